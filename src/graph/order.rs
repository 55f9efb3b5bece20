//! Declared and required order of steps, procedure by procedure.
//!
//! A procedure has few steps, so that its closures are worked out at once, as small matrices of
//! bits: 32 bytes a step where a procedure has up to 64. Any later question is one look.

use rayon::prelude::*;

use super::csr::TwoWay;
use super::matrix;
use crate::index::Id as _;
use crate::model::{Model, StepId};
use crate::span::Span;
use crate::truth::Truth;

mod steps;
use steps::Steps;
pub(super) use steps::{open, openness};

/// Where a step stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The procedure's number; of a step that no procedure lists, [`NOWHERE`].
    procedure: u32,
    /// Which step of the procedure it is.
    slot: u32,
    /// What it leaves open.
    open: u8,
}

/// The procedure of a step that none lists.
const NOWHERE: u32 = u32::MAX;

/// The matrices kept for each procedure, in this order.
#[derive(Debug, Clone, Copy)]
enum Closure {
    Before,
    MayComeBefore,
    Requires,
    MayRequire,
}

/// How many matrices there are.
const CLOSURES: usize = 4;

/// The order of all steps.
#[derive(Debug)]
pub(super) struct Order {
    /// s to t: t says `after s`.
    pub(super) before: TwoWay,
    /// t to s: t needs s.
    pub(super) requires: TwoWay,
    places: Vec<Place>,
    /// Of each procedure, how many steps it lists and where its matrices start.
    blocks: Vec<(u32, usize)>,
    words: Vec<u64>,
    /// Of each step, where it is declared.
    spans: Vec<Span>,
}

/// What some procedures add.
#[derive(Default)]
struct Part {
    before: Vec<(u32, u32)>,
    requires: Vec<(u32, u32)>,
    words: Vec<u64>,
}

impl Order {
    /// Finds the order of all steps, procedures in parallel.
    pub(super) fn build(model: &Model) -> Self {
        let procedures = model.procedures.items();
        let mut places = vec![
            Place {
                procedure: NOWHERE,
                slot: 0,
                open: 0,
            };
            model.steps.len()
        ];
        let mut blocks = Vec::with_capacity(procedures.len());
        let mut start = 0;
        for (number, procedure) in (0u32..).zip(procedures) {
            let ids = procedure.steps.items();
            for (slot, id) in (0u32..).zip(ids) {
                places[id.index()] = Place {
                    procedure: number,
                    slot,
                    open: openness(model, &model.steps[*id]),
                };
            }
            blocks.push((number_of(ids.len()), start));
            start += CLOSURES * matrix::words(ids.len());
        }
        // A few hundred procedures at a time: enough to make allocation and scheduling cheap.
        let parts: Vec<Part> = procedures
            .par_chunks(512)
            .map(|chunk| {
                let mut part = Part::default();
                for procedure in chunk {
                    part.add(model, procedure.steps.items());
                }
                part
            })
            .collect();
        let mut whole = Part::default();
        whole.words.reserve_exact(start);
        for part in parts {
            whole.before.extend(part.before);
            whole.requires.extend(part.requires);
            whole.words.extend(part.words);
        }
        let size = (places.len(), places.len());
        Self {
            before: TwoWay::from_pairs(size, whole.before),
            requires: TwoWay::from_pairs(size, whole.requires),
            places,
            blocks,
            words: whole.words,
            spans: model
                .steps
                .items()
                .iter()
                .map(|step| step.head.span)
                .collect(),
        }
    }

    /// Returns where a step is declared.
    pub(super) fn span(&self, step: usize) -> Span {
        self.spans[step]
    }

    /// Returns whether t is declared to come right after s.
    pub(super) fn before(&self, s: usize, t: usize) -> Truth {
        if self.before.forward.edge(s, t).is_some() {
            return Truth::True;
        }
        let open = self.places[t].open & open::AFTER != 0;
        self.unless_backwards(open, (s, t), (t, s))
    }

    /// Returns whether t needs s.
    pub(super) fn requires(&self, t: usize, s: usize) -> Truth {
        if self.requires.forward.edge(t, s).is_some() {
            return Truth::True;
        }
        let (later, earlier) = (self.places[t].open, self.places[s].open);
        let open = (later & open::NEEDS) | (earlier & open::GIVES) != 0
            || (earlier & open::HOLDS_UP != 0 && self.has(Closure::MayComeBefore, s, t));
        self.unless_backwards(open, (t, s), (t, s))
    }

    /// Returns whether t is declared to come after s, at once or later.
    pub(super) fn before_closure(&self, s: usize, t: usize) -> Truth {
        self.closure([Closure::Before, Closure::MayComeBefore], s, t)
    }

    /// Returns whether t needs s, or something that needs s.
    pub(super) fn requires_closure(&self, t: usize, s: usize) -> Truth {
        self.closure([Closure::Requires, Closure::MayRequire], t, s)
    }

    fn closure(&self, [certain, possible]: [Closure; 2], row: usize, column: usize) -> Truth {
        if self.has(certain, row, column) {
            Truth::True
        } else if self.has(possible, row, column) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// Returns unknown for an open pair of steps of one procedure, unless the declared order has
    /// already decided the opposite.
    fn unless_backwards(
        &self,
        open: bool,
        pair: (usize, usize),
        opposite: (usize, usize),
    ) -> Truth {
        let possible = open
            && pair.0 != pair.1
            && self.together(pair.0, pair.1).is_some()
            && !self.has(Closure::Before, opposite.0, opposite.1);
        if possible {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// Returns the procedure of two steps, where it is the same.
    fn together(&self, one: usize, other: usize) -> Option<usize> {
        let procedure = self.places[one].procedure;
        (procedure != NOWHERE && procedure == self.places[other].procedure)
            .then_some(procedure as usize)
    }

    fn has(&self, closure: Closure, row: usize, column: usize) -> bool {
        self.together(row, column).is_some_and(|procedure| {
            let (size, start) = self.blocks[procedure];
            let size = size as usize;
            let start = start + closure as usize * matrix::words(size);
            let slot = |step: usize| self.places[step].slot as usize;
            matrix::has(&self.words[start..], size, slot(row), slot(column))
        })
    }
}

impl Part {
    /// Adds the steps of the next procedure.
    fn add(&mut self, model: &Model, ids: &[StepId]) {
        let steps = Steps::of(model, ids);
        let pair = |(one, other): (usize, usize)| (ids[one].0, ids[other].0);
        self.before.extend(steps.before.pairs().map(pair));
        self.requires.extend(steps.requires.pairs().map(pair));
        for closure in [
            &steps.before_closure,
            &steps.may_come_before,
            &steps.requires_closure,
            &steps.may_require,
        ] {
            self.words.extend(closure.words());
        }
    }
}

fn number_of(count: usize) -> u32 {
    u32::try_from(count).expect("an arena holds fewer than 2^32 things")
}
