//! A document, before what is faulty is taken out of it → the operations that it declares.
//!
//! Counted here, because nothing later knows of a part that was taken out.

use super::document::{Document, Node};
use crate::pointer::Pointer;

/// The keys of a path item that are operations.
const METHODS: &[&str] =
    &["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// An operation that a document declares, whether it can be read or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// Where it stands in the trees: at the end of the references that lead to it.
    pub pointer: Pointer,
    /// Where it was written; see [`Document::origin`].
    pub origin: Pointer,
    /// The method, in upper case; nothing for a path item that cannot be read, whose operations
    /// are not known.
    pub method: Option<String>,
    /// The path, as it is written.
    pub path: String,
    /// `operationId`.
    pub id: Option<String>,
}

/// The operations of all paths, in document order.
pub(super) fn declared(document: &Document) -> Vec<Declared> {
    let root = document.root();
    let paths = root.get("paths").and_then(|paths| paths.resolve().ok());
    let items = paths.iter().flat_map(Node::entries);
    let items = items.filter(|(path, item)| !path.starts_with("x-") && !item.value.is_null());
    items.flat_map(|(path, item)| of_item(path, &item)).collect()
}

/// The operations of a path item, which may be a reference.
fn of_item(path: &str, written: &Node<'_>) -> Vec<Declared> {
    let Some(item) = written.resolve().ok().filter(|item| item.value.is_object()) else {
        return vec![entry(None, path, written)];
    };
    let of = |(method, node)| entry(Some(method), path, &node);
    methods(&item).into_iter().map(of).collect()
}

/// The operations of a path item with their methods, in upper case those of the standard; null is
/// none.
pub(crate) fn methods<'d>(item: &Node<'d>) -> Vec<(String, Node<'d>)> {
    let mut found = Vec::new();
    for (key, node) in item.entries() {
        if METHODS.contains(&key) {
            found.push((key.to_ascii_uppercase(), node));
        } else if key == "additionalOperations" {
            found.extend(node.entries().map(|(method, node)| (method.to_owned(), node)));
        }
    }
    found.retain(|(_, node)| !node.value.is_null());
    found
}

fn entry(method: Option<String>, path: &str, written: &Node<'_>) -> Declared {
    let end = written.resolve();
    let node = end.as_ref().unwrap_or(written);
    Declared {
        pointer: node.pointer.clone(),
        origin: written.document.origin(&node.pointer),
        method,
        path: path.to_owned(),
        id: node.text_at("operationId").map(str::to_owned),
    }
}
