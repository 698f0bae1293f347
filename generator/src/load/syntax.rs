//! Text → a value tree, with every key that stood there twice.
//!
//! One visitor of ours builds the tree for JSON and YAML alike: the first of two equal keys is
//! kept, scalar keys of YAML become their text, merge keys are resolved, aliases unfold up to a
//! limit.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde_json::{Map, Number, Value};

use crate::diagnostic::locate::{self, Format};

/// How many nodes a file may unfold to; long texts count as several.
const MAX_NODES: usize = 4_000_000;
/// How many bytes of text count as one node.
const BYTES_PER_NODE: usize = 64;

/// A tree, and what was wrong with its keys.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// The tree.
    pub(super) value: Value,
    /// The paths of keys that stood in their object before.
    pub(super) duplicates: Vec<Vec<String>>,
    /// The paths of objects that have a key which is a list or an object.
    pub(super) odd_keys: Vec<Vec<String>>,
    /// The byte where another document of YAML begins.
    pub(super) more: Option<usize>,
}

/// Why a text gives no tree, and the byte where that shows.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is neither YAML nor JSON.
    Syntax(usize, String),
    /// It is nested too deep.
    TooDeep(usize),
    /// It unfolds to too many nodes.
    TooLarge(usize),
}

/// The tree of a text.
pub(super) fn parse(format: Format, text: &str) -> Result<Parsed, Fault> {
    let mut state = State::default();
    let value = match format {
        Format::Json => json(text, &mut state),
        Format::Yaml => yaml(text, &mut state),
    }?;
    let State { duplicates, odd_keys, several, .. } = state;
    let more = several.then(|| locate::second_document(text)).flatten();
    Ok(Parsed { value, duplicates, odd_keys, more })
}

/// The tree of a JSON text.
fn json(text: &str, state: &mut State) -> Result<Value, Fault> {
    let mut reader = serde_json::Deserializer::from_str(locate::without_mark(text));
    let value = Build { state }.deserialize(&mut reader).and_then(|value| {
        reader.end()?;
        Ok(value)
    });
    value.map_err(|error| {
        let at = locate::offset_of_line(text, error.line(), error.column());
        state.fault(at, &error.to_string())
    })
}

/// The tree of a YAML text.
fn yaml(text: &str, state: &mut State) -> Result<Value, Fault> {
    let body = locate::without_mark(text);
    let mut found = Build { state }.deserialize(serde_yaml::Deserializer::from_str(body));
    if found.as_ref().is_err_and(|error| error.to_string().contains(A_KEY)) {
        *state = State { keys: Keys::Any, ..State::default() };
        found = Build { state }.deserialize(serde_yaml::Deserializer::from_str(body));
    }
    if found.as_ref().is_err_and(|error| error.to_string().contains(locate::SEVERAL)) {
        *state = State { several: true, ..State::default() };
        if let Some(first) = serde_yaml::Deserializer::from_str(body).next() {
            found = Build { state }.deserialize(first);
        }
    }
    found.map_err(|error| {
        let index = error.location().map_or(0, |location| location.index());
        state.fault(locate::offset_of_index(text, index), &error.to_string())
    })
}

/// What is expected where a key stands.
pub(crate) const A_KEY: &str = "the text of a key";

/// How keys are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Keys {
    /// As they are spelled: `Null` and `1.10` are not `null` and `1.1`. A list or an object as a
    /// key is an error then, which has [`A_KEY`] in its text.
    #[default]
    Spelled,
    /// By their value, so that a list or an object can be passed over.
    Any,
}

/// What is known while a tree is built.
#[derive(Default)]
struct State {
    path: Vec<String>,
    duplicates: Vec<Vec<String>>,
    odd_keys: Vec<Vec<String>>,
    nodes: usize,
    keys: Keys,
    /// Whether the text has several documents, of which the first is read.
    several: bool,
}

