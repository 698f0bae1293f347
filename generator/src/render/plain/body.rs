//! Statements and values → lines, each broken at its last group where it is too long.

use proc_macro2::{Delimiter, Spacing};

use super::flat::{flat, is_fields};
use super::long;
use crate::emit::tree::Tree;

/// How long a line may be.
pub(super) const WIDTH: usize = 89;

/// How much room a line has at least, however deep it stands.
const ROOM: usize = 60;

/// How much deeper lines inside a group stand.
pub(super) const STEP: usize = 4;

/// Starts a line.
pub(super) fn begin(indent: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
}

/// Whether the last line, of which only the beginning may be written, is short enough.
pub(super) fn fits(out: &str) -> bool {
    let from = out.rfind('\n').map_or(0, |end| end + 1);
    let last = out.get(from..).unwrap_or_default();
    let indent = last.len() - last.trim_start_matches(' ').len();
    last.len() <= WIDTH.max(indent + ROOM)
}

/// Writes a line and its end, or nothing where it does not fit.
pub(super) fn line(trees: &[Tree], end: &str, out: &mut String) -> Option<()> {
    let from = out.len();
    let written = flat(trees, out).filter(|()| {
        out.push_str(end);
        fits(out)
    });
    match written {
        Some(()) => out.push('\n'),
        None => out.truncate(from),
    }
    written
}

/// What is between commas, without what is between angle brackets.
pub(super) fn split(trees: &[Tree]) -> Option<Vec<&[Tree]>> {
    let mut parts = Vec::new();
    let (mut from, mut depth, mut arrow) = (0, 0_usize, false);
    for (index, tree) in trees.iter().enumerate() {
        let sign = match tree {
            Tree::Punct(sign) => sign.as_char(),
            _ => ' ',
        };
        match sign {
            '<' => depth += 1,
            '>' if !arrow => depth = depth.checked_sub(1)?,
            ',' if depth == 0 => {
                parts.push(trees.get(from..index)?);
                from = index + 1;
            }
            _ => {}
        }
        arrow = matches!(sign, '-' | '=');
    }
    if from < trees.len() {
        parts.push(trees.get(from..)?);
    }
    (depth == 0).then_some(parts)
}

/// A value behind what the line has already, and `end`; lines inside it stand deeper than `indent`.
pub(super) fn value(trees: &[Tree], indent: usize, end: &str, out: &mut String) -> Option<()> {
    if begins_match(trees) {
        let rest = compound(trees, indent, out)?;
        out.pop();
        out.push_str(end);
        out.push('\n');
        return rest.is_empty().then_some(());
    }
    line(trees, end, out).or_else(|| broken(trees, indent, end, out))
}

fn begins_match(trees: &[Tree]) -> bool {
    matches!(trees.first(), Some(Tree::Ident(word)) if word == "match")
}

fn begins_reference(trees: &[Tree]) -> bool {
    matches!(trees.first(), Some(Tree::Punct(sign)) if sign.as_char() == '&')
}

/// A value whose last group is broken.
fn broken(trees: &[Tree], indent: usize, end: &str, out: &mut String) -> Option<()> {
    let (trees, question) = match trees {
        [head @ .., Tree::Punct(sign)] if sign.as_char() == '?' => (head, "?"),
        _ => (trees, ""),
    };
    let [head @ .., Tree::Group(delimiter, inner)] = trees else { return None };
    let is_plain = |tree: &Tree| match tree {
        Tree::Punct(sign) => match sign.as_char() {
            '.' | '|' | '+' | '-' | '?' | '!' | '<' => false,
            '&' | '=' => sign.spacing() == Spacing::Alone,
            _ => true,
        },
        _ => true,
    };
    if !head.iter().all(is_plain) {
        return None;
    }
    flat(head, out)?;
    let parts = split(inner)?;
    let (open, close) = match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace if is_type(head) && is_fields(inner) => (" {", "}"),
        _ => return None,
    };
    if parts.is_empty() && *delimiter != Delimiter::Brace {
        return None;
    }
    let is_call = open == "(" && matches!(head.last(), Some(Tree::Ident(_)));
    if open == "(" && !is_call && parts.len() == 1 {
        return None;
    }
    out.push_str(open);
    // A name that is too long has nowhere to be broken.
    if !fits(out) && (open != " {" || has_group(head)) {
        return None;
    }
    let close = format!("{close}{question}{end}");
    if let ([part], true) = (parts.as_slice(), is_call)
        && let Some(Tree::Group(last, _)) = part.last()
        && !begins_match(part)
        && !begins_reference(part)
        && (part.len() == 1 || *last == Delimiter::Brace)
    {
        // It stands on the line of the call.
        let is_path = |tree: &Tree| match tree {
            Tree::Punct(sign) => sign.as_char() == ':',
            _ => true,
        };
        return if part.iter().all(is_path) { broken(part, indent, &close, out) } else { None };
    }
    out.push('\n');
    if open == "[" && is_numbers(&parts) {
        fill(&parts, indent + STEP, out)?;
    } else {
        spread(&parts, indent + STEP, out)?;
    }
    begin(indent, out);
    out.push_str(&close);
    out.push('\n');
    Some(())
}

