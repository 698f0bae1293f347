//! A schema with its `allOf` and references → the flat list of the schemas that hold together.

use std::collections::BTreeSet;

use super::Lowering;
use crate::diagnostic::Code;
use crate::model::{JsonType, Keyword, SchemaId, TypeId};

/// How deep `allOf` and references may be nested in one another.
const DEPTH: usize = 96;

/// One of the schemas that hold together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// The schema; its references and `allOf` are parts of their own.
    pub(super) schema: SchemaId,
    /// The type that names what is written in it.
    pub(super) home: TypeId,
}

impl Lowering<'_> {
    /// The schemas that hold together in `core`, those of `allOf` first, each once.
    pub(super) fn parts(&mut self, id: TypeId, core: SchemaId) -> Vec<Part> {
        self.parts_of(id, &[core])
    }

    /// Every schema on the way to the parts of `core`.
    pub(super) fn on_the_way(&mut self, id: TypeId, core: SchemaId) -> BTreeSet<SchemaId> {
        let mut seen = BTreeSet::new();
        self.flatten(Part { schema: core, home: id }, &mut seen, &mut Vec::new());
        seen
    }

    /// The schemas that hold together in all of `schemas`.
    pub(super) fn parts_of(&mut self, id: TypeId, schemas: &[SchemaId]) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut seen = BTreeSet::new();
        for schema in schemas {
            self.flatten(Part { schema: *schema, home: id }, &mut seen, &mut parts);
        }
        parts
    }

    fn flatten(&mut self, part: Part, seen: &mut BTreeSet<SchemaId>, parts: &mut Vec<Part>) {
        // A list of what is to do instead of recursion; it is taken from its end.
        let mut todo = vec![(part, DEPTH, false)];
        while let Some((part, depth, done)) = todo.pop() {
            if done {
                parts.push(part);
                continue;
            }
            if !seen.insert(part.schema) {
                continue;
            }
            let Some(depth) = depth.checked_sub(1) else {
                let place = self.schemas.get(part.schema).pointer.clone();
                let message = "`allOf` and references are nested too deep here";
                self.sink.value(Code::NestingTooDeep, &place, message);
                continue;
            };
            let (inner, own) = self.split(part.schema);
            if own {
                todo.push((part, depth, true));
            }
            for schema in inner.into_iter().rev() {
                let home = if self.schemas.components.contains_key(&schema) {
                    self.type_of_component(schema)
                } else {
                    part.home
                };
                todo.push((Part { schema, home }, depth, false));
            }
        }
    }

    /// The schemas that a schema includes, and whether it says something of its own.
    fn split(&self, schema: SchemaId) -> (Vec<SchemaId>, bool) {
        if let Some(next) = self.only_branch(schema) {
            return (vec![next], false);
        }
        let mut inner = Vec::new();
        let mut own = false;
        for keyword in self.schemas.keywords(schema) {
            match keyword {
                Keyword::Reference(id) => inner.push(*id),
                Keyword::AllOf(list) => inner.extend(list),
                _ => own = true,
            }
        }
        (inner, own || self.schemas.unreadable.contains(&schema))
    }

    /// The JSON types that all parts allow, null aside; nothing when no part speaks of types.
    pub(super) fn types_of(&self, parts: &[Part]) -> Option<Vec<JsonType>> {
        let mut common: Option<Vec<JsonType>> = None;
        for part in parts {
            for keyword in self.schemas.keywords(part.schema) {
                let Keyword::Type(types) = keyword else { continue };
                common = Some(match common {
                    None => types.clone(),
                    Some(known) => both(&known, types),
                });
            }
        }
        let mut common = common?;
        if common.len() > 1 {
            common.retain(|one| *one != JsonType::Null);
        }
        if common.contains(&JsonType::Number) {
            common.retain(|one| *one != JsonType::Integer);
        }
        Some(common)
    }

    /// All keywords of all parts, each with its part.
    pub(super) fn all_keywords<'s>(
        &'s self,
        parts: &'s [Part],
    ) -> impl Iterator<Item = (Part, &'s Keyword)> + 's {
        parts.iter().flat_map(move |part| {
            self.schemas.keywords(part.schema).iter().map(move |keyword| (*part, keyword))
        })
    }
}

/// The types that two lists have in common; an integer is a number.
pub(super) fn both(left: &[JsonType], right: &[JsonType]) -> Vec<JsonType> {
    let has = |list: &[JsonType], one: JsonType| {
        list.contains(&one) || (one == JsonType::Integer && list.contains(&JsonType::Number))
    };
    let mut common: Vec<JsonType> = Vec::new();
    for one in left.iter().chain(right) {
        if has(left, *one) && has(right, *one) && !common.contains(one) {
            common.push(*one);
        }
    }
    common
}
