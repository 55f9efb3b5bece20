//! A record of the catalogue, as published: schema `rp/1`.
//!
//! Texts are in NFC with LF line ends and otherwise letter for letter. Numbers are the text of
//! the JSON, read where they are used: what is out of range there is kept as text.

mod fields;
mod read;

pub(super) use read::read_record;

/// One procedure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    /// `1.001193`; the first field, so that records sort by it.
    pub(super) code: String,
    pub(super) name: String,
    pub(super) decision: Option<String>,
    pub(super) promulgator: Option<String>,
    /// `ministry`, `province` or `other`.
    pub(super) promulgator_kind: Option<String>,
    /// `STANDARD`, `SPECIFIC` or `STANDARD_INTERNAL`.
    pub(super) kind: Option<String>,
    pub(super) levels: Vec<String>,
    pub(super) regulation_kind: Option<String>,
    /// The domains; the first gives the folder.
    pub(super) domains: Vec<String>,
    pub(super) subjects: Vec<String>,
    pub(super) agencies: AgencyTexts,
    /// Executing agencies as an exact list.
    pub(super) executing_list: Vec<String>,
    pub(super) receiving_address: Option<String>,
    pub(super) steps: Vec<Block>,
    pub(super) channels: Vec<Channel>,
    pub(super) cases: Vec<Case>,
    pub(super) results_text: Option<String>,
    pub(super) bases: Vec<Base>,
    pub(super) requirements: Option<String>,
    pub(super) keywords: Option<String>,
    pub(super) api: Option<Api>,
    /// What the collector found wrong with the text.
    pub(super) dirt: Vec<String>,
    pub(super) snapshot: Option<String>,
    /// The record's source, and keys that the schema does not have, as path and JSON.
    pub(super) source: Vec<(String, String)>,
    pub(super) unknown: Vec<(String, String)>,
    /// Whether its texts had carriage returns, which are line feeds now.
    pub(super) has_carriage_returns: bool,
}

/// Agencies as one text: a list joined by `, `, and a comma may be part of a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct AgencyTexts {
    pub(super) executing: Option<String>,
    pub(super) competent: Option<String>,
    pub(super) delegated: Option<String>,
    pub(super) coordinating: Option<String>,
}

/// A block of the procedure's course; the steps proper are lines of its text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Block {
    pub(super) title: String,
    pub(super) text: String,
}

/// A way of handing in, with one time limit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Channel {
    pub(super) method: Method,
    pub(super) quantity: Option<String>,
    /// `WORKING_DAY`, `DAY`, `HOUR`, `MONTH`, `YEAR` or `OTHER`.
    pub(super) unit: Option<String>,
    pub(super) raw: Option<String>,
    pub(super) fees: Vec<Fee>,
    pub(super) note: Option<String>,
}

/// How the dossier reaches the agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Method {
    /// `ONLINE`
    Online,
    /// `POSTAL`
    Postal,
    /// `DIRECT`
    Direct,
}

/// A fee of a channel.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fee {
    /// `FEE`, `SERVICE_FEE` or `PRICE_LEVEL`.
    pub(super) kind: Option<String>,
    pub(super) vnd: Option<String>,
    pub(super) text: Option<String>,
}

/// The dossier of one case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Case {
    pub(super) title: String,
    pub(super) components: Vec<Component>,
}

/// A component of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Component {
    pub(super) name: String,
    pub(super) originals: String,
    pub(super) copies: String,
    pub(super) code: Option<String>,
    pub(super) required: Option<bool>,
    pub(super) eform: bool,
    pub(super) is_result: bool,
    pub(super) templates: Vec<String>,
}

/// A legal basis.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Base {
    pub(super) title: String,
    pub(super) number: Option<String>,
    /// `23-11-2015`, only in one snapshot.
    pub(super) issued: Option<String>,
    pub(super) issuer: Option<String>,
}

/// The portal's own exact lists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Api {
    pub(super) results: Vec<CodedResult>,
    pub(super) executing: Vec<String>,
    pub(super) competent: Vec<String>,
    pub(super) delegated: Vec<String>,
    pub(super) coordinating: Vec<String>,
    pub(super) processing_cases: Vec<ProcessingCase>,
    pub(super) life_events: Vec<String>,
    pub(super) fully_online: Option<bool>,
    pub(super) updated: Option<String>,
}

/// A result with its code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CodedResult {
    pub(super) code: Option<String>,
    pub(super) name: String,
}

/// How long the portal's workflow allows for a case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ProcessingCase {
    pub(super) code: Option<String>,
    pub(super) quantity: Option<String>,
    pub(super) unit: Option<String>,
}

impl Record {
    /// Returns the code, `1.001193`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Returns whether a province published it.
    pub(super) fn is_of_province(&self) -> bool {
        self.promulgator_kind.as_deref() == Some("province")
    }
}
