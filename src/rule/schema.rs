//! The schema of the model: every part a rule can read, with its type and what it means.
//!
//! One table. Types are checked against it, values are read through it, documentation and
//! completion are made from it. The Vietnamese name of each part is in [`crate::syntax::term`].

use super::types::{Domain, Scalar, Type};
use super::value::Value;
use crate::graph::DependencyGraph;
use crate::graph::likeness::View;
use crate::model::{Entity, Kind, Model};
use crate::quantity::Number;
use crate::symbol::Symbol;

/// What rules are evaluated on.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'m> {
    /// What is described.
    pub model: &'m Model,
    /// How it hangs together.
    pub graph: &'m DependencyGraph,
}

/// Reads a part of a thing; the thing is of the part's kind.
pub type Reader = for<'m> fn(Facts<'m>, Entity) -> Value<'m>;

/// A part of a kind of thing.
pub struct Part {
    /// Whose part.
    pub kind: Kind,
    /// Its English name: `documents`.
    pub name: &'static str,
    /// What it is.
    pub value: Type,
    /// One line in Vietnamese.
    pub vi: &'static str,
    /// One line in English.
    pub en: &'static str,
    /// How it is read.
    pub read: Reader,
}

impl Part {
    /// Returns whether it is worked out by comparing a procedure with all others.
    pub fn looks_around(&self) -> bool {
        let around = [
            "look-alikes",
            "least-likeness",
            "title-variants",
            "differences",
            "at-other-levels",
            "special-case-of",
            "shared-steps",
            "step-sharers",
        ];
        around.contains(&self.name)
    }
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        (self.kind, self.name) == (other.kind, other.name)
    }
}

impl Eq for Part {}

impl std::fmt::Debug for Part {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:?}.{}", self.kind, self.name)
    }
}

/// Returns the part of a kind by its English name.
pub fn part(kind: Kind, name: &str) -> Option<&'static Part> {
    PARTS
        .iter()
        .find(|part| part.kind == kind && part.name == name)
}

/// Returns the parts of a kind, in the order of the table.
pub fn parts_of(kind: Kind) -> impl Iterator<Item = &'static Part> {
    PARTS.iter().filter(move |part| part.kind == kind)
}

const fn one(scalar: Scalar) -> Type {
    Type::one(scalar)
}

const fn many(scalar: Scalar) -> Type {
    Type::many(scalar)
}

/// A text that may be missing without being unknown, such as the article of a citation.
fn optional_text<'m>(text: Option<Symbol>) -> Value<'m> {
    text.map_or(Value::None, Value::Symbol)
}

fn optional_date<'m>(date: Option<jiff::civil::Date>) -> Value<'m> {
    date.map_or(Value::None, Value::Date)
}

macro_rules! parts {
    ($($kind:ident $arena:ident { $($name:literal: $value:expr, $vi:literal, $en:literal, |$facts:ident, $item:ident| $read:expr;)* })*) => {
        /// The table.
        pub static PARTS: &[Part] = &[$($(
            Part {
                kind: Kind::$kind,
                name: $name,
                value: $value,
                vi: $vi,
                en: $en,
                read: |facts, entity| {
                    let Entity::$kind(id) = entity else {
                        unreachable!("compiled rules read a part only of its own kind")
                    };
                    let $facts = facts;
                    let $item = (id, &facts.model.$arena[id]);
                    $read
                },
            },
        )*)*];
    };
}

mod derived;

use derived::{
    agencies, alternatives, at_other_levels, consultations, differences, group, known_from,
    linked_with, look_alikes, shared_steps, spared_fields, special_case_of, step_sharers,
    title_variants,
};

use Kind as K;
use Scalar as S;

