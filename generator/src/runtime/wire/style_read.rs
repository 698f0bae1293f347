//! The text of a parameter → a JSON value (OpenAPI 3.0.3, "Style Examples").
//!
//! Separators are found in the raw text, before anything is decoded, so that an encoded separator
//! stays part of its item.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::parameter::{Manner, ParameterShape, Style, Written};
use super::percent::Decoding;
use super::scalar;

/// How deep the brackets of a `deepObject` may go.
const DEPTH: usize = 32;

/// A name (decoded) and a value (raw) of a query or of cookies.
pub(super) type Pair<'a> = (String, &'a str);

/// Why a text could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is not percent-encoded UTF-8.
    Encoding,
    /// It is not written in its style.
    Style,
    /// It is there twice.
    Duplicate,
    /// It is not JSON.
    Json,
}

impl Fault {
    /// What must be.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Encoding => "must be percent-encoded UTF-8",
            Self::Style => "must be written in its style",
            Self::Duplicate => "must be given once",
            Self::Json => "must be JSON",
        }
    }
}

/// How the parts of a text are told apart.
struct Joint {
    separator: &'static str,
    decoding: Decoding,
    explode: bool,
}

impl Joint {
    fn read(&self, shape: &ParameterShape, text: &str) -> Result<Value, Fault> {
        let is_joined = text.contains(self.separator);
        match shape.of_text(if is_joined { Written::Items } else { Written::Alone }) {
            ParameterShape::List(item) => {
                self.parts(text).into_iter().map(|part| self.scalar(item, part)).collect()
            }
            shape @ ParameterShape::Object { .. } => self.object(&shape, text),
            shape => self.scalar(&shape, text),
        }
    }

    fn scalar(&self, shape: &ParameterShape, text: &str) -> Result<Value, Fault> {
        Ok(scalar::read(shape, self.decode(text)?))
    }

    fn decode(&self, text: &str) -> Result<String, Fault> {
        self.decoding.decode(text).ok_or(Fault::Encoding)
    }

    fn object(&self, shape: &ParameterShape, text: &str) -> Result<Value, Fault> {
        let parts = self.parts(text);
        let mut object = Map::new();
        let pairs: Option<Vec<(&str, &str)>> = if self.explode {
            parts.into_iter().map(|part| part.split_once('=')).collect()
        } else {
            parts
                .chunks(2)
                .map(|pair| match pair {
                    [name, value] => Some((*name, *value)),
                    _ => None,
                })
                .collect()
        };
        for (name, value) in pairs.ok_or(Fault::Style)? {
            let name = self.decode(name)?;
            let value = self.scalar(property(shape, &name), value)?;
            if object.insert(name, value).is_some() {
                return Err(Fault::Duplicate);
            }
        }
        Ok(Value::Object(object))
    }

    fn parts<'a>(&self, text: &'a str) -> Vec<&'a str> {
        match (text.is_empty(), self.decoding) {
            (true, _) => Vec::new(),
            (_, Decoding::Raw) => text.split(self.separator).map(bare).collect(),
            _ => text.split(self.separator).collect(),
        }
    }
}

/// The shape of a property, named or not.
fn property<'a>(shape: &'a ParameterShape, name: &str) -> &'a ParameterShape {
    shape.property(name).unwrap_or(&ParameterShape::Any)
}

/// The value of a path parameter from the raw text of its place in the path.
pub(super) fn path(
    manner: Manner,
    name: &str,
    shape: &ParameterShape,
    text: &str,
) -> Result<Value, Fault> {
    let decoding = Decoding::Percent;
    let Manner { style, explode } = manner;
    match style {
        Style::Label => {
            let text = text.strip_prefix('.').ok_or(Fault::Style)?;
            // RFC 6570, `{.list}` and `{.list*}`.
            let separator = if explode { "." } else { "," };
            Joint { separator, decoding, explode }.read(shape, text)
        }
        Style::Matrix => matrix(manner, name, shape, text),
        _ => Joint { separator: ",", decoding, explode }.read(shape, text),
    }
}

