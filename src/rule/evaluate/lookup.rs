//! Indexes for keyed joins: which things have which value.

use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::scope::{Far, Missing, Scope};
use super::similar::Similar;
use crate::model::Entity;
use crate::quantity::Unit;
use crate::rule::plan::{Index, Keys, Wanted};
use crate::rule::schema::Facts;
use crate::rule::value::Value;
use crate::truth::Truth;

/// A value as the key of an index.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Entity(Entity),
    Symbol(crate::symbol::Symbol),
    Text(String),
    Constant(crate::syntax::keyword::Keyword),
    Fingerprint(u128),
    Number(i64),
    Date(jiff::civil::Date),
    Boolean(bool),
    /// A length of time: its calendar, and how long in the least unit of it.
    Duration(Unit, i128),
    List(Vec<Key>),
    /// Known to be absent, as an empty list is.
    None,
}

impl Key {
    /// Returns the key of a value, the same for values that are equal; `None` for an unknown one.
    pub(super) fn of(value: &Value<'_>) -> Option<Self> {
        Some(match value {
            Value::Entity(entity) => Self::Entity(*entity),
            Value::Symbol(symbol) => Self::Symbol(*symbol),
            Value::Text(text) => Self::Text(text.to_string()),
            Value::Constant(constant) => Self::Constant(*constant),
            Value::Fingerprint(fingerprint) => Self::Fingerprint(*fingerprint),
            Value::Number(number) | Value::Percent(number) => Self::Number(number.thousandths),
            Value::Money(money) => Self::Number(money.dong),
            Value::Date(date) => Self::Date(*date),
            Value::Boolean(flag) => Self::Boolean(*flag),
            Value::Duration(duration) => {
                let (calendar, length) = duration.measure();
                Self::Duration(calendar, length)
            }
            Value::None => Self::None,
            Value::List(list) if list.is_empty() => Self::None,
            Value::List(list) => {
                let keys: Option<_> = list.iter().map(|item| Self::of(&item)).collect();
                Self::List(keys?)
            }
            Value::Unknown => return None,
        })
    }
}

/// Which things have which value; nothing iterates the map.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    pub(super) things: FxHashMap<Key, Vec<u32>>,
    /// The things that nothing asked of them alone rules out.
    pub(super) possible: Vec<u32>,
    /// Those of them whose value is unknown: they might have any.
    unknown: Vec<u32>,
    /// These, and those whose value is a length of time: it is unknown whether lengths of two
    /// calendars are equal.
    lasting: Vec<u32>,
    /// The values that are lists, where likeness is asked for.
    pub(super) similar: Similar,
    /// What is missing to tell the values that are unknown.
    pub(super) missing: Missing,
    /// The joins in doubt inside these values.
    pub(super) far: BTreeSet<Far>,
}

impl Lookup {
    /// Returns the things that may have a value, and are not known to.
    pub(super) fn doubtful(&self, value: &Value<'_>) -> &[u32] {
        if matches!(value, Value::Duration(_)) {
            &self.lasting
        } else {
            &self.unknown
        }
    }
}

/// Builds the indexes of a plan, each by one pass over the things of its kind: those that are
/// wanted, the others are left empty.
///
/// An index may look into those before it.
pub(super) fn look_ups(
    indexes: &[Index],
    facts: Facts<'_>,
    slots: usize,
    is_wanted: impl Fn(usize) -> bool,
) -> Vec<Lookup> {
    let mut lookups = Vec::with_capacity(indexes.len());
    for (position, index) in indexes.iter().enumerate() {
        let lookup = if is_wanted(position) {
            look_up(index, facts, &lookups, slots)
        } else {
            Lookup::default()
        };
        lookups.push(lookup);
    }
    lookups
}

fn look_up(index: &Index, facts: Facts<'_>, earlier: &[Lookup], slots: usize) -> Lookup {
    let count = index.kind.count(facts.model);
    let keyed: Vec<_> = (0..count)
        .into_par_iter()
        .map_init(
            || Scope::new(facts, earlier, slots),
            |scope, position| {
                let keys = keys_of(scope, index, index.kind.entity(position));
                (keys, is_possible(scope, index))
            },
        )
        .collect();
    let mut lookup = Lookup::default();
    let mut lists: Vec<Vec<u128>> = Vec::new();
    for (position, (keys, is_possible)) in (0_u32..).zip(keyed) {
        lookup.possible.extend(is_possible.then_some(position));
        let keys = match keys {
            Ok(Found::Keys(keys)) => keys,
            Ok(Found::Things(things)) => {
                lists.push(if is_possible { things } else { Vec::new() });
                continue;
            }
            Err((missing, far)) => {
                lists.push(Vec::new());
                lookup.unknown.extend(is_possible.then_some(position));
                lookup.lasting.extend(is_possible.then_some(position));
                lookup.missing.extend(missing);
                lookup.far.extend(far);
                continue;
            }
        };
        if let [Key::Duration(..)] = keys[..] {
            lookup.lasting.extend(is_possible.then_some(position));
        }
        for key in keys {
            let things = lookup.things.entry(key).or_default();
            if things.last() != Some(&position) {
                things.push(position);
            }
        }
    }
    if let Keys::Alike(Wanted::Reaching(threshold)) = index.keys {
        lookup.similar = Similar::new(&lists, threshold);
    }
    lookup
}

/// What a thing stands under.
enum Found {
    Keys(Vec<Key>),
    /// The things of its list.
    Things(Vec<u128>),
}

/// Returns whether nothing that is asked of the thing alone rules it out.
fn is_possible(scope: &mut Scope<'_, '_>, index: &Index) -> bool {
    let mut alone = index.alone.iter();
    alone.all(|condition| scope.truth(condition) != Truth::False)
}

/// Returns what a thing stands under, or else what is missing to tell.
fn keys_of(
    scope: &mut Scope<'_, '_>,
    index: &Index,
    thing: Entity,
) -> Result<Found, (Missing, BTreeSet<Far>)> {
    scope.slots[usize::from(index.slot.0)] = Value::Entity(thing);
    let value = scope.value(&index.path);
    if value.is_unknown() {
        scope.watch();
        let _ = scope.value(&index.path);
        let mut far = BTreeSet::new();
        let missing = scope.take_missing(Some(thing), &mut far);
        return Err((missing, far));
    }
    Ok(match (index.keys, &value) {
        (Keys::Alike(_), value) => Found::Things(scope.things(value).unwrap_or_default()),
        (Keys::Each, Value::List(list)) => {
            Found::Keys(list.iter().filter_map(|item| Key::of(&item)).collect())
        }
        // Nothing is in a list that is known to be absent.
        (Keys::Each, Value::None) => Found::Keys(Vec::new()),
        (_, single) => Found::Keys(Key::of(single).into_iter().collect()),
    })
}
