//! The grammar, and what a reader calls each of its rules.
//!
//! The only file that derives a parser; the grammar itself is under `grammar/`.

use std::sync::LazyLock;

use super::keyword::Keyword;
use crate::phrase::Phrase;

/// The parser that pest derives; every rule of `grammar/` is a variant of [`Rule`].
#[derive(pest_derive::Parser)]
#[grammar = "grammar/common.pest"]
#[grammar = "grammar/keyword.pest"]
#[grammar = "grammar/procedure.pest"]
#[grammar = "grammar/expression.pest"]
#[grammar = "grammar/rule.pest"]
pub(super) struct Grammar;

/// The keyword of each grammar rule, by the rule's number; `None` for rules that are no keyword.
static KEYWORDS: LazyLock<Vec<Option<Keyword>>> = LazyLock::new(|| {
    let mut keywords = vec![None; Rule::all_rules().len() + 1];
    for rule in Rule::all_rules() {
        let name = format!("{rule:?}");
        keywords[*rule as usize] = Keyword::ALL
            .iter()
            .copied()
            .find(|keyword| keyword.grammar_rule() == name);
    }
    keywords
});

/// Returns the keyword that a grammar rule reads.
pub(super) fn keyword(rule: Rule) -> Option<Keyword> {
    KEYWORDS.get(rule as usize).copied().flatten()
}

/// Returns what a reader calls a thing that the grammar expected; `None` for what is not worth
/// telling, such as a whole body of alternatives.
pub(super) fn expected(rule: Rule) -> Option<Phrase> {
    if let Some(keyword) = keyword(rule) {
        return Some(Phrase::new(
            format!("`{}`", keyword.vietnamese()),
            format!("`{}`", keyword.english()),
        ));
    }
    let (vi, en) = match rule {
        Rule::name => ("một tên gọi như `to-khai`", "a name such as `to-khai`"),
        Rule::path => ("một tên gọi như `ubnd-xa`", "a name such as `ubnd-xa`"),
        Rule::label => ("một số hiệu như `16`", "a number such as `16`"),
        Rule::text => ("một đoạn chữ trong ngoặc kép", "a text in quotes"),
        Rule::number => ("một số", "a number"),
        Rule::percent => ("một tỷ lệ như `20%`", "a percentage such as `20%`"),
        Rule::date => ("một ngày như `2026-01-31`", "a date such as `2026-01-31`"),
        Rule::money => (
            "một số tiền như `20_000 VND`",
            "an amount such as `20_000 VND`",
        ),
        Rule::duration | Rule::unit | Rule::amount => (
            "một khoảng thời gian như `3 ngày làm việc`",
            "a duration such as `3 working days`",
        ),
        Rule::comma => ("dấu `,`", "`,`"),
        Rule::equals => ("dấu `=`", "`=`"),
        Rule::binder => (
            "một biến như `hồ sơ d thuộc p.các-hồ-sơ`",
            "a variable such as `document d in p.documents`",
        ),
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what `grammar/keyword.pest` must hold.
    fn keyword_grammar() -> String {
        let mut text = String::from(
            "// The reserved words, in both vocabularies.\n//\n// Written from the table in \
             `src/syntax/keyword.rs`; a test keeps the two equal.\n\n",
        );
        let pattern = |spelling: &str| {
            spelling
                .split(' ')
                .map(|word| format!("\"{word}\""))
                .collect::<Vec<_>>()
                .join(" ~ gap ~ ")
        };
        for keyword in Keyword::ALL {
            let mut alternatives = pattern(keyword.english());
            if keyword.english() != keyword.vietnamese() {
                alternatives = format!("{alternatives} | {}", pattern(keyword.vietnamese()));
            }
            text += &format!(
                "{} = @{{ ({alternatives}) ~ !name_char }}\n",
                keyword.grammar_rule()
            );
        }
        text
    }

    #[test]
    fn the_keyword_grammar_is_the_keyword_table() {
        assert_eq!(
            include_str!("../../grammar/keyword.pest"),
            keyword_grammar()
        );
    }

    #[test]
    fn every_keyword_has_its_rule() {
        let found: Vec<Keyword> = Rule::all_rules()
            .iter()
            .filter_map(|rule| keyword(*rule))
            .collect();
        let mut all = Keyword::ALL.to_vec();
        all.retain(|keyword| !found.contains(keyword));
        assert_eq!(all, []);
    }
}
