//! The tags of a document and of its operations.

use super::Lowering;
use crate::load::Node;
use crate::model::{Tag, Traffic};
use crate::pointer::Pointer;

impl Lowering<'_> {
    /// The tags that the document declares.
    pub(super) fn declared_tags(&mut self) -> Vec<Tag> {
        let root = self.document.root();
        let mut tags: Vec<Tag> = Vec::new();
        for node in root.get("tags").into_iter().flat_map(|list| list.items()) {
            let Some(tag) = self.typed::<openapiv3::Tag>(&node) else { continue };
            if tags.iter().all(|known| known.name != tag.name) {
                let openapiv3::Tag { name, description, .. } = tag;
                let pointer = node.pointer.clone();
                tags.push(Tag { pointer, name, description, traffic: Traffic::Calls });
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

/// The index of the one tag that webhooks or callbacks have, which `place` is the first of.
pub(super) fn of_traffic(tags: &mut Vec<Tag>, traffic: Traffic, place: &Pointer) -> usize {
    if let Some(index) = tags.iter().position(|known| known.traffic == traffic) {
        return index;
    }
    let name = traffic.name().to_owned();
    tags.push(Tag { pointer: place.clone(), name, description: None, traffic });
    tags.len() - 1
}

/// The index of the tag that owns an operation: its first, or the one without a name.
pub(super) fn owner(tags: &mut Vec<Tag>, operation: &Node<'_>) -> usize {
    let first = operation.get("tags").and_then(|list| list.items().next());
    let named = first.and_then(|tag| Some((tag.text()?.to_owned(), tag.pointer)));
    let (name, pointer) = named.unwrap_or_else(|| (String::new(), operation.pointer.clone()));
    if let Some(index) = tags.iter().position(|known| known.name == name) {
        return index;
    }
    tags.push(Tag { pointer, name, description: None, traffic: Traffic::Calls });
    tags.len() - 1
}
