// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Schemas as data: what generated crates hold as statics, and what the checker runs.
//!
//! The keywords mean what JSON Schema 2020-12 says; each speaks only of values of its own JSON type.

use std::fmt;

use super::number::Number;

/// Constraints on a JSON value; all of them hold together.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// The constraints.
    pub keywords: &'static [Keyword],
}

impl Schema {
    /// Anything.
    pub const ANY: Self = Self { keywords: &[] };
    /// A boolean.
    pub const BOOLEAN: Self = Self { keywords: &[Keyword::Type(Types::BOOLEAN)] };
    /// A string.
    pub const STRING: Self = Self { keywords: &[Keyword::Type(Types::STRING)] };
    /// A number.
    pub const NUMBER: Self = Self { keywords: &[Keyword::Type(Types::NUMBER)] };
    /// An integer that an `i32` holds.
    pub const INT32: Self =
        Self { keywords: &[Keyword::Type(Types::INTEGER), Keyword::Format(Format::Int32)] };
    /// An integer that an `i64` holds.
    pub const INT64: Self =
        Self { keywords: &[Keyword::Type(Types::INTEGER), Keyword::Format(Format::Int64)] };
    /// A `date-time`.
    pub const DATE_TIME: Self =
        Self { keywords: &[Keyword::Type(Types::STRING), Keyword::Format(Format::DateTime)] };
    /// A `uuid`.
    pub const UUID: Self =
        Self { keywords: &[Keyword::Type(Types::STRING), Keyword::Format(Format::Uuid)] };
}

/// A constraint.
#[derive(Clone, Copy)]
pub enum Keyword {
    /// The schema `false`: nothing is accepted.
    Never,
    /// `$ref`.
    Reference(&'static Schema),
    /// `type`.
    Type(Types),
    /// `enum`.
    Enum(&'static [Literal]),
    /// `const`.
    Const(Literal),
    /// `multipleOf`.
    MultipleOf(Number),
    /// `maximum`.
    Maximum(Number),
    /// `exclusiveMaximum`.
    ExclusiveMaximum(Number),
    /// `minimum`.
    Minimum(Number),
    /// `exclusiveMinimum`.
    ExclusiveMinimum(Number),
    /// `maxLength`, in Unicode scalar values.
    MaxLength(u64),
    /// `minLength`, in Unicode scalar values.
    MinLength(u64),
    /// `pattern`.
    Pattern(&'static dyn Matcher),
    /// `format`.
    Format(Format),
    /// `prefixItems`: the schemas of the first items.
    PrefixItems(&'static [&'static Schema]),
    /// `items`: those that the `prefixItems` beside it do not reach.
    Items(&'static Schema),
    /// `contains`, `minContains` and `maxContains`.
    Contains(Contains),
    /// `unevaluatedItems`: those of which nothing else in the schema speaks.
    UnevaluatedItems(&'static Schema),
    /// `maxItems`.
    MaxItems(u64),
    /// `minItems`.
    MinItems(u64),
    /// `uniqueItems`.
    UniqueItems,
    /// `properties`, and their indexes in the order of their names; without those each name is
    /// looked for.
    Properties(&'static [Property], &'static [u16]),
    /// `required`; the quickest order is that of the names.
    Required(&'static [&'static str]),
    /// `patternProperties`.
    PatternProperties(&'static [PatternProperty]),
    /// `additionalProperties`: what `properties` and `patternProperties` beside it do not name.
    AdditionalProperties(&'static Schema),
    /// `propertyNames`.
    PropertyNames(&'static Schema),
    /// `dependentRequired`: a property, and those that must be there when it is.
    DependentRequired(&'static [(&'static str, &'static [&'static str])]),
    /// `dependentSchemas`: a property, and what the object must be when it is there.
    DependentSchemas(&'static [(&'static str, &'static Schema)]),
    /// `unevaluatedProperties`: those of which nothing else in the schema speaks.
    UnevaluatedProperties(&'static Schema),
    /// `maxProperties`.
    MaxProperties(u64),
    /// `minProperties`.
    MinProperties(u64),
    /// `allOf`.
    AllOf(&'static [&'static Schema]),
    /// `anyOf`.
    AnyOf(&'static [&'static Schema]),
    /// `oneOf`.
    OneOf(&'static [&'static Schema]),
    /// `not`.
    Not(&'static Schema),
    /// `if`, `then` and `else`.
    If(Condition),
}

impl Keyword {
    /// How JSON Schema spells it; `false` for [`Keyword::Never`].
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Never => "false",
            Self::Reference(_) => "$ref",
            Self::Type(_) => "type",
            Self::Enum(_) => "enum",
            Self::Const(_) => "const",
            Self::MultipleOf(_) => "multipleOf",
            Self::Maximum(_) => "maximum",
            Self::ExclusiveMaximum(_) => "exclusiveMaximum",
            Self::Minimum(_) => "minimum",
            Self::ExclusiveMinimum(_) => "exclusiveMinimum",
            Self::MaxLength(_) => "maxLength",
            Self::MinLength(_) => "minLength",
            Self::Pattern(_) => "pattern",
            Self::Format(_) => "format",
            Self::PrefixItems(_) => "prefixItems",
            Self::Items(_) => "items",
            Self::Contains(_) => "contains",
            Self::UnevaluatedItems(_) => "unevaluatedItems",
            Self::MaxItems(_) => "maxItems",
            Self::MinItems(_) => "minItems",
            Self::UniqueItems => "uniqueItems",
            Self::Properties(..) => "properties",
            Self::Required(_) => "required",
            Self::PatternProperties(_) => "patternProperties",
            Self::AdditionalProperties(_) => "additionalProperties",
            Self::PropertyNames(_) => "propertyNames",
            Self::DependentRequired(_) => "dependentRequired",
            Self::DependentSchemas(_) => "dependentSchemas",
            Self::UnevaluatedProperties(_) => "unevaluatedProperties",
            Self::MaxProperties(_) => "maxProperties",
            Self::MinProperties(_) => "minProperties",
            Self::AllOf(_) => "allOf",
            Self::AnyOf(_) => "anyOf",
            Self::OneOf(_) => "oneOf",
            Self::Not(_) => "not",
            Self::If(_) => "if",
        }
    }
}

impl fmt::Debug for Keyword {
    /// The name only: schemas may refer to themselves.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A set of types of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Types(pub u8);

impl Types {
    /// `null`.
    pub const NULL: Self = Self(1);
    /// `boolean`.
    pub const BOOLEAN: Self = Self(2);
    /// `integer`: a number without a fraction, `1.0` included.
    pub const INTEGER: Self = Self(4);
    /// `number`.
    pub const NUMBER: Self = Self(8);
    /// `string`.
    pub const STRING: Self = Self(16);
    /// `array`.
    pub const ARRAY: Self = Self(32);
    /// `object`.
    pub const OBJECT: Self = Self(64);

