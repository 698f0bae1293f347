//! Paths in a YAML text → bytes.
//!
//! The reader tells positions only in errors. So the visitor fails on purpose at each wanted key
//! and item, its caller keeps the position and reads on: a scalar is consumed by the attempt, and
//! an enum that is asked for where a collection stands fails before anything is consumed. The
//! value of a key is found from the key in the text, which is exact for aliases as well.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny};
use serde::de::{MapAccess, SeqAccess, VariantAccess, Visitor};

use super::{Spot, Spots, Wanted};

mod probe;

use crate::load::{A_KEY, Keys};
use probe::{Stop, WantedKey};

/// Where the wanted nodes stand.
pub(super) fn spots(text: &str, wanted: &Wanted) -> Spots {
    let body = super::without_mark(text);
    let walk = |keys: Keys| {
        let (mut path, mut found) = (Vec::new(), Vec::new());
        let walk = Walk { wanted, path: &mut path, found: &mut found, keys };
        let mut end = walk.deserialize(serde_yaml::Deserializer::from_str(body));
        if end.as_ref().is_err_and(|error| error.to_string().contains(super::SEVERAL)) {
            let walk = Walk { wanted, path: &mut path, found: &mut found, keys };
            let first = serde_yaml::Deserializer::from_str(body).next();
            end = first.map_or(Ok(()), |first| walk.deserialize(first));
        }
        (found, end)
    };
    // A text that cannot be read has the places before the fault.
    let (mut found, end) = walk(Keys::Spelled);
    if end.is_err_and(|error| error.to_string().contains(A_KEY)) {
        (found, _) = walk(Keys::Any);
    }
    let mut spots = bytes(text, found);
    if wanted.here {
        let value = value_from(text, text.len() - super::without_mark(text).len());
        spots.insert(Vec::new(), vec![Spot { key: value, value }]);
    }
    spots
}

/// A wanted node whose position is known as the reader counts.
struct Found {
    path: Vec<String>,
    position: Position,
    part: Part,
}

/// A line and a column in characters, both from 1.
type Position = (usize, usize);

/// What a position is that of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A key.
    Key,
    /// A key that a merge key brings; it counts where the object has none of its own.
    Merged,
    /// An item of a list.
    Item,
}

/// Lines and columns → bytes, in one walk over the text, and keys → values.
fn bytes(text: &str, mut found: Vec<Found>) -> Spots {
    found.sort_by_key(|one| one.position);
    let mut cursor = Cursor::new(text);
    let mut spots = Spots::new();
    let mut merged = Spots::new();
    for one in found {
        let byte = cursor.seek(one.position);
        let value = if one.part == Part::Item { byte } else { value_after(text, byte) };
        let into = if one.part == Part::Merged { &mut merged } else { &mut spots };
        into.entry(one.path).or_default().push(Spot { key: byte, value });
    }
    for (path, found) in merged {
        spots.entry(path).or_insert(found);
    }
    spots
}

/// A place in a text that only moves on, counted as YAML counts (1.1, section 5.4).
struct Cursor<'t> {
    rest: std::iter::Peekable<std::str::CharIndices<'t>>,
    skipped: usize,
    end: usize,
    position: Position,
}

impl<'t> Cursor<'t> {
    fn new(text: &'t str) -> Self {
        let body = super::without_mark(text);
        let skipped = text.len() - body.len();
        let rest = body.char_indices().peekable();
        Self { rest, skipped, end: text.len(), position: (1, 1) }
    }

    /// The byte at a position that is not before the last one.
    fn seek(&mut self, wanted: Position) -> usize {
        while self.position < wanted {
            let Some((_, passed)) = self.rest.next() else { break };
            let breaks = match passed {
                '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => true,
                '\r' => self.rest.peek().is_none_or(|(_, next)| *next != '\n'),
                _ => false,
            };
            let (line, column) = self.position;
            self.position = if breaks { (line + 1, 1) } else { (line, column + 1) };
        }
        self.rest.peek().map_or(self.end, |(byte, _)| self.skipped + byte)
    }
}

/// The value of the key that begins at a byte.
fn value_after(text: &str, key: usize) -> usize {
    let rest = text.get(key..).unwrap_or_default();
    let end = match rest.chars().next() {
        Some('"') => quoted(rest, '"'),
        Some('\'') => quoted(rest, '\''),
        _ => rest
            .char_indices()
            .find(|(at, found)| {
                let after = rest.get(at + 1..).and_then(|rest| rest.chars().next());
                *found == '\n' || *found == ':' && after.is_none_or(char::is_whitespace)
            })
            .map_or(rest.len(), |(at, _)| at),
    };
    let rest = rest.get(end..).unwrap_or_default();
    let colon = rest.find(|found: char| !found.is_whitespace()).unwrap_or(0);
    let has = rest.get(colon..).is_some_and(|rest| rest.starts_with(':'));
    if has { value_from(text, key + end + colon + 1) } else { key }
}

