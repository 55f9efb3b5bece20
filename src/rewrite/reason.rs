//! Why an edit cannot be written into a file, and what to do by hand.

use crate::phrase::{Phrase, phrase};
use crate::syntax::keyword::Keyword;

/// Why an edit cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It changes nothing that a file says: a question, a basis that is yet to be found.
    NothingToWrite,
    /// What it changes is declared in no file at hand.
    NotOwn(String),
    /// It changes one of the papers that the words of one item ask for.
    OneOfItem(String),
    /// The language has no way to say it: of what, and which part.
    NoWord(String, Keyword),
    /// Of a document or a result, it is not said how many, or in which form, it is given.
    FormUnknown(String),
    /// A step uses what no step would write any more.
    NobodyWrites {
        /// The step that uses it.
        step: String,
        /// What it uses.
        item: String,
    },
    /// Read again, the text would say something else.
    ReadsOtherwise,
}

impl Reason {
    /// Says why, and what to do by hand.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::NothingToWrite => phrase!(
                "không đổi nội dung nào của tệp: việc này do người làm",
                "it changes nothing that a file says: it is for people to do",
            ),
            Self::NotOwn(thing) => phrase!(
                "«{thing}» không được khai báo trong các tệp đang rà soát: sửa ở nơi khai báo",
                "“{thing}” is declared in none of the files at hand: change it where it is declared",
            ),
            Self::OneOfItem(item) => phrase!(
                "tệp ghi chung nhiều giấy tờ trong một thành phần hồ sơ, «{item}»: tách thành từng giấy tờ trong tệp rồi áp dụng lại",
                "the file asks for several papers in one item, “{item}”: make a document of each in the file, then apply again",
            ),
            Self::NoWord(thing, part) => {
                let (vi, en) = (part.vietnamese(), part.english());
                phrase!(
                    "không có cách ghi `{vi}` như vậy cho «{thing}»: sửa tệp bằng tay",
                    "there is no way to write this `{en}` of “{thing}”: change the file by hand",
                )
            }
            Self::FormUnknown(thing) => phrase!(
                "tệp chưa ghi «{thing}» là bản gì, mấy bản: ghi trước đã rồi áp dụng lại",
                "the file does not say in which form “{thing}” is given, or how many: say it first, then apply again",
            ),
            Self::NobodyWrites { step, item } => phrase!(
                "bước «{step}» còn dùng `{item}` mà không bước nào lập ra nữa: sửa bước đó trước",
                "the step “{step}” still uses `{item}`, which no step would write any more: change that step first",
            ),
            Self::ReadsOtherwise => phrase!(
                "ghi vào tệp rồi đọc lại thì không ra đúng như đề xuất: sửa tệp bằng tay",
                "written into the file, it would not be read as proposed: change the file by hand",
            ),
        }
    }
}
