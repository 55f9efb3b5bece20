//! The grammar, and what each of its rules is for.
//!
//! The only file that derives a parser; the grammar itself is under `grammar/`. What a reader
//! calls the things it expects is in [`super::parse()`].

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::keyword::Keyword;

/// The parser that pest derives; every rule of `grammar/` is a variant of [`Rule`].
#[derive(pest_derive::Parser)]
#[grammar = "grammar/common.pest"]
#[grammar = "grammar/keyword.pest"]
#[grammar = "grammar/procedure.pest"]
#[grammar = "grammar/expression.pest"]
#[grammar = "grammar/rule.pest"]
#[grammar = "grammar/recovery.pest"]
pub(super) struct Grammar;

/// What a pair of a rule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A word of the language.
    Keyword(Keyword),
    /// The block of a clause.
    Block,
    /// A clause that may also stand before the block.
    Option,
    /// A line, or a part of one, that nothing reads.
    Junk,
    /// The end of the input.
    End,
    /// Anything else: a literal, a name, an expression, a clause.
    Other,
}

/// The role of each rule, by the rule's number.
static ROLES: LazyLock<Vec<Role>> = LazyLock::new(|| {
    let mut roles = vec![Role::Other; Rule::all_rules().len() + 1];
    // The end of the input is no rule of the grammar's own.
    roles[Rule::EOI as usize] = Role::End;
    let keywords: BTreeMap<String, Keyword> = Keyword::ALL
        .iter()
        .map(|keyword| (keyword.grammar_rule(), *keyword))
        .collect();
    for rule in Rule::all_rules() {
        let name = format!("{rule:?}");
        roles[*rule as usize] = match (keywords.get(&name), rule) {
            (Some(keyword), _) => Role::Keyword(*keyword),
            (_, Rule::optional_clause | Rule::basis_clause | Rule::note_clause) => Role::Option,
            (_, Rule::junk | Rule::table_junk | Rule::ruling_junk | Rule::stray) => Role::Junk,
            _ if name.ends_with("_body") => Role::Block,
            _ => Role::Other,
        };
    }
    roles
});

/// Returns what a pair of a rule is for.
pub(super) fn role(rule: Rule) -> Role {
    ROLES.get(rule as usize).copied().unwrap_or(Role::Other)
}

/// Returns the keyword that a grammar rule reads.
pub(super) fn keyword(rule: Rule) -> Option<Keyword> {
    match role(rule) {
        Role::Keyword(keyword) => Some(keyword),
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::syntax::keyword;

    /// Returns what `grammar/keyword.pest` must hold.
    fn keyword_grammar() -> String {
        let spellings = Keyword::ALL
            .iter()
            .flat_map(|keyword| [keyword.english(), keyword.vietnamese()]);
        let reserved = spellings
            .filter(|word| keyword::is_reserved(word))
            .collect();
        let rules = Keyword::ALL.iter().map(|keyword| {
            let mut alternatives = pattern(keyword.english());
            if keyword.english() != keyword.vietnamese() {
                alternatives = format!("{alternatives} | {}", pattern(keyword.vietnamese()));
            }
            let name = keyword.grammar_rule();
            format!("{name} = @{{ ({alternatives}) ~ word_end }}\n")
        });
        format!(
            "// The reserved words, in both vocabularies.\n//\n// Written from the table in \
             `src/syntax/keyword.rs`; a test keeps the two equal.\n\n{}\n\
             /// A word that begins or joins something, and so is never a name.\n\
             reserved = {}\n",
            rules.collect::<String>(),
            any_of(reserved),
        )
    }

    /// Returns an expression of the grammar that reads any of some words.
    ///
    /// It asks for the first letter first, since most words do not get past it; of words that
    /// begin alike the longer is tried first.
    pub(in crate::syntax) fn any_of(mut words: Vec<&str>) -> String {
        words.sort_unstable();
        words.dedup();
        let letter = |word: &str| word.chars().next().unwrap();
        let branches: Vec<String> = words
            .chunk_by(|left, right| letter(left) == letter(right))
            .map(|words| {
                let letter = letter(words[0]);
                let mut rests: Vec<&str> = words
                    .iter()
                    .map(|word| word.strip_prefix(letter).unwrap())
                    .collect();
                rests.sort_by_key(|rest| std::cmp::Reverse(rest.len()));
                let rests: Vec<String> = rests.into_iter().map(pattern).collect();
                format!("\"{letter}\" ~ ({})", rests.join(" | "))
            })
            .collect();
        format!("@{{ (\n    {}\n) ~ word_end }}", branches.join("\n  | "))
    }

    /// Returns an expression that reads words any white space apart.
    fn pattern(spelling: &str) -> String {
        format!("\"{}\"", spelling.replace(' ', "\" ~ gap ~ \""))
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
            .filter_map(|rule| super::keyword(*rule))
            .collect();
        let mut all = Keyword::ALL.to_vec();
        all.retain(|keyword| !found.contains(keyword));
        assert_eq!(all, []);
    }
}
