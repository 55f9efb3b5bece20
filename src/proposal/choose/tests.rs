//! Small problems against every set there is, larger ones against what is claimed of them.

use std::io::{Write as _, stderr};

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// What a set names, each kind of thing as bits.
#[derive(Clone, Copy, Default)]
struct Set {
    chosen: u32,
    excluded: u32,
    needed: u32,
    answers: u32,
    amends: u32,
    covers: u32,
    cheaper: i64,
    saves: i64,
    edits: i64,
}

impl Set {
    fn with(self, position: usize, candidate: &Candidate) -> Self {
        let bits = |list: &[usize]| list.iter().fold(0, |bits, it| bits | 1 << it);
        Self {
            chosen: self.chosen | 1 << position,
            excluded: self.excluded | bits(&candidate.conflicts),
            needed: self.needed | bits(&candidate.needs),
            answers: self.answers | bits(&candidate.answers),
            amends: self.amends | bits(&candidate.amends),
            covers: self.covers | bits(&candidate.covers),
            cheaper: self.cheaper + candidate.cheaper,
            saves: self.saves + candidate.saves,
            edits: self.edits + candidate.edits,
        }
    }

    /// Returns what the set is worth; `None` where it cannot stand.
    fn worth(&self, problem: &Problem) -> Option<Score> {
        if self.chosen & self.excluded != 0 || self.needed & !self.chosen != 0 {
            return None;
        }
        let mut score = Score::default();
        for (position, duty) in problem.duties.iter().enumerate() {
            score[match duty {
                Duty::Must => Level::Must,
                Duty::Should => Level::Should,
                Duty::Consider => Level::Consider,
            }] += i64::from(self.answers >> position & 1);
        }
        for (position, target) in problem.targets.iter().enumerate() {
            let mut measured = target.measured;
            for (place, element) in problem.elements.iter().enumerate() {
                if element.target == position && self.covers >> place & 1 == 1 {
                    measured += element.amount;
                }
            }
            let is_met = measured >= target.required;
            score[Level::Met] += i64::from(is_met);
            score[Level::Progress] += match is_met {
                true => 1_000_000,
                false if measured > 0 => measured * 1_000_000 / target.required,
                false => 0,
            };
        }
        for (position, cost) in problem.provisions.iter().enumerate() {
            score[Level::Effort] -= cost * i64::from(self.amends >> position & 1);
        }
        score[Level::Cost] = self.cheaper;
        score[Level::Saved] = self.saves;
        score[Level::Edits] = -self.edits;
        Some(score)
    }
}

/// Returns the best of all sets, by trying each; of equal sets the first, where taking a candidate
/// comes before leaving it.
fn best_of_all(problem: &Problem) -> (Score, u32) {
    let mut best = None;
    try_each(&mutual(problem.clone()), 0, Set::default(), &mut best);
    best.expect("nothing at all is a set")
}

fn try_each(problem: &Problem, next: usize, set: Set, best: &mut Option<(Score, u32)>) {
    if set.chosen & set.excluded != 0 {
        return;
    }
    if let Some(candidate) = problem.candidates.get(next) {
        try_each(problem, next + 1, set.with(next, candidate), best);
        try_each(problem, next + 1, set, best);
    } else if let Some(score) = set.worth(problem)
        && best.is_none_or(|(most, _)| score > most)
    {
        *best = Some((score, set.chosen));
    }
}

/// Returns what a choice amounts to, counted anew.
fn counted(problem: &Problem, chosen: &[bool]) -> Set {
    let taken = positions(chosen);
    taken.fold(Set::default(), |set, it| {
        set.with(it, &problem.candidates[it])
    })
}

fn duty() -> impl Strategy<Value = Duty> {
    prop_oneof![
        1 => Just(Duty::Must),
        3 => Just(Duty::Should),
        2 => Just(Duty::Consider)
    ]
}

