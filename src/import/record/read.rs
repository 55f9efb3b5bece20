//! A line of JSON to a record, or what is wrong with it.

use std::collections::BTreeSet;

use super::fields::Fields;
use super::{
    AgencyTexts, Api, Base, Block, Case, Channel, CodedResult, Component, Fee, Method,
    ProcessingCase, Record,
};
use crate::import::json::Json;
use crate::import::text;
use crate::phrase::{Phrase, phrase};

/// The keys of each object of the schema, by its path without positions.
///
/// `src` is not listed: whatever it holds is kept as it is.
const KEYS: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "schema",
            "code",
            "name",
            "decision_no",
            "promulgator",
            "promulgator_kind",
            "type",
            "levels",
            "regulation_kind",
            "fields",
            "subjects",
            "executing_agencies",
            "executing_list",
            "competent_agencies",
            "delegated_agencies",
            "coordinating_agencies",
            "receiving_address",
            "steps",
            "channels",
            "cases",
            "results_text",
            "legal_bases",
            "requirements",
            "keywords",
            "api",
            "dirt",
            "src",
            "snapshot",
        ],
    ),
    ("steps", &["title", "text"]),
    ("channels", &["method", "time", "fees", "note"]),
    ("channels.time", &["qty", "unit", "raw"]),
    ("channels.fees", &["kind", "vnd", "text"]),
    ("cases", &["title", "components"]),
    (
        "cases.components",
        &[
            "name",
            "originals",
            "copies",
            "code",
            "required",
            "eform",
            "is_result",
            "templates",
        ],
    ),
    ("legal_bases", &["title", "number", "issued", "issuer"]),
    (
        "api",
        &[
            "results",
            "executing",
            "competent",
            "delegated",
            "coordinating",
            "processing_cases",
            "life_events",
            "fully_online",
            "updated",
        ],
    ),
    ("api.results", &["code", "name"]),
    ("api.processing_cases", &["code", "qty", "unit"]),
];

/// Reads a record from the text of its line.
///
/// Refuses what is not JSON, nests too deep, has a key twice, or is not of the schema. A key that
/// the schema does not have is kept apart.
pub(in crate::import) fn read_record(line: &str) -> Result<Record, Phrase> {
    let json = Json::parse(line)?;
    let mut odd = Oddities::default();
    walk(&json, "", "", &mut odd)?;
    let record = Fields::of(&json, String::new())?;
    let schema = record.text("schema")?;
    if schema != "rp/1" {
        return Err(phrase!(
            "`schema` là `{schema}`, chỉ đọc được `rp/1`",
            "`schema` is `{schema}`; only `rp/1` can be read"
        ));
    }
    Ok(Record {
        code: record.text("code")?,
        name: record.text("name")?,
        decision: record.text_or_null("decision_no")?,
        promulgator: record.text_or_null("promulgator")?,
        promulgator_kind: record.text_or_null("promulgator_kind")?,
        kind: record.text_or_null("type")?,
        levels: record.texts("levels")?,
        regulation_kind: record.text_or_null("regulation_kind")?,
        domains: record.texts("fields")?,
        subjects: record.texts("subjects")?,
        agencies: AgencyTexts {
            executing: record.text_or_null("executing_agencies")?,
            competent: record.text_or_null("competent_agencies")?,
            delegated: record.text_or_null("delegated_agencies")?,
            coordinating: record.text_or_null("coordinating_agencies")?,
        },
        executing_list: record.texts("executing_list")?,
        receiving_address: record.text_or_null("receiving_address")?,
        steps: record.objects("steps", read_block)?,
        channels: record.objects("channels", read_channel)?,
        cases: record.objects("cases", read_case)?,
        results_text: record.text_or_null("results_text")?,
        bases: record.objects("legal_bases", read_base)?,
        requirements: record.text_or_null("requirements")?,
        keywords: record.text_or_null("keywords")?,
        api: record
            .object_or_null("api")?
            .map(|api| read_api(&api))
            .transpose()?,
        dirt: record.texts("dirt")?,
        snapshot: record.optional_text("snapshot")?,
        source: read_source(&record.object("src")?),
        unknown: odd.unknown,
        has_carriage_returns: odd.has_carriage_returns,
    })
}

fn read_block(block: &Fields<'_>) -> Result<Block, Phrase> {
    Ok(Block {
        title: block.text("title")?,
        text: block.text("text")?,
    })
}

fn read_channel(channel: &Fields<'_>) -> Result<Channel, Phrase> {
    let time = channel.object("time")?;
    Ok(Channel {
        method: read_method(channel)?,
        quantity: time.number_or_null("qty")?,
        unit: time.text_or_null("unit")?,
        raw: time.text_or_null("raw")?,
        fees: channel.objects("fees", read_fee)?,
        note: channel.text_or_null("note")?,
    })
}

