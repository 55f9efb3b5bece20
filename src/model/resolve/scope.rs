//! Which declaration each name stands for: the layer that wins, the version in force.

use std::cmp::Reverse;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::Layer;
use super::cursor::{Cursor, head_span};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Entity, Kind, Period};
use crate::phrase::{Phrase, phrase};
use crate::span::Span;
use crate::syntax::ast::Clause;
use crate::syntax::keyword::Keyword;

/// The kinds that are declared at the top level of a file.
const KINDS: [Kind; 6] = [
    Kind::Procedure,
    Kind::Agency,
    Kind::Law,
    Kind::Concept,
    Kind::Register,
    Kind::Paper,
];

/// A declaration, and when it holds.
struct Candidate<'a> {
    name: &'a str,
    kind: Kind,
    rank: u8,
    period: Period,
    /// Of the layers, and of the clauses of that one.
    place: (usize, usize),
    clause: &'a Clause<'a>,
}

/// Where the declaration stands that was chosen for a name.
///
/// It does not hold on to it, so that what has been read can be let go.
pub(super) struct Place {
    pub(super) name: String,
    /// Of the layers.
    pub(super) layer: usize,
    /// Of the clauses of the layer.
    pub(super) clause: usize,
}

impl Place {
    /// Returns the declaration that stands there.
    pub(super) fn chosen<'a>(&'a self, layers: &'a [Layer<'a>]) -> Chosen<'a> {
        Chosen {
            name: &self.name,
            clause: layers[self.layer].clauses[self.clause].clause(),
        }
    }
}

/// The declaration that was chosen for a name.
pub(super) struct Chosen<'a> {
    pub(super) name: &'a str,
    pub(super) clause: &'a Clause<'a>,
}

/// What each name at the top level stands for.
pub(super) struct Scope {
    /// The id of each name; nothing iterates it.
    entities: FxHashMap<String, Entity>,
    /// By kind, as in [`KINDS`], and by name.
    chosen: [Vec<Place>; KINDS.len()],
}

impl Scope {
    /// Collects the declarations of all layers and chooses one for each name.
    ///
    /// Time grows with the declarations as sorting them does.
    pub(super) fn collect(layers: &[Layer<'_>], as_of: Date, sink: &mut Diagnostics) -> Self {
        let mut candidates = candidates(layers, sink);
        candidates.sort_by_key(|candidate| {
            (
                candidate.name,
                Reverse(candidate.rank),
                candidate.period.from,
                candidate.clause.span,
            )
        });
        let mut scope = Self {
            entities: FxHashMap::default(),
            chosen: Default::default(),
        };
        for namesakes in candidates.chunk_by(|left, right| left.name == right.name) {
            if let Some(candidate) = choose(namesakes, as_of, sink) {
                let kind = position(candidate.kind);
                let index = scope.chosen[kind].len();
                scope
                    .entities
                    .insert(candidate.name.to_owned(), candidate.kind.entity(index));
                let (layer, clause) = candidate.place;
                scope.chosen[kind].push(Place {
                    name: candidate.name.to_owned(),
                    layer,
                    clause,
                });
            }
        }
        scope
    }

    /// Returns what a name stands for.
    pub(super) fn find(&self, name: &str) -> Option<Entity> {
        self.entities.get(name).copied()
    }

    /// Returns the declarations of a kind, in the order of their names, which is that of their ids.
    pub(super) fn of_kind(&self, kind: Kind) -> &[Place] {
        &self.chosen[position(kind)]
    }
}

/// Returns the position of a kind in [`KINDS`].
fn position(kind: Kind) -> usize {
    KINDS
        .iter()
        .position(|known| *known == kind)
        .expect("only kinds of the table are declared at the top level")
}

fn candidates<'a>(layers: &'a [Layer<'a>], sink: &mut Diagnostics) -> Vec<Candidate<'a>> {
    let mut candidates = Vec::new();
    for (of, layer) in layers.iter().enumerate() {
        for (at, declared) in layer.clauses.iter().enumerate() {
            let clause = declared.clause();
            let kind = KINDS
                .into_iter()
                .find(|kind| kind.keyword() == clause.keyword);
            let (Some(kind), Some(name)) = (kind, clause.name()) else {
                continue;
            };
            let (period, place) = period_of(clause);
            report_backward(period, place, sink);
            candidates.push(Candidate {
                name: name.node,
                kind,
                rank: layer.rank,
                period,
                place: (of, at),
                clause,
            });
        }
    }
    candidates
}

/// Returns when a declaration holds, and where it says so.
pub(super) fn period_of(clause: &Clause<'_>) -> (Period, Span) {
    let mut period = Period::default();
    let mut place = head_span(clause);
    for part in clause.clauses() {
        let mut words = Cursor::of(part);
        match part.keyword {
            Keyword::From => period.from = words.date(),
            Keyword::Until => {
                period.until = words.date();
                place = part.span;
            }
            Keyword::InForce => {
                period = period_in(&mut words);
                place = part.span;
            }
            _ => {}
        }
    }
    (period, place)
}

/// Takes `from DATE until DATE`, either or both of which may be left out.
pub(super) fn period_in(words: &mut Cursor<'_, '_>) -> Period {
    let from = words
        .skip(Keyword::From)
        .then(|| words.date().expect("the grammar puts a date after `from`"));
    let until = words
        .skip(Keyword::Until)
        .then(|| words.date().expect("the grammar puts a date after `until`"));
    Period { from, until }
}

/// Reports a period that ends before it begins.
pub(super) fn report_backward(period: Period, place: Span, sink: &mut Diagnostics) {
    let Period {
        from: Some(from),
        until: Some(until),
    } = period
    else {
        return;
    };
    if until < from {
        let [vi_from, vi_until] = [from, until].map(|day| day.strftime("%d/%m/%Y"));
        sink.push(
            Diagnostic::error(
                Code::BackwardPeriod,
                place,
                phrase!(
                    "kết thúc ngày {vi_until}, trước khi bắt đầu ngày {vi_from}",
                    "ends on {until}, before it begins on {from}"
                ),
            )
            .help(phrase!(
                "`đến` là ngày cuối cùng còn hiệu lực; đổi chỗ hoặc sửa lại hai ngày",
                "`until` is the last day in force; swap or correct the two dates"
            )),
        );
    }
}

/// Chooses among the declarations of one name, which come from the strongest layer down and, in a
/// layer, by their first day; reports those that cannot stand beside each other.
///
/// Returns `None` for a procedure that is not in force at the date: there is nothing to review.
fn choose<'c, 'a>(
    namesakes: &'c [Candidate<'a>],
    as_of: Date,
    sink: &mut Diagnostics,
) -> Option<&'c Candidate<'a>> {
    let strongest = namesakes.first()?;
    let rivals = namesakes.partition_point(|candidate| candidate.rank == strongest.rank);
    let (versions, overridden) = namesakes.split_at(rivals);
    for weaker in overridden {
        if weaker.kind != strongest.kind {
            report_two_kinds(strongest, weaker, sink);
        }
    }
    // The version that lasts longest of those before: the one that any overlap would be with.
    let mut longest = strongest;
    for version in &versions[1..] {
        if version.kind != longest.kind {
            report_two_kinds(version, longest, sink);
        } else if starts_within(version, longest) {
            report_overlap(version, longest, sink);
        }
        if ends_after(version.period, longest.period) {
            longest = version;
        }
    }
    let covering = versions
        .iter()
        .find(|version| version.period.contains(as_of));
    if covering.is_some() || strongest.kind == Kind::Procedure {
        return covering;
    }
    versions
        .iter()
        .filter(|version| version.period.until.is_some_and(|until| until < as_of))
        .max_by_key(|version| version.period.until)
        .or(Some(strongest))
}

/// Returns whether a later version begins before an earlier one has ended.
fn starts_within(later: &Candidate<'_>, earlier: &Candidate<'_>) -> bool {
    match (earlier.period.until, later.period.from) {
        (Some(until), Some(from)) => from <= until,
        _ => true,
    }
}

fn ends_after(left: Period, right: Period) -> bool {
    match (left.until, right.until) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(left), Some(right)) => left > right,
    }
}

