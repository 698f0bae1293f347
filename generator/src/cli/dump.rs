//! `speccast dump`: a document → what a phase made of it, on standard output.

use std::io::Write;

use super::arguments::{Dump, Phase};
use super::exit::Exit;
use super::{input, progress, report};

/// Prints what a phase made.
pub(super) fn run(asked: &Dump) -> Exit {
    let format = asked.messages.message_format;
    let task = match input::task(&asked.input, format) {
        Ok(task) => task,
        Err(exit) => return exit,
    };
    let phase = match asked.phase {
        Phase::Api => speccast::Phase::Api,
        Phase::Facts => speccast::Phase::Facts,
        Phase::Names => speccast::Phase::Names,
        Phase::Items => speccast::Phase::Items,
    };
    let dumped = progress::during("reading", || speccast::dump(&task.source, &task.config, phase));
    report::print(&dumped.diagnostics, &dumped.texts, format);
    let Some(text) = dumped.text else {
        return report::blame(&dumped.diagnostics);
    };
    // A pager that was closed early is no fault.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    if asked.messages.deny_warnings {
        return report::judge(&dumped.diagnostics, asked.messages);
    }
    Exit::Fine
}
