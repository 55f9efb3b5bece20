//! A review as the document that an office hands in: `--format docx`.
//!
//! The report with its annexes: the proposals in the official order, the review form and the cost sheet
//! of each procedure that a proposal changes, and the draft of the decision that takes them up. Set as
//! Decree 30/2020 asks. What nobody has told the program, such as who signs, is left as dots to be
//! filled in; what it has not been able to hold against the official form is marked where it stands.
//!
//! Every figure is the review's. In a large catalogue the forms of each procedure would be a book of
//! their own: beyond a hundred changed procedures they are left out, and the document says so and
//! how to have them.

use std::io::{self, Write};

use super::Page;
use crate::phrase::{Language, phrase};

mod benefit;
mod book;
mod decision;
mod form;
mod head;
mod letter;
mod package;
mod paper;
mod proposals;
mod sheet;

use book::Book;

/// The most changed procedures of which a document holds the forms.
const MOST_FORMS: usize = 100;

/// Writes a review as a document.
///
/// Goes through the changed procedures once an annex; no more than the packed document is held.
///
/// # Errors
///
/// What the writer refuses.
pub fn write(page: Page<'_>, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let book = Book::new(page);
    let title = phrase!(
        "Báo cáo kết quả rà soát thủ tục hành chính",
        "Report on the review of administrative procedures"
    );
    let title = title.in_language(language);
    let bytes = package::package(title, page.model.as_of, language, |paper| {
        letter::write(&book, paper);
        proposals::write(&book, paper);
        form::write(&book, paper);
        sheet::write(&book, paper);
        decision::write(&book, paper);
    })?;
    out.write_all(&bytes)
}
