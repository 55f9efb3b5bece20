//! Which procedures are nearly one, on small catalogues.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::class::Classes;
use super::{ALIKE, Fragments, Group, Groups, Inclusions, View, differences, join, variants};
use crate::graph::tests::model;
use crate::model::Model;
use crate::work;

/// Returns the groups of a catalogue, as `medoid: others`.
#[track_caller]
fn groups(text: &str, view: View) -> Vec<String> {
    let model = model(text);
    let groups = Groups::build(&model, view);
    groups
        .all()
        .iter()
        .map(|group| told(&model, group))
        .collect()
}

fn told(model: &Model, group: &Group) -> String {
    let name = |id| model.text(model.procedures[id].head.name);
    let others: Vec<&str> = group.others.iter().map(|id| name(*id)).collect();
    format!("{}: {}", name(group.medoid), others.join(" "))
}

/// A procedure with some documents, besides what all have.
fn procedure(name: &str, title: &str, documents: &[&str], rest: &str) -> String {
    let mut text = format!("procedure {name} \"{title}\" {{ result r \"Giấy phép\" {rest} ");
    for (number, document) in documents.iter().enumerate() {
        let _ = write!(text, "document d{number} \"{document}\" ");
    }
    text + "}\n"
}

#[test]
fn procedures_that_differ_in_a_word_are_one_group() {
    let papers = ["Đơn", "Ảnh"];
    let text = procedure(
        "b",
        "Cấp giấy phép dạy môn Karate",
        &papers,
        "level commune",
    ) + &procedure(
        "a",
        "Cấp giấy phép dạy môn Quyền anh",
        &papers,
        "level commune",
    ) + &procedure(
        "c",
        "Cấp giấy phép dạy môn bơi, lặn",
        &papers,
        "level commune",
    );
    assert_eq!(groups(&text, View::OneLevel), ["b: a c"]);
    // A rare word keeps them apart where nothing but the level may differ.
    assert!(groups(&text, View::AcrossLevels).is_empty());
    let model = model(&text);
    let ids: Vec<_> = model.procedures.ids().collect();
    assert_eq!(variants(&model, &ids), ["Quyền anh", "Karate", "bơi, lặn"]);
}

#[test]
fn another_act_is_another_thing() {
    let of = |name, title| procedure(name, title, &["Đơn", "Ảnh"], "");
    let text = of("a", "Cấp giấy phép dạy bơi")
        + &of("b", "Thủ tục cấp giấy phép dạy lặn")
        + &of("c", "Thu hồi giấy phép dạy bơi")
        + &of("d", "Cấp lại giấy phép dạy bơi");
    assert_eq!(groups(&text, View::OneLevel), ["a: b"]);
}

#[test]
fn a_result_an_authority_or_a_level_keeps_procedures_apart() {
    let papers = ["Đơn", "Ảnh", "Sơ đồ", "Bằng cấp"];
    let agencies = "agency x \"X\" { level commune } agency y \"Y\" { level commune }\n";
    let of = |name, rest| procedure(name, "Cấp giấy phép", &papers, rest);
    let text = agencies.to_owned()
        + &of("a", "level commune authority x")
        + &of("b", "level commune authority y")
        + &of("c", "level province authority x")
        + &of("d", "level commune authority x result s \"Thẻ\"");
    assert!(groups(&text, View::OneLevel).is_empty());
    assert_eq!(groups(&text, View::AcrossLevels), ["a: b c"]);
}

#[test]
fn a_basis_keeps_procedures_apart_and_boilerplate_makes_none_alike() {
    let law = |name| format!("law {name} \"Luật {name}\" {{ rank law }}\n");
    let mut text = law("l1") + &law("l2");
    text += &procedure("a", "Cấp giấy phép", &["Sơ đồ"], "basis l1");
    text += &procedure("b", "Cấp giấy phép", &["Sơ đồ"], "basis l2");
    assert!(groups(&text, View::OneLevel).is_empty());
    // What all have weighs little against what each has alone.
    let common: Vec<String> = (0..12).map(|number| format!("Tờ {number}")).collect();
    let of = |name: String, number: usize, result: &str| {
        let own = format!("Giấy {number}");
        let mut papers: Vec<&str> = common.iter().map(String::as_str).collect();
        papers.push(&own);
        procedure(&name, "Cấp giấy phép", &papers, result)
    };
    let mut text: String = (0..3)
        .map(|number| of(format!("p{number}"), number, ""))
        .collect();
    assert_eq!(groups(&text, View::OneLevel), ["p0: p1 p2"]);
    for number in 0..500 {
        let result = format!("result s \"Thẻ {number}\"");
        text += &of(format!("q{number}"), number, &result);
    }
    assert!(groups(&text, View::OneLevel).is_empty());
}

