//! The number of a legal text, found in what was published as its number.
//!
//! `Nghị định số 50/2026/NĐ-CP` and `50/2026/ND- CP` are one number. What has no sign of its
//! issuer after the last stroke, as `46/2020`, is not enough to tell one text from another.

use std::iter::Peekable;
use std::str::Chars;

use crate::syntax::keyword::Keyword;

/// Finds the first whole number in a text, in its usual spelling: `50/2026/NĐ-CP`.
pub(in crate::import) fn find(text: &str) -> Option<String> {
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        rest = &rest[start..];
        if let Some(number) = read(rest) {
            return Some(number);
        }
        rest = rest.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    }
    None
}

/// Reads a number at the start of a text.
fn read(text: &str) -> Option<String> {
    let mut letters = text.chars().peekable();
    let mut number = take_while(&mut letters, |letter| {
        letter.is_ascii_digit() || letter == '.'
    });
    take_stroke(&mut letters)?;
    let mut ahead = letters.clone();
    let year = take_while(&mut ahead, |letter| letter.is_ascii_digit());
    if !year.is_empty() {
        // `18/12/2025` is a date.
        if year.len() != 4 || take_stroke(&mut ahead).is_none() {
            return None;
        }
        letters = ahead;
        number = format!("{number}/{year}");
    }
    let sign = take_sign(&mut letters);
    sign.starts_with(char::is_alphabetic)
        .then(|| format!("{number}/{}", usual_sign(&sign)))
}

fn take_while(letters: &mut Peekable<Chars<'_>>, accept: impl Fn(char) -> bool) -> String {
    let mut taken = String::new();
    while let Some(letter) = letters.next_if(|letter| accept(*letter)) {
        taken.push(letter);
    }
    taken
}

/// Takes one or more strokes and the blanks around them.
fn take_stroke(letters: &mut Peekable<Chars<'_>>) -> Option<()> {
    let strokes = take_while(letters, |letter| letter == '/' || letter.is_whitespace());
    strokes.contains('/').then_some(())
}

/// Takes `NĐ-CP`, `TT - BTC`, `TTLT/BQP-BTC`: words joined by hyphens, lines or strokes.
fn take_sign(letters: &mut Peekable<Chars<'_>>) -> String {
    let mut sign = String::new();
    loop {
        sign += &take_while(letters, |letter| letter.is_alphanumeric() || letter == '&');
        let mut ahead = letters.clone();
        let joint = take_while(&mut ahead, |letter| {
            matches!(letter, '-' | '_' | '/' | '–') || letter.is_whitespace()
        });
        let is_joined = joint.contains(['-', '_', '/', '–']);
        if !is_joined || !ahead.peek().is_some_and(|letter| letter.is_alphabetic()) {
            return sign;
        }
        sign.push(if joint.contains('/') { '/' } else { '-' });
        *letters = ahead;
    }
}

/// Returns a sign in its usual spelling: capitals, and `Đ` where a keyboard had only `D`.
fn usual_sign(sign: &str) -> String {
    let mut sign = sign.to_uppercase().replace('Ð', "Đ");
    for (plain, usual) in [("ND-", "NĐ-"), ("QD-", "QĐ-")] {
        if let Some(issuer) = sign.strip_prefix(plain) {
            sign = format!("{usual}{issuer}");
        }
    }
    // Only the Government issues decrees, and the National Assembly's texts bear its term alone.
    if sign.starts_with("NĐ-C") {
        return "NĐ-CP".to_owned();
    }
    if let Some(term) = sign
        .strip_prefix("NQ-")
        .filter(|rest| rest.starts_with("QH"))
    {
        sign = term.to_owned();
    }
    // Two numbers run together: the National Assembly's term has two figures.
    if sign.starts_with("QH") && sign.is_char_boundary(4) {
        sign.truncate(4);
    }
    sign.replace("-TTG", "-TTg")
}

/// Returns whether a number belongs to one province: every province has its own
/// `20/2024/NQ-HĐND`.
pub(super) fn is_local(number: &str) -> bool {
    number.contains("-UB") || number.contains("-HĐND")
}

/// Returns whether a number says its year; one that does not may have been given every year.
pub(super) fn has_year(number: &str) -> bool {
    number.split('/').count() > 2 || number.contains("/QH")
}

