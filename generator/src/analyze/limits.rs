//! A schema → the keywords that hold together with its own.

use super::Api;
use crate::model::{JsonType, Keyword, SchemaId, TypeUse};

/// How many schemas are looked through; circles are bounded by it, since each step reads one.
const STEPS: usize = 128;

/// The keywords that hold for the values at a place, each with the schema that it stands in; those
/// of a named type are left out: that type speaks for itself.
#[must_use]
pub fn limits(api: &Api, value: TypeUse) -> Vec<(SchemaId, &Keyword)> {
    let own = api.get(value.id).filter(|one| one.is_nominal()).map(|one| one.schema);
    collect(api, value.schema, own)
}

/// The keywords of the schema of a named type, for the type itself.
#[must_use]
pub fn own_limits(api: &Api, schema: SchemaId) -> Vec<(SchemaId, &Keyword)> {
    collect(api, schema, None)
}

fn collect(api: &Api, start: SchemaId, without: Option<SchemaId>) -> Vec<(SchemaId, &Keyword)> {
    let mut found = Vec::new();
    let mut open = vec![start];
    for _ in 0..STEPS {
        let Some(id) = open.pop() else { break };
        if Some(id) == without {
            continue;
        }
        for keyword in &api.schema(id).keywords {
            match keyword {
                Keyword::Reference(inner) => open.push(*inner),
                Keyword::AllOf(inner) => open.extend(inner.iter().rev()),
                Keyword::AnyOf(inner) | Keyword::OneOf(inner) => {
                    open.extend(beside_null(api, inner));
                }
                other => found.push((id, other)),
            }
        }
    }
    found
}

/// The branch beside one that accepts null alone.
fn beside_null(api: &Api, branches: &[SchemaId]) -> Option<SchemaId> {
    match branches {
        [one, other] if is_null(api, *one) => Some(*other),
        [one, other] if is_null(api, *other) => Some(*one),
        _ => None,
    }
}

fn is_null(api: &Api, id: SchemaId) -> bool {
    match api.schema(id).keywords.as_slice() {
        [Keyword::Type(types)] => types.as_slice() == [JsonType::Null],
        [Keyword::Enum(values)] => values.as_slice() == [serde_json::Value::Null],
        [Keyword::Const(value)] => value.is_null(),
        _ => false,
    }
}
