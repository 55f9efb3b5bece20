//! The legal bases of a procedure: one citation each.

use super::Writer;
use crate::import::known::Declared;
use crate::import::law::number;
use crate::import::name;
use crate::import::record::Base;
use crate::import::report::Remark;
use crate::import::tree;
use crate::syntax::ast::Word;
use crate::syntax::keyword::Keyword;

impl Writer<'_, '_> {
    pub(super) fn bases(&mut self) {
        let record = self.record;
        let mut names = Vec::new();
        let mut others = String::new();
        for (base, position) in record.bases.iter().zip(1..) {
            let published = as_published(base);
            let published = format!("\n{position}. {published}");
            let Some(law) = self.shared.laws.find(record, base) else {
                others += &published;
                self.remark(Remark::BasisWithoutTitle);
                self.report.bases_as_notes += 1;
                continue;
            };
            names.push(Word::Name(law.name.clone().into()));
            if number::find(base.number.as_deref().unwrap_or_default()).is_none() {
                self.remark(Remark::BasisWithoutNumber);
            }
            if !says_the_same(base, law) {
                others += &published;
            }
        }
        if !others.is_empty() {
            let note = format!("Căn cứ ghi là:{others}");
            self.notes.push(tree::of_text(Keyword::Note, note));
        }
        self.clauses.extend(tree::list(Keyword::Basis, names));
    }
}

/// Returns a basis in one line: number, title.
fn as_published(base: &Base) -> String {
    match &base.number {
        Some(number) if base.title.is_empty() => number.clone(),
        Some(number) => format!("{number} | {}", base.title),
        None => base.title.clone(),
    }
}

/// Returns whether a text as declared holds all that a basis says of it.
///
/// `Nghị định số 50/2026/NĐ-CP` says no more than rank and number.
fn says_the_same(base: &Base, law: &Declared) -> bool {
    let title = name::key(&law.title);
    let published = base.number.as_deref().unwrap_or_default();
    let holds_number = match number::find(published) {
        Some(number) => {
            let (published, number) = (name::key(published), name::key(&number));
            published.strip_suffix(&number).is_some_and(is_rank)
        }
        None => title.contains(&name::key(published)),
    };
    holds_number && title.contains(&name::key(&base.title))
}

/// Returns whether what stands before a number is only its rank: `thông tư số: `.
fn is_rank(words: &str) -> bool {
    let letters = |letter: char| !letter.is_numeric();
    words.split_whitespace().count() <= 4 && words.chars().all(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: &str, title: &str, expected: bool) {
        let base = Base {
            title: title.into(),
            number: Some(number.into()),
            issued: None,
            issuer: None,
        };
        let law = Declared {
            name: "vb".into(),
            title: "Luật Đất đai số 31/2024/QH15".into(),
        };
        assert_eq!(says_the_same(&base, &law), expected);
    }

    #[test]
    fn a_basis_is_noted_only_for_what_the_declaration_lacks() {
        check("31/2024/QH15", "Luật đất đai", true);
        check("Luật số: 31/2024/qh15.", "Đất đai", true);
        check("31/2024/QH15", "Luật Đất đai ngày 18/01/2024", false);
        check("31/2024/QH15 sửa đổi năm 2025", "Luật Đất đai", false);
        check("31", "Luật Đất đai", true);
        check("45", "Luật Đất đai", false);
    }
}
