//! `discriminator` → the property that tells the branches of a union apart, and the values that
//! choose each branch.

use std::collections::BTreeSet;

use super::Lowering;
use super::parts::Part;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::Node;
use crate::model::{Access, Branch, Discriminator, Keyword, PropertySchema, SchemaId};
use crate::pointer::Pointer;

impl<'d> Lowering<'d> {
    /// Whether a discriminator stands beside the branches of a part.
    pub(super) fn discriminates(&self, part: Part) -> bool {
        self.discriminator_node(part).is_some()
    }

    /// The property, and the branch that needs no value, once every other branch has the values
    /// that choose it; nothing where the discriminator cannot tell the branches apart.
    pub(super) fn discriminator(
        &mut self,
        part: Part,
        list: &[SchemaId],
        branches: &mut [Branch],
    ) -> Option<Discriminator> {
        let node = self.discriminator_node(part)?;
        let property = node.text_at("propertyName")?.to_owned();
        let mut tags: Vec<Vec<(String, Pointer)>> = vec![Vec::new(); list.len()];
        self.mapped(&node, list, &mut tags);
        let default = self.default_branch(&node, list);
        for (index, (branch, tags)) in list.iter().zip(&mut tags).enumerate() {
            match self.evident(*branch, &property) {
                _ if default == Some(index) => {}
                None => {
                    let place = self.schemas.get(*branch).pointer.clone();
                    let message = format!("this branch does not declare `{property}`");
                    return self.useless(&node, &message, &place);
                }
                // What a base lists are the values of all that are built on it.
                Some(values) if tags.is_empty() && self.are_own(part, &values) => {
                    let place = self.schemas.get(*branch).pointer.clone();
                    tags.extend(values.into_iter().map(|value| (value, place.clone())));
                }
                Some(values) if tags.is_empty() => {
                    let core = self.peel(*branch);
                    let place = self.schemas.get(*branch).pointer.clone();
                    match self.schemas.components.get(&core) {
                        Some(name) if values.is_empty() || values.contains(name) => {
                            tags.push((name.clone(), place));
                        }
                        Some(name) => {
                            let message = format!("`{name}` is not a value of `{property}`");
                            return self.useless(&node, &message, &place);
                        }
                        None => {
                            let message = "an inline branch has no name that could choose it";
                            return self.useless(&node, message, &place);
                        }
                    }
                }
                Some(_) => {}
            }
        }
        let mut seen: Vec<&(String, Pointer)> = Vec::new();
        for one in tags.iter().flatten() {
            if seen.iter().any(|known| known.0 == one.0) {
                let message = format!("`{}` chooses two branches", one.0);
                let place = one.1.clone();
                return self.useless(&node, &message, &place);
            }
            seen.push(one);
        }
        for (branch, tags) in branches.iter_mut().zip(&tags) {
            branch.tags = tags.iter().map(|(tag, _)| tag.clone()).collect();
        }
        let access = self.access_of_tag(list, &property);
        Some(Discriminator { property, default, access })
    }

    /// Who sees the tag: one that a branch keeps back cannot choose.
    fn access_of_tag(&self, list: &[SchemaId], property: &str) -> Access {
        let made_of = list.iter().flat_map(|branch| self.made_of(*branch));
        made_of
            .flat_map(|schema| self.declarations(schema, property))
            .map(|one| one.access)
            .find(|access| *access != Access::ReadWrite)
            .unwrap_or_default()
    }

    /// Whether the values of a tag are those of one branch.
    fn are_own(&self, part: Part, values: &[String]) -> bool {
        let most = if self.families.base(part.schema).is_some() { 1 } else { usize::MAX };
        !values.is_empty() && values.len() <= most
    }

