//! One record to one procedure of the language.
//!
//! What the language has a clause for becomes that clause; all else becomes a note with a label.
//! A clause is written only where it says just what was published: what is doubtful is left out,
//! hence unknown, and its wording kept in a note.

use super::agency::{Agencies, Named};
use super::law::Laws;
use super::name;
use super::record::{Block, CodedResult, Record};
use super::report::{Counts, ImportReport, Remark};
use super::tree;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

mod basis;
mod channel;
mod constant;
mod dossier;

/// What every procedure of an import refers to.
#[derive(Debug)]
pub(super) struct Shared<'r> {
    pub(super) agencies: Agencies<'r>,
    pub(super) laws: Laws<'r>,
}

/// Makes the procedure of a record, under a name that is settled already.
pub(super) fn procedure<'r>(
    record: &'r Record,
    name: &str,
    shared: &Shared<'r>,
) -> (Clause<'r>, ImportReport) {
    let mut writer = Writer {
        record,
        shared,
        clauses: Vec::new(),
        notes: Vec::new(),
        report: ImportReport::default(),
    };
    writer.write();
    let Writer {
        mut clauses,
        notes,
        mut report,
        ..
    } = writer;
    push_group(&mut clauses, notes);
    let head = tree::named(Keyword::Procedure, name.to_owned(), record.name.as_str());
    let clause = tree::with_block(head, clauses);
    report.before = Counts::of_record(record);
    report.after = Counts::of_declaration(&clause);
    (clause, report)
}

/// Adds clauses as a group of their own, a blank line before it.
fn push_group<'r>(clauses: &mut Vec<Clause<'r>>, group: Vec<Clause<'r>>) {
    let start = clauses.len();
    clauses.extend(group);
    if let Some(first) = clauses.get_mut(start) {
        first.blank_before = start > 0;
    }
}

/// Collects the clauses of one procedure.
struct Writer<'r, 'p> {
    record: &'r Record,
    shared: &'p Shared<'r>,
    clauses: Vec<Clause<'r>>,
    /// The notes on the procedure, which stand at its end.
    notes: Vec<Clause<'r>>,
    report: ImportReport,
}

