//! Text to syntax tree and back.
//!
//! [`parse()`] reads one file with recovery; [`print()`] writes a tree in canonical form. No name
//! is resolved here, and no word has a meaning beyond its place.

pub mod ast;
pub mod keyword;
pub mod term;
mod cut;
mod grammar;
mod parse;
mod print;

pub use parse::parse;
pub use print::{print, print_binder, print_clause, print_expression};
