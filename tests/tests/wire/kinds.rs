//! Several kinds of values in one place: lists of types, mixed and open enumerations.

use serde_json::json;
use tests::fixtures::{enum_mixed, enum_open, pattern_maps, tuples, type_lists};

use super::{breaks, holds, refused};

#[test]
fn each_type_of_a_list_is_a_branch() {
    use type_lists::models::{Parcel, ParcelMark, ParcelParts, Weight};
    let parcel = holds::<Parcel>(json!({"weight": 2.5, "mark": true, "parts": ["a"]}));
    assert!(matches!(parcel.weight, Weight::Number(_)));
    assert!(matches!(parcel.mark, Some(Some(ParcelMark::Boolean(true)))));
    assert!(matches!(parcel.parts, Some(ParcelParts::List(_))));
    let parcel = holds::<Parcel>(
        json!({"weight": "2 kg", "note": null, "mark": null, "parts": {"name": "b"}}),
    );
    assert!(matches!(parcel.weight, Weight::String(_)));
    assert_eq!((parcel.note, parcel.mark), (Some(None), Some(None)));
    assert!(matches!(parcel.parts, Some(ParcelParts::Object(_))));
}

#[test]
fn limits_hold_for_the_type_that_they_speak_of() {
    use type_lists::models::Parcel;
    breaks::<Parcel>(json!({"weight": -1}), &["/weight minimum"]);
    breaks::<Parcel>(json!({"weight": ""}), &["/weight minLength"]);
    breaks::<Parcel>(json!({"weight": true}), &["/weight type"]);
    breaks::<Parcel>(json!({"weight": 1, "note": "four"}), &["/note maxLength"]);
    breaks::<Parcel>(json!({"weight": 1, "parts": [1]}), &["/parts/0 type"]);
}

#[test]
fn mixed_values_are_written_as_they_stand_in_the_document() {
    use enum_mixed::models::{Lamp, LampDimmed, Level, LevelInteger, LevelString};
    let lamp = holds::<Lamp>(json!({"level": "auto", "dimmed": 0.5, "factor": 2.5, "fixed": true}));
    assert!(matches!(lamp.level, Level::String(LevelString::Auto)));
    assert!(matches!(lamp.dimmed, Some(Some(LampDimmed::Number(_)))));
    let lamp = holds::<Lamp>(json!({"level": 1, "dimmed": null}));
    assert!(matches!(lamp.level, Level::Integer(LevelInteger::Value1)));
    assert!(matches!(holds::<Level>(json!(true)), Level::Boolean(true)));
    breaks::<Lamp>(json!({"level": false}), &["/level enum"]);
    breaks::<Lamp>(json!({"level": 2}), &["/level enum"]);
    breaks::<Lamp>(json!({"level": 0, "factor": 2}), &["/factor enum"]);
    breaks::<Lamp>(json!({"level": 0, "fixed": false}), &["/fixed enum"]);
}

#[test]
fn an_open_enumeration_knows_some_values_and_takes_all() {
    use enum_open::models::{Colour, Shirt};
    assert_eq!(holds::<Colour>(json!("red")), Colour::Red);
    assert!(matches!(holds::<Colour>(json!("teal")), Colour::Unknown(_)));
    let shirt = holds::<Shirt>(json!({"colour": "green", "size": null}));
    assert_eq!(shirt.size, Some(None));
    holds::<Shirt>(json!({"colour": "teal", "size": "XXL"}));
    assert!(!refused::<Shirt>(r#"{"colour": 1}"#).violations().is_empty());
}

#[test]
fn patterns_alone_make_a_typed_map() {
    use pattern_maps::models::{Marks, MarksValue, Open, Scores};
    let scores = holds::<Scores>(json!({"a": 1, "b": 2}));
    assert_eq!(scores.get("b"), Some(&2));
    breaks::<Scores>(json!({"a": -1}), &["/a minimum"]);
    let marks = holds::<Marks>(json!({"a": 1, "b": "c"}));
    assert!(matches!(marks.get("a"), Some(MarksValue::Integer(1))));
    breaks::<Marks>(json!({"a": "c"}), &["/a type"]);
    breaks::<Marks>(json!({"c": 1}), &["/c additionalProperties"]);
    holds::<Open>(json!({"name": "a", "x-b": "c", "other": 1}));
}

#[test]
fn each_place_of_a_tuple_has_its_type() {
    use tuples::models::{Line, LinePathItem, LineStepItem1, Node};
    let line = holds::<Line>(json!({
        "start": [1.5, 2.0], "step": ["move", 3, null], "path": ["a", 1, 2], "free": ["a", {}]
    }));
    assert_eq!(line.start.0, [1.5, 2.0]);
    assert_eq!(line.step, Some((LineStepItem1::Move, 3, None)));
    assert!(matches!(line.path.unwrap()[1], LinePathItem::Integer(1)));
    let node = holds::<Node>(json!({"next": ["a", {"next": ["b", {}]}]}));
    assert_eq!(node.next.unwrap().0, "a");
}

#[test]
fn a_tuple_is_neither_shorter_nor_longer() {
    use tuples::models::Line;
    breaks::<Line>(json!({"start": [1]}), &["/start minItems"]);
    breaks::<Line>(json!({"start": [1, 2, 3]}), &["/start maxItems"]);
    breaks::<Line>(json!({"start": [1, -2]}), &["/start/1 minimum"]);
    assert!(!refused::<Line>(r#"{"start": [1, 2], "step": ["move"]}"#).violations().is_empty());
    assert!(serde_json::from_str::<Line>(r#"{"start": [1, 2, 3]}"#).is_err());
}
