//! What a register can be asked for: whether it is usable, by whom, of whom, by which key.

use crate::model::{AgencyId, FieldId, Model, PaperId, ProcedureId, Reader, RegisterId, Stated};
use crate::syntax::keyword::Keyword;
use crate::truth::Truth;

/// Returns whether its data have been published for use by the date of the model.
pub fn usable(model: &Model, register: RegisterId) -> Truth {
    let register = &model.registers[register];
    match register.published {
        Stated::Is(day) => Truth::from(day <= model.as_of && register.period.contains(model.as_of)),
        Stated::None => Truth::False,
        Stated::Unknown => Truth::Unknown,
    }
}

/// Returns whether an authority of a procedure may read it.
pub fn may_read(model: &Model, procedure: ProcedureId, register: RegisterId) -> Truth {
    let procedure = &model.procedures[procedure];
    let readers = match &model.registers[register].readers {
        Stated::Unknown => return Truth::Unknown,
        Stated::None => return Truth::False,
        Stated::Is(readers) => readers,
    };
    let by_level = |level| readers.contains(&Reader::Level(level));
    if let Stated::Is(levels) = &procedure.levels
        && levels.iter().all(|level| by_level(*level))
    {
        return Truth::True;
    }
    let Stated::Is(authorities) = &procedure.authorities else {
        return Truth::Unknown;
    };
    let mut undecided = false;
    for authority in authorities {
        let mut agency = Some(*authority);
        let mut passed = 0;
        while let Some(id) = agency {
            match model.agencies[id].level {
                Stated::Is(level) if by_level(level) => return Truth::True,
                Stated::Unknown => undecided = true,
                _ => {}
            }
            if readers.contains(&Reader::Agency(id)) {
                return Truth::True;
            }
            agency = parent(model, id).filter(|_| passed < 16);
            passed += 1;
        }
    }
    if undecided {
        Truth::Unknown
    } else {
        Truth::False
    }
}

fn parent(model: &Model, agency: AgencyId) -> Option<AgencyId> {
    model.agencies[agency].part_of.value()
}

/// Returns whether it has data of everyone who may apply.
pub fn covers_applicants(model: &Model, register: RegisterId, procedure: ProcedureId) -> Truth {
    covers(model, register, &model.procedures[procedure].subjects)
}

/// Returns whether it has data of everyone to whom a paper is issued: who holds the paper is in the
/// register that it is drawn from, whoever else may apply.
pub fn covers_holders(model: &Model, register: RegisterId, paper: PaperId) -> Truth {
    covers(model, register, &model.papers[paper].issued_to)
}

fn covers(model: &Model, register: RegisterId, subjects: &Stated<Vec<Keyword>>) -> Truth {
    match (&model.registers[register].covers, subjects) {
        (Stated::Is(covers), Stated::Is(subjects)) => {
            Truth::from(subjects.iter().all(|subject| covers.contains(subject)))
        }
        (Stated::None, _) => Truth::False,
        _ => Truth::Unknown,
    }
}

/// Returns whether its key is asked of the person that a field is about, by other fields: the key
/// cannot be removed by its own look-up, and a field about another person needs that person's key.
pub fn key_known(model: &Model, field: FieldId, register: RegisterId) -> Truth {
    let asked = &model.fields[field];
    let key = match &model.registers[register].key {
        Stated::Is(key) => key,
        Stated::None => return Truth::False,
        Stated::Unknown => return Truth::Unknown,
    };
    let concept = match asked.concept {
        Stated::Is(concept) => concept,
        Stated::None => return Truth::False,
        Stated::Unknown => return Truth::Unknown,
    };
    if key.contains(&concept) {
        return Truth::False;
    }
    let Stated::Is(role) = asked.role else {
        return Truth::Unknown;
    };
    let Stated::Is(fields) = &model.procedures[asked.procedure].fields else {
        return Truth::Unknown;
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
        Truth::True
    } else if undecided {
        Truth::Unknown
    } else {
        Truth::False
    }
}
