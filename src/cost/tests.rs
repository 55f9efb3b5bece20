//! What costs come to, what is missing to say so, and the published figures.

use jiff::civil::date;

use super::{Cost, Parts, Range, Rate, Rates, sheet};
use crate::diagnostic::Diagnostics;
use crate::model::resolve::resolve;
use crate::model::{Certainty, Model};
use crate::quantity::Money;
use crate::span::FileId;
use crate::syntax::parse;

fn model(text: &str) -> Model {
    let mut sink = Diagnostics::default();
    let file = parse(FileId(0), text, &mut sink);
    let model = resolve(&[file], date(2023, 12, 31), &mut sink);
    assert!(!sink.has_errors(), "{:?}", sink.sorted());
    model
}

/// The cost of the only procedure of a text, at 48,000 đồng an hour for everyone.
fn cost(text: &str) -> Cost {
    at(text, Some(48_000))
}

fn at(text: &str, rate: Option<i64>) -> Cost {
    let model = model(text);
    let id = model.procedures.ids().next().expect("one is declared");
    let rate = rate.map(|dong| Rate {
        hour: Money { dong },
        certainty: Certainty::Declared,
    });
    let rates = Rates {
        applicant: rate,
        official: rate,
    };
    Cost::of(&Parts::of(&model, id), rates)
}

fn exactly(dong: i64) -> Option<Range> {
    between(dong, dong)
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "it is compared with what may be unknown"
)]
fn between(least: i64, most: i64) -> Option<Range> {
    Some(Range { least, most })
}

const WHOLE: &str = "procedure p \"P\" {
    volume 1_000 per year
    channel in-person { fee 20_000 VND  takes 2 hours  costs 30_000 VND \"xăng xe\" }
    form f \"F\" { takes 30 minutes  field x \"X\" }
    document d \"D\" { takes 10 minutes  costs 5_000 VND }
}";

#[test]
fn a_file_costs_its_tasks_its_fee_and_other_money() {
    let cost = cost(WHOLE);
    // 2 h 40 min at 48,000, fee 20,000, other 35,000.
    assert_eq!(cost.per_file(), exactly(128_000 + 20_000 + 35_000));
    assert_eq!(cost.per_year(), exactly(183_000_000));
    assert_eq!(cost.certainty, Certainty::Declared);
}

#[test]
fn without_an_income_there_is_no_cost() {
    let cost = at(WHOLE, None);
    assert_eq!((cost.per_file(), cost.per_year()), (None, None));
    let missing: Vec<_> = cost.missing.keys().copied().collect();
    assert_eq!(missing, ["parameter.hourly-income"]);
}

#[test]
fn what_is_not_stated_is_missing_and_not_nothing() {
    let text = "procedure p \"P\" {
        channel online { takes none }
        form f \"F\" { field x \"X\" { takes 1 minute }  field y \"Y\" }
        document d \"D\" { original 1 }
        document e \"E\"
    }";
    let cost = cost(text);
    assert_eq!(cost.per_file(), None);
    let missing: Vec<_> = cost
        .missing
        .iter()
        .map(|(part, count)| (*part, *count))
        .collect();
    assert_eq!(
        missing,
        [("channel.fee", 1), ("document.takes", 2), ("form.takes", 1)]
    );
}

#[test]
fn ranges_come_from_what_is_stated_from_choices_and_from_cases() {
    let text = "procedure p \"P\" {
        forms none
        channel in-person { fee none  takes 1 hour to 2 hours assumed }
        channel online { fee 10_000 VND  takes 30 minutes measured }
        one of {
          document a \"A\" { costs 1_000 VND }
          document b \"B\" { costs 9_000 VND }
        }
        case \"C\" { document c \"C\" { costs 500 VND } }
    }";
    let cost = cost(text);
    assert_eq!(
        cost.per_file(),
        between(34_000 + 1_000, 96_000 + 9_000 + 500)
    );
    assert_eq!(cost.certainty, Certainty::Assumed);
    // How many files a year is not stated.
    assert_eq!(cost.per_year(), None);
}

