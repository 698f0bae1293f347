//! A folder of documents → whether instances of their schemas, valid and almost, are judged alike by
//! the generated types, by the generated tables, and by the `jsonschema` crate.
//!
//! Each document runs in a process of its own, as in `corpus`.

mod again;
mod direction;
mod judge;
mod prepare;
mod row;
mod table;
mod view;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

use crate::corpus::{self, Ended};
use crate::workspace::root;
pub(crate) use prepare::{Known, crate_of};
use row::Row;
pub(crate) use view::View;

/// The program that is run in each crate.
const EXAMPLE: &str = include_str!("example.rs");

/// What documents nest needs, as in the generator.
const STACK: usize = 256 << 20;

/// `cargo xtask triangle`.
#[derive(Debug, Args)]
pub(crate) struct Triangle {
    /// A folder of documents, searched to its depth; the smallest come first
    dir: PathBuf,
    /// How many documents
    #[arg(long)]
    limit: Option<usize>,
    /// So many of the smallest are passed over
    #[arg(long, default_value_t = 0)]
    skip: usize,
    /// Write the rows as JSON too
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// How many seconds a document may take
    #[arg(long, default_value_t = 600)]
    seconds: u64,
}

/// Runs over a folder and prints the table.
///
/// # Errors
/// There is no table, or there are disagreements in it.
pub(crate) fn run(asked: &Triangle) -> Result<(), String> {
    let mut documents = Vec::new();
    corpus::find(&asked.dir, &mut documents)?;
    documents.sort_by_key(|path| fs::metadata(path).map_or(0, |about| about.len()));
    let chosen = documents.iter().skip(asked.skip).take(asked.limit.unwrap_or(usize::MAX));
    let mut rows = Vec::new();
    for document in chosen {
        let row = of(document, asked);
        eprintln!("{}", table::line(&row));
        rows.push(row);
        save(asked, &rows)?;
    }
    rows.sort_by(|left, right| left.document.cmp(&right.document));
    print!("{}", table::render(&rows));
    let sum = |count: fn(&Row) -> usize| rows.iter().map(count).sum::<usize>();
    if sum(|row| row.instances) == 0 {
        return Err("nothing was judged".to_owned());
    }
    match (sum(|row| row.disagreed), sum(|row| row.changed)) {
        (0, 0) => Ok(()),
        (disagreed, changed) => Err(format!(
            "{disagreed} instances are not judged alike, {changed} are written otherwise"
        )),
    }
}

/// Writes the rows as JSON, where that was asked.
fn save(asked: &Triangle, rows: &[Row]) -> Result<(), String> {
    let Some(file) = &asked.json else { return Ok(()) };
    let text = serde_json::to_string_pretty(rows).map_err(|reason| reason.to_string())?;
    fs::write(file, text).map_err(|reason| format!("{}: {reason}", file.display()))
}

/// The row of a document, whatever its process does.
fn of(document: &Path, asked: &Triangle) -> Row {
    let name = corpus::name(document, &asked.dir);
    let folder = root().join("target/triangle");
    let package = corpus::folder(&name);
    let crates = folder.join("crates").join(&package);
    let arguments = [OsStr::new("triangle-one"), document.as_os_str(), crates.as_os_str()];
    let limit = Duration::from_secs(asked.seconds);
    let row = match corpus::chore(&arguments, &folder.join("rows").join(package), limit) {
        Ended::Said(row) => row,
        Ended::Crashed(reason) => Row { reason, ..Row::default() },
        Ended::TimedOut => Row { reason: format!("{} s", asked.seconds), ..Row::default() },
    };
    Row { document: name, ..row }
}

/// The row of a document, as JSON on standard output.
///
/// # Errors
/// Its crate could not be made or run.
pub(crate) fn one(document: &Path, folder: &Path) -> Result<(), String> {
    let row = std::thread::scope(|scope| {
        let judged = || {
            let known = prepare::crate_of(document, folder, EXAMPLE)?;
            judge::judge(&known, prepare::said(folder)?)
        };
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, judged);
        let thread = thread.map_err(|reason| reason.to_string())?;
        thread.join().map_err(|_| "the judge panicked".to_owned())?
    })?;
    println!("{}", serde_json::to_string(&row).map_err(|reason| reason.to_string())?);
    Ok(())
}
