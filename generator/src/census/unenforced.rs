//! [`Api`] and what was said of its document → the constraints that nothing enforces.

use std::collections::BTreeSet;

use super::places::places;
use crate::analyze::{self, Facts};
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::load::Document;
use crate::model::{Api, Keyword, SchemaId, TypeId};
use crate::pointer::Pointer;

/// A constraint that is not enforced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unenforced {
    /// Where it is written.
    pub place: Place,
    /// `format`, or the code of what was said of it.
    pub reason: &'static str,
    /// The same in a sentence.
    pub message: String,
}

/// What is said of constraints that are not enforced, wherever it is said.
const CODES: [Code; 4] = [
    Code::UnsupportedKeyword,
    Code::InvalidPattern,
    Code::NarrowedNumber,
    Code::UnsupportedMediaType,
];

/// The keywords that constrain values; one with a fault is left out.
const CONSTRAINTS: &[&str] = &[
    "type",
    "enum",
    "const",
    "multipleOf",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "format",
    "prefixItems",
    "items",
    "contains",
    "minContains",
    "maxContains",
    "unevaluatedItems",
    "maxItems",
    "minItems",
    "uniqueItems",
    "properties",
    "required",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedProperties",
    "maxProperties",
    "minProperties",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
];

/// The keys whose keys are names.
const MAPS: [&str; 6] =
    ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas"];

/// The constraints that are not enforced: those that something was said of, then formats.
pub(super) fn unenforced(
    document: &Document,
    api: &Api,
    facts: &Facts,
    said: &[Diagnostic],
) -> Vec<Unenforced> {
    let told = said.iter().filter(|one| is_of_constraint(one)).map(|one| Unenforced {
        place: one.place.clone(),
        reason: one.code.name(),
        message: one.message.clone(),
    });
    told.chain(formats(document, api, facts)).collect()
}

/// Whether a diagnostic says that a constraint was not read.
fn is_of_constraint(one: &Diagnostic) -> bool {
    let (Place::Key(pointer) | Place::Value(pointer)) = &one.place else { return false };
    let costs = one.code == Code::IgnoredSibling || one.severity() == Severity::Error;
    CODES.contains(&one.code) || (costs && is_constraint(pointer))
}

/// Whether the key of a place is a keyword that constrains values, and no name.
fn is_constraint(pointer: &Pointer) -> bool {
    let mut keys = pointer.keys().rev();
    let key = keys.next();
    let named = keys.next().is_some_and(|above| MAPS.contains(&&*above));
    !named && key.is_some_and(|key| CONSTRAINTS.contains(&&*key))
}

/// The formats that no type and no checker holds values to.
fn formats(document: &Document, api: &Api, facts: &Facts) -> Vec<Unenforced> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut look = |id: TypeId, limits: Vec<(SchemaId, &Keyword)>| {
        for (schema, keyword) in limits {
            let Keyword::Format(format) = keyword else { continue };
            if facts.enforces(id, format) || !seen.insert(schema) {
                continue;
            }
            let others = api.twins.get(&schema).into_iter().flatten();
            found.extend(std::iter::once(&api.schema(schema).pointer).chain(others).map(|one| {
                Unenforced {
                    place: Place::Value(document.origin(&one.child("format"))),
                    reason: "format",
                    message: format!("`{format}` is not checked"),
                }
            }));
        }
    };
    for (id, one) in api.types().filter(|(_, one)| one.is_nominal()) {
        look(id, analyze::own_limits(api, one.schema));
    }
    for (_, value) in places(api) {
        look(value.id, analyze::limits(api, value));
    }
    found
}
