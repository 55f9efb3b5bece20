//! Text to tree, with recovery.
//!
//! The cutter hands over pieces of whole declarations; pest reads each piece by itself, in
//! parallel; the pairs become clauses here, and the pairs are let go. A clause that cannot be read
//! becomes one message (see `parse/recovery.rs`) and is left out; its neighbours live on.

use rayon::prelude::*;

use pest::Parser as _;
use pest::iterators::Pair;

use super::ast::{Binder, Body, Clause, File, Word};
use super::cut;
use super::grammar::{self, Grammar, Rule};
use super::keyword::{self, Keyword, Vocabulary};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::phrase::phrase;
use crate::span::{FileId, Span, Spanned};

mod expression;
mod literal;
mod recovery;

#[cfg(test)]
pub(super) use literal::text as text_value;

/// Reads a file; what is wrong goes into the sink and is left out of the tree.
///
/// Linear in the length of the text. Spans are byte offsets of `text`.
pub fn parse<'src>(file: FileId, text: &'src str, sink: &mut Diagnostics) -> File<'src> {
    let cut = cut::cut(file, text, sink);
    let unclosed: Vec<Span> = sink
        .sorted()
        .iter()
        .filter(|diagnostic| diagnostic.code == Code::UnclosedText)
        .filter_map(|diagnostic| diagnostic.primary.as_ref().map(|label| label.span))
        .filter(|span| span.file == file)
        .collect();
    let parsed: Vec<(Vec<Clause<'src>>, Diagnostics)> = cut
        .pieces
        .par_iter()
        .map(|piece| {
            let mut found = Diagnostics::default();
            let whole = &text[piece.start..piece.end];
            if piece.missing.is_empty() {
                let mut reader = Reader {
                    file,
                    text: whole,
                    offset: piece.start,
                    unclosed: &unclosed,
                    sink: &mut found,
                };
                return (reader.read(), found);
            }
            // What the block holds is still worth checking, though it cannot be kept.
            let closed = format!("{whole}\n{}", piece.missing);
            let mut reader = Reader {
                file,
                text: &closed,
                offset: piece.start,
                unclosed: &unclosed,
                sink: &mut found,
            };
            drop(reader.read());
            (Vec::new(), found)
        })
        .collect();
    let mut declarations = Vec::with_capacity(parsed.len());
    for (clauses, found) in parsed {
        declarations.extend(clauses);
        sink.append(found);
    }
    let file = File {
        id: file,
        declarations,
        comments: cut.comments,
    };
    warn_of_mixed_vocabulary(&file, sink);
    file
}

/// Turns the pairs of one piece into clauses.
struct Reader<'src, 'sink> {
    file: FileId,
    /// The piece.
    text: &'src str,
    /// Where `text` begins in the file.
    offset: usize,
    /// The texts that the cutter found open; what they break is not reported again.
    unclosed: &'sink [Span],
    sink: &'sink mut Diagnostics,
}

