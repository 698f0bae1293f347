//! Path items → operations. A fault in an operation costs that operation.

use std::collections::BTreeMap;

use super::security::Schemes;
use super::types::hint;
use super::{Lowering, path};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::Node;
use crate::model::{Operation, Path, Tag};
use crate::pointer::Pointer;

/// The methods that a path item has keys for.
const METHODS: &[&str] =
    &["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// Where an operation stands.
#[derive(Debug, Clone)]
pub(super) struct Site<'d> {
    /// The method, in upper case.
    pub(super) method: String,
    /// The template.
    pub(super) path: Path,
    /// The key of the path.
    pub(super) key: Pointer,
    /// The path item.
    pub(super) item: Node<'d>,
    /// The operation.
    pub(super) node: Node<'d>,
    /// Its name.
    pub(super) id: String,
    /// Whether it can be generated.
    pub(super) fate: Fate,
}

/// Whether an operation can be generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// As far as is known.
    Sound,
    /// It has a fault that was told; the rest of it is looked at, so that all is told in one run.
    LeftOut,
    /// The same, and its path is no template, so nothing is said of path parameters.
    Pathless,
}

/// The operations, and what they name.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Those that are generated.
    pub(super) operations: Vec<Operation>,
    /// The tags.
    pub(super) tags: Vec<Tag>,
}

impl<'d> Lowering<'d> {
    /// All operations that are wanted and can be generated.
    pub(super) fn operations(&mut self, schemes: &mut Schemes) -> Found {
        let mut found = Found { tags: self.declared_tags(), ..Found::default() };
        let mut sites = self.sites();
        sites.retain(|site| self.chosen(site));
        self.unambiguous(&mut sites);
        self.named(&mut sites);
        for site in &sites {
            if let Some(operation) = self.operation(site, schemes, &mut found) {
                found.operations.push(operation);
            }
        }
        found
    }

