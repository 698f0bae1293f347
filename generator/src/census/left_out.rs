//! What a document declares and what was generated → the operations that were left out, and why.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place};
use crate::load::{Declared, Document};
use crate::model::{Api, Traffic};
use crate::pointer::Pointer;

/// An operation that the document declares and that was not generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it is written.
    pub pointer: Pointer,
    /// The method, in upper case; nothing for a path item that cannot be read.
    pub method: Option<String>,
    /// The path, as it is written.
    pub path: String,
    /// `operationId`.
    pub operation_id: Option<String>,
    /// `not-chosen`, or the code of the worst diagnostic about it.
    pub reason: &'static str,
    /// The same in a sentence.
    pub message: String,
}

/// The operations that were left out, in document order.
pub(super) fn left_out(document: &Document, api: &Api, said: &[Diagnostic]) -> Vec<LeftOut> {
    let mut generated: BTreeMap<&Pointer, usize> = BTreeMap::new();
    for (_, one) in api.traffic(Traffic::Calls) {
        *generated.entry(&one.pointer).or_default() += 1;
    }
    let mut lost = Vec::new();
    for one in &document.declared {
        match generated.get_mut(&one.pointer) {
            // The same operation can be that of two paths.
            Some(left) if *left > 0 => *left -= 1,
            _ => lost.push(entry(document, one, said)),
        }
    }
    lost
}

fn entry(document: &Document, one: &Declared, said: &[Diagnostic]) -> LeftOut {
    let (reason, message) = reason(document, one, said);
    LeftOut {
        pointer: one.origin.clone(),
        method: one.method.clone(),
        path: one.path.clone(),
        operation_id: one.id.clone(),
        reason,
        message,
    }
}

/// Why an operation is not there. What can still be read was not chosen: nothing else leaves out a
/// whole operation.
fn reason(document: &Document, one: &Declared, said: &[Diagnostic]) -> (&'static str, String) {
    let node = document.at(&one.pointer).and_then(|node| node.resolve().ok());
    let readable = node.is_some_and(|node| node.value.is_object());
    let told = worst(said, &one.origin).filter(|_| !readable || one.method.is_none());
    match told {
        Some(told) => (told.code.name(), told.message.clone()),
        None if readable => ("not-chosen", "the configuration leaves it out".to_owned()),
        None => ("unreadable", "it cannot be read".to_owned()),
    }
}

/// The worst of what is said of a place or below it, else of the nearest place above it.
fn worst<'s>(said: &'s [Diagnostic], place: &Pointer) -> Option<&'s Diagnostic> {
    let at = |one: &Diagnostic, is: &dyn Fn(&Pointer) -> bool| match &one.place {
        Place::Key(pointer) | Place::Value(pointer) => is(pointer),
        Place::Span(..) | Place::File(_) => false,
    };
    // The last of equals is what `max_by_key` gives; the first is what a reader meets.
    let below = said.iter().rev().filter(|one| at(one, &|pointer| pointer.is_within(place)));
    below.max_by_key(|one| one.severity()).or_else(|| {
        let mut above = place.parent();
        while let Some(here) = above {
            let found = said.iter().find(|one| at(one, &|pointer| *pointer == here));
            if found.is_some() {
                return found;
            }
            above = here.parent();
        }
        None
    })
}
