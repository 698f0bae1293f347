// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! JSON → one of several types.
//!
//! Where the document names a discriminator, it decides; else the checker looks which branches
//! accept the value. What fits no branch is kept by clients and refused by servers.

use std::ptr;

use serde::de::Error;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::check::accepts;
use super::check_branches::could_mean;
use super::decode::{Mode, Side};
use super::node::Node;
use super::table::{Keyword, Schema};

/// How many branches must accept a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// `oneOf`: exactly one.
    One,
    /// `anyOf`: at least one; of those that do, the first that knows most of the properties is taken.
    Any,
}

/// A value that fits no branch of its union. Only decoding makes one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnknownJson(Value);

impl UnknownJson {
    /// The value.
    #[must_use]
    pub const fn as_value(&self) -> &Value {
        &self.0
    }

    /// The value, to keep.
    #[must_use]
    pub fn into_value(self) -> Value {
        self.0
    }
}

impl Serialize for UnknownJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// One of several types.
pub trait Union: Sized {
    /// Its name, for messages.
    const NAME: &'static str;
    /// The direction that it serves.
    const SIDE: Side;
    /// How many branches must accept a value.
    const RULE: Rule;
    /// The property that tells the branches apart.
    const TAG: Option<&'static str> = None;
    /// The values of that property, each with its branch.
    const TAGS: &'static [(&'static str, usize)] = &[];
    /// The branch of objects that have none of those.
    const DEFAULT: Option<usize> = None;

    /// What the branches accept.
    fn branches() -> &'static [&'static Schema];

    /// Reads the branch at an index.
    ///
    /// # Errors
    /// The value cannot be read as that branch.
    fn branch(index: usize, value: Value, mode: Mode) -> Result<Self, serde_json::Error>;

    /// The variant of a value that fits no branch.
    fn unknown(value: UnknownJson) -> Self;
}

/// Writes a branch that does not declare the discriminator: its object with the tag in front. What
/// is no object has no place for a tag and is written as it is.
///
/// # Errors
/// The serializer fails.
pub fn serialize_tagged<T: Serialize + ?Sized, S: Serializer>(
    property: &'static str,
    tag: &'static str,
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let value = serde_json::to_value(value).map_err(serde::ser::Error::custom)?;
    let Value::Object(entries) = value else { return value.serialize(serializer) };
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry(property, tag)?;
    for (name, value) in entries.iter().filter(|(name, _)| *name != property) {
        map.serialize_entry(name, value)?;
    }
    map.end()
}

/// Reads a union.
///
/// # Errors
/// Strict: the rule does not hold, the tag is missing or not known. Both modes: the value cannot be
/// read as the branch that its tag names, or is not JSON.
pub fn decode_union<'de, U: Union, D: Deserializer<'de>>(
    deserializer: D,
    mode: Mode,
) -> Result<U, D::Error> {
    let value = Value::deserialize(deserializer)?;
    decode_value::<U>(value, mode).map_err(D::Error::custom)
}

fn decode_value<U: Union>(value: Value, mode: Mode) -> Result<U, serde_json::Error> {
    let default = U::DEFAULT.filter(|_| value.is_object());
    let tagged = U::TAG.map(|tag| branch_of_tag(&value, tag, U::TAGS).or(default));
    match (tagged, mode) {
        (Some(Some(index)), _) => U::branch(index, value, mode),
        (Some(None), Mode::Strict) => Err(serde_json::Error::custom("the tag is not known")),
        (Some(None), Mode::Tolerant) => Ok(U::unknown(UnknownJson(value))),
        (None, Mode::Strict) => {
            let index = the_branch(U::branches(), U::SIDE, U::RULE, &value);
            U::branch(index.map_err(serde_json::Error::custom)?, value, mode)
        }
        (None, Mode::Tolerant) => Ok(first_readable(value)),
    }
}

fn branch_of_tag(value: &Value, tag: &str, tags: &[(&str, usize)]) -> Option<usize> {
    let found = value.as_object()?.get(tag)?.as_str()?;
    tags.iter().find(|(name, _)| *name == found).map(|(_, index)| *index)
}

fn the_branch(
    branches: &[&'static Schema],
    side: Side,
    rule: Rule,
    value: &Value,
) -> Result<usize, &'static str> {
    let mut fitting =
        branches.iter().enumerate().filter(|(_, schema)| accepts(schema, side, value));
    let found = match rule {
        Rule::Any => most_knowing(fitting, value),
        Rule::One => {
            let found = fitting.next();
            if found.is_some() && fitting.next().is_some() {
                return Err("the value fits several alternatives");
            }
            found.map(|(index, _)| index)
        }
    };
    found.ok_or("the value fits none of the alternatives")
}

/// The first branch of those that know most of the properties of a value: what a branch does not
/// know may be lost.
fn most_knowing<'s>(
    branches: impl Iterator<Item = (usize, &'s &'static Schema)>,
    value: &Value,
) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (index, schema) in branches {
        let unknown = unknown(schema, value);
        if best.is_none_or(|(least, _)| unknown < least) {
            best = Some((unknown, index));
        }
        if unknown == 0 {
            break;
        }
    }
    best.map(|(_, index)| index)
}

