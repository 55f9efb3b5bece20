//! Published words to the constants of the language: kind, levels, subjects.

use super::Writer;
use crate::import::name;
use crate::import::report::Remark;
use crate::import::tree;
use crate::syntax::ast::Word;
use crate::syntax::keyword::Keyword;

/// What a published word stands for, and whether the constant says just that.
type Constant = (&'static str, Keyword, bool);

const LEVELS: &[Constant] = &[
    ("Cấp Bộ/Trung ương", Keyword::Central, true),
    ("Cấp Bộ", Keyword::Central, true),
    ("Cấp Trung ương", Keyword::Central, true),
    ("Cấp Tỉnh", Keyword::Province, true),
    ("Cấp Huyện", Keyword::District, true),
    ("Cấp Xã", Keyword::Commune, true),
];

/// A subject without a constant of its own stands under the nearest, so that the list does not
/// lack it; the wording is then kept in a note.
const SUBJECTS: &[Constant] = &[
    ("Công dân Việt Nam", Keyword::Citizen, true),
    (
        "Công dân Việt Nam mà không xác định được nơi thường trú hoặc nơi tạm trú",
        Keyword::Citizen,
        false,
    ),
    ("Đảng viên", Keyword::Citizen, false),
    (
        "Người Việt Nam định cư ở nước ngoài",
        Keyword::Overseas,
        true,
    ),
    ("Người nước ngoài", Keyword::Foreigner, true),
    (
        "Người nước ngoài cư trú tại Việt Nam",
        Keyword::Foreigner,
        false,
    ),
    (
        "Người nước ngoài đã cư trú tại Việt Nam",
        Keyword::Foreigner,
        false,
    ),
    (
        "Tổ chức (không bao gồm doanh nghiệp, HTX)",
        Keyword::Organisation,
        true,
    ),
    ("Tổ chức nước ngoài", Keyword::Organisation, false),
    ("Tổ chức Đảng", Keyword::Organisation, false),
    ("Doanh nghiệp", Keyword::Enterprise, true),
    ("Doanh nghiệp Việt Nam", Keyword::Enterprise, false),
    (
        "Doanh nghiệp có vốn đầu tư nước ngoài",
        Keyword::Enterprise,
        false,
    ),
    ("Hợp tác xã", Keyword::Cooperative, true),
    ("Hộ kinh doanh", Keyword::Household, true),
    ("Cán bộ, công chức, viên chức", Keyword::Official, true),
    ("Cơ quan nhà nước", Keyword::StateBody, true),
];

impl Writer<'_, '_> {
    pub(super) fn kind(&mut self) {
        let Some(published) = &self.record.kind else {
            return;
        };
        let kind = match published.as_str() {
            "STANDARD" | "SPECIFIC" => Some(Keyword::External),
            "STANDARD_INTERNAL" => Some(Keyword::Internal),
            _ => None,
        };
        match kind {
            Some(kind) => {
                let clause = tree::clause(Keyword::Kind, [Word::Keyword(kind)]);
                self.clauses.push(clause);
            }
            None => self.remark(Remark::UnknownKind),
        }
        // The language has one word for what the whole country and one province lay down.
        if !matches!(published.as_str(), "STANDARD" | "STANDARD_INTERNAL") {
            self.note("Loại thủ tục ghi là", published);
        }
    }

    pub(super) fn levels(&mut self) {
        let levels = &self.record.levels;
        self.constants(Keyword::Level, levels, LEVELS, "Cấp thực hiện ghi là");
    }

    pub(super) fn subjects(&mut self) {
        let subjects = &self.record.subjects;
        self.constants(Keyword::Subjects, subjects, SUBJECTS, "Đối tượng ghi là");
    }

    /// Writes the constants of published words.
    ///
    /// A word that is not in the table leaves the clause out: a list that lacks one is no list.
    fn constants(
        &mut self,
        keyword: Keyword,
        published: &[String],
        table: &[Constant],
        label: &str,
    ) {
        let mut constants = Vec::new();
        let mut is_exact = true;
        let mut is_known = true;
        for words in published {
            match read(words, table) {
                Some(found) => {
                    for (_, constant, says_just_that) in found {
                        is_exact &= says_just_that;
                        if !constants.contains(&constant) {
                            constants.push(constant);
                        }
                    }
                }
                None => is_known = false,
            }
        }
        if is_known {
            let words = constants.into_iter().map(Word::Keyword);
            self.clauses.extend(tree::list(keyword, words));
        } else {
            self.remark(match keyword {
                Keyword::Level => Remark::UnknownLevel,
                _ => Remark::UnknownSubject,
            });
        }
        if !(is_known && is_exact) {
            self.note(label, &published.join("; "));
        }
    }
}

/// Reads words of a table, alone or joined by commas, which some of them have inside.
///
/// `None` where any part is not in the table. The longest words are tried first, so that the
/// comma of `Cán bộ, công chức, viên chức` joins nothing.
fn read(published: &str, table: &[Constant]) -> Option<Vec<Constant>> {
    let mut rest = name::key(published);
    let mut found = Vec::new();
    while !rest.is_empty() {
        let fits = table.iter().filter_map(|constant| {
            let after = rest.strip_prefix(&name::key(constant.0))?;
            let next = if after.is_empty() {
                after
            } else {
                after.strip_prefix(", ")?
            };
            Some((constant, next.to_owned()))
        });
        let (constant, next) = fits.min_by_key(|(_, next)| next.len())?;
        found.push(*constant);
        rest = next;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_words_are_told_apart_though_some_hold_commas() {
        let read = |text: &str| -> Option<Vec<Keyword>> {
            Some(
                super::read(text, SUBJECTS)?
                    .iter()
                    .map(|constant| constant.1)
                    .collect(),
            )
        };
        let joined = "Công dân Việt Nam, Cán bộ, công chức, viên chức, Doanh nghiệp";
        let subjects = vec![Keyword::Citizen, Keyword::Official, Keyword::Enterprise];
        assert_eq!(read(joined), Some(subjects));
        assert_eq!(
            read("doanh  nghiệp việt nam"),
            Some(vec![Keyword::Enterprise])
        );
        assert_eq!(read("Công dân Việt Nam, nhóm 1"), None);
        assert_eq!(read(""), Some(vec![]));
    }
}
