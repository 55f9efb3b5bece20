//! Tests of the whole, from outside.

mod reference;
mod rules;
mod tidy;
