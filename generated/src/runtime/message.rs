// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A broken constraint → the words for it. The place begins the sentence: "/subject must have …".

use std::fmt;

use super::report::{Limit, Report};
use super::table::{Format, Keyword, Literal, Types};

/// What a report says of a violation besides its place.
pub(super) struct Words {
    pub(super) keyword: &'static str,
    pub(super) message: String,
    pub(super) limit: Option<Limit>,
}

impl Words {
    fn plain(keyword: &'static str, message: impl Into<String>) -> Self {
        Self { keyword, message: message.into(), limit: None }
    }

    fn limited(keyword: &'static str, message: String, limit: Limit) -> Self {
        Self { keyword, message, limit: Some(limit) }
    }
}

/// What was found to be wrong.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fault<'a> {
    /// A constraint does not hold.
    Broken(&'static Keyword),
    /// A property is missing.
    Missing,
    /// A property is missing that must be there beside another.
    MissingBeside(&'static str),
    /// A property is not known, and only known ones are allowed, says this keyword.
    NotKnown(&'static str),
    /// An item is there of which this keyword says that it must not be.
    NotAllowed(&'static str),
    /// The name of a property breaks a schema.
    Named(&'a Report),
    /// Fewer items than these fit what some must be.
    TooFewFit(u64),
    /// More items than these fit what only some may be.
    TooManyFit(u64),
    /// A read-only property is in a request.
    ReadOnly,
    /// A write-only property is in a response.
    WriteOnly,
    /// Several branches of `oneOf` accept the value.
    SeveralFit,
    /// The value is nested too deeply.
    TooDeep,
}

impl Fault<'_> {
    pub(super) fn words(self) -> Words {
        match self {
            Self::Broken(keyword) => broken(keyword),
            Self::Missing => Words::plain("required", "is required"),
            Self::MissingBeside(other) => {
                Words::plain("dependentRequired", format!("is required beside `{other}`"))
            }
            Self::NotKnown(keyword) => Words::plain(keyword, "is not a known property"),
            Self::NotAllowed(keyword) => Words::plain(keyword, "is not allowed"),
            Self::Named(report) => named(report),
            Self::TooFewFit(least) => contained("least", least),
            Self::TooManyFit(most) => contained("most", most),
            Self::ReadOnly => Words::plain("readOnly", "is read-only: it must not be sent"),
            Self::WriteOnly => {
                Words::plain("writeOnly", "is write-only: it must not be in a response")
            }
            Self::SeveralFit => {
                Words::plain("oneOf", "must fit exactly one of the alternatives, but fits several")
            }
            Self::TooDeep => Words::plain("depth", "is nested too deeply"),
        }
    }
}

/// What is wrong with the name of a property.
fn named(report: &Report) -> Words {
    let first = report.violations().first();
    let message = first.map_or("is not allowed", |violation| violation.message.as_str());
    Words {
        keyword: "propertyNames",
        message: format!("has a name that {message}"),
        limit: first.and_then(|violation| violation.limit),
    }
}

/// How many items must fit the schema of `contains`.
fn contained(bound: &str, count: u64) -> Words {
    let (keyword, items) = match (bound, count) {
        ("most", 1) => ("maxContains", "item"),
        ("most", _) => ("maxContains", "items"),
        (_, 1) => ("contains", "item"),
        _ => ("minContains", "items"),
    };
    let message = format!("must have at {bound} {count} {items} of the kind that is asked for");
    Words::limited(keyword, message, Limit::Count(count))
}

fn broken(keyword: &'static Keyword) -> Words {
    let name = keyword.name();
    let text = |message: &str| Words::plain(name, message);
    let number = |message: &str, number| {
        Words::limited(name, format!("{message} {number}"), Limit::Number(number))
    };
    match keyword {
        Keyword::Type(types) => {
            Words::limited(name, format!("must be {}", Articled(*types)), Limit::Types(*types))
        }
        Keyword::Enum(values) => {
            let message = format!("must be one of {}", Limit::Values(values));
            Words::limited(name, message, Limit::Values(values))
        }
        Keyword::Const(value) => {
            let values = std::slice::from_ref(value);
            Words::limited(
                name,
                format!("must be {}", Limit::Values(values)),
                Limit::Values(values),
            )
        }
        Keyword::MultipleOf(of) => number("must be a multiple of", *of),
        Keyword::Maximum(limit) => number("must be at most", *limit),
        Keyword::ExclusiveMaximum(limit) => number("must be less than", *limit),
        Keyword::Minimum(limit) => number("must be at least", *limit),
        Keyword::ExclusiveMinimum(limit) => number("must be greater than", *limit),
        Keyword::Pattern(pattern) => {
            let pattern = pattern.text();
            let message = format!("must match the pattern `{pattern}`");
            Words::limited(name, message, Limit::Pattern(pattern))
        }
        Keyword::Format(format) => {
            Words::limited(name, format!("must be {format}"), Limit::Format(*format))
        }
        Keyword::UniqueItems => text("must not have equal items"),
        Keyword::AnyOf(_) => text("must fit at least one of the alternatives"),
        Keyword::OneOf(_) => text("must fit exactly one of the alternatives, but fits none"),
        Keyword::Not(_) => text("has a form that is excluded"),
        Keyword::Never => text("is not allowed"),
        _ => count(keyword),
    }
}

fn count(keyword: &'static Keyword) -> Words {
    let (bound, count, thing) = match keyword {
        Keyword::MaxLength(count) => ("at most", *count, Thing("character", "characters")),
        Keyword::MinLength(count) => ("at least", *count, Thing("character", "characters")),
        Keyword::MaxItems(count) => ("at most", *count, Thing("item", "items")),
        Keyword::MinItems(count) => ("at least", *count, Thing("item", "items")),
        Keyword::MaxProperties(count) => ("at most", *count, Thing("property", "properties")),
        Keyword::MinProperties(count) => ("at least", *count, Thing("property", "properties")),
        _ => return Words::plain(keyword.name(), "does not have the form that is asked for"),
    };
    let thing = if count == 1 { thing.0 } else { thing.1 };
    Words::limited(
        keyword.name(),
        format!("must have {bound} {count} {thing}"),
        Limit::Count(count),
    )
}

/// One, and several.
struct Thing(&'static str, &'static str);

const TYPES: [(Types, &str, &str); 7] = [
    (Types::BOOLEAN, "boolean", "a boolean"),
    (Types::INTEGER, "integer", "an integer"),
    (Types::NUMBER, "number", "a number"),
    (Types::STRING, "string", "a string"),
    (Types::ARRAY, "array", "an array"),
    (Types::OBJECT, "object", "an object"),
    (Types::NULL, "null", "null"),
];

impl fmt::Display for Types {
    /// `string or null`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_types(f, *self, |row| row.1)
    }
}

/// `a string or null`.
struct Articled(Types);

impl fmt::Display for Articled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_types(f, self.0, |row| row.2)
    }
}

