//! A document → one that is wrong somewhere: as a tree, or as bytes.

use serde_json::{Map, Value, json};

use super::random::Random;

/// Words that mean something somewhere in a document.
const WORDS: &[&str] = &[
    "$ref",
    "type",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "items",
    "properties",
    "required",
    "enum",
    "const",
    "default",
    "format",
    "pattern",
    "nullable",
    "discriminator",
    "mapping",
    "parameters",
    "schema",
    "content",
    "responses",
    "requestBody",
    "headers",
    "in",
    "name",
    "style",
    "explode",
    "additionalProperties",
    "patternProperties",
    "prefixItems",
    "$defs",
    "$id",
    "$anchor",
    "$self",
    "minimum",
    "maximum",
    "minLength",
    "maxItems",
    "multipleOf",
    "readOnly",
    "writeOnly",
    "security",
    "servers",
    "tags",
    "operationId",
    "summary",
    "x-rust-name",
    "get",
    "query",
    "webhooks",
    "200",
    "application/json",
    "multipart/form-data",
    "default",
    "null",
    "object",
    "array",
    "string",
    "integer",
    "date-time",
    "uuid",
    "byte",
    "int32",
    "path",
    "deepObject",
    "",
    "/",
    "{",
    "r#",
    "Self",
    "crate",
    "\u{0}",
    "\u{1f600}",
    "*/",
    "```",
    "\\",
    "\"",
    "3.1.0",
    "3.2.0",
];

/// A mutated document. `other` is another one, of which parts may come.
pub(super) fn mutated(text: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    if random.below(4) == 0 {
        return bytes(text.to_vec(), other, random);
    }
    let read = |text: &[u8]| speccast_tree(text);
    let Some(mut tree) = read(text) else { return bytes(text.to_vec(), other, random) };
    let other = if random.below(4) == 0 { read(other) } else { None };
    for _ in 0..=random.below(6) {
        structure(&mut tree, other.as_ref(), random);
    }
    let text = tree.to_string().into_bytes();
    if random.below(8) == 0 { bytes(text, &[], random) } else { text }
}

/// The tree of a text, in whatever way it is written.
fn speccast_tree(text: &[u8]) -> Option<Value> {
    speccast::load::tree(std::str::from_utf8(text).ok()?)
}

/// Cuts, doubles, flips or splices bytes.
fn bytes(mut text: Vec<u8>, other: &[u8], random: &mut Random) -> Vec<u8> {
    for _ in 0..=random.below(4) {
        let at = random.below(text.len());
        let end = (at + 1 + random.below(40)).min(text.len());
        match random.below(6) {
            0 => text.truncate(at),
            1 => drop(text.drain(at..end)),
            2 => {
                let part: Vec<u8> = text.get(at..end).unwrap_or_default().to_vec();
                text.splice(at..at, part);
            }
            3 => {
                let from = random.below(other.len());
                let part = other.get(from..(from + 200).min(other.len())).unwrap_or_default();
                text.splice(at..end, part.iter().copied());
            }
            4 => {
                let odd = *random.pick(b"{}[]:,&*!|>'\"%@`#- \t\n\r\0\xff<?~$/\\").unwrap_or(&b'{');
                if let Some(byte) = text.get_mut(at) {
                    *byte = odd;
                }
            }
            _ => {
                let word = random.pick(WORDS).copied().unwrap_or_default();
                text.splice(at..end, word.bytes());
            }
        }
    }
    text
}

/// Changes one place of a tree.
fn structure(tree: &mut Value, other: Option<&Value>, random: &mut Random) {
    let mut places = Vec::new();
    gather(tree, &mut String::new(), &mut places);
    let at = random.pick(&places).cloned().unwrap_or_default();
    let from = random.pick(&places).cloned().unwrap_or_default();
    let pick = |tree: &Value, at: &str| tree.pointer(at).cloned().unwrap_or_default();
    let value = match random.below(10) {
        0 => scalar(random),
        1 => pick(tree, &from),
        2 => json!({"$ref": format!("#{from}")}),
        3 => json!({"$ref": format!("#{at}")}),
        4 => Value::Array(vec![pick(tree, &at); random.below(4)]),
        5 => json!({random.pick(WORDS).copied().unwrap_or_default(): pick(tree, &at)}),
        6 => renamed(pick(tree, &at), random),
        7 => widened(pick(tree, &at), pick(tree, &from), random),
        8 => match other {
            Some(other) => {
                let mut places = Vec::new();
                gather(other, &mut String::new(), &mut places);
                pick(other, random.pick(&places).map_or("", String::as_str))
            }
            None => nested(random),
        },
        _ => without(pick(tree, &at), random),
    };
    if let Some(place) = tree.pointer_mut(&at) {
        *place = value;
    }
}

/// A scalar that is odd somewhere.
fn scalar(random: &mut Random) -> Value {
    let word = random.pick(WORDS).copied().unwrap_or_default();
    match random.below(9) {
        0 => Value::Null,
        1 => Value::Bool(true),
        2 => Value::Bool(false),
        3 => json!(-1),
        4 => json!(u64::MAX),
        5 => json!(1.5e300),
        6 => json!([]),
        7 => json!({}),
        _ => Value::from(word),
    }
}

/// An object one of whose keys is another word.
fn renamed(value: Value, random: &mut Random) -> Value {
    let Value::Object(map) = value else { return Value::from(value.to_string()) };
    let chosen = random.below(map.len());
    let word = random.pick(WORDS).copied().unwrap_or_default();
    let rename = |(index, (key, value)): (usize, (String, Value))| {
        (if index == chosen { word.to_owned() } else { key }, value)
    };
    Value::Object(map.into_iter().enumerate().map(rename).collect())
}

/// A collection with one more entry.
fn widened(value: Value, more: Value, random: &mut Random) -> Value {
    match value {
        Value::Object(mut map) => {
            let word = random.pick(WORDS).copied().unwrap_or_default();
            map.insert(word.to_owned(), more);
            Value::Object(map)
        }
        Value::Array(mut list) => {
            list.insert(random.below(list.len() + 1), more);
            Value::Array(list)
        }
        other => Value::Array(vec![other, more]),
    }
}

/// A collection with one entry less.
fn without(value: Value, random: &mut Random) -> Value {
    match value {
        Value::Object(map) => {
            let gone = random.below(map.len());
            let kept = map.into_iter().enumerate().filter(|(index, _)| *index != gone);
            Value::Object(kept.map(|(_, entry)| entry).collect::<Map<_, _>>())
        }
        Value::Array(mut list) if !list.is_empty() => {
            list.remove(random.below(list.len()));
            Value::Array(list)
        }
        Value::String(text) => Value::from(text.chars().rev().collect::<String>()),
        _ => Value::Null,
    }
}

/// Something that is nested deep.
fn nested(random: &mut Random) -> Value {
    let word = *random.pick(&["items", "allOf", "oneOf", "not", "anyOf"]).unwrap_or(&"items");
    let listed = word.ends_with("Of");
    (0..random.below(110)).fold(json!({"type": "string"}), |inner, _| {
        let inner = if listed { json!([inner]) } else { inner };
        json!({word: inner})
    })
}

/// The pointers of all places.
fn gather(value: &Value, at: &mut String, places: &mut Vec<String>) {
    places.push(at.clone());
    let length = at.len();
    let mut step = |key: &str, value: &Value, at: &mut String| {
        at.push('/');
        at.push_str(&key.replace('~', "~0").replace('/', "~1"));
        gather(value, at, places);
        at.truncate(length);
    };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| step(key, value, at)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| step(&index.to_string(), value, at))
        }
        _ => {}
    }
}
