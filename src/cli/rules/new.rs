//! `tinhgon rules new NAME`: the file of a rule that is still to be written.
//!
//! The file compiles as it is, and its tests fail until the reviewer has said what the rule is
//! about. It is kept in both vocabularies, since its comments are in the reviewer's language.

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization as _;

use super::super::Exit;
use super::super::arguments::NewRuleArguments;
use super::super::io::{collect_files, load, write_new};
use super::super::settings;
use super::super::terminal::Terminal;
use super::super::workspace::ENDINGS;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::phrase::{Language, Phrase, phrase};
use crate::shipped;
use crate::source::Sources;
use crate::span::{FileId, Span};
use crate::syntax::keyword::{Keyword, Vocabulary, is_reserved};
use crate::syntax::{parse, print};

/// The file with Vietnamese keywords and comments.
const IN_VIETNAMESE: &str = include_str!("new/vi.tthc");
/// The file with English ones.
const IN_ENGLISH: &str = include_str!("new/en.tthc");
/// What the rule of both is called.
const NAME: &str = "ten-quy-tac";

/// Writes the file, prints its path, and tells what to do next.
pub(super) fn run(arguments: &NewRuleArguments, language: Option<Language>) -> Exit {
    let (settings, files, wrong) = settings::read(&[PathBuf::from(".")]);
    let terminal = Terminal::new(language.or(settings.language).unwrap_or_default());
    if wrong.has_errors() {
        terminal.tell(&wrong.sorted(), &files);
        return Exit::Wrong;
    }
    let folder = arguments.output.as_ref().or(settings.rules.first());
    let folder = folder.map_or(Path::new("rules"), PathBuf::as_path);
    let name: String = arguments.name.nfc().collect();
    let group: String = arguments.group.nfc().collect();
    let checked = check_reserved(&name)
        .and_then(|()| check_form(&name, &phrase!("tên quy tắc", "the name of a rule")))
        .and_then(|()| check_form(&group, &phrase!("tên nhóm", "the name of a group")))
        .and_then(|()| check_is_free(&name, folder));
    if let Err(refused) = checked {
        return terminal.refuse(&refused);
    }
    let path = folder.join(group).join(format!("{name}.{}", ENDINGS[0]));
    if let Err(error) = write_new(&path, file(&name, terminal.language).as_bytes()) {
        let shown = path.to_string_lossy();
        let refused = Diagnostic::of_path(Code::Unwritable, shown, error.message());
        return terminal.refuse(&refused.help(error.remedy()));
    }
    let (shown, rules) = (path.display(), folder.display());
    terminal.note(&phrase!(
        "Quy tắc đã hợp lệ; ba kiểm thử cố ý chưa đạt. Viết tiếp trong tệp, rồi chạy: tinhgon test {shown}\n\
         Xem quy tắc nêu những gì: tinhgon review THƯ-MỤC --rules {rules} --select {name}",
        "The rule is valid; its three tests fail on purpose. Go on in the file, then run: tinhgon test {shown}\n\
         See what it finds: tinhgon review FOLDER --rules {rules} --select {name}",
    ));
    terminal.deliver(&format!("{shown}\n"), None, Exit::Clean)
}

/// Returns the text of the file for a rule of a name, in canonical form: how long the name is
/// decides where lines break.
fn file(name: &str, language: Language) -> String {
    let (text, vocabulary) = match language {
        Language::Vietnamese => (IN_VIETNAMESE, Vocabulary::Vietnamese),
        Language::English => (IN_ENGLISH, Vocabulary::English),
    };
    let text = text.replace(NAME, name);
    let tree = parse(FileId(0), &text, &mut Diagnostics::default());
    print(&tree, vocabulary)
}

/// Refuses a word of the language; a group may be one, since no file declares it.
fn check_reserved(name: &str) -> Result<(), Box<Diagnostic>> {
    if !is_reserved(name) {
        return Ok(());
    }
    let message = phrase!(
        "`{name}` là từ khóa, không dùng làm tên quy tắc được",
        "`{name}` is a word of the language and cannot be the name of a rule",
    );
    let help = phrase!(
        "thêm một từ cho rõ nghĩa, ví dụ `{name}-thua`",
        "add a word that says more, such as `needless-{name}`",
    );
    Err(refusal(Code::ReservedName, message, help))
}

/// Refuses what is not spelled as a name, or would stand for another folder.
fn check_form(name: &str, what: &Phrase) -> Result<(), Box<Diagnostic>> {
    let near = spelled_as_a_name(name);
    if near == name && !name.is_empty() {
        return Ok(());
    }
    let Phrase { vi, en } = what;
    let message = phrase!("`{name}` không làm {vi} được", "`{name}` cannot be {en}");
    let near = match near.as_str() {
        "" => phrase!("nop-hai-lan", "asked-twice"),
        near => Phrase::same(near),
    };
    let help = Phrase::new(
        format_args!(
            "viết chữ thường, bắt đầu bằng chữ cái, nối các từ bằng một gạch ngang: `{}`",
            near.vi
        ),
        format_args!(
            "write small letters, a letter first, one hyphen between words: `{}`",
            near.en
        ),
    );
    Err(refusal(Code::BadName, message, help))
}

