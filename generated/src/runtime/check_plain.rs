// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The keywords that look at no other schema.

use super::constraints;
use super::formats;
use super::json;
use super::number::Number;
use super::table::{Format, Keyword, Literal, Types};
use super::tree::Tree;

/// Whether a keyword holds that looks at no other schema.
pub(super) fn holds(keyword: &Keyword, value: &Tree<'_>) -> bool {
    match (keyword, value) {
        (Keyword::Never, _) => false,
        (Keyword::Type(types), _) => types.meets(types_of(value)),
        (Keyword::Enum(values), _) => values.iter().any(|literal| json::is_literal(value, literal)),
        (Keyword::Const(literal), _) => json::is_literal(value, literal),
        (_, Tree::Number(number)) => number_holds(keyword, *number),
        (_, Tree::Text(text)) => text_holds(keyword, text),
        (Keyword::MaxItems(limit), Tree::Array(items)) => {
            constraints::max_count(items.len(), *limit)
        }
        (Keyword::MinItems(limit), Tree::Array(items)) => {
            constraints::min_count(items.len(), *limit)
        }
        (Keyword::UniqueItems, Tree::Array(items)) => json::unique(items),
        (Keyword::MaxProperties(limit), Tree::Object(map)) => {
            constraints::max_count(map.len(), *limit)
        }
        (Keyword::MinProperties(limit), Tree::Object(map)) => {
            constraints::min_count(map.len(), *limit)
        }
        _ => true,
    }
}

fn number_holds(keyword: &Keyword, value: Number) -> bool {
    match keyword {
        Keyword::MultipleOf(divisor) => constraints::multiple_of(value, *divisor),
        Keyword::Maximum(limit) => constraints::at_most(value, *limit),
        Keyword::ExclusiveMaximum(limit) => constraints::below(value, *limit),
        Keyword::Minimum(limit) => constraints::at_least(value, *limit),
        Keyword::ExclusiveMinimum(limit) => constraints::above(value, *limit),
        Keyword::Format(format) => number_has_format(value, *format),
        _ => true,
    }
}

fn number_has_format(value: Number, format: Format) -> bool {
    let fits = |fits: fn(i128) -> bool| value.integer().is_some_and(fits);
    match format {
        Format::Int32 => fits(|value| i32::try_from(value).is_ok()),
        Format::Int64 => fits(|value| i64::try_from(value).is_ok()),
        Format::Uint32 => fits(|value| u32::try_from(value).is_ok()),
        Format::Uint64 => fits(|value| u64::try_from(value).is_ok()),
        Format::Float => match value {
            Number::Float(value) => (value as f32).is_finite(),
            Number::Integer(_) | Number::Unsigned(_) => true,
        },
        _ => true,
    }
}

fn text_holds(keyword: &Keyword, text: &str) -> bool {
    match keyword {
        Keyword::MaxLength(limit) => constraints::max_length(text, *limit),
        Keyword::MinLength(limit) => constraints::min_length(text, *limit),
        Keyword::Pattern(pattern) => pattern.is_match(text),
        Keyword::Format(format) => formats::has_format(text, *format),
        _ => true,
    }
}

/// The types that a value has: an integer is a number as well.
fn types_of(value: &Tree<'_>) -> Types {
    match value {
        Tree::Null => Types::NULL,
        Tree::Boolean(_) => Types::BOOLEAN,
        Tree::Number(number) if number.is_integer() => Types(Types::INTEGER.0 | Types::NUMBER.0),
        Tree::Number(_) => Types::NUMBER,
        Tree::Text(_) => Types::STRING,
        Tree::Array(_) => Types::ARRAY,
        Tree::Object(_) => Types::OBJECT,
    }
}

/// The values that a keyword lists, when it lists values.
pub(super) fn listed(keyword: &Keyword) -> Option<&[Literal]> {
    match keyword {
        Keyword::Enum(values) => Some(values),
        Keyword::Const(value) => Some(std::slice::from_ref(value)),
        _ => None,
    }
}
