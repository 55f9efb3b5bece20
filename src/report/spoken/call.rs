//! Functions, relations and definitions: a wording each, for what holds and for what does not.

use super::part::filled;
use super::{Speaker, words};
use crate::phrase::{Phrase, phrase};
use crate::rule::function::function;
use crate::rule::types::Type;
use crate::span::Spanned;
use crate::syntax::ast::{Clause, Expression, Word};
use crate::syntax::keyword::Keyword;
use crate::syntax::term;

wordings! {
    /// What is said of a function or relation that gives a condition: when it holds and when it
    /// does not, in Vietnamese and in English; `{0}` and `{1}` are what it is said of.
    CONDITIONS: 4;
    "known" "{0} đã được mô tả" "{0} chưa được mô tả" "the description gives {0}" "the description does not give {0}";
    "in-force" "{0} có hiệu lực vào ngày rà soát" "{0} không có hiệu lực vào ngày rà soát" "{0} is in force at the review's date" "{0} is not in force at the review's date";
    "named-before" "{0} đứng trước {1} theo tên" "{0} không đứng trước {1} theo tên" "{0} comes before {1} in name order" "{0} does not come before {1} in name order";
    "usable" "{0} đã được công bố cho khai thác" "{0} chưa được công bố cho khai thác" "{0} has been published as usable" "{0} has not been published as usable";
    "may-read" "một cơ quan giải quyết {0} được khai thác {1}" "không cơ quan giải quyết {0} nào được khai thác {1}" "an authority of {0} may read {1}" "no authority of {0} may read {1}";
    "covers-holders" "{0} có dữ liệu của mọi đối tượng được cấp {1}" "{0} không có dữ liệu của mọi đối tượng được cấp {1}" "{0} covers everyone whom {1} is issued to" "{0} does not cover everyone whom {1} is issued to";
    "covers-applicants" "{0} có dữ liệu của mọi đối tượng thực hiện {1}" "{0} không có dữ liệu của mọi đối tượng thực hiện {1}" "{0} covers everyone who may apply for {1}" "{0} does not cover everyone who may apply for {1}";
    "key-known" "khóa tra cứu {1} được khai ở thông tin khác, của cùng người với {0}" "khóa tra cứu {1} không được khai ở thông tin khác, của cùng người với {0}" "the key of {1} is declared in another field, of the person that {0} is about" "the key of {1} is not declared in another field, of the person that {0} is about";
    "mentions" "{0} có chứa {1}" "{0} không chứa {1}" "{0} mentions {1}" "{0} does not mention {1}";
    "like" "{0} giống {1}" "{0} không giống {1}" "{0} reads like {1}" "{0} does not read like {1}";
    "matches" "{0} có chỗ khớp mẫu {1}" "{0} không có chỗ nào khớp mẫu {1}" "{0} matches the pattern {1}" "{0} does not match the pattern {1}";
    "before" "{1} được khai là ngay sau {0}" "{1} không được khai là ngay sau {0}" "{1} is declared to come right after {0}" "{1} is not declared to come right after {0}";
    "requires" "{0} chưa thể bắt đầu khi {1} chưa xong" "{0} không phải chờ {1} xong" "{0} cannot begin before {1} is done" "{0} need not wait for {1} to be done";
    "issues" "{0} cấp ra {1}" "{0} không cấp ra {1}" "{0} issues {1}" "{0} does not issue {1}";
    "needs" "{0} đòi {1} ở mọi hồ sơ" "{0} không đòi {1} ở mọi hồ sơ" "{0} demands {1} of everyone" "{0} does not demand {1} of everyone";
    "derives" "{0} suy ra được từ {1}" "{0} không suy ra được từ {1}" "{0} follows from {1}" "{0} does not follow from {1}";
    "attested-by" "{1} xác nhận {0}" "{1} không xác nhận {0}" "{1} attests {0}" "{1} does not attest {0}";
    "asks-opinion-of" "{0} lấy ý kiến {1}" "{0} không lấy ý kiến {1}" "{0} consults {1}" "{0} does not consult {1}";
    "acts-in" "{0} giải quyết hoặc thực hiện một bước của {1}" "{0} không giải quyết, không thực hiện bước nào của {1}" "{0} decides or does a step of {1}" "{0} neither decides nor does a step of {1}";
    "names" "{0} nêu tên {1}" "{0} không nêu tên {1}" "{0} names {1}" "{0} does not name {1}";
    "rests-on" "{0} viện dẫn {1}" "{0} không viện dẫn {1}" "{0} cites {1}" "{0} does not cite {1}";
    "precedes" "{0} cấp ra giấy tờ mà {1} đòi hỏi" "{0} không cấp ra giấy tờ mà {1} đòi hỏi" "{0} issues a paper that {1} needs" "{0} issues no paper that {1} needs";
    "waits-for" "{0} đòi giấy tờ chỉ {1} cấp ra, chưa kho dữ liệu nào thay được" "{0} không đòi giấy tờ nào chỉ {1} cấp ra mà chưa kho dữ liệu nào thay được" "{0} needs a paper that only {1} issues and no register replaces" "{0} needs no paper that only {1} issues and no register replaces";
    "belongs-to" "{0} trực thuộc {1}" "{0} không trực thuộc {1}" "{0} is part of {1}" "{0} is not part of {1}";
    "takes-over-from" "{0} kế thừa {1}" "{0} không kế thừa {1}" "{0} has succeeded {1}" "{0} has not succeeded {1}";
}

