//! Filing two procedures at once: what the joint file has already is not given again.
//!
//! Each procedure stays as it is for whoever files it alone; the later one says that it is linked
//! with the earlier one, who leads, and what of it the joint file has: papers that the earlier one
//! issues, papers that both ask for, and what both ask of one person. Who is who across the two is
//! told by the papers that pass between them, or else by the name that both give to a person.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::is_demanded;
use crate::model::{
    AgencyId, ConceptId, Document, Field, Item, Linked, Outcome, PaperId, ProcedureId, Stated,
};
use crate::proposal::draft::Draft;
use crate::symbol::Symbol;

/// Links a procedure with an earlier one; nothing where the earlier one is filed with it already.
pub(super) fn link(draft: &mut Draft<'_>, earlier: ProcedureId, later: ProcedureId) {
    let [earlier, later] = [earlier, later].map(|id| draft.went_into(id));
    let is_gone = draft.is_removed(earlier) || draft.is_removed(later);
    if is_gone || filed_with(draft, earlier).contains(&later) || is_linked(draft, later, earlier) {
        return;
    }
    let linked = Linked {
        with: earlier,
        lead: lead(draft, earlier),
        reuse: reuse(draft, earlier, later),
        span: draft.procedure(later).head.span,
    };
    draft.procedure_mut(later).linked.push(linked);
}

fn is_linked(draft: &Draft<'_>, later: ProcedureId, earlier: ProcedureId) -> bool {
    let mut linked = draft.procedure(later).linked.iter();
    linked.any(|linked| linked.with == earlier)
}

/// Returns the procedures that one is filed with, directly or through others, itself among them.
fn filed_with(draft: &Draft<'_>, procedure: ProcedureId) -> BTreeSet<ProcedureId> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![procedure];
    while let Some(id) = waiting.pop() {
        if found.insert(id) {
            waiting.extend(draft.procedure(id).linked.iter().map(|linked| linked.with));
        }
    }
    found
}

/// Returns who leads: whoever leads the files of the earlier procedure, or its only authority.
fn lead(draft: &Draft<'_>, earlier: ProcedureId) -> Stated<AgencyId> {
    let earlier = draft.procedure(earlier);
    match (&earlier.linked[..], &earlier.authorities) {
        ([first, ..], _) => first.lead,
        ([], Stated::Is(authorities)) => match authorities[..] {
            [only] => Stated::Is(only),
            _ => Stated::Unknown,
        },
        _ => Stated::Unknown,
    }
}

/// Returns what of the later procedure a joint file has already, as the later one lists it.
fn reuse(draft: &Draft<'_>, earlier: ProcedureId, later: ProcedureId) -> Stated<Vec<Item>> {
    let known = Known::of(draft, earlier, later);
    let later = draft.procedure(later);
    let fields = later.fields.items().iter();
    let fields = fields.filter(|id| known.has_field(draft.field(**id)));
    let documents = later.documents.items().iter();
    let documents = documents.filter(|id| known.has_document(draft.document(**id)));
    let fields = fields.map(|id| Item::Field(*id));
    let items: Vec<Item> = fields
        .chain(documents.map(|id| Item::Document(*id)))
        .collect();
    if items.is_empty() {
        Stated::Unknown
    } else {
        Stated::Is(items)
    }
}

/// What the earlier procedure asks of everyone and issues.
struct Known {
    issued: BTreeSet<PaperId>,
    handed_in: BTreeSet<(PaperId, Symbol)>,
    asked: BTreeSet<(ConceptId, Option<Symbol>, Symbol)>,
    /// From a person of the later procedure to the same one of the earlier, as the papers tell.
    people: BTreeMap<Symbol, Symbol>,
    /// The people of the earlier one that the papers tell of.
    told: BTreeSet<Symbol>,
}

impl Known {
    fn of(draft: &Draft<'_>, earlier: ProcedureId, later: ProcedureId) -> Self {
        let results = draft.procedure(earlier).results.items().iter();
        let results: Vec<&Outcome> = results.map(|id| draft.result(*id)).collect();
        let demanded = |of: ProcedureId| {
            let documents = draft.procedure(of).documents.items().iter();
            let documents = documents.map(|id| draft.document(*id));
            documents.filter(|document| is_demanded(document))
        };
        let mut people = BTreeMap::new();
        for document in demanded(later) {
            let same = |result: &&&Outcome| {
                result.paper.value().is_some() && result.paper == document.paper
            };
            let result = results.iter().find(same);
            let roles = result.map(|result| (document.role, result.role));
            if let Some((Stated::Is(role), Stated::Is(before))) = roles {
                people.entry(role).or_insert(before);
            }
        }
        let fields = draft.procedure(earlier).fields.items().iter();
        let fields = fields
            .map(|id| draft.field(*id))
            .filter(|field| is_asked_of_all(field));
        let asked = fields.filter_map(|field| {
            let (concept, role) = (field.concept.value()?, field.role.value()?);
            Some((concept, field.moment.value(), role))
        });
        let handed_in = demanded(earlier)
            .filter_map(|document| Some((document.paper.value()?, document.role.value()?)));
        let issued = results.iter().filter_map(|result| result.paper.value());
        Self {
            issued: issued.collect(),
            handed_in: handed_in.collect(),
            asked: asked.collect(),
            told: people.values().copied().collect(),
            people,
        }
    }

    /// Returns who a person of the later procedure is in the earlier one: as the papers tell, or
    /// whoever goes by the same name there and is not told to be another.
    fn person(&self, role: Symbol) -> Option<Symbol> {
        let told = self.people.get(&role).copied();
        told.or_else(|| (!self.told.contains(&role)).then_some(role))
    }

    fn has_field(&self, field: &Field) -> bool {
        let person = field.role.value().and_then(|role| self.person(role));
        let asked = field.concept.value().zip(person);
        is_asked_of_all(field)
            && asked.is_some_and(|(concept, person)| {
                self.asked
                    .contains(&(concept, field.moment.value(), person))
            })
    }

    fn has_document(&self, document: &Document) -> bool {
        let Stated::Is(paper) = document.paper else {
            return false;
        };
        let person = document.role.value().and_then(|role| self.person(role));
        let is_handed_in = |person| self.handed_in.contains(&(paper, person));
        is_demanded(document) && (self.issued.contains(&paper) || person.is_some_and(is_handed_in))
    }
}

fn is_asked_of_all(field: &Field) -> bool {
    !field.optional && !matches!(field.condition, Stated::Is(_))
}
