//! Paths in a file → bytes of its text.
//!
//! Nothing that reads a document remembers positions; they are found here when a diagnostic is
//! printed, those of all places of a file in one walk.

mod json;
mod yaml;

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::IgnoredAny;

/// How a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON.
    Json,
    /// YAML.
    Yaml,
}

impl Format {
    /// The format of a file: by its name, else by what it begins with.
    #[must_use]
    pub fn of(path: &Path, text: &str) -> Self {
        let named =
            |wanted: &str| path.extension().is_some_and(|it| it.eq_ignore_ascii_case(wanted));
        if named("json") {
            return Self::Json;
        }
        let text = without_mark(text);
        // A flow mapping of YAML begins like JSON; only what JSON's reader accepts is JSON.
        let json = text.trim_start().starts_with(['{', '['])
            && ((!named("yaml") && !named("yml"))
                || serde_json::from_str::<IgnoredAny>(text).is_ok());
        if json { Self::Json } else { Self::Yaml }
    }
}

/// Where a node stands, in bytes from the beginning of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Its key; where it has none (an item of a list, the root), its value.
    pub key: usize,
    /// Its value.
    pub value: usize,
}

/// The nodes to find, as a tree of keys.
#[derive(Debug, Default)]
struct Wanted {
    here: bool,
    below: BTreeMap<String, Wanted>,
}

/// What was found, by path; a key that stands twice was found twice.
pub type Spots = BTreeMap<Vec<String>, Vec<Spot>>;

/// Finds paths in a text. A path that is not there is not in the answer.
///
/// ```
/// use speccast::diagnostic::locate::{Format, locate};
/// let path = vec!["info".to_owned(), "title".to_owned()];
/// let spots = locate(Format::Yaml, "info:\n  title: Pets\n", [path.as_slice()]);
/// assert_eq!((spots[&path][0].key, spots[&path][0].value), (8, 15));
/// ```
#[must_use]
pub fn locate<'p>(
    format: Format,
    text: &str,
    paths: impl IntoIterator<Item = &'p [String]>,
) -> Spots {
    let mut wanted = Wanted::default();
    for path in paths {
        let mut node = &mut wanted;
        for key in path {
            node = node.below.entry(key.clone()).or_default();
        }
        node.here = true;
    }
    match format {
        Format::Json => json::spots(text, &wanted),
        Format::Yaml => yaml::spots(text, &wanted),
    }
}

/// What YAML's reader says of a text with several documents.
pub(crate) const SEVERAL: &str = "more than one document";

/// The byte where the second document of a YAML text begins.
#[must_use]
pub fn second_document(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut begun = false;
    for line in text.split_inclusive('\n') {
        if begun && line.starts_with("---") {
            return Some(at);
        }
        begun |= !line.trim().is_empty() && !line.starts_with(['#', '%', '-']);
        at += line.len();
    }
    None
}

/// A text without its byte order mark.
#[must_use]
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The byte at a line and a column, both from 1, the column in bytes.
#[must_use]
pub fn offset_of_line(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    start.saturating_add(column.saturating_sub(1)).min(text.len())
}

/// The byte of the character at an index, the byte order mark not counted.
#[must_use]
pub fn offset_of_index(text: &str, index: usize) -> usize {
    let mark = text.len() - without_mark(text).len();
    without_mark(text).char_indices().nth(index).map_or(text.len(), |(byte, _)| mark + byte)
}

#[cfg(test)]
mod tests;
