//! Which rules run.

use std::collections::BTreeSet;

use super::arguments::ChoiceArguments;
use super::settings::Settings;
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::phrase::phrase;
use crate::rule::compile::RuleSet;
use crate::rule::cost::CostClass;
use crate::rule::{Rule, RuleId};
use crate::syntax::keyword::Keyword;

/// Returns the rules to run, in name order.
///
/// All of them, or those selected, less those ignored. A rule still being tried runs when `preview`
/// asks for all of them, or when it is selected by its name.
///
/// # Errors
///
/// Names the first rule or group that does not exist, or the rules that look further than is
/// allowed.
pub(super) fn rules(
    rules: &RuleSet,
    arguments: &ChoiceArguments,
    settings: &Settings,
) -> Result<Vec<RuleId>, Box<Diagnostic>> {
    let pick = |own: &[String], set: &[String]| {
        let names = if own.is_empty() { set } else { own };
        names
            .iter()
            .map(|name| named(rules, name))
            .collect::<Result<Vec<_>, _>>()
    };
    let selected = pick(&arguments.select, &settings.select)?;
    let ignored: BTreeSet<RuleId> = pick(&arguments.ignore, &settings.ignore)?
        .into_iter()
        .flat_map(Named::into_rules)
        .collect();
    let preview = arguments.preview || settings.preview.unwrap_or(false);
    let runs_unasked = |id: &RuleId| match rules.rules[*id].state {
        Keyword::Preview => preview,
        _ => true,
    };
    let mut chosen: BTreeSet<RuleId> = BTreeSet::new();
    if selected.is_empty() {
        chosen.extend(rules.rules.ids().filter(runs_unasked));
    }
    for named in selected {
        match named {
            Named::Rule(id) => {
                chosen.insert(id);
            }
            Named::Group(ids) => chosen.extend(ids.into_iter().filter(runs_unasked)),
        }
    }
    let chosen: Vec<RuleId> = chosen.difference(&ignored).copied().collect();
    match arguments.max_cost.or(settings.max_cost) {
        Some(most) => within(rules, chosen, most),
        None => Ok(chosen),
    }
}

/// Returns the rules if none of them looks further than is allowed.
fn within(
    rules: &RuleSet,
    chosen: Vec<RuleId>,
    most: CostClass,
) -> Result<Vec<RuleId>, Box<Diagnostic>> {
    let costly = chosen.iter().map(|id| &rules.rules[*id]);
    let costly: Vec<&Rule> = costly.filter(|rule| rule.class() > most).collect();
    let Some(first) = costly.first() else {
        return Ok(chosen);
    };
    let told = costly.iter();
    let told: Vec<String> = told
        .map(|rule| format!("`{}` ({})", rule.name, rule.class().slug()))
        .collect();
    let (told, most, first) = (told.join(", "), most.slug(), &first.name);
    let mistake = Diagnostic::of_nothing(
        Code::TooCostly,
        phrase!(
            "quy tắc phải tìm xa hơn mức cho phép `{most}`: {told}",
            "rules that look further than `{most}`, which is the most allowed: {told}"
        ),
    );
    Err(Box::new(mistake.help(phrase!(
        "nâng `max_cost`, hoặc bỏ quy tắc bằng `--ignore {first}`; xem lý do bằng `tinhgon rules show {first} --plan`",
        "raise `max_cost`, or leave the rule out by `--ignore {first}`; `tinhgon rules show {first} --plan` says why",
    ))))
}

/// Returns the rules that names stand for, whatever their state: all of a group.
///
/// # Errors
///
/// Names the first rule or group that does not exist.
pub(super) fn selected(
    rules: &RuleSet,
    names: &[String],
) -> Result<BTreeSet<RuleId>, Box<Diagnostic>> {
    let chosen: Result<Vec<Named>, _> = names.iter().map(|name| named(rules, name)).collect();
    Ok(chosen?.into_iter().flat_map(Named::into_rules).collect())
}

/// Warns of the rules that run and are deprecated, and names what replaces them.
pub(super) fn deprecated(rules: &RuleSet, chosen: &[RuleId]) -> Vec<Diagnostic> {
    let rules = chosen.iter().map(|id| &rules.rules[*id]);
    let deprecated = rules.filter(|rule| rule.state == Keyword::Deprecated);
    let told = deprecated.map(|rule| {
        let name = &rule.name;
        let help = match &rule.replaced_by {
            Some(other) => phrase!(
                "dùng `{other}` thay cho nó; bỏ bằng `--ignore {name}`",
                "use `{other}` instead; leave it out by `--ignore {name}`"
            ),
            None => phrase!(
                "bỏ bằng `--ignore {name}`",
                "leave it out by `--ignore {name}`"
            ),
        };
        let message = phrase!(
            "quy tắc `{name}` đã ngừng dùng, nhưng vẫn chạy",
            "the rule `{name}` is deprecated, and runs all the same"
        );
        Diagnostic::warning(Code::DeprecatedRule, rule.span, message).help(help)
    });
    told.collect()
}

/// What a name on the command line stands for.
enum Named {
    Rule(RuleId),
    Group(Vec<RuleId>),
}

impl Named {
    fn into_rules(self) -> Vec<RuleId> {
        match self {
            Self::Rule(id) => vec![id],
            Self::Group(ids) => ids,
        }
    }
}

fn named(rules: &RuleSet, name: &str) -> Result<Named, Box<Diagnostic>> {
    if let Some(id) = rules.find(name) {
        return Ok(Named::Rule(id));
    }
    let of_group = |id: &RuleId| rules.rules[*id].group == name;
    let group: Vec<RuleId> = rules.rules.ids().filter(of_group).collect();
    if group.is_empty() {
        return Err(Box::new(unknown(rules, name)));
    }
    Ok(Named::Group(group))
}

/// Words that a name is no rule and no group.
pub(super) fn unknown(rules: &RuleSet, name: &str) -> Diagnostic {
    let rules = rules.rules.items();
    let names = rules
        .iter()
        .flat_map(|rule| [rule.name.as_str(), rule.group.as_str()]);
    let help = match similar::nearest(name, names) {
        Some(near) => phrase!("có phải ý là `{near}`?", "did you mean `{near}`?"),
        None => phrase!(
            "xem danh sách bằng `tinhgon rules list`",
            "see the list with `tinhgon rules list`",
        ),
    };
    Diagnostic::of_nothing(
        Code::UnknownRule,
        phrase!(
            "không có quy tắc hoặc nhóm `{name}`",
            "there is no rule or group `{name}`"
        ),
    )
    .help(help)
}
