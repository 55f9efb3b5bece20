//! The words of the language, each in English and in Vietnamese.
//!
//! One table. `grammar/keyword.pest` is written from it (a test keeps the two equal), the
//! printer takes spellings from it, and messages name expected words by it. Words that stand for
//! a unit of time are in [`crate::quantity::Unit`]; names of parts and functions, which are not
//! reserved, are in [`super::term`]. Some words came late: they are keywords where their declaration
//! stands and names everywhere else, so that no file written before loses a name.

mod reserved;

pub use reserved::{is_reserved, is_value};

/// The vocabulary a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Vocabulary {
    /// English keywords.
    English,
    /// Vietnamese keywords.
    #[default]
    Vietnamese,
}

macro_rules! keywords {
    ($($variant:ident $english:literal $vietnamese:literal;)*) => {
        /// A reserved word, or several words that are read as one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Keyword {
            $(#[doc = concat!("`", $english, "` / `", $vietnamese, "`")] $variant,)*
        }

        impl Keyword {
            /// Every keyword, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Returns the identifier of the variant, `TimeLimit`.
            pub const fn identifier(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
            }

            /// Returns the English spelling, words separated by one blank.
            pub const fn english(self) -> &'static str {
                match self { $(Self::$variant => $english,)* }
            }

            /// Returns the Vietnamese spelling, words separated by one blank.
            pub const fn vietnamese(self) -> &'static str {
                match self { $(Self::$variant => $vietnamese,)* }
            }
        }
    };
}

