//! Tests of declared and required order.

use super::World;
use crate::graph::Relation;

#[test]
fn order_is_what_after_says() {
    let world = World::new(
        r#"procedure p "P" {
  step a "A" { after none }
  step b "B" { after a }
  step c "C" { after b }
}
procedure q "Q" { step d "D" { after none } }"#,
    );
    world.check(&[
        "T before p.a p.b",
        "F before p.a p.c",
        "F before p.b p.a",
        "F before p.a p.a",
        "T before+ p.a p.c",
        "F before+ p.c p.a",
        "F before p.a q.d",
        "F before+ q.d p.c",
    ]);
    assert_eq!(world.path("before p.a p.c").as_deref(), Some("p.a p.b p.c"));
    assert_eq!(world.clause("before p.a p.b"), Some(r#"step b "B""#));
}

#[test]
fn a_step_without_after_may_come_after_all_but_its_followers() {
    World::new(
        r#"procedure p "P" {
  step a "A"
  step b "B" { after a }
  step c "C"
}"#,
    )
    .check(&[
        "F before p.b p.a",
        "? before p.c p.a",
        "? before p.b p.c",
        "? before+ p.a p.c",
        "? before+ p.c p.b",
        // b is said to come after a, and after nothing else.
        "F before p.c p.b",
        "F before+ p.b p.a",
    ]);
}

#[test]
fn the_one_step_that_all_others_follow_needs_no_after_none() {
    World::new(
        r#"procedure p "P" {
  step a "A"
  step b "B" { after a }
  step c "C" { after a }
}"#,
    )
    .check(&["F before p.b p.a", "F before+ p.c p.a", "F before+ p.b p.c"]);
}

#[test]
fn a_step_needs_what_another_writes() {
    let world = World::new(
        r#"procedure p "P" {
  step a "A" { after none  uses none  writes phieu }
  step b "B" { after a  uses phieu  writes none }
  step c "C" { after b  uses none  writes none }
}"#,
    );
    world.check(&[
        "T requires p.b p.a",
        "F requires p.a p.b",
        "F requires p.c p.b",
        "F requires+ p.c p.a",
    ]);
    assert_eq!(world.clause("requires p.b p.a"), Some(r#"step b "B""#));
}

#[test]
fn a_need_is_refuted_only_when_both_sides_are_described() {
    World::new(
        r#"procedure p "P" {
  step a "A" { after none  uses none  writes none }
  step b "B" { after a  uses none }
  step c "C" { after a  writes none }
  step d "D" { after a  uses none  checks }
}"#,
    )
    .check(&[
        "F requires p.b p.a",
        // Nobody has said what c uses.
        "? requires p.c p.a",
        // Nobody has said what b writes, but a check writes nothing.
        "? requires p.d p.b",
        "F requires p.b p.d",
        // c may need b, and b needs nothing of a.
        "? requires+ p.c p.b",
        "F requires+ p.b p.a",
        // What comes first cannot wait for what comes later.
        "F requires p.a p.b",
    ]);
}

#[test]
fn a_chain_of_needs_is_unknown_where_one_link_is() {
    World::new(
        r#"procedure p "P" {
  step a "A" { after none  uses none  writes x }
  step b "B" { after a  writes y }
  step c "C" { after b  uses y  writes none }
}"#,
    )
    .check(&[
        "T requires p.c p.b",
        "F requires p.c p.a",
        "? requires p.b p.a",
        "? requires+ p.c p.a",
    ]);
}

#[test]
fn what_the_applicant_brings_is_there_before_it_is_changed() {
    World::new(
        r#"procedure p "P" {
  document don "Đơn" { original 1 }
  step xem "Xem" { after none  uses don, phieu  writes none }
  step sua "Sửa" { after xem  uses none  writes don, phieu }
  step ky "Ký" { after sua  uses don  writes none }
}"#,
    )
    .check(&[
        "T requires p.ky p.sua",
        // The slip is written by a later step: this order cannot work, and that is told.
        "T requires p.xem p.sua",
    ]);
    World::new(
        r#"procedure p "P" {
  document don "Đơn" { original 1 }
  step xem "Xem" { after none  uses don  writes none }
  step sua "Sửa" { after xem  uses none  writes don }
}"#,
    )
    .check(&["F requires p.xem p.sua"]);
}

