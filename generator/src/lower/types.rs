//! Schemas → types: one for each schema that needs one, filled from a worklist.
//!
//! A schema that only points at another, or adds null to it, makes no type of its own: its use
//! says what it adds.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Lowering;
use crate::diagnostic::Code;
use crate::load::Node;
use crate::model::{JsonType, Keyword, Origin, SchemaId, Shape, Type, TypeId, TypeUse, Untyped};
use crate::pointer::Pointer;

/// How many references in a row are looked through.
const CHAIN: usize = 128;

/// The types so far.
#[derive(Debug, Default)]
pub(super) struct Types {
    /// The types, by their ids.
    pub(super) list: Vec<Type>,
    /// The type of a schema.
    known: BTreeMap<SchemaId, TypeId>,
    /// The types whose shape is not known yet.
    queue: VecDeque<TypeId>,
    /// Whether a schema points at nothing but itself, as far as that was asked.
    circular: BTreeMap<SchemaId, bool>,
    /// The types that are wanted whether an operation uses them or not.
    pub(super) roots: Vec<TypeId>,
}

impl Types {
    pub(super) fn get(&self, id: TypeId) -> Option<&Type> {
        self.list.get(id.index())
    }

    /// Forgets the name that a document gives: it is that of the type around this one.
    pub(super) fn without_hint(&mut self, id: TypeId) {
        if let Some(one) = self.list.get_mut(id.index()) {
            one.name_hint = None;
        }
    }
}

impl<'d> Lowering<'d> {
    /// The type of the values at a place with this schema. `origin` names it if it is inline and
    /// was not met before.
    pub(super) fn use_of(&mut self, schema: SchemaId, origin: Origin) -> TypeUse {
        let core = self.peel(schema);
        let id = self.type_of(core, origin);
        TypeUse { id, nullable: self.accepts_null(schema), schema }
    }

    /// The type of a component.
    pub(super) fn type_of_component(&mut self, schema: SchemaId) -> TypeId {
        let name = self.schemas.components.get(&schema).cloned().unwrap_or_default();
        self.type_of(schema, Origin::Component(name))
    }

    fn type_of(&mut self, core: SchemaId, origin: Origin) -> TypeId {
        if let Some(id) = self.types.known.get(&core) {
            return *id;
        }
        let origin = match self.schemas.components.get(&core) {
            Some(name) => Origin::Component(name.clone()),
            None => origin,
        };
        let id = TypeId::new(self.types.list.len());
        let pointer = self.schemas.get(core).pointer.clone();
        let node = self.node(core);
        let property = matches!(&origin, Origin::Member(..)) && is_property(&pointer);
        let hint = node.as_ref().filter(|_| !property).and_then(hint);
        let docs = node.as_ref().map(|node| self.docs(node)).unwrap_or_default();
        let nullable = self.accepts_null(core);
        self.types.list.push(Type {
            pointer,
            schema: core,
            origin,
            shape: Shape::Any(Untyped::Unreadable),
            nullable,
            name_hint: hint,
            docs,
        });
        self.types.known.insert(core, id);
        self.types.queue.push_back(id);
        id
    }

    /// Finds the shape of every type that was asked for.
    pub(super) fn settle(&mut self) {
        while let Some(id) = self.types.queue.pop_front() {
            let Some(one) = self.types.get(id) else { continue };
            let core = one.schema;
            let shape = self.type_body(id, core);
            if let Some(one) = self.types.list.get_mut(id.index()) {
                one.shape = shape;
            }
        }
    }

    /// The shape of a type; a component that only points at another is its alias.
    fn type_body(&mut self, id: TypeId, core: SchemaId) -> Shape {
        let component = self.schemas.components.contains_key(&core);
        let Some(next) = self.only_branch(core).filter(|_| component) else {
            return self.shape(id, core);
        };
        if self.circular(core) {
            return Shape::Any(Untyped::Unreadable);
        }
        let target = self.peel(next);
        if self.schemas.components.contains_key(&target) {
            let target = self.type_of(target, Origin::Component(String::new()));
            let nullable = self.accepts_null(next);
            return Shape::Alias(TypeUse { id: target, nullable, schema: next });
        }
        self.types.known.entry(target).or_insert(id);
        self.shape(id, target)
    }

