//! [`Items`] → [`Files`]: tokens become text, modules become files or nest in one.

mod nested;
mod parts;
mod plain;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{Config, Shape};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::emit::{
    Allow, Content, Gate, Items, Made, Module, Needs, Piece, Pieces, Visibility, marker,
};
use crate::parallel;
use crate::pointer::{FileId, Pointer};

/// The output: relative path → text. Complete: what is not in it does not belong in the folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Files(pub BTreeMap<String, String>);

/// The output.
///
/// The pieces of the modules are made and printed on all cores, and their tokens are dropped as
/// soon as they are text. A module whose tokens are not Rust is left out with the diagnostic
/// `internal`.
///
/// Parser and printer recurse as deep as inline types nest, which the depth of documents bounds.
#[must_use]
pub fn render(items: &Items<'_>, config: &Config) -> Outcome<Files> {
    let mut diagnostics = Vec::new();
    let open = items.modules.iter().filter(|module| gate(module, config) != Gate::Closed);
    let open: Vec<&Module> = open.collect();
    let mut blocks = blocks(items, &open);
    let mut modules = Vec::new();
    for module in open {
        match print(module, &mut blocks, config) {
            Ok(printed) => modules.push((module, printed)),
            Err(why) => {
                let name = module.path.join("::");
                diagnostics.push(fault(format!("the module `{name}` is not Rust: {why}")));
            }
        }
    }
    let mut files = match config.layout.shape {
        Shape::Crate => package(&modules, config),
        Shape::Module => BTreeMap::from([("mod.rs".to_owned(), nested::file(&modules, config))]),
    };
    for (path, text) in &items.others {
        files.insert(path.clone(), text.clone());
    }
    Outcome { value: Files(files), diagnostics }
}

/// A piece of a module as text, with what the module needs for it.
struct Block {
    text: Result<text::Block, String>,
    needs: Needs,
}

impl Block {
    fn lines(&self) -> usize {
        self.text.as_ref().map_or(0, text::Block::lines)
    }
}

/// The pieces of all modules, in their order.
fn blocks(items: &Items<'_>, modules: &[&Module]) -> std::vec::IntoIter<Block> {
    let pieces = modules.iter().flat_map(|module| match &module.content {
        Content::Pieces(pieces) => pieces.all.iter().map(|one| (pieces.as_ref(), one)).collect(),
        Content::Verbatim(_) | Content::Text(_) => Vec::new(),
    });
    let pieces: Vec<_> = pieces.collect();
    let block = |(pieces, piece): &(&Pieces, &Piece)| {
        let Made { tokens, gate, needs } = items.made(pieces, piece);
        Block { text: text::behind(&text::attribute(gate), tokens), needs }
    };
    parallel::map(&pieces, block).into_iter()
}

fn fault(message: String) -> Diagnostic {
    Diagnostic::at_value(Code::Internal, &Pointer::root(FileId(0)), message)
}

fn gate(module: &Module, config: &Config) -> Gate {
    module.switch.map_or(Gate::Open, |part| part.gate(&config.layout))
}

/// The text of a module.
#[derive(Debug)]
struct Printed {
    /// What it is, a line each, without the comment sign.
    docs: Vec<String>,
    /// Inner attributes and items.
    body: String,
    /// The lints that do not apply to it.
    allows: Vec<Allow>,
    /// The files that it is divided into.
    parts: BTreeMap<String, String>,
}

