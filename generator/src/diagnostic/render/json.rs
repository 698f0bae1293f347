//! Diagnostics → one JSON object a line.

use serde_json::{Map, Value, json};

use super::position::Positions;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::Texts;

/// Diagnostics as lines of JSON, in the order in which they are given.
///
/// The keys are `code`, `severity`, `message`, `file`, `line`, `column`, `label`, `help` and
/// `also`, a list of objects with `file`, `line`, `column` and `label`. Lines and columns count
/// from 1, columns in characters; they are null where the file could not be read.
#[must_use]
pub fn json(diagnostics: &[Diagnostic], texts: &Texts) -> String {
    let positions = Positions::of_diagnostics(diagnostics, texts);
    let mut out = String::new();
    for one in diagnostics {
        let mut line = json!({
            "code": one.code.name(),
            "severity": one.severity().to_string(),
            "message": one.message,
        });
        let also: Vec<Value> = one
            .also
            .iter()
            .map(|(place, words)| Value::Object(position(&positions, place, Some(words))))
            .collect();
        if let Value::Object(line) = &mut line {
            line.extend(position(&positions, &one.place, one.label.as_deref()));
            line.insert("help".to_owned(), json!(one.help));
            line.insert("also".to_owned(), Value::Array(also));
        }
        out.push_str(&line.to_string());
        out.push('\n');
    }
    out
}

/// A place, and the words at it.
fn position(positions: &Positions<'_>, place: &Place, label: Option<&str>) -> Map<String, Value> {
    let found = positions.of(place);
    let spot = found.spot;
    Map::from_iter([
        ("file".to_owned(), Value::from(found.path)),
        ("line".to_owned(), json!(spot.map(|spot| spot.line))),
        ("column".to_owned(), json!(spot.map(|spot| spot.column))),
        ("label".to_owned(), json!(label)),
    ])
}
