//! Tree to text, in the one canonical form.
//!
//! Takes a [`File`] and a vocabulary, gives text that parses to the same tree. Layout follows
//! from the tree and the width of a line; of the source's own layout only comments and single
//! blank lines are kept. Spans are used to place comments and for nothing else, so that clauses
//! made by a program can be printed too.

use super::ast::{Binder, Body, Clause, Comment, Expression, File};
use super::keyword::{Keyword, Vocabulary};

mod clause;
mod comment;
mod expression;
#[cfg(test)]
mod tests;
mod text;

use comment::Comments;
use expression::Writer;

/// How many columns a line may take, as far as words allow.
const WIDTH: usize = 100;
/// How far a block is indented.
const INDENTATION: usize = 2;
/// How far the further lines of a clause are indented.
const CONTINUATION: usize = 4;

/// Writes a file in canonical form, its keywords in a vocabulary.
///
/// Ends with one line feed; a file of nothing gives no text. No comment is lost: one that stood
/// before a clause stays before it, one behind a clause stays behind it, and one among the words of
/// a clause goes to the end of its line, or before it where that place is taken.
pub fn print(file: &File<'_>, vocabulary: Vocabulary) -> String {
    let mut printer = Printer {
        vocabulary,
        comments: Comments::new(&file.comments),
        out: String::new(),
    };
    printer.file(&file.declarations);
    printer.out
}

/// Writes an expression on one line, except for texts of several lines.
pub fn print_expression(expression: &Expression<'_>, vocabulary: Vocabulary) -> String {
    let mut out = String::new();
    flat(&mut out, vocabulary).expression(expression);
    out
}

/// Writes `document d in p.documents`.
pub fn print_binder(binder: &Binder<'_>, vocabulary: Vocabulary) -> String {
    let mut out = String::new();
    flat(&mut out, vocabulary).binder(binder);
    out
}

/// Writes the words of a clause without its block, on one line.
pub fn print_clause(clause: &Clause<'_>, vocabulary: Vocabulary) -> String {
    let mut out = String::new();
    flat(&mut out, vocabulary).clause(clause);
    out
}

fn flat(out: &mut String, vocabulary: Vocabulary) -> Writer<'_> {
    Writer {
        out,
        vocabulary,
        indentation: 0,
        breaks: false,
    }
}

struct Printer<'file, 'src> {
    vocabulary: Vocabulary,
    comments: Comments<'file, 'src>,
    out: String,
}

/// How a clause is laid out.
enum Form {
    /// All of it on the line, or lines, of its words.
    Flat(String),
    /// The clauses of its block on lines of their own.
    Block,
}

