//! Full paths → the short names that readers expect, where nothing in the module has them.
//!
//! Emitters write `::core::option::Option` and `super::runtime::Decode`, so that they need not know
//! what a document calls its types. Here, where the names of a module are known, a path is
//! shortened and imported unless the module has an item of that name.
//!
//! ```text
//! ::core::option::Option<super::models::Pet>   →   Option<models::Pet>
//! ```
//!
//! Each token is looked at once and moved on, since this sees everything that is emitted.

use std::fmt::Write;

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};

use super::context::DEPTH;
use super::conventions;
use super::items::{Made, Needs};
use super::nesting;
use super::taken::Taken;
use super::tree::{Tree, opened, tree, trees};

/// How deep tokens are nested where paths are still shortened.
pub(super) const NESTING: usize = 4 * DEPTH;

/// Paths whose last part everybody has, by the prelude; macros and variants included. Sorted.
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

/// Paths that are imported. Sorted.
const IMPORTED: &[&str] = &[
    "core::future::Future",
    "core::net::Ipv4Addr",
    "core::net::Ipv6Addr",
    "core::ops::Deref",
    "core::str::FromStr",
    "core::time::Duration",
    "std::collections::BTreeMap",
];

/// Modules that are imported, so that paths begin with their names. Sorted.
const MODULES: &[&str] =
    &["core::fmt", "super::models", "super::patterns", "super::runtime", "super::schemas"];

/// The crates that paths may begin with as they are.
const CRATES: &[&str] =
    &["axum", "bytes", "chrono", "http", "reqwest", "serde", "serde_json", "uuid"];

/// The words that stand before a path and are no part of it.
const KEYWORDS: &[&str] =
    &["as", "dyn", "for", "if", "impl", "in", "match", "mut", "return", "use", "where"];

/// The tokens of a piece with short paths, and what has to be imported for that.
pub(super) fn shortened(tokens: TokenStream, taken: &Taken) -> Made {
    let mut shortener =
        Shortener { taken, needs: Needs::default(), gate: None, path: String::new() };
    let tokens = shortener.items(tokens);
    Made { tokens, gate: TokenStream::new(), needs: shortener.needs }
}

/// Shortens paths and keeps what has to be imported for that.
struct Shortener<'t> {
    taken: &'t Taken,
    needs: Needs,
    /// The `cfg` of the item that is shortened.
    gate: Option<String>,
    /// The path that is looked at, as text; kept to be written to again.
    path: String,
}

/// A path among the tokens that were moved on, to which more may come.
#[derive(Clone, Copy)]
struct Open {
    /// Where it begins.
    start: usize,
    /// Whether `::` is in front.
    absolute: bool,
    /// Where its last name ends.
    end: usize,
    /// How many names it has.
    names: usize,
}

