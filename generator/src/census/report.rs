//! [`Census`] → a report: JSON for machines, a few lines for people.

use std::collections::BTreeMap;
use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use serde_json::{Map, Value, json};

use super::Census;
use crate::diagnostic::Place;
use crate::diagnostic::render::{Positions, plain_line};
use crate::source::Texts;

/// How many places of a reason the summary shows.
const SHOWN: usize = 3;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const REASON: Style = AnsiColor::Yellow.on_default();

/// A part of the document, and what became of it.
struct Entry {
    reason: &'static str,
    message: String,
    place: Place,
    /// The method, the path and the id of an operation; empty for other parts.
    operation: Vec<(&'static str, Option<String>)>,
}

impl Entry {
    fn left_out(census: &Census) -> Vec<Self> {
        let entry = |one: &super::LeftOut| Self {
            reason: one.reason,
            message: one.message.clone(),
            place: Place::Key(one.pointer.clone()),
            operation: vec![
                ("method", one.method.clone()),
                ("path", Some(one.path.clone())),
                ("operation_id", one.operation_id.clone()),
            ],
        };
        census.left_out.iter().map(entry).collect()
    }

    fn untyped(census: &Census) -> Vec<Self> {
        let entry = |one: &super::UntypedValue| Self {
            reason: one.reason.name(),
            message: one.reason.meaning().to_owned(),
            place: Place::Key(one.pointer.clone()),
            operation: Vec::new(),
        };
        census.values.untyped.iter().map(entry).collect()
    }

    fn unenforced(census: &Census) -> Vec<Self> {
        let entry = |one: &super::Unenforced| Self {
            reason: one.reason,
            message: one.message.clone(),
            place: one.place.clone(),
            operation: Vec::new(),
        };
        census.unenforced.iter().map(entry).collect()
    }

    fn undeclared(census: &Census) -> Vec<Self> {
        let entry = |one: &super::Undeclared| {
            let statuses: Vec<String> = one.statuses.iter().map(u16::to_string).collect();
            Self {
                reason: "undeclared-status",
                message: format!("a server also answers {} by itself", statuses.join(", ")),
                place: Place::Key(one.pointer.clone()),
                operation: vec![
                    ("method", Some(one.method.clone())),
                    ("path", Some(one.path.clone())),
                    ("operation_id", Some(one.operation_id.clone())),
                ],
            }
        };
        census.undeclared.iter().map(entry).collect()
    }

    /// As JSON; the pointer is null where the place is none of a tree.
    fn json(&self, positions: &Positions<'_>) -> Value {
        let found = positions.of(&self.place);
        let pointer = match &self.place {
            Place::Key(pointer) | Place::Value(pointer) => Some(pointer.to_string()),
            Place::Span(..) | Place::File(_) => None,
        };
        let operation = self.operation.iter().map(|(key, value)| (*key, json!(value)));
        let rest = [
            ("reason", json!(self.reason)),
            ("message", json!(self.message)),
            ("file", json!(found.path)),
            ("line", json!(found.spot.map(|spot| spot.line))),
            ("column", json!(found.spot.map(|spot| spot.column))),
            ("pointer", json!(pointer)),
        ];
        let all = operation.chain(rest).map(|(key, value)| (key.to_owned(), value));
        Value::Object(all.collect::<Map<_, _>>())
    }

