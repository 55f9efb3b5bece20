//! Tests of `recognise`: wordings that are a paper or a concept, and near ones that are not.

use jiff::civil::date;

use super::*;
use crate::diagnostic::Diagnostics;
use crate::model::{Entity, resolve};
use crate::quantity::Number;
use crate::span::FileId;
use crate::syntax::parse;

mod domain;
mod left_open;

const CATALOGUE: &str = r#"
    paper khai-sinh "Giấy khai sinh" { aliases "trích lục khai sinh" }
    paper so-ho-khau "Sổ hộ khẩu" { aliases "hộ khẩu" until 2022-12-31 }
    paper lai-xe "Giấy phép lái xe" { aliases "GPLX" }
    paper lai-xe-quoc-te "Giấy phép lái xe quốc tế"
    paper uy-quyen "Giấy ủy quyền" { aliases "văn bản ủy quyền" }
    paper chung-tu "Giấy chứng tử" { aliases "bản chính giấy chứng tử" }
    paper anh "Ảnh chân dung" { aliases "ảnh 4x6" }
    paper suc-khoe "Giấy khám sức khỏe"
    paper quyet-dinh-a "Quyết định thành lập" { aliases "quyết định" }
    paper quyet-dinh-b "Quyết định bổ nhiệm" { aliases "quyết định" kind of writing }
    paper tam-tru "Sổ tạm trú" { aliases "sổ hộ khẩu" }
    agency b "B"
    concept ho-ten "Họ, chữ đệm và tên" { aliases "họ và tên", "họ tên" }
    concept noi-sinh "Nơi sinh"
    concept so-giay "Số giấy tờ"
"#;

/// Recognises one thing inside a procedure and returns the model.
fn recognised(part: &str) -> Model {
    let text = format!("{CATALOGUE} procedure p \"P\" {{ {part} }}");
    let mut sink = Diagnostics::default();
    let files = [parse(FileId(0), &text, &mut sink)];
    let model = resolve(&files, date(2026, 1, 31), &mut sink);
    assert!(sink.is_empty(), "{:?}", sink.sorted());
    recognise(model)
}

/// Returns the name of what was recognised; empty where nothing was.
fn name(model: &Model, entity: Option<impl Into<Entity>>) -> String {
    let head = entity.and_then(|entity| entity.into().head(model));
    head.map_or("", |head| model.text(head.name)).to_owned()
}

/// Checks which paper a document is taken for, and on what condition.
#[track_caller]
fn check(title: &str, paper: &str, condition: Option<&str>) {
    let model = recognised(&format!("document d \"{title}\""));
    let document = &model.documents.items()[0];
    let told = (
        name(&model, document.paper.value()),
        document.condition.value().map(|text| model.text(text)),
    );
    assert_eq!(told, (paper.to_owned(), condition), "{title}");
}

#[track_caller]
fn is_paper(title: &str, paper: &str) {
    check(title, paper, None);
}

#[track_caller]
fn is_nothing(title: &str) {
    check(title, "", None);
}

#[track_caller]
fn check_field(label: &str, concept: &str) {
    let model = recognised(&format!("form f \"F\" {{ field x \"{label}\" }}"));
    let field = &model.fields.items()[0];
    assert_eq!(name(&model, field.concept.value()), concept, "{label}");
}

#[test]
fn a_title_or_an_alias_is_recognised_however_it_is_typed() {
    is_paper("Giấy khai sinh", "khai-sinh");
    is_paper("TRÍCH LỤC KHAI SINH.", "khai-sinh");
    is_paper("Giấy  khai\u{a0}sinh\u{200b};", "khai-sinh");
    is_paper("Giấy khám sức khoẻ", "suc-khoe");
    is_paper("Giấy uỷ quyền", "uy-quyen");
    is_paper("gplx", "lai-xe");
    // Without its accents it is another word.
    is_nothing("Giay khai sinh");
    is_nothing("Giấy khai sinhh");
}

