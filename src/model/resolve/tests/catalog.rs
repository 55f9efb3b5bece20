//! The catalogue: what is sliced at the date, circles, the calendar.

use jiff::civil::{Weekday, date};

use super::{TODAY, check, id, model, model_at, names, resolve_texts};
use crate::model::{
    AgencyId, ConceptId, LawId, PaperId, Period, Reader, RegisterId, Stated, Successor,
};
use crate::syntax::keyword::Keyword;

const REGISTER: &str = "
    concept a \"A\" concept b \"B\" concept c \"C\" paper so \"Sổ\" paper the \"Thẻ\" law nd \"NĐ\"
    register r \"R\" {
        key a
        holds b, a until 2024-06-30 by nd
        holds a from 2024-07-01
        holds c, b from 2024-07-01 until 2026-12-31
        replaces so from 2023-01-01 by nd
        replaces the from 2027-01-01 partly \"chỉ một phần\"
        published from 2027-01-01 by nd
        readers level commune, cong-an
        covers citizen
    }
    agency cong-an \"Công an\"";

#[test]
fn what_a_register_holds_is_sliced_at_the_date() {
    let held = |day| {
        let model = model_at(day, REGISTER);
        let register = id::<RegisterId>(&model, "r");
        names(&model, model.registers[register].holds.items())
    };
    assert_eq!(held(date(2024, 6, 30)), ["a", "b"]);
    assert_eq!(held(date(2024, 7, 1)), ["a", "b", "c"]);
    assert_eq!(held(date(2027, 1, 1)), ["a"]);
    let none =
        model("concept a \"A\" register r \"R\" { holds a until 2020-12-31 } register s \"S\"");
    assert_eq!(none.registers.items()[0].holds, Stated::None);
    assert_eq!(none.registers.items()[1].holds, Stated::Unknown);
}

#[test]
fn what_a_register_replaces_is_sliced_at_the_date() {
    let replaced = |day| {
        let model = model_at(day, REGISTER);
        let register = &model.registers[id::<RegisterId>(&model, "r")];
        let papers: Vec<PaperId> = register.replaces.iter().map(|one| one.paper).collect();
        let partly = register
            .replaces
            .iter()
            .filter(|one| one.partly.is_some())
            .count();
        (names(&model, &papers), partly)
    };
    assert_eq!(replaced(date(2022, 12, 31)), (vec![], 0));
    assert_eq!(replaced(date(2023, 1, 1)), (vec!["so".into()], 0));
    assert_eq!(
        replaced(date(2027, 1, 1)),
        (vec!["so".into(), "the".into()], 1)
    );
}

#[test]
fn a_register_keeps_the_day_of_its_publication_also_when_it_is_to_come() {
    let model = model(REGISTER);
    let register = &model.registers[id::<RegisterId>(&model, "r")];
    assert_eq!(register.published, Stated::Is(date(2027, 1, 1)));
    assert_eq!(register.published_by, Stated::Is(id::<LawId>(&model, "nd")));
    assert_eq!(register.key, Stated::Is(vec![id::<ConceptId>(&model, "a")]));
    assert_eq!(
        register.readers,
        Stated::Is(vec![
            Reader::Level(Keyword::Commune),
            Reader::Agency(id::<AgencyId>(&model, "cong-an"))
        ])
    );
    assert_eq!(register.covers, Stated::Is(vec![Keyword::Citizen]));
}

#[test]
fn laws_and_papers_say_when_they_hold_and_what_ended_them() {
    let model = model(
        "law l \"L\" { rank decree  number \"1\"  issued 2020-01-02  issued by a
             in force from 2020-03-01 until 2025-12-31 by m  amends m  replaced by m }
         law m \"M\"
         agency a \"A\" { from 2020-01-01 by m  until 2025-06-30 by l  succeeded by b, c } agency b \"B\" agency c \"C\"
         register r \"R\"
         paper so \"Sổ\" { until 2022-12-31 by m  replaced by r, the  valid for 6 months  attests none } paper the \"Thẻ\"",
    );
    let [l, m] = ["l", "m"].map(|name| id::<LawId>(&model, name));
    let law = &model.laws[l];
    let period = Period {
        from: Some(date(2020, 3, 1)),
        until: Some(date(2025, 12, 31)),
    };
    assert_eq!(law.in_force, Stated::Is(period));
    assert_eq!(law.until_by, Stated::Is(m));
    assert_eq!(law.replaced_by, Stated::Is(vec![m]));
    assert_eq!(law.amends, [m]);
    assert_eq!(model.laws[m].in_force, Stated::Unknown);
    let agency = &model.agencies[id::<AgencyId>(&model, "a")];
    assert_eq!(agency.period.until, Some(date(2025, 6, 30)));
    assert_eq!(agency.until_by, Stated::Is(l));
    assert_eq!(names(&model, agency.succeeded_by.items()), ["b", "c"]);
    let paper = &model.papers[id::<PaperId>(&model, "so")];
    assert_eq!(
        paper.replaced_by,
        Stated::Is(vec![
            Successor::Register(id::<RegisterId>(&model, "r")),
            Successor::Paper(id::<PaperId>(&model, "the"))
        ])
    );
    assert_eq!(paper.attests, Stated::None);
    assert_eq!(
        model.papers[id::<PaperId>(&model, "the")].attests,
        Stated::Unknown
    );
}

