//! Pages of names and what they stand for.

use super::pages;

pages! {
    UnknownName in Procedure
    vi "Không có gì được khai báo dưới tên ấy."
       "Gõ nhầm tên, hoặc thứ ấy chưa có trong danh mục. Khai báo nó, hoặc dùng tên đã có; bỏ qua thì quan hệ bị mất mà không ai biết."
       "thẩm quyền ubnd-xax" => "thẩm quyền ubnd-xa"
    en "The name is misspelt, or the thing is not in the catalogue yet. Declare it or use a name that is there; passed over, a relation would be lost and nobody would know."
       "authority ubnd-xaa" => "authority ubnd-xa";

    WrongKind in Procedure
    vi "Tên có thật, nhưng là thứ khác loại."
       "Người thực hiện phải là cơ quan, căn cứ phải là văn bản. Tên khác loại thường là chọn nhầm trong danh mục."
       "thẩm quyền so-ho-khau" => "thẩm quyền ubnd-xa"
    en "Who decides is an agency, what is cited is a law. A name of another kind was most likely picked by mistake."
       "authority so-ho-khau" => "authority ubnd-xa";

    DuplicateName in File
    vi "Hai khai báo trùng tên cùng có hiệu lực một ngày."
       "Cùng tên với ngày không chồng nhau là hai phiên bản của một thứ. Chồng nhau thì không biết dùng cái nào."
       "mục tin dien-thoai \"Số điện thoại\"\nmục tin dien-thoai \"Điện thoại\"" => "mục tin dien-thoai \"Số điện thoại\" { tên khác \"điện thoại\" }"
    en "The same name with dates apart means two versions of one thing. Where they overlap nobody knows which is meant."
       "concept phone \"Phone\"\nconcept phone \"Telephone\"" => "concept phone \"Phone\" { aliases \"telephone\" }";

    AmbiguousName in Procedure
    vi "Gọi tên một thông tin mà hai biểu mẫu đều có."
       "Thêm tên biểu mẫu ở trước thì rõ là thông tin nào."
       "biểu mẫu a \"A\" { thông tin ten \"Tên\" }\nbiểu mẫu b \"B\" { thông tin ten \"Tên\" }\nbước s \"S\" { dùng ten }"
       => "biểu mẫu a \"A\" { thông tin ten \"Tên\" }\nbiểu mẫu b \"B\" { thông tin ten \"Tên\" }\nbước s \"S\" { dùng a.ten }"
    en "Put the name of the form before it, and it is clear which is meant."
       "form a \"A\" { field name \"Name\" }\nform b \"B\" { field name \"Name\" }\nstep s \"S\" { uses name }"
       => "form a \"A\" { field name \"Name\" }\nform b \"B\" { field name \"Name\" }\nstep s \"S\" { uses a.name }";

    RepeatedClause in Step
    vi "Mệnh đề chỉ nói một lần mà nói hai lần."
       "Hai câu trái nhau thì không biết câu nào đúng; giữ câu đúng, bỏ câu kia."
       "mất 1 giờ\nmất 2 giờ" => "mất 2 giờ"
    en "Where two of them differ nobody knows which is right; keep that one."
       "takes 1 hour\ntakes 2 hours" => "takes 2 hours";

    Contradiction in Procedure
    vi "Vừa nói «không có gì» vừa nêu giá trị."
       "«Không có gì» nghĩa là biết chắc là không có. Nêu ra một thứ thì không còn đúng."
       "các hồ sơ không có gì\nhồ sơ to-khai \"Tờ khai\"" => "hồ sơ to-khai \"Tờ khai\""
    en "`none` says that there is certainly nothing. Naming one thing makes it false."
       "documents none\ndocument declaration \"Declaration\"" => "document declaration \"Declaration\"";

    BackwardPeriod in File
    vi "Ngày kết thúc đứng trước ngày bắt đầu."
       "Khoảng thời gian như vậy không có ngày nào, nên thứ này không bao giờ có hiệu lực."
       "cơ quan x \"X\" { từ 01/07/2025 đến 30/06/2025 }" => "cơ quan x \"X\" { từ 01/07/2024 đến 30/06/2025 }"
    en "There is no day in such a period, so the thing would never be in force."
       "agency x \"X\" { from 2025-07-01 until 2025-06-30 }" => "agency x \"X\" { from 2024-07-01 until 2025-06-30 }";

    Circle in Procedure
    vi "Chuỗi khai báo quay về chỗ bắt đầu."
       "Bước nào cũng chờ bước kia thì không bước nào bắt đầu được; cơ quan thuộc chính nó thì không có cấp trên."
       "bước a \"A\" { sau b }\nbước b \"B\" { sau a }" => "bước a \"A\"\nbước b \"B\" { sau a }"
    en "Steps that wait for one another can never begin; an agency that is part of itself has nothing above it."
       "step a \"A\" { after b }\nstep b \"B\" { after a }" => "step a \"A\"\nstep b \"B\" { after a }";
}
