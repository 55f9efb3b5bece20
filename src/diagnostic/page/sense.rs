//! Pages of what compiles and can hardly be meant: told by `tinhgon check`.

use super::pages;

pages! {
    NeverTrue in When
    vi "Điều kiện không bao giờ đúng."
       "Quy tắc, hoặc nhánh ấy, sẽ không bao giờ tìm thấy gì, dù thủ tục được mô tả thế nào: hai điều kiện loại trừ nhau, một `trừ khi` loại hết những gì `khi` nhận, hoặc một giá trị ngoài mọi khả năng."
       "khi p.loại-hình = đối ngoại và p.loại-hình = nội bộ và d.xuất-trình" => "khi p.loại-hình = đối ngoại và d.xuất-trình"
    en "The rule, or the branch, will never find anything, however procedures are described: two conditions exclude each other, an `unless` cancels all that `when` lets through, or a value is beyond all that can be."
       "when p.kind = external and p.kind = internal and d.shown" => "when p.kind = external and d.shown";

    NeverFalse in When
    vi "Điều kiện lúc nào cũng đúng."
       "Điều kiện không loại gì thì như không viết; thường là định viết `và` mà viết `hoặc`, hoặc so một thứ với chính nó."
       "khi d.số-bản-sao != 1 hoặc d.số-bản-sao != 2" => "khi d.số-bản-sao != 1 và d.số-bản-sao != 2"
    en "A condition that excludes nothing might as well not be there; most often `and` was meant and `or` written, or a thing is compared with itself."
       "when d.copies != 1 or d.copies != 2" => "when d.copies != 1 and d.copies != 2";

    UnreadName in When
    vi "Biến hoặc giá trị đặt tên mà không nơi nào đọc."
       "Thường là quên một điều kiện. Biến trong `cùng` không được đọc thì chỉ đòi có ít nhất một đối tượng như vậy."
       "đặt n = đếm(p.các-bước)\nkhi d.xuất-trình" => "đặt n = đếm(p.các-bước)\nkhi d.xuất-trình và n > 3"
    en "Most often a condition was forgotten. A variable of `with` that nothing reads only asks that there be one such thing."
       "let n = count(p.steps)\nwhen d.shown" => "let n = count(p.steps)\nwhen d.shown and n > 3";

    UnnamedSubject in Rule
    vi "Thông báo không nêu đối tượng của phát hiện."
       "Người nhận đọc thông báo, không đọc quy tắc: phải thấy ngay là thủ tục nào, giấy nào. Nêu biến hoặc một phần của biến, trong cả hai lời."
       "với mỗi thủ tục p, hồ sơ d thuộc p.các-hồ-sơ\nkhi d.xuất-trình\nthông báo vi \"bỏ {d}\" en \"drop {d}\""
       => "với mỗi thủ tục p, hồ sơ d thuộc p.các-hồ-sơ\nkhi d.xuất-trình\nthông báo vi \"{p}: bỏ {d}\" en \"{p}: drop {d}\""
    en "Whoever receives it reads the message, not the rule, and has to see which procedure and which paper is meant. Name the variable or a part of it, in both wordings."
       "for each procedure p, document d in p.documents\nwhen d.shown\nmessage vi \"bỏ {d}\" en \"drop {d}\""
       => "for each procedure p, document d in p.documents\nwhen d.shown\nmessage vi \"{p}: bỏ {d}\" en \"{p}: drop {d}\"";

    UnevenMessage in Rule
    vi "Hai lời của thông báo không nêu như nhau."
       "Người đọc lời này không được biết ít hơn người đọc lời kia."
       "với mỗi thủ tục p\nkhi p.số-lượng-một-năm = 0\nthông báo vi \"{p}: {p.mã-số}\" en \"{p}\""
       => "với mỗi thủ tục p\nkhi p.số-lượng-một-năm = 0\nthông báo vi \"{p}: {p.mã-số}\" en \"{p}: {p.code}\""
    en "Readers of one wording must not be told less than readers of the other."
       "for each procedure p\nwhen p.volume = 0\nmessage vi \"{p}: {p.code}\" en \"{p}\""
       => "for each procedure p\nwhen p.volume = 0\nmessage vi \"{p}: {p.code}\" en \"{p}: {p.code}\"";

    NamedThreshold in When
    vi "Giá trị viết thẳng trong khi đã có tham số."
       "Khi văn bản đổi mức thì sửa tham số; số viết thẳng trong quy tắc sẽ bị bỏ quên. Nếu chỉ trùng ngẫu nhiên thì cứ để vậy."
       "cùng kênh c thuộc p.các-kênh\nkhi c.thời-hạn > 15 ngày làm việc và d.xuất-trình" => "cùng kênh c thuộc p.các-kênh\nkhi c.thời-hạn > thoi-han-chung và d.xuất-trình"
    en "When the law sets another level the parameter is changed, and a number in a rule is forgotten. Leave it where the two are alike by chance."
       "with channel c in p.channels\nwhen c.time-limit > 15 working days and d.shown" => "with channel c in p.channels\nwhen c.time-limit > thoi-han-chung and d.shown";

    EndedBasis in Elsewhere
    vi "Căn cứ của quy tắc đã hết hiệu lực."
       "Phát hiện viện dẫn văn bản không còn hiệu lực thì không ai làm theo. Viện dẫn văn bản thay thế nếu vẫn quy định điều đó; nếu không, khép quy tắc bằng `hiệu lực … đến`."
       "căn cứ nd-cu điều 3" => "căn cứ nd-moi điều 5"
    en "Nobody follows a finding that cites a text no longer in force. Cite what replaced it if it still says so; if not, end the rule by `in force … until`."
       "basis old-decree article 3" => "basis new-decree article 5";

    UndescribedParts in Elsewhere
    vi "Quy tắc chỉ đọc những phần mà chưa thủ tục nào ở đây mô tả."
       "Đây không phải lỗi: điều chưa mô tả thì chưa rõ, nên quy tắc im lặng. Mô tả phần ấy thì quy tắc mới có gì để xét."
       "thủ tục khai-sinh \"Đăng ký khai sinh\" { cấp xã }" => "thủ tục khai-sinh \"Đăng ký khai sinh\" { cấp xã  bước ky \"Ký\" { mất 1 giờ } }"
    en "This is no mistake: what nobody has described is unknown, and the rule says nothing. Describe the part, and it has something to look at."
       "procedure birth \"Birth registration\" { level commune }" => "procedure birth \"Birth registration\" { level commune  step sign \"Sign\" { takes 1 hour } }";
}
