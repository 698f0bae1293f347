//! What the pieces of a module import → the `use` lines in front of it.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::raw;

/// Paths that are imported, each with the attribute that all who need it stand behind, if they
/// all do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imports(BTreeMap<String, Option<String>>);

impl Imports {
    /// One more who needs a path.
    pub(super) fn need(&mut self, path: &str, gate: Option<&str>) {
        match self.0.get_mut(path) {
            Some(kept) if kept.as_deref() == gate => {}
            Some(kept) => *kept = None,
            None => {
                self.0.insert(path.to_owned(), gate.map(str::to_owned));
            }
        }
    }

    /// The same with those of another piece of the module.
    pub fn extend(&mut self, others: &Self) {
        for (path, gate) in &others.0 {
            self.need(path, gate.as_deref());
        }
    }

    /// The same in a part of the module, whose modules beside it are those of the module and come
    /// with all of it: `use super::*; use runtime::{Decode, Mode};`
    #[must_use]
    pub fn within(&self) -> TokenStream {
        let kept = self.0.iter().filter_map(|(path, gate)| match path.strip_prefix("super::") {
            Some(rest) => rest.contains("::").then(|| (rest.to_owned(), gate.clone())),
            None => Some((path.clone(), gate.clone())),
        });
        let lines = Self(kept.collect()).tokens();
        quote!(use super::*; #lines)
    }

    /// The same with a module beside that of the imports.
    pub fn beside(&mut self, name: &str) {
        self.need(&format!("super::{name}"), None);
    }

    /// `use super::runtime::{Decode, Mode};`
    #[must_use]
    pub fn tokens(&self) -> TokenStream {
        let mut grouped: BTreeMap<(&Option<String>, &str), Vec<TokenStream>> = BTreeMap::new();
        for (path, gate) in &self.0 {
            let Some((parent, last)) = path.rsplit_once("::") else { continue };
            grouped.entry((gate, parent)).or_default().push(raw(last));
        }
        let lines = grouped.into_iter().map(|((gate, parent), names)| {
            let gate = raw(gate.as_deref().unwrap_or_default());
            let parent = raw(parent);
            match names.as_slice() {
                [one] => quote!(#gate use #parent::#one;),
                _ => quote!(#gate use #parent::{#(#names),*};),
            }
        });
        lines.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_one_attribute_is_imported_behind_it() {
        let (mut one, mut other) = (Imports::default(), Imports::default());
        one.need("super::runtime::A", Some("#[cfg(a)]"));
        one.need("super::runtime::B", Some("#[cfg(a)]"));
        other.need("super::runtime::B", None);
        one.extend(&other);
        let text = one.tokens().to_string();
        assert_eq!(text.replace(' ', ""), "usesuper::runtime::B;#[cfg(a)]usesuper::runtime::A;");
    }
}