impl<'src> Reader<'src, '_> {
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
            self.offset + end_of(pair.clone()),
        )
    }

    /// Reads what stands inside a block, or at the top level.
    fn clauses(&mut self, block: Pair<'src, Rule>) -> Vec<Clause<'src>> {
        let rule = block.as_rule();
        let mut clauses = Vec::new();
        let mut last_junk = None;
        for pair in block.into_inner() {
            match pair.as_rule() {
                Rule::EOI => {}
                Rule::junk | Rule::stray => {
                    let end = pair.as_span().end();
                    self.report_junk(
                        &pair,
                        rule,
                        last_junk.is_some_and(|junk: usize| {
                            self.text[junk..pair.as_span().start()].trim().is_empty()
                        }),
                    );
                    last_junk = Some(end);
                }
                _ => {
                    if let Some(clause) = self.clause(pair) {
                        clauses.push(clause);
                    }
                }
            }
        }
        clauses
    }

    /// Reads one clause; `None` if a word of it is wrong, which has then been reported.
    fn clause(&mut self, pair: Pair<'src, Rule>) -> Option<Clause<'src>> {
        let span = self.span_of(&pair);
        let start = pair.as_span().start();
        let rule = pair.as_rule();
        let mut head = None;
        let mut words = Vec::new();
        let mut body: Option<Body<'src>> = None;
        let mut whole = true;
        for inner in pair.into_inner() {
            let inner_span = self.span_of(&inner);
            if let Some(keyword) = grammar::keyword(inner.as_rule()) {
                if head.is_none() {
                    head = Some((keyword, vocabulary_of(keyword, inner.as_str())));
                } else {
                    words.push(Spanned::new(Word::Keyword(keyword), inner_span));
                }
            } else if is_body(inner.as_rule()) {
                let earlier = body.take().map_or_else(Vec::new, |body| body.clauses);
                let clauses = earlier.into_iter().chain(self.clauses(inner)).collect();
                body = Some(Body {
                    clauses,
                    span: inner_span,
                });
            } else if is_option(inner.as_rule()) {
                // `field f "…" optional` says the same as `field f "…" { optional }`.
                let option = self.clause(inner);
                body.get_or_insert_with(|| Body {
                    clauses: Vec::new(),
                    span: inner_span,
                })
                .clauses
                .extend(option);
            } else {
                match self.word(inner) {
                    Some(word) => words.push(Spanned::new(word, inner_span)),
                    None => whole = false,
                }
            }
        }
        let (keyword, vocabulary) = head.expect("every clause begins with its keyword");
        if needs_name(rule)
            && !matches!(
                words.first(),
                Some(Spanned {
                    node: Word::Name(_),
                    ..
                })
            )
        {
            if whole {
                self.report_missing_name(keyword, span, &words);
            }
            whole = false;
        }
        let blank_before = cut::blank_before(self.text, start);
        whole.then_some(Clause {
            keyword,
            words,
            body,
            span,
            vocabulary,
            blank_before,
        })
    }

    /// Reads one word; `None` if its value is out of range or reserved, which is then reported.
    fn word(&mut self, pair: Pair<'src, Rule>) -> Option<Word<'src>> {
        let span = self.span_of(&pair);
        Some(match pair.as_rule() {
            Rule::name => Word::Name(self.unreserved(pair.as_str(), span)?.into()),
            Rule::path => {
                let first = pair.as_str().split('.').next().unwrap_or_default();
                self.unreserved(first, span)?;
                Word::Name(pair.as_str().into())
            }
            Rule::label => Word::Label(pair.as_str().into()),
            Rule::text => Word::Text(literal::text(pair.as_str())),
            Rule::number => Word::Number(self.number(pair.as_str(), span)?),
            Rule::percent => Word::Percent(self.number(pair.as_str(), span)?),
            Rule::money => Word::Money(self.money(pair.as_str(), span)?),
            Rule::date => Word::Date(self.date(pair.as_str(), span)?),
            Rule::duration => Word::Duration(self.duration(pair.as_str(), span)?),
            Rule::comma => Word::Comma,
            Rule::equals => Word::Equals,
            Rule::binder | Rule::define_parameter => Word::Binder(Box::new(self.binder(pair)?)),
            Rule::expression => Word::Expression(Box::new(self.expression(pair)?)),
            rule => unreachable!("the grammar puts no {rule:?} among the words of a clause"),
        })
    }

    /// Reads `document d in p.documents`, or `d: document` of a definition.
    fn binder(&mut self, pair: Pair<'src, Rule>) -> Option<Binder<'src>> {
        let mut kind = None;
        let mut vocabulary = None;
        let mut variable = None;
        let mut source = None;
        for inner in pair.into_inner() {
            let span = self.span_of(&inner);
            let text = inner.as_str();
            match (inner.as_rule(), grammar::keyword(inner.as_rule())) {
                (_, Some(Keyword::In)) => {}
                (_, Some(keyword)) => {
                    vocabulary = vocabulary_of(keyword, text);
                    kind = Some(Spanned::new(keyword, span));
                }
                (Rule::name, _) => {
                    variable = Some(Spanned::new(self.unambiguous(text, span)?.into(), span))
                }
                _ => source = Some(Spanned::new(text.into(), span)),
            }
        }
        let kind = kind.expect("the grammar gives each binder a kind");
        let variable = variable.expect("the grammar gives each binder a variable");
        Some(Binder {
            kind,
            vocabulary,
            variable,
            source,
        })
    }

    /// Returns the name, unless it is a word that begins or joins something.
    fn unreserved(&mut self, name: &'src str, span: Span) -> Option<&'src str> {
        if keyword::is_reserved(name) {
            self.report_reserved_name(name, span);
            return None;
        }
        Some(name)
    }

    /// Returns the name of what conditions call by its bare name, unless it is any keyword.
    fn unambiguous(&mut self, name: &'src str, span: Span) -> Option<&'src str> {
        if keyword::is_value(name) {
            self.report_reserved_name(name, span);
            return None;
        }
        self.unreserved(name, span)
    }

    fn report_reserved_name(&mut self, name: &str, span: Span) {
        self.sink.push(
            Diagnostic::error(
                Code::ReservedName,
                span,
                phrase!(
                    "`{name}` là từ khóa, không dùng làm tên gọi được",
                    "`{name}` is a word of the language and cannot be a name"
                ),
            )
            .help(phrase!(
                "đặt tên khác, ví dụ `{name}-1`",
                "choose another name, such as `{name}-1`"
            )),
        );
    }
}

/// Returns where the last word of a pair ends.
///
/// Where the end of a rule may be left out, pest counts the blanks and comments before what is
/// not there.
fn end_of(pair: Pair<'_, Rule>) -> usize {
    let span = pair.as_span();
    let Some(last) = pair.into_inner().next_back() else {
        return span.end();
    };
    let rest = &span.as_str()[last.as_span().end() - span.start()..];
    let is_blank = |line: &str| line.trim().is_empty() || line.trim().starts_with('#');
    if rest.lines().all(is_blank) {
        end_of(last)
    } else {
        span.end()
    }
}

/// Returns in which vocabulary a keyword was written; `None` where both spell it alike.
fn vocabulary_of(keyword: Keyword, text: &str) -> Option<Vocabulary> {
    if keyword.english() == keyword.vietnamese() {
        return None;
    }
    let first = |spelling: &'static str| spelling.split(' ').next().unwrap_or(spelling);
    let is_english = text.starts_with(first(keyword.english())) && text.is_ascii();
    Some(if is_english {
        Vocabulary::English
    } else {
        Vocabulary::Vietnamese
    })
}

/// Returns whether a rule reads a block.
fn is_body(rule: Rule) -> bool {
    recovery::BODIES.iter().any(|(body, ..)| *body == rule)
}

/// Returns whether a rule reads a clause that may also stand before the block.
fn is_option(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::optional_clause | Rule::basis_clause | Rule::note_clause
    )
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
            | Rule::test
    )
}

/// Warns once of a file that uses both vocabularies, at the first keyword of the rarer one.
fn warn_of_mixed_vocabulary(file: &File<'_>, sink: &mut Diagnostics) {
    let mut seen: [Vec<Span>; 2] = [Vec::new(), Vec::new()];
    let mut rest: Vec<&Clause<'_>> = file.declarations.iter().collect();
    while let Some(clause) = rest.pop() {
        match clause.vocabulary {
            Some(Vocabulary::English) => seen[0].push(clause.span),
            Some(Vocabulary::Vietnamese) => seen[1].push(clause.span),
            None => {}
        }
        rest.extend(clause.clauses());
    }
    let [english, vietnamese] = seen;
    let (rarer, option) = if english.len() < vietnamese.len() {
        (english, "vi")
    } else {
        (vietnamese, "en")
    };
    let Some(first) = rarer.iter().min() else {
        return;
    };
    let at = Span::new(first.file, first.start, first.start + 1);
    let count = rarer.len();
    sink.push(
        Diagnostic::warning(
            Code::MixedVocabulary,
            at,
            phrase!(
                "tệp dùng lẫn từ khóa tiếng Việt và tiếng Anh ({count} mệnh đề viết khác phần còn lại)",
                "the file mixes English and Vietnamese keywords ({count} clauses differ from the rest)",
            ),
        )
        .help(phrase!("chạy `tinhgon fmt --to {option}` để viết thống nhất", "run `tinhgon fmt --to {option}` to write it in one")),
    );
}
