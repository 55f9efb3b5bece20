//! What every part is called when a sentence speaks of it: `số bản chính của …`, `the number of
//! originals of …`.

use crate::phrase::Phrase;
use crate::rule::schema::Part;

wordings! {
    /// What stands for a part that is no flag, in Vietnamese and in English; `{0}` is what it is a
    /// part of. A part of one kind may have a wording of its own: `paper.until`.
    NOUNS: 2;
    "name" "tên khai báo của {0}" "the declared name of {0}";
    "title" "tên của {0}" "the title of {0}";
    "field.title" "nhãn của {0}" "the label of {0}";
    "code" "mã của {0}" "the code of {0}";
    "kind" "loại hình của {0}" "the kind of {0}";
    "domains" "các lĩnh vực của {0}" "the domains of {0}";
    "life-events" "các sự kiện mà {0} phục vụ" "the life events that {0} serves";
    "linked-with" "các thủ tục mà {0} liên thông" "the procedures that {0} is linked with";
    "levels" "các cấp thực hiện {0}" "the levels that carry out {0}";
    "level" "cấp hành chính của {0}" "the level of {0}";
    "subjects" "các đối tượng thực hiện {0}" "those who may apply for {0}";
    "authorities" "các cơ quan giải quyết {0}" "the agencies that decide {0}";
    "partners" "các cơ quan phối hợp của {0}" "the coordinating agencies of {0}";
    "agencies" "các cơ quan giải quyết hoặc thực hiện một bước của {0}" "the agencies that decide or do a step of {0}";
    "volume" "số hồ sơ mỗi năm của {0}" "the number of files a year of {0}";
    "decision" "quyết định công bố {0}" "the decision that published {0}";
    "decided" "ngày ký quyết định công bố {0}" "the day when the decision that published {0} was signed";
    "published" "ngày niêm yết công khai {0}" "the day when {0} was made public";
    "register.published" "ngày {0} được công bố cho khai thác" "the day from which {0} may be used";
    "published-on" "nơi công khai {0}" "the place where {0} was made public";
    "tracked-on" "hệ thống theo dõi hồ sơ của {0}" "the system that follows the files of {0}";
    "workflow-on" "hệ thống xử lý điện tử của {0}" "the system that runs {0}";
    "alternatives" "các giấy tờ nộp thay được {0}" "the documents that may stand for {0}";
    "bases" "các căn cứ pháp lý của {0}" "the legal bases of {0}";
    "channels" "các cách thức thực hiện {0}" "the channels of {0}";
    "forms" "các biểu mẫu của {0}" "the forms of {0}";
    "fields" "các thông tin phải khai của {0}" "the fields of {0}";
    "spared-fields" "các thông tin không cần hỏi của {0}" "the fields of {0} that need not be asked";
    "known-from" "kho dữ liệu cho biết {0} mà không phải hỏi" "the register that tells {0} without asking";
    "documents" "các thành phần hồ sơ của {0}" "the documents of {0}";
    "steps" "các bước của {0}" "the steps of {0}";
    "results" "các kết quả của {0}" "the results of {0}";
    "consultations" "các lượt lấy ý kiến của {0}" "the consultations of {0}";
    "critical-path" "thời gian làm việc ít nhất theo trình tự các bước của {0}" "the least working time that the order of the steps of {0} allows";
    "content" "nội dung chuẩn của {0}" "the canonical content of {0}";
    "look-alikes" "các thủ tục gần như nhau với {0}" "the look-alikes of {0}";
    "least-likeness" "mức giống thấp nhất giữa {0} và các thủ tục gần như nhau với nó" "how much the least like of the look-alikes of {0} has in common with it";
    "title-variants" "phần tên khác nhau giữa {0} và các thủ tục gần như nhau với nó" "the words in which the titles of {0} and its look-alikes differ";
    "differences" "những phần khác nhau giữa {0} và các thủ tục gần như nhau với nó" "what some of {0} and its look-alikes have and others have not";
    "special-case-of" "thủ tục mà {0} là trường hợp riêng" "the procedure that {0} is a special case of";
    "shared-steps" "dãy bước dài nhất mà {0} và nhiều thủ tục khác cùng làm" "the longest run of steps that {0} and other procedures do";
    "step-sharers" "các thủ tục cùng làm dãy bước của {0}" "the procedures that do the same steps as {0}";
    "at-other-levels" "các thủ tục cùng loại với {0} ở cấp khác" "the procedures like {0} at other levels";
    "procedure" "thủ tục có {0}" "the procedure of {0}";
    "citation.procedure" "thủ tục viện dẫn {0}" "the procedure that cites {0}";
    "method" "cách thức nộp của {0}" "the way of filing of {0}";
    "extent" "mức độ trực tuyến của {0}" "the extent to which {0} is online";
    "time-limit" "thời hạn giải quyết của {0}" "the time limit of {0}";
    "fee" "phí, lệ phí của {0}" "the fee of {0}";
    "fee-note" "lời ghi kèm mức phí của {0}" "what is said in words of the fee of {0}";
    "payment" "các cách thanh toán của {0}" "the ways to pay of {0}";
    "condition" "điều kiện áp dụng của {0}" "the condition of {0}";
    "field.condition" "điều kiện phải khai {0}" "the condition under which {0} must be filled in";
    "document.condition" "điều kiện phải nộp {0}" "the condition under which {0} is needed";
    "step.condition" "điều kiện thực hiện {0}" "the condition under which {0} is done";
    "template" "tệp mẫu của {0}" "the template of {0}";
    "form" "biểu mẫu có {0}" "the form of {0}";
    "concept" "mục tin của {0}" "the concept that {0} asks for";
    "role" "người mà {0} nói tới" "the person whom {0} is about";
    "moment" "thời điểm mà {0} nói tới" "the moment that {0} is about";
    "type" "kiểu dữ liệu của {0}" "the type of the value of {0}";
    "paper" "loại giấy tờ của {0}" "the paper of {0}";
    "originals" "số bản chính của {0}" "the number of originals of {0}";
    "certified" "số bản sao chứng thực của {0}" "the number of certified copies of {0}";
    "copies" "số bản sao của {0}" "the number of plain copies of {0}";
    "by" "người hoặc cơ quan thực hiện {0}" "the agency that does {0}";
    "after" "các bước ngay trước {0}" "the steps right before {0}";
    "takes" "thời gian xử lý của {0}" "the working time of {0}";
    "waits" "thời gian chờ theo quy định của {0}" "the waiting period of {0}";
    "uses" "những gì mà {0} dùng" "the things that {0} uses";
    "writes" "những gì mà {0} lập ra" "the things that {0} writes";
    "acts" "loại việc của {0}" "the kind of act that {0} is";
    "step" "bước có {0}" "the step of {0}";
    "agency" "cơ quan được hỏi ở {0}" "the agency that is asked in {0}";
    "about" "những gì được hỏi ở {0}" "the things that {0} is about";
    "within" "thời hạn trả lời của {0}" "the limit for the answer of {0}";
    "recorded-in" "các kho dữ liệu ghi nhận {0}" "the registers that {0} is recorded in";
    "valid-for" "thời hạn có giá trị của {0}" "the time for which {0} is valid";
    "law" "văn bản được viện dẫn ở {0}" "the legal text of {0}";
    "article" "điều được viện dẫn ở {0}" "the article of {0}";
    "clause" "khoản được viện dẫn ở {0}" "the clause of {0}";
    "point" "điểm được viện dẫn ở {0}" "the point of {0}";
    "part-of" "cơ quan cấp trên trực tiếp của {0}" "the agency that {0} is part of";
    "duties" "chức năng, nhiệm vụ của {0}" "the duties of {0}";
    "from" "ngày đầu tiên của {0}" "the first day of {0}";
    "until" "ngày cuối cùng của {0}" "the last day of {0}";
    "law.from" "ngày có hiệu lực của {0}" "the first day in force of {0}";
    "law.until" "ngày cuối còn hiệu lực của {0}" "the last day in force of {0}";
    "paper.from" "ngày đầu có giá trị của {0}" "the first day of validity of {0}";
    "paper.until" "ngày cuối còn giá trị của {0}" "the last day of validity of {0}";
    "until-by" "văn bản chấm dứt {0}" "the legal text that ended {0}";
    "succeeded-by" "các cơ quan kế thừa {0}" "the agencies that succeeded {0}";
    "number" "số, ký hiệu của {0}" "the number of {0}";
    "rank" "loại văn bản của {0}" "the rank of {0}";
    "issued" "ngày ban hành {0}" "the day when {0} was issued";
    "issued-by" "các cơ quan ban hành {0}" "the agencies that issued {0}";
    "paper.issued-by" "các nơi cấp {0}" "the agencies that issue {0}";
    "issued-to" "các đối tượng được cấp {0}" "the kinds of persons that {0} is issued to";
    "amends" "các văn bản mà {0} sửa đổi" "the legal texts that {0} amends";
    "replaced-by" "các văn bản thay thế {0}" "the legal texts that replaced {0}";
    "paper.replaced-by" "giấy tờ hoặc kho dữ liệu thay thế {0}" "the paper or register that replaced {0}";
    "owner" "cơ quan chủ quản của {0}" "the owner of {0}";
    "key" "các mục tin trong khóa tra cứu của {0}" "the concepts in the key of {0}";
    "holds" "các mục tin mà {0} lưu giữ" "the concepts that {0} holds";
    "replaces" "các giấy tờ mà {0} thay hoàn toàn" "the papers that {0} replaces wholly";
    "replaces-partly" "các giấy tờ mà {0} thay một phần" "the papers that {0} replaces in part";
    "covers" "các đối tượng có dữ liệu trong {0}" "those whom {0} covers";
    "attests" "các mục tin mà {0} xác nhận" "the concepts that {0} attests";
}

