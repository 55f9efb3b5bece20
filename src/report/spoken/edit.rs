//! What a `propose` line would do.

use super::Speaker;
use super::noun::Count;
use super::part::filled;
use crate::phrase::{Phrase, phrase};
use crate::span::Spanned;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

use super::words;

impl<'s> Speaker<'s, '_> {
    /// Says one `propose` line, and what it goes through.
    pub(super) fn edits(&self, line: &'s Clause<'_>) -> Phrase {
        let mut words = line.words.iter();
        let Some(binder) = words.find_map(|word| match &word.node {
            Word::Binder(binder) => Some(binder),
            _ => None,
        }) else {
            return self.edit(&line.words, line);
        };
        let mut inner = self.clone();
        inner.enter(binder);
        let is_each = |word: &Spanned<Word<'_>>| word.node == Word::Keyword(Keyword::For);
        let each = line
            .words
            .iter()
            .position(is_each)
            .unwrap_or(line.words.len());
        let Phrase { vi, en } = self.range(binder, Count::One);
        let mut said = phrase!("với mỗi {vi}", "for each {en}");
        if let Some(Word::Expression(written)) = words.last().map(|word| &word.node) {
            let Phrase { vi, en } = inner.condition(&written.node, true).subordinate();
            said += phrase!(" mà {vi}", " such that {en}");
        }
        said += phrase!(": ", ": ");
        said += inner.edit(&line.words[..each], line);
        said
    }

    /// Says one edit; a question is quoted, its slots as they are written.
    fn edit(&self, words: &'s [Spanned<Word<'_>>], line: &'s Clause<'_>) -> Phrase {
        let mut places = Vec::new();
        let mut keywords = Vec::new();
        for word in words {
            match &word.node {
                Word::Expression(written) => places.push(self.value(&written.node).0),
                Word::Name(name) => places.push(self.path(name).0),
                Word::Keyword(keyword) => keywords.push(*keyword),
                _ => {}
            }
        }
        let Some((first, rest)) = keywords.split_first() else {
            return Phrase::default();
        };
        if *first == Keyword::Ask {
            return question(line);
        }
        let [vi, en] = wording(*first, rest);
        let mut said = Phrase::new(
            filled(vi, &places, |phrase| &phrase.vi),
            filled(en, &places, |phrase| &phrase.en),
        );
        if *first == Keyword::AddChannel {
            let channel = rest.iter().filter(|keyword| keyword.is_value());
            let channel: Vec<Phrase> = channel.map(|keyword| words::keyword(*keyword)).collect();
            let Phrase { vi, en } = words::join(&channel, " ");
            said += phrase!(": {vi}", ": {en}");
        }
        said
    }
}

/// Returns how an edit is worded, by its first keyword and those that follow.
fn wording(first: Keyword, rest: &[Keyword]) -> [&'static str; 2] {
    match first {
        Keyword::Drop => ["bỏ {0}", "drop {0}"],
        Keyword::Replace => ["thay {0} bằng {1}", "replace {0} with {1}"],
        Keyword::Reuse => [
            "lấy {0} từ {1}, không yêu cầu khai",
            "take {0} from {1} instead of having it declared",
        ],
        Keyword::Make if rest.contains(&Keyword::ConditionalOn) => {
            ["chỉ yêu cầu {0} khi: {1}", "ask for {0} only when: {1}"]
        }
        Keyword::Make => ["chuyển {0} thành không bắt buộc", "make {0} optional"],
        Keyword::AcceptCopyFor => [
            "chấp nhận bản sao của {0} thay bản chính, bản chứng thực",
            "accept a plain copy of {0} for an original or a certified copy",
        ],
        Keyword::Set => ["đặt {0} thành {1}", "set {0} to {1}"],
        Keyword::Combine => ["gộp {1} vào {0}", "combine {1} into {0}"],
        Keyword::Run => ["làm {0} song song với {1}", "run {0} alongside {1}"],
        Keyword::Move => ["chuyển {0} lên trước {1}", "move {0} before {1}"],
        Keyword::Assign => ["giao {0} cho {1}", "assign {0} to {1}"],
        Keyword::Delegate => [
            "phân cấp giải quyết {0} xuống cấp {1}",
            "delegate {0} to {1} level",
        ],
        Keyword::Merge => ["hợp nhất {1} vào {0}", "merge {1} into {0}"],
        Keyword::Link => ["liên thông {0} với {1}", "link {0} with {1}"],
        Keyword::AddChannel => ["bổ sung một kênh cho {0}", "add a channel to {0}"],
        Keyword::AddResult => [
            "bổ sung bản điện tử cho kết quả của {0}",
            "give the result of {0} electronically too",
        ],
        Keyword::Repeal => ["bãi bỏ {0}", "repeal {0}"],
        Keyword::Publish => ["công khai {0}", "publish {0}"],
        Keyword::Cite if rest.contains(&Keyword::None) => [
            "nêu căn cứ pháp lý của {0}, hoặc bỏ",
            "cite the legal basis of {0}, or drop it",
        ],
        Keyword::Cite => [
            "viện dẫn {0} làm căn cứ cho {1}",
            "cite {0} as the basis of {1}",
        ],
        _ => ["{0}", "{0}"],
    }
}

/// Quotes the question of `ask`; one wording serves both languages.
fn question(line: &Clause<'_>) -> Phrase {
    let wording = |keyword| match line.word_after(keyword).map(|word| &word.node) {
        Some(Word::Text(text)) => Some(text.as_ref()),
        _ => None,
    };
    let only = line.title().map_or("", AsRef::as_ref);
    let vi = wording(Keyword::InVietnamese).unwrap_or(only);
    let en = wording(Keyword::InEnglish).unwrap_or(only);
    phrase!("hỏi người có trách nhiệm: «{vi}»", "ask a person: “{en}”")
}
