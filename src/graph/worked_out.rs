//! What is worked out of a procedure at the first question about it, and kept: several rules, and
//! several questions of one rule, ask for the same.

use std::sync::OnceLock;

use super::inference::Inferences;
use super::least::{Least, least};
use crate::index::Id as _;
use crate::model::content::content;
use crate::model::{Model, ProcedureId};

/// Answers by procedure, in order of ids.
#[derive(Debug)]
pub(super) struct WorkedOut {
    contents: Box<[OnceLock<Option<u128>>]>,
    leasts: Box<[OnceLock<Option<Box<Least>>>]>,
}

impl WorkedOut {
    /// Makes room for the answers of a model; works out nothing.
    pub(super) fn new(model: &Model) -> Self {
        let count = model.procedures.len();
        Self {
            contents: (0..count).map(|_| OnceLock::new()).collect(),
            leasts: (0..count).map(|_| OnceLock::new()).collect(),
        }
    }

    /// Returns the fingerprint of a content, as [`content()`] does.
    pub(super) fn content(&self, model: &Model, procedure: ProcedureId) -> Option<u128> {
        *self.contents[procedure.index()].get_or_init(|| content(model, procedure))
    }

    /// Returns the least to declare, as [`least()`] does.
    pub(super) fn least(
        &self,
        model: &Model,
        inferences: &Inferences,
        procedure: ProcedureId,
    ) -> Option<&Least> {
        self.leasts[procedure.index()]
            .get_or_init(|| least(model, inferences, procedure).map(Box::new))
            .as_deref()
    }
}
