//! Conditions that ask how alike two lists are.

use crate::rule::plan::{Literal, Node, Wanted};
use crate::rule::share::Threshold;
use crate::syntax::ast::expression::Operator;

/// Reads `similarity(a, b) >= 80%`, or the same the other way round: the two lists, and how much
/// they have to have in common. `None` where lists that share nothing would do.
pub(super) fn similarity<'n>(
    operator: Operator,
    left: &'n Node,
    right: &'n Node,
) -> Option<([&'n Node; 2], Wanted)> {
    use Operator::{Greater, GreaterOrEqual, Less, LessOrEqual};
    let (lists, least, strict) = match operator {
        Greater | GreaterOrEqual => (left.as_similarity()?, right, operator == Greater),
        Less | LessOrEqual => (right.as_similarity()?, left, operator == Less),
        _ => return None,
    };
    let wanted = match least.bare() {
        Node::Literal(Literal::Percent(percent)) => {
            let threshold = Threshold {
                percent: *percent,
                strict,
            };
            if threshold.is_met_by_nothing() {
                return None;
            }
            Wanted::Reaching(threshold)
        }
        Node::Literal(Literal::Unknown(parameter)) => Wanted::Unknown(*parameter),
        _ => return None,
    };
    Some((lists, wanted))
}
