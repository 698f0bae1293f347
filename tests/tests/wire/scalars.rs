//! Formats and the spellings of numbers.

use serde_json::{Value, json};
use tests::fixtures::scalars::models::Reading;
use tests::runtime::Valid;

use super::{faults, holds, refused};

fn reading(name: &str, value: Value) -> Value {
    let mut reading = json!({
        "id": "5a5c7f1e-51c0-4d4c-8e0f-2f6e9a4ddf7a",
        "taken_at": "2024-02-29T23:59:59Z",
        "value": 1.5,
    });
    reading[name] = value;
    reading
}

#[test]
fn formats_with_a_type_are_enforced() {
    for (name, good, bad) in [
        ("id", "5A5C7F1E-51C0-4D4C-8E0F-2F6E9A4DDF7A", "5a5c7f1e51c04d4c8e0f2f6e9a4ddf7a0"),
        ("taken_at", "2024-02-29T23:59:59.123456+05:30", "2024-02-29T23:59:59"),
        ("taken_at", "2016-12-31T23:59:60Z", "2023-02-29T00:00:00Z"),
        ("taken_at", "1985-04-12t23:20:50.52z", "2024-02-29"),
        ("day", "2024-02-29", "2023-02-29"),
        ("day", "2024-12-31", "2024-2-9"),
        ("picture", "aGk=", "aGk*"),
        ("v4", "127.0.0.1", "127.0.0.256"),
        ("v4", "10.0.0.1", "010.0.0.1"),
        ("v6", "::1", "::g"),
    ] {
        let text = reading(name, good.into()).to_string();
        Valid::<Reading>::from_json(text.as_bytes())
            .unwrap_or_else(|fault| panic!("{good}: {fault}"));
        let fault = refused::<Reading>(&reading(name, bad.into()).to_string());
        assert_eq!(faults(&fault), [format!("/{name} format")], "{bad}");
    }
}

#[test]
fn formats_without_a_type_are_text() {
    for name in ["raw", "contact", "link", "host", "own", "note"] {
        holds::<Reading>(reading(name, "anything".into()));
    }
}

#[test]
fn dates_that_no_text_can_say_are_not_proven() {
    let text = reading("day", "2024-02-29".into()).to_string();
    let good = Valid::<Reading>::from_json(text.as_bytes()).unwrap().into_inner();
    let mut bad = good.clone();
    bad.day = Some("+10000-01-01".parse().unwrap());
    assert_eq!(faults(&Valid::new(bad).unwrap_err()), ["/day format"]);
    let mut bad = good;
    bad.taken_at = "-0001-01-01T00:00:00Z".parse().unwrap();
    assert_eq!(faults(&Valid::new(bad).unwrap_err()), ["/taken_at format"]);
}

#[test]
fn times_keep_their_instant() {
    let text = reading("taken_at", "2024-01-01T01:30:00+05:30".into()).to_string();
    let read = Valid::<Reading>::from_json(text.as_bytes()).unwrap();
    assert_eq!(read.taken_at.to_rfc3339(), "2023-12-31T20:00:00+00:00");
    let written = serde_json::to_value(&read).unwrap();
    assert_eq!(written["taken_at"], "2023-12-31T20:00:00Z");
}

#[test]
fn integers_have_many_spellings() {
    for (spelling, value) in [("1.0", 1), ("1e3", 1000), ("-0", 0), ("12e-1", 0), ("1.5", 0)] {
        let text = reading("count", json!(0)).to_string();
        let text = text.replace("\"count\":0", &format!("\"count\":{spelling}"));
        match value {
            0 if spelling != "-0" => {
                assert_eq!(faults(&refused::<Reading>(&text)), ["/count type"], "{spelling}");
            }
            value => {
                let read = Valid::<Reading>::from_json(text.as_bytes()).expect(spelling);
                assert_eq!(read.count, Some(value));
            }
        }
    }
    let read = holds::<Reading>(reading("large", json!(i64::MAX)));
    assert_eq!(read.large, Some(i64::MAX));
}

#[test]
fn widths_are_enforced() {
    for (name, good, bad) in [
        ("small", json!(i32::MAX), json!(1i64 << 31)),
        ("large", json!(i64::MIN), json!(u64::MAX)),
        ("count", json!(i64::MAX), json!(1e30)),
        ("ratio", json!(0.5), json!(1e300)),
    ] {
        holds::<Reading>(reading(name, good));
        let fault = refused::<Reading>(&reading(name, bad).to_string());
        assert_eq!(faults(&fault), [format!("/{name} format")]);
    }
    holds::<Reading>(reading("precise", json!(1e300)));
}

#[test]
fn every_json_type_is_told_from_the_others() {
    for (name, types) in [("note", "a string"), ("valid", "a boolean"), ("count", "an integer")] {
        let fault = refused::<Reading>(&reading(name, json!([])).to_string());
        assert_eq!(fault.violations()[0].message, format!("must be {types}"));
        assert_eq!(fault.violations()[0].pointer, format!("/{name}"));
    }
}
