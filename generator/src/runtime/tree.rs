//! JSON text → what the checker looks at: a tree that borrows its names and strings.
//!
//! `serde_json::Value` owns every name and every string; reading one from a text costs twice as
//! much, and reports are made while somebody waits who sends them on purpose.

use std::borrow::Cow;
use std::fmt;
use std::slice;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::check::DEEPEST;
use super::number::Number;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree<'t> {
    Null,
    Boolean(bool),
    Number(Number),
    Text(Cow<'t, str>),
    Array(Vec<Self>),
    Object(Members<'t>),
}

impl<'t> From<&'t Value> for Tree<'t> {
    /// What lies deeper than the checker goes is left out, so that the stack holds this way too.
    fn from(value: &'t Value) -> Self {
        cut(value, DEEPEST)
    }
}

fn cut(value: &Value, levels: u32) -> Tree<'_> {
    let below = levels.checked_sub(1);
    match value {
        Value::Null => Tree::Null,
        Value::Bool(value) => Tree::Boolean(*value),
        Value::Number(number) => Tree::Number(number.into()),
        Value::String(text) => Tree::Text(Cow::Borrowed(text)),
        Value::Array(items) => {
            let items = below.map(|below| items.iter().map(|item| cut(item, below)).collect());
            Tree::Array(items.unwrap_or_default())
        }
        Value::Object(map) => {
            let member =
                |(name, value), below| (Cow::Borrowed(String::as_str(name)), cut(value, below));
            let members = below.map(|below| map.iter().map(|one| member(one, below)).collect());
            Tree::Object(Members::of(members.unwrap_or_default()))
        }
    }
}

/// The properties of an object, sorted by name; no name twice.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Members<'t>(Vec<(Cow<'t, str>, Tree<'t>)>);

/// Goes through the properties of an object.
pub(super) type Iter<'m, 't> = slice::Iter<'m, (Cow<'t, str>, Tree<'t>)>;

/// Up to this many names one after the other is looked at: most differ in length already.
const FEW: usize = 32;

impl<'t> Members<'t> {
    /// Of a name given twice the last value counts.
    fn of(mut members: Vec<(Cow<'t, str>, Tree<'t>)>) -> Self {
        if !members.is_sorted_by(|left, right| left.0 < right.0) {
            members.sort_by(|left, right| left.0.cmp(&right.0));
            members.dedup_by(|later, earlier| {
                let is_same = later.0 == earlier.0;
                if is_same {
                    std::mem::swap(later, earlier);
                }
                is_same
            });
        }
        Self(members)
    }

    pub(super) fn get(&self, name: &str) -> Option<&Tree<'t>> {
        let found = if self.0.len() <= FEW {
            self.0.iter().find(|member| member.0 == name)
        } else {
            let index = self.0.binary_search_by(|member| member.0.as_ref().cmp(name));
            index.ok().and_then(|index| self.0.get(index))
        };
        found.map(|member| &member.1)
    }

    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> Iter<'_, 't> {
        self.0.iter()
    }
}

impl<'de> Deserialize<'de> for Tree<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

/// What the names begin with by which `serde_json` marks values that are none of JSON, in some of
/// its features. Only its own `Value` knows what they mean.
const PRIVATE: &str = "$serde_json::private::";

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Tree<'de>, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree<'de>, E> {
        Ok(Tree::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(value.into()))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Tree<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Tree::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Tree<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some(Name(name)) = access.next_key()? {
            if name.starts_with(PRIVATE) {
                return Err(A::Error::custom("is marked"));
            }
            members.push((name, access.next_value()?));
        }
        Ok(Tree::Object(Members::of(members)))
    }
}

/// The name of a property.
struct Name<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_str(TreeVisitor)? {
            Tree::Text(name) => Ok(Self(name)),
            _ => Err(D::Error::custom("expected a name")),
        }
    }
}
