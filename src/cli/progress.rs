//! What a long run says while it works: one moving line on standard error, where that is a terminal.
//!
//! It is gone before anything else is written, and absent where standard error is kept: whoever reads
//! that later reads only messages.

use std::io::{self, IsTerminal as _};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::phrase::{Language, Phrase};

/// How often the line moves.
const BEAT: Duration = Duration::from_millis(200);

/// A line that moves until this is dropped.
#[must_use = "the line is gone when this is dropped"]
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// Says what is being done, until the returned value is dropped.
    pub(super) fn begin(words: &Phrase, language: Language) -> Self {
        if !io::stderr().is_terminal() {
            return Self(None);
        }
        let line = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        let line = line.with_style(ProgressStyle::default_spinner());
        let line = line.with_message(words.in_language(language).to_owned());
        line.enable_steady_tick(BEAT);
        Self(Some(line))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(line) = &self.0 {
            line.finish_and_clear();
        }
    }
}
