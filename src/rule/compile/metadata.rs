//! One rule: its metadata, its variables and conditions, its message and proposals.

use super::body::{Read, Requirement, variables_of};
use super::{Body, Library, Source};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Period;
use crate::phrase::{Phrase, phrase};
use crate::rule::join::{Joiner, conjuncts};
use crate::rule::plan::{Node, Plan, Slot};
use crate::rule::{Citation, Message, Rule};
use crate::span::{Span, Spanned};
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

/// Compiles one rule; `None` if something in it is wrong, which has then been reported.
pub(super) fn compile_rule(
    library: &Library<'_, '_>,
    source: &Source<'_, '_>,
    clause: &Clause<'_>,
    sink: &mut Diagnostics,
) -> Option<Rule> {
    let name = clause
        .name()
        .expect("the parser leaves out declarations without a name");
    check_file_name(source, clause.keyword, name, sink);
    let head = Header::of(clause, name.span);
    let is_whole = head.check(&NEEDED, sink);
    let mut body = Body::new(library, sink);
    let plan = body.plan(clause);
    let message = body.message(clause);
    let proposes: Option<Vec<_>> = {
        let proposals: Vec<_> = clause
            .clauses_of(Keyword::Propose)
            .map(|propose| body.proposed(propose))
            .collect();
        proposals.into_iter().collect()
    };
    let (slots, indexes, parameters) = (body.slots, body.indexes, body.parameters);
    let (mut plan, message, proposes) = (plan?, message?, proposes?);
    if !is_whole {
        return None;
    }
    plan.slots = slots;
    plan.indexes = indexes;
    Some(Rule {
        name: name.node.to_owned(),
        group: source.group.to_owned(),
        title: Phrase::new(clause.title()?, head.text(Keyword::English)?),
        criterion: head.constant(Keyword::Criterion)?,
        severity: head.constant(Keyword::Severity)?,
        confidence: head.constant(Keyword::Confidence)?,
        state: head.constant(Keyword::State).unwrap_or(Keyword::Stable),
        replaced_by: successor(clause).map(|name| name.node.to_owned()),
        bases: clause
            .clauses_of(Keyword::Basis)
            .flat_map(|clause| citations(&clause.words))
            .collect(),
        period: head.period(),
        why: head.text(Keyword::Why)?.to_owned(),
        subsumes: clause
            .clauses_of(Keyword::Subsumes)
            .flat_map(names)
            .collect(),
        parameters: parameters.into_iter().collect(),
        span: name.span,
        plan,
        message,
        proposes,
    })
}

/// Reports what is shipped in a file of another name.
pub(super) fn check_file_name(
    source: &Source<'_, '_>,
    kind: Keyword,
    name: Spanned<&str>,
    sink: &mut Diagnostics,
) {
    let Some(stem) = source.stem.filter(|stem| *stem != name.node) else {
        return;
    };
    let (named, vi, en) = (name.node, kind.vietnamese(), kind.english());
    sink.push(
        Diagnostic::warning(
            Code::RuleFileName,
            name.span,
            phrase!(
                "{vi} `{named}` nằm trong tệp `{stem}.tthc`",
                "the {en} `{named}` stands in the file `{stem}.tthc`"
            ),
        )
        .help(phrase!(
            "đổi tên tệp thành `{named}.tthc`",
            "rename the file to `{named}.tthc`"
        )),
    );
}

/// How missing clauses could be written.
fn samples(missing: &[Keyword], spelling: fn(Keyword) -> &'static str) -> String {
    let sample = |keyword: &Keyword| {
        let rest = match keyword {
            Keyword::Criterion => spelling(Keyword::Reasonable),
            Keyword::Severity => spelling(Keyword::Should),
            Keyword::Confidence => spelling(Keyword::Medium),
            Keyword::English | Keyword::Why => "\"…\"",
            Keyword::Message => "vi \"…\" en \"…\"",
            Keyword::Measure => {
                return format!(
                    "`{} {} …`",
                    spelling(*keyword),
                    spelling(Keyword::ReductionOf)
                );
            }
            _ => "…",
        };
        format!("`{} {rest}`", spelling(*keyword))
    };
    missing.iter().map(sample).collect::<Vec<_>>().join(", ")
}

