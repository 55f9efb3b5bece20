//! Figures as JSON numbers, digit by digit: no floating point.

use serde_json::Number;

/// Says a length of work in days of 8 hours, to the thousandth, away from zero in the middle.
pub(super) fn days(thousandths_of_minute: i64) -> Number {
    const DAY: i64 = 8 * 60;
    let half = DAY / 2 * thousandths_of_minute.signum();
    let thousandths = thousandths_of_minute.saturating_add(half) / DAY;
    decimal(thousandths.into())
}

/// Writes thousandths as a number with the decimals it has.
pub(super) fn decimal(thousandths: i128) -> Number {
    let (whole, decimals) = (
        thousandths.unsigned_abs() / 1000,
        thousandths.unsigned_abs() % 1000,
    );
    let sign = if thousandths < 0 { "-" } else { "" };
    let written = if decimals == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{decimals:03}")
    };
    serde_json::from_str(&written).expect("digits are a number")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_said_in_days_of_eight_hours() {
        let said = |minutes: i64| days(minutes * 1000).to_string();
        assert_eq!(said(0), "0");
        assert_eq!(said(-480), "-1");
        assert_eq!(said(720), "1.5");
        assert_eq!(
            said(30),
            "0.063",
            "a sixteenth of a day, rounded away from zero"
        );
        assert_eq!(said(-30), "-0.063");
    }
}
