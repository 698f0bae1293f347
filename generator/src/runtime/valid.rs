//! Validation as a proof: a [`Valid<T>`] exists only where the schema of `T` holds.
//!
//! Good input takes the fast way: it is decoded, and typed constraints are asked. All else goes to
//! the checker, which judges the JSON value by the schema's table and says everything that is wrong.
//! Where the two differ (a key given twice, two spellings of one time) the checker is right.

use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::check::{accepts, check, check_node};
use super::decode::{Decode, Mode, Side, from_text, from_value};
use super::node::Node;
use super::report::{Invalid, Report, UNREADABLE};
use super::sealed::Sealed;
use super::table::Schema;
use super::tree::Tree;

/// A type that stands for a schema; implemented by generated code only.
pub trait Model: Sealed + Decode + Serialize {
    /// The direction that it serves.
    const SIDE: Side;
    /// Whether strict decoding and [`Model::conforms`] together decide whether the schema holds.
    const EXACT: bool;

    /// What its values must be.
    fn schema() -> &'static Schema;

    /// Whether the constraints that types do not express hold, as far as they can be asked of typed
    /// values.
    fn conforms(&self) -> bool;
}

impl<T: Sealed> Sealed for Option<T> {}

/// A value or null, where the schema of the type says that null is one too.
impl<T: Model> Model for Option<T> {
    const SIDE: Side = T::SIDE;
    const EXACT: bool = T::EXACT;

    fn schema() -> &'static Schema {
        T::schema()
    }

    fn conforms(&self) -> bool {
        self.as_ref().is_some_and(T::conforms)
    }
}

/// What can be validated: models, and the requests of operations.
pub trait Validate: Sealed {
    /// Whether everything holds.
    fn is_valid(&self) -> bool {
        let mut report = Report::with_bound(1);
        self.report(&mut report);
        report.is_empty()
    }

    /// Adds all that does not hold to a report.
    fn report(&self, report: &mut Report);

    /// All that does not hold.
    ///
    /// # Errors
    /// Something does not hold.
    fn validate(&self) -> Result<(), Invalid> {
        if self.is_valid() {
            return Ok(());
        }
        let mut report = Report::new();
        self.report(&mut report);
        report.into_result()
    }
}

impl<T: Model> Validate for T {
    fn is_valid(&self) -> bool {
        T::EXACT && self.conforms()
            || to_value(self).is_some_and(|value| accepts(T::schema(), T::SIDE, &value))
    }

    fn report(&self, report: &mut Report) {
        match to_value(self) {
            Some(value) => {
                check(T::schema(), T::SIDE, &value, report);
            }
            None => report.fault("type", "cannot be written as JSON"),
        }
    }
}

fn to_value<T: Serialize>(value: &T) -> Option<Value> {
    serde_json::to_value(value).ok()
}

/// What must hold of a JSON text that is to become a `T`.
pub struct Part<T> {
    /// What its values must be.
    pub schema: &'static Schema,
    /// The direction.
    pub side: Side,
    /// Whether strict decoding and `conforms` together decide whether the schema holds.
    pub exact: bool,
    /// As [`Model::conforms`].
    pub conforms: fn(&T) -> bool,
}

impl<T: Model> Part<T> {
    /// What must hold of a model.
    #[must_use]
    pub fn model() -> Self {
        Self { schema: T::schema(), side: T::SIDE, exact: T::EXACT, conforms: T::conforms }
    }
}

/// Reads JSON text strictly. `None`: the report has one violation or more of it.
pub fn read_json<T: Decode>(bytes: &[u8], part: &Part<T>, report: &mut Report) -> Option<T> {
    let text = utf8(bytes, report)?;
    let decoded = from_text::<T>(text, Mode::Strict).ok();
    if part.exact && decoded.as_ref().is_some_and(part.conforms) {
        return decoded;
    }
    if !check_text((part.schema, part.side), text, report) {
        return None;
    }
    decoded.or_else(|| settle(from_value(parse(text, report)?, Mode::Strict), report))
}

/// Whether a text is JSON that a schema accepts.
fn check_text((schema, side): (&Schema, Side), text: &str, report: &mut Report) -> bool {
    match serde_json::from_str::<Tree<'_>>(text) {
        Ok(tree) => check_node(schema, side, Node::Tree(&tree), report),
        Err(_) => parse(text, report).is_some_and(|value| check(schema, side, &value, report)),
    }
}

/// Reads a JSON value strictly. `None`: the report has one violation or more of it.
pub fn read_value<T: Decode>(value: Value, part: &Part<T>, report: &mut Report) -> Option<T> {
    if !check(part.schema, part.side, &value, report) {
        return None;
    }
    settle(from_value(value, Mode::Strict), report)
}

/// What the schema accepts and the type cannot hold.
fn settle<T>(read: Result<T, serde_json::Error>, report: &mut Report) -> Option<T> {
    if read.is_err() {
        report.fault("type", UNREADABLE);
    }
    read.ok()
}

fn utf8<'b>(bytes: &'b [u8], report: &mut Report) -> Option<&'b str> {
    std::str::from_utf8(bytes)
        .map_err(|error| {
            report.malformed(format!("is not UTF-8 after {} bytes", error.valid_up_to()))
        })
        .ok()
}

fn parse(text: &str, report: &mut Report) -> Option<Value> {
    serde_json::from_str(text)
        .map_err(|error| report.malformed(format!("is not JSON: {error}")))
        .ok()
}

/// A value that was validated and cannot have changed since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Valid<T>(T);

impl<T: Model> Valid<T> {
    /// Decodes and validates JSON text, exactly as a server does with a body.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Invalid> {
        let mut report = Report::new();
        let value = read_json(bytes, &Part::model(), &mut report);
        proof(value, report)
    }

    /// Decodes and validates a JSON value.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn from_value(value: Value) -> Result<Self, Invalid> {
        let mut report = Report::new();
        let value = read_value(value, &Part::model(), &mut report);
        proof(value, report)
    }
}

fn proof<T>(value: Option<T>, report: Report) -> Result<Valid<T>, Invalid> {
    match value {
        Some(value) => report.into_result().map(|()| Valid::proven(value)),
        None => Err(report.into_invalid()),
    }
}

impl<T: Validate> Valid<T> {
    /// Validates a value.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn new(value: T) -> Result<Self, Invalid> {
        value.validate().map(|()| Self::proven(value))
    }
}

impl<T> Valid<T> {
    /// The value.
    pub fn into_inner(self) -> T {
        self.0
    }

    /// A value whose validity the caller has just established.
    pub(super) const fn proven(value: T) -> Self {
        Self(value)
    }
}

impl<T> Deref for Valid<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> AsRef<T> for Valid<T> {
    fn as_ref(&self) -> &T {
        &self.0
    }
}

impl<T: Serialize> Serialize for Valid<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Model> Deserialize<'de> for Valid<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Self::from_value(value).map_err(serde::de::Error::custom)
    }
}
