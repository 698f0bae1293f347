//! A folder of documents → a table of what the generator does with each.
//!
//! Each document runs in a process of its own with a limit of time, so that one that panics, hangs
//! or overflows the stack is a row like any other.

mod compile;
mod isolate;
mod messages;
mod one;
mod reach;
mod row;
mod table;
mod version;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::Corpus;
use crate::workspace::root;

pub(crate) use isolate::{Ended, chore};
pub(crate) use one::one;
use row::Row;
pub(crate) use row::folder;

/// Runs over a folder and prints the table.
///
/// # Errors
/// Why there is no table.
pub(crate) fn run(asked: &Corpus) -> Result<(), String> {
    let mut documents = Vec::new();
    find(&asked.dir, &mut documents)?;
    documents.sort();
    let mut rows = if asked.resume { kept(asked) } else { Vec::new() };
    documents.retain(|one| !rows.iter().any(|row| row.document == name(one, &asked.dir)));
    let crates = root().join("target/corpus/crates");
    if asked.compile && !asked.resume {
        compile::prepare(&crates)?;
    }
    let out = asked.compile.then_some(crates.as_path());
    rows.extend(every(&documents, asked, out));
    rows.sort_by(|left, right| left.document.cmp(&right.document));
    save(asked, &rows)?;
    if let Some(crates) = out {
        compile::all(crates, &mut rows, asked)?;
    }
    print!("{}", table::render(&rows));
    Ok(())
}

/// The rows of a run before.
fn kept(asked: &Corpus) -> Vec<Row> {
    let text = asked.json.as_ref().and_then(|file| fs::read_to_string(file).ok());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Writes the rows as JSON, where that was asked.
fn save(asked: &Corpus, rows: &[Row]) -> Result<(), String> {
    let Some(file) = &asked.json else { return Ok(()) };
    let text = serde_json::to_string_pretty(rows).map_err(|reason| reason.to_string())?;
    fs::write(file, text).map_err(|reason| format!("{}: {reason}", file.display()))
}

/// The documents of a folder, to its depth.
pub(crate) fn find(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let told = |reason| format!("{}: {reason}", folder.display());
    for entry in fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_dir() {
            find(&path, found)?;
        } else if matches!(ending, Some("yaml" | "yml" | "json")) && is_document(&path) {
            found.push(path);
        }
    }
    Ok(())
}

/// Whether a file is a main document; one that cannot be read is a row as well.
fn is_document(path: &Path) -> bool {
    let Ok(bytes) = fs::read(path) else { return true };
    version::version(&String::from_utf8_lossy(&bytes)).is_some()
}

/// The rows of all documents, in their order, several at a time.
fn every(documents: &[PathBuf], asked: &Corpus, crates: Option<&Path>) -> Vec<Row> {
    let next = AtomicUsize::new(0);
    let rows = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..asked.jobs.max(1) {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let name = name(document, &asked.dir);
                    let out = crates.map(|crates| crates.join(row::folder(&name)));
                    let limit = Duration::from_secs(asked.limit);
                    let row = isolate::row(document, name, out.as_deref(), limit);
                    eprintln!("{}", table::line(&row));
                    rows.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(row);
                }
            });
        }
    });
    let mut rows = rows.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    rows.sort_by(|left, right| left.document.cmp(&right.document));
    rows
}

/// A document as the table names it.
pub(crate) fn name(document: &Path, folder: &Path) -> String {
    document.strip_prefix(folder).unwrap_or(document).display().to_string()
}
