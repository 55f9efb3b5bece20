//! How large a catalogue is, before and after proposals.
//!
//! Counts what is described and nothing else: what is unknown counts nothing, and no figure is
//! guessed. Reads through a draft, so that trying a proposal costs what it touches.

use std::ops::AddAssign;

use rustc_hash::FxHashSet;

use crate::cost::Rates;
use crate::graph::path::Schedule;
use crate::model::{Document, Model, ProcedureId, Recognition, Stated, StepId};
use crate::proposal::apply::apply_to;
use crate::proposal::draft::Draft;
use crate::proposal::{Edit, Effect, touched};
use crate::quantity::Number;

pub mod cost;
pub mod weight;

/// Sizes of a catalogue, or of a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measures {
    /// Procedures.
    pub procedures: u64,
    /// Declared fields.
    pub fields: u64,
    /// Items of dossiers, each alternative and each case for itself; an item that asks for several
    /// papers is one, while one of them is left.
    pub documents: u64,
    /// Originals among the quantities that the files state; what is only read from words does not count.
    pub originals: u64,
    /// Certified copies.
    pub certified: u64,
    /// Plain copies.
    pub copies: u64,
    /// Steps.
    pub steps: u64,
    /// Consultations.
    pub consultations: u64,
}

impl Measures {
    /// Counts a model.
    pub fn of(model: &Model) -> Self {
        Self::of_procedures(&Draft::new(model), model.procedures.ids())
    }

    /// Counts a model with some proposals carried out, each given by its edits; what several of them
    /// do is done once.
    pub fn after(model: &Model, chosen: &[&[Edit]]) -> Self {
        Self::of_procedures(&carried_out(model, chosen), model.procedures.ids())
    }

    /// Counts some procedures as a draft leaves them.
    pub fn of_procedures(
        draft: &Draft<'_>,
        procedures: impl IntoIterator<Item = ProcedureId>,
    ) -> Self {
        let mut total = Self::default();
        for procedure in procedures {
            if !draft.is_removed(procedure) {
                total += Self::of_procedure(draft, procedure);
            }
        }
        total
    }

    fn of_procedure(draft: &Draft<'_>, id: ProcedureId) -> Self {
        let procedure = draft.procedure(id);
        let forms = procedure.forms.items().iter();
        let documents = procedure.documents.items().iter();
        let documents: Vec<&Document> = documents.map(|id| draft.document(*id)).collect();
        let of_one_item = |left: &&Document, right: &&Document| {
            left.excerpt.is_some() && left.excerpt == right.excerpt
        };
        let items: Vec<&[&Document]> = documents.chunk_by(of_one_item).collect();
        // What an item says of its papers it says once.
        let sum = |quantity: fn(&Document) -> Stated<Number>| {
            let of_item = |item: &&[&Document]| {
                let declared = item
                    .iter()
                    .filter(|document| document.handing != Recognition::ByText);
                let quantities = declared.map(|document| whole(quantity(document)));
                quantities.max().unwrap_or(0)
            };
            items.iter().map(of_item).sum()
        };
        let steps = procedure.steps.items().iter();
        Self {
            procedures: 1,
            fields: forms.map(|id| count(draft.form(*id).fields.items())).sum(),
            documents: count(&items),
            originals: sum(|document| document.originals),
            certified: sum(|document| document.certified),
            copies: sum(|document| document.copies),
            steps: count(procedure.steps.items()),
            consultations: steps.map(|id| count(&draft.step(*id).consultations)).sum(),
        }
    }
}

impl AddAssign for Measures {
    fn add_assign(&mut self, other: Self) {
        self.procedures += other.procedures;
        self.fields += other.fields;
        self.documents += other.documents;
        self.originals += other.originals;
        self.certified += other.certified;
        self.copies += other.copies;
        self.steps += other.steps;
        self.consultations += other.consultations;
    }
}

/// Carries out some proposals, each given by its edits; what several of them do is done once.
fn carried_out<'m>(model: &'m Model, chosen: &[&[Edit]]) -> Draft<'m> {
    let mut draft = Draft::new(model);
    let mut seen: FxHashSet<&Edit> = FxHashSet::default();
    for edit in chosen.iter().copied().flatten() {
        if seen.insert(edit) {
            apply_to(&mut draft, edit);
        }
    }
    draft
}

fn count<T>(items: &[T]) -> u64 {
    items.len() as u64
}

