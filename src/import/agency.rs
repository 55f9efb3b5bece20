//! The agencies that records name: which wordings mean one agency, and what it is called.
//!
//! An exact list says where one agency ends and the next begins; a joined text does not, because
//! a comma may be part of a name. A joined text is split only where every part is an agency that
//! an exact list, a text without a comma or the catalogue names, and where only one way of
//! splitting it does that.

use std::collections::{BTreeMap, BTreeSet};

use super::known::{Declared, Known};
use super::name;
use super::record::Record;
use super::tree;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

/// A joined text of more parts than this is not split; the longest published has 28.
const MOST_PARTS: usize = 200;

/// What a record says of the agencies in one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named<'r> {
    /// Nothing.
    Unknown,
    /// Each agency by itself.
    List(Vec<&'r str>),
    /// A text that may name several.
    Text(&'r str),
}

/// The agencies of a record.
#[derive(Debug)]
pub(super) struct Roles<'r> {
    /// Who carries the procedure out.
    pub(super) executing: Named<'r>,
    /// Who decides.
    pub(super) competent: Named<'r>,
    /// Who works with them.
    pub(super) coordinating: Named<'r>,
}

impl<'r> Roles<'r> {
    /// Returns the agencies that answer for the procedure: who decides, else who carries it out.
    pub(super) fn authority(&self) -> &Named<'r> {
        match &self.competent {
            Named::List(_) => &self.competent,
            _ => &self.executing,
        }
    }

    /// Returns the lists that become clauses.
    fn lists(&self) -> impl Iterator<Item = &'r str> {
        let lists = [self.authority(), &self.coordinating];
        lists
            .into_iter()
            .flat_map(|named| match named {
                Named::List(agencies) => agencies.as_slice(),
                Named::Unknown | Named::Text(_) => &[],
            })
            .copied()
    }
}

/// Every agency that some record refers to, by its key.
#[derive(Debug)]
pub(super) struct Agencies<'r> {
    vocabulary: BTreeSet<String>,
    longest: usize,
    names: BTreeMap<String, Agency<'r>>,
}

/// One agency.
#[derive(Debug)]
struct Agency<'r> {
    declared: Declared,
    /// Other spellings of the title; `None` where a catalogue declares the agency.
    spellings: Option<Vec<&'r str>>,
}

impl<'r> Agencies<'r> {
    /// Gathers the agencies that records refer to and names those that no catalogue declares.
    pub(super) fn of(records: &'r [Record], known: &Known) -> Self {
        let vocabulary: BTreeSet<String> = records
            .iter()
            .flat_map(exact_names)
            .map(name::key)
            .chain(known.agency_keys().cloned())
            .collect();
        let mut agencies = Self {
            longest: vocabulary.iter().map(String::len).max().unwrap_or(0),
            vocabulary,
            names: BTreeMap::new(),
        };
        let mut spellings: BTreeMap<String, BTreeMap<&'r str, usize>> = BTreeMap::new();
        for record in records {
            for name in agencies.roles(record).lists() {
                let counts = spellings.entry(name::key(name)).or_default();
                *counts.entry(name).or_default() += 1;
            }
        }
        let mut taken = BTreeSet::new();
        for (key, counts) in spellings {
            let agency = agency_of(&key, &counts, known, &mut taken);
            agencies.names.insert(key, agency);
        }
        agencies
    }

    /// Returns what a record says of its agencies.
    pub(super) fn roles(&self, record: &'r Record) -> Roles<'r> {
        let none: &'r [String] = &[];
        let api = record.api.as_ref();
        let executing = api.map_or(none, |api| &api.executing);
        let executing = if executing.is_empty() {
            &record.executing_list
        } else {
            executing
        };
        let competent = api.map_or(none, |api| &api.competent);
        let coordinating = api.map_or(none, |api| &api.coordinating);
        let texts = &record.agencies;
        Roles {
            executing: self.named(executing, texts.executing.as_deref()),
            competent: self.named(competent, texts.competent.as_deref()),
            coordinating: self.named(coordinating, texts.coordinating.as_deref()),
        }
    }

    /// Reads an exact list, or else a joined text.
    fn named(&self, exact: &'r [String], joined: Option<&'r str>) -> Named<'r> {
        let exact = exact.iter().map(String::as_str);
        let exact: Vec<&str> = exact.filter(|name| !name::key(name).is_empty()).collect();
        if !exact.is_empty() {
            return Named::List(exact);
        }
        match joined {
            None => Named::Unknown,
            Some(text) if name::key(text).is_empty() => Named::Unknown,
            Some(text) => self.split(text).map_or(Named::Text(text), Named::List),
        }
    }