/// `;color=blue`, as pairs that are separated by `;`.
fn matrix(manner: Manner, name: &str, shape: &ParameterShape, text: &str) -> Result<Value, Fault> {
    let text = text.strip_prefix(';').ok_or(Fault::Style)?;
    let decode = |text: &str| Decoding::Percent.decode(text).ok_or(Fault::Encoding);
    let mut found = Vec::new();
    for part in text.split(';') {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        found.push((decode(name)?, value));
    }
    let is_free = |_: &str| true;
    let pairs = Pairs { found: &found, decoding: Decoding::Percent, is_free: &is_free };
    let is_named = !manner.explode || !matches!(shape, ParameterShape::Object { .. });
    if is_named && found.iter().any(|(one, _)| one != name) {
        return Err(Fault::Style);
    }
    pairs.read(Manner { style: Style::Form, ..manner }, name, shape)?.ok_or(Fault::Style)
}

/// A text without the white space that HTTP allows around it (RFC 9110, section 5.6.3); other
/// white space of Unicode is its own.
pub(super) fn bare(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

/// The value of a header; several lines of a list count as one.
pub(super) fn header(
    Manner { explode, .. }: Manner,
    shape: &ParameterShape,
    lines: &[&str],
) -> Result<Value, Fault> {
    let joint = Joint { separator: ",", decoding: Decoding::Raw, explode };
    match (lines, shape) {
        ([line], _) => joint.read(shape, bare(line)),
        (lines, shape) if shape.holds_several() => joint.read(shape, &lines.join(",")),
        _ => Err(Fault::Duplicate),
    }
}

/// The pairs among which a parameter is looked for.
pub(super) struct Pairs<'a> {
    /// All of them, in order.
    pub(super) found: &'a [Pair<'a>],
    /// How values are decoded: in every style alike.
    pub(super) decoding: Decoding,
    /// Whether a name belongs to no other parameter.
    pub(super) is_free: &'a dyn Fn(&str) -> bool,
}

impl Pairs<'_> {
    /// The value of a parameter, if it is there.
    pub(super) fn read(
        &self,
        Manner { style, explode }: Manner,
        name: &str,
        shape: &ParameterShape,
    ) -> Result<Option<Value>, Fault> {
        let joint = |separator| Joint { separator, decoding: self.decoding, explode: false };
        match (style, explode) {
            (Style::DeepObject, _) => self.deep(name, shape),
            (_, true) => self.exploded(&joint(","), name, shape),
            (Style::SpaceDelimited, _) => self.delimited(&joint(" "), name, shape),
            (Style::PipeDelimited, _) => self.delimited(&joint("|"), name, shape),
            _ => self.delimited(&joint(","), name, shape),
        }
    }

    /// The raw value of a parameter that must be there at most once.
    pub(super) fn single(&self, name: &str) -> Result<Option<&str>, Fault> {
        let mut values = self.found.iter().filter(|(one, _)| one == name).map(|(_, text)| *text);
        match (values.next(), values.next()) {
            (text, None) => Ok(text),
            _ => Err(Fault::Duplicate),
        }
    }

    fn delimited(
        &self,
        joint: &Joint,
        name: &str,
        shape: &ParameterShape,
    ) -> Result<Option<Value>, Fault> {
        let Some(text) = self.single(name)? else { return Ok(None) };
        let several = shape.holds_several();
        match joint.separator {
            " " if several => {
                let text = text.replace("%20", " ");
                match joint.decoding {
                    Decoding::Form => joint.read(shape, &text.replace('+', " ")),
                    _ => joint.read(shape, &text),
                }
            }
            "|" if several => joint.read(shape, &text.replace("%7C", "|").replace("%7c", "|")),
            _ => joint.read(shape, text),
        }
        .map(Some)
    }

    fn exploded(
        &self,
        joint: &Joint,
        name: &str,
        shape: &ParameterShape,
    ) -> Result<Option<Value>, Fault> {
        let mut entries = Vec::new();
        for (one, text) in self.found {
            let (keys, is_own) = match shape {
                ParameterShape::Object { .. } => {
                    let is_own = match shape.property(one) {
                        Some(_) => self.is_named(shape, one) || (self.is_free)(one),
                        None => false,
                    };
                    (vec![one.clone()], is_own)
                }
                _ => (Vec::new(), one == name),
            };
            if is_own {
                entries.push(Entry { keys, text: joint.decode(text)? });
            }
        }
        if entries.is_empty() { Ok(None) } else { build(shape, entries).map(Some) }
    }

    fn is_named(&self, shape: &ParameterShape, name: &str) -> bool {
        let ParameterShape::Object { properties, .. } = shape else { return false };
        properties.iter().any(|(one, _)| *one == name)
    }

    fn deep(&self, name: &str, shape: &ParameterShape) -> Result<Option<Value>, Fault> {
        let mut entries = Vec::new();
        for (one, text) in self.found {
            let Some(rest) = one.strip_prefix(name) else { continue };
            if !rest.is_empty() && !rest.starts_with('[') {
                continue;
            }
            let text = self.decoding.decode(text).ok_or(Fault::Encoding)?;
            entries.push(Entry { keys: brackets(rest)?, text });
        }
        if entries.is_empty() { Ok(None) } else { build(shape, entries).map(Some) }
    }
}

