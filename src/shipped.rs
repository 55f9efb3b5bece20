//! The rules and the catalogue that come with the program.

/// Every shipped file by its path, `rules/catalog/registers.tthc`, in the order of the paths.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/shipped.in"));

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rayon::prelude::*;

    use super::*;
    use crate::diagnostic::{Diagnostic, Diagnostics};
    use crate::model;
    use crate::span::FileId;
    use crate::syntax::{ast, parse};

    /// Names the file of a diagnostic, which has only its number.
    fn tell(diagnostic: &Diagnostic) -> String {
        let place = diagnostic.primary.as_ref().map(|label| {
            let (path, text) = FILES[label.span.file.0 as usize];
            let before = &text[..label.span.start as usize];
            format!("{path}:{}", before.matches('\n').count() + 1)
        });
        format!("{}: {}", place.unwrap_or_default(), diagnostic.message.en)
    }

    #[test]
    fn everything_shipped_parses_and_resolves_at_any_date_without_a_word() {
        let mut sink = Diagnostics::default();
        let files: Vec<ast::File<'_>> = FILES
            .iter()
            .zip(0..)
            .map(|((_, text), id)| parse(FileId(id), text, &mut sink))
            .collect();
        assert!(!files.is_empty());
        let dates = [
            date(2017, 12, 31),
            date(2023, 12, 31),
            date(2025, 12, 31),
            date(2026, 7, 18),
            date(2027, 3, 15),
        ];
        let told: Vec<Diagnostics> = dates
            .par_iter()
            .map(|as_of| {
                let mut sink = Diagnostics::default();
                model::resolve(&files, *as_of, &mut sink);
                sink
            })
            .collect();
        for found in told {
            sink.append(found);
        }
        let told: Vec<String> = sink.sorted().into_iter().map(tell).collect();
        assert_eq!(told, Vec::<String>::new());
    }
}
