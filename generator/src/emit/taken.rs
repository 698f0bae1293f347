//! The names that a module has of its own, to which no path is shortened.

use indexmap::IndexSet;
use proc_macro2::TokenStream;

use super::shorten::{NESTING, begins_with_colons};
use super::tree::{Tree, trees};
use crate::naming::Identifier;

/// The names that a module has of its own. What only looks like one does no harm here.
#[derive(Debug, Clone, Default)]
pub(super) struct Taken {
    /// Types, traits, modules.
    pub(super) types: IndexSet<String>,
    /// Everything else, and these.
    pub(super) all: IndexSet<String>,
    /// What the module imports itself.
    pub(super) imported: IndexSet<String>,
}

impl Taken {
    /// Notes the names of types.
    pub(super) fn declare<'n>(&mut self, names: impl IntoIterator<Item = &'n Identifier>) {
        for name in names {
            self.types.insert(name.to_string());
            self.all.insert(name.to_string());
        }
    }

    /// Notes the names of items and imports.
    pub(super) fn note(&mut self, tokens: TokenStream) {
        self.note_at(&trees(tokens), NESTING);
    }

    fn note_at(&mut self, trees: &[Tree], depth: usize) {
        let Some(depth) = depth.checked_sub(1) else { return };
        let mut importing = false;
        let mut before = "";
        for (index, tree) in trees.iter().enumerate() {
            let ident = match tree {
                Tree::Ident(ident) => ident.to_string(),
                Tree::Group(_, inner) => {
                    if importing {
                        self.imported.extend(idents(inner));
                    }
                    self.note_at(inner, depth);
                    before = "";
                    continue;
                }
                Tree::Punct(punct) => {
                    importing &= punct.as_char() != ';';
                    before = "";
                    continue;
                }
                Tree::Literal(_) => continue,
            };
            let goes_on = trees.get(index + 1..).is_some_and(begins_with_colons);
            if importing && !goes_on {
                self.imported.insert(ident.clone());
            }
            if before == "type" {
                self.types.insert(ident.clone());
            }
            if !before.is_empty() {
                self.all.insert(ident.clone());
            }
            importing |= ident == "use";
            before = match ident.as_str() {
                "struct" | "enum" | "trait" | "type" | "mod" => "type",
                "static" | "const" | "fn" => "value",
                _ => "",
            };
        }
    }
}

fn idents(trees: &[Tree]) -> impl Iterator<Item = String> {
    trees.iter().filter_map(|tree| match tree {
        Tree::Ident(ident) => Some(ident.to_string()),
        _ => None,
    })
}
