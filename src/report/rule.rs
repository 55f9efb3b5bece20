//! Rules as text: the list of them with that of the targets, and the page of one.

use crate::finding::wording;
use crate::model::{Model, Period};
use crate::phrase::{Language, Phrase, phrase};
use crate::rule::compile::RuleSet;
use crate::rule::parameter::Parameter;
use crate::rule::plan::Literal;
use crate::rule::target::Target;
use crate::rule::value::Value;
use crate::rule::{Citation, Rule, RuleId};
use crate::syntax::keyword::Keyword;

use super::declared::Declared;
use super::pen::{Ink, Pen};
use super::snippet::Colour;
use super::spoken::{self, Saying};
use super::{plan, target, words};

/// Writes the rules of a set, by group, then the targets.
pub fn list(rules: &RuleSet, language: Language, colour: Colour) -> String {
    let mut pen = Pen::new(language, colour);
    let mut sorted: Vec<&Rule> = rules.rules.items().iter().collect();
    sorted.sort_by(|left, right| (&left.group, &left.name).cmp(&(&right.group, &right.name)));
    for (index, group) in sorted
        .chunk_by(|left, right| left.group == right.group)
        .enumerate()
    {
        if index > 0 {
            pen.blank();
        }
        pen.line(Ink::Bold, "", &Phrase::same(&group[0].group));
        for rule in group {
            let name = Phrase::same(format_args!("{} ", rule.name));
            let severity = words::keyword(rule.severity);
            pen.row(
                "  ",
                &[
                    (&name, 34),
                    (&severity, 10),
                    (&words::class(rule.class()), 23),
                    (&state(rule), 0),
                    (&rule.title, 0),
                ],
            );
        }
    }
    let mut targets: Vec<&Target> = rules.targets.items().iter().collect();
    targets.sort_by(|left, right| (&left.group, &left.name).cmp(&(&right.group, &right.name)));
    for group in targets.chunk_by(|left, right| left.group == right.group) {
        if !sorted.is_empty() {
            pen.blank();
        }
        let (name, of) = (&group[0].group, words::keyword(Keyword::Target));
        let heading = Phrase::new(
            format_args!("{name} ({})", of.vi),
            format_args!("{name} ({})", of.en),
        );
        pen.line(Ink::Bold, "", &heading);
        for target in group {
            let name = Phrase::same(format_args!("{} ", target.name));
            let cells = [
                (&name, 34),
                (&target::asked(target), 33),
                (&target.title, 0),
            ];
            pen.row("  ", &cells);
        }
    }
    pen.finish()
}

/// Marks a rule that does not run unasked.
fn state(rule: &Rule) -> Phrase {
    match rule.state {
        Keyword::Stable => Phrase::default(),
        other => {
            let Phrase { vi, en } = words::keyword(other);
            phrase!("({vi}) ", "({en}) ")
        }
    }
}

/// What is shown of one rule.
#[derive(Debug, Clone, Copy)]
pub struct RulePage<'r> {
    rule: &'r Rule,
    rules: &'r RuleSet,
    model: &'r Model,
    declared: &'r Declared<'r, 'r>,
    plan: bool,
}

/// Makes the page of a rule; laws are named as the model has them, conditions said as the files
/// declare them.
pub fn page<'r>(
    rules: &'r RuleSet,
    id: RuleId,
    model: &'r Model,
    declared: &'r Declared<'r, 'r>,
) -> RulePage<'r> {
    RulePage {
        rule: &rules.rules[id],
        rules,
        model,
        declared,
        plan: false,
    }
}

