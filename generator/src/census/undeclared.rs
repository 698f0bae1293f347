//! The statuses that a server answers by itself and that the document does not declare, and the
//! overlay that declares them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::Census;
use crate::analyze;
use crate::config::Layout;
use crate::load::Document;
use crate::model::{Api, Traffic};
use crate::pointer::Pointer;

/// An operation that a server answers with statuses which the document does not declare for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undeclared {
    /// The method, in upper case.
    pub method: String,
    /// The path template.
    pub path: String,
    /// `operationId`, or what stands for it.
    pub operation_id: String,
    /// The statuses, in order; never empty.
    pub statuses: Vec<u16>,
    /// Where the operation is written.
    pub pointer: Pointer,
    /// Where an overlay finds it (JSONPath); nowhere when it is written in another file than the
    /// document.
    pub target: Option<String>,
}

/// The operations that have such statuses, in the order of the document.
pub(super) fn undeclared(document: &Document, api: &Api, layout: &Layout) -> Vec<Undeclared> {
    let all = api.traffic(Traffic::Calls).map(|(_, one)| Undeclared {
        method: one.method.clone(),
        path: one.path.template.clone(),
        operation_id: one.id.clone(),
        statuses: analyze::undeclared(one, layout),
        pointer: super::standing(document, &one.pointer),
        target: (one.pointer.file == document.main).then(|| target(&one.pointer)),
    });
    all.filter(|one| !one.statuses.is_empty()).collect()
}

/// How the names begin of what the overlay adds to the components: as no other name does.
pub(super) fn prefix(document: &Document) -> String {
    let root = document.root();
    let components = root.get("components");
    let kinds = ["schemas", "responses"].map(|kind| components.as_ref()?.get(kind));
    let names: Vec<String> = kinds
        .iter()
        .flatten()
        .flat_map(|map| map.entries().map(|(name, _)| name.to_owned()).collect::<Vec<_>>())
        .collect();
    let mut prefix = "Refusal".to_owned();
    while names.iter().any(|name| name.starts_with(&prefix)) {
        prefix.push('_');
    }
    prefix
}

/// The overlay that declares the statuses, as JSON; nothing when all are declared, or when none of
/// the operations is written in the document itself.
///
/// It belongs behind all other overlays.
#[must_use]
pub fn overlay(census: &Census) -> Option<String> {
    let mut operations: BTreeMap<&str, BTreeSet<u16>> = BTreeMap::new();
    for one in &census.undeclared {
        let Some(target) = &one.target else { continue };
        operations.entry(target).or_default().extend(&one.statuses);
    }
    let prefix = &census.prefix;
    let statuses: BTreeSet<u16> = operations.values().flatten().copied().collect();
    if statuses.is_empty() {
        return None;
    }
    let problem = format!("{prefix}Problem");
    let components = statuses
        .into_iter()
        .map(|status| (format!("{prefix}{status}"), response(status, &problem)));
    let components = json!({
        "schemas": {problem.as_str(): schema()},
        "responses": components.collect::<Map<_, _>>(),
    });
    let mut actions = vec![json!({"target": "$", "update": {"components": components}})];
    actions.extend(operations.iter().map(|(target, statuses)| {
        let responses = statuses.iter().map(|status| {
            let reference = format!("#/components/responses/{prefix}{status}");
            (status.to_string(), json!({"$ref": reference}))
        });
        json!({"target": target, "update": {"responses": responses.collect::<Map<_, _>>()}})
    }));
    let overlay = json!({
        "overlay": "1.0.0",
        "info": {"title": "What the server answers by itself", "version": "1"},
        "actions": actions,
    });
    Some(format!("{overlay:#}\n"))
}

/// A node as a JSONPath (RFC 9535): a name in quotes for each key.
fn target(pointer: &Pointer) -> String {
    let names = pointer.keys().map(|key| format!("[{}]", Value::from(key.as_ref())));
    std::iter::once("$".to_owned()).chain(names).collect()
}

fn response(status: u16, problem: &str) -> Value {
    let description = match status {
        400 => "The request cannot be parsed.",
        401 => "There is no credential that can be read.",
        406 => "None of the media types of the answer is accepted.",
        408 => "The body did not arrive in time.",
        413 => "The body is too long.",
        414 => "Path and query are too long.",
        415 => "The body has another media type.",
        422 => "The request is not what is declared.",
        431 => "The headers are too long.",
        _ => "The request is refused.",
    };
    json!({
        "description": description,
        "content": {"application/problem+json": {
            "schema": {"$ref": format!("#/components/schemas/{problem}")},
        }},
    })
}

/// What a problem of the server is (RFC 9457).
fn schema() -> Value {
    let text = json!({"type": "string"});
    json!({
        "type": "object",
        "required": ["type", "title", "status"],
        "properties": {
            "type": text,
            "title": text,
            "status": {"type": "integer", "format": "int32"},
            "detail": text,
            "violations": {"type": "array", "items": {
                "type": "object",
                "required": ["in", "pointer", "keyword", "message"],
                "properties": {"in": text, "pointer": text, "keyword": text, "message": text},
            }},
        },
    })
}
