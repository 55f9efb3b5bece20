//! Tests of the whole, from outside.

mod import;
mod properties;
mod readme;
mod reference;
mod rules;
mod tidy;