#[test]
fn what_stands_before_the_name_is_taken_away() {
    for title in [
        "- Giấy khai sinh",
        "+ Giấy khai sinh",
        "• Giấy khai sinh",
        "– Giấy khai sinh",
        "* Giấy khai sinh",
        "a) Giấy khai sinh",
        "đ) Giấy khai sinh",
        "(ii) Giấy khai sinh",
        "1. Giấy khai sinh",
        "1.2. Giấy khai sinh",
        "2/ Giấy khai sinh",
        "01 bản Giấy khai sinh",
        "02 (hai) bản sao Giấy khai sinh",
        "Một bản sao có chứng thực Giấy khai sinh",
        "Bản chụp Giấy khai sinh",
        "Bản photo giấy khai sinh",
        "Bản chính hoặc bản sao có chứng thực giấy khai sinh",
        "Bản sao kèm bản chính để đối chiếu Giấy khai sinh",
        "Bản sao: Giấy khai sinh",
        "Xuất trình bản chính giấy khai sinh",
    ] {
        is_paper(title, "khai-sinh");
    }
    is_paper("02 ảnh 4x6", "anh");
    // What is part of a name is not taken away before the name is looked for.
    is_paper("- Bản chính giấy chứng tử", "chung-tu");
    is_nothing("Đơn xin cấp lại giấy khai sinh");
    is_nothing("Bản sao, giấy khai sinh");
    is_nothing("Một trong giấy khai sinh");
}

#[test]
fn only_harmless_words_may_follow_the_name() {
    for title in [
        "Giấy khai sinh (bản chính)",
        // It is the certificate of the copy that is let off.
        "Giấy khai sinh (không cần chứng thực)",
        "Giấy khai sinh: 01 bản sao",
        "Giấy khai sinh - bản sao",
        "Giấy khai sinh, bản sao có chứng thực",
        "Giấy khai sinh bản sao",
        "Giấy khai sinh của con",
        "Giấy khai sinh còn hiệu lực",
        "Giấy khai sinh có xác nhận của cơ quan, đơn vị",
        "Giấy khai sinh có chứng nhận của cấp xã",
        "Bản sao: 01 bản Giấy khai sinh",
        "Giấy khai sinh theo mẫu số 1 ban hành kèm theo Thông tư số 1/TT-BTP",
        "Giấy khai sinh được cấp trước đây",
        "Giấy khai sinh do cơ quan có thẩm quyền cấp",
        "Giấy khai sinh đã được cấp",
    ] {
        is_paper(title, "khai-sinh");
    }
    is_nothing("Giấy khai sinh danh dự");
    is_nothing("Giấy khai sinh về con");
    is_nothing("Giấy phép lái xe máy chuyên dùng");
    is_paper("Giấy phép lái xe quốc tế", "lai-xe-quoc-te");
    is_nothing("Giấy khai sinh do cơ quan nước ngoài cấp");
}

#[test]
fn an_item_that_is_not_known_whole_stays_whole() {
    for title in [
        "Giấy khai sinh của người có tên trong sổ hộ khẩu",
        "Giấy khai sinh của một trong hai con",
        "Giấy khai sinh. Ai có sổ hộ khẩu thì mang theo",
        "Thẻ học sinh, thẻ đoàn viên",
        "Quyết định bổ nhiệm hiệu trưởng và đơn của mẹ",
    ] {
        is_nothing(title);
    }
    is_paper("Giấy khai sinh (bản chính hoặc bản sao)", "khai-sinh");
    is_paper("Giấy khai sinh hoặc trích lục khai sinh", "khai-sinh");
}

/// Says what the documents of a procedure are, a line for each.
fn told(model: &Model) -> String {
    let documents = model.procedures.items()[0].documents.items();
    let documents = documents.iter().map(|id| &model.documents[*id]);
    let lines = documents.map(|document| {
        let text = |symbol| model.text(symbol);
        let paper = name(model, document.paper.value());
        let choice = document
            .alternative
            .map_or(String::new(), |choice| format!(" choice {choice}"));
        let condition = document
            .condition
            .value()
            .map_or(String::new(), |words| format!(" when «{}»", text(words)));
        let quantities = [document.originals, document.certified, document.copies];
        let quantities = quantities.map(|quantity| {
            let number = quantity.value();
            number.map_or("?".to_owned(), |number| {
                (number.thousandths / 1000).to_string()
            })
        });
        format!(
            "{} «{}» {paper}{choice}{condition} {} {:?}\n",
            text(document.head.name),
            text(document.head.title),
            quantities.join("+"),
            document.handing,
        )
    });
    lines.collect()
}

