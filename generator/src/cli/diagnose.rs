//! `speccast check`: a document → what is wrong with it.

use super::arguments::Check;
use super::exit::Exit;
use super::{input, progress, report};

/// Checks a document.
pub(super) fn run(asked: &Check) -> Exit {
    let format = asked.messages.message_format;
    let task = match input::task(&asked.input, format) {
        Ok(task) => task,
        Err(exit) => return exit,
    };
    let checked = progress::during("checking", || speccast::check(&task.source, &task.config));
    report::print(&checked.diagnostics, &checked.texts, format);
    report::conclude(&checked.diagnostics, &checked.census, format);
    if let Err(exit) = report::account(&checked, asked.report.as_deref(), format) {
        return exit;
    }
    report::judge(&checked.diagnostics, asked.messages)
}
