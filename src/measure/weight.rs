//! How much each procedure asks for: what is compared from year to year.

use crate::measure::Measures;
use crate::model::{ChannelId, LawId, Model, ProcedureId, Stated};
use crate::proposal::draft::Draft;

/// What one procedure asks for; `None` where nobody has said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weight {
    /// The procedure.
    pub procedure: ProcedureId,
    /// Declared fields of its forms.
    pub fields: Option<u64>,
    /// Items of its dossier.
    pub documents: Option<u64>,
    /// Steps.
    pub steps: Option<u64>,
    /// Its channels.
    pub channels: Vec<ChannelId>,
    /// The laws that it or a part of it cites, in name order.
    pub laws: Option<Vec<LawId>>,
}

/// Weighs every procedure of a model, in name order; linear, but for sorting its citations.
pub fn weights(model: &Model) -> Vec<Weight> {
    let draft = Draft::new(model);
    let cited = model.citations.items().iter();
    let cited = cited.filter_map(|citation| Some((citation.procedure?, citation.law)));
    let mut cited: Vec<(ProcedureId, LawId)> = cited.collect();
    cited.sort_unstable();
    cited.dedup();
    let mut cited = cited.chunk_by(|left, right| left.0 == right.0).peekable();
    let weights = model.procedures.iter().map(|(id, procedure)| {
        let sizes = Measures::of_procedures(&draft, [id]);
        let laws = cited.next_if(|laws| laws[0].0 == id);
        let laws = laws.map(|laws| laws.iter().map(|(_, law)| *law).collect());
        let none = (procedure.head.bases == Stated::None).then(Vec::new);
        Weight {
            procedure: id,
            fields: known(&procedure.fields, sizes.fields),
            documents: known(&procedure.documents, sizes.documents),
            steps: known(&procedure.steps, sizes.steps),
            channels: procedure.channels.items().to_vec(),
            laws: laws.or(none),
        }
    });
    weights.collect()
}

/// Returns a size where the list that it counts is described.
fn known<T>(list: &Stated<Vec<T>>, size: u64) -> Option<u64> {
    (!matches!(list, Stated::Unknown)).then_some(size)
}
