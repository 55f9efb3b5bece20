//! Indexes for keyed joins: which things have which value.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::scope::{Missing, Scope};
use crate::model::Entity;
use crate::rule::plan::Index;
use crate::rule::schema::Facts;
use crate::rule::value::Value;

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
}

impl Key {
    /// Returns the key of a value; `None` for one that equals nothing.
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
            Value::Duration(_) | Value::None | Value::Unknown | Value::List(_) => return None,
        })
    }
}

/// Which things have which value; nothing iterates the map.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    pub(super) things: FxHashMap<Key, Vec<u32>>,
    /// The things whose value is unknown: they might have any.
    unknown: Vec<u32>,
}

/// Builds the index of a keyed join: one pass over the things of its kind.
pub(super) fn look_up(index: &Index, facts: Facts<'_>, missing: &mut Missing) -> Lookup {
    let count = index.kind.count(facts.model);
    let keyed: Vec<(Vec<Key>, Missing)> = (0..count)
        .into_par_iter()
        .map_init(
            || Scope::new(facts, &[], usize::from(index.slot.0) + 1),
            |scope, position| keys_of(scope, index, index.kind.entity(position)),
        )
        .collect();
    let mut lookup = Lookup::default();
    for (position, (keys, lacking)) in (0_u32..).zip(keyed) {
        if !lacking.is_empty() {
            lookup.unknown.push(position);
            missing.extend(lacking);
        }
        for key in keys {
            let things = lookup.things.entry(key).or_default();
            if things.last() != Some(&position) {
                things.push(position);
            }
        }
    }
    lookup
}

/// Returns the keys that a thing stands under, or else what is missing to tell.
fn keys_of(scope: &mut Scope<'_, '_>, index: &Index, thing: Entity) -> (Vec<Key>, Missing) {
    scope.slots[usize::from(index.slot.0)] = Value::Entity(thing);
    let value = scope.value(&index.path);
    if value.is_unknown() {
        scope.watch();
        let _ = scope.value(&index.path);
        return (Vec::new(), scope.missing_for(thing));
    }
    let keys = match &value {
        Value::List(list) => list.iter().filter_map(|item| Key::of(&item)).collect(),
        single => Key::of(single).into_iter().collect(),
    };
    (keys, Missing::new())
}
