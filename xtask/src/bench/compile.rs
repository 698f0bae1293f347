//! What `cargo check` of generated code costs, beside a peer's on the same document.
//!
//! Dependencies are compiled before; each round compiles the generated crate alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::On;
use super::cost;
use super::peers::OPENAPI_TO_RUST;
use super::report::{Line, Target, print};
use crate::workspace::{cargo, root, step};

/// What is compared.
const DOCUMENT: &str = "github-api-progenitor.json";

/// The folder of our crate.
const OURS: &str = "ours-crate";

/// Prints the comparison.
///
/// # Errors
/// Why it could not be made.
pub(super) fn run(on: &On) -> Result<(), String> {
    step("cargo build --release", cargo().args(["build", "--release", "--package", "speccast"]))?;
    let document = fs::canonicalize(on.dir.join(DOCUMENT)).map_err(|error| error.to_string())?;
    let ours = ours(&document)?;
    let theirs = theirs(&document)?;
    for package in [&ours, &theirs] {
        step("cargo check (dependencies)", &mut check(package))?;
    }
    let (mut here, mut there) = (Vec::new(), Vec::new());
    for round in 1..=on.rounds {
        eprintln!("{DOCUMENT}: round {round} of {}", on.rounds);
        here.push(checked(&ours)?);
        there.push(checked(&theirs)?);
    }
    let none = || "no rounds were asked for".to_owned();
    print(&[Line {
        name: format!("{DOCUMENT}: both features beside {}'s client", OPENAPI_TO_RUST.name),
        ours: cost::median(&here).ok_or_else(none)?,
        theirs: cost::median(&there).ok_or_else(none)?,
        target: Target { cpu: Some(0.25), wall: None, memory: Some(0.25) },
    }]);
    Ok(())
}

/// A crate of ours, alone in its workspace.
fn ours(document: &Path) -> Result<PathBuf, String> {
    let package = folder(OURS)?;
    let mut command = Command::new(root().join("target/release/speccast"));
    command
        .args(["generate", "--no-cache"])
        .arg(document)
        .arg("--out")
        .arg(&package)
        .args(["--name", "ours"]);
    step("speccast generate", &mut command)?;
    alone(&package)?;
    Ok(package)
}

/// A crate around what the peer generates.
fn theirs(document: &Path) -> Result<PathBuf, String> {
    let package = folder("theirs-crate")?;
    let source = package.join("src");
    let made = source.join("made");
    step(OPENAPI_TO_RUST.name, &mut OPENAPI_TO_RUST.client(document, &made)?)?;
    let told = |reason: std::io::Error| format!("{}: {reason}", package.display());
    fs::write(source.join("lib.rs"), "pub mod made;\n").map_err(told)?;
    let needs = fs::read_to_string(made.join("REQUIRED_DEPS.toml")).map_err(told)?;
    let head = "[package]\nname = \"theirs\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n";
    fs::write(package.join("Cargo.toml"), format!("{head}{needs}")).map_err(told)?;
    alone(&package)?;
    Ok(package)
}

/// An empty folder under `target`.
///
/// # Errors
/// What the file system says.
pub(super) fn folder(name: &str) -> Result<PathBuf, String> {
    let folder = root().join("target/bench").join(name);
    let told = |reason: std::io::Error| format!("{}: {reason}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(told)?;
    }
    fs::create_dir_all(folder.join("src")).map_err(told)?;
    Ok(folder)
}

/// Takes a package out of the workspace around it.
///
/// # Errors
/// What the file system says.
pub(super) fn alone(package: &Path) -> Result<(), String> {
    let manifest = package.join("Cargo.toml");
    let told = |reason: std::io::Error| format!("{}: {reason}", manifest.display());
    let text = fs::read_to_string(&manifest).map_err(told)?;
    fs::write(&manifest, format!("{text}\n[workspace]\n")).map_err(told)
}

/// The cost of compiling a package whose dependencies are there.
fn checked(package: &Path) -> Result<cost::Cost, String> {
    let root = package.join("src/lib.rs");
    let told = |reason: std::io::Error| format!("{}: {reason}", root.display());
    // Cargo looks at the time of a file, not at its text.
    let text = fs::read(&root).map_err(told)?;
    fs::write(&root, text).map_err(told)?;
    cost::of(&mut check(package))
}

fn check(package: &Path) -> Command {
    let mut command = cargo();
    command.args(["check", "--quiet", "--manifest-path"]);
    command.arg(package.join("Cargo.toml"));
    if package.ends_with(OURS) {
        command.args(["--features", "client,server"]);
    }
    command.arg("--target-dir").arg(root().join("target/bench/target"));
    command.env("CARGO_INCREMENTAL", "0");
    command
}
