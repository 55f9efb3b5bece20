//! The comments that are still to be written.

use crate::syntax::ast::Comment;

/// Comments in the order of the text; each is handed out once.
pub(super) struct Comments<'file, 'src> {
    rest: Vec<&'file Comment<'src>>,
    next: usize,
}

impl<'file, 'src> Comments<'file, 'src> {
    /// Takes the comments of a file.
    pub(super) fn new(comments: &'file [Comment<'src>]) -> Self {
        let mut rest: Vec<&Comment<'src>> = comments.iter().collect();
        rest.sort_by_key(|comment| comment.span.start);
        Self { rest, next: 0 }
    }

    /// Hands out those that begin before a byte of the source.
    pub(super) fn before(&mut self, byte: u32) -> Vec<&'file Comment<'src>> {
        let from = self.next;
        self.next = from + self.rest[from..].partition_point(|comment| comment.span.start < byte);
        self.rest[from..self.next].to_vec()
    }

    /// Hands out all that are left.
    pub(super) fn all(&mut self) -> Vec<&'file Comment<'src>> {
        self.rest.split_off(std::mem::take(&mut self.next))
    }

    /// Hands out the next one, if it stands behind something on its line and begins before a
    /// byte of the source.
    pub(super) fn trailing_before(&mut self, byte: u32) -> Option<&'file Comment<'src>> {
        let comment = *self.rest.get(self.next)?;
        let is_trailing = comment.trailing && comment.span.start < byte;
        self.next += usize::from(is_trailing);
        is_trailing.then_some(comment)
    }

    /// Returns whether one that is left begins between two bytes of the source.
    pub(super) fn any_between(&self, start: u32, end: u32) -> bool {
        let rest = &self.rest[self.next..];
        let first = rest.partition_point(|comment| comment.span.start < start);
        rest.get(first)
            .is_some_and(|comment| comment.span.start < end)
    }
}
