//! The JSON Schema Test Suite on generated code: every group becomes an OpenAPI document, all of them
//! one crate, and every case is run by it.
//!
//! A group runs twice: as it is, which is mostly a value without a type, and as its typed twin.

mod dialect;
mod document;
mod exclusions;
mod package;
mod suite;
mod table;
mod twin;

use std::path::Path;
use std::time::Instant;

use document::{Holding, Remotes};
use package::Verdict;
use suite::{Draft, Group};
use table::Table;

/// A group, how it is held, and what was generated of it.
#[derive(Debug)]
struct Job {
    group: Group,
    holding: Holding,
    /// The Rust text, or what there is to say of the document.
    made: Result<String, String>,
}

/// Runs the suite in a folder and prints what passed.
///
/// # Errors
/// That something failed, or could not be run.
pub(crate) fn run(suite: &Path, only: Option<&str>) -> Result<(), String> {
    let begin = Instant::now();
    let mut groups = suite::groups(suite)?;
    groups.retain(|group| only.is_none_or(|only| group.file == only));
    if groups.is_empty() {
        return Err("there are no such groups".to_owned());
    }
    let remotes = Remotes::read(suite)?;
    let mut table = Table::default();
    let mut jobs = Vec::new();
    for group in groups {
        if let Some(keyword) = foreign(&group, &remotes) {
            table.foreign(&group, &keyword);
            continue;
        }
        let twins = twin::twins(&group).into_iter().map(|one| (one, Holding::Property));
        for (group, holding) in std::iter::once((group, Holding::Root)).chain(twins) {
            let made = document::rust(&group, holding, &remotes);
            jobs.push(Job { group, holding, made });
        }
    }
    let made = jobs.iter().filter_map(|job| job.made.clone().ok());
    let made: Vec<String> = made.collect();
    eprintln!("{} groups and twins in {:.1} s", made.len(), begin.elapsed().as_secs_f32());
    package::write(&made)?;
    let begin = Instant::now();
    package::build()?;
    eprintln!("compiled in {:.1} s", begin.elapsed().as_secs_f32());
    let texts = jobs.iter().filter(|job| job.made.is_ok()).map(|job| texts(&job.group));
    let verdicts = package::run(&texts.collect::<Vec<_>>())?;
    fill(&mut table, &jobs, verdicts);
    table.print();
    table.verdict()
}

/// The keyword because of which a group is not of the dialect that its version of OpenAPI has.
fn foreign(group: &Group, remotes: &Remotes) -> Option<String> {
    (group.draft == Draft::Draft4).then(|| dialect::foreign(&group.schema, remotes)).flatten()
}

/// The instances of a group.
fn texts(group: &Group) -> Vec<String> {
    group.cases.iter().map(|case| case.data.to_string()).collect()
}

/// Judges every case by what the crate said of it.
fn fill(table: &mut Table, jobs: &[Job], verdicts: Vec<Vec<Verdict>>) {
    let mut verdicts = verdicts.into_iter();
    for job in jobs {
        match &job.made {
            Ok(_) => {
                let verdicts = verdicts.next().unwrap_or_default();
                for (case, verdict) in job.group.cases.iter().zip(verdicts) {
                    table.case((&job.group, job.holding), case, verdict);
                }
            }
            Err(said) => job.group.cases.iter().for_each(|case| {
                table.lost((&job.group, job.holding), case, said);
            }),
        }
    }
}
