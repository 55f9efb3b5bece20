//! Filing two procedures at once.

use super::*;

/// A certificate about a child, and what asks for it under other names.
const CHAIN: &str = "
    procedure a \"A\" {
      authority so
      form f \"F\" {
        field ten \"Tên\" is full-name of tre
        field cha \"Tên cha\" is full-name of cha
        field me \"Tên mẹ\" is full-name of me  optional
        field ngay \"Ngày sinh\" is birth-date of tre at luc-khai
      }
      document the \"Thẻ\" is the of cha
      result giay \"Giấy\" is giay of tre
    }
    procedure b \"B\" {
      authority cong-an
      form f \"F\" {
        field ten \"Tên\" is full-name of con
        field tre \"Tên người khác\" is full-name of tre
        field cha \"Tên cha\" is full-name of cha
        field me \"Tên mẹ\" is full-name of me
        field ngay \"Ngày sinh\" is birth-date of con
        field khac \"Khác\"
      }
      document giay \"Giấy\" is giay of con
      document the \"Thẻ\" is the of cha
      document the-con \"Thẻ của con\" is the of con
      document tuy-chon \"Thẻ\" is the of cha { optional }
      document khac \"Khác\"
    }
    procedure c \"C\" { authority cong-an  document d \"Thẻ\" is the }
    concept full-name \"Tên\"  concept birth-date \"Ngày sinh\"
    paper giay \"Giấy\"  paper the \"Thẻ\"
    agency so \"Sở\"  agency cong-an \"Công an\"
";

/// Says what each procedure is linked with after some edits.
#[track_caller]
fn check(edits: &[[&str; 2]], expected: &[&str]) {
    let model = model(CHAIN);
    let edits: Vec<Edit> = edits
        .iter()
        .map(|[one, other]| match *other {
            "" => Edit::Drop(find(&model, one)),
            "+" => Edit::Repeal(procedure(&model, one)),
            _ => Edit::Link(procedure(&model, one), procedure(&model, other)),
        })
        .collect();
    let after = apply(&model, &edits);
    let told = after.procedures.iter().flat_map(|(id, procedure)| {
        let name = short(&after, id.into());
        let after = &after;
        procedure.linked.iter().map(move |linked| {
            let lead = match linked.lead {
                Stated::Is(lead) => short(after, lead.into()),
                _ => "?".to_owned(),
            };
            let with = short(after, linked.with.into());
            let reuse = items(after, &linked.reuse);
            format!("{name} with {with} by {lead}: {reuse}")
        })
    });
    assert_eq!(told.collect::<Vec<_>>(), expected, "{edits:?}");
}

#[test]
fn a_joint_file_has_what_the_earlier_asks_and_issues() {
    // The papers tell that the child is `con` in b, so that `tre` there is somebody else.
    check(&[["a", "b"]], &["b with a by so: ten cha giay the"]);
}

#[test]
fn nothing_known_in_common_is_not_known_to_be_nothing() {
    check(&[["a", "c"]], &["c with a by so: ?"]);
}

#[test]
fn one_agency_leads_a_whole_chain() {
    check(
        &[["a", "b"], ["b", "c"]],
        &["b with a by so: ten cha giay the", "c with b by so: ?"],
    );
}

#[test]
fn a_link_is_made_once_and_never_in_a_circle() {
    check(
        &[["a", "b"], ["a", "b"], ["b", "a"], ["a", "a"]],
        &["b with a by so: ten cha giay the"],
    );
}

#[test]
fn what_is_gone_is_not_had_again() {
    check(
        &[["a", "b"], ["b.f.ten", ""], ["b.giay", ""]],
        &["b with a by so: cha the"],
    );
    check(&[["a", "b"], ["a", "+"]], &[]);
    check(&[["a", "+"], ["a", "b"]], &[]);
}

#[test]
fn a_link_goes_with_what_a_procedure_is_merged_into() {
    let model = model(CHAIN);
    let [a, b, c] = ["a", "b", "c"].map(|name| procedure(&model, name));
    let linked = |edits: &[Edit]| {
        let after = apply(&model, edits);
        let procedures = after.procedures.iter();
        let links = procedures.flat_map(|(id, it)| it.linked.iter().map(move |to| (id, to.with)));
        let links = links.map(|(id, with)| [id, with].map(|id| short(&after, id.into())));
        links.collect::<Vec<_>>()
    };
    assert_eq!(linked(&[Edit::Link(a, b), Edit::Merge(c, b)]), [["c", "a"]]);
    assert_eq!(linked(&[Edit::Link(a, b), Edit::Merge(c, a)]), [["b", "c"]]);
    assert!(linked(&[Edit::Link(a, b), Edit::Merge(a, b)]).is_empty());
}