/// Values in as few lines as hold them.
fn fill(parts: &[&[Tree]], indent: usize, out: &mut String) -> Option<()> {
    begin(indent, out);
    for (index, part) in parts.iter().enumerate() {
        let from = out.len();
        let end = if index + 1 < parts.len() { "," } else { "" };
        if index > 0 {
            out.push(' ');
        }
        flat(part, out)?;
        out.push_str(end);
        if index > 0 && !fits(out) {
            out.truncate(from);
            out.push('\n');
            begin(indent, out);
            flat(part, out)?;
            out.push_str(end);
        }
    }
    out.push_str(",\n");
    Some(())
}

/// Values in lines of their own.
pub(super) fn spread(parts: &[&[Tree]], indent: usize, out: &mut String) -> Option<()> {
    for (index, part) in parts.iter().enumerate() {
        begin(indent, out);
        if index + 1 < parts.len() {
            value(part, indent, ",", out)?;
        } else {
            value(part, indent, "", out)?;
            end_with_comma(out);
        }
    }
    Some(())
}

/// Puts a comma behind a line that is ended, which is not counted.
pub(super) fn end_with_comma(out: &mut String) {
    out.pop();
    out.push_str(",\n");
}

/// Whether there is something between delimiters or angle brackets, behind `pub(crate)`.
pub(super) fn has_group(trees: &[Tree]) -> bool {
    trees.iter().skip(2).any(|tree| match tree {
        Tree::Group(..) => true,
        Tree::Punct(sign) => sign.as_char() == '<',
        _ => false,
    })
}

fn is_type(head: &[Tree]) -> bool {
    let is_upper = |name: String| name.starts_with(|first: char| first.is_uppercase());
    matches!(head.last(), Some(Tree::Ident(name)) if is_upper(name.to_string()))
}

/// Whether all of an array is numbers or characters, which fill lines.
fn is_numbers(parts: &[&[Tree]]) -> bool {
    parts.iter().all(|part| match part {
        [Tree::Literal(one)] => !one.to_string().starts_with('"'),
        [Tree::Ident(one)] => one == "true" || one == "false",
        _ => false,
    })
}

/// The statements of a block.
pub(super) fn statements(trees: &[Tree], indent: usize, out: &mut String) -> Option<()> {
    let mut rest = trees;
    while let [first, ..] = rest {
        begin(indent, out);
        rest = match first {
            Tree::Ident(word) if word == "if" || word == "for" || word == "match" => {
                compound(rest, indent, out)?
            }
            _ => simple(rest, indent, out)?,
        };
    }
    Some(())
}

