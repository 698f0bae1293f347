//! The crates of a corpus → whether they compile, what clippy and rustdoc say of them, and which of
//! their operations are reached: one workspace, one target folder, a few Cargo runs a crate.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use super::row::{Compiled, Fate, Reached, Row, folder};
use crate::Corpus;

/// What sends each operation a request, and says which were not reached.
const REACH: &str = "\
fn main() {
    let found = NAME::arbitrary::reach(&[]);
    for one in &found {
        match &one.obstacle {
            None => println!(\"reached\"),
            Some(obstacle) => println!(\"missed {:?} {obstacle:?}\", one.operation),
        }
    }
}
";

/// Without TLS, whose crates would cost more than all others.
const FEATURES: &str = "arbitrary,client,server";

/// Nothing is built to be debugged or built again.
const PROFILE: &str = "[profile.dev]\ndebug = false\nincremental = false\n";

/// Makes an empty folder for the crates.
///
/// # Errors
/// What the file system says.
pub(crate) fn prepare(crates: &Path) -> Result<(), String> {
    let told = |reason: std::io::Error| format!("{}: {reason}", crates.display());
    if crates.exists() {
        fs::remove_dir_all(crates).map_err(told)?;
    }
    fs::create_dir_all(crates).map_err(told)
}

/// Compiles every crate that was generated, and notes in its row how that went.
///
/// # Errors
/// Why the workspace could not be made.
pub(crate) fn all(crates: &Path, rows: &mut [Row], asked: &Corpus) -> Result<(), String> {
    let generated = rows.iter().filter(|row| row.fate == Fate::Generated);
    let members: Vec<_> =
        generated.map(|row| format!("    \"{}\",\n", folder(&row.document))).collect();
    let manifest =
        format!("[workspace]\nresolver = \"3\"\nmembers = [\n{}]\n\n{PROFILE}", members.concat());
    fs::write(crates.join("Cargo.toml"), manifest).map_err(|reason| reason.to_string())?;
    // What users have; the rules of this repository are its own.
    fs::write(crates.join("clippy.toml"), "").map_err(|reason| reason.to_string())?;
    // The repository's lock keeps the crates on versions that are known to be there.
    let _ = fs::copy(crate::workspace::root().join("Cargo.lock"), crates.join("Cargo.lock"));
    // Rows ask for one crate at a time; all together they keep every core busy.
    warm(crates, asked);
    for index in 0..rows.len() {
        let Some(row) = rows.get_mut(index) else { continue };
        if row.fate != Fate::Generated || row.compiled.is_some() {
            continue;
        }
        of_row(crates, row, asked);
        eprintln!("{}", super::table::line(row));
        super::save(asked, rows)?;
    }
    Ok(())
}

/// Does for all crates at once what the rows ask for; what goes wrong is said there.
fn warm(crates: &Path, asked: &Corpus) {
    let judge = if asked.clippy { "clippy" } else { "check" };
    for (what, is_asked) in [(judge, true), ("doc", asked.rustdoc)] {
        if is_asked {
            let mut command = cargo(crates);
            command.args([what, "--workspace", "--keep-going", "--quiet", "--features", FEATURES]);
            if what == "doc" {
                command.arg("--no-deps");
            }
            let _ = command.output();
        }
    }
}

/// Compiles the crate of a row, and what else is asked of it.
fn of_row(crates: &Path, row: &mut Row, asked: &Corpus) {
    let package = folder(&row.document);
    let has_operations = row.operations > 0;
    let features = if has_operations { FEATURES } else { "arbitrary" };
    let run = |what: &[&str]| said(crates, &package, &[what, &["--features", features]].concat());
    // Clippy says what the compiler says, and more.
    let compiled = run(if asked.clippy { &["clippy"] } else { &["check"] });
    let is_sound = compiled.errors == 0;
    row.compiled = Some(compiled);
    row.rustdoc = (asked.rustdoc && is_sound).then(|| run(&["doc", "--no-deps"]));
    row.reached = (asked.reach && is_sound && has_operations).then(|| reach(crates, &package));
}

/// What Cargo says of a crate.
fn said(crates: &Path, package: &str, what: &[&str]) -> Compiled {
    let arguments = ["--message-format", "json", "--package", package];
    match cargo(crates).args(what).args(arguments).output() {
        Ok(output) => count(&output, package),
        Err(reason) => Compiled { errors: 1, warnings: 0, first: reason.to_string() },
    }
}

fn cargo(crates: &Path) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(crates).env("CARGO_TARGET_DIR", crates.with_file_name("target"));
    command
}

/// Sends each operation of a crate a request in memory.
fn reach(crates: &Path, package: &str) -> Reached {
    let failed = |reason: String| Reached { reached: 0, of: 0, first: reason };
    let examples = crates.join(package).join("examples");
    let text = REACH.replace("NAME", &package.replace('-', "_"));
    let written =
        fs::create_dir_all(&examples).and_then(|()| fs::write(examples.join("reach.rs"), text));
    if let Err(reason) = written {
        return failed(reason.to_string());
    }
    let features = "client,server,arbitrary";
    let what = ["run", "--quiet", "--example", "reach", "--features", features, "--package"];
    let done = match cargo(crates).args(what).arg(package).output() {
        Ok(done) => done,
        Err(reason) => return failed(reason.to_string()),
    };
    if !done.status.success() {
        let text = String::from_utf8_lossy(&done.stderr);
        let first = text.lines().find(|line| !line.is_empty()).unwrap_or("it did not run");
        return failed(first.to_owned());
    }
    let text = String::from_utf8_lossy(&done.stdout);
    let missed: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("missed ")).collect();
    let of = text.lines().count();
    let first = missed.first().copied().unwrap_or_default().to_owned();
    Reached { reached: of - missed.len(), of, first }
}

/// Counts what the compiler said of a package.
fn count(output: &Output, package: &str) -> Compiled {
    let mut compiled = Compiled { errors: 0, warnings: 0, first: String::new() };
    let mut warned = String::new();
    let text = String::from_utf8_lossy(&output.stdout);
    for message in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let of = message.pointer("/package_id").and_then(Value::as_str).unwrap_or_default();
        let said = message.pointer("/message/message").and_then(Value::as_str).unwrap_or_default();
        if !of.contains(package) || said.starts_with("aborting due to") {
            continue;
        }
        match message.pointer("/message/level").and_then(Value::as_str) {
            Some("error") => {
                compiled.errors += 1;
                if compiled.first.is_empty() {
                    said.clone_into(&mut compiled.first);
                }
            }
            // The summary line of a package has no code.
            Some("warning") if message.pointer("/message/code/code").is_some() => {
                compiled.warnings += 1;
                if warned.is_empty() {
                    said.clone_into(&mut warned);
                }
            }
            _ => {}
        }
    }
    if compiled.errors == 0 && !output.status.success() {
        compiled.errors = 1;
        let said = String::from_utf8_lossy(&output.stderr);
        said.lines()
            .find(|line| line.starts_with("error"))
            .unwrap_or("cargo failed")
            .clone_into(&mut compiled.first);
    }
    if compiled.errors == 0 {
        compiled.first = warned;
    }
    compiled
}
