// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What is wrong with an input, as data: every violation with its place, rendered only at the edge.
//!
//! Nothing here repeats a value of the input: reports end in logs and in answers to strangers.

use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::message::Words;
use super::number::Number;
use super::path::{Path, append};
use super::table::{Format, Literal, Types};

/// What is said of a value that its schema accepts and its type does not.
pub(super) const UNREADABLE: &str = "does not have the form that is asked for";

/// The part of a request or response that a violation is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    /// The body.
    Body,
    /// The path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

impl Location {
    /// The word for it in reports: `body`, `path`, `query`, `header`, `cookie`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a constraint allows.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Limit {
    /// So many characters, items or properties.
    Count(u64),
    /// A bound of a number, or what it must be a multiple of.
    Number(Number),
    /// These values.
    Values(&'static [Literal]),
    /// These types of JSON.
    Types(Types),
    /// This format.
    Format(Format),
    /// What this regular expression matches.
    Pattern(&'static str),
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => count.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Values(values) => super::message::write_values(f, values),
            Self::Types(types) => types.fmt(f),
            Self::Format(format) => format.fmt(f),
            Self::Pattern(pattern) => f.write_str(pattern),
        }
    }
}

/// A constraint that an input breaks.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// The part of the message.
    pub location: Location,
    /// The value in that part, as a JSON Pointer (RFC 6901); empty for the root of a body.
    /// For parameters it begins with their name. Long keys are cut: see [`Violation::KEY`].
    pub pointer: String,
    /// The keyword of the schema; `readOnly` and `writeOnly` for a property that was sent the wrong
    /// way, `syntax` for what could not be parsed at all, `depth` for nesting that is not followed.
    pub keyword: &'static str,
    /// What must hold, as the end of a sentence that the place begins.
    pub message: String,
    /// What the constraint allows, where that is one thing.
    pub limit: Option<Limit>,
}

impl Violation {
    /// How many characters of a key a pointer shows, so that a report stays small whatever was sent.
    pub const KEY: usize = super::path::KEY;

    /// A violation without a limit.
    #[must_use]
    pub fn new(
        location: Location,
        pointer: impl Into<String>,
        keyword: &'static str,
        message: impl Into<String>,
    ) -> Self {
        let (pointer, message) = (pointer.into(), message.into());
        Self { location, pointer, keyword, message, limit: None }
    }
}

impl fmt::Display for Violation {
    /// `/subject: must have at most 255 characters`, `query /page: must be an integer`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.location, self.pointer.as_str()) {
            (Location::Body, "") => f.write_str("body")?,
            (Location::Body, pointer) => f.write_str(pointer)?,
            (location, "") => f.write_str(location.as_str())?,
            (location, pointer) => write!(f, "{location} {pointer}")?,
        }
        write!(f, ": {}", self.message)
    }
}

impl Serialize for Violation {
    /// An object with `in`, `pointer`, `keyword` and `message`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Violation", 4)?;
        object.serialize_field("in", self.location.as_str())?;
        object.serialize_field("pointer", &self.pointer)?;
        object.serialize_field("keyword", self.keyword)?;
        object.serialize_field("message", &self.message)?;
        object.end()
    }
}

/// Everything that is wrong with an input.
#[derive(Debug, Clone, PartialEq)]
pub struct Invalid {
    violations: Vec<Violation>,
    malformed: bool,
    complete: bool,
}

impl Invalid {
    /// The violations, in the order of the schema; never empty.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The violations, to keep.
    #[must_use]
    pub fn into_violations(self) -> Vec<Violation> {
        self.violations
    }

    /// Whether some of the input could not be parsed at all (HTTP 400); else it was understood and
    /// breaks the schema (HTTP 422).
    #[must_use]
    pub const fn is_malformed(&self) -> bool {
        self.malformed
    }

    /// Whether all violations are here; false when there were more than the report holds.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.complete
    }
}

impl fmt::Display for Invalid {
    /// The violations, separated by semicolons.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{violation}")?;
        }
        if self.complete { Ok(()) } else { f.write_str("; and more") }
    }
}

impl std::error::Error for Invalid {}

/// Collects violations, up to a bound.
#[derive(Debug, Clone)]
pub struct Report {
    found: Invalid,
    bound: usize,
    location: Location,
    base: String,
}

impl Default for Report {
    fn default() -> Self {
        Self::new()
    }
}

impl Report {
    /// How many violations a report holds unless another bound is given.
    pub const BOUND: usize = 100;

    /// An empty report about a body.
    #[must_use]
    pub const fn new() -> Self {
        Self::with_bound(Self::BOUND)
    }

    /// An empty report about a body, with a bound of its own; it holds one violation at the least.
    #[must_use]
    pub const fn with_bound(bound: usize) -> Self {
        let found = Invalid { violations: Vec::new(), malformed: false, complete: true };
        Self { found, bound, location: Location::Body, base: String::new() }
    }

    /// From here on the report is about another value: where it is, and the JSON Pointer of its
    /// root (`""` for a body, `/page` for a parameter `page`).
    pub fn enter(&mut self, location: Location, base: impl Into<String>) {
        self.location = location;
        self.base = base.into();
    }

    /// From here on the report is about the parameter of a name.
    pub fn enter_parameter(&mut self, location: Location, name: &str) {
        self.location = location;
        self.base.clear();
        append(&mut self.base, Some(&Path { above: None, step: super::path::Step::Key(name) }));
    }

    /// Adds a violation as it is.
    pub fn add(&mut self, violation: Violation) {
        if self.found.violations.contains(&violation) {
            return;
        }
        if self.found.violations.len() < self.bound.max(1) {
            self.found.violations.push(violation);
        } else {
            self.found.complete = false;
        }
    }

    /// Adds a violation of the value that the report is about.
    pub fn fault(&mut self, keyword: &'static str, message: impl Into<String>) {
        let violation = Violation::new(self.location, self.base.clone(), keyword, message);
        self.add(violation);
    }

    /// Adds that the value which the report is about could not be parsed: keyword `syntax`.
    pub fn malformed(&mut self, message: impl Into<String>) {
        self.found.malformed = true;
        self.fault("syntax", message);
    }

    /// Adds a violation below the value that the report is about.
    pub(super) fn push(&mut self, path: Option<&Path<'_>>, words: Words) {
        let mut pointer = self.base.clone();
        append(&mut pointer, path);
        let Words { keyword, message, limit } = words;
        self.add(Violation { location: self.location, pointer, keyword, message, limit });
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.violations.is_empty() && self.found.complete
    }

    /// Whether more was found than the report holds, so that looking further is vain.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        !self.found.complete
    }

    /// The violations so far.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.found.violations
    }

    /// The end: nothing was found, or what was.
    ///
    /// # Errors
    /// There are violations.
    pub fn into_result(self) -> Result<(), Invalid> {
        if self.is_empty() { Ok(()) } else { Err(self.found) }
    }

    /// The end, where something is wrong: when nothing was found, that is what is found.
    pub(super) fn into_invalid(mut self) -> Invalid {
        if self.is_empty() {
            self.fault("type", UNREADABLE);
        }
        self.found
    }
}
