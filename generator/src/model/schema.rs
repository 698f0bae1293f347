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
    /// Its constraints, in the order of the document. At most one of each kind, but for
    /// references.
    pub keywords: Vec<Keyword>,
}

impl Schema {
    /// The schema that accepts everything.
    pub const ANYTHING: Self =
        Self { pointer: Pointer::root(FileId(u32::MAX)), keywords: Vec::new() };

    /// Whether it says the type of JSON itself.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        self.keywords.iter().any(|one| matches!(one, Keyword::Type(_)))
    }
}

/// A constraint. Each speaks only of the values of its own JSON type.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum Keyword {
    /// The boolean schema `false`: nothing is accepted.
    Never,
    /// `$ref`, resolved; `$dynamicRef` likewise, for the way on which the schema is reached.
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
    /// `prefixItems`: the schemas of the first items.
    PrefixItems(Vec<SchemaId>),
    /// `items`: the schema of those that `prefixItems` beside it does not reach.
    Items(SchemaId),
    /// `contains`, with `minContains` and `maxContains`.
    Contains(Contains),
    /// `unevaluatedItems`: the schema of the items of which nothing else in this schema speaks.
    UnevaluatedItems(SchemaId),
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
    /// `patternProperties`.
    PatternProperties(Vec<PatternSchema>),
    /// `additionalProperties`: the schema of what neither `properties` nor `patternProperties`
    /// beside it names; [`Keyword::Never`] for `false`.
    AdditionalProperties(SchemaId),
    /// `propertyNames`.
    PropertyNames(SchemaId),
    /// `dependentRequired`: a property, and those that must be there when it is.
    DependentRequired(Vec<(String, Vec<String>)>),
    /// `dependentSchemas`: a property, and what the object must be when it is there.
    DependentSchemas(Vec<(String, SchemaId)>),
    /// `unevaluatedProperties`: the schema of the properties of which nothing else in this schema
    /// speaks.
    UnevaluatedProperties(SchemaId),
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
    /// `if`, with `then` and `else`.
    If(Condition),
}

impl Keyword {
    /// The schemas that it holds.
    #[must_use]
    pub fn schemas(&self) -> Vec<SchemaId> {
        match self {
            Self::Reference(id)
            | Self::Items(id)
            | Self::UnevaluatedItems(id)
            | Self::AdditionalProperties(id)
            | Self::PropertyNames(id)
            | Self::UnevaluatedProperties(id)
            | Self::Not(id) => vec![*id],
            Self::Properties(list) => list.iter().map(|one| one.schema).collect(),
            Self::PatternProperties(list) => list.iter().map(|one| one.schema).collect(),
            Self::DependentSchemas(list) => list.iter().map(|(_, id)| *id).collect(),
            Self::AllOf(list) | Self::AnyOf(list) | Self::OneOf(list) | Self::PrefixItems(list) => {
                list.clone()
            }
            Self::Contains(contains) => vec![contains.schema],
            Self::If(Condition { test, then, otherwise }) => {
                [Some(*test), *then, *otherwise].into_iter().flatten().collect()
            }
            _ => Vec::new(),
        }
    }

    /// Calls `with` for each schema that it holds.
    pub fn each_schema(&mut self, with: &mut impl FnMut(&mut SchemaId)) {
        match self {
            Self::Reference(id)
            | Self::Items(id)
            | Self::UnevaluatedItems(id)
            | Self::AdditionalProperties(id)
            | Self::PropertyNames(id)
            | Self::UnevaluatedProperties(id)
            | Self::Not(id) => with(id),
            Self::Properties(list) => list.iter_mut().for_each(|one| with(&mut one.schema)),
            Self::PatternProperties(list) => {
                list.iter_mut().for_each(|one| with(&mut one.schema));
            }
            Self::DependentSchemas(list) => list.iter_mut().for_each(|(_, id)| with(id)),
            Self::AllOf(list) | Self::AnyOf(list) | Self::OneOf(list) | Self::PrefixItems(list) => {
                list.iter_mut().for_each(with);
            }
            Self::Contains(contains) => with(&mut contains.schema),
            Self::If(condition) => {
                with(&mut condition.test);
                condition.then.iter_mut().for_each(&mut *with);
                condition.otherwise.iter_mut().for_each(with);
            }
            _ => {}
        }
    }
}

/// `contains`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Contains {
    /// What some items must be.
    pub schema: SchemaId,
    /// The fewest of them: `minContains`, else 1.
    pub least: u64,
    /// The most of them: `maxContains`.
    pub most: Option<u64>,
}

/// `if`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Condition {
    /// What decides.
    pub test: SchemaId,
    /// `then`: what must hold when the test does.
    pub then: Option<SchemaId>,
    /// `else`: what must hold when it does not.
    pub otherwise: Option<SchemaId>,
}

/// An entry of `patternProperties`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PatternSchema {
    /// The pattern that names match, as in [`Keyword::Pattern`].
    pub pattern: String,
    /// What the values of those properties must be.
    pub schema: SchemaId,
}

/// A property of `properties`.
#[derive(Debug, Clone, PartialEq, Hash)]
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
