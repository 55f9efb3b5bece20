//! A plan as JSON: `tinhgon.plan/1`.
//!
//! Keys are stable, as those of a review; `tests/schema/plan-1.json` holds the schema.

// The doc comments are the descriptions of the schema, which readers of other languages see.

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::wording::name;
use crate::model::AgencyId;
use crate::plan::roadmap::{Amendment, Phase, Task};
use crate::plan::{Plan, Planned};
use crate::proposal::Choice;
use crate::proposal::choose::Level;
use crate::proposal::provision::Provision;

use super::super::{Page, provision};
use super::schema::{self, pretty};
use super::{comparison, measures, proposal, proposal_id, tool};

/// The name and version of the format.
const SCHEMA: &str = "tinhgon.plan/1";

/// A plan: which proposals to carry out for some targets.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "tinhgon.plan/1", rename = "Plan")]
struct Document {
    /// The name and version of this format: `tinhgon.plan/1`.
    schema: String,
    /// What made the plan.
    tool: schema::Tool,
    /// The date of the plan, `YYYY-MM-DD`.
    as_of: String,
    /// The totals.
    summary: Summary,
    /// The targets that it was made for, in name order; none where it takes all that stands together.
    targets: Vec<Aimed>,
    /// What to carry out by when, the nearest authority first.
    phases: Vec<Step>,
    /// Every proposal, questions included; `chosen` and `passed_over` are those of the plan.
    proposals: Vec<schema::Proposal>,
    /// Why each proposal that is not wanted is not.
    not_wanted: Vec<NotWanted>,
    /// Sizes of the catalogue now, and with the chosen proposals carried out.
    measures: schema::measure::Comparison,
}

/// Totals of a plan.
#[derive(Debug, Serialize, JsonSchema)]
struct Summary {
    /// Proposals, questions included.
    proposals: u64,
    /// Proposals to carry out.
    chosen: u64,
    /// Provisions to amend, each once.
    provisions: u64,
    /// The legal effort: of each provision 1 for the agency's own texts, 2 for the province, 3 for a
    /// ministry, 4 for the Government, 5 for a law, 6 where it is not described.
    effort: i64,
    /// Whether no other choice is better.
    exact: bool,
    /// Where another choice could be better; null where the choice is proved to be the best.
    gap: Option<Gap>,
}

/// How much better another choice could be.
#[derive(Debug, Serialize, JsonSchema)]
struct Gap {
    /// The first level that is not proved: `duties`, `targets`, `progress`, `findings`, `effort`,
    /// `cost`, `saved` or `edits`.
    level: String,
    /// What this choice has there.
    found: i64,
    /// What no choice exceeds or, of effort and edits, goes below.
    bound: i64,
}

/// A target of a plan.
#[derive(Debug, Serialize, JsonSchema)]
struct Aimed {
    /// The target, measured with the chosen proposals carried out.
    #[serde(flatten)]
    target: schema::target::Target,
    /// Proposals that contribute to it.
    contributors: u64,
    /// What all of them would bring the numerator to, if they could stand together.
    at_most: serde_json::Number,
    /// What the plan would be spared without this target.
    without: Spared,
    /// The proposal that would add most for the effort, of those not chosen.
    next: Option<Next>,
}

/// What a plan would be spared.
#[derive(Debug, Serialize, JsonSchema)]
struct Spared {
    /// Legal effort.
    effort: i64,
    /// Provisions to amend.
    provisions: i64,
    /// Proposals.
    proposals: i64,
}

/// A proposal that would add to a target.
#[derive(Debug, Serialize, JsonSchema)]
struct Next {
    /// Its id.
    proposal: String,
    /// What it would add to the numerator.
    adds: serde_json::Number,
    /// The provisions that would have to be amended for it besides.
    amends: Vec<Place>,
}

/// What is carried out by one deadline.
#[derive(Debug, Serialize, JsonSchema)]
struct Step {
    /// Who can enact it.
    feasibility: String,
    /// The last day, `YYYY-MM-DD`; null where no parameter says how long it takes.
    due: Option<String>,
    /// The provisions to amend, each once.
    amendments: Vec<Amended>,
    /// The proposals that can then be carried out.
    proposals: Vec<Done>,
}

/// A provision to amend.
#[derive(Debug, Serialize, JsonSchema)]
struct Amended {
    /// Which.
    #[serde(flatten)]
    place: Place,
    /// The names of those who issued the text, as far as they are described.
    agencies: Vec<String>,
    /// The proposals that it unlocks.
    unlocks: Vec<String>,
}

/// A provision, or whatever asks for a thing of which nobody has said what it rests on.
#[derive(Debug, Serialize, JsonSchema)]
struct Place {
    /// In words.
    text: schema::Text,
    /// The provision as it is cited; null where it is not described.
    provision: Option<schema::Amendment>,
    /// The thing whose basis is not described.
    #[serde(skip_serializing_if = "Option::is_none")]
    undescribed: Option<String>,
}

/// A proposal to carry out.
#[derive(Debug, Serialize, JsonSchema)]
struct Done {
    /// Its id.
    id: String,
    /// The names of the authorities of the procedures that it changes.
    agencies: Vec<String>,
    /// The first day by which somebody has decided that a finding it answers is to be dealt with,
    /// `YYYY-MM-DD`; null where nobody has.
    due: Option<String>,
}