/// The length of the quoted scalar at the beginning of a text.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, found) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if found == '\\' && quote == '"' {
            escaped = true;
        } else if found == quote {
            // A doubled single quote is one that belongs to the scalar.
            let doubled =
                quote == '\'' && text.get(at + 1..).is_some_and(|rest| rest.starts_with(quote));
            if !doubled {
                return at + 1;
            }
            escaped = true;
        }
    }
    text.len()
}

/// The first byte at or after `from` that is neither white space nor a comment nor a marker.
fn value_from(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        match rest.find(|found: char| !found.is_whitespace()) {
            None => return from.min(text.len()),
            Some(space) => {
                let rest = rest.get(space..).unwrap_or_default();
                if !rest.starts_with('#') && !rest.starts_with("---") {
                    return at + space;
                }
                at += space + rest.find('\n').unwrap_or(rest.len());
            }
        }
    }
}

/// Walks a value for what is wanted below it.
struct Walk<'w> {
    wanted: &'w Wanted,
    path: &'w mut Vec<String>,
    found: &'w mut Vec<Found>,
    keys: Keys,
}

impl Walk<'_> {
    /// Keeps the position that an error tells.
    fn keep(&mut self, key: &str, error: &impl fmt::Display, part: Part) {
        self.path.push(key.to_owned());
        let position = position(&error.to_string());
        self.found.push(Found { path: self.path.clone(), position, part });
        self.path.pop();
    }

    /// Reads on below a key, or passes over it.
    fn below<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match self.wanted.below.get(key) {
            Some(wanted) if !wanted.below.is_empty() => {
                self.path.push(key.to_owned());
                let walk = Walk { wanted, path: self.path, found: self.found, keys: self.keys };
                map.next_value_seed(walk)?;
                self.path.pop();
            }
            _ => {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    /// Looks for the same keys in what a merge key brings.
    fn merged<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        let before = self.found.len();
        let depth = self.path.len() + 1;
        map.next_value_seed(Merge(Walk {
            wanted: self.wanted,
            path: self.path,
            found: self.found,
            keys: self.keys,
        }))?;
        for one in self.found.iter_mut().skip(before) {
            if one.part == Part::Key && one.path.len() == depth {
                one.part = Part::Merged;
            }
        }
        Ok(())
    }
}

/// The position at the end of what an error says; the reader leaves out the very first one.
fn position(message: &str) -> Position {
    let numbers =
        message.rsplit_once(" at line ").and_then(|(_, tail)| tail.split_once(" column "));
    numbers
        .and_then(|(line, column)| Some((line.parse().ok()?, column.parse().ok()?)))
        .unwrap_or((1, 1))
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        loop {
            let mut key = None;
            match map.next_key_seed(WantedKey {
                wanted: self.wanted,
                key: &mut key,
                keys: self.keys,
            }) {
                Ok(None) => return Ok(()),
                Ok(Some(())) => {}
                Err(error) => match &key {
                    Some(key) => self.keep(key, &error, Part::Key),
                    None => return Err(error),
                },
            }
            match key.as_deref() {
                Some("<<") => self.merged(&mut map)?,
                Some(key) => self.below(key, &mut map)?,
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        for index in 0_usize.. {
            let key = index.to_string();
            let next = match self.wanted.below.get(&key) {
                None => items.next_element::<IgnoredAny>()?.map(|_| ()),
                Some(wanted) => {
                    if wanted.here {
                        match items.next_element_seed(Stop) {
                            Ok(None) => return Ok(()),
                            Ok(Some(())) => {}
                            Err(error) => self.keep(&key, &error, Part::Item),
                        }
                    }
                    self.path.push(key);
                    let walk = Walk { wanted, path: self.path, found: self.found, keys: self.keys };
                    let next = items.next_element_seed(walk)?;
                    self.path.pop();
                    next
                }
            };
            if next.is_none() {
                return Ok(());
            }
        }
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<(), A::Error> {
        let (IgnoredAny, value) = tagged.variant()?;
        value.newtype_variant_seed(self)
    }
}

/// What stands at a merge key: an object, or a list of objects, each walked as one.
struct Merge<'w>(Walk<'w>);

impl<'de> DeserializeSeed<'de> for Merge<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Merge<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or a list of objects")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        self.0.visit_map(map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Walk { wanted, path, found, keys } = self.0;
        while items.next_element_seed(Merge(Walk { wanted, path, found, keys }))?.is_some() {}
        Ok(())
    }
}
