//! Tests of the whole, from outside.

mod rules;
mod tidy;
