//! A review for a comment on a change: short enough to be posted, with the rest folded away.
//!
//! The totals, the targets and the sizes come first, then the findings, the gravest first. A comment
//! may hold only so many letters: where the findings are more, those that are left out are counted.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::sheet::markdown;
use super::text::finding::line_of;
use super::text::{comparison, proposal, target, total};
use super::{Page, edit, json, words};
use crate::finding::wording;
use crate::phrase::{Language, Phrase, phrase};
use crate::review::rank;
use crate::syntax::keyword::Keyword;

/// Takes the meaning out of what Markdown would read as markup, and calls nobody by name.
fn escaped(text: &str) -> String {
    markdown::escaped(text).replace('@', "&#64;")
}

/// The most letters of a comment, less what is left for the last line.
const MOST: usize = 60_000;

/// The most letters of one finding.
const ONE: usize = 2_000;

/// Writes a review; what a known review has told alike is only counted.
///
/// # Panics
///
/// Never: a string takes any letters.
pub fn render(page: Page<'_>, language: Language) -> String {
    let mut writer = Writer {
        page,
        language,
        out: String::new(),
    };
    writer.write();
    writer.out
}

struct Writer<'r> {
    page: Page<'r>,
    language: Language,
    out: String,
}

impl Writer<'_> {
    fn say(&self, phrase: &Phrase) -> String {
        escaped(phrase.in_language(self.language))
    }

    fn line(&mut self, text: &str) {
        writeln!(self.out, "{text}").expect("writing to a string cannot fail");
    }

    fn write(&mut self) {
        let page = self.page;
        let review = page.review;
        let date = wording::date(page.model.as_of);
        let heading = Phrase::new(
            format_args!("Rà soát thủ tục hành chính tại ngày {}", date.vi),
            format_args!("Review of administrative procedures as of {}", date.en),
        );
        let heading = self.say(&heading);
        self.line(&format!("## {heading}\n"));
        let severity = |severity: Keyword| {
            let of = |(_, found): &(usize, &crate::finding::Finding)| {
                page.rules.rules[found.rule].severity == severity
            };
            let count = words::count(review.open().filter(of).count() as u64);
            words::join(&[count, words::keyword(severity)], " ")
        };
        let chosen = review.proposals.iter().filter(|made| made.is_chosen());
        let chosen = words::count(chosen.count() as u64);
        let procedures = words::counted(page.model.procedures.len() as u64, words::PROCEDURES);
        let findings = words::counted(review.open().count() as u64, words::FINDINGS);
        let severities = [Keyword::Must, Keyword::Should, Keyword::Consider].map(severity);
        let severities = words::join(&severities, ", ");
        let proposals = words::count(review.proposals.len() as u64);
        let totals = Phrase::new(
            format_args!(
                "{}; {}: {}; {} đề xuất, {} được chọn.",
                procedures.vi, findings.vi, severities.vi, proposals.vi, chosen.vi
            ),
            format_args!(
                "{}; {}: {}; {} proposals, {} chosen.",
                procedures.en, findings.en, severities.en, proposals.en, chosen.en
            ),
        );
        let totals = self.say(&totals);
        self.line(&totals);
        self.write_targets();
        self.write_sizes();
        self.write_findings();
    }

    fn write_targets(&mut self) {
        let page = self.page;
        if page.review.targets.is_empty() {
            return;
        }
        let heading = self.say(&phrase!("Chỉ tiêu", "Targets"));
        self.line(&format!("\n### {heading}\n"));
        for reached in &page.review.targets {
            let asked = &page.rules.targets[reached.target];
            let (title, standing) = (
                self.say(&asked.title),
                self.say(&target::standing(asked, reached)),
            );
            self.line(&format!("- {title}: {standing}"));
        }
    }

    fn write_sizes(&mut self) {
        let review = self.page.review;
        let columns = [
            phrase!("Quy mô (khai báo)", "Size (declared)"),
            phrase!("Hiện nay", "Now"),
            phrase!("Sau đề xuất", "Proposed"),
            phrase!("Thay đổi", "Change"),
        ];
        let columns = columns.map(|it| self.say(&it)).join(" | ");
        self.line(&format!("\n| {columns} |\n|---|--:|--:|--:|"));
        for ([_, plural, vi], size) in total::sizes() {
            let (before, after) = (size(&review.before), size(&review.after));
            if before + after > 0 {
                let cells = [
                    Phrase::new(words::capital(vi), words::capital(plural)),
                    words::count(before),
                    words::count(after),
                    total::change(before, after),
                ];
                let cells = cells.map(|it| self.say(&it)).join(" | ");
                self.line(&format!("| {cells} |"));
            }
        }
        self.line("");
        for one in comparison::told(&review.compared) {
            let told = match one.figures {
                None => one.known,
                Some([before, after]) => {
                    let mut text = words::join(&[before, after], " → ");
                    text += one.less;
                    words::join(&[text, one.known], "; ")
                }
            };
            let told = self.say(&words::join(&[one.name, told], ": "));
            self.line(&format!("- {told}"));
        }
    }

    fn write_findings(&mut self) {
        let page = self.page;
        let rule = |position: usize| &page.rules.rules[page.review.findings[position].rule];
        let open = page.review.open().map(|(position, _)| position);
        let (mut shown, known): (Vec<usize>, Vec<usize>) =
            open.partition(|position| page.is_shown(*position));
        shown.sort_by_key(|position| Reverse(rank(rule(*position).severity)));
        let mut left = shown.len();
        for of_severity in
            shown.chunk_by(|left, right| rule(*left).severity == rule(*right).severity)
        {
            let severity = words::keyword(rule(of_severity[0]).severity);
            let count = words::counted(of_severity.len() as u64, words::FINDINGS);
            let severity = Phrase::new(words::capital(&severity.vi), words::capital(&severity.en));
            let heading = self.say(&words::join(&[severity, count], ": "));
            self.line(&format!("\n<details><summary>{heading}</summary>\n"));
            for position in of_severity {
                let told = self.finding(*position);
                if self.out.len() + told.len() > MOST {
                    break;
                }
                self.out.push_str(&told);
                left -= 1;
            }
            self.line("\n</details>");
        }
        for (count, told) in [
            (
                left,
                phrase!(
                    "phát hiện nữa không nêu được ở đây vì quá dài; xem báo cáo đầy đủ",
                    "more findings do not fit here; see the full report"
                ),
            ),
            (
                known.len(),
                phrase!(
                    "phát hiện đã biết, không nêu lại",
                    "findings are known and not told again"
                ),
            ),
        ] {
            if count > 0 {
                let told = words::join(&[words::count(count as u64), told], " ");
                let told = self.say(&told);
                self.line(&format!("\n**{told}.**"));
            }
        }
    }

    /// Words a finding as an item of a list; one that is as long as a page is told by its place.
    fn finding(&self, position: usize) -> String {
        let page = self.page;
        let found = &page.review.findings[position];
        let (message, place) = (self.say(&found.message), escaped(&line_of(page, found.at)));
        let id = escaped(&found.id);
        let mut told = format!("- {message}  \n  {place} · {id}\n");
        if let Some(answer) = page.review.answers[position] {
            let made = &page.review.proposals[answer];
            let edits = made.edits.iter().map(|it| edit::phrase_of(page.model, it));
            let edits = self.say(&words::join(&edits.collect::<Vec<_>>(), "; "));
            let (id, effect) = (
                json::proposal_id(answer),
                self.say(&proposal::changes(&made.effect)),
            );
            writeln!(told, "  - **{id}**: {edits} ({effect})")
                .expect("writing to a string cannot fail");
        }
        if told.len() > ONE {
            let long = self.say(&phrase!(
                "quá dài để nêu ở đây; xem báo cáo đầy đủ",
                "too long to be told here; see the full report"
            ));
            return format!("- {place} · {id}: {long}\n");
        }
        told
    }
}