type Row = (Types, &'static str, &'static str);

fn write_types(
    f: &mut fmt::Formatter<'_>,
    types: Types,
    word: fn(&Row) -> &'static str,
) -> fmt::Result {
    let mut left = TYPES.iter().filter(|row| row.0.meets(types)).count();
    if left == 0 {
        return f.write_str("nothing");
    }
    for row in TYPES.iter().filter(|row| row.0.meets(types)) {
        left -= 1;
        f.write_str(word(row))?;
        f.write_str(separator(left, "or"))?;
    }
    Ok(())
}

fn separator(left: usize, last: &str) -> &'static str {
    match (left, last) {
        (0, _) => "",
        (1, "or") => " or ",
        _ => ", ",
    }
}

/// The most values that a message names.
const NAMED: usize = 20;

/// `` `a`, `b` and 3 more``.
pub(super) fn write_values(f: &mut fmt::Formatter<'_>, values: &[Literal]) -> fmt::Result {
    let shown = values.len().min(NAMED);
    for (index, value) in values.iter().take(shown).enumerate() {
        let separator = if index == 0 { "" } else { ", " };
        match value {
            Literal::Text("") => write!(f, "{separator}\"\"")?,
            Literal::Text(text) => write!(f, "{separator}`{text}`")?,
            _ => write!(f, "{separator}`{value}`")?,
        }
    }
    match values.len() - shown {
        0 => Ok(()),
        more => write!(f, " and {more} more"),
    }
}

impl fmt::Display for Literal {
    /// JSON text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Boolean(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Unsigned(value) => value.fmt(f),
            Self::Float(value) => super::Number::Float(*value).fmt(f),
            Self::Text(text) => serde_json::Value::from(*text).fmt(f),
            Self::Array(items) => write_all(f, ["[", "]"], items.iter().map(|item| (None, item))),
            Self::Object(entries) => {
                write_all(f, ["{", "}"], entries.iter().map(|(key, value)| (Some(*key), value)))
            }
        }
    }
}

fn write_all<'l>(
    f: &mut fmt::Formatter<'_>,
    [open, close]: [&str; 2],
    entries: impl Iterator<Item = (Option<&'l str>, &'l Literal)>,
) -> fmt::Result {
    f.write_str(open)?;
    for (index, (key, value)) in entries.enumerate() {
        f.write_str(if index == 0 { "" } else { "," })?;
        if let Some(key) = key {
            write!(f, "{}:", serde_json::Value::from(key))?;
        }
        fmt::Display::fmt(value, f)?;
    }
    f.write_str(close)
}

impl fmt::Display for Format {
    /// `a date (RFC 3339)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DateTime => "a date and time with an offset (RFC 3339)",
            Self::Date => "a date (RFC 3339)",
            Self::Uuid => "a UUID",
            Self::Ipv4 => "an IPv4 address",
            Self::Ipv6 => "an IPv6 address",
            Self::Base64 => "base64 (RFC 4648)",
            Self::Int32 => "an integer from -2147483648 to 2147483647",
            Self::Int64 => "an integer from -9223372036854775808 to 9223372036854775807",
            Self::Uint32 => "an integer from 0 to 4294967295",
            Self::Uint64 => "an integer from 0 to 18446744073709551615",
            Self::Float => "a number of single precision",
            Self::Text(format) => format.words,
        })
    }
}
