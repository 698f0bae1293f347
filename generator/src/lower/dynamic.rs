//! `$dynamicRef` → the schema that it means where it is read.
//!
//! It leads to the outermost resource on the way that has such a `$dynamicAnchor` (JSON Schema
//! 2020-12, core, section 8.2.3.2). Which way that was is part of what a schema is known by: a list
//! that is reached from a resource for numbers and from another for strings is two schemas. So the
//! tables, and the types, have plain references only.

use std::collections::BTreeMap;

use super::Lowering;
use crate::diagnostic::Code;
use crate::load::Node;
use crate::model::Keyword;
use crate::model::SchemaId;
use crate::pointer::Pointer;

/// How many meanings the dynamic anchors of a document may have: they can be one for each set of
/// resources that a way leads through.
const MOST: usize = 128;

/// What the dynamic anchors mean at a place, by its number among all such meanings.
pub(super) type Scope = usize;

/// What dynamic anchors mean: by their names, the places in the outermost resources.
type Meaning = BTreeMap<String, Pointer>;

/// The meanings that were met; the first is that of documents without dynamic anchors.
#[derive(Debug)]
pub(super) struct Scopes {
    met: Vec<Meaning>,
    /// That of the schema which is being read.
    pub(super) current: Scope,
}

impl Default for Scopes {
    fn default() -> Self {
        Self { met: vec![Meaning::new()], current: 0 }
    }
}

impl Scopes {
    /// The meaning in a resource with anchors that is reached from the current schema; nothing where
    /// there are too many.
    fn entered(&mut self, anchors: &Meaning) -> Option<Scope> {
        let mut meaning = self.met.get(self.current).cloned().unwrap_or_default();
        for (name, place) in anchors {
            meaning.entry(name.clone()).or_insert_with(|| place.clone());
        }
        let known = self.met.iter().position(|one| *one == meaning);
        if known.is_none() && self.met.len() < MOST {
            self.met.push(meaning);
            return self.met.len().checked_sub(1);
        }
        known
    }

    /// Where an anchor leads in the current schema.
    fn outermost(&self, name: &str) -> Option<&Pointer> {
        self.met.get(self.current)?.get(name)
    }
}

impl<'d> Lowering<'d> {
    /// What dynamic anchors mean at a place that is reached from the schema which is being read.
    pub(super) fn scope(&mut self, at: &Pointer) -> Scope {
        match self.document.identities.dynamic(at) {
            Some(anchors) => self.scopes.entered(anchors).unwrap_or_else(|| {
                let message = "dynamic anchors have too many meanings; that of the schema around is \
                               taken here";
                self.sink.value(Code::NestingTooDeep, at, message);
                self.scopes.current
            }),
            None => self.scopes.current,
        }
    }

    /// Whether on the way from one place to another no dynamic anchor can get another meaning.
    pub(super) fn is_in_scope_of(&self, target: &Node<'d>, from: &Node<'d>) -> bool {
        let anchors = |node: &Node<'d>| self.document.identities.dynamic(&node.pointer);
        anchors(target).is_none() || anchors(target) == anchors(from)
    }

    /// `$dynamicRef`.
    pub(super) fn dynamic_reference(
        &mut self,
        id: SchemaId,
        node: &Node<'d>,
        value: &Node<'d>,
    ) -> Option<Keyword> {
        let text = value.text()?;
        let first = match node.target_at("$dynamicRef") {
            Ok(first) => first?,
            Err(fault) => {
                self.unresolved(fault);
                self.schemas.unreadable.insert(id);
                return None;
            }
        };
        let name = text.split_once('#').map_or("", |(_, name)| name);
        let is_dynamic = first.text_at("$dynamicAnchor") == Some(name);
        let outermost = self.scopes.outermost(name).filter(|_| is_dynamic);
        let target = outermost.and_then(|place| self.document.at(place)).unwrap_or(first);
        Some(self.refer_to(&target))
    }
}
