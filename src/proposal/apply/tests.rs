//! Tests of what each edit does, on models described in text.

use super::*;
use crate::model::Figure;
use crate::phrase::Phrase;
use crate::proposal::Setting;
use crate::proposal::testing::{document, field, find, law, model, procedure, register, step};
use crate::quantity::{Duration, Unit};

mod link;
mod merge;
mod order;

/// A procedure of five steps: a, then b and c, then d after both, then e.
const FIVE_STEPS: &str = "
    procedure p \"P\" {
      form f \"F\" { field x \"X\"  field y \"Y\" }
      document so \"Sổ\" is so-ho-khau { original 1  certified 1 }
      document don \"Đơn\" { original 1 }
      step a \"A\" { takes 1 hours  receives }
      step b \"B\" { after a  takes 2 hours  uses x, so }
      step c \"C\" { after a  takes 3 hours  consults cong-an about so }
      step d \"D\" { after b, c  takes 4 hours }
      step e \"E\" { after d  takes 5 hours  uses giay }
      result giay \"Giấy\"
    }
    procedure q \"Q\" { document don \"Đơn\" { original 2 }  step a \"A\" { takes 1 hours } }
    register dan-cu \"Dân cư\"
    paper so-ho-khau \"Sổ hộ khẩu\"
    paper the \"Thẻ\"
    agency cong-an \"Công an\"
    law luat \"Luật\"
";

/// Names what a list names, without the procedure.
fn names(model: &Model, list: &Stated<Vec<impl Copy + Into<Entity>>>) -> String {
    match list {
        Stated::Unknown => "?".to_owned(),
        Stated::None => "none".to_owned(),
        Stated::Is(items) => {
            let name = |id: &_| short(model, Into::<Entity>::into(*id));
            items.iter().map(name).collect::<Vec<_>>().join(" ")
        }
    }
}

fn short(model: &Model, entity: Entity) -> String {
    let name = model.text(entity.head(model).unwrap().name);
    name.rsplit('.').next().unwrap().to_owned()
}

fn items(model: &Model, list: &Stated<Vec<Item>>) -> String {
    let entities: Vec<String> = list
        .items()
        .iter()
        .map(|item| match item {
            Item::Field(id) => short(model, (*id).into()),
            Item::Document(id) => short(model, (*id).into()),
            Item::Result(id) => short(model, (*id).into()),
            Item::Named(name) => format!("“{}”", model.text(*name)),
        })
        .collect();
    match list {
        Stated::Unknown => "?".to_owned(),
        Stated::None => "none".to_owned(),
        Stated::Is(_) => entities.join(" "),
    }
}

/// Tells the order of the steps of `p`: each with what it comes after.
fn order(model: &Model) -> String {
    let p = &model.procedures[procedure(model, "p")];
    let steps = p.steps.items().iter().map(|id| {
        let step = &model.steps[*id];
        assert_eq!(step.procedure, procedure(model, "p"));
        match &step.after {
            Stated::Unknown => short(model, (*id).into()),
            after => format!("{}<{}", short(model, (*id).into()), names(model, after)),
        }
    });
    steps.collect::<Vec<_>>().join("  ")
}

#[track_caller]
fn check_order(edit: impl Fn(&Model) -> Edit, expected: &str) {
    let before = model(FIVE_STEPS);
    let after = apply(&before, &[edit(&before)]);
    assert_eq!(order(&after), expected);
}

#[test]
fn applying_nothing_changes_nothing() {
    let before = model(FIVE_STEPS);
    assert_eq!(format!("{:?}", apply(&before, &[])), format!("{before:?}"));
    assert_eq!(
        format!("{:?}", apply(&before, &[Edit::Ask(Phrase::same("?"))])),
        format!("{before:?}")
    );
}

#[test]
fn who_waited_for_a_dropped_step_waits_for_what_it_waited_for() {
    let drop = |name| move |model: &Model| Edit::Drop(find(model, name));
    check_order(drop("p.d"), "a  b<a  c<a  e<b c");
    check_order(drop("p.a"), "b<none  c<none  d<b c  e<d");
    check_order(drop("p.b"), "a  c<a  d<c a  e<d");
}

