// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Booleans, numbers, strings, null, addresses and plain JSON: [`Decode`] for the types that JSON
//! values become without any schema.
//!
//! A number without a fraction is an integer however it is spelled (`1.0`, `1e3`).

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::decode::{Decode, Mode};
use super::number::{Number, whole};
use super::secret::Secret;

/// Reads a string without keeping it: `parse` makes the value, or says that the text is not `what`.
pub(super) fn decode_parsed<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    what: &'static str,
    parse: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(ParsedVisitor { what, parse })
}

struct ParsedVisitor<T> {
    what: &'static str,
    parse: fn(&str) -> Option<T>,
}

impl<T> Visitor<'_> for ParsedVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).ok_or_else(|| E::custom(format_args!("expected {}", self.what)))
    }
}

impl Decode for bool {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, _: Mode) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

impl Decode for String {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, _: Mode) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

impl Decode for () {
    const NULLABLE: bool = true;

    fn decode<'de, D: Deserializer<'de>>(deserializer: D, _: Mode) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

impl Decode for Value {
    const NULLABLE: bool = true;

    fn decode<'de, D: Deserializer<'de>>(deserializer: D, _: Mode) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

impl Decode for Secret {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, _: Mode) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

impl Decode for Ipv4Addr {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, _: Mode) -> Result<Self, D::Error> {
        decode_parsed(deserializer, "an IPv4 address", |text| text.parse().ok())
    }
}

impl Decode for Ipv6Addr {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, _: Mode) -> Result<Self, D::Error> {
        decode_parsed(deserializer, "an IPv6 address", |text| text.parse().ok())
    }
}

/// Any number of JSON.
struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_i64<E>(self, value: i64) -> Result<Number, E> {
        Ok(Number::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Number, E> {
        Ok(Number::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Number, E> {
        Ok(Number::Float(value))
    }
}

/// Reads an integer; `None` when the number has a fraction or more than 64 bits.
pub(super) fn decode_integer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i128, D::Error> {
    match deserializer.deserialize_i64(NumberVisitor)? {
        Number::Integer(value) => Ok(i128::from(value)),
        Number::Unsigned(value) => Ok(i128::from(value)),
        Number::Float(value) => whole(value).ok_or_else(|| D::Error::custom("expected an integer")),
    }
}

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl Decode for $integer {
            fn decode<'de, D: Deserializer<'de>>(deserializer: D, _: Mode) -> Result<Self, D::Error> {
                Self::try_from(decode_integer(deserializer)?).map_err(|_| {
                    D::Error::custom(concat!("expected an integer of type ", stringify!($integer)))
                })
            }
        }
    )*};
}

integers!(i32, i64, u32, u64);

impl Decode for f64 {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, _: Mode) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

impl Decode for f32 {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, _: Mode) -> Result<Self, D::Error> {
        let value = Self::deserialize(deserializer)?;
        if value.is_finite() {
            Ok(value)
        } else {
            Err(D::Error::custom("expected a number of single precision"))
        }
    }
}

/// A value that is not wanted.
///
/// Strict: it is read all the same, so that text which is malformed there (a lone surrogate,
/// nesting beyond the limit) is malformed everywhere.
pub(super) struct Skipped;

impl Decode for Skipped {
    const NULLABLE: bool = true;

    fn decode<'de, D: Deserializer<'de>>(deserializer: D, mode: Mode) -> Result<Self, D::Error> {
        match mode {
            Mode::Strict => deserializer.deserialize_any(SkippedVisitor),
            Mode::Tolerant => IgnoredAny::deserialize(deserializer).map(|_| Self),
        }
    }
}

struct SkippedVisitor;

impl<'de> Visitor<'de> for SkippedVisitor {
    type Value = Skipped;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Skipped, E> {
        Ok(Skipped)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Skipped, E> {
        Ok(Skipped)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Skipped, E> {
        Ok(Skipped)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Skipped, E> {
        Ok(Skipped)
    }

    fn visit_str<E>(self, _: &str) -> Result<Skipped, E> {
        Ok(Skipped)
    }

    fn visit_unit<E>(self) -> Result<Skipped, E> {
        Ok(Skipped)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Skipped, A::Error> {
        while items.next_element_seed(super::Seed::<Skipped>::new(Mode::Strict))?.is_some() {}
        Ok(Skipped)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Skipped, A::Error> {
        let seed = super::Seed::<Skipped>::new;
        while entries.next_key_seed(seed(Mode::Strict))?.is_some() {
            entries.next_value_seed(seed(Mode::Strict))?;
        }
        Ok(Skipped)
    }
}
