// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Strings and integers → enums that keep the values they do not know.
//!
//! A client must be able to read what a newer server sends; whether an unknown value is allowed is
//! a question of validation, not of decoding.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, Visitor};

use super::scalars::decode_integer;

/// A string that is no known value of its enum. Only decoding and conversion make one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(String);

impl UnknownValue {
    /// The string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// An integer that is no known value of its enum. Only decoding and conversion make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownInteger(i64);

impl UnknownInteger {
    /// The integer.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl fmt::Display for UnknownInteger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A value is none that an enum knows. The value itself is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownVariant {
    name: &'static str,
}

impl UnknownVariant {
    /// An error of the enum of this name.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name }
    }

    /// The name of the enum.
    #[must_use]
    pub const fn type_name(&self) -> &'static str {
        self.name
    }
}

impl fmt::Display for UnknownVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a known value of {}", self.name)
    }
}

impl std::error::Error for UnknownVariant {}

/// An enum of strings.
pub trait TextEnum: Sized {
    /// Its name, for messages.
    const NAME: &'static str;
    /// The variant of a known value.
    fn known(text: &str) -> Option<Self>;
    /// The variant of an unknown value.
    fn unknown(value: UnknownValue) -> Self;
}

/// An enum of integers.
pub trait IntegerEnum: Sized {
    /// Its name, for messages.
    const NAME: &'static str;
    /// The variant of a known value.
    fn known(value: i64) -> Option<Self>;
    /// The variant of an unknown value.
    fn unknown(value: UnknownInteger) -> Self;
}

/// The variant of any string.
pub fn text_enum<T: TextEnum>(text: &str) -> T {
    T::known(text).unwrap_or_else(|| T::unknown(UnknownValue(text.to_owned())))
}

/// The variant of any integer.
pub fn integer_enum<T: IntegerEnum>(value: i64) -> T {
    T::known(value).unwrap_or_else(|| T::unknown(UnknownInteger(value)))
}

/// Reads an enum of strings.
///
/// # Errors
/// The value is no string.
pub fn decode_text_enum<'de, T: TextEnum, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(TextVisitor(PhantomData))
}

struct TextVisitor<T>(PhantomData<fn() -> T>);

impl<T: TextEnum> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string ({})", T::NAME)
    }

    fn visit_str<E>(self, text: &str) -> Result<T, E> {
        Ok(text_enum(text))
    }
}

/// Reads an enum of integers.
///
/// # Errors
/// The value is no integer of 64 bits with a sign.
pub fn decode_integer_enum<'de, T: IntegerEnum, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let value = i64::try_from(decode_integer(deserializer)?);
    value.map(integer_enum).map_err(|_| D::Error::custom("expected an integer of type i64"))
}
