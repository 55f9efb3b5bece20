//! Pages of what is wrong outside the language: files, the command line, settings.

use super::pages;

pages! {
    UnreadablePath in Elsewhere
    vi "Tệp hoặc thư mục không đọc được."
       "Đường dẫn không tồn tại, không có quyền đọc, hoặc không phải tệp thường. Các tệp khác vẫn được đọc, nhưng kết quả sẽ thiếu, nên lần chạy dừng lại."
       "tinhgon check ho-so/khai-sihn.tthc" => "tinhgon check ho-so/khai-sinh.tthc"
    en "The path does not exist, may not be read, or is no ordinary file. The other files are read, but the result would be short of this one, so the run ends."
       "tinhgon check files/brith.tthc" => "tinhgon check files/birth.tthc";

    NotText in Elsewhere
    vi "Tệp không phải văn bản UTF-8."
       "Tệp lưu bằng bảng mã khác (thường gặp: Windows-1258, TCVN3, UTF-16) hoặc là tệp của chương trình khác. Đọc đoán thì chữ có dấu sẽ sai."
       "lưu bằng «Unicode» hoặc «ANSI»" => "lưu bằng «UTF-8»"
    en "It is saved in another encoding, often UTF-16 or a Windows code page, or is a file of another program. Read by guessing, its accents would be wrong."
       "saved as “Unicode” or “ANSI”" => "saved as “UTF-8”";

    FileTooLarge in Elsewhere
    vi "Tệp lớn hơn 32 MiB."
       "Một tệp mô tả viết tay không lớn đến thế; thường là tệp của chương trình khác, hoặc cả danh mục dồn vào một tệp."
       "tinhgon check ca-nuoc.tthc" => "tinhgon check ca-nuoc/"
    en "No description that somebody wrote is that large; it is most often a file of another program, or a whole catalogue in one file."
       "tinhgon check country.tthc" => "tinhgon check country/";

    EmptyFile in Elsewhere
    vi "Tệp trống."
       "Tệp trống thường là do quên lưu hoặc lưu nhầm chỗ, nên được báo thay vì bỏ qua."
       "(không có gì)" => "thủ tục khai-sinh \"Đăng ký khai sinh\""
    en "An empty file was most likely not saved, or saved elsewhere, so it is told and not passed over."
       "(nothing)" => "procedure birth \"Birth registration\"";

    BrokenArchive in Elsewhere
    vi "Tệp nén bị hỏng hoặc bị cắt ngang."
       "Phần đọc được có thể thiếu thủ tục mà không ai biết, nên không dùng phần nào. Tải lại tệp rồi nhập lại."
       "tinhgon import tai-do-dang.jsonl.gz -o ra" => "tinhgon import day-du.jsonl.gz -o ra"
    en "What can be read of it may lack procedures without anybody knowing, so nothing of it is used. Download it again."
       "tinhgon import half.jsonl.gz -o out" => "tinhgon import whole.jsonl.gz -o out";

    Unwritable in Elsewhere
    vi "Không ghi được kết quả."
       "Thư mục không tồn tại, không có quyền ghi, hoặc đĩa đầy. Không có tệp nào bị ghi dở."
       "tinhgon review -o khong-co/ra.txt" => "tinhgon review -o ra.txt"
    en "The folder does not exist, may not be written to, or the disk is full. No file is left half written."
       "tinhgon review -o missing/out.txt" => "tinhgon review -o out.txt";

    NotARecord in Elsewhere
    vi "Một dòng của tệp nhập không phải một bản ghi thủ tục."
       "Dòng không đúng JSON, trùng khóa hoặc thiếu mã. Các dòng khác vẫn được nhập; dòng này được kể trong báo cáo nhập."
       "{\"code\": \"1.001193\", \"code\": \"1.001194\"}" => "{\"code\": \"1.001193\", \"name\": \"Đăng ký khai sinh\"}"
    en "The line is no JSON, has a key twice or lacks the code. The other lines are imported; this one stands in the report of the import."
       "{\"code\": \"1.001193\", \"code\": \"1.001194\"}" => "{\"code\": \"1.001193\", \"name\": \"Birth registration\"}";

    NotAReview in Elsewhere
    vi "Tệp đưa vào so sánh không phải kết quả rà soát dạng JSON."
       "`diff` so sánh hai tệp do `review --format json` viết ra. Kết quả dạng văn bản, tệp bị cắt dở hoặc JSON của lệnh khác không đọc được, nên không có gì được so sánh."
       "tinhgon diff cu.txt moi.json" => "tinhgon diff cu.json moi.json"
    en "`diff` compares two files that `review --format json` wrote. A result as text, a file that was cut short, or JSON of another command cannot be read, so nothing is compared."
       "tinhgon diff old.txt new.json" => "tinhgon diff old.json new.json";

    UnknownTarget in Elsewhere
    vi "Không có chỉ tiêu tên như vậy, hoặc chỉ tiêu ấy không áp dụng tại ngày lập kế hoạch."
       "Kế hoạch theo một chỉ tiêu không có sẽ không làm gì cho chỉ tiêu cần đạt, nên được báo ngay, kèm tên các chỉ tiêu đã có."
       "tinhgon plan --target less-to-declair" => "tinhgon plan --target less-to-declare"
    en "A plan for a target that there is not would do nothing for the one that was meant, so it is told at once, with the names of those that there are."
       "tinhgon plan --target less-to-declair" => "tinhgon plan --target less-to-declare";

    UnknownRule in Elsewhere
    vi "Không có quy tắc hay nhóm nào tên như vậy."
       "Chọn nhầm tên thì quy tắc cần chạy lại không chạy, nên được báo ngay. Xem tên bằng `tinhgon rules list`."
       "tinhgon review --select legalty" => "tinhgon review --select legality"
    en "With a wrong name the rule that was wanted would not run, so it is told at once. `tinhgon rules list` shows the names."
       "tinhgon review --select legalty" => "tinhgon review --select legality";

    UnknownFinding in Elsewhere
    vi "Lần rà soát này không có phát hiện ấy."
       "Mã phát hiện gắn với quy tắc và đối tượng. Ngày khác, tệp khác hoặc bộ quy tắc khác thì có thể không còn phát hiện đó."
       "tinhgon explain asked-twice:0" => "tinhgon explain asked-twice:3f9c2a41"
    en "Its id is made of the rule and of what it is about. At another date, with other files or rules, there may be no such finding."
       "tinhgon explain asked-twice:0" => "tinhgon explain asked-twice:3f9c2a41";

    UnknownProposal in Elsewhere
    vi "Lần rà soát này không có đề xuất ấy."
       "Mã đề xuất đánh theo thứ tự trong một lần rà soát: ngày khác, tệp khác hoặc bộ quy tắc khác thì mã cũng khác. Lấy mã từ `tinhgon review` với cùng tham số, hoặc dùng mã phát hiện."
       "tinhgon apply --proposal P0" => "tinhgon apply --proposal P1"
    en "Proposals are numbered within one review: at another date, with other files or rules, the numbers differ. Take the id from `tinhgon review` with the same options, or that of a finding."
       "tinhgon apply --proposal P0" => "tinhgon apply --proposal P1";

    UnsavedWork in Elsewhere
    vi "Có tệp sẽ bị ghi đè trong khi git chưa lưu, hoặc tệp đã đổi từ lúc được đọc."
       "Việc đang làm dở mà bị ghi đè thì không lấy lại được, nên không tệp nào được ghi. Lưu vào git rồi chạy lại; `--dry-run` cho xem trước, `--force` ghi đè bất kể."
       "tinhgon apply" => "git commit -a -m \"trước khi áp dụng\" && tinhgon apply"
    en "Work that is overwritten is gone, so nothing is written at all. Commit it and run again; `--dry-run` shows what would change, `--force` overwrites all the same."
       "tinhgon apply" => "git commit -a -m \"before applying\" && tinhgon apply";

    UnknownSubject in Elsewhere
    vi "Không tệp nào mô tả đối tượng ấy."
       "Gõ nhầm tên, hoặc tệp mô tả nó không nằm trong các đường dẫn đã cho."
       "tinhgon graph khai-sing" => "tinhgon graph khai-sinh"
    en "The name is misspelt, or the file that describes it is not under the paths given."
       "tinhgon graph brith" => "tinhgon graph birth";

    NoFolder in Elsewhere
    vi "Nhiều dạng kết quả mà không có thư mục để ghi."
       "Đầu ra chuẩn và một tệp chỉ nhận được một dạng. Rà soát một lần, mỗi dạng ghi thành một tệp trong thư mục."
       "tinhgon review --format html,json" => "tinhgon review --format html,json -o bao-cao"
    en "Standard output and a file take one form only. The review is made once, and each form becomes a file in the folder."
       "tinhgon review --format html,json" => "tinhgon review --format html,json -o reports";

    NothingToRead in Elsewhere
    vi "Thư mục không có tệp nào của ngôn ngữ này."
       "Chạy trên thư mục trống thì kết quả «không phát hiện gì» dễ bị hiểu là thủ tục đã tốt."
       "tinhgon review thu-muc-trong/" => "tinhgon review ho-so/"
    en "Run on an empty folder, “no findings” would read as if the procedures were fine."
       "tinhgon review empty/" => "tinhgon review files/";

    UnknownSetting in Elsewhere
    vi "`tinhgon.toml` có khóa không tồn tại."
       "Khóa viết sai bị bỏ qua thì thiết đặt không có tác dụng mà không ai biết."
       "as_off = 2023-12-31" => "as_of = 2023-12-31"
    en "Passed over, a misspelt key would have no effect and nobody would know."
       "as_off = 2023-12-31" => "as_of = 2023-12-31";

    BadSetting in Elsewhere
    vi "Giá trị trong `tinhgon.toml` không dùng được."
       "Khóa đúng nhưng giá trị không thuộc các giá trị nhận được."
       "lang = \"fr\"" => "lang = \"vi\""
    en "The key is right, but its value is none of those it can take."
       "lang = \"fr\"" => "lang = \"en\"";

    DeprecatedRule in Elsewhere
    vi "Quy tắc đã ghi `trạng thái ngừng dùng` nhưng vẫn chạy."
       "Bỏ hẳn thì năm sau thiếu phát hiện mà không ai biết vì sao; vì vậy quy tắc còn chạy và được nhắc. Chuyển sang quy tắc thay thế, hoặc bỏ ra bằng `--ignore`."
       "tinhgon review" => "tinhgon review --ignore quy-tac-cu"
    en "Left out at once, its findings would be gone next year and nobody would know why; so it runs, and says so. Move to the rule that replaces it, or leave it out by `--ignore`."
       "tinhgon review" => "tinhgon review --ignore old-rule";

    TooCostly in Elsewhere
    vi "Quy tắc phải tìm xa hơn mức `max_cost` cho phép."
       "Mức này giữ cho lần rà soát không kéo dài: quy tắc tìm trong một thủ tục rẻ hơn quy tắc so mọi thủ tục với nhau. Nâng mức, hoặc viết quy tắc tìm gần hơn."
       "tinhgon review --max-cost local" => "tinhgon review --max-cost keyed"
    en "The cap keeps reviews short: a rule that looks within one procedure costs less than one that compares all of them. Raise it, or write the rule so that it looks less far."
       "tinhgon review --max-cost local" => "tinhgon review --max-cost keyed";

    OverBudget in Elsewhere
    vi "Lần chạy dừng vì một quy tắc vượt ngân sách."
       "Kết quả thiếu dễ bị hiểu là đã rà soát hết, nên không nêu kết quả nào. Nâng ngân sách, hoặc bỏ quy tắc ấy ra bằng `--ignore`."
       "tinhgon review --budget-bindings 10" => "tinhgon review --budget-bindings 1000000"
    en "Half a result would read as a whole one, so none is given. Raise the budget, or leave the rule out by `--ignore`."
       "tinhgon review --budget-bindings 10" => "tinhgon review --budget-bindings 1000000";
}
