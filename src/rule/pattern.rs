//! Regular expressions of rules: `matches(d.title, "sổ (hộ khẩu|tạm trú)")`.
//!
//! A pattern is looked for anywhere in a text, in time linear in it. Texts come folded, so the
//! letters of the pattern are folded too: case and the place of the tone mark make no difference.

use std::fmt;
use std::sync::Arc;

use regex_automata::meta::Regex;
use regex_syntax::ast::{self, Ast, Literal, LiteralKind};
use regex_syntax::hir::translate::TranslatorBuilder;

use crate::fold::fold;
use crate::phrase::{Phrase, phrase};

/// A compiled regular expression; copies share it.
#[derive(Clone)]
pub struct Pattern(Arc<Compiled>);

struct Compiled {
    text: String,
    regex: Regex,
}

/// Why a text is no regular expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The bytes of the text that it is about.
    pub at: std::ops::Range<usize>,
    /// What is wrong.
    pub reason: Phrase,
}

impl Pattern {
    /// Compiles a regular expression; what is wrong with it, otherwise.
    pub fn new(text: &str) -> Result<Self, Mistake> {
        let mut tree = ast::parse::Parser::new()
            .parse(text)
            .map_err(|error| Mistake {
                at: bytes(error.span(), text),
                reason: reason(error.kind()),
            })?;
        fold_letters(&mut tree);
        let mut translator = TranslatorBuilder::new().case_insensitive(true).build();
        let meaning = translator.translate(text, &tree).map_err(|error| Mistake {
            at: bytes(error.span(), text),
            reason: phrase!(
                "không có lớp chữ nào tên như vậy",
                "there is no class of letters of that name"
            ),
        })?;
        let regex = Regex::builder().build_from_hir(&meaning);
        regex
            .map(|regex| {
                let text = text.to_owned();
                Self(Arc::new(Compiled { text, regex }))
            })
            .map_err(|_| Mistake {
                at: 0..text.len(),
                reason: phrase!(
                    "mẫu quá lớn: các số lần lặp nhân với nhau",
                    "the pattern is too large: numbers of repetitions multiply"
                ),
            })
    }

    /// Returns whether it is found in a folded text; linear in the text.
    pub fn is_in(&self, folded: &str) -> bool {
        self.0.regex.is_match(folded)
    }

    /// Returns it as it is written.
    pub fn text(&self) -> &str {
        &self.0.text
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Pattern {}

impl fmt::Debug for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.text(), formatter)
    }
}

/// Returns a regular expression without each of its alternatives in turn, in the order of the text,
/// be they inside brackets; none of a text that is no regular expression.
pub fn without_alternatives(text: &str) -> Vec<String> {
    let mut left_out = Vec::new();
    if let Ok(tree) = ast::parse::Parser::new().parse(text) {
        gather_alternatives(&tree, &mut left_out);
    }
    left_out.sort_by_key(|bytes| (bytes.start, bytes.end));
    let without =
        |bytes: std::ops::Range<usize>| [&text[..bytes.start], &text[bytes.end..]].concat();
    left_out.into_iter().map(without).collect()
}

/// Adds where each alternative stands, with the bar on one side of it.
///
/// No deeper than the parser lets brackets nest.
fn gather_alternatives(tree: &Ast, found: &mut Vec<std::ops::Range<usize>>) {
    match tree {
        Ast::Repetition(repetition) => gather_alternatives(&repetition.ast, found),
        Ast::Group(group) => gather_alternatives(&group.ast, found),
        Ast::Concat(concat) => {
            for item in &concat.asts {
                gather_alternatives(item, found);
            }
        }
        Ast::Alternation(alternation) => {
            let spans: Vec<&ast::Span> = alternation.asts.iter().map(Ast::span).collect();
            for (index, span) in spans.iter().enumerate() {
                found.push(match index.checked_sub(1) {
                    Some(before) => spans[before].end.offset..span.end.offset,
                    None => span.start.offset..spans[1].start.offset,
                });
                gather_alternatives(&alternation.asts[index], found);
            }
        }
        _ => {}
    }
}

