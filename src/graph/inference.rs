//! What is known once something is known: derivations and look-ups as a directed hypergraph.
//!
//! A node is a concept, of one person at one moment. An edge leads from several concepts to one
//! more: what follows by a derivation of the catalogue, or what a register gives to whoever knows
//! its whole key. The edges are the same for every procedure; which registers are open to it is
//! asked once for each procedure.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::graph::register::{covers_applicants, may_read, usable};
use crate::model::{ConceptId, Model, ProcedureId, RegisterId, Stated};
use crate::truth::Truth;

/// Why one thing is known when others are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// A derivation, by position in [`Model::derivations`].
    Derivation(usize),
    /// A register, by its key.
    Register(RegisterId),
}

/// Who knows all the sources knows the targets.
#[derive(Debug)]
struct Edge {
    sources: Box<[ConceptId]>,
    targets: Box<[ConceptId]>,
    ground: Ground,
}

/// The hypergraph of a catalogue: its derivations, and its registers that are usable at the date.
#[derive(Debug, Default)]
pub struct Inferences {
    edges: Vec<Edge>,
    /// Of each concept, the edges that it is a source of; nothing iterates it.
    from: FxHashMap<ConceptId, Vec<u32>>,
}

/// How a concept came to be known: the edge that gave it, and from what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is known by it.
    pub concept: ConceptId,
    /// By what.
    pub ground: Ground,
    /// From what; known already.
    pub sources: Vec<ConceptId>,
}

impl Inferences {
    /// Builds the hypergraph; linear in the catalogue.
    ///
    /// A register whose key, holdings or publication nobody has described gives nothing.
    pub fn build(model: &Model) -> Self {
        let mut inferences = Self::default();
        for (position, derivation) in model.derivations.iter().enumerate() {
            inferences.add(Edge {
                sources: derivation.sources.clone().into(),
                targets: [derivation.target].into(),
                ground: Ground::Derivation(position),
            });
        }
        for (id, register) in model.registers.iter() {
            let (Stated::Is(key), Stated::Is(holds)) = (&register.key, &register.holds) else {
                continue;
            };
            if usable(model, id) == Truth::True && !key.is_empty() {
                inferences.add(Edge {
                    sources: key.clone().into(),
                    targets: holds.clone().into(),
                    ground: Ground::Register(id),
                });
            }
        }
        inferences
    }

    fn add(&mut self, edge: Edge) {
        let number = u32::try_from(self.edges.len()).expect("a catalogue has fewer edges");
        let mut sources = edge.sources.to_vec();
        sources.sort_unstable();
        sources.dedup();
        for source in &sources {
            self.from.entry(*source).or_default().push(number);
        }
        let sources = sources.into();
        self.edges.push(Edge { sources, ..edge });
    }

    /// Returns the edges that are open to a procedure: every derivation, and the registers that its
    /// authority may read and that cover whoever may apply.
    ///
    /// What a register holds is so at the moment of the look-up: only `today` are registers open.
    pub fn open_to(&self, model: &Model, procedure: ProcedureId, today: bool) -> Open<'_> {
        let is_open = |edge: &Edge| match edge.ground {
            Ground::Derivation(_) => true,
            Ground::Register(register) => {
                today
                    && may_read(model, procedure, register) == Truth::True
                    && covers_applicants(model, register, procedure) == Truth::True
            }
        };
        Open {
            inferences: self,
            open: self.edges.iter().map(is_open).collect(),
        }
    }
}

/// The part of the hypergraph that is open to one procedure.
#[derive(Debug)]
pub struct Open<'i> {
    inferences: &'i Inferences,
    /// Of each edge, whether it may be taken.
    open: Vec<bool>,
}