#[test]
fn what_a_chain_alone_joins_is_not_told_of_one_medoid() {
    let all: Vec<String> = (0..14).map(|number| format!("Giấy {number}")).collect();
    let from = |start: usize| {
        all[start..start + 10]
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
    };
    let text: String = (0..5)
        .map(|start| procedure(&format!("p{start}"), "Cấp giấy phép", &from(start), ""))
        .collect();
    assert_eq!(groups(&text, View::OneLevel), ["p2: p1 p3"]);
}

#[test]
fn what_is_not_described_or_asks_for_nothing_is_like_nothing() {
    let text = "
        procedure a \"Cấp\" { result r \"Giấy\" }  procedure b \"Cấp\" { result r \"Giấy\" }
        procedure c \"Cấp\" { result r \"Giấy\" documents none }
        procedure d \"Cấp\" { result r \"Giấy\" documents none }
        procedure e \"Cấp\" { document x \"Đơn\" }  procedure f \"Cấp\" { document x \"Đơn\" }
        procedure g \"Cấp\" { results none document x \"Đơn\" }
        procedure h \"Cấp\" { results none document x \"Đơn\" }";
    assert!(groups(text, View::OneLevel).is_empty());
}

#[test]
fn the_words_of_unknown_papers_count_and_neither_signs_nor_numbers() {
    let text = procedure("a", "Cấp", &["a) Đơn đề nghị;", "2. Ảnh"], "")
        + &procedure(
            "b",
            "Cấp.",
            &["- Đơn  đề nghị", "Ảnh"],
            "step s { after none }",
        );
    assert_eq!(groups(&text, View::AcrossLevels), ["a: b"]);
    let model = model(&text);
    let ids: Vec<_> = model.procedures.ids().collect();
    assert!(differences(&model, &ids).is_empty());
    assert!(variants(&model, &ids).is_empty());
}

#[test]
fn what_some_have_and_others_have_not_is_told_once() {
    let text = procedure("a", "Cấp lại", &["Đơn", "Ảnh"], "")
        + &procedure("b", "Cấp lại giấy", &["Đơn", "Thẻ"], "")
        + &procedure(
            "c",
            "Cấp lại giấy",
            &["Đơn", "thẻ"],
            "step s \"Xem\" { after none }",
        );
    let model = model(&text);
    let ids: Vec<_> = model.procedures.ids().collect();
    let name = |thing: &crate::model::Entity| {
        let head = thing.head(&model).expect("a part has a name");
        model.text(head.name).to_owned()
    };
    let told: Vec<String> = differences(&model, &ids).iter().map(name).collect();
    assert_eq!(told, ["a.d1", "b.d1", "c.s"]);
    assert_eq!(variants(&model, &ids), ["giấy"]);
}

/// Returns what each procedure is a special case of, as `less < more`.
#[track_caller]
fn special_cases(text: &str) -> Vec<String> {
    let model = model(text);
    let inclusions = Inclusions::build(&model);
    let name = |id| model.text(model.procedures[id].head.name);
    let told = model.procedures.ids().filter_map(|id| {
        let wider = inclusions.wider_than(id)?;
        Some(format!("{} < {}", name(id), name(wider)))
    });
    told.collect()
}

#[test]
fn a_special_case_asks_for_less_of_the_same_and_is_told_with_the_nearest() {
    let text = procedure("a", "Cấp một", &["Đơn", "Ảnh", "Sơ đồ"], "")
        + &procedure("b", "Cấp hai", &["Đơn", "Ảnh"], "")
        + &procedure("c", "Cấp ba", &["Đơn"], "")
        + &procedure("d", "Cấp bốn", &["Đơn", "Ảnh"], "")
        + &procedure("e", "Cấp năm", &["Đơn", "Thẻ"], "")
        + &procedure("f", "Cấp sáu", &["Đơn"], "result s \"Thẻ\"");
    // Titles of fewer than three words are acts of their own.
    assert!(special_cases(&text).is_empty());
    let text = text.replace("Cấp ", "Cấp giấy phép ");
    assert_eq!(special_cases(&text), ["b < a", "c < b", "d < a"]);
}

