//! What generated types read and write: each limit at it and one past it, each way to be absent,
//! each direction, strictly as a server reads and tolerantly as a client does.

mod direction;
mod keywords;
mod kinds;
mod limits;
mod presence;
mod reports;
mod scalars;
mod ticket;
mod unions;

use std::fmt::Debug;

use serde::de::DeserializeOwned;
use serde_json::Value;
use tests::runtime::{Invalid, Model, Valid, accepts};

/// What is wrong with a text: `pointer keyword` of each violation.
fn faults(invalid: &Invalid) -> Vec<String> {
    let violations = invalid.violations().iter();
    violations.map(|one| format!("{} {}", one.pointer, one.keyword)).collect()
}

/// A value holds by each way to ask, and is written as it was read.
#[track_caller]
fn holds<T: Model + DeserializeOwned + Debug>(value: Value) -> T {
    let text = value.to_string();
    let read = Valid::<T>::from_json(text.as_bytes()).unwrap_or_else(|fault| {
        panic!("{text} is refused: {fault}");
    });
    assert!(accepts(T::schema(), T::SIDE, &value), "the table refuses {text}");
    let typed = Valid::<T>::from_value(value.clone()).expect("as a value").into_inner();
    assert!(Valid::new(typed).is_ok(), "refused as a typed value: {text}");
    let lenient: T = serde_json::from_str(&text).expect("a tolerant reader takes what holds");
    assert_eq!(serde_json::to_value(lenient).unwrap(), value);
    assert_eq!(serde_json::to_value(&read).unwrap(), value);
    read.into_inner()
}

/// A value breaks exactly these rules, as text, as a value, and (where a type can hold it) typed.
#[track_caller]
fn breaks<T: Model + DeserializeOwned + Debug>(value: Value, expected: &[&str]) {
    let text = value.to_string();
    let fault = refused::<T>(&text);
    assert_eq!(faults(&fault), expected, "{text}");
    assert!(!fault.is_malformed() && fault.is_complete());
    assert_eq!(Valid::<T>::from_value(value).unwrap_err(), fault);
    if let Ok(typed) = serde_json::from_str::<T>(&text) {
        assert_eq!(faults(&Valid::new(typed).unwrap_err()), expected, "typed: {text}");
    }
}

/// What a strict reader says of a text.
#[track_caller]
fn refused<T: Model + Debug>(text: &str) -> Invalid {
    match Valid::<T>::from_json(text.as_bytes()) {
        Ok(read) => panic!("{text} is accepted as {read:?}"),
        Err(fault) => fault,
    }
}