impl<'r> Writer<'r, '_> {
    fn write(&mut self) {
        let record = self.record;
        self.clauses
            .push(tree::of_text(Keyword::Code, record.code.as_str()));
        self.kind();
        self.texts(Keyword::Domain, &record.domains);
        self.levels();
        self.subjects();
        self.agencies();
        if let Some(decision) = stated(record.decision.as_ref()) {
            self.clauses
                .push(tree::of_text(Keyword::Decision, decision));
        }
        if let Some(api) = &record.api {
            self.texts(Keyword::LifeEvent, &api.life_events);
        }
        self.bases();
        if let Some(requirements) = stated(record.requirements.as_ref()) {
            self.clauses
                .push(tree::of_text(Keyword::Condition, requirements));
        }
        let channels = self.channels();
        push_group(&mut self.clauses, channels);
        let dossier = self.dossier();
        push_group(&mut self.clauses, dossier);
        push_group(&mut self.clauses, steps(record));
        let results = self.results();
        push_group(&mut self.clauses, results);
        self.remaining_notes();
        self.oddities();
    }

    /// Writes `keyword "a", "b"`, where there is anything to list.
    fn texts(&mut self, keyword: Keyword, texts: &'r [String]) {
        let words = texts.iter().map(|text| Word::Text(text.into()));
        self.clauses.extend(tree::list(keyword, words));
    }

    fn note(&mut self, label: &str, text: &str) {
        self.notes.push(tree::note(label, text));
    }

    fn note_stated(&mut self, label: &str, text: Option<&String>) {
        if let Some(text) = stated(text) {
            self.note(label, text);
        }
    }

    fn remark(&mut self, remark: Remark) {
        self.report.remark(self.record, remark);
    }

    /// Writes who answers for the procedure and who works with them.
    fn agencies(&mut self) {
        let record = self.record;
        let roles = self.shared.agencies.roles(record);
        let texts = &record.agencies;
        let authority = self.agency_clause(Keyword::Authority, roles.authority());
        if matches!(roles.competent, Named::List(_)) {
            self.note_agencies("Cơ quan có thẩm quyền", &roles.competent, &authority);
            self.note_agencies("Cơ quan thực hiện", &roles.executing, &[]);
        } else {
            if !authority.is_empty() {
                let origin = "ghi theo cơ quan thực hiện";
                self.note("Thẩm quyền", origin);
            }
            self.note_agencies("Cơ quan có thẩm quyền", &roles.competent, &[]);
            self.note_agencies("Cơ quan thực hiện", &roles.executing, &authority);
        }
        let partners = self.agency_clause(Keyword::Partners, &roles.coordinating);
        self.note_agencies("Cơ quan phối hợp", &roles.coordinating, &partners);
        for (label, text, list) in [
            (
                "Cơ quan có thẩm quyền ghi là",
                &texts.competent,
                &roles.competent,
            ),
            (
                "Cơ quan thực hiện ghi là",
                &texts.executing,
                &roles.executing,
            ),
            (
                "Cơ quan phối hợp ghi là",
                &texts.coordinating,
                &roles.coordinating,
            ),
        ] {
            if let (Some(text), Named::List(list)) = (stated(text.as_ref()), list)
                && name::key(text) != name::key(&list.join(", "))
            {
                self.note(label, text);
            }
        }
        let exact = record.api.iter().flat_map(|api| &api.delegated);
        let exact: Vec<&str> = exact.map(String::as_str).collect();
        if exact.is_empty() {
            self.note_stated("Cơ quan được ủy quyền", texts.delegated.as_ref());
        } else {
            self.note("Cơ quan được ủy quyền", &exact.join("; "));
        }
    }

    /// Writes a list of agencies; returns the titles they are declared by.
    fn agency_clause(&mut self, keyword: Keyword, named: &Named<'r>) -> Vec<String> {
        let Named::List(agencies) = named else {
            return Vec::new();
        };
        let mut declared = Vec::new();
        for agency in agencies
            .iter()
            .filter_map(|name| self.shared.agencies.find(name))
        {
            if !declared.contains(&agency) {
                declared.push(agency);
            }
        }
        let words = declared
            .iter()
            .map(|agency| Word::Name(agency.name.clone().into()));
        self.clauses.extend(tree::list(keyword, words));
        declared.iter().map(|agency| agency.title.clone()).collect()
    }

    /// Notes agencies as published, unless the titles of a clause say the same.
    fn note_agencies(&mut self, label: &str, named: &Named<'r>, titles: &[String]) {
        match named {
            Named::Unknown => {}
            Named::List(agencies) => {
                let keys = |names: &[&str]| names.iter().map(|name| name::key(name)).collect();
                let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
                let (published, declared): (Vec<String>, Vec<String>) =
                    (keys(agencies), keys(&titles));
                if published != declared {
                    self.note(label, &agencies.join("; "));
                }
            }
            Named::Text(text) => {
                self.note(label, text);
                self.remark(Remark::UnsplitAgencies);
            }
        }
    }

    /// Writes the results: each of an exact list, or one of the whole text.
    fn results(&mut self) -> Vec<Clause<'r>> {
        let record = self.record;
        let exact = record
            .api
            .as_ref()
            .map(|api| api.results.as_slice())
            .unwrap_or_default();
        let text = stated(record.results_text.as_ref());
        if exact.is_empty() {
            let result = text.map(|text| tree::named(Keyword::Result, "ket-qua-1".into(), text));
            return result.into_iter().collect();
        }
        let names: Vec<&str> = exact.iter().map(|result| result.name.as_str()).collect();
        if let Some(text) = text
            && name::key(text) != name::key(&names.join(", "))
        {
            self.note("Kết quả ghi là", text);
        }
        let result = |(index, result): (usize, &'r CodedResult)| {
            let name = format!("ket-qua-{}", index + 1);
            let head = tree::named(Keyword::Result, name, result.name.as_str());
            let code = stated(result.code.as_ref());
            let code = code.map(|code| tree::of_text(Keyword::Code, code));
            tree::with_block(head, code.into_iter().collect())
        };
        exact.iter().enumerate().map(result).collect()
    }

    /// Notes what the language has no clause for.
    fn remaining_notes(&mut self) {
        let record = self.record;
        let kind = match record.promulgator_kind.as_deref() {
            None => "không rõ loại",
            Some("ministry") => "bộ, ngành",
            Some("province") => "địa phương",
            Some("other") => "khác",
            Some(other) => other,
        };
        let promulgator = record.promulgator.as_deref().unwrap_or("không nêu");
        self.note(&format!("Cơ quan công bố ({kind})"), promulgator);
        self.note_stated("Loại quy định", record.regulation_kind.as_ref());
        self.note_stated("Địa chỉ tiếp nhận", record.receiving_address.as_ref());
        self.note_stated("Từ khóa", record.keywords.as_ref());
        if let Some(api) = &record.api {
            for case in &api.processing_cases {
                let parts = [&case.code, &case.quantity, &case.unit];
                let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
                self.note("Thời hạn xử lý theo mã", &parts.join(" "));
            }
            match api.fully_online {
                None => {}
                Some(true) => self.note("Toàn trình", "có"),
                Some(false) => self.note("Toàn trình", "không"),
            }
            self.note_stated("Cập nhật", api.updated.as_ref());
        }
        self.note_stated("Bản chụp", record.snapshot.as_ref());
        for (key, value) in &record.source {
            self.note(&format!("Nguồn ({key})"), value);
        }
        for (key, value) in &record.unknown {
            self.note(&format!("Khóa khác ({key})"), value);
        }
    }

    /// Reports what the collector found odd, and what is odd in the record as a whole.
    fn oddities(&mut self) {
        for dirt in &self.record.dirt {
            self.report.oddity(self.record, dirt);
        }
        if !self.record.unknown.is_empty() {
            self.remark(Remark::UnknownKey);
        }
        if self.record.has_carriage_returns {
            self.remark(Remark::CarriageReturns);
        }
    }
}

/// Writes one step for each block, its text in a note; nothing says in what order they come.
fn steps<'r>(record: &'r Record) -> Vec<Clause<'r>> {
    let step = |(index, block): (usize, &'r Block)| {
        let name = format!("buoc-{}", index + 1);
        let head = tree::named(Keyword::Step, name, block.title.as_str());
        let text = stated(Some(&block.text));
        let note = text.map(|text| tree::of_text(Keyword::Note, text));
        tree::with_block(head, note.into_iter().collect())
    };
    record.steps.iter().enumerate().map(step).collect()
}

/// Returns a text that says anything.
fn stated(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str)
        .filter(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests;
