//! Which operations the configuration wants, and which of its entries name nothing.

use std::collections::BTreeSet;

use super::sites::Site;
use super::{Lowering, tags};
use crate::config::{Config, Selection};
use crate::load::{Document, Node};
use crate::model::Role;

impl Lowering<'_> {
    /// Whether only some operations are wanted; then only the components that they use are.
    pub(super) fn selective(&self) -> bool {
        let empty = Selection::default();
        self.config.include != empty || self.config.exclude != empty
    }

    /// Whether the configuration asks for a component by its name.
    pub(super) fn asked_for(&self, name: &str) -> bool {
        let types = &self.config.types;
        types.request.iter().chain(&types.response).any(|asked| asked == name)
    }

    /// Whether an operation is wanted.
    pub(super) fn chosen(&self, site: &Site<'_>) -> bool {
        let included =
            self.config.include == Selection::default() || matches(&self.config.include, site);
        included && !matches(&self.config.exclude, site)
    }
}

/// The entries of `[include]` and `[exclude]` that name no operation of the document, each as the
/// key and the name: `include.tags: pets`.
#[must_use]
pub fn unmatched(document: &Document, config: &Config) -> Vec<String> {
    let (mut templates, mut ids, mut known) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let paths = document.root().get("paths").and_then(|paths| paths.resolve().ok());
    templates.extend(paths.iter().flat_map(Node::entries).map(|(template, _)| template));
    let webhooks = document.root().get("webhooks");
    for (_, item) in paths.iter().chain(&webhooks).flat_map(Node::entries) {
        let item = item.resolve().unwrap_or(item);
        for (_, operation) in crate::load::methods(&item) {
            let operation = operation.resolve().unwrap_or(operation);
            known.extend(tags::of(&operation));
            ids.extend(operation.text_at("operationId"));
        }
    }
    let mut entries = Vec::new();
    for (table, selection) in [("include", &config.include), ("exclude", &config.exclude)] {
        let Selection { tags, paths, operations } = selection;
        let tags = tags.iter().filter(|tag| !known.contains(*tag));
        entries.extend(tags.map(|tag| format!("{table}.tags: {tag}")));
        let lost = |path: &&String| !templates.iter().any(|one| path_matches(path, one));
        entries.extend(paths.iter().filter(lost).map(|path| format!("{table}.paths: {path}")));
        let operations = operations.iter().filter(|id| !ids.contains(id.as_str()));
        entries.extend(operations.map(|id| format!("{table}.operations: {id}")));
    }
    entries
}

/// Whether `[include]` has entries and each of them is one of `unmatched`: then no operation is
/// wanted, which is never what a configuration means.
#[must_use]
pub fn includes_nothing(unmatched: &[String], config: &Config) -> bool {
    let Selection { tags, paths, operations } = &config.include;
    let entries = tags.len() + paths.len() + operations.len();
    entries > 0 && unmatched.iter().filter(|entry| of_include(entry)).count() == entries
}

/// Whether an entry that [`unmatched`] gives is one of `[include]`.
#[must_use]
pub fn of_include(entry: &str) -> bool {
    entry.starts_with("include.")
}

fn matches(selection: &Selection, site: &Site<'_>) -> bool {
    let tags = tags::of(&site.node);
    selection.tags.iter().any(|tag| tags.contains(tag))
        || (site.role == Role::Called
            && selection.paths.iter().any(|path| path_matches(path, site.written)))
        || site
            .node
            .text_at("operationId")
            .is_some_and(|id| selection.operations.iter().any(|one| one == id))
}

/// Whether a template is meant by an entry; a trailing `*` stands for any rest.
fn path_matches(entry: &str, template: &str) -> bool {
    match entry.strip_suffix('*') {
        Some(start) => template.starts_with(start),
        None => entry == template,
    }
}