impl Shortener<'_> {
    /// The items of a piece, each behind its own `cfg`.
    fn items(&mut self, tokens: TokenStream) -> Vec<Tree> {
        let mut shortened = Vec::new();
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
                shortened.extend(self.trees(std::mem::take(&mut item), NESTING));
            }
        }
        shortened.extend(item.into_iter().map(tree));
        shortened
    }

    fn trees(&mut self, trees: impl IntoIterator<Item = TokenTree>, depth: usize) -> Vec<Tree> {
        let mut out: Vec<Tree> = Vec::new();
        let mut open: Option<Open> = None;
        for tree in trees {
            match tree {
                TokenTree::Ident(ident) => {
                    self.needs.breaks_conventions |= conventions::is_placeholder(&ident);
                    open = self.ident(ident, open, &mut out);
                }
                TokenTree::Punct(sign) => {
                    if sign.as_char() != ':' {
                        self.close(open.take(), &mut out);
                    }
                    out.push(Tree::Punct(sign));
                }
                TokenTree::Group(group) => {
                    self.close(open.take(), &mut out);
                    let group = self.group(group, &out, depth);
                    out.push(group);
                }
                TokenTree::Literal(literal) => {
                    self.close(open.take(), &mut out);
                    out.push(Tree::Literal(literal));
                }
            }
        }
        self.close(open, &mut out);
        self.needs.nests_types |= nesting::is_deep(&out);
        out
    }

    /// Moves a name on: part of the path so far, or the beginning of another.
    fn ident(&mut self, ident: Ident, open: Option<Open>, out: &mut Vec<Tree>) -> Option<Open> {
        let absolute = ends_with_colons(out);
        if let Some(mut open) = open
            && absolute
            && open.end + 2 == out.len()
        {
            out.push(Tree::Ident(ident));
            open.names += 1;
            open.end = out.len();
            return Some(open);
        }
        self.close(open, out);
        let start = if absolute { out.len().saturating_sub(2) } else { out.len() };
        let is_path = absolute || !KEYWORDS.iter().any(|keyword| ident == keyword);
        let begins = is_path && !continues(out.get(..start).unwrap_or_default());
        out.push(Tree::Ident(ident));
        begins.then_some(Open { start, absolute, end: out.len(), names: 1 })
    }

    fn group(&mut self, group: Group, out: &[Tree], depth: usize) -> Tree {
        let (delimiter, stream) = opened(group);
        let trees = match (depth.checked_sub(1), out.last()) {
            (_, Some(Tree::Ident(ident))) if ident == "derive" => derives(stream),
            (Some(depth), _) => self.trees(stream, depth),
            (None, _) => trees(stream),
        };
        self.needs.breaks_conventions |=
            delimiter == Delimiter::Parenthesis && conventions::are_broken(out, &trees);
        Tree::Group(delimiter, trees)
    }

    /// Shortens a path that nothing more comes to.
    fn close(&mut self, open: Option<Open>, out: &mut Vec<Tree>) {
        let Some(open) = open.filter(|open| open.names > 1) else { return };
        if let Some(dropped) = self.dropped(open, out) {
            let end = open.start.saturating_add(dropped).min(out.len());
            out.drain(open.start.min(end)..end);
        }
    }

    /// How many tokens of a path are dropped; nothing where it stays as it is.
    fn dropped(&mut self, open: Open, out: &[Tree]) -> Option<usize> {
        let head = if open.absolute { 2 } else { 0 };
        let Tree::Ident(first) = out.get(open.start + head)? else { return None };
        let is_known = match open.absolute {
            true => first == "core" || first == "std",
            false => first == "super",
        };
        if !is_known {
            let is_crate = open.absolute && CRATES.iter().any(|name| first == name);
            return (is_crate && !self.taken.types.contains(&first.to_string())).then_some(head);
        }
        if let (false, Some(Tree::Ident(second))) = (open.absolute, out.get(open.start + 3)) {
            self.beside(second);
        }
        let mut path = std::mem::take(&mut self.path);
        path.clear();
        let mut ends = Vec::with_capacity(open.names);
        for name in out.get(open.start + head..open.end)?.iter().step_by(3) {
            let sign = if path.is_empty() { "" } else { "::" };
            let from = path.len() + sign.len();
            path.push_str(sign);
            if let Tree::Ident(name) = name {
                // Writing to a string does not fail.
                let _ = write!(path, "{name}");
            }
            ends.push((from, path.len()));
        }
        // The longest known beginning counts.
        let found = (1..ends.len()).rev().find(|last| {
            let of = |(from, to): &(usize, usize)| Some((path.get(..*to)?, path.get(*from..*to)?));
            ends.get(*last).and_then(of).is_some_and(|(path, last)| self.import(path, last))
        });
        self.path = path;
        found.map(|last| head + 3 * last)
    }

    /// Notes a module beside that of the path.
    fn beside(&mut self, name: &Ident) {
        if !self.needs.beside.iter().any(|known| name == known) {
            self.needs.beside.insert(name.to_string());
        }
    }

    /// Whether a path can be named by its last part, which is imported where it has to be.
    fn import(&mut self, path: &str, last: &str) -> bool {
        let known = |all: &[&str]| all.binary_search(&path).is_ok();
        let of_runtime = path.strip_prefix("super::runtime::");
        let is_module = known(MODULES);
        if is_module && self.taken.imported.contains(last) {
            return true;
        }
        let is_import = is_module
            || known(IMPORTED)
            || of_runtime.is_some_and(|name| !name.contains("::") && !is_part(name));
        if !(is_import || known(PRELUDE)) {
            return false;
        }
        let free = match is_module {
            true => !self.taken.types.contains(last),
            false => !self.taken.all.contains(last) && !self.taken.imported.contains(last),
        };
        if free && is_import {
            self.needs.imports.need(path, self.gate.as_deref());
        }
        free
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
            let stream = group.stream();
            let is_gate =
                |tree: &TokenTree| matches!(tree, TokenTree::Ident(name) if name == "cfg");
            let gated = stream.clone().into_iter().next().is_some_and(|tree| is_gate(&tree));
            gated.then(|| format!("#[{stream}]"))
        }
        _ => None,
    })
}

/// Derives by their names: macros have names of their own, which no type takes.
fn derives(tokens: TokenStream) -> Vec<Tree> {
    let mut out: Vec<Tree> = Vec::new();
    let mut path = Vec::new();
    let mut flush = |path: &mut Vec<Tree>| {
        let core = begins_with_colons(path)
            && matches!(path.get(2), Some(Tree::Ident(first)) if first == "core");
        let kept = if core { path.len().saturating_sub(1) } else { 0 };
        out.extend(path.drain(..).skip(kept));
    };
    for tree in trees(tokens) {
        let parts = matches!(&tree, Tree::Punct(sign) if sign.as_char() == ',');
        if parts {
            flush(&mut path);
        }
        path.push(tree);
        if parts {
            flush(&mut path);
        }
    }
    flush(&mut path);
    out
}

/// Whether a path behind some tokens is the rest of one, as in `<T>::Error`, or an import.
fn continues(before: &[Tree]) -> bool {
    match before {
        [.., Tree::Ident(word)] => word == "use",
        // Not after an arrow.
        [.., Tree::Punct(first), Tree::Punct(last)] if last.as_char() == '>' => {
            !matches!(first.as_char(), '-' | '=')
        }
        [.., Tree::Punct(last)] => last.as_char() == '>',
        _ => false,
    }
}

pub(super) fn begins_with_colons(trees: &[Tree]) -> bool {
    matches!(trees, [first, second, ..] if are_colons(first, second))
}

fn ends_with_colons(trees: &[Tree]) -> bool {
    matches!(trees, [.., first, second] if are_colons(first, second))
}

fn are_colons(first: &Tree, second: &Tree) -> bool {
    let (Tree::Punct(first), Tree::Punct(second)) = (first, second) else { return false };
    first.as_char() == ':' && first.spacing() == Spacing::Joint && second.as_char() == ':'
}