    fn discriminator_node(&self, part: Part) -> Option<Node<'d>> {
        let base = self.families.base(part.schema);
        let place = base.unwrap_or(&self.schemas.get(part.schema).pointer);
        self.document.at(place)?.get("discriminator")
    }

    /// Reads `mapping`: names of components, and references.
    fn mapped(&mut self, node: &Node<'d>, list: &[SchemaId], tags: &mut [Vec<(String, Pointer)>]) {
        let Some(mapping) = node.get("mapping") else { return };
        for (tag, target) in mapping.entries() {
            let index = self.branch_named(&target, list);
            if let Some(tags) = index.and_then(|index| tags.get_mut(index)) {
                tags.push((tag.to_owned(), target.pointer.clone()));
            }
        }
    }

    /// Reads `defaultMapping`.
    fn default_branch(&mut self, node: &Node<'d>, list: &[SchemaId]) -> Option<usize> {
        let target = node.get("defaultMapping")?;
        self.branch_named(&target, list)
    }

    /// The branch that a name or a reference chooses; nothing, and told, where none is.
    fn branch_named(&mut self, target: &Node<'d>, list: &[SchemaId]) -> Option<usize> {
        let reference = target.text()?;
        let named = self
            .component_named(reference)
            .or_else(|| target.lead(reference).map(|one| one.pointer));
        let why = match named {
            None => "does not exist",
            Some(named) => match list.iter().position(|one| self.leads_to(*one, &named)) {
                Some(index) => return Some(index),
                None => "is not one of the branches",
            },
        };
        let message = format!("`{reference}` {why}");
        self.sink.value(Code::InvalidDiscriminator, &target.pointer, message);
        None
    }

    fn component_named(&self, name: &str) -> Option<Pointer> {
        let schemas = self.document.root().get("components")?.get("schemas")?;
        schemas.get(name).map(|node| node.pointer)
    }

    fn leads_to(&self, branch: SchemaId, wanted: &Pointer) -> bool {
        let mut at = branch;
        for _ in 0..16 {
            if self.schemas.get(at).pointer == *wanted {
                return true;
            }
            match self.only_branch(at) {
                Some(next) => at = next,
                None => return false,
            }
        }
        false
    }

    /// The values that a branch lets the property have; empty when it may be any string, nothing
    /// when the branch does not declare the property.
    pub(super) fn evident(&self, branch: SchemaId, property: &str) -> Option<Vec<String>> {
        let mut found: Option<Vec<String>> = None;
        for at in self.made_of(branch) {
            if self.schemas.unreadable.contains(&at) {
                found = found.or(Some(Vec::new()));
            }
            for one in self.declarations(at, property) {
                let values = self.values(one.schema);
                let better = found.as_ref().is_none_or(|known| {
                    known.is_empty() || (!values.is_empty() && values.len() < known.len())
                });
                if better {
                    found = Some(values);
                }
            }
        }
        found
    }

    /// A branch, what it refers to and what it is put together from.
    fn made_of(&self, branch: SchemaId) -> Vec<SchemaId> {
        let mut todo = vec![branch];
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        while let Some(at) = todo.pop() {
            if !seen.insert(at) {
                continue;
            }
            found.push(at);
            for keyword in self.schemas.keywords(at) {
                match keyword {
                    Keyword::Reference(id) => todo.push(*id),
                    Keyword::AllOf(list) | Keyword::AnyOf(list) | Keyword::OneOf(list) => {
                        todo.extend(list);
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// Where a schema itself declares a property.
    fn declarations(
        &self,
        schema: SchemaId,
        property: &str,
    ) -> impl Iterator<Item = &PropertySchema> {
        let lists = self.schemas.keywords(schema).iter().filter_map(|keyword| match keyword {
            Keyword::Properties(list) => Some(list),
            _ => None,
        });
        lists.flatten().filter(move |one| one.name == property)
    }

    fn useless(
        &mut self,
        node: &Node<'d>,
        message: &str,
        place: &Pointer,
    ) -> Option<Discriminator> {
        self.sink.say(
            Diagnostic::at_key(
                Code::InvalidDiscriminator,
                &node.pointer,
                "the discriminator cannot tell the branches apart; each value is checked",
            )
            .also(Place::Value(place.clone()), message),
        );
        None
    }

    /// Tells of discriminators without branches: what is derived through `allOf` is read as the base.
    pub(super) fn lone_discriminators(&mut self, parts: &[Part]) {
        for part in parts {
            let Some(node) = self.discriminator_node(*part) else { continue };
            if self.families.has(&self.schemas.get(part.schema).pointer) {
                continue;
            }
            let message = "a discriminator without `oneOf` or `anyOf` is not read; \
                           values are read as this schema alone";
            self.sink.key(Code::NotGenerated, &node.pointer, message);
        }
    }
}
