//! `$ref` → the node that it leads to.

use super::document::Node;
use super::files::{self, Target};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::pointer::{Pointer, unescape};

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
        self.target_at("$ref")
    }

    /// Where the reference at a key of this node leads, one step; nothing where it has none.
    ///
    /// # Errors
    /// Those of [`Self::resolve`], at the value of the key.
    pub fn target_at(&self, key: &str) -> Result<Option<Node<'d>>, Diagnostic> {
        let found = self.text_at(key).map(|text| find(self, text, &mut 0)).transpose();
        found.map_err(|fault| Diagnostic { place: Place::Value(self.pointer.child(key)), ..fault })
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
    let (start, fragment) = start(from, text)?;
    let found = inside(from, (text, start.clone(), fragment), steps);
    match found {
        // Authors write pointers from the root of the file into resources of their own too.
        Err(_) if !start.is_root() => {
            let root = Pointer::root(start.file);
            inside(from, (text, root, fragment), steps).or(found)
        }
        found => found,
    }
}

/// The resource that a reference leads into, and its fragment.
fn start<'d>(from: &Node<'d>, text: &'d str) -> Result<(Pointer, &'d str), Diagnostic> {
    let place = from.pointer.child("$ref");
    let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
    let document = from.document;
    if file.is_empty() {
        return Ok((document.identities.resource(&from.pointer), fragment));
    }
    if let Some(file) = document.links.get(&(from.pointer.file, file.to_owned())) {
        return Ok((Pointer::root(*file), fragment));
    }
    if let Some(resource) = document.identities.named(&from.pointer, file) {
        return Ok((resource.clone(), fragment));
    }
    Err(match files::target(text) {
        Target::Remote => remote(&place, file),
        _ => {
            let message = format!("`{file}` was not read");
            Diagnostic::at_value(Code::UnreadableFile, &place, message)
        }
    })
}

/// Where a fragment leads from the root of a resource.
fn inside<'d>(
    from: &Node<'d>,
    (text, resource, fragment): (&str, Pointer, &str),
    steps: &mut u32,
) -> Result<Node<'d>, Diagnostic> {
    let unresolved = || {
        let message = format!("`{text}` does not exist");
        Diagnostic::at_value(Code::UnresolvedReference, &from.pointer.child("$ref"), message)
    };
    let node = from.document.at(&resource).ok_or_else(unresolved)?;
    let decoded = files::decode(fragment);
    if decoded.is_empty() {
        return Ok(node);
    }
    let Some(path) = decoded.strip_prefix('/') else {
        let anchored = from.document.identities.anchored(&resource, &decoded);
        let found = anchored.and_then(|place| from.document.at(place));
        return found.ok_or_else(|| unresolved().help("no part has this name as its `$anchor`"));
    };
    let keys: Vec<String> = path.split('/').map(unescape).collect();
    let found = steps_down(from, (node.clone(), &keys), steps, &unresolved);
    if found.is_ok() || !fragment.contains('%') {
        return found;
    }
    // Authors escape a slash in a name as in a URL, where it separates all the same.
    let keys = fragment.split('/').skip(1).map(|token| unescape(&files::decode(token)));
    let keys: Vec<String> = keys.collect();
    steps_down(from, (node, &keys), steps, &unresolved).or(found)
}

/// What is below a node, key by key, through references.
fn steps_down<'d>(
    from: &Node<'d>,
    (mut node, keys): (Node<'d>, &[String]),
    steps: &mut u32,
    unresolved: &dyn Fn() -> Diagnostic,
) -> Result<Node<'d>, Diagnostic> {
    for key in keys {
        while node.step(key).is_none() {
            let Some(next) = node.reference() else { break };
            *steps += 1;
            if *steps > MAX_STEPS {
                return Err(circle(from));
            }
            node = find(&node, next, steps)?;
        }
        node = match node.step(key) {
            Some(below) => below,
            None => return Err(missing(unresolved(), &node, key)),
        };
    }
    Ok(node)
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
pub(super) fn remote(place: &Pointer, file: &str) -> Diagnostic {
    let message = format!("`{file}` is on another machine, which is never asked");
    Diagnostic::at_value(Code::RemoteReference, place, message).help(
        "save it beside the document and refer to the copy, or list the copy in a file for \
         `--allow-remote`",
    )
}

/// What is said of references that only lead to each other.
fn circle(from: &Node<'_>) -> Diagnostic {
    let message = format!("`{}` leads in a circle", from.reference().unwrap_or_default());
    Diagnostic::at_value(Code::ReferenceCycle, &from.pointer.child("$ref"), message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Dialect, Document};
    use crate::pointer::FileId;
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
