//! Full paths → the short names that readers expect, where nothing in the module has them.
//!
//! Emitters write `::core::option::Option` and `super::runtime::Decode`, so that they need not know
//! what a document calls its types. Here, where a module is complete, a path is shortened and
//! imported unless the module has an item of that name.
//!
//! ```text
//! ::core::option::Option<super::models::Pet>   →   Option<models::Pet>
//! ```

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::context::{DEPTH, raw};

/// How deep tokens are nested where paths are still shortened.
const NESTING: usize = 4 * DEPTH;

/// Paths whose last part everybody has, by the prelude; macros and variants included.
const PRELUDE: &[&str] = &[
    "core::clone::Clone",
    "core::cmp::Eq",
    "core::cmp::PartialEq",
    "core::convert::AsRef",
    "core::convert::From",
    "core::convert::Into",
    "core::default::Default",
    "core::marker::Copy",
    "core::marker::Send",
    "core::marker::Sync",
    "core::matches",
    "core::option::Option",
    "core::option::Option::None",
    "core::option::Option::Some",
    "core::result::Result",
    "core::result::Result::Err",
    "core::result::Result::Ok",
    "std::boxed::Box",
    "std::string::String",
    "std::string::ToString",
    "std::vec::Vec",
];

/// Paths that are imported.
const IMPORTED: &[&str] = &[
    "core::future::Future",
    "core::net::Ipv4Addr",
    "core::net::Ipv6Addr",
    "core::ops::Deref",
    "core::str::FromStr",
    "core::time::Duration",
    "std::collections::BTreeMap",
];

/// Modules that are imported, so that paths begin with their names.
const MODULES: &[&str] = &["core::fmt", "super::models", "super::patterns", "super::schemas"];

/// The crates that paths may begin with as they are.
const CRATES: &[&str] =
    &["axum", "bytes", "chrono", "http", "reqwest", "serde", "serde_json", "uuid"];

/// The words that stand before a path and are no part of it.
const KEYWORDS: &[&str] =
    &["as", "dyn", "for", "if", "impl", "in", "match", "mut", "return", "use", "where"];