    /// The operations of all paths, in document order.
    fn sites(&mut self) -> Vec<Site<'d>> {
        let root = self.document.root();
        let Some(paths) = root.get("paths").and_then(|paths| self.follow(&paths)) else {
            return Vec::new();
        };
        let mut sites = Vec::new();
        for (template, node) in paths.entries() {
            if template.starts_with("x-") {
                continue;
            }
            let (path, fate) = match path::parse(template) {
                Ok(path) => (path, Fate::Sound),
                Err(reason) => {
                    let message = format!("`{template}` is not a path template: {reason}");
                    self.sink.key(Code::InvalidPath, &node.pointer, message);
                    (Path { template: template.to_owned(), parts: Vec::new() }, Fate::Pathless)
                }
            };
            let Some(item) = self.follow(&node) else { continue };
            for (method, operation) in methods(&item) {
                let Some(operation) = self.follow(&operation) else { continue };
                sites.push(Site {
                    method,
                    path: path.clone(),
                    key: node.pointer.clone(),
                    item: item.clone(),
                    node: operation,
                    id: String::new(),
                    fate,
                });
            }
        }
        sites
    }

    /// Leaves out what no request can choose: of two that it cannot tell apart, the second.
    fn unambiguous(&mut self, sites: &mut [Site<'d>]) {
        let mut known: BTreeMap<(String, String), Pointer> = BTreeMap::new();
        for site in sites.iter_mut().filter(|site| site.fate == Fate::Sound) {
            let key = (path::skeleton(&site.path), site.method.clone());
            match known.get(&key) {
                Some(first) if *first != site.key => {
                    let template = &site.path.template;
                    let message = format!("no request can tell `{template}` from another path");
                    self.sink.say(
                        Diagnostic::at_key(Code::AmbiguousPath, &site.key, message)
                            .also(Place::Key(first.clone()), "the other path"),
                    );
                    site.fate = Fate::LeftOut;
                }
                _ => {
                    known.insert(key, site.key.clone());
                }
            }
        }
    }

    /// Gives the operations their ids; of two that have the same, the second is left out.
    fn named(&mut self, sites: &mut [Site<'d>]) {
        let mut taken: BTreeMap<String, Pointer> = BTreeMap::new();
        for site in sites.iter() {
            if let Some(id) = site.node.text_at("operationId") {
                let place = site.node.pointer.child("operationId");
                taken.entry(id.to_owned()).or_insert(place);
            }
        }
        for site in sites {
            let Some(id) = site.node.text_at("operationId").filter(|id| !id.is_empty()) else {
                site.id = made(site, &taken);
                let message =
                    format!("the operation has no operationId and is called `{}`", site.id);
                self.sink.key(Code::MissingOperationId, &site.node.pointer, message);
                taken.insert(site.id.clone(), site.node.pointer.clone());
                continue;
            };
            let place = site.node.pointer.child("operationId");
            let first = taken.get(id).filter(|first| **first != place).cloned();
            id.clone_into(&mut site.id);
            if let Some(first) = first {
                let message = format!("`{id}` is the id of another operation");
                self.sink.say(
                    Diagnostic::at_value(Code::DuplicateOperationId, &place, message)
                        .label("left out")
                        .also(Place::Value(first), "first here"),
                );
                if site.fate == Fate::Sound {
                    site.fate = Fate::LeftOut;
                }
            }
        }
    }

    /// An operation. One that is left out is looked at whole too, and leaves no types behind.
    fn operation(
        &mut self,
        site: &Site<'d>,
        schemes: &mut Schemes,
        found: &mut Found,
    ) -> Option<Operation> {
        let index = found.operations.len();
        let node = &site.node;
        self.settle();
        let mark = self.types.mark();
        let security = self.security(node, schemes);
        let parameters = self.parameters(site, index);
        let body = node.get("requestBody").map(|body| self.body(site, &body, index));
        let responses = self.responses(node, index);
        if let Some(callbacks) = node.get("callbacks").filter(|one| one.entries().next().is_some())
        {
            let message = format!("the callbacks of `{}` are not generated", site.id);
            self.sink.key(Code::NotGenerated, &callbacks.pointer, message);
        }
        let mut servers = self.servers(node);
        if servers.is_empty() {
            servers = self.servers(&site.item);
        }
        let lost = body.as_ref().is_some_and(Option::is_none) || site.fate != Fate::Sound;
        let (Some(security), Some(parameters), false) = (security, parameters, lost) else {
            self.settle();
            self.types.forget(mark);
            return None;
        };
        Some(Operation {
            pointer: node.pointer.clone(),
            id: site.id.clone(),
            name_hint: hint(node),
            method: site.method.clone(),
            path: site.path.clone(),
            tag: super::tags::owner(&mut found.tags, node),
            docs: self.docs(node),
            parameters,
            body: body.flatten(),
            responses,
            security,
            servers,
        })
    }

    /// Tells of parts of the document that are read and not generated.
    pub(super) fn not_generated(&mut self) {
        let root = self.document.root();
        if let Some(webhooks) = root.get("webhooks").filter(|one| one.entries().next().is_some()) {
            let message = "webhooks are not generated";
            self.sink.key(Code::NotGenerated, &webhooks.pointer, message);
        }
    }
}

/// The operations of a path item with their methods.
pub(super) fn methods<'d>(item: &Node<'d>) -> Vec<(String, Node<'d>)> {
    let mut list = Vec::new();
    for (key, node) in item.entries() {
        if METHODS.contains(&key) && node.value.is_object() {
            list.push((key.to_ascii_uppercase(), node));
        } else if key == "additionalOperations" {
            list.extend(node.entries().map(|(method, node)| (method.to_owned(), node)));
        }
    }
    list
}

/// An id made of method and path, unlike all that are taken.
fn made(site: &Site<'_>, taken: &BTreeMap<String, Pointer>) -> String {
    let words: Vec<String> = site
        .path
        .template
        .split(|one: char| !one.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let base = std::iter::once(site.method.to_lowercase()).chain(words);
    let base = base.collect::<Vec<String>>().join("_");
    let mut id = base.clone();
    let mut number = 2_u32;
    while taken.contains_key(&id) {
        id = format!("{base}_{number}");
        number = number.saturating_add(1);
    }
    id
}
