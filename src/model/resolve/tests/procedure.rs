//! What a procedure says, what it denies, and what it leaves open.

use jiff::civil::date;

use super::{check, id, model, names};
use crate::model::{
    Certainty, ChannelId, ConceptId, DocumentId, FieldId, FormId, Model, PaperId, Procedure,
    Recognition, ResultId, Stated,
};
use crate::quantity::{Duration, Money, Number, Unit};
use crate::syntax::keyword::Keyword;

fn only(model: &Model) -> &Procedure {
    &model.procedures.items()[0]
}

#[test]
fn leaving_out_is_unknown_and_none_is_none() {
    let unknown = model("procedure p \"P\"");
    let p = only(&unknown);
    assert_eq!(p.head.bases, Stated::Unknown);
    assert_eq!(p.documents, Stated::Unknown);
    assert_eq!(p.steps, Stated::Unknown);
    assert_eq!(p.forms, Stated::Unknown);
    assert_eq!(p.fields, Stated::Unknown);
    assert_eq!(p.channels, Stated::Unknown);
    assert_eq!(p.results, Stated::Unknown);
    assert_eq!(p.partners, Stated::Unknown);
    assert_eq!(p.published, Stated::Unknown);
    assert_eq!(p.tracked_on, Stated::Unknown);
    let none = model(
        "procedure p \"P\" { documents none steps none forms none channels none results none
             partners none basis none published none tracked none workflow none }",
    );
    let p = only(&none);
    assert_eq!(p.head.bases, Stated::None);
    assert_eq!(p.documents, Stated::None);
    assert_eq!(p.steps, Stated::None);
    assert_eq!(p.forms, Stated::None);
    assert_eq!(p.fields, Stated::None);
    assert_eq!(p.channels, Stated::None);
    assert_eq!(p.results, Stated::None);
    assert_eq!(p.partners, Stated::None);
    assert_eq!((p.published, p.published_on), (Stated::None, Stated::None));
    assert_eq!((p.tracked_on, p.workflow_on), (Stated::None, Stated::None));
}

#[test]
fn a_form_may_be_known_to_ask_for_nothing() {
    let fields = |forms: &str| {
        only(&model(&format!("procedure p \"P\" {{ {forms} }}")))
            .fields
            .clone()
    };
    assert_eq!(fields("form f \"F\" { fields none }"), Stated::None);
    assert_eq!(
        fields("form f \"F\" { fields none }  form g \"G\""),
        Stated::Unknown
    );
    let both = fields("form f \"F\" { fields none }  form g \"G\" { field fields \"A\" }");
    assert_eq!(both.items().len(), 1, "elsewhere the word is a name");
}

#[test]
fn none_beside_a_value_is_a_contradiction() {
    check(
        "procedure p \"P\" { form f \"F\" { fields none  field a \"A\" } }",
        &[
            "contradiction «fields none»: says `none`, and yet there is one; «field a \"A\"» it is here\
             ? remove one of the two",
        ],
    );
    check(
        "agency a \"A\" procedure p \"P\" { documents none  document d \"D\"  partners a  partners none }",
        &[
            "contradiction «documents none»: says `none`, and yet there is one; «document d \"D\"» it is here\
             ? remove one of the two",
            "contradiction «partners none»: says `none`, and yet there is one; «partners a» it is here\
             ? remove one of the two",
        ],
    );
}

