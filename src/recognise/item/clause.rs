//! The clauses of an item: what bullets, numbering, semicolons, lines and sentences divide.

use std::ops::Range;

use super::phrase::Role;
use super::token::{Sort, Token};
use super::written::Written;

/// A part of an item that is read by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its tokens, without what it is numbered with and the marks at its end.
    pub(super) tokens: Range<usize>,
    /// What it is numbered with, if it is: `-`, `+`, `a` for any letter, `1`, `(`.
    pub(super) bullet: Option<char>,
    /// Whether it only goes on after a full stop.
    pub(super) sentence: bool,
    /// Whether it only goes on after a semicolon.
    pub(super) listed: bool,
}

/// Divides the tokens of a text into clauses, in order; linear.
///
/// What stands in brackets is never divided. A dot within `5.2` and a dash within `A - B` end
/// nothing.
pub(super) fn clauses<I: Copy>(text: &Written<'_>, tokens: &[Token<I>]) -> Vec<Clause> {
    let inside = brackets(tokens);
    let mut clauses: Vec<Clause> = Vec::new();
    let mut open = Clause {
        tokens: 0..0,
        bullet: None,
        sentence: false,
        listed: false,
    };
    let mut at = 0;
    while at < tokens.len() {
        let bullet = bullet(text, tokens, &inside, at);
        let stop = (at > 0 && !inside[at - 1]).then(|| tokens[at - 1].sort);
        let new_line = at == 0 || text.begins_line(tokens[at].start);
        let new_entry = new_line || matches!(stop, Some(Sort::Mark(';')));
        // The dot of `1. Giấy …` ends no sentence.
        let begun = open.tokens.start < at;
        let new_sentence = begun
            && matches!(stop, Some(Sort::Mark('.')))
            && tokens[at].start > tokens[at - 1].end
            && (bullet.is_some() || text.is_capital(tokens[at].start));
        if new_entry || new_sentence || bullet.is_some() {
            open.tokens.end = at;
            clauses.push(open);
            let (bullet, length) = bullet.map_or((None, 0), |(kind, length)| (Some(kind), length));
            at += length;
            open = Clause {
                tokens: at..at,
                bullet,
                sentence: !new_entry && bullet.is_none(),
                listed: !new_line && new_entry && bullet.is_none(),
            };
            if length > 0 {
                continue;
            }
        }
        at += 1;
    }
    open.tokens.end = tokens.len();
    clauses.push(open);
    for clause in &mut clauses {
        let ends = |token: &Token<I>| matches!(token.sort, Sort::Mark(mark) if !matches!(mark, ')' | ':' | ']'));
        let written = &tokens[clause.tokens.clone()];
        let marks = written.iter().rev().take_while(|token| ends(token)).count();
        clause.tokens.end -= marks;
        let marks = tokens[clause.tokens.clone()]
            .iter()
            .take_while(|token| ends(token) && !token.is_mark('('))
            .count();
        clause.tokens.start += marks;
    }
    clauses.retain(|clause| !clause.tokens.is_empty());
    clauses
}

/// Returns for each token whether it stands in brackets that are closed again; the closing bracket
/// does not.
pub(super) fn brackets<I: Copy>(tokens: &[Token<I>]) -> Vec<bool> {
    let mut depths = vec![0_i32; tokens.len() + 1];
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.is_mark('(') || token.is_mark('[') {
            open.push(at);
        } else if (token.is_mark(')') || token.is_mark(']'))
            && let Some(start) = open.pop()
        {
            depths[start] += 1;
            depths[at] -= 1;
        }
    }
    let mut depth = 0;
    depths[..tokens.len()]
        .iter()
        .map(|step| {
            depth += step;
            depth > 0
        })
        .collect()
}

/// Returns with what the clause at a token is numbered, and how many tokens that is.
fn bullet<I: Copy>(
    text: &Written<'_>,
    tokens: &[Token<I>],
    inside: &[bool],
    at: usize,
) -> Option<(char, usize)> {
    let token = tokens[at];
    let apart = at == 0 || tokens[at - 1].end < token.start;
    let after_stop = at == 0
        || !inside[at - 1]
            && matches!(tokens[at - 1].sort, Sort::Mark('.' | ':' | ';' | ',' | '!'))
        || text.begins_line(token.start);
    let next = tokens.get(at + 1).copied();
    let is_annex = |token: &Token<I>| &text.folded[token.start..token.end] == "phụ lục";
    if at > 1 && is_annex(&tokens[at - 2]) {
        // `Phụ lục I - Danh mục …`
        return None;
    }
    if let Sort::Mark(mark) = token.sort {
        let in_brackets = inside[at] && mark != '(';
        let dash = matches!(mark, '-' | '–' | '—' | '*' | '\u{2055}');
        let stands_out = mark == '+' && apart
            || dash
                && apart
                && next.is_some_and(|next| {
                    next.start > token.end && begins_item(next) && text.is_capital(next.start)
                });
        let sign = dash && after_stop
            || stands_out
            || mark == '+' && after_stop
            || matches!(mark, '•' | '●' | '▪' | '\u{E000}'..='\u{F8FF}');
        if !in_brackets && sign {
            return Some((mark, 1));
        }
        if mark == '(' && after_stop && apart {
            let label = label(text, next?)?;
            return tokens
                .get(at + 2)?
                .is_mark(')')
                .then_some((label_bracket(label), 3));
        }
        return None;
    }
    let mut label = label(text, token)?;
    let mut length = 1;
    // `b.1)`
    if let [dot, number, ..] = tokens.get(at + 1..)?
        && dot.is_mark('.')
        && matches!(number.sort, Sort::Number)
        && token.end == dot.start
        && dot.end == number.start
    {
        length += 2;
        label = '.';
    }
    let token = tokens[at + length - 1];
    let stop = *tokens.get(at + length)?;
    if inside[at] || !apart || stop.start > token.end {
        return None;
    }
    let follows = tokens
        .get(at + length + 1)
        .map_or(text.folded.len(), |after| after.start);
    let sign = stop.is_mark(')')
        || after_stop
            && (stop.is_mark('/')
                || stop.is_mark('.') && follows > stop.end
                || stop.is_mark('.') && text.is_capital(follows));
    sign.then_some((label, length + 1))
}

const fn label_bracket(label: char) -> char {
    if label == '1' { '(' } else { label }
}

/// Returns whether a token begins something that can be handed in.
fn begins_item<I: Copy>(token: Token<I>) -> bool {
    match token.sort {
        Sort::Name(_) => true,
        Sort::Phrase(role) => matches!(
            role,
            Role::Thing
                | Role::Request
                | Role::Copy
                | Role::Original
                | Role::Electronic
                | Role::Holder
                | Role::Piece
        ),
        _ => false,
    }
}

/// Returns the kind of number or letter that a token may number a clause with.
fn label<I: Copy>(text: &Written<'_>, token: Token<I>) -> Option<char> {
    let label = &text.folded[token.start..token.end];
    if label.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return Some('1');
    }
    if label.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) {
        return Some('i');
    }
    let mut letters = label.chars();
    (letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()).then_some('a')
}