/// Returns a stated quantity of papers; a part of one, or less than none, counts nothing.
fn whole(quantity: Stated<Number>) -> u64 {
    let number = quantity.value().unwrap_or_default();
    u64::try_from(number.thousandths / 1000).unwrap_or(0)
}

/// Returns what some edits change when nothing else does.
///
/// Looks at the procedures they touch and at no other.
pub fn effect(model: &Model, edits: &[Edit], rates: Rates) -> Effect {
    effect_beside(model, &[], edits, rates)
}

/// Returns what some edits change where others are carried out as well.
pub fn effect_beside(model: &Model, others: &[Edit], edits: &[Edit], rates: Rates) -> Effect {
    let touched = touched(model, edits);
    let mut before = Draft::new(model);
    for edit in others {
        apply_to(&mut before, edit);
    }
    let mut after = before.clone();
    for edit in edits {
        apply_to(&mut after, edit);
    }
    let counts = |draft: &Draft<'_>| Measures::of_procedures(draft, touched.iter().copied());
    let (old, new) = (counts(&before), counts(&after));
    let difference = |count: fn(&Measures) -> u64| {
        let signed = |value| i64::try_from(value).unwrap_or(i64::MAX);
        signed(count(&new)) - signed(count(&old))
    };
    Effect {
        fields: difference(|measures| measures.fields),
        documents: difference(|measures| measures.documents),
        originals: difference(|measures| measures.originals),
        certified: difference(|measures| measures.certified),
        copies: difference(|measures| measures.copies),
        steps: difference(|measures| measures.steps),
        consultations: difference(|measures| measures.consultations),
        work: touched
            .iter()
            .map(|procedure| shortened(&before, &after, *procedure))
            .sum(),
        cost: cost::change(&before, &after, touched, rates),
    }
}

/// Returns the change in a procedure's critical path; zero where its steps are left as they are.
fn shortened(before: &Draft<'_>, after: &Draft<'_>, procedure: ProcedureId) -> Option<i64> {
    if before.is_removed(procedure) {
        return Some(0);
    }
    if after.is_removed(procedure) {
        return critical_path(before, procedure).map(|length| -length);
    }
    let steps = before.steps_of(procedure);
    let same = |id: &StepId| before.step(*id) == after.step(*id);
    if steps == after.steps_of(procedure) && steps.iter().all(same) {
        return Some(0);
    }
    critical_path(after, procedure)?.checked_sub(critical_path(before, procedure)?)
}