wordings! {
    /// What is said of a flag: when it holds and when it does not, in Vietnamese and in English.
    FLAGS: 4;
    "optional" "{0} không bắt buộc" "{0} là bắt buộc" "{0} is optional" "{0} is not optional";
    "shown" "{0} phải xuất trình" "{0} không phải xuất trình" "{0} is to be shown" "{0} is not to be shown";
    "document.electronic" "{0} được nhận bản điện tử" "{0} không được nhận bản điện tử" "{0} is accepted electronically" "{0} is not accepted electronically";
    "result.electronic" "{0} có bản điện tử" "{0} không có bản điện tử" "{0} is given electronically" "{0} is not given electronically";
    "conditional" "chỉ một số trường hợp phải nộp {0}" "không phải chỉ một số trường hợp mới phải nộp {0}" "only some cases need {0}" "{0} is not limited to some cases";
    "alternative" "được chọn giấy tờ khác thay {0}" "không được chọn giấy tờ khác thay {0}" "another document may stand for {0}" "no other document may stand for {0}";
    "leaves-open" "tên của {0} để ngỏ việc có phải nộp hay không" "tên của {0} không để ngỏ việc phải nộp" "the title of {0} leaves open if it must be handed in" "the title of {0} does not leave open if it must be handed in";
    "presence" "người nộp phải có mặt ở {0}" "người nộp không phải có mặt ở {0}" "the applicant must be present at {0}" "the applicant need not be present at {0}";
    "explicit" "tệp mô tả ghi rõ {0} là gì" "tệp mô tả không ghi rõ {0} là gì" "the description says outright what {0} is" "the description does not say outright what {0} is";
    "on-paper" "{0} có bản giấy" "{0} không có bản giấy" "{0} is given on paper" "{0} is not given on paper";
    "sensitive" "{0} là dữ liệu nhạy cảm" "{0} không phải dữ liệu nhạy cảm" "{0} is sensitive" "{0} is not sensitive";
    "statistical" "{0} chỉ phục vụ thống kê" "{0} không chỉ phục vụ thống kê" "{0} serves statistics only" "{0} does not serve statistics only";
}

