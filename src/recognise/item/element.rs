//! The things that a clause asks for, one after the other.

use std::ops::Range;

use super::choice::{are_one_paper, merge};
use super::heading::Mode;
use super::joint::Joint;
use super::phrase::Role;
use super::token::{Name, Sort};
use super::{Asked, How, Meaning, Reader, Standing, Sureness};

/// A thing that a clause asks for.
pub(super) struct Element<I> {
    pub(super) tokens: Range<usize>,
    /// The token of its name, if it has one.
    pub(super) head: usize,
    /// The name it begins with, unless that is part of another one.
    pub(super) name: Option<Name<I>>,
    pub(super) sureness: Sureness,
    /// Whether its words begin like those of a thing that can be handed in.
    thing: bool,
    standing: Standing,
    condition: Option<Range<usize>>,
    /// Whether the condition stands in brackets behind it.
    aside: bool,
    /// Whether the words say that something else will do.
    either: bool,
    /// The token after what joins the next one, and what does.
    next: Option<(usize, Joint)>,
}

impl<I: Copy + Ord> Reader<'_, '_, I> {
    /// Reads the things that some tokens of a clause ask for.
    pub(super) fn read_elements(
        &mut self,
        tokens: Range<usize>,
        mode: &Mode,
        bullet: Option<char>,
    ) {
        let mut elements: Vec<Element<I>> = Vec::new();
        let mut next = Some((tokens.start, Joint::And));
        let mut rest = mode.clone();
        let mut chosen = false;
        while let Some((start, joint)) = next {
            let head = self.after_lead(start, tokens.end);
            if self.is_at(head, tokens.end, Role::OneOf) {
                rest = self.numbered(Mode::OneOf(0), bullet);
            }
            let mut element = self.read_element(start, head, tokens.end, &rest, bullet);
            chosen |= joint == Joint::Or;
            // What is attached to a paper is asked for where that is.
            if let Some(before) = elements.last()
                && before.condition.is_some()
                && (!before.aside || joint == Joint::With)
            {
                element.limit(before.condition.clone());
            }
            next = element.next;
            elements.push(element);
        }
        // `A, B (nếu có)` may mean both, `A (nếu có), B (nếu có), C` does not.
        let asides = elements.iter().filter(|element| element.aside).count();
        let last = elements.last().map(|last| {
            let goes_on = last.aside && self.lists_more(last);
            last.condition.clone().filter(|_| !goes_on)
        });
        if asides < 2
            && let Some(Some(condition)) = last
        {
            for element in &mut elements {
                element.limit(Some(condition.clone()));
            }
        }
        let mut either = chosen || self.are_variants(&elements);
        if elements.iter().any(|element| element.either) {
            either = true;
        } else if either && are_one_paper(&elements) {
            either = false;
            merge(&mut elements);
        }
        let choice = match rest {
            Mode::OneOf(choice) => Some(choice),
            _ if either => {
                self.choices += 1;
                Some(self.choices - 1)
            }
            _ => None,
        };
        let listed = elements.len() > 1;
        for mut element in elements {
            if either && element.standing <= Standing::Conditional {
                element.standing = Standing::Alternative;
            }
            if listed && element.sureness < Sureness::Listed {
                element.sureness = Sureness::Listed;
            }
            let (handing, any_way) = self.handing(element.tokens.clone());
            let how = How {
                standing: element.standing,
                choice: choice.filter(|_| element.standing == Standing::Alternative),
                handing,
                any_way,
                condition: element.condition.map(|tokens| self.written(tokens)),
            };
            let paper = element.name.and_then(|name| name.id);
            if paper.is_some() {
                self.names.push((element.head, self.parts.len()));
            }
            let meaning = match paper {
                _ if *mode == Mode::Contents => Meaning::Contents,
                Some(paper) => Meaning::Paper(Asked {
                    paper,
                    sureness: element.sureness,
                    how,
                }),
                None => Meaning::Unread(element.thing.then_some(how)),
            };
            self.add(element.tokens, meaning);
        }
    }

    /// Returns whether other things follow the condition in brackets of an element that were not told
    /// apart from it: the condition is that of one in the middle.
    fn lists_more(&self, element: &Element<I>) -> bool {
        let end = element.tokens.end;
        let after = element.condition.as_ref().map_or(end, |words| words.end);
        (after..end).any(|at| {
            let then = self.after_lead(at + 1, end);
            self.tokens[at].is_mark(',')
                && self.names_thing_at(then, end)
                && self.text.is_capital(self.tokens[then].start)
        })
    }

