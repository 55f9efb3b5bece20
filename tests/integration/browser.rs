//! The HTML page in a real browser: what it shows, how it is used, whom it would hinder.
//!
//! `tests/browser/page.mjs` drives Chromium; what it needs is installed in a folder of the build. Where
//! there is no Chromium or no Node, or the packages cannot be had, the test says so and passes, unless
//! `TINHGON_BROWSER=required` is set, as `.ci/run` does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{Desk, project};
use crate::formats::{hostile, review};

/// What Chromium may be called.
const CHROMIUM: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Finds a program where programs are.
fn program(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let mut places = std::env::split_paths(&folders).map(|folder| folder.join(name));
    places.find(|place| place.is_file())
}

/// Returns Chromium, Node and a folder with what drives them; else what is missing.
fn tools() -> Result<(PathBuf, PathBuf, PathBuf), String> {
    let mut chromium = CHROMIUM.iter().filter_map(|name| program(name));
    let chromium = chromium.next().ok_or("there is no Chromium")?;
    let node = program("node").ok_or("there is no Node")?;
    let npm = program("npm").ok_or("there is no npm")?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
    fs::create_dir_all(&folder).expect("a folder of the build can be made");
    let here = project().join("tests/browser");
    let manifest = fs::read(here.join("package.json")).expect("the manifest is there");
    let is_installed = fs::read(folder.join("package.json")).is_ok_and(|it| it == manifest)
        && folder.join("node_modules/playwright-core").is_dir()
        && folder.join("node_modules/axe-core").is_dir();
    fs::copy(here.join("page.mjs"), folder.join("page.mjs")).expect("the script is copied");
    if !is_installed {
        fs::write(folder.join("package.json"), manifest).expect("the manifest is copied");
        let mut install = Command::new(npm);
        install
            .args(["install", "--no-package-lock", "--no-audit", "--no-fund"])
            .args(["--ignore-scripts", "--silent"])
            .current_dir(&folder);
        let output = install.output().expect("npm can be started");
        if !output.status.success() {
            let told = String::from_utf8_lossy(&output.stderr);
            return Err(format!("npm cannot install what drives it: {told}"));
        }
    }
    Ok((chromium, node, folder))
}

#[test]
#[expect(
    clippy::print_stderr,
    reason = "a test that is passed over has to say so"
)]
fn the_page_shows_the_review_and_serves_everybody() {
    let (chromium, node, folder) = match tools() {
        Ok(tools) => tools,
        Err(missing) => {
            let is_required =
                std::env::var_os("TINHGON_BROWSER").is_some_and(|it| it == "required");
            assert!(!is_required, "{missing}");
            eprintln!("the page is not tested in a browser: {missing}");
            return;
        }
    };
    let desk = Desk::new();
    let made = review(
        &desk,
        &["--format", "html,json", "-o", "out", "--fail-on", "never"],
    );
    assert_eq!(made.code, Some(0), "{made}");
    desk.file("hostile/a.tthc", hostile());
    let words = "review hostile --as-of 2023-12-31 --fail-on never --format html -o hostile.html";
    let made = desk.run(&words.split(' ').collect::<Vec<_>>());
    assert_eq!(made.code, Some(0), "{made}");
    let mut drive = Command::new(node);
    drive
        .arg(folder.join("page.mjs"))
        .arg(chromium)
        .args(["out/review.html", "out/review.json", "hostile.html"].map(|it| desk.path(it)))
        .current_dir(&folder);
    let output = drive.output().expect("node can be started");
    let [told, wrong] =
        [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    assert!(output.status.success(), "{told}{wrong}");
}
