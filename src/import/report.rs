//! What an import did: what was there before and after, what was odd, what was left as text.

use std::collections::BTreeMap;

use super::record::Record;
use crate::phrase::{Phrase, phrase};
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

/// How many of each thing there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Records, or procedures.
    pub records: usize,
    /// Components of dossiers, or documents.
    pub components: usize,
    /// Channels.
    pub channels: usize,
    /// Blocks of the course, or steps.
    pub steps: usize,
    /// Results.
    pub results: usize,
    /// Legal bases, or citations.
    pub bases: usize,
}

impl Counts {
    /// Counts what a record holds.
    pub(super) fn of_record(record: &Record) -> Self {
        let text = record.results_text.as_deref().unwrap_or_default();
        let exact = record.api.as_ref().map_or(0, |api| api.results.len());
        Self {
            records: 1,
            components: record.cases.iter().map(|case| case.components.len()).sum(),
            channels: record.channels.len(),
            steps: record.steps.len(),
            results: if exact == 0 {
                usize::from(!text.trim().is_empty())
            } else {
                exact
            },
            bases: record.bases.len(),
        }
    }

    /// Counts what a declaration holds; what is no procedure holds nothing.
    pub(super) fn of_declaration(declaration: &Clause<'_>) -> Self {
        if declaration.keyword != Keyword::Procedure {
            return Self::default();
        }
        let mut counts = Self {
            records: 1,
            ..Self::default()
        };
        for clause in declaration.clauses() {
            match clause.keyword {
                Keyword::Document => counts.components += 1,
                Keyword::Case => {
                    counts.components += clause.clauses_of(Keyword::Document).count();
                }
                Keyword::Channel => counts.channels += 1,
                Keyword::Step => counts.steps += 1,
                Keyword::Result => counts.results += 1,
                Keyword::Basis => {
                    let words = clause.words.iter();
                    let laws = words.filter(|word| matches!(word.node, Word::Name(_)));
                    counts.bases += laws.count();
                }
                _ => {}
            }
        }
        counts
    }

    fn add(&mut self, other: Self) {
        self.records += other.records;
        self.components += other.components;
        self.channels += other.channels;
        self.steps += other.steps;
        self.results += other.results;
        self.bases += other.bases;
    }

    /// Returns what is counted, in Vietnamese and English, and how many there are.
    pub fn named(self) -> [(Phrase, usize); 6] {
        [
            (phrase!("thủ tục", "procedures"), self.records),
            (
                phrase!("thành phần hồ sơ", "dossier components"),
                self.components,
            ),
            (phrase!("kênh", "channels"), self.channels),
            (phrase!("khối trình tự", "step blocks"), self.steps),
            (phrase!("kết quả", "results"), self.results),
            (phrase!("căn cứ", "legal bases"), self.bases),
        ]
    }
}

macro_rules! remarks {
    ($($variant:ident $slug:literal $vi:literal $en:literal;)*) => {
        /// Something in a record that has no place in the language as it stands.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Remark {
            $(#[doc = $en] $variant,)*
        }

        impl Remark {
            /// Every remark, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Returns the slug, in the manner of the catalogue's own.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)* }
            }

            /// Returns what was found and what became of it.
            pub fn phrase(self) -> Phrase {
                match self { $(Self::$variant => Phrase::new($vi, $en),)* }
            }
        }
    };
}

remarks! {
    RepeatedCode "repeated_code" "mã thủ tục lặp lại: giữ cả hai, mục sau được đánh số" "a code that stands twice: both kept, the later one numbered";
    UnknownKey "unknown_key" "khóa ngoài cấu trúc rp/1: giữ trong ghi chú" "a key that rp/1 does not have: kept as a note";
    CarriageReturns "carriage_returns" "dấu xuống dòng kiểu cũ: đổi thành một kiểu" "carriage returns: turned into line feeds";
    UnknownKind "unknown_kind" "loại thủ tục lạ: để trống, giữ trong ghi chú" "an unknown type of procedure: left out, kept as a note";
    UnknownLevel "unknown_level" "cấp thực hiện lạ: để trống, giữ trong ghi chú" "an unknown level: left out, kept as a note";
    UnknownSubject "unknown_subject" "đối tượng lạ: để trống, giữ trong ghi chú" "an unknown subject: left out, kept as a note";
    UnsplitAgencies "unsplit_agencies" "danh sách cơ quan không tách chắc chắn được: giữ trong ghi chú" "a list of agencies that cannot be split with certainty: kept as a note";
    QuantityUnstated "quantity_unstated" "giấy tờ ghi 0 bản chính, 0 bản sao: coi là chưa biết số lượng" "a component with 0 originals and 0 copies: its quantity is unknown";
    QuantityOddity "quantity_oddity" "số lượng giấy tờ không phải số nguyên không âm: giữ trong ghi chú" "a quantity that is no whole number from 0 on: kept as a note";
    NothingRequired "nothing_required" "không giấy tờ nào được ghi là bắt buộc: coi là chưa biết" "a dossier of which nothing is marked as required: unknown, not optional";
    TimeAsText "time_as_text" "thời hạn không có số và đơn vị: giữ nguyên chữ" "a time limit without number and unit: kept as text";
    FeeZeroUnsure "fee_zero_unsure" "phí ghi 0 nhưng có lời khác: giữ lời, không coi là 0" "a fee of 0 with another wording: the wording is kept, not the 0";
    FeeBelowCoin "fee_below_coin" "phí dưới 1.000 đồng, mất đơn vị: giữ nguyên chữ" "a fee below 1,000 VND, its unit lost: kept as text";
    FeesAsText "fees_as_text" "nhiều mức phí trong một kênh: giữ nguyên chữ, không cộng lại" "several amounts in one channel: kept as text, not added up";
    FeeOddity "fee_oddity" "số tiền không phải số nguyên không âm: giữ nguyên chữ" "an amount that is no whole number from 0 on: kept as text";
    BasisWithoutNumber "basis_without_number" "căn cứ không có số hiệu đủ: nhận diện theo tên" "a legal basis without a whole number: told by its title";
    BasisWithoutTitle "basis_without_title" "căn cứ không có số hiệu lẫn tên: giữ trong ghi chú" "a legal basis without number and title: kept as a note";
}

