//! Tests of what becomes of two procedures that are made one.

use super::*;

const TWO: &str = "
    law luat \"Luật\"  law nghi-dinh \"Nghị định\"
    agency xa \"Xã\" { level commune }  agency tinh \"Tỉnh\" { level province }
    procedure p \"Cấp thẻ xanh\" {
      level commune  authority xa  volume 10 per year  basis luat article 1
      channel in-person { time limit 1 working day }
      channel postal
      form to-khai \"Tờ khai\" { field ten \"Tên\"  field mau \"Màu\" }
      document don \"Đơn\" { original 1 }
      document anh \"Ảnh\" { copies 2 }
      one of { document cccd \"Thẻ căn cước\"  document hc \"Hộ chiếu\" }
      step nhan \"Nhận\" { by xa  after none  uses don }
      step ky \"Ký\" { by xa  after nhan  uses anh }
      result the \"Thẻ\"
    }
    procedure q \"Cấp thẻ đỏ\" {
      level province  authority tinh  volume 5 per year  basis luat article 1, nghi-dinh
      channel in-person { time limit 2 working days }
      channel postal
      form to-khai \"Tờ khai.\" { field ten \"Tên\"  field mau \"Sắc đỏ\" }
      document don \"1. Đơn;\" { original 1 }
      document so \"Sổ\" { original 1  basis nghi-dinh article 2 }
      one of { document hc \"Hộ chiếu\"  document cccd \"Thẻ căn cước\" }
      step nhan \"Nhận\" { by tinh  after none  uses don }
      step xem \"Xem\" { by tinh  after nhan  uses so }
      step ky \"Ký\" { by tinh  after xem  uses so }
      result the \"Thẻ\"
    }
    procedure r \"Cấp thẻ vàng\" {
      level commune  authority xa  steps none
      channel postal
      form to-khai \"Tờ khai\" { field ten \"Tên\"  field mau \"Màu\" }
      document anh \"Ảnh\" { copies 2 }
      document don \"Đơn\" { original 1 }
      one of { document cccd \"Thẻ căn cước\"  document hc \"Hộ chiếu\"  document so \"Sổ\" }
      result phieu \"Phiếu\"
    }
";

/// The documents of three procedures merged into one, as [`documents_of`] tells them.
const ALL_THREE: [&str; 8] = [
    "don [] ",
    "anh [Cấp thẻ xanh; Cấp thẻ vàng] ",
    "cccd [Cấp thẻ xanh; Cấp thẻ đỏ] 0",
    "hc [Cấp thẻ xanh; Cấp thẻ đỏ] 0",
    "so [Cấp thẻ đỏ] ",
    "cccd-2 [Cấp thẻ vàng] 1",
    "hc-2 [Cấp thẻ vàng] 1",
    "so-2 [Cấp thẻ vàng] 1",
];

fn merge_into(model: &Model, kept: &str, gone: &str) -> Edit {
    Edit::Merge(procedure(model, kept), procedure(model, gone))
}

/// Tells each document with the case and the choice that it stands in.
fn documents_of(model: &Model) -> Vec<String> {
    let p = procedure(model, "p");
    let documents = model.procedures[p].documents.items().iter().map(|id| {
        let document = &model.documents[*id];
        assert_eq!(document.procedure, p);
        let case = document.case.map_or("", |case| model.text(case));
        let choice = document.alternative.map(|choice| choice.to_string());
        let name = short(model, (*id).into());
        format!("{name} [{case}] {}", choice.unwrap_or_default())
    });
    documents.collect()
}

#[test]
fn what_only_one_asks_for_is_asked_for_in_its_case() {
    let before = model(TWO);
    let after = apply(&before, &[merge_into(&before, "p", "q")]);
    assert_eq!(after.procedures.len(), 2);
    assert_eq!(
        documents_of(&after),
        [
            "don [] ",
            "anh [Cấp thẻ xanh] ",
            "cccd [] 0",
            "hc [] 0",
            "so [Cấp thẻ đỏ] ",
        ]
    );
    let both = apply(
        &before,
        &[merge_into(&before, "p", "q"), merge_into(&before, "p", "r")],
    );
    assert_eq!(both.procedures.len(), 1);
    assert_eq!(documents_of(&both), ALL_THREE);
}