/// A problem of up to so many candidates: sparse enough to have parts, dense enough to have none.
fn problems(most: usize) -> impl Strategy<Value = Problem> {
    let sizes = (1..=most, 0..12_usize, 0..9_usize, 0..4_usize, 0..14_usize);
    sizes.prop_flat_map(|(candidates, duties, provisions, targets, elements)| {
        let some = |of: usize, most: usize| vec(0..of.max(1), 0..=if of == 0 { 0 } else { most });
        let elements = if targets == 0 { 0 } else { elements };
        let candidate = (
            some(candidates, 2),
            prop_oneof![3 => Just(Vec::new()), 1 => some(candidates, 1)],
            some(duties, 2),
            some(provisions, 3),
            some(elements, 3),
            prop_oneof![2 => Just(0), 1 => -9..20_i64],
            -2..6_i64,
            1..4_i64,
        );
        let candidate = candidate.prop_map(
            |(conflicts, needs, answers, amends, covers, cheaper, saves, edits)| Candidate {
                conflicts,
                needs,
                answers,
                amends,
                covers,
                cheaper,
                saves,
                edits,
            },
        );
        let target = (0..12_i64, -2..3_i64);
        let target = target.prop_map(|(required, measured)| Target { required, measured });
        let amount = prop_oneof![6 => 0..6_i64, 1 => -3..0_i64];
        let element = (0..targets.max(1), amount);
        let element = element.prop_map(|(target, amount)| Element { target, amount });
        (
            vec(candidate, candidates),
            vec(duty(), duties),
            vec(1..6_i64, provisions),
            vec(target, targets),
            vec(element, elements),
        )
            .prop_map(
                |(candidates, duties, provisions, targets, elements)| Problem {
                    candidates,
                    duties,
                    provisions,
                    targets,
                    elements,
                },
            )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_chosen_is_the_best_of_all_sets(problem in problems(16)) {
        let solution = choose(&problem);
        let (score, chosen) = best_of_all(&problem);
        prop_assert_eq!(solution.score, score);
        prop_assert_eq!(counted(&problem, &solution.chosen).chosen, chosen);
        prop_assert!(solution.is_exact());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn a_greedy_choice_stands_and_its_bound_is_true(problem in problems(11)) {
        let solution = choose_within(&problem, 0);
        let problem = mutual(problem);
        let worth = counted(&problem, &solution.chosen).worth(&problem);
        prop_assert_eq!(worth, Some(solution.score));
        let (score, _) = best_of_all(&problem);
        prop_assert!(solution.score <= score, "{:?} {:?}", solution.score, score);
        prop_assert!(score <= solution.bound, "{:?} {:?}", score, solution.bound);
    }
}

/// Numbers that are the same on every machine (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }

    fn amount(&mut self, most: usize) -> i64 {
        i64::try_from(1 + self.below(most)).unwrap()
    }
}

/// A catalogue's worth of candidates: one in five conflicts with some near it, one in fifty needs
/// another, provisions are shared as Zipf would have it, four targets want a fifth of all.
fn large(candidates: usize, with_targets: bool) -> Problem {
    let mut dice = Dice(7);
    let provisions = candidates / 3;
    let mut problem = Problem {
        provisions: (0..provisions).map(|_| dice.amount(5)).collect(),
        ..Problem::default()
    };
    if with_targets {
        let target = Target {
            required: 0,
            measured: 0,
        };
        problem.targets = vec![target; 4];
    }
    for position in 0..candidates {
        let near = |dice: &mut Dice| (position + 1 + dice.below(4)) % candidates;
        let mut made = Candidate {
            saves: dice.amount(9) - 1,
            edits: dice.amount(3),
            ..Candidate::default()
        };
        if dice.below(5) == 0 {
            made.conflicts = vec![near(&mut dice), near(&mut dice)];
        } else if dice.below(50) == 0 {
            made.needs = vec![near(&mut dice)];
        }
        if position % 3 == 0 {
            made.cheaper = made.saves * 1000;
        }
        for _ in 0..dice.below(4) {
            let rank = dice.below(provisions) + 1;
            made.amends.push(dice.below(rank));
        }
        let is_must = dice.below(10) == 0;
        if is_must || !with_targets {
            made.answers.push(problem.duties.len());
            problem
                .duties
                .push(if is_must { Duty::Must } else { Duty::Should });
        }
        if with_targets {
            let (target, amount) = (dice.below(4), dice.amount(3));
            problem.targets[target].required += amount;
            made.covers.push(problem.elements.len());
            problem.elements.push(Element { target, amount });
        }
        problem.candidates.push(made);
    }
    for target in &mut problem.targets {
        target.required /= 5;
    }
    problem
}

/// It takes a tenth of that without optimisation; `cargo test --release --lib ten_thousand --
/// --nocapture` tells the figures.
#[test]
fn ten_thousand_are_chosen_in_two_seconds() {
    for with_targets in [false, true] {
        let problem = large(10_000, with_targets);
        let begun = std::time::Instant::now();
        let solution = choose(&problem);
        let took = begun.elapsed();
        let gap = solution.gap();
        writeln!(stderr(), "{took:?}, gap {gap:?}\n{:?}", solution.score).unwrap();
        assert!(took < std::time::Duration::from_secs(2));
    }
}
