//! A condition in words: one sentence, or several that belong together.

use crate::phrase::{Phrase, phrase};
/// What a condition says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::report) struct Saying {
    /// The sentence; with parts, what stands before them, often nothing.
    lead: Phrase,
    /// How the parts belong together; `None` where there are none.
    joint: Option<Joint>,
    /// The sentences below it.
    parts: Vec<Self>,
}

/// How several conditions belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// `a and b`
    All,
    /// `not (a and b)`
    NotAll,
    /// `a or b`
    Any,
    /// `not (a or b)`
    Neither,
}

impl Saying {
    /// One sentence.
    pub(super) fn sentence(lead: Phrase) -> Self {
        Self {
            lead,
            ..Self::default()
        }
    }

    /// Several that belong together.
    pub(super) fn group(joint: Joint, parts: Vec<Self>) -> Self {
        Self {
            lead: Phrase::default(),
            joint: Some(joint),
            parts,
        }
    }

    /// Puts words before what is said.
    #[must_use]
    pub(super) fn after(self, mut lead: Phrase) -> Self {
        lead += self.lead;
        Self { lead, ..self }
    }

    /// Returns the sentences that a joint binds together; itself where it is bound otherwise.
    fn into_parts(self, joint: Joint) -> Vec<Self> {
        if self.joint == Some(joint) && self.lead == Phrase::default() {
            return self.parts;
        }
        vec![self]
    }

    /// Returns the sentences below it.
    pub(in crate::report) fn parts(&self) -> &[Self] {
        &self.parts
    }

    /// Returns the sentence, or the words that stand before its parts in a list.
    pub(in crate::report) fn heading(&self) -> Phrase {
        let joint = match self.joint {
            None => return self.lead.clone(),
            Some(Joint::All) => phrase!(
                "tất cả những điều sau đều đúng:",
                "all of the following hold:"
            ),
            Some(Joint::NotAll) => phrase!(
                "không phải tất cả những điều sau đều đúng:",
                "not all of the following hold:"
            ),
            Some(Joint::Any) => phrase!(
                "ít nhất một trong những điều sau đúng:",
                "at least one of the following holds:"
            ),
            Some(Joint::Neither) => phrase!(
                "không điều nào sau đây đúng:",
                "none of the following holds:"
            ),
        };
        let mut heading = self.lead.clone();
        heading += joint;
        heading
    }

    /// Returns all of it in one line, for a place inside another sentence.
    pub(super) fn inline(&self) -> Phrase {
        let parts: Vec<Phrase> = self.parts.iter().map(Self::bracketed).collect();
        let joined = |vi, en| {
            let parts = |language: fn(&Phrase) -> &str, between: &str| {
                parts.iter().map(language).collect::<Vec<_>>().join(between)
            };
            Phrase::new(parts(|part| &part.vi, vi), parts(|part| &part.en, en))
        };
        let mut said = self.lead.clone();
        said += match self.joint {
            None => return said,
            Some(Joint::All) => joined(" và ", " and "),
            Some(Joint::Any) => joined(" hoặc ", " or "),
            Some(Joint::NotAll) => {
                let Phrase { vi, en } = joined(" và ", " and ");
                phrase!("không đồng thời có: {vi}", "it is not so that {en}")
            }
            Some(Joint::Neither) => {
                let Phrase { vi, en } = joined(", cũng không ", ", nor ");
                phrase!("không {vi}", "neither {en}")
            }
        };
        said
    }

    /// Returns all of it in one line, in brackets where words of its own bind several together: to
    /// follow `such that`.
    pub(super) fn subordinate(&self) -> Phrase {
        if self.lead == Phrase::default() {
            return self.inline();
        }
        self.bracketed()
    }

    /// Returns it in one line, in brackets where it is made of several.
    fn bracketed(&self) -> Phrase {
        let Phrase { vi, en } = self.inline();
        match self.joint {
            None => phrase!("{vi}", "{en}"),
            Some(_) => phrase!("({vi})", "({en})"),
        }
    }
}

/// Returns what must all hold as a list of sentences.
pub(super) fn all(sayings: Vec<Saying>) -> Vec<Saying> {
    let sayings = sayings.into_iter();
    sayings
        .flat_map(|saying| saying.into_parts(Joint::All))
        .collect()
}

/// Returns what must not hold, any of it, as one sentence: a list would leave open whether all of
/// it must hold at once.
pub(super) fn any(sayings: Vec<Saying>) -> Vec<Saying> {
    let sayings = sayings.into_iter();
    let parts: Vec<Saying> = sayings
        .flat_map(|saying| saying.into_parts(Joint::Any))
        .collect();
    match parts.len() {
        0 | 1 => parts,
        _ => vec![Saying::group(Joint::Any, parts)],
    }
}