fn report_two_kinds(one: &Candidate<'_>, other: &Candidate<'_>, sink: &mut Diagnostics) {
    let [first, second] = in_reading_order(one, other);
    let name = first.name;
    let [was, is] = [first.kind, second.kind].map(Kind::keyword);
    let [was_vi, is_vi] = [was, is].map(Keyword::vietnamese);
    let [was_en, is_en] = [was, is].map(Keyword::english);
    sink.push(
        Diagnostic::error(
            Code::DuplicateName,
            head_span(second.clause),
            phrase!(
                "`{name}` vừa là {was_vi} vừa là {is_vi}",
                "`{name}` is declared both as `{was_en}` and as `{is_en}`"
            ),
        )
        .related(
            head_span(first.clause),
            phrase!("khai báo lần đầu ở đây", "declared here first"),
        )
        .help(phrase!(
            "đặt tên khác cho một trong hai",
            "rename one of the two"
        )),
    );
}

fn report_overlap(one: &Candidate<'_>, other: &Candidate<'_>, sink: &mut Diagnostics) {
    let [first, second] = in_reading_order(one, other);
    let name = first.name;
    // `one` begins while `other` lasts, so that its first day is one they share.
    let message = match one.period.from {
        Some(day) => Phrase::new(
            format_args!(
                "`{name}` được khai báo hai lần cho ngày {}",
                day.strftime("%d/%m/%Y")
            ),
            format_args!("`{name}` is declared twice for {day}"),
        ),
        None => phrase!(
            "`{name}` được khai báo hai lần",
            "`{name}` is declared twice"
        ),
    };
    sink.push(
        Diagnostic::error(Code::DuplicateName, head_span(second.clause), message)
            .related(
                head_span(first.clause),
                phrase!("khai báo lần đầu ở đây", "declared here first"),
            )
            .help(phrase!(
                "đổi tên một khai báo; nếu là hai phiên bản của một thứ thì ghi ngày không chồng nhau",
                "rename one of them; if they are versions of one thing, give them dates that do not overlap"
            )),
    );
}

fn in_reading_order<'c, 'a>(
    one: &'c Candidate<'a>,
    other: &'c Candidate<'a>,
) -> [&'c Candidate<'a>; 2] {
    let mut both = [one, other];
    both.sort_by_key(|candidate| candidate.clause.span);
    both
}
