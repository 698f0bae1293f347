//! The schema of a plain value → one condition on it, with all folded in that its Rust type says.
//!
//! A plain value has no parts, so `anyOf`, `not`, `if` and their like are nothing but logic on it,
//! which needs no checker.

use serde_json::Value;

use super::formats;
use crate::model::{Api, Condition as If, JsonType, Keyword, Scalar, SchemaId};

/// How many schemas deep a condition is followed.
const DEPTH: usize = 16;

/// How many schemas a condition may have: branches of branches would fill the output.
const SIZE: usize = 64;

/// From here on a double does not hold every integer.
const WIDE: f64 = 9_007_199_254_740_992.0;

/// What `enum` says of a boolean.
static TRUE: Value = Value::Bool(true);

/// What must be so of a plain value.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition<'a> {
    /// Nothing, or what cannot be.
    Constant(bool),
    /// A limit of numbers or texts.
    Keyword(&'a Keyword),
    /// It has no fraction.
    Whole,
    /// It is this value.
    Equals(&'a Value),
    /// This is not so.
    Not(Box<Self>),
    /// All of these are so.
    All(Vec<Self>),
    /// One of these is so, or more.
    Any(Vec<Self>),
    /// Exactly one of these is so.
    One(Vec<Self>),
}

/// The condition that a schema is for the values of a plain type; nothing where these cannot tell.
#[must_use]
pub fn condition(api: &Api, schema: SchemaId, scalar: Scalar) -> Option<Condition<'_>> {
    let mut reader = Reader { api, scalar, left: SIZE };
    reader.schema(schema, Depth { left: DEPTH, place: Place::Top })
}

/// The condition that a schema is for the names of properties.
#[must_use]
pub fn of_names(api: &Api, schema: SchemaId) -> Option<Condition<'_>> {
    let mut reader = Reader { api, scalar: Scalar::String, left: SIZE };
    reader.schema(schema, Depth { left: DEPTH, place: Place::Inside })
}

/// What a schema says of every value alike: that it is accepted, or refused.
#[must_use]
pub fn constant(api: &Api, schema: SchemaId) -> Option<bool> {
    constant_in(api, schema, DEPTH)
}

/// The same of a keyword alone.
pub(super) fn keyword_constant(api: &Api, keyword: &Keyword) -> Option<bool> {
    constant_keyword(api, keyword, DEPTH)
}

fn constant_in(api: &Api, schema: SchemaId, depth: usize) -> Option<bool> {
    let depth = depth.checked_sub(1)?;
    let keywords = api.schema(schema).keywords.iter();
    all(keywords.map(|one| constant_keyword(api, one, depth)))
}

fn constant_keyword(api: &Api, keyword: &Keyword, depth: usize) -> Option<bool> {
    let inner = |id: &SchemaId| constant_in(api, *id, depth);
    match keyword {
        Keyword::Never => Some(false),
        Keyword::Enum(values) => values.is_empty().then_some(false),
        Keyword::Reference(id) => inner(id),
        Keyword::Not(id) => inner(id).map(|holds| !holds),
        Keyword::AllOf(ids) => all(ids.iter().map(inner)),
        Keyword::AnyOf(ids) => {
            all(ids.iter().map(|id| inner(id).map(|holds| !holds))).map(|no| !no)
        }
        Keyword::If(If { then: None, otherwise: None, .. }) => Some(true),
        // What speaks of parts says nothing where it accepts them all.
        Keyword::Items(id)
        | Keyword::UnevaluatedItems(id)
        | Keyword::AdditionalProperties(id)
        | Keyword::UnevaluatedProperties(id)
        | Keyword::PropertyNames(id) => inner(id).filter(|holds| *holds),
        _ => None,
    }
}

/// Whether all of some hold: one that does not is enough to know.
fn all(holding: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = Some(true);
    for one in holding {
        match one {
            Some(true) => {}
            Some(false) => return Some(false),
            None => known = None,
        }
    }
    known
}

/// Where a schema stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is that of the type, which has its format.
    Top,
    /// It holds together with that.
    Beside,
    /// It may hold or not.
    Inside,
}

/// How far to go, and where this is.
#[derive(Debug, Clone, Copy)]
struct Depth {
    left: usize,
    place: Place,
}

