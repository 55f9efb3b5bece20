//! Decision tables: what one gives, row by row.

use super::condition::compared;
use super::saying::Saying;
use super::{Speaker, words};
use crate::finding::wording;
use crate::model::Model;
use crate::phrase::{Phrase, phrase};
use crate::report::declared::Declared;
use crate::rule::compile::citations;
use crate::rule::types::{Scalar, Type};
use crate::span::Spanned;
use crate::syntax::ast::expression::Operator;
use crate::syntax::ast::{Clause, Expression, Word};
use crate::syntax::keyword::Keyword;

/// Says what a table gives: a sentence a row, then the basis of all of it, and the notes.
pub(super) fn rows<'s>(
    clause: &'s Clause<'_>,
    declared: &'s Declared<'s, '_>,
    model: &'s Model,
) -> Vec<Saying> {
    let mut speaker = Speaker::new(declared, model);
    speaker.parameters(clause);
    let columns = clause
        .clauses_of(Keyword::Columns)
        .flat_map(|clause| &clause.words);
    let columns: Vec<&Expression<'_>> = columns
        .filter_map(|word| match &word.node {
            Word::Expression(written) => Some(&written.node),
            _ => None,
        })
        .collect();
    let rows = clause.clauses_of(Keyword::Row);
    let rows = rows.filter_map(|row| speaker.row(row, &columns));
    let bases = clause.clauses_of(Keyword::Basis).flat_map(|basis| {
        let cited = citations(&basis.words);
        cited.into_iter().map(|basis| {
            let Phrase { vi, en } = wording::cited(&basis, model);
            phrase!("căn cứ: {vi}", "basis: {en}")
        })
    });
    let notes = clause
        .clauses_of(Keyword::Note)
        .flat_map(|note| &note.words);
    let notes = notes.filter_map(|word| match &word.node {
        Word::Text(note) => Some(phrase!("ghi chú: {note}", "note: {note}")),
        _ => None,
    });
    rows.chain(bases)
        .chain(notes)
        .map(Saying::sentence)
        .collect()
}

/// Says what a table gives for some things.
pub(super) fn value<'s>(
    speaker: &Speaker<'s, '_>,
    table: &'s Clause<'_>,
    arguments: &[Phrase],
) -> (Phrase, Type) {
    let Phrase { vi, en } = named(table);
    let [of_vi, of_en] = [
        words::join(arguments, " và ").vi,
        words::join(arguments, " and ").en,
    ];
    let said = phrase!(
        "giá trị theo {vi} cho {of_vi}",
        "what {en} gives for {of_en}"
    );
    let rows = table.clauses_of(Keyword::Row);
    let mut given = rows.filter_map(|row| Some(speaker.settled(&parts(row)?.1.node)?.1));
    let scalar = given.find(|scalar| *scalar != Scalar::Nothing);
    (said, Type::one(scalar.unwrap_or(Scalar::Nothing)))
}

/// Returns what a table is called; a title is Vietnamese.
pub(super) fn named(table: &Clause<'_>) -> Phrase {
    let name = table.name().map(|name| name.node).unwrap_or_default();
    let title = table.title().map_or(name, AsRef::as_ref);
    phrase!("bảng «{title}»", "the table {name}")
}

type Words<'s, 'src> = &'s [Spanned<Word<'src>>];

/// Takes a row apart: its cells, what it gives, and its basis.
fn parts<'s, 'src>(
    row: &'s Clause<'src>,
) -> Option<(Words<'s, 'src>, &'s Spanned<Word<'src>>, Words<'s, 'src>)> {
    let equals = row
        .words
        .iter()
        .position(|word| word.node == Word::Equals)?;
    let gives = row.words.get(equals + 1)?;
    let basis = row.words.get(equals + 3..).unwrap_or_default();
    Some((&row.words[..equals], gives, basis))
}