/// Why a proposal is not wanted.
#[derive(Debug, Serialize, JsonSchema)]
struct NotWanted {
    /// Its id.
    id: String,
    /// The targets that it contributes to, which come as far as they can without it; empty where no
    /// target wants it.
    serves: Vec<String>,
}

/// Returns a plan; `page` holds the review that it was made of.
pub fn render(page: Page<'_>, plan: &Plan) -> String {
    pretty(&document(page, plan))
}

/// Returns the JSON Schema of the format.
pub fn json_schema() -> String {
    pretty(&schemars::schema_for!(Document))
}

fn document(page: Page<'_>, plan: &Plan) -> Document {
    let proposals = page.review.proposals.iter().zip(&plan.choices);
    let not_wanted = plan.choices.iter().enumerate();
    Document {
        schema: SCHEMA.to_owned(),
        tool: tool(),
        as_of: page.model.as_of.to_string(),
        summary: Summary {
            proposals: plan.choices.len() as u64,
            chosen: plan.chosen().count() as u64,
            provisions: plan.amended.len() as u64,
            effort: -plan.score[Level::Effort],
            exact: plan.gap.is_none(),
            gap: plan.gap.map(gap),
        },
        targets: plan
            .targets
            .iter()
            .map(|planned| aimed(page, planned))
            .collect(),
        phases: plan.phases.iter().map(|phase| step(page, phase)).collect(),
        proposals: proposals
            .enumerate()
            .map(|(position, (made, choice))| {
                let mut made = made.clone();
                made.choice = *choice;
                proposal(page, (position, &made), &plan.withdrawals)
            })
            .collect(),
        not_wanted: not_wanted
            .filter(|(_, choice)| **choice == Choice::NotWanted)
            .map(|(position, _)| NotWanted {
                id: proposal_id(position),
                serves: plan.serves[position]
                    .iter()
                    .map(|it| {
                        page.rules.targets[plan.targets[*it].reached.target]
                            .name
                            .clone()
                    })
                    .collect(),
            })
            .collect(),
        measures: schema::measure::Comparison {
            before: measures(&page.review.before),
            after: measures(&plan.after),
            cost: comparison::cost(&plan.compared.cost),
            visits: comparison::counts(&plan.compared.visits),
            agencies: comparison::counts(&plan.compared.agencies),
            days: comparison::time(&plan.compared.time),
            certainty: super::COUNTED.to_owned(),
        },
    }
}

fn gap((level, found, bound): (Level, i64, i64)) -> Gap {
    let (level, sign) = match level {
        Level::Must => ("duties", 1),
        Level::Met => ("targets", 1),
        Level::Progress => ("progress", 1),
        Level::Should | Level::Consider => ("findings", 1),
        Level::Effort => ("effort", -1),
        Level::Cost => ("cost", 1),
        Level::Saved => ("saved", 1),
        Level::Edits => ("edits", -1),
    };
    Gap {
        level: level.to_owned(),
        found: sign * found,
        bound: sign * bound,
    }
}

fn aimed(page: Page<'_>, planned: &Planned) -> Aimed {
    let target = &page.rules.targets[planned.reached.target];
    let amount = |value: i128| super::target::amount(&target.measure, value);
    Aimed {
        target: super::target::target(page, &planned.reached),
        contributors: planned.contributors as u64,
        at_most: amount(planned.at_most),
        without: Spared {
            effort: planned.spared.effort,
            provisions: planned.spared.provisions,
            proposals: planned.spared.proposals,
        },
        next: planned.next.as_ref().map(|next| Next {
            proposal: proposal_id(next.proposal),
            adds: amount(next.amount.into()),
            amends: next.amends.iter().map(|it| place(page, *it)).collect(),
        }),
    }
}

fn step(page: Page<'_>, phase: &Phase) -> Step {
    Step {
        feasibility: phase.feasibility.slug().to_owned(),
        due: phase.due.map(|day| day.to_string()),
        amendments: phase
            .amendments
            .iter()
            .map(|it| amended(page, it))
            .collect(),
        proposals: phase.tasks.iter().map(|task| done(page, task)).collect(),
    }
}

fn amended(page: Page<'_>, amendment: &Amendment) -> Amended {
    let unlocks = amendment.unlocks.iter();
    Amended {
        place: place(page, amendment.provision),
        agencies: names(page, &amendment.issuers),
        unlocks: unlocks.map(|position| proposal_id(*position)).collect(),
    }
}

fn place(page: Page<'_>, provision: Provision) -> Place {
    let cited = provision::citation_of(page.model, provision);
    Place {
        text: (&provision::phrase_of(page.model, provision)).into(),
        provision: cited.map(|cited| schema::Amendment {
            law: cited.law,
            article: cited.article,
            clause: cited.clause,
            point: cited.point,
            section: cited.section,
            annex: cited.annex,
        }),
        undescribed: match provision {
            Provision::Undescribed(thing) => Some(name(thing, page.model)),
            Provision::Cited { .. } => None,
        },
    }
}

fn done(page: Page<'_>, task: &Task) -> Done {
    Done {
        id: proposal_id(task.proposal),
        agencies: names(page, &task.agencies),
        due: task.due.map(|day| day.to_string()),
    }
}

fn names(page: Page<'_>, agencies: &[AgencyId]) -> Vec<String> {
    let agencies = agencies.iter();
    agencies
        .map(|agency| name((*agency).into(), page.model))
        .collect()
}
