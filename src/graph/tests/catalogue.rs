//! Tests of the relations between procedures, papers, concepts, agencies and laws.

use super::World;
use crate::graph::Relation;

/// Opening a shop needs a licence, which needs a plan, which needs the shop.
pub(in crate::graph) const TRADE: &str = r#"
agency so "Sở" { level province }
agency xa "Xã" { level commune  part of so  from 2025-07-01 }
agency huyen "Huyện" { level district  part of so  until 2025-06-30  succeeded by xa }
agency vien "Viện" { level province }
law luat "Luật" { rank law  in force from 2016-01-01 }
law nghi-dinh "Nghị định" { rank decree  in force from 2017-01-01 }
concept ngay-sinh "Ngày sinh"
concept nam-sinh "Năm sinh"
concept tuoi "Tuổi"
derive nam-sinh from ngay-sinh
derive tuoi from nam-sinh
register kho "Kho" { replaces the-cu from 2025-01-01  replaces the-nua from 2025-01-01 partly "chỉ người lớn" }
paper giay-phep "Giấy phép" { attests ngay-sinh, tuoi }
paper so-do "Sơ đồ" { attests none }
paper the-cu "Thẻ cũ"
paper the-nua "Thẻ nửa"
paper hoa-don "Hóa đơn"

procedure mo-cua-hang "Mở cửa hàng" {
  authority xa
  basis luat article 1
  document phep "Phép" is giay-phep { original 1  basis nghi-dinh article 2 }
  document cu "Thẻ cũ" is the-cu { original 1 }
  document nua "Thẻ nửa" is the-nua { original 1 }
  document hoa-don "Hóa đơn" is hoa-don { optional }
  steps none
  result dang-ky "Đăng ký" is so-do
}
procedure cap-phep "Cấp phép" {
  authority so
  document so-do "Sơ đồ" is so-do { original 1 }
  case "Cấp lại" { document cu "Giấy phép cũ" is hoa-don { original 1 } }
  one of {
    document a "A" is the-cu { shown }
    document b "B" is the-nua { shown }
  }
  step nhan "Nhận" { by xa  after none  receives }
  step hoi "Hỏi" { by so  after nhan  consults vien about so-do within 2 days }
  result phep "Phép" is giay-phep
}
procedure gia-han "Gia hạn" {
  documents none
  step lam "Làm"
  result the "Thẻ" is the-cu
  result nua "Thẻ nửa" is the-nua
  result la "Lạ"
}
procedure ban-le "Bán lẻ" {
  document khac "Giấy khác" { original 1 }
  results none
}
"#;

#[test]
fn only_what_everyone_must_bring_is_needed() {
    World::new(TRADE).check(&[
        "T needs mo-cua-hang giay-phep",
        "F needs mo-cua-hang hoa-don",
        "F needs cap-phep hoa-don",
        "F needs cap-phep the-cu",
        "F needs gia-han the-cu",
        // What nobody has recognised may be any paper.
        "? needs ban-le the-cu",
        "T issues cap-phep giay-phep",
        "F issues cap-phep so-do",
        "? issues gia-han so-do",
        "F issues ban-le so-do",
    ]);
}

