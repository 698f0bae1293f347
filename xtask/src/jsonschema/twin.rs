//! A group → the same with a `type`: what its keywords speak of, so that Rust has a type for it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::suite::{Case, Group};

/// Which keywords speak of which type.
const SPEAKING: &[(&str, &[&str])] = &[
    ("string", &["minLength", "maxLength", "pattern", "format", "contentEncoding"]),
    ("number", &["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]),
    (
        "array",
        &[
            "items",
            "prefixItems",
            "contains",
            "minItems",
            "maxItems",
            "uniqueItems",
            "unevaluatedItems",
        ],
    ),
    (
        "object",
        &[
            "properties",
            "patternProperties",
            "additionalProperties",
            "propertyNames",
            "required",
            "dependentRequired",
            "dependentSchemas",
            "minProperties",
            "maxProperties",
            "unevaluatedProperties",
        ],
    ),
];

/// The keywords that hold schemas which look at the same value.
const INNER: &[&str] =
    &["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"];

/// The twins of a group: one for each type that its keywords speak of, each with the value as a
/// property of an object.
pub(super) fn twins(group: &Group) -> Vec<Group> {
    let Value::Object(schema) = &group.schema else { return vec![held(group, None)] };
    if schema.contains_key("type") {
        return vec![held(group, None)];
    }
    let mut types = BTreeSet::new();
    speaks(&group.schema, &mut types);
    if types.is_empty() {
        types.extend(group.cases.iter().map(|one| kind(&one.data)));
    }
    // Null has no type in Rust, and a schema that refuses every value of a type has none for it.
    let is_met = |one: &&str| group.cases.iter().any(|case| case.valid && kind(&case.data) == *one);
    types.retain(|one| *one != "null" && is_met(one));
    match types.is_empty() {
        true => vec![held(group, None)],
        false => types.into_iter().map(|one| held(group, Some(one))).collect(),
    }
}

/// A group whose values are properties, with a type added.
fn held(group: &Group, added: Option<&'static str>) -> Group {
    let cases = group.cases.iter().map(|one| Case {
        description: one.description.clone(),
        data: json!({"value": one.data}),
        valid: one.valid && added.is_none_or(|added| kind(&one.data) == added),
    });
    Group { added, cases: cases.collect(), ..group.clone() }
}

/// Gathers the types of which a schema speaks.
fn speaks(schema: &Value, types: &mut BTreeSet<&'static str>) {
    let Value::Object(map) = schema else { return };
    for (key, value) in map {
        let of = SPEAKING.iter().filter(|(_, keywords)| keywords.contains(&key.as_str()));
        types.extend(of.map(|(name, _)| *name));
        match (key.as_str(), value) {
            ("enum", Value::Array(values)) => types.extend(values.iter().map(kind)),
            ("const", value) => drop(types.insert(kind(value))),
            ("type", Value::String(name)) => types.extend(named(name)),
            ("type", Value::Array(names)) => {
                types.extend(names.iter().filter_map(Value::as_str).filter_map(named));
            }
            ("dependentSchemas", Value::Object(all)) => {
                all.values().for_each(|one| speaks(one, types))
            }
            (key, Value::Array(all)) if INNER.contains(&key) => {
                all.iter().for_each(|one| speaks(one, types));
            }
            (key, one) if INNER.contains(&key) => speaks(one, types),
            _ => {}
        }
    }
}

fn named(name: &str) -> Option<&'static str> {
    let name = if name == "integer" { "number" } else { name };
    ["null", "boolean", "number", "string", "array", "object"].into_iter().find(|one| *one == name)
}

/// The type of a value.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
