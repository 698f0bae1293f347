//! A generated crate → how many of its operations a request of its own client reaches in its own
//! router, in memory.

use std::fs;
use std::path::Path;

use super::compile::{FEATURES, cargo};
use super::row::Reached;

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

/// Sends each operation of a crate a request; what was built for that is removed again.
pub(crate) fn reach(crates: &Path, package: &str) -> Reached {
    let reached =
        run(crates, package).unwrap_or_else(|reason| Reached { reached: 0, of: 0, first: reason });
    // A hundred programs would fill a disk.
    let _ = cargo(crates).args(["clean", "--quiet", "--package", package]).output();
    reached
}

fn run(crates: &Path, package: &str) -> Result<Reached, String> {
    let told = |reason: std::io::Error| reason.to_string();
    let examples = crates.join(package).join("examples");
    fs::create_dir_all(&examples).map_err(told)?;
    let text = REACH.replace("NAME", &package.replace('-', "_"));
    fs::write(examples.join("reach.rs"), text).map_err(told)?;
    let what = ["run", "--quiet", "--example", "reach", "--features", FEATURES, "--package"];
    let done = cargo(crates).args(what).arg(package).output().map_err(told)?;
    if !done.status.success() {
        let text = String::from_utf8_lossy(&done.stderr);
        return Err(text.lines().find(|line| !line.is_empty()).unwrap_or("it failed").to_owned());
    }
    let text = String::from_utf8_lossy(&done.stdout);
    let missed: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("missed ")).collect();
    let of = text.lines().count();
    let first = missed.first().copied().unwrap_or_default().to_owned();
    Ok(Reached { reached: of - missed.len(), of, first })
}
