//! Paths, webhooks and callbacks → the places of operations, and the ids of those.
//!
//! Webhooks and callbacks have no path of their own: it is made of their names, for whoever routes
//! what arrives.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lowering, path};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::{Node, methods};
use crate::model::{Path, Role};
use crate::pointer::Pointer;

/// Where an operation stands.
#[derive(Debug, Clone)]
pub(super) struct Site<'d> {
    /// Who sends it.
    pub(super) role: Role,
    /// The method, in upper case.
    pub(super) method: String,
    /// The path.
    pub(super) path: Path,
    /// The same, as it is written; the name of a webhook or a callback.
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

impl<'d> Lowering<'d> {
    /// All operations that are wanted: those of the paths, webhooks, and the callbacks of both, with
    /// their ids.
    pub(super) fn sites(&mut self) -> Vec<Site<'d>> {
        let mut sites = self.of_paths();
        sites.extend(self.of_webhooks());
        sites.retain(|site| self.chosen(site));
        for index in 0..sites.len() {
            let Some(parent) = sites.get(index).cloned() else { continue };
            sites.extend(self.of_callbacks(&parent, index));
        }
        self.named(&mut sites);
        for index in 0..sites.len() {
            let Some(path) = sites.get(index).and_then(|site| callback_path(site, &sites)) else {
                continue;
            };
            if let Some(site) = sites.get_mut(index) {
                site.path = path;
            }
        }
        sites
    }

    /// The operations of all paths, in document order.
    fn of_paths(&mut self) -> Vec<Site<'d>> {
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
            sites.extend(self.of_item((template, &node), &path, |_| Role::Called));
        }
        sites
    }

    /// The webhooks, in document order.
    fn of_webhooks(&mut self) -> Vec<Site<'d>> {
        let root = self.document.root();
        let webhooks = root.get("webhooks");
        let webhooks = webhooks.iter().flat_map(Node::entries).collect::<Vec<_>>();
        let mut sites = Vec::new();
        for (name, node) in webhooks.into_iter().filter(|(name, _)| !name.starts_with("x-")) {
            let path = path::segments(&[name], "");
            sites.extend(self.of_item((name, &node), &path, |_| Role::Webhook));
        }
        sites
    }

    /// The callbacks of an operation, by its index, in document order.
    fn of_callbacks(&mut self, parent: &Site<'d>, index: usize) -> Vec<Site<'d>> {
        let callbacks = parent.node.get("callbacks");
        let callbacks = callbacks.iter().flat_map(Node::entries).collect::<Vec<_>>();
        let mut sites = Vec::new();
        for (name, callback) in callbacks.into_iter().filter(|(name, _)| !name.starts_with("x-")) {
            let used = callback.pointer.clone();
            let Some(callback) = self.follow(&callback) else { continue };
            for (url, node) in callback.entries().filter(|(url, _)| !url.starts_with("x-")) {
                let role = |method: &str| Role::Callback {
                    of: index,
                    url: url.to_owned(),
                    key: used.child(url).child(method.to_lowercase()),
                };
                // The id of the parent is in it, and not known yet.
                let path = path::segments(&[], "");
                sites.extend(self.of_item((name, &node), &path, role));
            }
        }
        sites
    }

    /// The operations of a path item under its name.
    fn of_item(
        &mut self,
        (written, node): (&'d str, &Node<'d>),
        path: &Path,
        role: impl Fn(&str) -> Role,
    ) -> Vec<Site<'d>> {
        let Some(item) = self.follow(node) else { return Vec::new() };
        let mut sites = Vec::new();
        for (method, operation) in methods(&item) {
            let Some(operation) = self.follow(&operation) else { continue };
            sites.push(Site {
                role: role(&method),
                method,
                path: path.clone(),
                written,
                key: node.pointer.clone(),
                item: item.clone(),
                node: operation,
                id: String::new(),
            });
        }
        sites
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
        let mut given: BTreeSet<String> = BTreeSet::new();
        let mut nameless = Vec::new();
        for index in 0..sites.len() {
            let parent = sites.get(index).and_then(|site| match site.role {
                Role::Callback { of, .. } => sites.get(of).map(|parent| parent.id.clone()),
                Role::Called | Role::Webhook => None,
            });
            let Some(site) = sites.get_mut(index) else { continue };
            // What several operations share by a reference is called by them.
            let is_again = |id: &str| site.role != Role::Called && given.contains(id);
            let place = site.node.pointer.child("operationId");
            let own = site.node.text_at("operationId").filter(|id| !id.is_empty());
            let kept = own.filter(|id| taken.get(*id) == Some(&place) && !is_again(id));
            if let Some(id) = kept {
                id.clone_into(&mut site.id);
                given.insert(id.to_owned());
                continue;
            }
            site.id = made(site, parent.as_deref(), &taken);
            match own.and_then(|id| taken.get_key_value(id)) {
                Some(first) => self.tell_duplicate(site, first),
                // Webhooks and callbacks have a name in the document.
                None if site.role == Role::Called => {
                    nameless.push((site.node.pointer.clone(), site.id.clone()));
                }
                None => {}
            }
            taken.insert(site.id.clone(), site.node.pointer.clone());
        }
        self.tell_nameless(&nameless);
    }

    /// Tells of an id that is that of another operation.
    fn tell_duplicate(&mut self, site: &Site<'d>, (id, first): (&String, &Pointer)) {
        let place = site.node.pointer.child("operationId");
        // What several operations share by a reference stands in one place.
        if *first == place {
            return;
        }
        let message = format!("`{id}` is the id of another operation");
        self.sink.say(
            Diagnostic::at_value(Code::DuplicateOperationId, &place, message)
                .label(format!("called `{}`", site.id))
                .also(Place::Value(first.clone()), "first here"),
        );
    }

    /// Tells of operations without an id, once for a document.
    fn tell_nameless(&mut self, nameless: &[(Pointer, String)]) {
        let Some((first, id)) = nameless.first() else { return };
        let others = match nameless.len() {
            1 => String::new(),
            2 => "; one other is called by its method and path too".to_owned(),
            more => format!("; {} others are called by their method and path too", more - 1),
        };
        let message = format!("the operation has no operationId and is called `{id}`{others}");
        self.sink.key(Code::MissingOperationId, first, message);
    }
}

/// The path by which whoever receives a callback routes it: the id of the operation that it is of,
/// its name, and what its URL has behind the expression that says where.
fn callback_path(site: &Site<'_>, sites: &[Site<'_>]) -> Option<Path> {
    let Role::Callback { of, url, .. } = &site.role else { return None };
    let parent = sites.get(*of)?;
    Some(path::segments(&[&parent.id, site.written], path::behind(url)))
}

/// An id made of method and path, or of what a webhook or callback is called, unlike all that are
/// taken.
fn made(site: &Site<'_>, parent: Option<&str>, taken: &BTreeMap<String, Pointer>) -> String {
    let method = site.method.to_lowercase();
    let texts = match site.role {
        Role::Called => vec![method.as_str(), site.written],
        Role::Webhook => vec![site.written, &method],
        Role::Callback { .. } => vec![parent.unwrap_or_default(), site.written, &method],
    };
    let words = texts.iter().flat_map(|text| text.split(|one: char| !one.is_alphanumeric()));
    let base = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
    let mut id = base.clone();
    let mut number = 2_u32;
    while taken.contains_key(&id) {
        id = format!("{base}_{number}");
        number = number.saturating_add(1);
    }
    id
}
