//! Whether the shape of a type says everything that the keywords of its schema say.
//!
//! A list of what is covered, not of what is not: a keyword that is new here makes types inexact.
//! Keywords speak only of their own JSON type, and a covered schema pins its type, so those of other
//! JSON types are idle.

use std::collections::{BTreeMap, BTreeSet};

use super::conditions;
use super::together::{gathered, pins, together, types};
use crate::model::{
    Additional, Api, Enumeration, Field, JsonType, Keyword, Object, PropertySchema, Scalar, Schema,
    SchemaId, Shape, Type, TypeUse, Union, UnionRule, Untyped, VariantValue,
};

/// How many schemas may stand around one without saying anything.
const WRAPPERS: usize = 32;

/// Whether a type enforces its own schema, given that the types that it holds enforce theirs.
pub(super) fn covered(api: &Api, one: &Type) -> bool {
    let keywords = &api.schema(one.schema).keywords;
    match &one.shape {
        Shape::Any(reason) => match conditions::constant(api, one.schema) {
            Some(true) => *reason == Untyped::Unconstrained,
            Some(false) => true,
            None => false,
        },
        Shape::Scalar(scalar) => plain(api, one, *scalar),
        Shape::Enum(values) => enumeration(values, keywords, one),
        Shape::Object(object) => {
            merged(api, one).is_some_and(|parts| covers_object(api, object, &parts, one))
        }
        Shape::Map(held) => gathered(api, one).is_some_and(|keywords| {
            pins(&keywords, JsonType::Object, one) && map(api, held, &keywords)
        }),
        Shape::List(held) => gathered(api, one).is_some_and(|keywords| {
            pins(&keywords, JsonType::Array, one) && list(api, held, &keywords)
        }),
        // The checker knows `prefixItems`.
        Shape::Tuple(_) => false,
        Shape::Union(union) => {
            matches!(keywords.as_slice(), [Keyword::OneOf(_) | Keyword::AnyOf(_)])
                && is_decided(api, union)
        }
        Shape::Alias(held) => held.nullable == one.nullable && stands_for(api, one.schema, held),
    }
}

/// Whether the schema at a place adds nothing to that of the type there but, maybe, null.
fn stands_for(api: &Api, place: SchemaId, held: &TypeUse) -> bool {
    let Some(one) = api.get(held.id) else { return false };
    let mut id = place;
    let mut null = one.nullable;
    for _ in 0..WRAPPERS {
        if id == one.schema {
            return null == held.nullable;
        }
        match api.schema(id).keywords.as_slice() {
            [Keyword::Reference(inner)] => id = *inner,
            [Keyword::AllOf(parts)] if let [inner] = parts.as_slice() => id = *inner,
            [Keyword::AnyOf(parts)] => match beside_null(api, parts) {
                Some(inner) => (id, null) = (inner, true),
                None => return false,
            },
            // With oneOf, a null that both accept is refused.
            [Keyword::OneOf(parts)] if !null => match beside_null(api, parts) {
                Some(inner) => (id, null) = (inner, true),
                None => return false,
            },
            _ => return false,
        }
    }
    false
}

/// The other of two branches of which one accepts null alone.
fn beside_null(api: &Api, parts: &[SchemaId]) -> Option<SchemaId> {
    let [left, right] = parts else { return None };
    match (is_null(api.schema(*left)), is_null(api.schema(*right))) {
        (true, false) => Some(*right),
        (false, true) => Some(*left),
        _ => None,
    }
}

fn is_null(schema: &Schema) -> bool {
    match schema.keywords.as_slice() {
        [Keyword::Type(types)] => types.as_slice() == [JsonType::Null],
        [Keyword::Enum(values)] => {
            values.len() == 1 && values.iter().all(serde_json::Value::is_null)
        }
        [Keyword::Const(value)] => value.is_null(),
        _ => false,
    }
}

/// Whether the condition on a plain value is all that its schema says.
///
/// A nullable one is no value when it is null, of which only `type` may speak then.
fn plain(api: &Api, one: &Type, scalar: Scalar) -> bool {
    let Some(keywords) = gathered(api, one) else { return false };
    let speaks = |keyword: &&Keyword| {
        matches!(
            keyword,
            Keyword::Never
                | Keyword::Const(_)
                | Keyword::Enum(_)
                | Keyword::AnyOf(_)
                | Keyword::OneOf(_)
                | Keyword::Not(_)
                | Keyword::If(_)
        )
    };
    let expected = scalar.json_type();
    pins(&keywords, expected, one)
        && !(one.nullable && keywords.iter().any(speaks))
        && conditions::condition(api, one.schema, scalar).is_some()
}

