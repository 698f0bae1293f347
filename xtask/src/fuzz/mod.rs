//! Documents, mutated, through the whole generator: it must neither panic, nor hang, nor write
//! what is no Rust.
//!
//! Each case runs in a process of its own kind: a worker takes cases from its standard input until
//! one ends it. A case is a document, a seed and a number, so that it can be made again; a finding
//! is shrunk and kept as a file.

mod mutate;
mod random;
mod shrink;
mod worker;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::Fuzz;
use crate::workspace::root;
use random::Random;
use worker::{Verdict, Worker};

pub(crate) use worker::serve;

/// Documents that are larger take too long for many cases.
const LARGEST: u64 = 400_000;

/// Fuzzes until the time is over.
///
/// # Errors
/// What was found, or why nothing could be looked for.
pub(crate) fn run(asked: &Fuzz) -> Result<(), String> {
    let documents = documents(&asked.dir)?;
    let finds = asked.out.clone().unwrap_or_else(|| root().join("target/fuzz"));
    fs::create_dir_all(&finds).map_err(|reason| format!("{}: {reason}", finds.display()))?;
    let mut random = Random::new(asked.seed);
    let mut worker = Worker::new(Duration::from_secs(asked.limit));
    let (start, until) = (Instant::now(), Duration::from_secs(asked.minutes * 60));
    let (mut cases, mut found) = (0_u64, BTreeMap::new());
    while start.elapsed() < until {
        let Some(path) = random.pick(&documents) else { break };
        let other = random.pick(&documents).unwrap_or(path);
        let (Ok(text), Ok(other)) = (fs::read(path), fs::read(other)) else { continue };
        let case = mutate::mutated(&text, &other, &mut random);
        cases += 1;
        let verdict = worker.judge(&case)?;
        let Verdict::Fault(fault) = verdict else { continue };
        if found.contains_key(&fault) {
            continue;
        }
        eprintln!("case {cases} of {}: {fault}", path.display());
        let small = shrink::smallest(case, &fault, &mut worker)?;
        let file = keep(&finds, found.len(), &small)?;
        eprintln!("  {} bytes in {}", small.len(), file.display());
        found.insert(fault, file);
    }
    let documents = documents.len();
    println!("{cases} cases of {documents} documents, seed {}: {} faults", asked.seed, found.len());
    for (fault, file) in &found {
        println!("{}: {fault}", file.display());
    }
    if found.is_empty() { Ok(()) } else { Err("the generator has faults".to_owned()) }
}

/// The documents of a folder, to its depth.
fn documents(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let told = |reason| format!("{}: {reason}", folder.display());
        for entry in fs::read_dir(&folder).map_err(told)? {
            let path = entry.map_err(told)?.path();
            let ending = path.extension().and_then(|ending| ending.to_str());
            let size = fs::metadata(&path).map_or(u64::MAX, |known| known.len());
            if path.is_dir() {
                folders.push(path);
            } else if matches!(ending, Some("yaml" | "yml" | "json")) && size <= LARGEST {
                found.push(path);
            }
        }
    }
    found.sort();
    if found.is_empty() { Err(format!("{}: no document", folder.display())) } else { Ok(found) }
}

/// Writes a finding.
fn keep(folder: &Path, number: usize, case: &[u8]) -> Result<PathBuf, String> {
    let file = folder.join(format!("finding-{number}.yaml"));
    fs::write(&file, case).map_err(|reason| format!("{}: {reason}", file.display()))?;
    Ok(file)
}
