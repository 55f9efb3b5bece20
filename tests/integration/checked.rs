//! What `tinhgon check` tells of one file that stands beside a small catalogue.

use jiff::civil::date;
use tinhgon::decision;
use tinhgon::diagnostic::Diagnostics;
use tinhgon::graph::DependencyGraph;
use tinhgon::model::{Layer, resolve_layers};
use tinhgon::rule::compile::{Source, check_subsumption, compile, lint};
use tinhgon::rule::schema::Facts;
use tinhgon::source::Sources;
use tinhgon::syntax::parse;

/// What the file may name.
const CATALOGUE: &str = r#"
agency ubnd-xa "Ủy ban nhân dân xã" { level commune }
agency chu-tich-xa "Chủ tịch Ủy ban nhân dân xã" { level commune  part of ubnd-xa }
agency mot-cua-xa "Bộ phận một cửa" { level commune  part of ubnd-xa }
agency cong-an-xa "Công an xã" { level commune }
agency chairman "Chairman" { level commune }
agency front-desk "Front desk" { level commune }
agency ministry "Ministry" { level central }
law nd-1 "Nghị định số 1" { rank decree  in force from 2020-01-01 }
law nd-cu "Nghị định cũ" { rank decree  in force from 2010-01-01 until 2019-12-31  replaced by nd-1 }
concept full-name "Full name"
concept birth-date "Date of birth"
concept sex "Sex"
concept ho-ten "Họ tên"
concept ngay-sinh "Ngày sinh"
concept so-dinh-danh "Số định danh"
register csdl-dan-cu "Cơ sở dữ liệu quốc gia về dân cư" { key so-dinh-danh  holds ho-ten, ngay-sinh }
paper so-ho-khau "Sổ hộ khẩu" { until 2022-12-31  replaced by csdl-dan-cu }
paper giay-khai-sinh "Giấy khai sinh"
parameter thoi-han-chung "Thời hạn chung" { from 2020-01-01 = 15 working days }
"#;

/// Adds the catalogue to sources whose first file is the one to check, and tells all that is
/// wrong with it.
pub(crate) fn check(sources: &mut Sources) -> Diagnostics {
    check_named(sources, None)
}

/// Checks as [`check`] does; the rules of the file must be named as is said, if it is.
pub(crate) fn check_named(sources: &mut Sources, stem: Option<&str>) -> Diagnostics {
    sources
        .add("danh-muc.tthc".to_owned(), CATALOGUE.as_bytes().to_vec())
        .expect("the catalogue is text");
    let mut sink = Diagnostics::default();
    let files: Vec<_> = sources
        .ids()
        .map(|file| parse(file, sources.text(file), &mut sink))
        .collect();
    let (own, catalogue) = files.split_at(1);
    let layers = [
        Layer::of_files(Layer::SHIPPED, catalogue),
        Layer::of_files(Layer::USER, own),
    ];
    let model = resolve_layers(&layers, date(2026, 11, 23), &mut sink);
    let compiled: Vec<_> = files
        .iter()
        .enumerate()
        .map(|(position, file)| Source {
            group: "local",
            stem: stem.filter(|_| position == 0),
            clauses: &file.declarations,
        })
        .collect();
    check_subsumption(&compiled, &mut sink);
    let rules = compile(&compiled, &model, &mut sink);
    decision::collect(&files, &rules, &model, &mut sink);
    if !sink.has_errors() {
        let graph = DependencyGraph::build(&model);
        let facts = Facts {
            model: &model,
            graph: &graph,
        };
        lint(&compiled, &compiled[..1], &rules, facts, &mut sink);
    }
    sink
}
