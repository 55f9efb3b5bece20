//! placeholder
use super::ast::File;
use super::keyword::Vocabulary;
/// Writes.
pub fn print(_file: &File<'_>, _vocabulary: Vocabulary) -> String {
    String::new()
}