    /// What it is, in a few words: the operation, else the message.
    fn words(&self) -> String {
        let part = |wanted| {
            let found = self.operation.iter().find(|(key, _)| *key == wanted);
            found.and_then(|(_, value)| value.as_deref())
        };
        match part("path") {
            Some(path) => format!("{} {path}: {}", part("method").unwrap_or("*"), self.message),
            None => self.message.clone(),
        }
    }
}

/// The report as JSON.
///
/// ```text
/// {"operations": {"declared": 12, "generated": 11, "left_out": [{"method": …, "path": …, "operation_id": …, ENTRY}]},
///  "webhooks": 2, "callbacks": 1, "types": 30, "values": {"total": 120, "untyped": [{ENTRY}]}, "unenforced": [{ENTRY}],
///  "undeclared_statuses": [{"method": …, "path": …, "operation_id": …, ENTRY}]}
/// ```
///
/// An entry has `reason` (one word), `message` (a sentence), `file`, `line`, `column` and `pointer`
/// (a JSON Pointer in the file). Lines and columns count from 1 and are null where there are none.
/// `method` is null for a path item that cannot be read, whose operations are not known.
#[must_use]
pub fn json(census: &Census, texts: &Texts) -> String {
    let mut entries = entries(census);
    let positions = Positions::find(entries.iter().flatten().map(|one| &one.place), texts);
    entries.iter_mut().for_each(|list| sort(list, &positions));
    let list = |entries: &[Entry]| entries.iter().map(|one| one.json(&positions)).collect();
    let [left_out, untyped, unenforced, undeclared]: [Value; 4] = entries.map(|one| list(&one));
    let report = json!({
        "operations": {
            "declared": census.declared,
            "generated": census.operations,
            "left_out": left_out,
        },
        "webhooks": census.webhooks,
        "callbacks": census.callbacks,
        "types": census.types,
        "values": {"total": census.values.total, "untyped": untyped},
        "unenforced": unenforced,
        "undeclared_statuses": undeclared,
    });
    format!("{report:#}\n")
}

/// The report in a few lines, with ANSI colours: the counts by reason, and the first places of
/// each. `file` is where all of them are.
#[must_use]
pub fn summary(census: &Census, texts: &Texts, file: &str) -> String {
    let mut entries = entries(census);
    let positions = Positions::find(entries.iter().flatten().map(|one| &one.place), texts);
    entries.iter_mut().for_each(|list| sort(list, &positions));
    let [left_out, untyped, unenforced, undeclared] = entries;
    let Census { declared, operations, types, values, .. } = census;
    let total = values.total;
    let (lost, plain, open) = (left_out.len(), untyped.len(), unenforced.len());
    let called = format!("{operations} of {declared} generated, {lost} left out");
    let called =
        census.sent().fold(called, |text, (count, what)| format!("{text}, {count} {what}"));
    let sections = [
        ("operations", called, left_out),
        ("types", format!("{types} generated"), Vec::new()),
        ("values", format!("{plain} of {total} are untyped JSON"), untyped),
        ("constraints", format!("{open} not enforced"), unenforced),
        (
            "statuses",
            format!("{} operations answer with undeclared ones", undeclared.len()),
            undeclared,
        ),
    ];
    let mut out = String::new();
    for (title, counts, entries) in &sections {
        // Writing to a string does not fail.
        let _ = writeln!(out, "{BOLD}{title:>12}{BOLD:#}  {counts}");
        section(&mut out, entries, &positions, file);
    }
    out
}

/// The entries of a section by reason, the most frequent first.
fn section(out: &mut String, entries: &[Entry], positions: &Positions<'_>, file: &str) {
    let mut reasons: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for one in entries {
        reasons.entry(one.reason).or_default().push(one);
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, entries)| std::cmp::Reverse(entries.len()));
    for (reason, entries) in reasons {
        let _ = writeln!(out, "              {REASON}{reason}{REASON:#} {}", entries.len());
        for one in entries.iter().take(SHOWN) {
            let (place, words) = (at(positions, &one.place), plain_line(&one.words()));
            let _ = writeln!(out, "                {place}  {DIM}{words}{DIM:#}");
        }
        if let Some(more) = entries.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            let _ = writeln!(out, "                … and {more} more in {file}");
        }
    }
}

/// Sorts entries as a reader meets them.
fn sort(entries: &mut [Entry], positions: &Positions<'_>) {
    entries.sort_by_cached_key(|one| {
        let found = positions.of(&one.place);
        (found.path, found.spot.map(|spot| (spot.line, spot.column)))
    });
}

/// A place as editors and terminals know it.
fn at(positions: &Positions<'_>, place: &Place) -> String {
    let found = positions.of(place);
    match found.spot {
        Some(spot) => format!("{}:{}:{}", found.path, spot.line, spot.column),
        None => found.path,
    }
}

fn entries(census: &Census) -> [Vec<Entry>; 4] {
    [
        Entry::left_out(census),
        Entry::untyped(census),
        Entry::unenforced(census),
        Entry::undeclared(census),
    ]
}
