//! The files of the JSON Schema Test Suite → groups of cases.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

/// A dialect of the suite that a version of OpenAPI has, or comes close to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Draft {
    /// That of OpenAPI 3.1 and 3.2.
    Draft2020,
    /// OpenAPI 3.0 took its keywords from this one, but not all of them.
    Draft4,
}

impl Draft {
    /// The folder of the suite.
    pub(super) const fn folder(self) -> &'static str {
        match self {
            Self::Draft2020 => "draft2020-12",
            Self::Draft4 => "draft4",
        }
    }
}

/// What a file of the suite asks of an implementation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Demand {
    /// All of it.
    Required,
    /// That formats are assertions.
    Format,
    /// Nothing: it says what some do.
    Optional,
}

/// Cases that share a schema.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// The dialect.
    pub(super) draft: Draft,
    /// What its file asks for.
    pub(super) demand: Demand,
    /// The file, without `.json`.
    pub(super) file: String,
    /// What it is about.
    pub(super) description: String,
    /// The type that a twin adds to the schema.
    pub(super) added: Option<&'static str>,
    /// The schema.
    pub(super) schema: Value,
    /// The cases.
    pub(super) cases: Vec<Case>,
}

/// An instance, and whether the schema accepts it.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Case {
    /// What it is about.
    pub(super) description: String,
    /// The instance.
    pub(super) data: Value,
    /// Whether it is accepted.
    pub(super) valid: bool,
}

/// A group, as it is written.
#[derive(Debug, Deserialize)]
struct Written {
    description: String,
    schema: Value,
    tests: Vec<Case>,
}

/// All groups of the dialects, required ones first, by file.
///
/// # Errors
/// Which file cannot be read.
pub(super) fn groups(suite: &Path) -> Result<Vec<Group>, String> {
    let mut groups = Vec::new();
    for draft in [Draft::Draft2020, Draft::Draft4] {
        let folder = suite.join("tests").join(draft.folder());
        for (demand, folder) in [
            (Demand::Required, folder.clone()),
            (Demand::Format, folder.join("optional/format")),
            (Demand::Optional, folder.join("optional")),
        ] {
            for path in files(&folder)? {
                groups.extend(group(draft, demand, &path)?);
            }
        }
    }
    Ok(groups)
}

/// The groups of a file.
fn group(draft: Draft, demand: Demand, path: &Path) -> Result<Vec<Group>, String> {
    let told = |reason: String| format!("{}: {reason}", path.display());
    let text = fs::read_to_string(path).map_err(|reason| told(reason.to_string()))?;
    let written: Vec<Written> =
        serde_json::from_str(&text).map_err(|reason| told(reason.to_string()))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let groups = written.into_iter().map(|one| Group {
        draft,
        demand,
        file: stem.clone(),
        description: one.description,
        added: None,
        schema: one.schema,
        cases: one.tests,
    });
    Ok(groups.collect())
}

/// The files of a folder that are JSON, in order.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |reason| format!("{}: {reason}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        if path.extension().is_some_and(|end| end == "json") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
