//! What stands inside a declaration whose head could not be read: it is told in the same run.

use pest::Parser as _;

use super::super::Reader;
use super::near::near;
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::keyword::Keyword;

impl Reader<'_, '_> {
    /// Reads the block of what was meant as a decision, for what is wrong in it; nothing is kept.
    ///
    /// Only decisions: what stands in them stands nowhere else, so that it is known what was meant.
    pub(super) fn read_block_of_decision(
        &mut self,
        (start, end): (usize, usize),
        leading: Option<Keyword>,
    ) {
        let junk = &self.text[start..end];
        let spellings = [Keyword::Decision.english(), Keyword::Decision.vietnamese()];
        if leading != Some(Keyword::Decision) && near(junk, &spellings).is_none() {
            return;
        }
        let Some(brace) = opening(junk) else { return };
        let (text, offset) = (&junk[brace..], self.offset + start + brace);
        let Ok(mut block) = Grammar::parse(Rule::ruling_body, text) else {
            return;
        };
        let block = block
            .next()
            .expect("a successful parse has its rule's pair");
        Reader::new(self.file, text, offset, self.unclosed, self.sink).clauses(block);
    }
}

/// Returns the byte at which a block opens; a brace in a text opens none.
fn opening(text: &str) -> Option<usize> {
    let mut is_text = false;
    text.char_indices().find_map(|(at, letter)| {
        is_text ^= letter == '"';
        (letter == '{' && !is_text).then_some(at)
    })
}