/// The text of a module, of the next of all blocks.
fn print(
    module: &Module,
    blocks: &mut impl Iterator<Item = Block>,
    config: &Config,
) -> Result<Printed, String> {
    let verbatim = |text: &str| {
        let (docs, body) = text::split_docs(text);
        Ok(Printed { docs, body, allows: module.allows.clone(), parts: BTreeMap::new() })
    };
    let pieces = match &module.content {
        Content::Verbatim(text) => return verbatim(text),
        Content::Text(text) => return verbatim(text),
        Content::Pieces(pieces) => pieces,
    };
    let blocks: Vec<Block> = blocks.take(pieces.all.len()).collect();
    let mut allows = module.allows.clone();
    let needs = || blocks.iter().map(|block| &block.needs);
    for (is_needed, allow) in [
        (needs().any(|needs| needs.breaks_conventions), Allow::Names),
        (needs().any(|needs| needs.nests_types), Allow::ComplexTypes),
    ] {
        if is_needed && !allows.contains(&allow) {
            allows.push(allow);
        }
    }
    let is_long = blocks.iter().map(Block::lines).sum::<usize>() > config.layout.lines;
    let divided = if is_long && config.layout.shape == Shape::Crate {
        parts::divided(module, pieces, blocks, config.layout.lines)?
    } else {
        parts::whole(blocks)?
    };
    Ok(Printed { docs: module.docs.clone(), body: divided.body, allows, parts: divided.parts })
}

/// A file a module, or several.
fn package(modules: &[(&Module, Printed)], config: &Config) -> BTreeMap<String, String> {
    let parents: BTreeSet<&[String]> =
        modules.iter().filter_map(|(module, _)| Some(module.path.split_last()?.1)).collect();
    let mut files = BTreeMap::new();
    for (module, printed) in modules {
        let path = module.path.join("/");
        let declared = children(modules, module);
        let declared = declared.map(|(one, printed)| declaration(one, printed, config));
        let declared: String = declared.collect();
        let body = match declared.is_empty() {
            true => &printed.body,
            false => &text::with_declarations(&printed.body, &declared),
        };
        let name = match module.path.as_slice() {
            [] => "src/lib.rs".to_owned(),
            steps if parents.contains(steps) || !printed.parts.is_empty() => {
                format!("src/{path}/mod.rs")
            }
            _ => format!("src/{path}.rs"),
        };
        files.insert(name, file(&printed.docs, body, config));
        for (part, body) in &printed.parts {
            let docs = [format!("A part of `{}`.", module.path.join("::"))];
            files.insert(format!("src/{path}/{part}.rs"), file(&docs, body, config));
        }
    }
    files
}

/// The modules inside a module that it does not declare itself, as text of the runtime does.
fn children<'m>(
    modules: &'m [(&'m Module, Printed)],
    module: &'m Module,
) -> impl Iterator<Item = &'m (&'m Module, Printed)> {
    let is_emitted = matches!(module.content, Content::Pieces(_));
    let is_child =
        move |one: &Module| one.path.split_last().is_some_and(|(_, above)| above == module.path);
    modules.iter().filter(move |(one, _)| is_emitted && is_child(one))
}

/// A file with its first lines.
fn file(docs: &[String], body: &str, config: &Config) -> String {
    let docs: String = docs.iter().map(|line| comment("//!", line)).collect();
    let gap = if docs.is_empty() { "" } else { "\n" };
    format!("// {}\n\n{docs}{gap}{body}", marker(config))
}

fn comment(sign: &str, line: &str) -> String {
    if line.is_empty() { format!("{sign}\n") } else { format!("{sign} {line}\n") }
}

/// `#[cfg(…)] pub mod client;`
fn declaration(module: &Module, printed: &Printed, config: &Config) -> String {
    let Some(name) = module.path.last() else { return String::new() };
    format!("{}{}mod {name};\n", attributes(module, printed, config), visibility(module))
}

/// The attributes of the declaration of a module.
fn attributes(module: &Module, printed: &Printed, config: &Config) -> String {
    let gate = gate(module, config).attribute();
    let allows = printed.allows.iter().map(|allow| allow.attribute());
    let tokens = std::iter::once(gate).chain(allows);
    tokens.map(text::attribute).collect()
}

fn visibility(module: &Module) -> &'static str {
    match module.visibility {
        Visibility::Public => "pub ",
        Visibility::Private => "",
    }
}
