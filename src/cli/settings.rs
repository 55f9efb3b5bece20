//! `tinhgon.toml`: what a folder says about how it is reviewed.
//!
//! Read from each folder that is given; what stands on the command line wins. Keys: `as_of`,
//! `lang`, `rules` (folders, from where the file stands), `select`, `ignore`, `preview`,
//! `fail_on`, `max_cost`, `budget_bindings`, `budget_seconds`. Two folders may not say different things.

use std::path::{Path, PathBuf};

use clap::ValueEnum as _;
use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::arguments::{self, FailOn};
use super::io::load;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, similar};
use crate::phrase::{Language, Phrase, phrase};
use crate::rule::cost::CostClass;
use crate::source::Sources;
use crate::span::{FileId, Span};

/// The name of the file.
const FILE: &str = "tinhgon.toml";

/// The keys it may have.
const KEYS: [&str; 10] = [
    "as_of",
    "lang",
    "rules",
    "select",
    "ignore",
    "preview",
    "fail_on",
    "max_cost",
    "budget_bindings",
    "budget_seconds",
];

/// What the files say.
#[derive(Debug, Clone, Default)]
pub(super) struct Settings {
    pub(super) as_of: Option<Date>,
    pub(super) language: Option<Language>,
    pub(super) rules: Vec<PathBuf>,
    pub(super) select: Vec<String>,
    pub(super) ignore: Vec<String>,
    pub(super) preview: Option<bool>,
    pub(super) fail_on: Option<FailOn>,
    pub(super) max_cost: Option<CostClass>,
    pub(super) budget_bindings: Option<u64>,
    pub(super) budget_seconds: Option<u32>,
}

/// Reads the settings of every folder among some paths, with the files and what is wrong in them.
pub(super) fn read(paths: &[PathBuf]) -> (Settings, Sources, Diagnostics) {
    let mut files: Vec<PathBuf> = paths
        .iter()
        .map(|path| path.join(FILE))
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files.dedup();
    let (sources, mut sink) = load(&files);
    let mut settings = Settings::default();
    for file in sources.ids() {
        let folder = Path::new(sources.path(file)).parent();
        let mut reader = Reader {
            file,
            folder: folder.unwrap_or(Path::new("")),
            settings: &mut settings,
            sink: &mut sink,
        };
        reader.read(sources.text(file));
    }
    (settings, sources, sink)
}

struct Reader<'r> {
    file: FileId,
    folder: &'r Path,
    settings: &'r mut Settings,
    sink: &'r mut Diagnostics,
}

type Value<'t> = Spanned<DeValue<'t>>;

