//! What could have been written where reading stopped.

use pest::error::{Error, ErrorVariant};

use super::table;
use super::wording::Voice;
use crate::phrase::{Phrase, phrase};
use crate::quantity::Unit;
use crate::syntax::grammar::{self, Role, Rule};
use crate::syntax::keyword::Keyword;

/// How many things are listed that could have been written.
pub(super) const LISTED: usize = 8;

/// Returns the rules that pest would have gone on with.
fn expected_rules(error: &Error<Rule>) -> &[Rule] {
    match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives,
        ErrorVariant::CustomError { .. } => &[],
    }
}

/// Returns whether a text in quotes was expected.
pub(super) fn expects_text(error: &Error<Rule>) -> bool {
    expected_rules(error).contains(&Rule::text)
}

/// Returns whether a name was expected.
pub(super) fn expects_name(error: &Error<Rule>) -> bool {
    let rules = expected_rules(error);
    rules.contains(&Rule::path) || rules.contains(&Rule::name)
}

/// Returns whether a length of time, or its unit, was expected.
pub(super) fn expects_duration(error: &Error<Rule>) -> bool {
    let rules = expected_rules(error);
    rules.contains(&Rule::duration) || rules.contains(&Rule::unit)
}

/// Returns every spelling of the words that were expected.
pub(super) fn expected_words(error: &Error<Rule>) -> Vec<&'static str> {
    let mut words = Vec::new();
    for rule in expected_rules(error) {
        let keyword = grammar::keyword(*rule);
        for keyword in keyword.iter().chain(table::heads(*rule)) {
            words.extend([keyword.vietnamese(), keyword.english()]);
        }
        if matches!(rule, Rule::duration | Rule::unit) {
            words.extend(Unit::ALL.iter().flat_map(|unit| unit.spellings()));
        }
    }
    words
}

/// Returns what was expected, in a reader's words and as a list; `None` if that is nothing that
/// can be told.
pub(super) fn expectation(voice: Voice, error: &Error<Rule>) -> Option<Phrase> {
    let rules = expected_rules(error);
    // A condition can nearly always go on; that is worth telling only where nothing else is.
    let needs_more = rules
        .iter()
        .any(|rule| !goes_on(*rule) && name_of(voice, *rule).is_some());
    let needs_value = rules.contains(&Rule::bracketed);
    let mut phrases: Vec<Phrase> = Vec::new();
    for rule in rules {
        if needs_more && goes_on(*rule) {
            continue;
        }
        let phrase = if needs_value && begins_value(*rule) {
            name_of(voice, Rule::expression)
        } else {
            name_of(voice, *rule)
        };
        phrases.extend(phrase.filter(|phrase| !phrases.contains(phrase)));
    }
    let list = |pick: fn(&Phrase) -> &str, or: &str| {
        let words: Vec<&str> = phrases.iter().take(LISTED).map(pick).collect();
        match words.split_last() {
            _ if phrases.len() > LISTED => format!("{}, …", words.join(", ")),
            Some((last, rest)) if !rest.is_empty() => format!("{} {or} {last}", rest.join(", ")),
            _ => words.join(""),
        }
    };
    (!phrases.is_empty()).then(|| {
        Phrase::new(
            list(|phrase| &phrase.vi, "hoặc"),
            list(|phrase| &phrase.en, "or"),
        )
    })
}

/// Returns whether a rule reads what may follow any value in a condition.
fn goes_on(rule: Rule) -> bool {
    match grammar::role(rule) {
        Role::Keyword(keyword) => matches!(
            keyword,
            Keyword::And | Keyword::Or | Keyword::In | Keyword::NotIn
        ),
        _ => matches!(
            rule,
            Rule::comparison | Rule::plus_minus | Rule::times_divide
        ),
    }
}

/// Returns whether a rule reads a value, or the beginning of one.
fn begins_value(rule: Rule) -> bool {
    match grammar::role(rule) {
        Role::Keyword(keyword) => matches!(
            keyword,
            Keyword::Exists
                | Keyword::No
                | Keyword::Every
                | Keyword::Count
                | Keyword::Sum
                | Keyword::Min
                | Keyword::Max
        ),
        _ => matches!(
            rule,
            Rule::path
                | Rule::text
                | Rule::number
                | Rule::percent
                | Rule::date
                | Rule::money
                | Rule::duration
                | Rule::amount
                | Rule::not
        ),
    }
}

/// Returns what a reader calls a thing that the grammar expected; `None` for what is not worth
/// telling.
fn name_of(voice: Voice, rule: Rule) -> Option<Phrase> {
    if let Some(keyword) = grammar::keyword(rule) {
        return Some(voice.keyword(keyword));
    }
    let (vi, en) = match rule {
        _ if grammar::role(rule) == Role::Block => ("dấu `{`", "`{`"),
        Rule::not => return Some(voice.keyword(Keyword::Not)),
        Rule::name => ("một tên gọi như `to-khai`", "a name such as `to-khai`"),
        Rule::path => ("một tên gọi như `ubnd-xa`", "a name such as `ubnd-xa`"),
        Rule::label => ("một số hiệu như `16`", "a number such as `16`"),
        Rule::text => ("một đoạn chữ trong ngoặc kép", "a text in quotes"),
        Rule::number => ("một số", "a number"),
        Rule::percent => ("một tỷ lệ như `20%`", "a percentage such as `20%`"),
        Rule::date => ("một ngày như `31/01/2026`", "a date such as `2026-01-31`"),
        Rule::money => (
            "một số tiền như `20_000 VND`",
            "an amount such as `20_000 VND`",
        ),
        Rule::duration | Rule::unit | Rule::amount => {
            let Phrase { vi, en } = voice.sample("3 ngày làm việc", "3 working days");
            return Some(phrase!(
                "một khoảng thời gian như {vi}",
                "a duration such as {en}"
            ));
        }
        Rule::binder => {
            let Phrase { vi, en } =
                voice.sample("hồ sơ d thuộc p.các-hồ-sơ", "document d in p.documents");
            return Some(phrase!("một biến như {vi}", "a variable such as {en}"));
        }
        Rule::define_parameter => {
            let Phrase { vi, en } = voice.sample("p: thủ tục", "p: procedure");
            return Some(phrase!("một tham số như {vi}", "a parameter such as {en}"));
        }
        Rule::comma => ("dấu `,`", "`,`"),
        Rule::equals => ("dấu `=`", "`=`"),
        Rule::expression
        | Rule::bracketed
        | Rule::call
        | Rule::set
        | Rule::constant
        | Rule::aggregate
        | Rule::quantified
        | Rule::function => ("một điều kiện hoặc giá trị", "a condition or a value"),
        Rule::comparison => ("một phép so sánh như `=`", "a comparison such as `=`"),
        Rule::plus_minus | Rule::times_divide => {
            ("một phép tính như `+`", "an operator such as `+`")
        }
        _ => return None,
    };
    Some(Phrase::new(vi, en))
}