parts! {
    Procedure procedures {
        "name": one(S::Text), "tên gọi trong tệp mô tả", "the name it is declared by", |_f, p| p.1.head.name.into();
        "title": one(S::Text), "tên thủ tục", "the title", |_f, p| p.1.head.title.into();
        "code": one(S::Text), "mã thủ tục", "the code of the national catalogue", |_f, p| p.1.code.into();
        "kind": one(S::Constant(Domain::ProcedureKind)), "đối ngoại hay nội bộ", "external or internal", |_f, p| p.1.kind.into();
        "domains": many(S::Text), "các lĩnh vực", "the domains", |_f, p| (&p.1.domains).into();
        "levels": many(S::Constant(Domain::Level)), "các cấp thực hiện", "the levels that carry it out", |_f, p| (&p.1.levels).into();
        "subjects": many(S::Constant(Domain::Subject)), "đối tượng thực hiện", "who may apply", |_f, p| (&p.1.subjects).into();
        "authorities": many(S::Entity(K::Agency)), "các cơ quan giải quyết", "the agencies that decide", |_f, p| (&p.1.authorities).into();
        "partners": many(S::Entity(K::Agency)), "các cơ quan phối hợp", "the coordinating agencies", |_f, p| (&p.1.partners).into();
        "volume": one(S::Number), "số hồ sơ mỗi năm", "files a year", |_f, p| p.1.volume.into();
        "decision": one(S::Text), "quyết định công bố", "the decision that published it", |_f, p| p.1.decision.into();
        "decided": one(S::Date), "ngày ký quyết định công bố", "when that decision was signed", |_f, p| p.1.decided.into();
        "published": one(S::Date), "ngày niêm yết công khai", "when it was made public", |_f, p| p.1.published.into();
        "published-on": one(S::Text), "nơi công khai", "where it was made public", |_f, p| p.1.published_on.into();
        "tracked-on": one(S::Text), "hệ thống theo dõi hồ sơ", "the system that follows its files", |_f, p| p.1.tracked_on.into();
        "workflow-on": one(S::Text), "hệ thống xử lý điện tử", "the system that runs it", |_f, p| p.1.workflow_on.into();
        "life-events": many(S::Text), "các sự kiện trong đời mà thủ tục phục vụ", "the life events it serves", |_f, p| life_events(p.1);
        "linked-with": many(S::Entity(K::Procedure)), "các thủ tục mà thủ tục này nộp chung hồ sơ, trực tiếp hoặc qua thủ tục khác", "the procedures that it may be filed with in one file, directly or through others", |f, p| linked_with(f, p.0);
        "bases": many(S::Entity(K::Citation)), "các căn cứ pháp lý", "the legal bases", |_f, p| (&p.1.head.bases).into();
        "channels": many(S::Entity(K::Channel)), "các cách thức thực hiện", "the channels", |_f, p| (&p.1.channels).into();
        "forms": many(S::Entity(K::Form)), "các mẫu đơn, tờ khai", "the forms", |_f, p| (&p.1.forms).into();
        "fields": many(S::Entity(K::Field)), "mọi thông tin phải khai trên các biểu mẫu", "the fields of all forms", |_f, p| (&p.1.fields).into();
        "spared-fields": many(S::Entity(K::Field)), "các thông tin không cần hỏi: suy ra được từ những thông tin còn lại, hoặc tra được từ kho dữ liệu bằng khóa trong đó", "the fields that need not be asked: they follow from the others, or from registers whose key is among the others", |f, p| spared_fields(f, p.0);
        "documents": many(S::Entity(K::Document)), "mọi thành phần hồ sơ", "every document of the dossier", |_f, p| (&p.1.documents).into();
        "steps": many(S::Entity(K::Step)), "các bước", "the steps", |_f, p| (&p.1.steps).into();
        "results": many(S::Entity(K::Result)), "các kết quả", "the results", |_f, p| (&p.1.results).into();
        "consultations": many(S::Entity(K::Consultation)), "mọi lượt lấy ý kiến trong các bước", "the consultations of all steps", |f, p| consultations(f, p.0);
        "agencies": many(S::Entity(K::Agency)), "cơ quan giải quyết và người thực hiện các bước", "the authorities, and who does the steps", |f, p| agencies(f, p.0);
        "critical-path": one(S::Duration), "thời gian làm việc ít nhất theo trình tự các bước", "the least working time that the order of the steps allows", |f, p| crate::graph::path::critical_path(f.model, p.0).into();
        "look-alikes": many(S::Entity(K::Procedure)), "các thủ tục cùng cấp, cùng cơ quan giải quyết, cùng kết quả và gần như cùng nội dung, ghi ở thủ tục đại diện của nhóm", "the procedures of the same level, authority and results that are nearly the same, told of the one that stands for the group", |f, p| look_alikes(f, p.0, View::OneLevel);
        "least-likeness": one(S::Percent), "trong nhóm thủ tục gần như nhau, mức giống thấp nhất so với thủ tục đại diện", "how much the least like of its look-alikes has in common with it", |f, p| group(f, p.0, View::OneLevel).map_or(Value::None, |group| Value::Percent(group.least.percent()));
        "title-variants": many(S::Text), "phần tên khác nhau giữa thủ tục và các thủ tục gần như nhau với nó", "the words in which its title and those of its look-alikes differ", |f, p| title_variants(f, p.0);
        "differences": many(S::Thing), "hồ sơ, thông tin, bước mà trong nhóm thủ tục gần như nhau không phải thủ tục nào cũng có", "the documents, fields and steps that some of it and its look-alikes have and others have not", |f, p| differences(f, p.0);
        "at-other-levels": many(S::Entity(K::Procedure)), "các thủ tục ở cấp khác có cùng kết quả, gần như cùng nội dung và cùng tên, ghi ở thủ tục đại diện của nhóm", "the procedures of other levels with the same results and nearly the same content and title, told of the one that stands for the group", |f, p| at_other_levels(f, p.0);
        "special-case-of": one(S::Entity(K::Procedure)), "thủ tục cùng cấp, cùng cơ quan giải quyết, cùng kết quả có đủ mọi hồ sơ, thông tin, bước, căn cứ của thủ tục này và thêm ít nhất", "the procedure of the same level, authority and results that has all documents, fields, steps and laws of this one and adds least", |f, p| special_case_of(f, p.0);
        "shared-steps": many(S::Entity(K::Step)), "dãy bước dài nhất mà ít nhất ba thủ tục cùng làm, ghi ở thủ tục đứng đầu theo tên", "the longest run of steps that at least three procedures do, told of the first of them", |f, p| shared_steps(f, p.0);
        "step-sharers": many(S::Entity(K::Procedure)), "các thủ tục khác cùng làm dãy bước ấy", "the other procedures that do these steps", |f, p| step_sharers(f, p.0);
        "content": one(S::Fingerprint), "nội dung chuẩn: hồ sơ, thông tin, kết quả, các bước, không kể mã và cơ quan", "the canonical content: dossier, fields, results, steps, without code and agency", |f, p| f.graph.content(f.model, p.0).map_or(Value::Unknown, Value::Fingerprint);
    }
    Channel channels {
        "title": one(S::Text), "tên kênh", "the title", |_f, c| c.1.head.title.into();
        "procedure": one(S::Entity(K::Procedure)), "thủ tục", "its procedure", |_f, c| c.1.procedure.into();
        "method": one(S::Constant(Domain::Method)), "cách thức nộp", "how one files", |_f, c| c.1.method.into();
        "extent": one(S::Constant(Domain::Extent)), "toàn trình hay một phần", "fully or partly online", |_f, c| c.1.extent.into();
        "time-limit": one(S::Duration), "thời hạn giải quyết", "the time limit", |_f, c| c.1.time_limit.into();
        "fee": one(S::Money), "phí, lệ phí", "the fee", |_f, c| c.1.fee.into();
        "fee-note": one(S::Text), "lời ghi kèm mức phí", "what is said of the fee in words", |_f, c| c.1.fee_note.into();
        "payment": many(S::Constant(Domain::Method)), "cách thanh toán", "how one pays", |_f, c| (&c.1.payment).into();
        "condition": one(S::Text), "điều kiện áp dụng", "when it applies", |_f, c| c.1.condition.into();
        "bases": many(S::Entity(K::Citation)), "căn cứ pháp lý", "its legal bases", |_f, c| (&c.1.head.bases).into();
    }
    Form forms {
        "title": one(S::Text), "tên biểu mẫu", "the title", |_f, x| x.1.head.title.into();
        "procedure": one(S::Entity(K::Procedure)), "thủ tục", "its procedure", |_f, x| x.1.procedure.into();
        "fields": many(S::Entity(K::Field)), "các thông tin", "its fields", |_f, x| (&x.1.fields).into();
        "template": one(S::Text), "tệp mẫu", "its template", |_f, x| x.1.template.into();
        "bases": many(S::Entity(K::Citation)), "căn cứ pháp lý", "its legal bases", |_f, x| (&x.1.head.bases).into();
    }
    Field fields {
        "name": one(S::Text), "tên gọi trong tệp mô tả", "the name it is declared by", |_f, x| x.1.head.name.into();
        "title": one(S::Text), "nhãn trên biểu mẫu", "the label", |_f, x| x.1.head.title.into();
        "procedure": one(S::Entity(K::Procedure)), "thủ tục", "its procedure", |_f, x| x.1.procedure.into();
        "form": one(S::Entity(K::Form)), "biểu mẫu", "its form", |_f, x| x.1.form.into();
        "concept": one(S::Entity(K::Concept)), "mục tin", "what it asks for", |_f, x| x.1.concept.into();
        "role": one(S::Text), "của ai", "about whom", |_f, x| x.1.role.into();
        "moment": one(S::Text), "tại thời điểm nào", "at which moment", |_f, x| x.1.moment.into();
        "optional": one(S::Boolean), "không bắt buộc", "whether it may be left empty", |_f, x| x.1.optional.into();
        "condition": one(S::Text), "điều kiện phải khai", "when it must be filled in", |_f, x| x.1.condition.into();
        "type": one(S::Constant(Domain::ValueType)), "kiểu dữ liệu", "the type of its value", |_f, x| x.1.value_type.into();
        "known-from": one(S::Entity(K::Register)), "kho dữ liệu cho biết thông tin này, nếu nó không cần hỏi", "the register that tells it, where it need not be asked", |f, x| known_from(f, x.0, x.1.procedure);
        "explicit": one(S::Boolean), "do tệp mô tả ghi rõ bằng «là», không phải nhận ra từ chữ", "whether `is` says what it is, and not its words", |_f, x| (x.1.recognition == crate::model::Recognition::Explicit).into();
        "bases": many(S::Entity(K::Citation)), "căn cứ pháp lý", "its legal bases", |_f, x| (&x.1.head.bases).into();
    }
    Document documents {
        "name": one(S::Text), "tên gọi trong tệp mô tả", "the name it is declared by", |_f, d| d.1.head.name.into();
        "title": one(S::Text), "tên thành phần hồ sơ", "the title", |_f, d| d.1.head.title.into();
        "procedure": one(S::Entity(K::Procedure)), "thủ tục", "its procedure", |_f, d| d.1.procedure.into();
        "paper": one(S::Entity(K::Paper)), "loại giấy tờ", "which paper it is", |_f, d| d.1.paper.into();
        "role": one(S::Text), "của ai", "about whom", |_f, d| d.1.role.into();
        "originals": one(S::Number), "số bản chính", "how many originals", |_f, d| d.1.originals.into();
        "certified": one(S::Number), "số bản sao chứng thực", "how many certified copies", |_f, d| d.1.certified.into();
        "copies": one(S::Number), "số bản sao", "how many plain copies", |_f, d| d.1.copies.into();
        "shown": one(S::Boolean), "chỉ xuất trình", "whether it is only shown", |_f, d| d.1.shown.into();
        "electronic": one(S::Boolean), "nhận bản điện tử", "whether an electronic one is taken", |_f, d| d.1.electronic.into();
        "optional": one(S::Boolean), "không bắt buộc", "whether it may be left out", |_f, d| d.1.optional.into();
        "conditional": one(S::Boolean), "chỉ một số trường hợp phải nộp", "whether only some cases need it", |_f, d| Value::Boolean(d.1.case.is_some() || matches!(d.1.condition, crate::model::Stated::Is(_)));
        "alternative": one(S::Boolean), "là một trong các giấy tờ được chọn", "whether another one may stand for it", |_f, d| d.1.alternative.is_some().into();
        "alternatives": many(S::Entity(K::Document)), "các giấy tờ nộp thay được", "the others that may stand for it", |f, d| alternatives(f, d.0);
        "leaves-open": one(S::Boolean), "tên để ngỏ việc có phải nộp hay không", "whether its title leaves open if it must be handed in", |_f, d| d.1.leaves_open.into();
        "condition": one(S::Text), "điều kiện phải nộp, hoặc trường hợp phải nộp", "when it is needed: its condition, or the case it stands in", |_f, d| when_needed(d.1);
        "template": one(S::Text), "tệp mẫu", "its template", |_f, d| d.1.template.into();
        "explicit": one(S::Boolean), "do tệp mô tả ghi rõ bằng «là», không phải nhận ra từ chữ", "whether `is` says what it is, and not its words", |_f, d| (d.1.recognition == crate::model::Recognition::Explicit).into();
        "bases": many(S::Entity(K::Citation)), "căn cứ pháp lý", "its legal bases", |_f, d| (&d.1.head.bases).into();
    }
    Step steps {
        "name": one(S::Text), "tên gọi trong tệp mô tả", "the name it is declared by", |_f, s| s.1.head.name.into();
        "title": one(S::Text), "tên bước", "the title", |_f, s| s.1.head.title.into();
        "procedure": one(S::Entity(K::Procedure)), "thủ tục", "its procedure", |_f, s| s.1.procedure.into();
        "by": one(S::Entity(K::Agency)), "người hoặc cơ quan thực hiện", "who does it", |_f, s| s.1.by.into();
        "after": many(S::Entity(K::Step)), "các bước ngay trước", "the steps right before it", |_f, s| (&s.1.after).into();
        "takes": one(S::Duration), "thời gian xử lý; của một khoảng, mức ở giữa", "how long it takes; of a range, the middle", |_f, s| s.1.takes.map(crate::model::Figure::middle).into();
        "waits": one(S::Duration), "thời gian chờ theo quy định", "a period the law sets", |_f, s| s.1.waits.into();
        "presence": one(S::Boolean), "người nộp phải có mặt", "whether the applicant must be there", |_f, s| s.1.presence.into();
        "uses": many(S::Thing), "thông tin, giấy tờ được dùng", "what it reads", |_f, s| (&s.1.uses).into();
        "writes": many(S::Thing), "thông tin, giấy tờ được lập ra", "what it writes", |_f, s| (&s.1.writes).into();
        "consultations": many(S::Entity(K::Consultation)), "các lượt lấy ý kiến", "its consultations", |_f, s| s.1.consultations.as_slice().into();
        "acts": one(S::Constant(Domain::Act)), "loại việc", "what kind of act it is", |_f, s| s.1.act.into();
        "condition": one(S::Text), "điều kiện thực hiện", "when it is done", |_f, s| s.1.condition.into();
        "bases": many(S::Entity(K::Citation)), "căn cứ pháp lý", "its legal bases", |_f, s| (&s.1.head.bases).into();
    }
    Consultation consultations {
        "title": one(S::Text), "tên cơ quan được hỏi", "the title", |_f, c| c.1.head.title.into();
        "procedure": one(S::Entity(K::Procedure)), "thủ tục", "its procedure", |_f, c| c.1.procedure.into();
        "step": one(S::Entity(K::Step)), "bước lấy ý kiến", "its step", |_f, c| c.1.step.into();
        "agency": one(S::Entity(K::Agency)), "cơ quan được hỏi", "who is asked", |_f, c| c.1.agency.into();
        "about": many(S::Thing), "nội dung hỏi", "what is asked about", |_f, c| (&c.1.about).into();
        "within": one(S::Duration), "thời hạn trả lời", "the limit for the answer", |_f, c| c.1.within.into();
    }
    Result results {
        "name": one(S::Text), "tên gọi trong tệp mô tả", "the name it is declared by", |_f, r| r.1.head.name.into();
        "title": one(S::Text), "tên kết quả", "the title", |_f, r| r.1.head.title.into();
        "procedure": one(S::Entity(K::Procedure)), "thủ tục", "its procedure", |_f, r| r.1.procedure.into();
        "paper": one(S::Entity(K::Paper)), "loại giấy tờ", "which paper it is", |_f, r| r.1.paper.into();
        "role": one(S::Text), "của ai", "about whom", |_f, r| r.1.role.into();
        "electronic": one(S::Boolean), "có bản điện tử", "whether it is given electronically", |_f, r| r.1.electronic.into();
        "on-paper": one(S::Boolean), "có bản giấy", "whether it is given on paper", |_f, r| r.1.on_paper.into();
        "recorded-in": many(S::Entity(K::Register)), "kho dữ liệu ghi nhận", "the registers it is recorded in", |_f, r| (&r.1.recorded_in).into();
        "valid-for": one(S::Duration), "thời hạn có giá trị", "how long it is valid", |_f, r| r.1.valid_for.into();
        "explicit": one(S::Boolean), "do tệp mô tả ghi rõ bằng «là», không phải nhận ra từ chữ", "whether `is` says what it is, and not its words", |_f, r| (r.1.recognition == crate::model::Recognition::Explicit).into();
        "bases": many(S::Entity(K::Citation)), "căn cứ pháp lý", "its legal bases", |_f, r| (&r.1.head.bases).into();
    }
    Citation citations {
        "law": one(S::Entity(K::Law)), "văn bản", "the text", |_f, c| c.1.law.into();
        "article": one(S::Text), "điều", "the article", |_f, c| optional_text(c.1.article);
        "clause": one(S::Text), "khoản", "the clause", |_f, c| optional_text(c.1.clause);
        "point": one(S::Text), "điểm", "the point", |_f, c| optional_text(c.1.point);
        "procedure": one(S::Entity(K::Procedure)), "thủ tục viện dẫn", "the procedure that cites it", |_f, c| c.1.procedure.map_or(Value::None, Value::from);
    }
    Agency agencies {
        "name": one(S::Text), "tên gọi trong tệp mô tả", "the name it is declared by", |_f, a| a.1.head.name.into();
        "title": one(S::Text), "tên cơ quan", "the title", |_f, a| a.1.head.title.into();
        "level": one(S::Constant(Domain::Level)), "cấp hành chính", "its level", |_f, a| a.1.level.into();
        "part-of": one(S::Entity(K::Agency)), "cơ quan cấp trên trực tiếp", "what it is part of", |_f, a| a.1.part_of.into();
        "duties": many(S::Text), "chức năng, nhiệm vụ", "its duties", |_f, a| (&a.1.duties).into();
        "from": one(S::Date), "từ ngày", "its first day", |_f, a| optional_date(a.1.period.from);
        "until": one(S::Date), "đến hết ngày", "its last day", |_f, a| optional_date(a.1.period.until);
        "until-by": one(S::Entity(K::Law)), "văn bản chấm dứt", "the text that ended it", |_f, a| a.1.until_by.into();
        "succeeded-by": many(S::Entity(K::Agency)), "cơ quan kế thừa", "who took over", |_f, a| (&a.1.succeeded_by).into();
    }
    Law laws {
        "name": one(S::Text), "tên gọi trong tệp mô tả", "the name it is declared by", |_f, l| l.1.head.name.into();
        "title": one(S::Text), "tên văn bản", "the title", |_f, l| l.1.head.title.into();
        "number": one(S::Text), "số, ký hiệu", "the number", |_f, l| l.1.number.into();
        "rank": one(S::Constant(Domain::Rank)), "loại văn bản", "the rank", |_f, l| l.1.rank.into();
        "issued": one(S::Date), "ngày ban hành", "when it was issued", |_f, l| l.1.issued.into();
        "issued-by": many(S::Entity(K::Agency)), "cơ quan ban hành", "who issued it", |_f, l| (&l.1.issued_by).into();
        "from": one(S::Date), "ngày có hiệu lực", "its first day in force", |_f, l| bound(l.1.in_force, |period| period.from);
        "until": one(S::Date), "ngày cuối còn hiệu lực", "its last day in force", |_f, l| bound(l.1.in_force, |period| period.until);
        "until-by": one(S::Entity(K::Law)), "văn bản làm hết hiệu lực", "the text that ended it", |_f, l| l.1.until_by.into();
        "amends": many(S::Entity(K::Law)), "văn bản được sửa đổi", "what it amends", |_f, l| l.1.amends.as_slice().into();
        "replaced-by": many(S::Entity(K::Law)), "văn bản thay thế", "what replaced it", |_f, l| (&l.1.replaced_by).into();
    }
    Concept concepts {
        "name": one(S::Text), "tên gọi trong tệp mô tả", "the name it is declared by", |_f, c| c.1.head.name.into();
        "title": one(S::Text), "tên mục tin", "the title", |_f, c| c.1.head.title.into();
        "type": one(S::Constant(Domain::ValueType)), "kiểu dữ liệu", "the type of its values", |_f, c| c.1.value_type.into();
        "sensitive": one(S::Boolean), "dữ liệu nhạy cảm", "whether it is sensitive", |_f, c| c.1.sensitive.into();
        "statistical": one(S::Boolean), "chỉ phục vụ thống kê", "whether it serves statistics", |_f, c| c.1.statistical.into();
    }
    Register registers {
        "name": one(S::Text), "tên gọi trong tệp mô tả", "the name it is declared by", |_f, r| r.1.head.name.into();
        "title": one(S::Text), "tên kho dữ liệu", "the title", |_f, r| r.1.head.title.into();
        "owner": one(S::Entity(K::Agency)), "cơ quan chủ quản", "who keeps it", |_f, r| r.1.owner.into();
        "key": many(S::Entity(K::Concept)), "khóa tra cứu", "what one must know to look something up", |_f, r| (&r.1.key).into();
        "holds": many(S::Entity(K::Concept)), "mục tin đang lưu giữ", "what it holds at the date", |_f, r| (&r.1.holds).into();
        "replaces": many(S::Entity(K::Paper)), "giấy tờ được thay hoàn toàn", "the papers it replaces wholly at the date", |_f, r| replaces(r.1, false);
        "replaces-partly": many(S::Entity(K::Paper)), "giấy tờ được thay một phần", "the papers it replaces in part", |_f, r| replaces(r.1, true);
        "published": one(S::Date), "ngày công bố được khai thác", "from when it may be used", |_f, r| r.1.published.into();
        "covers": many(S::Constant(Domain::Subject)), "đối tượng có dữ liệu", "whom it covers", |_f, r| (&r.1.covers).into();
    }
    Paper papers {
        "name": one(S::Text), "tên gọi trong tệp mô tả", "the name it is declared by", |_f, p| p.1.head.name.into();
        "title": one(S::Text), "tên giấy tờ", "the title", |_f, p| p.1.head.title.into();
        "issued-by": many(S::Entity(K::Agency)), "nơi cấp", "who issues it", |_f, p| (&p.1.issued_by).into();
        "issued-to": many(S::Constant(Domain::Subject)), "đối tượng được cấp", "whom it is issued to", |_f, p| (&p.1.issued_to).into();
        "attests": many(S::Entity(K::Concept)), "nội dung xác nhận", "what it attests", |_f, p| (&p.1.attests).into();
        "from": one(S::Date), "từ ngày", "its first day", |_f, p| optional_date(p.1.period.from);
        "until": one(S::Date), "đến hết ngày", "its last day", |_f, p| optional_date(p.1.period.until);
        "until-by": one(S::Entity(K::Law)), "văn bản chấm dứt", "the text that ended it", |_f, p| p.1.until_by.into();
        "replaced-by": one(S::Thing), "giấy tờ hoặc kho dữ liệu thay thế đầu tiên", "what replaced it, the first where there are several", |_f, p| first(&p.1.replaced_by);
        "valid-for": one(S::Duration), "thời hạn có giá trị", "how long it is valid", |_f, p| p.1.valid_for.into();
    }
}

