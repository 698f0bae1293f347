//! Raw schemas → the table of constraints: one entry for each distinct node, filled from a worklist.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Lowering;
use super::dynamic::Scope;
use crate::diagnostic::Code;
use crate::load::Node;
use crate::model::{JsonType, Keyword, Schema, SchemaId};
use crate::pointer::Pointer;

/// How many schemas may be made that no document wrote: merged properties, branches with their base.
const MADE: usize = 10_000;

/// Through how many files a component is looked for that others only refer to.
const MOVES: usize = 16;

/// The table, and what is known of its entries.
#[derive(Debug, Default)]
pub(super) struct Schemas<'d> {
    list: Vec<Schema>,
    /// What stands where, read in which scope.
    known: BTreeMap<Scope, BTreeMap<Pointer, SchemaId>>,
    queue: Vec<(SchemaId, Node<'d>, Scope)>,
    /// The values of those that a document wrote.
    written: BTreeMap<SchemaId, &'d Value>,
    /// The names of those that are components.
    pub(super) components: BTreeMap<SchemaId, String>,
    /// Those that could not be read.
    pub(super) unreadable: BTreeSet<SchemaId>,
    /// Whether null is accepted, as far as that was asked.
    pub(super) nulls: BTreeMap<SchemaId, bool>,
    /// The merged schema of several.
    made: BTreeMap<Vec<SchemaId>, SchemaId>,
    /// Schemas without their `oneOf` and `anyOf`.
    bare: BTreeMap<SchemaId, SchemaId>,
}

impl Schemas<'_> {
    /// The schema that stands at a place, read in a scope.
    fn standing(&self, scope: Scope, place: &Pointer) -> Option<SchemaId> {
        self.known.get(&scope)?.get(place).copied()
    }

    /// An entry; the schema that accepts everything when there is none.
    pub(super) fn get(&self, id: SchemaId) -> &Schema {
        static ANYTHING: Schema = Schema::ANYTHING;
        self.list.get(id.index()).unwrap_or(&ANYTHING)
    }

    /// The constraints of an entry.
    pub(super) fn keywords(&self, id: SchemaId) -> &[Keyword] {
        &self.get(id).keywords
    }

    /// Adds what the author of an entry means and does not write: types and checks judge by the same.
    pub(super) fn mean(&mut self, id: SchemaId, keyword: Keyword) {
        if let Some(one) = self.list.get_mut(id.index()) {
            one.keywords.push(keyword);
        }
    }

    /// The constraints of an entry, to be given back.
    pub(super) fn lend(&mut self, id: SchemaId) -> Vec<Keyword> {
        self.list
            .get_mut(id.index())
            .map(|one| std::mem::take(&mut one.keywords))
            .unwrap_or_default()
    }

    /// Puts back what was lent.
    pub(super) fn give_back(&mut self, id: SchemaId, keywords: Vec<Keyword>) {
        if let Some(one) = self.list.get_mut(id.index()) {
            one.keywords = keywords;
        }
    }

    /// Adds an entry that no document wrote as a node of its own.
    pub(super) fn add(&mut self, pointer: Pointer, keywords: Vec<Keyword>) -> SchemaId {
        let id = SchemaId::new(self.list.len());
        self.list.push(Schema { pointer, keywords });
        id
    }

    /// Puts another schema in the place of a branch of `oneOf` or `anyOf`.
    pub(super) fn replace_branch(&mut self, union: SchemaId, branch: SchemaId, other: SchemaId) {
        let Some(schema) = self.list.get_mut(union.index()) else { return };
        for keyword in &mut schema.keywords {
            if let Keyword::OneOf(list) | Keyword::AnyOf(list) = keyword {
                list.iter_mut().filter(|one| **one == branch).for_each(|one| *one = other);
            }
        }
    }

    /// The names of all entries that are there now.
    pub(super) fn ids(&self) -> impl Iterator<Item = SchemaId> + use<> {
        (0..self.list.len()).map(SchemaId::new)
    }

    /// The branches of an entry's `oneOf`.
    pub(super) fn one_of(&self, id: SchemaId) -> Option<Vec<SchemaId>> {
        self.keywords(id).iter().find_map(|keyword| match keyword {
            Keyword::OneOf(list) => Some(list.clone()),
            _ => None,
        })
    }

    /// Accepts null beside the `oneOf` of an entry.
    pub(super) fn beside_null(&mut self, id: SchemaId) {
        let pointer = self.get(id).pointer.clone();
        let null = vec![Keyword::Type(vec![JsonType::Null])];
        let null = self.add(pointer.child("nullable"), null);
        let inner = self.add(pointer, Vec::new());
        let Some(schema) = self.list.get_mut(id.index()) else { return };
        let mut keywords = std::mem::take(&mut schema.keywords);
        let unions = keywords.extract_if(.., |one| matches!(one, Keyword::OneOf(_))).collect();
        keywords.push(Keyword::AnyOf(vec![null, inner]));
        self.give_back(id, keywords);
        self.give_back(inner, unions);
    }

    /// All entries, in the order in which they were found.
    pub(super) fn take(&mut self) -> Vec<Schema> {
        std::mem::take(&mut self.list)
    }

    /// The schema that all of `schemas` hold; `None` when too many were made already.
    pub(super) fn all_of(&mut self, place: Pointer, schemas: Vec<SchemaId>) -> Option<SchemaId> {
        if let Some(id) = self.made.get(&schemas) {
            return Some(*id);
        }
        if self.made.len() >= MADE {
            return None;
        }
        let id = self.add(place, vec![Keyword::AllOf(schemas.clone())]);
        self.made.insert(schemas, id);
        Some(id)
    }

    /// The schema without its `oneOf` and `anyOf`, and without what asks of which parts of a value
    /// these speak.
    pub(super) fn without_unions(&mut self, id: SchemaId) -> SchemaId {
        if let Some(bare) = self.bare.get(&id) {
            return *bare;
        }
        let Schema { pointer, mut keywords } = self.get(id).clone();
        let before = keywords.len();
        keywords.retain(|one| {
            let asks =
                matches!(one, Keyword::UnevaluatedItems(_) | Keyword::UnevaluatedProperties(_));
            !asks && !matches!(one, Keyword::OneOf(_) | Keyword::AnyOf(_))
        });
        let bare = if keywords.len() == before { id } else { self.add(pointer, keywords) };
        self.bare.insert(id, bare);
        self.bare.insert(bare, bare);
        bare
    }
}