/// Returns the bytes of a text that a span is about; of an empty one, the character after it.
fn bytes(span: &ast::Span, text: &str) -> std::ops::Range<usize> {
    let (start, end) = (span.start.offset, span.end.offset);
    let next = text[start..].chars().next().map_or(0, char::len_utf8);
    start..end.max(start + next)
}

/// Folds the letters that stand side by side, as the texts are folded that they are looked for in.
///
/// No deeper than the parser lets brackets nest.
fn fold_letters(tree: &mut Ast) {
    match tree {
        Ast::Repetition(repetition) => fold_letters(&mut repetition.ast),
        Ast::Group(group) => fold_letters(&mut group.ast),
        Ast::Alternation(alternation) => alternation.asts.iter_mut().for_each(fold_letters),
        Ast::Concat(concat) => {
            let mut folded = Vec::with_capacity(concat.asts.len());
            let mut letters: Vec<Literal> = Vec::new();
            for mut item in std::mem::take(&mut concat.asts) {
                if let Ast::Literal(literal) = &item {
                    letters.push(literal.as_ref().clone());
                } else {
                    fold_run(&mut letters, &mut folded);
                    fold_letters(&mut item);
                    folded.push(item);
                }
            }
            fold_run(&mut letters, &mut folded);
            concat.asts = folded;
        }
        _ => {}
    }
}

/// Takes a run of letters and gives it folded; blanks at its ends stay.
fn fold_run(letters: &mut Vec<Literal>, folded: &mut Vec<Ast>) {
    let Some(first) = letters.first() else {
        return;
    };
    let span = first.span;
    let run: String = letters.drain(..).map(|literal| literal.c).collect();
    let fenced = fold(&format!("|{run}|"));
    let run = &fenced[1..fenced.len() - 1];
    folded.extend(run.chars().map(|c| {
        Ast::literal(Literal {
            span,
            kind: LiteralKind::Verbatim,
            c,
        })
    }));
}

