//! Names: twice declared, unknown, of the wrong kind, of several layers and versions.

use jiff::civil::date;

use super::{TODAY, check, id, model, model_at, names, resolve_texts};
use crate::index::Id as _;
use crate::model::{AgencyId, Entity, FieldId, LawId, PaperId, Stated};

#[test]
fn ids_go_by_name_whatever_the_order_of_the_text() {
    let model = model("agency b \"B\" agency đ \"Đ\" agency a \"A\"");
    let ids: Vec<AgencyId> = model.agencies.ids().collect();
    assert_eq!(names(&model, &ids), ["a", "b", "đ"]);
    assert_eq!(
        model.find("đ"),
        Some(Entity::Agency(AgencyId::from_index(2)))
    );
    assert_eq!(model.find("c"), None);
}

#[test]
fn a_name_declared_twice_names_both_places() {
    check(
        "agency a \"A\" { level commune } agency a \"B\"",
        &[
            "duplicate-name «agency a \"B\"»: `a` is declared twice; «agency a \"A\"» declared here first\
           ? rename one of them; if they are versions of one thing, give them dates that do not overlap",
        ],
    );
    check(
        "paper a \"A\" { until 2025-06-30 } paper a \"B\" { from 2025-06-30 }",
        &[
            "duplicate-name «paper a \"B\"»: `a` is declared twice for 2025-06-30; «paper a \"A\"» declared here first\
           ? rename one of them; if they are versions of one thing, give them dates that do not overlap",
        ],
    );
    check(
        "concept a \"A\" paper a \"B\"",
        &[
            "duplicate-name «paper a \"B\"»: `a` is declared both as `concept` and as `paper`; «concept a \"A\"» declared here first\
           ? rename one of the two",
        ],
    );
}

/// Three versions, the middle one within the first: it is the first that it stands against.
#[test]
fn an_overlap_is_found_behind_a_shorter_version() {
    let text = "paper a \"1\" { from 2020-01-01 until 2024-12-31 }
        paper a \"2\" { from 2021-01-01 until 2021-12-31 }
        paper a \"3\" { from 2023-01-01 }";
    let (_, told) = resolve_texts(&[text], TODAY);
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[1].starts_with(
        "duplicate-name «paper a \"3\"»: `a` is declared twice for 2023-01-01; «paper a \"1\"»"
    ));
}

#[test]
fn the_date_picks_the_version() {
    let text = "agency a \"Cũ\" { from 2010-01-01 until 2015-12-31 }
        agency a \"Giữa\" { from 2016-01-01 until 2020-12-31 }
        agency a \"Mới\" { from 2022-01-01 }";
    for (day, title) in [
        (date(2005, 1, 1), "Cũ"),
        (date(2015, 12, 31), "Cũ"),
        (date(2016, 1, 1), "Giữa"),
        // Between two versions the one before is known, and known to have ended.
        (date(2021, 6, 1), "Giữa"),
        (date(2022, 1, 1), "Mới"),
    ] {
        let model = model_at(day, text);
        let agency = &model.agencies[id::<AgencyId>(&model, "a")];
        assert_eq!(model.text(agency.head.title), title, "{day}");
    }
    let laws =
        "law l \"Cũ\" { in force until 2020-12-31 } law l \"Mới\" { in force from 2021-01-01 }";
    let model = model_at(date(2020, 12, 31), laws);
    assert_eq!(
        model.text(model.laws[id::<LawId>(&model, "l")].head.title),
        "Cũ"
    );
}

#[test]
fn a_procedure_not_in_force_is_not_reviewed() {
    let text = "procedure p \"P\" { until 2025-12-31 } procedure q \"Q\" { from 2026-01-01 }";
    assert_eq!(model(text).procedures.len(), 1);
    assert_eq!(model(text).find("p"), None);
    assert!(model_at(date(2025, 12, 31), text).find("p").is_some());
}

#[test]
fn a_period_that_ends_before_it_begins_is_reported_even_when_another_version_is_picked() {
    check(
        "paper a \"A\" { from 2020-01-02 until 2020-01-01 }
         paper b \"B\" { from 2021-01-01 }
         register r \"R\" { holds c from 2021-01-01 until 2020-01-01 } concept c \"C\"
         law l \"L\" { in force from 2021-01-01 until 2021-01-01 }",
        &[
            "backward-period «until 2020-01-01»: ends on 2020-01-01, before it begins on 2020-01-02\
             ? `until` is the last day in force; swap or correct the two dates",
            "backward-period «holds c from 2021-01-01 until 2020-01-01»: ends on 2020-01-01, before it begins on 2021-01-01\
             ? `until` is the last day in force; swap or correct the two dates",
        ],
    );
}

