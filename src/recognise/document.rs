//! Items of a dossier that ask for one paper, and results.

use super::item::{self, Asked, Meaning, Standing, Sureness, Tokens};
use super::lexicon::Lexicon;
use super::wording;
use crate::fold::fold;
use crate::model::PaperId;

/// How the words begin that say when an item is asked for, and not only when it is let off.
const CONDITIONS: &[&str] = &["trường hợp", "trong trường hợp", "nếu", "đối với", "khi"];

/// What an item of a dossier was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) paper: PaperId,
    /// The words that say when it is asked for.
    pub(super) condition: Option<String>,
}

/// Returns the paper that an item asks for, if it asks for nothing else, offers no choice and lets
/// nobody off.
///
/// What is only a kind of writing (`tờ trình`) is left out: two of a kind are not the same paper.
pub(super) fn read(papers: &Tokens<PaperId>, item: &str) -> Option<Reading> {
    let parts = item::read(papers, item);
    let mut asked = None;
    for part in &parts {
        match &part.meaning {
            Meaning::Paper(paper) if asked.is_none() => asked = Some(paper),
            Meaning::Amount => {}
            Meaning::Note if papers.names_nothing(&item[part.words.clone()]) => {}
            Meaning::Paper(_) | Meaning::Note | Meaning::Heading | Meaning::Unread => return None,
        }
    }
    let asked = asked.filter(|asked| asked.sureness != Sureness::Kind)?;
    if !papers.names_only(item, asked.paper) {
        return None;
    }
    let condition = match asked.standing {
        Standing::Demanded => None,
        Standing::Conditional => Some(condition(asked, item)?),
        Standing::Alternative | Standing::NotRequired => return None,
    };
    Some(Reading {
        paper: asked.paper,
        condition,
    })
}

/// Returns the words that say when a paper is asked for, with one blank between two.
fn condition(asked: &Asked<PaperId>, item: &str) -> Option<String> {
    let words = item.get(asked.condition.clone()?)?;
    wording::after_any(&fold(words), CONDITIONS)?;
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
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
