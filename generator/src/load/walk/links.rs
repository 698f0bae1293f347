//! References → the files that they lead to, and what is to be walked next.

use super::{Reference, Walk};
use crate::diagnostic::{Code, Diagnostic};
use crate::load::document::Document;
use crate::load::files::{self, Target};
use crate::load::grammar::{Form, Kind, Natural, natural};
use crate::load::reader::{Read, Reader};
use crate::load::resolve;
use crate::pointer::{FileId, Pointer};

/// Reads the file of a reference, and gives what it leads to with the form that belongs there.
pub(super) fn follow(
    walk: &mut Walk,
    reader: &mut Reader<'_>,
    document: &mut Document,
    reference: &Reference,
) -> Option<(Pointer, Form)> {
    let place = reference.owner.child("$ref");
    let (text, target) = lead(walk, reader, document, &reference.owner)?;
    // A circle of schemas is a matter of types; any other leads to nothing at all.
    if reference.kind != Kind::Schema
        && let Some(Err(said)) = document.at(&reference.owner).map(|node| node.resolve())
    {
        walk.say(said);
    }
    // Other files are fragments, of which only those parts have a known place that stand where
    // they would stand in a document.
    let placed = target.file == document.main
        || target.path.first().is_some_and(|key| key == "components" || key == "paths");
    let natural = if placed { natural(&target.path) } else { Natural::Free };
    match natural {
        Natural::Kind(kind) if kind != reference.kind => {
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

/// The text of the `$ref` of an object and where it leads, its file read; what stands in the way
/// is said.
pub(super) fn lead(
    walk: &mut Walk,
    reader: &mut Reader<'_>,
    document: &mut Document,
    owner: &Pointer,
) -> Option<(String, Pointer)> {
    let place = owner.child("$ref");
    let text = document.at(&place)?.text()?.to_owned();
    let linked = match files::target(&text) {
        Target::Here { .. } => Ok(()),
        Target::File { file, .. } => link(reader, document, &place, file),
        Target::Remote => Err(resolve::remote(&place, &text)),
    };
    let found = linked.and_then(|()| match document.at(owner) {
        Some(node) => node.target().map(|target| target.map(|node| node.pointer)),
        None => Ok(None),
    });
    match found {
        Ok(target) => Some((text, target?)),
        Err(said) => {
            walk.say(said);
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
    walk.edits.remove(reference.owner.clone());
}

/// Reads a file, once, and remembers which one a reference means.
fn link(
    reader: &mut Reader<'_>,
    document: &mut Document,
    place: &Pointer,
    file: &str,
) -> Result<(), Diagnostic> {
    let key = (place.file, file.to_owned());
    if document.links.contains_key(&key) {
        return Ok(());
    }
    // A reference that an overlay put here is relative to where it was put.
    let from = reader.path(place.file);
    let Some(path) = files::path(&reader.folder(), &from, file) else {
        let message = format!("`{file}` is outside the folder of the document");
        return Err(Diagnostic::at_value(Code::OutsideReference, place, message));
    };
    let found: FileId = match reader.read(&path) {
        Read::Before(found) => found,
        Read::Tree(found, tree) => {
            document.trees.insert(found, tree);
            found
        }
        Read::Faulty(found) => {
            document.trees.insert(found, serde_json::Value::Null);
            found
        }
        Read::Refused(reason) => {
            let message = format!("`{}` cannot be read: {reason}", path.display());
            return Err(Diagnostic::at_value(Code::UnreadableFile, place, message));
        }
    };
    document.links.insert(key, found);
    Ok(())
}
