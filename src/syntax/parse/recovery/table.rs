//! Which clauses each block holds, and with which words each clause begins.
//!
//! The grammar says the same, but cannot be asked; a test keeps the two equal.

use Keyword as K;
use Rule as R;

use crate::syntax::grammar::Rule;
use crate::syntax::keyword::Keyword;

/// A kind of block.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// The rule that reads it.
    pub(super) rule: Rule,
    /// The rule that reads one of its clauses and nothing more.
    pub(super) probe: Rule,
    /// The keyword of the clause that has it; `None` for the file itself.
    pub(super) owner: Option<Keyword>,
    /// The rules of the clauses inside, in the order of the grammar.
    pub(super) clauses: &'static [Rule],
}

impl Block {
    /// Returns the block that a rule reads.
    pub(super) fn of(rule: Rule) -> &'static Self {
        BLOCKS
            .iter()
            .find(|block| block.rule == rule)
            .expect("every block of the grammar stands in the table")
    }

    /// Returns the words with which a clause of this block may begin.
    pub(super) fn words(&self) -> impl Iterator<Item = Keyword> + Clone + use<> {
        self.clauses.iter().flat_map(|rule| heads(*rule)).copied()
    }

    /// Returns whether a clause of this block may begin with a keyword.
    pub(super) fn allows(&self, keyword: Keyword) -> bool {
        self.words().any(|word| word == keyword)
    }
}

/// Returns the words with which a clause begins.
pub(super) fn heads(clause: Rule) -> &'static [Keyword] {
    CLAUSES
        .iter()
        .find(|(rule, _)| *rule == clause)
        .map_or(&[], |(_, heads)| heads)
}

/// Returns whether a keyword begins a declaration.
pub(super) fn declares(keyword: Keyword) -> bool {
    BLOCKS
        .iter()
        .any(|block| block.owner.is_none() && block.allows(keyword))
}

/// Returns the owners of the blocks in which a keyword may begin a clause.
pub(super) fn homes(keyword: Keyword) -> Vec<Keyword> {
    BLOCKS
        .iter()
        .filter(|block| block.allows(keyword))
        .filter_map(|block| block.owner)
        .collect()
}

const fn block(rule: Rule, probe: Rule, owner: Option<Keyword>, clauses: &'static [Rule]) -> Block {
    Block {
        rule,
        probe,
        owner,
        clauses,
    }
}

