//! Facts and wishes → what a type derives, nothing twice: the second would be an impl too many.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, raw};
use crate::model::{Origin, TypeId};

impl Context<'_> {
    /// What a type derives: what its parts allow, and what the user wants besides.
    pub(super) fn derives(self, id: TypeId) -> Vec<TokenStream> {
        let facts = self.facts.derives(id);
        let mut derives = vec![quote!(::core::clone::Clone)];
        if facts.copy {
            derives.push(quote!(::core::marker::Copy));
        }
        derives.push(quote!(::core::fmt::Debug));
        if facts.eq {
            derives.push(quote!(::core::cmp::Eq));
        }
        if facts.hash {
            derives.push(quote!(::core::hash::Hash));
        }
        derives.push(quote!(::core::cmp::PartialEq));
        let own = match self.api.get(id).map(|one| &one.origin) {
            Some(Origin::Component(name)) => self.config.types.derive.get(name),
            _ => None,
        };
        for path in self.config.types.derives.iter().chain(own.into_iter().flatten()) {
            add(&mut derives, raw(path));
        }
        derives
    }
}

/// Adds a derive, unless one that is called the same is there: `Hash` and `::core::hash::Hash` are
/// one trait.
pub(super) fn add(derives: &mut Vec<TokenStream>, path: TokenStream) {
    let name = name(&path);
    if name.is_some() && derives.iter().all(|one| self::name(one) != name) {
        derives.push(path);
    }
}

/// The last segment of a path.
fn name(path: &TokenStream) -> Option<String> {
    path.clone().into_iter().last().map(|segment| segment.to_string())
}
