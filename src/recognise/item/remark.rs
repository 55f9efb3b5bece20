//! Conditions and exemptions that do not touch whether a paper is asked for: what a copy needs, what
//! must be signed, whom a form is for; and the condition or case that some words end with.

use std::ops::Range;

use super::Reader;
use super::phrase::Role;
use super::token::Sort;

impl<I: Copy + Ord> Reader<'_, '_, I> {
    /// Returns whether a token lets somebody off: not from a signature, but from a paper.
    pub(super) fn lets_off(&self, at: usize) -> bool {
        let token = self.tokens[at];
        token.is(Role::LookUp)
            || token.is(Role::Instead)
            || token.is(Role::Not) && !self.is_about_form(at + 1)
    }

    /// Returns whether words that deny something only describe what a paper says or of whom it is:
    /// `xác nhận không có tranh chấp`, `giấy tờ của người được miễn`.
    pub(super) fn is_description(&self, at: usize) -> bool {
        let denied = [
            "không có",
            "chưa có",
            "không còn",
            "được miễn",
            "không phải",
        ];
        !self.inside[at] && denied.contains(&self.word(at))
    }

    /// Returns whether what is joined to a photograph only says when or how that was taken:
    /// `02 ảnh chân dung cỡ 4x6, ảnh chụp không quá 06 tháng`.
    pub(super) fn goes_on_about_photo(&self, head: usize, then: usize, thing: usize) -> bool {
        let is_photo = |at: usize| self.word(at).split(' ').next() == Some("ảnh");
        then == thing && [head, thing].into_iter().all(is_photo)
    }

    /// Returns whether what is joined to a thing is one more that confirms it:
    /// `bản khai có xác nhận của cơ quan hoặc xác nhận của xã`.
    pub(super) fn is_confirmed_again(&self, thing: Range<usize>, joined: usize) -> bool {
        const CONFIRMED: &str = "xác nhận";
        let confirms = |at: usize| self.word(at).contains(CONFIRMED);
        joined < self.tokens.len() && self.word(joined) == CONFIRMED && thing.rev().any(confirms)
    }

    /// Returns whether the words at a token are about what is written on a paper, or stamped on it:
    /// `không cần có xác nhận`, `không bắt buộc phải có chữ ký`.
    pub(super) fn is_about_form(&self, at: usize) -> bool {
        let leads = |at: usize| matches!(self.word(at), "phải" | "có" | "phải có");
        let end = self.tokens.len();
        let Some(at) = (at..end).find(|at| !leads(*at)) else {
            return false;
        };
        let forms = ["chữ ký", "xác nhận", "có chữ ký", "có xác nhận"];
        self.tokens[at].is(Role::Certified)
            || forms.iter().any(|form| self.word(at).starts_with(form))
    }

    /// Returns whether some tokens only say what a copy needs: `Trường hợp nộp bản sao thì …`.
    pub(super) fn is_about_copies(&self, start: usize, end: usize) -> bool {
        let leads = |at: &usize| {
            let roles = [Role::Condition, Role::Submit, Role::Not, Role::Show];
            roles.iter().any(|role| self.tokens[*at].is(*role))
        };
        let first = (start..end).find(|at| !leads(at)).unwrap_or(end);
        let names = (start..end).any(|at| matches!(self.tokens[at].sort, Sort::Name(_)));
        self.is_at(start, end, Role::Condition) && self.says_copy(first, end) && !names
    }

    /// Returns whether a token stands in brackets that only offer another form of the same paper:
    /// `(hoặc bản sao trong trường hợp …)`.
    pub(super) fn is_of_a_copy(&self, at: usize) -> bool {
        let open = (0..=at).rev().take_while(|at| self.inside[*at]).last();
        let end = self.tokens.len();
        open.is_some_and(|open| {
            self.is_at(open + 1, end, Role::Or)
                && self.says_copy(open + 2, end)
                && !self.names_thing_at(self.after_lead(open + 2, end), end)
        })
    }

    /// Returns whether a token stands in brackets that name another thing, or what a paper says, which
    /// it is about: `(giấy ủy quyền nếu nộp thay)`, `(trong đó nêu rõ lý do nếu có)`.
    pub(super) fn is_of_a_thing_in_brackets(&self, at: usize) -> bool {
        let open = (0..=at).rev().take_while(|at| self.inside[*at]).last();
        open.is_some_and(|open| {
            self.is_at(open + 1, at, Role::Says)
                || self.names_thing_at(self.after_lead(open + 1, at), at)
        })
    }