/// Every kind of block.
#[rustfmt::skip]
pub(super) const BLOCKS: &[Block] = &[
    block(R::declarations, R::top_probe, None, &[R::procedure, R::paper, R::concept, R::law, R::agency, R::register, R::derive, R::calendar, R::rule_declaration, R::test, R::define, R::parameter, R::table, R::target, R::ruling]),
    block(R::agency_body, R::agency_probe, Some(K::Agency), &[R::level_clause, R::part_of_clause, R::duties_clause, R::from_clause, R::until_clause, R::succeeded_by_clause, R::aliases_clause, R::basis_clause, R::note_clause]),
    block(R::law_body, R::law_probe, Some(K::Law), &[R::rank_clause, R::number_clause, R::issued_by_clause, R::issued_clause, R::in_force_clause, R::amends_clause, R::replaced_by_clause, R::aliases_clause, R::basis_clause, R::note_clause]),
    block(R::concept_body, R::concept_probe, Some(K::Concept), &[R::aliases_clause, R::type_clause, R::sensitive_clause, R::statistical_clause, R::basis_clause, R::note_clause]),
    block(R::derive_body, R::derive_probe, Some(K::Derive), &[R::basis_clause, R::from_clause, R::until_clause, R::note_clause]),
    block(R::register_body, R::register_probe, Some(K::Register), &[R::owner_clause, R::key_clause, R::holds_clause, R::replaces_clause, R::register_published_clause, R::readers_clause, R::covers_clause, R::from_clause, R::until_clause, R::aliases_clause, R::basis_clause, R::note_clause]),
    block(R::paper_body, R::paper_probe, Some(K::Paper), &[R::paper_aliases_clause, R::issued_by_clause, R::issued_to_clause, R::attests_clause, R::from_clause, R::until_clause, R::replaced_by_clause, R::valid_clause, R::writing_clause, R::basis_clause, R::note_clause]),
    block(R::calendar_body, R::calendar_probe, Some(K::Calendar), &[R::weekend_clause, R::holiday_clause, R::workday_clause, R::basis_clause, R::note_clause]),
    block(R::procedure_body, R::procedure_probe, Some(K::Procedure), &[R::document, R::step, R::form, R::channel, R::result, R::case, R::one_of, R::basis_clause, R::code_clause, R::kind_clause, R::domain_clause, R::level_clause, R::subjects_clause, R::authority_clause, R::partners_clause, R::volume_clause, R::decision_clause, R::published_clause, R::tracked_clause, R::workflow_clause, R::life_event_clause, R::linked_clause, R::condition_clause, R::nothing_clause, R::from_clause, R::until_clause, R::note_clause]),
    block(R::channel_body, R::channel_probe, Some(K::Channel), &[R::time_limit_clause, R::fee_clause, R::payment_clause, R::effort_clause, R::costs_clause, R::condition_clause, R::basis_clause, R::note_clause]),
    block(R::form_body, R::form_probe, Some(K::Form), &[R::field, R::no_fields_clause, R::template_clause, R::effort_clause, R::costs_clause, R::basis_clause, R::condition_clause, R::note_clause]),
    block(R::field_body, R::field_probe, Some(K::Field), &[R::optional_clause, R::basis_clause, R::condition_clause, R::type_clause, R::effort_clause, R::note_clause]),
    block(R::document_body, R::document_probe, Some(K::Document), &[R::original_clause, R::certified_clause, R::copies_clause, R::shown_clause, R::medium_clause, R::optional_clause, R::basis_clause, R::condition_clause, R::code_clause, R::template_clause, R::effort_clause, R::costs_clause, R::note_clause]),
    block(R::case_body, R::case_probe, Some(K::Case), &[R::document, R::one_of, R::condition_clause, R::note_clause]),
    block(R::one_of_body, R::one_of_probe, Some(K::OneOf), &[R::document, R::note_clause]),
    block(R::step_body, R::step_probe, Some(K::Step), &[R::by_clause, R::after_clause, R::takes_clause, R::uses_clause, R::writes_clause, R::consults_clause, R::act_clause, R::waits_clause, R::presence_clause, R::condition_clause, R::basis_clause, R::note_clause]),
    block(R::result_body, R::result_probe, Some(K::Result), &[R::medium_clause, R::recorded_clause, R::valid_clause, R::code_clause, R::basis_clause, R::condition_clause, R::note_clause]),
    block(R::rule_body, R::rule_probe, Some(K::Rule), &[R::english_clause, R::criterion_clause, R::severity_clause, R::confidence_clause, R::state_clause, R::basis_clause, R::in_force_clause, R::why_clause, R::subsumes_clause, R::for_each_clause, R::with_clause, R::when_clause, R::unless_clause, R::let_clause, R::message_clause, R::propose_clause, R::note_clause]),
    block(R::parameter_body, R::parameter_probe, Some(K::Parameter), &[R::parameter_entry, R::basis_clause, R::checked_clause, R::note_clause]),
    block(R::table_body, R::table_probe, Some(K::Table), &[R::columns_clause, R::row_clause, R::basis_clause, R::note_clause]),
    block(R::target_body, R::target_probe, Some(K::Target), &[R::english_clause, R::basis_clause, R::in_force_clause, R::why_clause, R::for_each_clause, R::when_clause, R::unless_clause, R::measure_clause, R::note_clause]),
    block(R::ruling_body, R::ruling_probe, Some(K::Decision), &[R::reason_clause, R::decided_by_clause, R::decided_in_clause, R::decided_on_clause, R::decided_until_clause, R::due_clause, R::evidence_clause, R::note_clause]),
    block(R::test_body, R::test_probe, Some(K::Test), &[R::procedure, R::paper, R::concept, R::law, R::agency, R::register, R::derive, R::calendar, R::rule_declaration, R::test, R::define, R::parameter, R::table, R::target, R::expect_clause]),
];