/// The clauses that every rule must have.
const NEEDED: [Keyword; 9] = [
    Keyword::English,
    Keyword::Criterion,
    Keyword::Severity,
    Keyword::Confidence,
    Keyword::Basis,
    Keyword::Why,
    Keyword::ForEach,
    Keyword::When,
    Keyword::Message,
];

/// The clauses of a rule or target that say what it is, not what it looks for.
pub(super) struct Header<'a, 'src> {
    clause: &'a Clause<'src>,
    span: Span,
}

impl<'a, 'src> Header<'a, 'src> {
    pub(super) fn of(clause: &'a Clause<'src>, span: Span) -> Self {
        Self { clause, span }
    }

    /// Returns whether a title and all needed clauses are there; what is missing is reported.
    pub(super) fn check(&self, needed: &[Keyword], sink: &mut Diagnostics) -> bool {
        let needed = needed.iter().copied();
        let missing: Vec<Keyword> = needed
            .filter(|keyword| self.clause.clauses_of(*keyword).next().is_none())
            .collect();
        if !missing.is_empty() {
            self.report_missing(&missing, sink);
        }
        if self.clause.title().is_none() {
            self.report_missing_title(sink);
        }
        missing.is_empty() && self.clause.title().is_some()
    }

    fn report_missing_title(&self, sink: &mut Diagnostics) {
        let kind = self.clause.keyword;
        let (vi, en) = (kind.vietnamese(), kind.english());
        let name = self.clause.name().map_or("", |name| name.node);
        let message = phrase!("{vi} chưa có tiêu đề", "the {en} has no title");
        sink.push(
            Diagnostic::error(Code::MissingMetadata, self.span, message).help(phrase!(
                "viết tiêu đề trong ngoặc kép sau tên gọi: `{vi} {name} \"…\"`",
                "write it in quotes behind the name: `{en} {name} \"…\"`"
            )),
        );
    }

    fn report_missing(&self, missing: &[Keyword], sink: &mut Diagnostics) {
        let kind = self.clause.keyword;
        let list = |spelling: fn(Keyword) -> &'static str| {
            missing
                .iter()
                .map(|keyword| format!("`{}`", spelling(*keyword)))
                .collect::<Vec<_>>()
                .join(", ")
        };
        sink.push(
            Diagnostic::error(
                Code::MissingMetadata,
                self.span,
                Phrase::new(
                    format!(
                        "{} chưa có {}",
                        kind.vietnamese(),
                        list(Keyword::vietnamese)
                    ),
                    format!("the {} has no {}", kind.english(), list(Keyword::english)),
                ),
            )
            .help(Phrase::new(
                format!(
                    "thêm vào {}, ví dụ {}",
                    kind.vietnamese(),
                    samples(missing, Keyword::vietnamese)
                ),
                format!(
                    "add to the {}, such as {}",
                    kind.english(),
                    samples(missing, Keyword::english)
                ),
            )),
        );
    }

    pub(super) fn text(&self, keyword: Keyword) -> Option<&'a str> {
        self.clause
            .clauses_of(keyword)
            .next()?
            .title()
            .map(AsRef::as_ref)
    }

    fn constant(&self, keyword: Keyword) -> Option<Keyword> {
        match self.clause.clauses_of(keyword).next()?.words.first()?.node {
            Word::Keyword(constant) => Some(constant),
            _ => None,
        }
    }

    pub(super) fn period(&self) -> Period {
        let Some(clause) = self.clause.clauses_of(Keyword::InForce).next() else {
            return Period::default();
        };
        let date = |keyword| match clause.word_after(keyword).map(|word| &word.node) {
            Some(Word::Date(date)) => Some(*date),
            _ => None,
        };
        Period {
            from: date(Keyword::From),
            until: date(Keyword::Until),
        }
    }
}

/// Returns the rule that `state deprecated replaced by …` names.
pub(super) fn successor<'c>(rule: &'c Clause<'_>) -> Option<Spanned<&'c str>> {
    let state = rule.clauses_of(Keyword::State).next()?;
    match state.word_after(Keyword::ReplacedBy)? {
        Spanned {
            node: Word::Name(name),
            span,
        } => Some(Spanned::new(name, *span)),
        _ => None,
    }
}

