//! The phrases by which the wording of an item is understood, folded.
//!
//! The lists are closed: what is on none of them makes an item something else, and it stays
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

/// What may follow a name without making it another thing.
pub(super) const CONTINUATIONS: &[&str] = &[
    "của",
    "còn",
    "có",
    "theo",
    "được",
    "do",
    "đã",
    "nếu",
    "trường hợp",
    "trong trường hợp",
    "trong thời hạn",
    "đối với",
    "khi",
    "để",
    "hợp lệ",
    "hợp pháp",
    "phải",
    "mẫu số",
    "quy định tại",
    "bản giấy",
];

/// What says that something else will do, or that nothing is asked for.
pub(super) const VETOES: &[&str] = &[
    "một trong",
    "hoặc",
    "hay",
    "thì",
    "gồm",
    "trừ",
    "miễn",
    "không có",
    "không cần",
    "không nộp",
    "không phải",
    "không yêu cầu",
    "không bắt buộc",
    "không áp dụng",
    "không thực hiện",
    "thay cho",
    "thay thế",
    "thay bằng",
    "thay vì",
    // A paper of another state is not the one that our registers hold.
    "nước ngoài cấp",
    "nước ngoài lập",
    "nước ngoài xác nhận",
    "của nước",
];

/// What stands between the things of a list.
pub(super) const SEPARATORS: &[&str] = &[
    "và",
    "hoặc",
    "hay",
    "kèm",
    "kèm theo",
    "cùng",
    "cùng với",
    "với",
    "gửi kèm",
];

/// How the name of anything begins that can be handed in.
pub(super) const THINGS: &[&str] = &[
    "giấy",
    "bản",
    "tờ",
    "đơn",
    "hộ chiếu",
    "hộ khẩu",
    "văn bản",
    "văn bằng",
    "chứng chỉ",
    "chứng nhận",
    "chứng minh",
    "chứng từ",
    "quyết định",
    "hợp đồng",
    "thẻ",
    "sổ",
    "hồ sơ",
    "tài liệu",
    "ảnh",
    "biên bản",
    "biên lai",
    "danh sách",
    "báo cáo",
    "phiếu",
    "căn cước",
    "bằng",
    "học bạ",
    "bảng",
    "hóa đơn",
    "công văn",
    "lý lịch",
    "điều lệ",
    "phương án",
    "kế hoạch",
    "đề án",
    "sơ đồ",
    "thuyết minh",
    "trích lục",
    "thông báo",
    "kết quả",
    "mảnh trích đo",
    "visa",
    "thị thực",
    "cmnd",
    "cccd",
    "chữ ký",
    "xác nhận",
    "các",
    "những",
    "một số",
];

/// What begins like one of [`THINGS`] and is none: texts of law, what is issued with them, a unit.
pub(super) const NO_THINGS: &[&str] = &[
    "nghị định",
    "thông tư",
    "nghị quyết",
    "luật",
    "quyết định số",
    "đơn vị",
];
