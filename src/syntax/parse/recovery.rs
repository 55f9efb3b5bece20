//! What to say of a piece of text that no clause could read.

use pest::Parser as _;
use pest::error::{Error, ErrorVariant, InputLocation};
use pest::iterators::Pair;

use super::{Reader, is_body};
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::phrase::{Phrase, phrase};
use crate::span::{Span, Spanned};
use crate::syntax::ast::Word;
use crate::syntax::cut;
use crate::syntax::grammar::{self, Grammar, Rule};
use crate::syntax::keyword::{Keyword, Vocabulary};

use Keyword as K;

/// What a block may hold: its rule, what holds it, and the keywords its clauses begin with.
///
/// The order is the one of the grammar; a test keeps the two equal.
#[rustfmt::skip]
pub(super) const BODIES: &[(Rule, Option<Keyword>, &[Keyword])] = &[
    (Rule::declarations, None, &[K::Procedure, K::Paper, K::Concept, K::Law, K::Agency, K::Register, K::Derive, K::Calendar, K::Rule, K::Test, K::Define, K::Parameter]),
    (Rule::agency_body, Some(K::Agency), &[K::Level, K::PartOf, K::Duties, K::From, K::Until, K::SucceededBy, K::Aliases, K::Basis, K::Note]),
    (Rule::law_body, Some(K::Law), &[K::Rank, K::Number, K::IssuedBy, K::Issued, K::InForce, K::Amends, K::ReplacedBy, K::Aliases, K::Basis, K::Note]),
    (Rule::concept_body, Some(K::Concept), &[K::Aliases, K::Type, K::Sensitive, K::Statistical, K::Basis, K::Note]),
    (Rule::derive_body, Some(K::Derive), &[K::Basis, K::From, K::Until, K::Note]),
    (Rule::register_body, Some(K::Register), &[K::Owner, K::Key, K::Holds, K::Replaces, K::Published, K::Readers, K::Covers, K::From, K::Until, K::Aliases, K::Basis, K::Note]),
    (Rule::paper_body, Some(K::Paper), &[K::Aliases, K::IssuedBy, K::Attests, K::From, K::Until, K::ReplacedBy, K::ValidFor, K::Basis, K::Note]),
    (Rule::calendar_body, Some(K::Calendar), &[K::Weekend, K::Holiday, K::Workday, K::Basis, K::Note]),
    (Rule::procedure_body, Some(K::Procedure), &[K::Document, K::Step, K::Form, K::Channel, K::Result, K::Case, K::OneOf, K::Basis, K::Code, K::Kind, K::Domain, K::Level, K::Subjects, K::Authority, K::Partners, K::Volume, K::Decision, K::Published, K::Tracked, K::Workflow, K::LifeEvent, K::Condition, K::Documents, K::Steps, K::Forms, K::Results, K::Channels, K::From, K::Until, K::Note]),
    (Rule::channel_body, Some(K::Channel), &[K::TimeLimit, K::Fee, K::Payment, K::Condition, K::Basis, K::Note]),
    (Rule::form_body, Some(K::Form), &[K::Field, K::Template, K::Basis, K::Condition, K::Note]),
    (Rule::field_body, Some(K::Field), &[K::Optional, K::Basis, K::Condition, K::Type, K::Note]),
    (Rule::document_body, Some(K::Document), &[K::Original, K::Certified, K::Copies, K::Shown, K::Electronic, K::OnPaper, K::Optional, K::Basis, K::Condition, K::Code, K::Template, K::Note]),
    (Rule::case_body, Some(K::Case), &[K::Document, K::OneOf, K::Condition, K::Note]),
    (Rule::one_of_body, Some(K::OneOf), &[K::Document, K::Note]),
    (Rule::step_body, Some(K::Step), &[K::By, K::After, K::Takes, K::Uses, K::Writes, K::Consults, K::Receives, K::Checks, K::Verifies, K::Appraises, K::Approves, K::Records, K::Returns, K::Waits, K::Presence, K::Condition, K::Basis, K::Note]),
    (Rule::result_body, Some(K::Result), &[K::Electronic, K::OnPaper, K::RecordedIn, K::ValidFor, K::Code, K::Basis, K::Condition, K::Note]),
    (Rule::rule_body, Some(K::Rule), &[K::English, K::Criterion, K::Severity, K::Confidence, K::State, K::Basis, K::InForce, K::Why, K::Subsumes, K::ForEach, K::With, K::When, K::Unless, K::Let, K::Message, K::Propose, K::Note]),
    (Rule::parameter_body, Some(K::Parameter), &[K::From, K::Basis, K::Checked, K::Note]),
    (Rule::test_body, Some(K::Test), &[K::Procedure, K::Paper, K::Concept, K::Law, K::Agency, K::Register, K::Derive, K::Calendar, K::Rule, K::Test, K::Define, K::Parameter, K::Expect]),
];

