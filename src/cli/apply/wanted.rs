//! Which proposals are to be written.

use super::ApplyArguments;
use crate::cli::choice;
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::phrase;
use crate::report::json::proposal_id;
use crate::review::Review;
use crate::rule::compile::RuleSet;

/// Returns the positions of the proposals to write, in order: those that are named, by their own id
/// or by that of a finding they answer, and the chosen ones of the rules that are named; all chosen
/// ones where nothing is named.
///
/// # Errors
///
/// Names the first proposal, rule or group that does not exist.
pub(super) fn wanted(
    arguments: &ApplyArguments,
    rules: &RuleSet,
    review: &Review,
) -> Result<Vec<usize>, Box<Diagnostic>> {
    let named = arguments.proposal.iter().map(|id| {
        let position = (0..review.proposals.len()).find(|at| proposal_id(*at) == *id);
        let of_finding = || review.answers[review.place_of(id)?];
        position.or_else(of_finding).ok_or_else(|| unknown(id))
    });
    let mut wanted = named.collect::<Result<Vec<usize>, _>>()?;
    let of_rules = choice::selected(rules, &arguments.rule)?;
    let is_all = arguments.proposal.is_empty() && arguments.rule.is_empty();
    for (position, made) in review.proposals.iter().enumerate() {
        let mut answered = made
            .findings
            .iter()
            .map(|finding| review.findings[*finding].rule);
        if made.is_chosen() && (is_all || answered.any(|rule| of_rules.contains(&rule))) {
            wanted.push(position);
        }
    }
    wanted.sort_unstable();
    wanted.dedup();
    Ok(wanted)
}

fn unknown(id: &str) -> Box<Diagnostic> {
    let message = phrase!(
        "lần rà soát này không có đề xuất `{id}`",
        "this review has no proposal `{id}`"
    );
    Box::new(
        Diagnostic::of_nothing(Code::UnknownProposal, message).help(phrase!(
            "lấy mã đề xuất, hoặc mã phát hiện có đề xuất, từ `tinhgon review` với cùng tham số",
            "take the id of a proposal, or of a finding that has one, from `tinhgon review` with the same options",
        )),
    )
}
