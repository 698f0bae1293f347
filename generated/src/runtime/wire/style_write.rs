// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A JSON value → the text of a parameter (OpenAPI 3.0.3, "Style Examples").
//!
//! What a style cannot carry back is refused here, not written: an item that holds its own
//! separator, a list of one empty string, a list or object without items where each item is a pair
//! of its own (nobody can tell it from a parameter that is not there), a value nested deeper than the style goes.

use serde_json::Value;

use super::parameter::{Manner, Style};
use super::percent::Encoding;
use super::scalar;
use super::style_read::bare;

/// Why a value cannot be written, as the end of a sentence.
pub(super) type Refusal = &'static str;

const NESTED: Refusal = "is nested deeper than its style can write";
const SEPARATOR: Refusal = "holds the separator of its style";
const EMPTY: Refusal =
    "is a list of one empty text, which its style cannot tell from an empty list";
const NOTHING: Refusal =
    "has no items, which its style cannot tell from a parameter that is not there";

/// A value without nesting.
enum Flat {
    Scalar(String),
    List(Vec<String>),
    Object(Vec<(String, String)>),
}

/// How the parts of a value are joined and encoded.
struct Joint {
    separator: &'static str,
    scalar: Encoding,
    item: Encoding,
    explode: bool,
}

impl Joint {
    /// The parts of a list or object as one text; properties are `name=value` when exploded.
    fn join(&self, flat: &Flat) -> Result<String, Refusal> {
        let parts = match flat {
            Flat::Scalar(text) => return Ok(self.scalar.encode(text).into_owned()),
            Flat::List(items) => self.encode(items)?,
            Flat::Object(properties) => {
                let mut parts = Vec::with_capacity(properties.len());
                for (name, value) in properties {
                    parts.extend(self.encode(&[name.clone(), value.clone()])?);
                }
                if self.explode { self.equate(&parts)? } else { parts }
            }
        };
        let text = parts.join(self.separator);
        if text.is_empty() && !parts.is_empty() { Err(EMPTY) } else { Ok(text) }
    }

    fn encode(&self, parts: &[String]) -> Result<Vec<String>, Refusal> {
        parts
            .iter()
            .map(|part| {
                let text = self.item.encode(part).into_owned();
                let is_trimmed = self.item != Encoding::Raw || bare(part) == part;
                let is_clear = is_trimmed && !text.contains(self.separator);
                if is_clear { Ok(text) } else { Err(SEPARATOR) }
            })
            .collect()
    }

    /// Names and values, in turns, as `name=value`.
    fn equate(&self, parts: &[String]) -> Result<Vec<String>, Refusal> {
        parts
            .chunks(2)
            .map(|pair| match pair {
                [name, _] if self.item == Encoding::Raw && name.contains('=') => Err(SEPARATOR),
                pair => Ok(pair.join("=")),
            })
            .collect()
    }
}

/// The text of a path parameter, in `simple`, `label` or `matrix`.
pub(super) fn path(
    Manner { style, explode }: Manner,
    name: &str,
    value: &Value,
) -> Result<String, Refusal> {
    let flat = flatten(value)?;
    let mut joint =
        Joint { separator: ",", scalar: Encoding::Strict, item: Encoding::Strict, explode };
    match style {
        Style::Label => {
            if explode {
                (joint.separator, joint.item) = (".", Encoding::Dotted);
            }
            Ok(format!(".{}", joint.join(&flat)?))
        }
        Style::Matrix => matrix(name, &joint, &flat),
        _ => joint.join(&flat),
    }
}

fn matrix(name: &str, joint: &Joint, flat: &Flat) -> Result<String, Refusal> {
    let one = |name: &str, text: &str| {
        let name = Encoding::Strict.encode(name);
        if text.is_empty() { format!(";{name}") } else { format!(";{name}={text}") }
    };
    match flat {
        Flat::List(items) if joint.explode && items.is_empty() => Err(NOTHING),
        Flat::Object(properties) if joint.explode && properties.is_empty() => Err(NOTHING),
        Flat::List(items) if joint.explode => {
            Ok(joint.encode(items)?.iter().map(|item| one(name, item)).collect())
        }
        Flat::Object(properties) if joint.explode => Ok(properties
            .iter()
            .map(|(name, value)| one(name, &Encoding::Strict.encode(value)))
            .collect()),
        flat => Ok(one(name, &joint.join(flat)?)),
    }
}

/// The text of a header, in `simple`. Headers know no percent-encoding.
pub(super) fn header(Manner { explode, .. }: Manner, value: &Value) -> Result<String, Refusal> {
    let joint = Joint { separator: ",", scalar: Encoding::Raw, item: Encoding::Raw, explode };
    joint.join(&flatten(value)?)
}

/// JSON text for a header: what is not printable ASCII is escaped, as JSON allows.
pub(super) fn json_header(value: &Value) -> String {
    let mut text = String::new();
    for unit in value.to_string().encode_utf16() {
        match u8::try_from(unit) {
            Ok(byte @ b' '..=b'~') => text.push(char::from(byte)),
            _ => text.push_str(&format!("\\u{unit:04x}")),
        }
    }
    text
}

