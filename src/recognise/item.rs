//! What an item of a dossier asks for: its papers, each with how it is asked for.
//!
//! One pass finds names and phrases ([`token`]), the item is divided into clauses
//! ([`clause`]), and each clause is read from its beginning ([`heading`],
//! [`element`]). A name counts only where a paper can be asked for, that is at the beginning
//! of a clause or of the next thing in a list. Everywhere else it says something about another
//! paper: the licence that an application is for, the number of a passport, the person whose
//! contract it is. What is not sure stays unread.

use std::ops::Range;

mod choice;
mod clause;
mod element;
mod handing;
mod heading;
mod issued;
mod joint;
mod lead;
mod note;
mod phrase;
mod remark;
mod reworded;
mod token;
mod written;

use clause::{Clause, brackets, clauses};
use heading::Mode;
use issued::Acts;
use phrase::Role;
use token::Token;
pub(super) use token::{Tokens, is_plain};
use written::Written;

/// How an item stands to a paper it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Whoever files must hand it in or show it.
    Demanded,
    /// Only under a condition, or with an exception.
    Conditional,
    /// One of several will do.
    Alternative,
    /// The item says that it need not be handed in.
    NotRequired,
}

/// What makes it sure that a paper is meant, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// The words are its name and how it is handed in.
    WholeName,
    /// What else is said does not make it another paper: `của`, `theo`, `do`.
    HarmlessWords,
    /// Its name is one of a list.
    Listed,
    /// Its name says what kind of writing it is, and the other words, if any, what it is about.
    Kind,
}

/// How a paper is handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Handing {
    /// `bản chính`
    Original,
    /// `bản sao có chứng thực`
    Certified,
    /// `bản sao`
    Copy,
    /// `xuất trình`
    Shown,
    /// `bản điện tử`
    Electronic,
}

/// A way of handing in, and how many are asked for, where the words give a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handed {
    /// How.
    pub way: Handing,
    /// How many.
    pub count: Option<u16>,
}

/// How an item asks for a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct How {
    /// Of whom, and whether something else will do.
    pub standing: Standing,
    /// In which choice of the item it stands, counted from 0.
    pub choice: Option<u32>,
    /// How it may be handed in, as far as the words say so, each way once and in order.
    pub handing: Vec<Handed>,
    /// Whether the words let choose among the ways.
    pub any_way: bool,
    /// The words that say when it is asked for, as bytes of the item.
    pub condition: Option<Range<usize>>,
}

/// A paper that an item names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked<I> {
    /// Which.
    pub paper: I,
    /// Why it is meant.
    pub sureness: Sureness,
    /// How it is asked for.
    pub how: How,
}

/// What a part of an item is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning<I> {
    /// A paper of the catalogue.
    Paper(Asked<I>),
    /// A remark; asks for nothing.
    Note,
    /// How many sets are filed.
    Amount,
    /// What introduces the parts after it.
    Heading,
    /// What the thing before it says or holds; asks for nothing.
    Contents,
    /// Something that was not recognised; how it is asked for, where its words begin like those of a
    /// thing that can be handed in.
    Unread(Option<How>),
}

impl<I> Meaning<I> {
    /// Returns how a thing is asked for; a remark or a heading is none.
    pub fn how(&self) -> Option<&How> {
        match self {
            Self::Paper(asked) => Some(&asked.how),
            Self::Unread(how) => how.as_ref(),
            Self::Note | Self::Amount | Self::Heading | Self::Contents => None,
        }
    }
}

/// A part of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<I> {
    /// Its words, as bytes of the item.
    pub words: Range<usize>,
    /// What it is.
    pub meaning: Meaning<I>,
}

/// An item while it is read.
struct Reader<'r, 't, I> {
    text: &'r Written<'t>,
    tokens: &'r [Token<I>],
    acts: &'r Acts<I>,
    /// For each token, whether it stands in brackets.
    inside: Vec<bool>,
    /// What the clauses read so far make of the next one, the innermost last, and how the clause
    /// that made it so is numbered: the next one numbered like it is another matter.
    modes: Vec<(Mode, Option<char>)>,
    /// The condition that the clauses after a semicolon share with the one before.
    shared: Option<Mode>,
    /// The names of papers read so far: the token, and the part it belongs to.
    names: Vec<(usize, usize)>,
    /// How many clauses of the entry that is read were read as things.
    listed: usize,
    /// How many choices it offers so far.
    choices: u32,
    parts: Vec<Part<I>>,
}