fn read_method(channel: &Fields<'_>) -> Result<Method, Phrase> {
    match channel.text("method")?.as_str() {
        "ONLINE" => Ok(Method::Online),
        "POSTAL" => Ok(Method::Postal),
        "DIRECT" => Ok(Method::Direct),
        other => {
            let path = channel.path_of("method");
            Err(phrase!(
                "`{path}` là `{other}`, phải là ONLINE, POSTAL hoặc DIRECT",
                "`{path}` is `{other}`; it must be ONLINE, POSTAL or DIRECT"
            ))
        }
    }
}

fn read_fee(fee: &Fields<'_>) -> Result<Fee, Phrase> {
    Ok(Fee {
        kind: fee.text_or_null("kind")?,
        vnd: fee.number_or_null("vnd")?,
        text: fee.text_or_null("text")?,
    })
}

fn read_case(case: &Fields<'_>) -> Result<Case, Phrase> {
    Ok(Case {
        title: case.text("title")?,
        components: case.objects("components", read_component)?,
    })
}

fn read_component(component: &Fields<'_>) -> Result<Component, Phrase> {
    Ok(Component {
        name: component.text("name")?,
        originals: component.number("originals")?,
        copies: component.number("copies")?,
        code: component.optional_text("code")?,
        required: component.optional_flag("required")?,
        eform: component.optional_flag("eform")? == Some(true),
        is_result: component.optional_flag("is_result")? == Some(true),
        templates: component.optional_texts("templates")?,
    })
}

fn read_base(base: &Fields<'_>) -> Result<Base, Phrase> {
    Ok(Base {
        title: base.text("title")?,
        number: base.text_or_null("number")?,
        issued: base.optional_text("issued")?,
        issuer: base.optional_text("issuer")?,
    })
}

fn read_api(api: &Fields<'_>) -> Result<Api, Phrase> {
    Ok(Api {
        results: api.objects("results", |result| {
            Ok(CodedResult {
                code: result.text_or_null("code")?,
                name: result.text("name")?,
            })
        })?,
        executing: api.texts("executing")?,
        competent: api.texts("competent")?,
        delegated: api.texts("delegated")?,
        coordinating: api.texts("coordinating")?,
        processing_cases: api.objects("processing_cases", |case| {
            Ok(ProcessingCase {
                code: case.text_or_null("code")?,
                quantity: case.number_or_null("qty")?,
                unit: case.text_or_null("unit")?,
            })
        })?,
        life_events: api.texts("life_events")?,
        fully_online: api.optional_flag("fully_online")?,
        updated: api.optional_text("updated")?,
    })
}

/// Keeps what the record says of its source, except what is null.
fn read_source(source: &Fields<'_>) -> Vec<(String, String)> {
    let entries = source.entries().iter();
    let known = entries.filter(|(_, value)| *value != Json::Null);
    known
        .map(|(key, value)| match value {
            Json::Text(text) => (text::clean(key), text::clean(text)),
            _ => (text::clean(key), text::clean(&value.to_string())),
        })
        .collect()
}

/// What a walk over a whole record finds.
#[derive(Default)]
struct Oddities {
    /// Keys that no schema lists, as path and JSON.
    unknown: Vec<(String, String)>,
    has_carriage_returns: bool,
}

/// Refuses a key that stands twice in one object, and collects what else is odd.
///
/// `path` is where the value stands; `place` is the same without positions.
fn walk(json: &Json, path: &str, place: &str, odd: &mut Oddities) -> Result<(), Phrase> {
    match json {
        Json::Text(text) => odd.has_carriage_returns |= text.contains('\r'),
        Json::List(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &format!("{path}[{index}]"), place, odd)?;
            }
        }
        Json::Object(entries) => {
            let known = KEYS.iter().find(|(object, _)| *object == place);
            let mut seen = BTreeSet::new();
            for (key, value) in entries {
                let path = join(path, key);
                if !seen.insert(key) {
                    return Err(phrase!(
                        "khóa `{path}` xuất hiện hai lần",
                        "the key `{path}` stands twice"
                    ));
                }
                walk(value, &path, &join(place, key), odd)?;
                if known.is_some_and(|(_, keys)| !keys.contains(&key.as_str())) {
                    let unknown = (text::clean(&path), text::clean(&value.to_string()));
                    odd.unknown.push(unknown);
                }
            }
        }
        Json::Null | Json::Flag(_) | Json::Number(_) => {}
    }
    Ok(())
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        return key.to_owned();
    }
    format!("{path}.{key}")
}
