//! The forms of a review in the hands of programs that are not ours: the page in a real browser, what it
//! shows, how it is used, whom it would hinder; the others by readers of their formats.
//!
//! `tests/browser` holds the scripts that drive Chromium and Node; what they need is installed in a
//! folder of the build. Where there is no Chromium or no Node, or the packages cannot be had, a test
//! says so and passes, unless `TINHGON_BROWSER=required` is set, as `.ci/run` does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::command::{Desk, project};
use crate::formats::{hostile, review};

/// What Chromium may be called.
const CHROMIUM: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Finds a program where programs are.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let mut places = std::env::split_paths(&folders).map(|folder| folder.join(name));
    places.find(|place| place.is_file())
}

/// Node, and a folder with the scripts and what they need.
struct Tools {
    node: PathBuf,
    folder: PathBuf,
}

impl Tools {
    /// Returns them, installed once for all tests; else what is missing.
    fn get() -> Result<&'static Self, &'static str> {
        static TOOLS: OnceLock<Result<Tools, String>> = OnceLock::new();
        let tools = TOOLS.get_or_init(Self::install);
        tools.as_ref().map_err(String::as_str)
    }

    fn install() -> Result<Self, String> {
        let node = program("node").ok_or("there is no Node")?;
        let npm = program("npm").ok_or("there is no npm")?;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
        fs::create_dir_all(&folder).expect("a folder of the build can be made");
        let here = project().join("tests/browser");
        for script in ["page.mjs", "forms.mjs"] {
            fs::copy(here.join(script), folder.join(script)).expect("a script is copied");
        }
        let manifest = fs::read(here.join("package.json")).expect("the manifest is there");
        // The manifest is copied last, so that it stands for all that it names.
        if fs::read(folder.join("installed.json")).is_ok_and(|it| it == manifest) {
            return Ok(Self { node, folder });
        }
        fs::write(folder.join("package.json"), &manifest).expect("the manifest is copied");
        let mut install = Command::new(npm);
        install
            .args(["install", "--no-package-lock", "--no-audit", "--no-fund"])
            .args(["--ignore-scripts", "--silent"])
            .current_dir(&folder);
        let output = install.output().expect("npm can be started");
        if !output.status.success() {
            let told = String::from_utf8_lossy(&output.stderr);
            return Err(format!("npm cannot install what is needed: {told}"));
        }
        fs::write(folder.join("installed.json"), manifest).expect("what is installed is noted");
        Ok(Self { node, folder })
    }

    /// Runs a script; what it says is told where it fails.
    fn run(&self, script: &str, words: &[PathBuf]) {
        let mut drive = Command::new(&self.node);
        drive
            .arg(self.folder.join(script))
            .args(words)
            .current_dir(&self.folder);
        let output = drive.output().expect("node can be started");
        let [told, wrong] =
            [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
        assert!(output.status.success(), "{told}{wrong}");
    }
}

/// Says that a test is passed over, where it may be: where a variable does not say that it is required.
#[expect(
    clippy::print_stderr,
    reason = "a test that is passed over has to say so"
)]
pub(crate) fn pass_over_unless(variable: &str, missing: &str) {
    let is_required = std::env::var_os(variable).is_some_and(|it| it == "required");
    assert!(!is_required, "{missing}");
    eprintln!("not tested with other programs: {missing}");
}

fn pass_over(missing: &str) {
    pass_over_unless("TINHGON_BROWSER", missing);
}

/// Reviews the catalogue of hostile names.
fn review_hostile(desk: &Desk, more: &[&str]) {
    desk.file("hostile/a.tthc", hostile());
    let mut words = vec!["review", "hostile", "--as-of", "2023-12-31"];
    words.extend(more);
    let made = desk.run(&words);
    assert_eq!(made.code, Some(1), "{made}");
}

#[test]
fn the_page_shows_the_review_and_serves_everybody() {
    let chromium = CHROMIUM.iter().find_map(|name| program(name));
    let (tools, chromium) = match (Tools::get(), chromium) {
        (Err(missing), _) => return pass_over(missing),
        (_, None) => return pass_over("there is no Chromium"),
        (Ok(tools), Some(chromium)) => (tools, chromium),
    };
    let desk = Desk::new();
    let made = review(&desk, &["--format", "html,json", "-o", "out"]);
    assert_eq!(made.code, Some(1), "{made}");
    review_hostile(&desk, &["--format", "html", "-o", "hostile.html"]);
    let files = ["out/review.html", "out/review.json", "hostile.html"].map(|it| desk.path(it));
    tools.run("page.mjs", &[&[chromium], &files[..]].concat());
}

#[test]
fn the_other_forms_are_read_by_other_programs_and_say_the_same() {
    let tools = match Tools::get() {
        Ok(tools) => tools,
        Err(missing) => return pass_over(missing),
    };
    let desk = Desk::new();
    let forms = ["--format", "json,sarif,junit,github,markdown,csv", "-o"];
    let made = review(&desk, &[&forms[..], &["out"]].concat());
    assert_eq!(made.code, Some(1), "{made}");
    review_hostile(&desk, &[&forms[..], &["hostile-out"]].concat());
    tools.run("forms.mjs", &["out", "hostile-out"].map(|it| desk.path(it)));
}