/// The names and values of a query or cookie parameter, encoded.
pub(super) fn pairs(
    Manner { style, explode }: Manner,
    encoding: Encoding,
    name: &str,
    value: &Value,
) -> Result<Vec<(String, String)>, Refusal> {
    let item = match encoding {
        Encoding::Reserved => Encoding::ReservedItem,
        other => other,
    };
    let separator = match style {
        Style::DeepObject => return deep(encoding, name, value),
        Style::Cookie => return cookies(Manner { style, explode }, name, value),
        _ if explode => return exploded(encoding, name, value),
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        _ => ",",
    };
    let joint = Joint { separator, scalar: encoding, item, explode: false };
    let text = joint.join(&flatten(value)?)?;
    Ok(vec![(Encoding::Strict.encode(name).into_owned(), text)])
}

/// `color=blue`, several with `; ` between them, in which nothing is encoded.
fn cookies(
    Manner { explode, .. }: Manner,
    name: &str,
    value: &Value,
) -> Result<Vec<(String, String)>, Refusal> {
    let pairs = match (flatten(value)?, explode) {
        (Flat::List(items), true) => items.into_iter().map(|one| (name.to_owned(), one)).collect(),
        (Flat::Object(properties), true) => properties,
        (flat, _) => {
            let (scalar, item) = (Encoding::Raw, Encoding::Raw);
            let joint = Joint { separator: ",", scalar, item, explode: false };
            vec![(name.to_owned(), joint.join(&flat)?)]
        }
    };
    let fits = |text: &str| {
        text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b';') && bare(text) == text
    };
    // Names are read as those of other styles are.
    let is_name = |name: &str| fits(name) && !name.contains(['=', '%']);
    match pairs.iter().all(|(name, text)| is_name(name) && fits(text)) {
        _ if pairs.is_empty() => Err(NOTHING),
        true => Ok(pairs),
        false => Err("holds what no cookie can hold that is not encoded"),
    }
}

/// `color=blue&color=black`, `R=100&G=200`.
fn exploded(
    encoding: Encoding,
    name: &str,
    value: &Value,
) -> Result<Vec<(String, String)>, Refusal> {
    let Value::Object(properties) = value else { return repeated(encoding, name, value) };
    let mut pairs = Vec::with_capacity(properties.len());
    for (name, value) in properties {
        pairs.extend(repeated(encoding, name, value)?);
    }
    if pairs.is_empty() { Err(NOTHING) } else { Ok(pairs) }
}

/// One name with one or several values.
fn repeated(
    encoding: Encoding,
    name: &str,
    value: &Value,
) -> Result<Vec<(String, String)>, Refusal> {
    let name = Encoding::Strict.encode(name);
    let texts = match flatten(value)? {
        Flat::Scalar(text) => vec![text],
        Flat::List(items) if items.is_empty() => return Err(NOTHING),
        Flat::List(items) => items,
        Flat::Object(_) => return Err(NESTED),
    };
    Ok(texts.iter().map(|text| (name.to_string(), encoding.encode(text).into_owned())).collect())
}

/// `color[R]=100&color[G]=200`; what the table leaves open is written as it is read: objects in
/// objects get more brackets, lists repeat their name, objects in lists have numbers.
fn deep(encoding: Encoding, name: &str, value: &Value) -> Result<Vec<(String, String)>, Refusal> {
    let mut pairs = Vec::new();
    let mut open = match value {
        Value::Array(_) => vec![(format!("{name}[]"), value)],
        value => vec![(name.to_owned(), value)],
    };
    while let Some((name, value)) = open.pop() {
        match value {
            Value::Object(properties) if properties.is_empty() => return Err(NOTHING),
            Value::Object(properties) => {
                for (key, value) in properties.iter().rev() {
                    if key.contains(['[', ']']) {
                        return Err(SEPARATOR);
                    }
                    open.push((format!("{name}[{key}]"), value));
                }
            }
            Value::Array(items) if items.iter().any(is_nested) => {
                let name = name.strip_suffix("[]").unwrap_or(&name);
                let numbered = items.iter().enumerate().rev();
                open.extend(numbered.map(|(index, item)| (format!("{name}[{index}]"), item)));
            }
            value => pairs.extend(repeated(encoding, &name, value)?),
        }
    }
    Ok(pairs)
}

fn is_nested(value: &Value) -> bool {
    matches!(value, Value::Array(_) | Value::Object(_))
}

fn flatten(value: &Value) -> Result<Flat, Refusal> {
    let text = |value: &Value| scalar::write(value).ok_or(NESTED);
    Ok(match value {
        Value::Array(items) => Flat::List(items.iter().map(text).collect::<Result<_, _>>()?),
        Value::Object(properties) => Flat::Object(
            properties
                .iter()
                .map(|(name, value)| Ok((name.clone(), text(value)?)))
                .collect::<Result<_, Refusal>>()?,
        ),
        value => Flat::Scalar(text(value)?),
    })
}
