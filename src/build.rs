//! Embeds the shipped rules and catalogue, and tells the program what it is built from.
//!
//! Lists every `rules/**/*.tthc` for `src/shipped.rs`; hashes every file the program is made of, so that
//! what another build has kept is not taken for its own.
#![allow(
    clippy::print_stdout,
    clippy::unnecessary_debug_formatting,
    reason = "cargo reads the output, and debug formatting quotes a path as Rust does"
)]

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets the manifest folder"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets the output folder"));
    let mut files = Vec::new();
    collect(&root.join("rules"), &mut files)?;
    files.sort();
    let built_from = built_from(&root, &files)?;
    println!("cargo::rustc-env=TINHGON_BUILT_FROM={built_from:016x}");
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

/// Hashes the files of the program with their paths, and has cargo watch them.
fn built_from(root: &Path, rules: &[PathBuf]) -> io::Result<u64> {
    let mut files = vec![root.join("Cargo.toml"), root.join("Cargo.lock")];
    let mut folders = vec![root.join("src"), root.join("grammar")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if !path
                .components()
                .any(|part| part.as_os_str() == "snapshots")
            {
                files.push(path);
            }
        }
    }
    files.sort();
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    let mut hash = DefaultHasher::new();
    for file in files.iter().chain(rules) {
        file.strip_prefix(root).unwrap_or(file).hash(&mut hash);
        fs::read(file)?.hash(&mut hash);
    }
    Ok(hash.finish())
}
