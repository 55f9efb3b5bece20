//! Rules whose basis has ended.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Entity, Model, Stated};
use crate::phrase::phrase;
use crate::rule::Rule;
use crate::span::Spanned;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

/// Tells a rule that is in force while every law that it cites has ended before the date.
///
/// A rule that still rests on something in force is right to be there.
pub(super) fn check(clause: &Clause<'_>, rule: &Rule, model: &Model, sink: &mut Diagnostics) {
    if rule.bases.is_empty() || rule.period.until.is_some_and(|until| until < model.as_of) {
        return;
    }
    let mut last = None;
    for citation in &rule.bases {
        let Some(Entity::Law(law)) = model.find(&citation.law) else {
            return;
        };
        let law = &model.laws[law];
        let Stated::Is(period) = law.in_force else {
            return;
        };
        let Some(until) = period.until.filter(|until| *until < model.as_of) else {
            return;
        };
        let ended_by = law.until_by.value();
        let successor = law.replaced_by.items().first().copied();
        last = last.max(Some((until, successor.or(ended_by))));
    }
    let Some((until, successor)) = last else {
        return;
    };
    let place = clause
        .clauses_of(Keyword::Basis)
        .flat_map(|basis| &basis.words)
        .find_map(|word| match word {
            Spanned {
                node: Word::Name(_),
                span,
            } => Some(*span),
            _ => None,
        });
    let Some(place) = place else { return };
    let day = until.strftime("%d/%m/%Y");
    let diagnostic = Diagnostic::warning(
        Code::EndedBasis,
        place,
        phrase!(
            "căn cứ của quy tắc hết hiệu lực sau ngày {day}",
            "what the rule rests on was in force until {until} only"
        ),
    );
    sink.push(diagnostic.help(match successor {
        Some(law) => {
            let name = model.text(model.laws[law].head.name);
            phrase!(
                "viện dẫn `{name}` nếu văn bản này còn quy định điều đó; nếu không, viết `hiệu lực … đến {day}`",
                "cite `{name}` if it still says so; if not, write `in force … until {until}`",
            )
        }
        None => phrase!(
            "viện dẫn văn bản đang có hiệu lực; nếu không còn, viết `hiệu lực … đến {day}`",
            "cite a text in force; if there is none, write `in force … until {until}`",
        ),
    }));
}