    /// The schema that makes the type: what is left when references and null are taken away,
    /// or the first component on the way.
    pub(super) fn peel(&self, start: SchemaId) -> SchemaId {
        let mut at = start;
        let mut seen = BTreeSet::new();
        while seen.insert(at) && !self.schemas.components.contains_key(&at) {
            match self.only_branch(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// As [`Self::peel`], through components too, as far as anybody would go on purpose.
    pub(super) fn peel_whole(&self, start: SchemaId) -> SchemaId {
        let mut at = start;
        for _ in 0..CHAIN {
            match self.only_branch(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// Whether a schema only points at others that point back to it. Each circle is walked and
    /// told once.
    fn circular(&mut self, start: SchemaId) -> bool {
        let mut way = BTreeSet::new();
        let mut at = start;
        let circular = loop {
            if let Some(known) = self.types.circular.get(&at) {
                break *known;
            }
            if !way.insert(at) {
                self.tell_circle(start);
                break true;
            }
            match self.only_branch(at) {
                Some(next) => at = next,
                None => break false,
            }
        };
        self.types.circular.extend(way.into_iter().map(|one| (one, circular)));
        circular
    }

    fn tell_circle(&mut self, schema: SchemaId) {
        let pointer = self.schemas.get(schema).pointer.clone();
        let place = match self.document.at(&pointer).and_then(|node| node.get("$ref")) {
            Some(reference) => reference.pointer,
            None => pointer,
        };
        let message = "the reference leads back to itself and says nothing";
        self.sink.value(Code::ReferenceCycle, &place, message);
    }

    /// The one schema that this one stands for, when it adds nothing to it but null and prose.
    pub(super) fn only_branch(&self, id: SchemaId) -> Option<SchemaId> {
        match self.schemas.keywords(id) {
            [one] => self.single(one),
            // `type: object` beside `allOf: [X]` says again what X says.
            [Keyword::Type(types), one] | [one, Keyword::Type(types)] => {
                let next = self.single(one)?;
                let inner = self.declared_types(next)?;
                inner.iter().all(|inner| types.contains(inner)).then_some(next)
            }
            _ => None,
        }
    }

    fn single(&self, keyword: &Keyword) -> Option<SchemaId> {
        match keyword {
            Keyword::Reference(id) => Some(*id),
            Keyword::AllOf(list) => match list.as_slice() {
                [one] => Some(*one),
                _ => None,
            },
            Keyword::AnyOf(list) | Keyword::OneOf(list) => {
                let mut others = list.iter().filter(|id| !self.is_null(**id));
                let one = others.next()?;
                others.next().is_none().then_some(*one)
            }
            _ => None,
        }
    }

    /// Whether a schema accepts null and nothing else: `type: null`, `enum: [null]`.
    pub(super) fn is_null(&self, id: SchemaId) -> bool {
        let mut at = id;
        for _ in 0..16 {
            match self.schemas.keywords(at) {
                [Keyword::Reference(next)] => at = *next,
                keywords => {
                    return keywords.iter().any(|keyword| match keyword {
                        Keyword::Type(types) => types.as_slice() == [JsonType::Null],
                        Keyword::Enum(values) => values.iter().all(serde_json::Value::is_null),
                        Keyword::Const(value) => value.is_null(),
                        _ => false,
                    });
                }
            }
        }
        false
    }

    fn declared_types(&self, id: SchemaId) -> Option<&[JsonType]> {
        let keywords = self.schemas.keywords(self.peel_whole(id));
        keywords.iter().find_map(|keyword| match keyword {
            Keyword::Type(types) => Some(types.as_slice()),
            _ => None,
        })
    }

    /// Where the types inside a type get their names from.
    pub(super) fn inside(&self, id: TypeId, shape: Nominal, word: &str) -> Origin {
        let word = word.to_owned();
        match self.types.get(id).map(|one| &one.origin) {
            Some(Origin::Member(owner, words)) if shape == Nominal::Plain => {
                Origin::Member(*owner, words.iter().cloned().chain([word]).collect())
            }
            Some(Origin::Operation(index, words)) if shape == Nominal::Plain => {
                Origin::Operation(*index, words.iter().cloned().chain([word]).collect())
            }
            _ => Origin::Member(id, vec![word]),
        }
    }
}

/// Whether an inline type of some shape has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nominal {
    /// Objects and unions.
    Named,
    /// Lists and maps.
    Plain,
}

/// `x-rust-name`.
pub(super) fn hint(node: &Node<'_>) -> Option<String> {
    node.text_at("x-rust-name").map(str::to_owned)
}

/// Whether a path is that of a property, whose `x-rust-name` names the field.
fn is_property(place: &Pointer) -> bool {
    place.keys().rev().nth(1).is_some_and(|above| above == "properties")
}