    /// Whether the sets have a type in common.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A JSON value, as a constant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Literal {
    /// `null`.
    Null,
    /// A boolean.
    Boolean(bool),
    /// An integer that an `i64` holds.
    Integer(i64),
    /// A greater integer.
    Unsigned(u64),
    /// Any other number.
    Float(f64),
    /// A string.
    Text(&'static str),
    /// An array.
    Array(&'static [Literal]),
    /// An object; no key twice.
    Object(&'static [(&'static str, Literal)]),
}

/// A format that values are held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// `date-time` (RFC 3339).
    DateTime,
    /// `date` (RFC 3339, full-date).
    Date,
    /// `uuid` (RFC 9562).
    Uuid,
    /// `ipv4`.
    Ipv4,
    /// `ipv6`.
    Ipv6,
    /// `byte`: base64 (RFC 4648, section 4).
    Base64,
    /// An integer that an `i32` holds.
    Int32,
    /// An integer that an `i64` holds.
    Int64,
    /// An integer that a `u32` holds.
    Uint32,
    /// An integer that a `u64` holds.
    Uint64,
    /// A number in the range of an `f32`.
    Float,
    /// A format that no Rust type has.
    Text(&'static TextFormat),
}

/// A format of texts that no Rust type has.
#[derive(Debug)]
pub struct TextFormat {
    /// What it is called in messages.
    pub words: &'static str,
    /// A text that has it.
    pub example: &'static str,
    /// Whether a text has it.
    pub fits: fn(&str) -> bool,
}

impl PartialEq for TextFormat {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for TextFormat {}

/// A property of `properties`.
#[derive(Debug, Clone, Copy)]
pub struct Property {
    /// Its name on the wire.
    pub name: &'static str,
    /// What its value must be.
    pub schema: &'static Schema,
    /// Who may send it.
    pub access: Access,
}

impl Property {
    /// A property that everybody may send.
    #[must_use]
    pub const fn new(name: &'static str, schema: &'static Schema) -> Self {
        Self { name, schema, access: Access::ReadWrite }
    }

    /// The same, which not everybody may send.
    #[must_use]
    pub const fn access(self, access: Access) -> Self {
        Self { access, ..self }
    }
}

/// Who may send a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    ReadWrite,
    /// Servers: in a request it is a violation.
    ReadOnly,
    /// Servers: in a request it is passed over.
    ReadOnlyIgnored,
    /// Clients: in a response it is a violation.
    WriteOnly,
}

/// `contains`.
#[derive(Debug, Clone, Copy)]
pub struct Contains {
    /// What some items must be.
    pub schema: &'static Schema,
    /// The fewest of them.
    pub least: u64,
    /// The most of them.
    pub most: u64,
}

/// An entry of `patternProperties`.
#[derive(Clone, Copy)]
pub struct PatternProperty {
    /// What the names match.
    pub pattern: &'static dyn Matcher,
    /// What the values must be.
    pub schema: &'static Schema,
}

/// `if`.
#[derive(Debug, Clone, Copy)]
pub struct Condition {
    /// What decides.
    pub test: &'static Schema,
    /// What must hold when the test does.
    pub then: &'static Schema,
    /// What must hold when it does not.
    pub otherwise: &'static Schema,
}

/// A regular expression.
pub trait Matcher: Sync {
    /// Whether it matches somewhere in `text`.
    fn is_match(&self, text: &str) -> bool;

    /// The expression.
    fn text(&self) -> &str;
}
