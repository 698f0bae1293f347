//! An instance and what its type writes again → how they differ as instances of JSON Schema.
//!
//! Dates, addresses and identifiers are equal when they denote the same; what a type does not know
//! may be gone.

use std::collections::BTreeSet;
use std::net::IpAddr;

use chrono::DateTime;
use serde_json::{Number, Value};

/// The first difference, as a sentence; `declared` are the names that properties have anywhere.
pub(crate) fn difference(
    sent: &Value,
    written: &Value,
    declared: &BTreeSet<String>,
) -> Option<String> {
    match (sent, written) {
        (Value::Object(sent), Value::Object(written)) => {
            let added = written.keys().find(|name| !sent.contains_key(*name));
            if let Some(name) = added {
                return Some(format!("`{name}` is added"));
            }
            sent.iter().find_map(|(name, sent)| match written.get(name) {
                Some(written) => {
                    difference(sent, written, declared).map(|reason| format!("{name}: {reason}"))
                }
                None => declared.contains(name).then(|| format!("`{name}` is gone")),
            })
        }
        (Value::Array(sent), Value::Array(written)) if sent.len() == written.len() => {
            let mut pairs = sent.iter().zip(written);
            pairs.find_map(|(sent, written)| difference(sent, written, declared))
        }
        (Value::String(sent), Value::String(written)) if denotes(sent, written) => None,
        (Value::Number(sent), Value::Number(written)) if is_same(sent, written) => None,
        _ if sent == written => None,
        _ => Some(format!("{sent} became {written}")),
    }
}

/// Whether two texts denote the same.
fn denotes(left: &str, right: &str) -> bool {
    let time = |text: &str| DateTime::parse_from_rfc3339(&text.to_ascii_uppercase()).ok();
    let both = |left: Option<_>, right| left.is_some() && left == right;
    left == right
        || both(time(left), time(right))
        || left.parse::<IpAddr>().is_ok_and(|address| right.parse() == Ok(address))
        || (is_uuid(left) && left.eq_ignore_ascii_case(right))
}

/// RFC 9562, section 4.
fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|one| one == b'-' || one.is_ascii_hexdigit())
}

fn is_same(left: &Number, right: &Number) -> bool {
    left == right || left.as_f64() == right.as_f64()
}

/// The names of all properties of a schema and of those within.
pub(crate) fn declared(schema: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut waiting = vec![schema];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Object(map) => {
                if let Some(Value::Object(properties)) = map.get("properties") {
                    names.extend(properties.keys().cloned());
                }
                waiting.extend(map.values());
            }
            Value::Array(items) => waiting.extend(items),
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_denotes_the_same_is_no_difference() {
        let known = declared(&json!({ "properties": { "at": {}, "name": {} } }));
        let sent = json!({ "at": "2026-01-01T01:00:00+01:00", "name": 1.0, "more": true });
        let written = json!({ "at": "2026-01-01T00:00:00Z", "name": 1 });
        assert_eq!(difference(&sent, &written, &known), None);
        let ids = [
            json!(["FE80::1", "0F0E8C5A-9B7D-4C3E-8A21-000000000001"]),
            json!(["fe80::1", "0f0e8c5a-9b7d-4c3e-8a21-000000000001"]),
        ];
        assert_eq!(difference(&ids[0], &ids[1], &known), None);
    }

    #[test]
    fn what_is_lost_added_or_changed_is_told() {
        let known = declared(&json!({ "properties": { "name": {} } }));
        let cases = [
            (json!({ "name": 1 }), json!({}), "`name` is gone"),
            (json!({}), json!({ "name": 1 }), "`name` is added"),
            (json!({ "name": [1] }), json!({ "name": [2] }), "name: 1 became 2"),
            (json!("Ada"), json!("ada"), "\"Ada\" became \"ada\""),
        ];
        for (sent, written, told) in cases {
            assert_eq!(difference(&sent, &written, &known).as_deref(), Some(told));
        }
    }
}
