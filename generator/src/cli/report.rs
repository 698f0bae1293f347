//! Diagnostics → standard error, as text with colour on a terminal or as JSON.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use speccast::Census;
use speccast::diagnostic::{self, Diagnostic, Severity};
use speccast::source::Texts;

use super::arguments::{MessageFormat, Messages};
use super::exit::Exit;

/// Prints diagnostics.
pub(super) fn print(diagnostics: &[Diagnostic], texts: &Texts, format: MessageFormat) {
    let text = match format {
        MessageFormat::Text => diagnostic::render::text(diagnostics, texts),
        MessageFormat::Json => diagnostic::render::json(diagnostics, texts),
    };
    // A closed standard error leaves nobody to tell.
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Prints a fault that has no place in a document.
pub(super) fn complain(message: &str) {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let _ = writeln!(anstream::stderr().lock(), "{style}error{style:#}: {message}");
}

/// Prints something about the run, for people only.
pub(super) fn say(message: &str, format: MessageFormat) {
    if format == MessageFormat::Text {
        let _ = writeln!(anstream::stderr().lock(), "{message}");
    }
}

/// Prints how a run went: how much was made of the document, and how many messages there were.
pub(super) fn conclude(diagnostics: &[Diagnostic], census: &Census, format: MessageFormat) {
    match diagnostic::render::summary(diagnostics) {
        Some(summary) => say(&format!("{census}; {summary}"), format),
        None => say(&census.to_string(), format),
    }
}

/// Whether diagnostics let a run that asks for `messages` end well.
pub(super) fn judge(diagnostics: &[Diagnostic], messages: Messages) -> Exit {
    let errors = diagnostics.iter().any(|one| one.severity() == Severity::Error);
    let denied = messages.deny_warnings && !diagnostics.is_empty();
    if errors || denied { Exit::Faults } else { Exit::Fine }
}
