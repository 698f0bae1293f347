//! What the checker looks at is the same whether it is read from text or from a `Value`.

use serde_json::Value;

use super::super::tree::Tree;

#[track_caller]
fn agrees(text: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::from_str::<Tree<'_>>(text).unwrap(), Tree::from(&value), "{text}");
}

#[test]
fn text_and_values_become_the_same() {
    agrees(r#"{"b": [1, -1, 1.0, 1e300, 18446744073709551615, null, true], "a": "\u00e9\n"}"#);
    agrees(r#"{"b": 1, "a": 2, "b": 3, "\u0061": 4, "c": {}}"#);
    let many: Vec<String> = (0..50).map(|n| format!("\"{}\": {n}", n * 7 % 40)).collect();
    let text = format!("{{{}}}", many.join(","));
    agrees(&text);
    let tree: Tree<'_> = serde_json::from_str(&text).unwrap();
    let Tree::Object(members) = tree else { panic!("{tree:?}") };
    assert_eq!(members.get("7"), Some(&Tree::Number(41_u64.into())));
    assert_eq!(members.get("40"), None);
}

/// Only `Value` knows what `serde_json` means by them.
#[test]
fn what_serde_json_marks_is_left_to_it() {
    let text = r#"{"$serde_json::private::Number": "1"}"#;
    assert!(serde_json::from_str::<Tree<'_>>(text).is_err());
}
