//! The data that the page begins with: totals, the list of entries, and what their marks mean.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::book::Book;
use super::link::{self, Cluster, Paper};
use super::overview::{self, Compared, Size, Target, Tile};
use super::roadmap::{self, Phase};
use super::words::Words;
use crate::decision::Verdict;
use crate::difference::baseline::Standing;
use crate::finding::wording;
use crate::model::{Entity, Stated};
use crate::phrase::{Language, Phrase, phrase};
use crate::proposal::provision::provisions;
use crate::proposal::select::saves;
use crate::proposal::{Choice, Feasibility, touched};
use crate::report::text::{proposal, total};
use crate::report::{Page, edit, json, provision, words};
use crate::review::rank;
use crate::rule::RuleId;
use crate::rule::evaluate::Lacking;
use crate::syntax::keyword::Keyword;

/// How many entries are told on the first page.
const TOP: usize = 10;

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

/// A line of the list: a proposal with what it answers, or a finding that none answers.
#[derive(Serialize)]
struct Entry {
    id: String,
    text: Words,
    procedures: BTreeSet<usize>,
    rule: usize,
    severity: &'static str,
    confidence: &'static str,
    feasibility: Option<&'static str>,
    effort: i64,
    choice: &'static str,
    status: BTreeSet<&'static str>,
    /// Where it stands when the weightiest come first.
    weight: usize,
    effect: Option<Words>,
    /// What is to be asked before it is carried out.
    question: Option<Words>,
    amends: Vec<usize>,
    reason: Option<Words>,
    /// What it answers: of each finding the procedure it is told with, and its id.
    findings: Vec<(Option<usize>, String)>,
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
    let (entries, positions) = entries(book);
    let top = top(&entries);
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

/// Returns the entries in the order of the findings, and of each the proposal that it is.
fn entries(book: &Book<'_>) -> (Vec<Entry>, Vec<Option<usize>>) {
    let review = book.page.review;
    let mut entries = Vec::new();
    let mut positions = Vec::new();
    for (finding, answer) in review.answers.iter().enumerate() {
        match answer {
            Some(made) if review.proposals[*made].findings[0] == finding => {
                entries.push(of_proposal(book, *made));
                positions.push(Some(*made));
            }
            // Told with the first finding that it answers.
            Some(_) => {}
            None => {
                entries.push(of_finding(book, finding));
                positions.push(None);
            }
        }
    }
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_cached_key(|place| weight(book, &entries[*place], positions[*place]));
    for (weight, place) in order.into_iter().enumerate() {
        entries[place].weight = weight;
    }
    (entries, positions)
}

/// What comes first: the chosen, legal duties, money saved, things saved, less legal effort.
fn weight(book: &Book<'_>, entry: &Entry, proposal: Option<usize>) -> impl Ord + use<> {
    let made = proposal.map(|position| &book.page.review.proposals[position]);
    let severity = ["must", "should", "consider"]
        .iter()
        .position(|it| *it == entry.severity);
    let cost = made.and_then(|made| made.effect.cost);
    let cost = cost.map_or(0, |cost| cost.range.cautious());
    (
        entry.choice != "chosen",
        severity,
        cost,
        Reverse(made.map_or(0, |made| saves(&made.effect))),
        entry.effort,
    )
}

fn top(entries: &[Entry]) -> Vec<usize> {
    let mut chosen: Vec<usize> = (0..entries.len())
        .filter(|place| entries[*place].choice == "chosen")
        .collect();
    chosen.sort_by_key(|place| entries[*place].weight);
    chosen.truncate(TOP);
    chosen
}

fn of_proposal(book: &Book<'_>, position: usize) -> Entry {
    let page = book.page;
    let made = &page.review.proposals[position];
    let told = |is_question: bool| {
        let edits = made.edits.iter();
        let edits = edits.filter(|made| made.is_question() == is_question);
        let told = edits.map(|made| edit::phrase_of(page.model, made));
        words::join(&told.collect::<Vec<_>>(), "; ")
    };
    let (text, question) = (told(false), told(true));
    let is_question = made.choice == Choice::Question;
    let mut procedures: BTreeSet<usize> = touched(page.model, &made.edits)
        .into_iter()
        .map(|id| book.place(id))
        .collect();
    let entry = about(book, &made.findings);
    if procedures.is_empty() {
        procedures.clone_from(&entry.procedures);
    }
    let amends = provisions(page.model, &made.edits).into_iter();
    let amends = amends.map(|it| book.basis_place(&provision::phrase_of(page.model, it)));
    Entry {
        id: json::proposal_id(position),
        text: if is_question { &question } else { &text }.into(),
        question: (!is_question && question != Phrase::default()).then(|| (&question).into()),
        procedures,
        feasibility: (!is_question).then(|| made.feasibility.slug()),
        effort: if is_question {
            entry.effort
        } else {
            made.feasibility.effort()
        },
        choice: match made.choice {
            Choice::Chosen => "chosen",
            Choice::Question => "question",
            Choice::Conflicts { .. } => "conflict",
            Choice::Withdrawn => "withdrawn",
            Choice::NotWanted => "not-wanted",
        },
        effect: (!is_question).then(|| proposal::changes(&made.effect).into()),
        amends: if is_question {
            Vec::new()
        } else {
            amends.collect()
        },
        reason: proposal::passed_over(page, position).map(Into::into),
        ..entry
    }
}

fn of_finding(book: &Book<'_>, position: usize) -> Entry {
    let found = &book.page.review.findings[position];
    Entry {
        id: found.id.clone(),
        text: (&found.message).into(),
        ..about(book, &[position])
    }
}

/// What an entry has of the findings that it is about; the gravest gives it its rule.
fn about(book: &Book<'_>, findings: &[usize]) -> Entry {
    let page = book.page;
    let rule_of = |finding: usize| &page.rules.rules[page.review.findings[finding].rule];
    let gravest = findings
        .iter()
        .copied()
        .min_by_key(|it| Reverse(rank(rule_of(*it).severity)));
    let gravest = gravest.expect("a proposal answers a finding");
    let rule = rule_of(gravest);
    let things = findings
        .iter()
        .flat_map(|it| &page.review.findings[*it].about);
    let of = |thing: &Entity| Some(book.place(thing.procedure(page.model)?));
    Entry {
        id: String::new(),
        text: Phrase::default().into(),
        procedures: things.filter_map(of).collect(),
        rule: book.rule_place(page.review.findings[gravest].rule),
        severity: rule.severity.english(),
        confidence: rule.confidence.english(),
        feasibility: None,
        effort: i64::MAX >> 16,
        choice: "none",
        status: findings.iter().flat_map(|it| status(page, *it)).collect(),
        weight: 0,
        effect: None,
        question: None,
        amends: Vec::new(),
        reason: None,
        findings: findings
            .iter()
            .map(|it| {
                let home = book.home(*it).map(|id| book.place(id));
                (home, page.review.findings[*it].id.clone())
            })
            .collect(),
    }
}

/// How a finding stands to a known review, and what was decided on it.
fn status(page: Page<'_>, finding: usize) -> Vec<&'static str> {
    let mut status = Vec::new();
    match page.baseline.map(|known| &known.of[finding]) {
        None => {}
        Some(Standing::New) => status.push("new"),
        Some(Standing::Known) => status.push("known"),
        Some(Standing::Changed { .. }) => status.push("changed"),
    }
    if let Some(ruling) = &page.review.rulings.of[finding] {
        status.push(match ruling.decision.verdict {
            _ if !ruling.holds() => "lapsed",
            Verdict::Accept if ruling.is_overdue => "overdue",
            Verdict::Accept => "accepted",
            Verdict::Reject => "rejected",
            Verdict::Defer => "deferred",
        });
    }
    status
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
