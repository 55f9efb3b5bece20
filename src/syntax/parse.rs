//! Text to tree, with recovery.
//!
//! The cutter hands over pieces of whole declarations; pest reads each piece by itself, in
//! parallel; the pairs become clauses here, and the pairs are let go. A clause that cannot be read
//! becomes one message (see `parse/recovery.rs`) and is left out; its neighbours live on.

use std::borrow::Cow;

use pest::Parser as _;
use pest::iterators::Pair;
use rayon::prelude::*;

use super::ast::{Body, Clause, File, Word};
use super::cut::{self, Piece};
use super::grammar::{self, Grammar, Role, Rule};
use super::keyword::{Keyword, Vocabulary};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::phrase::phrase;
use crate::span::{FileId, Span, Spanned};

mod expression;
mod literal;
mod recovery;
#[cfg(test)]
mod tests;
mod word;

#[cfg(test)]
pub(super) use literal::text as text_value;
use recovery::Before;

/// How many pieces are read at once.
const BATCH: usize = 1024;
/// How many mistakes are told of one file, or a few more: past that it is a file of another kind.
pub(super) const MISTAKES: usize = 1000;

/// Reads a file; what is wrong goes into the sink and is left out of the tree.
///
/// Linear in the length of the text. Spans are byte offsets of `text`. A file with more than
/// `MISTAKES` is not read to its end.
pub fn parse<'src>(file: FileId, text: &'src str, sink: &mut Diagnostics) -> File<'src> {
    let before = sink.len();
    let cut = cut::cut(file, text, sink);
    let mut declarations = Vec::with_capacity(cut.pieces.len());
    // Batches have a fixed size, so that where reading stops does not depend on the threads.
    for batch in cut.pieces.chunks(BATCH) {
        let parsed: Vec<(Vec<Clause<'src>>, Diagnostics)> = batch
            .par_iter()
            .map(|piece| read_piece(file, piece, &cut.unclosed))
            .collect();
        for (clauses, found) in parsed {
            declarations.extend(clauses);
            sink.append(found);
        }
        if sink.len() > before + MISTAKES {
            break;
        }
    }
    let file = File {
        id: file,
        declarations,
        comments: cut.comments,
    };
    // What could not be read does not count, so that a broken file would be judged unfairly.
    if sink.len() == before {
        warn_of_mixed_vocabulary(&file, sink);
    }
    file
}

/// Reads the declarations of a piece, and says what is wrong with them.
fn read_piece<'src>(
    file: FileId,
    piece: &Piece<'src>,
    unclosed: &[usize],
) -> (Vec<Clause<'src>>, Diagnostics) {
    let mut found = Diagnostics::default();
    let clauses = match &piece.text {
        Cow::Borrowed(text) => Reader::new(file, text, piece.start, unclosed, &mut found).read(),
        // A mended text is not the file's own, and does not outlive this call.
        Cow::Owned(text) => {
            drop(Reader::new(file, text, piece.start, unclosed, &mut found).read());
            Vec::new()
        }
    };
    (clauses, found)
}

/// Turns the pairs of one piece into clauses.
struct Reader<'src, 'sink> {
    file: FileId,
    /// The piece.
    text: &'src str,
    /// Where `text` begins in the file.
    offset: usize,
    /// Where texts begin that the cutter found open; what they break is not reported again.
    unclosed: &'sink [usize],
    /// How deep the condition that is being read is nested.
    depth: usize,
    /// How many lines of junk have been reported.
    reported: usize,
    sink: &'sink mut Diagnostics,
}

impl<'src, 'sink> Reader<'src, 'sink> {
    fn new(
        file: FileId,
        text: &'src str,
        offset: usize,
        unclosed: &'sink [usize],
        sink: &'sink mut Diagnostics,
    ) -> Self {
        Self {
            file,
            text,
            offset,
            unclosed,
            depth: 0,
            reported: 0,
            sink,
        }
    }