#[test]
fn levels_authorities_bases_and_files_of_both_are_those_of_the_one() {
    let before = model(TWO);
    let after = apply(&before, &[merge_into(&before, "p", "q")]);
    let p = &after.procedures[procedure(&after, "p")];
    assert_eq!(
        p.levels,
        Stated::Is(vec![Keyword::Commune, Keyword::Province])
    );
    assert_eq!(names(&after, &p.authorities), "xa tinh");
    assert_eq!(p.volume, Stated::Is(Number::whole(15)));
    let bases = p.head.bases.items();
    assert_eq!(bases.len(), 2);
    for basis in bases {
        assert_eq!(
            after.citations[*basis].procedure,
            Some(procedure(&after, "p"))
        );
    }
    // Who has no volume leaves that of both unknown.
    let after = apply(&before, &[merge_into(&before, "p", "r")]);
    let p = &after.procedures[procedure(&after, "p")];
    assert_eq!(p.volume, Stated::Unknown);
}

#[test]
fn fields_channels_and_steps_go_by_whom_they_are_for() {
    let before = model(TWO);
    let after = apply(&before, &[merge_into(&before, "p", "q")]);
    let id = procedure(&after, "p");
    let p = &after.procedures[id];
    let condition = |condition: Stated<crate::symbol::Symbol>| {
        condition
            .value()
            .map_or("", |condition| after.text(condition))
    };
    let fields = p.fields.items().iter().map(|field| {
        let name = after.text(after.fields[*field].head.name);
        format!("{name} [{}]", condition(after.fields[*field].condition))
    });
    assert_eq!(
        fields.collect::<Vec<_>>(),
        [
            "p.to-khai.ten []",
            "p.to-khai.mau [Cấp thẻ xanh]",
            "p.to-khai.mau-2 [Cấp thẻ đỏ]",
        ]
    );
    let channels = p.channels.items().iter().map(|channel| {
        let channel = &after.channels[*channel];
        assert_eq!(channel.procedure, id);
        let name = after.text(channel.head.name);
        format!("{name} [{}]", condition(channel.condition))
    });
    assert_eq!(
        channels.collect::<Vec<_>>(),
        [
            "p.in-person [Cấp thẻ xanh]",
            "p.postal []",
            "p.in-person-2 [Cấp thẻ đỏ]",
        ]
    );
    assert_eq!(order(&after), "nhan<none  ky<nhan xem  xem<nhan");
    let step = &after.steps[p.steps.items()[1]];
    assert_eq!(step.by, Stated::Unknown);
    assert_eq!(items(&after, &step.uses), "anh so");
    assert_eq!(names(&after, &p.results), "the");
}

#[test]
fn merged_twice_or_into_what_is_merged_is_merged_once() {
    let before = model(TWO);
    let edits = [
        merge_into(&before, "q", "r"),
        merge_into(&before, "p", "q"),
        merge_into(&before, "q", "r"),
        merge_into(&before, "r", "p"),
    ];
    let after = apply(&before, &edits);
    assert_eq!(after.procedures.len(), 1);
    assert_eq!(documents_of(&after), ALL_THREE);
    let gone = apply(
        &before,
        &[
            Edit::Repeal(procedure(&before, "p")),
            merge_into(&before, "p", "q"),
        ],
    );
    assert_eq!(gone.procedures.len(), 1);
}

#[test]
fn what_nobody_described_of_one_stays_as_the_other_has_it() {
    let before = model(FIVE_STEPS);
    let (p, q) = (procedure(&before, "p"), procedure(&before, "q"));
    let after = apply(&before, &[Edit::Merge(q, p)]);
    let q = &after.procedures[procedure(&after, "q")];
    assert_eq!(names(&after, &q.documents), "don so don-2");
    assert_eq!((&q.forms, &q.results), (&Stated::Unknown, &Stated::Unknown));
    assert_eq!((after.fields.len(), after.results.len()), (0, 0));
}
