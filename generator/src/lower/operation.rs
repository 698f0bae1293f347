//! Path items → operations. A fault in an operation costs the part that it stands in.

use std::collections::BTreeMap;

use super::security::Schemes;
use super::types::hint;
use super::{Lowering, path};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::{Node, methods};
use crate::model::{Operation, Path, Tag};
use crate::pointer::Pointer;

/// Where an operation stands.
#[derive(Debug, Clone)]
pub(super) struct Site<'d> {
    /// The method, in upper case.
    pub(super) method: String,
    /// The path.
    pub(super) path: Path,
    /// The same, as it is written.
    pub(super) written: &'d str,
    /// The key of the path.
    pub(super) key: Pointer,
    /// The path item.
    pub(super) item: Node<'d>,
    /// The operation.
    pub(super) node: Node<'d>,
    /// Its name.
    pub(super) id: String,
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
    /// All operations that are wanted.
    pub(super) fn operations(&mut self, schemes: &mut Schemes) -> Found {
        let mut found = Found { tags: self.declared_tags(), ..Found::default() };
        let mut sites = self.sites();
        sites.retain(|site| self.chosen(site));
        self.ambiguous(&sites);
        self.named(&mut sites);
        for site in &sites {
            let operation = self.operation(site, schemes, &mut found);
            found.operations.push(operation);
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
            let path::Reading { path, slips } = path::read(template);
            for slip in slips {
                self.sink.key(Code::InvalidPath, &node.pointer, slip);
            }
            let Some(item) = self.follow(&node) else { continue };
            for (method, operation) in methods(&item) {
                let Some(operation) = self.follow(&operation) else { continue };
                sites.push(Site {
                    method,
                    path: path.clone(),
                    written: template,
                    key: node.pointer.clone(),
                    item: item.clone(),
                    node: operation,
                    id: String::new(),
                });
            }
        }
        sites
    }

    /// Tells of operations that a request cannot choose between.
    fn ambiguous(&mut self, sites: &[Site<'d>]) {
        let mut known: BTreeMap<(String, &str), &Pointer> = BTreeMap::new();
        for site in sites {
            let key = (site.path.skeleton(), site.method.as_str());
            let first = *known.entry(key).or_insert(&site.key);
            if *first != site.key {
                let message = format!(
                    "a request of `{}` may be one of another path; \
                     the first that a service implements answers it",
                    site.written
                );
                self.sink.say(
                    Diagnostic::at_key(Code::AmbiguousPath, &site.key, message)
                        .also(Place::Key(first.clone()), "the other path"),
                );
            }
        }
    }

    /// Gives the operations their ids; of those that have the same, the first keeps it.
    fn named(&mut self, sites: &mut [Site<'d>]) {
        let mut taken: BTreeMap<String, Pointer> = BTreeMap::new();
        for site in sites.iter() {
            if let Some(id) = site.node.text_at("operationId") {
                let place = site.node.pointer.child("operationId");
                taken.entry(id.to_owned()).or_insert(place);
            }
        }
        let mut nameless = Vec::new();
        for site in sites {
            let place = site.node.pointer.child("operationId");
            let own = site.node.text_at("operationId").filter(|id| !id.is_empty());
            if let Some(id) = own.filter(|id| taken.get(*id) == Some(&place)) {
                id.clone_into(&mut site.id);
                continue;
            }
            site.id = made(site, &taken);
            let called = format!("called `{}`", site.id);
            match own.and_then(|id| Some((id, taken.get(id)?))) {
                Some((id, first)) => self.sink.say(
                    Diagnostic::at_value(
                        Code::DuplicateOperationId,
                        &place,
                        format!("`{id}` is the id of another operation"),
                    )
                    .label(called)
                    .also(Place::Value(first.clone()), "first here"),
                ),
                None => nameless.push((site.node.pointer.clone(), called)),
            }
            taken.insert(site.id.clone(), site.node.pointer.clone());
        }
        self.tell_nameless(&nameless);
    }

    /// Tells of operations without an id, once for a document.
    fn tell_nameless(&mut self, nameless: &[(Pointer, String)]) {
        let Some((first, called)) = nameless.first() else { return };
        let others = match nameless.len() {
            1 => String::new(),
            2 => "; one other is called by its method and path too".to_owned(),
            more => format!("; {} others are called by their method and path too", more - 1),
        };
        let message = format!("the operation has no operationId and is {called}{others}");
        self.sink.key(Code::MissingOperationId, first, message);
    }

    /// An operation. What cannot be read of it is told and costs that part.
    fn operation(
        &mut self,
        site: &Site<'d>,
        schemes: &mut Schemes,
        found: &mut Found,
    ) -> Operation {
        let index = found.operations.len();
        let node = &site.node;
        let security = self.security(node, schemes);
        let parameters = self.parameters(site, index);
        let body = node.get("requestBody").map(|body| self.body(site, &body, index));
        let responses = self.responses(site, index);
        self.note_callbacks(node);
        let mut servers = self.servers(node);
        if servers.is_empty() {
            servers = self.servers(&site.item);
        }
        Operation {
            pointer: node.pointer.clone(),
            id: site.id.clone(),
            name_hint: hint(node),
            method: site.method.clone(),
            path: site.path.clone(),
            tag: super::tags::owner(&mut found.tags, node),
            docs: self.docs(node),
            parameters,
            body,
            responses,
            security,
            servers,
            idempotent: None,
            pages: None,
        }
    }
}

/// An id made of method and path, unlike all that are taken.
fn made(site: &Site<'_>, taken: &BTreeMap<String, Pointer>) -> String {
    let words: Vec<String> = site
        .written
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