/// Returns the rank that a number's sign, or else the first words of a text, stand for.
pub(super) fn rank(number: Option<&str>, texts: [&str; 2]) -> Keyword {
    let sign = number.and_then(|number| number.split('/').find(|part| is_sign(part)));
    let by_words = texts.iter().find_map(|text| rank_of_words(text));
    match sign.map(|sign| sign.split('-').next().unwrap_or(sign)) {
        Some("NĐ") => Keyword::Decree,
        Some("NQ" | "NQLT") => Keyword::Resolution,
        Some("TT" | "TTLT") => Keyword::Circular,
        Some("QĐ") => Keyword::DecisionRank,
        Some("CT") => Keyword::DirectiveRank,
        Some("KH") => Keyword::PlanRank,
        // The National Assembly and its committee number laws and resolutions alike.
        Some(sign) if sign.starts_with("QH") => by_words.unwrap_or(Keyword::Act),
        Some(sign) if sign == "PL" || sign.starts_with("UBTVQH") => {
            by_words.unwrap_or(Keyword::Ordinance)
        }
        Some(_) => Keyword::OtherRank,
        None => by_words.unwrap_or(Keyword::OtherRank),
    }
}

fn is_sign(part: &str) -> bool {
    part.starts_with(char::is_alphabetic)
}

/// Returns the rank that a text names first.
fn rank_of_words(text: &str) -> Option<Keyword> {
    const RANKS: &[(&str, Keyword)] = &[
        ("hiến pháp", Keyword::Constitution),
        ("bộ luật", Keyword::Act),
        ("luật", Keyword::Act),
        ("pháp lệnh", Keyword::Ordinance),
        ("nghị quyết", Keyword::Resolution),
        ("nghị định", Keyword::Decree),
        ("quyết định", Keyword::DecisionRank),
        ("thông tư", Keyword::Circular),
        ("chỉ thị", Keyword::DirectiveRank),
        ("kế hoạch", Keyword::PlanRank),
    ];
    let text = text.trim_start().to_lowercase();
    let rank = RANKS.iter().find(|(words, _)| {
        text.strip_prefix(words)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    rank.map(|(_, rank)| *rank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(published: &str, number: &str) {
        assert_eq!(find(published).unwrap_or_default(), number);
    }

    #[test]
    fn numbers_are_found_and_spelled_alike() {
        check("50/2026/NĐ-CP", "50/2026/NĐ-CP");
        check("Nghị định số 50/2026/nđ-cp.", "50/2026/NĐ-CP");
        check("35/ 2026/QĐ - UBND", "35/2026/QĐ-UBND");
        check("72/2022//ND-CP", "72/2022/NĐ-CP");
        check("11/2015/TT_BCA", "11/2015/TT-BCA");
        check("40/2011/QĐ-TTG", "40/2011/QĐ-TTg");
        check("66.7/2025/NQ-CP", "66.7/2025/NQ-CP");
        check("118/2025/NĐ-C", "118/2025/NĐ-CP");
        check("190/2025/NQ-QH15", "190/2025/QH15");
        check("Số: 23/2008/QH12 của Quốc hội", "23/2008/QH12");
        check("09/2017/QH1409/2017/QH14", "09/2017/QH14");
        check("191/2005/TTLT/BQP-BTC", "191/2005/TTLT/BQP-BTC");
        check("1872/QĐ-BTP", "1872/QĐ-BTP");
        check("ngày 18/12/2025, số 05/2025/TT-BYT", "05/2025/TT-BYT");
    }

    #[test]
    fn a_number_without_a_sign_is_none() {
        for published in [
            "",
            "06",
            "46/2020",
            "18/12/2025",
            "Luật Thú y 2015",
            "73-CP",
        ] {
            check(published, "");
        }
    }

    #[test]
    fn ranks_follow_the_sign_and_then_the_words() {
        let of = |number: &str, title: &str| rank(find(number).as_deref(), [number, title]);
        assert_eq!(of("50/2026/NĐ-CP", "Luật"), Keyword::Decree);
        assert_eq!(of("31/2024/QH15", "Đất đai"), Keyword::Act);
        assert_eq!(
            of("176/2025/QH15", "Nghị quyết về cơ cấu"),
            Keyword::Resolution
        );
        assert_eq!(of("Pháp lệnh 02/2020/UBTVQH14", ""), Keyword::Ordinance);
        assert_eq!(of("05/2020/TTLT-BCA-BYT", ""), Keyword::Circular);
        assert_eq!(of("06", "Quyết định về"), Keyword::DecisionRank);
        assert_eq!(of("", "Luậtx"), Keyword::OtherRank);
    }

    #[test]
    fn numbers_of_one_province_and_of_no_year_are_known() {
        assert!(is_local("20/2024/NQ-HĐND") && !is_local("20/2024/NQ-CP"));
        assert!(has_year("20/2024/NQ-CP") && has_year("31/QH15") && !has_year("461/QĐ-BXD"));
    }
}
