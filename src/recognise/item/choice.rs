//! Choices: `hoặc`, `một trong`, and one paper under several names.

use super::element::Element;
use super::heading::Mode;
use super::{Meaning, Reader, Standing, Sureness};

impl<I: Copy + Ord> Reader<'_, '_, I> {
    /// Counts a choice that begins in a clause, unless it is within another one: then it is that.
    pub(super) fn numbered(&mut self, mode: Mode, bullet: Option<char>) -> Mode {
        let Mode::OneOf(_) = mode else {
            return mode;
        };
        let around = self.modes.iter().find_map(|(mode, other)| match mode {
            Mode::OneOf(choice) if *other != bullet => Some(*choice),
            _ => None,
        });
        Mode::OneOf(around.unwrap_or_else(|| {
            self.choices += 1;
            self.choices - 1
        }))
    }

    /// Makes a choice of what is one paper under several names: whoever lists those means any of them.
    pub(super) fn choose_among_variants(&mut self) {
        let mut demanded: Vec<(I, &str, usize)> = Vec::new();
        for (token, part) in &self.names {
            if let Meaning::Paper(asked) = &self.parts[*part].meaning
                && asked.how.standing == Standing::Demanded
            {
                demanded.push((asked.paper, self.word(*token), *part));
            }
        }
        demanded.sort_unstable();
        let mut chosen = Vec::new();
        let mut choices = self.choices;
        for alike in demanded.chunk_by(|left, right| left.0 == right.0) {
            if alike.first().map(|first| first.1) != alike.last().map(|last| last.1) {
                chosen.extend(alike.iter().map(|(_, _, part)| (*part, choices)));
                choices += 1;
            }
        }
        self.choices = choices;
        for (part, choice) in chosen {
            if let Meaning::Paper(asked) = &mut self.parts[part].meaning {
                asked.how.standing = Standing::Alternative;
                asked.how.choice = Some(choice);
            }
        }
    }

    /// Returns whether one paper stands among several things under two names.
    pub(super) fn are_variants(&self, elements: &[Element<I>]) -> bool {
        let named = |element: &Element<I>| Some((element.name?.id?, self.word(element.head)));
        let mut papers: Vec<(I, &str)> = elements.iter().filter_map(named).collect();
        papers.sort_unstable();
        papers
            .windows(2)
            .any(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1)
    }
}

/// Makes one thing of several that are one paper.
pub(super) fn merge<I>(elements: &mut Vec<Element<I>>) {
    let end = elements.last().map_or(0, |last| last.tokens.end);
    elements.truncate(1);
    for element in elements {
        element.tokens.end = end;
        element.sureness = element.sureness.max(Sureness::Listed);
    }
}

/// Returns whether several things are the same paper, so that a choice among them leaves none.
pub(super) fn are_one_paper<I: Copy + Eq>(elements: &[Element<I>]) -> bool {
    let paper = |element: &Element<I>| element.name.and_then(|name| name.id);
    let first = elements.first().and_then(paper);
    elements.len() > 1 && first.is_some() && elements.iter().all(|other| paper(other) == first)
}
