//! Quantifiers in proofs: what was looked through, and what settled it.

use crate::model::Entity;
use crate::phrase::{Phrase, phrase};
use crate::rule::proof::{Ranged, Reason};
use crate::syntax::keyword::Keyword;
use crate::truth::Truth;

use super::super::super::pen::Pen;
use super::super::super::words;
use super::{STEP, Teller, line, undescribed};

impl Teller<'_, '_> {
    /// Tells what a quantifier looked through.
    pub(super) fn ranged(
        &mut self,
        ranged: &Ranged<'_>,
        reason: &Reason<'_>,
        indentation: usize,
        pen: &mut Pen,
    ) {
        let truth = reason.truth;
        let range = self.sayings.variable(&ranged.range, reason.span);
        let Some(examined) = ranged.examined else {
            line(&undescribed(&range), indentation, pen);
            return;
        };
        let settled = match ranged.quantifier {
            Keyword::Exists => truth == Truth::True,
            _ => truth == Truth::False,
        };
        if settled {
            for (thing, reason) in &ranged.examples {
                let text = self.example(ranged, *thing);
                line(&text, indentation, pen);
                if let Some(reason) = reason {
                    self.inside(reason, indentation + STEP, pen);
                }
            }
            return;
        }
        let Phrase { vi, en } = &range.none;
        let text = match (examined, ranged.quantifier, truth) {
            (0, ..) if ranged.joined => {
                phrase!("không có {vi} như vậy", "there is no such {en}")
            }
            (0, ..) => phrase!("không có {vi}", "there is no {en}"),
            (_, _, Truth::Unknown) => {
                let undecided = ranged.undecided;
                phrase!(
                    "đã xét {examined}, {undecided} chưa rõ",
                    "looked through {examined}, {undecided} of them unknown"
                )
            }
            (_, Keyword::Every, _) => phrase!(
                "đã xét {examined}, tất cả đều đúng",
                "looked through {examined}, it holds for all"
            ),
            _ => phrase!(
                "đã xét {examined}, không trường hợp nào đúng",
                "looked through {examined}, it holds for none"
            ),
        };
        let text = if self.brief && !ranged.examples.is_empty() {
            self.with_names(text, ranged, examined)
        } else {
            text
        };
        line(&text, indentation, pen);
        if ranged.open {
            let text = phrase!(
                "và có thể còn nữa, chưa được mô tả",
                "and there may be more that nobody has described"
            );
            line(&text, indentation, pen);
        }
        if self.brief {
            return;
        }
        for (thing, reason) in &ranged.examples {
            let text = self.example(ranged, *thing);
            line(&text, indentation, pen);
            if let Some(reason) = reason.as_ref().filter(|reason| reason.truth != Truth::True) {
                self.inside(reason, indentation + STEP, pen);
            }
        }
        let more = examined.saturating_sub(ranged.examples.len());
        if more > 0 && truth != Truth::Unknown {
            let text = phrase!("và {more} trường hợp khác", "and {more} more");
            line(&text, indentation, pen);
        }
    }

    /// Adds the first few things that were looked through.
    fn with_names(&self, text: Phrase, ranged: &Ranged<'_>, examined: usize) -> Phrase {
        let things = ranged.examples.iter().map(|(thing, _)| self.thing(*thing));
        let mut text = text;
        text += Phrase::same(": ");
        text += words::join(&things.collect::<Vec<_>>(), ", ");
        if let more @ 1.. = examined.saturating_sub(ranged.examples.len()) {
            text += phrase!(" và {more} trường hợp khác", " and {more} more");
        }
        text
    }

    fn example(&self, ranged: &Ranged<'_>, thing: Entity) -> Phrase {
        let name = &ranged.variable;
        let Phrase { vi, en } = self.thing(thing);
        let place = self.place(thing.span(self.ground.model));
        Phrase::new(
            format_args!("{name} = {vi} ({})", place.vi),
            format_args!("{name} = {en} ({})", place.en),
        )
    }
}