/// Returns the length of the critical path, in thousandths of a minute of work; `None` where it is
/// unknown, or where a duration is in calendar time.
fn critical_path(draft: &Draft<'_>, procedure: ProcedureId) -> Option<i64> {
    let ids = match &draft.procedure(procedure).steps {
        Stated::Unknown => return None,
        Stated::None => return Some(0),
        Stated::Is(ids) => ids,
    };
    let schedule = Schedule {
        ids,
        steps: ids.iter().map(|id| draft.step(*id)).collect(),
        within: &|consultation| draft.consultation(consultation).within,
    };
    schedule.work()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Range;
    use crate::model::Entity;
    use crate::proposal::apply;
    use crate::proposal::testing::{document, field, find, model, procedure, register, step};
    use crate::recognise::recognise;

    const TEXT: &str = "
        procedure p \"P\" {
          form f \"F\" { field x \"X\"  field y \"Y\" }
          document d \"D\" { original 1  certified 2 }
          document e \"E\" { copies 3 }
          step s \"S\" { after none  takes 1 working day }
          step t \"T\" { after s  takes 4 hours  consults a within 1 working day }
          step u \"U\" { after t  takes 8 hours }
        }
        procedure q \"Q\" { document d \"D\" { original 1 }  step s \"S\" { after none } }
        agency a \"A\"  register g \"G\"
    ";

    #[test]
    fn what_is_described_is_counted_and_nothing_else() {
        let expected = Measures {
            procedures: 2,
            fields: 2,
            documents: 3,
            originals: 2,
            certified: 2,
            copies: 3,
            steps: 4,
            consultations: 1,
        };
        assert_eq!(Measures::of(&model(TEXT)), expected);
    }

    #[test]
    fn an_item_that_was_split_counts_once() {
        let text = "paper a \"Giấy khai sinh\"  paper b \"Hộ chiếu\"
            procedure p \"P\" {
              document d \"Giấy khai sinh; hộ chiếu; thẻ học sinh\" { original 2 }
              document e \"03 bản sao hộ chiếu\"
            }";
        let model = recognise(model(text));
        assert_eq!(model.documents.len(), 4);
        let measures = Measures::of(&model);
        let counts = (measures.documents, measures.originals, measures.copies);
        // What is only read from words is no figure.
        assert_eq!(counts, (2, 2, 0));
        let drop = |names: &[&str]| {
            let edits: Vec<Edit> = names
                .iter()
                .map(|name| Edit::Drop(find(&model, name)))
                .collect();
            let effect = effect(&model, &edits, Rates::default());
            (effect.documents, effect.originals)
        };
        assert_eq!(drop(&["p.d.1"]), (0, 0));
        assert_eq!(drop(&["p.d.1", "p.d.2", "p.d.3"]), (-1, -2));
    }

    /// Checks an effect, and that the sizes of the whole model change by as much.
    #[track_caller]
    fn check(edit: impl Fn(&Model) -> Edit, expected: Effect) {
        let model = model(TEXT);
        let edits = [edit(&model)];
        assert_eq!(effect(&model, &edits, Rates::default()), expected);
        let (before, after) = (Measures::of(&model), Measures::of(&apply(&model, &edits)));
        let difference = |count: fn(&Measures) -> u64| {
            i64::try_from(count(&after)).unwrap() - i64::try_from(count(&before)).unwrap()
        };
        assert_eq!(difference(|measures| measures.fields), expected.fields);
        assert_eq!(
            difference(|measures| measures.documents),
            expected.documents
        );
        assert_eq!(
            difference(|measures| measures.originals),
            expected.originals
        );
        assert_eq!(
            difference(|measures| measures.certified),
            expected.certified
        );
        assert_eq!(difference(|measures| measures.copies), expected.copies);
        assert_eq!(difference(|measures| measures.steps), expected.steps);
        assert_eq!(
            difference(|measures| measures.consultations),
            expected.consultations
        );
    }

    /// Nothing but the time is known to stay as it is: what is saved of papers is not stated.
    fn none() -> Effect {
        Effect {
            work: Some(0),
            ..Effect::default()
        }
    }

    /// Nothing at all changes.
    fn nothing() -> Effect {
        Effect {
            cost: Some(Range::default()),
            ..none()
        }
    }

    /// A working day, in thousandths of a minute.
    const DAY: i64 = 480_000;

    #[test]
    fn papers_and_fields_are_saved() {
        let drop = |name: &'static str| move |model: &Model| Edit::Drop(find(model, name));
        check(
            drop("p.d"),
            Effect {
                documents: -1,
                originals: -1,
                certified: -2,
                ..none()
            },
        );
        let reuse = |model: &Model| Edit::Reuse {
            field: field(model, "p.f.x"),
            from: register(model, "g"),
        };
        check(
            reuse,
            Effect {
                fields: -1,
                ..none()
            },
        );
        let accept = |model: &Model| Edit::AcceptCopy(document(model, "p.d"));
        check(
            accept,
            Effect {
                originals: -1,
                certified: -2,
                copies: 3,
                ..none()
            },
        );
    }

    #[test]
    fn time_is_saved_on_the_critical_path() {
        let alongside = |model: &Model| Edit::RunAlongside {
            step: step(model, "p.t"),
            alongside: step(model, "p.s"),
        };
        check(
            alongside,
            Effect {
                work: Some(-DAY),
                ..nothing()
            },
        );
        let drop = |model: &Model| Edit::Drop(find(model, "p.t"));
        let saved = Some(-DAY * 3 / 2);
        check(
            drop,
            Effect {
                steps: -1,
                consultations: -1,
                work: saved,
                ..nothing()
            },
        );
    }

    #[test]
    fn a_repealed_procedure_saves_all_it_asks_for() {
        let repeal = |name: &'static str| move |model: &Model| Edit::Repeal(procedure(model, name));
        let whole = Effect {
            fields: -2,
            documents: -2,
            originals: -1,
            certified: -2,
            copies: -3,
            steps: -3,
            consultations: -1,
            work: Some(-DAY * 7 / 2),
            cost: None,
        };
        check(repeal("p"), whole);
        // How long its step takes is not described.
        let unknown = Effect {
            documents: -1,
            originals: -1,
            steps: -1,
            work: None,
            ..none()
        };
        check(repeal("q"), unknown);
    }

    #[test]
    fn what_changes_nothing_that_is_counted_has_no_effect() {
        check(|model| Edit::Publish(procedure(model, "p")), nothing());
        check(
            |model| Edit::MakeOptional(Entity::from(document(model, "p.d"))),
            nothing(),
        );
    }
}