/// How many properties of a value, and of what is in it, a schema does not name.
fn unknown(schema: &'static Schema, value: &Value) -> usize {
    unnamed(&[schema], value, NEAR)
}

/// So deep properties count that a branch does not name.
const NEAR: u32 = 4;

/// How many properties none of the schemas names that look at a value.
fn unnamed(schemas: &[&'static Schema], value: &Value, levels: u32) -> usize {
    let Some(levels) = levels.checked_sub(1) else { return 0 };
    let below = |part: Part<'_>, value: &Value| {
        let mut found = Vec::new();
        schemas.iter().for_each(|schema| collect(schema, part, NEAR, &mut found));
        found.sort_unstable_by_key(|schema| ptr::from_ref(*schema).addr());
        found.dedup_by(|left, right| ptr::eq(*left, *right));
        if found.is_empty() { None } else { Some(unnamed(&found, value, levels)) }
    };
    match value {
        // Where no properties are named, the type keeps them all.
        Value::Object(map) if schemas.iter().any(|schema| names(schema, NEAR)) => {
            map.iter().map(|(name, value)| below(Part::Property(name), value).unwrap_or(1)).sum()
        }
        Value::Array(items) => items.iter().filter_map(|item| below(Part::Item, item)).sum(),
        _ => 0,
    }
}

/// A part of a value.
#[derive(Clone, Copy)]
enum Part<'n> {
    Property(&'n str),
    Item,
}

/// Adds the schemas of a part.
fn collect(schema: &Schema, part: Part<'_>, levels: u32, found: &mut Vec<&'static Schema>) {
    let Some(levels) = levels.checked_sub(1) else { return };
    for keyword in schema.keywords {
        match (keyword, part) {
            (Keyword::Properties(all, _), Part::Property(name)) => {
                found.extend(all.iter().find(|one| one.name == name).map(|one| one.schema));
            }
            (Keyword::AdditionalProperties(rest), Part::Property(_)) => {
                found.extend((!matches!(rest.keywords, [Keyword::Never])).then_some(*rest));
            }
            (Keyword::PatternProperties(all), Part::Property(name)) => {
                let all = all.iter().filter(|one| one.pattern.is_match(name));
                found.extend(all.map(|one| one.schema));
            }
            (Keyword::Items(items), Part::Item) => found.push(items),
            _ => beside(keyword).iter().for_each(|one| collect(one, part, levels, found)),
        }
    }
}

/// Whether a schema names properties.
fn names(schema: &Schema, levels: u32) -> bool {
    levels > 0
        && schema.keywords.iter().any(|keyword| {
            matches!(keyword, Keyword::Properties(..))
                || beside(keyword).iter().any(|one| names(one, levels - 1))
        })
}

/// The schemas of a keyword that look at the same value.
fn beside(keyword: &'static Keyword) -> &'static [&'static Schema] {
    match keyword {
        Keyword::Reference(schema) => std::slice::from_ref(schema),
        Keyword::AllOf(all) | Keyword::AnyOf(all) | Keyword::OneOf(all) => all,
        _ => &[],
    }
}

/// Of the branches that can be read one that accepts the value, first those that know most of it;
/// else one that could be meant; else any.
///
/// Unions within unions would be tried again for each branch around them, so that in deep values
/// only one branch is tried that does not accept the value.
fn first_readable<U: Union>(value: Value) -> U {
    let read = |index| U::branch(index, value.clone(), Mode::Tolerant).ok();
    let (mut fitting, mut meant, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for (index, schema) in U::branches().iter().enumerate() {
        if accepts(schema, U::SIDE, &value) {
            match unknown(schema, &value) {
                0 => {
                    if let Some(read) = read(index) {
                        return read;
                    }
                }
                unknown => fitting.push((unknown, index)),
            }
        } else if Node::of(&value, |node| could_mean(schema, node, 0)) {
            meant.push(index);
        } else {
            others.push(index);
        }
    }
    fitting.sort_unstable();
    let tries = if is_shallow(&value, SHALLOW) { usize::MAX } else { 1 };
    let others = meant.into_iter().chain(others).take(tries);
    let found = fitting.into_iter().map(|(_, index)| index).chain(others).find_map(read);
    found.unwrap_or_else(|| U::unknown(UnknownJson(value)))
}

/// Values of this depth are tried with every branch.
const SHALLOW: u32 = 3;

fn is_shallow(value: &Value, levels: u32) -> bool {
    match (value, levels) {
        (Value::Array(_) | Value::Object(_), 0) => false,
        (Value::Array(items), _) => items.iter().all(|item| is_shallow(item, levels - 1)),
        (Value::Object(map), _) => map.values().all(|item| is_shallow(item, levels - 1)),
        _ => true,
    }
}
