//! What is not of a direction: read-only properties are passed over in requests, write-only ones
//! have no place in responses, and neither is owed there, whichever part of an `allOf` says so.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use speccast::analyze::Side;
use speccast::load::{Dialect, Document};
use speccast::pointer::Pointer;

use super::view::target_of;

type Schema = Map<String, Value>;

/// How deep references and parts are followed.
const DEPTH: usize = 8;

/// A direction at one place of a document.
pub(super) struct Direction<'d> {
    document: &'d Document,
    here: &'d Pointer,
    /// The keyword that takes a property out of it.
    flag: &'static str,
    /// What stands in the place of such a property.
    instead: bool,
    gone: BTreeSet<String>,
}

impl<'d> Direction<'d> {
    /// Takes away from a schema what is not of a side.
    pub(super) fn apply(document: &'d Document, side: Side, here: &'d Pointer, made: &mut Schema) {
        let (flag, instead) = match side {
            Side::Both => return,
            Side::Request => ("readOnly", true),
            Side::Response => ("writeOnly", false),
        };
        if made.len() == 1 && made.contains_key("$ref") {
            return;
        }
        let mut direction = Self { document, here, flag, instead, gone: BTreeSet::new() };
        direction.look_for(made, DEPTH);
        if !direction.gone.is_empty() {
            direction.take(made, DEPTH);
        }
    }

    /// Notes the properties with the flag, of a schema and the parts of its `allOf`.
    fn look_for(&mut self, schema: &Schema, depth: usize) {
        if let Some(Value::Object(properties)) = schema.get("properties") {
            let flagged = |one: &Value| one.as_object().is_some_and(|one| self.flagged(one, DEPTH));
            let names: Vec<_> = properties.iter().filter(|(_, one)| flagged(one)).collect();
            self.gone.extend(names.into_iter().map(|(name, _)| name.clone()));
        }
        let parts = schema.get("allOf").and_then(Value::as_array).into_iter().flatten();
        let next = self.referred(schema);
        for part in parts.filter_map(Value::as_object).chain(next).filter(|_| depth > 0) {
            self.look_for(part, depth - 1);
        }
    }

    /// Takes the properties away, from a schema and the parts of its `allOf`.
    fn take(&self, schema: &mut Schema, depth: usize) {
        if let Some(Value::Object(properties)) = schema.get_mut("properties") {
            let lost = properties.iter_mut().filter(|(name, _)| self.gone.contains(*name));
            lost.for_each(|(_, one)| *one = Value::Bool(self.instead));
        }
        if let Some(Value::Array(required)) = schema.get_mut("required") {
            required.retain(|name| !name.as_str().is_some_and(|name| self.gone.contains(name)));
        }
        if depth == 0 {
            return;
        }
        // What is referred to is changed here and nowhere else: it becomes a part.
        if let Some(target) = self.referred(schema).cloned() {
            if self.document.dialect == Dialect::V30 {
                schema.clear();
            }
            schema.remove("$ref");
            if let Value::Array(all) = schema.entry("allOf").or_insert_with(|| json!([])) {
                all.push(Value::Object(target));
            }
        }
        let parts = schema.get_mut("allOf").and_then(Value::as_array_mut).into_iter().flatten();
        parts.filter_map(Value::as_object_mut).for_each(|part| self.take(part, depth - 1));
    }

    /// Whether a property has the flag: its schema, the one that it refers to, or the one part of
    /// its `allOf`.
    fn flagged(&self, schema: &Schema, depth: usize) -> bool {
        let target = self.referred(schema);
        let counts = target.is_none() || self.document.dialect != Dialect::V30;
        let alone = match schema.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
            Some([one]) => one.as_object(),
            _ => None,
        };
        let mut next = target.or(alone).into_iter().filter(|_| depth > 0);
        (counts && schema.get(self.flag) == Some(&Value::Bool(true)))
            || next.any(|next| self.flagged(next, depth - 1))
    }

    /// The schema of the same file that another one refers to.
    fn referred(&self, schema: &Schema) -> Option<&'d Schema> {
        let target = target_of(self.document, schema.get("$ref")?.as_str()?, self.here)?;
        let target = Some(target).filter(|target| target.file == self.here.file)?;
        self.document.at(&target)?.value.as_object()
    }
}
