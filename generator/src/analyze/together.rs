//! A type → the keywords that hold together with its schema, and the types of JSON that they leave.

use std::collections::BTreeSet;

use crate::model::{Api, JsonType, Keyword, Schema, Type};

/// How many schemas an object may be merged from; a hostile chain of them would cost its square.
const PARTS: usize = 512;

/// Whether what `type` says, at all places that hold together, accepts what the Rust type holds and
/// nothing else.
pub(super) fn pins(keywords: &[&Keyword], expected: JsonType, one: &Type) -> bool {
    let sets: Vec<&Vec<JsonType>> = keywords.iter().filter_map(|one| types(one)).collect();
    let accepts = |set: &&Vec<JsonType>| {
        let whole = expected == JsonType::Integer && set.contains(&JsonType::Number);
        whole || set.contains(&expected)
    };
    let only =
        |set: &&Vec<JsonType>| set.iter().all(|kind| *kind == expected || *kind == JsonType::Null);
    let null = !sets.is_empty() && sets.iter().all(|set| set.contains(&JsonType::Null));
    let is_null = expected == JsonType::Null;
    sets.iter().all(accepts) && sets.iter().any(only) && (null && !is_null) == one.nullable
}

/// The keywords of all schemas that hold together with that of a type.
pub(super) fn gathered<'a>(api: &'a Api, one: &Type) -> Option<Vec<&'a Keyword>> {
    let parts = together(api, one)?;
    let keywords = parts.into_iter().flat_map(|schema| &schema.keywords);
    Some(keywords.filter(|one| !matches!(one, Keyword::Reference(_) | Keyword::AllOf(_))).collect())
}

/// The schema of a type and, through `allOf` and references, all that hold together with it.
pub(super) fn together<'a>(api: &'a Api, one: &Type) -> Option<Vec<&'a Schema>> {
    let mut seen = BTreeSet::new();
    let mut open = vec![one.schema];
    let mut parts = Vec::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        if seen.len() > PARTS {
            return None;
        }
        let schema = api.schema(id);
        for keyword in &schema.keywords {
            match keyword {
                Keyword::Reference(inner) => open.push(*inner),
                Keyword::AllOf(inner) => open.extend(inner),
                _ => {}
            }
        }
        parts.push(schema);
    }
    Some(parts)
}

/// The types that a keyword lists.
pub(super) fn types(keyword: &Keyword) -> Option<&Vec<JsonType>> {
    match keyword {
        Keyword::Type(types) => Some(types),
        _ => None,
    }
}
