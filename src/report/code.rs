//! The page of a kind of mistake, as `tinhgon explain CODE` shows it.

use super::wrap::paragraph;
use crate::diagnostic::Code;
use crate::phrase::{Language, phrase};

/// Writes what a code means, why it is a mistake, a wrong example and the right one.
pub fn page(code: Code, language: Language) -> String {
    let mut out = format!("{}\n", code.slug());
    let Some(page) = code.page() else {
        paragraph(&mut out, "  ", code.description());
        return out;
    };
    let wording = page.in_language(language);
    paragraph(&mut out, "  ", wording.meaning);
    out.push('\n');
    paragraph(&mut out, "  ", wording.reason);
    for (title, example) in [
        (phrase!("Sai", "Wrong"), wording.wrong),
        (phrase!("Đúng", "Right"), wording.right),
    ] {
        out.extend(["\n  ", title.in_language(language), ":\n"]);
        for line in example.lines() {
            out.extend(["    ", line, "\n"]);
        }
    }
    out
}
