//! What is read and not generated: callbacks, links, webhooks. Of each kind the first place is told,
//! with how many others there are; the types of the bodies of webhooks are models all the same.

use std::collections::BTreeSet;

use super::Lowering;
use crate::diagnostic::Code;
use crate::load::{Node, methods};
use crate::model::Origin;
use crate::pointer::Pointer;

/// The places of what is left out, each once: a response can be that of many operations.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    callbacks: Places,
    links: Places,
}

/// Places in the order in which they were found.
#[derive(Debug, Default)]
struct Places {
    first: Option<Pointer>,
    all: BTreeSet<Pointer>,
}

impl Places {
    fn note(&mut self, node: &Node<'_>) {
        if node.entries().next().is_some() {
            self.first.get_or_insert_with(|| node.pointer.clone());
            self.all.insert(node.pointer.clone());
        }
    }
}

impl<'d> Lowering<'d> {
    /// Notes the callbacks of an operation.
    pub(super) fn note_callbacks(&mut self, operation: &Node<'d>) {
        operation.get("callbacks").iter().for_each(|one| self.left_out.callbacks.note(one));
    }

    /// Notes the links of a response.
    pub(super) fn note_links(&mut self, response: &Node<'d>) {
        response.get("links").iter().for_each(|one| self.left_out.links.note(one));
    }

    /// Tells what was left out.
    pub(super) fn tell_left_out(&mut self) {
        let LeftOut { callbacks, links } = std::mem::take(&mut self.left_out);
        for (kind, found) in [("callbacks", callbacks), ("links", links)] {
            let Some(first) = found.first else { continue };
            let others = match found.all.len() {
                0 | 1 => String::new(),
                2 => "; nor are those at one other place".to_owned(),
                more => format!("; nor are those at {} other places", more - 1),
            };
            let message = format!("{kind} are not generated{others}");
            self.sink.key(Code::NotGenerated, &first, message);
        }
    }

    /// Tells of webhooks, and makes the types of their JSON bodies unless only what operations use
    /// is wanted.
    pub(super) fn webhooks(&mut self) {
        let root = self.document.root();
        let all = root.get("webhooks").filter(|one| one.entries().next().is_some());
        let Some(all) = all else { return };
        if self.selective() {
            self.sink.key(Code::NotGenerated, &all.pointer, "webhooks are not generated");
            return;
        }
        let message = "webhooks are not generated; the types of their bodies are";
        self.sink.key(Code::NotGenerated, &all.pointer, message);
        for (name, item) in all.entries() {
            let Some(item) = self.follow(&item) else { continue };
            for (method, operation) in methods(&item) {
                let name = format!("{name} {} body", method.to_lowercase());
                self.body_of_webhook(name, &operation);
            }
        }
        self.settle();
    }

    fn body_of_webhook(&mut self, name: String, operation: &Node<'d>) {
        let body = operation.get("requestBody").and_then(|body| self.follow(&body));
        let Some(content) = body.and_then(|body| body.get("content")) else { return };
        let Some(content) = self.content(&content, Origin::Component(name)) else { return };
        if let Some(value) = content.kind.value() {
            self.types.roots.push(value.id);
        }
    }
}
