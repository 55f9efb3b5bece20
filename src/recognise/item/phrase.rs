//! The phrases by which the wording of an item is understood, folded, and what each does.
//!
//! The lists are closed: what is on none of them is a word like any other, and a word like any
//! other next to a name makes it the name of something else.

/// What a phrase does in an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// `bản chính`
    Original,
    /// `bản sao`
    Copy,
    /// `bản sao điện tử`
    Electronic,
    /// `có chứng thực`, after a copy.
    Certified,
    /// `hợp lệ`: says how a copy is and nothing else.
    Quality,
    /// `xuất trình`
    Show,
    /// `nộp`
    Submit,
    /// `trang nhân thân`: a part of a paper that stands for it.
    Page,
    /// `các`
    Plural,
    /// `một`, before a piece.
    Numeral,
    /// `bản`: what is counted.
    Piece,
    /// `và`
    And,
    /// `kèm theo`
    With,
    /// `hoặc`
    Or,
    /// `một trong`
    OneOf,
    /// `trường hợp`
    Condition,
    /// `thì nộp`: what follows is asked for under the condition before it.
    Then,
    /// `không phải nộp`
    Not,
    /// `thay cho`
    Instead,
    /// `giấy`: how the name of anything begins that can be handed in.
    Thing,
    /// `đơn`: something handed in that speaks of other papers.
    Request,
    /// `hồ sơ`: something that only holds others.
    Holder,
    /// `gồm`
    Contains,
    /// `trong đó`: what follows is said in the paper before.
    Says,
    /// `đề nghị`: what follows is what a paper is about.
    About,
    /// `nghị định`: a text of law.
    Law,
    /// `của`: what follows says more about the same paper.
    Goes,
    /// `lưu ý`
    Note,
    /// `số lượng hồ sơ`
    Amount,
    /// `này`: the paper has been named before.
    Again,
    /// `nước ngoài cấp`: a paper of another state is not the one that our registers hold.
    Foreign,
    /// `khai thác`
    LookUp,
    /// `hàng không`: one word of two syllables, of which the second begins no phrase.
    Word,
}

