//! The data that the page begins with: totals, the list of entries, and what their marks mean.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::book::Book;
use super::entry::{self, Entry};
use super::link::{self, Cluster, Paper};
use super::overview::{self, Compared, Size, Target, Tile};
use super::roadmap::{self, Phase};
use super::words::Words;
use crate::finding::wording;
use crate::model::{Entity, Stated};
use crate::phrase::{Language, Phrase, phrase};
use crate::proposal::Feasibility;
use crate::report::text::total;
use crate::report::{Page, words};
use crate::rule::RuleId;
use crate::rule::evaluate::Lacking;
use crate::syntax::keyword::Keyword;

/// Words of a closed list, in its order.
type List = Vec<(&'static str, Words)>;

/// All that the page begins with.
#[derive(Serialize)]
pub(super) struct Data {
    language: &'static str,
    tool: &'static str,
    title: Words,
    subtitle: Words,
    tiles: Vec<Tile>,
    targets: Vec<Target>,
    sizes: Vec<Size>,
    compared: Vec<Compared>,
    #[serde(serialize_with = "listed")]
    severity: List,
    #[serde(serialize_with = "listed")]
    confidence: List,
    #[serde(serialize_with = "listed")]
    criterion: List,
    #[serde(serialize_with = "listed")]
    feasibility: List,
    #[serde(serialize_with = "listed")]
    choice: List,
    #[serde(serialize_with = "listed")]
    status: List,
    groups: BTreeMap<String, Words>,
    rules: Vec<Rule>,
    bases: Vec<Words>,
    agencies: Vec<Words>,
    domains: Vec<Words>,
    procedures: Vec<Procedure>,
    papers: Vec<Paper>,
    entries: Vec<Entry>,
    top: Vec<usize>,
    roadmap: Vec<Phase>,
    clusters: Vec<Cluster>,
    gaps: Vec<Gap>,
}

/// Writes a closed list as an object, in its order.
fn listed<S: serde::Serializer>(list: &List, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(list.iter().map(|(key, words)| (key, words)))
}

#[derive(Serialize)]
struct Rule {
    name: String,
    title: Words,
    group: String,
    criterion: &'static str,
    confidence: &'static str,
    why: Words,
}

#[derive(Serialize)]
struct Procedure {
    name: String,
    title: Words,
    code: Option<String>,
    domains: Vec<usize>,
    agencies: Vec<usize>,
    findings: usize,
}

#[derive(Serialize)]
struct Gap {
    part: Words,
    #[serde(rename = "where")]
    lacking: Words,
    procedures: Vec<usize>,
    others: Vec<Words>,
    rules: Vec<String>,
}

pub(super) fn data(book: &Book<'_>, language: Language) -> Data {
    let page = book.page;
    let (entries, positions) = entry::entries(book);
    let top = entry::top(&entries);
    let place_of: BTreeMap<usize, usize> = positions
        .iter()
        .enumerate()
        .filter_map(|(place, position)| Some(((*position)?, place)))
        .collect();
    Data {
        language: super::code(language),
        tool: super::TOOL,
        title: overview::title().into(),
        subtitle: overview::subtitle(page).into(),
        tiles: overview::tiles(page),
        targets: page
            .review
            .targets
            .iter()
            .map(|it| overview::target(page, it))
            .collect(),
        sizes: overview::sizes(page),
        compared: overview::compared(page),
        severity: keywords(&[Keyword::Must, Keyword::Should, Keyword::Consider]),
        confidence: keywords(&[Keyword::High, Keyword::Medium, Keyword::Low]),
        criterion: [
            Keyword::Necessary,
            Keyword::Reasonable,
            Keyword::Lawful,
            Keyword::Cost,
        ]
        .map(|it| (it.english(), words::criterion(it).into()))
        .into(),
        feasibility: Feasibility::ALL
            .iter()
            .map(|it| (it.slug(), capital(&words::feasibility(*it)).into()))
            .collect(),
        choice: choices(),
        status: statuses(),
        groups: book
            .rules
            .iter()
            .map(|rule| &page.rules.rules[*rule].group)
            .map(|group| (group.clone(), words::group(group).into()))
            .collect(),
        rules: book.rules.iter().map(|rule| of_rule(page, *rule)).collect(),
        bases: book.bases.clone(),
        agencies: book
            .agencies
            .iter()
            .map(|id| wording::title((*id).into(), page.model).into())
            .collect(),
        domains: book
            .domains
            .iter()
            .map(|it| Phrase::same(page.model.text(*it)).into())
            .collect(),
        procedures: procedures(book),
        papers: link::papers(book),
        top,
        roadmap: roadmap::roadmap(book, &place_of),
        clusters: link::clusters(book),
        gaps: gaps(book),
        entries,
    }
}

fn capital(words: &Phrase) -> Phrase {
    Phrase::new(words::capital(&words.vi), words::capital(&words.en))
}

fn keywords(values: &[Keyword]) -> List {
    let values = values.iter();
    values
        .map(|it| (it.english(), capital(&words::keyword(*it)).into()))
        .collect()
}

fn choices() -> List {
    let list = [
        ("chosen", phrase!("Được chọn", "Chosen")),
        ("question", phrase!("Câu hỏi", "Question")),
        (
            "conflict",
            phrase!("Trái với đề xuất được chọn", "Conflicts with a chosen one"),
        ),
        ("withdrawn", phrase!("Rút lại", "Withdrawn")),
        ("not-wanted", phrase!("Không cần đến", "Not wanted")),
        ("none", phrase!("Chưa có đề xuất", "No proposal")),
    ];
    list.map(|(key, words)| (key, words.into())).into()
}

fn statuses() -> List {
    let list = [
        ("new", phrase!("Mới", "New")),
        ("changed", phrase!("Đã thay đổi", "Changed")),
        ("known", phrase!("Đã biết", "Known")),
        ("accepted", phrase!("Đã chấp nhận", "Accepted")),
        ("overdue", phrase!("Quá hạn", "Overdue")),
        ("rejected", phrase!("Bác bỏ", "Rejected")),
        ("deferred", phrase!("Để lại sau", "Deferred")),
        (
            "lapsed",
            phrase!("Quyết định hết hiệu lực", "Decision lapsed"),
        ),
    ];
    list.map(|(key, words)| (key, words.into())).into()
}

fn of_rule(page: Page<'_>, id: RuleId) -> Rule {
    let rule = &page.rules.rules[id];
    Rule {
        name: rule.name.clone(),
        title: (&rule.title).into(),
        group: rule.group.clone(),
        criterion: rule.criterion.english(),
        confidence: rule.confidence.english(),
        why: words::reason(&rule.why).into(),
    }
}

fn procedures(book: &Book<'_>) -> Vec<Procedure> {
    let page = book.page;
    let ids = book.procedures.iter();
    let told = ids.map(|id| {
        let described = &page.model.procedures[*id];
        let findings = book.findings.get(&Some(*id)).map_or(&[][..], Vec::as_slice);
        let open = findings.iter();
        let open = open.filter(|it| !page.review.rulings.is_waived(**it));
        Procedure {
            name: wording::name((*id).into(), page.model),
            title: wording::title((*id).into(), page.model).into(),
            code: match described.code {
                Stated::Is(code) => Some(super::clean(page.model.text(code))),
                _ => None,
            },
            domains: places(&book.domains, described.domains.items()),
            agencies: places(&book.agencies, described.authorities.items()),
            findings: open.count(),
        }
    });
    told.collect()
}

/// Returns where some things stand in a list.
fn places<T: PartialEq>(list: &[T], things: &[T]) -> Vec<usize> {
    let place = |thing: &T| list.iter().position(|other| other == thing);
    things.iter().filter_map(place).collect()
}

fn gaps(book: &Book<'_>) -> Vec<Gap> {
    let page = book.page;
    let gaps = &page.review.gaps;
    let parts = gaps.missing.iter();
    let parts = parts.map(|((kind, part), waiting)| (Lacking::Part(*kind, part), waiting));
    let parameters = gaps.parameters.iter();
    let parameters = parameters.map(|(id, waiting)| (Lacking::Parameter(*id), waiting));
    let procedure = |thing: &Entity| match thing {
        Entity::Procedure(id) => Some(book.place(*id)),
        _ => None,
    };
    let all = parts.chain(parameters).map(|(part, waiting)| {
        let things: BTreeSet<Entity> = waiting.values().flatten().copied().collect();
        Gap {
            part: total::missing(page, part).into(),
            lacking: total::lacking(page, &things).into(),
            procedures: things.iter().filter_map(procedure).collect(),
            others: things
                .iter()
                .filter(|thing| procedure(thing).is_none())
                .map(|thing| wording::title(*thing, page.model).into())
                .collect(),
            rules: waiting
                .keys()
                .map(|id| page.rules.rules[*id].name.clone())
                .collect(),
        }
    });
    all.collect()
}
