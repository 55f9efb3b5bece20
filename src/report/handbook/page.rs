//! The page of one rule.

use std::collections::BTreeMap;

use super::example::{self, Shows};
use super::{Handbook, INDEX, history, item};
use crate::finding::wording;
use crate::model::Entity;
use crate::phrase::{Language, Phrase, phrase};
use crate::report::sheet::{Block, Item, Line, Piece, Sheet};
use crate::report::spoken::{self, Saying};
use crate::report::{plan, rule, words};
use crate::rule::{Citation, Rule};
use crate::syntax::ast::Clause;

impl Handbook<'_> {
    /// Makes the page of a rule.
    pub(super) fn page(&self, rule: &Rule, paths: &BTreeMap<&str, String>) -> Sheet {
        let clause = self.declared.rules.get(rule.name.as_str()).copied();
        let other = self.other_language();
        let title = rule.title.in_language(other).to_owned();
        let mut blocks = vec![
            Block::Paragraph(Line(vec![Piece::In(other, title)])),
            self.facts(rule),
        ];
        self.why(rule, &mut blocks);
        if let Some(clause) = clause {
            self.conditions(rule, clause, &mut blocks);
        }
        let tests = self.declared.tests.get(rule.name.as_str());
        let tests = tests.map_or(&[] as &[_], Vec::as_slice);
        self.examples(tests, &mut blocks);
        self.bases(rule, &mut blocks);
        self.parameters(rule, &mut blocks);
        self.relatives(rule, paths, &mut blocks);
        self.tests(tests, &mut blocks);
        self.history(rule, &mut blocks);
        if let Some(clause) = clause {
            blocks.push(self.heading(&phrase!("Toàn văn", "As it is written")));
            blocks.push(Block::Code(example::printed(clause, self.language)));
        }
        Sheet {
            path: paths[rule.name.as_str()].clone(),
            language: self.language,
            title: self.say(&rule.title),
            up: Some((
                INDEX.to_owned(),
                self.say(&phrase!("Mọi quy tắc", "All rules")),
            )),
            blocks,
        }
    }

    const fn other_language(&self) -> Language {
        match self.language {
            Language::Vietnamese => Language::English,
            Language::English => Language::Vietnamese,
        }
    }

    pub(super) fn heading(&self, words: &Phrase) -> Block {
        Block::Heading(2, Line::text(self.say(words)))
    }

    fn facts(&self, rule: &Rule) -> Block {
        let code = |name: &str| Line(vec![Piece::Code(name.to_owned())]);
        let said = |phrase: &Phrase| Line::text(self.say(phrase));
        let facts = [
            (phrase!("Mã số", "Name"), code(&rule.name)),
            (phrase!("Nhóm", "Group"), code(&rule.group)),
            (
                phrase!("Mức độ", "Severity"),
                said(&words::keyword(rule.severity)),
            ),
            (
                phrase!("Tiêu chí", "Criterion"),
                said(&words::criterion(rule.criterion)),
            ),
            (
                phrase!("Độ tin cậy", "Confidence"),
                said(&words::keyword(rule.confidence)),
            ),
            (
                phrase!("Trạng thái", "State"),
                said(&words::keyword(rule.state)),
            ),
            (
                phrase!("Áp dụng", "Applies"),
                said(&rule::period(rule.period)),
            ),
            (
                phrase!("Phạm vi xét", "Scope"),
                said(&words::class(rule.class())),
            ),
        ];
        let facts = facts.into_iter();
        Block::Facts(facts.map(|(name, line)| (self.say(&name), line)).collect())
    }

    /// Tells the reason as it is written: Vietnamese, and after an empty line English.
    fn why(&self, rule: &Rule, blocks: &mut Vec<Block>) {
        blocks.push(self.heading(&phrase!("Lý do", "Why")));
        let languages = [Language::Vietnamese, Language::English];
        let languages = languages
            .into_iter()
            .chain(std::iter::repeat(Language::English));
        let paragraphs = rule.why.trim().split("\n\n").map(str::trim);
        for (paragraph, language) in paragraphs.zip(languages) {
            let line = Line::prose(paragraph);
            blocks.push(Block::In(language, vec![Block::Paragraph(line)]));
        }
    }

    /// Tells in both languages what the rule asks, says and proposes, that of the page first.
    fn conditions(&self, rule: &Rule, clause: &Clause<'_>, blocks: &mut Vec<Block>) {
        blocks.push(self.heading(&phrase!("Nội dung quy tắc", "What the rule says")));
        let spoken = spoken::rule(clause, self.declared, self.model);
        let proposals = spoken::proposals(clause, self.declared, self.model);
        let used = self.declared.used_by(clause);
        let shared: Vec<(Phrase, Vec<Saying>)> = used
            .into_values()
            .map(|shared| spoken::shared(shared, self.declared, self.model))
            .collect();
        for language in [self.language, self.other_language()] {
            let mut items = Vec::new();
            let mut group = |label: Phrase, below: Vec<Item>| {
                if !below.is_empty() {
                    items.push(item(label.in_language(language), below));
                }
            };
            let each = |sentences: &[Phrase]| {
                let sentences = sentences.iter();
                sentences
                    .map(|sentence| item(sentence.in_language(language), Vec::new()))
                    .collect()
            };
            group(phrase!("Xét từng:", "For each:"), each(&spoken.about));
            group(phrase!("Cùng với:", "With:"), each(&spoken.witnesses));
            group(phrase!("Đặt:", "Where:"), each(&spoken.values));
            group(phrase!("Khi:", "When:"), told(&spoken.conditions, language));
            group(
                phrase!("Trừ khi:", "Unless:"),
                told(&spoken.exceptions, language),
            );
            group(
                phrase!("Thông báo:", "Message:"),
                each(&[plan::message(rule)]),
            );
            group(phrase!("Đề xuất:", "Proposes to:"), each(&proposals));
            for (head, sayings) in &shared {
                group(head.clone(), told(sayings, language));
            }
            let name = match language {
                Language::Vietnamese => "Tiếng Việt",
                Language::English => "English",
            };
            let heading = Block::Heading(3, Line::text(name));
            blocks.push(Block::In(language, vec![heading, Block::List(items)]));
        }
    }

    /// Shows a test that fires and one that does not, as they are written.
    fn examples(&self, tests: &[&Clause<'_>], blocks: &mut Vec<Block>) {
        let of = |wanted| {
            tests
                .iter()
                .find(move |test| example::shows(test) == wanted)
        };
        let found = (phrase!("Bị nêu", "Found"), of(Shows::Finding));
        let passed = (phrase!("Không bị nêu", "Not found"), of(Shows::Silence));
        if found.1.is_none() && passed.1.is_none() {
            return;
        }
        blocks.push(self.heading(&phrase!("Ví dụ", "Examples")));
        for (label, test) in [found, passed] {
            let Some(test) = test else {
                continue;
            };
            let label = Line::text(self.say(&label) + ": ");
            let title = Piece::In(Language::Vietnamese, example::title(test));
            blocks.push(Block::Heading(3, label.and(title)));
            blocks.push(Block::Code(example::printed(test, self.language)));
        }
    }

    fn bases(&self, rule: &Rule, blocks: &mut Vec<Block>) {
        blocks.push(self.heading(&phrase!("Căn cứ", "Legal basis")));
        if rule.bases.is_empty() {
            let none = phrase!("Không viện dẫn văn bản nào.", "None is cited.");
            blocks.push(Block::Paragraph(Line::text(self.say(&none))));
            return;
        }
        let cited = rule.bases.iter().map(|basis| {
            let mut line = self.cited(basis);
            let since = history::in_force(&basis.law, self.model);
            line.0.push(Piece::Text(format!(" ({})", self.say(&since))));
            Item::from(line)
        });
        blocks.push(Block::List(cited.collect()));
    }

    /// Returns a citation; the title of the law is Vietnamese in any language.
    pub(super) fn cited(&self, basis: &Citation) -> Line {
        let text = self.say(&wording::cited(basis, self.model));
        let law = match self.model.find(&basis.law) {
            Some(entity @ Entity::Law(_)) => wording::title(entity, self.model).vi,
            _ => String::new(),
        };
        match text.strip_suffix(&law) {
            Some(place) if !law.is_empty() => {
                Line::text(place).and(Piece::In(Language::Vietnamese, law))
            }
            _ => Line::text(text),
        }
    }

    /// Lists the parameters that the rule reads, with all their values.
    fn parameters(&self, rule: &Rule, blocks: &mut Vec<Block>) {
        if rule.parameters.is_empty() {
            return;
        }
        blocks.push(self.heading(&phrase!("Tham số", "Parameters")));
        let items = rule.parameters.iter().map(|id| {
            let parameter = &self.rules.parameters[*id];
            let title = Piece::In(Language::Vietnamese, parameter.title.clone());
            let line = Line(vec![
                title,
                Piece::Text(" ".into()),
                Piece::Code(parameter.name.clone()),
            ]);
            let clause = self.declared.parameters.get(parameter.name.as_str());
            let entries = clause
                .map(|clause| history::entries(clause))
                .unwrap_or_default();
            let mut items: Vec<Item> = entries
                .iter()
                .map(|entry| item(self.say(&entry.value_and_period()), Vec::new()))
                .collect();
            items.extend(
                parameter
                    .bases
                    .iter()
                    .map(|basis| Item::from(self.cited(basis))),
            );
            items.extend(parameter.checked.map(wording::date).map(|day| {
                let Phrase { vi, en } = day;
                item(
                    self.say(&phrase!("kiểm tra ngày {vi}", "checked on {en}")),
                    Vec::new(),
                )
            }));
            items.extend(
                clause
                    .into_iter()
                    .flat_map(|clause| history::notes(clause))
                    .map(|note| Item::from(Line(vec![Piece::In(Language::Vietnamese, note)]))),
            );
            Item { line, items }
        });
        blocks.push(Block::List(items.collect()));
    }

    /// Links to the rules that this one takes in, and to those that take it in.
    fn relatives(&self, rule: &Rule, paths: &BTreeMap<&str, String>, blocks: &mut Vec<Block>) {
        let link = |name: &str| -> Item {
            let title = self
                .rules
                .find(name)
                .map(|id| self.say(&self.rules.rules[id].title));
            match (paths.get(name), title) {
                (Some(path), Some(title)) => {
                    Item::from(Line(vec![Piece::Link(path.clone(), title)]))
                }
                _ => Item::from(Line(vec![Piece::Code(name.to_owned())])),
            }
        };
        let below: Vec<Item> = rule.subsumes.iter().map(|name| link(name)).collect();
        let all = self.rules.rules.items().iter();
        let above = all.filter(|other| other.subsumes.contains(&rule.name));
        let above: Vec<Item> = above.map(|other| link(&other.name)).collect();
        let groups = [
            (phrase!("Bao trùm:", "Takes in:"), below),
            (phrase!("Được bao trùm bởi:", "Taken in by:"), above),
        ];
        let groups: Vec<Item> = groups
            .into_iter()
            .filter(|(_, items)| !items.is_empty())
            .map(|(label, items)| item(self.say(&label), items))
            .collect();
        if !groups.is_empty() {
            blocks.push(self.heading(&phrase!("Quy tắc liên quan", "Related rules")));
            blocks.push(Block::List(groups));
        }
    }

    fn tests(&self, tests: &[&Clause<'_>], blocks: &mut Vec<Block>) {
        blocks.push(self.heading(&phrase!("Kiểm thử", "Tests")));
        if tests.is_empty() {
            let none = phrase!("Chưa có kiểm thử nào.", "There are none yet.");
            blocks.push(Block::Paragraph(Line::text(self.say(&none))));
            return;
        }
        let items = tests.iter().map(|test| {
            let title = Line(vec![Piece::In(Language::Vietnamese, example::title(test))]);
            Item::from(title.and(Piece::Text(self.say(&example::told(test)))))
        });
        blocks.push(Block::List(items.collect()));
    }
}

/// Returns conditions as a list, what each is made of below it.
fn told(sayings: &[Saying], language: Language) -> Vec<Item> {
    let sayings = sayings.iter();
    sayings
        .map(|saying| {
            item(
                saying.heading().in_language(language),
                told(saying.parts(), language),
            )
        })
        .collect()
}
