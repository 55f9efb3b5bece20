//! The steps of a procedure as a chart: a lane for each agency, a column for each stage.
//!
//! A step stands one column after the last of those it comes after. Where nobody has said what a step
//! comes after, it stands one column after the step described before it, and no arrow leads to it.

use std::collections::BTreeSet;

use super::{Arrow, BOX_WIDTH, Box, Drawing, LINE, Lane, lines};
use crate::finding::wording;
use crate::graph::path::{critical_path, critical_steps};
use crate::model::{AgencyId, Model, ProcedureId, Stated, StepId};
use crate::phrase::{Phrase, phrase};
use crate::quantity::Duration;
use crate::report::words;

/// The width of the names of lanes, and how many columns of text fit in it.
const NAMES: i64 = 176;
const NAME_COLUMNS: usize = 19;

/// The room between two columns, and between two boxes of one.
const GAP: i64 = 36;
const ROOM: i64 = 18;

/// The steps of a procedure, drawn.
pub struct Chart {
    /// The drawing.
    pub drawing: Drawing,
    /// Whether the order is described in full.
    pub ordered: bool,
    /// How long the critical path is, where that is known.
    pub length: Option<Duration>,
}

/// A step at its place.
struct Placed {
    lane: usize,
    column: usize,
    /// Which box of its lane and column.
    row: usize,
}

/// Draws the steps of a procedure; `None` where it has none, or nobody has described them.
pub fn chart(model: &Model, procedure: ProcedureId) -> Option<Chart> {
    let ids = model.procedures[procedure].steps.items();
    if ids.is_empty() {
        return None;
    }
    let critical = critical_steps(model, procedure).value().unwrap_or_default();
    let (agencies, placed) = place(model, ids);
    let boxes: Vec<Box> = ids
        .iter()
        .map(|id| boxed(model, *id, critical.contains(id)))
        .collect();
    let height = boxes.iter().map(|it| it.height).max().unwrap_or_default();
    let rows = |lane: usize| {
        let of_lane = placed.iter().filter(|it| it.lane == lane);
        of_lane.map(|it| it.row + 1).max().unwrap_or(1)
    };
    let mut y = 0;
    let lanes: Vec<Lane> = agencies
        .iter()
        .enumerate()
        .map(|(number, agency)| {
            let title = lane_title(model, *agency);
            let name = lines(&title, NAME_COLUMNS, 4);
            let least = LINE * whole(name.len()) + 24;
            let lane = Lane {
                y,
                height: (ROOM + whole(rows(number)) * (height + ROOM)).max(least),
                lines: name,
            };
            y += lane.height;
            lane
        })
        .collect();
    let boxes: Vec<Box> = boxes
        .into_iter()
        .zip(&placed)
        .map(|(it, at)| Box {
            x: NAMES + whole(at.column) * (BOX_WIDTH + GAP),
            y: lanes[at.lane].y + ROOM + whole(at.row) * (height + ROOM),
            height,
            ..it
        })
        .collect();
    let columns = placed.iter().map(|it| it.column + 1).max().unwrap_or(1);
    let drawing = Drawing {
        width: NAMES + whole(columns) * (BOX_WIDTH + GAP) - GAP + ROOM,
        height: y,
        arrows: arrows(model, ids, &boxes, &placed, &critical),
        lanes,
        boxes,
    };
    let length = critical_path(model, procedure);
    Some(Chart {
        drawing,
        ordered: length != Stated::Unknown || !critical.is_empty() || is_ordered(model, ids),
        length: length.value(),
    })
}

/// Whether every step but the first says what it comes after.
fn is_ordered(model: &Model, ids: &[StepId]) -> bool {
    let open = ids
        .iter()
        .filter(|id| model.steps[**id].after == Stated::Unknown);
    open.count() <= 1
}

