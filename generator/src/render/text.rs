//! Tokens → text, item by item, with a blank line between items.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::{File, ImplItem, Item, TraitItem};

use super::plain::{self, Part, Printed};
use crate::emit::tree::{Tree, tokens, trees};

/// Inner attributes and items.
///
/// # Errors
/// The tokens are not Rust; what the parser says.
pub(super) fn items(tokens: TokenStream) -> Result<Block, String> {
    behind("", trees(tokens))
}

/// The same with lines in front of each item.
///
/// # Errors
/// The tokens are not Rust; what the parser says.
pub(super) fn behind(gate: &str, trees: Vec<Tree>) -> Result<Block, String> {
    let mut blocks = Vec::new();
    for mut item in plain::items(trees) {
        blocks.push(match plain::item(&mut item) {
            Some(Printed::Whole(text)) => Block::of(gated(gate, text), ""),
            Some(Printed::Impl(head, parts)) => {
                let parts = parts.into_iter().map(part_of_impl);
                let parts = parts.collect::<Result<Vec<_>, _>>()?;
                Block::of(format!("{gate}{head}{}}}\n", joined(&parts)), "")
            }
            None => parsed(gate, tokens(item))?,
        });
    }
    Ok(Block::joined(&blocks))
}

/// A method or a constant.
fn part_of_impl(part: Part) -> Result<Block, String> {
    let Part { mut text, rest } = part;
    if let Some(rest) = rest {
        let rest = TokenTree::from(Group::new(Delimiter::Brace, rest));
        let head: TokenStream = "impl X".parse().unwrap_or_default();
        let whole = parsed("", head.into_iter().chain([rest]).collect())?.text;
        let inside = whole.strip_prefix("impl X {\n").and_then(|text| text.strip_suffix("}\n"));
        text.push_str(inside.ok_or(whole.clone())?);
    }
    Ok(Block::of(text, "    "))
}

/// The same of what is not printed as it is.
fn parsed(gate: &str, tokens: TokenStream) -> Result<Block, String> {
    let mut file: File = syn::parse2(tokens).map_err(|error| error.to_string())?;
    let items = std::mem::take(&mut file.items);
    let mut blocks = Vec::new();
    if !file.attrs.is_empty() {
        blocks.push(Block::of(prettyplease::unparse(&file), ""));
        file.attrs.clear();
    }
    for item in items {
        blocks.push(Block::of(gated(gate, block(&mut file, item)), ""));
    }
    Ok(Block::joined(&blocks))
}

/// Text behind lines.
fn gated(gate: &str, text: String) -> String {
    if gate.is_empty() { text } else { format!("{gate}{text}") }
}

/// An attribute, or nothing.
pub(super) fn attribute(tokens: TokenStream) -> String {
    if tokens.is_empty() {
        return String::new();
    }
    let marked = [tokens, "mod x;".parse().unwrap_or_default()];
    match syn::parse2(marked.into_iter().collect()) {
        Ok(file) => prettyplease::unparse(&file).replace("mod x;\n", ""),
        Err(_) => String::new(),
    }
}

/// The `//!` lines that a file begins with, and the rest.
pub(super) fn split_docs(text: &str) -> (Vec<String>, String) {
    let docs: Vec<String> = text
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned())
        .collect();
    let rest: Vec<&str> = text.lines().skip(docs.len()).collect();
    (docs, format!("{}\n", rest.join("\n").trim_start_matches('\n').trim_end()))
}

/// The body of the root with the declarations of the modules behind the inner attributes.
pub(super) fn with_declarations(body: &str, declared: &str) -> String {
    // The printer sets short ones side by side.
    let body = body.replace("] #![", "]\n#![");
    let mut open = false;
    let is_inner = |line: &&str| {
        let inner = open || line.starts_with("#!") || line.is_empty();
        open = inner && !line.is_empty() && !line.ends_with(']');
        inner
    };
    let inner = body.lines().take_while(is_inner).count();
    let lines: Vec<&str> = body.lines().collect();
    let (head, tail) = lines.split_at_checked(inner).unwrap_or((&[], &lines));
    let blocks = [head.join("\n"), declared.to_owned(), tail.join("\n")];
    let blocks: Vec<&str> = blocks
        .iter()
        .map(|block| block.trim_matches('\n'))
        .filter(|block| !block.is_empty())
        .collect();
    blocks.join("\n\n") + "\n"
}

/// An item; the parts of an `impl` or a trait are set apart as items are. `file` is an empty file.
fn block(file: &mut File, item: Item) -> String {
    let (item, parts) = opened(item);
    file.items = vec![item];
    let whole = prettyplease::unparse(file);
    let texts: Vec<String> = parts
        .into_iter()
        .map(|part| {
            fill(file, part);
            prettyplease::unparse(file)
        })
        .collect();
    file.items.clear();
    if texts.is_empty() { whole } else { assemble(&whole, texts) }
}

/// A part of an item that was parsed.
enum Parsed {
    Impl(ImplItem),
    Trait(TraitItem),
}

/// An item without its parts, where it has several, and those.
fn opened(item: Item) -> (Item, Vec<Parsed>) {
    match item {
        Item::Impl(mut all) if all.items.len() > 1 => {
            let parts = std::mem::take(&mut all.items).into_iter().map(Parsed::Impl).collect();
            (Item::Impl(all), parts)
        }
        Item::Trait(mut all) if all.items.len() > 1 => {
            let parts = std::mem::take(&mut all.items).into_iter().map(Parsed::Trait).collect();
            (Item::Trait(all), parts)
        }
        other => (other, Vec::new()),
    }
}

