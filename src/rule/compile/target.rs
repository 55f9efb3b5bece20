//! One target: its metadata, the things it names, and what is measured of them.

use super::metadata::{Header, check_file_name, citations};
use super::{Body, Library, Source};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::phrase::{Phrase, phrase};
use crate::quantity::Number;
use crate::rule::plan::Node;
use crate::rule::target::{Measure, Target};
use crate::rule::types::{Scalar, Type};
use crate::span::{Span, Spanned};
use crate::syntax::ast::{Clause, Expression, Word};
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::print_expression;

/// The clauses that every target must have.
const NEEDED: [Keyword; 4] = [
    Keyword::English,
    Keyword::Basis,
    Keyword::ForEach,
    Keyword::Measure,
];

/// All of it.
const WHOLE: Number = Number::whole(100);

/// Compiles one target; `None` if something in it is wrong, which has then been reported.
pub(super) fn compile_target(
    library: &Library<'_, '_>,
    source: &Source<'_, '_>,
    clause: &Clause<'_>,
    sink: &mut Diagnostics,
) -> Option<Target> {
    let name = clause
        .name()
        .expect("the parser leaves out declarations without a name");
    check_file_name(source, clause.keyword, name, sink);
    let head = Header::of(clause, name.span);
    let is_whole = head.check(&NEEDED, sink);
    let mut body = Body::new(library, sink);
    let plan = body.plan(clause);
    let measured = body.measure(clause);
    let (slots, indexes, parameters) = (body.slots, body.indexes, body.parameters);
    let (mut plan, (measure, required)) = (plan?, measured?);
    if !is_whole {
        return None;
    }
    plan.slots = slots;
    plan.indexes = indexes;
    Some(Target {
        name: name.node.to_owned(),
        group: source.group.to_owned(),
        title: Phrase::new(clause.title()?, head.text(Keyword::English)?),
        bases: clause
            .clauses_of(Keyword::Basis)
            .flat_map(|clause| citations(&clause.words))
            .collect(),
        period: head.period(),
        why: head.text(Keyword::Why).map(str::to_owned),
        parameters: parameters.into_iter().collect(),
        span: name.span,
        plan,
        measure,
        required,
    })
}

impl<'a> Body<'a, '_, '_> {
    /// Compiles what a target measures, and how much it asks for in percent.
    fn measure(&mut self, clause: &'a Clause<'_>) -> Option<(Measure, Number)> {
        let mut measures = clause.clauses_of(Keyword::Measure);
        let written = measures.next()?;
        let again = measures.next();
        if let Some(again) = again {
            self.report_second_measure(again.span, written.span);
        }
        let expression = written.words.iter().find_map(|word| match &word.node {
            Word::Expression(written) => Some(written.as_ref()),
            _ => None,
        });
        let measure = match (written.words.first().map(|word| &word.node), expression) {
            (Some(Word::Keyword(Keyword::ReductionOf)), Some(written)) => {
                let (of, unit) = self.amount(written)?;
                Measure::Reduction { of, unit }
            }
            (Some(Word::Keyword(Keyword::ShareWithLess)), Some(written)) => {
                Measure::ShareWithLess(self.amount(written)?.0)
            }
            (_, Some(written)) => Measure::ShareWhere(self.condition(written)?),
            _ => Measure::ShareWithProposals,
        };
        let required = written.words.last()?;
        let Word::Percent(share) = required.node else {
            return None;
        };
        self.check_required(share, required.span);
        again.is_none().then_some((measure, share))
    }

    /// Compiles what can be added up and reduced.
    fn amount(&mut self, written: &'a Spanned<Expression<'_>>) -> Option<(Node, Scalar)> {
        let (node, value) = self.expression(written)?;
        let counts = matches!(
            value.scalar,
            Scalar::Number | Scalar::Money | Scalar::Duration
        );
        if counts && !value.list {
            return Some((node, value.scalar));
        }
        self.report_uncountable(written, value);
        None
    }

    fn report_uncountable(&mut self, written: &Spanned<Expression<'_>>, value: Type) {
        let found = value.described();
        let message = Phrase::new(
            format_args!(
                "mức giảm tính trên một số, số tiền hoặc khoảng thời gian, nhưng đây là {}",
                found.vi
            ),
            format_args!(
                "a reduction is of a number, an amount of money or a duration, but this is {}",
                found.en
            ),
        );
        let diagnostic = Diagnostic::error(Code::WrongType, written.span, message);
        let [vi, en] = [Vocabulary::Vietnamese, Vocabulary::English]
            .map(|vocabulary| print_expression(&written.node, vocabulary));
        self.report(if value.list {
            diagnostic.help(phrase!("đếm nó: `đếm({vi})`", "count it: `count({en})`"))
        } else {
            diagnostic.help(phrase!(
                "điều kiện thì viết `tỷ lệ mà …`",
                "a condition is measured by `share where …`"
            ))
        });
    }

    fn report_second_measure(&mut self, again: Span, first: Span) {
        self.report(
            Diagnostic::error(
                Code::RepeatedClause,
                again,
                phrase!(
                    "chỉ tiêu này đã có cách đo",
                    "this target is measured already"
                ),
            )
            .related(first, phrase!("đo ở đây", "measured here"))
            .help(phrase!(
                "khai báo thêm một chỉ tiêu cho cách đo này",
                "declare another target for this measure"
            )),
        );
    }

    /// Warns of what is met by doing nothing, or by nothing at all.
    fn check_required(&mut self, share: Number, span: Span) {
        let diagnostic = if share == Number::default() {
            Diagnostic::warning(
                Code::NeverFalse,
                span,
                phrase!(
                    "ít nhất 0% thì lúc nào cũng đạt",
                    "at least 0% is always met"
                ),
            )
        } else if share > WHOLE {
            Diagnostic::warning(
                Code::NeverTrue,
                span,
                phrase!(
                    "quá 100% thì không bao giờ đạt",
                    "more than 100% is never met"
                ),
            )
        } else {
            return;
        };
        self.report(diagnostic.help(phrase!(
            "viết tỷ lệ của văn bản giao chỉ tiêu, như `20%`",
            "write the share of the text that sets the target, such as `20%`"
        )));
    }
}
