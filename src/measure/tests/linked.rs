//! What procedures ask for that are filed together.

use super::*;

/// Two procedures that take 5 and 4 days one after the other; the paper is used on the last of them.
const CHAIN: &str = "
    procedure p \"P\" {
      channel in-person { fee none }
      form f \"F\" { field x \"X\" is c of ai }
      step s \"S\" { by a  after none  takes 5 working days  receives }
      result giay \"Giấy\" is giay
    }
    procedure q \"Q\" {
      channel in-person { fee none }
      form f \"F\" { field x \"X\" is c of ai  field y \"Y\" }
      document d \"D\" is giay { original 1 }
      step s \"S\" { by a  after none  takes 3 working days  uses f.x  receives  presence }
      step t \"T\" { by b  after s  takes 1 working day  uses d }
    }
    concept c \"C\"  paper giay \"Giấy\"  agency a \"A\"  agency b \"B\"
";

#[test]
fn a_joint_file_takes_the_longest_and_not_the_sum() {
    let figures = |text: &str| {
        let model = model(text);
        let link = Edit::Link(procedure(&model, "p"), procedure(&model, "q"));
        let one = effect(&model, std::slice::from_ref(&link), Rates::default());
        let all = compare(&model, &[&[link]], Rates::default());
        let days = |work: i64| work * 100 / 480_000;
        (
            [one.fields, one.documents, one.originals],
            one.visits.map(|visits| visits.typical),
            one.time.map(|time| days(time.typical)),
            one.cost.is_some(),
            all.time.typical.map(days),
        )
    };
    let saved = ([-1, -1, -1], Some(-1));
    // The last day of the second waits for the first: 6 days instead of 9.
    let (counts, visits, time, cost, all) = figures(CHAIN);
    assert_eq!((counts, visits), saved);
    assert_eq!((time, cost, all), (Some(-300), false, [900, 600]));
    // Who has not said that it does without the paper waits for it.
    let unknown = CHAIN.replace("uses f.x", "");
    assert_eq!(figures(&unknown).4, [900, 900]);
    // Where all of the second waits for nothing, the longest is all there is.
    let free = CHAIN.replace("uses d", "uses none");
    assert_eq!(figures(&free).4, [900, 500]);
}
