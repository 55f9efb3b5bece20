//! From values to text for people and machines.

pub mod snippet;
