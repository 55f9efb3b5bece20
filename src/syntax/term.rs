//! Names of parts and functions, in both vocabularies.
//!
//! These are not reserved: they follow a dot or stand before a bracket, where no other name can.
//! Conditions may use either spelling; `fmt --to` writes the one of the vocabulary. What each
//! part means, and its type, is in [`crate::rule::schema`], under the English name.

use super::keyword::Vocabulary;

macro_rules! terms {
    ($($english:literal $vietnamese:literal;)*) => {
        /// Every term: the English and the Vietnamese spelling.
        pub const ALL: &[(&str, &str)] = &[$(($english, $vietnamese),)*];
    };
}

terms! {
    // Parts.
    "name" "định-danh";
    "title" "tên";
    "code" "mã-số";
    "kind" "loại-hình";
    "domains" "các-lĩnh-vực";
    "levels" "các-cấp";
    "level" "cấp-hành-chính";
    "subjects" "các-đối-tượng";
    "authorities" "cơ-quan-giải-quyết";
    "partners" "cơ-quan-phối-hợp";
    "agencies" "các-cơ-quan";
    "volume" "số-lượng-một-năm";
    "decision" "quyết-định-công-bố";
    "decided" "ngày-quyết-định";
    "published" "ngày-công-khai";
    "published-on" "nơi-công-khai";
    "tracked-on" "nơi-theo-dõi";
    "workflow-on" "nơi-xử-lý-điện-tử";
    "bases" "các-căn-cứ";
    "life-events" "các-sự-kiện";
    "linked-with" "các-thủ-tục-liên-thông";
    "channels" "các-kênh";
    "forms" "các-biểu-mẫu";
    "fields" "các-thông-tin";
    "spared-fields" "các-thông-tin-khỏi-hỏi";
    "known-from" "biết-từ";
    "documents" "các-hồ-sơ";
    "steps" "các-bước";
    "results" "các-kết-quả";
    "consultations" "các-lượt-lấy-ý-kiến";
    "critical-path" "đường-găng";
    "content" "nội-dung-chuẩn";
    "look-alikes" "các-thủ-tục-gần-như-nhau";
    "least-likeness" "mức-giống-thấp-nhất";
    "title-variants" "các-phần-tên-khác-nhau";
    "differences" "các-phần-khác-nhau";
    "special-case-of" "trường-hợp-riêng-của";
    "shared-steps" "các-bước-dùng-chung";
    "step-sharers" "các-thủ-tục-cùng-bước";
    "at-other-levels" "các-thủ-tục-cùng-loại-ở-cấp-khác";
    "procedure" "thủ-tục";
    "form" "biểu-mẫu";
    "paper" "giấy-tờ";
    "concept" "mục-tin";
    "role" "vai";
    "moment" "thời-điểm";
    "originals" "số-bản-chính";
    "certified" "số-bản-chứng-thực";
    "copies" "số-bản-sao";
    "shown" "xuất-trình";
    "electronic" "bản-điện-tử";
    "on-paper" "bản-giấy";
    "explicit" "được-ghi-rõ";
    "optional" "không-bắt-buộc";
    "conditional" "có-điều-kiện";
    "alternative" "được-chọn";
    "alternatives" "các-giấy-nộp-thay";
    "leaves-open" "để-ngỏ";
    "condition" "điều-kiện";
    "template" "mẫu-đơn";
    "type" "kiểu-dữ-liệu";
    "by" "người-thực-hiện";
    "after" "các-bước-trước";
    "takes" "thời-gian-xử-lý";
    "waits" "thời-gian-chờ";
    "presence" "phải-có-mặt";
    "uses" "sử-dụng";
    "writes" "lập-ra";
    "acts" "việc-làm";
    "step" "bước";
    "agency" "cơ-quan";
    "about" "nội-dung";
    "within" "thời-hạn-trả-lời";
    "recorded-in" "được-ghi-vào";
    "valid-for" "hiệu-lực-trong";
    "method" "cách-thức";
    "extent" "mức-độ";
    "time-limit" "thời-hạn";
    "fee" "mức-phí";
    "fee-note" "lời-ghi-mức-phí";
    "payment" "cách-thanh-toán";
    "law" "văn-bản";
    "article" "số-điều";
    "clause" "số-khoản";
    "point" "số-điểm";
    "part-of" "cấp-trên";
    "duties" "các-nhiệm-vụ";
    "from" "từ-ngày";
    "until" "đến-ngày";
    "until-by" "chấm-dứt-theo";
    "succeeded-by" "kế-thừa-bởi";
    "number" "số-ký-hiệu";
    "rank" "thứ-bậc";
    "issued" "ngày-ban-hành";
    "issued-by" "nơi-cấp";
    "issued-to" "cấp-cho";
    "amends" "sửa-đổi";
    "replaced-by" "thay-thế-bởi";
    "sensitive" "nhạy-cảm";
    "statistical" "phục-vụ-thống-kê";
    "owner" "chủ-quản";
    "key" "khóa-tra-cứu";
    "holds" "đang-lưu-giữ";
    "replaces" "thay-cho";
    "replaces-partly" "thay-một-phần-cho";
    "covers" "phạm-vi-đối-tượng";
    "attests" "nội-dung-xác-nhận";

    // Functions and relations.
    "in-force" "còn-hiệu-lực";
    "named-before" "đứng-trước-theo-tên";
    "known" "đã-biết";
    "mentions" "nhắc-đến";
    "like" "giống";
    "matches" "khớp-mẫu";
    "words" "các-từ";
    "similarity" "độ-giống-nhau";
    "review-date" "ngày-rà-soát";
    "working-days" "số-ngày-làm-việc";
    "usable" "khai-thác-được";
    "may-read" "được-khai-thác";
    "key-known" "biết-khóa";
    "covers-applicants" "áp-dụng-cho-người-nộp";
    "covers-holders" "áp-dụng-cho-người-được-cấp";
    "saved-alongside" "tiết-kiệm-nếu-song-song";
    "cost" "chi-phí";
    "before" "đứng-trước";
    "requires" "cần-đến";
    "issues" "cấp-ra";
    "needs" "đòi-hỏi";
    "derives" "suy-ra-được";
    "attested-by" "được-xác-nhận-bởi";
    "asks-opinion-of" "lấy-ý-kiến-của";
    "acts-in" "tham-gia";
    "names" "nêu-tên";
    "rests-on" "dựa-trên";
    "precedes" "là-tiền-đề-của";
    "waits-for" "phải-chờ";
    "belongs-to" "thuộc-về";
    "takes-over-from" "kế-thừa";
}

/// Returns the English name of a term written in either vocabulary.
pub fn canonical(name: &str) -> Option<&'static str> {
    ALL.iter()
        .find(|(english, vietnamese)| *english == name || *vietnamese == name)
        .map(|term| term.0)
}

/// Returns a name in a vocabulary: the other spelling of a term, any other name as it is.
pub fn spelling(name: &str, vocabulary: Vocabulary) -> &str {
    match ALL
        .iter()
        .find(|(english, vietnamese)| *english == name || *vietnamese == name)
    {
        Some((english, _)) if vocabulary == Vocabulary::English => english,
        Some((_, vietnamese)) => vietnamese,
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_stands_for_two_terms() {
        let mut spellings: Vec<&str> = ALL
            .iter()
            .flat_map(|(english, vietnamese)| [*english, *vietnamese])
            .collect();
        spellings.sort_unstable();
        let doubled: Vec<_> = spellings
            .windows(2)
            .filter(|pair| pair[0] == pair[1])
            .collect();
        assert_eq!(doubled, Vec::<&[&str]>::new());
    }
}
