//! The relations of the catalogue: who issues, needs, attests, derives, consults, acts and cites.
//!
//! Each is read from one clause of the language. What a thing leaves out makes its side of the
//! relation open: what is not there may still be. A clause that is there is taken to be complete.

use super::csr::{Link, Table};
use super::relation::Relation;
use crate::index::Id as _;
use crate::model::{Document, Model, Procedure, ProcedureId, Stated, Successor};

/// Builds the table of a relation; empty for those that are worked out from other tables.
pub(super) fn table_of(model: &Model, relation: Relation) -> Table {
    match relation {
        Relation::Issues => issues(model),
        Relation::Needs => needs(model),
        Relation::Derives => derives(model),
        Relation::AttestedBy => attested_by(model),
        Relation::AsksOpinionOf => asks_opinion_of(model),
        Relation::ActsIn => acts_in(model),
        Relation::Names => names(model),
        Relation::RestsOn => rests_on(model),
        Relation::BelongsTo => belongs_to(model),
        Relation::TakesOverFrom => takes_over_from(model),
        Relation::Before | Relation::Requires | Relation::Precedes | Relation::WaitsFor => {
            Table::default()
        }
    }
}

fn size_of(model: &Model, relation: Relation) -> (usize, usize) {
    let (left, right) = relation.signature();
    (left.count(model), right.count(model))
}

fn number(id: impl crate::index::Id) -> u32 {
    u32::try_from(id.index()).expect("an arena holds fewer than 2^32 things")
}

/// Makes a table whose left side is the procedures, from what each adds and whether it is open.
fn by_procedure(
    model: &Model,
    relation: Relation,
    mut of: impl FnMut(ProcedureId, &Procedure, &mut Vec<Link>) -> bool,
) -> Table {
    let mut links = Vec::new();
    let open = model
        .procedures
        .iter()
        .map(|(id, procedure)| of(id, procedure, &mut links))
        .collect();
    Table {
        open_left: open,
        ..Table::from_links(size_of(model, relation), links)
    }
}

/// A result that is no paper of the catalogue, as far as anyone knows, may still be any of them.
fn issues(model: &Model) -> Table {
    by_procedure(model, Relation::Issues, |id, procedure, links| {
        let mut open = procedure.results == Stated::Unknown;
        for result in procedure
            .results
            .items()
            .iter()
            .map(|id| &model.results[*id])
        {
            match result.paper {
                Stated::Is(paper) => links.push(Link {
                    from: number(id),
                    to: number(paper),
                    span: result.head.span,
                }),
                Stated::Unknown => open = true,
                Stated::None => {}
            }
        }
        open
    })
}

/// Returns whether a document is demanded of everyone, and nothing else does instead.
pub fn is_demanded(document: &Document) -> bool {
    !document.optional
        && document.case.is_none()
        && document.alternative.is_none()
        && document.condition.value().is_none()
}

fn needs(model: &Model) -> Table {
    by_procedure(model, Relation::Needs, |id, procedure, links| {
        let mut open = procedure.documents == Stated::Unknown;
        let documents = procedure.documents.items().iter();
        for document in documents
            .map(|id| &model.documents[*id])
            .filter(|document| is_demanded(document))
        {
            match document.paper {
                Stated::Is(paper) => links.push(Link {
                    from: number(id),
                    to: number(paper),
                    span: document.head.span,
                }),
                Stated::Unknown => open = true,
                Stated::None => {}
            }
        }
        open
    })
}

/// Derivations are law or logic, declared for the whole catalogue: there are no others.
fn derives(model: &Model) -> Table {
    let links = model.derivations.iter().flat_map(|derivation| {
        derivation.sources.iter().map(|source| Link {
            from: number(derivation.target),
            to: number(*source),
            span: derivation.span,
        })
    });
    Table::from_links(size_of(model, Relation::Derives), links.collect())
}

fn attested_by(model: &Model) -> Table {
    let links = model.papers.iter().flat_map(|(id, paper)| {
        paper.attests.items().iter().map(move |concept| Link {
            from: number(*concept),
            to: number(id),
            span: paper.head.span,
        })
    });
    let papers = model.papers.items().iter();
    Table {
        open_right: papers
            .map(|paper| paper.attests == Stated::Unknown)
            .collect(),
        ..Table::from_links(size_of(model, Relation::AttestedBy), links.collect())
    }
}

fn asks_opinion_of(model: &Model) -> Table {
    by_procedure(model, Relation::AsksOpinionOf, |id, procedure, links| {
        let steps = procedure.steps.items().iter();
        for consultation in steps.flat_map(|step| &model.steps[*step].consultations) {
            let consultation = &model.consultations[*consultation];
            links.push(Link {
                from: number(id),
                to: number(consultation.agency),
                span: consultation.head.span,
            });
        }
        procedure.steps == Stated::Unknown
    })
}

