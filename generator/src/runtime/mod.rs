//! What every generated crate has in common: decoding, checking, reporting.
//!
//! The files of this folder are compiled and tested here and copied as they are into generated
//! crates. A comment `// part: …` begins the lines that belong to one part; a generated crate has
//! `core` always, a part named after a crate when it needs that crate, and `tests` never.

// part: core
mod check;
mod check_array;
mod check_branches;
mod check_object;
mod check_plain;
mod check_unevaluated;
mod constraints;
mod decode;
mod enums;
pub mod formats;
mod json;
mod message;
mod node;
mod number;
mod object;
mod object_writer;
mod path;
mod report;
mod scalars;
mod secret;
mod table;
mod tree;
mod tuple;
mod union;
mod valid;

pub use check::{accepts, check};
pub use constraints::{
    above, at_least, at_most, below, distinct, equal, matches, max_count, max_length, min_count,
    min_length, multiple_of, unique, unique_json,
};
pub use decode::{Decode, Mode, Seed, Side, from_text, from_value};
pub use enums::{
    IntegerEnum, TextEnum, UnknownInteger, UnknownValue, UnknownVariant, decode_integer_enum,
    decode_text_enum, integer_enum, text_enum,
};
pub use number::Number;
pub use object::{Entry, MissingField, Object, Unknown, decode_object};
pub use object_writer::ObjectWriter;
pub use report::{Invalid, Limit, Location, Report, Violation};
pub use secret::Secret;
pub use table::{
    Access, Condition, Contains, Format, Keyword, Literal, Matcher, PatternProperty, Property,
    Schema, TextFormat, Types,
};
pub use union::{Rule, Union, UnknownJson, decode_union, serialize_tagged};
pub use valid::{Model, Part, Valid, Validate, read_json, read_value};

/// What keeps traits from being implemented outside of this crate.
pub(crate) mod sealed {
    /// Implemented by generated code only.
    pub trait Sealed {}
}

// part: base64
mod base64;
pub use base64::Base64;

// part: chrono
mod date_time;
pub use date_time::{InCalendar, is_in_calendar};

// part: fancy-regex
mod fancy_pattern;
pub use fancy_pattern::FancyPattern;

// part: formats
pub mod text_formats;

// part: regex
mod pattern;
pub use pattern::Pattern;

// part: uuid
mod uuid;

// part: wire
pub mod wire;

// part: server
pub mod server;

// part: client
pub mod client;

// part: arbitrary
pub mod arbitrary;

// part: tests
#[cfg(test)]
mod tests;