/// Puts a part alone into the item of a file.
fn fill(file: &mut File, part: Parsed) {
    match (file.items.first_mut(), part) {
        (Some(Item::Impl(all)), Parsed::Impl(part)) => all.items = vec![part],
        (Some(Item::Trait(all)), Parsed::Trait(part)) => all.items = vec![part],
        _ => {}
    }
}

/// The head of an empty item, then each part as it stands in an item of its own.
fn assemble(empty: &str, parts: Vec<String>) -> String {
    // The last line of the empty item is `impl X {}` or `{}`; with a part in it, it opens only.
    let head = empty.trim_end().trim_end_matches('}').to_owned();
    let lines = head.lines().count();
    let parts: Vec<Block> = parts
        .into_iter()
        .map(|part| {
            let inside: Vec<&str> = part.trim_end().lines().skip(lines).collect();
            let inside = inside.split_last().map_or(&[][..], |(_, inside)| inside);
            Block::of(format!("{}\n", inside.join("\n")), "    ")
        })
        .collect();
    format!("{head}\n{}}}\n", joined(&parts))
}

/// The text of some items.
#[derive(Debug)]
pub(super) struct Block {
    text: String,
    lines: usize,
    /// What the first item is, if it is a line.
    first: Option<String>,
    /// What the last item is, if it is a line.
    last: Option<String>,
}

impl Block {
    /// An item.
    fn of(text: String, indent: &str) -> Self {
        let kind = single(&text, indent).map(str::to_owned);
        let lines = text.bytes().filter(|byte| *byte == b'\n').count();
        Self { text, lines, first: kind.clone(), last: kind }
    }

    /// How many lines it has.
    pub(super) fn lines(&self) -> usize {
        self.lines
    }

    /// Several blocks as one.
    fn joined(blocks: &[Self]) -> Self {
        let (first, last) = (blocks.first(), blocks.last());
        let text = joined(blocks);
        Self {
            lines: text.bytes().filter(|byte| *byte == b'\n').count(),
            text,
            first: first.and_then(|one| one.first.clone()),
            last: last.and_then(|one| one.last.clone()),
        }
    }
}

/// Blocks with a blank line between them, unless both are a line of the same kind.
pub(super) fn joined(blocks: &[Block]) -> String {
    let mut text = String::with_capacity(blocks.iter().map(|block| block.text.len() + 1).sum());
    let mut before: Option<&str> = None;
    for block in blocks.iter().filter(|block| !block.text.is_empty()) {
        let kind = block.first.as_deref();
        if !text.is_empty() && (kind.is_none() || kind != before) {
            text.push('\n');
        }
        text.push_str(&block.text);
        before = block.last.as_deref();
    }
    text
}

/// The first word of a block of one line that is no function.
fn single<'b>(block: &'b str, indent: &str) -> Option<&'b str> {
    let line = block.strip_prefix(indent)?.strip_suffix('\n')?;
    if line.contains('\n') || !line.ends_with(';') {
        return None;
    }
    line.split(' ').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(source: &str) -> Result<String, String> {
        items(source.parse().unwrap()).map(|block| block.text)
    }

    #[test]
    fn items_and_methods_are_set_apart() {
        let text = print("struct A; impl A { const B: u8 = 1; fn c() {} fn d() {} } struct E;");
        let expected = "struct A;\n\nimpl A {\n    const B: u8 = 1;\n\n    fn c() {}\n\n    fn d() {}\n}\n\nstruct E;\n";
        assert_eq!(text.unwrap(), expected);
    }

    #[test]
    fn lines_of_one_kind_stand_together() {
        let text = print("use a::b; use c::d; mod e;").unwrap();
        assert_eq!(text, "use a::b;\nuse c::d;\n\nmod e;\n");
    }

    #[test]
    fn a_where_clause_is_part_of_the_head() {
        let text = print("impl<T> A for T where T: Clone, { fn b() {} fn c() {} }").unwrap();
        assert_eq!(text.matches("where").count(), 1);
        assert!(text.ends_with("    fn b() {}\n\n    fn c() {}\n}\n"), "{text}");
    }

    /// The outputs of all fixtures, and the worked example.
    fn outputs() -> Vec<String> {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
        let fixtures = std::fs::read_dir(format!("{root}/tests/fixtures")).unwrap();
        let fixtures = fixtures.map(|one| one.unwrap().path().join("expected.rs"));
        let example = std::fs::read_dir(format!("{root}/generated/src")).unwrap();
        let example = example.map(|one| one.unwrap().path());
        let paths = fixtures.chain(example).filter(|path| path.is_file());
        paths.map(|path| std::fs::read_to_string(path).unwrap()).collect()
    }

    #[test]
    fn both_ways_of_printing_print_the_same() {
        let outputs = outputs();
        assert!(outputs.len() > 20);
        for output in outputs {
            let tokens: TokenStream = output.parse().unwrap();
            let short = items(tokens.clone()).unwrap().text;
            let long = parsed("", tokens).unwrap().text;
            for (short, long) in short.lines().zip(long.lines()) {
                assert_eq!(short, long);
            }
            assert_eq!(short.len(), long.len());
        }
    }

    #[test]
    fn what_is_not_rust_is_an_error() {
        assert!(print("struct struct").is_err());
    }
}
