//! The words of one clause, up to its block.

use super::expression::Writer;
use super::text;
use crate::span::Spanned;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::{Keyword, Vocabulary};

/// Returns the words of a clause on one line, if none of its texts has several.
pub(super) fn on_one_line(clause: &Clause<'_>, vocabulary: Vocabulary) -> Option<String> {
    let mut out = String::new();
    let writer = Writer {
        out: &mut out,
        vocabulary,
        indentation: 0,
        breaks: false,
    };
    writer.clause(clause);
    (!out.contains('\n')).then_some(out)
}

/// Returns the words of a clause with its indentation, on several lines if they need them.
pub(super) fn on_lines(clause: &Clause<'_>, vocabulary: Vocabulary, indentation: usize) -> String {
    let mut out = String::new();
    text::indent(&mut out, indentation);
    let writer = Writer {
        out: &mut out,
        vocabulary,
        indentation,
        breaks: true,
    };
    writer.clause(clause);
    out
}

impl Writer<'_> {
    /// Writes the keyword of a clause and its words.
    pub(super) fn clause(mut self, clause: &Clause<'_>) {
        self.keyword(clause.keyword);
        match clause.keyword {
            Keyword::Define | Keyword::Table => self.definition(&clause.words),
            Keyword::Message if self.breaks => self.message(&clause.words),
            _ => self.words(clause),
        }
    }

    /// Writes words; a list that does not fit goes on in the next line after a comma.
    fn words(&mut self, clause: &Clause<'_>) {
        let mut previous = None;
        for (index, word) in clause.words.iter().enumerate() {
            let names_part = clause.keyword == Keyword::Expect
                && previous == Some(&Word::Keyword(Keyword::Unknown));
            if previous == Some(&Word::Comma) && self.breaks {
                let item = list_item(&clause.words[index..]);
                let start = self.out.len();
                let fits = self.fits(|writer| {
                    for word in item {
                        writer.spaced(&word.node);
                    }
                });
                self.out.truncate(start);
                if !fits {
                    self.break_line(1);
                    self.word(&word.node);
                    previous = Some(&word.node);
                    continue;
                }
            }
            match &word.node {
                Word::Name(path) if names_part => {
                    self.out.push(' ');
                    self.path(path);
                }
                word => self.spaced(word),
            }
            previous = Some(&word.node);
        }
    }

    /// Writes `may-skip(p: procedure, s: step) when …`, or what begins a table.
    fn definition(&mut self, words: &[Spanned<Word<'_>>]) {
        let has_wording = words.iter().any(|word| matches!(word.node, Word::Text(_)));
        let mut is_open = false;
        for (index, word) in words.iter().enumerate() {
            match &word.node {
                Word::Binder(binder) => {
                    self.out.push(if is_open { ' ' } else { '(' });
                    is_open = true;
                    self.out.push_str(&binder.variable.node);
                    self.out.push_str(": ");
                    self.keyword(binder.kind.node);
                    let next = words.get(index + 1).map(|word| &word.node);
                    if next != Some(&Word::Comma) {
                        self.out.push(')');
                    }
                }
                Word::Keyword(keyword @ (Keyword::English | Keyword::When))
                    if has_wording && self.breaks =>
                {
                    self.break_line(1);
                    self.keyword(*keyword);
                }
                word => self.spaced(word),
            }
        }
    }

    /// Writes the wordings of a message under one another.
    fn message(&mut self, words: &[Spanned<Word<'_>>]) {
        self.out.push(' ');
        let column = super::WIDTH - self.room();
        for (index, word) in words.iter().enumerate() {
            match &word.node {
                Word::Keyword(language) if index > 0 => {
                    self.out.push('\n');
                    text::indent(self.out, column);
                    self.keyword(*language);
                }
                Word::Keyword(language) => self.keyword(*language),
                word => self.spaced(word),
            }
        }
    }

    /// Writes a word and the blank before it.
    fn spaced(&mut self, word: &Word<'_>) {
        if *word != Word::Comma {
            self.out.push(' ');
        }
        self.word(word);
    }

    fn word(&mut self, word: &Word<'_>) {
        match word {
            Word::Keyword(keyword) => self.keyword(*keyword),
            Word::Name(name) | Word::Label(name) => self.out.push_str(name),
            Word::Text(value) => self.text(value),
            Word::Number(number) => self.display(number),
            Word::Percent(number) => self.display(format_args!("{number}%")),
            Word::Money(money) => self.display(money),
            Word::Date(date) => self.display(date),
            Word::Duration(duration) => text::duration(self.out, *duration, self.vocabulary),
            Word::Comma => self.out.push(','),
            Word::Equals => self.out.push('='),
            Word::Comparison(operator) => self.out.push_str(operator.spelling(self.vocabulary)),
            Word::Binder(binder) => self.binder(binder),
            Word::Expression(expression) => self.expression(&expression.node),
        }
    }
}

/// Returns the words up to the next comma, and the comma.
fn list_item<'w, 'src>(words: &'w [Spanned<Word<'src>>]) -> &'w [Spanned<Word<'src>>] {
    let comma = words.iter().position(|word| word.node == Word::Comma);
    &words[..comma.map_or(words.len(), |comma| comma + 1)]
}
