//! JSON as it stands on a line: every key kept, numbers as they are written.
//!
//! `serde_json` reads the text and ends nesting at 128; its own value would keep only the last of
//! two equal keys. What a key means is asked one file up, in `record`.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::phrase::{Phrase, phrase};

/// A value of JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Json {
    /// `null`
    Null,
    /// `true`
    Flag(bool),
    /// `3.5`: the shortest text of the number.
    Number(String),
    /// `"…"`
    Text(String),
    /// `[…]`
    List(Vec<Json>),
    /// `{…}`: the entries in the order of the text, equal keys too.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads one value that fills a text; says what is wrong where there is none.
    pub(super) fn parse(text: &str) -> Result<Self, Phrase> {
        serde_json::from_str(text).map_err(|error| wording(&error))
    }
}

/// Words what `serde_json` found wrong.
fn wording(error: &serde_json::Error) -> Phrase {
    let column = error.column();
    // The library names this mistake in its text alone.
    if error.to_string().starts_with("recursion limit exceeded") {
        return phrase!("JSON lồng nhau quá 128 tầng", "JSON nests 128 deep or more");
    }
    if error.is_eof() {
        return phrase!(
            "JSON bị cắt giữa chừng ở byte {column}",
            "JSON breaks off at byte {column}"
        );
    }
    phrase!(
        "không phải JSON ở byte {column}",
        "not JSON at byte {column}"
    )
}

impl fmt::Display for Json {
    /// Writes it as JSON on one line.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        match self {
            Self::Null => formatter.write_str("null"),
            Self::Flag(flag) => write!(formatter, "{flag}"),
            Self::Number(number) => formatter.write_str(number),
            Self::Text(text) => formatter.write_str(&quoted(text)),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::to_string).collect();
                write!(formatter, "[{}]", items.join(", "))
            }
            Self::Object(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(key, value)| format!("{}: {value}", quoted(key)))
                    .collect();
                write!(formatter, "{{{}}}", entries.join(", "))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number.to_string()))
    }

    #[expect(
        clippy::disallowed_types,
        reason = "the library hands decimals over so; only their text is kept"
    )]
    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        let text = serde_json::Number::from_f64(number).map(|number| number.to_string());
        Ok(text.map_or(Json::Null, Json::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            object.push(entry);
        }
        Ok(Json::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_and_the_text_of_numbers_are_kept() {
        let json = Json::parse(r#"{"a": 0.5, "a": [1, -2, null, true], "b": {"c": "\"x\""}}"#);
        let text = r#"{"a": 0.5, "a": [1, -2, null, true], "b": {"c": "\"x\""}}"#;
        assert_eq!(json.unwrap().to_string(), text);
    }

    #[test]
    fn what_is_no_json_is_told_by_its_kind() {
        let wrong = |text: &str| Json::parse(text).unwrap_err().en;
        assert_eq!(wrong("{\"a\": "), "JSON breaks off at byte 6");
        assert_eq!(wrong("{'a': 1}"), "not JSON at byte 2");
        assert_eq!(wrong("{} {}"), "not JSON at byte 4");
        assert_eq!(wrong(&"[".repeat(10_000)), "JSON nests 128 deep or more");
        assert_eq!(wrong("1e999"), "not JSON at byte 5");
    }
}
