//! Arguments and a configuration file → what the library wants: a [`Source`] and a [`Config`].

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use speccast::{Config, Source};

use super::arguments::{Input, MessageFormat};
use super::exit::Exit;
use super::report::{self, complain};

/// The name under which standard input is shown.
const STANDARD_INPUT: &str = "<stdin>";

/// What a run works on.
pub(super) struct Task {
    /// The document.
    pub(super) source: Source,
    /// The configuration, with the arguments in it; its paths are as the process sees them.
    pub(super) config: Config,
}

/// Reads the configuration and finds the document.
///
/// # Errors
/// How the run ends, when one of them cannot be used; the reason is printed.
pub(super) fn task(input: &Input, format: MessageFormat) -> Result<Task, Exit> {
    let mut config = match &input.config {
        Some(path) => configuration(path, format)?,
        None => Config::default(),
    };
    config.overlays.extend(input.overlay.iter().cloned());
    config.allow_outside.extend(input.allow_outside.iter().cloned());
    if let Some(list) = &input.allow_remote {
        config.allow_remote = Some(list.clone());
    }
    let document = input.document.clone().or_else(|| config.document.clone());
    let Some(document) = document else {
        complain("no document: name one, or set `document` in the configuration");
        return Err(Exit::Usage);
    };
    Ok(Task { source: source(document)?, config })
}

/// The configuration in a file.
fn configuration(path: &Path, format: MessageFormat) -> Result<Config, Exit> {
    let opened = speccast::project::open(path);
    report::print(&opened.diagnostics, &opened.texts, format);
    opened.config.ok_or(Exit::Usage)
}

/// The document at a path, or on standard input.
fn source(document: PathBuf) -> Result<Source, Exit> {
    if document.as_os_str() != "-" {
        return Ok(Source::file(document));
    }
    let mut bytes = Vec::new();
    match io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => Ok(Source::text(STANDARD_INPUT, bytes)),
        Err(reason) => {
            complain(&format!("standard input cannot be read: {reason}"));
            Err(Exit::Faults)
        }
    }
}
