//! OpenAPI Overlays 1.0 and 1.1 → changes of the main tree.
//!
//! Every place that an action changes remembers where in the overlay its value was written.

mod action;
mod cost;

use std::path::Path;

use serde_json::{Map, Value};

use super::document::Document;
use super::reader::Reader;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;

/// The keys of an overlay, those that must be there first.
const OVERLAY: &[&str] = &["overlay", "info", "actions", "extends"];
/// The keys of its info object.
const INFO: &[&str] = &["title", "version", "description"];
/// The keys of an action.
const ACTION: &[&str] = &["target", "description", "update", "remove", "copy"];

/// Applies the overlay in a file. Where one action fails, the others are still tried, so that all
/// that is wrong is said at once; the caller takes any error as the end of the document.
pub(super) fn apply(
    reader: &mut Reader<'_>,
    document: &mut Document,
    path: &Path,
    config: &Config,
) {
    let Some((file, tree)) = reader.fresh(path) else { return };
    let root = Pointer::root(file);
    let mut said = Vec::new();
    for (at, action) in actions(&tree, &root, &mut said) {
        if let Err(fault) = action::apply(document, &at, action, config) {
            let grown = matches!(fault.code, Code::DocumentTooLarge | Code::NestingTooDeep);
            said.push(fault);
            if grown {
                break;
            }
        }
    }
    reader.diagnostics.extend(said);
}

/// The actions of an overlay with their places; what is wrong around them is said.
fn actions<'t>(
    tree: &'t Value,
    root: &Pointer,
    said: &mut Vec<Diagnostic>,
) -> Vec<(Pointer, &'t Map<String, Value>)> {
    let Some(map) = tree.as_object() else {
        said.push(invalid(root, "an overlay is an object"));
        return Vec::new();
    };
    unknown(map, root, OVERLAY, said);
    match map.get("overlay").and_then(Value::as_str) {
        Some(version) if version.starts_with("1.0.") || version.starts_with("1.1.") => {}
        Some(_) => {
            let help = "1.0.0 and 1.1.0 are read";
            said.push(invalid(&root.child("overlay"), "an unknown version").help(help));
        }
        None => said.push(invalid(root, "the key `overlay` must be a string like `1.0.0`")),
    }
    info(map, root, said);
    let at = root.child("actions");
    let Some(actions) = map.get("actions") else {
        said.push(invalid(root, "the key `actions` is missing"));
        return Vec::new();
    };
    let Some(actions) = actions.as_array() else {
        said.push(invalid(&at, "`actions` must be a list"));
        return Vec::new();
    };
    let old = map.get("overlay").and_then(Value::as_str).is_some_and(|it| it.starts_with("1.0."));
    let mut found = Vec::new();
    for (index, action) in actions.iter().enumerate() {
        let at = at.child(index.to_string());
        match action.as_object() {
            Some(action) => {
                unknown(action, &at, ACTION, said);
                if old && action.contains_key("copy") {
                    said.push(too_new(&at.child("copy")));
                }
                found.push((at, action));
            }
            None => said.push(invalid(&at, "an action must be an object")),
        }
    }
    found
}

/// Checks the info object.
fn info(map: &Map<String, Value>, root: &Pointer, said: &mut Vec<Diagnostic>) {
    let at = root.child("info");
    let Some(info) = map.get("info") else {
        return said.push(invalid(root, "the key `info` is missing"));
    };
    let Some(info) = info.as_object() else {
        return said.push(invalid(&at, "`info` must be an object"));
    };
    unknown(info, &at, INFO, said);
    for key in ["title", "version"] {
        if !info.contains_key(key) {
            said.push(invalid(&at, format!("the key `{key}` is missing")));
        }
    }
}

/// Says which keys are not known.
fn unknown(map: &Map<String, Value>, at: &Pointer, known: &[&str], said: &mut Vec<Diagnostic>) {
    for key in map.keys().filter(|key| !key.starts_with("x-") && !known.contains(&key.as_str())) {
        let message = format!("`{key}` is not a key of an overlay here");
        let diagnostic = Diagnostic::at_key(Code::UnknownKey, &at.child(key), message);
        said.push(diagnostic.suggest(key, known.iter().copied()));
    }
}

/// `copy` in an overlay of a version that does not have it.
fn too_new(at: &Pointer) -> Diagnostic {
    let message = "`copy` is of Overlay 1.1.0, and this overlay is of 1.0";
    Diagnostic::at_key(Code::OverlayInvalid, at, message).help("write `overlay: 1.1.0`")
}

/// A fault of an overlay.
fn invalid(at: &Pointer, message: impl Into<String>) -> Diagnostic {
    Diagnostic::at_value(Code::OverlayInvalid, at, message)
}

#[cfg(test)]
mod tests;
