//! `speccast generate`: a document → a folder, written or compared.

use std::io::Write;
use std::path::Path;

use speccast::output::{self, Changes};
use speccast::render::Files;

use super::arguments::{Generate, MessageFormat};
use super::exit::Exit;
use super::input::{self, Task};
use super::{progress, report};

/// Generates a crate.
pub(super) fn run(asked: &Generate) -> Exit {
    let format = asked.messages.message_format;
    let mut task = match input::task(&asked.input, format) {
        Ok(task) => task,
        Err(exit) => return exit,
    };
    if let Some(name) = &asked.name {
        task.config.package.name = Some(name.clone());
    }
    let Some(folder) = asked.out.clone().or_else(|| task.config.output.clone()) else {
        report::complain("no folder: name one with `--out`, or set `output` in the configuration");
        return Exit::Usage;
    };
    let Task { source, config } = task;
    let made = progress::during("generating", || speccast::generate(&source, &config));
    report::print(&made.diagnostics, &made.texts, format);
    let denied = asked.messages.deny_warnings && !made.diagnostics.is_empty();
    let Some(files) = made.files.filter(|_| !denied) else {
        report::say("nothing was written", format);
        return Exit::Faults;
    };
    report::conclude(&made.diagnostics, &made.census, format);
    let done =
        if asked.check { output::compare(&folder, &files) } else { output::write(&folder, &files) };
    report::print(&done.diagnostics, &made.texts, format);
    if done.has_errors() {
        return Exit::Faults;
    }
    if asked.check { differ(&done.value) } else { wrote(&folder, &files, &done.value, format) }
}

/// Says how many files were written.
fn wrote(folder: &Path, files: &Files, changes: &Changes, format: MessageFormat) -> Exit {
    let Changes { added, changed, removed } = changes;
    let message = format!(
        "{}: {} files; {} added, {} changed, {} removed",
        folder.display(),
        files.0.len(),
        added.len(),
        changed.len(),
        removed.len(),
    );
    report::say(&message, format);
    Exit::Fine
}

/// Lists the files that differ on standard output.
fn differ(changes: &Changes) -> Exit {
    // A closed pipe does not change the answer.
    let _ = write!(std::io::stdout().lock(), "{changes}");
    if changes.is_empty() { Exit::Fine } else { Exit::Difference }
}