/// Whether a keyword is enforced by every decode or says nothing.
fn is_plain(api: &Api, keyword: &Keyword) -> bool {
    matches!(keyword, Keyword::Type(_) | Keyword::Format(_))
        || conditions::keyword_constant(api, keyword) == Some(true)
}

fn enumeration(values: &Enumeration, keywords: &[Keyword], one: &Type) -> bool {
    let mut listed: Option<&[serde_json::Value]> = None;
    for keyword in keywords {
        match keyword {
            Keyword::Enum(values) if listed.is_none() => listed = Some(values),
            Keyword::Const(value) if listed.is_none() => listed = Some(std::slice::from_ref(value)),
            Keyword::Type(_) => {}
            _ => return false,
        }
    }
    let Some(listed) = listed else { return false };
    let typed: Vec<&Vec<JsonType>> = keywords.iter().filter_map(types).collect();
    let accepts = |wanted: &[JsonType]| {
        typed.iter().all(|types| types.iter().any(|one| wanted.contains(one)))
    };
    let kinds = values.variants.iter().all(|variant| match variant.value {
        VariantValue::Text(_) => accepts(&[JsonType::String]),
        VariantValue::Integer(_) => accepts(&[JsonType::Integer, JsonType::Number]),
    });
    let null = listed.iter().any(serde_json::Value::is_null) && accepts(&[JsonType::Null]);
    let known = |value: &serde_json::Value| {
        values.variants.iter().any(|variant| same(&variant.value, value))
    };
    let listed: Vec<_> = listed.iter().filter(|value| !value.is_null()).collect();
    kinds
        && null == one.nullable
        && listed.len() == values.variants.len()
        && listed.into_iter().all(known)
}

fn same(variant: &VariantValue, value: &serde_json::Value) -> bool {
    match variant {
        VariantValue::Text(text) => value.as_str() == Some(text),
        VariantValue::Integer(number) => value.as_i64() == Some(*number),
    }
}

/// Whether the branch that decoding takes is one that the rule lets stand.
///
/// Without a discriminator the checker chooses it by the rule. A discriminator chooses without
/// looking at the other branches, so with `oneOf` its values must keep them apart by themselves.
fn is_decided(api: &Api, union: &Union) -> bool {
    let Some(tag) = union.discriminator.as_ref().filter(|_| union.rule == UnionRule::One) else {
        return true;
    };
    let mut seen = BTreeSet::new();
    union.branches.iter().all(|branch| {
        let Some(Shape::Object(object)) = api.get(branch.value.id).map(|one| &one.shape) else {
            return false;
        };
        let Some(field) =
            object.fields.iter().find(|field| field.name == tag.property && field.required)
        else {
            return false;
        };
        match api.get(field.value.id).map(|one| &one.shape) {
            Some(Shape::Enum(values)) => values.variants.iter().all(|one| seen.insert(&one.value)),
            _ => false,
        }
    })
}

fn list(api: &Api, held: &TypeUse, keywords: &[&Keyword]) -> bool {
    let mut items = None;
    keywords.iter().all(|keyword| match keyword {
        Keyword::Items(schema) => items.replace(*schema).is_none(),
        Keyword::MaxItems(_) | Keyword::MinItems(_) | Keyword::UniqueItems => true,
        other => is_plain(api, other),
    }) && contained(api, items, held)
}

fn map(api: &Api, held: &TypeUse, keywords: &[&Keyword]) -> bool {
    let mut values = None;
    keywords.iter().all(|keyword| match keyword {
        Keyword::AdditionalProperties(schema) => values.replace(*schema).is_none(),
        Keyword::MaxProperties(_) | Keyword::MinProperties(_) => true,
        Keyword::PropertyNames(names) => conditions::of_names(api, *names).is_some(),
        Keyword::Properties(properties) => properties.is_empty(),
        Keyword::Required(names) => names.is_empty(),
        other => is_plain(api, other),
    }) && contained(api, values, held)
}

/// Whether a schema of names accepts every name.
fn any_name(api: &Api, names: SchemaId) -> bool {
    api.schema(names).keywords.iter().all(|keyword| match keyword {
        Keyword::Type(types) => types.contains(&JsonType::String),
        _ => false,
    })
}

/// Whether a type stands for a schema, or for anything where there is none.
fn contained(api: &Api, schema: Option<SchemaId>, held: &TypeUse) -> bool {
    match schema {
        Some(schema) => stands_for(api, schema, held),
        None => is_anything(api, held),
    }
}

