//! Taking the fields of a JSON object, each with the type that the schema gives it.
//!
//! Every refusal names the key by its path, `cases[0].components[2].originals`.

use super::super::json::Json;
use super::super::text;
use crate::phrase::{Phrase, phrase};

/// The fields of one object.
pub(super) struct Fields<'j> {
    /// Where the object stands in the record; empty for the record itself.
    path: String,
    entries: &'j [(String, Json)],
}

impl<'j> Fields<'j> {
    /// Takes an object; `path` is where it stands.
    pub(super) fn of(json: &'j Json, path: String) -> Result<Self, Phrase> {
        match json {
            Json::Object(entries) => Ok(Self { path, entries }),
            _ => Err(wrong_type(&path, ("đối tượng", "an object"))),
        }
    }

    /// Takes the value of a key that must be there.
    fn value(&self, key: &str) -> Result<&'j Json, Phrase> {
        self.optional(key).ok_or_else(|| {
            let path = self.path_of(key);
            phrase!("thiếu khóa `{path}`", "the key `{path}` is missing")
        })
    }

    /// Takes the value of a key that only some records have.
    fn optional(&self, key: &str) -> Option<&'j Json> {
        let entry = self.entries.iter().find(|(name, _)| name == key)?;
        Some(&entry.1)
    }

    pub(super) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            return key.to_owned();
        }
        format!("{}.{key}", self.path)
    }

    fn refuse<T>(&self, key: &str, expected: (&str, &str)) -> Result<T, Phrase> {
        Err(wrong_type(&self.path_of(key), expected))
    }

    pub(super) fn text(&self, key: &str) -> Result<String, Phrase> {
        match self.value(key)? {
            Json::Text(text) => Ok(text::clean(text)),
            _ => self.refuse(key, ("chữ", "a text")),
        }
    }

    pub(super) fn text_or_null(&self, key: &str) -> Result<Option<String>, Phrase> {
        self.value(key)?;
        self.optional_text(key)
    }

    pub(super) fn optional_text(&self, key: &str) -> Result<Option<String>, Phrase> {
        match self.optional(key) {
            None | Some(Json::Null) => Ok(None),
            Some(Json::Text(text)) => Ok(Some(text::clean(text))),
            Some(_) => self.refuse(key, ("chữ hoặc null", "a text or null")),
        }
    }

    pub(super) fn number(&self, key: &str) -> Result<String, Phrase> {
        match self.value(key)? {
            Json::Number(number) => Ok(number.clone()),
            _ => self.refuse(key, ("số", "a number")),
        }
    }

    pub(super) fn number_or_null(&self, key: &str) -> Result<Option<String>, Phrase> {
        match self.value(key)? {
            Json::Null => Ok(None),
            Json::Number(number) => Ok(Some(number.clone())),
            _ => self.refuse(key, ("số hoặc null", "a number or null")),
        }
    }

    pub(super) fn optional_flag(&self, key: &str) -> Result<Option<bool>, Phrase> {
        match self.optional(key) {
            None | Some(Json::Null) => Ok(None),
            Some(Json::Flag(flag)) => Ok(Some(*flag)),
            Some(_) => self.refuse(key, ("true hoặc false", "true or false")),
        }
    }

    pub(super) fn texts(&self, key: &str) -> Result<Vec<String>, Phrase> {
        self.value(key)?;
        self.optional_texts(key)
    }

    pub(super) fn optional_texts(&self, key: &str) -> Result<Vec<String>, Phrase> {
        let items = match self.optional(key) {
            None => return Ok(Vec::new()),
            Some(Json::List(items)) => items,
            Some(_) => return self.refuse(key, ("danh sách", "a list")),
        };
        let text = |(index, item): (usize, &Json)| match item {
            Json::Text(text) => Ok(text::clean(text)),
            _ => self.refuse(&format!("{key}[{index}]"), ("chữ", "a text")),
        };
        items.iter().enumerate().map(text).collect()
    }

    /// Takes a list of objects, each read alike.
    pub(super) fn objects<T>(
        &self,
        key: &str,
        read: impl Fn(&Fields<'j>) -> Result<T, Phrase>,
    ) -> Result<Vec<T>, Phrase> {
        let Json::List(items) = self.value(key)? else {
            return self.refuse(key, ("danh sách", "a list"));
        };
        let object = |(index, item)| {
            let path = self.path_of(&format!("{key}[{index}]"));
            read(&Fields::of(item, path)?)
        };
        items.iter().enumerate().map(object).collect()
    }

    /// Takes an object that must be there.
    pub(super) fn object(&self, key: &str) -> Result<Fields<'j>, Phrase> {
        Fields::of(self.value(key)?, self.path_of(key))
    }

    pub(super) fn object_or_null(&self, key: &str) -> Result<Option<Fields<'j>>, Phrase> {
        match self.value(key)? {
            Json::Null => Ok(None),
            _ => self.object(key).map(Some),
        }
    }

    /// Returns the entries as they stand.
    pub(super) fn entries(&self) -> &'j [(String, Json)] {
        self.entries
    }
}

fn wrong_type(path: &str, (vi, en): (&str, &str)) -> Phrase {
    let what = if path.is_empty() {
        Phrase::new("bản ghi", "a record")
    } else {
        Phrase::new(format_args!("`{path}`"), format_args!("`{path}`"))
    };
    Phrase::new(
        format_args!("{} phải là {vi}", what.vi),
        format_args!("{} must be {en}", what.en),
    )
}
