//! Tests of what is drawn, as one line an edge.

use super::{Picture, picture};
use crate::graph::tests::model;
use crate::graph::{DependencyGraph, Relation};

const BIRTH: &str = r#"
agency xa "Xã" { level commune  part of huyen }
agency huyen "Huyện" { level district }
agency cong-an "Công an" { level commune }
law luat "Luật" { rank law  in force from 2016-01-01 }
concept noi-o "Nơi ở"
concept tinh "Tỉnh"
derive tinh from noi-o
register dan-cu "Dân cư" {
  owner cong-an  key noi-o  holds noi-o  readers xa
  published from 2020-01-01 by luat  replaces so-cu from 2020-01-01
}
register ho-tich "Hộ tịch" { holds noi-o }
paper so-cu "Sổ cũ" { issued by cong-an  attests noi-o  replaced by dan-cu }
paper khai-sinh "Giấy khai sinh"
procedure sinh "Khai sinh" {
  authority xa  basis luat article 16
  form don "Đơn" { field o "Nơi ở" is noi-o  field tay "Ghi chú" }
  document so "Sổ" is so-cu { shown }
  step nhan "Nhận" { by xa  uses so  writes phieu  receives }
  step hoi "Hỏi" { by xa  after nhan  uses phieu, o  consults cong-an about o within 1 day }
  step ky "Ký" { by xa  after hoi  writes giay  approves }
  result giay "Giấy" is khai-sinh { paper  recorded in ho-tich }
}
procedure the "Bảo hiểm" {
  document sinh "Khai sinh" is khai-sinh { shown }
  results none
}
"#;

fn lines(picture: &Picture) -> Vec<String> {
    let name = |place: usize| picture.nodes[place].name.as_str();
    assert!(picture.nodes.is_sorted_by(|a, b| a.entity < b.entity));
    assert!(picture.edges.is_sorted());
    let mut lines: Vec<String> = picture
        .edges
        .iter()
        .map(|edge| format!("{} {} {}", name(edge.from), edge.kind.slug(), name(edge.to)))
        .collect();
    lines.sort();
    lines
}

#[track_caller]
fn check(subject: Option<&str>, expected: &[&str]) {
    let model = model(BIRTH);
    let graph = DependencyGraph::build(&model);
    let subject = subject.map(|name| model.find(name).expect("a thing of the example"));
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(lines(&picture(&model, &graph, subject)), expected);
}

#[test]
fn a_procedure_is_drawn_from_inside() {
    // The approval also needs the receipt, but only as the opinion does; and what a register that
    // nobody has published holds is of no use to the procedure.
    let expected = [
        "sinh by xa",
        "sinh asks sinh.so",
        "sinh.so is so-cu",
        "dan-cu replaces so-cu",
        "sinh begins sinh.nhan",
        "sinh.nhan then sinh.hoi",
        "sinh.hoi then sinh.ky",
        "sinh.hoi requires sinh.nhan",
        "sinh.ky requires sinh.hoi",
        "sinh.nhan by xa",
        "sinh.hoi by xa",
        "sinh.ky by xa",
        "sinh.nhan uses sinh.so",
        "sinh.hoi uses sinh.don.o",
        "dan-cu holds sinh.don.o",
        "sinh.hoi consults cong-an",
        "sinh.ky writes sinh.giay",
        "sinh issues sinh.giay",
        "sinh.giay is khai-sinh",
        "sinh.giay recorded-in ho-tich",
    ];
    check(Some("sinh"), &expected);
    // A part is shown in the picture of its procedure.
    check(Some("sinh.don.o"), &expected);
}

#[test]
fn a_paper_is_drawn_with_what_it_comes_from_and_goes_to() {
    check(
        Some("khai-sinh"),
        &["sinh issues khai-sinh", "the asks khai-sinh"],
    );
    check(
        Some("so-cu"),
        &[
            "cong-an issues so-cu",
            "dan-cu replaces so-cu",
            "sinh asks so-cu",
            "so-cu attests noi-o",
        ],
    );
}

#[test]
fn agencies_laws_registers_and_concepts_are_drawn_with_what_touches_them() {
    check(
        Some("xa"),
        &["xa part-of huyen", "sinh by xa", "xa reads dan-cu"],
    );
    check(
        Some("cong-an"),
        &[
            "cong-an issues so-cu",
            "cong-an owns dan-cu",
            "sinh consults cong-an",
        ],
    );
    check(
        Some("luat"),
        &["sinh rests-on luat", "dan-cu rests-on luat"],
    );
    check(
        Some("dan-cu"),
        &[
            "cong-an owns dan-cu",
            "xa reads dan-cu",
            "dan-cu holds noi-o",
            "dan-cu replaces so-cu",
            "dan-cu rests-on luat",
        ],
    );
    check(
        Some("noi-o"),
        &[
            "noi-o derives tinh",
            "so-cu attests noi-o",
            "dan-cu holds noi-o",
            "ho-tich holds noi-o",
            "sinh asks noi-o",
        ],
    );
    check(
        Some("ho-tich"),
        &[
            "ho-tich holds noi-o",
            "sinh issues sinh.giay",
            "sinh.giay recorded-in ho-tich",
        ],
    );
}

#[test]
fn without_a_subject_the_papers_between_procedures_are_drawn() {
    check(None, &["sinh issues khai-sinh", "khai-sinh needed-by the"]);
}

#[test]
fn an_edge_keeps_the_clause_that_asks_for_it() {
    let model = model(BIRTH);
    let graph = DependencyGraph::build(&model);
    let thing = |name: &str| model.find(name).expect("a thing of the example");
    let (taker, paper) = (thing("the"), thing("khai-sinh"));
    let drawn = picture(&model, &graph, None);
    let edge = drawn
        .edges
        .iter()
        .find(|edge| drawn.nodes[edge.to].entity == taker);
    let expected = graph.edge_span(Relation::Needs, taker, paper);
    assert!(expected.is_some());
    assert_eq!(edge.map(|edge| edge.span), expected);
}
