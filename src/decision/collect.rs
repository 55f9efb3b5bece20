//! Reads what files declare as decisions, and reports what a decision may not be.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::fault::{Fault, faults};
use super::{Decision, Kept, Verdict, particular};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, similar};
use crate::finding::wording;
use crate::model::Model;
use crate::phrase::phrase;
use crate::rule::compile::RuleSet;
use crate::span::{Span, Spanned};
use crate::syntax::ast::{Clause, File, Word};
use crate::syntax::keyword::Keyword;

/// Returns the decisions of some files by rule, by what they are about and by day; reports into the
/// sink and leaves out what is broken.
///
/// Time grows with the decisions as sorting them does.
pub fn collect(
    files: &[File<'_>],
    rules: &RuleSet,
    model: &Model,
    sink: &mut Diagnostics,
) -> Vec<Decision> {
    let unread = sink.error_places();
    let clauses = files.iter().flat_map(|file| &file.declarations);
    let clauses = clauses.filter(|clause| clause.keyword == Keyword::Decision);
    let mut decisions: Vec<Decision> = clauses
        .filter_map(|clause| {
            let is_whole = !unread.within(clause.span);
            let reader = Reader {
                clause,
                is_whole,
                sink,
            };
            reader.decision(rules, model)
        })
        .collect();
    decisions.sort_by(|left, right| {
        let key = |decision: &Decision| (decision.on, decision.span);
        (&left.rule, &left.about)
            .cmp(&(&right.rule, &right.about))
            .then_with(|| key(left).cmp(&key(right)))
    });
    for same in decisions.chunk_by(|left, right| {
        (&left.rule, &left.about, left.on) == (&right.rule, &right.about, right.on)
    }) {
        for again in &same[1..] {
            sink.push(twice(&same[0], again));
        }
    }
    decisions
}

/// Reads one decision.
struct Reader<'c, 'sink> {
    clause: &'c Clause<'c>,
    /// Whether everything in it could be read.
    is_whole: bool,
    sink: &'sink mut Diagnostics,
}

impl<'c> Reader<'c, '_> {
    fn decision(mut self, rules: &RuleSet, model: &Model) -> Option<Decision> {
        let before = self.sink.len();
        let verdict = self.verdict();
        let decision = Decision {
            verdict,
            rule: self.rule(rules),
            about: self.about(model),
            reason: self.text(Keyword::Reason),
            by: self.text(Keyword::By),
            document: self.text(Keyword::DecidedIn),
            on: self.date(Keyword::DecidedOn),
            until: self.date(Keyword::Until),
            due: self.date(Keyword::Due),
            evidence: self.evidence(),
            span: self.head(),
        };
        self.check(&decision);
        (self.sink.len() == before).then_some(decision)
    }

    fn verdict(&self) -> Verdict {
        let first = self.clause.words.first();
        let verdict = first.and_then(|word| match word.node {
            Word::Keyword(keyword) => Verdict::of_keyword(keyword),
            _ => None,
        });
        verdict.expect("the grammar puts a verdict first")
    }

    /// Returns the place of the declaration up to its block.
    fn head(&self) -> Span {
        let words = &self.clause.words;
        let last = words.last().map_or(self.clause.span, |word| word.span);
        Span::new(last.file, self.clause.span.start, last.end)
    }

    /// Reads the name of the rule; one that does not exist is reported.
    fn rule(&mut self, rules: &RuleSet) -> String {
        let Some(Spanned {
            node: Word::Name(name),
            span,
        }) = self.clause.words.get(1)
        else {
            unreachable!("the grammar puts the name of a rule after the verdict")
        };
        let known = rules.rules.items().iter().map(|rule| rule.name.as_str());
        if !known.clone().any(|known| known == name) {
            let message = phrase!(
                "không có quy tắc nào tên là `{name}`",
                "there is no rule `{name}`"
            );
            let help = similar::nearest(name, known).map_or_else(
                || {
                    phrase!(
                        "xem tên các quy tắc bằng `tinhgon rules list`",
                        "`tinhgon rules list` names the rules there are"
                    )
                },
                |near| phrase!("có phải ý là `{near}`?", "did you mean `{near}`?"),
            );
            let unknown = Diagnostic::error(Code::UnknownRule, *span, message);
            self.sink.push(unknown.help(help));
        }
        name.clone().into_owned()
    }

    /// Reads what it is about; a field named without its form is named in full.
    fn about(&self, model: &Model) -> Vec<String> {
        let names = self.clause.words[2..].iter();
        let names = names.filter_map(|word| match &word.node {
            Word::Name(name) => Some(model.find(name).map_or_else(
                || name.clone().into_owned(),
                |thing| wording::name(thing, model),
            )),
            Word::Text(text) => Some(text.clone().into_owned()),
            _ => None,
        });
        particular(&names.collect::<Vec<String>>())
    }

    /// Returns the first clause of a keyword; any other is reported.
    fn only(&mut self, keyword: Keyword) -> Option<&'c Clause<'c>> {
        let clause: &'c Clause<'c> = self.clause;
        let mut clauses = clause.clauses_of(keyword);
        let first = clauses.next()?;
        for again in clauses {
            self.sink.push(repeated(first.span, again));
        }
        Some(first)
    }

    fn text(&mut self, keyword: Keyword) -> Option<String> {
        let clause = self.only(keyword)?;
        let text = clause.title().map(|text| text.trim().to_owned())?;
        let span = clause.span;
        if text.is_empty() {
            let (vi, en) = (keyword.vietnamese(), keyword.english());
            let message = phrase!("`{vi}` để trống", "`{en}` is empty");
            let empty = Diagnostic::error(Code::BrokenDecision, span, message);
            self.sink.push(empty.help(phrase!(
                "ghi rõ, hoặc bỏ cả mệnh đề",
                "say it, or remove the clause"
            )));
        }
        Some(text)
    }

    fn date(&mut self, keyword: Keyword) -> Option<Date> {
        let words = &self.only(keyword)?.words;
        words.iter().find_map(|word| match word.node {
            Word::Date(date) => Some(date),
            _ => None,
        })
    }

    fn evidence(&mut self) -> Option<Vec<Kept>> {
        let mut none = None;
        let mut values: BTreeMap<&str, (Span, &str)> = BTreeMap::new();
        for clause in self.clause.clauses_of(Keyword::Evidence) {
            let (Some(name), Some(value)) = (clause.name(), clause.title()) else {
                none = Some(clause.span);
                continue;
            };
            if let Some((first, _)) = values.insert(name.node, (clause.span, value)) {
                self.sink.push(repeated(first, clause));
            }
        }
        if let (Some(none), Some((value, _))) = (none, values.values().next()) {
            let message = phrase!(
                "ghi là không có chứng cứ gì, nhưng lại có ở chỗ khác",
                "says that there is no evidence, and yet there is some"
            );
            let both = Diagnostic::error(Code::Contradiction, none, message);
            self.sink.push(
                both.related(*value, phrase!("có ở đây", "it is here"))
                    .help(phrase!("bỏ một trong hai", "remove one of the two")),
            );
        }
        let values = values.into_iter().map(|(name, (_, value))| Kept {
            name: name.to_owned(),
            value: value.to_owned(),
        });
        let values: Vec<Kept> = values.collect();
        (none.is_some() || !values.is_empty()).then_some(values)
    }

    /// Reports what a decision of its kind lacks, or may not say; of one that could not be read
    /// whole, nobody knows what it lacks.
    fn check(&mut self, decision: &Decision) {
        for fault in faults(decision) {
            let clause = match &fault {
                Fault::Lacks(..) if !self.is_whole => continue,
                Fault::Lacks(..) => None,
                Fault::Misplaced(_, clause) | Fault::Backward { clause, .. } => Some(*clause),
            };
            let clause = clause.and_then(|keyword| self.clause.clauses_of(keyword).next());
            let span = clause.map_or(decision.span, |clause| clause.span);
            let wrong = Diagnostic::error(fault.code(), span, fault.message());
            self.sink.push(wrong.help(fault.help()));
        }
    }
}

