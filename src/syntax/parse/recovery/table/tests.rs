//! The table against the text of the grammar.

use std::collections::BTreeMap;

use super::*;
use crate::syntax::grammar::tests::any_of;

const GRAMMAR: &str = concat!(
    include_str!("../../../../../grammar/common.pest"),
    include_str!("../../../../../grammar/keyword.pest"),
    include_str!("../../../../../grammar/procedure.pest"),
    include_str!("../../../../../grammar/expression.pest"),
    include_str!("../../../../../grammar/rule.pest"),
    include_str!("../../../../../grammar/recovery.pest"),
);

/// What the grammar says: for each rule whether it is silent, and its definition.
struct Definitions(BTreeMap<&'static str, (bool, String)>);

impl Definitions {
    fn read() -> Self {
        let mut definitions: BTreeMap<&str, (bool, String)> = BTreeMap::new();
        let mut current = "";
        for line in GRAMMAR.lines().filter(|line| !line.starts_with("//")) {
            let is_head = line.starts_with(|letter: char| letter.is_ascii_alphabetic());
            let rest = if let (true, Some((name, rest))) = (is_head, line.split_once('=')) {
                current = name.trim();
                let rest = rest.trim_start();
                let body = rest.trim_start_matches(['_', '@', '$', '!']);
                definitions.insert(current, (rest.starts_with('_'), String::new()));
                body.strip_prefix('{').unwrap()
            } else {
                line
            };
            if let Some((_, definition)) = definitions.get_mut(current) {
                definition.push_str(rest);
                definition.push(' ');
            }
        }
        for (_, definition) in definitions.values_mut() {
            *definition = definition.trim_end().strip_suffix('}').unwrap().to_owned();
        }
        Self(definitions)
    }

    fn of(&self, rule: &str) -> &str {
        &self.0[rule].1
    }

    /// The rules that a silent rule stands for; a rule that gives a pair stands for itself.
    fn expand(&self, rule: &'static str) -> Vec<&'static str> {
        let (is_silent, definition) = &self.0[rule];
        if !is_silent {
            return vec![rule];
        }
        let names = alternatives(definition);
        names
            .iter()
            .flat_map(|name| self.expand(self.key(name)))
            .collect()
    }

    fn key(&self, name: &str) -> &'static str {
        self.0.get_key_value(name).unwrap().0
    }

    /// The keywords with which a definition begins.
    fn first_words(&self, definition: &str) -> Vec<String> {
        let mut words = Vec::new();
        for alternative in alternatives(definition) {
            if let Some(group) = alternative.strip_prefix('(') {
                let mut depth = 1;
                let end = group.find(|letter| {
                    depth += i32::from(letter == '(') - i32::from(letter == ')');
                    depth == 0
                });
                words.extend(self.first_words(&group[..end.unwrap()]));
                continue;
            }
            let end = alternative.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
            let name = &alternative[..end.unwrap_or(alternative.len())];
            if name.starts_with("kw_") {
                words.push(name.to_owned());
            } else {
                words.extend(self.first_words(self.of(name)));
            }
        }
        words.dedup();
        words
    }
}

/// Splits a definition at the bars that stand in no bracket and in no text.
fn alternatives(definition: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let (mut depth, mut is_text) = (0, false);
    for letter in definition.chars() {
        is_text ^= letter == '"';
        match letter {
            '(' | '{' if !is_text => depth += 1,
            ')' | '}' if !is_text => depth -= 1,
            '|' if !is_text && depth == 0 => {
                found.push(String::new());
                continue;
            }
            _ => {}
        }
        found.last_mut().unwrap().push(letter);
    }
    found
        .iter()
        .map(|alternative| alternative.trim().to_owned())
        .collect()
}

fn name_of(rule: Rule) -> String {
    format!("{rule:?}")
}

#[test]
fn the_blocks_are_those_of_the_grammar() {
    let definitions = Definitions::read();
    let mut expected = BTreeMap::new();
    for name in definitions.0.keys().copied() {
        let is_body = name.ends_with("_body") && !name.starts_with("kw_");
        if !is_body && name != "declarations" {
            continue;
        }
        let definition = definitions.of(name);
        // `"{" ~ (!"}" ~ (step_clause | junk))* ~ "}"`, or `SOI ~ (declaration | stray)* ~ EOI`.
        let (list, _) = definition.rsplit_once(" | ").unwrap();
        let (_, clause) = list.rsplit_once('(').unwrap();
        let clauses = definitions.expand(definitions.key(clause));
        let probe = format!("{}_probe", clause.trim_end_matches("_clause"));
        assert_eq!(definitions.of(&probe).trim(), format!("{clause} ~ EOI"));
        let owner = definitions
            .0
            .iter()
            .filter(|(owner, _)| **owner != name)
            .find(|(_, (_, definition))| {
                definition
                    .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                    .any(|word| word == name)
            })
            .map(|(_, (_, definition))| definitions.first_words(definition).remove(0));
        expected.insert(name.to_owned(), (probe, owner, clauses.join(" ")));
    }
    let found: BTreeMap<_, _> = BLOCKS
        .iter()
        .map(|block| {
            let clauses: Vec<String> = block.clauses.iter().copied().map(name_of).collect();
            let owner = block.owner.map(Keyword::grammar_rule);
            let probe = name_of(block.probe);
            (name_of(block.rule), (probe, owner, clauses.join(" ")))
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn the_words_of_clauses_are_those_of_the_grammar() {
    let definitions = Definitions::read();
    for (rule, heads) in CLAUSES {
        let found: Vec<String> = heads.iter().map(|keyword| keyword.grammar_rule()).collect();
        let expected = definitions.first_words(definitions.of(&name_of(*rule)));
        assert_eq!(found, expected, "{rule:?}");
    }
    for block in BLOCKS {
        for clause in block.clauses {
            assert!(!heads(*clause).is_empty(), "{clause:?} is not in the table");
        }
    }
}

#[test]
fn junk_ends_at_the_words_that_begin_clauses() {
    let declarations = Block::of(Rule::declarations).clauses;
    let named = [
        Rule::form,
        Rule::field,
        Rule::document,
        Rule::step,
        Rule::result,
    ];
    let words = |must_be_named: bool| {
        CLAUSES
            .iter()
            .filter(|(rule, _)| {
                must_be_named == (declarations.contains(rule) || named.contains(rule))
            })
            .flat_map(|(_, heads)| heads.iter())
            // They may be names: `hồ sơ bảng kê "…"` is a name of two words and not a table.
            .filter(|keyword| !keyword.is_contextual())
            .flat_map(|keyword| [keyword.english(), keyword.vietnamese()])
            .collect()
    };
    let after_name: [Keyword; 5] = [K::Is, K::Optional, K::Basis, K::Note, K::AsOf];
    let after_name = after_name
        .iter()
        .flat_map(|keyword| [keyword.english(), keyword.vietnamese()])
        .collect();
    let grammar = include_str!("../../../../../grammar/recovery.pest");
    for (name, words) in [
        ("block_word", words(true)),
        ("flat_word", words(false)),
        ("after_name", after_name),
    ] {
        let rule = format!(
            "{name} = {}\n",
            any_of(words).replace("~ gap ~", "~ blank+ ~")
        );
        assert!(grammar.contains(&rule), "the grammar lacks\n{rule}");
    }
}