impl Open<'_> {
    /// Returns what becomes known besides what is known already, each thing once, by the way it is
    /// known first.
    ///
    /// Linear in the edges that are touched. The order is that of `known`, and then of the edges.
    pub fn closure(&self, known: &[ConceptId]) -> Vec<Step> {
        let mut seen: FxHashSet<ConceptId> = known.iter().copied().collect();
        let mut steps = Vec::new();
        self.fire(known, |edge, target| {
            let is_new = seen.insert(target);
            if is_new {
                steps.push(Step {
                    concept: target,
                    ground: edge.ground,
                    sources: edge.sources.to_vec(),
                });
            }
            is_new
        });
        steps
    }

    /// Returns all that follows from something among what is known, and be it from itself.
    ///
    /// What is not in it follows from nothing else. Linear as [`Self::closure`] is.
    pub fn following(&self, known: &[ConceptId]) -> FxHashSet<ConceptId> {
        let mut seen: FxHashSet<ConceptId> = known.iter().copied().collect();
        let mut following = FxHashSet::default();
        self.fire(known, |_, target| {
            following.insert(target);
            seen.insert(target)
        });
        following
    }

    /// Takes every edge whose sources come to be known, and tells each of its targets; whether that
    /// is new is answered.
    ///
    /// A counter for each edge says how many of its sources are missing.
    fn fire(&self, known: &[ConceptId], mut is_new: impl FnMut(&Edge, ConceptId) -> bool) {
        let mut missing: FxHashMap<u32, usize> = FxHashMap::default();
        let mut queue: Vec<ConceptId> = known.to_vec();
        let mut next = 0;
        while let Some(concept) = queue.get(next).copied() {
            next += 1;
            for (number, edge) in self.edges_from(concept) {
                let left = missing.entry(number).or_insert(edge.sources.len());
                *left -= 1;
                if *left > 0 {
                    continue;
                }
                let targets = edge.targets.iter().copied();
                queue.extend(targets.filter(|target| is_new(edge, *target)));
            }
        }
    }

    /// Returns the open edges that a concept is a source of, with their numbers.
    fn edges_from(&self, concept: ConceptId) -> impl Iterator<Item = (u32, &Edge)> {
        let numbers = self.inferences.from.get(&concept).into_iter().flatten();
        let open = numbers.filter(|number| self.open[**number as usize]);
        open.map(|number| (*number, &self.inferences.edges[*number as usize]))
    }

    /// Returns the concepts in classes that no edge ties to one another but through what is known:
    /// what is asked in one class does not help another. In the order of their first concepts.
    pub fn tied(&self, concepts: &[ConceptId], known: &[ConceptId]) -> Vec<Vec<ConceptId>> {
        let known: FxHashSet<ConceptId> = known.iter().copied().collect();
        let mut roots: FxHashMap<ConceptId, ConceptId> = FxHashMap::default();
        let mut seen: FxHashSet<ConceptId> = concepts.iter().copied().collect();
        let mut queue: Vec<ConceptId> = concepts.to_vec();
        let mut next = 0;
        while let Some(concept) = queue.get(next).copied() {
            next += 1;
            for (_, edge) in self.edges_from(concept) {
                let others = edge.sources.iter().chain(&edge.targets);
                for other in others.filter(|other| !known.contains(other)) {
                    join(&mut roots, concept, *other);
                    if seen.insert(*other) {
                        queue.push(*other);
                    }
                }
            }
        }
        let mut classes: Vec<(ConceptId, Vec<ConceptId>)> = Vec::new();
        for concept in concepts {
            let root = root(&roots, *concept);
            match classes.iter_mut().find(|(of_class, _)| *of_class == root) {
                Some((_, class)) => class.push(*concept),
                None => classes.push((root, vec![*concept])),
            }
        }
        classes.into_iter().map(|(_, class)| class).collect()
    }
}

fn root(roots: &FxHashMap<ConceptId, ConceptId>, mut concept: ConceptId) -> ConceptId {
    while let Some(above) = roots.get(&concept) {
        concept = *above;
    }
    concept
}

/// The lesser of two roots stays one.
fn join(roots: &mut FxHashMap<ConceptId, ConceptId>, left: ConceptId, right: ConceptId) {
    let (left, right) = (root(roots, left), root(roots, right));
    if left != right {
        roots.insert(left.max(right), left.min(right));
    }
}
