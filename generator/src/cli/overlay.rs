//! `speccast overlay`: a document → an overlay with what its server answers by itself, on standard
//! output.

use std::io::Write;

use speccast::census;

use super::arguments::Overlay;
use super::exit::Exit;
use super::{input, progress, report};

/// Prints the overlay.
pub(super) fn run(asked: &Overlay) -> Exit {
    let format = asked.messages.message_format;
    let task = match input::task(&asked.input, format) {
        Ok(task) => task,
        Err(exit) => return exit,
    };
    let checked = progress::during("reading", || speccast::check(&task.source, &task.config));
    report::print(&checked.diagnostics, &checked.texts, format);
    for one in checked.census.undeclared.iter().filter(|one| one.target.is_none()) {
        let message = format!("{} {} is written in another file: left out", one.method, one.path);
        report::say(&message, format);
    }
    if let Some(overlay) = census::overlay(&checked.census) {
        // A pager that was closed early is no fault.
        let _ = std::io::stdout().lock().write_all(overlay.as_bytes());
    }
    report::judge(&checked.diagnostics, asked.messages)
}
