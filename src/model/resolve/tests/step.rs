//! Steps: what comes after what, what they use, write and ask.

use super::{TODAY, check, id, model, names, resolve_texts};
use crate::model::{AgencyId, Certainty, Figure, Item, Model, Stated, Step, StepId};
use crate::quantity::{Duration, Unit};
use crate::syntax::keyword::Keyword;

fn step<'m>(model: &'m Model, name: &str) -> &'m Step {
    &model.steps[id::<StepId>(model, name)]
}

/// The names of items, those that are no part in brackets.
fn told(model: &Model, items: &Stated<Vec<Item>>) -> Vec<String> {
    items
        .items()
        .iter()
        .flat_map(|item| match *item {
            Item::Field(id) => names(model, &[id]),
            Item::Document(id) => names(model, &[id]),
            Item::Result(id) => names(model, &[id]),
            Item::Named(name) => vec![format!("({})", model.text(name))],
        })
        .collect()
}

#[test]
fn a_step_says_who_does_what_and_when() {
    let model = model(
        "agency a \"A\" procedure p \"P\" {
            step ky \"Ký\" { by a  after xem, p.xem  takes 4 hours  waits 5 days  presence  approves  condition \"nếu đủ\" }
            step xem \"Xem\" { after none }
            step nhan \"Nhận\"
         }",
    );
    let ky = step(&model, "p.ky");
    assert_eq!(ky.by, Stated::Is(id::<AgencyId>(&model, "a")));
    assert_eq!(names(&model, ky.after.items()), ["p.xem"], "each step once");
    assert_eq!(
        ky.takes,
        Stated::Is(Figure::declared(Duration::whole(4, Unit::Hours)))
    );
    assert_eq!(ky.waits, Stated::Is(Duration::whole(5, Unit::Days)));
    assert!(ky.presence);
    assert_eq!(ky.act, Stated::Is(Keyword::Approves));
    assert_eq!(step(&model, "p.xem").after, Stated::None);
    let nhan = step(&model, "p.nhan");
    assert_eq!(
        (nhan.after.clone(), nhan.act),
        (Stated::Unknown, Stated::Unknown)
    );
    assert!(!nhan.presence);
}

#[test]
fn steps_use_parts_by_any_of_their_names() {
    let model = model(
        "procedure p \"P\" {
            form f \"F\" { field x \"X\" field d \"một hồ sơ cũng tên d\" } document d \"D\" result r \"R\"
            step a \"A\" { uses x, f.x, p.f.d, d, r }
            step b \"B\" { uses f  uses d }
            step c \"C\" { uses none }
         }",
    );
    let uses = |name| told(&model, &step(&model, name).uses);
    assert_eq!(uses("p.a"), ["p.f.x", "p.f.d", "p.d", "p.r"]);
    assert_eq!(
        uses("p.b"),
        ["p.f.x", "p.f.d", "p.d"],
        "a form is all its fields"
    );
    assert_eq!(step(&model, "p.c").uses, Stated::None);
}

#[test]
fn what_one_step_writes_another_may_use_in_any_order() {
    let model = model(
        "procedure p \"P\" { result r \"R\"
            step a \"A\" { uses to-trinh } step b \"B\" { writes to-trinh, r } }",
    );
    assert_eq!(told(&model, &step(&model, "p.a").uses), ["(to-trinh)"]);
    assert_eq!(
        told(&model, &step(&model, "p.b").writes),
        ["(to-trinh)", "p.r"]
    );
}

#[test]
fn what_nobody_writes_cannot_be_used() {
    check(
        "procedure p \"P\" { form f \"F\" { field ho-ten \"Họ tên\" }
            step a \"A\" { uses ho-tên, y-kien, f.xyz  after s  writes f.abc } step b \"B\" { after ho-ten  uses a } }",
        &[
            "unknown-name «ho-tên»: nothing is called `ho-tên`? did you mean `ho-ten`?",
            "unknown-name «y-kien»: nothing is called `y-kien`? declare it in the procedure `p`, or have a step write it",
            "unknown-name «f.xyz»: nothing is called `f.xyz`? declare it in the procedure `p`, or have a step write it",
            "unknown-name «s»: nothing is called `s`? declare it in the procedure `p`, or have a step write it",
            "unknown-name «f.abc»: nothing is called `f.abc`? declare it in the procedure `p`, or have a step write it",
            "wrong-kind «ho-ten»: `ho-ten` is declared as `field`, not as `step`? name something declared as `step` here",
            "wrong-kind «a»: `a` is declared as `step`, not as `field`, `form`, `document` or `result`\
             ? name something declared as `field`, `form`, `document` or `result` here",
        ],
    );
}

