//! A document → its crate of models, which schema each model stands for, and what the crate says
//! of the values that it makes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use speccast::analyze::{self, Side};
use speccast::config::{ReadOnly, Readings, Switch};
use speccast::load::Document;
use speccast::model::{Api, Keyword, Type};
use speccast::pointer::Pointer;
use speccast::{Config, Source, load, lower, naming, output};

use super::row::Line;
use crate::workspace::root;

/// A crate is no member of any workspace, and nothing is built to be debugged or built again.
const MANIFEST: &str = "\n[workspace]\n\n[profile.dev]\ndebug = false\nincremental = false\n";

/// What is known of a document.
pub(crate) struct Known {
    /// Its trees.
    pub(crate) document: Document,
    /// What each model stands for.
    pub(crate) models: BTreeMap<String, Stands>,
}

/// What a model stands for.
pub(crate) struct Stands {
    /// Where its schema is.
    pub(crate) pointer: Pointer,
    /// The schemas that hold together: that one, and those around it where it is a branch.
    pub(crate) parts: Vec<Part>,
    /// The direction that it serves.
    pub(crate) side: Side,
    /// Whether null is for its owner to hold.
    pub(crate) nullable: bool,
}

/// A schema that holds together with others.
pub(crate) struct Part {
    /// Where it is.
    pub(crate) pointer: Pointer,
    /// Whether it stands around a branch: it is meant without its branches.
    pub(crate) around: bool,
}

/// The letter of the standard, models only.
fn config(package: &str) -> Config {
    let mut config = Config {
        readings: Readings::Strict,
        read_only: Some(ReadOnly::Ignore),
        ..Config::default()
    };
    config.package.name = Some(package.to_owned());
    config.layout.client = Switch::Never;
    config.layout.server = Switch::Never;
    config
}

/// Writes the crate of a document, with a program that has `NAME` where the crate is named.
///
/// # Errors
/// Nothing was generated or written.
pub(crate) fn crate_of(file: &Path, folder: &Path, program: &str) -> Result<Known, String> {
    let package = folder.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let (source, config) = (Source::file(file), config(&package));
    let document = load::load(&source, &config).document.ok_or("the document cannot be read")?;
    let api = lower::lower(&document, &config).value;
    let facts = analyze::analyze(&api, &config);
    let names = naming::naming(&api, &facts, &config, None).value;
    let mut models = BTreeMap::new();
    for (id, one) in api.types() {
        for side in facts.sides(id) {
            let Some(name) = names.type_name(id, *side) else { continue };
            let pointer = one.pointer.clone();
            let parts = parts(&document, &api, one);
            let stands = Stands { pointer, parts, side: *side, nullable: one.nullable };
            models.insert(name.ident.to_string(), stands);
        }
    }
    let files = speccast::generate(&source, &config).files.ok_or("nothing was generated")?;
    if let Some(fault) = output::write(folder, &files).diagnostics.first() {
        return Err(fault.message.clone());
    }
    let example = program.replace("NAME", &package.replace('-', "_"));
    let write = |path: &str, text: &str| {
        output::put(&folder.join(path), text).map_err(|reason| format!("{path}: {reason}"))
    };
    fs::create_dir_all(folder.join("examples")).map_err(|reason| reason.to_string())?;
    write("examples/judge.rs", &example)?;
    let manifest = folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).map_err(|reason| reason.to_string())?;
    write("Cargo.toml", &(text + MANIFEST))?;
    // The repository's lock keeps the crate on versions that are known to be there.
    let _ = fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock"));
    Ok(Known { document, models })
}

/// What a type stands for: a branch of a union is merged with what stands around it.
fn parts(document: &Document, api: &Api, one: &Type) -> Vec<Part> {
    let written = document.at(&one.pointer).is_some_and(|node| node.get("allOf").is_some());
    let [Keyword::AllOf(list)] = api.schema(one.schema).keywords.as_slice() else {
        return vec![Part { pointer: one.pointer.clone(), around: false }];
    };
    let parts: Vec<_> = { list.iter().map(|id| api.schema(*id)) }
        .map(|schema| {
            let has_branches = |one: &Keyword| matches!(one, Keyword::AnyOf(_) | Keyword::OneOf(_));
            let around = schema.pointer != one.pointer && !schema.keywords.iter().any(has_branches);
            Part { pointer: schema.pointer.clone(), around }
        })
        .collect();
    if written && !parts.iter().any(|part| part.pointer == one.pointer) {
        return vec![Part { pointer: one.pointer.clone(), around: false }];
    }
    parts
}

/// What the crate says of the values that it makes.
///
/// # Errors
/// It does not compile or does not run.
pub(crate) fn said(folder: &Path) -> Result<Vec<Line>, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(folder).env("CARGO_TARGET_DIR", root().join("target/triangle/target"));
    command.args(["run", "--quiet", "--example", "judge", "--features", "arbitrary"]);
    let done = command.output().map_err(|reason| reason.to_string())?;
    if !done.status.success() {
        let text = String::from_utf8_lossy(&done.stderr);
        let first = text.lines().find(|line| line.contains("error") || line.contains("panicked"));
        return Err(first.unwrap_or("the crate did not run").to_owned());
    }
    let text = String::from_utf8_lossy(&done.stdout);
    text.lines()
        .map(|line| serde_json::from_str(line).map_err(|no| format!("{no}: {line}")))
        .collect()
}
