//! The crates of a corpus → whether they compile: one workspace, one target folder, one Cargo run a crate.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use super::row::{Compiled, Fate, Row, folder};

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
pub(crate) fn all(crates: &Path, rows: &mut [Row]) -> Result<(), String> {
    let generated = rows.iter().filter(|row| row.fate == Fate::Generated);
    let members: Vec<_> =
        generated.map(|row| format!("    \"{}\",\n", folder(&row.document))).collect();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [\n{}]\n", members.concat());
    fs::write(crates.join("Cargo.toml"), manifest).map_err(|reason| reason.to_string())?;
    // The repository's lock keeps the crates on versions that are known to be there.
    let _ = fs::copy(crate::workspace::root().join("Cargo.lock"), crates.join("Cargo.lock"));
    for row in rows.iter_mut().filter(|row| row.fate == Fate::Generated) {
        let package = folder(&row.document);
        let compiled = compile(crates, &package);
        eprintln!(
            "{package}: {} errors, {} warnings {}",
            compiled.errors, compiled.warnings, compiled.first
        );
        row.compiled = Some(compiled);
    }
    Ok(())
}

/// Compiles one crate.
fn compile(crates: &Path, package: &str) -> Compiled {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let done = Command::new(cargo)
        .current_dir(crates)
        .env("CARGO_TARGET_DIR", crates.with_file_name("target"))
        .args(["check", "--all-features", "--message-format", "json", "--package", package])
        .output();
    match done {
        Ok(output) => count(&output, package),
        Err(reason) => Compiled { errors: 1, warnings: 0, first: reason.to_string() },
    }
}

/// Counts what the compiler said of a package.
fn count(output: &Output, package: &str) -> Compiled {
    let mut compiled = Compiled { errors: 0, warnings: 0, first: String::new() };
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
                compiled.warnings += 1
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
    compiled
}
