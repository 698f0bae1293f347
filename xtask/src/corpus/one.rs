//! One document → its row, as JSON on standard output.

use std::path::Path;
use std::time::Instant;

use speccast::diagnostic::Severity;
use speccast::pointer::FileId;
use speccast::{Config, Generated, Source, output};

use super::row::{Fate, Row};
use super::version::version;

/// Generates a document, writes its crate if a folder is given, and prints its row.
///
/// # Errors
/// Why the crate could not be written.
pub(crate) fn one(file: &Path, out: Option<&Path>) -> Result<(), String> {
    let mut config = Config::default();
    let package = out.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    config.package.name = package;
    let start = Instant::now();
    let made = speccast::generate(&Source::file(file), &config);
    let mut row = describe(&made);
    row.milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let text = made.texts.get(FileId(0)).map_or("", |one| one.text.as_str());
    row.version = version(text).unwrap_or_default();
    if let (Some(folder), Some(files)) = (out, &made.files) {
        let written = output::write(folder, files);
        if let Some(fault) = written.diagnostics.first() {
            return Err(fault.message.clone());
        }
    }
    println!("{}", serde_json::to_string(&row).map_err(|reason| reason.to_string())?);
    Ok(())
}

/// What the row says of what was made.
fn describe(made: &Generated) -> Row {
    let count = |severity| made.diagnostics.iter().filter(|one| one.severity() == severity).count();
    let first = made.diagnostics.iter().find(|one| one.severity() == Severity::Error);
    let generated = made.files.is_some();
    Row {
        fate: if generated { Fate::Generated } else { Fate::Refused },
        reason: match first {
            Some(one) if !generated => format!("{}: {}", one.code, one.message),
            _ => String::new(),
        },
        declared: made.census.declared,
        operations: made.census.operations,
        types: made.census.types,
        values: made.census.values.total,
        untyped: made.census.values.untyped.len(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        ..Row::default()
    }
}
