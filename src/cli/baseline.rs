//! `review --baseline FILE`: a known review, and how it is kept.

use std::path::PathBuf;

use clap::Args;

use super::diff::read_review;
use super::io::write_whole_by;
use crate::diagnostic::{Code, Diagnostic};
use crate::difference::recorded::Recorded;
use crate::phrase::phrase;
use crate::report::{Page, json};

/// Which review is known, and whether it is to be written again.
#[derive(Debug, Args)]
pub(super) struct BaselineArguments {
    /// Kết quả rà soát (JSON) đã biết: chỉ nêu và chỉ tính những gì mới so với nó / A review as JSON
    /// that is known: only what is new to it is told and counts
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Ghi lại tệp ấy, bỏ những gì không còn; không thêm gì / Write that file again without what is
    /// gone; nothing is added
    #[arg(long, requires = "baseline")]
    update_baseline: bool,
    /// Cho phép thêm cả những gì mới / Let what is new be added
    #[arg(long, requires = "update_baseline")]
    allow_growth: bool,
}

impl BaselineArguments {
    /// Returns whether a review is known.
    pub(super) fn is_given(&self) -> bool {
        self.baseline.is_some()
    }

    /// Reads the known review, where one is given.
    pub(super) fn read(&self) -> Result<Option<Recorded>, Box<Diagnostic>> {
        let path = self.baseline.as_deref();
        path.map(read_review).transpose()
    }

    /// Writes the known review again, where that is asked for: without what is gone, or, where
    /// that is allowed, with what is new.
    pub(super) fn update(&self, page: Page<'_>) -> Result<(), Box<Diagnostic>> {
        let (Some(path), Some(known), true) = (&self.baseline, page.baseline, self.update_baseline)
        else {
            return Ok(());
        };
        let shown = path.to_string_lossy();
        let open = page.review.open();
        let mut risen = open.filter(|(position, _)| known.has_risen(*position));
        if let (Some((_, first)), false) = (risen.next(), self.allow_growth) {
            let (first, count) = (&first.id, 1 + risen.count());
            let message = phrase!(
                "mốc sẽ có thêm {count} phát hiện mới hoặc nặng hơn; đầu tiên là `{first}`",
                "the baseline would grow by what is new or graver, {count} in all; the first is `{first}`"
            );
            let grown = Diagnostic::of_path(Code::GrownBaseline, shown, message);
            return Err(Box::new(grown.help(phrase!(
                "sửa, hoặc quyết định về các phát hiện ấy bằng `tinhgon decide`; nếu chấp nhận mốc lớn hơn thì thêm `--allow-growth`",
                "mend them, or decide on them with `tinhgon decide`; where a larger baseline is meant, add `--allow-growth`",
            ))));
        }
        let keeps = |position: usize| self.allow_growth || !known.has_risen(position);
        let page = Page {
            baseline: None,
            proofs: None,
            ..page
        };
        let written = write_whole_by(path, |out| json::write_those(page, &keeps, out));
        written.map_err(|error| {
            let refused = Diagnostic::of_path(Code::Unwritable, shown, error.message());
            refused.help(error.remedy()).into()
        })
    }
}