#[test]
fn a_field_of_two_forms_must_name_its_form() {
    check(
        "procedure p \"P\" { form f \"F\" { field x \"1\" } form g \"G\" { field x \"2\" } step a \"A\" { uses x, g.x } }",
        &[
            "ambiguous-name «x»: `x` stands on several forms; «field x \"1\"» one is here; «field x \"2\"» one is here\
           ? name the form too: `p.f.x` or `p.g.x`",
        ],
    );
}

#[test]
fn an_opinion_is_named_after_its_step_and_agency() {
    let model = model(
        "agency a \"Công an xã\" agency b \"B\"
         procedure p \"P\" { form f \"F\" { field noi-o \"Nơi ở\" }
            step hoi \"Hỏi\" {
                consults a about noi-o, \"tình trạng hôn nhân\" within 1 working day
                consults b within none  consults b  consults b about none
            } }",
    );
    let ids = &step(&model, "p.hoi").consultations;
    assert_eq!(
        names(&model, ids),
        ["p.hoi.a", "p.hoi.b", "p.hoi.b-2", "p.hoi.b-3"]
    );
    let [first, second, third, fourth] = [0, 1, 2, 3].map(|index| &model.consultations[ids[index]]);
    assert_eq!(model.text(first.head.title), "Công an xã");
    assert_eq!(
        told(&model, &first.about),
        ["p.f.noi-o", "(tình trạng hôn nhân)"]
    );
    assert_eq!(
        first.within,
        Stated::Is(Duration::whole(1, Unit::WorkingDays))
    );
    assert_eq!(
        (second.within, third.within),
        (Stated::None, Stated::Unknown)
    );
    assert_eq!(
        (&second.about, &fourth.about),
        (&Stated::Unknown, &Stated::None)
    );
    let text = "agency a \"A\" procedure p \"P\" { step s \"S\" { consults xyz consults a } }";
    let (model, told) = resolve_texts(&[text], TODAY);
    assert_eq!((model.consultations.len(), told.len()), (1, 1));
}

#[test]
fn steps_in_a_circle_are_told_as_a_chain() {
    check(
        "procedure p \"P\" { step a \"A\" { after c } step b \"B\" { after a } step c \"C\" { after b, a } }
         procedure q \"Q\" { step a \"A\" step b \"B\" { after a } step c \"C\" { after b, a } }",
        &["circle «c»: the order of steps goes in a circle: `p.a` → `p.c` → `p.a`; «a» `p.c` comes after `p.a`\
           ? remove at least one link of the circle"],
    );
    check(
        "procedure p \"P\" { step a \"A\" { after a } }",
        &[
            "circle «a»: the order of steps goes in a circle: `p.a` → `p.a`? remove at least one link of the circle",
        ],
    );
}

#[test]
fn a_step_may_take_a_range() {
    let model = model(
        "procedure p \"P\" {
            step a \"A\" { takes 2 hours to 1 working day measured }
            step b \"B\" { takes 3 days to 10 days assumed }
         }",
    );
    let a = step(&model, "p.a").takes.value().unwrap();
    assert_eq!(a.certainty, Certainty::Measured);
    assert_eq!(a.middle().work(), Duration::whole(5, Unit::Hours).work());
    let b = step(&model, "p.b").takes.value().unwrap();
    assert_eq!(
        (b.middle().unit, b.middle().amount.thousandths),
        (Unit::Days, 6500)
    );
    check(
        "procedure p \"P\" {
            step a \"A\" { takes 2 days to 1 day }
            step b \"B\" { takes 1 hour to 2 days }
         }",
        &[
            "backward-period «takes 2 days to 1 day»: the range ends below where it begins\
             ? write the lower figure first",
            "mixed-calendars «takes 1 hour to 2 days»: the two ends of the range are told in two calendars\
             ? write both ends in work (`minutes`, `hours`, `working days`), or both in `days` of the calendar",
        ],
    );
}

#[test]
fn a_step_does_one_thing() {
    check(
        "procedure p \"P\" { step a \"A\" { receives  checks  takes 1 hour  takes 2 hours } }",
        &[
            "repeated-clause «checks»: one step both `receives` and `checks`; «receives» the first act is here\
             ? make two steps of it, or keep one act",
            "repeated-clause «takes 2 hours»: `takes` is said twice; «takes 1 hour» first said here? keep one of them",
        ],
    );
}
