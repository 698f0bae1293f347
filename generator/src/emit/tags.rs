//! Tags → the attributes of what only those need who use one of them.
//!
//! ```text
//! #[cfg(any(feature = "pets", feature = "store"))]
//! ```

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::keywords::simple;
use super::tables::{of_models, of_operations};
use crate::config::Features;
use crate::model::{Api, Keyword, SchemaId, Traffic};

impl Context<'_> {
    /// Whether each tag has a feature.
    pub(super) fn has_features(self) -> bool {
        self.config.layout.features == Features::Tags
    }

    /// The attribute of what is there with one of these tags; empty when it always is.
    pub(super) fn behind(self, tags: Option<&[usize]>) -> TokenStream {
        match tags {
            Some(tags) if self.has_features() && !tags.iter().any(|tag| self.is_sent(*tag)) => {
                let names = tags.iter().map(|tag| self.names.feature(*tag));
                match tags {
                    [_] => quote!(#[cfg(#(feature = #names),*)]),
                    _ => quote!(#[cfg(any(#(feature = #names),*))]),
                }
            }
            _ => TokenStream::new(),
        }
    }

    /// Whether a tag is that of webhooks or callbacks, which are there for everybody.
    fn is_sent(self, tag: usize) -> bool {
        self.api.tags.get(tag).is_some_and(|one| one.traffic != Traffic::Calls)
    }

    /// The attribute of what stands in for a tag that is not there; nothing when each always is.
    pub(super) fn without(self, tag: usize) -> Option<TokenStream> {
        let name = self.names.feature(tag);
        let is_asked = self.has_features() && !self.is_sent(tag);
        is_asked.then(|| quote!(#[cfg(not(feature = #name))]))
    }
}

/// The schemas that only the users of some tags need, and those tags.
pub(super) fn audiences(context: Context<'_>) -> BTreeMap<SchemaId, Vec<usize>> {
    let mut audiences: BTreeMap<SchemaId, Vec<usize>> = BTreeMap::new();
    if !context.has_features() {
        return audiences;
    }
    let Context { api, facts, .. } = context;
    let kept = reached(api, of_models(api, facts, |id| facts.audience(id).is_none()));
    for tag in 0..api.tags.len() {
        let has = |tags: &[usize]| tags.contains(&tag);
        let mut roots = of_models(api, facts, |id| facts.audience(id).is_some_and(has));
        roots.extend(of_operations(context, |owner| owner == tag));
        for id in reached(api, roots).difference(&kept) {
            audiences.entry(*id).or_default().push(tag);
        }
    }
    audiences
}

/// The schemas that some name, however deep.
fn reached(api: &Api, roots: Vec<SchemaId>) -> BTreeSet<SchemaId> {
    let mut reached = BTreeSet::new();
    let mut open = roots;
    while let Some(id) = open.pop() {
        if !reached.insert(id) {
            continue;
        }
        for keyword in &api.schema(id).keywords {
            match simple(api, keyword) {
                Keyword::PatternProperties(all) => open.extend(all.iter().map(|one| one.schema)),
                Keyword::Reference(target) => open.push(*target),
                other => open.extend(other.schemas()),
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests;
