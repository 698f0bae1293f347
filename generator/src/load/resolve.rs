//! `$ref` → the node that it leads to.

use super::document::{Document, Node};
use super::files::{self, Target};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::pointer::{FileId, Pointer, unescape};

/// How many references in a row are followed.
const MAX_STEPS: u32 = 64;

impl<'d> Node<'d> {
    /// The node itself, or where its `$ref` leads, through any number of references.
    ///
    /// # Errors
    /// `unresolved-reference`, `reference-cycle`, `remote-reference`, `outside-reference` or
    /// `unreadable-file` at the value of `$ref`.
    pub fn resolve(&self) -> Result<Node<'d>, Diagnostic> {
        let mut steps = 0;
        let mut node = self.clone();
        while let Some(next) = node.reference() {
            steps += 1;
            if steps > MAX_STEPS {
                return Err(circle(self));
            }
            node = find(&node, next, &mut steps)?;
        }
        Ok(node)
    }

    /// Where the `$ref` of this node leads, one step; nothing where it has none.
    ///
    /// # Errors
    /// Those of [`Self::resolve`].
    pub fn target(&self) -> Result<Option<Node<'d>>, Diagnostic> {
        self.reference().map(|text| find(self, text, &mut 0)).transpose()
    }

    /// Where a reference leads that stands here as plain text, as in `mapping` of a discriminator.
    #[must_use]
    pub fn lead(&self, text: &'d str) -> Option<Node<'d>> {
        find(self, text, &mut 0).ok()
    }

    /// The text of the `$ref` of this node.
    #[must_use]
    pub fn reference(&self) -> Option<&'d str> {
        self.text_at("$ref")
    }
}

/// Where a reference that stands in `from` leads.
fn find<'d>(from: &Node<'d>, text: &'d str, steps: &mut u32) -> Result<Node<'d>, Diagnostic> {
    let place = from.pointer.child("$ref");
    let (file, fragment) = match files::target(text) {
        Target::Here { fragment } => (from.pointer.file, fragment),
        Target::File { file, fragment } => (linked(from, file, &place)?, fragment),
        Target::Remote => return Err(remote(&place, text)),
    };
    let unresolved = || {
        let message = format!("`{text}` does not exist");
        Diagnostic::at_value(Code::UnresolvedReference, &place, message)
    };
    let mut node = root(from.document, file).ok_or_else(unresolved)?;
    let fragment = files::decode(fragment);
    if fragment.is_empty() {
        return Ok(node);
    }
    let Some(path) = fragment.strip_prefix('/') else {
        return Err(unresolved().help("a fragment that is not a JSON Pointer is not followed"));
    };
    for token in path.split('/') {
        let key = unescape(token);
        while node.step(&key).is_none() {
            let Some(next) = node.reference() else { break };
            *steps += 1;
            if *steps > MAX_STEPS {
                return Err(circle(from));
            }
            node = find(&node, next, steps)?;
        }
        node = match node.step(&key) {
            Some(below) => below,
            None => return Err(missing(unresolved(), &node, &key)),
        };
    }
    Ok(node)
}

/// The root of a file.
fn root(document: &Document, file: FileId) -> Option<Node<'_>> {
    let value = document.trees.get(&file)?;
    Some(Node { document, pointer: Pointer::root(file), value })
}

/// The file that a reference leads to.
fn linked(from: &Node<'_>, file: &str, place: &Pointer) -> Result<FileId, Diagnostic> {
    let key = (from.pointer.file, file.to_owned());
    from.document.links.get(&key).copied().ok_or_else(|| {
        let message = format!("`{file}` was not read");
        Diagnostic::at_value(Code::UnreadableFile, place, message)
    })
}

/// What is said when the last step leads to nothing.
fn missing(unresolved: Diagnostic, above: &Node<'_>, key: &str) -> Diagnostic {
    let gone = above.pointer.child(key);
    if above.document.removed.contains(&gone) {
        return unresolved.also(Place::Key(gone), "left out because of a fault of its own");
    }
    unresolved.suggest(
        key,
        above.value.as_object().into_iter().flat_map(|map| map.keys()).map(String::as_str),
    )
}

/// What is said of a reference to another machine.
pub(super) fn remote(place: &Pointer, text: &str) -> Diagnostic {
    Diagnostic::at_value(Code::RemoteReference, place, format!("`{text}` is not a file"))
        .help("save it beside the document and refer to the copy")
}

/// What is said of references that only lead to each other.
fn circle(from: &Node<'_>) -> Diagnostic {
    let message = format!("`{}` leads in a circle", from.reference().unwrap_or_default());
    Diagnostic::at_value(Code::ReferenceCycle, &from.pointer.child("$ref"), message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::Dialect;
    use serde_json::json;

    fn code(document: &Document, path: &[&str]) -> Code {
        let pointer = path.iter().fold(Pointer::root(FileId(0)), |above, key| above.child(*key));
        document.at(&pointer).unwrap().resolve().unwrap_err().code
    }

    #[test]
    fn references_are_followed_through_references() {
        let document = Document::single(
            Dialect::V30,
            json!({
                "a": {"$ref": "#/b/c"},
                "b": {"$ref": "#/d"},
                "d": {"c": {"$ref": "#/e~1f%20g/0"}},
                "e/f g": [{"x": 1}],
            }),
        );
        let found = document.root().get("a").unwrap().resolve().unwrap();
        assert_eq!(found.pointer.to_string(), "/e~1f g/0");
    }

    #[test]
    fn what_leads_nowhere_is_told() {
        let document = Document::single(
            Dialect::V30,
            json!({
                "self": {"$ref": "#/self"},
                "mutual": {"$ref": "#/lautum"}, "lautum": {"$ref": "#/mutual"},
                "deep": {"$ref": "#/deep/x"},
                "Pet": {}, "typo": {"$ref": "#/Pett"},
                "anchor": {"$ref": "#pet"},
                "web": {"$ref": "https://example.com/a.yaml"},
                "file": {"$ref": "b.yaml"},
            }),
        );
        assert_eq!(code(&document, &["self"]), Code::ReferenceCycle);
        assert_eq!(code(&document, &["mutual"]), Code::ReferenceCycle);
        assert_eq!(code(&document, &["deep"]), Code::ReferenceCycle);
        assert_eq!(code(&document, &["anchor"]), Code::UnresolvedReference);
        assert_eq!(code(&document, &["web"]), Code::RemoteReference);
        assert_eq!(code(&document, &["file"]), Code::UnreadableFile);
        let typo = document.root().get("typo").unwrap().resolve().unwrap_err();
        assert_eq!(typo.help.as_deref(), Some("did you mean `Pet`?"));
    }
}