keywords! {
    // Declarations.
    Procedure "procedure" "thủ tục";
    Agency "agency" "cơ quan";
    Law "law" "văn bản";
    Concept "concept" "mục tin";
    Register "register" "kho dữ liệu";
    Paper "paper" "giấy tờ";
    Derive "derive" "suy ra";
    Parameter "parameter" "tham số";
    Target "target" "chỉ tiêu";
    Test "test" "kiểm thử";
    Decision "decision" "quyết định";
    Calendar "calendar" "lịch";
    Rule "rule" "quy tắc";
    Define "define" "định nghĩa";
    Table "table" "bảng";

    // What a procedure is made of.
    Form "form" "biểu mẫu";
    Field "field" "thông tin";
    Document "document" "hồ sơ";
    Step "step" "bước";
    Result "result" "kết quả";
    Channel "channel" "kênh";
    Basis "basis" "căn cứ";
    Consultation "consultation" "lượt lấy ý kiến";
    Case "case" "trường hợp";
    OneOf "one of" "một trong";
    Forms "forms" "các biểu mẫu";
    Fields "fields" "các thông tin";
    Documents "documents" "các hồ sơ";
    Steps "steps" "các bước";
    Results "results" "các kết quả";
    Channels "channels" "các kênh";

    // Words that join.
    None "none" "không có gì";
    Of "of" "của";
    Is "is" "là";
    By "by" "do";
    From "from" "từ";
    Until "until" "đến";
    At "at" "lúc";
    On "on" "trên";
    To "to" "sang";
    For "for" "cho";
    Article "article" "điều";
    ClauseNumber "clause" "khoản";
    Point "point" "điểm";
    Section "section" "mục";
    Annex "annex" "phụ lục";
    PerYear "per year" "mỗi năm";
    About "about" "về";
    Within "within" "trong";
    Note "note" "ghi chú";
    Aliases "aliases" "tên khác";
    Condition "condition" "điều kiện";
    Template "template" "mẫu";
    Code "code" "mã";

    // Agencies, laws, registers, papers, concepts.
    Level "level" "cấp";
    PartOf "part of" "trực thuộc";
    Duties "duties" "nhiệm vụ";
    SucceededBy "succeeded by" "kế thừa bởi";
    Rank "rank" "thứ bậc";
    Number "number" "số hiệu";
    Issued "issued" "ban hành";
    IssuedBy "issued by" "cấp bởi";
    IssuedTo "issued to" "cấp cho";
    InForce "in force" "hiệu lực";
    Amends "amends" "sửa đổi";
    ReplacedBy "replaced by" "thay thế bởi";
    Owner "owner" "chủ quản";
    Key "key" "khóa";
    Holds "holds" "lưu giữ";
    Replaces "replaces" "thay cho";
    Partly "partly" "một phần vì";
    Published "published" "công khai";
    Readers "readers" "được khai thác bởi";
    Covers "covers" "áp dụng cho";
    Attests "attests" "xác nhận";
    ValidFor "valid for" "có giá trị trong";
    KindOfWriting "kind of writing" "tên loại văn bản";
    Type "type" "kiểu";
    Sensitive "sensitive" "nhạy cảm";
    Statistical "statistical" "phục vụ thống kê";
    Weekend "weekend" "nghỉ tuần";
    Holiday "holiday" "nghỉ lễ";
    Workday "workday" "làm bù";

    // Procedures.
    Kind "kind" "loại";
    Domain "domain" "lĩnh vực";
    Subjects "subjects" "đối tượng";
    Authority "authority" "thẩm quyền";
    Partners "partners" "phối hợp";
    Volume "volume" "số lượng";
    Tracked "tracked" "theo dõi";
    Workflow "workflow" "quy trình điện tử";
    LifeEvent "life event" "sự kiện";
    LinkedWith "linked with" "liên thông với";
    Lead "lead" "chủ trì";
    TimeLimit "time limit" "thời hạn";
    Fee "fee" "phí";
    Payment "payment" "thanh toán";
    Original "original" "bản chính";
    Certified "certified" "bản chứng thực";
    Copies "copies" "bản sao";
    Shown "shown" "xuất trình";
    Electronic "electronic" "bản điện tử";
    OnPaper "paper" "bản giấy";
    Optional "optional" "không bắt buộc";
    RecordedIn "recorded in" "ghi vào";
    After "after" "sau";
    Takes "takes" "mất";
    TakesUpTo "to" "đến";
    Costs "costs" "tốn";
    Waits "waits" "chờ";
    Presence "presence" "cần có mặt";
    Uses "uses" "dùng";
    Writes "writes" "lập";
    Consults "consults" "lấy ý kiến";
    Receives "receives" "tiếp nhận";
    Checks "checks" "kiểm tra";
    Verifies "verifies" "xác minh";
    Appraises "appraises" "thẩm định";
    Approves "approves" "phê duyệt";
    Records "records" "vào sổ";
    Returns "returns" "trả kết quả";

    // Rules and their tests.
    English "english" "tiếng Anh";
    Criterion "criterion" "tiêu chí";
    Severity "severity" "mức độ";
    Confidence "confidence" "độ tin cậy";
    Why "why" "lý do";
    State "state" "trạng thái";
    Subsumes "subsumes" "bao trùm";
    ForEach "for each" "với mỗi";
    With "with" "cùng";
    When "when" "khi";
    Unless "unless" "trừ khi";
    Let "let" "đặt";
    Message "message" "thông báo";
    InEnglish "en" "en";
    InVietnamese "vi" "vi";
    Propose "propose" "đề xuất";
    Drop "drop" "bỏ";
    Replace "replace" "thay";
    ReplaceWith "with" "bằng";
    Reuse "reuse" "dùng lại";
    Make "make" "chuyển";
    MakeOptional "optional" "thành không bắt buộc";
    ConditionalOn "conditional on" "thành có điều kiện";
    AcceptCopyFor "accept copy for" "chấp nhận bản sao cho";
    Set "set" "đặt lại";
    SetTo "to" "thành";
    Combine "combine" "gộp bước";
    Run "run" "làm";
    Alongside "alongside" "song song với";
    Move "move" "chuyển bước";
    Before "before" "lên trước";
    Assign "assign" "giao";
    AssignTo "to" "cho";
    Delegate "delegate" "phân cấp";
    ToLevel "to level" "xuống cấp";
    Merge "merge" "hợp nhất";
    Link "link" "liên thông";
    AddChannel "add channel" "thêm kênh";
    AddResult "add result" "thêm kết quả";
    AddTo "to" "vào";
    Repeal "repeal" "bãi bỏ";
    Publish "publish" "niêm yết";
    Cite "cite" "viện dẫn";
    CiteFor "for" "cho";
    Ask "ask" "hỏi";
    AsOf "as of" "tại ngày";
    Expect "expect" "mong đợi";
    Nothing "nothing" "không phát hiện gì";
    Unknown "unknown" "chưa rõ";
    AfterApplying "after applying" "sau khi áp dụng";
    Checked "checked" "đã kiểm tra ngày";
    Columns "columns" "cột";
    Row "row" "hàng";
    Any "any" "bất kỳ";
    Yes "yes" "có";
    Measure "measure" "đo bằng";
    ReductionOf "reduction of" "mức giảm của";
    ShareWithProposals "share with proposals" "tỷ lệ có đề xuất";
    ShareWithLess "share with less" "tỷ lệ giảm được";
    ShareWhere "share where" "tỷ lệ mà";
    AtLeast "at least" "ít nhất";
    Met "met" "đạt";
    Missed "missed" "không đạt";

    // Decisions.
    Accept "accept" "chấp nhận";
    Reject "reject" "bác bỏ";
    Defer "defer" "tạm hoãn";
    Reason "reason" "lý do";
    DecidedIn "document" "văn bản";
    DecidedOn "on" "ký ngày";
    Due "due" "hạn hoàn thành";
    Evidence "evidence" "chứng cứ";

    // Conditions.
    And "and" "và";
    Or "or" "hoặc";
    Not "not" "không";
    In "in" "thuộc";
    NotIn "not in" "không thuộc";
    Where "where" "mà";
    Exists "exists" "tồn tại";
    No "no" "không có";
    Every "every" "mọi";
    Count "count" "đếm";
    Sum "sum" "tổng";
    Min "min" "nhỏ nhất";
    Max "max" "lớn nhất";

    // Constants: one of a closed list of values. `is_value` rests on their standing last.
    External "external" "đối ngoại";
    Internal "internal" "nội bộ";
    Central "central" "trung ương";
    Province "province" "tỉnh";
    District "district" "huyện";
    Commune "commune" "xã";
    Citizen "citizen" "công dân";
    Overseas "overseas" "người Việt Nam ở nước ngoài";
    Foreigner "foreigner" "người nước ngoài";
    Organisation "organisation" "tổ chức";
    Enterprise "enterprise" "doanh nghiệp";
    Cooperative "cooperative" "hợp tác xã";
    Household "household" "hộ kinh doanh";
    Official "official" "cán bộ công chức";
    StateBody "state-body" "cơ quan nhà nước";
    InPerson "in-person" "trực tiếp";
    Online "online" "trực tuyến";
    Postal "postal" "bưu chính";
    Full "full" "toàn trình";
    Partial "partial" "một phần";
    Measured "measured" "đo được";
    Declared "declared" "khai báo";
    Assumed "assumed" "giả định";
    Constitution "constitution" "hiến pháp";
    Act "law" "luật";
    Ordinance "ordinance" "pháp lệnh";
    Resolution "resolution" "nghị quyết";
    Decree "decree" "nghị định";
    DecisionRank "decision" "quyết định";
    Circular "circular" "thông tư";
    DirectiveRank "directive" "chỉ thị";
    PlanRank "plan" "kế hoạch";
    OtherRank "other" "khác";
    TypeText "text" "văn bản tự do";
    TypeNumber "number" "số";
    TypeDate "date" "ngày tháng";
    TypeMoney "money" "tiền";
    TypeYesNo "yes-no" "có-không";
    TypeCode "code" "danh mục";
    Saturday "saturday" "thứ bảy";
    Sunday "sunday" "chủ nhật";
    Necessary "necessary" "cần thiết";
    Reasonable "reasonable" "hợp lý";
    Lawful "lawful" "hợp pháp";
    Cost "cost" "chi phí";
    Must "must" "bắt buộc";
    Should "should" "nên";
    Consider "consider" "cân nhắc";
    High "high" "cao";
    Medium "medium" "vừa";
    Low "low" "thấp";
    Preview "preview" "thử nghiệm";
    Stable "stable" "ổn định";
    Deprecated "deprecated" "ngừng dùng";
}

