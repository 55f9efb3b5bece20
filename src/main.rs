//! The `tinhgon` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    tinhgon::cli::run()
}
