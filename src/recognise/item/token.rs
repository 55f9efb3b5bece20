//! The words, marks, names and phrases that a folded text consists of.

use aho_corasick::AhoCorasick;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::LazyLock;

use crate::fold::fold;

use super::issued::Acts;
use super::phrase::{PHRASES, Role};
use super::reworded::{proofs, told_about};

/// What joins the things that one name lists.
const JOINTS: [&str; 3] = [", ", " hoặc ", " và "];

/// How the phrases begin that let somebody off.
const LETTING_OFF: [&str; 7] = [
    "không phải",
    "không yêu cầu",
    "không được yêu cầu",
    "không cần",
    "không bắt buộc",
    "không nộp",
    "miễn",
];

/// A piece of a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<I> {
    /// The first byte.
    pub(super) start: usize,
    /// The byte after the last.
    pub(super) end: usize,
    /// What it is.
    pub(super) sort: Sort<I>,
}

/// What a piece of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort<I> {
    /// A name of the catalogue.
    Name(Name<I>),
    /// A phrase of offices.
    Phrase(Role),
    /// Any other word; also `5.2`, `12/2025/nđ-cp`.
    Word,
    /// Digits.
    Number,
    /// Anything that is no letter and no digit.
    Mark(char),
}

/// A name of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name<I> {
    /// What it stands for; `None` where several things have the name.
    pub(super) id: Option<I>,
    /// What kind of writing that is, for when more words make it another one:
    /// `đơn đề nghị cấp thẻ`, which begins as `đơn đề nghị`.
    pub(super) kind: Option<I>,
    /// Whether more words leave it what it is.
    pub(super) open: bool,
    /// Whether those say what is asked for, and so may speak of other papers: `đơn đề nghị`.
    pub(super) asks: bool,
    /// Whether it is only what a writing is called, and so names nothing apart: `danh sách`,
    /// `đơn đề nghị`.
    pub(super) plain: bool,
}

impl<I: Copy> Token<I> {
    pub(super) const fn is(self, role: Role) -> bool {
        matches!(self.sort, Sort::Phrase(this) if this as u8 == role as u8)
    }

    pub(super) const fn is_mark(self, mark: char) -> bool {
        matches!(self.sort, Sort::Mark(this) if this == mark)
    }
}

/// Divides folded texts into tokens: names of a catalogue, phrases, words and marks.
pub(in crate::recognise) struct Tokens<I> {
    automaton: AhoCorasick,
    sorts: Vec<Sort<I>>,
    acts: Acts<I>,
}

