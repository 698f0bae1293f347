//! Schemas: constraints on JSON values, in the words of JSON Schema 2020-12 whatever the dialect was.

use serde_json::{Number, Value};

use super::SchemaId;
use crate::pointer::{FileId, Pointer};

/// Constraints on a JSON value; all of them hold together.
///
/// Invariant: the keywords say what they say in 2020-12. `nullable` has become a type or an enum
/// value, boolean exclusive bounds numbers, `$ref` of 3.0 has no siblings.
#[derive(Debug, Clone, PartialEq)]
pub struct Schema {
    /// Where it is written.
    pub pointer: Pointer,
    /// Its constraints, in the order of the document. At most one of each kind.
    pub keywords: Vec<Keyword>,
}

impl Schema {
    /// The schema that accepts everything.
    pub const ANYTHING: Self = Self {
        pointer: Pointer { file: FileId(u32::MAX), path: Vec::new() },
        keywords: Vec::new(),
    };
}

/// A constraint. Each speaks only of the values of its own JSON type.
#[derive(Debug, Clone, PartialEq)]
pub enum Keyword {
    /// The boolean schema `false`: nothing is accepted.
    Never,
    /// `$ref`, resolved.
    Reference(SchemaId),
    /// `type`.
    Type(Vec<JsonType>),
    /// `enum`.
    Enum(Vec<Value>),
    /// `const`.
    Const(Value),
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
    /// `pattern`, translated from ECMA-262 to what the `regex` crate reads; where that has no word
    /// for it (look-around, back-references), to what `fancy-regex` reads. It compiles in one of them.
    Pattern(String),
    /// `format`.
    Format(String),
    /// `items`.
    Items(SchemaId),
    /// `maxItems`.
    MaxItems(u64),
    /// `minItems`.
    MinItems(u64),
    /// `uniqueItems: true`.
    UniqueItems,
    /// `properties`.
    Properties(Vec<PropertySchema>),
    /// `required`.
    Required(Vec<String>),
    /// `additionalProperties`; the schema [`Keyword::Never`] for `false`.
    AdditionalProperties(SchemaId),
    /// `maxProperties`.
    MaxProperties(u64),
    /// `minProperties`.
    MinProperties(u64),
    /// `allOf`.
    AllOf(Vec<SchemaId>),
    /// `anyOf`.
    AnyOf(Vec<SchemaId>),
    /// `oneOf`.
    OneOf(Vec<SchemaId>),
    /// `not`.
    Not(SchemaId),
}

/// A property of `properties`.
#[derive(Debug, Clone, PartialEq)]
pub struct PropertySchema {
    /// Its name on the wire.
    pub name: String,
    /// What its value must be.
    pub schema: SchemaId,
    /// Who may send it.
    pub access: Access,
}

/// Who may send a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Access {
    /// Everybody.
    #[default]
    ReadWrite,
    /// `readOnly`: it is in responses only.
    ReadOnly,
    /// `writeOnly`: it is in requests only.
    WriteOnly,
}

/// A type of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JsonType {
    /// `null`.
    Null,
    /// `boolean`.
    Boolean,
    /// `integer`: a number without a fraction, `1.0` included.
    Integer,
    /// `number`.
    Number,
    /// `string`.
    String,
    /// `array`.
    Array,
    /// `object`.
    Object,
}