/// A statement up to its semicolon, or the value of the block.
fn simple<'t>(trees: &'t [Tree], indent: usize, out: &mut String) -> Option<&'t [Tree]> {
    let is_end = |tree: &Tree| matches!(tree, Tree::Punct(sign) if sign.as_char() == ';');
    let (statement, end, rest) = match trees.iter().position(is_end) {
        Some(at) => (trees.get(..at)?, ";", trees.get(at + 1..)?),
        None => (trees, "", &[][..]),
    };
    if statement.is_empty() {
        return None;
    }
    let from = out.len();
    let written = match long::let_else(statement, indent, out) {
        None => value(statement, indent, end, out),
        written => written,
    };
    written.or_else(|| {
        out.truncate(from);
        long::chain(statement, indent, end, out)
    })?;
    Some(rest)
}

/// `if`, `for` and `match` with their blocks.
fn compound<'t>(trees: &'t [Tree], indent: usize, out: &mut String) -> Option<&'t [Tree]> {
    let [Tree::Ident(word), trees @ ..] = trees else { return None };
    let is_block = |tree: &Tree| braced(tree).is_some();
    let at = trees.iter().position(is_block)?;
    let (head, rest) = (trees.get(..at)?, trees.get(at + 1..)?);
    let inner = braced(trees.get(at)?)?;
    if inner.is_empty() || head.is_empty() {
        return None;
    }
    if word == "for" {
        // `in` sets apart what it stands between.
        out.push_str("for ");
    } else {
        out.push_str(if word == "if" { "if " } else { "match " });
    }
    line(head, " {", out)?;
    if word == "match" {
        arms(inner, indent + STEP, out)?;
    } else {
        statements(inner, indent + STEP, out)?;
    }
    begin(indent, out);
    out.push('}');
    match rest {
        [Tree::Punct(_), ..] => None,
        [Tree::Ident(other), block, rest @ ..] if other == "else" => {
            let inner = braced(block).filter(|inner| !inner.is_empty())?;
            out.push_str(" else {\n");
            statements(inner, indent + STEP, out)?;
            begin(indent, out);
            out.push_str("}\n");
            Some(rest)
        }
        _ => {
            out.push('\n');
            Some(rest)
        }
    }
}

fn braced(tree: &Tree) -> Option<&[Tree]> {
    match tree {
        Tree::Group(Delimiter::Brace, inner) => Some(inner),
        _ => None,
    }
}

fn arms(trees: &[Tree], indent: usize, out: &mut String) -> Option<()> {
    let mut rest = trees;
    while !rest.is_empty() {
        let is_arrow = |pair: &[Tree]| match pair {
            [Tree::Punct(first), Tree::Punct(last)] => {
                let joint = first.spacing() == Spacing::Joint;
                joint && first.as_char() == '=' && last.as_char() == '>'
            }
            _ => false,
        };
        let at = rest.windows(2).position(is_arrow)?;
        let (pattern, body) = (rest.get(..at)?, rest.get(at + 2..)?);
        begin(indent, out);
        let block = body.first().and_then(braced);
        if let Some(inner) = block {
            let ends = |tree: &Tree| matches!(tree, Tree::Punct(sign) if sign.as_char() == ';');
            if !inner.iter().any(ends) {
                return None;
            }
            line(pattern, " => {", out)?;
            statements(inner, indent + STEP, out)?;
            begin(indent, out);
            out.push_str("}\n");
            rest = body.get(1..)?;
            if let [Tree::Punct(sign), after @ ..] = rest {
                rest = (sign.as_char() == ',').then_some(after)?;
            }
            continue;
        }
        let is_comma = |tree: &Tree| matches!(tree, Tree::Punct(sign) if sign.as_char() == ',');
        let is_angle = |tree: &Tree| matches!(tree, Tree::Punct(sign) if sign.as_char() == '<');
        let end = body.iter().position(is_comma).unwrap_or(body.len());
        let one = rest.get(..at + 2 + end)?;
        if one.iter().any(is_angle) {
            return None;
        }
        if line(one, "", out).is_some() {
            end_with_comma(out);
        } else {
            if !matches!(body.first(), Some(Tree::Ident(word)) if word != "return") {
                return None;
            }
            line(pattern, " => {", out)?;
            begin(indent + STEP, out);
            value(body.get(..end)?, indent + STEP, "", out)?;
            begin(indent, out);
            out.push_str("}\n");
        }
        rest = body.get(end + 1..).unwrap_or_default();
    }
    Some(())
}
