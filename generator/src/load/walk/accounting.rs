//! Every object of the ticket with a key that does not exist.

use serde_json::Value;

use crate::diagnostic::{Code, Place};
use crate::load::load;
use crate::pointer::{FileId, Pointer};
use crate::{Config, Source};

/// Objects whose keys are names, by the key that they stand at: any key is one more name.
const NAMES: &[&str] =
    &["properties", "schemas", "securitySchemes", "content", "variables", "mapping", "scopes"];

/// The places of objects whose keys the standard defines.
fn objects(value: &Value, at: &Pointer, found: &mut Vec<Pointer>) {
    match value {
        Value::Object(map) => {
            let above = at.keys().rev().nth(1);
            let named = at.last().is_some_and(|key| NAMES.contains(&&*key))
                || above.as_deref() == Some("security");
            if !named {
                found.push(at.clone());
            }
            map.iter().for_each(|(key, value)| objects(value, &at.child(key), found));
        }
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(index, value)| objects(value, &at.child(index.to_string()), found)),
        _ => {}
    }
}

#[test]
fn a_key_that_does_not_exist_is_told_everywhere() {
    let text = include_str!("../../../../spec/ticket.yaml");
    let tree: Value = serde_yaml::from_str(text).unwrap();
    let mut places = Vec::new();
    objects(&tree, &Pointer::root(FileId(0)), &mut places);
    assert!(places.len() > 60);
    for place in places {
        let mut tree = tree.clone();
        tree.pointer_mut(&place.to_string()).unwrap()["zzz"] = Value::from(1);
        let source = Source::text("ticket.json", tree.to_string());
        let loaded = load(&source, &Config::default());
        let [one] = loaded.diagnostics.as_slice() else {
            panic!("{place}: {:?}", loaded.diagnostics)
        };
        assert_eq!((one.code, &one.place), (Code::UnknownKey, &Place::Key(place.child("zzz"))));
    }
}