    /// Reads the declarations of the piece.
    fn read(&mut self) -> Vec<Clause<'src>> {
        match Grammar::parse(Rule::declarations, self.text) {
            Ok(mut pairs) => {
                let declarations = pairs
                    .next()
                    .expect("a successful parse has its rule's pair");
                self.clauses(declarations)
            }
            Err(error) => {
                self.report_refusal(&error);
                Vec::new()
            }
        }
    }

    fn span_of(&self, pair: &Pair<'src, Rule>) -> Span {
        cut::span(
            self.file,
            self.offset + pair.as_span().start(),
            self.offset + self.end_of(pair),
        )
    }

    /// Returns where the last word of a pair ends.
    ///
    /// Where the end of a rule may be left out, pest counts the blanks and comments before what
    /// is not there.
    fn end_of(&self, pair: &Pair<'src, Rule>) -> usize {
        let span = pair.as_span();
        let may_end_in_comment = span.end() == self.text.len();
        if !span.as_str().ends_with(char::is_whitespace) && !may_end_in_comment {
            return span.end();
        }
        let Some(last) = pair.clone().into_inner().next_back() else {
            return span.end();
        };
        // What follows the last pair, such as a bracket.
        let mut at = last.as_span().end();
        let mut end = None;
        for line in self.text[at..span.end()].split_inclusive('\n') {
            let length = line.find('#').unwrap_or(line.len());
            let said = line[..length].trim_end();
            if !said.is_empty() {
                end = Some(at + said.len());
            }
            at += line.len();
        }
        end.unwrap_or_else(|| self.end_of(&last))
    }

    /// Reads what stands inside a block, or at the top level.
    fn clauses(&mut self, block: Pair<'src, Rule>) -> Vec<Clause<'src>> {
        let rule = block.as_rule();
        let pairs = block.into_inner();
        let mut clauses = Vec::with_capacity(pairs.len());
        let mut before = Before::Start;
        let mut pairs = pairs.peekable();
        while let Some(pair) = pairs.next() {
            match grammar::role(pair.as_rule()) {
                Role::End => {}
                _ if self.sink.len() > MISTAKES => break,
                Role::Junk => before = self.report_junk(&pair, rule, &before),
                _ if self.is_left_over(&pair, &before, pairs.peek()) => {
                    before = self.report_junk(&pair, rule, &before);
                }
                _ => {
                    let (start, end) = (pair.as_span().start(), self.end_of(&pair));
                    let clause = self.clause(pair, self.is_told(&before, start));
                    let keyword = clause.as_ref().map(|clause| clause.keyword);
                    before = self.after_clause(&before, keyword, start..end);
                    clauses.extend(clause);
                }
            }
        }
        clauses
    }

    /// Reads one clause; `None` if a word of it is wrong, which has then been reported, unless the
    /// line has been told of.
    fn clause(&mut self, pair: Pair<'src, Rule>, is_told: bool) -> Option<Clause<'src>> {
        let span = self.span_of(&pair);
        let start = pair.as_span().start();
        let rule = pair.as_rule();
        let mut head = None;
        let inner = pair.into_inner();
        // All but the keyword, at most: a catalogue has millions of clauses, and most have one
        // word, for which a list that grows by itself takes the room of four.
        let mut words = Vec::with_capacity(inner.len().saturating_sub(1));
        let mut body: Option<Body<'src>> = None;
        let mut is_whole = true;
        for inner in inner {
            let inner_span = self.span_of(&inner);
            match grammar::role(inner.as_rule()) {
                Role::Keyword(keyword) if head.is_none() => {
                    head = Some((keyword, vocabulary_of(keyword, inner.as_str())));
                }
                Role::Keyword(keyword) => {
                    words.push(Spanned::new(Word::Keyword(keyword), inner_span));
                }
                Role::Block => {
                    let mut clauses = body.take().map_or_else(Vec::new, |body| body.clauses);
                    clauses.extend(self.clauses(inner));
                    body = Some(Body {
                        clauses,
                        span: inner_span,
                    });
                }
                // `field f "…" optional` says the same as `field f "…" { optional }`.
                Role::Option => {
                    self.warn_of_swallowed(start, &inner, &words);
                    let option = self.clause(inner, is_told);
                    body.get_or_insert_with(|| Body {
                        clauses: Vec::new(),
                        span: inner_span,
                    })
                    .clauses
                    .extend(option);
                }
                _ => {
                    let since = self.sink.len();
                    match self.word(inner, rule) {
                        Some(word) => words.push(Spanned::new(word, inner_span)),
                        None => is_whole = false,
                    }
                    if is_told {
                        self.sink.truncate(since);
                    }
                }
            }
        }
        let (keyword, vocabulary) = head.expect("every clause begins with its keyword");
        let is_named = matches!(words.first(), Some(word) if matches!(word.node, Word::Name(_)));
        if is_whole && needs_name(rule) && !is_named {
            if !is_told {
                self.report_missing_name(keyword, span, &words);
            }
            is_whole = false;
        }
        is_whole.then(|| Clause {
            keyword,
            words,
            body,
            span,
            vocabulary,
            blank_before: cut::blank_before(self.text, start),
        })
    }
}

/// Returns in which vocabulary a keyword was written; `None` where both spell it alike.
fn vocabulary_of(keyword: Keyword, text: &str) -> Option<Vocabulary> {
    let (english, vietnamese) = (keyword.english(), keyword.vietnamese());
    if english == vietnamese {
        return None;
    }
    // The words of a spelling may stand any white space apart, so the first one must do.
    let first = english.split(' ').next().unwrap_or(english);
    Some(if text.starts_with(first) {
        Vocabulary::English
    } else {
        Vocabulary::Vietnamese
    })
}

/// Returns whether a declaration must say its name.
fn needs_name(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::procedure
            | Rule::agency
            | Rule::law
            | Rule::concept
            | Rule::register
            | Rule::paper
            | Rule::calendar
            | Rule::form
            | Rule::field
            | Rule::document
            | Rule::step
            | Rule::result
            | Rule::rule_declaration
            | Rule::parameter
            | Rule::define
            | Rule::table
            | Rule::target
            | Rule::test
    )
}

