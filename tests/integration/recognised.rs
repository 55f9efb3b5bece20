//! How well papers are recognised in items of the national catalogue that were labelled by hand.
//!
//! The labels were made before the reading was; it was first tuned on every second item, and later
//! on what it still missed of all of them. Only hashes and labels are kept, so that the records themselves must be at
//! hand.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

use jiff::civil::date;
use serde_json::Value;
use tinhgon::diagnostic::Diagnostics;
use tinhgon::fold::fold;
use tinhgon::model::Model;
use tinhgon::model::resolve::resolve;
use tinhgon::recognise::{Items, Meaning, Standing};
use tinhgon::shipped::FILES;
use tinhgon::span::FileId;
use tinhgon::syntax::ast::File;
use tinhgon::syntax::parse;

use crate::command::Desk;
use crate::import::{real_procedures, unpacked};

/// Hashes and labels, in the order in which the items were drawn.
const LABELS: &str = include_str!("../corpus/recognise/items.txt");

/// The same of three later draws.
const LATER: &str = include_str!("../corpus/recognise/later.txt");

/// The same of seven draws of all items, whether or not they hold a name of the catalogue.
const FRESH: &str = include_str!("../corpus/recognise/fresh.txt");

/// Demanded papers: said by hand and by the program, by the program, by hand.
#[derive(Debug, Default, Clone, Copy)]
struct Score {
    both: usize,
    read: usize,
    labelled: usize,
}

#[test]
fn demanded_papers_are_recognised_as_by_hand() {
    check(LABELS, 98, 92);
}

#[test]
fn demanded_papers_of_later_draws_are_recognised_as_by_hand() {
    check(LATER, 98, 87);
}

#[test]
fn demanded_papers_of_any_items_are_recognised_as_by_hand() {
    check(FRESH, 96, 89);
}

/// Compares what labelled items demand, by hand and by the program: of what the program says, as many
/// of a hundred must be so as given, and of what is so, it must say as many as given.
#[track_caller]
fn check(labelled: &str, precision: usize, recall: usize) {
    let Some(folder) = real_procedures() else {
        return;
    };
    let names = ["procedures.jsonl", "procedures-rest.jsonl.gz"];
    let mut items = BTreeMap::new();
    for name in names {
        for line in unpacked(&folder, name).split(|byte| *byte == b'\n') {
            for item in components(line) {
                items.entry(hash(&item.name)).or_insert(item);
            }
        }
    }
    let labels: Vec<(u64, BTreeSet<&str>)> = labelled
        .lines()
        .filter(|line| !line.starts_with(['#', '=']))
        .map(labels)
        .collect();
    let texts: Vec<&Component> = labels.iter().map(|(hash, _)| &items[hash]).collect();
    let known: BTreeSet<&str> = labelled
        .lines()
        .filter_map(|line| line.strip_prefix("= "))
        .flat_map(|line| line.split(' '))
        .collect();
    let mut score = Score::default();
    let demanded = papers(&texts, |standing| standing == Standing::Demanded);
    for ((_, labelled), read) in labels.iter().zip(demanded) {
        let is_read = |paper: &&&str| read.contains(**paper);
        score.both += labelled.iter().filter(is_read).count();
        let is_known = |paper: &&String| known.contains(paper.as_str());
        score.read += read.iter().filter(is_known).count();
        score.labelled += labelled.len();
    }
    let told = format!("demanded papers: {score:?}\n");
    let outcome = std::io::stderr().lock().write_all(told.as_bytes());
    outcome.expect("standard error can be written");
    let Score {
        both,
        read,
        labelled,
    } = score;
    assert!(both * 100 >= read * precision, "precision: {told}");
    assert!(both * 100 >= labelled * recall, "recall: {told}");
}

/// An item of a dossier.
pub(crate) struct Component {
    pub(crate) name: String,
    /// The domain of its procedure.
    pub(crate) domain: String,
}

