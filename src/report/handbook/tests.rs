//! Pages of a few rules: what stands on them, and where.

use super::*;
use crate::diagnostic::Diagnostics;
use crate::model::resolve::resolve;
use crate::rule::compile::{Source, compile};
use crate::span::FileId;
use crate::syntax::ast::File;
use crate::syntax::parse;

/// The pages of some files, each in a group of its own.
fn pages(texts: &[&str], language: Language, forms: &[Form]) -> Vec<WrittenPage> {
    let mut sink = Diagnostics::default();
    let files: Vec<File<'_>> = (0..)
        .zip(texts)
        .map(|(id, text)| parse(FileId(id), text, &mut sink))
        .collect();
    let model = resolve(&files, jiff::civil::date(2026, 1, 1), &mut sink);
    let sources: Vec<Source<'_, '_>> = files
        .iter()
        .map(|file| Source {
            group: "nhóm <một>",
            stem: None,
            clauses: &file.declarations,
        })
        .collect();
    let rules = compile(&sources, &model, &mut sink);
    assert!(!sink.has_errors(), "{:#?}", sink.sorted());
    let declared = Declared::of(&files);
    let handbook = Handbook {
        rules: &rules,
        model: &model,
        declared: &declared,
        language,
    };
    handbook.pages(forms)
}

/// A rule of a name, with more clauses.
fn rule(name: &str, more: &str) -> String {
    format!(
        "rule {name} \"Tên <script>\" {{
           english \"Title <script>\" criterion lawful severity must confidence high
           basis none why \"Vì thế.\" for each procedure p when p.volume > 1 {more}
           message vi \"{{p}}\" en \"{{p}}\"
         }}\n"
    )
}

const BOTH: &[Form] = &[Form::Html, Form::Markdown];

#[test]
fn pages_are_the_same_in_any_order_of_files() {
    let texts = [rule("b", "subsumes a"), rule("a", ""), rule("c", "")];
    let [one, two, three] = texts.each_ref().map(String::as_str);
    let pages = |texts: &[&str]| pages(texts, Language::Vietnamese, BOTH);
    assert_eq!(pages(&[one, two, three]), pages(&[three, one, two]));
}

#[test]
fn no_two_pages_stand_in_one_place_whatever_the_file_system() {
    let texts = [
        rule("index", ""),
        rule("Kê-khai", ""),
        rule("kê-khai", ""),
        rule("kê-khai-2", ""),
    ];
    let texts = texts.each_ref().map(String::as_str);
    let pages = pages(&texts, Language::English, &[Form::Html]);
    let paths: Vec<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "index.html",
            "rule/Kê-khai.html",
            "rule/index.html",
            "rule/kê-khai-2.html",
            "rule/kê-khai-2-2.html"
        ]
    );
}

#[test]
fn a_title_that_looks_like_markup_is_a_title() {
    let text = rule("r", "");
    for page in pages(&[&text], Language::English, BOTH) {
        // Between the fences of Markdown everything is as it is written.
        let prose: String = page.text.split("```").step_by(2).collect();
        assert!(!prose.contains("<script"), "{}", page.text);
        assert!(page.text.contains("&lt;script&gt;"), "{}", page.text);
    }
}
