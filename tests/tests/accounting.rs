//! Nothing is passed over in silence: a key that the standard does not define is told wherever it
//! stands, at its own line.
//!
//! `zzz: 1` is added to every object of every fixture and of `spec/ticket.yaml`, which is written
//! back as YAML and as JSON; every line with `zzz` must then have its `unknown-key`.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails may panic")]

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use speccast::diagnostic::render;
use speccast::{Config, Source};
use tests::house::{fixtures, root};

/// Keys whose value is an object of names: what is below a name is an object again, but the names
/// are the document's own, so that `zzz` would be one of them.
const NAMES: &[&str] = &[
    "additionalOperations",
    "properties",
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
    "paths",
    "webhooks",
    "patternProperties",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "$defs",
    "definitions",
    "content",
    "encoding",
    "variables",
    "mapping",
    "scopes",
];

/// Keys whose value is data: any JSON, which no standard defines.
const DATA: &[&str] = &["example", "value", "default", "enum", "const", "security"];

/// What an object is, by the key under which it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Its keys are defined by the standard.
    Defined,
    /// Its keys are names, and its values are of this kind.
    Names(Below),
}

/// What stands below the names of an object.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    /// Objects whose keys are defined.
    Defined,
    /// Objects of names once more: a callback is a map of expressions.
    Names,
}

/// What stands at `key` of an object whose keys are defined; nothing for data.
fn kind(key: &str) -> Option<Kind> {
    match key {
        key if DATA.contains(&key) || key.starts_with("x-") => None,
        "callbacks" => Some(Kind::Names(Below::Names)),
        key if NAMES.contains(&key) => Some(Kind::Names(Below::Defined)),
        _ => Some(Kind::Defined),
    }
}

/// Adds `zzz` to every object whose keys are defined, and counts them.
fn add(value: &mut Value, kind_here: Kind) -> usize {
    match value {
        Value::Array(list) => list.iter_mut().map(|one| add(one, Kind::Defined)).sum(),
        Value::Object(map) => add_to_object(map, kind_here),
        _ => 0,
    }
}

fn add_to_object(map: &mut Map<String, Value>, kind_here: Kind) -> usize {
    let below = |key: &str| match kind_here {
        Kind::Defined => kind(key),
        Kind::Names(Below::Defined) if key.starts_with("x-") => None,
        Kind::Names(Below::Defined) => Some(Kind::Defined),
        Kind::Names(Below::Names) => Some(Kind::Names(Below::Defined)),
    };
    let mut added = 0;
    for (key, value) in map.iter_mut() {
        added += below(key).map_or(0, |kind| add(value, kind));
    }
    if kind_here == Kind::Defined {
        map.insert("zzz".to_owned(), Value::from(1));
        added += 1;
    }
    added
}

/// A document as a tree; `200:` is a key as well.
fn tree(yaml: &serde_yaml::Value) -> Value {
    match yaml {
        serde_yaml::Value::Mapping(map) => {
            map.iter().map(|(key, value)| (word(key), tree(value))).collect::<Map<_, _>>().into()
        }
        serde_yaml::Value::Sequence(list) => list.iter().map(tree).collect(),
        other => serde_json::to_value(other).unwrap(),
    }
}

fn word(key: &serde_yaml::Value) -> String {
    match key {
        serde_yaml::Value::String(text) => text.clone(),
        other => serde_yaml::to_string(other).unwrap().trim().to_owned(),
    }
}

/// The lines of a text where `zzz` stands, and those where it is told.
fn lines(name: &str, text: &str) -> (BTreeSet<u64>, BTreeSet<u64>) {
    let there = text.lines().zip(1..).filter(|(line, _)| line.contains("zzz")).map(|(_, n)| n);
    let there = there.collect();
    let checked = speccast::check(&Source::text(name, text), &Config::default());
    let told = render::json(&checked.diagnostics, &checked.texts);
    let told = told
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .filter(|one| one["code"] == "unknown-key")
        .filter(|one| one["message"].as_str().is_some_and(|message| message.contains("`zzz`")))
        .map(|one| one["line"].as_u64().unwrap())
        .collect();
    (there, told)
}

#[test]
fn an_unknown_key_is_told_wherever_it_stands() {
    let documents = fixtures().into_iter().map(|fixture| fixture.document);
    for document in documents.chain([root().join("spec/ticket.yaml")]) {
        let text = std::fs::read_to_string(&document).unwrap();
        let mut value = tree(&serde_yaml::from_str(&text).unwrap());
        let added = add(&mut value, Kind::Defined);
        let yaml = serde_yaml::to_string(&value).unwrap();
        let json = serde_json::to_string_pretty(&value).unwrap();
        for (name, text) in [("zzz.yaml", yaml), ("zzz.json", json)] {
            let (there, told) = lines(name, &text);
            assert_eq!(there.len(), added, "{}", document.display());
            let missing: Vec<_> = there.difference(&told).collect();
            assert!(missing.is_empty(), "{} as {name}: {missing:?}\n{text}", document.display());
            assert_eq!(told.len(), added, "{} as {name}: more were told", document.display());
        }
    }
}
