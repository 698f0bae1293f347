// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Values for tests and fuzzers: valid by construction, and near misses that break one constraint.
//!
//! Both are made from the tables of the schemas, and the checker has the last word on each.
//!
//! The choices come from the bytes of [`arbitrary::Unstructured`]: other bytes, other values; without
//! bytes the smallest value that there is.

mod applied;
mod broken;
mod demand;
mod expressions;
mod make;
mod near_misses;
mod numbers;
mod objects;
mod source;
mod texts;

use std::fmt;

pub use ::arbitrary;
use ::arbitrary::Unstructured;
use serde_json::Value;

use super::check::check;
use super::decode::{Mode, Side, from_value};
use super::report::{Invalid, Report};
use super::table::Schema;
use super::valid::Model;
use make::{Alphabet, Maker};

pub use near_misses::NearMiss;

/// How often a whole value is made before it is given up.
const TRIES: u64 = 24;

/// Why there is no value.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Unsatisfied {
    /// Nothing was found that the schema accepts: it contradicts itself, or asks for what is not
    /// understood here. The report, if there is one, is that of the last try.
    Schema(Option<Invalid>),
    /// The schema accepts the value and its Rust type cannot hold it.
    Type(Value),
    /// A parameter has no value that can be written in its style.
    Parameter(&'static str),
}

impl fmt::Display for Unsatisfied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Schema(None) => f.write_str("no value was found that the schema accepts"),
            Self::Schema(Some(report)) => {
                write!(f, "no value was found that the schema accepts; the last try: {report}")
            }
            Self::Type(value) => {
                write!(f, "the type cannot hold {value}, which its schema accepts")
            }
            Self::Parameter(name) => write!(f, "no value was found for the parameter `{name}`"),
        }
    }
}

impl std::error::Error for Unsatisfied {}

impl From<Unsatisfied> for ::arbitrary::Error {
    fn from(_: Unsatisfied) -> Self {
        Self::IncorrectFormat
    }
}

/// A value of JSON that a schema accepts.
///
/// # Errors
/// None was found.
pub fn value_of(
    schema: &'static Schema,
    side: Side,
    bytes: &mut Unstructured<'_>,
) -> Result<Value, Unsatisfied> {
    checked(schema, side, (bytes, Alphabet::ANY, 0), |_| true)
}

/// The same, of some alphabet, from some attempt on, and of those only that something else wants as well.
fn checked(
    schema: &'static Schema,
    side: Side,
    (bytes, alphabet, first): (&mut Unstructured<'_>, Alphabet, u64),
    wanted: impl Fn(&Value) -> bool,
) -> Result<Value, Unsatisfied> {
    let mut last = None;
    for attempt in first..first + TRIES {
        let made = Maker::new(side, (bytes, alphabet), attempt).root(schema);
        let Some(value) = made.filter(&wanted) else { continue };
        let mut report = Report::with_bound(4);
        check(schema, side, &value, &mut report);
        match report.into_result() {
            Ok(()) => return Ok(value),
            Err(report) => last = Some(report),
        }
    }
    Err(Unsatisfied::Schema(last))
}

/// A value of JSON that is valid for a type. It is not null where that is for the owner of the
/// value to say: a type is one thing, a place where it may be null another.
///
/// # Errors
/// None was found.
pub fn value<T: Model>(bytes: &mut Unstructured<'_>) -> Result<Value, Unsatisfied> {
    let holds_null = from_value::<T>(Value::Null, Mode::Strict).is_ok();
    let source = (bytes, Alphabet::ANY, 0);
    checked(T::schema(), T::SIDE, source, |value| holds_null || !value.is_null())
}

/// A valid value of a type.
///
/// # Errors
/// None was found, or the type cannot hold it.
pub fn valid<T: Model>(bytes: &mut Unstructured<'_>) -> Result<T, Unsatisfied> {
    let value = value::<T>(bytes)?;
    from_value(value.clone(), Mode::Strict).map_err(|_| Unsatisfied::Type(value))
}

/// Values that break one constraint each of the schema of a type.
///
/// # Errors
/// No valid value was found to begin with.
pub fn near_misses<T: Model>(bytes: &mut Unstructured<'_>) -> Result<Vec<NearMiss>, Unsatisfied> {
    Ok(near_misses::of(T::schema(), T::SIDE, &value::<T>(bytes)?))
}

/// Values that break one constraint each of a schema.
///
/// # Errors
/// No valid value was found to begin with.
pub fn near_misses_of(
    schema: &'static Schema,
    side: Side,
    bytes: &mut Unstructured<'_>,
) -> Result<Vec<NearMiss>, Unsatisfied> {
    let value = value_of(schema, side, bytes)?;
    Ok(near_misses::of(schema, side, &value))
}

/// Something that is done with every model of an API.
pub trait ModelVisitor {
    /// Does it with one.
    fn model<T: Model>(&mut self, name: &'static str);
}

/// Writes `Arbitrary` of models, and the way through them.
macro_rules! each_model {
    ($($(#[$attribute:meta])* $name:ident;)*) => {
        $(
            $(#[$attribute])*
            impl<'a> ::arbitrary::Arbitrary<'a> for models::$name {
                fn arbitrary(bytes: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
                    ::core::result::Result::Ok(valid(bytes)?)
                }
            }
        )*

        /// Shows a visitor every model.
        pub fn each_model<V: ModelVisitor>(visitor: &mut V) {
            let _ = &visitor;
            $($(#[$attribute])* visitor.model::<models::$name>(stringify!($name));)*
        }
    };
}
pub(crate) use each_model;

#[cfg(any(feature = "client", feature = "server"))]
mod requests;
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use requests::each_request;
#[cfg(any(feature = "client", feature = "server"))]
pub use requests::{RequestVisitor, request};

#[cfg(all(feature = "client", feature = "server"))]
mod reach;
#[cfg(all(feature = "client", feature = "server"))]
pub use reach::{Idle, Reach, Reaching};
