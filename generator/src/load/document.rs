//! The raw trees of a document, and a way to walk them that never loses its place.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::declared::Declared;
use super::identity::Identities;
use super::uri;
use crate::diagnostic::{Diagnostic, Place};
use crate::pointer::{FileId, Pointer};

/// The version of OpenAPI, by which schemas and frame are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dialect {
    /// OpenAPI 3.0.x: schemas are its own dialect of JSON Schema.
    V30,
    /// OpenAPI 3.1.x: schemas are JSON Schema 2020-12.
    V31,
    /// OpenAPI 3.2.x: schemas are JSON Schema 2020-12.
    V32,
}

impl Dialect {
    /// The version, as a document begins it.
    #[must_use]
    pub fn version(self) -> &'static str {
        match self {
            Self::V30 => "3.0",
            Self::V31 => "3.1",
            Self::V32 => "3.2",
        }
    }
}

/// The raw trees of a document.
///
/// Invariants: the version is known; every file that a `$ref` names and that could be read is in
/// `trees`; overlays are applied; objects have only keys that the standard defines for them (or
/// `x-*`), with the JSON types that belong there. Keys that the standard requires are there too.
#[derive(Debug, Clone)]
pub struct Document {
    /// The main file.
    pub main: FileId,
    /// How its schemas and its frame are to be read.
    pub dialect: Dialect,
    /// The tree of each file.
    pub trees: BTreeMap<FileId, Value>,
    /// The file that a reference in a file leads to: (file, reference without fragment) → file.
    pub links: BTreeMap<(FileId, String), FileId>,
    /// What the main file is called.
    pub home: String,
    /// The files beside the main one, by the path from its folder.
    pub files: BTreeMap<FileId, String>,
    /// The names that its parts have.
    pub identities: Identities,
    /// What does not stand where it was written: the place in the tree → the place in the text.
    /// Overlays put things somewhere, and items of a list move up when a faulty one is left out.
    pub origins: BTreeMap<Pointer, Pointer>,
    /// What was taken out of the trees because it has a fault, and what the text has beyond them:
    /// keys that stand twice, objects with a key that is no text.
    pub removed: BTreeSet<Pointer>,
    /// The operations that it declares, those that were taken out as well.
    pub declared: Vec<Declared>,
}

impl Document {
    /// A document of one tree, which is taken as it is.
    #[must_use]
    pub fn single(dialect: Dialect, tree: Value) -> Self {
        let main = FileId(0);
        Self {
            main,
            dialect,
            trees: BTreeMap::from([(main, tree)]),
            links: BTreeMap::new(),
            home: String::new(),
            files: BTreeMap::new(),
            identities: Identities::default(),
            origins: BTreeMap::new(),
            removed: BTreeSet::new(),
            declared: Vec::new(),
        }
    }

    /// Learns what the file that was read from a URI is called, and what its parts are called.
    pub(super) fn learn(&mut self, file: FileId, uri: &str) {
        if file == self.main {
            uri.clone_into(&mut self.home);
        } else {
            self.files.insert(file, uri::relative(&self.home, uri));
        }
        self.identities.file(file, uri);
        if let Some(tree) = self.trees.get(&file).filter(|_| self.dialect != Dialect::V30) {
            self.identities.learn(file, tree);
        }
    }

    /// Learns where the parts of all files are now.
    pub(super) fn learn_again(&mut self) {
        if self.dialect == Dialect::V30 {
            return;
        }
        self.identities.forget_parts();
        for (file, tree) in &self.trees {
            self.identities.learn(*file, tree);
        }
    }

    /// The root of the main file.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        let value = self.trees.get(&self.main).unwrap_or(&Value::Null);
        Node { document: self, pointer: Pointer::root(self.main), value }
    }

    /// The node at a pointer.
    #[must_use]
    pub fn at(&self, pointer: &Pointer) -> Option<Node<'_>> {
        let mut node = Node {
            document: self,
            pointer: Pointer::root(pointer.file),
            value: self.trees.get(&pointer.file)?,
        };
        for key in pointer.keys() {
            node = node.step(&key)?;
        }
        Some(node)
    }

    /// Where a node was written: the same place, unless an overlay put it there.
    #[must_use]
    pub fn origin(&self, pointer: &Pointer) -> Pointer {
        let mut above = Some(pointer.clone()).filter(|_| !self.origins.is_empty());
        while let Some(place) = above {
            if let Some(origin) = self.origins.get(&place) {
                return pointer.moved(&place, origin).unwrap_or_else(|| origin.clone());
            }
            above = place.parent();
        }
        pointer.clone()
    }

    /// Whether something was taken out of a place, or of what is below it.
    #[must_use]
    pub fn is_faulty(&self, place: &Pointer) -> bool {
        let after = self.removed.range(place.clone()..);
        let mut alike = after
            .take_while(|gone| gone.file == place.file && gone.text().starts_with(place.text()));
        alike.any(|gone| gone.is_within(place))
    }

    /// The diagnostics with every place in the text where it was written; see [`Self::origin`].
    ///
    /// Phases speak of places in the trees; this is what makes them ready to be rendered.
    #[must_use]
    pub fn traced(&self, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        for one in &mut diagnostics {
            self.trace(&mut one.place);
            for (place, _) in &mut one.also {
                self.trace(place);
            }
        }
        diagnostics
    }

    /// Moves a place to where it was written.
    fn trace(&self, place: &mut Place) {
        if let Place::Key(pointer) | Place::Value(pointer) = place {
            *pointer = self.origin(pointer);
        }
    }
}

/// A value of a document together with its place.
#[derive(Debug, Clone)]
pub struct Node<'d> {
    /// The document.
    pub document: &'d Document,
    /// The place in the tree.
    pub pointer: Pointer,
    /// The value.
    pub value: &'d Value,
}

impl<'d> Node<'d> {
    /// The value at a key of an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Node<'d>> {
        let value = self.value.as_object()?.get(key)?;
        Some(self.below(key, value))
    }

    /// The values of an object with their keys, in document order; none where this is no object.
    pub fn entries(&self) -> impl Iterator<Item = (&'d str, Node<'d>)> + use<'d> {
        let parent = self.clone();
        self.value
            .as_object()
            .into_iter()
            .flat_map(Map::iter)
            .map(move |(key, value)| (key.as_str(), parent.below(key, value)))
    }

    /// The items of a list; none where this is no list.
    pub fn items(&self) -> impl Iterator<Item = Node<'d>> + use<'d> {
        let parent = self.clone();
        self.value
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
            .map(move |(index, value)| parent.below(&index.to_string(), value))
    }

    /// The value at a key of an object or at an index of a list.
    #[must_use]
    pub fn step(&self, key: &str) -> Option<Node<'d>> {
        let value = match self.value {
            Value::Object(map) => map.get(key)?,
            Value::Array(list) => list.get(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
        Some(self.below(key, value))
    }

    /// The text, where this is a string.
    #[must_use]
    pub fn text(&self) -> Option<&'d str> {
        self.value.as_str()
    }

    /// The text at a key, where there is one.
    #[must_use]
    pub fn text_at(&self, key: &str) -> Option<&'d str> {
        self.value.as_object()?.get(key)?.as_str()
    }

    /// Whether the value at a key is `true`.
    #[must_use]
    pub fn flag(&self, key: &str) -> bool {
        self.value.as_object().and_then(|map| map.get(key)).and_then(Value::as_bool) == Some(true)
    }

    fn below(&self, key: &str, value: &'d Value) -> Node<'d> {
        Node { document: self.document, pointer: self.pointer.child(key), value }
    }
}
