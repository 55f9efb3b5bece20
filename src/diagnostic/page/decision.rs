//! Pages of decisions on findings.

use super::pages;

pages! {
    BrokenDecision in Elsewhere
    vi "Quyết định thiếu điều phải có, hoặc có điều không thuộc về nó."
       "Bác bỏ và tạm hoãn phải nói vì sao, ai quyết định, ngày nào; tạm hoãn thì thêm đến ngày nào. Chấp nhận thì có hạn hoàn thành, không có `đến`. Năm sau người khác đọc lại phải hiểu được."
       "quyết định tạm hoãn abolished-paper-asked về p.so { lý do \"Chờ kho dữ liệu\" }"
       => "quyết định tạm hoãn abolished-paper-asked về p.so {\n  lý do \"Chờ kho dữ liệu\"\n  do \"Phòng Tư pháp\"\n  ký ngày 2026-02-01\n  đến 2026-12-31\n}"
    en "Whoever rejects or defers says why, who decided and when; what is deferred, until when too. What is accepted has a `due` date and no `until`. Next year somebody else has to understand it."
       "decision defer abolished-paper-asked about p.so { reason \"The register is not ready\" }"
       => "decision defer abolished-paper-asked about p.so {\n  reason \"The register is not ready\"\n  by \"Justice office\"\n  on 2026-02-01\n  until 2026-12-31\n}";

    UnboundDecision in Elsewhere
    vi "Quyết định không nói dựa trên chứng cứ nào."
       "Không có `chứng cứ`, quyết định chỉ gắn với tên: sự việc thay đổi mà quyết định vẫn còn. Lần rà soát nêu các dòng cần thêm; `tinhgon decide` tự viết."
       "quyết định chấp nhận abolished-paper-asked về p.so"
       => "quyết định chấp nhận abolished-paper-asked về p.so {\n  chứng cứ d.paper.until = \"2022-12-31\"\n}"
    en "Without `evidence` a decision is bound to names only: the facts change and it stays. The review tells the lines to add; `tinhgon decide` writes them."
       "decision accept abolished-paper-asked about p.so"
       => "decision accept abolished-paper-asked about p.so {\n  evidence d.paper.until = \"2022-12-31\"\n}";

    UnusedDecision in Elsewhere
    vi "Quyết định về điều mà lần rà soát không còn nêu."
       "Thủ tục đã sửa hoặc đã bỏ, hay tên bị gõ nhầm. Quyết định để lại sẽ che một phát hiện khác sau này, nên phải bỏ đi hoặc sửa tên."
       "quyết định bác bỏ abolished-paper-asked về p.so-cu" => "quyết định bác bỏ abolished-paper-asked về p.so"
    en "The procedure has changed or is gone, or a name is misspelt. Left behind, it would hide another finding one day; remove it or correct the name."
       "decision reject abolished-paper-asked about p.old" => "decision reject abolished-paper-asked about p.so";

    CarriedOut in Elsewhere
    vi "Việc đã chấp nhận có vẻ đã làm xong."
       "Lần rà soát không còn nêu điều ấy, nên quyết định đã hết việc. Xem lại rồi bỏ đi; nếu tên bị gõ nhầm thì sửa tên."
       "quyết định chấp nhận abolished-paper-asked về p.so { hạn hoàn thành 2026-06-30 }" => "# đã làm xong, bỏ quyết định"
    en "The review finds nothing there any more, so that the decision has done its work. Look, and remove it; if a name is misspelt, correct it."
       "decision accept abolished-paper-asked about p.so { due 2026-06-30 }" => "# done, the decision is removed";

    NotADecision in Elsewhere
    vi "Một dòng của bảng quyết định không dùng được."
       "Bảng có dòng đầu ghi tên cột; mỗi dòng sau nói phát hiện nào, quyết định gì, vì sao, ai, ngày nào. Mọi dòng sai được nêu trong một lần; chưa dòng nào được ghi cho đến khi tất cả đều đúng."
       "abolished-paper-asked:0d5a5ed16822,khong,Chưa số hóa,Phòng Tư pháp,01/02/2026" => "abolished-paper-asked:0d5a5ed16822,bác bỏ,Chưa số hóa,Phòng Tư pháp,01/02/2026"
    en "The first row names the columns; each row below says which finding, what was decided, why, by whom and when. All wrong rows are told at once, and none is written until all are right."
       "abolished-paper-asked:0d5a5ed16822,no,Not digitised,Justice office,2026-02-01" => "abolished-paper-asked:0d5a5ed16822,reject,Not digitised,Justice office,2026-02-01";

    DecidedAlready in Elsewhere
    vi "Tệp đã có quyết định về phát hiện ấy cho ngày ấy."
       "Hai quyết định cùng ngày về một phát hiện thì không biết cái nào đúng. Quyết định ký ngày sau thay cho quyết định ký trước; những gì đã ghi trong tệp không bị sửa."
       "tinhgon decide reject asked-twice:0 --on 2026-02-01 …" => "tinhgon decide reject asked-twice:0 --on 2026-02-15 …"
    en "Of two decisions of one day on one finding nobody knows which is meant. One of a later day takes the place of the earlier; what stands in the file is never changed."
       "tinhgon decide reject asked-twice:0 --on 2026-02-01 …" => "tinhgon decide reject asked-twice:0 --on 2026-02-15 …";

    GrownBaseline in Elsewhere
    vi "Mốc so sánh sẽ có thêm phát hiện."
       "Mốc chỉ được nhỏ đi, để danh mục không xấu thêm mà không ai biết. Sửa, hoặc quyết định về phát hiện mới; nếu thật sự muốn thêm thì nói rõ."
       "tinhgon review --baseline moc.json --update-baseline" => "tinhgon review --baseline moc.json --update-baseline --allow-growth"
    en "A baseline may only shrink, so that a catalogue does not get worse without anybody knowing. Mend what is new, or decide on it; if it is to be taken in, say so."
       "tinhgon review --baseline known.json --update-baseline" => "tinhgon review --baseline known.json --update-baseline --allow-growth";

    ExpiredDecision in Elsewhere
    vi "Quyết định đã hết hạn vào ngày rà soát."
       "Quyết định có hạn để được xem lại. Xem lại rồi thì viết quyết định mới có ngày ký sau, hoặc bỏ quyết định cũ để phát hiện trở lại."
       "đến 2025-12-31 (rà soát tại ngày 2026-07-18)" => "đến 2026-12-31"
    en "A decision ends so that somebody looks again. Then write a new one with a later day, or remove it so that the finding is back."
       "until 2025-12-31 (review as of 2026-07-18)" => "until 2026-12-31";
}
