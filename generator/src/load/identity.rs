//! The names that a document gives to its own parts: `$self`, `$id`, `$anchor`.
//!
//! A schema with an `$id` is a resource of its own (JSON Schema 2020-12, core, section 8.2):
//! references in it are relative to that URI, and their pointers begin at it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::uri;
use crate::pointer::{FileId, Pointer};

/// Keys below which stands data, whose `$id` means nothing.
const DATA: &[&str] = &["default", "example", "examples", "enum", "const"];

/// The way to a value; a pointer is only made where something has a name.
struct Trail<'t> {
    file: FileId,
    keys: Vec<Cow<'t, str>>,
}

impl Trail<'_> {
    fn pointer(&self) -> Pointer {
        Pointer::at(self.file, &self.keys)
    }
}

/// Which URI leads to which part of which file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identities {
    /// The URI of each resource, by its root.
    bases: BTreeMap<Pointer, String>,
    /// The root of each resource, by its URI.
    resources: BTreeMap<String, Pointer>,
    /// The places of anchors, by the root of their resource.
    anchors: BTreeMap<(Pointer, String), Pointer>,
    /// The places of dynamic anchors, by their names, by the root of their resource.
    dynamic: BTreeMap<Pointer, BTreeMap<String, Pointer>>,
    /// The names that a `$dynamicRef` looks for; others mean the same wherever they are read.
    sought: BTreeSet<String>,
}

impl Identities {
    /// Learns the name of a file that was read from `uri`.
    pub(super) fn file(&mut self, file: FileId, uri: &str) {
        self.name(&Pointer::root(file), uri.to_owned());
    }

    /// Learns the names that a file has for its parts.
    pub(super) fn learn(&mut self, file: FileId, tree: &Value) {
        let root = Pointer::root(file);
        if let Some(own) = tree.get("$self").and_then(Value::as_str) {
            let uri = self.uri(&root, bare(own));
            self.name(&root, uri);
        }
        self.gather(tree, &mut Trail { file, keys: Vec::new() }, &root);
    }

    /// Forgets where the parts of files are, but not the files.
    pub(super) fn forget_parts(&mut self) {
        self.bases.retain(|at, _| at.is_root());
        self.resources.retain(|_, at| at.is_root());
        self.anchors.clear();
        self.dynamic.clear();
        self.sought.clear();
    }