    /// Splits a joined text at commas; `None` where no way or more than one leads to agencies.
    fn split(&self, text: &'r str) -> Option<Vec<&'r str>> {
        let mut starts = vec![0];
        starts.extend(text.match_indices(", ").map(|(comma, _)| comma + 2));
        if starts.len() > MOST_PARTS {
            return None;
        }
        // From the end: how many ways lead from each start to the end, and where the first goes.
        let mut ways = vec![0_u8; starts.len() + 1];
        let mut next = vec![0; starts.len()];
        ways[starts.len()] = 1;
        for from in (0..starts.len()).rev() {
            for to in from + 1..=starts.len() {
                if ways[to] > 0 && self.is_agency(part(text, &starts, from, to)) {
                    ways[from] = ways[from].saturating_add(ways[to]);
                    next[from] = to;
                }
            }
        }
        let mut parts = Vec::new();
        let mut from = 0;
        while ways[0] == 1 && from < starts.len() {
            parts.push(part(text, &starts, from, next[from]));
            from = next[from];
        }
        (!parts.is_empty()).then_some(parts)
    }

    fn is_agency(&self, text: &str) -> bool {
        // Composed letters take fewer bytes than the decomposed ones of a key.
        text.len() <= 2 * self.longest && self.vocabulary.contains(&name::key(text))
    }

    /// Returns what an agency of a list is declared as.
    pub(super) fn find(&self, name: &str) -> Option<&Declared> {
        self.names
            .get(&name::key(name))
            .map(|agency| &agency.declared)
    }

    /// Returns the declarations of the agencies that no catalogue declares, in the order of keys.
    pub(super) fn declarations(&self) -> Vec<Clause<'r>> {
        let agencies = self.names.values();
        agencies
            .filter_map(|agency| {
                let declared = agency.declared.clone();
                let spellings = agency.spellings.as_ref()?.iter();
                let aliases = spellings.map(|spelling| Word::Text((*spelling).into()));
                let head = tree::named(Keyword::Agency, declared.name, declared.title);
                let aliases = tree::list(Keyword::Aliases, aliases);
                Some(tree::with_block(head, aliases.into_iter().collect()))
            })
            .collect()
    }
}

/// Returns the part of a text between two of its starts.
fn part<'r>(text: &'r str, starts: &[usize], from: usize, to: usize) -> &'r str {
    let end = starts.get(to).map_or(text.len(), |start| start - 2);
    &text[starts[from]..end]
}

/// Returns the wordings of a record that name one agency each.
fn exact_names(record: &Record) -> impl Iterator<Item = &str> {
    let api = record.api.iter().flat_map(|api| {
        let lists = [
            &api.executing,
            &api.competent,
            &api.delegated,
            &api.coordinating,
        ];
        lists.into_iter().flatten()
    });
    let exact = api.chain(&record.executing_list).map(String::as_str);
    let texts = &record.agencies;
    let joined = [
        &texts.executing,
        &texts.competent,
        &texts.delegated,
        &texts.coordinating,
    ];
    let joined = joined.into_iter().flatten().map(String::as_str);
    exact.chain(joined.filter(|text| is_one(text)))
}

/// Returns whether a joined text can only be one name.
fn is_one(text: &str) -> bool {
    !text.contains([',', ';', '\n']) && !name::key(text).is_empty()
}

fn agency_of<'r>(
    key: &str,
    counts: &BTreeMap<&'r str, usize>,
    known: &Known,
    taken: &mut BTreeSet<String>,
) -> Agency<'r> {
    if let Some(declared) = known.agency(key) {
        return Agency {
            declared: declared.clone(),
            spellings: None,
        };
    }
    let first_of_most = counts.iter().rev().max_by_key(|(_, count)| **count);
    let title = first_of_most.map_or("", |(title, _)| title);
    let slug = match name::slug(title) {
        slug if slug.is_empty() => "khong-ten".to_owned(),
        slug => slug,
    };
    let others = counts.keys().copied().filter(|spelling| *spelling != title);
    Agency {
        declared: Declared {
            name: name::free_name(taken, &format!("cq-{slug}")),
            title: title.to_owned(),
        },
        spellings: Some(others.collect()),
    }
}

#[cfg(test)]
mod tests;