    /// Returns whether a condition is none, but what a paper is about:
    /// `danh mục các trường hợp …`, `thỏa thuận đối với việc thực hiện …`.
    pub(super) fn is_about_what(&self, at: usize) -> bool {
        const MATTERS: [&str; 9] = [
            "việc thực hiện",
            "việc đáp ứng",
            "nội dung",
            "phạm vi",
            "khách hàng",
            "nhà nước",
            "ngân sách",
            "môi trường",
            "sức khỏe",
        ];
        const LEADS: [&str; 7] = [
            "trong",
            "thuộc",
            "với",
            "cho",
            "đối với",
            "áp dụng cho",
            "áp dụng đối với",
        ];
        let rest = self.text.folded[self.tokens[at].end..].trim_start();
        match self.word(at) {
            "đối với" => {
                !self.inside[at]
                    && (MATTERS.iter().any(|matter| rest.starts_with(matter))
                        || self.is_applied_for(at + 1))
            }
            "trường hợp" => {
                at > 1 && self.word(at - 1) == "các" && !LEADS.contains(&self.word(at - 2))
            }
            _ => false,
        }
    }

    /// Returns whether the words at a token name what is applied for, which every file has:
    /// `chỉ tiêu đăng ký chỉ định`, not `thuốc đề nghị gia hạn`.
    fn is_applied_for(&self, at: usize) -> bool {
        const THINGS: [&str; 12] = [
            "chỉ tiêu",
            "lĩnh vực",
            "nguyên liệu",
            "thuốc",
            "sản phẩm",
            "hàng hóa",
            "diện tích",
            "phương pháp",
            "chương trình",
            "khu vực",
            "công việc",
            "số tiền",
        ];
        const REACH: usize = 10;
        let Some(first) = (at..self.tokens.len()).find(|at| !self.tokens[*at].is(Role::Plural))
        else {
            return false;
        };
        let rest = &self.text.folded[self.tokens[first].start..];
        let goes_on = |at: &usize| match self.tokens[*at].sort {
            Sort::Mark(mark) => mark == '/',
            Sort::Phrase(role) => role != Role::Condition,
            Sort::Name(_) | Sort::Word | Sort::Number => true,
        };
        let end = self.tokens.len().min(first + REACH);
        let applies = |at: usize| matches!(self.word(at), "đề nghị" | "đăng ký");
        let changes = |at| self.is_at(at, end, Role::About) || self.is_at(at, end, Role::Submit);
        THINGS.iter().any(|thing| rest.starts_with(thing))
            && (first..end)
                .take_while(goes_on)
                .any(|at| applies(at) && at + 1 < end && !changes(at + 1))
    }

    /// Returns whether a condition is the rest of the title of a form, which its number follows:
    /// `Tờ khai thuế đối với hộ kinh doanh theo mẫu số 01`.
    pub(super) fn is_of_form_title(&self, head: usize, at: usize, end: usize) -> bool {
        const FORMS: [&str; 7] = [
            "tờ khai",
            "tờ trình",
            "báo cáo",
            "đơn ",
            "phiếu",
            "bản khai",
            "giấy đề nghị",
        ];
        let numbered = |at: usize| self.tokens[at].is(Role::Law) && self.word(at).contains("mẫu");
        self.word(at) == "đối với"
            && !self.inside[at]
            && !self.is_at(at + 1, end, Role::Condition)
            && FORMS.iter().any(|form| self.word(head).starts_with(form))
            && (at..end).any(numbered)
    }

    /// Returns the condition in brackets that some tokens end with, whatever they say before it.
    pub(super) fn last_aside(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let last = tokens.end.checked_sub(1)?;
        let closes = self.tokens[last].is_mark(')') && !self.inside[last];
        let open = (tokens.start..last)
            .rev()
            .take_while(|at| closes && self.inside[*at])
            .last()?;
        let says_when =
            |at: &usize| self.is_at(*at, last, Role::Condition) || self.is_at(*at, last, Role::Not);
        (open..last).find(says_when).map(|at| at..last)
    }

    /// Returns the case that some tokens end with, whatever they say before it:
    /// `có thông tin về … đối với trường hợp …`.
    pub(super) fn last_case(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let Range { start, end } = tokens;
        let begins = |at: &usize| {
            !self.inside[*at]
                && self.word(*at) == "đối với"
                && self.is_at(*at + 1, end, Role::Condition)
        };
        (start..end).find(begins).map(|at| at..end)
    }
}