#[test]
fn derivations_in_force_stand_by_target_and_once_and_may_go_in_a_circle() {
    let text = "concept a \"A\" concept b \"B\" concept c \"C\"
        derive b from a derive a from b derive c from b, a derive c from a, b
        derive c from a { until 2020-12-31 }";
    let model = model(text);
    let told: Vec<String> = model
        .derivations
        .iter()
        .map(|one| {
            let target = names(&model, &[one.target]);
            format!("{} < {}", target[0], names(&model, &one.sources).join(" "))
        })
        .collect();
    assert_eq!(told, ["a < b", "b < a", "c < a b"]);
    // Without all its sources nothing follows.
    let (model, told) = resolve_texts(&["concept a \"A\" derive a from b, a"], TODAY);
    assert_eq!((model.derivations.len(), told.len()), (0, 1));
}

#[test]
fn circles_of_agencies_are_told_as_a_chain_of_places() {
    check(
        "agency a \"A\" { part of b } agency b \"B\" { part of c } agency c \"C\" { part of b }",
        &[
            "circle «c»: what is part of what goes in a circle: `b` → `c` → `b`; «b» `c` is part of `b`\
           ? remove at least one link of the circle",
        ],
    );
    check(
        "agency a \"A\" { succeeded by a }",
        &[
            "circle «a»: what succeeds what goes in a circle: `a` → `a`? remove at least one link of the circle",
        ],
    );
    // Two ways to one place are no circle.
    check(
        "agency a \"A\" { succeeded by b, c } agency b \"B\" { succeeded by d } agency c \"C\" { succeeded by d } agency d \"D\"",
        &[],
    );
    check(
        "paper a \"A\" { replaced by b } paper b \"B\" { replaced by a } agency x \"X\" { part of y } agency y \"Y\" { succeeded by x }",
        &[
            "circle «b»: what replaces what goes in a circle: `a` → `b` → `a`; «a» `b` is replaced by `a`\
           ? remove at least one link of the circle",
        ],
    );
    check(
        "procedure p \"P\" { linked with q } procedure q \"Q\" { linked with p }",
        &[
            "circle «q»: what is linked with what goes in a circle: `p` → `q` → `p`; «p» `q` is linked with `p`\
           ? remove at least one link of the circle",
        ],
    );
}

#[test]
fn calendars_of_all_layers_add_up() {
    let shipped = "calendar vn \"VN\" { weekend saturday, sunday
        holiday 2024-04-29 until 2024-05-01 \"Lễ\" workday 2024-05-04 holiday 2025-09-02 }";
    let user = "calendar xa \"Xã\" { workday 2025-09-02 holiday 2023-01-01 }";
    let (model, told) = resolve_texts(&[shipped, user], TODAY);
    assert_eq!(told, Vec::<String>::new());
    let calendar = &model.calendar;
    assert_eq!(calendar.weekend, [Weekday::Saturday, Weekday::Sunday]);
    assert_eq!(calendar.years, Some((2023, 2024)));
    assert_eq!(calendar.holidays.len(), 4);
    assert_eq!(calendar.is_worked(date(2024, 4, 30)), Some(false));
    assert_eq!(calendar.is_worked(date(2024, 5, 4)), Some(true));
    assert_eq!(calendar.is_worked(date(2024, 5, 5)), Some(false));
    assert_eq!(calendar.is_worked(date(2025, 5, 5)), None);
    assert_eq!(super::model("").calendar.years, None);
    let sunday = super::model("calendar c \"C\" { weekend sunday holiday 2024-01-01 }");
    assert_eq!(sunday.calendar.weekend, [Weekday::Sunday]);
}

#[test]
fn a_clause_said_twice_is_reported() {
    check(
        "agency a \"A\" { level commune  level district  part of b } agency b \"B\" { level commune, district }",
        &[
            "repeated-clause «level district»: `level` is said twice; «level commune» first said here? keep one of them",
            "repeated-clause «commune, district»: there is one `level` here? keep one of them",
        ],
    );
}
