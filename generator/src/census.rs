//! How much was made of a document: declared, generated, left out.

use std::fmt;

use crate::analyze::Facts;
use crate::load::{Document, Node};
use crate::model::Api;

/// The keys of a path item that are operations.
const METHODS: [&str; 9] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// How much was made of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Census {
    /// The operations that the document declares.
    pub declared: usize,
    /// The operations that are generated.
    pub operations: usize,
    /// The types that are generated; one for each direction where they differ.
    pub types: usize,
}

impl Census {
    /// Counts what a document declares.
    #[must_use]
    pub fn declared(document: &Document) -> Self {
        let paths = document.root().get("paths").and_then(|paths| paths.resolve().ok());
        let items = paths.iter().flat_map(Node::entries);
        let declared = items.map(|(_, item)| operations(&item)).sum();
        Self { declared, ..Self::default() }
    }

    /// The same with what is generated.
    #[must_use]
    pub fn generated(self, api: &Api, facts: &Facts) -> Self {
        let types = api.types().map(|(id, _)| facts.sides(id).len()).sum();
        Self { operations: api.operations.len(), types, ..self }
    }
}

/// The operations of a path item, which may be a reference.
fn operations(item: &Node<'_>) -> usize {
    let resolved = item.resolve();
    let item = resolved.as_ref().unwrap_or(item);
    let others = item.get("additionalOperations").map_or(0, |map| map.entries().count());
    METHODS.iter().filter(|method| item.get(method).is_some()).count() + others
}

impl fmt::Display for Census {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { declared, operations, types } = self;
        write!(f, "{operations} of {declared} operations, {types} types")
    }
}