wordings! {
    /// What a function gives that is no condition, in Vietnamese and in English.
    VALUES: 2;
    "saved-alongside" "thời gian rút ngắn được nếu {1} không phải chờ {0}" "the time saved if {1} does not wait for {0}";
    "cost" "chi phí tuân thủ một năm của {0}" "the compliance cost of a year of {0}";
    "words" "các từ của {0}" "the words of {0}";
    "similarity" "độ giống nhau của {0} và {1}" "the similarity of {0} and {1}";
    "review-date" "ngày rà soát" "the date of the review";
    "working-days" "số ngày làm việc sau {0} đến hết {1}" "the number of working days after {0}, up to and including {1}";
}

/// Says what a call gives, where that is a value and no condition.
pub(super) fn value<'s>(
    speaker: &Speaker<'s, '_>,
    written: &str,
    arguments: &'s [Spanned<Expression<'_>>],
) -> Option<(Phrase, Type)> {
    if let Some(table) = speaker.declared.tables.get(written) {
        return Some(super::table::value(
            speaker,
            table,
            &said_of(speaker, arguments),
        ));
    }
    let name = term::canonical(written)?;
    let (_, [vi, en]) = VALUES.iter().find(|(value, _)| *value == name)?;
    let said = said_of(speaker, arguments);
    let of_type = function(name)?.value;
    Some((
        Phrase::new(
            filled(vi, &said, |phrase| &phrase.vi),
            filled(en, &said, |phrase| &phrase.en),
        ),
        of_type,
    ))
}

/// Says that what is called holds, or does not.
pub(super) fn condition<'s>(
    speaker: &Speaker<'s, '_>,
    written: &str,
    closure: bool,
    arguments: &'s [Spanned<Expression<'_>>],
    holds: bool,
) -> Phrase {
    let said = said_of(speaker, arguments);
    let name = term::canonical(written).unwrap_or(written);
    let Some((_, [vi, not_vi, en, not_en])) = CONDITIONS.iter().find(|(told, _)| *told == name)
    else {
        return named(speaker, written, &said, holds);
    };
    let (vi, en) = if holds { (vi, en) } else { (not_vi, not_en) };
    let mut sentence = Phrase::new(
        filled(vi, &said, |phrase| &phrase.vi),
        filled(en, &said, |phrase| &phrase.en),
    );
    if closure && holds {
        sentence += phrase!(
            " (trực tiếp hoặc qua trung gian)",
            " (directly or through others)"
        );
    } else if closure {
        sentence += phrase!(
            " (cả trực tiếp lẫn qua trung gian)",
            " (neither directly nor through others)"
        );
    }
    sentence
}

fn said_of<'s>(speaker: &Speaker<'s, '_>, arguments: &'s [Spanned<Expression<'_>>]) -> Vec<Phrase> {
    let arguments = arguments.iter();
    arguments
        .map(|argument| speaker.value(&argument.node).0)
        .collect()
}

/// Says that what a definition names holds: in its own words, or else by its name.
fn named(speaker: &Speaker<'_, '_>, name: &str, said: &[Phrase], holds: bool) -> Phrase {
    if let Some(sentence) = speaker
        .declared
        .definitions
        .get(name)
        .and_then(|clause| worded(clause, said))
    {
        return if holds {
            sentence
        } else {
            let Phrase { vi, en } = sentence;
            phrase!("không phải: {vi}", "it is not so that {en}")
        };
    }
    let [vi, en] = [words::join(said, " và ").vi, words::join(said, " and ").en];
    if holds {
        phrase!("«{name}» đúng với {vi}", "“{name}” holds of {en}")
    } else {
        phrase!(
            "«{name}» không đúng với {vi}",
            "“{name}” does not hold of {en}"
        )
    }
}

/// Fills the wording of a definition; `None` where it has none. What is said in Vietnamese alone
/// is said so in English too.
fn worded(definition: &Clause<'_>, said: &[Phrase]) -> Option<Phrase> {
    let vi = definition.title()?;
    let en = definition
        .word_after(Keyword::English)
        .map(|word| &word.node);
    let en = match en {
        Some(Word::Text(en)) => en,
        _ => vi,
    };
    let fill = |text: &str, of: fn(&Phrase) -> &str| {
        let parameters = definition.words.iter().filter_map(|word| match &word.node {
            Word::Binder(binder) => Some(&binder.variable.node),
            _ => None,
        });
        let slots = parameters.zip(said);
        slots.fold(text.to_owned(), |text, (variable, said)| {
            text.replace(&format!("{{{variable}}}"), of(said))
        })
    };
    Some(Phrase::new(
        fill(vi, |phrase| &phrase.vi),
        fill(en, |phrase| &phrase.en),
    ))
}
