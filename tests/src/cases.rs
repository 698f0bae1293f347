//! The schemas of `tests/cases`, generated and compiled when the tests are; see `tests/build.rs`.

use crate::runtime::{Model, Report, Valid, accepts, check};

/// What is wrong with a text: `pointer keyword` of each violation, in the order of the report.
///
/// # Panics
/// When a user, the checker's yes or no, and its report do not say the same.
pub fn judge<T: Model>(text: &str) -> Vec<String> {
    let value: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let mut report = Report::new();
    let holds = check(T::schema(), T::SIDE, &value, &mut report);
    assert_eq!(holds, accepts(T::schema(), T::SIDE, &value), "{text}");
    let Err(invalid) = Valid::<T>::from_json(text.as_bytes()) else {
        assert!(holds, "the checker refuses {text}");
        return Vec::new();
    };
    assert!(!holds, "the checker accepts {text}: {invalid}");
    let violations = invalid.violations().iter();
    violations.map(|one| format!("{} {}", one.pointer, one.keyword).trim().to_owned()).collect()
}

/// How a schema judges: its file and number there, by itself and as that of a property.
pub type Judge = (&'static str, usize, [fn(&str) -> Vec<String>; 2]);

include!(concat!(env!("OUT_DIR"), "/cases.rs"));
