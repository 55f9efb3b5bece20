//! The rules as pages to read: one a rule, and an index.
//!
//! Takes compiled rules with the files they are declared in, gives pages. Everything on a page is
//! in the files: what a rule asks, in words; an example of what it finds and of what it lets pass,
//! from its tests; what it rests on and reads; and every date that changes it.

use std::collections::{BTreeMap, BTreeSet};

use super::declared::Declared;
use super::sheet::{Block, Form, Item, Line, Piece, Sheet};
use super::words;
use crate::model::Model;
use crate::phrase::{Language, Phrase, phrase};
use crate::rule::Rule;
use crate::rule::compile::RuleSet;
use crate::syntax::keyword::Keyword;

mod example;
mod history;
mod page;
#[cfg(test)]
mod tests;

/// The path of the index, without ending.
const INDEX: &str = "index";

/// The rules, and what is told of them.
#[derive(Debug, Clone, Copy)]
pub struct Handbook<'r> {
    /// The rules.
    pub rules: &'r RuleSet,
    /// Laws and other things that rules name.
    pub model: &'r Model,
    /// The rules as they are written.
    pub declared: &'r Declared<'r, 'r>,
    /// In which language the pages are; conditions are told in both.
    pub language: Language,
}

/// A page as it is written to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenPage {
    /// Where it stands: `index.md`, `rule/asked-twice.html`.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

impl Handbook<'_> {
    /// Writes every page in every form: the index, then the rules in name order.
    ///
    /// The paths are all different, also where a file system makes no difference between capitals
    /// and small letters.
    pub fn pages(&self, forms: &[Form]) -> Vec<WrittenPage> {
        let paths = self.paths();
        let rules = self.rules.rules.items().iter();
        let sheets = [self.index(&paths)]
            .into_iter()
            .chain(rules.map(|rule| self.page(rule, &paths)));
        let written = sheets.flat_map(|sheet| {
            forms.iter().map(move |form| WrittenPage {
                path: format!("{}.{}", sheet.path, form.ending()),
                text: sheet.write(*form),
            })
        });
        written.collect()
    }

    /// Gives each rule the path of its page, without ending.
    fn paths(&self) -> BTreeMap<&str, String> {
        let mut taken = BTreeSet::new();
        let rules = self.rules.rules.items().iter();
        rules
            .map(|rule| {
                let mut path = format!("rule/{}", rule.name);
                let mut number = 2;
                while !taken.insert(path.to_lowercase()) {
                    path = format!("rule/{}-{number}", rule.name);
                    number += 1;
                }
                (rule.name.as_str(), path)
            })
            .collect()
    }

    /// Returns the wording in the language of the pages.
    fn say(&self, phrase: &Phrase) -> String {
        phrase.in_language(self.language).to_owned()
    }

    fn index(&self, paths: &BTreeMap<&str, String>) -> Sheet {
        let mut groups: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
        for rule in self.rules.rules.items() {
            groups.entry(&rule.group).or_default().push(rule);
        }
        let count = words::count(self.rules.rules.items().len() as u64);
        let in_groups = words::count(groups.len() as u64);
        let told = Phrase::new(
            format_args!("{} quy tắc trong {} nhóm.", count.vi, in_groups.vi),
            format_args!("Rules: {}, in groups: {}.", count.en, in_groups.en),
        );
        let mut blocks = vec![Block::Paragraph(Line::text(self.say(&told)))];
        let severities = [
            (
                Keyword::Must,
                phrase!(
                    "trái luật hoặc thiếu một nghĩa vụ",
                    "the law is broken or a duty is missed"
                ),
            ),
            (
                Keyword::Should,
                phrase!("có gánh nặng bỏ được", "a burden can go"),
            ),
            (
                Keyword::Consider,
                phrase!(
                    "thiếu số liệu hoặc lý do",
                    "a number or a reason is missing"
                ),
            ),
        ];
        let severities = severities.map(|(severity, means)| {
            (
                self.say(&words::keyword(severity)),
                Line::text(self.say(&means)),
            )
        });
        blocks.push(Block::Facts(severities.into()));
        let head = [
            phrase!("Quy tắc", "Rule"),
            phrase!("Mức độ", "Severity"),
            phrase!("Trạng thái", "State"),
        ];
        for (group, rules) in groups {
            let name = Line(vec![Piece::Code(group.to_owned())]);
            blocks.push(Block::Heading(2, name));
            let rows = rules.into_iter().map(|rule| {
                let title = self.say(&rule.title);
                let link = Piece::Link(paths[rule.name.as_str()].clone(), title);
                vec![
                    Line(vec![
                        link,
                        Piece::Text(" ".into()),
                        Piece::Code(rule.name.clone()),
                    ]),
                    Line::text(self.say(&words::keyword(rule.severity))),
                    Line::text(self.say(&words::keyword(rule.state))),
                ]
            });
            let head = head.iter().map(|name| self.say(name)).collect();
            blocks.push(Block::Table(head, rows.collect()));
        }
        Sheet {
            path: INDEX.to_owned(),
            language: self.language,
            title: self.say(&phrase!("Sổ tay quy tắc rà soát", "Handbook of the rules")),
            up: None,
            blocks,
        }
    }
}

/// Makes one of a list of words with what stands below it.
fn item(words: impl Into<String>, items: Vec<Item>) -> Item {
    Item {
        line: Line::text(words),
        items,
    }
}
