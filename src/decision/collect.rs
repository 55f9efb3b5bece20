//! Reads what files declare as decisions, and reports what a decision may not be.

use std::collections::BTreeMap;

use jiff::civil::Date;

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
        self.check_complete(&decision);
        self.check_dates(&decision);
        (self.sink.len() == before).then_some(decision)
    }

    fn verdict(&self) -> Verdict {
        let first = self.clause.words.first();
        let verdicts = Verdict::ALL.into_iter();
        let mut verdicts = verdicts.filter(|verdict| {
            first.is_some_and(|word| word.node == Word::Keyword(verdict.keyword()))
        });
        verdicts.next().expect("the grammar puts a verdict first")
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

    /// Reports what a decision of its kind must say, and does not.
    fn check_complete(&mut self, decision: &Decision) {
        let needed: &[(Keyword, bool)] = &[
            (Keyword::Reason, decision.reason.is_none()),
            (Keyword::By, decision.by.is_none()),
            (Keyword::DecidedOn, decision.on.is_none()),
            (
                Keyword::Until,
                decision.until.is_none() && decision.verdict == Verdict::Defer,
            ),
        ];
        // Whoever accepts says what the finding says.
        if decision.verdict == Verdict::Accept || !self.is_whole {
            return;
        }
        let missing = needed.iter().filter(|(_, is_missing)| *is_missing);
        let missing: Vec<Keyword> = missing.map(|(keyword, _)| *keyword).collect();
        if missing.is_empty() {
            return;
        }
        let list = |spelling: fn(Keyword) -> &'static str| {
            let words = missing.iter().map(|word| format!("`{}`", spelling(*word)));
            words.collect::<Vec<_>>().join(", ")
        };
        let (vi, en) = (list(Keyword::vietnamese), list(Keyword::english));
        let message = phrase!("quyết định thiếu {vi}", "the decision lacks {en}");
        let verdict = decision.verdict.keyword();
        let (vi, en) = (verdict.vietnamese(), verdict.english());
        let help = phrase!(
            "quyết định `{vi}` phải nói vì sao, ai quyết định, ngày nào; tạm hoãn thì thêm đến ngày nào",
            "whoever writes `{en}` says why, who decided and on which day; what is deferred, until when"
        );
        let incomplete = Diagnostic::error(Code::BrokenDecision, decision.span, message);
        self.sink.push(incomplete.help(help));
    }

    /// Reports dates that do not belong to a decision of its kind, or come before it.
    fn check_dates(&mut self, decision: &Decision) {
        let (wrong, right, help) = if decision.verdict == Verdict::Accept {
            let help = phrase!(
                "việc đã chấp nhận thì có `hạn hoàn thành`",
                "what is accepted has a `due` date"
            );
            (Keyword::Until, Keyword::Due, help)
        } else {
            let help = phrase!(
                "chỉ việc đã chấp nhận mới có hạn hoàn thành; ở đây ghi `đến`",
                "only what is accepted is due; write `until` here"
            );
            (Keyword::Due, Keyword::Until, help)
        };
        if let Some(clause) = self.clause.clauses_of(wrong).next() {
            let verdict = decision.verdict.keyword();
            let (vi, en) = (verdict.vietnamese(), verdict.english());
            let (vi_wrong, en_wrong) = (wrong.vietnamese(), wrong.english());
            let message = phrase!(
                "quyết định `{vi}` không có `{vi_wrong}`",
                "what says `{en}` has no `{en_wrong}`"
            );
            let misplaced = Diagnostic::error(Code::BrokenDecision, clause.span, message);
            self.sink.push(misplaced.help(help));
        }
        let Some(clause) = self.clause.clauses_of(right).next() else {
            return;
        };
        let (Some(on), Some(end)) = (decision.on, decision.until.or(decision.due)) else {
            return;
        };
        if end < on {
            let [vi_on, vi_end] = [on, end].map(|day| wording::date(day).vi);
            let message = phrase!(
                "ngày {vi_end} đứng trước ngày quyết định {vi_on}",
                "{end} comes before the day of the decision, {on}"
            );
            let backward = Diagnostic::error(Code::BackwardPeriod, clause.span, message);
            self.sink.push(backward.help(phrase!(
                "đổi chỗ hoặc sửa lại hai ngày",
                "swap or correct the two dates"
            )));
        }
    }
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
