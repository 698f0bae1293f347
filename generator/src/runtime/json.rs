//! JSON values, compared as JSON Schema compares them: 1 equals 1.0, and the order of keys is nothing.

use std::cmp::Ordering;

use super::number::Number;
use super::table::Literal;
use super::tree::Tree;

/// Whether two values are equal.
pub(super) fn equal(left: &Tree<'_>, right: &Tree<'_>) -> bool {
    match (left, right) {
        (Tree::Number(left), Tree::Number(right)) => same(*left, *right),
        (Tree::Array(left), Tree::Array(right)) => {
            left.len() == right.len()
                && left.iter().zip(right).all(|(left, right)| equal(left, right))
        }
        (Tree::Object(left), Tree::Object(right)) => {
            let both = left.iter().zip(right.iter());
            left.len() == right.len() && { both }
                .all(|(left, right)| left.0 == right.0 && equal(left.1, right.1))
        }
        _ => left == right,
    }
}

/// Whether a value is a constant.
pub(super) fn is_literal(value: &Tree<'_>, literal: &Literal) -> bool {
    match (value, literal) {
        (Tree::Null, Literal::Null) => true,
        (Tree::Boolean(value), Literal::Boolean(literal)) => value == literal,
        (Tree::Text(value), Literal::Text(literal)) => value == literal,
        (Tree::Number(value), Literal::Integer(literal)) => same(*value, (*literal).into()),
        (Tree::Number(value), Literal::Unsigned(literal)) => same(*value, (*literal).into()),
        (Tree::Number(value), Literal::Float(literal)) => same(*value, (*literal).into()),
        (Tree::Array(value), Literal::Array(literal)) => {
            value.len() == literal.len()
                && value.iter().zip(*literal).all(|(value, literal)| is_literal(value, literal))
        }
        (Tree::Object(value), Literal::Object(literal)) => {
            value.len() == literal.len()
                && literal.iter().all(|(key, literal)| {
                    value.get(key).is_some_and(|value| is_literal(value, literal))
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
pub(super) fn unique(values: &[Tree<'_>]) -> bool {
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
    let mut sorted: Vec<&Tree<'_>> = values.iter().collect();
    sorted.sort_unstable_by(|left, right| order(left, right));
    let next = sorted.iter().skip(1);
    sorted.iter().zip(next).all(|(left, right)| order(left, right) != Ordering::Equal)
}

/// A total order that has [`equal`] as its equality.
fn order(left: &Tree<'_>, right: &Tree<'_>) -> Ordering {
    match (left, right) {
        (Tree::Boolean(left), Tree::Boolean(right)) => left.cmp(right),
        (Tree::Number(left), Tree::Number(right)) => left.order(*right).unwrap_or(Ordering::Equal),
        (Tree::Text(left), Tree::Text(right)) => left.cmp(right),
        (Tree::Array(left), Tree::Array(right)) => {
            let items = left.iter().zip(right).map(|(left, right)| order(left, right));
            left.len().cmp(&right.len()).then_with(|| first_difference(items))
        }
        (Tree::Object(left), Tree::Object(right)) => left.len().cmp(&right.len()).then_with(|| {
            first_difference(
                left.iter()
                    .zip(right.iter())
                    .map(|(left, right)| left.0.cmp(right.0).then_with(|| order(left.1, right.1))),
            )
        }),
        _ => rank(left).cmp(&rank(right)),
    }
}

fn first_difference(mut orders: impl Iterator<Item = Ordering>) -> Ordering {
    orders.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

const fn rank(value: &Tree<'_>) -> u8 {
    match value {
        Tree::Null => 0,
        Tree::Boolean(_) => 1,
        Tree::Number(_) => 2,
        Tree::Text(_) => 3,
        Tree::Array(_) => 4,
        Tree::Object(_) => 5,
    }
}