#[test]
fn what_is_said_of_the_whole_is_read() {
    let model = model(
        "agency a \"A\" agency b \"B\"
         procedure p {
            code \"1.001193\"  kind external  domain \"Hộ tịch\", \"Cư trú\"  level commune, district
            subjects citizen, overseas  authority a, b  volume 1_200 per year assumed
            decision \"1872/QĐ-BTP\" of 2020-09-04  published 2020-09-10 on \"Cổng\"
            tracked on \"Hệ thống\"  life event \"Sinh con\"  condition \"Có mặt\"  condition \"Đủ tuổi\"
         }",
    );
    let p = only(&model);
    assert_eq!(model.text(p.head.title), "p");
    assert_eq!(p.code.map(|code| model.text(code)), Stated::Is("1.001193"));
    assert_eq!(p.kind, Stated::Is(Keyword::External));
    assert_eq!(p.domains.items().len(), 2);
    assert_eq!(
        p.levels,
        Stated::Is(vec![Keyword::Commune, Keyword::District])
    );
    assert_eq!(
        p.subjects,
        Stated::Is(vec![Keyword::Citizen, Keyword::Overseas])
    );
    assert_eq!(names(&model, p.authorities.items()), ["a", "b"]);
    assert_eq!(p.volume, Stated::Is(Number::whole(1200)));
    assert_eq!(p.volume_certainty, Certainty::Assumed);
    assert_eq!(p.decided, Stated::Is(date(2020, 9, 4)));
    assert_eq!(p.published, Stated::Is(date(2020, 9, 10)));
    assert_eq!(
        p.published_on.map(|text| model.text(text)),
        Stated::Is("Cổng")
    );
    assert_eq!(
        p.tracked_on.map(|text| model.text(text)),
        Stated::Is("Hệ thống")
    );
    assert_eq!(p.life_events.len(), 1);
    assert_eq!(p.conditions.len(), 2);
}

#[test]
fn channels_add_up_their_fees() {
    let model = model(
        "procedure p \"P\" {
            channel in-person { fee 8_000 VND  fee 2_000 VND \"lệ phí\"  time limit 3 working days }
            channel online full { fee none  time limit none  payment online, postal }
            channel postal { fee 8_000 VND  fee \"theo quy định\"  fee \"theo quy định\"  time limit \"ngay\" }
            channel online partial
         }",
    );
    let channel = |name: &str| &model.channels[id::<ChannelId>(&model, name)];
    let counter = channel("p.in-person");
    assert_eq!(counter.fee, Stated::Is(Money { dong: 10_000 }));
    assert_eq!(
        counter.time_limit,
        Stated::Is(Duration::whole(3, Unit::WorkingDays))
    );
    assert_eq!(counter.extent, Stated::Unknown);
    let online = channel("p.online");
    assert_eq!(
        (online.fee, online.time_limit),
        (Stated::None, Stated::None)
    );
    assert_eq!(online.extent, Stated::Is(Keyword::Full));
    assert_eq!(
        online.payment,
        Stated::Is(vec![Keyword::Online, Keyword::Postal])
    );
    let post = channel("p.postal");
    assert_eq!(
        (post.fee, post.time_limit),
        (Stated::Unknown, Stated::Unknown)
    );
    assert_eq!(channel("p.online-2").extent, Stated::Is(Keyword::Partial));
    assert_eq!(model.text(online.head.title), "trực tuyến");
    let said = |name: &str| channel(name).fee_note.map(|note| model.text(note));
    assert_eq!(said("p.in-person"), Stated::Is("lệ phí"));
    assert_eq!(said("p.online"), Stated::None);
    assert_eq!(said("p.postal"), Stated::Is("theo quy định"));
    assert_eq!(said("p.online-2"), Stated::Unknown);
}

#[test]
fn a_form_without_fields_leaves_the_fields_unknown() {
    let described = model(
        "procedure p \"P\" { form f \"F\" { field x \"X\" } form g \"G\" { field x \"X\" } }",
    );
    assert_eq!(
        names(&described, only(&described).fields.items()),
        ["p.f.x", "p.g.x"]
    );
    let open = model("procedure p \"P\" { form f \"F\" { field x \"X\" } form g \"G\" }");
    assert_eq!(only(&open).fields, Stated::Unknown);
    assert_eq!(only(&open).forms.items().len(), 2);
    assert_eq!(open.forms.items()[1].fields, Stated::Unknown);
}

#[test]
fn a_field_is_a_concept_of_a_role_at_a_moment() {
    let model = model(
        "concept ten \"Tên\" law l \"L\"
         procedure p \"P\" { form f \"F\" {
            field a \"A\" is ten of me at sinh optional basis l article 9
            field b \"B\" is none { type date  condition \"nếu có\" }
            field c \"C\"
         } }",
    );
    let field = |name: &str| &model.fields[id::<FieldId>(&model, name)];
    let a = field("p.f.a");
    assert_eq!(a.concept, Stated::Is(id::<ConceptId>(&model, "ten")));
    assert_eq!(a.recognition, Recognition::Explicit);
    assert_eq!(a.role.map(|role| model.text(role)), Stated::Is("me"));
    assert_eq!(
        a.moment.map(|moment| model.text(moment)),
        Stated::Is("sinh")
    );
    assert!(a.optional);
    assert_eq!(a.head.bases.items().len(), 1);
    let b = field("p.f.b");
    assert_eq!(
        (b.concept, b.recognition),
        (Stated::None, Recognition::Explicit)
    );
    assert_eq!(b.value_type, Stated::Is(Keyword::TypeDate));
    assert_eq!(
        b.condition.map(|text| model.text(text)),
        Stated::Is("nếu có")
    );
    let c = field("p.f.c");
    assert_eq!(
        (c.concept, c.recognition),
        (Stated::Unknown, Recognition::Unrecognised)
    );
    assert!(!c.optional);
}

