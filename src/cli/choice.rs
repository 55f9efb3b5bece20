//! Which rules run.

use std::collections::BTreeSet;

use super::arguments::ChoiceArguments;
use super::settings::Settings;
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::phrase::phrase;
use crate::rule::RuleId;
use crate::rule::compile::RuleSet;
use crate::syntax::keyword::Keyword;

/// Returns the rules to run, in name order.
///
/// All stable ones, or those selected, less those ignored. A rule still being tried runs when
/// `preview` asks for all of them, or when it is selected by its name, and so does one that is no
/// longer in use.
///
/// # Errors
///
/// Names the first rule or group that does not exist.
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
        Keyword::Deprecated => false,
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
    Ok(chosen.difference(&ignored).copied().collect())
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
