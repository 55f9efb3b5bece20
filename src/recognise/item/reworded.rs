//! Other wordings of the names of a catalogue, as every office may choose them.

use std::borrow::Cow;

use super::token::Sort;

/// What something can be proven by.
const PROOFS: [&str; 9] = [
    "giấy tờ",
    "tài liệu",
    "văn bản",
    "hồ sơ",
    "giấy tờ, tài liệu",
    "tài liệu, giấy tờ",
    "giấy tờ hợp pháp",
    "giấy tờ pháp lý",
    "văn bản pháp lý",
];

/// How it goes on, the longer before what it begins with.
const PROVING: [&str; 4] = [" chứng minh về ", " chứng minh ", " về việc ", " về "];

/// What may stand between what a writing is called and what it is about.
const ABOUT: [&str; 2] = [" về việc ", " về "];

/// Returns how else what proves something may be called: `tài liệu chứng minh …`, for
/// `giấy tờ về …`.
pub(super) fn proofs(name: &str) -> Vec<String> {
    let proven = PROOFS.iter().find_map(|proof| {
        let rest = name.strip_prefix(proof)?;
        PROVING
            .iter()
            .find_map(|proving| rest.strip_prefix(proving))
    });
    let named = |what: &str| -> Vec<String> {
        let each = |proof: &&str| PROVING.map(|proving| format!("{proof}{proving}{what}"));
        PROOFS.iter().flat_map(each).collect()
    };
    proven.map_or_else(Vec::new, named)
}

/// Returns how else names may be worded that say what a writing is about:
/// `hợp đồng về việc thuê đất`, for `hợp đồng thuê đất`.
pub(super) fn told_about<'n, I: Copy>(
    names: &[(Cow<'n, str>, Sort<I>)],
) -> Vec<(Cow<'n, str>, Sort<I>)> {
    let mut kinds: Vec<&str> = names
        .iter()
        .filter(|(_, sort)| matches!(sort, Sort::Name(name) if name.plain))
        .map(|(name, _)| name.as_ref())
        .collect();
    kinds.sort_unstable();
    let is_kind = |words: &str| kinds.binary_search(&words).is_ok();
    let reworded = |(name, sort): &(Cow<'n, str>, Sort<I>)| {
        let ends = name.rmatch_indices(' ').map(|(end, _)| end);
        let kind = ends.into_iter().find(|end| is_kind(&name[..*end]))?;
        let (kind, what) = (&name[..kind], &name[kind + 1..]);
        let about = what.starts_with("về ") || what.starts_with("của ") || is_kind(name);
        let reword = |about| (format!("{kind}{about}{what}").into(), *sort);
        (!about).then(|| ABOUT.map(reword))
    };
    names.iter().filter_map(reworded).flatten().collect()
}
