//! A schema with a discriminator and without `oneOf`, and the components that include it by
//! `allOf` → a union of them, wherever a value refers to that schema.
//!
//! OpenAPI, "Discriminator Object": such a base stands for any schema that is built on it. The base
//! itself is one of the branches. Where a schema is built on it, by `allOf`, it is no more than it
//! says; so both are there, the struct under the name of the base, the union under one of its own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Lowering;
use crate::load::{Document, Node};
use crate::model::{Keyword, SchemaId};
use crate::pointer::Pointer;

/// Keys beside a reference that build a schema upon it.
const BUILDING: &[&str] =
    &["properties", "required", "additionalProperties", "type", "allOf", "oneOf", "anyOf"];

/// The bases of a document.
#[derive(Debug, Default)]
pub(super) struct Families {
    /// The places of those that are built on a base, however indirectly, in document order.
    heirs: BTreeMap<Pointer, Vec<Pointer>>,
    /// The union of a base.
    unions: BTreeMap<Pointer, SchemaId>,
    /// The base of a union.
    bases: BTreeMap<SchemaId, Pointer>,
}

impl Families {
    /// The families among the components.
    pub(super) fn of(document: &Document) -> Self {
        let schemas = document.root().get("components").and_then(|all| all.get("schemas"));
        let all: Vec<Node<'_>> =
            schemas.iter().flat_map(|map| map.entries().map(|(_, node)| node)).collect();
        let bases: Vec<&Node<'_>> = all.iter().filter(|node| is_base(node)).collect();
        if bases.is_empty() {
            return Self::default();
        }
        let mut above: BTreeMap<Pointer, Vec<usize>> = BTreeMap::new();
        for (index, node) in all.iter().enumerate() {
            let list = node.get("allOf");
            for item in list.iter().flat_map(Node::items) {
                if let Ok(Some(target)) = item.target() {
                    above.entry(target.pointer).or_default().push(index);
                }
            }
        }
        let mut families = Self::default();
        for base in bases {
            let mut found = BTreeSet::new();
            let mut todo = vec![base.pointer.clone()];
            while let Some(at) = todo.pop() {
                for index in above.get(&at).into_iter().flatten() {
                    if let Some(heir) = all.get(*index).filter(|_| found.insert(*index)) {
                        todo.push(heir.pointer.clone());
                    }
                }
            }
            let heirs = found.iter().filter_map(|index| all.get(*index));
            let heirs = heirs.map(|node| node.pointer.clone()).filter(|at| *at != base.pointer);
            let heirs: Vec<Pointer> = heirs.collect();
            if !heirs.is_empty() {
                families.heirs.insert(base.pointer.clone(), heirs);
            }
        }
        families
    }

    /// Whether a schema stands for all that are built on it.
    pub(super) fn has(&self, base: &Pointer) -> bool {
        self.heirs.contains_key(base)
    }

    /// The base of a union.
    pub(super) fn base(&self, union: SchemaId) -> Option<&Pointer> {
        self.bases.get(&union)
    }
}

impl<'d> Lowering<'d> {
    /// The union that a reference to a base means; nothing where it leads elsewhere, and where a
    /// schema is built on the base. By the letter a discriminator does not change what is valid.
    pub(super) fn family(&mut self, node: &Node<'d>, target: &Node<'d>) -> Option<SchemaId> {
        let heirs = self.families.heirs.get(&target.pointer).filter(|_| self.practical())?;
        if !is_use(node, |at| self.component_name(at).is_some()) {
            return None;
        }
        if let Some(id) = self.families.unions.get(&target.pointer) {
            return Some(*id);
        }
        let own = (!self.is_abstract(target)).then_some(&target.pointer);
        let places: Vec<Pointer> = heirs.iter().chain(own).cloned().collect();
        let mut branches = Vec::with_capacity(places.len());
        for place in &places {
            let Some(node) = self.document.at(place) else { continue };
            let id = self.enqueue(&node);
            if let Some(name) = self.component_name(place) {
                self.schemas.components.entry(id).or_insert(name);
            }
            branches.push(id);
        }
        let keywords = vec![Keyword::AnyOf(branches)];
        let union = self.schemas.add(target.pointer.child("discriminator"), keywords);
        let name = self.name_of_family(target);
        self.schemas.components.insert(union, name);
        self.families.unions.insert(target.pointer.clone(), union);
        self.families.bases.insert(union, target.pointer.clone());
        Some(union)
    }

    /// Whether the base lists the values of the tag and none of them is its own.
    fn is_abstract(&self, base: &Node<'d>) -> bool {
        let node = base.get("discriminator");
        let name = self.component_name(&base.pointer);
        let mapping = node.as_ref().and_then(|node| node.get("mapping"));
        let mapped = mapping.iter().flat_map(Node::entries).any(|(_, target)| {
            let text = target.text().unwrap_or_default();
            name.as_deref() == text.rsplit('/').next()
        });
        let property = node.and_then(|node| node.text_at("propertyName"));
        let schema = property.and_then(|property| base.get("properties")?.get(property));
        let list = schema.and_then(|node| node.resolve().ok()).and_then(|node| node.get("enum"));
        let own = |item: Node<'d>| item.text() == name.as_deref();
        !mapped && list.is_some_and(|list| !list.items().any(own))
    }

    /// A name that no component has.
    fn name_of_family(&self, base: &Node<'d>) -> String {
        let own = self.component_name(&base.pointer).unwrap_or_default();
        let schemas = self.document.root().get("components").and_then(|all| all.get("schemas"));
        let plain =
            |text: &str| text.replace(|one: char| !one.is_alphanumeric(), "").to_lowercase();
        let taken: BTreeSet<String> =
            schemas.iter().flat_map(|map| map.entries().map(|(name, _)| plain(name))).collect();
        let names = ["Any", "AnyOf", "AnyKindOf"].map(|word| format!("{word} {own}"));
        names.into_iter().find(|name| !taken.contains(&plain(name))).unwrap_or(own)
    }
}

/// Whether a schema has a discriminator, the property that it names, and no list of branches.
fn is_base(node: &Node<'_>) -> bool {
    let property = node.get("discriminator").and_then(|one| one.text_at("propertyName"));
    let has = |key: &str| node.get(key).is_some();
    let closed =
        node.get("additionalProperties").is_some_and(|one| *one.value == Value::Bool(false));
    let declared = property
        .zip(node.get("properties"))
        .is_some_and(|(name, properties)| properties.get(name).is_some());
    declared && !closed && !has("oneOf") && !has("anyOf")
}

/// Whether a reference is the schema of a value, and no part that another schema is built on.
fn is_use(node: &Node<'_>, is_component: impl Fn(&Pointer) -> bool) -> bool {
    let builds = |node: &Node<'_>| BUILDING.iter().filter(|key| node.get(key).is_some()).count();
    if builds(node) > 0 {
        return false;
    }
    let Some(list) = node.pointer.parent() else { return true };
    let key = list.last();
    if !matches!(key.as_deref(), Some("allOf" | "oneOf" | "anyOf")) {
        return true;
    }
    // A list of one is a wrapper around it, and one beside null the same with null.
    let holder = list.parent().and_then(|at| node.document.at(&at));
    let Some((holder, list)) = holder.zip(node.document.at(&list)) else { return true };
    let others = list.items().filter(|one| one.pointer != node.pointer);
    let alone = others.into_iter().all(|one| one.text_at("type") == Some("null"));
    alone
        && builds(&holder) == 1
        && !(key.as_deref() == Some("allOf") && is_component(&holder.pointer))
}
