//! Tests of the whole, from outside.

mod import;
mod reference;
mod rules;
mod tidy;
