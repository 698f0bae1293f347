// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! JSON → Rust values, with a mode that every nested value is told.
//!
//! serde's `Deserialize` cannot be told anything, so one impl could not be strict on a server and
//! tolerant on a client. [`Decode`] is that impl with a [`Mode`]; `Deserialize` is its tolerant form.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// How strictly JSON is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// What does not belong is an error: what servers do.
    Strict,
    /// What does not belong is passed over where that loses nothing: what clients do.
    Tolerant,
}

/// The direction that a type serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Both directions.
    Both,
    /// What clients send.
    Request,
    /// What servers answer.
    Response,
}

/// A type that can be read from JSON.
///
/// When a key stands twice in an object, the last one counts.
pub trait Decode: Sized {
    /// Whether JSON's null is a value of this type.
    const NULLABLE: bool = false;

    /// Reads a value.
    ///
    /// # Errors
    /// The JSON text is malformed, or is no value of this type.
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, mode: Mode) -> Result<Self, D::Error>;
}

/// A [`Decode`] type and a mode as serde's seed.
pub struct Seed<T> {
    mode: Mode,
    marker: PhantomData<fn() -> T>,
}

impl<T> Seed<T> {
    /// A seed.
    #[must_use]
    pub const fn new(mode: Mode) -> Self {
        Self { mode, marker: PhantomData }
    }
}

impl<'de, T: Decode> DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::decode(deserializer, self.mode)
    }
}

/// Reads JSON text, all of it.
///
/// # Errors
/// The text is not JSON, or is no value of `T`.
pub fn from_text<T: Decode>(text: &str, mode: Mode) -> Result<T, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = T::decode(&mut deserializer, mode)?;
    deserializer.end()?;
    Ok(value)
}

/// Reads a JSON value.
///
/// # Errors
/// It is no value of `T`.
pub fn from_value<T: Decode>(value: Value, mode: Mode) -> Result<T, serde_json::Error> {
    T::decode(value, mode)
}

impl<T: Decode> Decode for Box<T> {
    const NULLABLE: bool = T::NULLABLE;

    fn decode<'de, D: Deserializer<'de>>(deserializer: D, mode: Mode) -> Result<Self, D::Error> {
        T::decode(deserializer, mode).map(Box::new)
    }
}

impl<T: Decode> Decode for Option<T> {
    const NULLABLE: bool = true;

    fn decode<'de, D: Deserializer<'de>>(deserializer: D, mode: Mode) -> Result<Self, D::Error> {
        deserializer.deserialize_option(OptionVisitor(Seed::new(mode)))
    }
}

struct OptionVisitor<T>(Seed<T>);

impl<'de, T: Decode> Visitor<'de> for OptionVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.0.deserialize(deserializer).map(Some)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, mode: Mode) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ListVisitor(Seed::new(mode)))
    }
}

struct ListVisitor<T>(Seed<T>);

impl<'de, T: Decode> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Seed::new(self.0.mode))? {
            list.push(item);
        }
        Ok(list)
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, mode: Mode) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MapVisitor(Seed::new(mode)))
    }
}

struct MapVisitor<T>(Seed<T>);

impl<'de, T: Decode> Visitor<'de> for MapVisitor<T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some(key) = entries.next_key::<String>()? {
            map.insert(key, entries.next_value_seed(Seed::new(self.0.mode))?);
        }
        Ok(map)
    }
}
