//! Places in small texts, marked by what stands there.

use super::*;

/// What stands at the key and at the value of each path, up to the end of the word.
fn words(format: Format, text: &str, paths: &[&str]) -> Vec<(String, String)> {
    let split = |path: &str| -> Vec<String> {
        path.split('/').filter(|key| !key.is_empty()).map(str::to_owned).collect()
    };
    let paths: Vec<Vec<String>> = paths.iter().map(|path| split(path)).collect();
    let spots = locate(format, text, paths.iter().map(Vec::as_slice));
    let word = |at: usize| {
        let rest = text.get(at..).unwrap();
        let end = rest.find(|one: char| one.is_whitespace() || ":,".contains(one));
        rest.get(..end.unwrap_or(rest.len())).unwrap().to_owned()
    };
    let found = |path: &Vec<String>| spots.get(path).map(|found| found[0]);
    paths
        .iter()
        .map(|path| {
            found(path).map_or_else(Default::default, |one| (word(one.key), word(one.value)))
        })
        .collect()
}

fn pairs(found: &[(String, String)]) -> Vec<(&str, &str)> {
    found.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect()
}

#[test]
fn yaml() {
    let text = "\u{feff}# c\nä: {b: \"x\", \"c d\": [p, {q: r}]}\n'it''s' : # note\n  - one\n  -  k: v\n     l:\n\
                \x20    - deep\n200: &z {y: 1}\nm: *z\nn:\n  <<: *z\n  o: 2\ne: !t [s]\n";
    let found = words(
        Format::Yaml,
        text,
        &[
            "ä",
            "ä/b",
            "ä/c d/0",
            "ä/c d/1/q",
            "it's",
            "it's/0",
            "it's/1",
            "it's/1/l/0",
            "200/y",
            "m",
            "m/y",
            "n/y",
            "n/o",
            "e/0",
            "nope",
        ],
    );
    assert_eq!(
        pairs(&found),
        [
            ("ä", "{b"),
            ("b", "\"x\""),
            ("p", "p"),
            ("q", "r}]}"),
            ("'it''s'", "-"),
            ("one", "one"),
            ("k", "k"),
            ("deep", "deep"),
            ("y", "1}"),
            ("m", "*z"),
            ("y", "1}"),
            ("y", "1}"),
            ("o", "2"),
            ("s]", "s]"),
            ("", ""),
        ]
    );
}

#[test]
fn json() {
    let text =
        "{\"a\": {\"b\\\"}\": [1, {\"c\": \"}]\"}, null], \"d\" : -2e3 }, \"é\": [], \"z\": true}";
    let found = words(Format::Json, text, &["a", "a/b\"}/1/c", "a/b\"}/2", "a/d", "é", "z"]);
    assert_eq!(
        pairs(&found),
        [
            ("\"a\"", "{\"b\\\"}\""),
            ("\"c\"", "\"}]\"}"),
            ("null]", "null]"),
            ("\"d\"", "-2e3"),
            ("\"é\"", "[]"),
            ("\"z\"", "true}"),
        ]
    );
}

#[test]
fn broken_texts_end() {
    for text in ["", "{", "{\"a\"", "{\"a\": [", "[1, {\"a\\", "a: [", "a: *b", "\u{feff}"] {
        for format in [Format::Json, Format::Yaml] {
            let path = ["a".to_owned(), "0".to_owned()];
            let _ = locate(format, text, [path.as_slice(), &[]]);
        }
    }
}
