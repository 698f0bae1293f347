//! Where things are in this repository, for tests that look at its files.

use std::fs;
use std::path::{Path, PathBuf};

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_owned()
}

/// A fixture: a small document and what is generated from it.
#[derive(Debug, Clone)]
pub struct Fixture {
    /// The name of its folder, and of its module.
    pub name: String,
    /// The document.
    pub document: PathBuf,
    /// What is generated.
    pub expected: PathBuf,
}

/// The fixtures, by name.
#[must_use]
pub fn fixtures() -> Vec<Fixture> {
    let documents = files(&root().join("tests/fixtures"));
    let documents = documents.into_iter().filter(|path| path.ends_with("openapi.yaml"));
    documents
        .filter_map(|document| {
            let folder = document.parent()?;
            let name = folder.file_name()?.to_str()?.to_owned();
            Some(Fixture { name, expected: folder.join("expected.rs"), document })
        })
        .collect()
}

/// The files of a folder and of those in it, in order; build output is passed over.
#[must_use]
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            if name == "target" || name == ".git" {
                continue;
            }
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}