/// Finds the lane and column of each step; agencies come in the order in which they first act.
fn place(model: &Model, ids: &[StepId]) -> (Vec<Option<AgencyId>>, Vec<Placed>) {
    let slot = |step: &StepId| ids.iter().position(|id| id == step);
    let mut columns: Vec<usize> = vec![0; ids.len()];
    // Nothing comes after itself, so that the columns settle within as many rounds as there are
    // steps.
    for _ in 0..ids.len() {
        for (place, id) in ids.iter().enumerate() {
            let after = &model.steps[*id].after;
            let earlier = after.items().iter().filter_map(slot);
            let stated = earlier.map(|slot| columns[slot] + 1).max();
            columns[place] = match (stated, after, place) {
                (Some(column), ..) => column.min(ids.len()),
                (None, Stated::Unknown, 1..) => columns[place - 1] + 1,
                (None, ..) => 0,
            };
        }
    }
    let mut lanes: Vec<Option<AgencyId>> = Vec::new();
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let placed = ids.iter().zip(columns).map(|(id, column)| {
        let agency = model.steps[*id].by.value();
        let lane = lanes.iter().position(|known| *known == agency);
        let lane = lane.unwrap_or_else(|| {
            lanes.push(agency);
            lanes.len() - 1
        });
        let row = taken.iter().filter(|it| **it == (lane, column)).count();
        taken.push((lane, column));
        Placed { lane, column, row }
    });
    let placed = placed.collect();
    (lanes, placed)
}

fn lane_title(model: &Model, agency: Option<AgencyId>) -> String {
    match agency {
        Some(id) => wording::title(id.into(), model).vi,
        None => "?".to_owned(),
    }
}

fn boxed(model: &Model, id: StepId, critical: bool) -> Box {
    let step = &model.steps[id];
    let takes = match step.takes {
        Stated::Is(takes) if takes.least == takes.most => Some(wording::duration(takes.most)),
        Stated::Is(takes) => {
            let [least, most] = [takes.least, takes.most].map(wording::duration);
            Some(words::join(&[least, most], " – "))
        }
        Stated::None | Stated::Unknown => None,
    };
    let within = step.consultations.iter();
    let within = within.filter_map(|asked| model.consultations[*asked].within.value());
    let waits = step.waits.value().into_iter().chain(within).map(|wait| {
        let Phrase { vi, en } = wording::duration(wait);
        phrase!("chờ {vi}", "waits {en}")
    });
    Box {
        under: takes.into_iter().chain(waits).collect(),
        critical,
        present: step.presence,
        ..Box::titled(&wording::title(id.into(), model))
    }
    .fitted()
}

/// Leads an arrow from each step to those that come after it; what skips a column goes above the row
/// it leads to, so that it crosses no box of its own.
fn arrows(
    model: &Model,
    ids: &[StepId],
    boxes: &[Box],
    placed: &[Placed],
    critical: &[StepId],
) -> Vec<Arrow> {
    let along: BTreeSet<(StepId, StepId)> =
        critical.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let mut arrows = Vec::new();
    for (to, id) in ids.iter().enumerate() {
        for earlier in model.steps[*id].after.items() {
            let Some(from) = ids.iter().position(|other| other == earlier) else {
                continue;
            };
            let (left, right) = (&boxes[from], &boxes[to]);
            let start = (left.x + left.width, left.y + left.height / 2);
            let end = (right.x, right.y + right.height / 2);
            let points = if placed[to].column == placed[from].column + 1 {
                let turn = end.0 - GAP / 2;
                vec![start, (turn, start.1), (turn, end.1), end]
            } else {
                let (out, back) = (start.0 + GAP / 2, end.0 - GAP / 2);
                let above = right.y - ROOM / 2;
                vec![
                    start,
                    (out, start.1),
                    (out, above),
                    (back, above),
                    (back, end.1),
                    end,
                ]
            };
            arrows.push(Arrow {
                points,
                critical: along.contains(&(*earlier, *id)),
            });
        }
    }
    // What is critical is drawn last, above the others.
    arrows.sort_by_key(|arrow| arrow.critical);
    arrows
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
