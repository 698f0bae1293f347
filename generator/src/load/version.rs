//! The version of a document → the dialect by which it is read.

use serde_json::Value;

use super::document::{Dialect, Document};
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;

/// The dialect, and what was repaired on the way.
pub(super) fn dialect(
    document: &mut Document,
) -> Result<(Dialect, Option<Diagnostic>), Diagnostic> {
    let root = Pointer::root(document.main);
    let unsupported =
        |at: &Pointer, message: String| Diagnostic::at_value(Code::UnsupportedVersion, at, message);
    let tree = document.trees.get_mut(&document.main).and_then(Value::as_object_mut);
    let Some(tree) = tree else {
        return Err(unsupported(&root, "this is not an OpenAPI document".to_owned()));
    };
    let older = ["swagger", "swaggerVersion"];
    if let Some((key, version)) = older.iter().find_map(|key| Some((key, tree.get(*key)?))) {
        let message = format!("Swagger {} is not read", bare(version));
        return Err(unsupported(&root.child(key), message)
            .help("convert it to OpenAPI 3 first, with swagger2openapi for example"));
    }
    let at = root.child("openapi");
    let Some(value) = tree.get_mut("openapi") else {
        return Err(unsupported(&root, "the key `openapi` with the version is missing".to_owned())
            .help("`openapi: 3.0.3`, `openapi: 3.1.0` and `openapi: 3.2.0` are read"));
    };
    let text = bare(value);
    let repaired = (!value.is_string()).then(|| {
        let message = format!("the version is a string; it was read as `{text}.0`");
        Diagnostic::at_value(Code::RepairedValue, &at, message)
    });
    let mut parts = text.splitn(3, '.');
    let dialect = match (parts.next(), parts.next()) {
        (Some("3"), Some("0")) => Dialect::V30,
        (Some("3"), Some("1")) => Dialect::V31,
        (Some("3"), Some("2")) => Dialect::V32,
        _ => {
            return Err(unsupported(&at, format!("OpenAPI {text} is not read"))
                .help("3.0, 3.1 and 3.2 are read"));
        }
    };
    if repaired.is_some() {
        *value = Value::from(format!("{text}.0"));
    }
    Ok((dialect, repaired))
}

/// What is said of another file that is a document of its own, of another version.
pub(super) fn other(dialect: Dialect, root: &Pointer, tree: &Value) -> Option<Diagnostic> {
    let (key, value) = ["openapi", "swagger"].iter().find_map(|key| Some((key, tree.get(key)?)))?;
    let text = bare(value);
    let ours = dialect.version();
    let same = *key == "openapi" && text.starts_with(ours);
    (!same).then(|| {
        let message = format!("this file is of version {text}; it was read as OpenAPI {ours}");
        Diagnostic::at_value(Code::RepairedValue, &root.child(*key), message)
            .help("the version of the main document holds for all its files")
    })
}

/// A value as text, strings without their quotes.
fn bare(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
