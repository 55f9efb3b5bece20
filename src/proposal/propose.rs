//! From a match to the edits that its rule proposes.

use rayon::prelude::*;

use crate::finding::filled;
use crate::model::{AgencyId, DocumentId, Entity, FieldId, Model, ProcedureId, RegisterId, StepId};
use crate::rule::compile::RuleSet;
use crate::rule::evaluate::{Reading, Scope};
use crate::rule::schema::Facts;
use crate::rule::value::Value;
use crate::rule::{Match, Proposed, Verb};
use crate::syntax::keyword::Keyword;
use crate::truth::Truth;

use super::{Edit, Setting};

/// Returns what the rule of each match proposes, in the order of the matches; in
/// parallel.
///
/// `None` where the rule proposes nothing, or where something that a line names turns out to be
/// unknown or absent: half a proposal is none. Matches come grouped by rule, as `evaluate` gives
/// them.
pub fn propose(rules: &RuleSet, matches: &[Match], facts: Facts<'_>) -> Vec<Option<Vec<Edit>>> {
    matches
        .chunk_by(|left, right| left.rule == right.rule)
        .flat_map(|of_rule| {
            let rule = &rules.rules[of_rule[0].rule];
            let reading = Reading::new(rules, of_rule[0].rule, facts);
            of_rule
                .par_iter()
                .map(|found| {
                    let mut scope = reading.scope(found);
                    let mut edits = Vec::new();
                    for line in &rule.proposes {
                        edits.extend(edits_of(line, &mut scope)?);
                    }
                    (!edits.is_empty()).then_some(edits)
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Makes the edits of one line: one, or one for each thing that it goes through.
fn edits_of(line: &Proposed, scope: &mut Scope<'_, '_>) -> Option<Vec<Edit>> {
    let Some(each) = &line.each else {
        return Some(vec![edit(line, scope)?]);
    };
    let things = match scope.value(&each.list) {
        Value::List(things) => things,
        Value::None => return Some(Vec::new()),
        _ => return None,
    };
    let mut edits = Vec::with_capacity(things.len());
    for thing in things.iter() {
        scope.set(each.slot, thing);
        let holds = each
            .condition
            .as_ref()
            .map(|condition| scope.truth(condition));
        match holds {
            None | Some(Truth::True) => edits.push(edit(line, scope)?),
            Some(Truth::False) => {}
            Some(Truth::Unknown) => return None,
        }
    }
    Some(edits)
}

/// Makes the edit of one line, of the things that are bound.
fn edit(line: &Proposed, scope: &mut Scope<'_, '_>) -> Option<Edit> {
    let model = scope.model();
    let mut values = line.arguments.iter().map(|node| scope.value(node));
    if line.verb == Verb::Ask {
        return Some(Edit::Ask(filled(line.question.as_ref()?, scope)));
    }
    let target = thing(&values.next()?)?;
    let second = values.next();
    let with = second.as_ref().and_then(thing);
    Some(match line.verb {
        Verb::Drop => Edit::Drop(target),
        Verb::Replace => Edit::Replace {
            document: document(target)?,
            with: with.filter(|with| matches!(with, Entity::Register(_) | Entity::Paper(_)))?,
        },
        Verb::Reuse => Edit::Reuse {
            field: field(target)?,
            from: register(with?)?,
        },
        Verb::MakeOptional => Edit::MakeOptional(target),
        Verb::MakeConditional => Edit::MakeConditional {
            target,
            condition: match (&line.text, &second) {
                (Some(text), _) => text.clone(),
                (None, Some(Value::Symbol(text))) => model.text(*text).to_owned(),
                (None, Some(Value::Text(text))) => text.to_string(),
                (None, _) => return None,
            },
        },
        Verb::AcceptCopy => Edit::AcceptCopy(document(target)?),
        Verb::Set => Edit::Set {
            target,
            part: line.part?.name,
            to: setting(&second?, model)?,
        },
        Verb::Combine => Edit::Combine(step(target)?, step(with?)?),
        Verb::RunAlongside => Edit::RunAlongside {
            step: step(target)?,
            alongside: step(with?)?,
        },
        Verb::MoveBefore => Edit::MoveBefore {
            step: step(target)?,
            before: step(with?)?,
        },
        Verb::Assign => Edit::Assign {
            step: step(target)?,
            to: agency(with?)?,
        },
        Verb::Delegate => Edit::Delegate {
            procedure: procedure(target)?,
            level: level(line, second.as_ref())?,
        },
        Verb::Merge => Edit::Merge(procedure(target)?, procedure(with?)?),
        Verb::Link => Edit::Link(procedure(target)?, procedure(with?)?),
        Verb::AddChannel => Edit::AddChannel {
            procedure: procedure(target)?,
            method: *line.constants.first()?,
            extent: line.constants.get(1).copied(),
        },
        Verb::AddElectronicResult => Edit::AddElectronicResult(target),
        Verb::Repeal => Edit::Repeal(procedure(target)?),
        Verb::Publish => Edit::Publish(procedure(target)?),
        Verb::Cite => Edit::Cite {
            law: match &line.law {
                Some(name) => match model.find(name)? {
                    Entity::Law(law) => Some(law),
                    _ => return None,
                },
                None => None,
            },
            target,
        },
        Verb::Ask => unreachable!("a question has been made above"),
    })
}

fn thing(value: &Value<'_>) -> Option<Entity> {
    match value {
        Value::Entity(entity) => Some(*entity),
        _ => None,
    }
}

/// The level is written as a constant, or read from something.
fn level(line: &Proposed, read: Option<&Value<'_>>) -> Option<Keyword> {
    match read {
        Some(Value::Constant(level)) => Some(*level),
        _ => line.constants.first().copied(),
    }
}

fn setting(value: &Value<'_>, model: &Model) -> Option<Setting> {
    Some(match value {
        Value::None => Setting::None,
        Value::Boolean(flag) => Setting::Flag(*flag),
        Value::Number(number) => Setting::Number(*number),
        Value::Money(money) => Setting::Money(*money),
        Value::Date(date) => Setting::Date(*date),
        Value::Duration(duration) => Setting::Duration(*duration),
        Value::Symbol(symbol) => Setting::Text(model.text(*symbol).to_owned()),
        Value::Text(text) => Setting::Text(text.to_string()),
        Value::Constant(constant) => Setting::Constant(*constant),
        Value::Entity(Entity::Agency(agency)) => Setting::Agency(*agency),
        Value::Unknown
        | Value::Entity(_)
        | Value::Percent(_)
        | Value::Fingerprint(_)
        | Value::List(_) => return None,
    })
}

macro_rules! of_kind {
    ($($name:ident $kind:ident $id:ident;)*) => {
        $(fn $name(entity: Entity) -> Option<$id> {
            match entity {
                Entity::$kind(id) => Some(id),
                _ => None,
            }
        })*
    };
}

of_kind! {
    agency Agency AgencyId;
    document Document DocumentId;
    field Field FieldId;
    procedure Procedure ProcedureId;
    register Register RegisterId;
    step Step StepId;
}