#[test]
fn a_step_run_alongside_another_begins_with_it_and_what_follows_waits_for_both() {
    let alongside = |left, right| {
        move |model: &Model| Edit::RunAlongside {
            step: step(model, left),
            alongside: step(model, right),
        }
    };
    check_order(alongside("p.e", "p.d"), "a  b<a  c<a  d<b c  e<b c");
    check_order(alongside("p.b", "p.a"), "a  b<none  c<a  d<b c a  e<d");
    // They are side by side already.
    check_order(alongside("p.b", "p.c"), "a  b<a  c<a  d<b c  e<d");
}

#[test]
fn a_step_moved_ahead_waits_for_what_the_other_waited_for() {
    let before = |left, right| {
        move |model: &Model| Edit::MoveBefore {
            step: step(model, left),
            before: step(model, right),
        }
    };
    check_order(before("p.e", "p.d"), "a  b<a  c<a  d<e  e<b c");
    check_order(before("p.d", "p.b"), "a  b<d  c<a  d<a  e<b c");
    check_order(before("p.b", "p.b"), "a  b<a  c<a  d<b c  e<d");
}

#[test]
fn two_steps_combined_wait_for_what_either_waited_for() {
    let combine =
        |left, right| move |model: &Model| Edit::Combine(step(model, left), step(model, right));
    check_order(combine("p.b", "p.c"), "a  b<a  d<b  e<d");
    check_order(combine("p.d", "p.e"), "a  b<a  c<a  d<b c");
    check_order(combine("p.d", "p.b"), "a  c<a  d<c a  e<d");
    check_order(combine("p.b", "p.d"), "a  b<a c  c<a  e<b");
    // What stands between the two cannot wait for both: it gives up the later.
    check_order(combine("p.b", "p.e"), "a  b<a  c<a  d<b c");
    check_order(combine("p.e", "p.b"), "a  c<a  d<c a  e<d a");

    let before = model(FIVE_STEPS);
    let after = apply(&before, &[combine("p.b", "p.c")(&before)]);
    let both = &after.steps[step(&after, "p.b")];
    let five = Figure::declared(Duration::whole(5, Unit::Hours));
    assert_eq!(both.takes, Stated::Is(five));
    let consultation = both.consultations[0];
    assert_eq!(after.consultations[consultation].step, step(&after, "p.b"));
}

#[test]
fn a_dropped_document_is_gone_from_everything_that_named_it() {
    let before = model(FIVE_STEPS);
    let after = apply(&before, &[Edit::Drop(find(&before, "p.so"))]);
    let p = &after.procedures[procedure(&after, "p")];
    assert_eq!(names(&after, &p.documents), "don");
    assert_eq!(after.documents.len(), 2, "of p and of q");
    assert_eq!(items(&after, &after.steps[step(&after, "p.b")].uses), "x");
    let consultation = after.steps[step(&after, "p.c")].consultations[0];
    assert_eq!(after.consultations[consultation].about, Stated::None);

    let none = apply(&after, &[Edit::Drop(find(&after, "p.don"))]);
    let p = &none.procedures[procedure(&none, "p")];
    assert_eq!(p.documents, Stated::None, "known to be empty, not unknown");
}

#[test]
fn a_document_is_replaced_by_a_register_or_by_a_paper() {
    let before = model(FIVE_STEPS);
    let replace = |with| Edit::Replace {
        document: document(&before, "p.so"),
        with: find(&before, with),
    };
    let after = apply(&before, &[replace("dan-cu")]);
    assert_eq!(
        names(&after, &after.procedures[procedure(&after, "p")].documents),
        "don"
    );
    assert_eq!(
        items(&after, &after.steps[step(&after, "p.b")].uses),
        "x “dan-cu”"
    );

    let after = apply(&before, &[replace("the")]);
    let so = &after.documents[document(&after, "p.so")];
    assert_eq!(
        so.paper.map(|paper| short(&after, paper.into())),
        Stated::Is("the".into())
    );
}

#[test]
fn a_reused_field_is_no_longer_declared_and_still_used() {
    let before = model(FIVE_STEPS);
    let from = register(&before, "dan-cu");
    let after = apply(
        &before,
        &[Edit::Reuse {
            field: field(&before, "p.f.x"),
            from,
        }],
    );
    let p = &after.procedures[procedure(&after, "p")];
    assert_eq!(names(&after, &p.fields), "y");
    assert_eq!(names(&after, &after.forms.items()[0].fields), "y");
    assert_eq!(
        items(&after, &after.steps[step(&after, "p.b")].uses),
        "so “dan-cu”"
    );
}

