//! A JSON type and a format → a plain Rust value.

use serde_json::Number;

use super::Lowering;
use super::parts::Part;
use crate::model::{JsonType, Keyword, Scalar};

impl Lowering<'_> {
    /// The scalar for a type that is neither object nor array.
    pub(super) fn scalar(&self, json: JsonType, parts: &[Part]) -> Scalar {
        let format = self.all_keywords(parts).find_map(|(_, keyword)| match keyword {
            Keyword::Format(format) => Some(format.as_str()),
            _ => None,
        });
        match json {
            JsonType::Null => Scalar::Null,
            JsonType::Boolean => Scalar::Boolean,
            JsonType::Integer => integer(format).unwrap_or_else(|| self.wide(parts)),
            JsonType::Number => match format {
                Some("float") if self.is_single(parts) => Scalar::F32,
                _ => Scalar::F64,
            },
            JsonType::String | JsonType::Array | JsonType::Object => string(format),
        }
    }

    /// Whether 32 bits hold the bounds: those of 999999.99 lose the cents of what is allowed.
    fn is_single(&self, parts: &[Part]) -> bool {
        let holds = |number: &Number| {
            let value = number.as_f64().unwrap_or_default();
            (value as f32).to_string().parse() == Ok(value)
        };
        self.all_keywords(parts).all(|(_, keyword)| match keyword {
            Keyword::Maximum(bound)
            | Keyword::ExclusiveMaximum(bound)
            | Keyword::Minimum(bound)
            | Keyword::ExclusiveMinimum(bound) => holds(bound),
            _ => true,
        })
    }

    /// `i64`, unless the bounds allow what only `u64` holds.
    fn wide(&self, parts: &[Part]) -> Scalar {
        let big = |number: &Number| {
            number.as_i64().is_none()
                && number.as_f64().is_some_and(|float| float >= 9_223_372_036_854_775_808.0)
        };
        let large = self.all_keywords(parts).any(|(_, keyword)| match keyword {
            Keyword::Maximum(number) | Keyword::ExclusiveMaximum(number) => big(number),
            _ => false,
        });
        let positive = self.all_keywords(parts).any(|(_, keyword)| match keyword {
            Keyword::Minimum(number) | Keyword::ExclusiveMinimum(number) => {
                number.as_u64().is_some()
            }
            _ => false,
        });
        if large && positive { Scalar::U64 } else { Scalar::I64 }
    }
}

fn integer(format: Option<&str>) -> Option<Scalar> {
    Some(match format? {
        "int32" | "int16" | "int8" => Scalar::I32,
        "int64" => Scalar::I64,
        "uint32" | "uint16" | "uint8" => Scalar::U32,
        "uint64" => Scalar::U64,
        _ => return None,
    })
}

fn string(format: Option<&str>) -> Scalar {
    match format {
        Some("password") => Scalar::Password,
        Some("date") => Scalar::Date,
        Some("date-time") => Scalar::DateTime,
        Some("uuid") => Scalar::Uuid,
        Some("ipv4") => Scalar::Ipv4,
        Some("ipv6") => Scalar::Ipv6,
        Some("byte") => Scalar::Base64,
        Some("binary") => Scalar::Binary,
        _ => Scalar::String,
    }
}

/// Whether a format speaks of strings and of nothing else.
pub(super) fn is_text(format: &str) -> bool {
    const TEXTS: [&str; 12] = [
        "byte",
        "date",
        "date-time",
        "time",
        "duration",
        "uuid",
        "uri",
        "url",
        "email",
        "hostname",
        "ipv4",
        "ipv6",
    ];
    TEXTS.contains(&format)
}

/// Whether a format speaks of numbers and of nothing else.
pub(super) fn is_number(format: &str) -> bool {
    integer(Some(format)).is_some() || matches!(format, "float" | "double")
}
