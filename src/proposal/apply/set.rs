//! `set PART to VALUE`: which parts can be set, and how.

use jiff::civil::Date;

use crate::model::{AgencyId, Entity, Figure, Recognition, Stated};
use crate::quantity::{Duration, Money, Number};
use crate::symbol::Symbol;
use crate::syntax::keyword::Keyword;

use super::super::Setting;
use super::super::draft::{Draft, Wording};

macro_rules! settable {
    ($($kind:ident $write:ident { $($part:literal $field:ident;)* })*) => {
        /// The parts of the table, for the test that no settable part is missing.
        #[cfg(test)]
        const PARTS: &[(crate::model::Kind, &[&str])] = &[
            $((crate::model::Kind::$kind, &[$($part),*]),)*
        ];

        /// Gives a part its new value, where the part is in the table.
        fn put(draft: &mut Draft<'_>, target: Entity, part: &str, to: New<'_>) {
            match (target, part) {
                $($((Entity::$kind(id), $part) => draft.$write(id).$field.put(to),)*)*
                _ => {}
            }
        }
    };
}

settable! {
    Procedure procedure_mut {
        "published" published;
        "published-on" published_on;
        "tracked-on" tracked_on;
        "workflow-on" workflow_on;
    }
    Channel channel_mut {
        "time-limit" time_limit;
        "fee" fee;
        "extent" extent;
        "condition" condition;
    }
    Form form_mut {
        "template" template;
    }
    Field field_mut {
        "optional" optional;
        "condition" condition;
    }
    Document document_mut {
        "originals" originals;
        "certified" certified;
        "copies" copies;
        "shown" shown;
        "electronic" electronic;
        "optional" optional;
        "condition" condition;
        "template" template;
    }
    Step step_mut {
        "takes" takes;
        "waits" waits;
        "by" by;
        "presence" presence;
        "condition" condition;
    }
    Consultation consultation_mut {
        "within" within;
    }
    Result result_mut {
        "electronic" electronic;
        "on-paper" on_paper;
        "valid-for" valid_for;
    }
}

/// Sets a part; a part that cannot be set, or not to such a value, stays as it is.
///
/// A text waits among the draft's wordings until the new model's texts can be added to.
pub(super) fn set(draft: &mut Draft<'_>, target: Entity, part: &'static str, to: &Setting) {
    match to {
        Setting::Text(text) => draft.word(Wording {
            target,
            part,
            text: text.clone(),
        }),
        _ => put(draft, target, part, New::Setting(to)),
    }
    settle(draft, target, part);
}

/// Has the parts that hang together say what a file says by the one that was set.
fn settle(draft: &mut Draft<'_>, target: Entity, part: &str) {
    match (target, part) {
        // Who says how a document is handed in has said it of all ways.
        (Entity::Document(id), "originals" | "certified" | "copies" | "shown") => {
            let document = draft.document_mut(id);
            let quantities = [
                &mut document.originals,
                &mut document.certified,
                &mut document.copies,
            ];
            for quantity in quantities {
                if *quantity == Stated::Unknown {
                    *quantity = Stated::Is(Number::default());
                }
            }
            if document.handing == Recognition::Unrecognised {
                document.handing = Recognition::Explicit;
            }
        }
        (Entity::Channel(id), "fee") => {
            let channel = draft.channel_mut(id);
            if channel.fee_note == Stated::Unknown || channel.fee == Stated::None {
                channel.fee_note = Stated::None;
            }
        }
        // What is on no board is published nowhere, and what is published is on some board.
        (Entity::Procedure(id), "published") => {
            let procedure = draft.procedure_mut(id);
            if procedure.published == Stated::None {
                procedure.published_on = Stated::None;
            } else if procedure.published_on == Stated::None {
                procedure.published_on = Stated::Unknown;
            }
        }
        _ => {}
    }
}

/// Sets a part to a text that the new model knows.
pub(super) fn set_text(draft: &mut Draft<'_>, target: Entity, part: &str, text: Symbol) {
    match (target, part) {
        (Entity::Document(id), "case") => draft.document_mut(id).case = Some(text),
        (Entity::Document(id), "item") => {
            if let Some(excerpt) = &mut draft.document_mut(id).excerpt {
                excerpt.item = text;
            }
        }
        (_, "name") => {
            if let Some(head) = draft.head_mut(target) {
                head.name = text;
            }
        }
        _ => put(draft, target, part, New::Text(text)),
    }
}

/// A new value.
#[derive(Debug, Clone, Copy)]
enum New<'s> {
    /// As the edit gives it.
    Setting(&'s Setting),
    /// A text.
    Text(Symbol),
}

/// A part that can be given a new value.
trait Part {
    /// Takes a value of its own type; any other leaves it as it is.
    fn put(&mut self, to: New<'_>);
}

impl Part for bool {
    fn put(&mut self, to: New<'_>) {
        match to {
            New::Setting(Setting::Flag(flag)) => *self = *flag,
            New::Setting(Setting::None) => *self = false,
            New::Setting(_) | New::Text(_) => {}
        }
    }
}

impl<T: Value> Part for Stated<T> {
    fn put(&mut self, to: New<'_>) {
        if let New::Setting(Setting::None) = to {
            *self = Self::None;
        } else if let Some(value) = T::of(to) {
            *self = Self::Is(value);
        }
    }
}

/// What a part can hold.
trait Value: Sized {
    /// Returns the value, where it is of this type.
    fn of(new: New<'_>) -> Option<Self>;
}

impl Value for Symbol {
    fn of(new: New<'_>) -> Option<Self> {
        match new {
            New::Text(text) => Some(text),
            New::Setting(_) => None,
        }
    }
}

macro_rules! values {
    ($($variant:ident $type:ty;)*) => {
        $(impl Value for $type {
            fn of(new: New<'_>) -> Option<Self> {
                match new {
                    New::Setting(Setting::$variant(value)) => Some(*value),
                    New::Setting(_) | New::Text(_) => None,
                }
            }
        })*
    };
}

values! {
    Flag bool;
    Number Number;
    Money Money;
    Date Date;
    Duration Duration;
    Constant Keyword;
    Agency AgencyId;
}

impl Value for Figure<Duration> {
    fn of(new: New<'_>) -> Option<Self> {
        Duration::of(new).map(Self::declared)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use crate::rule::edit::settable;

    #[test]
    fn what_rules_may_set_can_be_set() {
        for kind in Kind::ALL {
            let parts = PARTS.iter().find(|(of, _)| of == kind);
            let parts = parts.map_or(&[][..], |(_, parts)| parts);
            assert_eq!(parts, settable(*kind), "{kind:?}");
        }
    }
}