/// One odd thing of one record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Oddity {
    /// The code of the record.
    pub code: String,
    /// A slug: the catalogue's own, or a [`Remark`]'s.
    pub slug: String,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportReport {
    /// What the records hold.
    pub before: Counts,
    /// What the files hold.
    pub after: Counts,
    /// How many files there are.
    pub files: usize,
    /// How many agencies the files declare.
    pub agencies: usize,
    /// How many laws the files declare.
    pub laws: usize,
    /// Legal bases that say nothing and are kept as notes.
    pub bases_as_notes: usize,
    /// Every odd thing, in the order of codes; one of a kind for each record.
    pub oddities: Vec<Oddity>,
}

impl ImportReport {
    /// Adds the report of another file.
    pub fn add(&mut self, other: Self) {
        self.before.add(other.before);
        self.after.add(other.after);
        self.files += other.files;
        self.agencies += other.agencies;
        self.laws += other.laws;
        self.bases_as_notes += other.bases_as_notes;
        self.oddities.extend(other.oddities);
    }

    /// Notes an odd thing of a record, once.
    pub(super) fn remark(&mut self, record: &Record, remark: Remark) {
        self.oddity(record, remark.slug());
    }

    /// Notes what the collector found odd, or a remark's slug, once.
    pub(super) fn oddity(&mut self, record: &Record, slug: &str) {
        let oddity = Oddity {
            code: record.code.clone(),
            slug: slug.to_owned(),
        };
        if !self.oddities.contains(&oddity) {
            self.oddities.push(oddity);
        }
    }

    /// Returns whether the files hold as much as the records.
    pub fn is_whole(&self) -> bool {
        let mut after = self.after;
        after.bases += self.bases_as_notes;
        self.before == after
    }

    /// Returns how many records have each kind of oddity, by slug.
    pub fn records_by_oddity(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        for oddity in &self.oddities {
            *counts.entry(oddity.slug.as_str()).or_default() += 1;
        }
        counts
    }
}

/// Returns what a slug means; the slug itself where it is not known.
pub fn meaning(slug: &str) -> Phrase {
    if let Some(remark) = Remark::ALL.iter().find(|remark| remark.slug() == slug) {
        return remark.phrase();
    }
    let (vi, en) = match slug {
        "not_nfc" => ("chữ chưa ở dạng NFC", "text that is not in NFC"),
        "zero_width" => ("ký tự không có độ rộng", "zero-width characters"),
        "nbsp" => ("dấu cách không ngắt", "no-break spaces"),
        "control_or_private_use" => (
            "ký tự điều khiển hoặc vùng dùng riêng",
            "control or private-use characters",
        ),
        "html" => ("còn thẻ HTML", "HTML left in the text"),
        "double_space" => ("dấu cách kép", "double blanks"),
        "foreign_letters" => ("chữ cái ngoại lai", "foreign letters"),
        "odd_code" => ("mã khác thường", "an odd code"),
        "no_components" => ("không có thành phần hồ sơ", "no dossier component"),
        "empty_component_name" => ("thành phần hồ sơ không tên", "a component without a name"),
        "repeated_component" => ("thành phần hồ sơ lặp lại", "a component that stands twice"),
        "component_with_zero_copies" => ("thành phần hồ sơ 0 bản", "a component of 0 copies"),
        "no_legal_basis" => ("không có căn cứ pháp lý", "no legal basis"),
        "repeated_legal_basis" => ("căn cứ lặp lại", "a legal basis that stands twice"),
        "no_channels" => ("không có kênh nộp", "no channel"),
        "fee_zero_but_text_has_amount" => (
            "phí ghi 0 nhưng lời có số tiền",
            "a fee of 0 whose text names an amount",
        ),
        "fee_below_1000_vnd" => ("phí dưới 1.000 đồng", "a fee below 1,000 VND"),
        "time_not_a_number" => ("thời hạn không phải số", "a time limit that is no number"),
        _ => (slug, slug),
    };
    Phrase::new(vi, en)
}