impl State {
    /// Counts a node of so many bytes.
    fn count<E: Error>(&mut self, bytes: usize) -> Result<(), E> {
        self.nodes = self.nodes.saturating_add(1 + bytes / BYTES_PER_NODE);
        if self.nodes > MAX_NODES { Err(E::custom("too many nodes")) } else { Ok(()) }
    }

    /// What an error of a parser means.
    fn fault(&self, at: usize, message: &str) -> Fault {
        if self.nodes > MAX_NODES || message.contains("repetition limit exceeded") {
            Fault::TooLarge(at)
        } else if message.contains("recursion limit exceeded") {
            Fault::TooDeep(at)
        } else {
            Fault::Syntax(at, plain(message))
        }
    }
}

/// The message of a parser without its position, which the diagnostic's place tells.
fn plain(message: &str) -> String {
    let end = message.find(" at line ").unwrap_or(message.len());
    message.get(..end).unwrap_or(message).to_owned()
}

/// Builds the tree of what it is given.
struct Build<'s> {
    state: &'s mut State,
}

impl<'de> DeserializeSeed<'de> for Build<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Build<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.state.count(0)?;
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        self.visit_unit()
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.state.count(0)?;
        Ok(Value::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.state.count(0)?;
        Ok(Value::from(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.state.count(0)?;
        Ok(Value::from(value))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        self.state.count(0)?;
        // JSON has no infinities; the text says what was meant to whoever reads the tree.
        Ok(Number::from_f64(value).map_or_else(|| Value::from(value.to_string()), Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.state.count(value.len())?;
        Ok(Value::from(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.state.count(0)?;
        let mut list = Vec::new();
        loop {
            self.state.path.push(list.len().to_string());
            let item = items.next_element_seed(Build { state: self.state })?;
            self.state.path.pop();
            match item {
                Some(item) => list.push(item),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.state.count(0)?;
        let mut map = Map::new();
        let mut merged = Vec::new();
        while let Some(key) = entries.next_key_seed(KeyText(self.state.keys))? {
            let Some(key) = key else {
                self.state.odd_keys.push(self.state.path.clone());
                entries.next_value::<IgnoredAny>()?;
                continue;
            };
            self.state.path.push(key);
            let known = self.state.path.last().is_some_and(|key| map.contains_key(key));
            if known {
                self.state.duplicates.push(self.state.path.clone());
                entries.next_value::<IgnoredAny>()?;
                self.state.path.pop();
                continue;
            }
            let value = entries.next_value_seed(Build { state: self.state })?;
            match (self.state.path.pop(), value) {
                (Some(key), value @ (Value::Object(_) | Value::Array(_))) if key == "<<" => {
                    merged.push(value);
                }
                (Some(key), value) => {
                    map.insert(key, value);
                }
                (None, _) => {}
            }
        }
        merged.into_iter().for_each(|value| merge(&mut map, value));
        Ok(Value::Object(map))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        // A tag that is not of YAML's own says nothing about a document; its value is read.
        let (IgnoredAny, value) = tagged.variant()?;
        value.newtype_variant_seed(self)
    }
}

/// Adds what a merge key brings: keys of an object, or of a list of objects, that are not there.
fn merge(map: &mut Map<String, Value>, value: Value) {
    match value {
        Value::Object(base) => {
            for (key, value) in base {
                if !map.contains_key(&key) {
                    map.insert(key, value);
                }
            }
        }
        Value::Array(bases) => {
            bases.into_iter().filter(Value::is_object).for_each(|base| merge(map, base));
        }
        _ => {}
    }
}

/// The text of a key; nothing for a key that is a list or an object.
pub(crate) struct KeyText(pub(crate) Keys);

impl<'de> DeserializeSeed<'de> for KeyText {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Option<String>, D::Error> {
        match self.0 {
            Keys::Spelled => reader.deserialize_str(self),
            Keys::Any => reader.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for KeyText {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(A_KEY)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Some("null".to_owned()))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Some(Value::from(value).to_string()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Some(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Self::Value, A::Error> {
        let (IgnoredAny, key) = tagged.variant()?;
        key.newtype_variant_seed(self)
    }
}
