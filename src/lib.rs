//! tinhgon reviews administrative procedures and proposes how to simplify them.
// The order of these lines is the floor plan: a module may name only those above it.
pub mod span;
pub mod phrase;
pub mod truth;
pub mod fold;
pub mod index;
pub mod symbol;
pub mod quantity;
pub mod source;
pub mod calendar;
pub mod diagnostic;
pub mod syntax;
pub mod model;
pub mod shipped;
pub mod graph;
pub mod rule;
pub mod finding;
pub mod verify;
pub mod report;
pub mod cli;