#[test]
fn parts_are_set_and_texts_are_added() {
    let before = model(FIVE_STEPS);
    let set = |target, part, to| Edit::Set {
        target: find(&before, target),
        part,
        to,
    };
    let after = apply(
        &before,
        &[
            set("p.so", "certified", Setting::Number(Number::whole(0))),
            set("p.e", "takes", Setting::None),
            set("p", "tracked-on", Setting::Text("Cổng dịch vụ công".into())),
            Edit::MakeOptional(find(&before, "p.don")),
            Edit::MakeConditional {
                target: find(&before, "p.f.y"),
                condition: "có con".into(),
            },
            // Neither can be set: nothing changes.
            set("p.so", "copies", Setting::Flag(true)),
            set("p", "title", Setting::Text("Khác".into())),
        ],
    );
    let so = &after.documents[document(&after, "p.so")];
    assert_eq!(so.certified, Stated::Is(Number::whole(0)));
    assert_eq!(
        so.copies,
        before.documents[document(&before, "p.so")].copies
    );
    assert_eq!(after.steps[step(&after, "p.e")].takes, Stated::None);
    let p = &after.procedures[procedure(&after, "p")];
    assert_eq!(
        p.tracked_on.map(|text| after.text(text)),
        Stated::Is("Cổng dịch vụ công")
    );
    assert_eq!(after.text(p.head.title), "P");
    assert!(after.documents[document(&after, "p.don")].optional);
    let y = &after.fields[field(&after, "p.f.y")];
    assert_eq!(
        y.condition.map(|text| after.text(text)),
        Stated::Is("có con")
    );
}

#[test]
fn accepted_copies_are_as_many_as_there_were_originals() {
    let before = model(FIVE_STEPS);
    let after = apply(&before, &[Edit::AcceptCopy(document(&before, "p.so"))]);
    let so = &after.documents[document(&after, "p.so")];
    let counts =
        [so.originals, so.certified, so.copies].map(|count| count.value().unwrap().as_whole());
    assert_eq!(counts, [Some(0), Some(0), Some(2)]);
}

#[test]
fn channels_bases_and_publication_are_added() {
    let before = model(FIVE_STEPS);
    let p = procedure(&before, "p");
    let luat = law(&before, "luat");
    let online = Edit::AddChannel {
        procedure: p,
        method: Keyword::Online,
        extent: Some(Keyword::Full),
    };
    let cite = Edit::Cite {
        law: Some(luat),
        target: find(&before, "p.so"),
    };
    let after = apply(
        &before,
        &[
            online,
            cite,
            Edit::Publish(p),
            Edit::AddElectronicResult(p.into()),
        ],
    );
    let p = &after.procedures[procedure(&after, "p")];
    assert_eq!(names(&after, &p.channels), "online");
    assert_eq!(after.channels.items()[0].extent, Stated::Is(Keyword::Full));
    assert_eq!(p.published, Stated::Is(after.as_of));
    let so = &after.documents[document(&after, "p.so")];
    let citation = &after.citations[so.head.bases.items()[0]];
    assert_eq!(short(&after, citation.law.into()), "luat");
    assert_eq!(after.results.items()[0].electronic, Stated::Is(true));
}

#[test]
fn a_dropped_basis_is_cited_nowhere_and_the_others_keep_their_owners() {
    let before = model(
        "law luat \"L\"  law nd \"N\" { basis luat article 1 }
         procedure p \"P\" { basis luat article 2, nd article 3  document d \"D\" { basis nd article 4 } }",
    );
    let bases = before.procedures.items()[0].head.bases.items();
    let after = apply(&before, &[Edit::Drop(bases[0].into())]);
    let articles = |bases: &Stated<Vec<_>>| {
        let article = |id: &crate::model::CitationId| after.citations[*id].article.unwrap();
        let articles = bases
            .items()
            .iter()
            .map(|id| after.text(article(id)).to_owned());
        articles.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(articles(&after.procedures.items()[0].head.bases), "3");
    assert_eq!(articles(&after.documents.items()[0].head.bases), "4");
    let nd = law(&after, "nd");
    assert_eq!(articles(&after.laws[nd].head.bases), "1");
    assert_eq!(after.citations.len(), 3);
}