#[test]
fn a_quantity_that_is_said_denies_the_others() {
    let model = model(
        "procedure p \"P\" {
            document a \"A\" { original 1 } document b \"B\" document c \"C\" { shown }
            document d \"D\" { electronic } document e \"E\" { electronic, paper }
            document f \"F\" { paper } document g \"G\" { certified 1  copies 2 }
         }",
    );
    let said = |name: &str| {
        let document = &model.documents[id::<DocumentId>(&model, name)];
        [document.originals, document.certified, document.copies]
            .map(|quantity| quantity.value().and_then(Number::as_whole))
    };
    let [zero, one, two] = [0, 1, 2].map(Some);
    assert_eq!(said("p.a"), [one, zero, zero]);
    assert_eq!(said("p.b"), [None; 3]);
    assert_eq!(said("p.c"), [zero; 3]);
    assert_eq!(said("p.d"), [zero; 3]);
    assert_eq!(said("p.e"), [None; 3]);
    assert_eq!(said("p.f"), [None; 3]);
    assert_eq!(said("p.g"), [zero, one, two]);
    assert!(model.documents[id::<DocumentId>(&model, "p.e")].electronic);
    assert!(!model.documents[id::<DocumentId>(&model, "p.f")].electronic);
}

#[test]
fn documents_know_their_case_and_their_alternative() {
    let model = model(
        "paper so \"Sổ\" procedure p \"P\" {
            document a \"A\"
            one of { document b \"B\" document c \"C\" is so of mother }
            case \"Bỏ rơi\" {
                condition \"khi tìm thấy\"
                document d \"D\" { condition \"khác\" }
                one of { document e \"E\" }
                document f \"F\"
            }
            document g \"G\"
         }",
    );
    let p = only(&model);
    assert_eq!(
        names(&model, p.documents.items()),
        ["p.a", "p.b", "p.c", "p.d", "p.e", "p.f", "p.g"]
    );
    let told: Vec<_> = model
        .documents
        .items()
        .iter()
        .map(|document| {
            (
                document.case.map(|case| model.text(case)),
                document.alternative,
                document.condition.value().map(|text| model.text(text)),
            )
        })
        .collect();
    let case = Some("Bỏ rơi");
    assert_eq!(
        told,
        [
            (None, None, None),
            (None, Some(0), None),
            (None, Some(0), None),
            (case, None, Some("khác")),
            (case, Some(1), Some("khi tìm thấy")),
            (case, None, Some("khi tìm thấy")),
            (None, None, None),
        ]
    );
    let c = &model.documents[id::<DocumentId>(&model, "p.c")];
    assert_eq!(c.paper, Stated::Is(id::<PaperId>(&model, "so")));
    assert_eq!(c.role.map(|role| model.text(role)), Stated::Is("mother"));
}

