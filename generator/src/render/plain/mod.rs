//! Tokens → the text that the printer would make of them, without parsing them.
//!
//! Most of the output has a few shapes: structs, statics, and methods of short lines. They are
//! printed here, several times as fast. What is not known for certain to be printed the same is
//! nothing here, and is parsed; a test prints all fixtures in both ways.

mod body;
mod flat;
mod long;

use proc_macro2::{Delimiter, Ident, TokenStream};

use self::body::{STEP, begin, fits, has_group, line, split, statements, value};
use crate::emit::tree::{Tree, tokens};

/// An item: in one text, or as the first line of a block and what is in it.
#[derive(Debug)]
pub(super) enum Printed {
    Whole(String),
    /// `impl X {` and the methods, those that are too much for this as they are.
    Impl(String, Vec<Part>),
}

/// A part of an `impl`.
#[derive(Debug)]
pub(super) struct Part {
    /// Its text, or its attributes where there is more.
    pub(super) text: String,
    /// What is to be parsed.
    pub(super) rest: Option<TokenStream>,
}

/// The items among the tokens of a piece.
pub(super) fn items(trees: Vec<Tree>) -> Vec<Vec<Tree>> {
    let mut items = Vec::new();
    let mut item = Vec::new();
    let mut kind = Kind::Open;
    for tree in trees {
        let ends = match &tree {
            Tree::Punct(sign) => sign.as_char() == ';',
            Tree::Group(delimiter, _) => *delimiter == Delimiter::Brace && kind != Kind::Value,
            Tree::Ident(word) => {
                kind = kind.behind(word);
                false
            }
            Tree::Literal(_) => false,
        };
        item.push(tree);
        if ends {
            items.push(std::mem::take(&mut item));
            kind = Kind::Open;
        }
    }
    if !item.is_empty() {
        items.push(item);
    }
    items
}

/// What is known of an item by its words so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Open,
    /// It ends with a semicolon.
    Value,
    /// It ends with braces as well.
    Block,
}

impl Kind {
    fn behind(self, word: &Ident) -> Self {
        let is_value = ["static", "const", "use", "type"].iter().any(|one| word == one);
        match self {
            Self::Open if word == "pub" => Self::Open,
            Self::Open if is_value => Self::Value,
            Self::Open => Self::Block,
            // `const fn`
            Self::Value if word == "fn" => Self::Block,
            other => other,
        }
    }
}

/// The text of an item, or nothing.
///
/// The methods of an `impl` are taken out of it.
pub(super) fn item(all: &mut [Tree]) -> Option<Printed> {
    let mut out = String::new();
    let trees = attributes(all, 0, &mut out)?;
    let words = trees.iter().filter_map(|tree| match tree {
        Tree::Ident(word) => Some(word),
        _ => None,
    });
    let word = words.take(2).find(|word| *word != "pub")?;
    if word == "impl" {
        let from = all.len() - trees.len();
        return block(all, from, out);
    } else if word == "use" {
        import(trees, &mut out)?;
    } else if word == "static" || word == "const" {
        constant(trees, 0, &mut out)?;
    } else if word == "type" {
        alias(trees, &mut out)?;
    } else if let [trees @ .., Tree::Punct(_)] = trees
        && word == "struct"
    {
        line(trees, ";", &mut out)?;
    } else if word == "struct" || word == "enum" {
        fields(trees, &mut out)?;
    } else {
        return None;
    }
    Some(Printed::Whole(out))
}

/// Writes attributes in lines of their own, and says what is behind them.
fn attributes<'t>(mut trees: &'t [Tree], indent: usize, out: &mut String) -> Option<&'t [Tree]> {
    while let [Tree::Punct(sign), Tree::Group(delimiter, inner), rest @ ..] = trees {
        if sign.as_char() != '#' || *delimiter != Delimiter::Bracket {
            return None;
        }
        begin(indent, out);
        match inner.as_slice() {
            [Tree::Ident(doc), Tree::Punct(_), Tree::Literal(text)] if doc == "doc" => {
                let text = prose(&text.to_string())?;
                if text.starts_with('/') || text.contains('\n') {
                    return None;
                }
                out.push_str("///");
                out.push_str(text.trim_end_matches(' '));
                out.push('\n');
            }
            [Tree::Ident(doc), ..] if doc == "doc" || doc == "comment" => return None,
            inner => {
                out.push_str("#[");
                line(inner, "]", out)?;
            }
        }
        trees = rest;
    }
    Some(trees)
}

/// What a literal says; nothing where that takes more than its quotes away.
fn prose(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let raw = raw.trim_start_matches('#');
        let signs = literal.len().checked_sub(raw.len() + 1)?;
        let raw = raw.strip_prefix('"')?;
        return Some(raw.get(..raw.len().checked_sub(signs + 1)?)?.to_owned());
    }
    let mut text = String::new();
    let mut letters = literal.strip_prefix('"')?.strip_suffix('"')?.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => text.push(letters.next().filter(|next| matches!(next, '"' | '\\' | '\''))?),
            _ => text.push(letter),
        }
    }
    Some(text)
}