struct Reader<'a> {
    api: &'a Api,
    scalar: Scalar,
    /// How many schemas may still be read.
    left: usize,
}

impl<'a> Reader<'a> {
    fn schema(&mut self, id: SchemaId, depth: Depth) -> Option<Condition<'a>> {
        let depth = Depth { left: depth.left.checked_sub(1)?, ..depth };
        self.left = self.left.checked_sub(1)?;
        let keywords = self.api.schema(id).keywords.iter();
        let all: Option<Vec<_>> = keywords.map(|one| self.keyword(one, depth)).collect();
        Some(every(all?))
    }

    fn schemas(&mut self, ids: &[SchemaId], depth: Depth) -> Option<Vec<Condition<'a>>> {
        ids.iter().map(|id| self.schema(*id, depth)).collect()
    }

    fn keyword(&mut self, keyword: &'a Keyword, depth: Depth) -> Option<Condition<'a>> {
        let inside = Depth { place: Place::Inside, ..depth };
        let beside = match depth.place {
            Place::Inside => inside,
            Place::Top | Place::Beside => Depth { place: Place::Beside, ..depth },
        };
        Some(match keyword {
            Keyword::Never => Condition::Constant(false),
            Keyword::Reference(inner) => self.schema(*inner, beside)?,
            Keyword::AllOf(inner) => every(self.schemas(inner, beside)?),
            Keyword::AnyOf(inner) => some(self.schemas(inner, inside)?),
            Keyword::OneOf(inner) => one(self.schemas(inner, inside)?),
            Keyword::Not(inner) => not(self.schema(*inner, inside)?),
            Keyword::If(condition) => self.choice(condition, inside)?,
            Keyword::Type(types) => self.types(types),
            Keyword::Const(value) => self.equals(value)?,
            Keyword::Enum(values) => {
                let all: Option<Vec<_>> = values.iter().map(|one| self.equals(one)).collect();
                some(all?)
            }
            Keyword::Format(format) => self.format(keyword, format, depth.place)?,
            Keyword::MaxLength(_) | Keyword::MinLength(_) | Keyword::Pattern(_) => {
                match self.scalar {
                    Scalar::String | Scalar::Password => Condition::Keyword(keyword),
                    scalar if scalar.json_type() == JsonType::String => return None,
                    _ => Condition::Constant(true),
                }
            }
            Keyword::MultipleOf(_)
            | Keyword::Maximum(_)
            | Keyword::ExclusiveMaximum(_)
            | Keyword::Minimum(_)
            | Keyword::ExclusiveMinimum(_) => match self.scalar.json_type() {
                // A limit that is compared after rounding to 32 bits is another limit.
                _ if self.scalar == Scalar::F32 => return None,
                JsonType::Integer | JsonType::Number => Condition::Keyword(keyword),
                _ => Condition::Constant(true),
            },
            // The others speak of values that have parts.
            _ => Condition::Constant(true),
        })
    }

    fn choice(&mut self, choice: &If, depth: Depth) -> Option<Condition<'a>> {
        let test = self.schema(choice.test, depth)?;
        let mut branch = |id: Option<SchemaId>| match id {
            Some(id) => self.schema(id, depth),
            None => Some(Condition::Constant(true)),
        };
        let (then, otherwise) = (branch(choice.then)?, branch(choice.otherwise)?);
        let then = some(vec![not(test.clone()), then]);
        Some(every(vec![then, some(vec![test, otherwise])]))
    }

    fn types(&self, types: &[JsonType]) -> Condition<'a> {
        let own = self.scalar.json_type();
        match own {
            JsonType::Integer if types.contains(&JsonType::Number) => Condition::Constant(true),
            JsonType::Number if types.contains(&own) => Condition::Constant(true),
            JsonType::Number if types.contains(&JsonType::Integer) => Condition::Whole,
            own => Condition::Constant(types.contains(&own)),
        }
    }

    fn equals(&self, value: &'a Value) -> Option<Condition<'a>> {
        let is_known = match (self.scalar.json_type(), value) {
            (JsonType::Null, value) => return Some(Condition::Constant(value.is_null())),
            // One way to say it, so that what is opposed is seen to be.
            (JsonType::Boolean, Value::Bool(false)) => {
                return Some(not(Condition::Equals(&TRUE)));
            }
            (JsonType::Boolean, Value::Bool(true)) => true,
            (JsonType::Integer, Value::Number(_)) => true,
            (JsonType::Number, Value::Number(number)) => {
                let fits = number.as_f64().is_some_and(|one| one.abs() < WIDE);
                self.scalar == Scalar::F64 && fits
            }
            (JsonType::String, Value::String(_)) => self.scalar == Scalar::String,
            _ => return Some(Condition::Constant(false)),
        };
        is_known.then_some(Condition::Equals(value))
    }

    /// The type has the format of its own schema. What one would be inside is not known, and of
    /// two that hold together the type has one.
    fn format(&self, keyword: &'a Keyword, format: &str, place: Place) -> Option<Condition<'a>> {
        let own = formats::checked(format);
        let is_text = formats::of_text(format).is_some();
        let is_other = own.is_some_and(|own| own != self.scalar && speaks_of(own, self.scalar));
        match (place, self.scalar) {
            (Place::Inside, _) if is_text || own.is_some() => None,
            (_, Scalar::String | Scalar::Password) if is_text => Some(Condition::Keyword(keyword)),
            (_, scalar) if is_text && scalar.json_type() == JsonType::String => None,
            (Place::Beside, _) if is_other => None,
            _ => Some(Condition::Constant(true)),
        }
    }
}

/// Whether the format of a type speaks of the values of another.
fn speaks_of(format: Scalar, scalar: Scalar) -> bool {
    let is_number = |one: Scalar| matches!(one.json_type(), JsonType::Integer | JsonType::Number);
    match scalar.json_type() {
        JsonType::String => !is_number(format),
        _ => is_number(format) && is_number(scalar),
    }
}

fn not(condition: Condition<'_>) -> Condition<'_> {
    match condition {
        Condition::Constant(holds) => Condition::Constant(!holds),
        Condition::Not(inner) => *inner,
        other => Condition::Not(Box::new(other)),
    }
}

fn every(conditions: Vec<Condition<'_>>) -> Condition<'_> {
    let mut all = Vec::with_capacity(conditions.len());
    for condition in conditions {
        match condition {
            Condition::Constant(true) => {}
            Condition::Constant(false) => return condition,
            Condition::All(inner) => all.extend(inner),
            other => all.push(other),
        }
    }
    all.dedup();
    if has_opposites(&all) {
        return Condition::Constant(false);
    }
    single(all).unwrap_or_else(|all| match all.is_empty() {
        true => Condition::Constant(true),
        false => Condition::All(all),
    })
}

fn some(conditions: Vec<Condition<'_>>) -> Condition<'_> {
    let mut any = Vec::with_capacity(conditions.len());
    for condition in conditions {
        match condition {
            Condition::Constant(false) => {}
            Condition::Constant(true) => return condition,
            Condition::Any(inner) => any.extend(inner),
            other => any.push(other),
        }
    }
    any.dedup();
    if has_opposites(&any) {
        return Condition::Constant(true);
    }
    single(any).unwrap_or_else(|any| match any.is_empty() {
        true => Condition::Constant(false),
        false => Condition::Any(any),
    })
}

fn one(conditions: Vec<Condition<'_>>) -> Condition<'_> {
    let sure = conditions.iter().filter(|one| **one == Condition::Constant(true)).count();
    let open = conditions.into_iter().filter(|one| !matches!(one, Condition::Constant(_)));
    let open: Vec<_> = open.collect();
    match sure {
        0 => single(open).unwrap_or_else(|open| match open.is_empty() {
            true => Condition::Constant(false),
            false => Condition::One(open),
        }),
        1 => every(open.into_iter().map(not).collect()),
        _ => Condition::Constant(false),
    }
}

/// Whether one of the conditions is that another is not so.
fn has_opposites(conditions: &[Condition<'_>]) -> bool {
    conditions.iter().any(|one| match one {
        Condition::Not(inner) => conditions.contains(inner),
        _ => false,
    })
}

/// The only condition of a list, or the list.
fn single(mut list: Vec<Condition<'_>>) -> Result<Condition<'_>, Vec<Condition<'_>>> {
    match list.len() {
        1 => list.pop().ok_or(list),
        _ => Err(list),
    }
}
