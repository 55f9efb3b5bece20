//! Legal bases: each citation gets an id of its own.

use super::Resolver;
use super::cursor::Cursor;
use crate::model::{Citation, CitationId, Stated};
use crate::symbol::Symbol;
use crate::syntax::ast::Clause;
use crate::syntax::keyword::Keyword;

impl Resolver<'_> {
    /// Reads the legal bases that a block cites.
    pub(super) fn bases(&mut self, block: &Clause<'_>) -> Stated<Vec<CitationId>> {
        self.list(block, Keyword::Basis, |resolver, mut words| {
            let mut citations = Vec::new();
            loop {
                citations.extend(resolver.citation(&mut words));
                if !words.comma() {
                    return citations;
                }
            }
        })
    }

    /// Reads `nd-123-2015 article 9 clause 1 point a`.
    fn citation(&mut self, words: &mut Cursor<'_, '_>) -> Option<CitationId> {
        let start = *words;
        let name = words
            .name()
            .expect("the grammar begins a citation with a law");
        let mut label = |keyword: Keyword| {
            words
                .labelled(keyword)
                .map(|label| self.model.texts.intern(label))
        };
        let [annex, article, clause, point] = [
            Keyword::Annex,
            Keyword::Article,
            Keyword::ClauseNumber,
            Keyword::Point,
        ]
        .map(&mut label);
        let section: Option<Symbol> = words.skip(Keyword::Section).then(|| {
            let section = words
                .text()
                .expect("the grammar puts a text after `section`");
            self.model.texts.intern(section.node)
        });
        let law = self.refer(name)?;
        Some(self.model.citations.push(Citation {
            law,
            annex,
            article,
            clause,
            point,
            section,
            span: start.read_until(words),
            procedure: self.owner,
        }))
    }
}
