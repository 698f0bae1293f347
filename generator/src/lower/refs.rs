//! `$ref` → the node that it names, one step at a time, and the name that such a node has as a component.
//!
//! One step, because a component that is nothing but a reference is a type of its own.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::{Document, Node};
use crate::pointer::{FileId, Pointer};

/// Where the components of the main file stand.
const COMPONENTS: &str = "/components/schemas/";

impl<'d> Lowering<'d> {
    /// The node that the `$ref` of `node` names; nothing, and a diagnostic, when there is none.
    pub(super) fn target(&mut self, node: &Node<'d>) -> Option<Node<'d>> {
        match node.target() {
            Ok(target) => target,
            Err(fault) => {
                self.unresolved(fault);
                None
            }
        }
    }

    /// The node itself, or what the references that it consists of lead to in the end.
    pub(super) fn follow(&mut self, node: &Node<'d>) -> Option<Node<'d>> {
        match node.resolve() {
            Ok(target) => Some(target),
            Err(fault) => {
                self.unresolved(fault);
                None
            }
        }
    }

    /// Tells why a reference leads nowhere, unless `load` did when it looked for the file.
    pub(super) fn unresolved(&mut self, fault: Diagnostic) {
        let told = [Code::UnreadableFile, Code::RemoteReference, Code::OutsideReference];
        if !told.contains(&fault.code) {
            self.sink.say(fault);
        }
    }

    /// The name of a schema that a reference leads to, when it is a component.
    ///
    /// Schemas of other files count: by their key where they stand in a map of schemas, by the
    /// stem of the file where the file is the schema.
    pub(super) fn component_name(&self, pointer: &Pointer) -> Option<String> {
        let Some(name) = pointer.last() else { return stem(self.document, pointer.file) };
        let above = pointer.keys().rev().nth(1);
        let elsewhere = pointer.file != self.document.main;
        let named = match above.as_deref() {
            Some("$defs" | "definitions") => true,
            Some("schemas") if elsewhere => true,
            Some("schemas") => pointer.depth() == 3 && pointer.text().starts_with(COMPONENTS),
            Some(_) => false,
            None => elsewhere,
        };
        named.then(|| name.into_owned())
    }
}

fn stem(document: &Document, file: FileId) -> Option<String> {
    let ((_, path), _) = document.links.iter().find(|(_, target)| **target == file)?;
    let name = path.rsplit('/').next()?;
    Some(name.split('.').next().unwrap_or(name).to_owned())
}