    /// Reads one thing from `start` on, whose name begins at `head` if it has one.
    fn read_element(
        &mut self,
        start: usize,
        head: usize,
        end: usize,
        mode: &Mode,
        bullet: Option<char>,
    ) -> Element<I> {
        let (name, tail) = self.named(start, head, end);
        let mut element = self.begin_element(start..end, head, (name, tail), mode);
        let named = element.name.is_some();
        let mut closed = self.is_thing(head, end);
        let mut about = false;
        let mut how = false;
        for place in tail..end {
            let inside = self.inside[place];
            if let Some((joint, then)) = self.joint(place, end) {
                let thing = self.after_lead(then, end);
                let another = self.names_thing_at(thing, end)
                    && !self.goes_on_about_photo(head, then, thing)
                    && !self.is_confirmed_again(head..place, thing);
                let stands_alone = closed
                    || joint != Joint::Or && self.names_copy(then..thing)
                    || joint == Joint::With && named
                    || joint != Joint::Or
                        && !how
                        && self.is_apart(joint, then..thing, end, element.thing && !about);
                if another && !inside && stands_alone {
                    element.end(place);
                    element.next = Some((then, joint));
                    break;
                }
                // `Giấy tờ tùy thân (căn cước hoặc hộ chiếu)` names one thing, and says what it may be;
                // `nghị quyết của hội đồng quản trị hoặc hội đồng thành viên`, whose it is.
                let offered = !inside || place > 0 && self.tokens[place - 1].is_mark('(');
                let of_another = named && place == tail && !self.word(head).contains(" của ");
                // `giấy phép lái xe ô tô hoặc giấy phép lái xe mô tô` is one paper either way.
                let alike = self.is_name_of(thing, end, element.name);
                element.either |=
                    joint == Joint::Or && offered && (another && !alike || of_another);
            }
            // After `đơn: 01 bản gốc` comes how it is handed in.
            how |= self.tokens[place].is_mark(':') && self.says_how(place + 1, end);
            let role = match self.tokens[place].sort {
                Sort::Phrase(role) => role,
                Sort::Mark(':') if !inside && !self.says_how(place + 1, end) => Role::Contains,
                _ => continue,
            };
            match role {
                Role::Condition | Role::Not if self.is_of_a_copy(place) => {}
                Role::Not if !self.lets_off(place) || self.is_description(place) => {}
                Role::Condition if self.is_of_a_thing_in_brackets(place) => {}
                Role::Condition if self.is_about_what(place) => {}
                Role::Condition if place == tail && self.is_of_form_title(head, place, end) => {}
                Role::Condition | Role::Not => {
                    let words = place..self.condition_end(place, end);
                    if element.condition.is_none() {
                        element.aside = inside;
                    }
                    element.limit(Some(words));
                }
                // A kind of writing is that wherever it comes from and whatever it speaks of.
                Role::Instead | Role::Foreign => {
                    element.name = element.name.filter(|name| name.plain);
                }
                Role::OneOf => element.either |= !inside,
                Role::About => {
                    closed &= inside;
                    about |= !inside;
                }
                Role::Says | Role::Contains if !inside => {
                    // After `A; B, trong đó nêu rõ …;` comes C.
                    let ends = role == Role::Says
                        && self.listed > 0
                        && !(place..end).any(|at| self.tokens[at].is_mark(':'));
                    if *mode != Mode::Contents && !ends {
                        self.set_mode(Mode::Contents, bullet);
                    }
                    element.next = self.attached(place..end);
                    if let Some((then, _)) = element.next {
                        element.end(then - 1);
                        break;
                    }
                    if let Some(words) = self.last_aside(place..end) {
                        element.aside = true;
                        element.limit(Some(words));
                    } else if role == Role::Says
                        && let Some(words) = self.last_case(place..end)
                    {
                        element.limit(Some(words));
                    }
                    break;
                }
                _ => {}
            }
        }
        element
    }

    fn begin_element(
        &self,
        tokens: Range<usize>,
        head: usize,
        (name, tail): (Option<Name<I>>, usize),
        mode: &Mode,
    ) -> Element<I> {
        let end = tokens.end;
        let sure = name.and_then(|name| match self.sureness(tail, end, name.open) {
            Some(_) if name.plain => Some((name, Sureness::Kind)),
            Some(sureness) => Some((name, sureness)),
            // More words make it another paper, of the same kind of writing.
            None => {
                let id = name.kind?;
                let kind = Name {
                    id: Some(id),
                    ..name
                };
                Some((kind, Sureness::Kind))
            }
        });
        let (standing, condition) = match mode {
            Mode::Conditional(words) => (Standing::Conditional, Some(words.clone())),
            Mode::OneOf(_) => (Standing::Alternative, None),
            Mode::Plain | Mode::Contents | Mode::Note => (Standing::Demanded, None),
        };
        Element {
            tokens,
            head,
            name: sure.map(|(name, _)| name),
            sureness: sure.map_or(Sureness::Kind, |(_, sureness)| sureness),
            thing: self.names_thing_at(head, end),
            standing,
            condition,
            aside: false,
            either: false,
            next: None,
        }
    }

