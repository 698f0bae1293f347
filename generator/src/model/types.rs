//! Types: the shapes that values have in Rust, before Rust names them.

use serde_json::Value;

use super::{Access, Docs, JsonType, SchemaId, TypeId};
use crate::pointer::Pointer;

/// A type.
///
/// Components are nominal whatever their shape is, so that each has one schema; of inline types
/// objects, enumerations and unions are nominal, all others are plain Rust types.
#[derive(Debug, Clone, PartialEq)]
pub struct Type {
    /// Where its schema is written.
    pub pointer: Pointer,
    /// What its values must be.
    pub schema: SchemaId,
    /// Where its name comes from.
    pub origin: Origin,
    /// What it is.
    pub shape: Shape,
    /// Whether its schema accepts null as well; every use of it is then nullable.
    /// Never for [`Shape::Any`] and [`Scalar::Null`]: null is one of their values.
    pub nullable: bool,
    /// `x-rust-name` on the schema.
    pub name_hint: Option<String>,
    /// Prose.
    pub docs: Docs,
}

impl Type {
    /// Whether it is emitted as an item with a name of its own.
    #[must_use]
    pub fn is_nominal(&self) -> bool {
        matches!(self.origin, Origin::Component(_))
            || matches!(
                self.shape,
                Shape::Object(_) | Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_)
            )
    }
}

/// Where the name of a type comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// `components/schemas/NAME`.
    Component(String),
    /// Inside another type: the owner, and the words of the way from it (`["address"]`,
    /// `["tags", "item"]`; `item` of a list, `value` of a map, `option2` of a union).
    Member(TypeId, Vec<String>),
    /// Inside an operation: its index in [`super::Api::operations`], and the words of the way
    /// (`["body"]`, `["ok"]`, `["query", "sort"]`).
    Operation(usize, Vec<String>),
}

/// What a type is.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Any JSON value, and why nothing better is known.
    Any(Untyped),
    /// A plain value.
    Scalar(Scalar),
    /// One of a list of strings or integers.
    Enum(Enumeration),
    /// An object with known properties.
    Object(Object),
    /// An object whose keys are data.
    Map(TypeUse),
    /// A list.
    List(TypeUse),
    /// An array with a type for each of its places: 1 to 12 of them, all of them there.
    Tuple(Vec<TypeUse>),
    /// One of several types.
    Union(Union),
    /// The same as another type: a component that only refers to it, or an inline type that an
    /// earlier one is the same as.
    Alias(TypeUse),
}

/// Why a value is plain JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Untyped {
    /// The schema says nothing of types.
    Unconstrained,
    /// The schema has more branches than are merged with what stands around them.
    TooMany,
    /// The schema accepts nothing.
    Never,
    /// The schema could not be read.
    Unreadable,
}

/// A type where it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypeUse {
    /// The type.
    pub id: TypeId,
    /// Whether null is accepted here, by the type itself or by what stands around it. Never for
    /// [`Shape::Any`] and [`Scalar::Null`], aliases of them included: null is one of their values.
    pub nullable: bool,
    /// The schema at this place: that of the type, or one that wraps it.
    pub schema: SchemaId,
}

/// A plain value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scalar {
    /// `boolean`.
    Boolean,
    /// `integer` of `int32`.
    I32,
    /// `integer`, and `int64`.
    I64,
    /// `integer` of `uint32`.
    U32,
    /// `integer` of `uint64`.
    U64,
    /// `number` of `float`.
    F32,
    /// `number`, and `double`.
    F64,
    /// `string`, and every format without a type of its own.
    String,
    /// `string` of `password`: never shown in `Debug`.
    Password,
    /// `string` of `date` (RFC 3339, full-date).
    Date,
    /// `string` of `date-time` (RFC 3339).
    DateTime,
    /// `string` of `uuid` (RFC 9562).
    Uuid,
    /// `string` of `ipv4`.
    Ipv4,
    /// `string` of `ipv6`.
    Ipv6,
    /// `string` of `byte`: base64 (RFC 4648).
    Base64,
    /// `string` of `binary`: bytes outside of JSON, a string inside.
    Binary,
    /// `null`.
    Null,
}