fn is_anything(api: &Api, held: &TypeUse) -> bool {
    api.get(held.id).is_some_and(|one| {
        matches!(one.shape, Shape::Any(Untyped::Unconstrained))
            && conditions::constant(api, one.schema) == Some(true)
    })
}

/// The schemas that an object is merged from; nothing where one of them says something that merging
/// does not cover.
fn merged<'a>(api: &'a Api, one: &Type) -> Option<Vec<&'a Schema>> {
    let covers = |keyword: &Keyword| match keyword {
        Keyword::PropertyNames(names) => any_name(api, *names),
        _ if conditions::keyword_constant(api, keyword) == Some(true) => true,
        Keyword::Never
        | Keyword::Enum(_)
        | Keyword::Const(_)
        | Keyword::AnyOf(_)
        | Keyword::OneOf(_)
        | Keyword::Not(_)
        | Keyword::If(_)
        | Keyword::PatternProperties(_)
        | Keyword::DependentRequired(_)
        | Keyword::DependentSchemas(_)
        | Keyword::UnevaluatedProperties(_)
        | Keyword::MaxProperties(_)
        | Keyword::MinProperties(_) => false,
        _ => true,
    };
    let parts = together(api, one)?;
    parts.iter().all(|schema| schema.keywords.iter().all(covers)).then_some(parts)
}

fn covers_object(api: &Api, object: &Object, parts: &[&Schema], one: &Type) -> bool {
    let keywords = || parts.iter().flat_map(|schema| &schema.keywords);
    let typed: Vec<&Vec<JsonType>> = keywords().filter_map(types).collect();
    let null = !typed.is_empty() && typed.iter().all(|types| types.contains(&JsonType::Null));
    let pinned = typed.iter().all(|types| types.contains(&JsonType::Object))
        && typed
            .iter()
            .any(|types| types.iter().all(|one| matches!(one, JsonType::Object | JsonType::Null)));
    let required: BTreeSet<&str> =
        keywords().filter_map(required).flatten().map(String::as_str).collect();
    let expected: BTreeSet<&str> = object
        .fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name.as_str())
        .collect();
    pinned
        && null == one.nullable
        && required == expected
        && properties(api, object, parts)
        && additional(api, object, parts)
}

fn required(keyword: &Keyword) -> Option<&Vec<String>> {
    match keyword {
        Keyword::Required(names) => Some(names),
        _ => None,
    }
}

/// Whether every property of the schemas is a field that stands for it, with the same access.
fn properties(api: &Api, object: &Object, parts: &[&Schema]) -> bool {
    let fields: BTreeMap<&str, &Field> =
        object.fields.iter().map(|field| (field.name.as_str(), field)).collect();
    let listed = || parts.iter().flat_map(|schema| property_list(schema));
    let covered = |property: &PropertySchema| {
        fields.get(property.name.as_str()).is_some_and(|field| {
            field.access == property.access && stands_for(api, property.schema, &field.value)
        })
    };
    let names: BTreeSet<&str> = listed().map(|property| property.name.as_str()).collect();
    let unlisted = |field: &&Field| !names.contains(field.name.as_str());
    listed().all(covered)
        && object.fields.iter().filter(unlisted).all(|field| is_anything(api, &field.value))
}

fn property_list(schema: &Schema) -> &[PropertySchema] {
    let mut lists = schema.keywords.iter().filter_map(|keyword| match keyword {
        Keyword::Properties(list) => Some(list.as_slice()),
        _ => None,
    });
    lists.next_back().unwrap_or(&[])
}

/// Whether what happens to unnamed properties is what the schemas say. `additionalProperties` sees
/// only the `properties` beside it, so with several schemas it has to accept everything.
fn additional(api: &Api, object: &Object, parts: &[&Schema]) -> bool {
    let mut said = Vec::new();
    for schema in parts {
        said.extend(schema.keywords.iter().filter_map(|keyword| match keyword {
            Keyword::AdditionalProperties(id) if !api.schema(*id).keywords.is_empty() => {
                Some((*id, property_list(schema).len()))
            }
            _ => None,
        }));
    }
    match (said.as_slice(), object.additional) {
        ([], Additional::Dropped) => true,
        ([], Additional::Kept(held)) => is_anything(api, &held),
        ([(id, named)], known) => {
            *named == object.fields.len()
                && match known {
                    Additional::Dropped => false,
                    Additional::Refused => {
                        matches!(api.schema(*id).keywords.as_slice(), [Keyword::Never])
                    }
                    Additional::Kept(held) => stands_for(api, *id, &held),
                }
        }
        _ => false,
    }
}
