//! What is broken elsewhere than at its last group → lines.

use proc_macro2::{Delimiter, Spacing};

use super::body::{STEP, begin, end_with_comma, fits, line, split, spread, statements};
use super::flat::flat;
use crate::emit::tree::Tree;

/// `let … = … else { … };`, without what ends it.
pub(super) fn let_else(statement: &[Tree], indent: usize, out: &mut String) -> Option<()> {
    let [head @ .., Tree::Ident(other), Tree::Group(Delimiter::Brace, inner)] = statement else {
        return None;
    };
    let is_let = matches!(head.first(), Some(Tree::Ident(word)) if word == "let");
    if !is_let || other != "else" || inner.is_empty() {
        return None;
    }
    let is_equals = |tree: &Tree| match tree {
        Tree::Punct(sign) => sign.as_char() == '=' && sign.spacing() == Spacing::Alone,
        _ => false,
    };
    let at = head.iter().position(is_equals)?;
    let (pattern, value) = (head.get(..at)?, head.get(at + 1..)?);
    bound(pattern, indent, out)?;
    let from = out.len();
    if flat(value, out).is_none() || !fits(out) {
        out.truncate(from);
        let [Tree::Group(Delimiter::Parenthesis, values)] = value else { return None };
        let values = split(values).filter(|values| values.len() > 1)?;
        out.push_str("(\n");
        spread(&values, indent + STEP, out)?;
        begin(indent, out);
        out.push(')');
    }
    let from = out.len();
    out.push_str(" else ");
    if !fits(out) {
        out.truncate(from);
        out.push('\n');
        begin(indent, out);
        out.push_str("else ");
    }
    out.push_str("{\n");
    statements(inner, indent + STEP, out)?;
    begin(indent, out);
    out.push_str("};\n");
    Some(())
}

/// The pattern of `let`, and the sign behind it; fields stand in lines of their own where they are
/// too long for one.
fn bound(pattern: &[Tree], indent: usize, out: &mut String) -> Option<()> {
    let [path @ .., Tree::Group(Delimiter::Brace, fields)] = pattern else {
        flat(pattern, out)?;
        out.push_str(" = ");
        return fits(out).then_some(());
    };
    flat(path, out)?;
    let from = out.len();
    out.push_str(" { ");
    flat(fields, out)?;
    out.push_str(" } = ");
    if fits(out) {
        return Some(());
    }
    out.truncate(from);
    out.push_str(" {\n");
    for field in split(fields)? {
        begin(indent + STEP, out);
        line(field, ",", out)?;
    }
    begin(indent, out);
    out.push_str("} = ");
    Some(())
}

/// `… && … && …`, as many on a line as it holds.
pub(super) fn chain(trees: &[Tree], indent: usize, end: &str, out: &mut String) -> Option<()> {
    let operands = operands(trees)?;
    for (index, operand) in operands.iter().enumerate() {
        let end = if index + 1 < operands.len() { "" } else { end };
        let from = out.len();
        if index > 0 {
            out.push_str(" && ");
        }
        flat(operand, out)?;
        out.push_str(end);
        if index > 0 && !fits(out) {
            out.truncate(from);
            out.push('\n');
            begin(indent + STEP, out);
            out.push_str("&& ");
            flat(operand, out)?;
            out.push_str(end);
        }
        if !fits(out) {
            return None;
        }
    }
    out.push('\n');
    Some(())
}

/// What stands between `&&`, where there is no other operator.
fn operands(trees: &[Tree]) -> Option<Vec<&[Tree]>> {
    let mut operands = Vec::new();
    let mut from = 0;
    for (index, pair) in trees.windows(2).enumerate() {
        match pair {
            [Tree::Punct(sign), Tree::Punct(next)] if sign.as_char() == '&' => {
                if next.as_char() != '&' || index == from {
                    return None;
                }
                operands.push(trees.get(from..index)?);
                from = index + 2;
            }
            [Tree::Punct(sign), _] if matches!(sign.as_char(), '=' | '|' | '<' | '+') => {
                return None;
            }
            [Tree::Ident(word), _] if word == "let" || word == "return" => return None,
            _ => {}
        }
    }
    operands.push(trees.get(from..)?);
    (operands.len() > 1).then_some(operands)
}

/// A type that is broken at its first list of generics.
pub(super) fn generics(trees: &[Tree], indent: usize, end: &str, out: &mut String) -> Option<()> {
    let is = |tree: &Tree, wanted| matches!(tree, Tree::Punct(sign) if sign.as_char() == wanted);
    let open = trees.iter().position(|tree| is(tree, '<'))?;
    let mut depth = 0_usize;
    let mut arrow = false;
    let close = trees.iter().enumerate().skip(open).find_map(|(index, tree)| {
        if is(tree, '<') {
            depth += 1;
        } else if is(tree, '>') && !arrow {
            depth -= 1;
        }
        arrow = is(tree, '-') || is(tree, '=');
        (depth == 0).then_some(index)
    })?;
    flat(trees.get(..open)?, out)?;
    out.push('<');
    if !fits(out) {
        return None;
    }
    out.push('\n');
    let arguments = split(trees.get(open + 1..close)?)?;
    for (index, argument) in arguments.iter().enumerate() {
        begin(indent + STEP, out);
        let is_last = index + 1 == arguments.len();
        let end = if is_last { "" } else { "," };
        line(argument, end, out).or_else(|| generics(argument, indent + STEP, end, out))?;
        if is_last {
            end_with_comma(out);
        }
    }
    begin(indent, out);
    out.push('>');
    match trees.get(close + 1..)? {
        [] => {}
        [sign, rest @ ..] if is(sign, '+') => {
            out.push_str(" + ");
            flat(rest, out)?;
        }
        _ => return None,
    }
    out.push_str(end);
    if !fits(out) {
        return None;
    }
    out.push('\n');
    Some(())
}