impl Scalar {
    /// What it is in JSON.
    #[must_use]
    pub fn json_type(self) -> JsonType {
        match self {
            Self::Boolean => JsonType::Boolean,
            Self::I32 | Self::I64 | Self::U32 | Self::U64 => JsonType::Integer,
            Self::F32 | Self::F64 => JsonType::Number,
            Self::Null => JsonType::Null,
            Self::String
            | Self::Password
            | Self::Date
            | Self::DateTime
            | Self::Uuid
            | Self::Ipv4
            | Self::Ipv6
            | Self::Base64
            | Self::Binary => JsonType::String,
        }
    }
}

/// One of a list of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enumeration {
    /// The values, in document order; never empty, none twice; null is not among them.
    /// All strings, or all integers.
    pub variants: Vec<Variant>,
    /// What other values are.
    pub others: Others,
}

/// What the values are that an enumeration does not list. Rust keeps them in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// A violation.
    Refused,
    /// As good: `anyOf: [{enum: [a]}, {type: string}]`.
    Valid,
}

/// A value of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Where it is written.
    pub pointer: Pointer,
    /// The value.
    pub value: VariantValue,
    /// The name that `x-enum-varnames` gives it.
    pub name_hint: Option<String>,
    /// The label that `x-enum-descriptions` gives it.
    pub label: Option<String>,
}

/// The value of a variant on the wire.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum VariantValue {
    /// A string.
    Text(String),
    /// An integer.
    Integer(i64),
}

/// An object with known properties.
#[derive(Debug, Clone, PartialEq)]
pub struct Object {
    /// The properties, in document order, those of `allOf` in its order; no name twice.
    pub fields: Vec<Field>,
    /// What happens to properties that are not named.
    pub additional: Additional,
}

/// What happens to properties that are not named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Additional {
    /// They are accepted and dropped.
    Dropped,
    /// They are a violation (`additionalProperties: false`).
    Refused,
    /// They are kept, typed.
    Kept(TypeUse),
}

/// A property of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Where it is written.
    pub pointer: Pointer,
    /// The name on the wire.
    pub name: String,
    /// `x-rust-name`.
    pub name_hint: Option<String>,
    /// What its value is.
    pub value: TypeUse,
    /// Whether it must be there.
    pub required: bool,
    /// Who may send it.
    pub access: Access,
    /// `default`, as JSON.
    pub default: Option<Value>,
    /// Prose; that of the use, else that of the type when it is inline.
    pub docs: Docs,
}

impl Field {
    /// Whether the field can be absent, null, both or neither.
    #[must_use]
    pub fn presence(&self) -> Presence {
        match (self.required, self.value.nullable) {
            (true, false) => Presence::Required,
            (false, false) => Presence::Optional,
            (true, true) => Presence::Nullable,
            (false, true) => Presence::OptionalNullable,
        }
    }
}

/// Whether a field can be absent, null, both or neither. Absent and null are never the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// There, and not null.
    Required,
    /// There and not null, or absent.
    Optional,
    /// There, maybe null.
    Nullable,
    /// There, null or absent.
    OptionalNullable,
}

/// One of several types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Union {
    /// How many branches must hold.
    pub rule: UnionRule,
    /// The branches, in document order; never empty. Null is not among them (the type is nullable).
    pub branches: Vec<Branch>,
    /// What tells the branches apart, when the document names what can.
    pub discriminator: Option<Discriminator>,
}

/// What tells the branches of a union apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discriminator {
    /// The property whose value chooses a branch.
    pub property: String,
    /// The index of the branch of objects whose value is absent or chooses none.
    pub default: Option<usize>,
    /// Who sees the property. Where it is not sent, the branches are told apart by what they are.
    pub access: Access,
}

/// How many branches of a union must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnionRule {
    /// `oneOf`: exactly one.
    One,
    /// `anyOf`: at least one; the first of those that hold and know most of the value gives the variant.
    Any,
}

/// A branch of a union.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// Where it is written.
    pub pointer: Pointer,
    /// What it is.
    pub value: TypeUse,
    /// The values of the discriminator that choose it; the first is the one to write.
    pub tags: Vec<String>,
    /// `title` or `x-rust-name` of an inline branch.
    pub name_hint: Option<String>,
}