/// Every phrase, by what it does; a semicolon stands between two. Of a phrase that stands twice, the
/// first counts.
pub(super) const PHRASES: &[(Role, &str)] = &[
    (Role::Original, "bản chính; bản gốc; giấy gốc"),
    (
        Role::Copy,
        "bản sao; bản chụp; bản sao chụp; bản photo; bản photocopy; bản phô tô; bản pho to; \
         bản phô tô cóp pi; bản phôtô; sao y; bản sao y; bản sao y bản chính; \
         sao y bản chính; photo; photocopy",
    ),
    (
        Role::Electronic,
        "bản scan; bản quét; bản điện tử; bản sao điện tử; bản chụp điện tử; tệp tin; tệp; \
         file; tệp tin chứa; tệp tin bản sao điện tử; tệp tin ảnh màu chụp từ bản chính; \
         bản số hóa; biểu mẫu điện tử; bản chứng thực điện tử",
    ),
    (
        Role::Certified,
        "chứng thực; có chứng thực; được chứng thực; đã chứng thực; đã được chứng thực; \
         công chứng; có công chứng; đã công chứng; được công chứng; có chứng thực hợp lệ; \
         từ sổ gốc; được cấp từ sổ gốc; cấp từ sổ gốc; có công chứng hoặc chứng thực; \
         có công chứng, chứng thực; công chứng hoặc chứng thực; công chứng, chứng thực; \
         chứng thực theo quy định; chứng thực từ bản chính; được chứng thực từ bản chính; \
         có chứng thực từ bản chính",
    ),
    (
        Role::Quality,
        "y; y bản chính; không cần xác nhận; không cần chứng thực; không cần công chứng; \
         không phải chứng thực; không phải công chứng; không yêu cầu chứng thực; \
         không yêu cầu công chứng; không bắt buộc phải công chứng; \
         không bắt buộc phải chứng thực; không bắt buộc công chứng; hợp lệ; hợp pháp; \
         điện tử; có xác thực; từ bản chính; từ bản gốc; theo quy định; \
         theo quy định của pháp luật; để đối chiếu; có bản gốc đối chiếu; \
         có bản chính đối chiếu; kèm bản gốc đối chiếu; kèm bản chính đối chiếu; \
         đối chiếu với bản chính; từ; kèm bản chính để đối chiếu; \
         kèm theo bản chính để đối chiếu; kèm bản gốc để đối chiếu; \
         kèm theo bản gốc để đối chiếu; và xuất trình bản chính để đối chiếu; \
         và bản chính để đối chiếu; có bản chính để đối chiếu; \
         có xuất trình bản chính để đối chiếu; xuất trình bản chính để đối chiếu; \
         mang theo bản chính để đối chiếu; sau khi đã xuất trình bản chính để đối chiếu; nếu bản sao; nếu là bản sao; \
         có đối chiếu bản chính; \
         có xác nhận của doanh nghiệp; có xác nhận của tổ chức; có xác nhận của cơ sở; \
         đóng dấu xác nhận của doanh nghiệp; có đóng dấu; có giá trị pháp lý; có giá trị; \
         còn hiệu lực; còn giá trị; còn thời hạn; còn giá trị sử dụng; còn hạn sử dụng; \
         tất cả các trường hợp; mọi trường hợp; trong mọi trường hợp; \
         áp dụng cho tất cả các trường hợp; có đóng dấu xác nhận; đóng dấu xác nhận",
    ),
    (Role::Show, "xuất trình"),
    (
        Role::Submit,
        "nộp; gửi; phải nộp; cung cấp; bổ sung; cần nộp",
    ),
    (
        Role::Page,
        "trang nhân thân; trang thông tin nhân thân; trang có thông tin nhân thân của; \
         trang bìa; mẫu",
    ),
    (Role::Plural, "các; những; loại; tất cả các"),
    (Role::Numeral, "một; hai; ba; bốn; năm"),
    (
        Role::Piece,
        "bản; bộ; tờ; quyển; cuốn; chiếc; cái; tấm; bản giấy",
    ),
    (Role::And, "và"),
    (
        Role::With,
        "kèm; kèm theo; cùng; cùng với; gửi kèm; đính kèm; kèm với",
    ),
    (Role::Or, "hoặc; hay; và/hoặc"),
    (
        Role::OneOf,
        "một trong; một trong các; một trong những; một trong số; một trong hai; \
         một hoặc một số; một hoặc các; một số; một hoặc nhiều; ít nhất một; \
         tùy từng trường hợp; tùy theo",
    ),
    (
        Role::Condition,
        "trường hợp; trong trường hợp; nếu; nếu có; đối với; khi; áp dụng đối với; \
         áp dụng cho; chỉ áp dụng; chỉ nộp; chỉ yêu cầu; riêng đối với; ngoại trừ; trừ; \
         trừ trường hợp; khi có yêu cầu; dành cho; tùy trường hợp; nộp lần đầu",
    ),
    (
        Role::Then,
        "thì nộp; thì phải nộp; thì phải có; thì bổ sung; thì phải bổ sung; phải có; \
         phải bổ sung; còn phải nộp; nộp thêm; thì nộp thêm; thì phải nộp thêm; thì có thêm; \
         phải có thêm; thì phải có thêm; thì kèm theo; thì gửi kèm; thì xuất trình; \
         phải xuất trình; thì phải xuất trình; nộp bổ sung",
    ),
    (
        Role::Not,
        "không phải nộp; không cần nộp; không phải xuất trình; không phải cung cấp; \
         không yêu cầu; không được yêu cầu; không bắt buộc; không nộp; không cần; \
         không cần phải nộp; không phải có; không áp dụng; không thực hiện; không có; \
         không phải; miễn nộp; được miễn; chưa có; không còn",
    ),
    (
        Role::Instead,
        "thay cho; thay thế; thay bằng; thay vì; thay thế cho; được thay thế bằng; \
         thay thế bằng; có giá trị thay thế",
    ),
    (
        Role::Thing,
        "giấy; giấy tờ; tài liệu; bản; tờ; hộ chiếu; hộ khẩu; văn bằng; chứng chỉ; \
         chứng nhận; chứng minh; chứng từ; quyết định; hợp đồng; thẻ; sổ; ảnh; biên lai; \
         phiếu; căn cước; bằng; học bạ; bảng; hóa đơn; lý lịch; sơ yếu lý lịch; điều lệ; \
         sơ đồ; bản vẽ; bản đồ; trích lục; kết quả; mảnh trích đo; visa; thị thực; cmnd; \
         cccd; chữ ký; xác nhận; nghị quyết; giấy chứng nhận; giấy phép; hồ sơ thiết kế; \
         hình ảnh; vận đơn; bằng cấp; tờ hướng dẫn sử dụng; hướng dẫn sử dụng; nhãn; mẫu nhãn; \
         trích đo; chứng thư; công hàm; hình chụp; ảnh chụp; tờ bản đồ; phiếu xuất kho; vận tải đơn; \
         giấy tờ có giá trị thay thế; giấy tờ thay thế; văn bản có giá trị thay thế",
    ),
    (
        Role::Request,
        "đơn; tờ khai; bản khai; giấy đề nghị; văn bản; văn bản đề nghị; văn bản yêu cầu; \
         văn bản đăng ký; giấy yêu cầu; phiếu yêu cầu; công văn; tờ trình; phiếu đề nghị; \
         phiếu đăng ký; giấy đăng ký; thông báo; báo cáo; danh sách; danh mục; biên bản; \
         bản kê; bảng kê; bản cam kết; giấy cam kết; cam kết; phương án; kế hoạch; đề án; \
         dự án; thuyết minh; bản thuyết minh; dự thảo; bản giải trình; bản mô tả; \
         bản thông tin; dự toán; thỏa thuận; quy chế; quy trình; phụ lục; lý do; ý kiến; thông tin; bản tóm tắt; \
         bản tự nhận xét",
    ),
    (
        Role::Holder,
        "hồ sơ; thành phần hồ sơ; các giấy tờ; các loại giấy tờ; các tài liệu; giấy tờ sau; \
         các giấy tờ sau; các tài liệu sau; giấy tờ phải nộp; giấy tờ phải xuất trình; \
         bộ hồ sơ",
    ),
    (Role::Contains, "gồm; gồm có; gồm các; bao gồm; như"),
    (
        Role::Says,
        "trong đó; nội dung; có nội dung; có thể hiện; có ghi; ghi rõ; nêu rõ; ghi; nêu; \
         thể hiện; có các nội dung; với các nội dung; theo các nội dung; xác định rõ; \
         có thông tin",
    ),
    (
        Role::About,
        "đề nghị; cấp; xin; yêu cầu; về việc; về; công nhận; thông qua; thu hồi; mất; \
         bị mất; cam đoan; đăng ký; chấp thuận; phê duyệt; cho phép; sửa đổi; điều chỉnh; \
         gia hạn; thay đổi; hủy bỏ; chấm dứt; giải trình; liên quan; căn cứ; trên cơ sở; có; \
         tại; trên",
    ),
    (
        Role::Law,
        "nghị định; thông tư; luật; quyết định số; nghị quyết số; điều; khoản; điểm; \
         phụ lục số; ban hành kèm theo; ban hành kèm; kèm theo nghị định; kèm theo thông tư; \
         kèm theo quyết định; kèm theo nghị quyết; mẫu số; một số điều; một số nội dung; \
         theo mẫu; biểu mẫu; đơn vị",
    ),
    (
        Role::Goes,
        "của; cho; với; trở lên; ngành; chuyên ngành; còn; theo; được; do; đã; để; phải; bản giấy; trong thời hạn; quy định tại; \
         tương ứng; bằng tiếng việt; không quá; trước đây; cũ; hiện có; nêu trên của; \
         mới nhất; gần nhất; trong vòng; có thời hạn; có dán ảnh; có dán ảnh và xác nhận; có dán ảnh, có xác nhận; có xác nhận của; \
         có xác nhận; có chữ ký; giữa; cỡ; sử dụng; tại việt nam; chứng minh việc; phù hợp; \
         có giá trị sử dụng; có giá trị sử dụng nếu; có giá trị nếu; kích thước; khổ; lập theo; được lập; trong lĩnh vực; thuộc lĩnh vực; \
         chụp; nền trắng; phông nền; mặt nhìn; đầu để; kể từ; tính đến; tính từ; cập nhật đến; sau khi; trước khi; từ khi; đến khi; \
         đối với mỗi; đối với từng; đối với người đại diện theo pháp luật; \
         đối với người đứng đầu; đối với chủ doanh nghiệp tư nhân",
    ),
    (
        Role::Note,
        "lưu ý; ghi chú; chú ý; chú thích; note; cơ quan giải quyết; cơ quan tiếp nhận; \
         cơ quan đăng ký; cơ quan có thẩm quyền",
    ),
    (
        Role::Amount,
        "số lượng hồ sơ; số bộ hồ sơ; số lượng bộ hồ sơ",
    ),
    (
        Role::Again,
        "này; nêu trên; nói trên; đó; trên đây; quy định trên",
    ),
    (
        Role::Foreign,
        "nước ngoài cấp; ra nước ngoài; của nước ngoài cấp; nước ngoài lập; \
         nước ngoài xác nhận; của nước ngoài; của nước; ở nước ngoài cấp",
    ),
    (
        Role::LookUp,
        "khai thác; cơ sở dữ liệu; csdl; tra cứu; tích hợp; kết nối; chia sẻ",
    ),
    (
        Role::Word,
        "hàng không; ghi vào; bù trừ; khấu trừ; loại trừ; miễn trừ; phòng trừ; giảm trừ; trừ lùi; diệt trừ; \
         ý kiến ngoại trừ",
    ),
];
