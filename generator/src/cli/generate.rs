//! `speccast generate`: a document → a folder, written or compared.

use std::io::Write;
use std::path::Path;

use speccast::diagnostic::Outcome;
use speccast::output::{self, Changes};

use super::arguments::{Generate, MessageFormat};
use super::cache::{Cache, Done, Said};
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
    let cache = Cache::of(asked, &task, &folder);
    let last = cache.as_ref().and_then(|cache| cache.last(&task.source, &folder));
    if let Some(said) = last {
        return repeat(&said, &folder, asked);
    }
    let Task { source, config } = task;
    let made = progress::during("generating", || speccast::generate(&source, &config));
    let diagnostics = report::rendered(&made.diagnostics, &made.texts, format);
    report::tell(&diagnostics);
    if let Err(exit) = report::account(&made, asked.report.as_deref(), format) {
        return exit;
    }
    let denied = asked.messages.deny_warnings && !made.diagnostics.is_empty();
    let Some(files) = made.files.filter(|_| !denied) else {
        report::say("nothing was written", format);
        return report::blame(&made.diagnostics);
    };
    let conclusion = report::conclusion(&made.diagnostics, &made.census);
    report::say(&conclusion, format);
    let done =
        if asked.check { output::compare(&folder, &files) } else { output::write(&folder, &files) };
    report::print(&done.diagnostics, &made.texts, format);
    if done.has_errors() {
        return Exit::Faults;
    }
    let said = Said { diagnostics, conclusion, files: files.0.len() };
    if let Some(cache) = cache.filter(|_| is_settled(&done, asked)) {
        let readings = made.texts.readings();
        cache.remember(&Done { readings, files: &files, said: &said });
    }
    if asked.check { differ(&done.value) } else { wrote(&folder, said.files, &done.value, format) }
}

/// Whether the output is what was made, and nothing more is to be said of it.
fn is_settled(done: &Outcome<Changes>, asked: &Generate) -> bool {
    done.diagnostics.is_empty() && (!asked.check || done.value.is_empty())
}

/// Says what the last run said, when this one would read and write the same.
fn repeat(said: &Said, folder: &Path, asked: &Generate) -> Exit {
    let format = asked.messages.message_format;
    report::tell(&said.diagnostics);
    report::say(&said.conclusion, format);
    let none = Changes::default();
    if asked.check { differ(&none) } else { wrote(folder, said.files, &none, format) }
}

/// Says how many files were written.
fn wrote(folder: &Path, files: usize, changes: &Changes, format: MessageFormat) -> Exit {
    let Changes { added, changed, removed } = changes;
    let message = format!(
        "{}: {files} files; {} added, {} changed, {} removed",
        folder.display(),
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
