//! The legal texts that records cite: which citations mean one text, and what it is called.
//!
//! A text is known by its number; by number and province where every province numbers its own;
//! by number and title where the number says no year; and by title where there is no number.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::known::{Declared, Known};
use super::name;
use super::record::{Base, Record};
use super::tree;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

pub(super) mod number;

/// Every text that some record cites, by its key.
#[derive(Debug, Default)]
pub(super) struct Laws<'r> {
    laws: BTreeMap<String, Law<'r>>,
}

/// One text.
#[derive(Debug)]
struct Law<'r> {
    declared: Declared,
    /// The clauses to declare it by; `None` where a catalogue already does.
    own: Option<Described<'r>>,
}

/// What citations say of a text that no catalogue declares.
#[derive(Debug)]
struct Described<'r> {
    number: Option<String>,
    rank: Keyword,
    issued: Option<Date>,
    issuer: Option<&'r str>,
}

/// All citations of one text.
#[derive(Default)]
struct Cited<'r> {
    number: Option<String>,
    bases: Vec<&'r Base>,
}

impl<'r> Laws<'r> {
    /// Gathers the texts that records cite and names those that no catalogue declares.
    pub(super) fn of(records: &'r [Record], known: &Known) -> Self {
        let mut cited: BTreeMap<String, Cited<'r>> = BTreeMap::new();
        for record in records {
            for base in &record.bases {
                let Some((key, number)) = identity(record, base) else {
                    continue;
                };
                let cited = cited.entry(key).or_default();
                cited.number = number;
                cited.bases.push(base);
            }
        }
        let mut taken = BTreeSet::new();
        let mut laws = BTreeMap::new();
        for (key, cited) in cited {
            let law = law_of(&key, &cited, known, &mut taken);
            laws.insert(key, law);
        }
        Self { laws }
    }

    /// Returns the text that a basis of a record means; `None` where the basis says nothing.
    pub(super) fn find(&self, record: &Record, base: &Base) -> Option<&Declared> {
        let (key, _) = identity(record, base)?;
        self.laws.get(&key).map(|law| &law.declared)
    }

    /// Returns the declarations of the texts that no catalogue declares, in the order of keys.
    pub(super) fn declarations(&self) -> Vec<Clause<'r>> {
        let laws = self.laws.values();
        laws.filter_map(|law| Some(declaration(&law.declared, law.own.as_ref()?)))
            .collect()
    }
}

/// Returns the key of the text that a basis means, and the number it found.
fn identity(record: &Record, base: &Base) -> Option<(String, Option<String>)> {
    let title = name::key(&base.title);
    let Some(number) = number_of(base) else {
        return (!title.is_empty()).then_some((title, None));
    };
    let is_local = number::is_local(&number);
    let key = match &record.promulgator {
        Some(province) if is_local && record.is_of_province() => format!("{number} {province}"),
        _ if number::has_year(&number) => number.clone(),
        _ => format!("{number} {title}"),
    };
    Some((key, Some(number)))
}

/// Returns the number of a text; some records keep only its figures, `06` or `nghị định 146/2025`,
/// and the whole number in the title.
fn number_of(base: &Base) -> Option<String> {
    let published = base.number.as_deref().unwrap_or_default();
    number::find(published).or_else(|| {
        let in_title = number::find(&base.title)?;
        let figures = published.trim_matches(|letter: char| !letter.is_ascii_digit());
        let rest = in_title.strip_prefix(figures)?;
        (!figures.is_empty() && rest.starts_with('/')).then_some(in_title)
    })
}

fn law_of<'r>(
    key: &str,
    cited: &Cited<'r>,
    known: &Known,
    taken: &mut BTreeSet<String>,
) -> Law<'r> {
    // A number that others use too says nothing of which text the catalogue means.
    let number = cited.number.as_deref();
    let national = number.filter(|number| !number::is_local(number));
    if let Some(declared) = national.and_then(|number| known.law(number)) {
        return Law {
            declared: declared.clone(),
            own: None,
        };
    }
    let bases = || cited.bases.iter();
    let title = most_frequent(bases().map(|base| base.title.as_str())).unwrap_or(key);
    let published = most_frequent(bases().filter_map(|base| base.number.as_deref()));
    let issued = most_frequent(bases().filter_map(|base| base.issued.as_deref()));
    let slug = match name::slug(key) {
        slug if slug.is_empty() => "khong-ten".to_owned(),
        slug => slug,
    };
    Law {
        declared: Declared {
            name: name::free_name(taken, &format!("vb-{slug}")),
            title: title.to_owned(),
        },
        own: Some(Described {
            rank: number::rank(number, [published.unwrap_or_default(), title]),
            number: cited.number.clone(),
            issued: issued.and_then(day_first),
            issuer: most_frequent(bases().filter_map(|base| base.issuer.as_deref())),
        }),
    }
}

/// Returns the most frequent item; of equally frequent ones the first in order.
fn most_frequent<'r>(items: impl Iterator<Item = &'r str>) -> Option<&'r str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for item in items.filter(|item| !item.trim().is_empty()) {
        *counts.entry(item).or_default() += 1;
    }
    let first_of_most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    first_of_most.map(|(item, _)| item)
}

/// Reads `23-11-2015`.
fn day_first(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut part = || parts.next()?.parse::<i16>().ok();
    let (day, month, year) = (part()?, part()?, part()?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn declaration<'r>(declared: &Declared, own: &Described<'r>) -> Clause<'r> {
    let mut clauses = vec![tree::clause(Keyword::Rank, [Word::Keyword(own.rank)])];
    if let Some(number) = &own.number {
        clauses.push(tree::of_text(Keyword::Number, number.clone()));
    }
    if let Some(issued) = own.issued {
        clauses.push(tree::clause(Keyword::Issued, [Word::Date(issued)]));
    }
    if let Some(issuer) = own.issuer {
        clauses.push(tree::note("Cơ quan ban hành", issuer));
    }
    let head = tree::named(Keyword::Law, declared.name.clone(), declared.title.clone());
    tree::with_block(head, clauses)
}

#[cfg(test)]
mod tests;
