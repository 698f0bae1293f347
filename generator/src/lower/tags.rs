//! The tags of a document and of its operations.

use super::Lowering;
use crate::load::Node;
use crate::model::Tag;

impl Lowering<'_> {
    /// The tags that the document declares.
    pub(super) fn declared_tags(&mut self) -> Vec<Tag> {
        let root = self.document.root();
        let mut tags: Vec<Tag> = Vec::new();
        for node in root.get("tags").into_iter().flat_map(|list| list.items()) {
            let Some(tag) = self.typed::<openapiv3::Tag>(&node) else { continue };
            if tags.iter().all(|known| known.name != tag.name) {
                let openapiv3::Tag { name, description, .. } = tag;
                tags.push(Tag { pointer: node.pointer.clone(), name, description });
            }
        }
        tags
    }
}

/// The tags of an operation.
pub(super) fn of(operation: &Node<'_>) -> Vec<String> {
    let tags = operation.get("tags").into_iter().flat_map(|list| list.items());
    tags.filter_map(|tag| tag.text().map(str::to_owned)).collect()
}

/// The index of the tag that owns an operation: its first, or the one without a name.
pub(super) fn owner(tags: &mut Vec<Tag>, operation: &Node<'_>) -> usize {
    let first = operation.get("tags").and_then(|list| list.items().next());
    let named = first.and_then(|tag| Some((tag.text()?.to_owned(), tag.pointer)));
    let (name, pointer) = named.unwrap_or_else(|| (String::new(), operation.pointer.clone()));
    if let Some(index) = tags.iter().position(|known| known.name == name) {
        return index;
    }
    tags.push(Tag { pointer, name, description: None });
    tags.len() - 1
}