/// Reads an item; linear in its length.
///
/// The parts stand in the order of their words and do not overlap.
pub(super) fn read<I: Copy + Ord>(tokens: &Tokens<I>, item: &str) -> Vec<Part<I>> {
    let text = Written::new(item);
    let acts = tokens.acts();
    let tokens = tokens.of(&text.folded);
    let mut reader = Reader {
        text: &text,
        inside: brackets(&tokens),
        tokens: &tokens,
        acts,
        modes: Vec::new(),
        shared: None,
        names: Vec::new(),
        listed: 0,
        choices: 0,
        parts: Vec::new(),
    };
    let clauses = clauses(&text, &tokens);
    for (at, clause) in clauses.iter().enumerate() {
        reader.read_clause(clause, clauses.get(at + 1));
    }
    reader.choose_among_variants();
    reader.parts
}

impl<I: Copy + Ord> Reader<'_, '_, I> {
    fn read_clause(&mut self, clause: &Clause, next: Option<&Clause>) {
        if clause.bullet.is_some() {
            self.leave(clause.bullet);
            self.listed = 0;
        }
        if !clause.listed {
            self.shared = None;
        }
        let Range { mut start, end } = clause.tokens.clone();
        if let Some(then) = self.after_form_number(start, end) {
            self.add(start..then, Meaning::Note);
            start = then;
        }
        let first = self.after_lead(start, end);
        if self.is_at(first, end, Role::Note) {
            self.set_mode(Mode::Note, clause.bullet);
        }
        if self.is_at(first, end, Role::Amount) {
            self.add(start..end, Meaning::Amount);
            return;
        }
        if self.mode() == Mode::Note || self.is_note(clause, first) {
            self.add_note(start..end);
            return;
        }
        if next.is_some_and(|next| self.is_title(clause, first, next)) {
            // Whom unknown words single out is unknown too.
            self.set_mode(Mode::Conditional(start..end), clause.bullet);
            self.add(start..end, Meaning::Heading);
            return;
        }
        let mut mode = self.mode();
        while let Some(heading) = self.heading(start..end) {
            if !heading.lasts && !self.is_about_copies(start, end) {
                self.shared.clone_from(&heading.mode);
            }
            if heading.opened == end && !heading.lasts {
                self.add_note(start..end);
                return;
            }
            if let Some(changed) = heading.mode {
                mode = self.numbered(changed, clause.bullet);
                if heading.lasts {
                    self.set_mode(mode.clone(), clause.bullet);
                }
            }
            if !heading.lasts && self.any(&(start..heading.opened), Role::Not) {
                // `Trường hợp không còn thì nộp …`: whoever has none is let off.
                self.let_off(&(start..heading.opened));
            }
            self.add(start..heading.opened, Meaning::Heading);
            start = heading.opened;
        }
        if start < end {
            self.read_elements(start..end, &mode, clause.bullet);
            self.listed += 1;
        }
        let ends = next.is_none_or(|next| !next.listed);
        if mode == Mode::Contents && clause.listed && ends {
            self.limit_told(start..end);
        }
    }

    fn mode(&self) -> Mode {
        let innermost = self.modes.last();
        let mode = innermost.map_or(Mode::Plain, |(mode, _)| mode.clone());
        match (&mode, &self.shared) {
            (Mode::Plain | Mode::Conditional(_), Some(shared)) => shared.clone(),
            _ => mode,
        }
    }

    fn set_mode(&mut self, mode: Mode, bullet: Option<char>) {
        self.leave(bullet);
        self.modes.push((mode, bullet));
    }

    /// Leaves what a clause numbered alike has begun, and all within it.
    fn leave(&mut self, bullet: Option<char>) {
        let begun = self.modes.iter().position(|(_, other)| *other == bullet);
        self.modes.truncate(begun.unwrap_or(self.modes.len()));
    }

    fn add(&mut self, tokens: Range<usize>, meaning: Meaning<I>) {
        let words = self.written(tokens);
        if !words.is_empty() {
            self.parts.push(Part { words, meaning });
        }
    }

    /// Returns where tokens stand in the item as written.
    fn written(&self, tokens: Range<usize>) -> Range<usize> {
        match &self.tokens[tokens] {
            [] => 0..0,
            [first, .., last] | [first @ last] => self.text.written(first.start..last.end),
        }
    }

    /// Returns whether the token at a place before `end` has a role.
    fn is_at(&self, at: usize, end: usize, role: Role) -> bool {
        at < end && self.tokens[at].is(role)
    }

    /// Returns whether one of some tokens has a role.
    fn any(&self, tokens: &Range<usize>, role: Role) -> bool {
        let mut tokens = self.tokens[tokens.clone()].iter();
        tokens.any(|token| token.is(role))
    }

    /// Returns a token as it is folded.
    fn word(&self, at: usize) -> &str {
        &self.text.folded[self.tokens[at].start..self.tokens[at].end]
    }
}

#[cfg(test)]
mod tests;
