//! JSON values, compared as JSON Schema compares them: 1 equals 1.0, and the order of keys is nothing.
//!
//! What lies deeper than the checker goes is not compared, so that the stack holds the way.

use std::cmp::Ordering;

use super::check::DEEPEST;
use super::node::{Items, Json, Node};
use super::number::Number;
use super::table::Literal;

/// Whether two values are equal.
pub(super) fn equal(left: Node<'_>, right: Node<'_>) -> bool {
    order(left.json(), right.json(), DEEPEST).is_eq()
}

/// Whether a value is a constant.
pub(super) fn is_literal(value: Json<'_>, literal: &Literal) -> bool {
    match (value, literal) {
        (Json::Null, Literal::Null) => true,
        (Json::Boolean(value), Literal::Boolean(literal)) => value == *literal,
        (Json::Text(value), Literal::Text(literal)) => value == *literal,
        (Json::Number(value), Literal::Integer(literal)) => same(value, (*literal).into()),
        (Json::Number(value), Literal::Unsigned(literal)) => same(value, (*literal).into()),
        (Json::Number(value), Literal::Float(literal)) => same(value, (*literal).into()),
        (Json::Array(value), Literal::Array(literal)) => {
            let mut both = value.iter().zip(*literal);
            value.len() == literal.len()
                && both.all(|(value, literal)| is_literal(value.json(), literal))
        }
        (Json::Object(value), Literal::Object(literal)) => {
            value.len() == literal.len()
                && literal.iter().all(|(key, literal)| {
                    value.get(key).is_some_and(|value| is_literal(value.json(), literal))
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
pub(super) fn unique(values: Items<'_>) -> bool {
    if values.len() <= FEW {
        let is_repeated = |(index, item)| values.iter().take(index).any(|other| equal(other, item));
        return !values.iter().enumerate().any(is_repeated);
    }
    let mut sorted: Vec<Json<'_>> = values.iter().map(Node::json).collect();
    sorted.sort_unstable_by(|left, right| order(*left, *right, DEEPEST));
    let mut neighbours = sorted.iter().zip(sorted.iter().skip(1));
    neighbours.all(|(left, right)| order(*left, *right, DEEPEST).is_ne())
}

/// A total order in which equal values are equal.
fn order(left: Json<'_>, right: Json<'_>, levels: u32) -> Ordering {
    let below = |left: Node<'_>, right: Node<'_>| match levels.checked_sub(1) {
        Some(below) => order(left.json(), right.json(), below),
        None => Ordering::Equal,
    };
    match (left, right) {
        (Json::Boolean(left), Json::Boolean(right)) => left.cmp(&right),
        (Json::Number(left), Json::Number(right)) => left.order(right).unwrap_or(Ordering::Equal),
        (Json::Text(left), Json::Text(right)) => {
            left.len().cmp(&right.len()).then_with(|| left.cmp(right))
        }
        (Json::Array(left), Json::Array(right)) => {
            let items = left.iter().zip(right.iter()).map(|(left, right)| below(left, right));
            left.len().cmp(&right.len()).then_with(|| first_difference(items))
        }
        (Json::Object(left), Json::Object(right)) => {
            let members = left.iter().zip(right.iter());
            let members = members
                .map(|(left, right)| left.0.cmp(right.0).then_with(|| below(left.1, right.1)));
            left.len().cmp(&right.len()).then_with(|| first_difference(members))
        }
        _ => rank(left).cmp(&rank(right)),
    }
}

fn first_difference(mut orders: impl Iterator<Item = Ordering>) -> Ordering {
    orders.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

const fn rank(value: Json<'_>) -> u8 {
    match value {
        Json::Null => 0,
        Json::Boolean(_) => 1,
        Json::Number(_) => 2,
        Json::Text(_) => 3,
        Json::Array(_) => 4,
        Json::Object(_) => 5,
    }
}