/// `use a::b;` and `use a::{b, c};`.
fn import(trees: &[Tree], out: &mut String) -> Option<()> {
    let [trees @ .., Tree::Punct(_)] = trees else { return None };
    let [path @ .., Tree::Group(Delimiter::Brace, names)] = trees else {
        return line(trees, ";", out);
    };
    let is_plain = |name: &&[Tree]| matches!(name, [Tree::Ident(_)]);
    let names = split(names).filter(|names| names.len() > 1 && names.iter().all(is_plain))?;
    flat::flat(path, out)?;
    for (index, name) in names.iter().enumerate() {
        out.push_str(if index == 0 { "{" } else { ", " });
        flat::flat(name, out)?;
    }
    out.push_str("};");
    if !fits(out) {
        return None;
    }
    out.push('\n');
    Some(())
}

/// `type X = Y;`, which is broken only where there are generics.
fn alias(trees: &[Tree], out: &mut String) -> Option<()> {
    let [trees @ .., Tree::Punct(_)] = trees else { return None };
    if has_group(trees) {
        return line(trees, ";", out).or_else(|| long::generics(trees, 0, ";", out));
    }
    flat::flat(trees, out)?;
    out.push_str(";\n");
    Some(())
}

/// `static X: T = …;`, and `const`, and `type` in an `impl`.
fn constant(trees: &[Tree], indent: usize, out: &mut String) -> Option<()> {
    let [trees @ .., Tree::Punct(end)] = trees else { return None };
    if end.as_char() != ';' {
        return None;
    }
    begin(indent, out);
    value(trees, indent, ";", out)
}

/// A struct with named fields, or an enum.
fn fields(trees: &[Tree], out: &mut String) -> Option<()> {
    let [head @ .., Tree::Group(Delimiter::Brace, inner)] = trees else { return None };
    if inner.is_empty() {
        return line(head, " {}", out);
    }
    line(head, " {", out)?;
    for field in split(inner)? {
        let field = attributes(field, STEP, out)?;
        let is_braced = |tree: &Tree| matches!(tree, Tree::Group(Delimiter::Brace, _));
        if field.iter().any(is_braced) {
            return None;
        }
        begin(STEP, out);
        line(field, ",", out).or_else(|| long::generics(field, STEP, ",", out))?;
    }
    out.push_str("}\n");
    Some(())
}

/// An `impl`, which begins at a token.
fn block(all: &mut [Tree], from: usize, mut out: String) -> Option<Printed> {
    let [head @ .., Tree::Group(Delimiter::Brace, inner)] = all.get_mut(from..)? else {
        return None;
    };
    if inner.is_empty() {
        line(head, " {}", &mut out)?;
        return Some(Printed::Whole(out));
    }
    line(head, " {", &mut out).or_else(|| long_head(head, &mut out))?;
    let parts = items(std::mem::take(inner)).into_iter().map(part);
    Some(Printed::Impl(out, parts.collect()))
}

/// `impl X` and, in a line of its own, `for Y {`.
fn long_head(head: &[Tree], out: &mut String) -> Option<()> {
    let is_for = |tree: &Tree| matches!(tree, Tree::Ident(word) if word == "for");
    let at = head.iter().position(is_for)?;
    line(head.get(..at)?, "", out)?;
    line(head.get(at..)?, " {", out)
}

/// Prints a part of an `impl`; where it is too much for this, its attributes.
fn part(mut trees: Vec<Tree>) -> Part {
    let mut text = String::new();
    let behind = attributes(&trees, STEP, &mut text).map(<[Tree]>::len);
    let head = if behind.is_some() { text.len() } else { 0 };
    let from = trees.len() - behind.unwrap_or(trees.len());
    let all = trees.get(from..).filter(|_| behind.is_some());
    let whole = all.and_then(|trees| bare_part(trees, &mut text));
    let rest = whole.is_none().then(|| {
        text.truncate(head);
        tokens(trees.split_off(from))
    });
    Part { text, rest }
}

/// The same behind its attributes.
fn bare_part(trees: &[Tree], out: &mut String) -> Option<()> {
    match trees {
        [head @ .., Tree::Group(Delimiter::Brace, inner)] => {
            begin(STEP, out);
            if inner.is_empty() {
                return line(head, " {}", out);
            }
            line(head, " {", out).or_else(|| signature(head, out))?;
            statements(inner, 2 * STEP, out)?;
            begin(STEP, out);
            out.push_str("}\n");
            Some(())
        }
        _ => constant(trees, STEP, out),
    }
}

/// A signature with a line for each parameter.
fn signature(head: &[Tree], out: &mut String) -> Option<()> {
    let name = head.iter().position(|tree| matches!(tree, Tree::Ident(word) if word == "fn"))?;
    let is_group = |tree: &Tree| matches!(tree, Tree::Group(Delimiter::Parenthesis, _));
    let at = name + head.get(name..)?.iter().position(is_group)?;
    flat::flat(head.get(..at)?, out)?;
    out.push('(');
    let fits = fits(out);
    out.push('\n');
    let Some(Tree::Group(_, inner)) = head.get(at) else { return None };
    let parameters = split(inner)?;
    if parameters.is_empty() || !fits {
        return None;
    }
    for parameter in parameters {
        begin(2 * STEP, out);
        line(parameter, ",", out)?;
    }
    begin(STEP, out);
    out.push(')');
    let returned = head.get(at + 1..)?;
    line(returned, " {", out).or_else(|| long::generics(returned, STEP, " {", out))
}
