//! The kinds of edges that a picture draws.

use crate::phrase::Phrase;
use crate::span::Span;

macro_rules! edge_kinds {
    ($($kind:ident $slug:literal $vietnamese:literal $english:literal;)*) => {
        /// What an edge says of the thing it leaves and the thing it enters.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum EdgeKind {
            $(#[doc = concat!($english, ".")] $kind,)*
        }

        impl EdgeKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// Returns the name for machines.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$kind => $slug,)* }
            }

            /// Returns the words beside the arrow.
            pub fn label(self) -> Phrase {
                match self { $(Self::$kind => Phrase::new($vietnamese, $english),)* }
            }
        }
    };
}

edge_kinds! {
    Begins "begins" "bắt đầu" "begins with";
    Then "then" "rồi đến" "then";
    Requires "requires" "phải chờ" "requires";
    Asks "asks" "đòi" "asks for";
    Is "is" "là" "is";
    Uses "uses" "sử dụng" "uses";
    Writes "writes" "lập ra" "writes";
    By "by" "do" "by";
    Consults "consults" "lấy ý kiến" "consults";
    Issues "issues" "cấp" "issues";
    NeededBy "needed-by" "cần cho" "needed by";
    RecordedIn "recorded-in" "ghi vào" "recorded in";
    Holds "holds" "lưu giữ" "holds";
    Replaces "replaces" "thay cho" "replaces";
    Attests "attests" "xác nhận" "attests";
    Derives "derives" "suy ra" "derives";
    Owns "owns" "chủ quản" "owns";
    Reads "reads" "được khai thác" "may read";
    PartOf "part-of" "thuộc" "part of";
    SucceededBy "succeeded-by" "kế thừa bởi" "succeeded by";
    RestsOn "rests-on" "căn cứ" "rests on";
    EndedBy "ended-by" "chấm dứt theo" "ended by";
    Amends "amends" "sửa đổi" "amends";
}

/// An edge: its kind, and the clause that asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Edge {
    pub(super) kind: EdgeKind,
    pub(super) span: Span,
}
