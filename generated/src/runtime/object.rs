// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! JSON objects → structs: reads keys, hands each value to the field it belongs to, names what is missing.
//!
//! Generated builders say what their fields are ([`Object`]); all that does not depend on them is here.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};

use super::decode::{Decode, Mode, Seed};
use super::scalars::Skipped;

/// What happens to properties that are not named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// They are passed over.
    Dropped,
    /// Strict: they are an error; tolerant: they are passed over.
    Refused,
    /// They are handed to [`Object::unknown`].
    Kept,
}

/// What a JSON object becomes while it is read; its default has no field.
pub trait Object: Default {
    /// What it becomes in the end.
    type Output;
    /// The name of the type, for messages.
    const NAME: &'static str;
    /// The names of the fields on the wire, in the order of the document.
    const FIELDS: &'static [&'static str];
    /// The names of the properties of the other direction: strict, they are an error.
    const REFUSED: &'static [&'static str] = &[];
    /// The names of properties that are passed over in both modes, though the schema knows them.
    const IGNORED: &'static [&'static str] = &[];
    /// What happens to other properties.
    const UNKNOWN: Unknown = Unknown::Dropped;

    /// Takes the value of the field at an index of [`Self::FIELDS`].
    ///
    /// # Errors
    /// The value cannot be read.
    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error>;

    /// Takes a property that is not named, where those are kept.
    ///
    /// # Errors
    /// The value cannot be read.
    fn unknown<'de, A: MapAccess<'de>>(
        &mut self,
        name: String,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        drop(name);
        entry.skip()
    }

    /// The whole object.
    ///
    /// # Errors
    /// A field that must be there is not.
    fn finish(self) -> Result<Self::Output, MissingField>;
}

/// A value of an object that is being read.
pub struct Entry<'a, A> {
    map: &'a mut A,
    mode: Mode,
}

impl<'de, A: MapAccess<'de>> Entry<'_, A> {
    /// Reads the value.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read<T: Decode>(self) -> Result<T, A::Error> {
        self.map.next_value_seed(Seed::new(self.mode))
    }

    /// Reads the value of a field that must be there.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn required<T: Decode>(self, field: &mut Option<T>) -> Result<(), A::Error> {
        *field = Some(self.read()?);
        Ok(())
    }

    /// Reads the value of a field that may be absent. Where null is no value of `T`, it is an error
    /// when strict, and the same as absent when tolerant.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn optional<T: Decode>(self, field: &mut Option<T>) -> Result<(), A::Error> {
        *field = match self.mode {
            Mode::Tolerant if !T::NULLABLE => self.read::<Option<T>>()?,
            _ => Some(self.read()?),
        };
        Ok(())
    }

    /// Passes the value over.
    ///
    /// # Errors
    /// It is not JSON.
    pub fn skip(self) -> Result<(), A::Error> {
        self.read::<Skipped>().map(|_| ())
    }
}

/// A field that must be there and is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingField {
    name: &'static str,
}

impl MissingField {
    /// The field of a name on the wire.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name }
    }

    /// The first field that was not given, of names on the wire and whether they were.
    #[must_use]
    pub fn first(fields: &[(&'static str, bool)]) -> Self {
        let missing = fields.iter().find(|(_, is_given)| !is_given);
        Self::new(missing.map_or("", |(name, _)| name))
    }

    /// The name on the wire.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

impl fmt::Display for MissingField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the field `{}` is missing", self.name)
    }
}

impl std::error::Error for MissingField {}

/// Reads an object.
///
/// # Errors
/// It is no object, a value cannot be read, or a field is missing.
pub fn decode_object<'de, O: Object, D: Deserializer<'de>>(
    deserializer: D,
    mode: Mode,
) -> Result<O::Output, D::Error> {
    deserializer.deserialize_map(ObjectVisitor::<O> { mode, marker: PhantomData })
}

struct ObjectVisitor<O> {
    mode: Mode,
    marker: PhantomData<fn() -> O>,
}

impl<'de, O: Object> Visitor<'de> for ObjectVisitor<O> {
    type Value = O::Output;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object ({})", O::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<O::Output, A::Error> {
        let mode = self.mode;
        let mut object = O::default();
        let mut keys = Keys::of::<O>();
        while let Some(key) = map.next_key_seed(&keys)? {
            let entry = Entry { map: &mut map, mode };
            match key {
                Key::Field(index) => {
                    keys.next = index + 1;
                    object.field(index, entry)?;
                }
                Key::Kept(name) => object.unknown(name, entry)?,
                Key::Dropped => entry.skip()?,
                Key::Refused(why) => match mode {
                    Mode::Strict => return Err(A::Error::custom(why)),
                    Mode::Tolerant => entry.skip()?,
                },
            }
        }
        object.finish().map_err(A::Error::custom)
    }
}

/// The keys of an object; the next one is expected where the last one left off.
struct Keys {
    fields: &'static [&'static str],
    refused: &'static [&'static str],
    ignored: &'static [&'static str],
    unknown: Unknown,
    next: usize,
}

enum Key {
    Field(usize),
    Kept(String),
    Dropped,
    Refused(&'static str),
}

impl Keys {
    const fn of<O: Object>() -> Self {
        Self {
            fields: O::FIELDS,
            refused: O::REFUSED,
            ignored: O::IGNORED,
            unknown: O::UNKNOWN,
            next: 0,
        }
    }

    fn find(&self, key: &str) -> Key {
        if self.fields.get(self.next) == Some(&key) {
            return Key::Field(self.next);
        }
        if let Some(index) = self.fields.iter().position(|name| *name == key) {
            return Key::Field(index);
        }
        if self.ignored.contains(&key) {
            return Key::Dropped;
        }
        if self.refused.contains(&key) {
            return Key::Refused("a property is readOnly or writeOnly and does not belong here");
        }
        match self.unknown {
            Unknown::Dropped => Key::Dropped,
            Unknown::Refused => Key::Refused("a property is not known"),
            Unknown::Kept => Key::Kept(key.to_owned()),
        }
    }
}

impl<'de> DeserializeSeed<'de> for &Keys {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for &Keys {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Key, E> {
        Ok(self.find(key))
    }
}