#[test]
fn a_result_says_its_medium_or_leaves_it_open() {
    let model = model(
        "paper so \"Sổ\" register r \"R\" procedure p \"P\" {
            result a \"A\" is so of child { electronic, paper  recorded in r  valid for 6 months }
            result b \"B\" { paper  recorded in none } result c \"C\"
         }",
    );
    let result = |name: &str| &model.results[id::<ResultId>(&model, name)];
    let a = result("p.a");
    assert_eq!(
        (a.electronic, a.on_paper),
        (Stated::Is(true), Stated::Is(true))
    );
    assert_eq!(names(&model, a.recorded_in.items()), ["r"]);
    assert_eq!(a.valid_for, Stated::Is(Duration::whole(6, Unit::Months)));
    let b = result("p.b");
    assert_eq!(
        (b.electronic, b.on_paper),
        (Stated::Is(false), Stated::Is(true))
    );
    assert_eq!(b.recorded_in, Stated::None);
    let c = result("p.c");
    assert_eq!(
        (c.electronic, c.recorded_in.clone()),
        (Stated::Unknown, Stated::Unknown)
    );
}

#[test]
fn citations_belong_to_the_procedure_around_them() {
    let model = model(
        "law l \"L\" paper so \"Sổ\" { basis l }
         procedure p \"P\" { basis l article 16, l article 9 clause 2  basis l point đ
            document d \"D\" { basis l annex I } step s \"S\" { consults a  basis l } }
         agency a \"A\"",
    );
    let owners: Vec<bool> = model
        .citations
        .items()
        .iter()
        .map(|one| one.procedure.is_some())
        .collect();
    assert_eq!(owners.iter().filter(|owned| **owned).count(), 5);
    assert_eq!(owners.len(), 6);
    let p = only(&model);
    assert_eq!(p.head.bases.items().len(), 3);
    let cited = &model.citations[p.head.bases.items()[1]];
    assert_eq!(cited.article.map(|text| model.text(text)), Some("9"));
    assert_eq!(cited.clause.map(|text| model.text(text)), Some("2"));
    assert_eq!(cited.point, None);
    let length = usize::try_from(cited.span.end - cited.span.start).unwrap();
    assert_eq!(length, "l article 9 clause 2".len());
    // An opinion rests on what its step rests on.
    assert_eq!(
        model.consultations.items()[0].head.bases,
        model.steps.items()[0].head.bases
    );
}

#[test]
fn two_parts_of_one_name_are_reported() {
    check(
        "procedure p \"P\" { form a \"F\" { field x \"1\" field x \"2\" } document a \"D\" step s \"1\" step s \"2\" }",
        &[
            "duplicate-name «field x \"2\"»: the procedure has two parts called `x`; «field x \"1\"» declared here first? rename one of the two",
            "duplicate-name «document a \"D\"»: the procedure has two parts called `a`; «form a \"F\"» declared here first? rename one of the two",
            "duplicate-name «step s \"2\"»: the procedure has two parts called `s`; «step s \"1\"» declared here first? rename one of the two",
        ],
    );
}

#[test]
fn a_form_says_that_it_has_no_template() {
    let model = model(
        "procedure p \"P\" {
            form a \"A\" { template \"Mẫu số 01\" }
            form b \"B\" { template none }
            form c \"C\"
            document d \"D\" { template none }
         }",
    );
    let template = |name: &str| model.forms[id::<FormId>(&model, name)].template;
    assert_eq!(
        template("p.a").map(|text| model.text(text)),
        Stated::Is("Mẫu số 01")
    );
    assert_eq!(template("p.b"), Stated::None);
    assert_eq!(template("p.c"), Stated::Unknown);
    let document = &model.documents[id::<DocumentId>(&model, "p.d")];
    assert_eq!(document.template, Stated::None);
}
