//! Every limit, at it and one past it.

use serde_json::{Value, json};
use tests::fixtures::{
    any_of, arrays, closed_object, enum_integers, maps, not, number_limits, object_limits, pattern,
    string_limits, unique_items,
};

use super::{breaks, holds};

type Offer = number_limits::models::Offer;
type User = string_limits::models::User;
type Draw = unique_items::models::Draw;
type Board = arrays::models::Board;
type Book = maps::models::Book;
type Plate = pattern::models::Plate;

/// An object with one more property.
fn with(mut object: Value, name: &str, value: Value) -> Value {
    object[name] = value;
    object
}

fn user(name: &str, value: &str) -> Value {
    with(json!({"handle": "ada", "country": "GB"}), name, value.into())
}

fn offer(name: &str, value: Value) -> Value {
    with(json!({"price": 1.5, "amount": 1}), name, value)
}

#[test]
fn lengths_count_scalar_values() {
    // 🦀 is one scalar value, two UTF-16 units, four bytes; the flag is two scalar values.
    for (name, least, most) in [("handle", 3, 20), ("country", 2, 2), ("nickname", 2, 8)] {
        for character in ["a", "é", "🦀"] {
            holds::<User>(user(name, &character.repeat(least)));
            holds::<User>(user(name, &character.repeat(most)));
            let below = format!("/{name} minLength");
            breaks::<User>(user(name, &character.repeat(least - 1)), &[&below]);
            let above = format!("/{name} maxLength");
            breaks::<User>(user(name, &character.repeat(most + 1)), &[&above]);
        }
    }
    holds::<User>(user("country", "🇬🇧"));
    holds::<User>(user("biography", &"🦀".repeat(160)));
    breaks::<User>(user("biography", &"🦀".repeat(161)), &["/biography maxLength"]);
    holds::<User>(user("biography", ""));
    breaks::<User>(user("motto", ""), &["/motto minLength"]);
    assert_eq!(User::BIOGRAPHY_MAX_LENGTH, 160);
}

#[test]
fn a_component_that_is_text_has_its_limits_alone() {
    holds::<string_limits::models::Handle>(json!("abc"));
    breaks::<string_limits::models::Handle>(json!("ab"), &[" minLength"]);
}

#[test]
fn bounds_of_integers() {
    for (name, inside, outside, keyword) in [
        ("amount", 1, 0, "minimum"),
        ("amount", 1000, 1001, "maximum"),
        ("discount", 0, -1, "minimum"),
        ("discount", 100, 101, "maximum"),
        ("pallets", 8, 9, "multipleOf"),
        ("pallets", -4, -3, "multipleOf"),
    ] {
        holds::<Offer>(offer(name, inside.into()));
        breaks::<Offer>(offer(name, outside.into()), &[&format!("/{name} {keyword}")]);
    }
    holds::<Offer>(offer("pallets", json!(0)));
    holds::<Offer>(offer("balance", json!(i64::MIN)));
    holds::<Offer>(offer("balance", json!(i64::MAX)));
}

#[test]
fn integers_beyond_their_width_are_told() {
    breaks::<Offer>(offer("balance", json!(1u64 << 63)), &["/balance maximum", "/balance format"]);
    breaks::<Offer>(offer("pallets", json!(1u64 << 63)), &["/pallets format"]);
    breaks::<Offer>(offer("amount", json!(1i64 << 31)), &["/amount maximum", "/amount format"]);
}

#[test]
fn bounds_of_numbers() {
    holds::<Offer>(offer("price", json!(0.01)));
    breaks::<Offer>(offer("price", json!(0.0)), &["/price exclusiveMinimum"]);
    holds::<Offer>(offer("weight", json!(999.999)));
    breaks::<Offer>(offer("weight", json!(1000.0)), &["/weight exclusiveMaximum"]);
    holds::<Offer>(offer("temperature", json!(-273.15)));
    breaks::<Offer>(offer("temperature", json!(-273.150_000_1)), &["/temperature minimum"]);
}

#[test]
fn multiples_are_exact_in_decimal() {
    for price in [0.07, 0.29, 1.1, 19.99, 4.35, 1_234_567.89, 100.0] {
        holds::<Offer>(offer("price", json!(price)));
    }
    for price in [0.075, 0.001, 19.991] {
        breaks::<Offer>(offer("price", json!(price)), &["/price multipleOf"]);
    }
}

#[test]
fn lists_have_lengths() {
    let board = |rows: usize, columns: usize| json!({"rows": vec![vec!["k"; columns]; rows]});
    holds::<Board>(board(8, 8));
    breaks::<Board>(board(7, 8), &["/rows minItems"]);
    breaks::<Board>(board(9, 8), &["/rows maxItems"]);
    let narrow: Vec<_> = (0..8).map(|row| format!("/rows/{row} minItems")).collect();
    breaks::<Board>(board(8, 7), &narrow.iter().map(String::as_str).collect::<Vec<_>>());
    let mut wide = board(8, 8);
    wide["rows"][3][4] = "kk".into();
    breaks::<Board>(wide, &["/rows/3/4 maxLength"]);
    let moves =
        |count| with(board(8, 8), "moves", vec![json!({"from": "", "to": ""}); count].into());
    holds::<Board>(moves(500));
    breaks::<Board>(moves(501), &["/moves maxItems"]);
}

