//! The two ways to fail on purpose: at a key that is wanted, and at an item.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};

use crate::diagnostic::locate::Wanted;
use crate::load::{A_KEY, KeyText, Keys};

/// A key: kept, and refused when it is wanted, so that the refusal tells its position.
pub(super) struct WantedKey<'w> {
    pub(super) wanted: &'w Wanted,
    pub(super) key: &'w mut Option<String>,
    pub(super) keys: Keys,
}

impl<'de> DeserializeSeed<'de> for WantedKey<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        match self.keys {
            Keys::Spelled => reader.deserialize_str(self),
            Keys::Any => reader.deserialize_any(self),
        }
    }
}

impl WantedKey<'_> {
    fn judge<E: Error>(self, key: Option<String>) -> Result<(), E> {
        let wanted = key.as_ref().and_then(|key| self.wanted.below.get(key));
        *self.key = key;
        if wanted.is_some_and(|wanted| wanted.here) { Err(E::custom("here")) } else { Ok(()) }
    }
}

impl<'de> Visitor<'de> for WantedKey<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(A_KEY)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        let key = KeyText(self.keys).visit_unit()?;
        self.judge(key)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        let key = KeyText(self.keys).visit_bool(value)?;
        self.judge(key)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        let key = KeyText(self.keys).visit_u64(value)?;
        self.judge(key)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        let key = KeyText(self.keys).visit_i64(value)?;
        self.judge(key)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        let key = KeyText(self.keys).visit_f64(value)?;
        self.judge(key)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        let key = KeyText(self.keys).visit_str(value)?;
        self.judge(key)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<(), A::Error> {
        KeyText(self.keys).visit_seq(items).map(|_| ())
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<(), A::Error> {
        KeyText(self.keys).visit_map(entries).map(|_| ())
    }
}

/// Refuses whatever stands here without consuming it.
pub(super) struct Stop;

impl<'de> DeserializeSeed<'de> for Stop {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_enum("", &[], self)
    }
}

impl<'de> Visitor<'de> for Stop {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(A::Error::custom("here"))
    }
}
