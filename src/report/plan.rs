//! Compiled rules as text: conditions in the words of the language, joins in the order they run.
//!
//! The text of a rule is not kept; what is shown here is what is evaluated, in English keywords.

use crate::finding::wording;
use crate::model::Model;
use crate::phrase::Phrase;
use crate::rule::plan::{Binding, Literal, Node, Plan, Slot, Source, Wanted};
use crate::rule::{Rule, Segment};
use crate::syntax::keyword::{Keyword, Vocabulary};

/// A line of a plan.
pub(super) struct Line {
    /// The blanks and the word before it.
    pub(super) lead: String,
    /// What is done.
    pub(super) text: String,
}

/// Returns how a rule is evaluated: what is bound, from where, and what must hold at once.
pub(super) fn lines(plan: &Plan, model: &Model) -> Vec<Line> {
    let names = Names { plan, model };
    let mut lines = Vec::new();
    for (word, bindings) in [("for each", &plan.about), ("with", &plan.witnesses)] {
        for binding in bindings {
            lines.push(Line {
                lead: format!("  {word:<9} "),
                text: names.binding(binding),
            });
            for condition in &binding.conditions {
                lines.push(Line {
                    lead: "    when    ".to_owned(),
                    text: names.node(condition),
                });
            }
        }
    }
    for (name, value) in &plan.values {
        lines.push(Line {
            lead: "  let       ".to_owned(),
            text: format!("{name} = {}", names.node(value)),
        });
    }
    lines
}

/// Returns the message of a rule with its slots as they are written.
pub(super) fn message(rule: &Rule) -> Phrase {
    Phrase {
        vi: written(&rule.message.vi),
        en: written(&rule.message.en),
    }
}

fn written(segments: &[Segment]) -> String {
    let pieces = segments.iter().map(|segment| match segment {
        Segment::Text(text) => text.clone(),
        Segment::Slot { name, .. } => format!("{{{name}}}"),
    });
    pieces.collect()
}

/// What the variables of a plan, and the things it names, are called.
struct Names<'p> {
    plan: &'p Plan,
    model: &'p Model,
}

impl Names<'_> {
    fn slot(&self, slot: Slot) -> String {
        let mut bindings = self.plan.about.iter().chain(&self.plan.witnesses);
        let binding = bindings.find(|binding| binding.slot == slot);
        binding.map_or_else(|| format!("x{}", slot.0), |binding| binding.name.clone())
    }

    fn binding(&self, binding: &Binding) -> String {
        let kind = binding.kind.keyword().english();
        format!("{kind} {} {}", binding.name, self.source(&binding.source))
    }

    fn source(&self, source: &Source) -> String {
        match source {
            Source::All(_) => "of all".to_owned(),
            Source::Each { list: node, .. } | Source::Tied { to: node, .. } => {
                format!("in {}", self.node(node))
            }
            Source::Similar {
                path, key, wanted, ..
            } => {
                let (sign, percent) = match &**wanted {
                    Wanted::Reaching(threshold) => (
                        if threshold.strict { ">" } else { ">=" },
                        format!("{}%", threshold.percent),
                    ),
                    Wanted::Unknown(_) => (">=", Keyword::Unknown.english().to_owned()),
                };
                let (path, key) = (self.node(path), self.node(key));
                format!("by index where similarity({path}, {key}) {sign} {percent}")
            }
            Source::Keyed {
                path, key, member, ..
            } => {
                let (path, key) = (self.node(path), self.node(key));
                if *member {
                    format!("by index where {key} in {path}")
                } else {
                    format!("by index where {path} = {key}")
                }
            }
            Source::Beside { of } => format!("beside {}", self.node(of)),
            Source::Related {
                relation,
                forward,
                of,
                ..
            } => {
                let (name, of) = (relation.name(), self.node(of));
                if *forward {
                    format!("by {name}({of}, ·)")
                } else {
                    format!("by {name}(·, {of})")
                }
            }
        }
    }

    fn list(&self, nodes: &[Node], between: &str) -> String {
        let nodes: Vec<String> = nodes.iter().map(|node| self.node(node)).collect();
        nodes.join(between)
    }

    fn node(&self, node: &Node) -> String {
        match node {
            Node::Literal(literal) => self.literal(literal),
            Node::Variable(slot) => self.slot(*slot),
            Node::Read { part, of } => format!("{}.{}", self.node(of), part.name),
            Node::Set(items) => format!("{{{}}}", self.list(items, ", ")),
            Node::Not(inner) => format!("not ({})", self.node(inner)),
            Node::And(all) => format!("({})", self.list(all, " and ")),
            Node::Or(any) => format!("({})", self.list(any, " or ")),
            Node::Compare {
                operator,
                left,
                right,
            }
            | Node::Arithmetic {
                operator,
                left,
                right,
            } => {
                let operator = operator.spelling(Vocabulary::English);
                format!("{} {operator} {}", self.node(left), self.node(right))
            }
            Node::Member { value, list } => format!("{} in {}", self.node(value), self.node(list)),
            Node::Exists {
                slot,
                source,
                condition,
            } => format!(
                "exists {} {} where {}",
                self.slot(*slot),
                self.source(source),
                self.node(condition),
            ),
            Node::Aggregate {
                aggregate,
                slot,
                source,
                condition,
                value,
                ..
            } => {
                let mut inside = value
                    .as_ref()
                    .map(|value| self.node(value) + " for ")
                    .unwrap_or_default();
                inside += &slot.map(|slot| self.slot(slot) + " ").unwrap_or_default();
                inside += &self.source(source);
                if let Some(condition) = condition {
                    inside += " where ";
                    inside += &self.node(condition);
                }
                format!("{}({inside})", aggregate.english())
            }
            Node::Call {
                function,
                arguments,
            } => {
                format!("{}({})", function.name, self.list(arguments, ", "))
            }
            Node::Table(table) => {
                let columns = table.columns.iter();
                let columns: Vec<String> = columns.map(|column| self.node(&column.node)).collect();
                format!("{}({})", table.name, columns.join(", "))
            }
            Node::Related {
                relation,
                closure,
                from,
                to,
            } => {
                let plus = if *closure { "+" } else { "" };
                format!(
                    "{}{plus}({}, {})",
                    relation.name(),
                    self.node(from),
                    self.node(to)
                )
            }
            Node::Marked(marked) => marked.text.en.clone(),
        }
    }

    fn literal(&self, literal: &Literal) -> String {
        match literal {
            Literal::None => Keyword::None.english().to_owned(),
            Literal::Unknown(_) => Keyword::Unknown.english().to_owned(),
            Literal::Boolean(flag) => flag.to_string(),
            Literal::Number(number) => number.to_string(),
            Literal::Percent(number) => format!("{number}%"),
            Literal::Money(money) => money.to_string(),
            Literal::Date(date) => date.to_string(),
            Literal::Duration(duration) => wording::duration(*duration).en,
            Literal::Pattern(pattern) => format!("\"{}\"", pattern.text()),
            Literal::Text(text) => format!("\"{text}\""),
            Literal::Constant(constant) => constant.english().to_owned(),
            Literal::Entity(entity) => wording::name(*entity, self.model),
        }
    }
}
