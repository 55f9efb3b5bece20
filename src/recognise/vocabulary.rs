//! The phrases by which the wording of results and labels is understood, folded.
//!
//! The lists are closed: what is on none of them makes a text something else, and it stays
//! unrecognised.

/// What says how an item is handed in.
pub(super) const COPIES: &[&str] = &[
    "bản sao",
    "bản chính",
    "bản gốc",
    "bản chụp",
    "bản sao chụp",
    "bản photo",
    "bản photocopy",
    "bản phô tô",
    "bản pho to",
    "bản scan",
    "bản quét",
    "bản điện tử",
    "bản sao điện tử",
    "sao y",
    "bản sao y",
    "ảnh chụp",
    "photo",
    "photocopy",
];

/// What may follow a word of [`COPIES`] before the name.
pub(super) const QUALITIES: &[&str] = &[
    "y",
    "y bản chính",
    "hợp lệ",
    "hợp pháp",
    "có chứng thực",
    "được chứng thực",
    "chứng thực",
    "đã chứng thực",
    "công chứng",
    "có công chứng",
    "đã công chứng",
    "được công chứng",
    "điện tử",
    "có xác thực",
    "từ sổ gốc",
    "được cấp từ sổ gốc",
    "cấp từ sổ gốc",
    "từ bản chính",
    "từ bản gốc",
    "theo quy định",
    "để đối chiếu",
    "của",
    "các",
];

/// What joins two ways of handing in the same thing.
pub(super) const JOINTS: &[&str] = &["hoặc", "và", "hay", "kèm", "kèm theo", "có", "xuất trình"];

/// Numbers in words, as far as they stand before a copy.
pub(super) const NUMBERS: &[&str] = &["một", "hai", "ba", "bốn", "năm"];

/// What is counted.
pub(super) const PIECES: &[&str] = &["bản", "bộ", "tờ", "quyển", "cuốn", "chiếc", "cái", "tấm"];
