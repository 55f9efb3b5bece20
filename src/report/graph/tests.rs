//! Tests of the drawings.

use insta::assert_snapshot;
use jiff::civil::date;

use super::{dot, json, mermaid};
use crate::diagnostic::Diagnostics;
use crate::graph::DependencyGraph;
use crate::graph::picture::{Picture, picture};
use crate::model::resolve;
use crate::phrase::Language;
use crate::span::FileId;
use crate::syntax::parse;

const SMALL: &str = r#"
agency xa "Ủy ban nhân dân xã" { level commune }
register ho-tich "Sổ hộ tịch" { replaces chung-sinh from 2025-01-01 }
paper chung-sinh "Giấy chứng sinh"
procedure sinh "Khai sinh" {
  document cs "Giấy chứng sinh" is chung-sinh { original 1 }
  step nhan "Nhận" { by xa  after none  receives }
  step ky "Ký" { by xa  after nhan  uses cs  approves }
  results none
}
"#;

/// Titles that try to leave their place.
const HOSTILE: &str = r#"
paper x "\"]; n9 --> n0 <script>alert(1)</script> \\ &amp; #35; `a`"
paper dai "Giấy xác nhận về việc đã thực hiện nghĩa vụ tài chính đối với Nhà nước về đất đai"
paper dong """
  Hai
  dòng
  """
procedure p "P" {
  documents none
  result x "X" is x
  result d "D" is dai
  result dong "Dòng" is dong
}
procedure q "Q" {
  document x "X" is x { original 1 }
  document d "D" is dai { original 1 }
  document dong "Dòng" is dong { original 1 }
}
"#;

#[track_caller]
fn drawn(text: &str, subject: Option<&str>) -> Picture {
    let mut sink = Diagnostics::default();
    let file = parse(FileId(0), text, &mut sink);
    let model = resolve(&[file], date(2026, 1, 31), &mut sink);
    assert!(sink.is_empty(), "{:?}", sink.sorted());
    let subject = subject.map(|name| model.find(name).expect("a thing of the example"));
    picture(&model, &DependencyGraph::build(&model), subject)
}

#[test]
fn a_procedure_in_dot() {
    assert_snapshot!(dot(&drawn(SMALL, Some("sinh")), Language::Vietnamese), @r##"
    digraph tinhgon {
      rankdir=LR;
      node [fontsize=10];
      edge [fontsize=8];
      n0 [label="Khai sinh", shape=box3d, penwidth=3];
      n1 [label="Giấy chứng sinh", shape=note];
      n2 [label="Nhận", shape=box];
      n3 [label="Ký", shape=box];
      n4 [label="Ủy ban nhân dân xã", shape=house];
      n5 [label="Sổ hộ tịch", shape=cylinder];
      n6 [label="Giấy chứng sinh", shape=note];
      n0 -> n1 [label="đòi"];
      n0 -> n2 [label="bắt đầu"];
      n1 -> n6 [label="là", style=dashed];
      n2 -> n3 [label="rồi đến", style=bold];
      n2 -> n4 [label="do"];
      n3 -> n1 [label="sử dụng"];
      n3 -> n2 [label="phải chờ", style=dashed, constraint=false];
      n3 -> n4 [label="do"];
      n5 -> n6 [label="thay cho", style=dashed];
    }
    "##);
}

#[test]
fn a_procedure_in_mermaid() {
    assert_snapshot!(mermaid(&drawn(SMALL, Some("sinh")), Language::English), @r##"
    flowchart LR
      n0[["Khai sinh"]]
      n1>"Giấy chứng sinh"]
      n2["Nhận"]
      n3["Ký"]
      n4{{"Ủy ban nhân dân xã"}}
      n5[("Sổ hộ tịch")]
      n6>"Giấy chứng sinh"]
      n0 -->|"asks for"| n1
      n0 -->|"begins with"| n2
      n1 -.->|"is"| n6
      n2 -->|"then"| n3
      n2 -->|"by"| n4
      n3 -->|"uses"| n1
      n3 -.->|"requires"| n2
      n3 -->|"by"| n4
      n5 -.->|"replaces"| n6
      style n0 stroke-width:3px
    "##);
}

#[test]
fn a_paper_in_json() {
    assert_snapshot!(json(&drawn(SMALL, Some("chung-sinh"))), @r##"
    {
      "schema": "tinhgon.graph/1",
      "subject": "chung-sinh",
      "nodes": [
        {
          "kind": "procedure",
          "name": "sinh",
          "title": "Khai sinh"
        },
        {
          "kind": "register",
          "name": "ho-tich",
          "title": "Sổ hộ tịch"
        },
        {
          "kind": "paper",
          "name": "chung-sinh",
          "title": "Giấy chứng sinh"
        }
      ],
      "edges": [
        {
          "from": "sinh",
          "to": "chung-sinh",
          "kind": "asks"
        },
        {
          "from": "ho-tich",
          "to": "chung-sinh",
          "kind": "replaces"
        }
      ]
    }
    "##);
}

#[test]
fn titles_cannot_leave_their_place() {
    let picture = drawn(HOSTILE, None);
    assert_snapshot!(dot(&picture, Language::Vietnamese), @r##"
    digraph tinhgon {
      rankdir=LR;
      node [fontsize=10];
      edge [fontsize=8];
      n0 [label="P", shape=box3d];
      n1 [label="Q", shape=box3d];
      n2 [label="Giấy xác nhận về việc đã thực hiện nghĩa vụ tài chính đối…", shape=note];
      n3 [label="Hai dòng", shape=note];
      n4 [label="\"]; n9 --> n0 <script>alert(1)</script> \\ &amp;amp; #35; `a`", shape=note];
      n0 -> n2 [label="cấp"];
      n0 -> n3 [label="cấp"];
      n0 -> n4 [label="cấp"];
      n2 -> n1 [label="cần cho"];
      n3 -> n1 [label="cần cho"];
      n4 -> n1 [label="cần cho"];
    }
    "##);
    assert_snapshot!(mermaid(&picture, Language::Vietnamese), @r##"
    flowchart LR
      n0[["P"]]
      n1[["Q"]]
      n2>"Giấy xác nhận về việc đã thực hiện nghĩa vụ tài chính đối…"]
      n3>"Hai dòng"]
      n4>"#34;]#59; n9 --#62; n0 #60;script#62;alert(1)#60;/script#62; #92; #38;amp#59; #35;35#59; #96;a#96;"]
      n0 -->|"cấp"| n2
      n0 -->|"cấp"| n3
      n0 -->|"cấp"| n4
      n2 -->|"cần cho"| n1
      n3 -->|"cần cho"| n1
      n4 -->|"cần cho"| n1
    "##);
}
