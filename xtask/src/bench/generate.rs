//! What generating costs, beside peers on the same documents.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::On;
use super::cost::{self, Cost};
use super::peers::{OAS3_GEN, OPENAPI_TO_RUST, Peer};
use super::report::{Line, Target, print};
use crate::workspace::{cargo, root, step};

/// A comparison, and what must hold of it.
struct Comparison {
    document: &'static str,
    peer: Peer,
    parts: Parts,
    target: Target,
}

/// What is generated of ours; a peer makes its client.
#[derive(Clone, Copy)]
enum Parts {
    Client,
    Everything,
}

/// What is compared.
const COMPARISONS: [Comparison; 5] = [
    Comparison {
        document: "github-api-progenitor.json",
        peer: OAS3_GEN,
        parts: Parts::Client,
        target: Target { cpu: Some(1.0), wall: Some(0.5), memory: None },
    },
    Comparison {
        document: "stripe-api.yaml",
        peer: OAS3_GEN,
        parts: Parts::Client,
        target: Target { cpu: Some(1.0), wall: Some(0.5), memory: None },
    },
    Comparison {
        document: "github-api-progenitor.json",
        peer: OAS3_GEN,
        parts: Parts::Everything,
        target: Target { cpu: Some(1.5), wall: None, memory: Some(1.0) },
    },
    Comparison {
        document: "stripe-api.yaml",
        peer: OAS3_GEN,
        parts: Parts::Everything,
        target: Target { cpu: Some(1.5), wall: None, memory: Some(1.0) },
    },
    Comparison {
        document: "netbox-gonetbox.yaml",
        peer: OPENAPI_TO_RUST,
        parts: Parts::Everything,
        target: Target { cpu: None, wall: Some(0.25), memory: None },
    },
];

/// Prints the comparisons.
///
/// # Errors
/// Why one could not be made.
pub(super) fn run(on: &On) -> Result<(), String> {
    step("cargo build --release", cargo().args(["build", "--release", "--package", "speccast"]))?;
    let scratch = root().join("target/bench");
    let told = |reason: std::io::Error| format!("{}: {reason}", scratch.display());
    fs::create_dir_all(&scratch).map_err(told)?;
    let client = scratch.join("client.toml");
    fs::write(&client, "[layout]\nserver = \"never\"\n").map_err(told)?;
    let outputs = Outputs(scratch.join(std::process::id().to_string()));
    let lines = every(on, &scratch, &outputs);
    fs::remove_dir_all(&outputs.0).map_err(told)?;
    print(&lines?);
    Ok(())
}

/// The folder of what is written, each time in a folder of its own. They are removed last: a file
/// system that passes over what was deleted just before would be measured instead.
struct Outputs(PathBuf);

impl Outputs {
    fn folder(&self, name: &str, round: usize) -> Result<PathBuf, String> {
        let folder = self.0.join(format!("{name}-{round}"));
        fs::create_dir_all(&folder).map_err(|reason| format!("{}: {reason}", folder.display()))?;
        Ok(folder)
    }
}

fn every(on: &On, scratch: &Path, outputs: &Outputs) -> Result<Vec<Line>, String> {
    let lines = COMPARISONS.iter().map(|one| measured(one, on, scratch, outputs));
    let mut lines = lines.collect::<Result<Vec<_>, _>>()?;
    lines.extend(again(on, outputs)?);
    Ok(lines)
}

/// A comparison: both take turns.
fn measured(
    comparison: &Comparison,
    on: &On,
    scratch: &Path,
    outputs: &Outputs,
) -> Result<Line, String> {
    let Comparison { document, peer, parts, target } = comparison;
    let path = on.dir.join(document);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 1..=on.rounds {
        eprintln!("{document}, {} and {}: round {round} of {}", parts.name(), peer.name, on.rounds);
        let name = format!("{document}-{}", parts.name());
        let out = outputs.folder(&format!("ours-{name}"), round)?;
        ours.push(cost::of(&mut command(&path, &out, *parts, scratch))?);
        let out = outputs.folder(&format!("theirs-{name}"), round)?;
        theirs.push(cost::of(&mut peer.client(&path, &out)?)?);
    }
    let name = format!("{document}: {} beside {}'s client", parts.name(), peer.name);
    line(name, [&ours, &theirs], *target)
}

/// A second run beside the first: nothing changed, nothing is written.
fn again(on: &On, outputs: &Outputs) -> Result<Vec<Line>, String> {
    let mut lines = Vec::new();
    for document in ["github-api-progenitor.json", "netbox-gonetbox.yaml"] {
        let path = on.dir.join(document);
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for round in 1..=on.rounds {
            eprintln!("{document}, twice: round {round} of {}", on.rounds);
            let out = outputs.folder(&format!("twice-{document}"), round)?;
            let cache = outputs.folder(&format!("cache-{document}"), round)?;
            for costs in [&mut first, &mut second] {
                let mut command = speccast();
                command.arg("--cache").arg(&cache).arg(&path).arg("--out").arg(&out);
                costs.push(cost::of(&mut command)?);
            }
        }
        let target = Target { cpu: None, wall: Some(1.0 / 3.0), memory: None };
        let name = format!("{document}: the second run beside the first");
        lines.push(line(name, [&second, &first], target)?);
    }
    Ok(lines)
}

fn line(name: String, [ours, theirs]: [&[Cost]; 2], target: Target) -> Result<Line, String> {
    let none = || "no rounds were asked for".to_owned();
    let ours = cost::median(ours).ok_or_else(none)?;
    let theirs = cost::median(theirs).ok_or_else(none)?;
    Ok(Line { name, ours, theirs, target })
}

/// Our program, asked to generate.
fn speccast() -> Command {
    let mut command = Command::new(root().join("target/release/speccast"));
    command.arg("generate");
    command
}

/// Our command, which remembers nothing.
fn command(document: &Path, out: &Path, parts: Parts, scratch: &Path) -> Command {
    let mut command = speccast();
    command.arg("--no-cache").arg(document).arg("--out").arg(out);
    if let Parts::Client = parts {
        command.arg("--config").arg(scratch.join("client.toml"));
    }
    command
}

impl Parts {
    fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Everything => "models, client and server",
        }
    }
}
