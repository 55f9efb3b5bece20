//! Branch and bound: the first best set, in the order of ids.

use super::Problem;
use super::bound::Bounds;
use super::score::Score;
use super::state::State;

/// What a search found.
pub(super) struct Searched {
    /// The best set found that is worth no less than what was known before.
    pub(super) best: Option<Vec<bool>>,
    /// Whether nothing was left out.
    pub(super) is_complete: bool,
}

/// Searches every set that may be worth at least `known`, visiting up to `nodes` nodes.
///
/// Each candidate is taken first and left afterwards, in order, and of equal sets the first found
/// stays: it has the first candidate in which the two differ.
pub(super) fn search(problem: &Problem, known: Score, nodes: u64) -> Searched {
    let mut search = Search {
        bounds: Bounds::new(problem),
        state: State::new(problem),
        left: vec![false; problem.candidates.len()],
        known,
        best: None,
        nodes,
    };
    let is_complete = search.visit(0);
    Searched {
        best: search.best,
        is_complete,
    }
}

struct Search<'p> {
    bounds: Bounds<'p>,
    state: State<'p>,
    /// Which of the candidates before the next are left out.
    left: Vec<bool>,
    /// What any set that is still looked for is worth at least.
    known: Score,
    best: Option<Vec<bool>>,
    nodes: u64,
}

impl Search<'_> {
    /// Searches below the decisions made so far; returns whether all of it was seen.
    fn visit(&mut self, next: usize) -> bool {
        if self.nodes == 0 {
            return false;
        }
        self.nodes -= 1;
        let bound = self.bounds.of(&self.state, &self.left, next, self.known);
        if bound < self.known || (bound == self.known && self.best.is_some()) {
            return true;
        }
        if next == self.left.len() {
            let score = self.state.score();
            let is_better = score > self.known || (score == self.known && self.best.is_none());
            if is_better && self.state.positions().all(|it| self.state.has_needs(it)) {
                self.known = score;
                self.best = Some(self.state.clone().into_chosen());
            }
            return true;
        }
        let mut needs = self.state.problem.candidates[next].needs.iter();
        if !self.state.is_excluded(next) && needs.all(|need| !self.left[*need]) {
            self.state.add(next);
            let is_complete = self.visit(next + 1);
            self.state.remove(next);
            if !is_complete {
                return false;
            }
        }
        if self.state.is_needed(next) {
            return true;
        }
        self.left[next] = true;
        let is_complete = self.visit(next + 1);
        self.left[next] = false;
        is_complete
    }
}
