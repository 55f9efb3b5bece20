//! What an import did, in words: figures before and after, and what to know of the data.

use super::ImportArguments;
use crate::import::ImportReport;
use crate::import::report::meaning;
use crate::phrase::{Phrase, phrase};
use crate::quantity::grouped;

/// Words what an import did, a line each.
pub(super) fn summary(report: &ImportReport, arguments: &ImportArguments) -> Vec<Phrase> {
    let number = |count: usize| Phrase::new(digits(count, "."), digits(count, ","));
    let folder = arguments.output.display();
    let files = number(report.files);
    let mut lines = vec![Phrase::new(
        format_args!("Đã ghi {} tệp vào `{folder}`.", files.vi),
        format_args!("Wrote {} files to `{folder}`.", files.en),
    )];
    lines.push(phrase!(
        "Trong nguồn → trong tệp:",
        "In the source → in the files:"
    ));
    let after = report.after.named();
    for ((name, before), (_, after)) in report.before.named().into_iter().zip(after) {
        let (before, after) = (number(before), number(after));
        lines.push(Phrase::new(
            format_args!("{:>10} → {:>7}  {}", before.vi, after.vi, name.vi),
            format_args!("{:>10} → {:>7}  {}", before.en, after.en, name.en),
        ));
    }
    if !report.is_whole() {
        lines.push(phrase!(
            "Số lượng không khớp: đây là lỗi của tinhgon, xin báo lại.",
            "The counts differ: this is a mistake of tinhgon, please report it."
        ));
    }
    let (agencies, laws) = (number(report.agencies), number(report.laws));
    lines.push(Phrase::new(
        format_args!(
            "Khai báo thêm {} cơ quan, {} văn bản.",
            agencies.vi, laws.vi
        ),
        format_args!(
            "Declared {} agencies and {} laws besides.",
            agencies.en, laws.en
        ),
    ));
    let oddities = report.records_by_oddity();
    if !oddities.is_empty() {
        lines.push(phrase!(
            "Điều cần biết về dữ liệu, theo số bản ghi:",
            "What to know of the data, by number of records:"
        ));
    }
    for (slug, count) in oddities {
        let (count, meaning) = (number(count), meaning(slug));
        lines.push(Phrase::new(
            format_args!("{:>10}  {} ({slug})", count.vi, meaning.vi),
            format_args!("{:>10}  {} ({slug})", count.en, meaning.en),
        ));
        if arguments.verbose {
            let odd = report.oddities.iter().filter(|oddity| oddity.slug == slug);
            let codes: Vec<&str> = odd.map(|oddity| oddity.code.as_str()).collect();
            lines.push(Phrase::same(format_args!("{:>12}{}", "", codes.join(" "))));
        }
    }
    lines
}

fn digits(count: usize, separator: &str) -> String {
    grouped(u64::try_from(count).unwrap_or(u64::MAX), separator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Known, Plan, sample};

    /// Imports two records of one odd thing each and returns the lines in English.
    fn lines(verbose: bool) -> Vec<String> {
        let record = |code: &str, dirt: &str| sample::record(&[("code", code), ("dirt", dirt)]);
        let mut records = vec![
            record("\"1.2\"", "[\"nbsp\"]"),
            record("\"1.1\"", "[\"nbsp\", \"new_kind\"]"),
        ];
        let plan = Plan::new(&mut records, &Known::default());
        let mut report = ImportReport::default();
        for index in 0..plan.len() {
            report.add(plan.file(index).report);
        }
        let arguments = ImportArguments {
            files: Vec::new(),
            output: "out".into(),
            force: false,
            verbose,
        };
        let lines = summary(&report, &arguments);
        lines.into_iter().map(|line| line.en).collect()
    }

    #[test]
    fn figures_stand_side_by_side_and_oddities_are_counted_by_record() {
        let expected = [
            "Wrote 2 files to `out`.",
            "In the source → in the files:",
            "         2 →       2  procedures",
            "         0 →       0  dossier components",
            "         0 →       0  channels",
            "         0 →       0  step blocks",
            "         0 →       0  results",
            "         0 →       0  legal bases",
            "Declared 0 agencies and 0 laws besides.",
            "What to know of the data, by number of records:",
            "         2  no-break spaces (nbsp)",
            "         1  new_kind (new_kind)",
        ];
        assert_eq!(lines(false), expected);
    }

    #[test]
    fn each_oddity_can_name_its_procedures() {
        let lines = lines(true);
        assert_eq!(
            lines[11..],
            [
                "            1.1 1.2",
                "         1  new_kind (new_kind)",
                "            1.1"
            ]
        );
    }
}
