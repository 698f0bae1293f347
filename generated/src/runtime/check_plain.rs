// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The keywords that look at no other schema.

use super::constraints;
use super::formats;
use super::json;
use super::node::Json;
use super::number::Number;
use super::table::{Format, Keyword, Literal, Types};

/// Whether a keyword looks at no other schema and takes a look only, or a pattern.
pub(super) const fn is_plain(keyword: &Keyword) -> bool {
    matches!(
        keyword,
        Keyword::Never
            | Keyword::Type(_)
            | Keyword::Enum(_)
            | Keyword::Const(_)
            | Keyword::MultipleOf(_)
            | Keyword::Maximum(_)
            | Keyword::ExclusiveMaximum(_)
            | Keyword::Minimum(_)
            | Keyword::ExclusiveMinimum(_)
            | Keyword::MaxLength(_)
            | Keyword::MinLength(_)
            | Keyword::Pattern(_)
            | Keyword::Format(_)
            | Keyword::MaxItems(_)
            | Keyword::MinItems(_)
            | Keyword::MaxProperties(_)
            | Keyword::MinProperties(_)
    )
}

/// Whether, where a keyword does not hold, the others do not matter.
pub(super) const fn is_final(keyword: &Keyword) -> bool {
    matches!(keyword, Keyword::Never | Keyword::Type(_))
}

/// Whether a keyword holds that looks at no other schema.
pub(super) fn holds(keyword: &Keyword, value: Json<'_>) -> bool {
    match (keyword, value) {
        (Keyword::Never, _) => false,
        (Keyword::Type(types), _) => types.meets(types_of(value)),
        (Keyword::Enum(values), _) => values.iter().any(|literal| json::is_literal(value, literal)),
        (Keyword::Const(literal), _) => json::is_literal(value, literal),
        (_, Json::Number(number)) => number_holds(keyword, number),
        (_, Json::Text(text)) => text_holds(keyword, text),
        (Keyword::MaxItems(limit), Json::Array(items)) => {
            constraints::max_count(items.len(), *limit)
        }
        (Keyword::MinItems(limit), Json::Array(items)) => {
            constraints::min_count(items.len(), *limit)
        }
        (Keyword::UniqueItems, Json::Array(items)) => json::unique(items),
        (Keyword::MaxProperties(limit), Json::Object(map)) => {
            constraints::max_count(map.len(), *limit)
        }
        (Keyword::MinProperties(limit), Json::Object(map)) => {
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
fn types_of(value: Json<'_>) -> Types {
    match value {
        Json::Null => Types::NULL,
        Json::Boolean(_) => Types::BOOLEAN,
        Json::Number(number) if number.is_integer() => Types(Types::INTEGER.0 | Types::NUMBER.0),
        Json::Number(_) => Types::NUMBER,
        Json::Text(_) => Types::STRING,
        Json::Array(_) => Types::ARRAY,
        Json::Object(_) => Types::OBJECT,
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
