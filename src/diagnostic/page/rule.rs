//! Pages of rules that cannot be compiled, and of their tests.

use super::pages;

pages! {
    UnknownPart in When
    vi "Loại đối tượng này không có phần ấy."
       "Thông báo nêu phần gần giống, hoặc mọi phần đọc được. Danh sách đầy đủ ở hướng dẫn ngôn ngữ."
       "khi d.số-bản-sap > 1" => "khi d.số-bản-sao > 1"
    en "The message names the part that is spelt alike, or all there are. The full list stands in the language reference."
       "when d.copyes > 1" => "when d.copies > 1";

    UnknownFunction in When
    vi "Không có hàm, quan hệ hay định nghĩa nào tên như vậy."
       "Gõ nhầm tên, hoặc `định nghĩa` cùng tên chưa được viết."
       "khi còn-hiệu-lựcc(d.giấy-tờ)" => "khi còn-hiệu-lực(d.giấy-tờ)"
    en "The name is misspelt, or the `define` of that name has not been written."
       "when in-forse(d.paper)" => "when in-force(d.paper)";

    WrongType in When
    vi "So sánh hoặc tính hai thứ khác loại."
       "Số bản sao là số, phí là tiền, thời hạn là khoảng thời gian: không so được với nhau, và máy không tự đổi đơn vị."
       "khi d.số-bản-sao > 3 ngày" => "khi d.số-bản-sao > 3"
    en "Copies are a number, fees are money, limits are durations: they cannot be compared, and no unit is converted."
       "when d.copies > 3 days" => "when d.copies > 3";

    UnjoinedVariable in Rule
    vi "Biến không gắn với các biến khác."
       "Không có gì nối hai biến thì phải xét mọi cặp: một vạn thủ tục với một nghìn giấy tờ là mười triệu cặp, và hầu hết không liên quan. Nối bằng một phần, một phép bằng hay một quan hệ."
       "với mỗi thủ tục p, giấy tờ x\nkhi còn-hiệu-lực(x)\nthông báo vi \"{p} {x}\" en \"{p} {x}\""
       => "với mỗi thủ tục p, giấy tờ x\nkhi đòi-hỏi(p, x) và còn-hiệu-lực(x)\nthông báo vi \"{p} {x}\" en \"{p} {x}\""
    en "Where nothing joins two variables every pair would be looked at: ten thousand procedures by a thousand papers are ten million pairs, hardly any of them related. Join them by a part, an equality or a relation."
       "for each procedure p, paper x\nwhen in-force(x)\nmessage vi \"{p} {x}\" en \"{p} {x}\""
       => "for each procedure p, paper x\nwhen needs(p, x) and in-force(x)\nmessage vi \"{p} {x}\" en \"{p} {x}\"";

    MixedCalendars in When
    vi "So sánh hoặc cộng thời gian theo hai lịch."
       "5 ngày dài hay ngắn hơn 4 ngày làm việc là tùy ngày bắt đầu. Ngày, ngày làm việc và tháng không tự đổi sang nhau; viết cả hai vế theo một lịch."
       "khi p.đường-găng > 3 ngày và d.xuất-trình" => "khi p.đường-găng > 3 ngày làm việc và d.xuất-trình"
    en "Whether 5 days are longer than 4 working days depends on the day they begin. Days, working days and months are never converted; write both sides in one calendar."
       "when p.critical-path > 3 days and d.shown" => "when p.critical-path > 3 working days and d.shown";

    BadPattern in When
    vi "Biểu thức mẫu của `khớp-mẫu` không đọc được."
       "Mẫu thiếu ngoặc hoặc dùng dấu không có. Mẫu được kiểm tra khi biên dịch, để quy tắc không hỏng khi đang rà soát."
       "khi khớp-mẫu(d.tên, \"sổ (hộ\")" => "khi khớp-mẫu(d.tên, \"sổ (hộ|ngắn)\")"
    en "The pattern lacks a bracket or has a sign that does not exist. It is read when the rule is compiled, so that no review breaks on it."
       "when matches(d.title, \"sổ (hộ\")" => "when matches(d.title, \"sổ (hộ|ngắn)\")";

    TooManyVariables in Elsewhere
    vi "Quy tắc dùng quá 64 biến, kể cả biến trong các định nghĩa được gọi."
       "Điều kiện nhiều biến như vậy không ai đọc được; tách thành nhiều quy tắc."
       "khi a(d) và b(d) và … (65 biến)" => "khi a(d)"
    en "Nobody can read a condition of so many variables; make several rules of it."
       "when a(d) and b(d) and … (65 variables)" => "when a(d)";

    TooLargeDefinition in Elsewhere
    vi "Viết đủ các định nghĩa được dùng ra thì định nghĩa này quá dài."
       "Mỗi lần dùng một định nghĩa là viết lại cả điều kiện của nó: dùng hai lần, rồi bên trong lại dùng hai lần, thì cứ mỗi tầng dài gấp đôi. Một định nghĩa viết đủ ra dài tối đa 10.000 biểu thức và không quá 32 tầng; thông báo nêu chuỗi định nghĩa làm nó dài ra. Dùng mỗi định nghĩa một lần."
       "định nghĩa a(d: hồ sơ) khi b(d) hoặc b(d)\nđịnh nghĩa b(d: hồ sơ) khi c(d) hoặc c(d)\n… (cứ thế 14 tầng)"
       => "định nghĩa a(d: hồ sơ) khi b(d)\nđịnh nghĩa b(d: hồ sơ) khi c(d)"
    en "Each use of a definition writes its whole condition out again: used twice in one that is used twice, it doubles with each step. Written out, a definition comes to 10,000 expressions and 32 steps at the most; the message names the chain along which it grows. Use each definition once."
       "define a(d: document) when b(d) or b(d)\ndefine b(d: document) when c(d) or c(d)\n… (14 steps of this)"
       => "define a(d: document) when b(d)\ndefine b(d: document) when c(d)";

    BrokenTable in Elsewhere
    vi "Hàng và cột của một bảng không khớp nhau."
       "Mỗi hàng có đủ mỗi cột một ô, mỗi ô cùng loại giá trị với cột của nó. Ô không quan trọng thì viết `bất kỳ`."
       "cột d.số-bản-sao\nhàng 1, 2 = 3" => "cột d.số-bản-sao\nhàng 1 = 3"
    en "Each row has a cell for each column, of the values that the column has. Where it does not matter, the cell is `any`."
       "columns d.copies\nrow 1, 2 = 3" => "columns d.copies\nrow 1 = 3";

    TableGap in Elsewhere
    vi "Bảng không nói gì về một trường hợp."
       "Gặp trường hợp ấy, quy tắc không kết luận được mà không ai biết vì sao. Thông báo nêu một trường hợp cụ thể."
       "cột d.số-bản-sao\nhàng < 3 = 1" => "cột d.số-bản-sao\nhàng < 3 = 1\nhàng >= 3 hoặc không có gì = 2"
    en "A rule that meets the case could decide nothing, and nobody would know why. The message names an example."
       "columns d.copies\nrow < 3 = 1" => "columns d.copies\nrow < 3 = 1\nrow >= 3 or none = 2";

    TableOverlap in Elsewhere
    vi "Hai hàng của một bảng cùng nói về một trường hợp."
       "Hàng nào đúng thì không ai biết; thứ tự các hàng không có nghĩa. Thu hẹp một ô."
       "hàng < 3 = 1\nhàng 2 = 2" => "hàng < 2 = 1\nhàng 2 = 2"
    en "Nobody can say which of them is right; the order of rows means nothing. Narrow a cell."
       "row < 3 = 1\nrow 2 = 2" => "row < 2 = 1\nrow 2 = 2";

    CircularDefinition in File
    vi "Các định nghĩa dùng nhau vòng tròn."
       "Định nghĩa này cần định nghĩa kia, mà định nghĩa kia lại cần nó: không bao giờ tính xong."
       "định nghĩa a(p: thủ tục) khi b(p)\nđịnh nghĩa b(p: thủ tục) khi a(p)"
       => "định nghĩa a(p: thủ tục) khi b(p)\nđịnh nghĩa b(p: thủ tục) khi p.số-lượng-một-năm = 0"
    en "Each needs the other to be settled first, so neither ever is."
       "define a(p: procedure) when b(p)\ndefine b(p: procedure) when a(p)"
       => "define a(p: procedure) when b(p)\ndefine b(p: procedure) when p.volume = 0";

    CircularSubsumption in Elsewhere
    vi "Các quy tắc bao trùm nhau vòng tròn."
       "Quy tắc nào cũng nhường cho quy tắc kia thì không phát hiện nào được nêu."
       "quy tắc a … { bao trùm b }\nquy tắc b … { bao trùm a }" => "quy tắc a … { bao trùm b }\nquy tắc b … { }"
    en "If each gives way to the other, no finding is told at all."
       "rule a … { subsumes b }\nrule b … { subsumes a }" => "rule a … { subsumes b }\nrule b … { }";

    MissingMetadata in File
    vi "Quy tắc thiếu mệnh đề bắt buộc."
       "Người nhận phát hiện cần biết vì sao, theo văn bản nào, mức độ nào. Thiếu một điều thì phát hiện không dùng được."
       "quy tắc r \"R\" {\n  với mỗi thủ tục p\n  khi p.các-bước = không có gì\n  thông báo vi \"{p}\" en \"{p}\"\n}"
       => "quy tắc r \"R\" {\n  tiếng Anh \"R\"  tiêu chí hợp lý  mức độ nên  độ tin cậy cao\n  căn cứ nd-1  lý do \"Thủ tục phải có bước.\"\n  với mỗi thủ tục p\n  khi p.các-bước = không có gì\n  thông báo vi \"{p}\" en \"{p}\"\n}"
    en "Whoever receives a finding needs to know why, by which text and how grave. Without one of them it is of no use."
       "rule r \"R\" {\n  for each procedure p\n  when p.steps = none\n  message vi \"{p}\" en \"{p}\"\n}"
       => "rule r \"R\" {\n  english \"R\"  criterion reasonable  severity should  confidence high\n  basis nd-1  why \"A procedure has steps.\"\n  for each procedure p\n  when p.steps = none\n  message vi \"{p}\" en \"{p}\"\n}";

    DuplicateRule in File
    vi "Hai quy tắc, định nghĩa hoặc tham số trùng tên."
       "Chỉ một cái được dùng, mà không rõ là cái nào. Tên không phụ thuộc thư mục."
       "tham số muc-phi \"Mức phí\" { từ 01/01/2022 = 8_000 VND }\ntham số muc-phi \"Phí\" { từ 01/01/2024 = 9_000 VND }"
       => "tham số muc-phi \"Mức phí\" {\n  từ 01/01/2022 = 8_000 VND\n  từ 01/01/2024 = 9_000 VND\n}"
    en "Only one would be used, and nobody could tell which. Names do not depend on the folder."
       "parameter fee-level \"Fee\" { from 2022-01-01 = 8_000 VND }\nparameter fee-level \"Fee\" { from 2024-01-01 = 9_000 VND }"
       => "parameter fee-level \"Fee\" {\n  from 2022-01-01 = 8_000 VND\n  from 2024-01-01 = 9_000 VND\n}";

    RuleFileName in Elsewhere
    vi "Tệp không mang tên quy tắc trong đó."
       "Tên tệp là tên quy tắc thì tìm được ngay, và hai quy tắc không trùng tên."
       "rules/reuse/quy-tac-moi.tthc: quy tắc field-in-register …" => "rules/reuse/field-in-register.tthc: quy tắc field-in-register …"
    en "A file named after its rule is found at once, and no two rules share a name."
       "rules/reuse/new.tthc: rule field-in-register …" => "rules/reuse/field-in-register.tthc: rule field-in-register …";

    UnknownSlot in Rule
    vi "Ô trống trong thông báo không ứng với biến nào."
       "Ô trống được điền khi có phát hiện; tên sai thì không có gì để điền."
       "với mỗi thủ tục p\nkhi p.các-bước = không có gì\nthông báo vi \"{thu-tuc}: chưa có bước\" en \"{p}: no steps\""
       => "với mỗi thủ tục p\nkhi p.các-bước = không có gì\nthông báo vi \"{p}: chưa có bước\" en \"{p}: no steps\""
    en "A slot is filled when something is found; under a wrong name there is nothing to fill it with."
       "for each procedure p\nwhen p.steps = none\nmessage vi \"{p}\" en \"{procedure}: no steps\""
       => "for each procedure p\nwhen p.steps = none\nmessage vi \"{p}\" en \"{p}: no steps\"";

    UnshownSlot in Rule
    vi "Ô trống trong thông báo không viết ra chữ được."
       "Nội dung chuẩn chỉ để so hai thủ tục có như nhau không; viết ra thì chỉ là một con số vô nghĩa."
       "với mỗi thủ tục p\nkhi p.các-bước = không có gì\nthông báo vi \"{p}: {p.nội-dung-chuẩn}\" en \"{p}: {p.content}\""
       => "với mỗi thủ tục p\nkhi p.các-bước = không có gì\nthông báo vi \"{p}: {p.mã-số}\" en \"{p}: {p.code}\""
    en "The canonical content only says whether two procedures are alike; written out it would be a number without meaning."
       "for each procedure p\nwhen p.steps = none\nmessage vi \"{p}: {p.content}\" en \"{p}: {p.content}\""
       => "for each procedure p\nwhen p.steps = none\nmessage vi \"{p}: {p.code}\" en \"{p}: {p.code}\"";

    FixedPart in When
    vi "Đề xuất đặt lại một phần không đặt lại được."
       "Đề xuất chỉ thay đổi cách làm thủ tục, không đổi tên gọi hay danh mục. Thông báo nêu các phần đặt lại được."
       "khi d.số-bản-sao > 1\nđề xuất đặt lại d.tên thành \"Bản sao\"" => "khi d.số-bản-sao > 1\nđề xuất đặt lại d.số-bản-sao thành 1"
    en "Proposals change how a procedure is carried out, not what things are called. The message lists what can be set."
       "when d.copies > 1\npropose set d.title to \"Copy\"" => "when d.copies > 1\npropose set d.copies to 1";

    BrokenTest in Elsewhere
    vi "Kiểm thử không chạy được."
       "Kiểm thử phải nói nó thử quy tắc nào, vào ngày nào, và mong đợi điều gì."
       "kiểm thử asked-twise \"hỏi hai lần\" tại ngày 2023-12-31 { … }" => "kiểm thử asked-twice \"hỏi hai lần\" tại ngày 2023-12-31 { … }"
    en "A test says which rule it is of, at which date, and what it expects."
       "test asked-twise \"twice\" as of 2023-12-31 { … }" => "test asked-twice \"twice\" as of 2023-12-31 { … }";
}
