//! Procedures that may be filed together with others.

use super::Resolver;
use super::circle::{Link, Relation};
use super::cursor::Cursor;
use super::procedure::Inside;
use crate::model::{AgencyId, Item, Linked, ProcedureId, Stated};
use crate::syntax::ast::Clause;
use crate::syntax::keyword::Keyword;

impl Resolver<'_> {
    /// Reads `linked with khai-sinh lead ubnd-xa reuse to-khai.ho-ten, giay-khai-sinh`.
    pub(super) fn linked_filings<'a>(
        &mut self,
        inside: &Inside<'a>,
        clause: &'a Clause<'a>,
    ) -> Vec<Linked> {
        let mut linked: Vec<Linked> = Vec::new();
        for part in clause.clauses_of(Keyword::LinkedWith) {
            let mut words = Cursor::of(part);
            let name = words.name().expect("the grammar says with what");
            let with = self.refer::<ProcedureId>(name);
            let lead = if words.skip(Keyword::Lead) {
                let lead = words.name().expect("the grammar puts a name after `lead`");
                Stated::or_unknown(self.refer::<AgencyId>(lead))
            } else {
                Stated::Unknown
            };
            let reuse = if words.skip(Keyword::Reuse) {
                self.reused(inside, &mut words)
            } else {
                Stated::Unknown
            };
            let Some(with) = with else { continue };
            self.links.push(Link {
                relation: Relation::LinkedWith,
                from: inside.id.into(),
                to: with.into(),
                span: name.span,
            });
            linked.push(Linked {
                with,
                lead,
                reuse,
                span: part.span,
            });
        }
        linked
    }

    fn reused<'a>(&mut self, inside: &Inside<'a>, words: &mut Cursor<'_, 'a>) -> Stated<Vec<Item>> {
        if words.skip(Keyword::None) {
            return Stated::None;
        }
        let mut items = Vec::new();
        for name in words.names() {
            self.add_items(inside, name, &mut items);
        }
        Stated::Is(items)
    }
}
