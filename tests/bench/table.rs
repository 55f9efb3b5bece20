//! Figures as tables of Markdown.
//!
//! Whole numbers throughout: times are nanoseconds, ratios are tenths.

use std::io::{self, Write};
use std::time::Duration;

use super::stages::Lap;

/// The stage that holds the [`WITHIN`] stages before it, which are also timed by themselves.
const WHOLE: &str = "whole review";

/// Evaluate, describe, propose.
const WITHIN: usize = 3;

/// What the line of sums is called.
const ALL: &str = "all, as `tinhgon review` runs";

/// How many times longer ten times the procedures may take, in tenths.
const LIMIT: u128 = 110;

/// What was measured at one size.
pub(crate) struct Measured {
    pub(crate) procedures: usize,
    pub(crate) files: usize,
    pub(crate) bytes: u64,
    /// For each number of threads, the best of each stage, and the peaks of the process.
    pub(crate) runs: Vec<(usize, Vec<Lap>)>,
}

impl Measured {
    /// The time of the unit: the best reading of all runs.
    fn unit(&self) -> Duration {
        let readings = self.runs.iter().map(|(_, laps)| laps[0].time);
        readings.min().unwrap_or_default()
    }
}

/// Writes the table of one size: seconds, multiples of reading, and the peak.
pub(crate) fn write_size(out: &mut impl Write, measured: &Measured) -> io::Result<()> {
    let Measured {
        procedures,
        files,
        bytes,
        runs,
    } = measured;
    writeln!(
        out,
        "\n{procedures} procedures, {} MB in {files} files\n",
        bytes / 1_000_000
    )?;
    write!(out, "| stage |")?;
    for (threads, _) in runs {
        write!(out, " s, {threads} thr. | × read | s of work | peak MiB |")?;
    }
    writeln!(out, "\n|---|{}", "--:|--:|--:|--:|".repeat(runs.len()))?;
    let Some((_, first)) = runs.first() else {
        return Ok(());
    };
    for (row, lap) in first.iter().enumerate() {
        write!(out, "| {} |", lap.stage)?;
        for (_, laps) in runs {
            let Lap {
                time, work, peak, ..
            } = &laps[row];
            let ratio = tenths(time.as_nanos(), self::nanos(measured.unit()));
            write!(
                out,
                " {} | {ratio} | {} | {} |",
                seconds(*time),
                seconds(*work),
                peak / 1024
            )?;
        }
        writeln!(out)?;
    }
    write!(out, "| {ALL} |")?;
    for (_, laps) in runs {
        let time = whole(laps);
        let ratio = tenths(time.as_nanos(), self::nanos(measured.unit()));
        write!(out, " {} | {ratio} | | |", seconds(time))?;
    }
    writeln!(out)
}

/// Writes how many times longer each stage takes when there are more procedures.
pub(crate) fn write_growth(out: &mut impl Write, sizes: &[Measured]) -> io::Result<()> {
    for pair in sizes.windows(2) {
        let [small, large] = pair else { continue };
        let (from, to) = (small.procedures, large.procedures);
        writeln!(out, "\nFrom {from} to {to} procedures, times as long\n")?;
        write!(out, "| stage |")?;
        for (threads, _) in &large.runs {
            write!(out, " {threads} thr. |")?;
        }
        writeln!(out, "\n|---|{}", "--:|".repeat(large.runs.len()))?;
        let stages = large.runs.first().map_or(0, |(_, laps)| laps.len());
        let both = || small.runs.iter().zip(&large.runs);
        let times = |before: Duration, after: Duration| {
            let (before, after) = (before.as_nanos(), after.as_nanos());
            let is_over = after * from as u128 * 100 > before * to as u128 * LIMIT;
            let mark = if is_over { " (!)" } else { "" };
            format!("{}{mark}", tenths(after, before))
        };
        for row in 0..stages {
            write!(out, "| {} |", large.runs[0].1[row].stage)?;
            for ((_, before), (_, after)) in both() {
                write!(out, " {} |", times(before[row].time, after[row].time))?;
            }
            writeln!(out)?;
        }
        write!(out, "| {ALL} |")?;
        for ((_, before), (_, after)) in both() {
            write!(out, " {} |", times(whole(before), whole(after)))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The time of all stages, what is within another counted once.
fn whole(laps: &[Lap]) -> Duration {
    let position = laps.iter().position(|lap| lap.stage == WHOLE);
    let position = position.unwrap_or(laps.len());
    let counted = |row: usize| row + WITHIN < position || row >= position;
    let laps = laps.iter().enumerate().filter(|(row, _)| counted(*row));
    laps.map(|(_, lap)| lap.time).sum()
}

fn nanos(time: Duration) -> u128 {
    time.as_nanos().max(1)
}

/// Writes a ratio with one decimal.
fn tenths(value: u128, unit: u128) -> String {
    let tenths = (value * 10 + unit / 2) / unit.max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn seconds(time: Duration) -> String {
    format!("{}.{:03}", time.as_secs(), time.subsec_millis())
}