    /// Gathers what is named below a place, which is part of a resource.
    fn gather<'t>(&mut self, value: &'t Value, at: &mut Trail<'t>, resource: &Pointer) {
        match value {
            Value::Object(map) => {
                let own = map.get("$id").and_then(Value::as_str);
                let own = own.and_then(|id| self.identify(id, at, resource));
                let resource = own.as_ref().unwrap_or(resource);
                for key in ["$anchor", "$dynamicAnchor"] {
                    if let Some(name) = map.get(key).and_then(Value::as_str) {
                        self.anchor(resource, name, at.pointer());
                    }
                }
                if let Some(name) = map.get("$dynamicAnchor").and_then(Value::as_str) {
                    let anchors = self.dynamic.entry(resource.clone()).or_default();
                    anchors.entry(name.to_owned()).or_insert_with(|| at.pointer());
                }
                if let Some(reference) = map.get("$dynamicRef").and_then(Value::as_str) {
                    let name = reference.split_once('#').map_or("", |(_, name)| name);
                    self.sought.insert(name.to_owned());
                }
                let inside = map.iter().filter(|(key, value)| {
                    (value.is_object() || value.is_array())
                        && !key.starts_with("x-")
                        && !DATA.contains(&key.as_str())
                });
                for (key, value) in inside {
                    at.keys.push(Cow::Borrowed(key));
                    self.gather(value, at, resource);
                    at.keys.pop();
                }
            }
            Value::Array(list) => {
                for (index, value) in list.iter().enumerate().filter(|(_, one)| one.is_object()) {
                    at.keys.push(Cow::Owned(index.to_string()));
                    self.gather(value, at, resource);
                    at.keys.pop();
                }
            }
            _ => {}
        }
    }

    /// Keeps an `$id`; the resource that it begins, unless it is an anchor of older drafts.
    fn identify(&mut self, id: &str, at: &Trail<'_>, resource: &Pointer) -> Option<Pointer> {
        let at = at.pointer();
        if let Some(name) = id.strip_prefix('#') {
            self.anchor(resource, name, at);
            return None;
        }
        let base = self.bases.get(resource).map_or("", String::as_str);
        let uri = uri::resolve(base, bare(id));
        self.name(&at, uri);
        Some(at)
    }

    fn name(&mut self, at: &Pointer, uri: String) {
        self.resources.entry(uri.clone()).or_insert_with(|| at.clone());
        self.bases.insert(at.clone(), uri);
    }

    fn anchor(&mut self, resource: &Pointer, name: &str, at: Pointer) {
        let key = (resource.clone(), name.to_owned());
        self.anchors.entry(key).or_insert(at);
    }

    /// The root of the resource that a place belongs to.
    pub(super) fn resource(&self, at: &Pointer) -> Pointer {
        let mut around = at.clone();
        while let Some(above) = around.parent().filter(|_| !self.bases.contains_key(&around)) {
            around = above;
        }
        around
    }

    /// The dynamic anchors of the resource that a place belongs to; nothing where it has none, or
    /// none that anything looks for.
    pub(crate) fn dynamic(&self, at: &Pointer) -> Option<&BTreeMap<String, Pointer>> {
        if self.dynamic.is_empty() || self.sought.is_empty() {
            return None;
        }
        let own = self.dynamic.get(&self.resource(at))?;
        own.keys().any(|name| self.sought.contains(name)).then_some(own)
    }

    /// The URI that a reference at a place means; it has no fragment.
    pub(super) fn uri(&self, at: &Pointer, reference: &str) -> String {
        let base = self.bases.get(&self.resource(at)).map_or("", String::as_str);
        uri::resolve(base, reference)
    }

    /// The root of the resource that a reference at a place names; it has no fragment.
    pub(super) fn named(&self, at: &Pointer, reference: &str) -> Option<&Pointer> {
        self.resources.get(&self.uri(at, reference))
    }

    /// The place of an anchor: that of a resource, or else that of its file.
    pub(super) fn anchored(&self, resource: &Pointer, name: &str) -> Option<&Pointer> {
        let file = Pointer::root(resource.file);
        let own = self.anchors.get(&(resource.clone(), name.to_owned()));
        own.or_else(|| self.anchors.get(&(file, name.to_owned())))
    }
}

/// A URI without its fragment.
fn bare(uri: &str) -> &str {
    uri.split('#').next().unwrap_or(uri)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_are_found_from_where_they_are_used() {
        let tree = json!({
            "$self": "https://example.com/api/openapi.yaml",
            "components": {"schemas": {
                "Pet": {"$id": "schemas/pet", "$anchor": "pet", "properties": {
                    "name": {"$anchor": "name", "example": {"$id": "data"}},
                }},
                "Tag": {"$anchor": "tag"},
            }},
        });
        let mut identities = Identities::default();
        identities.file(FileId(0), "spec/api.yaml");
        identities.learn(FileId(0), &tree);
        let root = Pointer::root(FileId(0));
        let pet = root.child("components").child("schemas").child("Pet");
        let name = pet.child("properties").child("name");
        let uri = "https://example.com/api/schemas/pet";
        assert_eq!(identities.resource(&name), pet);
        assert_eq!(identities.named(&root, uri), Some(&pet));
        assert_eq!(identities.named(&name, "pet"), Some(&pet));
        assert_eq!(identities.named(&root, "https://example.com/api/openapi.yaml"), Some(&root));
        assert_eq!(identities.named(&root, "spec/api.yaml"), None);
        assert_eq!(identities.named(&root, "https://example.com/api/data"), None);
        assert_eq!(identities.anchored(&pet, "name"), Some(&name));
        assert!(identities.anchored(&pet, "tag").is_some());
        assert_eq!(identities.anchored(&root, "name"), None);
    }
}
