//! One node of the frame → a type of `openapiv3`, its schemas stubbed.
//!
//! The crate knows OpenAPI 3.0 and reads a faulty schema as "anything" or fails far from the
//! fault, so it never sees one: schemas are read from the tree, by `lower`.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::document::Node;
use crate::diagnostic::{Code, Diagnostic};

/// How deep a node is stubbed; the frame itself is not that deep.
const MAX_DEPTH: u32 = 32;

/// A node as a type of `openapiv3`.
///
/// Every value of a key `schema` is an empty schema in it, and so are `schemas`, `example`,
/// `examples` and `x-*` left out: read them from the node. References stay references.
///
/// ```
/// # use speccast::load::{Dialect, Document, typed};
/// let tree = serde_json::json!({"name": "id", "in": "path", "required": true, "schema": {"type": "strng"}});
/// let document = Document::single(Dialect::V30, tree);
/// let parameter: openapiv3::Parameter = typed(&document.root()).unwrap();
/// assert_eq!(parameter.parameter_data_ref().name, "id");
/// ```
///
/// # Errors
/// `invalid-value` at the node, with the reason that the type gives.
pub fn typed<T: DeserializeOwned>(node: &Node<'_>) -> Result<T, Diagnostic> {
    T::deserialize(stubbed(node.value, 0)).map_err(|error| {
        let message = format!("this cannot be read: {error}");
        Diagnostic::at_value(Code::InvalidValue, &node.pointer, message)
    })
}

/// A copy of a value without schemas and data.
fn stubbed(value: &Value, depth: u32) -> Value {
    match value {
        Value::Object(map) if depth < MAX_DEPTH => {
            Value::Object(map.iter().filter_map(|(key, value)| entry(key, value, depth)).collect())
        }
        Value::Array(list) if depth < MAX_DEPTH => {
            list.iter().map(|item| stubbed(item, depth + 1)).collect()
        }
        other => other.clone(),
    }
}

/// A copy of an entry of an object.
fn entry(key: &str, value: &Value, depth: u32) -> Option<(String, Value)> {
    match key {
        "schema" => Some((key.to_owned(), Value::Object(Map::new()))),
        "schemas" | "example" | "examples" => None,
        _ if key.starts_with("x-") => None,
        _ => Some((key.to_owned(), stubbed(value, depth + 1))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Dialect, Document};
    use serde_json::json;

    #[test]
    fn a_response_is_typed_without_its_schemas() {
        let document = Document::single(
            Dialect::V30,
            json!({
                "description": "ok",
                "headers": {"X-A": {"schema": 1}, "X-B": {"$ref": "#/x"}},
                "content": {"application/json": {"schema": [], "example": 1}},
            }),
        );
        let response: openapiv3::Response = typed(&document.root()).unwrap();
        assert_eq!(response.headers.len(), 2);
        assert!(response.content["application/json"].example.is_none());
    }

    #[test]
    fn a_failure_is_at_the_node() {
        let document = Document::single(Dialect::V30, json!({"name": 1}));
        let error = typed::<openapiv3::Tag>(&document.root()).unwrap_err();
        assert_eq!(error.code, Code::InvalidValue);
    }
}
