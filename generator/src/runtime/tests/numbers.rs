//! Numbers: exact order and exact division; constraints at their limits; equality of JSON.

use std::cmp::Ordering;

use serde_json::{Value, json};

use super::super::{
    Number, above, at_least, at_most, below, distinct, max_length, min_length, multiple_of, unique,
    unique_json,
};

#[test]
fn multiples_are_decimal() {
    let yes: [(f64, f64); 10] = [
        (0.3, 0.1),
        (0.0075, 0.0001),
        (19.99, 0.01),
        (1e308, 0.5),
        (1e308, 1e307),
        (-4.5, 1.5),
        (0.0, 0.1),
        (-0.0, 7.0),
        (1e22, 1e21),
        (5e-324, 5e-324),
    ];
    for (value, divisor) in yes {
        assert!(multiple_of(value, Number::Float(divisor)), "{value} {divisor}");
    }
    let no: [(f64, f64); 6] = [
        (0.35, 0.1),
        (0.00751, 0.0001),
        (1e-320, 1.0),
        (1.0, 0.0),
        (f64::NAN, 1.0),
        (f64::INFINITY, 1.0),
    ];
    for (value, divisor) in no {
        assert!(!multiple_of(value, Number::Float(divisor)), "{value} {divisor}");
    }
    assert!(multiple_of(u64::MAX, Number::Integer(5)));
    assert!(!multiple_of(u64::MAX - 1, Number::Integer(5)));
    assert!(multiple_of(i64::MIN, Number::Unsigned(1 << 63)));
    assert!(multiple_of(9_007_199_254_740_993_i64, Number::Float(0.5)));
    assert!(!multiple_of(9_007_199_254_740_993_i64, Number::Float(2.0)));
    assert!(multiple_of(0.1_f32, Number::Float(0.1)));
}

#[test]
fn order_is_exact_where_floats_are_not() {
    let order = |left: Number, right: Number| left.order(right);
    let beyond = 9_007_199_254_740_993_i64;
    assert_eq!(order(beyond.into(), 9_007_199_254_740_992.0.into()), Some(Ordering::Greater));
    assert_eq!(order(9_007_199_254_740_992.0.into(), beyond.into()), Some(Ordering::Less));
    assert_eq!(order(u64::MAX.into(), 18_446_744_073_709_551_616.0.into()), Some(Ordering::Less));
    assert_eq!(
        order(i64::MIN.into(), (-9_223_372_036_854_775_808.0).into()),
        Some(Ordering::Equal)
    );
    assert_eq!(order((-1_i64).into(), (-1.5).into()), Some(Ordering::Greater));
    assert_eq!(order((-2_i64).into(), (-1.5).into()), Some(Ordering::Less));
    assert_eq!(order(1_i64.into(), 1.0.into()), Some(Ordering::Equal));
    assert_eq!(order(1_i64.into(), f64::NAN.into()), None);
    assert!(!at_most(f64::NAN, Number::Integer(1)) && !at_least(f64::NAN, Number::Integer(1)));
}

#[test]
fn limits_hold_at_and_fail_one_past() {
    let five = Number::Integer(5);
    assert!(at_most(5_i64, five) && !at_most(6_i32, five));
    assert!(at_least(5_u32, five) && !at_least(4_u64, five));
    assert!(below(4.9, five) && !below(5.0, five));
    assert!(above(5.1_f32, five) && !above(5.0_f32, five));
    assert!(max_length("äöü", 3) && !max_length("äöüx", 3) && max_length("", 0));
    assert!(min_length("äöü", 3) && !min_length("äö", 3) && min_length("", 0));
    assert!(!min_length("", u64::MAX) && max_length("x", u64::MAX));
    assert!(max_length("👩‍👩‍👧", 5) && !max_length("👩‍👩‍👧", 4), "scalar values, not graphemes");
}

#[test]
fn items_are_equal_as_json_is() {
    assert!(!unique_json(&[json!(1), json!(1.0)]));
    assert!(!unique_json(&[json!({"a": 1, "b": [0.0]}), json!({"b": [-0.0], "a": 1.0})]));
    assert!(unique_json(&[
        json!(1),
        json!(true),
        json!("1"),
        json!([1]),
        json!({"1": 1}),
        json!(null)
    ]));
    assert!(!unique(&[1.5, 2.5, 1.5]) && unique(&["a", "b"]));
    for count in [3_usize, 12, 13, 500] {
        let mut numbers: Vec<usize> = (0..count).collect();
        let values = |numbers: &[usize]| numbers.iter().map(|n| json!([n])).collect::<Vec<Value>>();
        assert!(distinct(&numbers) && unique_json(&values(&numbers)));
        numbers.push(1);
        assert!(!distinct(&numbers) && !unique_json(&values(&numbers)));
    }
}