#[test]
fn an_item_of_several_things_is_a_document_for_each() {
    insta::assert_snapshot!(
        told(&recognised(
            "document d \"- 01 bản sao có chứng thực giấy khai sinh; - Giấy phép lái xe hoặc thẻ học sinh; - Giấy ủy quyền (nếu nộp thay). Số lượng hồ sơ: 01 bộ\"
             one of { document e \"Ảnh 4x6\" document f \"Giấy khai sinh, sổ hộ khẩu\" }
             document g \"Sổ hộ khẩu/giấy khai sinh\" { original 1 }
             document h \"Giấy khai sinh  và thẻ học sinh\" { condition \"khi cần\" }"
        )),
        @"
    p.d.1 «01 bản sao có chứng thực giấy khai sinh» khai-sinh 0+1+0 ByText
    p.d.2 «Giấy phép lái xe» lai-xe choice 1 ?+?+? Unrecognised
    p.d.3 «thẻ học sinh»  choice 1 ?+?+? Unrecognised
    p.d.4 «Giấy ủy quyền (nếu nộp thay)» uy-quyen when «nếu nộp thay» ?+?+? Unrecognised
    p.e «Ảnh 4x6» anh choice 0 ?+?+? Unrecognised
    p.f «Giấy khai sinh, sổ hộ khẩu»  choice 0 ?+?+? Unrecognised
    p.g.1 «Sổ hộ khẩu» so-ho-khau choice 2 1+0+0 Explicit
    p.g.2 «giấy khai sinh» khai-sinh choice 2 1+0+0 Explicit
    p.h.1 «Giấy khai sinh» khai-sinh when «khi cần» ?+?+? Unrecognised
    p.h.2 «thẻ học sinh»  when «khi cần» ?+?+? Unrecognised
    "
    );
}

#[test]
fn whoever_uses_an_item_uses_all_it_asks_for() {
    let model = recognised(
        "document a \"Ảnh 4x6\" document d \"Giấy khai sinh, sổ hộ khẩu\"
         step s \"S\" { after none uses d, a  consults b about d }",
    );
    let names = |items: &Stated<Vec<crate::model::Item>>| -> Vec<String> {
        let items = items.items().iter();
        items
            .map(|item| match item {
                crate::model::Item::Document(id) => name(&model, Some(*id)),
                other => format!("{other:?}"),
            })
            .collect()
    };
    assert_eq!(
        names(&model.steps.items()[0].uses),
        ["p.d.1", "p.d.2", "p.a"]
    );
    assert_eq!(
        names(&model.consultations.items()[0].about),
        ["p.d.1", "p.d.2"]
    );
    assert_eq!(
        model.find("p.d.2"),
        Some(crate::model::DocumentId(2).into())
    );
    // What was declared is still known.
    assert_eq!(model.made_of("p.d"), ["p.d.1", "p.d.2"]);
    let [_, first, second] = model.documents.items() else {
        panic!("three documents");
    };
    assert_eq!(first.excerpt, second.excerpt);
    let excerpt = first.excerpt.unwrap();
    assert_eq!(model.text(excerpt.title), "Giấy khai sinh, sổ hộ khẩu");
    let span = |document: &Document| document.head.span;
    assert!(excerpt.declared.start < span(first).start && span(first).end < span(second).start);
    assert_eq!(span(second).end - span(second).start, 16);
}

#[test]
fn the_words_of_a_condition_become_the_condition() {
    check("Giấy khai sinh (nếu có)", "khai-sinh", Some("nếu có"));
    check(
        "Giấy khai sinh của con(nếu có);",
        "khai-sinh",
        Some("nếu có"),
    );
    check(
        "- Giấy  ủy quyền trong trường hợp  Người nộp được ủy quyền (bản chính).",
        "uy-quyen",
        Some("trong trường hợp Người nộp được ủy quyền (bản chính)"),
    );
    check(
        "Giấy khai sinh (đối với trẻ em (dưới 6 tuổi)) của con",
        "khai-sinh",
        Some("đối với trẻ em (dưới 6 tuổi)"),
    );
    check(
        "Giấy khai sinh khi Điều 5.2 được áp dụng. Bổ sung sau.",
        "khai-sinh",
        Some("khi Điều 5.2 được áp dụng"),
    );
    let model = recognised("document d \"Giấy khai sinh (nếu có)\" { condition \"khi cần\" }");
    let condition = model.documents.items()[0].condition;
    assert_eq!(
        condition.map(|text| model.text(text)),
        Stated::Is("khi cần")
    );
}

#[test]
fn a_name_of_two_papers_is_none_of_them_unless_it_is_the_title_of_one() {
    is_nothing("Quyết định của Ủy ban nhân dân");
    is_paper("Sổ hộ khẩu", "so-ho-khau");
    is_nothing("Giấy khai sinh theo quyết định");
}

#[test]
fn what_is_said_with_is_stays() {
    let model = recognised(
        "document a \"Giấy khai sinh\" is lai-xe document b \"Giấy khai sinh\" is none
         document c \"Giấy khai sinh\" document d \"Thẻ\"
         form f \"F\" { field x \"Họ tên\" is noi-sinh field y \"Họ tên\" field z \"Khác\" }
         result r \"Giấy khai sinh\" is none result s \"Giấy khai sinh\"",
    );
    let papers: Vec<String> = model
        .documents
        .items()
        .iter()
        .map(|document| name(&model, document.paper.value()))
        .collect();
    assert_eq!(papers, ["lai-xe", "", "khai-sinh", ""]);
    assert_eq!(model.documents.items()[1].paper, Stated::None);
    assert_eq!(model.documents.items()[3].paper, Stated::Unknown);
    let expected = Tally {
        fields: Count {
            explicit: 1,
            by_text: 1,
            unrecognised: 1,
        },
        documents: Count {
            explicit: 2,
            by_text: 1,
            unrecognised: 1,
        },
        results: Count {
            explicit: 1,
            by_text: 1,
            unrecognised: 0,
        },
    };
    assert_eq!(tally(&model), expected);
}

#[test]
fn a_label_is_a_concept_as_a_whole() {
    for label in [
        "Họ, chữ đệm và tên",
        "1. Họ và tên:",
        "Họ tên (viết hoa) (1)",
        "a) Họ tên …………",
        "Họ tên của mẹ",
        "Họ và tên (in hoa) của người đại diện của hộ",
        "Họ tên người yêu cầu",
        "Họ tên cha:",
    ] {
        check_field(label, "ho-ten");
    }
    check_field("Nơi sinh của trẻ", "noi-sinh");
    check_field("Nơi sinh sống", "");
    check_field("Số giấy tờ của xe", "");
    check_field("Địa chỉ và nơi sinh", "");
    check_field("Họ tên, nơi sinh", "");
}

#[test]
fn a_result_is_a_paper_as_a_whole() {
    let paper = |title: &str| {
        let model = recognised(&format!("result r \"{title}\""));
        name(&model, model.results.items()[0].paper.value())
    };
    assert_eq!(paper("Giấy khai sinh."), "khai-sinh");
    assert_eq!(paper("- Giấy khai sinh (bản chính)"), "khai-sinh");
    assert_eq!(paper("Giấy khai sinh của con"), "");
    assert_eq!(paper("Giấy khai sinh hoặc văn bản từ chối"), "");
}

#[test]
fn what_a_file_says_of_an_electronic_one_stands_beside_what_the_words_say() {
    let model = recognised(
        "document d \"01 bản sao giấy khai sinh\" { electronic, paper }
         document e \"01 bản sao giấy khai sinh\"",
    );
    let electronic = model
        .documents
        .iter()
        .map(|(_, document)| document.electronic);
    assert_eq!(electronic.collect::<Vec<_>>(), [true, false]);
    let copies = model
        .documents
        .iter()
        .map(|(_, document)| document.copies.value());
    assert_eq!(copies.collect::<Vec<_>>(), [Some(Number::whole(1)); 2]);
}
