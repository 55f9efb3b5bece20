//! Pages of what cannot be read.

use super::pages;

pages! {
    UnclosedText in File
    vi "Đoạn chữ mở ngoặc kép mà không đóng."
       "Mọi thứ sau dấu ngoặc mở đều bị coi là chữ cho đến hết dòng hoặc hết tệp. Đoạn chữ nhiều dòng đặt giữa hai dấu \"\"\"."
       "cơ quan truong-xa \"Trường xã { cấp xã }" => "cơ quan truong-xa \"Trường xã\" { cấp xã }"
    en "All that follows the opening quote is taken for words, to the end of the line or of the file. A text of several lines stands between two \"\"\"."
       "agency ward \"Ward office { level commune }" => "agency ward \"Ward office\" { level commune }";

    UnbalancedBrace in File
    vi "Ngoặc mở mà không đóng, hoặc đóng mà không mở."
       "Không có ngoặc thì không biết mệnh đề sau thuộc khối nào."
       "cơ quan truong-xa \"Trường xã\" { cấp xã" => "cơ quan truong-xa \"Trường xã\" { cấp xã }"
    en "Without the brace nobody knows which block the next clause belongs to."
       "agency ward \"Ward office\" { level commune" => "agency ward \"Ward office\" { level commune }";

    TooDeep in Elsewhere
    vi "Ngoặc lồng nhau quá 64 lớp."
       "Điều kiện sâu như vậy không ai đọc được; tách thành các `định nghĩa` có tên."
       "khi ((((… 65 lớp ngoặc …))))" => "khi phai-chung-thuc(d) và còn-hiệu-lực(d.giấy-tờ)"
    en "Nobody can read conditions that deep; split them into `define`s with names."
       "when ((((… 65 brackets …))))" => "when must-be-certified(d) and in-force(d.paper)";

    UnknownWord in Procedure
    vi "Ở chỗ này không có mệnh đề nào mở đầu bằng từ ấy."
       "Từ khóa gõ thiếu dấu, gõ nhầm, hoặc đặt sai khối. Máy không đoán: một mệnh đề bị bỏ qua là một điều không được rà soát."
       "linh vuc \"Hộ tịch\"" => "lĩnh vực \"Hộ tịch\""
    en "The keyword is misspelt, lacks its accents, or stands in the wrong block. Nothing is guessed: a clause passed over is something that is not reviewed."
       "domian \"Civil status\"" => "domain \"Civil status\"";

    BrokenClause in Procedure
    vi "Mệnh đề mở đầu đúng mà viết tiếp sai."
       "Thông báo chỉ ra chữ đầu tiên không đọc được và điều cần viết ở đó. Các mệnh đề khác vẫn được đọc."
       "số lượng nhiều mỗi năm" => "số lượng 1_200 mỗi năm"
    en "The message points at the first word that cannot be read and says what should stand there. The other clauses are read."
       "volume many per year" => "volume 1_200 per year";

    MissingName in Procedure
    vi "Khai báo chưa có tên gọi."
       "Tên gọi để nơi khác nhắc đến: bước sau, căn cứ, quyết định. Tiêu đề trong ngoặc kép là cho người đọc."
       "bước \"Tiếp nhận hồ sơ\"" => "bước tiep-nhan \"Tiếp nhận hồ sơ\""
    en "The name is what other places refer to: a later step, a decision. The title in quotes is for readers."
       "step \"Receive the file\"" => "step receive \"Receive the file\"";

    ReservedName in Procedure
    vi "Dùng từ khóa làm tên gọi."
       "Một từ vừa là từ khóa vừa là tên thì câu đọc được hai cách."
       "bước bước \"Tiếp nhận\"" => "bước buoc-1 \"Tiếp nhận\""
    en "Were a word both a keyword and a name, a line could be read in two ways."
       "step step \"Receive\"" => "step step-1 \"Receive\"";

    BadName in Procedure
    vi "Chỗ của tên gọi lại là thứ khác."
       "Tên gọi viết liền, bắt đầu bằng chữ cái, chỉ gồm chữ, số và dấu `-`."
       "bước tiếp_nhận \"Tiếp nhận\"" => "bước tiếp-nhận \"Tiếp nhận\""
    en "A name is one word that begins with a letter and holds letters, digits and `-`."
       "step hand_in \"Hand in\"" => "step hand-in \"Hand in\"";

    BadDate in File
    vi "Ngày không có trong lịch."
       "Ngày viết `31/01/2026` hoặc `2026-01-31`. Ngày sai không được làm tròn: hiệu lực của văn bản phụ thuộc vào nó."
       "cơ quan truong-xa \"Trường xã\" { từ 30/02/2024 }" => "cơ quan truong-xa \"Trường xã\" { từ 29/02/2024 }"
    en "Write `2026-01-31` or `31/01/2026`. A wrong date is not rounded: what is in force depends on it."
       "agency ward \"Ward office\" { from 2024-02-30 }" => "agency ward \"Ward office\" { from 2024-02-29 }";

    BadNumber in Procedure
    vi "Số đọc được hai cách, quá lớn, hoặc quá nhiều chữ số lẻ."
       "`1.200` là một nghìn hai trăm hay một phẩy hai? Hàng nghìn viết bằng `_`, số lẻ viết nhiều nhất hai chữ số sau dấu chấm."
       "số lượng 1.200 mỗi năm" => "số lượng 1_200 mỗi năm"
    en "Is `1.200` twelve hundred or one and a fifth? Thousands take `_`, decimals at most two digits after the point."
       "volume 1.200 per year" => "volume 1_200 per year";

    AmbiguousCondition in When
    vi "`và` đứng cạnh `hoặc` mà không có ngoặc."
       "Người viết và người đọc hay hiểu khác nhau về thứ tự; ngoặc nói rõ cái nào tính trước."
       "khi d.xuất-trình và d.bản-giấy hoặc d.không-bắt-buộc" => "khi d.xuất-trình và (d.bản-điện-tử hoặc d.không-bắt-buộc)"
    en "Writers and readers disagree on which comes first; brackets say it."
       "when d.shown and d.electronic or d.optional" => "when d.shown and (d.electronic or d.optional)";

    MixedVocabulary in Procedure
    vi "Tệp lẫn từ khóa tiếng Việt và tiếng Anh."
       "Tệp vẫn đọc được, nhưng khó đọc và khó tìm. `tinhgon fmt --to vi` viết lại cho thống nhất, không đổi tên và chữ."
       "cấp xã\nauthority ubnd-xa" => "cấp xã\nthẩm quyền ubnd-xa"
    en "The file can be read, but is hard on readers and on searches. `tinhgon fmt --to en` writes it in one, and changes no name or text."
       "level commune\nthẩm quyền ubnd-xa" => "level commune\nauthority ubnd-xa";

    SwallowedBasis in Procedure
    vi "Căn cứ viết riêng một dòng mà được đọc là của thông tin ngay trước."
       "Xuống dòng không có nghĩa gì: `căn cứ` sau một thông tin không có `{ }` là của thông tin ấy. Căn cứ của cả biểu mẫu viết trước các thông tin."
       "biểu mẫu to-khai \"Tờ khai\" {\n  thông tin ten \"Họ tên\"\n  căn cứ nd-1 điều 3\n}"
       => "biểu mẫu to-khai \"Tờ khai\" {\n  căn cứ nd-1 điều 3\n  thông tin ten \"Họ tên\"\n}"
    en "A new line means nothing: `basis` behind a field without `{ }` is that field's. The basis of the whole form comes before its fields."
       "form declaration \"Declaration\" {\n  field name \"Name\"\n  basis nd-1 article 3\n}"
       => "form declaration \"Declaration\" {\n  basis nd-1 article 3\n  field name \"Name\"\n}";
}