/// Words why a pattern cannot be read.
fn reason(kind: &ast::ErrorKind) -> Phrase {
    use ast::ErrorKind as E;
    match kind {
        E::ClassUnclosed => phrase!("`[` chưa có `]`", "`[` has no `]`"),
        E::ClassRangeInvalid => phrase!(
            "khoảng ký tự viết ngược, như `[z-a]`",
            "a range of characters runs backwards, as in `[z-a]`"
        ),
        E::ClassEscapeInvalid | E::ClassRangeLiteral => phrase!(
            "đầu hoặc cuối một khoảng ký tự không phải là một ký tự",
            "an end of a range is not one character"
        ),
        E::GroupUnclosed => phrase!("`(` chưa có `)`", "`(` has no `)`"),
        E::GroupUnopened => phrase!("`)` thừa: chưa có `(`", "`)` closes nothing"),
        E::GroupNameDuplicate { .. }
        | E::GroupNameEmpty
        | E::GroupNameInvalid
        | E::GroupNameUnexpectedEof => phrase!(
            "tên của nhóm để trống, trùng hoặc viết sai",
            "the name of a group is empty, double or misspelt"
        ),
        E::RepetitionMissing => phrase!(
            "không có gì trước dấu lặp để lặp lại",
            "there is nothing before the repetition to repeat"
        ),
        E::RepetitionCountInvalid
        | E::RepetitionCountDecimalEmpty
        | E::RepetitionCountUnclosed
        | E::DecimalEmpty
        | E::DecimalInvalid => phrase!(
            "số lần lặp viết sai: `{{2}}`, `{{2,}}` hoặc `{{2,5}}`",
            "a number of repetitions is misspelt: `{{2}}`, `{{2,}}` or `{{2,5}}`"
        ),
        E::EscapeUnexpectedEof => phrase!(
            "sau `\\` không còn ký tự nào",
            "nothing comes after the `\\`"
        ),
        E::EscapeUnrecognized => phrase!(
            "`\\` đứng trước một ký tự không có nghĩa riêng",
            "`\\` stands before a character that has no meaning of its own"
        ),
        E::EscapeHexEmpty | E::EscapeHexInvalid | E::EscapeHexInvalidDigit => {
            phrase!(
                "mã của ký tự viết sai",
                "the code of a character is misspelt"
            )
        }
        E::UnicodeClassInvalid => phrase!("lớp chữ viết sai", "a class of letters is misspelt"),
        E::FlagDanglingNegation
        | E::FlagDuplicate { .. }
        | E::FlagRepeatedNegation { .. }
        | E::FlagUnexpectedEof
        | E::FlagUnrecognized => {
            phrase!("cờ sau `(?` viết sai", "the flags after `(?` are misspelt")
        }
        E::UnsupportedBackreference => phrase!(
            "không dùng được `\\1`: mẫu được tìm trong một lượt đọc",
            "`\\1` cannot be used: a pattern is found in one pass"
        ),
        E::UnsupportedLookAround => phrase!(
            "không dùng được `(?=`, `(?!`, `(?<=`, `(?<!`: mẫu được tìm trong một lượt đọc",
            "`(?=`, `(?!`, `(?<=`, `(?<!` cannot be used: a pattern is found in one pass"
        ),
        E::NestLimitExceeded(_) | E::CaptureLimitExceeded => {
            phrase!("quá nhiều ngoặc", "too many brackets")
        }
        _ => phrase!("mẫu viết sai ở đây", "the pattern is misspelt here"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, text: &str, expected: bool) {
        let pattern = Pattern::new(pattern).expect("the pattern can be read");
        assert_eq!(
            pattern.is_in(&fold(text)),
            expected,
            "{pattern:?} in {text}"
        );
    }

    #[test]
    fn a_pattern_is_found_anywhere_whatever_case_and_tone_mark_placement() {
        check("sổ (hộ khẩu|tạm trú)", "Bản sao SỔ TẠM TRÚ", true);
        check("sổ (hộ khẩu|tạm trú)", "Bản sao sổ đỏ", false);
        check("^bản sao\\b.*khẩu$", "Bản sao  sổ hộ\nkhẩu ", true);
        check("hoà giải", "Biên bản HÒA GIẢI", true);
        check("(biên bản )?hòa giải", "biên bản hoà giải", true);
        check("[H]OÀ", "hoà", true);
        check("giấy +\\d{2,}", "Giấy 12", true);
        check("giấy ?\\d{2,}", "Giấy 1", false);
        check("so", "sổ", false);
        check("\\S\\D", "ab", true);
    }

    #[track_caller]
    fn refuse(pattern: &str, at: &str, reason: &str) {
        let mistake = Pattern::new(pattern).expect_err("the pattern is wrong");
        assert_eq!(
            (&pattern[mistake.at], mistake.reason.en.as_str()),
            (at, reason)
        );
    }

    #[test]
    fn a_wrong_pattern_is_told_where_it_is_wrong() {
        refuse("sổ (hộ", "(", "`(` has no `)`");
        refuse("sổ) hộ", ")", "`)` closes nothing");
        refuse("ab[c", "[", "`[` has no `]`");
        refuse(
            "a|*",
            "*",
            "there is nothing before the repetition to repeat",
        );
        refuse(
            "a(?=b)",
            "(?=",
            "`(?=`, `(?!`, `(?<=`, `(?<!` cannot be used: a pattern is found in one pass",
        );
        refuse(
            "\\p{Nope}",
            "\\p{Nope}",
            "there is no class of letters of that name",
        );
        refuse(
            "((a{1000}){1000}){1000}",
            "((a{1000}){1000}){1000}",
            "the pattern is too large: numbers of repetitions multiply",
        );
    }

    #[test]
    fn alternatives_are_left_out_one_by_one() {
        assert_eq!(
            without_alternatives("sổ (hộ khẩu|tạm trú)"),
            ["sổ (tạm trú)", "sổ (hộ khẩu)",]
        );
        assert_eq!(
            without_alternatives("a|(b|[|c])?|"),
            ["(b|[|c])?|", "a|", "a|([|c])?|", "a|(b)?|", "a|(b|[|c])?",]
        );
        assert_eq!(without_alternatives(r"một \| hai"), [""; 0]);
        assert_eq!(without_alternatives("(một|"), [""; 0]);
    }
}
