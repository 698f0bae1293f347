//! What is read and not generated: links, and the callbacks of callbacks. Of each kind the first
//! place is told, with how many others there are.

use std::collections::BTreeSet;

use super::Lowering;
use crate::diagnostic::Code;
use crate::load::Node;
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
    /// Notes the callbacks of a callback.
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
        for (kind, found) in [("callbacks of callbacks", callbacks), ("links", links)] {
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
}