    /// Returns whether a thing begins at a token that other things can follow in a list: not an
    /// application, which goes on about other papers, unless that is all that is said of it.
    fn is_thing(&self, head: usize, end: usize) -> bool {
        let alone = || self.joint(head + 1, end).is_some();
        match self.tokens[..end].get(head).map(|token| token.sort) {
            Some(Sort::Phrase(Role::Thing)) => true,
            Some(Sort::Phrase(Role::Request)) => alone(),
            Some(Sort::Name(name)) if name.asks => alone(),
            // A kind of writing that goes on with a name speaks of that, up to the next joint.
            Some(Sort::Name(_)) => {
                !self.names_thing_at(head + 1, end) || self.joint(head + 2, end).is_some()
            }
            _ => false,
        }
    }

    /// Returns the token after a condition: the end of the brackets that it stands in, or of the
    /// clause.
    fn condition_end(&self, at: usize, end: usize) -> usize {
        let inside = self.inside[at];
        let close = || (at..end).find(|at| !self.inside[*at]);
        inside.then(close).flatten().unwrap_or(end)
    }

    /// Returns how sure a name is by what follows it at `at`, `None` if that makes it another one.
    fn sureness(&self, at: usize, end: usize, open: bool) -> Option<Sureness> {
        let quote = |at: &usize| {
            let marks = ['"', '”', '\'', '’', '»', '*', ')'];
            marks.iter().any(|mark| self.tokens[*at].is_mark(*mark))
        };
        let at = (at..end).find(|at| !quote(at)).unwrap_or(end);
        if at == end {
            return Some(Sureness::WholeName);
        }
        let another = |at| self.names_thing_at(self.after_lead(at, end), end);
        let goes_on = |at: usize| {
            let tells = [Role::Says, Role::Contains];
            self.says_how(at, end)
                || tells.iter().any(|role| self.is_at(at, end, *role))
                // `theo mẫu`; `điều` alone may begin any word.
                || self.is_at(at, end, Role::Law) && self.word(at).contains(' ')
        };
        let harmless = match self.tokens[at].sort {
            // `hoặc tương đương`, `hoặc báo tử`: what else will do needs no name.
            Sort::Mark('.' | '(' | '[' | '/' | ':')
            | Sort::Phrase(Role::Contains | Role::Says | Role::Law | Role::Or) => true,
            // `tuyển dụng, điều động` is of two kinds, `của hội đồng, ban giám đốc` of one.
            Sort::Mark(',') if !goes_on(at + 1) && !another(at + 1) => {
                if !self.word(at - 1).contains(" của ") {
                    return None;
                }
                false
            }
            // `Giấy đề nghị … - Mẫu 02`
            Sort::Mark('-' | '–') if at + 1 < end && self.word(at + 1) == "mẫu" => true,
            Sort::Mark(',' | '-' | '–') => goes_on(at + 1) || another(at + 1),
            Sort::Number => {
                let counted = [Role::Piece, Role::Copy, Role::Original];
                counted.iter().any(|role| self.is_at(at + 1, end, *role))
            }
            Sort::Phrase(Role::And | Role::With) => another(at + 1),
            Sort::Phrase(Role::Thing) | Sort::Name(_) => false,
            Sort::Phrase(Role::About) => self.word(at) == "có",
            // `… phải có đăng ký ngành nghề`
            Sort::Phrase(Role::Then) => self.word(at) == "phải có",
            _ => self.says_how(at, end),
        };
        if harmless {
            Some(Sureness::HarmlessWords)
        } else {
            open.then_some(Sureness::Kind)
        }
    }

    /// Returns whether a token begins words that only say how, whose or when.
    fn says_how(&self, at: usize, end: usize) -> bool {
        at < end
            && match self.tokens[at].sort {
                Sort::Number => true,
                Sort::Phrase(role) => matches!(
                    role,
                    Role::Original
                        | Role::Copy
                        | Role::Electronic
                        | Role::Show
                        | Role::Submit
                        | Role::Certified
                        | Role::Quality
                        | Role::Piece
                        | Role::Goes
                        | Role::Condition
                        | Role::Not
                        | Role::Numeral
                ),
                _ => false,
            }
    }
}

impl<I> Element<I> {
    /// Ends the thing before a token, and the condition in it.
    fn end(&mut self, end: usize) {
        self.tokens.end = end;
        if let Some(condition) = &mut self.condition {
            condition.end = condition.end.min(end);
        }
    }

    /// Makes the thing depend on a condition, if it depends on none.
    fn limit(&mut self, condition: Option<Range<usize>>) {
        if self.standing == Standing::Demanded {
            self.standing = Standing::Conditional;
            self.condition = condition;
        }
    }
}