#[test]
fn an_internal_procedure_costs_the_hours_of_officials() {
    let text = "procedure p \"P\" {
        kind internal  volume 10 per year measured
        step s \"S\" { takes 4 hours }
        step t \"T\" { after s  takes 1 working day }
    }";
    assert_eq!(cost(text).per_file(), exactly(12 * 48_000));
    let calendar = text.replace("1 working day", "3 days");
    let missing = cost(&calendar).missing;
    assert_eq!(missing.into_iter().collect::<Vec<_>>(), [("step.takes", 1)]);
}

/// Published examples of the method; only what a file costs and how many there are is given.
#[test]
fn the_published_examples_come_out() {
    let tax = |times: i64| {
        let files = times * 325_000;
        let text = format!(
            "procedure p \"P\" {{ volume {files} per year  forms none  documents none
              channel in-person {{ fee none  costs 250_000 VND }} }}"
        );
        cost(&text)
    };
    let (now, then) = (tax(12), tax(4));
    assert_eq!(now.per_year(), exactly(975_000_000_000));
    assert_eq!(then.per_year(), exactly(325_000_000_000));
}

#[test]
fn a_change_is_known_where_what_is_missing_stays() {
    let with = |document: &str| {
        let text = format!(
            "procedure p \"P\" {{ volume 100 per year  forms none
              channel in-person {{ fee 20_000 VND }} {document} }}"
        );
        cost(&text)
    };
    let before = with("document d \"D\" { costs 3_000 VND }");
    let after = with("documents none");
    // What going there takes is not stated, but it stays as it is.
    assert_eq!(after.per_file(), None);
    assert_eq!(after.change(&before), (exactly(-3_000), exactly(-300_000)));
    let unstated = with("document d \"D\"");
    assert_eq!(after.change(&unstated), (None, None));
}

#[test]
fn a_cost_is_no_surer_than_what_an_hour_is_worth() {
    let text = "procedure p \"P\" { volume 10 per year measured
        channel in-person { fee none  takes 1 hour measured }  documents none  forms none }
      procedure q \"Q\" { volume 10 per year measured
        channel in-person { fee 1_000 VND  takes none }  documents none  forms none }";
    let model = model(text);
    let rates = Rates {
        applicant: Some(Rate {
            hour: Money { dong: 48_000 },
            certainty: Certainty::Assumed,
        }),
        official: None,
    };
    let sure = model
        .procedures
        .ids()
        .map(|id| Cost::of(&Parts::of(&model, id), rates).certainty);
    // Where no hour is spent, it does not matter what one is worth.
    assert_eq!(
        sure.collect::<Vec<_>>(),
        [Certainty::Assumed, Certainty::Measured]
    );
}

#[test]
fn the_rows_of_a_sheet_come_to_what_a_file_costs() {
    let rows = |text: &str| -> Vec<Option<Range>> {
        let model = model(text);
        let id = model.procedures.ids().next().expect("one is declared");
        let hour = Money { dong: 48_000 };
        let certainty = Certainty::Declared;
        let rate = Some(Rate { hour, certainty });
        let rates = Rates {
            applicant: rate,
            official: rate,
        };
        let rows = sheet::rows(&Parts::of(&model, id), rates).into_iter();
        rows.map(|row| row.amount).collect()
    };
    // Form, document, channel.
    let amounts = rows(WHOLE);
    assert_eq!(
        amounts,
        [exactly(24_000), exactly(8_000 + 5_000), exactly(146_000)]
    );
    let sum: i64 = amounts.iter().flatten().map(|amount| amount.least).sum();
    assert_eq!(cost(WHOLE).per_file(), exactly(sum));
    let internal = "procedure p \"P\" {
        kind internal
        step s \"S\" { after none  takes 30 minutes }
        step t \"T\" { after s }
    }";
    assert_eq!(rows(internal), [exactly(24_000), None]);
}