impl<'s> Speaker<'s, '_> {
    /// Says what a row gives, and when.
    fn row(&self, row: &'s Clause<'_>, columns: &[&'s Expression<'_>]) -> Option<Phrase> {
        let (cells, gives, basis) = parts(row)?;
        let cells = cells.split(|word| word.node == Word::Comma).zip(columns);
        let when: Vec<(Phrase, bool)> = cells
            .filter_map(|(cell, column)| self.cell(cell, column))
            .collect();
        let is_alone = when.len() == 1;
        let when = when.into_iter().map(|(said, is_choice)| {
            let Phrase { vi, en } = &said;
            if is_choice && !is_alone {
                phrase!("({vi})", "({en})")
            } else {
                said
            }
        });
        let when: Vec<Phrase> = when.collect();
        let (mut said, _) = self.settled(&gives.node)?;
        said += if when.is_empty() {
            phrase!(" trong mọi trường hợp", " in every case")
        } else {
            let [vi, en] = [
                words::join(&when, " và ").vi,
                words::join(&when, " and ").en,
            ];
            phrase!(" khi {vi}", " when {en}")
        };
        let cited: Vec<Phrase> = citations(basis)
            .iter()
            .map(|basis| wording::cited(basis, self.model))
            .collect();
        if !cited.is_empty() {
            let Phrase { vi, en } = words::join(&cited, "; ");
            said += phrase!(", căn cứ {vi}", ", by {en}");
        }
        Some(said)
    }

    /// Says what a cell accepts, and whether that is one of several; `None` where it accepts
    /// everything.
    fn cell(&self, cell: Words<'s, '_>, column: &'s Expression<'_>) -> Option<(Phrase, bool)> {
        let has = |keyword| cell.iter().any(|word| word.node == Word::Keyword(keyword));
        if has(Keyword::Any) {
            return None;
        }
        match (has(Keyword::Yes), has(Keyword::No)) {
            (true, true) => return None,
            (false, false) => {}
            (holds, _) => {
                let said = self.condition(column, holds);
                return Some((said.inline(), !said.parts().is_empty()));
            }
        }
        let (mut said, of_type) = self.subject(column);
        let accepted = cell.split(|word| word.node == Word::Keyword(Keyword::Or));
        let accepted: Vec<Phrase> = accepted
            .filter_map(|words| self.accepted(words, of_type.scalar))
            .collect();
        let Phrase { vi, en } = Phrase::new(
            words::join(&accepted, " hoặc ").vi,
            words::join(&accepted, " or ").en,
        );
        said += phrase!(" {vi}", " {en}");
        Some((said, accepted.len() > 1))
    }

    /// Says one of the values or ranges of a cell, to follow what the column looks at.
    fn accepted(&self, words: Words<'s, '_>, scalar: Scalar) -> Option<Phrase> {
        let compared_with = |operator, word: &Word<'_>| {
            let [vi, en] = compared(operator, scalar);
            let (value, _) = self.settled(word)?;
            Some(Phrase::new(
                format_args!("{vi} {}", value.vi),
                format_args!("{en} {}", value.en),
            ))
        };
        match words {
            [one] if one.node == Word::Keyword(Keyword::None) => {
                Some(phrase!("được ghi là không có", "is stated to be none"))
            }
            [one] => compared_with(Operator::Equal, &one.node),
            [sign, one] => match sign.node {
                Word::Comparison(operator) => compared_with(operator, &one.node),
                _ => None,
            },
            [_, from, _, until] => {
                let (from, _) = self.settled(&from.node)?;
                let (until, _) = self.settled(&until.node)?;
                Some(Phrase::new(
                    format_args!("từ {} đến {}", from.vi, until.vi),
                    format_args!("is from {} to {}", from.en, until.en),
                ))
            }
            _ => None,
        }
    }

    /// Says a value that is written out, or named by a parameter.
    fn settled(&self, word: &Word<'_>) -> Option<(Phrase, Scalar)> {
        Some(match word {
            Word::Number(number) => (wording::number(*number), Scalar::Number),
            Word::Percent(number) => {
                let Phrase { vi, en } = wording::number(*number);
                (phrase!("{vi}%", "{en}%"), Scalar::Percent)
            }
            Word::Money(money) => (wording::money(*money), Scalar::Money),
            Word::Date(date) => (wording::date(*date), Scalar::Date),
            Word::Duration(length) => (wording::duration(*length), Scalar::Duration),
            Word::Text(text) => (phrase!("«{text}»", "“{text}”"), Scalar::Text),
            Word::Keyword(Keyword::None) => (phrase!("không có gì", "none"), Scalar::Nothing),
            Word::Keyword(flag @ (Keyword::Yes | Keyword::No)) => {
                (words::keyword(*flag), Scalar::Boolean)
            }
            Word::Keyword(constant) => (words::keyword(*constant), Scalar::Nothing),
            Word::Name(path) => {
                let (said, of_type) = self.path(path);
                (said, of_type.scalar)
            }
            _ => return None,
        })
    }
}