/// The keys of `[a][b]`.
fn brackets(text: &str) -> Result<Vec<String>, Fault> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let keys: Vec<String> = inner.ok_or(Fault::Style)?.split("][").map(str::to_owned).collect();
    let is_plain = keys.iter().all(|key| !key.contains(['[', ']']));
    if is_plain && keys.len() <= DEPTH { Ok(keys) } else { Err(Fault::Style) }
}

/// The value of texts that have the same name.
pub(super) fn repeated(shape: &ParameterShape, texts: Vec<String>) -> Result<Value, Fault> {
    build(shape, texts.into_iter().map(|text| Entry { keys: Vec::new(), text }).collect())
}

/// A text with the keys that lead to it from the value that it is a part of.
struct Entry {
    keys: Vec<String>,
    text: String,
}

/// The value that texts with their keys make. `[]` and numbers are the keys of a list.
fn build(shape: &ParameterShape, mut entries: Vec<Entry>) -> Result<Value, Fault> {
    let bare = entries.iter().filter(|one| one.keys.is_empty()).count();
    let is_item = |one: &Entry| one.keys.first().is_none_or(|key| index(key).is_some());
    let items = entries.iter().all(is_item);
    let is_bare = bare == entries.len();
    let written = match (is_bare && bare == 1, items) {
        (true, _) => Written::Alone,
        (false, true) => Written::Items,
        (false, false) => Written::Named,
    };
    match shape.of_entries(written) {
        ParameterShape::List(item) => {
            groups(entries, Group::Items)?.into_iter().map(|(_, one)| build(item, one)).collect()
        }
        shape @ ParameterShape::Object { .. } => {
            let group = |(key, one): (String, Vec<Entry>)| {
                let value = build(property(&shape, &key), one)?;
                Ok((key, value))
            };
            groups(entries, Group::Properties)?.into_iter().map(group).collect()
        }
        shape => match (entries.pop(), entries.is_empty()) {
            (Some(Entry { keys, text }), true) if keys.is_empty() => Ok(scalar::read(&shape, text)),
            _ if is_bare => Err(Fault::Duplicate),
            _ => Err(Fault::Style),
        },
    }
}

/// What the parts of a value are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Items,
    Properties,
}

/// The parts of a value, each with its key and what leads on from there. Items without a number
/// come after those with one, each on its own.
fn groups(entries: Vec<Entry>, group: Group) -> Result<Vec<(String, Vec<Entry>)>, Fault> {
    let mut groups: Vec<(String, Vec<Entry>)> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for Entry { mut keys, text } in entries {
        let key = match (keys.is_empty(), group) {
            (true, Group::Items) => String::new(),
            (true, Group::Properties) => return Err(Fault::Style),
            (false, _) => keys.remove(0),
        };
        if group == Group::Items && index(&key).is_none() {
            return Err(Fault::Style);
        }
        let is_own = group == Group::Items && key.is_empty();
        let entry = Entry { keys, text };
        match known.get(&key).and_then(|at| groups.get_mut(*at)).filter(|_| !is_own) {
            Some((_, entries)) => entries.push(entry),
            None => {
                known.insert(key.clone(), groups.len());
                groups.push((key, vec![entry]));
            }
        }
    }
    if group == Group::Items {
        groups.sort_by_key(|(key, _)| index(key));
    }
    Ok(groups)
}

/// The place in a list that a key names; the last for `[]`.
fn index(key: &str) -> Option<u32> {
    if key.is_empty() { Some(u32::MAX) } else { key.parse().ok() }
}
