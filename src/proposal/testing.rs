//! Models described in text, for the tests of this floor.

use crate::diagnostic::Diagnostics;
use crate::model::resolve::resolve;
use crate::model::{Entity, Model};
use crate::rule::compile::{RuleSet, Source, compile};
use crate::span::FileId;
use crate::syntax::parse;

/// Makes a model of a text as of the last day of 2023.
#[track_caller]
pub(crate) fn model(text: &str) -> Model {
    let mut sink = Diagnostics::default();
    let file = parse(FileId(0), text, &mut sink);
    let model = resolve(&[file], jiff::civil::date(2023, 12, 31), &mut sink);
    assert!(!sink.has_errors(), "{:?}", sink.sorted());
    model
}

/// Makes a model of a text as of the last day of 2023, and compiles the rules and targets in it.
#[track_caller]
pub(crate) fn compiled(text: &str) -> (RuleSet, Model) {
    let mut sink = Diagnostics::default();
    let files = [parse(FileId(0), text, &mut sink)];
    let model = resolve(&files, jiff::civil::date(2023, 12, 31), &mut sink);
    let source = Source {
        group: "g",
        stem: None,
        clauses: &files[0].declarations,
    };
    let rules = compile(&[source], &model, &mut sink);
    assert!(!sink.has_errors(), "{:?}", sink.sorted());
    (rules, model)
}

/// Returns the thing of a name.
#[track_caller]
pub(crate) fn find(model: &Model, name: &str) -> Entity {
    model.find(name).unwrap_or_else(|| panic!("no {name}"))
}

macro_rules! finders {
    ($($name:ident $kind:ident $id:ident;)*) => {
        $(
            /// Returns the thing of a name, which is of this kind.
            #[track_caller]
            pub(crate) fn $name(model: &Model, name: &str) -> crate::model::$id {
                match find(model, name) {
                    Entity::$kind(id) => id,
                    other => panic!("{name} is {other:?}"),
                }
            }
        )*
    };
}

finders! {
    document Document DocumentId;
    field Field FieldId;
    law Law LawId;
    procedure Procedure ProcedureId;
    register Register RegisterId;
    step Step StepId;
}
