//! Names stay as they are when unrelated parts are added in front of them, in all
//! fixtures and in the documents of the corpus.

#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use speccast::{Config, Phase, Source};

/// The documents of the fixtures and of the corpus.
fn fixtures() -> Vec<PathBuf> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let inside =
        |folder: &str| fs::read_dir(tests.join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let fixtures = inside("fixtures").map(|path| path.join("openapi.yaml"));
    let mut found: Vec<_> = fixtures.chain(inside("corpus")).collect();
    found.retain(|path| path.is_file());
    found.sort();
    assert!(found.len() > 80);
    found
}

/// The names of a document that has this tree.
fn names(path: &Path, tree: &Value) -> Vec<String> {
    let source = Source::file(path).with(path, tree.to_string());
    let dumped = speccast::dump(&source, &Config::default(), Phase::Names);
    dumped.text.unwrap().lines().map(str::to_owned).collect()
}

/// Puts an entry in front of those of an object.
fn front(map: &mut Value, key: &str, value: Value) {
    let Some(entries) = map.as_object_mut() else { return };
    let old = std::mem::take(entries);
    *entries = Map::from_iter([(key.to_owned(), value)]);
    entries.extend(old);
}

/// A tree with a schema, a property of every component, a tag and an operation in front.
fn grown(mut tree: Value) -> Value {
    let unrelated = json!({
        "type": "object",
        "properties": {"unrelated_thing": {"type": "string"}, "more": {"type": "object", "properties": {"unrelated_thing": {"type": "integer"}}}},
    });
    let answer = json!({"description": "Unrelated", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Unrelated"}}}});
    let operation = json!({"get": {"operationId": "listUnrelated", "tags": ["unrelated"], "responses": {"200": answer}}});
    for key in ["components", "paths"] {
        let root = tree.as_object_mut().unwrap();
        root.entry(key).or_insert_with(|| json!({}));
    }
    front(tree.get_mut("paths").unwrap(), "/unrelated", operation);
    let components = tree.get_mut("components").unwrap().as_object_mut().unwrap();
    let schemas = components.entry("schemas").or_insert_with(|| json!({}));
    for (_, schema) in schemas.as_object_mut().unwrap() {
        if let Some(properties) = schema.get_mut("properties") {
            front(properties, "unrelated_thing", json!({"type": "string"}));
        }
    }
    front(schemas, "Unrelated", unrelated);
    tree
}

#[test]
fn names_stay_when_unrelated_parts_are_added_in_front() {
    let mut faults = Vec::new();
    for path in fixtures() {
        let tree = speccast::load::tree(&fs::read_to_string(&path).unwrap()).unwrap();
        let before = names(&path, &tree);
        let after = names(&path, &grown(tree));
        let without = |line: &String| {
            line.replace("{ unrelated_thing, ", "{ ")
                .replace("{ unrelated_thing }", "{  }")
                .replace(", unrelated_thing", "")
        };
        assert!(after.iter().any(|line| line.contains("list_unrelated")), "{}", path.display());
        let after: BTreeSet<String> = after.iter().map(without).collect();
        let lost = before.into_iter().filter(|line| !after.contains(line));
        faults.extend(lost.map(|line| format!("{}: {line}", path.display())));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