#[test]
fn an_opinion_is_needed_by_what_uses_it_and_needs_what_it_is_about() {
    World::new(
        r#"agency a "A" { level commune }
procedure p "P" {
  step thao "Thảo" { after none  uses none  writes du-thao }
  step hoi "Hỏi" { after thao  uses none  consults a about du-thao within 2 days  writes none }
  step sua "Sửa" { after hoi  uses du-thao  writes none }
  step khac "Khác" { after hoi  uses none  consults a about du-thao within 2 days  writes none }
  step ngoai "Ngoài" { after hoi  uses none  consults a within 2 days  writes none }
}"#,
    )
    .check(&[
        "T requires p.hoi p.thao",
        "T requires p.sua p.hoi",
        // Two opinions about one draft can be asked for together.
        "F requires p.khac p.hoi",
        // Nobody has said what the last opinion is about.
        "? requires p.ngoai p.thao",
        "? requires p.sua p.ngoai",
    ]);
}

#[test]
fn acts_imply_an_order() {
    let world = World::new(
        r#"agency a "A" { level commune }
procedure p "P" {
  document don "Đơn" { original 1 }
  step nhan "Nhận" { after none  uses none  receives }
  step xem "Xem" { after nhan  uses none  checks }
  step hoi "Hỏi" { after nhan  uses none  writes none  consults a about don within 1 day }
  step ky "Ký" { after nhan  uses none  writes none  approves }
  step vao-so "Vào sổ" { after nhan  uses none  writes none  records }
  step tra "Trả" { after nhan  uses none  returns }
}"#,
    );
    world.check(&[
        "T requires p.xem p.nhan",
        "T requires p.ky p.xem",
        "T requires p.ky p.hoi",
        "T requires p.vao-so p.ky",
        "T requires p.tra p.ky",
        "F requires p.tra p.vao-so",
        "F requires p.hoi p.xem",
        "F requires p.xem p.hoi",
        "T requires+ p.tra p.nhan",
        "T requires+ p.tra p.xem",
    ]);
    assert_eq!(
        world.path("requires p.tra p.xem").as_deref(),
        Some("p.tra p.ky p.xem")
    );
}

#[test]
fn what_acts_imply_yields_to_the_declared_order() {
    let world = World::new(
        r#"procedure p "P" {
  step ky "Ký" { after none  uses none  writes none  approves }
  step vao-so "Vào sổ" { after none  uses none  writes none  records }
  step hau-kiem "Hậu kiểm" { after ky  uses none  checks }
  step ky-lai "Ký lại" { after hau-kiem, vao-so  uses none  writes none  approves }
}"#,
    );
    world.check(&[
        "F requires p.ky p.hau-kiem",
        "T requires p.ky-lai p.hau-kiem",
        "T requires p.vao-so p.ky",
        "F requires p.vao-so p.ky-lai",
    ]);
}

#[test]
fn a_result_needs_the_approval() {
    World::new(
        r#"paper x "X"
procedure p "P" {
  step ky "Ký" { after none  uses none  writes none  approves }
  step in-ra "In" { after ky  uses giay  writes none }
  step dem "Đếm" { after ky  uses none  writes none }
  result giay "Giấy" is x
}"#,
    )
    .check(&["T requires p.in-ra p.ky", "F requires p.dem p.ky"]);
}

#[test]
fn a_legal_period_and_presence_hold_up_what_follows() {
    World::new(
        r#"procedure p "P" {
  step niem-yet "Niêm yết" { after none  uses none  writes none  waits 15 days }
  step soan "Soạn" { after niem-yet  uses none  writes none }
  step ky "Ký" { after soan  uses none  writes none }
  step den "Đến ký tên" { after none  uses none  writes none  presence }
  step ngoai "Ngoài" { after none  uses none  writes none }
  step cuoi "Cuối" { uses none  writes none }
}"#,
    )
    .check(&[
        "T requires p.soan p.niem-yet",
        "T requires p.ky p.niem-yet",
        "F requires p.ky p.soan",
        "F requires p.ky p.den",
        "F requires p.ngoai p.niem-yet",
        // The last step may be meant to come after the notice.
        "? requires p.cuoi p.niem-yet",
        "F requires p.cuoi p.ngoai",
    ]);
}

#[test]
fn a_circle_of_needs_is_told_from_its_shortest_way() {
    let world = World::new(
        r#"procedure p "P" {
  step a "A" { after none  uses z  writes x }
  step b "B" { after none  uses x  writes y }
  step c "C" { after none  uses y, x  writes z }
  step d "D" { after none  uses x  writes none }
}"#,
    );
    world.check(&[
        "T requires+ p.a p.a",
        "F requires+ p.d p.d",
        "T requires+ p.d p.c",
    ]);
    assert_eq!(
        world.cycle(Relation::Requires, "p.b").as_deref(),
        Some("p.b p.a p.c")
    );
    assert_eq!(
        world.cycle(Relation::Requires, "p.a").as_deref(),
        Some("p.a p.c")
    );
    assert_eq!(world.cycle(Relation::Requires, "p.d"), None);
}