#[test]
fn procedures_are_linked_by_papers() {
    let world = World::new(TRADE);
    world.check(&[
        "T precedes cap-phep mo-cua-hang",
        "T precedes mo-cua-hang cap-phep",
        "F precedes mo-cua-hang mo-cua-hang",
        "T precedes gia-han mo-cua-hang",
        // It issues something unrecognised, and this one needs something.
        "? precedes gia-han cap-phep",
        // This one needs something unrecognised, and that one issues something.
        "? precedes cap-phep ban-le",
        "F precedes cap-phep gia-han",
        "F precedes ban-le mo-cua-hang",
        "T precedes+ cap-phep cap-phep",
        "T precedes+ gia-han cap-phep",
        "? precedes+ gia-han ban-le",
        "F precedes+ gia-han gia-han",
        "F precedes+ ban-le ban-le",
    ]);
    assert_eq!(
        world.path("precedes gia-han cap-phep").as_deref(),
        Some("gia-han mo-cua-hang cap-phep")
    );
    assert_eq!(
        world.clause("precedes cap-phep mo-cua-hang"),
        Some(r#"document phep "Phép""#)
    );
    assert_eq!(
        world.cycle(Relation::Precedes, "cap-phep").as_deref(),
        Some("cap-phep mo-cua-hang")
    );
    assert_eq!(world.cycle(Relation::Precedes, "gia-han"), None);
}

#[test]
fn one_waits_for_the_only_issuer_of_what_no_register_replaces() {
    let world = World::new(TRADE);
    world.check(&[
        "T waits-for mo-cua-hang cap-phep",
        "T waits-for cap-phep mo-cua-hang",
        "T waits-for+ cap-phep cap-phep",
        // The half of a card that a register replaces is still a card to bring.
        "T waits-for mo-cua-hang gia-han",
        "? waits-for cap-phep gia-han",
        "? waits-for ban-le cap-phep",
        "F waits-for mo-cua-hang ban-le",
        // It asks for nothing, and so waits for nobody.
        "F waits-for gia-han gia-han",
        "F waits-for+ gia-han cap-phep",
        "? waits-for+ ban-le cap-phep",
    ]);
    assert_eq!(
        world.clause("waits-for mo-cua-hang gia-han"),
        Some(r#"document nua "Thẻ nửa""#)
    );
    assert_eq!(
        world.cycle(Relation::WaitsFor, "mo-cua-hang").as_deref(),
        Some("mo-cua-hang cap-phep")
    );
}

#[test]
fn a_paper_that_two_procedures_issue_keeps_nobody_waiting() {
    World::new(
        r#"
paper x "X"
procedure a "A" { documents none  result x "X" is x }
procedure b "B" { documents none  result x "X" is x }
procedure c "C" { document x "X" is x { original 1 }  results none }
"#,
    )
    .check(&[
        "T precedes a c",
        "T precedes b c",
        "F waits-for c a",
        "F waits-for c b",
        "F precedes+ c a",
    ]);
}

#[test]
fn renewing_a_paper_is_no_circle_until_another_procedure_does_it_too() {
    const RENEWAL: &str = r#"
paper x "X"
paper y "Y"
procedure a "A" { document cu "X" is x { original 1 }  result moi "X" is x }
"#;
    let alone = World::new(RENEWAL);
    alone.check(&["F precedes+ a a"]);
    assert_eq!(alone.cycle(Relation::Precedes, "a"), None);

    let text = format!(
        "{RENEWAL}
procedure b \"B\" {{ document x \"X\" is x {{ original 1 }}  result y \"Y\" is y }}
procedure c \"C\" {{ document y \"Y\" is y {{ original 1 }}  result x \"X\" is x }}"
    );
    let world = World::new(text.leak());
    world.check(&["T precedes+ a a", "T precedes+ b b", "F precedes a a"]);
    assert_eq!(
        world.cycle(Relation::Precedes, "a").as_deref(),
        Some("a b c")
    );
}

#[test]
fn a_gap_on_the_way_makes_a_chain_unknown() {
    let world = World::new(
        r#"
paper x "X"
paper y "Y"
paper z "Z"
procedure a "A" { documents none  result x "X" is x }
procedure b "B" { document x "X" is x { original 1 }  result y "Y" is y }
procedure c "C" { document z "Z" is z { original 1 }  results none }
procedure d "D" { document y "Y" is y { original 1 } }
"#,
    );
    world.check(&[
        "T precedes+ a d",
        "F precedes a c",
        // d follows a, and nobody has said what d issues.
        "? precedes+ a c",
        "? precedes d c",
        "F precedes+ c a",
    ]);
}

#[test]
fn agencies_act_belong_and_succeed() {
    let world = World::new(TRADE);
    world.check(&[
        "T acts-in so cap-phep",
        "T acts-in xa cap-phep",
        "F acts-in vien cap-phep",
        "F acts-in vien mo-cua-hang",
        "? acts-in vien gia-han",
        "T asks-opinion-of cap-phep vien",
        "F asks-opinion-of cap-phep xa",
        "F asks-opinion-of mo-cua-hang vien",
        "? asks-opinion-of ban-le vien",
        "T belongs-to xa so",
        // Nobody has said of what these two are part.
        "? belongs-to vien so",
        "? belongs-to+ xa vien",
        "F belongs-to xa vien",
        "T takes-over-from xa huyen",
        // An agency that goes on has no successor.
        "F takes-over-from vien so",
        "F takes-over-from+ huyen xa",
    ]);
    assert_eq!(
        world.clause("takes-over-from xa huyen"),
        Some(r#"agency huyen "Huyện""#)
    );
}

#[test]
fn an_agency_that_ended_without_a_word_may_have_any_successor() {
    World::new(
        r#"
agency a "A" { level commune  from 2025-07-01 }
agency b "B" { level commune  until 2025-06-30  succeeded by a }
agency c "C" { level commune  until 2020-06-30 }
"#,
    )
    .check(&[
        "? takes-over-from a c",
        "F takes-over-from c b",
        "T takes-over-from+ a b",
        "? takes-over-from+ b c",
        "F takes-over-from+ c a",
    ]);
}

#[test]
fn facts_are_derived_attested_and_cited() {
    let world = World::new(TRADE);
    world.check(&[
        "T derives nam-sinh ngay-sinh",
        "F derives ngay-sinh nam-sinh",
        "F derives tuoi ngay-sinh",
        "T derives+ tuoi ngay-sinh",
        "F derives+ ngay-sinh tuoi",
        "T attested-by tuoi giay-phep",
        "F attested-by nam-sinh giay-phep",
        "F attested-by tuoi so-do",
        "? attested-by tuoi the-cu",
        "T rests-on mo-cua-hang luat",
        // What a document cites, its procedure rests on.
        "T rests-on mo-cua-hang nghi-dinh",
        "? rests-on cap-phep luat",
    ]);
    assert_eq!(
        world.path("derives tuoi ngay-sinh").as_deref(),
        Some("tuoi nam-sinh ngay-sinh")
    );
    assert_eq!(
        world.path("attested-by tuoi giay-phep").as_deref(),
        Some("tuoi giay-phep")
    );
}