/// Returns what a declaration decides on as it stands there: the rule, what it is about, and when.
pub fn stated(clause: &Clause<'_>) -> (String, Vec<String>, Option<Date>) {
    let rule = match clause.words.get(1).map(|word| &word.node) {
        Some(Word::Name(rule)) => rule.clone().into_owned(),
        _ => String::new(),
    };
    let about = clause.words.iter().skip(2);
    let about = about.filter_map(|word| match &word.node {
        Word::Name(text) | Word::Text(text) => Some(text.clone().into_owned()),
        _ => None,
    });
    let about: Vec<String> = about.collect();
    let on = clause.clauses_of(Keyword::DecidedOn).next();
    let on = on.and_then(|on| {
        on.words.iter().find_map(|word| match word.node {
            Word::Date(date) => Some(date),
            _ => None,
        })
    });
    (rule, particular(&about), on)
}

/// Two decisions of one day on one finding.
fn twice(first: &Decision, again: &Decision) -> Diagnostic {
    let message = phrase!(
        "một phát hiện có hai quyết định cùng ngày",
        "one finding is decided on twice on one day"
    );
    Diagnostic::error(Code::BrokenDecision, again.span, message)
        .related(
            first.span,
            phrase!("quyết định kia ở đây", "the other is here"),
        )
        .help(phrase!(
            "giữ lại một; quyết định ký sau, khác ngày, thì thay cho quyết định ký trước",
            "keep one of them; of two days, the later decision holds"
        ))
}

/// A clause that says again what one clause has said.
fn repeated(first: Span, again: &Clause<'_>) -> Diagnostic {
    let (vi, en) = (again.keyword.vietnamese(), again.keyword.english());
    let message = phrase!("`{vi}` được ghi hai lần", "`{en}` is said twice");
    Diagnostic::error(Code::RepeatedClause, again.span, message)
        .related(first, phrase!("ghi lần đầu ở đây", "first said here"))
        .help(phrase!("giữ lại một", "keep one of them"))
}