/// Words that only go on with something: after a broken line they are its rest, not a new mistake.
const CONNECTIVES: &[Keyword] = &[
    K::And,
    K::Or,
    K::Not,
    K::In,
    K::NotIn,
    K::Where,
    K::Of,
    K::Is,
    K::Within,
    K::About,
    K::At,
    K::On,
    K::PerYear,
    K::Article,
    K::ClauseNumber,
    K::Point,
    K::InEnglish,
    K::InVietnamese,
];

impl<'src> Reader<'src, '_> {
    /// Reports what pest refused as a whole; the grammar's own recovery should leave nothing here.
    pub(super) fn report_refusal(&mut self, error: &Error<Rule>) {
        let at = error_start(error);
        let span = cut::span(self.file, self.offset + at, self.offset + at);
        self.sink.push(Diagnostic::error(
            Code::BrokenClause,
            span,
            phrase!("không đọc được từ chỗ này", "cannot be read from here on"),
        ));
    }

    /// Reports a line that no clause of the block could read.
    pub(super) fn report_junk(&mut self, junk: &Pair<'src, Rule>, body: Rule, follows_junk: bool) {
        let text = junk.as_str();
        let span = self.span_of(junk);
        if self
            .unclosed
            .iter()
            .any(|open| open.start >= span.start && open.start < span.end)
        {
            return;
        }
        let (_, owner, allowed) = BODIES
            .iter()
            .find(|(rule, ..)| *rule == body)
            .expect("every block of the grammar stands in the table");
        let leading = leading_keyword(text, allowed);
        if follows_junk && continues(text) {
            return;
        }
        let diagnostic = match leading {
            Some((keyword, _)) if allowed.contains(&keyword) => {
                self.broken_clause(keyword, text, span)
            }
            Some((keyword, length))
                if CONNECTIVES.contains(&keyword) || homes(keyword).is_empty() =>
            {
                self.unexpected(&text[..length], span, *owner, allowed)
            }
            Some((keyword, length)) => misplaced(keyword, self.part(span, 0, length), *owner),
            None => {
                let word = first_word(text);
                self.unexpected(word, span, *owner, allowed)
            }
        };
        self.sink.push(diagnostic);
    }

    /// Reports a declaration without a name, proposing one made of its title.
    pub(super) fn report_missing_name(
        &mut self,
        keyword: Keyword,
        span: Span,
        words: &[Spanned<Word<'src>>],
    ) {
        let (vi, en) = (keyword.vietnamese(), keyword.english());
        let at = self.part(span, 0, 1);
        let title = words.iter().find_map(|word| match &word.node {
            Word::Text(title) => Some(title.as_ref()),
            _ => None,
        });
        let name = title
            .map(plain_name)
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| "ten-goi".into());
        self.sink.push(
            Diagnostic::error(
                Code::MissingName,
                at,
                phrase!("`{vi}` này chưa có tên gọi", "this `{en}` has no name"),
            )
            .help(phrase!(
                "đặt tên ngay sau từ khóa, ví dụ `{vi} {name} \"…\"`",
                "put one right after the keyword, such as `{en} {name} \"…\"`",
            )),
        );
    }

    /// A clause that begins well and goes on wrong: reads it again by itself to see how far it gets.
    fn broken_clause(&self, keyword: Keyword, text: &'src str, span: Span) -> Diagnostic {
        let furthest = clause_rules()
            .filter_map(|rule| Grammar::parse(rule, text).err())
            .max_by_key(|error| error_start(error));
        let (vi, en) = (keyword.vietnamese(), keyword.english());
        let message = |vi_found: &str, en_found: &str| {
            phrase!(
                "`{vi}` viết chưa đúng: {vi_found}",
                "`{en}` goes on wrong: {en_found}"
            )
        };
        let Some(error) = furthest else {
            return Diagnostic::error(
                Code::BrokenClause,
                self.part(span, 0, 1),
                message("thừa chữ", "there is more than it takes"),
            );
        };
        let at = error_start(&error);
        let rest = &text[at.min(text.len())..];
        let found = first_word(rest.trim_start());
        let skipped = rest.len() - rest.trim_start().len();
        let place = self.part(span, at + skipped, found.len().max(1));
        let diagnostic = if found.is_empty() {
            Diagnostic::error(
                Code::BrokenClause,
                place,
                message("còn thiếu ở cuối", "something is missing at its end"),
            )
        } else {
            Diagnostic::error(
                Code::BrokenClause,
                place,
                message(
                    &format!("không hiểu `{found}`"),
                    &format!("`{found}` is not understood"),
                ),
            )
        };
        match expectation(&error, found) {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }

    /// A word that can begin nothing here.
    fn unexpected(
        &self,
        word: &str,
        span: Span,
        owner: Option<Keyword>,
        allowed: &[Keyword],
    ) -> Diagnostic {
        let (vi_owner, en_owner) = owner.map_or(("tệp", "file"), |owner| {
            (owner.vietnamese(), owner.english())
        });
        let place = self.part(span, 0, word.len().max(1));
        let diagnostic = Diagnostic::error(
            Code::UnknownWord,
            place,
            phrase!(
                "`{word}` không mở đầu được mệnh đề nào trong `{vi_owner}`",
                "`{word}` begins no clause of `{en_owner}`",
            ),
        );
        let line =
            &self.text[(span.start as usize - self.offset)..(span.end as usize - self.offset)];
        diagnostic.help(match near_keyword(line, allowed) {
            Some(spelling) => phrase!(
                "có phải ý bạn là `{spelling}`?",
                "did you mean `{spelling}`?"
            ),
            None => {
                let list = |vocabulary| {
                    allowed
                        .iter()
                        .map(|keyword| format!("`{}`", keyword.spelling(vocabulary)))
                        .collect::<Vec<_>>()
                        .join(", ")
                };
                Phrase::new(
                    format!("ở đây có thể viết: {}", list(Vocabulary::Vietnamese)),
                    format!("what can stand here: {}", list(Vocabulary::English)),
                )
            }
        })
    }

    /// A part of a span, by bytes from its start, kept inside the text.
    pub(super) fn part(&self, span: Span, from: usize, length: usize) -> Span {
        let start = (span.start as usize - self.offset + from).min(self.text.len());
        let mut end = (start + length).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        cut::span(self.file, self.offset + start, self.offset + end)
    }
}

