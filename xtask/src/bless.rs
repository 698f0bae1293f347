//! Accepts what the generator says and writes now: every `expected.rs`, every snapshot, `generated/`.

use std::fs;
use std::path::{Path, PathBuf};

use speccast::diagnostic::render;
use speccast::{Config, Source, project};

use crate::workspace::{cargo, root, step};

/// Writes the expected output of every fixture, then `generated/`, then the snapshots
/// and the table of parameters.
///
/// # Errors
/// Which of them cannot be made.
pub(crate) fn run() -> Result<(), String> {
    let folder = root().join("tests/fixtures");
    let config = project::open(&folder.join("speccast.toml"))
        .config
        .ok_or("tests/fixtures/speccast.toml cannot be used")?;
    for fixture in fixtures(&folder)? {
        bless(&fixture, &config)?;
    }
    if crate::generate(project::Action::Write) != 0 {
        return Err("`generated/` cannot be made".to_owned());
    }
    for (target, test) in
        [("ui", "every_case_says_what_it_said"), ("parameters", "what_is_sent_is_what_is_read")]
    {
        let snapshots = &["test", "--package", "tests", "--test", target, test];
        step("cargo test (snapshots)", cargo().args(snapshots).env("INSTA_UPDATE", "always"))?;
    }
    Ok(())
}

/// The folders of the fixtures, in order.
fn fixtures(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |reason| format!("{}: {reason}", folder.display());
    let entries = fs::read_dir(folder).map_err(told)?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(told)?.path();
        if path.join("openapi.yaml").is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Writes the expected output of a fixture, when it changed.
fn bless(fixture: &Path, config: &Config) -> Result<(), String> {
    let document = fixture.join("openapi.yaml");
    let made = speccast::generate(&Source::file(&document), config);
    let Some(files) = made.files else {
        let text = render::text(&made.diagnostics, &made.texts);
        return Err(format!("{} gives nothing:\n{text}", document.display()));
    };
    let [text] = files.0.values().collect::<Vec<_>>()[..] else {
        return Err(format!("{} gives {} files, not one", document.display(), files.0.len()));
    };
    let expected = fixture.join("expected.rs");
    if fs::read(&expected).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    eprintln!("{}", expected.display());
    fs::write(&expected, text).map_err(|reason| format!("{}: {reason}", expected.display()))
}