#[test]
fn equal_items_are_found() {
    let draw = |name, value| with(json!({"numbers": [1, 2, 3, 4, 5, 49]}), name, value);
    holds::<Draw>(draw("names", json!(["a", "A"])));
    breaks::<Draw>(draw("names", json!(["a", "b", "a"])), &["/names uniqueItems"]);
    holds::<Draw>(draw("repeated", json!(["a", "a"])));
    breaks::<Draw>(draw("numbers", json!([1, 2, 3, 4, 5, 5])), &["/numbers uniqueItems"]);
    breaks::<Draw>(draw("stakes", json!([1.5, 1.5])), &["/stakes uniqueItems"]);
    breaks::<Draw>(draw("stakes", json!([1, 1.0])), &["/stakes uniqueItems"]);
    let players = json!([{"name": "a", "age": 1}, {"age": 1, "name": "a"}]);
    breaks::<Draw>(draw("players", players), &["/players uniqueItems"]);
    holds::<Draw>(draw("players", json!([{"name": "a"}, {"name": "a", "age": 1}])));
    breaks::<Draw>(
        draw("numbers", json!([0, 2, 3, 4, 5, 50])),
        &["/numbers/0 minimum", "/numbers/5 maximum"],
    );
}

#[test]
fn objects_have_sizes() {
    type Change = object_limits::models::Change;
    breaks::<Change>(json!({}), &[" minProperties"]);
    holds::<Change>(json!({"phone": "1"}));
    holds::<Change>(json!({"phone": "1", "fax": null}));
    breaks::<Change>(json!({"phone": "1", "fax": null, "email": "a@b"}), &[" maxProperties"]);
    let limited = |entries: Value| json!({"limited": entries});
    breaks::<Book>(limited(json!({})), &["/limited minProperties"]);
    holds::<Book>(limited(json!({"a": "", "b": "", "c": ""})));
    let four = json!({"a": "", "b": "", "c": "", "d": ""});
    breaks::<Book>(limited(four), &["/limited maxProperties"]);
    breaks::<Book>(json!({"counts": {"a/b~c": -1}}), &["/counts/a~1b~0c minimum"]);
}

#[test]
fn closed_objects_refuse_what_they_do_not_name() {
    type Settings = closed_object::models::Settings;
    holds::<Settings>(json!({"theme": "dark", "window": {"width": 1}, "nothing": {}}));
    let value = json!({"theme": "dark", "window": {"depth": 1}, "nothing": {"a": 1}, "zzz": 1});
    let told = refused_pointers::<Settings>(&value);
    assert_eq!(told, ["/window/depth", "/nothing/a", "/zzz"]);
    let lenient: Settings = serde_json::from_value(value).unwrap();
    assert_eq!(lenient.window.unwrap().width, None);
}

fn refused_pointers<T: tests::runtime::Model + std::fmt::Debug>(value: &Value) -> Vec<String> {
    let fault = super::refused::<T>(&value.to_string());
    assert!(fault.violations().iter().all(|one| one.keyword == "additionalProperties"));
    fault.violations().iter().map(|one| one.pointer.clone()).collect()
}

#[test]
fn patterns_are_searched_for() {
    for (name, fits, does_not) in [
        ("colour", "#00ff00", "#00FF00"),
        ("colour", "#00ff00", " #00ff00"),
        ("path", "/users/12", "/users/"),
        ("anywhere", "hello", "hallo"),
        ("password", "sekrit 1", "sekrit!!"),
        ("password", "sekrit 1", "sekrit1"),
        ("word", "word_1", "two words"),
    ] {
        holds::<Plate>(json!({name: fits}));
        breaks::<Plate>(json!({name: does_not}), &[&format!("/{name} pattern")]);
    }
    let long = json!({"word": "two words and more"});
    breaks::<Plate>(long, &["/word maxLength", "/word pattern"]);
}

#[test]
fn values_that_are_not_listed_are_kept_and_refused() {
    type Lamp = enum_integers::models::Lamp;
    holds::<Lamp>(json!({"level": 50, "shift": -1, "baud": 9600}));
    breaks::<Lamp>(json!({"level": 51}), &["/level enum"]);
    breaks::<Lamp>(json!({"level": "50"}), &["/level type"]);
    let lamp: Lamp = serde_json::from_str(r#"{"level": 51}"#).unwrap();
    assert!(
        matches!(lamp.level, enum_integers::models::Level::Unknown(value) if value.get() == 51)
    );
    assert_eq!(serde_json::to_string(&lamp).unwrap(), r#"{"level":51}"#);
}

#[test]
fn what_must_not_be_is_refused() {
    type Name = not::models::Name;
    holds::<Name>(json!({"name": "ada", "age": 12, "anything": 1}));
    breaks::<Name>(json!({"name": "root"}), &["/name not"]);
    breaks::<Name>(json!({"name": "ada", "age": 13}), &["/age not"]);
    breaks::<Name>(json!({"name": "ada", "anything": "text"}), &["/anything not"]);
    let fault = super::refused::<Name>(r#"{"name": "ada", "alias": 1}"#);
    assert_eq!(super::faults(&fault), [" not"]);
}

#[test]
fn a_limit_in_a_branch_counts() {
    type Owner = any_of::models::Owner;
    holds::<Owner>(json!({"phone": "0123"}));
    holds::<Owner>(json!({"phone": 123}));
    let fault = super::refused::<Owner>(r#"{"phone": "+44"}"#);
    assert!(super::faults(&fault).iter().all(|one| one.starts_with("/phone ")));
}
