//! The relations that rules may name.

use crate::model::Kind;
use crate::phrase::Phrase;

macro_rules! relations {
    ($($relation:ident $name:literal ($left:ident, $right:ident) $vietnamese:literal $english:literal;)*) => {
        /// A named relation between two things, `issues(p, x)` in a rule.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Relation {
            $(#[doc = concat!("`", $name, "`: ", $english, ".")] $relation,)*
        }

        impl Relation {
            /// Every relation, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$relation,)*];

            /// Returns the English name; the Vietnamese one is in [`crate::syntax::term`].
            pub const fn name(self) -> &'static str {
                match self { $(Self::$relation => $name,)* }
            }

            /// Returns the kinds of its two sides.
            pub const fn signature(self) -> (Kind, Kind) {
                match self { $(Self::$relation => (Kind::$left, Kind::$right),)* }
            }

            /// Returns what it says, in one line.
            pub fn description(self) -> Phrase {
                match self { $(Self::$relation => Phrase::new($vietnamese, $english),)* }
            }
        }
    };
}

relations! {
    Before "before" (Step, Step)
        "bước thứ hai được khai là đứng ngay sau bước thứ nhất"
        "the second step says that it comes right after the first";
    Requires "requires" (Step, Step)
        "bước thứ nhất chưa thể bắt đầu khi bước thứ hai chưa xong"
        "the first step cannot begin before the second is done";
    Issues "issues" (Procedure, Paper)
        "thủ tục cấp ra giấy tờ này"
        "the procedure issues the paper";
    Needs "needs" (Procedure, Paper)
        "thủ tục đòi giấy tờ này ở mọi hồ sơ, không có lựa chọn khác"
        "the procedure demands the paper of everyone, without alternative";
    Derives "derives" (Concept, Concept)
        "mục tin thứ nhất suy ra được từ mục tin thứ hai, có thể cùng mục tin khác"
        "the first concept follows from the second, perhaps together with others";
    AttestedBy "attested-by" (Concept, Paper)
        "giấy tờ xác nhận mục tin này"
        "the paper attests the concept";
    AsksOpinionOf "asks-opinion-of" (Procedure, Agency)
        "một bước của thủ tục lấy ý kiến cơ quan này"
        "a step of the procedure consults the agency";
    ActsIn "acts-in" (Agency, Procedure)
        "cơ quan giải quyết thủ tục hoặc thực hiện một bước của thủ tục"
        "the agency decides the procedure or does one of its steps";
    Names "names" (Procedure, Agency)
        "thủ tục nêu tên cơ quan này: giải quyết, phối hợp, thực hiện một bước hoặc được lấy ý kiến"
        "the procedure names the agency: as one that decides, coordinates, does a step or is asked";
    RestsOn "rests-on" (Procedure, Law)
        "thủ tục, hoặc một phần của thủ tục, viện dẫn văn bản này"
        "the procedure, or a part of it, cites the law";
    Precedes "precedes" (Procedure, Procedure)
        "thủ tục thứ nhất cấp ra giấy tờ mà thủ tục thứ hai đòi hỏi"
        "the first procedure issues a paper that the second needs";
    WaitsFor "waits-for" (Procedure, Procedure)
        "thủ tục thứ nhất đòi giấy tờ chỉ thủ tục thứ hai cấp ra, chưa kho dữ liệu nào thay được"
        "the first procedure needs a paper that only the second issues and no register replaces";
    BelongsTo "belongs-to" (Agency, Agency)
        "cơ quan thứ nhất trực thuộc cơ quan thứ hai"
        "the first agency is part of the second";
    TakesOverFrom "takes-over-from" (Agency, Agency)
        "cơ quan thứ nhất kế thừa cơ quan thứ hai"
        "the first agency has succeeded the second";
}

impl Relation {
    /// Returns the relation of an English name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|relation| relation.name() == name)
    }

    /// Returns whether it joins two of one kind, so that a rule may ask for its closure.
    pub fn has_closure(self) -> bool {
        let (left, right) = self.signature();
        left == right
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::term;

    #[test]
    fn every_relation_is_a_term_of_the_language() {
        for relation in Relation::ALL {
            assert_eq!(term::canonical(relation.name()), Some(relation.name()));
            assert_eq!(Relation::of_name(relation.name()), Some(*relation));
        }
        assert_eq!(Relation::of_name("cấp-ra"), None);
    }
}