/// Returns the nearest text that is a name: letters small, one hyphen for all that is neither
/// letter nor digit. Empty where there is no letter.
fn spelled_as_a_name(text: &str) -> String {
    let small = text.to_lowercase();
    let words = small.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let name = words.join("-");
    let first = name.find(char::is_alphabetic).unwrap_or(name.len());
    name[first..].to_owned()
}

/// Refuses the name of a rule that is shipped, or that the folder has already.
fn check_is_free(name: &str, folder: &Path) -> Result<(), Box<Diagnostic>> {
    let (place, help) = if let Some(place) = shipped_rule(name) {
        let help = phrase!(
            "đặt tên khác; xem quy tắc ấy bằng `tinhgon rules show {name}`",
            "choose another name; see that rule with `tinhgon rules show {name}`",
        );
        (place, help)
    } else if let Some(place) = own_rule(name, folder) {
        let help = phrase!(
            "đặt tên khác, hoặc viết tiếp trong tệp ấy",
            "choose another name, or go on in that file",
        );
        (place, help)
    } else {
        return Ok(());
    };
    let message = phrase!(
        "đã có quy tắc `{name}`: {place}",
        "there is a rule `{name}` already: {place}",
    );
    Err(refusal(Code::DuplicateRule, message, help))
}

/// Returns the path of the shipped rule of a name.
fn shipped_rule(name: &str) -> Option<String> {
    let named = |path: &str| Path::new(path).file_stem().is_some_and(|stem| stem == name);
    let mut files = shipped::FILES.iter().filter(|(path, _)| named(path));
    files.find_map(|(path, text)| declares(FileId(0), text, name).map(|_| (*path).to_owned()))
}

/// Returns where a folder declares a rule of a name; what cannot be read there declares nothing.
fn own_rule(name: &str, folder: &Path) -> Option<String> {
    if !folder.exists() {
        return None;
    }
    let (paths, _) = collect_files(&[folder.to_owned()], ENDINGS);
    let (sources, _): (Sources, _) = load(&paths);
    let mut files = sources.ids();
    files.find_map(|file| {
        let span = declares(file, sources.text(file), name)?;
        let line = sources.position(span).line;
        Some(format!("{}:{line}", sources.path(file)))
    })
}

/// Returns where a file declares a rule of a name.
fn declares(file: FileId, text: &str, name: &str) -> Option<Span> {
    let tree = parse(file, text, &mut Diagnostics::default());
    let mut rules = tree.declarations.iter();
    let rule = rules.find(|clause| {
        clause.keyword == Keyword::Rule && clause.name().is_some_and(|found| found.node == name)
    })?;
    Some(rule.span)
}

fn refusal(code: Code, message: Phrase, help: Phrase) -> Box<Diagnostic> {
    Box::new(Diagnostic::of_nothing(code, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kept_files_are_canonical_and_say_the_same() {
        assert_eq!(file(NAME, Language::Vietnamese), IN_VIETNAMESE);
        assert_eq!(file(NAME, Language::English), IN_ENGLISH);
        // Titles and comments differ, the words of the language do not.
        let words = |text| {
            let tree = parse(FileId(0), text, &mut Diagnostics::default());
            let told = print(&tree, Vocabulary::English);
            let lines = told
                .lines()
                .filter(|line| !line.trim_start().starts_with('#'));
            let plain = lines.map(|line| line.split('"').step_by(2).collect::<String>());
            plain.collect::<Vec<String>>()
        };
        assert_eq!(words(IN_VIETNAMESE), words(IN_ENGLISH));
    }

    #[test]
    fn a_bad_name_is_told_the_nearest_good_one() {
        let told = |name: &str| {
            let checked = check_form(name, &phrase!("tên quy tắc", "the name of a rule"));
            checked.map_err(|refused| refused.help.unwrap_or_default().en)
        };
        for good in ["nop-hai-lan", "nộp-hai-lần", "x1", "step-too-many"] {
            assert_eq!(told(good), Ok(()));
            assert!(check_reserved(good).is_ok());
        }
        let form = "write small letters, a letter first, one hyphen between words";
        for (bad, near) in [
            ("Nộp hai lần", "nộp-hai-lần"),
            ("asked_Twice.tthc", "asked-twice-tthc"),
            ("../etc/x", "etc-x"),
            ("2-copies", "copies"),
            ("a--b-", "a-b"),
            ("", "asked-twice"),
            ("?", "asked-twice"),
        ] {
            assert_eq!(told(bad), Err(format!("{form}: `{near}`")), "{bad}");
        }
        assert!(check_reserved("step").is_err() && check_reserved("khi").is_err());
    }
}
