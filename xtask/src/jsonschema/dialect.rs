//! Which groups of draft 4 say what the dialect of OpenAPI 3.0 says.

use serde_json::Value;

use super::document::Remotes;

/// The keywords that mean the same in both, with those that mean nothing in either.
const COMMON: &[&str] = &[
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "default",
    "description",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "oneOf",
    "pattern",
    "properties",
    "required",
    "title",
    "type",
    "uniqueItems",
];

/// The keyword because of which a schema of draft 4 is none of OpenAPI 3.0; nothing for one that is.
pub(super) fn foreign(schema: &Value, remotes: &Remotes) -> Option<String> {
    let foreign = |one: &Value| foreign(one, remotes);
    let Value::Object(map) = schema else { return Some("not an object".to_owned()) };
    map.iter().find_map(|(key, value)| match (key.as_str(), value) {
        ("$schema", _) => None,
        (key, _) if !COMMON.contains(&key) => Some(key.to_owned()),
        ("type", Value::Array(_)) => Some("type: a list".to_owned()),
        ("type", Value::String(name)) if name == "null" => Some("type: null".to_owned()),
        ("items", Value::Array(_)) => Some("items: a list".to_owned()),
        ("$ref", Value::String(target)) if target.contains("json-schema.org") => {
            Some("$ref: a meta-schema".to_owned())
        }
        ("$ref", Value::String(target)) => remotes.schema(target).as_ref().and_then(foreign),
        ("items" | "not", one) => foreign(one),
        ("additionalProperties", one) if one.is_object() => foreign(one),
        ("properties", Value::Object(all)) => all.values().find_map(foreign),
        ("allOf" | "anyOf" | "oneOf", Value::Array(all)) => all.iter().find_map(foreign),
        _ => None,
    })
}
