// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! JSON values, compared as JSON Schema compares them: 1 equals 1.0, and the order of keys is nothing.

use std::cmp::Ordering;

use serde_json::Value;

use super::number::Number;
use super::table::Literal;

/// Whether two values are equal.
pub(super) fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => same(left.into(), right.into()),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left.iter().zip(right).all(|(left, right)| equal(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .all(|(key, left)| right.get(key).is_some_and(|right| equal(left, right)))
        }
        _ => left == right,
    }
}

/// Whether a value is a constant.
pub(super) fn is_literal(value: &Value, literal: &Literal) -> bool {
    match (value, literal) {
        (Value::Null, Literal::Null) => true,
        (Value::Bool(value), Literal::Boolean(literal)) => value == literal,
        (Value::String(value), Literal::Text(literal)) => value == literal,
        (Value::Number(value), Literal::Integer(literal)) => same(value.into(), (*literal).into()),
        (Value::Number(value), Literal::Unsigned(literal)) => same(value.into(), (*literal).into()),
        (Value::Number(value), Literal::Float(literal)) => same(value.into(), (*literal).into()),
        (Value::Array(value), Literal::Array(literal)) => {
            value.len() == literal.len()
                && value.iter().zip(*literal).all(|(value, literal)| is_literal(value, literal))
        }
        (Value::Object(value), Literal::Object(literal)) => {
            value.len() == literal.len()
                && literal.iter().all(|(key, literal)| {
                    value.get(*key).is_some_and(|value| is_literal(value, literal))
                })
        }
        _ => false,
    }
}

fn same(left: Number, right: Number) -> bool {
    left.order(right) == Some(Ordering::Equal)
}

/// Up to this many items each is compared with each; more are sorted.
pub(super) const FEW: usize = 12;

/// Whether no two of the values are equal.
pub(super) fn unique(values: &[Value]) -> bool {
    if values.len() <= FEW {
        let mut rest = values;
        while let Some((first, others)) = rest.split_first() {
            if others.iter().any(|other| equal(first, other)) {
                return false;
            }
            rest = others;
        }
        return true;
    }
    let mut sorted: Vec<&Value> = values.iter().collect();
    sorted.sort_unstable_by(|left, right| order(left, right));
    let next = sorted.iter().skip(1);
    sorted.iter().zip(next).all(|(left, right)| order(left, right) != Ordering::Equal)
}

/// A total order that has [`equal`] as its equality.
fn order(left: &Value, right: &Value) -> Ordering {
    match (left, right) {
        (Value::Bool(left), Value::Bool(right)) => left.cmp(right),
        (Value::Number(left), Value::Number(right)) => {
            Number::from(left).order(right.into()).unwrap_or(Ordering::Equal)
        }
        (Value::String(left), Value::String(right)) => left.cmp(right),
        (Value::Array(left), Value::Array(right)) => {
            let items = left.iter().zip(right).map(|(left, right)| order(left, right));
            left.len().cmp(&right.len()).then_with(|| first_difference(items))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len().cmp(&right.len()).then_with(|| {
                let (left, right) = (sorted(left), sorted(right));
                first_difference(
                    left.iter().zip(&right).map(|(left, right)| {
                        left.0.cmp(right.0).then_with(|| order(left.1, right.1))
                    }),
                )
            })
        }
        _ => rank(left).cmp(&rank(right)),
    }
}

fn first_difference(mut orders: impl Iterator<Item = Ordering>) -> Ordering {
    orders.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

fn sorted(object: &serde_json::Map<String, Value>) -> Vec<(&String, &Value)> {
    let mut entries: Vec<_> = object.iter().collect();
    entries.sort_unstable_by_key(|entry| entry.0);
    entries
}

const fn rank(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::String(_) => 3,
        Value::Array(_) => 4,
        Value::Object(_) => 5,
    }
}
