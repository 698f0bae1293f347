//! The modules of all groups → one crate with a `main` that runs every case through them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use speccast::config::{AssertFormats, Package};
use speccast::{Config, Source};

use crate::workspace::{cargo, root};

/// Has every type that the runtime has a part for, so that its copy has all of them.
const ALL: &str = r##"
openapi: 3.1.0
info: {title: Suite, version: "1"}
components:
  schemas:
    All:
      type: object
      properties:
        date: {type: string, format: date}
        time: {type: string, format: date-time}
        uuid: {type: string, format: uuid}
        byte: {type: string, format: byte}
        plain: {type: string, pattern: "^a"}
        fancy: {type: string, pattern: "^(?=a)"}
"##;

/// What judges a text as a type: as a user does, by the checker alone, and without it.
const JUDGE: &str = "\
use crate::runtime::{Mode, Model, Report, Valid, accepts, check, from_text};

/// Whether a text is accepted: all in all, by the checker, by decoding and the typed constraints;
/// whether these are said to be exact.
pub type Verdict = [bool; 4];

pub fn judge<T: Model>(text: &str) -> Verdict {
    let value: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let told = check(T::schema(), T::SIDE, &value, &mut Report::new());
    assert_eq!(told, accepts(T::schema(), T::SIDE, &value));
    let typed = from_text::<T>(text, Mode::Strict).is_ok_and(|one| one.conforms());
    // The null of a nullable type is not in it but around it.
    let accepted = match value.is_null() {
        true => Valid::<Option<T>>::from_json(text.as_bytes()).is_ok(),
        false => Valid::<T>::from_json(text.as_bytes()).is_ok(),
    };
    [accepted, told, typed, T::EXACT]
}
";

/// Reads texts, a list for each group, and prints what becomes of each.
const MAIN: &str = "\
use suite::groups::ALL;

fn main() {
    let text = std::io::read_to_string(std::io::stdin()).unwrap_or_default();
    let cases: Vec<Vec<String>> = serde_json::from_str(&text).unwrap_or_default();
    let verdicts: Vec<Vec<_>> = ALL
        .iter()
        .zip(&cases)
        .map(|(judge, cases)| cases.iter().map(|one| judge(one)).collect())
        .collect();
    println!(\"{}\", serde_json::to_string(&verdicts).unwrap_or_default());
}
";

/// Nothing is built to be debugged.
const PROFILE: &str = "\n[profile.dev]\ndebug = false\nincremental = false\n\n[workspace]\n";

/// What became of a case: accepted all in all, by the checker alone, without it; and whether the
/// last is said to be exact.
pub(super) type Verdict = [bool; 4];

/// Where the crate stands.
fn folder() -> PathBuf {
    root().join("target/jsonschema")
}

/// Writes the crate; a module for each group.
///
/// # Errors
/// What stands in the way.
pub(super) fn write(modules: &[String]) -> Result<(), String> {
    let package = Package { name: Some("suite".to_owned()), ..Package::default() };
    let config = Config { package, assert_formats: AssertFormats::All, ..Config::default() };
    let made = speccast::generate(&Source::text("all.yaml", ALL), &config);
    let mut files = made.files.ok_or("the runtime cannot be made")?.0;
    if let Some(manifest) = files.get_mut("Cargo.toml") {
        manifest.push_str(PROFILE);
    }
    if let Some(lib) = files.get_mut("src/lib.rs") {
        lib.push_str("pub mod groups;\n");
    }
    let mut index = format!("{JUDGE}\n");
    let mut all = String::new();
    for (number, text) in modules.iter().enumerate() {
        index.push_str(&format!("pub mod g{number};\n"));
        all.push_str(&format!("    judge::<g{number}::models::Case>,\n"));
        files.insert(format!("src/groups/g{number}.rs"), text.clone());
    }
    index.push_str(&format!("\npub const ALL: &[fn(&str) -> Verdict] = &[\n{all}];\n"));
    files.insert("src/groups/mod.rs".to_owned(), index);
    files.insert("src/main.rs".to_owned(), MAIN.to_owned());
    clear(&folder().join("src/groups"))?;
    for (path, text) in files {
        put(&folder().join(path), &text)?;
    }
    // The repository's lock keeps the crates on versions that are known to be there.
    let lock = root().join("Cargo.lock");
    fs::copy(lock, folder().join("Cargo.lock")).map(drop).map_err(|reason| reason.to_string())
}

fn clear(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(reason) if folder.exists() => Err(format!("{}: {reason}", folder.display())),
        _ => Ok(()),
    }
}

/// Writes a file, when it changed.
fn put(path: &Path, text: &str) -> Result<(), String> {
    let told = |reason| format!("{}: {reason}", path.display());
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    fs::create_dir_all(path.parent().unwrap_or(path)).map_err(told)?;
    fs::write(path, text).map_err(told)
}

/// Builds the crate.
///
/// # Errors
/// That it does not compile.
pub(super) fn build() -> Result<(), String> {
    let status = cargo()
        .current_dir(folder())
        .args(["build", "--quiet", "--target-dir"])
        .arg(folder().join("target"))
        .status()
        .map_err(|reason| format!("cargo cannot be run: {reason}"))?;
    if status.success() {
        Ok(())
    } else {
        Err("the crate of the suite does not compile".to_owned())
    }
}

/// Runs the texts of each group.
///
/// # Errors
/// That the run broke off.
pub(super) fn run(cases: &[Vec<String>]) -> Result<Vec<Vec<Verdict>>, String> {
    let input = folder().join("cases.json");
    put(&input, &serde_json::to_string(cases).map_err(|reason| reason.to_string())?)?;
    let told = |reason: std::io::Error| format!("the suite cannot be run: {reason}");
    let output = Command::new(folder().join("target/debug/suite"))
        .stdin(Stdio::from(fs::File::open(&input).map_err(told)?))
        .stderr(Stdio::inherit())
        .output()
        .map_err(told)?;
    if !output.status.success() {
        return Err(format!("the suite broke off ({})", output.status));
    }
    serde_json::from_slice(&output.stdout).map_err(|reason| reason.to_string())
}
