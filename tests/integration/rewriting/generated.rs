//! Generated procedures and edits: what is written is what was proposed.

use std::fmt::Write as _;

use jiff::civil::date;
use proptest::prelude::*;
use tinhgon::diagnostic::Diagnostics;
use tinhgon::model::{Entity, Model, StepId};
use tinhgon::phrase::Phrase;
use tinhgon::proposal::{Edit, Setting, apply};
use tinhgon::quantity::{Duration, Money, Number, Unit};
use tinhgon::source::Sources;
use tinhgon::span::FileId;
use tinhgon::syntax::keyword::{Keyword, Vocabulary};
use tinhgon::syntax::{parse, print};
use unicode_normalization::UnicodeNormalization as _;

use super::description::{CATALOGUE, Writer};
use super::{Desk, portraits, sources};
use crate::chance::Dice;

/// Lays a text out in some way that a person might.
fn laid_out(dice: &mut Dice, text: &str) -> String {
    let mut sink = Diagnostics::default();
    let mut text = match dice.below(3) {
        0 => text.to_owned(),
        1 => print(&parse(FileId(0), text, &mut sink), Vocabulary::Vietnamese),
        _ => print(&parse(FileId(0), text, &mut sink), Vocabulary::English),
    };
    if dice.one_in(4) {
        text = text.nfd().collect();
    }
    if dice.one_in(3) {
        text = text.replace('\n', "\r\n");
    }
    text
}

/// Draws some edits, sensible or not.
#[expect(
    clippy::too_many_lines,
    reason = "an arm for each verb reads best in one place"
)]
fn edit(dice: &mut Dice, model: &Model) -> Option<Edit> {
    let procedure = model.procedures.ids().next()?;
    let parts: Vec<Entity> = model.parts_of(procedure).collect();
    macro_rules! any {
        ($kind:ident) => {{
            let ids = parts.iter().filter_map(|part| match part {
                Entity::$kind(id) => Some(*id),
                _ => None,
            });
            let ids: Vec<_> = ids.collect();
            if ids.is_empty() {
                return None;
            }
            *dice.pick(&ids)
        }};
    }
    let register = model.registers.ids().next()?;
    let part = *dice.pick(&parts);
    let two_steps = |dice: &mut Dice| -> Option<(StepId, StepId)> {
        let steps = model.procedures[procedure].steps.items();
        (!steps.is_empty()).then(|| (*dice.pick(steps), *dice.pick(steps)))
    };
    let text = || Setting::Text("nội dung \"mới\"".to_owned());
    Some(match dice.below(21) {
        0 | 1 => Edit::Drop(part),
        2 => Edit::Drop(any!(Document).into()),
        3 => Edit::Replace {
            document: any!(Document),
            with: register.into(),
        },
        4 => Edit::Replace {
            document: any!(Document),
            with: model.papers.ids().next_back()?.into(),
        },
        5 => Edit::Reuse {
            field: any!(Field),
            from: register,
        },
        6 => Edit::MakeOptional(any!(Field).into()),
        7 => Edit::MakeConditional {
            target: part,
            condition: "chỉ khi \\ cần".to_owned(),
        },
        8 => Edit::AcceptCopy(any!(Document)),
        9 => {
            let target = any!(Document).into();
            let (part, to) = dice
                .pick(&[
                    ("copies", Setting::Number(Number::whole(1))),
                    ("originals", Setting::Number(Number::whole(0))),
                    ("electronic", Setting::Flag(true)),
                    ("electronic", Setting::Flag(false)),
                    ("shown", Setting::Flag(true)),
                    ("optional", Setting::Flag(false)),
                    ("condition", Setting::None),
                    ("template", text()),
                ])
                .clone();
            Edit::Set { target, part, to }
        }
        10 => {
            let target = any!(Channel).into();
            let (part, to) = dice
                .pick(&[
                    ("fee", Setting::Money(Money { dong: 5000 })),
                    ("fee", Setting::None),
                    ("extent", Setting::Constant(Keyword::Full)),
                    (
                        "time-limit",
                        Setting::Duration(Duration::whole(1, Unit::WorkingDays)),
                    ),
                    ("condition", text()),
                ])
                .clone();
            Edit::Set { target, part, to }
        }
        11 => {
            let (part, to) = dice
                .pick(&[
                    ("published", Setting::Date(date(2023, 5, 6))),
                    ("published", Setting::None),
                    ("published-on", text()),
                    ("tracked-on", text()),
                    ("workflow-on", Setting::None),
                ])
                .clone();
            Edit::Set {
                target: procedure.into(),
                part,
                to,
            }
        }
        12 => {
            let (part, to) = dice
                .pick(&[
                    ("takes", Setting::Duration(Duration::whole(3, Unit::Hours))),
                    ("takes", Setting::None),
                    ("presence", Setting::Flag(false)),
                    ("condition", text()),
                ])
                .clone();
            Edit::Set {
                target: any!(Step).into(),
                part,
                to,
            }
        }
        13 => {
            let (kept, gone) = two_steps(dice)?;
            Edit::Combine(kept, gone)
        }
        14 => {
            let (step, alongside) = two_steps(dice)?;
            Edit::RunAlongside { step, alongside }
        }
        15 => {
            let (step, before) = two_steps(dice)?;
            Edit::MoveBefore { step, before }
        }
        16 => Edit::Assign {
            step: any!(Step),
            to: model.agencies.ids().next_back()?,
        },
        17 => Edit::AddChannel {
            procedure,
            method: Keyword::Online,
            extent: Some(Keyword::Full),
        },
        18 => Edit::AddElectronicResult(procedure.into()),
        19 => {
            let citations: Vec<_> = model.citations.ids().collect();
            if citations.is_empty() || dice.one_in(2) {
                Edit::Cite {
                    law: model.laws.ids().next(),
                    target: part,
                }
            } else {
                Edit::Drop((*dice.pick(&citations)).into())
            }
        }
        _ => dice
            .pick(&[
                Edit::Publish(procedure),
                Edit::Delegate {
                    procedure,
                    level: Keyword::Commune,
                },
                Edit::Ask(Phrase::same("?")),
                Edit::Repeal(procedure),
            ])
            .clone(),
    })
}

