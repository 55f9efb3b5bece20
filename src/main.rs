//! The `tinhgon` command.
fn main() {}
