//! What can be written on the command line.
//!
//! The help is in both languages, Vietnamese first, since `--lang` is not known before it is read.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::apply::ApplyArguments;
use super::decide::DecideArguments;
use super::diff::DiffArguments;
use super::import::ImportArguments;
use super::plan::PlanArguments;
use super::recognise::RecogniseArguments;
use super::review::ReviewArguments;
use crate::phrase::Language;
use crate::rule::cost::CostClass;
use crate::syntax::keyword::{Keyword, Vocabulary};

/// Rà soát thủ tục hành chính, đề xuất cách tinh gọn / Reviews administrative procedures and
/// proposes how to simplify them.
#[derive(Debug, Parser)]
#[command(name = "tinhgon", version, max_term_width = 96)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Ngôn ngữ: vi (mặc định) hoặc en / Language: vi (default) or en
    #[arg(long, global = true, value_name = "LANG", value_parser = language())]
    pub(super) lang: Option<Language>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Kiểm tra tệp, nêu mọi lỗi / Check files, tell every mistake
    Check(CheckArguments),
    /// Rà soát thủ tục, nêu phát hiện và đề xuất / Review procedures: findings and proposals
    Review(ReviewArguments),
    /// Chọn đề xuất theo chỉ tiêu, lập lộ trình / Choose proposals by targets, and by when
    Plan(PlanArguments),
    /// Ghi đề xuất vào tệp, giữ nguyên phần còn lại / Write proposals into the files, leave the rest
    Apply(ApplyArguments),
    /// Giải thích một phát hiện, một quy tắc hoặc một mã lỗi / Explain a finding, a rule or a mistake
    Explain(ExplainArguments),
    /// Vì sao một quy tắc không phát hiện / Why a rule does not find something
    WhyNot(WhyNotArguments),
    /// Tạo, liệt kê, xem quy tắc và viết sổ tay / Begin, list and show rules, write their handbook
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Chạy kiểm thử trong tệp quy tắc / Run the tests inside rule files
    Test(TestArguments),
    /// Vẽ đồ thị phụ thuộc / Draw the dependency graph
    Graph(GraphArguments),
    /// Liệt kê giấy tờ nhận ra trong thành phần hồ sơ / List what is recognised in the items of dossiers
    Recognise(RecogniseArguments),
    /// Ghi quyết định về các phát hiện / Write decisions on findings
    Decide(DecideArguments),
    /// So sánh hai lần rà soát / What changed between two reviews
    Diff(DiffArguments),
    /// Định dạng tệp, đổi từ khóa vi và en / Format files, change keywords between vi and en
    Fmt(FmtArguments),
    /// Nhập danh mục thủ tục quốc gia / Import the national catalogue of procedures
    Import(ImportArguments),
    /// In kịch bản tự hoàn thành cho shell / Print completions for a shell
    Completions {
        /// Shell / Which shell
        shell: clap_complete::Shell,
    },
}

/// Where descriptions and rules come from.
#[derive(Debug, Args)]
pub(super) struct InputArguments {
    /// Tệp hoặc thư mục / Files or folders
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) ground: GroundArguments,
}

/// Which rules and catalogue, at which date, on how many threads.
#[derive(Debug, Args)]
pub(super) struct GroundArguments {
    /// Ngày rà soát, mặc định hôm nay / Date of the review, default today
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) as_of: Option<Date>,
    /// Thêm quy tắc và danh mục trong thư mục; khai báo trùng tên thay cho khai báo có sẵn / Add
    /// rules and catalogue of a folder; a declaration of the same name replaces the shipped one
    #[arg(long, value_name = "DIR")]
    pub(super) rules: Vec<PathBuf>,
    /// Không dùng quy tắc và danh mục có sẵn / Leave out the shipped rules and catalogue
    #[arg(long)]
    pub(super) no_shipped_rules: bool,
    /// Số luồng, mặc định theo máy / Number of threads, default all
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
}

/// Which rules run.
#[derive(Debug, Default, Args)]
pub(super) struct ChoiceArguments {
    /// Chỉ chạy quy tắc hoặc nhóm này / Run only these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Không chạy quy tắc hoặc nhóm này / Do not run these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    /// Chạy cả quy tắc đang thử nghiệm / Run rules still being tried too
    #[arg(long)]
    pub(super) preview: bool,
    /// Không nhận quy tắc phải tìm xa hơn mức này / Refuse rules that look further than this
    #[arg(long, value_name = "CLASS", value_parser = cost_class())]
    pub(super) max_cost: Option<CostClass>,
}