/// Returns the words for a part of what `owner` says.
pub(super) fn noun(part: &Part, owner: &Phrase) -> Phrase {
    let owner = std::slice::from_ref(owner);
    match wording(NOUNS, part) {
        Some([vi, en]) => Phrase::new(
            filled(vi, owner, |phrase| &phrase.vi),
            filled(en, owner, |phrase| &phrase.en),
        ),
        // A flag that is compared and not asked.
        None => Phrase::new(
            filled("«{0}»", &[Phrase::same(part.vi)], |phrase| &phrase.vi),
            filled("“{0}”", &[Phrase::same(part.en)], |phrase| &phrase.en),
        ),
    }
}

/// Says that a flag of what `owner` says holds, or does not; `None` where the part is no flag.
pub(super) fn flag(part: &Part, owner: &Phrase, holds: bool) -> Option<Phrase> {
    let [vi, not_vi, en, not_en] = wording(FLAGS, part)?;
    let (vi, en) = if holds { (vi, en) } else { (not_vi, not_en) };
    let owner = std::slice::from_ref(owner);
    Some(Phrase::new(
        filled(vi, owner, |phrase| &phrase.vi),
        filled(en, owner, |phrase| &phrase.en),
    ))
}

/// Returns what a table says of a part: of its kind alone, or of every part of the name.
fn wording<W: Copy>(table: &[(&str, W)], part: &Part) -> Option<W> {
    let of = |key: &str| table.iter().find(|(told, _)| *told == key);
    let own = format!("{}.{}", key_of(part), part.name);
    of(&own).or_else(|| of(part.name)).map(|(_, words)| *words)
}

/// Returns what the tables call the kind of a part.
pub(super) fn key_of(part: &Part) -> &'static str {
    match part.kind {
        crate::model::Kind::Citation => "citation",
        kind => kind.keyword().english(),
    }
}

/// Puts phrases into the places of a wording: `{0}`, `{1}`.
///
/// One pass: what is put in may hold braces of its own.
pub(super) fn filled(wording: &str, places: &[Phrase], language: fn(&Phrase) -> &String) -> String {
    let mut pieces = wording.split('{');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (place, rest) = piece.split_once('}').unwrap_or(("", piece));
        let filled = place
            .parse()
            .ok()
            .and_then(|place: usize| places.get(place));
        text.push_str(filled.map_or("…", |phrase| language(phrase)));
        text.push_str(rest);
    }
    text
}
