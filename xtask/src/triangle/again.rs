//! An instance and what its type writes again → how they differ as instances of JSON Schema.
//!
//! Dates, addresses and identifiers are equal when they denote the same; what a type does not know
//! may be gone.

use std::collections::BTreeSet;
use std::net::IpAddr;

use chrono::DateTime;
use jsonschema::Validator;
use serde_json::{Number, Value};

/// The first difference, as a sentence; `known` says of an object, by its JSON Pointer, and a name
/// whether that property may not be lost.
pub(crate) fn difference(
    sent: &Value,
    written: &Value,
    known: &dyn Fn(&str, &str) -> bool,
) -> Option<String> {
    inside("", (sent, written), known)
}

fn inside(
    pointer: &str,
    (sent, written): (&Value, &Value),
    known: &dyn Fn(&str, &str) -> bool,
) -> Option<String> {
    match (sent, written) {
        (Value::Object(sent), Value::Object(written)) => {
            let added = written.keys().find(|name| !sent.contains_key(*name));
            if let Some(name) = added {
                return Some(format!("`{name}` is added"));
            }
            sent.iter().find_map(|(name, sent)| match written.get(name) {
                Some(written) => {
                    let below = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
                    inside(&below, (sent, written), known).map(|reason| format!("{name}: {reason}"))
                }
                None => known(pointer, name).then(|| format!("`{name}` is gone")),
            })
        }
        (Value::Array(sent), Value::Array(written)) if sent.len() == written.len() => {
            let mut pairs = sent.iter().zip(written).enumerate();
            pairs.find_map(|(index, pair)| inside(&format!("{pointer}/{index}"), pair, known))
        }
        (Value::String(sent), Value::String(written)) if denotes(sent, written) => None,
        (Value::Number(sent), Value::Number(written)) if is_same(sent, written) => None,
        _ if sent == written => None,
        _ => Some(format!("{sent} became {written}")),
    }
}

/// What a schema that holds for an instance speaks of: the objects by their JSON Pointers, with the
/// names of their properties. Branches that do not hold say nothing.
pub(crate) fn spoken_of(validator: &Validator, instance: &Value) -> BTreeSet<(String, String)> {
    let evaluation = validator.evaluate(instance);
    let mut names = BTreeSet::new();
    let mut units = vec![evaluation.root()];
    while let Some(unit) = units.pop() {
        if !unit.valid() {
            continue;
        }
        // What is allowed besides is kept only where it is typed.
        let names_them = ["/properties", "/patternProperties"];
        let names_them = names_them.iter().any(|end| unit.schema_location().ends_with(end));
        let found = unit.annotations().filter(|_| names_them);
        let found = found.and_then(|found| found.value().as_array());
        let found = found.into_iter().flatten().filter_map(Value::as_str);
        names.extend(
            found.map(|name| (unit.instance_location().as_str().to_owned(), name.to_owned())),
        );
        units.extend(unit.children());
    }
    names
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_denotes_the_same_is_no_difference() {
        let known = |_: &str, name: &str| name != "more";
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
        let cases = [
            (json!({ "name": 1 }), json!({}), "`name` is gone"),
            (json!({}), json!({ "name": 1 }), "`name` is added"),
            (json!({ "name": [1] }), json!({ "name": [2] }), "name: 1 became 2"),
            (json!("Ada"), json!("ada"), "\"Ada\" became \"ada\""),
        ];
        for (sent, written, told) in cases {
            let said = difference(&sent, &written, &|_, name| name == "name");
            assert_eq!(said.as_deref(), Some(told));
        }
    }

    #[test]
    fn branches_that_do_not_hold_speak_of_nothing() {
        let schema = json!({ "items": { "anyOf": [
            { "properties": { "a": true, "b/c": { "type": "string" } } },
            { "properties": { "d": true } },
        ] } });
        let validator = jsonschema::validator_for(&schema).unwrap();
        let sent = json!([{ "a": 1, "b/c": 1, "d": { "e": 1 } }]);
        let spoken = spoken_of(&validator, &sent);
        assert_eq!(spoken, BTreeSet::from([("/0".to_owned(), "d".to_owned())]));
        let known = |pointer: &str, name: &str| spoken.contains(&(pointer.into(), name.into()));
        assert_eq!(difference(&sent, &json!([{ "d": {} }]), &known), None);
        let told = difference(&sent, &json!([{}]), &known);
        assert_eq!(told.as_deref(), Some("`d` is gone"));
    }
}