#[test]
fn a_fragment_is_the_longest_run_of_steps_that_three_do() {
    let of = |name: &str, steps: &str| {
        let steps = steps.split(' ').enumerate();
        let steps: Vec<String> = steps
            .map(|(number, step)| format!("step s{number} \"{step}\""))
            .collect();
        format!("procedure {name} \"P\" {{ {} }}\n", steps.join(" "))
    };
    let text = of("c", "a b c d")
        + &of("a", "x a b c d y")
        + &of("b", "a b c d a b")
        + &of("d", "b c d z")
        + &of("e", "a b");
    let bare =
        |name: &str| format!("procedure {name} \"P\" {{ step x step y \"Bước 2:\" step z }}\n");
    let bare = model(&(bare("a") + &bare("b") + &bare("c")));
    assert_eq!(Fragments::build(&bare), Fragments::default());
    let model = model(&text);
    let fragments = Fragments::build(&model);
    let told = model.procedures.iter().filter_map(|(id, procedure)| {
        let fragment = fragments.of(id)?;
        let steps = fragment.steps.iter();
        let steps: Vec<&str> = steps
            .map(|step| model.text(model.steps[*step].head.title))
            .collect();
        let others = fragment.others.iter();
        let others: Vec<&str> = others
            .map(|other| model.text(model.procedures[*other].head.name))
            .collect();
        let name = model.text(procedure.head.name);
        Some(format!("{name} {others:?}: {}", steps.join(" ")))
    });
    // Where more procedures do a part of it, that part is told.
    let told: Vec<String> = told.collect();
    assert_eq!(told, ["a [\"b\", \"c\"]: a b c"]);
}

/// A catalogue of look-alikes: `count` procedures, ten of which ask for nearly the same.
fn catalogue(count: usize) -> String {
    let of = |number: usize| {
        let (family, member) = (number / 10, number % 10);
        let own: Vec<String> = (0..6)
            .map(|paper| format!("Giấy {family} {paper}"))
            .collect();
        let mut papers: Vec<&str> = own.iter().map(String::as_str).collect();
        papers.truncate(if member == 9 { 2 } else { 6 });
        papers.extend(["Đơn", "Thẻ"]);
        let title = format!("Cấp giấy phép loại {member}");
        procedure(&format!("p{number}"), &title, &papers, "")
    };
    (0..count).map(of).collect()
}

#[test]
fn the_work_grows_with_the_catalogue_and_not_with_its_square() {
    let of = |count| {
        let model = model(&catalogue(count));
        work::of(|| {
            Groups::build(&model, View::OneLevel);
            Inclusions::build(&model);
            Fragments::build(&model);
        })
    };
    let (small, large) = (of(200), of(1_600));
    assert!(large <= 9 * small, "{small} -> {large}");
}

/// A few procedures that share papers, results and words.
fn procedures() -> impl Strategy<Value = Vec<String>> {
    let paper = prop_oneof![3 => 0..4_u8, 1 => 0..9_u8];
    let one = (
        proptest::collection::btree_set(paper, 0..7),
        proptest::collection::btree_set(0..5_u8, 1..5),
        0..2_u8,
        0..2_u8,
    );
    let one = one.prop_map(|(papers, words, result, level)| {
        let mut text = String::from("\"");
        for word in words {
            let _ = write!(text, "từ{word} ");
        }
        let level = ["commune", "province"][usize::from(level)];
        let _ = write!(text, "\" {{ level {level} result r \"Giấy {result}\" ");
        for paper in papers {
            let _ = write!(text, "document d{paper} \"Tờ {paper}\" ");
        }
        text + "}"
    });
    proptest::collection::vec(one, 0..14)
}

/// The components that looking at every pair gives.
fn brute_force(classes: &Classes) -> Vec<Vec<usize>> {
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for range in classes.comparable() {
        for class in range {
            let is_alike = |other: &usize| {
                classes
                    .comparable()
                    .any(|range| range.contains(&class) && range.contains(other))
                    && join::likeness(classes, class, *other).reaches(ALIKE)
            };
            let (touched, rest): (Vec<_>, Vec<_>) = parts
                .into_iter()
                .partition(|part| part.iter().any(is_alike));
            let mut joined: Vec<usize> = touched.concat();
            joined.push(class);
            joined.sort_unstable();
            parts = rest;
            parts.push(joined);
        }
    }
    parts.sort_unstable();
    parts
}

/// Declares some procedures, named in their order.
fn declared(procedures: &[String]) -> Vec<String> {
    let numbered = procedures.iter().enumerate();
    numbered
        .map(|(number, rest)| format!("procedure p{number:02} {rest}\n"))
        .collect()
}

proptest! {
    #[test]
    fn the_join_gives_what_comparing_every_pair_gives(procedures in procedures()) {
        let model = model(&declared(&procedures).concat());
        for view in [View::OneLevel, View::AcrossLevels] {
            let classes = Classes::of(&model, view);
            prop_assert_eq!(join::components(&classes, ALIKE), brute_force(&classes));
        }
    }

    #[test]
    fn the_order_of_declarations_does_not_matter(procedures in procedures()) {
        let mut texts = declared(&procedures);
        let forwards = texts.concat();
        texts.reverse();
        for view in [View::OneLevel, View::AcrossLevels] {
            prop_assert_eq!(groups(&forwards, view), groups(&texts.concat(), view));
        }
    }
}
