//! References → the files that they lead to, and what is to be walked next.

use super::{Reference, Walk, link};
use crate::diagnostic::{Code, Diagnostic};
use crate::load::document::Document;
use crate::load::grammar::{Form, Kind, Natural, natural};
use crate::load::reader::Reader;
use crate::pointer::Pointer;

/// Reads the file of a reference, and gives what it leads to with the form that belongs there.
pub(super) fn follow(
    walk: &mut Walk,
    reader: &mut Reader<'_>,
    document: &mut Document,
    reference: &Reference,
) -> Option<(Pointer, Form)> {
    let place = reference.owner.child(reference.key);
    let (text, target) = lead(walk, reader, document, &place)?;
    // A circle of schemas is a matter of types; any other leads to nothing at all.
    if reference.kind != Kind::Schema
        && let Some(Err(said)) = document.at(&reference.owner).map(|node| node.resolve())
    {
        walk.say(said);
    }
    // Other files are fragments, of which only those parts have a known place that stand where
    // they would stand in a document.
    let placed = target.file == document.main
        || target.keys().next().is_some_and(|key| key == "components" || key == "paths");
    let natural = if placed { natural(&target) } else { Natural::Free };
    match natural {
        // A header is a parameter without a name and a place.
        Natural::Kind(Kind::Parameter) if reference.kind == Kind::Header => {
            let message = format!("`{text}` is a parameter; it was read as a header");
            walk.say(Diagnostic::at_value(Code::RepairedValue, &place, message));
            Some((target, form(Kind::Parameter)))
        }
        Natural::Kind(kind) if kind != reference.kind => {
            let schema = target.child("schema");
            if reference.kind == Kind::Schema && document.at(&schema).is_some() {
                let message = format!("`{text}` is {}; its schema was read", kind.title());
                walk.say(Diagnostic::at_value(Code::RepairedValue, &place, message));
                walk.edits.put(place, format!("{text}/schema").into());
                return Some((schema, Form::Schema));
            }
            other_kind(walk, reference, (&place, &text), kind.title());
            None
        }
        Natural::Other => {
            other_kind(walk, reference, (&place, &text), "no object of a kind");
            None
        }
        _ => Some((target, form(reference.kind))),
    }
}

/// The text of the reference at a place and where it leads, its file read; what stands in the way
/// is said.
pub(super) fn lead(
    walk: &mut Walk,
    reader: &mut Reader<'_>,
    document: &mut Document,
    place: &Pointer,
) -> Option<(String, Pointer)> {
    let text = document.at(place)?.text()?.to_owned();
    let (owner, key) = (place.parent()?, place.last()?);
    let linked = link::link(reader, document, place, &text);
    let found = linked.and_then(|()| match document.at(&owner) {
        Some(node) => node.target_at(&key).map(|target| target.map(|node| node.pointer)),
        None => Ok(None),
    });
    match found {
        Ok(target) => Some((text, target?)),
        Err(said) => {
            walk.lose(said);
            None
        }
    }
}

/// What belongs where a reference to a kind leads.
fn form(kind: Kind) -> Form {
    if kind == Kind::Schema { Form::Schema } else { Form::Refer(kind) }
}

/// Says that a reference leads to another kind of object, which would not survive being read as
/// the kind that belongs here.
fn other_kind(
    walk: &mut Walk,
    reference: &Reference,
    (place, text): (&Pointer, &str),
    found: &str,
) {
    let message = format!("`{text}` is {found}; {} belongs here", reference.kind.title());
    walk.say(Diagnostic::at_value(Code::ReferenceKind, place, message));
    // What is left of a schema is one that accepts anything.
    let gone = if reference.kind == Kind::Schema { place } else { &reference.owner };
    walk.edits.remove(gone.clone());
}
