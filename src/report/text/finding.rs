//! One finding as text: what, why, on what evidence, on what basis, and what is proposed.

use crate::finding::wording;
use crate::finding::{Evidence, Finding};
use crate::phrase::{Phrase, phrase};
use crate::rule::Rule;
use crate::span::Span;
use crate::syntax::keyword::Keyword;

use super::super::Page;
use super::super::pen::{Ink, Pen};
use super::super::words;
use super::{decision, proposal};

/// How much of a finding is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// The first sentence of the reason, the first of the bases.
    Short,
    /// All of it.
    Full,
}

/// How far the parts of a finding are indented.
const INDENTATION: usize = 4;

/// How many bases a short finding names.
const BASES: usize = 2;

/// Writes findings of one rule that rest on the same bases: the reason once, then each.
pub(super) fn write(page: Page<'_>, positions: &[usize], detail: Detail, pen: &mut Pen) {
    let first = &page.review.findings[positions[0]];
    let rule = &page.rules.rules[first.rule];
    heading(rule, positions.len(), pen);
    let why = words::reason(&rule.why);
    let why = match detail {
        Detail::Short => Phrase::new(first_sentence(&why.vi), first_sentence(&why.en)),
        Detail::Full => why,
    };
    part(pen, &phrase!("Lý do", "Why"), &why);
    write_bases(page, first, detail, pen);
    for (number, position) in (1..).zip(positions.iter().copied()) {
        let finding = &page.review.findings[position];
        let label = match positions.len() {
            1 => phrase!("Nội dung", "What"),
            _ => Phrase::same(format_args!("({number})")),
        };
        part(pen, &label, &finding.message);
        write_evidence(page, finding, pen);
        write_taken_in(page, position, pen);
        decision::write(page, position, pen);
        if let Some(answer) = page.review.answers[position] {
            proposal::write(page, answer, position, detail, pen);
        }
        let place = place(page, finding.at);
        let place = Phrase::same(format_args!("{place} · {}", finding.id));
        part(pen, &phrase!("Nơi ghi", "Where"), &place);
        if let Some((ground, proof)) = page.proof(finding) {
            super::proof::write(ground, finding, &proof, pen);
        }
    }
}

/// Writes a labelled part of a finding.
pub(super) fn part(pen: &mut Pen, label: &Phrase, text: &Phrase) {
    pen.labelled(INDENTATION, label, text);
}

fn heading(rule: &Rule, findings: usize, pen: &mut Pen) {
    let ink = match rule.severity {
        Keyword::Must => Ink::Red,
        Keyword::Should => Ink::Yellow,
        _ => Ink::Cyan,
    };
    let severity = words::keyword(rule.severity);
    let mut heading = Phrase::new(
        format_args!("[{}] {}", severity.vi.to_uppercase(), rule.title.vi),
        format_args!("[{}] {}", severity.en.to_uppercase(), rule.title.en),
    );
    if findings > 1 {
        heading += Phrase::same(" · ");
        heading += words::counted(findings as u64, words::FINDINGS);
    }
    pen.line(ink, "  ", &heading);
}

/// Returns a text up to its first full stop that ends a sentence.
fn first_sentence(text: &str) -> &str {
    let text = text.trim();
    let ends = text.match_indices(['.', '?', '!']);
    let mut ends = ends.filter(|(index, _)| text[index + 1..].starts_with(char::is_whitespace));
    ends.next().map_or(text, |(index, _)| &text[..=index])
}

fn write_evidence(page: Page<'_>, finding: &Finding, pen: &mut Pen) {
    let labels = [phrase!("Chứng cứ", "Evidence"), Phrase::default()];
    for (index, known) in finding.evidence.iter().enumerate() {
        let label = &labels[usize::from(index > 0)];
        part(pen, label, &evidence(page, known));
    }
    if finding.witness_count > 1 {
        let others = words::count(u64::from(finding.witness_count) - 1);
        let text = Phrase::new(
            format_args!("và {} trường hợp tương tự", others.vi),
            format_args!("and {} more like it", others.en),
        );
        part(pen, &labels[1], &text);
    }
}

/// Writes what lesser rules found of the same things.
fn write_taken_in(page: Page<'_>, position: usize, pen: &mut Pen) {
    let guests = page.review.takes_in[position].iter();
    for (index, guest) in guests.enumerate() {
        let guest = &page.review.taken_in[*guest];
        let label = match index {
            0 => phrase!("Bao gồm", "Takes in"),
            _ => Phrase::default(),
        };
        let (Phrase { vi, en }, id) = (&guest.message, &guest.id);
        part(pen, &label, &phrase!("{vi} ({id})", "{en} ({id})"));
    }
}

/// Words a value: `r = Cơ sở dữ liệu quốc gia về dân cư (rules/catalog/registers.tthc:12)`.
fn evidence(page: Page<'_>, known: &Evidence) -> Phrase {
    let place = match known.at {
        Some(span) => format!(" ({})", line_of(page, span)),
        None => String::new(),
    };
    Phrase::new(
        format_args!("{} = {}{place}", known.name, known.value.vi),
        format_args!("{} = {}{place}", known.name, known.value.en),
    )
}

fn write_bases(page: Page<'_>, finding: &Finding, detail: Detail, pen: &mut Pen) {
    let told = match detail {
        Detail::Short => BASES,
        Detail::Full => finding.bases.len(),
    };
    let cited = finding.bases.iter().take(told);
    let cited: Vec<Phrase> = cited
        .map(|basis| wording::cited(basis, page.model))
        .collect();
    if cited.is_empty() {
        return;
    }
    let mut text = words::join(&cited, "; ");
    if let more @ 1.. = finding.bases.len().saturating_sub(told) {
        text += phrase!(" (và {more} căn cứ khác)", " (and {more} more)");
    }
    part(pen, &phrase!("Căn cứ", "Basis"), &text);
}

/// Says where something is written: file, line, column.
pub(in crate::report) fn place(page: Page<'_>, span: Span) -> String {
    let position = page.sources.position(span);
    let path = page.sources.path(span.file);
    format!("{path}:{}:{}", position.line, position.column)
}

/// Says where something is written: file and line.
pub(in crate::report) fn line_of(page: Page<'_>, span: Span) -> String {
    let position = page.sources.position(span);
    format!("{}:{}", page.sources.path(span.file), position.line)
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_sentence_ends_at_a_stop_before_a_blank() {
        assert_eq!(first_sentence(" Một. Hai. "), "Một.");
        assert_eq!(
            first_sentence("Theo khoản 1.2 thì\ncó. Hai"),
            "Theo khoản 1.2 thì\ncó."
        );
        assert_eq!(first_sentence("Không có dấu chấm"), "Không có dấu chấm");
        assert_eq!(first_sentence(""), "");
    }
}
