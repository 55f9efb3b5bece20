//! What a test expects, read from its `expect` clauses.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::phrase::{Phrase, phrase};
use crate::span::Spanned;
use crate::syntax::ast::{Clause, Expression, Word};
use crate::syntax::keyword::Keyword;

/// What a test expects.
#[derive(Default)]
pub(super) struct Expected<'a> {
    /// What is found.
    pub(super) findings: Vec<ExpectedFinding<'a>>,
    /// Whether something is left undecided.
    pub(super) unknown: bool,
    /// Whether nothing is found, and nothing left undecided.
    pub(super) nothing: bool,
    /// What holds once all that is proposed is carried out.
    pub(super) after_applying: Vec<&'a Spanned<Expression<'a>>>,
    /// How the target comes out.
    pub(super) targets: Vec<ExpectedTarget<'a>>,
}

/// `expect target T met by R, S`
pub(super) struct ExpectedTarget<'a> {
    /// `met`, `missed` or `unknown`.
    pub(super) outcome: Keyword,
    /// The rules whose proposals are carried out first.
    pub(super) by: Vec<Spanned<&'a str>>,
}

/// `expect R about p1, p1.a with r`
pub(super) struct ExpectedFinding<'a> {
    /// The names of what it is about.
    pub(super) about: Vec<&'a str>,
    /// Witnesses that have to be told, as they are named.
    pub(super) with: Vec<String>,
}

impl Expected<'_> {
    /// Whether anything is expected to be found, left open or changed.
    pub(super) fn is_something(&self) -> bool {
        !self.findings.is_empty()
            || self.unknown
            || !self.after_applying.is_empty()
            || !self.targets.is_empty()
    }
}

/// Reads the `expect` clauses; what contradicts another, or is about another rule than the tested,
/// is reported.
pub(super) fn expected<'a>(
    test: &'a Clause<'a>,
    rule: Spanned<&str>,
    sink: &mut Diagnostics,
) -> Expected<'a> {
    let mut expected = Expected::default();
    for expect in test.clauses_of(Keyword::Expect) {
        let named = expect.words.iter().find_map(|word| match &word.node {
            Word::Name(name) => Some(Spanned::new(name.as_ref(), word.span)),
            _ => None,
        });
        match expect.words.first().map(|word| &word.node) {
            Some(Word::Keyword(Keyword::AfterApplying)) => {
                if let Some(Word::Expression(written)) = expect.words.last().map(|word| &word.node)
                {
                    expected.after_applying.push(written);
                }
            }
            Some(Word::Keyword(Keyword::Nothing)) => expected.nothing = true,
            _ if named.is_some_and(|named| named.node != rule.node) => {
                sink.extend(named.map(|named| report_other_rule(named, rule.node)));
            }
            Some(Word::Keyword(Keyword::Target)) => {
                expected.targets.extend(expected_target(&expect.words));
            }
            Some(Word::Keyword(Keyword::Unknown)) => expected.unknown = true,
            Some(Word::Name(_)) => expected.findings.push(expected_finding(&expect.words)),
            _ => {}
        }
    }
    if expected.nothing == expected.is_something() && !sink.has_errors() {
        sink.push(report_expectations(rule, expected.nothing));
    }
    expected
}

