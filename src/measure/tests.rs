//! What is counted, and what edits change of it.

use super::comparison::{Compared, Comparison, compare};
use super::*;
use crate::cost::{Range, Rates};
use crate::estimate::Estimate;
use crate::model::{Certainty, Entity};
use crate::proposal::testing::{document, field, find, model, procedure, register, step};
use crate::proposal::{Effect, apply};
use crate::recognise::recognise;

mod linked;

const TEXT: &str = "
    procedure p \"P\" {
      form f \"F\" { field x \"X\"  field y \"Y\" }
      document d \"D\" { original 1  certified 2 }
      document e \"E\" { copies 3 }
      channel in-person { fee none }
      step s \"S\" { by a  after none  takes 1 working day }
      step t \"T\" { by b  after s  takes 4 hours  consults c within 1 working day }
      step u \"U\" { by a  after t  takes 8 hours measured }
    }
    procedure q \"Q\" { document d \"D\" { original 1 }  step s \"S\" { after none } }
    agency a \"A\"  agency b \"B\"  agency c \"C\"  register g \"G\"
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

/// Nothing but steps and channels is known to stay as it is: what is saved of papers is not stated.
fn none() -> Effect {
    Effect {
        visits: Some(Estimate::NOTHING),
        agencies: Some(Estimate::NOTHING),
        time: Some(Estimate::NOTHING),
        ..Effect::default()
    }
}

/// Nothing at all changes.
fn nothing() -> Effect {
    Effect {
        cost: Some(Estimate::NOTHING),
        ..none()
    }
}

/// A working day, in thousandths of a minute.
const DAY: i64 = 480_000;

