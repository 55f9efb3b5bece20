//! What the lines of a file look like: layout means nothing, but shows what somebody meant.

use pest::iterators::Pair;

use super::near::first_word;
use super::wording;
use crate::span::Spanned;
use crate::syntax::ast::Word;
use crate::syntax::grammar::Rule;
use crate::syntax::keyword;
use crate::syntax::parse::Reader;

impl<'src> Reader<'src, '_> {
    /// Warns of a basis on a line of its own, no further in than the clause without a block before
    /// it: layout means nothing, so it is read as that clause's, and a reader takes it for that of
    /// the block around both.
    pub(in crate::syntax::parse) fn warn_of_swallowed(
        &mut self,
        start: usize,
        option: &Pair<'src, Rule>,
        words: &[Spanned<Word<'src>>],
    ) {
        let at = option.as_span().start();
        let is_apart = option.as_rule() == Rule::basis_clause
            && !self.is_same_line(start, at)
            && self.begins_line(start)
            && self.begins_line(at)
            && self.indentation(at) <= self.indentation(start);
        let Some(Word::Name(name)) = words.first().map(|word| &word.node).filter(|_| is_apart)
        else {
            return;
        };
        let place = self.part(at, option.as_str().trim_end().len());
        self.sink.push(wording::swallowed(name, place));
    }

    /// Returns the name that stands at a byte, behind a title and before a block.
    pub(super) fn name_after_title(&self, at: usize) -> Option<&'src str> {
        let read = self.text[..at].trim_end_matches([' ', '\t']);
        let word = first_word(&self.text[at..]);
        let is_name = word.starts_with(char::is_alphabetic);
        let rest = self.text[at + word.len()..].trim_start();
        (read.ends_with('"') && is_name && rest.starts_with('{')).then_some(word)
    }

    pub(super) fn is_same_line(&self, end: usize, start: usize) -> bool {
        !self.text[end..start].contains('\n')
    }

    /// Returns whether a comma stands before a byte: what goes on there is a list.
    pub(super) fn is_listed(&self, start: usize) -> bool {
        self.text[..start].trim_end().ends_with(',')
    }

    /// Returns whether a word that may be a name stands in a list, and begins nothing there.
    pub(super) fn is_listed_name(&self, start: usize, length: usize) -> bool {
        !keyword::is_reserved(&self.text[start..start + length]) && self.is_listed(start)
    }

    /// Whether nothing but blanks stands before a byte on its line.
    fn begins_line(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with('\n')
    }

    /// How many blanks the line of a byte begins with, if that is near.
    pub(super) fn indentation(&self, at: usize) -> usize {
        const NEAR: usize = 400;
        let bytes = &self.text.as_bytes()[at.saturating_sub(NEAR)..at];
        let line = bytes
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |end| end + 1);
        let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
        bytes[line..].iter().take_while(is_blank).count()
    }
}
