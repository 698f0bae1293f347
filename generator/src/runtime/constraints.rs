//! The constraints that typed values are asked for one by one: what generated `conforms` calls.
//!
//! Each means what the keyword of JSON Schema means, and what the checker does with it.

use std::cmp::Ordering;

use serde::Serialize;
use serde_json::Value;

use super::json::FEW;
use super::node::Items;
use super::number::Number;
use super::table::Matcher;

/// `maxLength`: at most `limit` Unicode scalar values.
#[must_use]
pub fn max_length(text: &str, limit: u64) -> bool {
    let limit = count(limit);
    text.len() <= limit || text.chars().nth(limit).is_none()
}

/// `minLength`: at least `limit` Unicode scalar values.
#[must_use]
pub fn min_length(text: &str, limit: u64) -> bool {
    let limit = count(limit);
    match limit.checked_sub(1) {
        None => true,
        Some(last) => text.len() >= limit && text.chars().nth(last).is_some(),
    }
}

/// `pattern`: the expression matches somewhere in the text.
#[must_use]
pub fn matches(text: &str, pattern: &dyn Matcher) -> bool {
    pattern.is_match(text)
}

/// `maximum`.
#[must_use]
pub fn at_most(value: impl Into<Number>, limit: Number) -> bool {
    matches!(value.into().order(limit), Some(Ordering::Less | Ordering::Equal))
}

/// `exclusiveMaximum`.
#[must_use]
pub fn below(value: impl Into<Number>, limit: Number) -> bool {
    value.into().order(limit) == Some(Ordering::Less)
}

/// `minimum`.
#[must_use]
pub fn at_least(value: impl Into<Number>, limit: Number) -> bool {
    matches!(value.into().order(limit), Some(Ordering::Greater | Ordering::Equal))
}

/// `exclusiveMinimum`.
#[must_use]
pub fn above(value: impl Into<Number>, limit: Number) -> bool {
    value.into().order(limit) == Some(Ordering::Greater)
}

/// `const` of a number.
#[must_use]
pub fn equal(value: impl Into<Number>, other: Number) -> bool {
    value.into().order(other) == Some(Ordering::Equal)
}

/// `multipleOf`, exact in decimal.
#[must_use]
pub fn multiple_of(value: impl Into<Number>, divisor: Number) -> bool {
    value.into().is_multiple_of(divisor)
}

/// `maxItems` and `maxProperties`, of a number of items.
#[must_use]
pub fn max_count(len: usize, limit: u64) -> bool {
    len <= count(limit)
}

/// `minItems` and `minProperties`, of a number of items.
#[must_use]
pub fn min_count(len: usize, limit: u64) -> bool {
    len >= count(limit)
}

/// `uniqueItems`: no two items are the same JSON value.
#[must_use]
pub fn unique<T: Serialize>(items: &[T]) -> bool {
    if items.len() < 2 {
        return true;
    }
    let values: Result<Vec<Value>, _> = items.iter().map(serde_json::to_value).collect();
    values.is_ok_and(|values| unique_json(&values))
}

/// `uniqueItems`, of items that are equal exactly when their JSON is: strings, integers, booleans.
#[must_use]
pub fn distinct<T: Ord>(items: &[T]) -> bool {
    if items.len() <= FEW {
        let mut rest = items;
        while let Some((first, others)) = rest.split_first() {
            if others.contains(first) {
                return false;
            }
            rest = others;
        }
        return true;
    }
    let mut sorted: Vec<&T> = items.iter().collect();
    sorted.sort_unstable();
    sorted.iter().zip(sorted.iter().skip(1)).all(|(left, right)| left != right)
}

/// `uniqueItems`, of values.
#[must_use]
pub fn unique_json(items: &[Value]) -> bool {
    Items::of(items, super::json::unique)
}

/// A count of things in memory; what is more than memory holds is no limit.
fn count(limit: u64) -> usize {
    usize::try_from(limit).unwrap_or(usize::MAX)
}
