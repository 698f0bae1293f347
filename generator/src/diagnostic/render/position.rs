//! Places → lines and columns.

use std::collections::BTreeMap;

use crate::diagnostic::locate::{Format, Spots, locate};
use crate::diagnostic::{Diagnostic, Place};
use crate::pointer::{FileId, Pointer};
use crate::source::Texts;

/// Where something is shown.
pub(crate) struct Position<'t> {
    /// The path of the file, control characters escaped.
    pub(crate) path: String,
    /// The line, from 1; nothing where the file has no such place or could not be read.
    pub(crate) spot: Option<Spot<'t>>,
}

/// A place in a text.
#[derive(Clone, Copy)]
pub(crate) struct Spot<'t> {
    /// From 1.
    pub(crate) line: usize,
    /// In characters, from 1.
    pub(crate) column: usize,
    /// The line without its end.
    pub(crate) text: &'t str,
}

/// The positions of some places.
pub(crate) struct Positions<'t> {
    texts: &'t Texts,
    files: BTreeMap<FileId, Lines>,
}

/// Where the lines of a file begin, and what was looked for in it.
struct Lines {
    starts: Vec<usize>,
    spots: Spots,
}

impl<'t> Positions<'t> {
    /// Finds every place of some diagnostics.
    pub(super) fn of_diagnostics(diagnostics: &[Diagnostic], texts: &'t Texts) -> Self {
        let places = diagnostics.iter().flat_map(|one| {
            std::iter::once(&one.place).chain(one.also.iter().map(|(place, _)| place))
        });
        Self::find(places, texts)
    }

    /// Finds every one of some places.
    pub(crate) fn find<'p>(places: impl IntoIterator<Item = &'p Place>, texts: &'t Texts) -> Self {
        let mut wanted: BTreeMap<FileId, Vec<&Pointer>> = BTreeMap::new();
        for place in places {
            match place {
                Place::Key(pointer) | Place::Value(pointer) => {
                    wanted.entry(pointer.file).or_default().push(pointer);
                }
                Place::Span(file, _) => {
                    wanted.entry(*file).or_default();
                }
                Place::File(_) => {}
            }
        }
        let files = wanted
            .into_iter()
            .filter_map(|(file, pointers)| Some((file, lines(texts, file, &pointers)?)))
            .collect();
        Self { texts, files }
    }

    /// The position of a place.
    pub(crate) fn of(&self, place: &Place) -> Position<'t> {
        let (file, offset) = match place {
            Place::Span(file, span) => (*file, Some(span.start)),
            Place::Key(pointer) => (pointer.file, self.nearest(pointer).map(|spot| spot.0)),
            Place::Value(pointer) => (pointer.file, self.nearest(pointer).map(|spot| spot.1)),
            Place::File(path) => {
                let path = super::text::plain(&path.display().to_string());
                return Position { path, spot: None };
            }
        };
        let text = self.texts.get(file);
        let path = text.map_or_else(|| "?".to_owned(), |text| text.path.display().to_string());
        let spot = offset.and_then(|offset| self.spot(file, offset));
        Position { path: super::text::plain(&path), spot }
    }

    /// Key and value of a node, or of the nearest one above that stands in the text.
    fn nearest(&self, pointer: &Pointer) -> Option<(usize, usize)> {
        let spots = &self.files.get(&pointer.file)?.spots;
        let path = pointer.path();
        let mut path = path.as_slice();
        loop {
            if let Some(spot) = spots.get(path).and_then(|found| found.first()) {
                return Some((spot.key, spot.value));
            }
            path = path.split_last()?.1;
        }
    }

    /// The line and column of a byte.
    fn spot(&self, file: FileId, offset: usize) -> Option<Spot<'t>> {
        let text = self.texts.get(file)?.text.as_str();
        let starts = &self.files.get(&file)?.starts;
        let line = starts.partition_point(|start| *start <= offset);
        let start = *starts.get(line.checked_sub(1)?)?;
        let rest = text.get(start..)?;
        let shown = rest.lines().next().unwrap_or_default();
        let mut end = offset.saturating_sub(start).min(shown.len());
        while !shown.is_char_boundary(end) {
            end -= 1;
        }
        let column = shown.get(..end)?.chars().count() + 1;
        if text.is_empty() {
            return None;
        }
        Some(Spot { line, column, text: shown })
    }
}

/// What is to be known of a file. The nodes above those that are wanted are looked for too: they
/// are shown where a key that is missing in the text was meant to be.
fn lines(texts: &Texts, file: FileId, pointers: &[&Pointer]) -> Option<Lines> {
    let text = texts.get(file)?;
    let mut starts = vec![text.text.len() - super::super::locate::without_mark(&text.text).len()];
    starts.extend(text.text.match_indices('\n').map(|(at, _)| at + 1));
    let spots = if pointers.is_empty() {
        Spots::new()
    } else {
        let format = Format::of(&text.path, &text.text);
        let paths: Vec<Vec<String>> = pointers.iter().map(|pointer| pointer.path()).collect();
        let paths = paths.iter().map(Vec::as_slice);
        let mut spots = locate(format, &text.text, paths.clone());
        let lost: Vec<&[String]> =
            paths.filter(|path| !spots.contains_key(*path)).flat_map(prefixes).collect();
        if !lost.is_empty() {
            spots.extend(locate(format, &text.text, lost));
        }
        spots
    };
    Some(Lines { starts, spots })
}

/// The paths above a path.
fn prefixes(path: &[String]) -> impl Iterator<Item = &[String]> {
    (0..path.len()).filter_map(|length| path.get(..length))
}