impl RulePage<'_> {
    /// Adds how the rule is evaluated.
    #[must_use]
    pub fn with_plan(self) -> Self {
        Self { plan: true, ..self }
    }

    /// Writes the page.
    pub fn render(&self, language: Language, colour: Colour) -> String {
        let rule = self.rule;
        let mut pen = Pen::new(language, colour);
        pen.line(Ink::Bold, "■ ", &rule.title);
        pen.blank();
        let mut part = |label: &Phrase, text: &Phrase| pen.labelled(2, label, text);
        part(
            &phrase!("Mã số", "Name"),
            &Phrase::same(format_args!("{} ({})", rule.name, rule.group)),
        );
        part(
            &phrase!("Mức độ", "Severity"),
            &words::keyword(rule.severity),
        );
        part(
            &phrase!("Tiêu chí", "Criterion"),
            &words::criterion(rule.criterion),
        );
        part(
            &phrase!("Tin cậy", "Confidence"),
            &words::keyword(rule.confidence),
        );
        let mut state = words::keyword(rule.state);
        if let Some(other) = &rule.replaced_by {
            state += phrase!(", thay bằng `{other}`", ", replaced by `{other}`");
        }
        part(&phrase!("Trạng thái", "State"), &state);
        part(&phrase!("Áp dụng", "Applies"), &period(rule.period));
        part(&phrase!("Căn cứ", "Basis"), &cited(&rule.bases, self.model));
        if !rule.subsumes.is_empty() {
            let names = rule.subsumes.join(", ");
            part(&phrase!("Bao gồm", "Takes in"), &Phrase::same(names));
        }
        for (index, id) in rule.parameters.iter().enumerate() {
            let label = match index {
                0 => phrase!("Tham số", "Reads"),
                _ => Phrase::default(),
            };
            part(&label, &self.parameter(&self.rules.parameters[*id]));
        }
        part(&phrase!("Lý do", "Why"), &words::reason(&rule.why));
        self.write_words(&mut pen);
        if self.plan {
            pen.blank();
            self.write_plan(&mut pen);
        }
        pen.blank();
        let name = &rule.name;
        pen.line(
            Ink::Plain,
            "  ",
            &phrase!(
                "Hỏi vì sao quy tắc không phát hiện một trường hợp: `tinhgon why-not {name} ĐỐI-TƯỢNG` (tên khai báo, hoặc mã thủ tục)",
                "To ask why the rule does not find something: `tinhgon why-not {name} SUBJECT` (the name it is declared by, or the code of a procedure)"
            ),
        );
        pen.finish()
    }

    /// Words a parameter: its value at the date, since when, on what basis, and when it was checked.
    fn parameter(&self, parameter: &Parameter) -> Phrase {
        let value = if let Some((literal, period)) = &parameter.value {
            let value = wording::value(&amount(literal), self.model);
            let period = self::period(*period);
            Phrase::new(
                format_args!("{}, {}", value.vi, period.vi),
                format_args!("{}, {}", value.en, period.en),
            )
        } else {
            let Phrase { vi, en } = wording::date(self.model.as_of);
            phrase!("không có giá trị ngày {vi}", "no value on {en}")
        };
        let mut said = vec![value];
        said.push(match parameter.checked.map(wording::date) {
            Some(Phrase { vi, en }) => phrase!("kiểm tra ngày {vi}", "checked on {en}"),
            None => phrase!("chưa kiểm tra", "never checked"),
        });
        let cited = parameter.bases.iter();
        said.extend(cited.map(|basis| wording::cited(basis, self.model)));
        let mut text = Phrase::same(format_args!("{} = ", parameter.name));
        text += words::join(&said, "; ");
        text
    }

    /// Writes what the rule asks and says, in words, and under it the definitions and tables that it uses.
    fn write_words(&self, pen: &mut Pen) {
        let Some(clause) = self.declared.rules.get(self.rule.name.as_str()) else {
            return;
        };
        let spoken = spoken::rule(clause, self.declared, self.model);
        let mut items = |label: Phrase, sentences: &[Phrase]| {
            let mut label = label;
            for sentence in sentences {
                pen.item(2, &std::mem::take(&mut label), 0, sentence);
            }
        };
        items(phrase!("Xét từng", "For each"), &spoken.about);
        items(phrase!("Cùng với", "With"), &spoken.witnesses);
        items(phrase!("Đặt", "Let"), &spoken.values);
        write_sayings(pen, phrase!("Khi", "When"), &spoken.conditions);
        write_sayings(pen, phrase!("Trừ khi", "Unless"), &spoken.exceptions);
        pen.labelled(2, &phrase!("Nội dung", "Says"), &plan::message(self.rule));
        let mut label = phrase!("Đề xuất", "Proposes");
        for line in spoken::proposals(clause, self.declared, self.model) {
            pen.labelled(2, &std::mem::take(&mut label), &line);
        }
        for shared in self.declared.used_by(clause).into_values() {
            let (head, sayings) = spoken::shared(shared, self.declared, self.model);
            pen.blank();
            pen.line(Ink::Plain, "  ", &head);
            write_sayings(pen, Phrase::default(), &sayings);
        }
    }

    fn write_plan(&self, pen: &mut Pen) {
        let class = self.rule.class();
        let (Phrase { vi, en }, slug) = (words::class(class), class.slug());
        pen.line(
            Ink::Bold,
            "",
            &phrase!(
                "Thứ tự tính toán: {vi} (`{slug}`)",
                "Order of evaluation: {en} (`{slug}`)"
            ),
        );
        for line in plan::lines(&self.rule.plan, self.model) {
            pen.line(Ink::Plain, &line.lead, &Phrase::same(&line.text));
        }
    }
}

/// Returns the value of a parameter, which is one of the four amounts.
fn amount(literal: &Literal) -> Value<'static> {
    match literal {
        Literal::Number(number) => Value::Number(*number),
        Literal::Percent(number) => Value::Percent(*number),
        Literal::Money(money) => Value::Money(*money),
        Literal::Duration(duration) => Value::Duration(*duration),
        _ => Value::Unknown,
    }
}

/// Words legal bases as they would be cited.
pub(super) fn cited(bases: &[Citation], model: &Model) -> Phrase {
    let cited = bases.iter().map(|basis| wording::cited(basis, model));
    match cited.collect::<Vec<Phrase>>().as_slice() {
        [] => phrase!("không viện dẫn văn bản nào", "none cited"),
        cited => words::join(cited, "; "),
    }
}

/// Writes conditions behind a label, what each is made of below it.
pub(super) fn write_sayings(pen: &mut Pen, label: Phrase, sayings: &[Saying]) {
    let mut label = label;
    for saying in sayings {
        write_saying(pen, &std::mem::take(&mut label), saying, 0);
    }
}

fn write_saying(pen: &mut Pen, label: &Phrase, saying: &Saying, depth: usize) {
    pen.item(2, label, depth, &saying.heading());
    for part in saying.parts() {
        write_saying(pen, &Phrase::default(), part, depth + 1);
    }
}

/// Words for which time something holds.
pub fn period(period: Period) -> Phrase {
    let from = period.from.map(wording::date);
    let until = period.until.map(wording::date);
    match (from, until) {
        (Some(from), Some(until)) => Phrase::new(
            format_args!("từ {} đến hết {}", from.vi, until.vi),
            format_args!("from {} until {}", from.en, until.en),
        ),
        (Some(from), None) => Phrase::new(
            format_args!("từ {}", from.vi),
            format_args!("from {}", from.en),
        ),
        (None, Some(until)) => Phrase::new(
            format_args!("đến hết {}", until.vi),
            format_args!("until {}", until.en),
        ),
        (None, None) => phrase!("mọi ngày", "at any date"),
    }
}