/// Reads the names after `about`, and what stands after `with`.
fn expected_finding<'a>(words: &'a [Spanned<Word<'a>>]) -> ExpectedFinding<'a> {
    let with = Word::Keyword(Keyword::With);
    let mut parts = words.split(|word| word.node == with);
    let about = parts.next().unwrap_or_default().iter().skip(1);
    let about = about.filter_map(|word| match &word.node {
        Word::Name(name) => Some(name.as_ref()),
        _ => None,
    });
    let witnesses = parts.flat_map(|words| words.split(|word| word.node == Word::Comma));
    ExpectedFinding {
        about: about.collect(),
        with: witnesses.map(citation).collect(),
    }
}

/// Reads what follows `expect`, from `target` on.
fn expected_target<'a>(words: &'a [Spanned<Word<'a>>]) -> Option<ExpectedTarget<'a>> {
    let outcome = words.iter().find_map(|word| match word.node {
        Word::Keyword(outcome @ (Keyword::Met | Keyword::Missed | Keyword::Unknown)) => {
            Some(outcome)
        }
        _ => None,
    })?;
    // The first name is that of the target.
    let names = words.iter().filter_map(|word| match &word.node {
        Word::Name(name) => Some(Spanned::new(name.as_ref(), word.span)),
        _ => None,
    });
    let by = names.skip(1).collect();
    Some(ExpectedTarget { outcome, by })
}

/// Returns a name, or a citation as [`crate::rule::Citation`] is displayed.
fn citation(words: &[Spanned<Word<'_>>]) -> String {
    let words = words.iter().filter_map(|word| match &word.node {
        Word::Name(text) | Word::Label(text) => Some(text.to_string()),
        Word::Keyword(keyword) => Some(keyword.english().to_owned()),
        Word::Text(text) => Some(format!("\"{text}\"")),
        _ => None,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Says that there is no rule of the name that it tests.
pub(super) fn report_unknown_rule(tested: Spanned<&str>, group: &str) -> Diagnostic {
    let rule = tested.node;
    broken(
        tested,
        phrase!(
            "không có quy tắc hay chỉ tiêu `{rule}` để kiểm thử",
            "there is no rule or target `{rule}` to test"
        ),
    )
    .help(phrase!(
        "đặt kiểm thử cạnh quy tắc hay chỉ tiêu của nó (thư mục `{group}`) và viết đúng tên",
        "put the test beside its rule or target (folder `{group}`) and spell its name alike",
    ))
}
fn broken(name: Spanned<&str>, message: Phrase) -> Diagnostic {
    Diagnostic::error(Code::BrokenTest, name.span, message)
}

fn report_other_rule(named: Spanned<&str>, tested: &str) -> Diagnostic {
    let other = named.node;
    broken(
        named,
        phrase!(
            "kiểm thử của `{tested}` mong đợi điều của `{other}`",
            "a test of `{tested}` expects something of `{other}`"
        ),
    )
    .help(phrase!(
        "viết `{tested}`, hoặc chuyển sang một kiểm thử của `{other}`",
        "write `{tested}`, or move it to a test of `{other}`",
    ))
}

fn report_expectations(rule: Spanned<&str>, nothing: bool) -> Diagnostic {
    let message = if nothing {
        phrase!(
            "kiểm thử mong đợi vừa không có gì, vừa có điều khác",
            "the test expects nothing, and something too"
        )
    } else {
        phrase!(
            "kiểm thử chưa nói mong đợi gì",
            "the test does not say what to expect"
        )
    };
    let name = rule.node;
    broken(rule, message).help(phrase!(
        "viết `mong đợi {name} về …`, `mong đợi chưa rõ {name}` hoặc `mong đợi không phát hiện gì`",
        "write `expect {name} about …`, `expect unknown {name}` or `expect nothing`",
    ))
}

/// Says that a test of a target expects what only a rule can do, or the other way round.
pub(super) fn report_other_kind(tested: Spanned<&str>, is_target: bool) -> Diagnostic {
    let name = tested.node;
    if is_target {
        broken(
            tested,
            phrase!(
                "`{name}` là chỉ tiêu: kiểm thử chỉ nói được nó đạt hay không",
                "`{name}` is a target: a test says only whether it is met"
            ),
        )
        .help(phrase!(
            "viết `mong đợi chỉ tiêu {name} đạt`, `không đạt` hoặc `chưa rõ`",
            "write `expect target {name} met`, `missed` or `unknown`",
        ))
    } else {
        broken(
            tested,
            phrase!(
                "`{name}` là quy tắc, không phải chỉ tiêu",
                "`{name}` is a rule and no target"
            ),
        )
        .help(phrase!(
            "viết `mong đợi {name} về …`",
            "write `expect {name} about …`",
        ))
    }
}

/// Says that there is no rule of the name whose proposals are to be carried out.
pub(super) fn report_unknown_proposer(named: Spanned<&str>) -> Diagnostic {
    let name = named.node;
    broken(
        named,
        phrase!(
            "không có quy tắc `{name}` để áp dụng đề xuất",
            "there is no rule `{name}` whose proposals could be carried out"
        ),
    )
    .help(phrase!(
        "viết tên một quy tắc sau `do`",
        "name a rule behind `by`"
    ))
}

/// Says that a rule, target or test inside a test is not read.
pub(super) fn report_inner(inner: &Clause<'_>) -> Diagnostic {
    let name = inner
        .name()
        .expect("the parser leaves out declarations without a name");
    let named = name.node;
    broken(
        name,
        phrase!(
            "`{named}` nằm trong một kiểm thử nên không được đọc",
            "`{named}` stands inside a test and is not read"
        ),
    )
    .help(phrase!(
        "đặt quy tắc, chỉ tiêu và kiểm thử cạnh nhau, không lồng vào nhau",
        "put rules, targets and tests beside one another, not inside",
    ))
}