/// Returns the items of a record, a line of JSON.
fn components(line: &[u8]) -> impl Iterator<Item = Component> {
    let record: Value = serde_json::from_slice(line).unwrap_or_default();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let domain = record["fields"][0].as_str().unwrap_or_default().to_owned();
    let cases = list(&record["cases"]).into_iter();
    let components = cases.flat_map(move |case| list(&case["components"]));
    components.filter_map(move |component| {
        let name = component["name"].as_str()?.to_owned();
        let domain = domain.clone();
        Some(Component { name, domain })
    })
}

/// Hashes an item as the file of labels does.
fn hash(item: &str) -> u64 {
    fold(item)
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

/// Reads a line of the file of labels: the hash, and the papers that are demanded.
fn labels(line: &str) -> (u64, BTreeSet<&str>) {
    let mut words = line.split(' ');
    let hash = words
        .next()
        .and_then(|hash| u64::from_str_radix(hash, 16).ok());
    let demanded = words.filter_map(|label| label.strip_suffix("/demanded"));
    (hash.expect("a line begins with a hash"), demanded.collect())
}

/// Returns the papers that the program says each item names in a certain standing.
pub(crate) fn papers(
    items: &[&Component],
    counts: impl Fn(Standing) -> bool,
) -> Vec<BTreeSet<String>> {
    let quoted = |text: &str| text.trim().replace('\\', "\\\\").replace('"', "\\\"");
    let procedures = items.iter().enumerate().map(|(place, item)| {
        let (domain, name) = (quoted(&item.domain), quoted(&item.name));
        format!("procedure p{place:05} \"P\" {{ domain \"{domain}\" document d \"{name}\" }}\n")
    });
    let own: String = procedures.collect();
    let mut sink = Diagnostics::default();
    let texts = FILES.iter().map(|(_, text)| *text).chain([own.as_str()]);
    let files: Vec<File<'_>> = (0..)
        .zip(texts)
        .map(|(id, text)| parse(FileId(id), text, &mut sink))
        .collect();
    let model = resolve(&files, date(2026, 7, 31), &mut sink);
    assert!(!sink.has_errors(), "{:?}", sink.sorted());
    let items = Items::read(&model);
    model
        .documents
        .items()
        .iter()
        .map(|document| {
            let parts = items.parts(document.procedure, document.head.title);
            let papers = parts.iter().filter_map(|part| match &part.meaning {
                Meaning::Paper(asked) if counts(asked.how.standing) => {
                    Some(name(&model, asked.paper))
                }
                _ => None,
            });
            papers.collect()
        })
        .collect()
}

fn name(model: &Model, paper: tinhgon::model::PaperId) -> String {
    model.text(model.papers[paper].head.name).to_owned()
}

/// A dossier as an office words it; of our own making.
fn dossier() -> Desk {
    let desk = Desk::new();
    desk.file(
        "the.tthc",
        r#"procedure cap-the "Cấp thẻ đọc sách" {
  document don   "1. Đơn đề nghị cấp thẻ đọc sách, trong đó ghi rõ số căn cước công dân"
  document giay  "2. 01 bản sao có chứng thực Giấy khai sinh; căn cước công dân hoặc hộ chiếu còn thời hạn. Trường hợp khai thác được thông tin trong cơ sở dữ liệu thì không phải nộp giấy khai sinh"
  document anh   "- 02 ảnh 3x4; - Giấy ủy quyền (nếu nộp thay). Số lượng hồ sơ: 01 bộ"
  document khac  "Sổ hộ khẩu" is none
  form to-khai "Tờ khai" {
    field ten    "Họ và tên người đọc"
    field sinh   "Ngày sinh" is birth-date
    field sach   "Sách muốn mượn"
    field ghi    "Ghi chú" is none
  }
}
"#,
    );
    desk
}

#[test]
fn what_is_recognised_is_listed_with_the_words_underlined() {
    let run = |more: &[&str]| {
        let words = ["recognise", ".", "--as-of", "2026-07-31"];
        dossier().run(&[&words, more].concat())
    };
    insta::assert_snapshot!("recognised_vi", run(&[]));
    insta::assert_snapshot!("recognised_en", run(&["--lang", "en"]));
    insta::assert_snapshot!("recognised_json", run(&["--format", "json"]));
    insta::assert_snapshot!("recognised_unread", run(&["--unread"]));
}
