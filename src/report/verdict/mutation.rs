//! What the tests make of changed rules, as text.

use crate::phrase::{Phrase, phrase};
use crate::report::pen::{Ink, Pen};
use crate::report::words;
use crate::verify::mutation::{Mutation, Survivor};

use super::{Page, not_stable};

impl Page<'_> {
    /// Writes one line for each rule and definition, below it the changes that nothing noticed.
    pub(super) fn write_mutations(&self, mutations: &[Mutation], pen: &mut Pen) {
        let heading = phrase!(
            "Thử sửa sai quy tắc, xem kiểm thử có nhận ra",
            "Rules changed, to see whether their tests notice"
        );
        pen.line(Ink::Bold, "", &heading);
        for mutation in mutations {
            let name = Phrase::same(format_args!("{} ", mutation.name));
            pen.row(
                "  ",
                &[
                    (&name, 34),
                    (&told(mutation), 0),
                    (&not_stable(mutation.is_stable), 0),
                ],
            );
            for survivor in &mutation.survivors {
                self.write_survivor(survivor, pen);
            }
        }
        let sum = |part: fn(&Mutation) -> usize| mutations.iter().map(part).sum();
        let all = counts(
            sum(|mutation| mutation.mutants),
            sum(|mutation| mutation.killed),
            sum(|mutation| mutation.stillborn),
            sum(|mutation| mutation.survivors.len()),
        );
        pen.line(Ink::Plain, "", &all);
    }

    fn write_survivor(&self, survivor: &Survivor, pen: &mut Pen) {
        let place = Phrase::same(self.place(survivor.span));
        pen.line(Ink::Yellow, "    ", &place);
        let (removed, added) = difference(&survivor.before, &survivor.after);
        for (lead, lines) in [("      - ", removed), ("      + ", added)] {
            for line in lines {
                pen.row(lead, &[(&Phrase::same(line), 0)]);
            }
        }
    }
}

fn told(mutation: &Mutation) -> Phrase {
    if !mutation.is_tested {
        return phrase!("chưa có kiểm thử", "no test");
    }
    counts(
        mutation.mutants,
        mutation.killed,
        mutation.stillborn,
        mutation.survivors.len(),
    )
}

fn counts(mutants: usize, killed: usize, stillborn: usize, survivors: usize) -> Phrase {
    let mutants = words::counted(mutants as u64, words::MUTANTS);
    let [killed, stillborn, survivors] =
        [killed, stillborn, survivors].map(|count| words::count(count as u64));
    Phrase::new(
        format_args!(
            "{}: {} bị nhận ra, {} không dùng được, {} lọt",
            mutants.vi, killed.vi, stillborn.vi, survivors.vi
        ),
        format_args!(
            "{}: {} killed, {} stillborn, {} survived",
            mutants.en, killed.en, stillborn.en, survivors.en
        ),
    )
}

/// Returns the lines that two texts do not begin or end with alike.
fn difference<'t>(before: &'t str, after: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
    let mut removed: Vec<&str> = before.lines().collect();
    let mut added: Vec<&str> = after.lines().collect();
    while removed
        .last()
        .is_some_and(|last| added.last() == Some(last))
    {
        removed.pop();
        added.pop();
    }
    let alike = removed.iter().zip(&added);
    let alike = alike.take_while(|(left, right)| left == right).count();
    (removed.split_off(alike), added.split_off(alike))
}
