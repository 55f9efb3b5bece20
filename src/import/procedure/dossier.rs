//! The dossier of a procedure: one document for each component, in the case that asks for it.

use super::{Writer, stated};
use crate::import::record::Component;
use crate::import::report::Remark;
use crate::import::tree;
use crate::quantity::Number;
use crate::syntax::ast::{Body, Clause, Word};
use crate::syntax::keyword::Keyword;

impl<'r> Writer<'r, '_> {
    /// Writes documents, those of a case with a title inside that case.
    pub(super) fn dossier(&mut self) -> Vec<Clause<'r>> {
        let record = self.record;
        let components = || record.cases.iter().flat_map(|case| &case.components);
        // Where nothing at all is required, nobody has filled the key in.
        let says_what_is_required = components().any(|component| component.required == Some(true));
        if !says_what_is_required && components().any(|part| part.required == Some(false)) {
            self.remark(Remark::NothingRequired);
        }
        let mut clauses = Vec::new();
        let mut count = 0;
        for case in &record.cases {
            let mut documents = Vec::new();
            for component in &case.components {
                count += 1;
                let is_optional = says_what_is_required && component.required == Some(false);
                documents.push(self.document(count, component, is_optional));
            }
            if case.title.trim().is_empty() {
                clauses.extend(documents);
            } else {
                let mut clause = tree::of_text(Keyword::Case, case.title.as_str());
                clause.body = Some(Body {
                    clauses: documents,
                    ..Body::default()
                });
                clauses.push(clause);
            }
        }
        clauses
    }

    fn document(
        &mut self,
        position: usize,
        component: &'r Component,
        is_optional: bool,
    ) -> Clause<'r> {
        let mut clauses = self.quantities(component);
        if is_optional {
            clauses.push(tree::clause(Keyword::Optional, []));
        }
        if let Some(code) = stated(component.code.as_ref()) {
            clauses.push(tree::of_text(Keyword::Code, code));
        }
        let mut templates = component.templates.iter();
        let first = templates.next();
        clauses.extend(first.map(|file| tree::of_text(Keyword::Template, file.as_str())));
        clauses.extend(templates.map(|file| tree::note("Mẫu khác", file)));
        if component.eform {
            clauses.push(tree::note("Biểu mẫu điện tử", "có"));
        }
        if component.is_result {
            clauses.push(tree::note("Là kết quả của thủ tục", "có"));
        }
        let name = format!("giay-to-{position}");
        let head = tree::named(Keyword::Document, name, component.name.as_str());
        tree::with_block(head, clauses)
    }

    /// Writes how many originals and copies: two zeros say that nobody counted.
    fn quantities(&mut self, component: &Component) -> Vec<Clause<'r>> {
        let mut clauses = Vec::new();
        let mut is_unstated = true;
        for (keyword, label, published) in [
            (
                Keyword::Original,
                "Số bản chính ghi là",
                &component.originals,
            ),
            (Keyword::Copies, "Số bản sao ghi là", &component.copies),
        ] {
            match published.parse::<u32>() {
                Ok(0) => {}
                Ok(quantity) => {
                    is_unstated = false;
                    let quantity = Word::Number(Number::whole(i64::from(quantity)));
                    clauses.push(tree::clause(keyword, [quantity]));
                }
                Err(_) => {
                    is_unstated = false;
                    clauses.push(tree::note(label, published));
                    self.remark(Remark::QuantityOddity);
                }
            }
        }
        if is_unstated {
            self.remark(Remark::QuantityUnstated);
        }
        clauses
    }
}