/// A keyword of the language that belongs elsewhere.
fn misplaced(keyword: Keyword, place: Span, owner: Option<Keyword>) -> Diagnostic {
    let (vi, en) = (keyword.vietnamese(), keyword.english());
    let (vi_owner, en_owner) = owner.map_or(("tệp", "file"), |owner| {
        (owner.vietnamese(), owner.english())
    });
    let list = |vocabulary| {
        homes(keyword)
            .iter()
            .map(|home| format!("`{}`", home.spelling(vocabulary)))
            .collect::<Vec<_>>()
            .join(", ")
    };
    Diagnostic::error(
        Code::UnknownWord,
        place,
        phrase!(
            "`{vi}` không đứng trong `{vi_owner}` được",
            "`{en}` cannot stand in `{en_owner}`"
        ),
    )
    .help(Phrase::new(
        format!("mệnh đề này thuộc {}", list(Vocabulary::Vietnamese)),
        format!("it belongs to {}", list(Vocabulary::English)),
    ))
}

/// The blocks in which a keyword may begin a clause.
fn homes(keyword: Keyword) -> Vec<Keyword> {
    BODIES
        .iter()
        .filter(|(_, _, allowed)| allowed.contains(&keyword))
        .filter_map(|(_, owner, _)| *owner)
        .collect()
}

/// Every rule that reads one clause.
fn clause_rules() -> impl Iterator<Item = Rule> {
    const DECLARATIONS: &[Rule] = &[
        Rule::agency,
        Rule::law,
        Rule::concept,
        Rule::derive,
        Rule::register,
        Rule::paper,
        Rule::calendar,
        Rule::procedure,
        Rule::channel,
        Rule::form,
        Rule::field,
        Rule::document,
        Rule::case,
        Rule::one_of,
        Rule::step,
        Rule::result,
        Rule::rule_declaration,
        Rule::define,
        Rule::parameter,
        Rule::test,
        Rule::parameter_entry,
    ];
    let clauses = Rule::all_rules()
        .iter()
        .copied()
        .filter(|rule| format!("{rule:?}").ends_with("_clause"));
    DECLARATIONS.iter().copied().chain(clauses)
}

/// Where pest stopped.
fn error_start(error: &Error<Rule>) -> usize {
    match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    }
}

