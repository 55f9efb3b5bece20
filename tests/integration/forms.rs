//! The least to declare on real forms, against what the forms themselves ask for only where there
//! is no personal number, or where the register cannot be reached.
//!
//! The forms lie beside the repository and not in it; where they are not, the test says so and
//! passes.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;

use jiff::civil::date;
use serde_json::Value;
use tinhgon::diagnostic::Diagnostics;
use tinhgon::graph::DependencyGraph;
use tinhgon::graph::least::{Least, least};
use tinhgon::model::{Layer, Model, Stated, resolve_layers};
use tinhgon::recognise::recognise;
use tinhgon::shipped;
use tinhgon::span::FileId;
use tinhgon::syntax::ast::File;
use tinhgon::syntax::parse;

use super::import::{real_procedures, unpacked};

/// Of each form that says so itself: what it asks for only where there is no personal number or no
/// connection, as far as a register holds it.
const WITHOUT_NUMBER: [(&str, &[&str]); 2] = [
    ("ho-kinh-doanh", &["Dân tộc", "Quốc tịch"]),
    (
        "og-dang-ky-thanh-lap-dntn",
        &["Dân tộc", "Quốc tịch", "Nơi thường trú"],
    ),
];

/// A field of a form: the person it is about, and its label.
type Asked = (String, String);

/// Returns the fields of a form: each section is about somebody of its own, but for those that only
/// go on about the one before.
fn fields(form: &Value) -> Vec<Asked> {
    let mut person = String::new();
    let text = |field: &Value, part: &str| field[part].as_str().unwrap_or_default().to_owned();
    let fields = form["fields"].as_array().expect("a form has fields");
    let mut asked = Vec::new();
    for field in fields {
        let section = text(field, "section");
        if !section.starts_with("Trường hợp") && !section.starts_with("Nơi ") {
            person = section;
        }
        asked.push((person.clone(), text(field, "label")));
    }
    asked
}

/// Describes a form as a procedure of a commune for citizens, and says whom each field is about.
fn described(asked: &[Asked], shipped: &[File<'_>]) -> Model {
    let mut text = String::from(
        "procedure p \"P\" { level commune  subjects citizen  authority ubnd-xa  form f \"F\" {\n",
    );
    for (number, (_, label)) in asked.iter().enumerate() {
        let label = label.replace('"', " ");
        let optional = if label.contains("nếu có") {
            "optional"
        } else {
            ""
        };
        writeln!(text, "field f{number:03} \"{label}\" {optional}").expect("a text grows");
    }
    text.push_str("} }");
    let mut sink = Diagnostics::default();
    let id = FileId(u32::try_from(shipped.len()).expect("few files"));
    let own = [parse(id, &text, &mut sink)];
    let layers = [
        Layer::of_files(Layer::SHIPPED, shipped),
        Layer::of_files(Layer::USER, &own),
    ];
    let mut model = recognise(resolve_layers(&layers, date(2026, 7, 18), &mut sink));
    assert!(!sink.has_errors(), "{:?}", sink.sorted());
    for (field, (person, _)) in model.fields.iter_mut().zip(asked) {
        let role = model.texts.intern(&format!("của {person}"));
        field.role = Stated::Is(role);
    }
    model
}

#[test]
fn real_forms_need_not_ask_what_they_ask_only_of_those_without_a_number() {
    let Some(folder) = real_procedures() else {
        return;
    };
    let mut sink = Diagnostics::default();
    let catalogue = shipped::FILES.iter().zip(0..);
    let shipped: Vec<File<'_>> = catalogue
        .map(|((_, text), id)| parse(FileId(id), text, &mut sink))
        .collect();
    let lines = unpacked(&folder, "forms.jsonl");
    let lines = String::from_utf8(lines).expect("forms are text");
    let mut table = String::from("form: fields, recognised, spared\n");
    let mut compared = 0;
    for line in lines.lines() {
        let form: Value = serde_json::from_str(line).expect("each line is a form");
        let name = form["form_id"].as_str().expect("a form has an id");
        let asked = fields(&form);
        let model = described(&asked, &shipped);
        let graph = DependencyGraph::build(&model);
        let procedure = model.procedures.ids().next().expect("one procedure");
        let Some(Least { spared, gap }) = least(&model, &graph.inferences, procedure) else {
            panic!("{name}: the fields are described");
        };
        assert_eq!(gap, 0, "{name}");
        let labels: Vec<&str> = spared
            .iter()
            .map(|spared| model.text(model.fields[spared.field].head.title))
            .collect();
        let known = model.fields.items().iter();
        let known = known.filter(|field| matches!(field.concept, Stated::Is(_)));
        writeln!(
            table,
            "{name}: {}, {}, {}: {}",
            asked.len(),
            known.count(),
            spared.len(),
            labels.join(" · ")
        )
        .expect("a text grows");
        for (_, expected) in WITHOUT_NUMBER.iter().filter(|(form, _)| *form == name) {
            let labels: BTreeSet<&str> = labels.iter().copied().collect();
            let missing: Vec<_> = expected
                .iter()
                .filter(|label| !labels.contains(*label))
                .collect();
            assert!(missing.is_empty(), "{name}: {missing:?} in {labels:?}");
            compared += 1;
        }
    }
    assert_eq!(compared, WITHOUT_NUMBER.len());
    std::io::stderr()
        .write_all(table.as_bytes())
        .expect("standard error can be written");
}
