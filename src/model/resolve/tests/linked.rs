//! What one may file with.

use super::{model, names};
use crate::model::Stated;

#[test]
fn what_one_may_file_with_is_read() {
    let model = model(
        "procedure p \"P\" {
            linked with q lead a reuse f.x, d
            linked with r
            form f \"F\" { field x \"X\" }
            document d \"D\"
         }
         procedure q \"Q\" { linked with r reuse none }
         procedure r \"R\" agency a \"A\"",
    );
    let linked = |name: &str| {
        let told = model
            .procedures
            .iter()
            .find(|(_, it)| model.text(it.head.name) == name);
        told.expect("it is there").1.linked.clone()
    };
    let with = |name: &str| {
        let with: Vec<_> = linked(name).iter().map(|linked| linked.with).collect();
        names(&model, &with)
    };
    assert_eq!([with("p"), with("q")].concat(), ["q", "r", "r"]);
    let [first, second] = &linked("p")[..] else {
        panic!("two links");
    };
    assert_eq!(names(&model, &[first.lead.value().unwrap()]), ["a"]);
    assert_eq!(first.reuse.items().len(), 2);
    assert_eq!(
        (second.lead, &second.reuse),
        (Stated::Unknown, &Stated::Unknown)
    );
    assert_eq!(linked("q")[0].reuse, Stated::None);
}