/// A length of time as declared: the least, the middle and the most.
#[expect(
    clippy::unnecessary_wraps,
    reason = "it is compared with what may be unknown"
)]
fn days([least, typical, most]: [i64; 3]) -> Option<Estimate> {
    let declared = Estimate::declared(least, most);
    Some(Estimate {
        typical,
        ..declared
    })
}

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
            time: days([-DAY, -DAY, -DAY / 2]),
            ..nothing()
        },
    );
    let drop = |model: &Model| Edit::Drop(find(model, "p.t"));
    check(
        drop,
        Effect {
            steps: -1,
            consultations: -1,
            agencies: Some(Estimate::declared(-2, -2)),
            time: days([-DAY * 3 / 2, -DAY * 3 / 2, -DAY / 2]),
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
        visits: Some(Estimate::declared(-1, -1)),
        agencies: Some(Estimate::declared(-3, -3)),
        time: days([-DAY * 7 / 2, -DAY * 7 / 2, -DAY * 5 / 2]),
        cost: None,
    };
    check(repeal("p"), whole);
    // How long its step takes is not described.
    let unknown = Effect {
        documents: -1,
        originals: -1,
        steps: -1,
        ..Effect::default()
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

/// What a text asks for of visits, agencies and time, as it is described.
fn compared(text: &str) -> Compared {
    let model = model(text);
    compare(&model, &[], Rates::default())
}

#[track_caller]
fn is(found: &Comparison, ends: [i64; 2], typical: i64, certainty: Certainty) {
    let found = (found.before, found.typical[0], found.certainty);
    let [least, most] = ends;
    assert_eq!(found, (Range { least, most }, typical, Some(certainty)));
}

#[track_caller]
fn lacks(found: &Comparison, parts: &[&str]) {
    assert_eq!(found.known, 0);
    assert_eq!(found.missing.keys().copied().collect::<Vec<_>>(), parts);
}

#[test]
fn visits_are_those_to_file_and_those_that_steps_ask_for() {
    let visits = |channels: &str, steps: &str| {
        compared(&format!("procedure p \"P\" {{ {channels}  {steps} }}")).visits
    };
    let declared = Certainty::Declared;
    is(
        &visits("channel in-person", "steps none"),
        [1, 1],
        1,
        declared,
    );
    is(
        &visits("channel in-person  channel postal", "steps none"),
        [0, 1],
        0,
        declared,
    );
    is(
        &visits("channel online full", "steps none"),
        [0, 0],
        0,
        declared,
    );
    is(
        &visits("channel online partial", "steps none"),
        [0, 1],
        0,
        declared,
    );
    // Filing is the visit at which it is received, and a step on a condition may not be.
    let receives = "step s \"S\" { presence  receives }
        step t \"T\" { presence  after s  returns }
        step u \"U\" { presence  after s  condition \"khi cần\" }";
    is(&visits("channel in-person", receives), [2, 3], 2, declared);
    let others = "step s \"S\" { receives }  step t \"T\" { presence  after s }";
    is(&visits("channel in-person", others), [2, 2], 2, declared);
    // Nobody has said is not none.
    lacks(&visits("", ""), &["procedure.channels", "procedure.steps"]);
    lacks(&visits("channel online", "steps none"), &["channel.extent"]);
}

#[test]
fn an_agency_counts_once_however_often_it_acts() {
    let agencies = |steps: &str| {
        compared(&format!(
            "agency a \"A\"  agency b \"B\"  agency c \"C\"  procedure p \"P\" {{ {steps} }}"
        ))
        .agencies
    };
    let steps = "step s \"S\" { by a  consults b, c }  step t \"T\" { by a }";
    let steps = steps.replace("b, c", "b  consults c");
    is(&agencies(&steps), [3, 3], 3, Certainty::Declared);
    let on_condition = "step s \"S\" { by a }  step t \"T\" { by b  condition \"khi cần\" }";
    is(&agencies(on_condition), [1, 2], 1, Certainty::Declared);
    lacks(&agencies(""), &["procedure.steps"]);
    lacks(&agencies("step s \"S\" { receives }"), &["step.by"]);
}

#[test]
fn time_goes_from_the_least_to_the_most_of_ranges_limits_and_the_calendar() {
    let time = |steps: &str| {
        let calendar =
            "calendar viet-nam \"V\" { weekend saturday, sunday  holiday 2023-01-02 \"N\" }";
        let agency = "agency a \"A\"";
        compared(&format!(
            "{calendar} {agency} procedure p \"P\" {{ {steps} }}"
        ))
        .time
    };
    let ranged = "step s \"S\" { after none  takes 4 hours to 1 working day measured }";
    is(
        &time(ranged),
        [DAY / 2, DAY],
        DAY * 3 / 4,
        Certainty::Measured,
    );
    let assumed = "step s \"S\" { after none  takes 1 working day assumed }
        step t \"T\" { after s  takes 1 working day measured }";
    is(
        &time(assumed),
        [2 * DAY, 2 * DAY],
        2 * DAY,
        Certainty::Assumed,
    );
    // An answer may come at once, and is owed at the limit.
    let limit = "step s \"S\" { after none  consults a within 3 working days }";
    is(&time(limit), [0, 3 * DAY], 3 * DAY, Certainty::Declared);
    // Five days hold three working days or five, whichever day they begin on.
    let calendar = "step s \"S\" { after none  waits 5 days }";
    is(
        &time(calendar),
        [3 * DAY, 5 * DAY],
        3 * DAY,
        Certainty::Declared,
    );
    let condition = "step s \"S\" { after none  takes 1 working day  condition \"khi cần\" }";
    is(&time(condition), [0, DAY], DAY, Certainty::Declared);
    lacks(&time("step s \"S\" { after none }"), &["step.takes"]);
    lacks(
        &time("step s \"S\" { after none  consults a }"),
        &["consultation.within"],
    );
    lacks(
        &time("step s \"S\" { takes 1 hour }  step t \"T\" { takes 1 hour }"),
        &["step.after"],
    );
    lacks(&time(""), &["procedure.steps"]);
}
