//! A reference where prose belongs → the text that it leads to.
//!
//! The standard has no such references; tools that bundle documents do, to keep long texts in
//! files of their own.

use serde_json::Value;

use super::{Walk, link, links};
use crate::diagnostic::Diagnostic;
use crate::load::document::Document;
use crate::load::reader::Reader;
use crate::pointer::Pointer;

/// Keys that hold prose.
const PROSE: &[&str] = &["title", "summary", "description"];
/// The ends of the names of files that are trees.
const TREES: &[&str] = &["yaml", "yml", "json"];

/// Whether a value is a reference to the text of a key.
pub(super) fn is_reference(key: Option<&str>, value: &Value) -> bool {
    key.is_some_and(|key| PROSE.contains(&key)) && value.get("$ref").is_some_and(Value::is_string)
}

/// Puts the text in the place of the reference.
pub(super) fn text(
    walk: &mut Walk,
    reader: &mut Reader<'_>,
    document: &mut Document,
    owner: &Pointer,
) {
    let found = written(walk, reader, document, owner);
    walk.edits.put(owner.clone(), Value::from(found.unwrap_or_default()));
}

/// The text that a reference leads to; what stands in the way is said.
fn written(
    walk: &mut Walk,
    reader: &mut Reader<'_>,
    document: &mut Document,
    owner: &Pointer,
) -> Option<String> {
    let place = owner.child("$ref");
    let reference = document.at(&place)?.text()?.to_owned();
    let tree = reference.contains('#')
        || TREES.iter().any(|end| reference.to_lowercase().ends_with(&format!(".{end}")));
    if !tree {
        return match link::prose(reader, &place, &reference) {
            Ok(text) => Some(text),
            Err(said) => {
                walk.lose(said);
                None
            }
        };
    }
    let (_, target) = links::lead(walk, reader, document, &owner.child("$ref"))?;
    let node = document.at(&target)?;
    if node.text().is_none() {
        let message = format!("`{reference}` is not a text");
        let code = crate::diagnostic::Code::ReferenceKind;
        walk.say(Diagnostic::at_value(code, &place, message));
    }
    node.text().map(str::to_owned)
}