/// An agency acts when it decides the procedure or does a step; being consulted is not acting.
fn acts_in(model: &Model) -> Table {
    let mut links = Vec::new();
    let mut open = vec![false; model.procedures.len()];
    for (id, procedure) in model.procedures.iter() {
        let mut add = |agency, span| {
            links.push(Link {
                from: number(agency),
                to: number(id),
                span,
            });
        };
        let silent = &mut open[id.index()];
        *silent = procedure.authorities == Stated::Unknown || procedure.steps == Stated::Unknown;
        for agency in procedure.authorities.items() {
            add(*agency, procedure.head.span);
        }
        for step in procedure.steps.items().iter().map(|id| &model.steps[*id]) {
            match step.by {
                Stated::Is(agency) => add(agency, step.head.span),
                Stated::Unknown => *silent = true,
                Stated::None => {}
            }
        }
    }
    Table {
        open_right: open,
        ..Table::from_links(size_of(model, Relation::ActsIn), links)
    }
}

/// Deciding, coordinating, doing a step and being asked are four ways of being named; one of them
/// left out leaves the rest open.
fn names(model: &Model) -> Table {
    by_procedure(model, Relation::Names, |id, procedure, links| {
        let mut add = |agency, span| {
            links.push(Link {
                from: number(id),
                to: number(agency),
                span,
            });
        };
        let mut open = procedure.authorities == Stated::Unknown
            || procedure.partners == Stated::Unknown
            || procedure.steps == Stated::Unknown;
        let named = procedure.authorities.items().iter();
        for agency in named.chain(procedure.partners.items()) {
            add(*agency, procedure.head.span);
        }
        for step in procedure.steps.items().iter().map(|id| &model.steps[*id]) {
            match step.by {
                Stated::Is(agency) => add(agency, step.head.span),
                Stated::Unknown => open = true,
                Stated::None => {}
            }
            for consultation in &step.consultations {
                let consultation = &model.consultations[*consultation];
                add(consultation.agency, consultation.head.span);
            }
        }
        open
    })
}

/// A procedure that states its bases has stated them; its parts only say which of them is theirs.
fn rests_on(model: &Model) -> Table {
    let links = model.citations.items().iter().filter_map(|citation| {
        Some(Link {
            from: number(citation.procedure?),
            to: number(citation.law),
            span: citation.span,
        })
    });
    let procedures = model.procedures.items().iter();
    Table {
        open_left: procedures
            .map(|procedure| procedure.head.bases == Stated::Unknown)
            .collect(),
        ..Table::from_links(size_of(model, Relation::RestsOn), links.collect())
    }
}

fn belongs_to(model: &Model) -> Table {
    let links = model.agencies.iter().filter_map(|(id, agency)| {
        Some(Link {
            from: number(id),
            to: number(agency.part_of.value()?),
            span: agency.head.span,
        })
    });
    let agencies = model.agencies.items().iter();
    Table {
        open_left: agencies
            .map(|agency| agency.part_of == Stated::Unknown)
            .collect(),
        ..Table::from_links(size_of(model, Relation::BelongsTo), links.collect())
    }
}

/// An agency without an end has no successor, said or not.
fn takes_over_from(model: &Model) -> Table {
    let links = model.agencies.iter().flat_map(|(id, agency)| {
        agency.succeeded_by.items().iter().map(move |heir| Link {
            from: number(*heir),
            to: number(id),
            span: agency.head.span,
        })
    });
    let agencies = model.agencies.items().iter();
    Table {
        open_right: agencies
            .map(|agency| agency.succeeded_by == Stated::Unknown && agency.period.until.is_some())
            .collect(),
        ..Table::from_links(size_of(model, Relation::TakesOverFrom), links.collect())
    }
}

/// Builds `waits-for` from what is issued and needed.
///
/// "Only one issues it" is said of the catalogue as described: a procedure whose results nobody
/// has described does not count as a second issuer, or one gap anywhere would leave every circle
/// of prerequisites undecided.
pub(super) fn waits_for(model: &Model, issues: &Table, needs: &Table) -> Table {
    let mut replaced = vec![false; model.papers.len()];
    for register in model.registers.items() {
        for replacement in register.replaces.iter().filter(|one| one.partly.is_none()) {
            replaced[replacement.paper.index()] = true;
        }
    }
    for (id, paper) in model.papers.iter() {
        let successors = paper.replaced_by.items().iter();
        replaced[id.index()] |= successors
            .copied()
            .any(|successor| matches!(successor, Successor::Register(_)));
    }
    let demands = needs.edges.forward.edges().zip(&needs.spans);
    let links = demands.filter_map(|((procedure, paper), span)| {
        let paper = paper as usize;
        match *issues.edges.backward.row(paper) {
            [only] if only != procedure && !replaced[paper] => Some(Link {
                from: procedure,
                to: only,
                span: *span,
            }),
            _ => None,
        }
    });
    Table {
        open_left: needs.open_left.clone(),
        open_right: issues.open_left.clone(),
        ..Table::from_links(size_of(model, Relation::WaitsFor), links.collect())
    }
}
