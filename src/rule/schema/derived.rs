//! Parts that stand nowhere in the model and are worked out from it.

use crate::graph::least::Spared;
use crate::graph::likeness::{self, Group, View};
use crate::model::{DocumentId, Entity, FieldId, ProcedureId, Stated};
use crate::rule::schema::Facts;
use crate::rule::value::{List, Value};

/// The other documents of the same choice; none where there is no choice.
pub(super) fn alternatives(facts: Facts<'_>, id: DocumentId) -> Value<'_> {
    let documents = &facts.model.documents;
    let (choice, owner) = (documents[id].alternative, documents[id].procedure);
    let dossier = facts.model.procedures[owner].documents.items().iter();
    let others = dossier.filter(|other| {
        choice.is_some() && **other != id && documents[**other].alternative == choice
    });
    let others = others.map(|other| (*other).into());
    Value::List(List::Values(others.collect()))
}

/// The fields that need not be asked, as the least to declare has it.
pub(super) fn spared_fields(facts: Facts<'_>, procedure: ProcedureId) -> Value<'_> {
    let Some(least) = facts.graph.least(facts.model, procedure) else {
        return Value::Unknown;
    };
    let fields = least.spared.iter().map(|spared| spared.field.into());
    Value::List(List::Values(fields.collect()))
}

/// The register that tells a field which need not be asked.
pub(super) fn known_from(facts: Facts<'_>, field: FieldId, procedure: ProcedureId) -> Value<'_> {
    let Some(least) = facts.graph.least(facts.model, procedure) else {
        return Value::Unknown;
    };
    let spared = least.spared.iter().find(|spared| spared.field == field);
    let register = spared.and_then(Spared::register);
    register.map_or(Value::None, |register| Value::Entity(register.into()))
}

/// The group that a procedure stands for.
pub(super) fn group(facts: Facts<'_>, procedure: ProcedureId, view: View) -> Option<&Group> {
    facts.graph.alike(facts.model, view).around(procedure)
}

/// The others of the group that a procedure stands for; unknown while it is not described what it
/// asks for and gives.
pub(super) fn look_alikes(facts: Facts<'_>, procedure: ProcedureId, view: View) -> Value<'_> {
    let described = &facts.model.procedures[procedure];
    if described.documents == Stated::Unknown || described.results == Stated::Unknown {
        return Value::Unknown;
    }
    let others = group(facts, procedure, view).map_or(&[][..], |group| &group.others);
    Value::List(List::Values(
        others.iter().map(|other| (*other).into()).collect(),
    ))
}

/// Those of its group at other levels, as [`look_alikes`] has it; unknown while its own are.
pub(super) fn at_other_levels(facts: Facts<'_>, procedure: ProcedureId) -> Value<'_> {
    let levels_of = |id: ProcedureId| &facts.model.procedures[id].levels;
    let own = levels_of(procedure);
    let is_elsewhere = |value: &Value<'_>| match value {
        Value::Entity(Entity::Procedure(id)) => {
            matches!(levels_of(*id), Stated::Is(_)) && levels_of(*id) != own
        }
        _ => false,
    };
    match look_alikes(facts, procedure, View::AcrossLevels) {
        _ if *own == Stated::Unknown => Value::Unknown,
        Value::List(List::Values(mut others)) => {
            others.retain(is_elsewhere);
            Value::List(List::Values(others))
        }
        unknown => unknown,
    }
}

/// The words in which the titles of a group differ.
pub(super) fn title_variants(facts: Facts<'_>, procedure: ProcedureId) -> Value<'_> {
    let group = group(facts, procedure, View::OneLevel);
    let variants = group.map(|group| likeness::variants(facts.model, &group.members()));
    let variants = variants.into_iter().flatten();
    Value::List(List::Values(
        variants.map(|words| Value::Text(words.into())).collect(),
    ))
}

/// What some of a group have and others have not.
pub(super) fn differences(facts: Facts<'_>, procedure: ProcedureId) -> Value<'_> {
    let group = group(facts, procedure, View::OneLevel);
    let differences = group.map(|group| likeness::differences(facts.model, &group.members()));
    let differences = differences.into_iter().flatten();
    Value::List(List::Values(differences.map(Value::Entity).collect()))
}

/// What a procedure is a special case of; unknown as [`look_alikes`] is.
pub(super) fn special_case_of(facts: Facts<'_>, procedure: ProcedureId) -> Value<'_> {
    if look_alikes(facts, procedure, View::OneLevel) == Value::Unknown {
        return Value::Unknown;
    }
    let wider = facts.graph.inclusions(facts.model).wider_than(procedure);
    wider.map_or(Value::None, Value::from)
}

/// The steps that a procedure tells of those that several do; unknown while its steps are.
pub(super) fn shared_steps(facts: Facts<'_>, procedure: ProcedureId) -> Value<'_> {
    if facts.model.procedures[procedure].steps == Stated::Unknown {
        return Value::Unknown;
    }
    let fragment = facts.graph.fragments(facts.model).of(procedure);
    Value::from(fragment.map_or(&[][..], |fragment| &fragment.steps))
}

/// The others that do the steps that a procedure tells of.
pub(super) fn step_sharers(facts: Facts<'_>, procedure: ProcedureId) -> Value<'_> {
    let fragment = facts.graph.fragments(facts.model).of(procedure);
    let others = fragment.map_or(&[][..], |fragment| &fragment.others);
    Value::List(List::Values(
        others.iter().map(|other| (*other).into()).collect(),
    ))
}

/// What a procedure may be filed with. One that says nothing of it is linked with none: a joint file
/// is an offer that somebody made.
pub(super) fn linked_with(facts: Facts<'_>, procedure: ProcedureId) -> Value<'_> {
    let mut with: Vec<ProcedureId> = Vec::new();
    let mut next = Some(procedure);
    let mut seen = 0;
    while let Some(id) = next {
        for linked in &facts.model.procedures[id].linked {
            if !with.contains(&linked.with) {
                with.push(linked.with);
            }
        }
        next = with.get(seen).copied();
        seen += 1;
    }
    with.sort_unstable();
    Value::List(List::Values(with.into_iter().map(Value::from).collect()))
}

/// The consultations of all steps.
pub(super) fn consultations(facts: Facts<'_>, procedure: ProcedureId) -> Value<'_> {
    match &facts.model.procedures[procedure].steps {
        Stated::Unknown => Value::Unknown,
        Stated::None => Value::List(List::Values(Vec::new())),
        Stated::Is(steps) => {
            let all = steps
                .iter()
                .flat_map(|step| &facts.model.steps[*step].consultations);
            Value::List(List::Values(
                all.map(|consultation| (*consultation).into()).collect(),
            ))
        }
    }
}

/// The authorities and the actors of all steps; unknown while either is not described.
pub(super) fn agencies(facts: Facts<'_>, procedure: ProcedureId) -> Value<'_> {
    let procedure = &facts.model.procedures[procedure];
    let (Stated::Is(authorities), Stated::Is(steps)) = (&procedure.authorities, &procedure.steps)
    else {
        return Value::Unknown;
    };
    let mut agencies = authorities.clone();
    for step in steps {
        match facts.model.steps[*step].by {
            Stated::Is(agency) => agencies.push(agency),
            Stated::None => {}
            Stated::Unknown => return Value::Unknown,
        }
    }
    agencies.sort_unstable();
    agencies.dedup();
    Value::List(List::Values(
        agencies.into_iter().map(Value::from).collect(),
    ))
}