/// Reads files without the shipped catalogue.
fn read(sources: &Sources) -> Desk<'_> {
    Desk::over(&[], sources, date(2023, 12, 31))
}
fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_read_again_is_what_the_edits_leave(seed in 0_usize..1 << 32) {
        let mut writer = Writer::new(seed);
        writer.procedure();
        let text = laid_out(&mut writer.dice, &writer.text);
        let texts = [CATALOGUE.to_owned(), text];
        let sources = sources(&texts);
        let desk = read(&sources);
        let dice = &mut writer.dice;
        let proposals: Vec<Vec<Edit>> = (0..=dice.below(5))
            .map(|_| (0..=dice.below(2)).filter_map(|_| edit(dice, &desk.model)).collect())
            .collect();
        let proposals: Vec<&[Edit]> = proposals.iter().map(Vec::as_slice).collect();
        let written = desk.rewrite(&proposals);
        prop_assert_eq!(written.written.len() + written.unwritten.len(), proposals.len());
        let texts: Vec<String> = sources
            .ids()
            .map(|id| written.texts.get(&id).cloned().unwrap_or(sources.original(id).to_owned()))
            .collect();
        let again = super::sources(&texts);
        let again = read(&again);
        let mut differences = String::new();
        let (wanted, found) = (portraits(&apply(&desk.model, &written.edits)), portraits(&again.model));
        for (wanted, found) in wanted.values().flatten().zip(found.values().flatten()) {
            if wanted != found {
                writeln!(differences, "- {wanted}\n+ {found}").unwrap();
            }
        }
        prop_assert!(
            wanted == found,
            "{differences}\n{:?}\n{}\n====\n{}", written.edits, sources.original(FileId(1)), texts[1]
        );
        // What stands between the parts stays as it is.
        if !wanted.is_empty() {
            let own = texts[1].lines().filter(|line| line.contains("# giu-nguyen"));
            prop_assert_eq!(own.count(), 4);
        }
        prop_assert_eq!(&texts[0], &CATALOGUE);
    }
}