fn names<'a>(clause: &'a Clause<'_>) -> impl Iterator<Item = String> + 'a {
    clause.words.iter().filter_map(|word| match &word.node {
        Word::Name(name) => Some(name.to_string()),
        _ => None,
    })
}

/// Reads `nd-61-2018 article 3, kh-can-gio-2023 section "II.1"`.
pub fn citations(words: &[Spanned<Word<'_>>]) -> Vec<Citation> {
    words
        .split(|word| word.node == Word::Comma)
        .filter_map(|words| {
            let Some(Spanned {
                node: Word::Name(law),
                ..
            }) = words.first()
            else {
                return None;
            };
            let after = |keyword| {
                let position = words
                    .iter()
                    .position(|word| word.node == Word::Keyword(keyword))?;
                match &words.get(position + 1)?.node {
                    Word::Label(label) => Some(label.to_string()),
                    Word::Text(text) => Some(text.to_string()),
                    _ => None,
                }
            };
            Some(Citation {
                law: law.to_string(),
                annex: after(Keyword::Annex),
                article: after(Keyword::Article),
                clause: after(Keyword::ClauseNumber),
                point: after(Keyword::Point),
                section: after(Keyword::Section),
            })
        })
        .collect()
}

impl<'a> Body<'a, '_, '_> {
    /// Compiles the variables and conditions of a rule to a plan; leaves its names in scope.
    pub(super) fn plan(&mut self, clause: &'a Clause<'_>) -> Option<Plan> {
        let Read {
            about,
            witnesses,
            values,
            conditions,
        } = self.read(clause)?;
        let conditions = conditions.into_iter().map(|Requirement { node, unless }| {
            if unless {
                Node::Not(Box::new(node))
            } else {
                node
            }
        });
        let mut conditions: Vec<Node> = conditions.flat_map(conjuncts).collect();
        let about_slots: Vec<Slot> = about.iter().map(|variable| variable.slot).collect();
        let witness_slots = witnesses
            .iter()
            .map(|variable| (variable.name.clone(), variable.slot))
            .collect();
        let mut joiner = Joiner {
            conditions: &mut conditions,
            indexes: &mut self.indexes,
            bound: 0,
        };
        let bound = joiner
            .bind(about, true)
            .and_then(|about| Ok((about, joiner.bind(witnesses, false)?)));
        match bound {
            Ok((about, witnesses)) => Some(Plan {
                about,
                about_slots,
                witnesses,
                witness_slots,
                values,
                ..Plan::default()
            }),
            Err(variable) => {
                let span = variables_of(clause)
                    .find(|binder| binder.variable.node == variable.name.as_str())
                    .map_or(clause.span, |binder| binder.variable.span);
                self.report_unjoined(&variable, span);
                None
            }
        }
    }

    fn message(&mut self, clause: &'a Clause<'_>) -> Option<Message> {
        let mut message = Message {
            vi: Vec::new(),
            en: Vec::new(),
        };
        let mut whole = true;
        for clause in clause.clauses_of(Keyword::Message) {
            for (keyword, segments) in [
                (Keyword::InVietnamese, &mut message.vi),
                (Keyword::InEnglish, &mut message.en),
            ] {
                if let Some(Spanned {
                    node: Word::Text(text),
                    span,
                }) = clause.word_after(keyword)
                {
                    match self.template(text, *span) {
                        Some(words) => *segments = words,
                        None => whole = false,
                    }
                }
            }
        }
        if !whole {
            return None;
        }
        let written = clause.clauses_of(Keyword::Message).next();
        for (segments, vi, en) in [
            (&message.vi, "tiếng Việt", "Vietnamese"),
            (&message.en, "tiếng Anh", "English"),
        ] {
            if let Some(written) = written.filter(|_| segments.is_empty()) {
                let span = written.words.first().map_or(written.span, |word| word.span);
                self.report(
                    Diagnostic::error(
                        Code::MissingMetadata,
                        span,
                        phrase!(
                            "thông báo chưa có lời {vi}",
                            "the message has no {en} wording"
                        ),
                    )
                    .help(phrase!(
                        "viết `thông báo vi \"…\" en \"…\"`",
                        "write `message vi \"…\" en \"…\"`"
                    )),
                );
                return None;
            }
        }
        Some(message)
    }
}