#[test]
fn the_stronger_layer_replaces_every_version_and_nobody_is_warned() {
    let shipped = "paper so \"Sổ\" { until 2022-12-31 } paper so \"Sổ mới\" { from 2023-01-01 }
        procedure p \"P\" { document d \"D\" is so }";
    let user = "paper so \"Sổ của xã\"";
    let (model, told) = resolve_texts(&[shipped, user], TODAY);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(model.papers.len(), 1);
    let paper = id::<PaperId>(&model, "so");
    assert_eq!(model.text(model.papers[paper].head.title), "Sổ của xã");
    assert_eq!(model.documents.items()[0].paper, Stated::Is(paper));
}

#[test]
fn a_layer_cannot_make_another_kind_of_a_name() {
    let (_, told) = resolve_texts(&["paper so \"Sổ\"", "agency so \"Sở\""], TODAY);
    assert_eq!(
        told,
        [
            "duplicate-name «agency so \"Sở\"»: `so` is declared both as `paper` and as `agency`; \
          «paper so \"Sổ\"» declared here first? rename one of the two"
        ]
    );
}

#[test]
fn an_unknown_name_is_told_with_the_nearest() {
    check(
        "agency tu-phap-xa \"Tư pháp\"
         procedure p \"P\" { authority tu-phap-xã  step s \"S\" { by xyz } document d \"D\" is tu-phap-xb }",
        &[
            "unknown-name «tu-phap-xã»: nothing is called `tu-phap-xã`? did you mean `tu-phap-xa`?",
            "unknown-name «xyz»: nothing is called `xyz`? declare it as `agency`, or correct the name",
            // An agency is near, but no paper is.
            "unknown-name «tu-phap-xb»: nothing is called `tu-phap-xb`? declare it as `paper`, or correct the name",
        ],
    );
}

#[test]
fn a_name_of_another_kind_is_told_as_what_it_is() {
    check(
        "paper so \"Sổ\" { replaced by a } agency a \"A\" procedure p \"P\" { authority so }",
        &[
            "wrong-kind «a»: `a` is declared as `agency`, not as `paper` or `register`\
             ? name something declared as `paper` or `register` here",
            "wrong-kind «so»: `so` is declared as `paper`, not as `agency`\
             ? name something declared as `agency` here",
        ],
    );
}

/// The rest of the list, and of the block, lives on.
#[test]
fn only_the_part_with_the_unknown_name_is_left_out() {
    let text = "agency a \"A\" procedure p \"P\" { authority a, xyz  partners uvw  kind external }";
    let (model, told) = resolve_texts(&[text], TODAY);
    assert_eq!(told.len(), 2);
    let procedure = &model.procedures.items()[0];
    assert_eq!(names(&model, procedure.authorities.items()), ["a"]);
    assert_eq!(procedure.partners, Stated::Unknown);
    assert!(procedure.kind.value().is_some());
}

#[test]
fn parts_are_found_by_path_and_fields_also_without_their_form() {
    let model = model(
        "agency a \"A\" procedure p \"P\" {
            channel online { } channel online { } channel in-person { }
            form f \"F\" { field x \"X\" field y \"Y\" } form g \"G\" { field y \"Y\" }
            document d \"D\" step s \"S\" { consults a consults a } result r \"R\"
        }",
    );
    for name in [
        "p.online",
        "p.online-2",
        "p.in-person",
        "p.f",
        "p.f.x",
        "p.g.y",
        "p.d",
        "p.s",
        "p.s.a",
        "p.s.a-2",
        "p.r",
    ] {
        let entity = model.find(name).unwrap_or_else(|| panic!("{name}"));
        let head = entity.head(&model).unwrap();
        assert_eq!(model.text(head.name), name);
    }
    assert_eq!(
        model.find("p.x"),
        Some(id::<FieldId>(&model, "p.f.x").into())
    );
    assert_eq!(
        model.find("p.y"),
        None,
        "two forms have a field of that name"
    );
    assert_eq!(model.find("p.z"), None);
    assert_eq!(model.find("a.d"), None);
}

#[test]
fn a_citation_reads_from_the_smallest_part_up() {
    let model = model(
        "law nd \"Nghị định số 113/2017/NĐ-CP quy định chi tiết Luật Hóa chất\" { number \"113/2017/NĐ-CP\" }
         law hp \"Hiến pháp\"
         procedure p \"P\" { basis nd article 10 clause 1 point b, hp, nd annex II section \"3\" }",
    );
    let cited: Vec<(String, String)> = model
        .citations
        .ids()
        .map(|citation| {
            let phrase = model.display(citation.into());
            (phrase.vi, phrase.en)
        })
        .collect();
    let expected = [
        (
            "điểm b khoản 1 Điều 10 Nghị định số 113/2017/NĐ-CP",
            "article 10 clause 1 point b of Nghị định số 113/2017/NĐ-CP",
        ),
        ("Hiến pháp", "Hiến pháp"),
        (
            "mục 3 Phụ lục II Nghị định số 113/2017/NĐ-CP",
            "annex II section 3 of Nghị định số 113/2017/NĐ-CP",
        ),
    ];
    assert_eq!(
        cited,
        expected.map(|(vi, en)| (vi.to_owned(), en.to_owned()))
    );
}
