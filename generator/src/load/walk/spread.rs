//! A reference that stands for an object of names → one reference for each of its names.
//!
//! The standard knows references to things, not to collections of them. Documents of many files
//! write them all the same: `schemas: {$ref: schemas/_index.yaml}`.

use serde_json::{Map, Value, json};

use super::{Walk, links};
use crate::diagnostic::{Code, Diagnostic};
use crate::load::document::Document;
use crate::load::grammar::Form;
use crate::load::reader::Reader;
use crate::pointer::{Pointer, escape};

/// Puts a reference to each name of the target where the reference stands, and gives what is to
/// be walked next.
pub(super) fn names(
    walk: &mut Walk,
    reader: &mut Reader<'_>,
    document: &mut Document,
    (owner, form): (&Pointer, Form),
) -> Vec<(Pointer, Form)> {
    let Some((text, target)) = links::lead(walk, reader, document, &owner.child("$ref")) else {
        walk.edits.remove(owner.child("$ref"));
        return Vec::new();
    };
    let node = document.at(&target);
    let Some(found) = node.as_ref().and_then(|node| node.value.as_object()) else {
        let message = format!("`{text}` is not an object of names");
        walk.say(Diagnostic::at_value(Code::ReferenceKind, &owner.child("$ref"), message));
        walk.edits.remove(owner.child("$ref"));
        return Vec::new();
    };
    let own = document.at(owner).and_then(|node| node.value.as_object().cloned());
    let mut map: Map<String, Value> = own.unwrap_or_default();
    map.shift_remove("$ref");
    let base = if text.contains('#') { text } else { format!("{text}#") };
    let mut next = Vec::new();
    for name in found.keys().filter(|name| *name != "$ref" && !name.starts_with("x-")) {
        if !map.contains_key(name) {
            let token = escape(name).replace('%', "%25");
            map.insert(name.clone(), json!({"$ref": format!("{base}/{token}")}));
            next.push((target.child(name), form));
        }
    }
    walk.edits.put(owner.clone(), Value::Object(map));
    next
}