impl<I: Copy + Eq> Tokens<I> {
    /// Makes one automaton of the folded names of a catalogue and all phrases; of a name that is
    /// also a phrase, the name.
    ///
    /// `is_open` says of what a name stands for whether it is a kind of writing. What a name lists
    /// may be joined otherwise: `văn bằng, chứng chỉ`, `văn bằng hoặc chứng chỉ`.
    pub(in crate::recognise) fn new<'n>(
        names: impl Iterator<Item = (&'n str, Option<I>)>,
        is_open: impl Fn(I) -> bool,
    ) -> Self {
        let mut patterns: Vec<(Cow<'n, str>, Sort<I>)> = Vec::new();
        let mut joined = Vec::new();
        for (name, id) in names {
            let open = id.is_some_and(&is_open) || name.contains(" của ") || name.contains(" do ");
            let kind = id.is_some_and(&is_open);
            let sort = Sort::Name(Name {
                id,
                kind: None,
                open,
                asks: kind && begins_request(name),
                plain: kind && is_plain(name),
            });
            patterns.push((name.into(), sort));
            joined.extend(proofs(name).into_iter().map(|proof| (proof.into(), sort)));
            for joint in JOINTS.into_iter().filter(|joint| name.contains(joint)) {
                joined.extend(JOINTS.map(|other| (name.replace(joint, other).into(), sort)));
            }
        }
        joined.extend(told_about(&patterns));
        patterns.append(&mut joined);
        patterns.extend(phrases().map(|(role, phrase)| (phrase.into(), Sort::Phrase(role))));
        // The sort is stable: a name stays before what its words are besides.
        patterns.sort_by(|(left, _), (right, _)| left.cmp(right));
        patterns.dedup_by(|(left, _), (right, _)| left == right);
        for at in 0..patterns.len() {
            let kind = kind_of(&patterns, at);
            if let Sort::Name(name) = &mut patterns[at].1 {
                name.kind = kind;
            }
        }
        let acts = Acts::of(patterns.iter().filter_map(|(pattern, sort)| match sort {
            Sort::Name(name) => Some((pattern.as_ref(), *name)),
            _ => None,
        }));
        Self {
            acts,
            automaton: AhoCorasick::new(patterns.iter().map(|(pattern, _)| pattern.as_ref()))
                .expect("the names of a catalogue fit an automaton"),
            sorts: patterns.into_iter().map(|(_, sort)| sort).collect(),
        }
    }

    /// Returns what writings can do, and how those are named.
    pub(super) fn acts(&self) -> &Acts<I> {
        &self.acts
    }

    /// Returns whether a text holds no name but those of one thing, what writings are called aside.
    pub(in crate::recognise) fn names_only(&self, text: &str, one: I) -> bool {
        let other = |token: &Token<I>| matches!(token.sort, Sort::Name(name) if name.id != Some(one) && !name.plain);
        !self.of(&fold(text)).iter().any(other)
    }

    /// Returns whether a text speaks of nothing that can be handed in, let off or chosen.
    pub(in crate::recognise) fn names_nothing(&self, text: &str) -> bool {
        self.of(&fold(text)).iter().all(|token| match token.sort {
            Sort::Name(_) => false,
            Sort::Phrase(role) => !matches!(
                role,
                Role::Thing
                    | Role::Request
                    | Role::Holder
                    | Role::OneOf
                    | Role::Not
                    | Role::Instead
                    | Role::LookUp
            ),
            Sort::Word | Sort::Number | Sort::Mark(_) => true,
        })
    }

    /// Returns whether a text offers a choice other than among copies, sets a condition, or lets
    /// somebody off.
    pub(in crate::recognise) fn leaves_open(&self, text: &str) -> bool {
        let folded = fold(text);
        let tokens = self.of(&folded);
        let of_a_copy = |token: &Token<I>| {
            let copies = [
                Role::Original,
                Role::Copy,
                Role::Electronic,
                Role::Certified,
            ];
            copies.iter().any(|role| token.is(*role))
        };
        let opens = |at: usize| {
            let token = tokens[at];
            let words = &folded[token.start..token.end];
            // `xác nhận đất không có tranh chấp` lets nobody off.
            let lets_off = |word: &&str| words.starts_with(word);
            token.is(Role::Condition)
                || token.is(Role::OneOf)
                || token.is(Role::Not) && LETTING_OFF.iter().any(lets_off)
                || token.is(Role::Or) && !tokens.get(at + 1).is_some_and(of_a_copy)
        };
        (0..tokens.len()).any(opens)
    }

    /// Returns whether a text says that something need not be handed in.
    pub(in crate::recognise) fn lets_off(&self, text: &str) -> bool {
        let roles = [Role::Not, Role::LookUp, Role::Instead];
        let tokens = self.of(&fold(text));
        tokens
            .iter()
            .any(|token| roles.iter().any(|role| token.is(*role)))
    }

    /// Divides a folded text: names as whole words, the leftmost and then the longest first, and the
    /// phrases between them alike. One pass over the text.
    pub(super) fn of(&self, text: &str) -> Vec<Token<I>> {
        // The automaton knows no words: it must offer every match, so that a longer one which
        // breaks off within a word does not hide a shorter one that does not.
        let mut found: Vec<Token<I>> = self
            .automaton
            .find_overlapping_iter(text)
            .filter(|found| is_whole(text, found.start(), found.end()))
            .filter(|found| {
                let sort = self.sorts[found.pattern().as_usize()];
                let is_kind = matches!(sort, Sort::Name(name) if name.plain);
                !is_kind || !is_cited(text, found.end())
            })
            .map(|found| Token {
                start: found.start(),
                end: found.end(),
                sort: self.sorts[found.pattern().as_usize()],
            })
            .collect();
        found.sort_by_key(|token| (token.start, Reverse(token.end)));
        // `Nghị quyết số …` cites a text and is none.
        let in_longer = |at: usize| at > 0 && found[at - 1].start == found[at].start;
        let names: Vec<Token<I>> = (0..found.len())
            .filter(|at| match found[*at].sort {
                Sort::Name(name) => !(name.plain && in_longer(*at)),
                _ => false,
            })
            .map(|at| found[at])
            .scan(0, |end, name| {
                let free = name.start >= *end;
                *end = name.end.max(*end);
                Some(free.then_some(name))
            })
            .flatten()
            .collect();
        // `01 bản giấy khai sinh`: what belongs to a name belongs to no phrase.
        let mut next = names.iter().peekable();
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let mut end = 0;
        for token in found {
            while next.next_if(|name| name.end <= token.start).is_some() {}
            let taken = next.peek().is_some_and(|name| name.start < token.end);
            let chosen = next.peek() == Some(&&token);
            if token.start >= end && (chosen || !taken) {
                add_words(text, end, token.start, &mut tokens);
                end = token.end;
                tokens.push(token);
            }
        }
        add_words(text, end, text.len(), &mut tokens);
        tokens
    }
}

/// Returns what kind of writing a pattern names as the longest name of such that it begins with, of
/// patterns in order.
fn kind_of<I: Copy>(patterns: &[(Cow<'_, str>, Sort<I>)], at: usize) -> Option<I> {
    let words = &patterns[at].0;
    words.rmatch_indices(' ').find_map(|(end, _)| {
        let kind = patterns.binary_search_by(|(other, _)| other.as_ref().cmp(&words[..end]));
        match patterns[kind.ok()?].1 {
            Sort::Name(name) if name.plain => name.id,
            _ => None,
        }
    })
}

/// Returns whether a name begins as something that speaks of other papers; `văn bản` alone may begin
/// anything.
fn begins_request(name: &str) -> bool {
    let asks = |(role, phrase)| role == Role::Request && phrase != "văn bản";
    phrases().filter(|one| asks(*one)).any(|(_, phrase)| {
        let rest = name.strip_prefix(phrase);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// Returns whether a folded name is nothing but phrases of offices: `văn bản đề nghị`.
pub(in crate::recognise) fn is_plain(name: &str) -> bool {
    static PHRASES: LazyLock<Tokens<()>> =
        LazyLock::new(|| Tokens::new(std::iter::empty(), |()| false));
    let tokens = PHRASES.of(name);
    tokens
        .iter()
        .all(|token| matches!(token.sort, Sort::Phrase(_)))
}

fn phrases() -> impl Iterator<Item = (Role, &'static str)> {
    let phrases = PHRASES.iter();
    phrases.flat_map(|(role, phrases)| phrases.split("; ").map(|phrase| (*role, phrase)))
}

/// Adds the words and marks of a part of a text.
fn add_words<I>(text: &str, start: usize, end: usize, tokens: &mut Vec<Token<I>>) {
    let mut place = start;
    while let Some(first) = text[place..end].chars().next() {
        let length = if first.is_alphanumeric() {
            word_length(&text[place..end])
        } else {
            first.len_utf8()
        };
        let word = &text[place..place + length];
        let sort = if !first.is_alphanumeric() {
            Sort::Mark(first)
        } else if word.chars().all(|character| character.is_ascii_digit()) {
            Sort::Number
        } else {
            Sort::Word
        };
        if first != ' ' {
            tokens.push(Token {
                start: place,
                end: place + length,
                sort,
            });
        }
        place += length;
    }
}

/// Returns the length of the word that a text begins with; a number goes on over `.`, `/` and `-`,
/// as in `12/2025/nđ-cp`.
fn word_length(text: &str) -> usize {
    let mut numbered = false;
    let mut characters = text.char_indices().peekable();
    while let Some((place, character)) = characters.next() {
        numbered |= character.is_ascii_digit();
        let goes_on = character.is_alphanumeric()
            || numbered
                && matches!(character, '.' | '/' | '-')
                && characters
                    .peek()
                    .is_some_and(|(_, next)| next.is_alphanumeric());
        if !goes_on {
            return place;
        }
    }
    text.len()
}

/// Returns whether the number of a text of law follows: `nghị quyết 12/2025/nq-hđnd`.
fn is_cited(text: &str, end: usize) -> bool {
    let Some(number) = text[end..].strip_prefix(' ') else {
        return false;
    };
    let number = &number[..word_length(number)];
    number.starts_with(|first: char| first.is_ascii_digit()) && number.matches('/').count() > 1
}

/// Returns whether a part of a text begins and ends between words.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}