/// Every clause.
#[rustfmt::skip]
pub(super) const CLAUSES: &[(Rule, &[Keyword])] = &[
    (R::procedure, &[K::Procedure]),
    (R::paper, &[K::Paper]),
    (R::concept, &[K::Concept]),
    (R::law, &[K::Law]),
    (R::agency, &[K::Agency]),
    (R::register, &[K::Register]),
    (R::derive, &[K::Derive]),
    (R::calendar, &[K::Calendar]),
    (R::rule_declaration, &[K::Rule]),
    (R::test, &[K::Test]),
    (R::define, &[K::Define]),
    (R::parameter, &[K::Parameter]),
    (R::table, &[K::Table]),
    (R::target, &[K::Target]),
    (R::level_clause, &[K::Level]),
    (R::part_of_clause, &[K::PartOf]),
    (R::duties_clause, &[K::Duties]),
    (R::from_clause, &[K::From]),
    (R::until_clause, &[K::Until]),
    (R::succeeded_by_clause, &[K::SucceededBy]),
    (R::aliases_clause, &[K::Aliases]),
    (R::paper_aliases_clause, &[K::Aliases]),
    (R::basis_clause, &[K::Basis]),
    (R::note_clause, &[K::Note]),
    (R::rank_clause, &[K::Rank]),
    (R::number_clause, &[K::Number]),
    (R::issued_by_clause, &[K::IssuedBy]),
    (R::issued_to_clause, &[K::IssuedTo]),
    (R::issued_clause, &[K::Issued]),
    (R::in_force_clause, &[K::InForce]),
    (R::amends_clause, &[K::Amends]),
    (R::replaced_by_clause, &[K::ReplacedBy]),
    (R::type_clause, &[K::Type]),
    (R::sensitive_clause, &[K::Sensitive]),
    (R::statistical_clause, &[K::Statistical]),
    (R::owner_clause, &[K::Owner]),
    (R::key_clause, &[K::Key]),
    (R::holds_clause, &[K::Holds]),
    (R::replaces_clause, &[K::Replaces]),
    (R::register_published_clause, &[K::Published]),
    (R::readers_clause, &[K::Readers]),
    (R::covers_clause, &[K::Covers]),
    (R::attests_clause, &[K::Attests]),
    (R::valid_clause, &[K::ValidFor]),
    (R::writing_clause, &[K::KindOfWriting]),
    (R::weekend_clause, &[K::Weekend]),
    (R::holiday_clause, &[K::Holiday]),
    (R::workday_clause, &[K::Workday]),
    (R::document, &[K::Document]),
    (R::step, &[K::Step]),
    (R::form, &[K::Form]),
    (R::channel, &[K::Channel]),
    (R::result, &[K::Result]),
    (R::case, &[K::Case]),
    (R::one_of, &[K::OneOf]),
    (R::code_clause, &[K::Code]),
    (R::kind_clause, &[K::Kind]),
    (R::domain_clause, &[K::Domain]),
    (R::subjects_clause, &[K::Subjects]),
    (R::authority_clause, &[K::Authority]),
    (R::partners_clause, &[K::Partners]),
    (R::volume_clause, &[K::Volume]),
    (R::decision_clause, &[K::Decision]),
    (R::published_clause, &[K::Published]),
    (R::tracked_clause, &[K::Tracked]),
    (R::workflow_clause, &[K::Workflow]),
    (R::life_event_clause, &[K::LifeEvent]),
    (R::linked_clause, &[K::LinkedWith]),
    (R::condition_clause, &[K::Condition]),
    (R::nothing_clause, &[K::Documents, K::Steps, K::Forms, K::Results, K::Channels]),
    (R::time_limit_clause, &[K::TimeLimit]),
    (R::fee_clause, &[K::Fee]),
    (R::payment_clause, &[K::Payment]),
    (R::field, &[K::Field]),
    (R::template_clause, &[K::Template]),
    (R::optional_clause, &[K::Optional]),
    (R::original_clause, &[K::Original]),
    (R::certified_clause, &[K::Certified]),
    (R::copies_clause, &[K::Copies]),
    (R::shown_clause, &[K::Shown]),
    (R::medium_clause, &[K::Electronic, K::OnPaper]),
    (R::by_clause, &[K::By]),
    (R::after_clause, &[K::After]),
    (R::takes_clause, &[K::Takes]),
    (R::no_fields_clause, &[K::Fields]),
    (R::effort_clause, &[K::Takes]),
    (R::costs_clause, &[K::Costs]),
    (R::uses_clause, &[K::Uses]),
    (R::writes_clause, &[K::Writes]),
    (R::consults_clause, &[K::Consults]),
    (R::act_clause, &[K::Receives, K::Checks, K::Verifies, K::Appraises, K::Approves, K::Records, K::Returns]),
    (R::waits_clause, &[K::Waits]),
    (R::presence_clause, &[K::Presence]),
    (R::recorded_clause, &[K::RecordedIn]),
    (R::english_clause, &[K::English]),
    (R::criterion_clause, &[K::Criterion]),
    (R::severity_clause, &[K::Severity]),
    (R::confidence_clause, &[K::Confidence]),
    (R::state_clause, &[K::State]),
    (R::why_clause, &[K::Why]),
    (R::subsumes_clause, &[K::Subsumes]),
    (R::for_each_clause, &[K::ForEach]),
    (R::with_clause, &[K::With]),
    (R::when_clause, &[K::When]),
    (R::unless_clause, &[K::Unless]),
    (R::let_clause, &[K::Let]),
    (R::message_clause, &[K::Message]),
    (R::propose_clause, &[K::Propose]),
    (R::parameter_entry, &[K::From]),
    (R::checked_clause, &[K::Checked]),
    (R::columns_clause, &[K::Columns]),
    (R::row_clause, &[K::Row]),
    (R::measure_clause, &[K::Measure]),
    (R::expect_clause, &[K::Expect]),
    (R::ruling, &[K::Decision]),
    (R::reason_clause, &[K::Reason]),
    (R::decided_by_clause, &[K::By]),
    (R::decided_in_clause, &[K::DecidedIn]),
    (R::decided_on_clause, &[K::DecidedOn]),
    (R::decided_until_clause, &[K::Until]),
    (R::due_clause, &[K::Due]),
    (R::evidence_clause, &[K::Evidence]),
];

#[cfg(test)]
mod tests;