impl Reader<'_> {
    fn read(&mut self, text: &str) {
        match DeTable::parse(text) {
            Ok(table) => {
                for (key, value) in table.get_ref() {
                    self.setting(key.get_ref(), self.span(key.span()), value);
                }
            }
            Err(error) => {
                let span = self.span(error.span().unwrap_or(0..0));
                let why = error.message();
                self.sink.push(
                    Diagnostic::error(
                        Code::BadSetting,
                        span,
                        phrase!("tệp cấu hình không đúng TOML: {why}", "not TOML: {why}"),
                    )
                    .help(phrase!(
                        "viết mỗi dòng một mục, ví dụ `as_of = 2023-12-31`",
                        "write one key a line, for example `as_of = 2023-12-31`",
                    )),
                );
            }
        }
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span::new(self.file, offset(range.start), offset(range.end))
    }

    fn setting(&mut self, key: &str, at: Span, value: &Value<'_>) {
        match key {
            "as_of" => {
                let date = self.date(value);
                let date = self.agreed(self.settings.as_of, date, at);
                self.settings.as_of = date;
            }
            "lang" => {
                let read = match value.get_ref().as_str() {
                    Some("vi") => Some(Language::Vietnamese),
                    Some("en") => Some(Language::English),
                    _ => self.refuse(
                        value,
                        &phrase!("`\"vi\"` hoặc `\"en\"`", "`\"vi\"` or `\"en\"`"),
                    ),
                };
                let language = self.agreed(self.settings.language, read, at);
                self.settings.language = language;
            }
            "preview" => {
                let read = value.get_ref().as_bool();
                let read = read.or_else(|| {
                    self.refuse(value, &phrase!("`true` hoặc `false`", "`true` or `false`"))
                });
                let preview = self.agreed(self.settings.preview, read, at);
                self.settings.preview = preview;
            }
            "fail_on" => {
                let read = value
                    .get_ref()
                    .as_str()
                    .and_then(|text| FailOn::from_str(text, false).ok());
                let names = "`\"must\"`, `\"should\"`, `\"consider\"`, `\"never\"`";
                let read = read.or_else(|| self.refuse(value, &Phrase::same(names)));
                let fail_on = self.agreed(self.settings.fail_on, read, at);
                self.settings.fail_on = fail_on;
            }
            "max_cost" => {
                let read = value.get_ref().as_str().and_then(CostClass::of_slug);
                let names = CostClass::ALL.map(|class| format!("`\"{}\"`", class.slug()));
                let read = read.or_else(|| self.refuse(value, &Phrase::same(names.join(", "))));
                let max_cost = self.agreed(self.settings.max_cost, read, at);
                self.settings.max_cost = max_cost;
            }
            "budget_bindings" => {
                let read = self.whole(value);
                let bindings = self.agreed(self.settings.budget_bindings, read, at);
                self.settings.budget_bindings = bindings;
            }
            "budget_seconds" => {
                let read = self.whole(value);
                let seconds = self.agreed(self.settings.budget_seconds, read, at);
                self.settings.budget_seconds = seconds;
            }
            "rules" => {
                let folders = self.texts(value);
                let folders = folders.into_iter().map(|folder| self.folder.join(folder));
                self.settings.rules.extend(folders);
            }
            "select" => {
                let names = self.texts(value);
                self.settings.select.extend(names);
            }
            "ignore" => {
                let names = self.texts(value);
                self.settings.ignore.extend(names);
            }
            _ => self.unknown(key, at),
        }
    }

    /// Two folders may say the same thing, and not two things.
    fn agreed<T: PartialEq>(&mut self, known: Option<T>, read: Option<T>, at: Span) -> Option<T> {
        if known.is_some() && read.is_some() && known != read {
            self.sink.push(
                Diagnostic::error(
                    Code::BadSetting,
                    at,
                    phrase!("thư mục khác nói khác", "another folder says otherwise"),
                )
                .help(phrase!(
                    "ghi giống nhau trong các tệp {FILE}, hoặc rà soát từng thư mục",
                    "say the same in every {FILE}, or review one folder at a time",
                )),
            );
        }
        read.or(known)
    }

    /// A date stands by itself, as TOML writes it, or in quotes.
    fn date(&mut self, value: &Value<'_>) -> Option<Date> {
        let written = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(datetime) => datetime.to_string(),
            _ => String::new(),
        };
        arguments::date(&written)
            .ok()
            .or_else(|| self.refuse(value, &Phrase::same("`2023-12-31`")))
    }

    fn whole<T: std::str::FromStr>(&mut self, value: &Value<'_>) -> Option<T> {
        let digits = value.get_ref().as_integer();
        let digits = digits.filter(|digits| digits.radix() == 10);
        let read = digits.and_then(|digits| digits.as_str().parse().ok());
        read.or_else(|| {
            self.refuse(
                value,
                &phrase!("một số như `1000000`", "a number such as `1000000`"),
            )
        })
    }

    fn texts(&mut self, value: &Value<'_>) -> Vec<String> {
        let items = value.get_ref().as_array();
        let texts = items.map(|items| {
            let text = |item: &Value<'_>| item.get_ref().as_str().map(ToOwned::to_owned);
            items.iter().map(text).collect::<Option<Vec<String>>>()
        });
        texts
            .flatten()
            .or_else(|| self.refuse(value, &Phrase::same("`[\"…\", \"…\"]`")))
            .unwrap_or_default()
    }

    /// Reports a value that a key cannot have.
    fn refuse<T>(&mut self, value: &Value<'_>, expected: &Phrase) -> Option<T> {
        self.sink.push(
            Diagnostic::error(
                Code::BadSetting,
                self.span(value.span()),
                phrase!(
                    "giá trị không dùng được ở đây",
                    "this value cannot be used here"
                ),
            )
            .help(Phrase::new(
                format_args!("viết {}", expected.vi),
                format_args!("write {}", expected.en),
            )),
        );
        None
    }

    fn unknown(&mut self, key: &str, at: Span) {
        let keys = KEYS.map(|key| format!("`{key}`")).join(", ");
        let help = match similar::nearest(key, KEYS) {
            Some(near) => phrase!("có phải ý là `{near}`?", "did you mean `{near}`?"),
            None => phrase!(
                "các mục dùng được: {keys}",
                "the keys that there are: {keys}"
            ),
        };
        self.sink.push(
            Diagnostic::error(
                Code::UnknownSetting,
                at,
                phrase!("không có mục `{key}`", "there is no key `{key}`"),
            )
            .help(help),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn read_text(text: &str) -> (Settings, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), text).unwrap();
        let (settings, sources, sink) = read(&[folder.path().to_owned(), folder.path().join("no")]);
        let tell = |found: &&Diagnostic| {
            let place = found
                .primary
                .as_ref()
                .map(|label| sources.position(label.span).line);
            let help = found.help.as_ref().map_or("", |help| &help.en);
            format!("{}: {}; {help}", place.unwrap_or(0), found.message.en)
        };
        let told = sink.sorted().iter().map(tell).collect();
        (settings, told)
    }

    #[test]
    fn every_key_is_read() {
        let (settings, told) = read_text(
            "as_of = 2023-12-31\nlang = \"en\"\nrules = [\"quy-tac\"]\nselect = [\"legality\"]\n\
             ignore = [\"asked-twice\"]\npreview = true\nfail_on = \"should\"\n\
             max_cost = \"linked\"\nbudget_bindings = 1_000_000\nbudget_seconds = 60\n",
        );
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(settings.as_of, Some(jiff::civil::date(2023, 12, 31)));
        assert_eq!(settings.language, Some(Language::English));
        assert!(settings.rules[0].ends_with("quy-tac") && settings.rules[0].is_absolute());
        assert_eq!(
            (settings.select, settings.ignore),
            (vec!["legality".into()], vec!["asked-twice".into()])
        );
        assert_eq!(
            (settings.preview, settings.fail_on),
            (Some(true), Some(FailOn::Should))
        );
        assert_eq!(settings.max_cost, Some(CostClass::Linked));
        assert_eq!(
            (settings.budget_bindings, settings.budget_seconds),
            (Some(1_000_000), Some(60))
        );
        assert_eq!(read_text("as_of = \"31/12/2023\"").0.as_of, settings.as_of);
    }

    #[test]
    fn every_slip_is_told_with_its_line_and_a_remedy() {
        let (_, told) = read_text(
            "as_off = 2023-12-31\ncolour = 1\nlang = \"fr\"\nselect = [1]\nas_of = 2023-02-30x\n",
        );
        assert_eq!(
            told.len(),
            1,
            "a file that is no TOML has nothing else to tell: {told:?}"
        );
        assert!(told[0].starts_with("5: not TOML"), "{told:?}");
        let (_, told) = read_text(
            "as_off = 2023-12-31\ncolour = 1\nlang = \"fr\"\nselect = [1]\nfail_on = true\n",
        );
        assert_eq!(
            told,
            [
                "1: there is no key `as_off`; did you mean `as_of`?",
                "2: there is no key `colour`; the keys that there are: `as_of`, `lang`, `rules`, \
                 `select`, `ignore`, `preview`, `fail_on`, `max_cost`, `budget_bindings`, `budget_seconds`",
                "3: this value cannot be used here; write `\"vi\"` or `\"en\"`",
                "4: this value cannot be used here; write `[\"…\", \"…\"]`",
                "5: this value cannot be used here; write `\"must\"`, `\"should\"`, `\"consider\"`, `\"never\"`",
            ]
        );
    }
}
