//! Decoding: integers in every spelling, null where it is allowed, text that is malformed where
//! nobody looks.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::{Decode, Mode, Secret, from_text};

fn strict<T: Decode>(text: &str) -> Option<T> {
    from_text(text, Mode::Strict).ok()
}

#[test]
fn integers_have_many_spellings() {
    for text in ["1000", "1000.0", "1e3", "10E2", "1.0e3"] {
        assert_eq!(strict::<i64>(text), Some(1000), "{text}");
        assert_eq!(strict::<u32>(text), Some(1000), "{text}");
    }
    assert_eq!(strict::<u64>("18446744073709551615"), Some(u64::MAX));
    assert_eq!(strict::<i64>("-9223372036854775808"), Some(i64::MIN));
    assert_eq!(strict::<i64>("-0"), Some(0));
    assert_eq!(strict::<i32>("2147483648"), None);
    for text in ["1.5", "1e19", "18446744073709551616", "\"1\"", "true", "null", "[1]"] {
        assert_eq!(strict::<i64>(text), None, "{text}");
    }
    assert_eq!(strict::<f64>("3"), Some(3.0));
    assert_eq!(strict::<f32>("1e300"), None);
}

#[test]
fn containers() {
    assert_eq!(strict::<Option<i64>>("null"), Some(None));
    assert_eq!(strict::<Vec<Option<i64>>>("[1, null]"), Some(vec![Some(1), None]));
    let last = BTreeMap::from([("a".to_owned(), Box::new(2_i64))]);
    assert_eq!(strict("{\"a\": 1, \"a\": 2}"), Some(last));
    assert_eq!(strict::<Vec<i64>>("[1] 2"), None);
    assert_eq!(strict::<Value>("null"), Some(Value::Null));
    assert_eq!(strict::<()>("null"), Some(()));
}

#[test]
fn secrets_are_not_shown() {
    let secret: Secret = strict("\"hunter2\"").unwrap();
    assert_eq!(format!("{secret:?}"), "Secret(..)");
    assert_eq!(secret.expose(), "hunter2");
    for other in ["hunter3", "hunter", "", "gunter2", "hunter22"] {
        let wrapped = Secret::from(other);
        assert!(secret != other && secret != wrapped, "{other}");
    }
    assert!(secret == "hunter2" && secret == secret.clone());
}
