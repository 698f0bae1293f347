//! [`Items`] → [`Files`]: tokens become text, modules become files or nest in one.

mod nested;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{Config, Shape};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::emit::{Content, Gate, Items, Module, Visibility, marker};
use crate::pointer::{FileId, Pointer};

/// The output: relative path → text. Complete: what is not in it does not belong in the folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Files(pub BTreeMap<String, String>);

/// The output.
///
/// A module whose tokens are not Rust is left out with the diagnostic `internal`.
///
/// Parser and printer recurse as deep as inline types nest, which the depth of documents bounds.
#[must_use]
pub fn render(items: &Items, config: &Config) -> Outcome<Files> {
    let mut diagnostics = Vec::new();
    let modules: Vec<(&Module, Printed)> = items
        .modules
        .iter()
        .filter(|module| gate(module, config) != Gate::Closed)
        .filter_map(|module| match print(module) {
            Ok(printed) => Some((module, printed)),
            Err(why) => {
                let name = module.path.join("::");
                diagnostics.push(fault(format!("the module `{name}` is not Rust: {why}")));
                None
            }
        })
        .collect();
    let mut files = match config.layout.shape {
        Shape::Crate => package(&modules, config),
        Shape::Module => BTreeMap::from([("mod.rs".to_owned(), nested::file(&modules, config))]),
    };
    for (path, text) in &items.others {
        files.insert(path.clone(), text.clone());
    }
    Outcome { value: Files(files), diagnostics }
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
}

fn print(module: &Module) -> Result<Printed, String> {
    let verbatim = |text: &str| {
        let (docs, body) = text::split_docs(text);
        Ok(Printed { docs, body })
    };
    match &module.content {
        Content::Verbatim(text) => verbatim(text),
        Content::Text(text) => verbatim(text),
        Content::Tokens(tokens) => {
            Ok(Printed { docs: module.docs.clone(), body: text::items(tokens)? })
        }
    }
}

/// A file a module.
fn package(modules: &[(&Module, Printed)], config: &Config) -> BTreeMap<String, String> {
    let parents: BTreeSet<&[String]> =
        modules.iter().filter_map(|(module, _)| Some(module.path.split_last()?.1)).collect();
    let marker = marker(config);
    let mut files = BTreeMap::new();
    for (module, printed) in modules {
        let mut text = format!("// {marker}\n\n");
        for line in &printed.docs {
            text.push_str(&comment("//!", line));
        }
        if !printed.docs.is_empty() {
            text.push('\n');
        }
        if module.path.is_empty() {
            let declared = modules.iter().filter(|(one, _)| one.path.len() == 1);
            let declared = declared.map(|(one, _)| declaration(one, config)).collect::<String>();
            text.push_str(&text::with_declarations(&printed.body, &declared));
        } else {
            text.push_str(&printed.body);
        }
        let name = match module.path.as_slice() {
            [] => "src/lib.rs".to_owned(),
            path if parents.contains(path) => format!("src/{}/mod.rs", path.join("/")),
            path => format!("src/{}.rs", path.join("/")),
        };
        files.insert(name, text);
    }
    files
}

fn comment(sign: &str, line: &str) -> String {
    if line.is_empty() { format!("{sign}\n") } else { format!("{sign} {line}\n") }
}

/// `#[cfg(…)] pub mod client;`
fn declaration(module: &Module, config: &Config) -> String {
    let Some(name) = module.path.last() else { return String::new() };
    format!("{}{}mod {name};\n", attributes(module, config), visibility(module))
}

/// The attributes of the declaration of a module.
fn attributes(module: &Module, config: &Config) -> String {
    let gate = gate(module, config).attribute();
    let allows = module.allows.iter().map(|allow| allow.attribute());
    let tokens = std::iter::once(gate).chain(allows);
    tokens.map(|tokens| text::attribute(&tokens)).collect()
}

fn visibility(module: &Module) -> &'static str {
    match module.visibility {
        Visibility::Public => "pub ",
        Visibility::Private => "",
    }
}
