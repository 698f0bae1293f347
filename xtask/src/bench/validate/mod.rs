//! What proof costs: decoding a ticket with it, beside serde's derive without any, and a full report
//! beside the good path. A package of its own, so that serde's derive is nobody else's dependency.

use std::fs;
use std::process::Command;

use super::{compile, report};
use crate::workspace::{cargo, root, step};

/// The program that is measured.
const PROGRAM: &str = include_str!("program.rs");

/// Its package; the crate of the repository stands two folders up from `target/bench`.
const MANIFEST: &str = "\
[package]
name = \"validate\"
version = \"0.1.0\"
edition = \"2024\"

[dependencies]
initdesk-api = { path = \"../../../generated\" }
serde = { version = \"1\", features = [\"derive\"] }
serde_json = \"1\"
chrono = { version = \"0.4\", default-features = false, features = [\"std\", \"serde\"] }
uuid = { version = \"1\", features = [\"serde\"] }
";

/// What is compared with what, and the largest ratio that is good enough.
const COMPARISONS: [(&str, &str, &str, f64); 2] = [
    ("a ticket with proof : with serde's derive and none", "proof", "derive", 1.15),
    ("a full report of a bad ticket : a good one", "report", "proof", 3.0),
];

/// Prints the comparisons.
///
/// # Errors
/// Why they could not be made.
pub(super) fn run() -> Result<(), String> {
    let package = compile::folder("validate")?;
    let told = |reason: std::io::Error| format!("{}: {reason}", package.display());
    fs::write(package.join("src/main.rs"), PROGRAM).map_err(told)?;
    fs::write(package.join("Cargo.toml"), MANIFEST).map_err(told)?;
    // The repository's lock keeps the package on versions that are known to be there.
    fs::copy(root().join("Cargo.lock"), package.join("Cargo.lock")).map_err(told)?;
    compile::alone(&package)?;
    let target = root().join("target/bench/target");
    let mut build = cargo();
    build.args(["build", "--release", "--quiet"]).current_dir(&package);
    step("cargo build --release (validate)", build.env("CARGO_TARGET_DIR", &target))?;
    let said = Command::new(target.join("release/validate")).output().map_err(told)?;
    if !said.status.success() {
        return Err(String::from_utf8_lossy(&said.stderr).into_owned());
    }
    let text = String::from_utf8_lossy(&said.stdout).into_owned();
    anstream::println!("{}", table(&text)?);
    Ok(())
}

/// What the program says → a Markdown table.
fn table(said: &str) -> Result<String, String> {
    let value = |name: &str| report::said(said, name);
    let mut text = String::from("| | microseconds | ratio |\n|---|---|---|\n");
    for (what, ours, theirs, wanted) in COMPARISONS {
        let (ours, theirs) = (value(ours)? / 1e3, value(theirs)? / 1e3);
        let ratio = report::ratio(ours / theirs, Some(wanted));
        text.push_str(&format!("| {what} | {ours:.2} : {theirs:.2} | {ratio} |\n"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_becomes_a_table() {
        let table = table("bytes 2129\nproof 1100\nderive 1000\nreport 4400\n").unwrap();
        assert!(table.contains("| 1.10 : 1.00 | 1.10 (at most 1.15) |"), "{table}");
        assert!(table.contains("**4.00** (at most 3.00: missed)"), "{table}");
        assert!(super::table("proof 1\n").is_err());
    }
}