/// What pest would have read instead, in the reader's words; a near keyword if there is one.
fn expectation(error: &Error<Rule>, found: &str) -> Option<Phrase> {
    let ErrorVariant::ParsingError { positives, .. } = &error.variant else {
        return None;
    };
    let keywords = positives.iter().filter_map(|rule| grammar::keyword(*rule));
    let spellings: Vec<&str> = keywords
        .flat_map(|keyword| [keyword.english(), keyword.vietnamese()])
        .collect();
    if let Some(near) = similar::nearest(found, spellings.iter().copied()) {
        return Some(phrase!(
            "có phải ý bạn là `{near}`?",
            "did you mean `{near}`?"
        ));
    }
    let mut phrases: Vec<Phrase> = positives
        .iter()
        .filter(|rule| !is_body(**rule))
        .filter_map(|rule| grammar::expected(*rule))
        .collect();
    phrases.dedup();
    let mut seen = Vec::new();
    phrases.retain(|phrase| {
        !seen.contains(phrase) && {
            seen.push(phrase.clone());
            true
        }
    });
    phrases.truncate(6);
    if phrases.is_empty() {
        return None;
    }
    let list = |pick: fn(&Phrase) -> &str, or: &str| {
        let words: Vec<&str> = phrases.iter().map(pick).collect();
        match words.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} {or} {last}", rest.join(", ")),
            _ => words.join(""),
        }
    };
    Some(Phrase::new(
        format!("ở chỗ này cần {}", list(|phrase| &phrase.vi, "hoặc")),
        format!("expected here: {}", list(|phrase| &phrase.en, "or")),
    ))
}

/// The longest keyword a text begins with, one that is allowed here first, and its length.
fn leading_keyword(text: &str, allowed: &[Keyword]) -> Option<(Keyword, usize)> {
    Keyword::ALL
        .iter()
        .flat_map(|keyword| {
            [
                (*keyword, keyword.english()),
                (*keyword, keyword.vietnamese()),
            ]
        })
        .filter_map(|(keyword, spelling)| Some((keyword, matched_words(text, spelling)?)))
        .max_by_key(|(keyword, length)| {
            (
                *length,
                allowed.contains(keyword),
                !homes(*keyword).is_empty(),
            )
        })
}

/// How many bytes of the text the words of a spelling take; `None` if it begins otherwise.
fn matched_words(text: &str, spelling: &str) -> Option<usize> {
    let mut rest = text;
    for word in spelling.split(' ') {
        rest = rest.trim_start().strip_prefix(word)?;
        if rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '-') {
            return None;
        }
    }
    Some(text.len() - rest.len())
}

/// Whether a line can only be the rest of the broken one before it.
fn continues(text: &str) -> bool {
    !text.starts_with(char::is_alphabetic)
        || leading_keyword(text, &[]).is_some_and(|(keyword, _)| CONNECTIVES.contains(&keyword))
}

/// The first word or sign of a text.
fn first_word(text: &str) -> &str {
    let end = text
        .find(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .unwrap_or(text.len());
    if end > 0 {
        return &text[..end];
    }
    text.chars()
        .next()
        .map_or("", |letter| &text[..letter.len_utf8()])
}

/// The allowed keyword that the first words of a line resemble, diacritics or not.
fn near_keyword(line: &str, allowed: &[Keyword]) -> Option<&'static str> {
    let spellings = || {
        allowed
            .iter()
            .flat_map(|keyword| [keyword.vietnamese(), keyword.english()])
    };
    let words: Vec<&str> = line
        .split(|letter: char| letter.is_whitespace() || letter == '{' || letter == '"')
        .filter(|word| !word.is_empty())
        .take(4)
        .collect();
    (1..=words.len()).rev().find_map(|count| {
        let start = words[..count].join(" ");
        spellings()
            .find(|spelling| without_marks(spelling) == without_marks(&start))
            .or_else(|| {
                similar::nearest(
                    &start,
                    spellings().filter(|spelling| spelling.split(' ').count() == count),
                )
            })
    })
}

/// The letters of a text without tone marks and accents, in lower case; `đ` is `d`.
fn without_marks(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    text.nfd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect()
}

/// A kebab-case name made of a title: `Tiếp nhận hồ sơ` is `tiep-nhan-ho-so`.
fn plain_name(title: &str) -> String {
    let name: String = without_marks(title)
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '-'
            }
        })
        .collect();
    let words: Vec<&str> = name
        .split('-')
        .filter(|word| !word.is_empty())
        .take(5)
        .collect();
    words
        .join("-")
        .trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '-')
        .to_owned()
}
