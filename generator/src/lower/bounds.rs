//! Numeric bounds: boolean exclusive bounds of 3.0 → numbers, numbers that Rust cannot hold, and
//! limits with nothing between them.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde_json::{Number, Value};

use super::Lowering;
use super::keywords::quantity;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::Node;
use crate::model::{JsonType, Keyword};

/// The limits of numbers: the lower, the upper.
const NUMBERS: &[(&str, &str)] = &[
    ("minimum", "maximum"),
    ("minimum", "exclusiveMaximum"),
    ("exclusiveMinimum", "maximum"),
    ("exclusiveMinimum", "exclusiveMaximum"),
];

/// The limits of counts: the lower, the upper, what has them.
const COUNTS: &[(&str, &str, &str)] = &[
    ("minLength", "maxLength", "string"),
    ("minItems", "maxItems", "array"),
    ("minProperties", "maxProperties", "object"),
];

impl<'d> Lowering<'d> {
    /// `multipleOf`, `maximum`, `minimum` and their exclusive forms.
    pub(super) fn bound(
        &mut self,
        schema: &Node<'d>,
        key: &str,
        value: &Node<'d>,
    ) -> Option<Keyword> {
        if value.value.is_boolean() {
            return self.exclusive_flag(schema, key, value);
        }
        let Value::Number(number) = value.value else { return None };
        self.narrowed(schema, value, number);
        let number = number.clone();
        Some(match key {
            "multipleOf" => Keyword::MultipleOf(number),
            "maximum" if schema.flag("exclusiveMaximum") => Keyword::ExclusiveMaximum(number),
            "minimum" if schema.flag("exclusiveMinimum") => Keyword::ExclusiveMinimum(number),
            "maximum" => Keyword::Maximum(number),
            "minimum" => Keyword::Minimum(number),
            "exclusiveMaximum" => Keyword::ExclusiveMaximum(number),
            _ => Keyword::ExclusiveMinimum(number),
        })
    }

    /// `exclusiveMaximum: true` is read with `maximum`; alone it says nothing.
    fn exclusive_flag(
        &mut self,
        schema: &Node<'d>,
        key: &str,
        value: &Node<'d>,
    ) -> Option<Keyword> {
        let bound = if key == "exclusiveMaximum" { "maximum" } else { "minimum" };
        if schema.flag(key) && schema.get(bound).is_none() {
            let message = format!("`{key}` says nothing without `{bound}`");
            self.sink.key(Code::ConflictingKeywords, &value.pointer, message);
        }
        None
    }

    /// Tells of a bound of an integer that no 64-bit integer reaches.
    fn narrowed(&mut self, schema: &Node<'d>, value: &Node<'d>, number: &Number) {
        if schema.text_at("type") != Some("integer") || !number.is_f64() {
            return;
        }
        if number.as_f64().is_some_and(|float| float.abs() >= 9_223_372_036_854_775_808.0) {
            let message = "the bound does not fit 64 bits and is read with 17 digits";
            self.sink.value(Code::NarrowedNumber, &value.pointer, message);
        }
    }

    /// Tells of a lower limit above the upper one beside it. Both are enforced all the same.
    pub(super) fn empty_limits(&mut self, schema: &Node<'d>) {
        for (lower, upper) in NUMBERS {
            let (Some(low), Some(high)) = (schema.get(lower), schema.get(upper)) else { continue };
            let (Value::Number(least), Value::Number(most)) = (low.value, high.value) else {
                continue;
            };
            let without = lower.starts_with("exclusive")
                || upper.starts_with("exclusive")
                || schema.flag("exclusiveMinimum")
                || schema.flag("exclusiveMaximum");
            match compare(least, most) {
                Some(Ordering::Greater) => self.apart(&low, &high, "number"),
                Some(Ordering::Equal) if without => self.apart(&low, &high, "number"),
                _ => {}
            }
        }
        for (lower, upper, kind) in COUNTS {
            let (Some(low), Some(high)) = (schema.get(lower), schema.get(upper)) else { continue };
            let (least, most) = (quantity(low.value), quantity(high.value));
            if least.zip(most).is_some_and(|(least, most)| least > most) {
                self.apart(&low, &high, kind);
            }
        }
    }

    fn apart(&mut self, low: &Node<'d>, high: &Node<'d>, kind: &str) {
        let (lower, upper) = (key(low), key(high));
        let message = format!("no {kind} is within both `{lower}` and `{upper}`; both hold");
        let said = Diagnostic::at_value(Code::ConflictingKeywords, &low.pointer, message);
        self.sink.say(said.also(Place::Value(high.pointer.clone()), "the upper limit"));
    }
}

/// The key of a limit.
fn key<'n>(node: &'n Node<'_>) -> Cow<'n, str> {
    node.pointer.last().unwrap_or_default()
}

/// How two numbers stand to each other: exactly where both are integers.
fn compare(left: &Number, right: &Number) -> Option<Ordering> {
    match (left.as_i128(), right.as_i128()) {
        (Some(left), Some(right)) => Some(left.cmp(&right)),
        _ => left.as_f64()?.partial_cmp(&right.as_f64()?),
    }
}

/// Adds the range of the formats that are smaller than any integer that types hold: `int8` and its
/// like, as the bounds that they are. Bounds that are written and stricter stay.
pub(super) fn narrow(keywords: &mut Vec<Keyword>) {
    let range = keywords.iter().find_map(|one| match one {
        Keyword::Format(format) => small(format),
        _ => None,
    });
    let Some((least, most)) = range else { return };
    let other = |one: &Keyword| match one {
        Keyword::Type(types) => {
            types.iter().all(|one| !matches!(one, JsonType::Integer | JsonType::Number))
        }
        _ => false,
    };
    if keywords.iter().any(other) {
        return;
    }
    let (least, most) = (Number::from(least), Number::from(most));
    keywords.retain(|one| match one {
        Keyword::Minimum(own) => compare(own, &least) != Some(Ordering::Less),
        Keyword::Maximum(own) => compare(own, &most) != Some(Ordering::Greater),
        _ => true,
    });
    let strict = |own: &Number, bound: &Number, wanted: Ordering| {
        compare(own, bound).is_some_and(|found| found == wanted || found == Ordering::Equal)
    };
    let low = keywords.iter().any(|one| match one {
        Keyword::Minimum(_) => true,
        Keyword::ExclusiveMinimum(own) => strict(own, &least, Ordering::Greater),
        _ => false,
    });
    let high = keywords.iter().any(|one| match one {
        Keyword::Maximum(_) => true,
        Keyword::ExclusiveMaximum(own) => strict(own, &most, Ordering::Less),
        _ => false,
    });
    keywords.extend((!low).then_some(Keyword::Minimum(least)));
    keywords.extend((!high).then_some(Keyword::Maximum(most)));
}

/// The least and the most that a small integer is.
fn small(format: &str) -> Option<(i64, i64)> {
    Some(match format {
        "int8" => (-128, 127),
        "int16" => (-32_768, 32_767),
        "uint8" => (0, 255),
        "uint16" => (0, 65_535),
        _ => return None,
    })
}
