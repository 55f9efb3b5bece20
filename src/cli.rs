//! The roof: the only part that reads files, clocks and terminals.

pub mod error;
pub mod import;
pub mod io;
