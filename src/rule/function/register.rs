//! What a register can be asked for: whether it is usable, by whom, of whom, by which key.

use crate::model::{AgencyId, FieldId, PaperId, ProcedureId, Reader, RegisterId, Stated};
use crate::rule::schema::Facts;
use crate::rule::value::Value;
use crate::syntax::keyword::Keyword;

pub(super) fn usable(facts: Facts<'_>, register: RegisterId) -> Value<'_> {
    let register = &facts.model.registers[register];
    match register.published {
        Stated::Is(day) => {
            Value::Boolean(day <= facts.model.as_of && register.period.contains(facts.model.as_of))
        }
        Stated::None => Value::Boolean(false),
        Stated::Unknown => Value::Unknown,
    }
}

pub(super) fn may_read(
    facts: Facts<'_>,
    procedure: ProcedureId,
    register: RegisterId,
) -> Value<'_> {
    let procedure = &facts.model.procedures[procedure];
    let readers = match &facts.model.registers[register].readers {
        Stated::Unknown => return Value::Unknown,
        Stated::None => return Value::Boolean(false),
        Stated::Is(readers) => readers,
    };
    let by_level = |level| readers.contains(&Reader::Level(level));
    if let Stated::Is(levels) = &procedure.levels
        && levels.iter().all(|level| by_level(*level))
    {
        return Value::Boolean(true);
    }
    let Stated::Is(authorities) = &procedure.authorities else {
        return Value::Unknown;
    };
    let mut undecided = false;
    for authority in authorities {
        let model = facts.model;
        let mut agency = Some(*authority);
        let mut passed = 0;
        while let Some(id) = agency {
            match model.agencies[id].level {
                Stated::Is(level) if by_level(level) => return Value::Boolean(true),
                Stated::Unknown => undecided = true,
                _ => {}
            }
            if readers.contains(&Reader::Agency(id)) {
                return Value::Boolean(true);
            }
            agency = parent(facts, id).filter(|_| passed < 16);
            passed += 1;
        }
    }
    if undecided {
        Value::Unknown
    } else {
        Value::Boolean(false)
    }
}

fn parent(facts: Facts<'_>, agency: AgencyId) -> Option<AgencyId> {
    facts.model.agencies[agency].part_of.value()
}

pub(super) fn covers_applicants(
    facts: Facts<'_>,
    register: RegisterId,
    procedure: ProcedureId,
) -> Value<'_> {
    covers(facts, register, &facts.model.procedures[procedure].subjects)
}

/// Who holds a paper is in the register that it is drawn from, whoever else may apply.
pub(super) fn covers_holders(facts: Facts<'_>, register: RegisterId, paper: PaperId) -> Value<'_> {
    covers(facts, register, &facts.model.papers[paper].issued_to)
}

fn covers<'m>(
    facts: Facts<'m>,
    register: RegisterId,
    subjects: &Stated<Vec<Keyword>>,
) -> Value<'m> {
    match (&facts.model.registers[register].covers, subjects) {
        (Stated::Is(covers), Stated::Is(subjects)) => {
            Value::Boolean(subjects.iter().all(|subject| covers.contains(subject)))
        }
        (Stated::None, _) => Value::Boolean(false),
        _ => Value::Unknown,
    }
}

/// The key cannot be removed by its own look-up, and a field about another person needs that
/// person's key (domain.md §6.5).
pub(super) fn key_known(facts: Facts<'_>, field: FieldId, register: RegisterId) -> Value<'_> {
    let model = facts.model;
    let asked = &model.fields[field];
    let key = match &model.registers[register].key {
        Stated::Is(key) => key,
        Stated::None => return Value::Boolean(false),
        Stated::Unknown => return Value::Unknown,
    };
    let concept = match asked.concept {
        Stated::Is(concept) => concept,
        Stated::None => return Value::Boolean(false),
        Stated::Unknown => return Value::Unknown,
    };
    if key.contains(&concept) {
        return Value::Boolean(false);
    }
    let Stated::Is(role) = asked.role else {
        return Value::Unknown;
    };
    let Stated::Is(fields) = &model.procedures[asked.procedure].fields else {
        return Value::Unknown;
    };
    let mut undecided = false;
    let known = key.iter().all(|part| {
        fields.iter().any(|other| {
            let other = &model.fields[*other];
            undecided |= other.concept == Stated::Unknown;
            other.concept == Stated::Is(*part)
                && other.role == Stated::Is(role)
                && !other.optional
                && !matches!(other.condition, Stated::Is(_))
        })
    });
    if known {
        Value::Boolean(true)
    } else if undecided {
        Value::Unknown
    } else {
        Value::Boolean(false)
    }
}
