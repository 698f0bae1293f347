//! Which types are not ours: the configuration puts a Rust type of the user in their place.
//!
//! Nothing is known of such a type but what the configuration demands of it, so it holds nothing,
//! derives nothing and is not exact.

use std::collections::BTreeSet;

use crate::config::Config;
use crate::model::{Api, Keyword, Origin, SchemaId, Shape, Type};

/// The types that the configuration replaces, by index.
pub(super) fn opaque(api: &Api, config: &Config) -> Vec<bool> {
    api.types
        .iter()
        .map(|one| is_replaced(one, config) || has_replaced_format(api, one, config))
        .collect()
}

/// Whether a component is replaced as a whole; it is then not emitted.
pub(super) fn is_replaced(one: &Type, config: &Config) -> bool {
    matches!(&one.origin, Origin::Component(name) if config.types.replace.contains_key(name))
}

fn has_replaced_format(api: &Api, one: &Type, config: &Config) -> bool {
    matches!(one.shape, Shape::Scalar(_))
        && !config.formats.is_empty()
        && formats(api, one.schema).iter().any(|format| config.formats.contains_key(*format))
}

/// The formats that a schema and the schemas that hold together with it name.
fn formats(api: &Api, schema: SchemaId) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    let mut open = vec![schema];
    let mut formats = Vec::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        for keyword in &api.schema(id).keywords {
            match keyword {
                Keyword::Format(format) => formats.push(format.as_str()),
                Keyword::Reference(target) => open.push(*target),
                Keyword::AllOf(parts) | Keyword::AnyOf(parts) | Keyword::OneOf(parts) => {
                    open.extend(parts)
                }
                _ => {}
            }
        }
    }
    formats
}
