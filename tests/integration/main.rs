//! Tests of the whole, from outside.

mod import;
mod import_command;
mod properties;
mod readme;
mod reference;
mod rules;
mod tidy;
