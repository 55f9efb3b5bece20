//! What rule files declare, by name: rules, targets, definitions, tables, parameters, and the tests
//! of each rule and target.

use std::collections::BTreeMap;

use crate::syntax::ast::{Clause, Expression, File, Word};
use crate::syntax::keyword::Keyword;

/// The declarations of all files that have to do with rules and targets.
///
/// Of two of one name, which has been reported, the first stands.
#[derive(Debug, Default)]
pub struct Declared<'f, 'src> {
    /// The rules.
    pub(super) rules: BTreeMap<&'f str, &'f Clause<'src>>,
    /// The targets.
    pub(super) targets: BTreeMap<&'f str, &'f Clause<'src>>,
    /// `define …`
    pub(super) definitions: BTreeMap<&'f str, &'f Clause<'src>>,
    /// `table …`
    pub(super) tables: BTreeMap<&'f str, &'f Clause<'src>>,
    /// `parameter …`
    pub(super) parameters: BTreeMap<&'f str, &'f Clause<'src>>,
    /// The tests of each rule, in the order of the text.
    pub(super) tests: BTreeMap<&'f str, Vec<&'f Clause<'src>>>,
}

impl<'f, 'src> Declared<'f, 'src> {
    /// Gathers what the files declare.
    pub fn of(files: &'f [File<'src>]) -> Self {
        let mut declared = Self::default();
        for clause in files.iter().flat_map(|file| &file.declarations) {
            let Some(name) = clause.name() else {
                continue;
            };
            let name = name.node;
            match clause.keyword {
                Keyword::Rule => {
                    declared.rules.entry(name).or_insert(clause);
                }
                Keyword::Target => {
                    declared.targets.entry(name).or_insert(clause);
                }
                Keyword::Define => {
                    declared.definitions.entry(name).or_insert(clause);
                }
                Keyword::Table => {
                    declared.tables.entry(name).or_insert(clause);
                }
                Keyword::Parameter => {
                    declared.parameters.entry(name).or_insert(clause);
                }
                Keyword::Test => declared.tests.entry(name).or_default().push(clause),
                _ => {}
            }
        }
        declared
    }
}

impl<'f, 'src> Declared<'f, 'src> {
    /// Returns the definitions and tables that a rule uses and those that they use, in name order;
    /// the time is linear in their size.
    pub(super) fn used_by(&self, rule: &'f Clause<'_>) -> BTreeMap<&'f str, &'f Clause<'src>> {
        let mut used = BTreeMap::new();
        self.gather(rule, &mut used);
        used
    }

    fn gather(&self, clause: &'f Clause<'_>, used: &mut BTreeMap<&'f str, &'f Clause<'src>>) {
        for word in &clause.words {
            if let Word::Expression(written) = &word.node {
                self.gather_called(&written.node, used);
            }
        }
        for clause in clause.clauses() {
            self.gather(clause, used);
        }
    }

    fn gather_called(
        &self,
        written: &'f Expression<'_>,
        used: &mut BTreeMap<&'f str, &'f Clause<'src>>,
    ) {
        if let Expression::Call { function, .. } = written {
            let name = function.node.as_ref();
            let known = self.definitions.get_key_value(name);
            if let Some((name, shared)) = known.or_else(|| self.tables.get_key_value(name))
                && used.insert(name, shared).is_none()
            {
                self.gather(shared, used);
            }
        }
        for child in written.children() {
            self.gather_called(&child.node, used);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::span::FileId;
    use crate::syntax::parse;

    #[test]
    fn what_a_rule_uses_is_found_through_one_another() {
        let text = "define one(d: document) when two(d) and d.copies > 1
            define two(d: document) when d.shown
            define four(d: document) when not two(d)
            table three(d: document) { columns two(d)  row any = 1 }
            rule r \"R\" {
              for each procedure p, document d in p.documents
              when count(document x in p.documents where one(x) and x.copies > three(x)) > 0
            }";
        let mut sink = Diagnostics::default();
        let files = [parse(FileId(0), text, &mut sink)];
        assert!(sink.is_empty());
        let declared = Declared::of(&files);
        let used = declared.used_by(declared.rules["r"]);
        assert_eq!(
            used.into_keys().collect::<Vec<_>>(),
            ["one", "three", "two"]
        );
    }
}