impl<'src> Printer<'_, 'src> {
    /// Writes declarations; those of several lines stand apart.
    fn file(&mut self, declarations: &[Clause<'src>]) {
        let mut follows_lines = false;
        let ends = ends(declarations, u32::MAX);
        for (index, declaration) in declarations.iter().enumerate() {
            let next = declarations.get(index + 1);
            let leading = self.comments.before(declaration.span.start);
            let takes_lines = self.takes_lines(declaration);
            let is_first = self.out.is_empty();
            let has_blank =
                declaration.blank_before || leading.iter().any(|comment| comment.blank_before);
            if !is_first && !has_blank && (follows_lines || takes_lines) {
                self.out.push('\n');
            }
            self.own_lines(&leading, 0, is_first);
            if declaration.blank_before && !self.out.is_empty() {
                self.out.push('\n');
            }
            self.clause(declaration, 0, next, ends[index]);
            follows_lines = takes_lines;
        }
        let rest = self.comments.all();
        self.own_lines(&rest, 0, self.out.is_empty());
    }

    /// Returns whether a declaration takes several lines in either vocabulary: what stands apart
    /// must not depend on the one that is written, or translating there and back would leave its
    /// traces.
    fn takes_lines(&self, declaration: &Clause<'src>) -> bool {
        [Vocabulary::English, Vocabulary::Vietnamese]
            .iter()
            .any(
                |vocabulary| match self.form(declaration, None, *vocabulary, 0) {
                    Form::Flat(line) => line.contains('\n'),
                    Form::Block => true,
                },
            )
    }

    /// Writes the clauses of a block and the comments up to its end.
    fn block(&mut self, body: &Body<'src>, indentation: usize) {
        let mut is_first = true;
        let ends = ends(&body.clauses, body.span.end);
        for (index, clause) in body.clauses.iter().enumerate() {
            let next = body.clauses.get(index + 1);
            let leading = self.comments.before(clause.span.start);
            self.own_lines(&leading, indentation, is_first);
            is_first &= leading.is_empty();
            if clause.blank_before && !is_first {
                self.out.push('\n');
            }
            self.clause(clause, indentation, next, ends[index]);
            is_first = false;
        }
        let rest = self.comments.before(body.span.end);
        self.own_lines(&rest, indentation, is_first);
    }

    /// Writes a clause; `end` is where the comments end that may stand behind it.
    fn clause(
        &mut self,
        clause: &Clause<'src>,
        indentation: usize,
        next: Option<&Clause<'src>>,
        end: u32,
    ) {
        let form = self.form(clause, next, self.vocabulary, indentation);
        match (form, &clause.body) {
            (Form::Block, Some(body)) => {
                let inside = self.comments.before(start_of(body));
                let first = body.clauses.first();
                let first = first.map_or(body.span.end, |first| first.span.start);
                let trailing = self.comments.trailing_before(first);
                let head = clause::on_lines(clause, self.vocabulary, indentation);
                self.own_lines(&inside, indentation, true);
                self.line(&format!("{head} {{"), trailing);
                self.block(body, indentation + INDENTATION);
                let trailing = self.comments.trailing_before(end);
                text::indent(&mut self.out, indentation);
                self.line("}", trailing);
            }
            (Form::Flat(line), body) => {
                let mut inside = self.comments.before(clause.span.end);
                let trailing = self.comments.trailing_before(end);
                // One comment can stand at the end of the line. Where there is a block, none
                // does: whether it has a line of its own must not matter.
                let last = trailing
                    .is_none()
                    .then(|| inside.pop_if(|_| body.is_none()))
                    .flatten();
                self.own_lines(&inside, indentation, true);
                self.line(&line, trailing.or(last));
            }
            (Form::Block, None) => unreachable!("a clause without a block is flat"),
        }
    }

    /// Writes a line and the comment behind it.
    fn line(&mut self, line: &str, trailing: Option<&Comment<'src>>) {
        self.out.push_str(line);
        if let Some(comment) = trailing {
            self.out.push_str("  ");
            self.out.push_str(&comment.text);
        }
        self.out.push('\n');
    }

    /// Writes comments on lines of their own, with the blank lines before them; none before the
    /// first one if it is the first thing of its block, or goes with what was written last.
    fn own_lines(&mut self, comments: &[&Comment<'src>], indentation: usize, is_first: bool) {
        for (index, comment) in comments.iter().enumerate() {
            if comment.blank_before && (index > 0 || !is_first) {
                self.out.push('\n');
            }
            text::indent(&mut self.out, indentation);
            self.out.push_str(&comment.text);
            self.out.push('\n');
        }
    }

    fn form(
        &self,
        clause: &Clause<'src>,
        next: Option<&Clause<'src>>,
        vocabulary: Vocabulary,
        indentation: usize,
    ) -> Form {
        // A field takes the options after it for its own, unless its block ends before them.
        let must_end = clause.keyword == Keyword::Field && next.is_some_and(is_option);
        let Some(body) = &clause.body else {
            let mut line = clause::on_lines(clause, vocabulary, indentation);
            if must_end {
                line.push_str(" {}");
            }
            return Form::Flat(line);
        };
        let has_comments = self.comments.any_between(start_of(body), clause.span.end);
        if body.clauses.is_empty() && !has_comments {
            let head = clause::on_lines(clause, vocabulary, indentation);
            return Form::Flat(head + " {}");
        }
        let is_inline =
            clause.keyword == Keyword::Field && !must_end && body.clauses.iter().all(is_option);
        match on_one_line(clause, body, is_inline, vocabulary, indentation) {
            Some(line) if !has_comments => Form::Flat(line),
            _ => Form::Block,
        }
    }
}

/// Returns the clause with its block on one line, if it may and fits; `field f "…"  optional`
/// is inline, and says the same as `field f "…" { optional }`.
fn on_one_line(
    clause: &Clause<'_>,
    body: &Body<'_>,
    is_inline: bool,
    vocabulary: Vocabulary,
    indentation: usize,
) -> Option<String> {
    let keeps_blanks = body.clauses.iter().skip(1).any(|inner| inner.blank_before);
    if always_takes_lines(clause.keyword) || keeps_blanks {
        return None;
    }
    let mut line = String::new();
    text::indent(&mut line, indentation);
    line.push_str(&clause::on_one_line(clause, vocabulary)?);
    if !is_inline {
        line.push_str(" {");
    }
    for (index, inner) in body.clauses.iter().enumerate() {
        if inner.body.is_some() || line.len() > WIDTH * char::MAX.len_utf8() {
            return None;
        }
        line.push_str(if index > 0 || is_inline { "  " } else { " " });
        line.push_str(&clause::on_one_line(inner, vocabulary)?);
    }
    if !is_inline {
        line.push_str(" }");
    }
    (line.chars().count() <= WIDTH).then_some(line)
}

/// Returns for each clause where in the source the next one begins, or the block ends. A clause
/// that was made by a program stands nowhere, and no comment stands behind it.
fn ends(clauses: &[Clause<'_>], end: u32) -> Vec<u32> {
    let mut ends = vec![0; clauses.len()];
    let mut next = end;
    for (clause, end) in clauses.iter().zip(&mut ends).rev() {
        if clause.span.start < clause.span.end {
            *end = next;
            next = clause.span.start;
        }
    }
    ends
}

/// Returns where a block begins: at its brace, or at the first clause that stands before it.
fn start_of(body: &Body<'_>) -> u32 {
    body.clauses.first().map_or(body.span.start, |first| {
        first.span.start.min(body.span.start)
    })
}

/// Returns whether a declaration is read from top to bottom, however short it is.
fn always_takes_lines(keyword: Keyword) -> bool {
    matches!(
        keyword,
        Keyword::Procedure
            | Keyword::Rule
            | Keyword::Test
            | Keyword::Form
            | Keyword::Case
            | Keyword::OneOf
            | Keyword::Parameter
            | Keyword::Table
            | Keyword::Target
            | Keyword::Calendar
            | Keyword::Decision
    )
}

/// Returns whether a clause of a field may stand before its block.
fn is_option(clause: &Clause<'_>) -> bool {
    matches!(
        clause.keyword,
        Keyword::Optional | Keyword::Basis | Keyword::Note
    )
}
