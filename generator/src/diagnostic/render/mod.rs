//! Diagnostics → text for people, and lines of JSON for machines.
//!
//! Positions are found here, all of a file in one walk. Text of a document is shown with its
//! control characters escaped, so that it cannot speak to a terminal.

mod json;
mod position;
mod text;

pub use json::json;
pub(crate) use position::Positions;
pub(crate) use text::plain as plain_line;
pub use text::text;

use super::{Diagnostic, Severity};
use crate::source::Texts;

/// [`text`] without colours, for what is no terminal: a log, the warnings of a build script.
#[must_use]
pub fn plain(diagnostics: &[Diagnostic], texts: &Texts) -> String {
    anstream::adapter::strip_str(&text(diagnostics, texts)).to_string()
}

/// How many errors and warnings there are, in words; nothing where there are none.
///
/// ```
/// # use speccast::diagnostic::{Code, Diagnostic, Place, render::summary};
/// # use speccast::pointer::FileId;
/// let one = Diagnostic::new(Code::Syntax, Place::Span(FileId(0), 0..0), "no");
/// assert_eq!(summary(&[one]).as_deref(), Some("1 error"));
/// assert_eq!(summary(&[]), None);
/// ```
#[must_use]
pub fn summary(diagnostics: &[Diagnostic]) -> Option<String> {
    let count = |wanted| diagnostics.iter().filter(|one| one.severity() == wanted).count();
    let words = [(count(Severity::Error), "error"), (count(Severity::Warning), "warning")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}{}", if count == 1 { "" } else { "s" }))
        .collect::<Vec<_>>();
    (!words.is_empty()).then(|| words.join(", "))
}

#[cfg(test)]
mod tests;
