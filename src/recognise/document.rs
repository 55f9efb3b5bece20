//! Items of a dossier and what they ask for, and results.

use std::ops::Range;

use super::item::{self, Handing, How, Meaning, Part, Standing, Sureness, Tokens};
use super::lexicon::Lexicon;
use super::wording;
use crate::fold::fold;
use crate::model::{Document, PaperId, Recognition, Stated};
use crate::quantity::Number;

/// How the words begin that say when an item is asked for, and not only when it is let off.
const CONDITIONS: &[&str] = &["trường hợp", "trong trường hợp", "nếu", "đối với", "khi"];

/// What an item of a dossier was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reading {
    /// It asks for one paper.
    One {
        paper: PaperId,
        /// The words that say when it is asked for.
        condition: Option<String>,
        /// How it is handed in.
        quantities: Option<Quantities>,
    },
    /// It asks for several things.
    Several(Vec<Thing>),
}

/// One of the things that an item asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Thing {
    /// Its words, as bytes of the item.
    pub(super) words: Range<usize>,
    /// `None` where its words name no paper of the catalogue.
    pub(super) paper: Option<PaperId>,
    /// In which choice of the item it stands, counted from 0.
    pub(super) choice: Option<u32>,
    /// The words that say when it is asked for.
    pub(super) condition: Option<String>,
    /// How it is handed in.
    pub(super) quantities: Option<Quantities>,
}

/// How many of a document are handed in, as its words say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Quantities {
    originals: u16,
    certified: u16,
    copies: u16,
    shown: bool,
    electronic: bool,
}

impl Quantities {
    /// Returns what the words say of all ways; a single way without a number is one piece. `None` where
    /// they let choose, or leave a number open.
    fn of(how: &How) -> Option<Self> {
        let ways: Vec<Handing> = how.handing.iter().map(|handed| handed.way).collect();
        let mut quantities = Self::default();
        if ways == [Handing::Shown] || ways == [Handing::Original, Handing::Shown] {
            quantities.shown = true;
            return Some(quantities);
        }
        let alone = ways.len() == 1;
        if how.any_way || ways.is_empty() {
            return None;
        }
        for handed in &how.handing {
            let count = handed.count.or(alone.then_some(1))?;
            match handed.way {
                Handing::Original => quantities.originals = count,
                Handing::Certified => quantities.certified = count,
                Handing::Copy => quantities.copies = count,
                Handing::Electronic => quantities.electronic = true,
                Handing::Shown => return None,
            }
        }
        Some(quantities)
    }

    /// Says it of a document of which the file does not.
    pub(super) fn tell(self, document: &mut Document) {
        if document.handing != Recognition::Unrecognised {
            return;
        }
        let number = |count: u16| {
            Stated::Is(Number {
                thousandths: i64::from(count) * 1000,
            })
        };
        document.originals = number(self.originals);
        document.certified = number(self.certified);
        document.copies = number(self.copies);
        document.shown = self.shown;
        // `electronic, paper` leaves open which paper, and says that an electronic one is taken.
        document.electronic |= self.electronic;
        document.handing = Recognition::ByText;
    }
}

/// Returns what an item asks for, where that is known of all its words.
///
/// What is only a kind of writing (`tờ trình`) is no paper: two of a kind are not the same. An item
/// of which no paper is known stays whole, since nothing could be said of its things.
pub(super) fn read(papers: &Tokens<PaperId>, item: &str) -> Option<Reading> {
    let parts = item::read(papers, item);
    let mut asked = Vec::new();
    for part in &parts {
        let words = &item[part.words.clone()];
        match &part.meaning {
            Meaning::Amount | Meaning::Heading => {}
            Meaning::Note if papers.names_nothing(words) || papers.lets_off(words) => {}
            Meaning::Contents if papers.names_nothing(words) => {}
            Meaning::Paper(_) | Meaning::Unread(Some(_)) => asked.push(part),
            Meaning::Note | Meaning::Contents | Meaning::Unread(None) => return None,
        }
    }
    if let [only] = asked[..] {
        let plain = |part: &Part<PaperId>| match part.meaning {
            Meaning::Note => papers.names_nothing(&item[part.words.clone()]),
            Meaning::Heading => false,
            _ => true,
        };
        return parts.iter().all(plain).then(|| one(papers, item, only))?;
    }
    let is_asked = |part: &&&Part<PaperId>| {
        let how = part.meaning.how();
        how.is_some_and(|how| how.standing != Standing::NotRequired)
    };
    let things: Vec<Thing> = asked
        .iter()
        .filter(is_asked)
        .map(|part| thing(papers, item, part))
        .collect();
    (things.len() > 1 && things.iter().any(|thing| thing.paper.is_some()))
        .then_some(Reading::Several(things))
}

/// Returns the paper that an item asks for, if it offers no choice and lets nobody off.
fn one(papers: &Tokens<PaperId>, item: &str, part: &Part<PaperId>) -> Option<Reading> {
    let Meaning::Paper(asked) = &part.meaning else {
        return None;
    };
    if asked.sureness == Sureness::Kind || !papers.names_only(item, asked.paper) {
        return None;
    }
    let condition = match asked.how.standing {
        Standing::Demanded => None,
        Standing::Conditional => {
            let words = item.get(asked.how.condition.clone()?)?;
            wording::after_any(&fold(words), CONDITIONS)?;
            Some(spaced(words))
        }
        Standing::Alternative | Standing::NotRequired => return None,
    };
    Some(Reading::One {
        paper: asked.paper,
        condition,
        quantities: Quantities::of(&asked.how),
    })
}

/// Reads one of several things; its paper only where its words name no other.
fn thing(papers: &Tokens<PaperId>, item: &str, part: &Part<PaperId>) -> Thing {
    let words = &item[part.words.clone()];
    let paper = match &part.meaning {
        Meaning::Paper(asked) if asked.sureness != Sureness::Kind => Some(asked.paper),
        _ => None,
    };
    let how = part.meaning.how();
    let condition = how.and_then(|how| match (how.standing, &how.condition) {
        (_, Some(words)) => Some(spaced(&item[words.clone()])),
        // Nobody knows when; the whole item says so.
        (Standing::Conditional, None) => Some(spaced(item)),
        _ => None,
    });
    Thing {
        words: part.words.clone(),
        paper: paper.filter(|paper| papers.names_only(words, *paper)),
        choice: how.and_then(|how| how.choice),
        condition,
        quantities: how.and_then(Quantities::of),
    }
}

/// Returns words with one blank between two.
pub(super) fn spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the paper that a result is, if the whole of its text says so.
pub(super) fn read_whole(papers: &Lexicon<PaperId>, result: &str) -> Option<PaperId> {
    let folded = fold(result);
    let mut text = wording::without_notes(&folded);
    loop {
        if let Some(paper) = papers.whole(text) {
            return Some(paper);
        }
        text = wording::without_lead(text)?;
    }
}