/// No clause says that a procedure serves no event: without one, nobody has said which.
fn life_events(procedure: &crate::model::Procedure) -> Value<'_> {
    match procedure.life_events.as_slice() {
        [] => Value::Unknown,
        events => events.into(),
    }
}

/// A document in a case is needed in that case; its own condition, or the case's, says more.
fn when_needed<'m>(document: &crate::model::Document) -> Value<'m> {
    match (document.condition, document.case) {
        (crate::model::Stated::Unknown, Some(case)) => Value::Symbol(case),
        (condition, _) => condition.into(),
    }
}

/// The first or last day of a law's time in force.
fn bound<'m>(
    stated: crate::model::Stated<crate::model::Period>,
    pick: fn(crate::model::Period) -> Option<jiff::civil::Date>,
) -> Value<'m> {
    match stated {
        crate::model::Stated::Unknown => Value::Unknown,
        crate::model::Stated::None => Value::None,
        crate::model::Stated::Is(period) => optional_date(pick(period)),
    }
}

fn first<'m>(successors: &crate::model::Stated<Vec<crate::model::Successor>>) -> Value<'m> {
    match successors {
        crate::model::Stated::Unknown => Value::Unknown,
        crate::model::Stated::None => Value::None,
        crate::model::Stated::Is(list) => list.first().copied().map_or(Value::None, Value::from),
    }
}

fn replaces<'m>(register: &crate::model::Register, partly: bool) -> Value<'m> {
    let papers = register
        .replaces
        .iter()
        .filter(|replacement| replacement.partly.is_some() == partly);
    Value::List(super::value::List::Values(
        papers.map(|replacement| replacement.paper.into()).collect(),
    ))
}

/// Returns a whole number as a value.
pub(super) fn whole<'m>(count: usize) -> Value<'m> {
    Value::Number(Number::whole(i64::try_from(count).unwrap_or(i64::MAX)))
}

#[cfg(test)]
mod tests;