impl<'d> Lowering<'d> {
    /// The schema at a node, with all that it leads to.
    pub(super) fn schema(&mut self, node: &Node<'d>) -> SchemaId {
        let id = self.enqueue(node);
        self.read_all();
        id
    }

    /// The schema of a component.
    pub(super) fn component(&mut self, node: &Node<'d>, name: &str) -> SchemaId {
        let id = self.enqueue(node);
        self.schemas.components.insert(id, name.to_owned());
        self.read_all();
        id
    }

    /// The node of a schema.
    pub(super) fn node(&self, id: SchemaId) -> Option<Node<'d>> {
        let pointer = &self.schemas.get(id).pointer;
        match self.schemas.written.get(&id) {
            Some(value) => Some(Node { document: self.document, pointer: pointer.clone(), value }),
            None => self.document.at(pointer),
        }
    }

    /// A schema that accepts everything, for a place where none is written.
    pub(super) fn anything(&mut self, place: Pointer) -> SchemaId {
        self.schemas.add(place, Vec::new())
    }

    /// The id of the schema at a node, which is read later.
    pub(super) fn enqueue(&mut self, node: &Node<'d>) -> SchemaId {
        let scope = self.scope(&node.pointer);
        if let Some(id) = self.schemas.standing(scope, &node.pointer) {
            return id;
        }
        let moved = self.moved(node);
        let place = moved.as_ref().map_or(node, |(target, _)| target).clone();
        let inner = if moved.is_some() { self.scope(&place.pointer) } else { scope };
        let id = match self.schemas.standing(inner, &place.pointer) {
            Some(id) => id,
            None => {
                let id = self.schemas.add(place.pointer.clone(), Vec::new());
                let standing = self.schemas.known.entry(inner).or_default();
                standing.insert(place.pointer.clone(), id);
                self.schemas.written.insert(id, place.value);
                self.schemas.queue.push((id, place, inner));
                id
            }
        };
        if let Some((_, name)) = moved {
            self.schemas.components.entry(id).or_insert(name);
            let standing = self.schemas.known.entry(scope).or_default();
            standing.insert(node.pointer.clone(), id);
        }
        id
    }

    /// The component of another file that a component of the same name only refers to, through
    /// any index of names: they are one, written elsewhere.
    fn moved(&self, node: &Node<'d>) -> Option<(Node<'d>, String)> {
        let name = self.component_name(&node.pointer)?;
        let mut at = node.clone();
        for _ in 0..MOVES {
            let only = at.value.as_object().is_some_and(|map| map.len() == 1);
            let Some(target) = at.target().ok().flatten().filter(|_| only) else { break };
            let same = target.pointer.file != self.document.main
                && self.component_name(&target.pointer).as_ref() == Some(&name)
                && self.is_in_scope_of(&target, &at);
            if !same {
                break;
            }
            at = target;
        }
        (at.pointer != node.pointer).then_some((at, name))
    }

    fn read_all(&mut self) {
        while let Some((id, node, scope)) = self.schemas.queue.pop() {
            self.scopes.current = scope;
            let keywords = self.read(id, &node);
            if let Some(entry) = self.schemas.list.get_mut(id.index()) {
                entry.keywords = keywords;
            }
        }
        self.scopes.current = 0;
    }

    fn read(&mut self, id: SchemaId, node: &Node<'d>) -> Vec<Keyword> {
        match node.value {
            Value::Bool(true) => Vec::new(),
            Value::Bool(false) => vec![Keyword::Never],
            Value::Object(_) if self.old() && node.text_at("$ref").is_some() => {
                self.old_reference(id, node)
            }
            Value::Object(_) => {
                let keywords = self.keywords(id, node);
                self.nullable(node, keywords)
            }
            _ => {
                self.schemas.unreadable.insert(id);
                self.sink.value(Code::WrongType, &node.pointer, "a schema is an object");
                Vec::new()
            }
        }
    }

    /// `$ref`, resolved; a target that is missing accepts everything and is known to be unreadable.
    pub(super) fn reference(&mut self, id: SchemaId, node: &Node<'d>) -> Option<Keyword> {
        let Some(target) = self.target(node) else {
            self.schemas.unreadable.insert(id);
            return None;
        };
        if let Some(family) = self.family(node, &target) {
            return Some(Keyword::Reference(family));
        }
        Some(self.refer_to(&target))
    }

    /// The reference to a node.
    pub(super) fn refer_to(&mut self, target: &Node<'d>) -> Keyword {
        let found = self.enqueue(target);
        if let Some(name) = self.component_name(&target.pointer) {
            self.schemas.components.entry(found).or_insert(name);
        }
        Keyword::Reference(found)
    }

    /// A reference of 3.0, beside which constraints do not count.
    fn old_reference(&mut self, id: SchemaId, node: &Node<'d>) -> Vec<Keyword> {
        let Some(reference) = self.reference(id, node) else { return Vec::new() };
        for (key, value) in node.entries() {
            if key == "$ref" || key.starts_with("x-") || self.counts_beside_reference(key) {
                continue;
            }
            let message = format!("`{key}` beside `$ref` is not read in OpenAPI 3.0");
            let help = "write `allOf: [{$ref: …}]` and keep it beside that";
            self.sink.say(
                crate::diagnostic::Diagnostic::at_key(
                    Code::IgnoredSibling,
                    &value.pointer,
                    message,
                )
                .help(help),
            );
        }
        if self.practical() && node.flag("nullable") {
            return self.or_null(node, &node.pointer.child("$ref"), vec![reference]);
        }
        vec![reference]
    }

    fn counts_beside_reference(&self, key: &str) -> bool {
        let prose = ["title", "description", "example", "examples", "externalDocs", "summary"];
        let meaning = ["nullable", "readOnly", "writeOnly", "deprecated", "default"];
        prose.contains(&key) || (self.practical() && meaning.contains(&key))
    }

    /// Applies `nullable` of 3.0.
    ///
    /// By the letter it widens the `type` beside it and nothing else. Authors also write it beside
    /// `allOf` and its like, and beside enums without null, and mean that the place is nullable.
    fn nullable(&mut self, node: &Node<'d>, mut keywords: Vec<Keyword>) -> Vec<Keyword> {
        // Strict readings of later versions have no such key in the tree.
        if !node.flag("nullable") || !(self.old() || self.practical()) {
            return keywords;
        }
        let composed = keywords.iter().any(|one| {
            matches!(
                one,
                Keyword::AllOf(_) | Keyword::AnyOf(_) | Keyword::OneOf(_) | Keyword::Reference(_)
            )
        });
        if composed && self.practical() {
            return self.or_null(node, &node.pointer, keywords);
        }
        let practical = self.practical();
        for keyword in &mut keywords {
            match keyword {
                Keyword::Type(types) if !types.contains(&JsonType::Null) => {
                    types.push(JsonType::Null);
                }
                Keyword::Enum(values) if practical && !values.contains(&Value::Null) => {
                    values.push(Value::Null);
                }
                _ => {}
            }
        }
        keywords
    }

    /// Null, or what the keywords accept.
    fn or_null(
        &mut self,
        node: &Node<'d>,
        place: &Pointer,
        keywords: Vec<Keyword>,
    ) -> Vec<Keyword> {
        let null = vec![Keyword::Type(vec![JsonType::Null])];
        let null = self.schemas.add(node.pointer.child("nullable"), null);
        let inner = self.schemas.add(place.clone(), keywords);
        vec![Keyword::AnyOf(vec![null, inner])]
    }
}
