//! What a catalogue already declares: laws by number, agencies by title and alias.

use std::collections::BTreeMap;

use super::law::number;
use super::name;
use crate::syntax::ast::{Clause, File, Word};
use crate::syntax::keyword::Keyword;

/// The names that imported files may refer to without declaring them.
#[derive(Debug, Clone, Default)]
pub struct Known {
    laws: BTreeMap<String, Declared>,
    agencies: BTreeMap<String, Declared>,
}

/// A declared name and its title.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Declared {
    pub(super) name: String,
    pub(super) title: String,
}

impl Known {
    /// Collects the laws and agencies that files declare.
    ///
    /// Where two declarations claim one number or wording, a title goes before an alias, and then
    /// the first in name order is taken.
    pub fn of<'f, 'src: 'f>(files: impl IntoIterator<Item = &'f File<'src>>) -> Self {
        let mut laws = Vec::new();
        let mut agencies = Vec::new();
        for clause in files.into_iter().flat_map(|file| &file.declarations) {
            let Some(name) = clause.name() else {
                continue;
            };
            let title = clause.title().map_or(name.node, AsRef::as_ref);
            let declared = Declared {
                name: name.node.to_owned(),
                title: title.to_owned(),
            };
            match clause.keyword {
                Keyword::Law => {
                    let numbers = texts(clause, Keyword::Number).filter_map(number::find);
                    laws.extend(numbers.map(|number| (number, declared.clone())));
                }
                Keyword::Agency => {
                    let aliases = texts(clause, Keyword::Aliases).map(|alias| (alias, true));
                    let wordings = aliases.chain([(title, false)]);
                    agencies.extend(wordings.map(|(wording, is_alias)| {
                        (name::key(wording), is_alias, declared.clone())
                    }));
                }
                _ => {}
            }
        }
        laws.sort();
        agencies.sort();
        let mut known = Self::default();
        for (number, declared) in laws {
            known.laws.entry(number).or_insert(declared);
        }
        for (key, _, declared) in agencies {
            known.agencies.entry(key).or_insert(declared);
        }
        known
    }

    /// Returns the law of a number, as [`number::find`] writes numbers.
    pub(super) fn law(&self, number: &str) -> Option<&Declared> {
        self.laws.get(number)
    }

    /// Returns the keys of all agencies.
    pub(super) fn agency_keys(&self) -> impl Iterator<Item = &String> {
        self.agencies.keys()
    }

    /// Returns the agency of a key, as [`name::key`] makes keys.
    pub(super) fn agency(&self, key: &str) -> Option<&Declared> {
        self.agencies.get(key)
    }
}

/// Returns the texts of the clauses that begin with a keyword.
fn texts<'c>(clause: &'c Clause<'_>, keyword: Keyword) -> impl Iterator<Item = &'c str> {
    let words = clause.clauses_of(keyword).flat_map(|clause| &clause.words);
    words.filter_map(|word| match &word.node {
        Word::Text(text) => Some(text.as_ref()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::span::FileId;
    use crate::syntax::parse;

    #[test]
    fn laws_are_found_by_number_and_agencies_by_title_and_alias() {
        let text = r#"
            law nd-1 "Nghị định số 1" { number "01/2020/NĐ-CP" }
            law other "Luật"
            agency b "Sở Y tế" { aliases "Sở YT", "Bộ Y tế" }
            agency a "Sở Y Tế." { aliases "Sở YT" }
            agency c "Bộ Y tế"
        "#;
        let mut sink = Diagnostics::default();
        let file = parse(FileId(0), text, &mut sink);
        assert!(sink.is_empty());
        let known = Known::of([&file]);
        let law = known.law("01/2020/NĐ-CP").unwrap();
        assert_eq!(
            (law.name.as_str(), law.title.as_str()),
            ("nd-1", "Nghị định số 1")
        );
        assert_eq!(known.law("02/2020/NĐ-CP"), None);
        let agency = |title: &str| &known.agency(&name::key(title)).unwrap().name;
        assert_eq!(agency("sở y tế"), "a");
        assert_eq!(agency("Sở YT"), "a");
        assert_eq!(agency("Bộ Y tế"), "c", "a title goes before an alias");
    }
}
