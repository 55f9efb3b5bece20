//! Targets as text: what one asks for in a line, and its page.

use crate::finding::wording;
use crate::model::Model;
use crate::phrase::{Language, Phrase, phrase};
use crate::rule::target::{Measure, Target};
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::print_clause;

use super::declared::Declared;
use super::pen::{Ink, Pen};
use super::rule::{cited, period, write_sayings};
use super::snippet::Colour;
use super::{spoken, words};

/// Says what a target asks for: `Giảm ít nhất 20%`.
pub(super) fn asked(target: &Target) -> Phrase {
    let Phrase { vi, en } = wording::number(target.required);
    match target.measure {
        Measure::Reduction { .. } => phrase!("giảm ít nhất {vi}%", "at least {en}% less"),
        Measure::ShareWithProposals => {
            phrase!("ít nhất {vi}% có đề xuất", "at least {en}% with a proposal")
        }
        Measure::ShareWithLess(_) => {
            phrase!("ít nhất {vi}% được giảm", "at least {en}% with less")
        }
        Measure::ShareWhere(_) => phrase!("ít nhất {vi}%", "at least {en}%"),
    }
}

/// Writes the page of a target; laws are named as the model has them, conditions said as the files
/// declare them.
pub fn page(
    target: &Target,
    model: &Model,
    declared: &Declared<'_, '_>,
    language: Language,
    colour: Colour,
) -> String {
    let mut pen = Pen::new(language, colour);
    pen.line(Ink::Bold, "■ ", &target.title);
    pen.blank();
    let mut part = |label: &Phrase, text: &Phrase| pen.labelled(2, label, text);
    let named = format_args!("{} ({})", target.name, target.group).to_string();
    part(&phrase!("Mã số", "Name"), &Phrase::same(named));
    part(&phrase!("Yêu cầu", "Asks for"), &asked(target));
    part(&phrase!("Áp dụng", "Applies"), &period(target.period));
    part(&phrase!("Căn cứ", "Basis"), &cited(&target.bases, model));
    if let Some(why) = &target.why {
        part(&phrase!("Lý do", "Why"), &words::reason(why));
    }
    if let Some(clause) = declared.targets.get(target.name.as_str()) {
        let spoken = spoken::rule(clause, declared, model);
        let mut label = phrase!("Xét từng", "For each");
        for sentence in &spoken.about {
            pen.item(2, &std::mem::take(&mut label), 0, sentence);
        }
        write_sayings(&mut pen, phrase!("Khi", "When"), &spoken.conditions);
        write_sayings(&mut pen, phrase!("Trừ khi", "Unless"), &spoken.exceptions);
        for measure in clause.clauses_of(Keyword::Measure) {
            let [vi, en] = [Vocabulary::Vietnamese, Vocabulary::English]
                .map(|vocabulary| print_clause(measure, vocabulary));
            pen.labelled(
                2,
                &phrase!("Cách đo", "Measure"),
                &phrase!("`{vi}`", "`{en}`"),
            );
        }
    }
    pen.finish()
}