/// How much the rules may cost.
#[derive(Debug, Default, Args)]
pub(super) struct BudgetArguments {
    /// Dừng với mã thoát 3 khi các quy tắc gán biến quá N lần / Stop with exit code 3 when the rules
    /// bind more than N variables
    #[arg(long, value_name = "N")]
    pub(super) budget_bindings: Option<u64>,
    /// Dừng với mã thoát 3 khi các quy tắc chạy quá N giây / Stop with exit code 3 when the rules run
    /// for more than N seconds
    #[arg(long, value_name = "N")]
    pub(super) budget_seconds: Option<u32>,
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    pub(super) input: InputArguments,
}

/// From which severity on a finding makes the exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Bắt buộc / Must
    Must,
    /// Nên trở lên / Should or graver
    Should,
    /// Mọi phát hiện / Any
    Consider,
    /// Không bao giờ / Never
    Never,
}

impl FailOn {
    /// Returns the least severity that counts; `None` where none does.
    pub(super) const fn severity(self) -> Option<Keyword> {
        match self {
            Self::Must => Some(Keyword::Must),
            Self::Should => Some(Keyword::Should),
            Self::Consider => Some(Keyword::Consider),
            Self::Never => None,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// Phát hiện, quy tắc hoặc mã lỗi / A finding, a rule or the code of a mistake
    #[arg(value_name = "FINDING|RULE|CODE")]
    pub(super) subject: String,
    #[command(flatten)]
    pub(super) input: InputArguments,
    /// Dạng kết quả; JSON chỉ cho phát hiện / Form of the result; JSON of findings only
    #[arg(long, default_value = "text")]
    pub(super) format: ProofFormat,
}

#[derive(Debug, Args)]
pub(super) struct WhyNotArguments {
    /// Tên quy tắc / The name of the rule
    #[arg(value_name = "RULE")]
    pub(super) rule: String,
    /// Tên khai báo của thứ cần hỏi, hoặc mã thủ tục / What is asked about: names, or the code of a
    /// procedure
    #[arg(value_name = "SUBJECT", required = true)]
    pub(super) subjects: Vec<String>,
    /// Tệp hoặc thư mục, mặc định ở đây / Files or folders, default here
    #[arg(long = "in", value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) ground: GroundArguments,
    /// Dạng kết quả / Form of the result
    #[arg(long, default_value = "text")]
    pub(super) format: ProofFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ProofFormat {
    /// Văn bản để đọc / Text to read
    Text,
    /// JSON: tinhgon.proof/1, tinhgon.near-miss/1
    Json,
}

#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    /// Tạo tệp cho một quy tắc mới, có sẵn kiểm thử / Start the file of a new rule, with its tests
    New(NewRuleArguments),
    /// Liệt kê quy tắc / List the rules
    List {
        #[command(flatten)]
        ground: GroundArguments,
    },
    /// Xem một quy tắc / Show one rule
    Show {
        /// Tên quy tắc / The name of the rule
        #[arg(value_name = "RULE")]
        rule: String,
        /// Kèm thứ tự tính toán / With the order it is evaluated in
        #[arg(long)]
        plan: bool,
        #[command(flatten)]
        ground: GroundArguments,
    },
    /// Viết mỗi quy tắc thành một trang để đọc / Write a page to read for each rule
    Docs(DocsArguments),
}

#[derive(Debug, Args)]
pub(super) struct DocsArguments {
    /// Thư mục nhận các trang / The folder for the pages
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: PathBuf,
    /// Dạng trang / Form of the pages
    #[arg(long, default_value = "both")]
    pub(super) format: DocsFormat,
    /// Ghi đè cả tệp không phải trang quy tắc / Replace files that are no pages of rules too
    #[arg(long)]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) ground: GroundArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DocsFormat {
    /// Markdown
    Md,
    /// HTML: một tệp một trang, không cần mạng / HTML: one file a page, no network
    Html,
    /// Cả hai / Both
    Both,
}

impl RulesCommand {
    /// Returns which rules are meant; a rule that is only begun needs none.
    pub(super) const fn ground(&self) -> Option<&GroundArguments> {
        match self {
            Self::New(_) => None,
            Self::List { ground } | Self::Show { ground, .. } => Some(ground),
            Self::Docs(arguments) => Some(&arguments.ground),
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct NewRuleArguments {
    /// Tên gánh nặng, chữ thường nối bằng gạch ngang: nop-hai-lan / What the burden is called, in
    /// small letters joined by hyphens: asked-twice
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    /// Nhóm, tức thư mục của quy tắc / The group, which is the folder of the rule
    #[arg(long, value_name = "GROUP", default_value = super::workspace::OWN_GROUP)]
    pub(super) group: String,
    /// Thư mục quy tắc; mặc định theo tinhgon.toml, không có thì `rules` / The folder of rules;
    /// default that of tinhgon.toml, or `rules`
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct TestArguments {
    /// Tệp hoặc thư mục quy tắc, ngoài quy tắc có sẵn / Files or folders of rules, beside the shipped
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Chỉ kiểm thử quy tắc hoặc nhóm này / Test only these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Nêu điều kiện chưa thấy cả đúng lẫn sai, chỗ điền chưa có giá trị / Tell the conditions that no
    /// test has seen both true and false, and the slots that none has filled
    #[arg(long)]
    pub(super) coverage: bool,
    /// Thử sửa sai từng điều kiện, nêu chỗ sửa mà kiểm thử không nhận ra / Change each condition,
    /// tell the changes that no test notices
    #[arg(long)]
    pub(super) mutate: bool,
    #[command(flatten)]
    pub(super) ground: GroundArguments,
}

#[derive(Debug, Args)]
pub(super) struct GraphArguments {
    /// Thủ tục, cơ quan, giấy tờ… ở giữa; không có thì mọi thủ tục / What to draw around; without
    /// it, all procedures
    #[arg(value_name = "SUBJECT")]
    pub(super) subject: Option<String>,
    #[command(flatten)]
    pub(super) input: InputArguments,
    /// Dạng kết quả / Form of the result
    #[arg(long, default_value = "dot")]
    pub(super) format: GraphFormat,
    /// Ghi kết quả vào tệp / Write the result to a file
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum GraphFormat {
    /// Graphviz
    Dot,
    /// Mermaid
    Mermaid,
    /// JSON
    Json,
    /// SVG: một tệp hình; của thủ tục là sơ đồ các bước theo cơ quan / SVG: a picture; of a procedure its
    /// steps by agency
    Svg,
}

#[derive(Debug, Args)]
pub(super) struct FmtArguments {
    /// Tệp hoặc thư mục / Files or folders
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// Viết từ khóa bằng vi hoặc en / Write keywords in vi or en
    #[arg(long, value_name = "LANG", value_parser = vocabulary())]
    pub(super) to: Option<Vocabulary>,
    /// Không ghi, chỉ nêu tệp chưa đúng dạng / Write nothing, tell which files would change
    #[arg(long)]
    pub(super) check: bool,
}

fn cost_class() -> impl TypedValueParser<Value = CostClass> {
    PossibleValuesParser::new(CostClass::ALL.map(CostClass::slug))
        .map(|text| CostClass::of_slug(&text).expect("one of the possible values"))
}

fn language() -> impl clap::builder::TypedValueParser<Value = Language> {
    PossibleValuesParser::new(["vi", "en"]).map(|name| match name.as_str() {
        "en" => Language::English,
        _ => Language::Vietnamese,
    })
}

fn vocabulary() -> impl clap::builder::TypedValueParser<Value = Vocabulary> {
    PossibleValuesParser::new(["vi", "en"]).map(|name| match name.as_str() {
        "en" => Vocabulary::English,
        _ => Vocabulary::Vietnamese,
    })
}

/// Reads `2023-12-31` or `31/12/2023`.
pub(super) fn date(text: &str) -> Result<Date, String> {
    let numbers = |separator| {
        let parts: Vec<&str> = text.split(separator).collect();
        <[&str; 3]>::try_from(parts).ok()
    };
    let parts = numbers('-').or_else(|| numbers('/').map(|[day, month, year]| [year, month, day]));
    parts
        .and_then(|[year, month, day]| {
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        })
        .ok_or_else(|| {
            "không có ngày này; viết 2023-12-31 hoặc 31/12/2023 / no such date; write 2023-12-31 or \
             31/12/2023"
                .to_owned()
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn dates_are_read_in_both_orders_and_must_exist() {
        let expected = jiff::civil::date(2023, 12, 31);
        assert_eq!(date("2023-12-31"), Ok(expected));
        assert_eq!(date("31/12/2023"), Ok(expected));
        for wrong in [
            "2023-02-30",
            "31-12-2023",
            "2023-12",
            "hôm nay",
            "",
            "1/2/3/4",
        ] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }
}
