//! How much work a condition is.

use crate::rule::plan::Node;

/// A rough count of the work of a condition, to try the cheap ones first.
pub(super) fn effort(node: &Node) -> u32 {
    match node {
        Node::Literal(_) | Node::Variable(_) => 0,
        Node::Read { of, .. } => 1 + effort(of),
        Node::Set(nodes) | Node::And(nodes) | Node::Or(nodes) => nodes.iter().map(effort).sum(),
        Node::Not(inner) => effort(inner),
        Node::Compare { left, right, .. } | Node::Arithmetic { left, right, .. } => {
            1 + effort(left) + effort(right)
        }
        Node::Member { value, list } => 3 + effort(value) + effort(list),
        Node::Call { arguments, .. } => 10 + arguments.iter().map(effort).sum::<u32>(),
        Node::Related { closure, .. } => {
            if *closure {
                60
            } else {
                20
            }
        }
        Node::Exists { .. } | Node::Aggregate { .. } => 100,
        Node::Marked(marked) => effort(&marked.node),
        Node::Table(table) => {
            let columns = table.columns.iter();
            columns.map(|column| 5 + effort(&column.node)).sum()
        }
    }
}
