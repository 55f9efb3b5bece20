//! Embeds the shipped rules and catalogue: lists every `rules/**/*.tthc` for `src/shipped.rs`.
#![allow(
    clippy::print_stdout,
    clippy::unnecessary_debug_formatting,
    reason = "cargo reads the output, and debug formatting quotes a path as Rust does"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets the manifest folder"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets the output folder"));
    let mut files = Vec::new();
    collect(&root.join("rules"), &mut files)?;
    files.sort();
    let mut list = String::from("&[\n");
    for file in &files {
        let name = file
            .strip_prefix(&root)
            .unwrap_or(file)
            .to_string_lossy()
            .replace('\\', "/");
        writeln!(list, "({name:?}, include_str!({file:?})),")
            .expect("writing to a string cannot fail");
    }
    list.push(']');
    fs::write(out.join("shipped.in"), list)
}

/// Collects the rule files below a folder, and has cargo watch each folder for new ones.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "tthc")
        {
            files.push(path);
        }
    }
    Ok(())
}
