//! Each keyword at its edges: a few hundred values, valid ones and broken ones with every violation
//! that must be told, by themselves and as a property.

use std::fs;

use serde_json::{Value, json};
use tests::cases::ALL;
use tests::house::root;

/// The cases of a file, a list for each schema.
fn cases(file: &str) -> Vec<Value> {
    let text = fs::read_to_string(root().join("tests/cases").join(file)).expect("it was built");
    let tree = speccast::load::tree(&text).expect("it is YAML");
    tree["cases"].as_array().expect("a list of cases").clone()
}

/// Every value of a schema: the text, and what must be wrong with it.
fn values(case: &Value) -> Vec<(Value, Vec<String>)> {
    let list = |key: &str| case.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let valid = list("valid").into_iter().map(|one| (one, Vec::new()));
    let invalid = list("invalid").into_iter().map(|pair| {
        let mut parts = pair.as_array().expect("a value and its faults").clone().into_iter();
        let value = parts.next().expect("a value");
        let faults = parts.map(|one| one.as_str().expect("a fault").to_owned());
        (value, faults.collect::<Vec<_>>())
    });
    valid.chain(invalid).collect()
}

/// A fault as it is at the property `value`.
fn held(fault: &str) -> String {
    match fault.split_once(' ') {
        Some((pointer, keyword)) if pointer.starts_with('/') => {
            format!("/value{pointer} {keyword}")
        }
        Some((name, keyword)) => format!("/value/{name} {keyword}"),
        None => format!("/value {fault}"),
    }
}

/// A fault as it is at the root.
fn bare(fault: &str) -> String {
    match fault.split_once(' ') {
        Some((pointer, _)) if pointer.starts_with('/') => fault.to_owned(),
        Some((name, keyword)) => format!("/{name} {keyword}"),
        None => fault.to_owned(),
    }
}

#[test]
fn every_value_is_judged_as_its_schema_says() {
    let mut failures = Vec::new();
    let mut count = 0;
    for (file, number, [root, property]) in ALL {
        let case = &cases(file)[*number];
        for (value, faults) in values(case) {
            let wanted: Vec<String> = faults.iter().map(|one| bare(one)).collect();
            let found = sorted(root(&value.to_string()));
            if found != sorted(wanted) {
                failures.push(format!("{file} {number}: {value}: {found:?} not {faults:?}"));
            }
            let wanted: Vec<String> = faults.iter().map(|one| held(one)).collect();
            let found = sorted(property(&json!({ "value": value }).to_string()));
            if found != sorted(wanted) {
                failures.push(format!("{file} {number}: held {value}: {found:?} not {faults:?}"));
            }
            count += 2;
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(count > 600, "only {count} cases");
}

fn sorted(mut faults: Vec<String>) -> Vec<String> {
    faults.sort();
    faults
}
