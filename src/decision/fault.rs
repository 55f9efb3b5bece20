//! What a decision of its kind must say and may not, wherever it is written: in a file, in a table,
//! on the command line.

use jiff::civil::Date;

use super::{Decision, Verdict};
use crate::diagnostic::Code;
use crate::finding::wording;
use crate::phrase::{Phrase, phrase};
use crate::syntax::keyword::Keyword;

/// Something a decision lacks, or has and may not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It does not say these.
    Lacks(Verdict, Vec<Keyword>),
    /// It says this, which belongs to another kind of decision.
    Misplaced(Verdict, Keyword),
    /// It ends before it is made.
    Backward {
        /// The clause that says when it ends.
        clause: Keyword,
        /// The day it is made.
        on: Date,
        /// The day it ends.
        end: Date,
    },
}

/// Returns what is wrong with a decision, in the order of its clauses.
pub fn faults(decision: &Decision) -> Vec<Fault> {
    let verdict = decision.verdict;
    let mut faults = Vec::new();
    let needed = [
        (Keyword::Reason, decision.reason.is_none()),
        (Keyword::By, decision.by.is_none()),
        (Keyword::DecidedOn, decision.on.is_none()),
        (
            Keyword::Until,
            decision.until.is_none() && verdict == Verdict::Defer,
        ),
    ];
    let missing = needed.iter().filter(|(_, is_missing)| *is_missing);
    let missing: Vec<Keyword> = missing.map(|(keyword, _)| *keyword).collect();
    // Whoever accepts says what the finding says.
    if !missing.is_empty() && verdict != Verdict::Accept {
        faults.push(Fault::Lacks(verdict, missing));
    }
    if verdict == Verdict::Accept && decision.until.is_some() {
        faults.push(Fault::Misplaced(verdict, Keyword::Until));
    }
    if verdict != Verdict::Accept && decision.due.is_some() {
        faults.push(Fault::Misplaced(verdict, Keyword::Due));
    }
    let (clause, end) = match verdict {
        Verdict::Accept => (Keyword::Due, decision.due),
        Verdict::Reject | Verdict::Defer => (Keyword::Until, decision.until),
    };
    if let (Some(on), Some(end)) = (decision.on, end)
        && end < on
    {
        faults.push(Fault::Backward { clause, on, end });
    }
    faults
}

impl Fault {
    /// Returns which kind of mistake it is.
    pub const fn code(&self) -> Code {
        match self {
            Self::Lacks(..) | Self::Misplaced(..) => Code::BrokenDecision,
            Self::Backward { .. } => Code::BackwardPeriod,
        }
    }

    /// Says what is wrong.
    pub fn message(&self) -> Phrase {
        match self {
            Self::Lacks(_, missing) => {
                let list = |spelling: fn(Keyword) -> &'static str| {
                    let words = missing.iter().map(|word| format!("`{}`", spelling(*word)));
                    words.collect::<Vec<_>>().join(", ")
                };
                let (vi, en) = (list(Keyword::vietnamese), list(Keyword::english));
                phrase!("quyết định thiếu {vi}", "the decision lacks {en}")
            }
            Self::Misplaced(verdict, wrong) => {
                let Phrase { vi, en } = spelled(verdict.keyword());
                let wrong = spelled(*wrong);
                let (vi_wrong, en_wrong) = (wrong.vi, wrong.en);
                phrase!(
                    "quyết định `{vi}` không có `{vi_wrong}`",
                    "what says `{en}` has no `{en_wrong}`"
                )
            }
            Self::Backward { on, end, .. } => {
                let [vi_on, vi_end] = [*on, *end].map(|day| wording::date(day).vi);
                phrase!(
                    "ngày {vi_end} đứng trước ngày quyết định {vi_on}",
                    "{end} comes before the day of the decision, {on}"
                )
            }
        }
    }

    /// Says what to do.
    pub fn help(&self) -> Phrase {
        match self {
            Self::Lacks(verdict, _) => {
                let Phrase { vi, en } = spelled(verdict.keyword());
                phrase!(
                    "quyết định `{vi}` phải nói vì sao, ai quyết định, ngày nào; tạm hoãn thì thêm đến ngày nào",
                    "whoever writes `{en}` says why, who decided and on which day; what is deferred, until when"
                )
            }
            Self::Misplaced(Verdict::Accept, _) => phrase!(
                "việc đã chấp nhận thì có `hạn hoàn thành`",
                "what is accepted has a `due` date"
            ),
            Self::Misplaced(..) => phrase!(
                "chỉ việc đã chấp nhận mới có hạn hoàn thành; ở đây ghi `đến`",
                "only what is accepted is due; write `until` here"
            ),
            Self::Backward { .. } => phrase!(
                "đổi chỗ hoặc sửa lại hai ngày",
                "swap or correct the two dates"
            ),
        }
    }
}

fn spelled(keyword: Keyword) -> Phrase {
    Phrase::new(keyword.vietnamese(), keyword.english())
}
