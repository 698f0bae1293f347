//! Diagnostics → standard error, as text with colour on a terminal or as JSON.

use std::io::Write;
use std::path::Path;

use anstyle::{AnsiColor, Style};
use speccast::census::{self, Census};
use speccast::diagnostic::{self, Diagnostic, Severity};
use speccast::source::Texts;
use speccast::{Generated, output};

use super::arguments::{MessageFormat, Messages};
use super::exit::Exit;

/// Prints diagnostics.
pub(super) fn print(diagnostics: &[Diagnostic], texts: &Texts, format: MessageFormat) {
    tell(&rendered(diagnostics, texts, format));
}

/// Diagnostics as text, with colours.
pub(super) fn rendered(diagnostics: &[Diagnostic], texts: &Texts, format: MessageFormat) -> String {
    match format {
        MessageFormat::Text => diagnostic::render::text(diagnostics, texts),
        MessageFormat::Json => diagnostic::render::json(diagnostics, texts),
    }
}

/// Prints rendered diagnostics.
pub(super) fn tell(rendered: &str) {
    // A closed standard error leaves nobody to tell.
    let _ = anstream::stderr().lock().write_all(rendered.as_bytes());
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

/// Prints how a run went.
pub(super) fn conclude(diagnostics: &[Diagnostic], census: &Census, format: MessageFormat) {
    say(&conclusion(diagnostics, census), format);
}

/// How a run went: how much was made of the document, and how many messages there were.
pub(super) fn conclusion(diagnostics: &[Diagnostic], census: &Census) -> String {
    match diagnostic::render::summary(diagnostics) {
        Some(summary) => format!("{census}; {summary}"),
        None => census.to_string(),
    }
}

/// Writes the report of a run to `file`, where one was asked for, and its summary for people.
///
/// # Errors
/// How the run ends when the file cannot be written.
pub(super) fn account(
    made: &Generated,
    file: Option<&Path>,
    format: MessageFormat,
) -> Result<(), Exit> {
    let Some(file) = file else { return Ok(()) };
    let Generated { census, texts, .. } = made;
    output::put(file, &census::report::json(census, texts)).map_err(|reason| {
        complain(&format!("{} cannot be written: {reason}", file.display()));
        Exit::Faults
    })?;
    let shown = census::report::summary(census, texts, &file.display().to_string());
    say(shown.trim_end(), format);
    Ok(())
}

/// Whether diagnostics let a run that asks for `messages` end well.
pub(super) fn judge(diagnostics: &[Diagnostic], messages: Messages) -> Exit {
    let errors = diagnostics.iter().any(|one| one.severity() == Severity::Error);
    let denied = messages.deny_warnings && !diagnostics.is_empty();
    if errors || denied { blame(diagnostics) } else { Exit::Fine }
}

/// How a run ends that made nothing: whether the configuration is wrong, or the document.
pub(super) fn blame(diagnostics: &[Diagnostic]) -> Exit {
    if diagnostic::blames_configuration(diagnostics) { Exit::Usage } else { Exit::Faults }
}
