//! The text of a parameter ⇄ a JSON value, by the shape that is expected.

use serde_json::{Number, Value};

use super::super::Types;
use super::parameter::ParameterShape;

/// The value of a piece of text. Text that does not fit the shape stays a string.
pub(super) fn read(shape: &ParameterShape, text: String) -> Value {
    let allowed = match shape {
        ParameterShape::Text => return Value::String(text),
        ParameterShape::Json => {
            return serde_json::from_str(&text).unwrap_or(Value::String(text));
        }
        ParameterShape::Integer | ParameterShape::Number => Types::NUMBER.0,
        ParameterShape::Boolean => Types::BOOLEAN.0,
        ParameterShape::Scalar(types) | ParameterShape::Several { plain: types, .. } => types.0,
        ParameterShape::Any => Types::BOOLEAN.0 | Types::NUMBER.0 | Types::STRING.0,
        ParameterShape::List(_) | ParameterShape::Object { .. } => return Value::String(text),
    };
    let allows = |types: u8| allowed & types != 0;
    if text.is_empty() && allows(Types::NULL.0) {
        return Value::Null;
    }
    match text.as_str() {
        "true" if allows(Types::BOOLEAN.0) => return Value::Bool(true),
        "false" if allows(Types::BOOLEAN.0) => return Value::Bool(false),
        _ => {}
    }
    if allows(Types::NUMBER.0 | Types::INTEGER.0)
        && let Some(number) = number(&text)
        && (number.as_f64().is_none_or(|one| one.fract() == 0.0)
            || allows(Types::NUMBER.0)
            || !allows(Types::STRING.0))
    {
        return Value::Number(number);
    }
    Value::String(text)
}

/// A number as JSON writes it, without white space around it. Fractions are read by the standard
/// library: `serde_json` rounds some of them to a neighbour unless a feature says otherwise.
fn number(text: &str) -> Option<Number> {
    let starts = text.starts_with(|one: char| one == '-' || one.is_ascii_digit());
    let ends = text.ends_with(|one: char| one.is_ascii_digit());
    let number: Number = (starts && ends).then(|| serde_json::from_str(text).ok()).flatten()?;
    if number.is_f64() { Number::from_f64(text.parse().ok()?) } else { Some(number) }
}

/// The text of a plain value; null is the empty text, as in the column "empty" of the table of
/// styles. Nothing for lists and objects.
pub(super) fn write(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(one) => Some(one.to_string()),
        Value::Number(one) => Some(one.to_string()),
        Value::String(one) => Some(one.clone()),
        Value::Array(_) | Value::Object(_) => None,
    }
}
