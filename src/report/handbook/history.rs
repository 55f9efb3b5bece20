//! Every date that changes what a rule says: its own, those of its laws and of its parameters.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Handbook;
use crate::finding::wording;
use crate::model::{Entity, Model, Period, Stated};
use crate::phrase::{Language, Phrase, phrase};
use crate::report::rule;
use crate::report::sheet::{Block, Item, Line, Piece};
use crate::rule::Rule;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

/// A value that a parameter has for a time.
pub(super) struct Entry {
    period: Period,
    value: Phrase,
}

impl Entry {
    /// Says the value and for which time.
    pub(super) fn value_and_period(&self) -> Phrase {
        let Phrase { vi, en } = rule::period(self.period);
        Phrase::new(
            format_args!("{} ({vi})", self.value.vi),
            format_args!("{} ({en})", self.value.en),
        )
    }
}

/// Returns the values of a parameter, in the order of the text.
pub(super) fn entries(parameter: &Clause<'_>) -> Vec<Entry> {
    let entries = parameter.clauses_of(Keyword::From).map(|entry| {
        let mut dates = entry.words.iter().filter_map(|word| match word.node {
            Word::Date(date) => Some(date),
            _ => None,
        });
        let period = Period {
            from: dates.next(),
            until: dates.next(),
        };
        let value = entry.words.iter().find_map(|word| amount(&word.node));
        Entry {
            period,
            value: value.unwrap_or_default(),
        }
    });
    entries.collect()
}

fn amount(word: &Word<'_>) -> Option<Phrase> {
    Some(match word {
        Word::Number(number) => wording::number(*number),
        Word::Percent(number) => {
            let Phrase { vi, en } = wording::number(*number);
            phrase!("{vi}%", "{en}%")
        }
        Word::Money(money) => wording::money(*money),
        Word::Duration(length) => wording::duration(*length),
        _ => return None,
    })
}

/// Returns what is noted of a parameter.
pub(super) fn notes(parameter: &Clause<'_>) -> Vec<String> {
    let notes = parameter.clauses_of(Keyword::Note);
    notes
        .filter_map(|note| note.title())
        .map(ToString::to_string)
        .collect()
}

/// Says for which time a law is in force.
pub(super) fn in_force(law: &str, model: &Model) -> Phrase {
    match period_of(law, model) {
        Stated::Is(period) => {
            let Phrase { vi, en } = rule::period(period);
            phrase!("hiệu lực {vi}", "in force {en}")
        }
        Stated::None => phrase!("chưa có hiệu lực", "not in force"),
        Stated::Unknown => phrase!("chưa rõ ngày hiệu lực", "dates in force not known"),
    }
}

fn period_of(law: &str, model: &Model) -> Stated<Period> {
    match model.find(law) {
        Some(Entity::Law(id)) => model.laws[id].in_force,
        _ => Stated::Unknown,
    }
}

impl Handbook<'_> {
    /// Lists the dated changes of a rule, oldest first.
    pub(super) fn history(&self, rule: &Rule, blocks: &mut Vec<Block>) {
        let changes = self.changes(rule);
        if changes.is_empty() {
            return;
        }
        blocks.push(self.heading(&phrase!("Các mốc thời gian", "Dates")));
        let items = changes.into_iter().map(|(day, what)| {
            let day = self.say(&wording::date(day)) + ": ";
            let mut line = Line::text(day);
            line.0.extend(what.0);
            Item::from(line)
        });
        blocks.push(Block::List(items.collect()));
    }

    fn changes(&self, rule: &Rule) -> BTreeSet<(Date, Line)> {
        let mut changes = BTreeSet::new();
        let say = |phrase: &Phrase| Line::text(self.say(phrase));
        add(
            &mut changes,
            rule.period,
            &say(&phrase!(
                "quy tắc bắt đầu áp dụng",
                "the rule begins to apply"
            )),
            &say(&phrase!(
                "ngày cuối quy tắc áp dụng",
                "the last day of the rule"
            )),
        );
        for basis in &rule.bases {
            if let Stated::Is(period) = period_of(&basis.law, self.model) {
                let title = self.model.find(&basis.law);
                let title = title.map(|law| wording::title(law, self.model).vi);
                let title = Piece::In(Language::Vietnamese, title.unwrap_or_default());
                let first = self.say(&phrase!(
                    "ngày đầu có hiệu lực của ",
                    "the first day in force of "
                ));
                let last = self.say(&phrase!(
                    "ngày cuối còn hiệu lực của ",
                    "the last day in force of "
                ));
                add(
                    &mut changes,
                    period,
                    &Line::text(first).and(title.clone()),
                    &Line::text(last).and(title),
                );
            }
        }
        for id in &rule.parameters {
            let parameter = &self.rules.parameters[*id];
            let name = &parameter.name;
            let clause = self.declared.parameters.get(name.as_str());
            for entry in clause.map(|clause| entries(clause)).unwrap_or_default() {
                let Phrase { vi, en } = &entry.value;
                let begins = phrase!("tham số {name} là {vi}", "the parameter {name} is {en}");
                let ends = phrase!(
                    "ngày cuối tham số {name} là {vi}",
                    "the last day that the parameter {name} is {en}",
                );
                add(&mut changes, entry.period, &say(&begins), &say(&ends));
            }
            let what = phrase!(
                "tham số {name} được kiểm tra lại",
                "the parameter {name} was checked",
            );
            changes.extend(parameter.checked.map(|day| (day, say(&what))));
        }
        changes
    }
}

/// Adds the first and the last day of a time, where they are known.
fn add(changes: &mut BTreeSet<(Date, Line)>, period: Period, begins: &Line, ends: &Line) {
    changes.extend(period.from.map(|day| (day, begins.clone())));
    changes.extend(period.until.map(|day| (day, ends.clone())));
}
