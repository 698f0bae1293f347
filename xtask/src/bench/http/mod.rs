//! What a request costs a server: beside a handler that does nothing, one that is written by hand,
//! and the validating server of a peer. One program serves each in turn, another sends the load.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use wait4::Wait4 as _;

use super::peers::OPENAPI_TO_RUST;
use super::{compile, cost, report};
use crate::workspace::{cargo, root, step};

/// The document that all of them serve.
const DOCUMENT: &str = include_str!("openapi.yaml");

/// The program that serves and that sends.
const PROGRAM: &str = include_str!("program.rs");
const BY_HAND: &str = include_str!("by_hand.rs");

/// How the peer is told to make a server.
const THEIRS: &str = "\
[generator]
spec_path = \"openapi.yaml\"
output_dir = \"src/theirs/made\"
module_name = \"made\"

[features]
enable_async_client = false

[server]
framework = \"axum\"
operations = [\"createTicket\"]
";

/// What the program needs beside what the peer asks for.
const MANIFEST: &str = "\
[package]
name = \"http\"
version = \"0.1.0\"
edition = \"2024\"
default-run = \"http\"
";
const NEEDS: &str = "\
ours = { path = \"ours\", features = [\"server\"] }
tokio = { version = \"1\", features = [\"rt\", \"net\"] }
";

/// Who serves, in the order of their turns.
const CONTENDERS: [&str; 4] = ["nothing", "hand", "ours", "theirs"];

/// Measures and prints the table.
///
/// # Errors
/// Why it could not be measured.
pub(super) fn run(rounds: usize, requests: usize) -> Result<(), String> {
    let program = program()?;
    let mut costs: [Vec<Duration>; 4] = Default::default();
    for round in 1..=rounds {
        eprintln!("round {round} of {rounds}, {requests} requests each");
        for (name, costs) in CONTENDERS.iter().zip(&mut costs) {
            costs.push(served(&program, name, requests)?);
        }
    }
    let median = |costs: Vec<Duration>| {
        let middle = cost::middle(costs.into_iter()).unwrap_or_default();
        middle.as_secs_f64() * 1e6 / requests as f64
    };
    anstream::println!("{}", table(costs.map(median)));
    Ok(())
}

/// The CPU time of a server for so many requests, its start included.
fn served(program: &Path, contender: &str, requests: usize) -> Result<Duration, String> {
    let told = |reason: std::io::Error| format!("{contender}: {reason}");
    let mut server = Command::new(program);
    server.args(["server", contender]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut server = server.spawn().map_err(told)?;
    let mut port = String::new();
    if let Some(out) = server.stdout.take() {
        BufReader::new(out).read_line(&mut port).map_err(told)?;
    }
    let load = Command::new(program).args(["load", port.trim(), &requests.to_string()]).status();
    drop(server.stdin.take());
    let done = server.wait4().map_err(told)?;
    match load.map_err(told)?.success() && done.status.success() {
        true => Ok(done.rusage.utime + done.rusage.stime),
        false => Err(format!("{contender} did not answer as it should")),
    }
}

/// Makes the package of all contenders and compiles it.
fn program() -> Result<PathBuf, String> {
    let package = compile::folder("http")?;
    let told = |reason: std::io::Error| format!("{}: {reason}", package.display());
    let write = |path: &str, text: &str| fs::write(package.join(path), text).map_err(told);
    let document = package.join("openapi.yaml");
    write("openapi.yaml", DOCUMENT)?;
    write("openapi-to-rust.toml", THEIRS)?;
    fs::create_dir_all(package.join("src/theirs")).map_err(told)?;
    step(OPENAPI_TO_RUST.name, OPENAPI_TO_RUST.configured()?.current_dir(&package))?;
    write("src/theirs/mod.rs", "pub mod made;\n")?;
    write("src/main.rs", PROGRAM)?;
    write("src/by_hand.rs", BY_HAND)?;
    let mut generate = cargo();
    generate.args(["run", "--quiet", "--package", "speccast", "--", "generate", "--no-cache"]);
    generate.arg(&document).arg("--out").arg(package.join("ours")).args(["--name", "ours"]);
    step("speccast generate", &mut generate)?;
    let needs = package.join("src/theirs/made/REQUIRED_DEPS.toml");
    let needs = fs::read_to_string(needs).map_err(told)?;
    // The peer asks for axum without what serves.
    let needs =
        needs.replace("features = [\"json\"]", "features = [\"json\", \"http1\", \"tokio\"]");
    write("Cargo.toml", &format!("{MANIFEST}\n{needs}\n{NEEDS}"))?;
    compile::alone(&package)?;
    let target = root().join("target/bench/target");
    let mut build = cargo();
    build.args(["build", "--release", "--quiet"]).current_dir(&package);
    step("cargo build --release (http)", build.env("CARGO_TARGET_DIR", &target))?;
    Ok(target.join("release/http"))
}

/// Microseconds of a request → a Markdown table.
fn table([nothing, hand, ours, theirs]: [f64; 4]) -> String {
    let above = |cost: f64| cost - nothing;
    let line = |name: &str, (ours, other): (f64, f64), wanted: f64| {
        let ratio = report::ratio(ours / other, Some(wanted));
        format!("| {name} | {ours:.1} : {other:.1} | {ratio} |\n")
    };
    let mut text =
        String::from("| CPU time above a handler that does nothing | microseconds | ratio |\n");
    text.push_str("|---|---|---|\n");
    text.push_str(&line("ours : by hand", (above(ours), above(hand)), 1.15));
    text.push_str(&line("ours : openapi-to-rust", (above(ours), above(theirs)), 0.5));
    text.push_str(&format!("| a handler that does nothing | {nothing:.1} | |\n"));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_become_a_table() {
        let table = table([10.0, 20.0, 21.0, 40.0]);
        assert!(
            table.contains("| ours : by hand | 11.0 : 10.0 | 1.10 (at most 1.15) |"),
            "{table}"
        );
        assert!(table.contains("| ours : openapi-to-rust | 11.0 : 30.0 | 0.37"), "{table}");
    }
}