/// The tokens of a module with short paths, and the imports in front.
pub(super) fn shortened(tokens: TokenStream) -> TokenStream {
    let mut taken = Taken::default();
    taken.note(tokens.clone(), NESTING);
    let mut shortener = Shortener { taken, imports: BTreeMap::new(), gate: None };
    let tokens = shortener.module(tokens);
    let imports = shortener.imports();
    quote!(#imports #tokens)
}

/// The names that a module has of its own. What only looks like one does no harm here.
#[derive(Debug, Default)]
struct Taken {
    /// Types, traits, modules and imports.
    types: BTreeSet<String>,
    /// Everything else, and these.
    all: BTreeSet<String>,
    /// What the module imports itself.
    imported: BTreeSet<String>,
}

impl Taken {
    fn note(&mut self, tokens: TokenStream, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else { return };
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut importing = false;
        let mut before = "";
        for (index, tree) in trees.iter().enumerate() {
            let ident = match tree {
                TokenTree::Ident(ident) => ident.to_string(),
                TokenTree::Group(group) => {
                    if importing {
                        self.imported.extend(idents(group.stream()));
                    }
                    self.note(group.stream(), depth);
                    before = "";
                    continue;
                }
                TokenTree::Punct(punct) => {
                    importing &= punct.as_char() != ';';
                    before = "";
                    continue;
                }
                TokenTree::Literal(_) => continue,
            };
            let goes_on = trees.get(index + 1..).is_some_and(is_colons);
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

fn idents(tokens: TokenStream) -> impl Iterator<Item = String> {
    tokens.into_iter().filter_map(|tree| match tree {
        TokenTree::Ident(ident) => Some(ident.to_string()),
        _ => None,
    })
}

/// Shortens paths and keeps what has to be imported for that.
struct Shortener {
    taken: Taken,
    /// Paths, each with the attribute that all who need it stand behind, if they all do.
    imports: BTreeMap<String, Option<String>>,
    /// The `cfg` of the item that is shortened.
    gate: Option<String>,
}

/// A path as it is written.
struct Path {
    /// Whether `::` is in front.
    absolute: bool,
    names: Vec<TokenTree>,
    /// How many tokens it takes.
    length: usize,
}

impl Shortener {
    /// The items of a module, each behind its own `cfg`.
    fn module(&mut self, tokens: TokenStream) -> TokenStream {
        let mut shortened = TokenStream::new();
        let mut item: Vec<TokenTree> = Vec::new();
        for tree in tokens {
            let ends = match &tree {
                TokenTree::Punct(punct) => punct.as_char() == ';',
                TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                _ => false,
            };
            item.push(tree);
            if ends {
                self.gate = gate(&item);
                shortened.extend(self.trees(&std::mem::take(&mut item), NESTING));
            }
        }
        shortened.extend(item);
        shortened
    }

    fn trees(&mut self, trees: &[TokenTree], depth: usize) -> TokenStream {
        let mut shortened = TokenStream::new();
        let mut rest = trees;
        let mut before: [Option<&TokenTree>; 2] = [None, None];
        while let Some((tree, after)) = rest.split_first() {
            if let Some(path) = path(rest) {
                let (all, after) = rest.split_at_checked(path.length).unwrap_or((rest, &[]));
                let short = if continues(before) { None } else { self.short(&path) };
                match short {
                    Some(short) => shortened.extend(short),
                    None => shortened.extend(all.iter().cloned()),
                }
                before = [None, all.last()];
                rest = after;
                continue;
            }
            let [_, last] = before;
            match tree {
                TokenTree::Group(group) => {
                    shortened.extend([self.group(group, last, depth)]);
                }
                other => shortened.extend([other.clone()]),
            }
            before = [last, Some(tree)];
            rest = after;
        }
        shortened
    }

    fn group(&mut self, group: &Group, before: Option<&TokenTree>, depth: usize) -> TokenTree {
        let Some(depth) = depth.checked_sub(1) else { return group.clone().into() };
        let trees: Vec<TokenTree> = group.stream().into_iter().collect();
        let stream = match before.map(ToString::to_string).as_deref() {
            Some("derive") => derives(&trees),
            _ => self.trees(&trees, depth),
        };
        Group::new(group.delimiter(), stream).into()
    }

    /// The short form of a path; nothing where it stays as it is.
    fn short(&mut self, path: &Path) -> Option<TokenStream> {
        let names: Vec<String> = path.names.iter().map(ToString::to_string).collect();
        let first = names.first()?;
        match (path.absolute, first.as_str()) {
            (true, "core" | "std") | (false, "super") => {}
            (true, name) if CRATES.contains(&name) && !self.taken.types.contains(name) => {
                return Some(joined(&path.names));
            }
            _ => return None,
        }
        // The longest known beginning counts.
        (2..=names.len()).rev().find_map(|length| {
            let (known, more) = (names.get(..length)?.join("::"), length.checked_sub(1)?);
            let last = names.get(more)?;
            self.import(&known, last).then(|| joined(path.names.get(more..).unwrap_or_default()))
        })
    }

    /// Whether a path can be named by its last part, which is imported where it has to be.
    fn import(&mut self, path: &str, last: &str) -> bool {
        let known = |all: &[&str]| all.contains(&path);
        let of_runtime = path.strip_prefix("super::runtime::");
        let is_module = known(MODULES) || path == "super::runtime";
        if is_module && self.taken.imported.contains(last) {
            return true;
        }
        let free = match is_module {
            true => !self.taken.types.contains(last),
            false => !self.taken.all.contains(last) && !self.taken.imported.contains(last),
        };
        let is_import = known(IMPORTED)
            || is_module
            || of_runtime.is_some_and(|name| !name.contains("::") && !is_part(name));
        if !free || !(is_import || known(PRELUDE)) {
            return false;
        }
        if is_import {
            let gate = self.gate.clone();
            let kept = self.imports.entry(path.to_owned()).or_insert_with(|| gate.clone());
            if *kept != gate {
                *kept = None;
            }
        }
        true
    }

    /// `use super::runtime::{Decode, Mode};`
    fn imports(&self) -> TokenStream {
        let mut grouped: BTreeMap<(&Option<String>, &str), Vec<TokenStream>> = BTreeMap::new();
        for (path, gate) in &self.imports {
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

/// The modules of the runtime, which are named with their parent.
fn is_part(name: &str) -> bool {
    matches!(name, "client" | "formats" | "sealed" | "server" | "wire")
}

/// The `cfg` of an item.
fn gate(item: &[TokenTree]) -> Option<String> {
    item.iter().find_map(|tree| match tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
            let text = group.stream().to_string();
            text.starts_with("cfg").then(|| format!("#[{text}]"))
        }
        _ => None,
    })
}

/// Derives by their names: macros have names of their own, which no type takes.
fn derives(trees: &[TokenTree]) -> TokenStream {
    let mut shortened = TokenStream::new();
    let mut rest = trees;
    while let Some((tree, after)) = rest.split_first() {
        let core = path(rest).filter(|path| {
            path.absolute && path.names.first().is_some_and(|first| first.to_string() == "core")
        });
        match core {
            Some(path) => {
                shortened.extend(path.names.last().cloned());
                rest = rest.get(path.length..).unwrap_or_default();
            }
            None => {
                shortened.extend([tree.clone()]);
                rest = after;
            }
        }
    }
    shortened
}

/// Whether a path behind two tokens is the rest of one, as in `<T>::Error`, or an import.
fn continues(before: [Option<&TokenTree>; 2]) -> bool {
    let [first, second] = before.map(|tree| tree.map(ToString::to_string).unwrap_or_default());
    match second.as_str() {
        "use" => true,
        // Not after an arrow.
        ">" => !matches!(first.as_str(), "-" | "="),
        _ => false,
    }
}

/// The path that some tokens begin with, if it has more than one part.
fn path(trees: &[TokenTree]) -> Option<Path> {
    let absolute = is_colons(trees);
    let mut length = if absolute { 2 } else { 0 };
    let mut names = Vec::new();
    while let Some(name @ TokenTree::Ident(ident)) = trees.get(length) {
        if names.is_empty() && KEYWORDS.iter().any(|keyword| ident == keyword) {
            return None;
        }
        names.push(name.clone());
        length += 1;
        let rest = trees.get(length..).unwrap_or_default();
        if !(is_colons(rest) && matches!(rest.get(2), Some(TokenTree::Ident(_)))) {
            break;
        }
        length += 2;
    }
    (names.len() > 1).then_some(Path { absolute, names, length })
}

fn is_colons(trees: &[TokenTree]) -> bool {
    let is_colon =
        |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ':');
    let [first, second, ..] = trees else { return false };
    is_colon(first)
        && is_colon(second)
        && matches!(first, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint)
}

fn joined(names: &[TokenTree]) -> TokenStream {
    let mut tokens = TokenStream::new();
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            quote!(::).to_tokens(&mut tokens);
        }
        name.to_tokens(&mut tokens);
    }
    tokens
}