impl Keyword {
    /// Returns whether the keyword only stands for a value of a closed list.
    pub const fn is_value(self) -> bool {
        self as usize >= Self::External as usize && !self.is_contextual()
    }

    /// Returns whether the keyword is one only where its declaration stands, such as a table:
    /// everywhere else it is a name.
    pub const fn is_contextual(self) -> bool {
        matches!(
            self,
            Self::Fields
                | Self::Table
                | Self::Columns
                | Self::Row
                | Self::Any
                | Self::Yes
                | Self::Met
                | Self::Missed
                | Self::Lead
                | Self::Accept
                | Self::Reject
                | Self::Defer
                | Self::Reason
                | Self::Due
                | Self::Evidence
        )
    }

    /// Returns the spelling in a vocabulary.
    pub const fn spelling(self, vocabulary: Vocabulary) -> &'static str {
        match vocabulary {
            Vocabulary::English => self.english(),
            Vocabulary::Vietnamese => self.vietnamese(),
        }
    }

    /// Returns the name of this keyword's rule in the grammar: `TimeLimit` is `kw_time_limit`.
    pub fn grammar_rule(self) -> String {
        let mut rule = String::from("kw");
        for character in self.identifier().chars() {
            if character.is_ascii_uppercase() {
                rule.push('_');
            }
            rule.push(character.to_ascii_lowercase());
        }
        rule
    }
}