/// Warns once of a file that uses both vocabularies, at the first keyword of the rarer one.
fn warn_of_mixed_vocabulary(file: &File<'_>, sink: &mut Diagnostics) {
    let mut english = Tally::default();
    let mut vietnamese = Tally::default();
    let mut rest: Vec<&Clause<'_>> = file.declarations.iter().collect();
    while let Some(clause) = rest.pop() {
        match clause.vocabulary {
            Some(Vocabulary::English) => english.add(clause, Vocabulary::English),
            Some(Vocabulary::Vietnamese) => vietnamese.add(clause, Vocabulary::Vietnamese),
            None => {}
        }
        rest.extend(clause.clauses());
    }
    let (rarer, option) = if english.count < vietnamese.count {
        (english, "vi")
    } else {
        (vietnamese, "en")
    };
    let Some(first) = rarer.first else { return };
    let count = rarer.count;
    let clauses = if count == 1 {
        phrase!("một mệnh đề", "one clause is")
    } else {
        phrase!("{count} mệnh đề", "{count} clauses are")
    };
    let (vi, en) = (clauses.vi, clauses.en);
    sink.push(
        Diagnostic::warning(
            Code::MixedVocabulary,
            first,
            phrase!(
                "tệp dùng lẫn từ khóa tiếng Việt và tiếng Anh; {vi} viết khác phần còn lại, mệnh đề đầu tiên ở đây",
                "the file mixes English and Vietnamese keywords; {en} unlike the rest, the first one here",
            ),
        )
        .help(phrase!(
            "chạy `tinhgon fmt --to {option}` để viết thống nhất",
            "run `tinhgon fmt --to {option}` to write it in one language"
        )),
    );
}

/// How many clauses, and the first of them.
#[derive(Default)]
struct Tally {
    count: usize,
    first: Option<Span>,
}

impl Tally {
    fn add(&mut self, clause: &Clause<'_>, vocabulary: Vocabulary) {
        let Span { file, start, end } = clause.span;
        let length = clause.keyword.spelling(vocabulary).len();
        let length = u32::try_from(length).expect("a keyword is short");
        let word = Span::new(file, start, end.min(start + length));
        self.count += 1;
        self.first = Some(self.first.map_or(word, |first| first.min(word)));
    }
}
