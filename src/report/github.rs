//! A review as workflow commands, which become annotations beside the lines of a change.
//!
//! One command a finding that has not been rejected, the gravest first, since only the first of each
//! kind are shown beside the lines; all of them are in the log, and the last line has the totals.

use std::cmp::Reverse;
use std::io::{self, Write};

use super::wrap::clean;
use super::{Page, words};
use crate::phrase::{Language, Phrase};
use crate::review::rank;
use crate::syntax::keyword::Keyword;

/// Writes a review; what a known review has told alike is only counted.
///
/// # Errors
///
/// What the writer refuses.
pub fn write(page: Page<'_>, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let rule = |position: usize| &page.rules.rules[page.review.findings[position].rule];
    let open = page.review.open().map(|(position, _)| position);
    let mut told: Vec<usize> = open.filter(|position| page.is_shown(*position)).collect();
    told.sort_by_key(|position| Reverse(rank(rule(*position).severity)));
    for position in &told {
        let (found, rule) = (&page.review.findings[*position], rule(*position));
        let command = match rule.severity {
            Keyword::Must => "error",
            Keyword::Should => "warning",
            _ => "notice",
        };
        let at = page.sources.position(found.at);
        writeln!(
            out,
            "::{command} file={},line={},col={},title={}::{} [{}]",
            property(page.sources.path(found.at.file)),
            at.line,
            at.column,
            property(rule.title.in_language(language)),
            message(found.message.in_language(language)),
            message(&found.id),
        )?;
    }
    let findings = words::counted(page.review.open().count() as u64, words::FINDINGS);
    let shown = words::count(told.len() as u64);
    let total = Phrase::new(
        format_args!("tinhgon: {}, {} nêu ở trên", findings.vi, shown.vi),
        format_args!("tinhgon: {}, {} told above", findings.en, shown.en),
    );
    writeln!(out, "{}", total.in_language(language))
}

/// Takes the meaning out of what would end a message.
fn message(text: &str) -> String {
    let text = clean(text).replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

/// Takes the meaning out of what would end a property.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_others_begin_no_command() {
        assert_eq!(message("50%\n::error::x"), "50%25%0A::error::x");
        assert_eq!(property("a,b: c\r"), "a%2Cb%3A c%0D");
    }
}
