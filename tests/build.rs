//! Generates from the documents in `tests/corpus`, each as a module of [`tests::corpus`], from the
//! schemas in `tests/cases`, and from the documents in `tests/malformed`, `tests/parameters` and
//! `tests/showcase`.
//!
//! They are compiled with the tests, so that what is generated from each big family of documents
//! builds without a warning, and no output of thousands of lines has to be kept.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Value, json};
use speccast::config::{AssertFormats, Readings};
use speccast::diagnostic::render;
use speccast::{Config, Source, project};

fn main() -> Result<(), Box<dyn Error>> {
    let tests = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let config = project::open(&tests.join("fixtures/speccast.toml")).config;
    let config = config.ok_or("tests/fixtures/speccast.toml cannot be used")?;
    println!("cargo::rerun-if-changed=corpus");
    println!("cargo::rerun-if-changed=fixtures/speccast.toml");

    let mut modules = String::new();
    for document in documents(&tests.join("corpus"))? {
        let name = document.file_stem().and_then(|stem| stem.to_str()).ok_or("a name of text")?;
        fs::write(out.join(format!("{name}.rs")), generated(&document, &config)?)?;
        let include = format!("include!(concat!(env!(\"OUT_DIR\"), \"/{name}.rs\"));");
        modules.push_str(&format!("pub mod {name} {{\n    {include}\n}}\n"));
    }
    fs::write(out.join("corpus.rs"), modules)?;
    for name in ["malformed", "parameters", "showcase"] {
        let served = tests.join(name).join("openapi.yaml");
        println!("cargo::rerun-if-changed={}", served.display());
        fs::write(out.join(format!("{name}.rs")), generated(&served, &config)?)?;
    }
    cases(&tests.join("cases"), &out, &config)
}

/// Generates the schemas of `tests/cases`, a module for each file, and a list of all.
fn cases(folder: &Path, out: &Path, config: &Config) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=cases");
    let (mut modules, mut list) = (String::new(), String::new());
    for file in documents(folder)? {
        let name = file.file_stem().and_then(|stem| stem.to_str()).ok_or("a name of text")?;
        let tree = speccast::load::tree(&fs::read_to_string(&file)?).ok_or("YAML")?;
        let (document, count) = document(&tree);
        let source = Source::text(format!("{name}.json"), document.to_string());
        fs::write(out.join(format!("{name}.rs")), module(&source, &held(&tree, config))?)?;
        let include = format!("include!(concat!(env!(\"OUT_DIR\"), \"/{name}.rs\"));");
        modules.push_str(&format!("pub mod {name} {{\n    {include}\n}}\n"));
        for number in 0..count {
            let judge = |kind: &str| format!("judge::<{name}::models::{kind}{number}>");
            let both = [judge("Case"), judge("Held")].join(", ");
            list.push_str(&format!("    (\"{name}.yaml\", {number}, [{both}]),\n"));
        }
    }
    fs::write(
        out.join("cases.rs"),
        format!("{modules}\npub const ALL: &[Judge] = &[\n{list}];\n"),
    )?;
    Ok(())
}

/// The document of a file of cases: each schema as a component, and as that of a property.
fn document(tree: &Value) -> (Value, usize) {
    let mut schemas = tree.get("schemas").cloned().unwrap_or_else(|| json!({}));
    let cases = tree.get("cases").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    for (number, case) in cases.iter().enumerate() {
        let reference = json!({"$ref": format!("#/components/schemas/Case{number}")});
        let held =
            json!({"type": "object", "required": ["value"], "properties": {"value": reference}});
        schemas[format!("Case{number}")] = case.get("schema").cloned().unwrap_or_default();
        schemas[format!("Held{number}")] = held;
    }
    let document = json!({
        "openapi": tree.get("openapi"),
        "info": {"title": "Cases", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    });
    (document, cases.len())
}

/// The configuration for a file of cases: by the letter, and formats as the file says.
fn held(tree: &Value, config: &Config) -> Config {
    let all = tree.get("assert_formats").is_some_and(|one| one == "all");
    Config {
        readings: Readings::Strict,
        assert_formats: if all { AssertFormats::All } else { AssertFormats::Typed },
        ..config.clone()
    }
}

/// The files of a folder, by name.
fn documents(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    files.sort();
    Ok(files)
}

/// The one file that is generated from a document.
fn generated(document: &Path, config: &Config) -> Result<String, Box<dyn Error>> {
    module(&Source::file(document), config)
}

fn module(source: &Source, config: &Config) -> Result<String, Box<dyn Error>> {
    let made = speccast::generate(source, config);
    let files = made.files.map(|files| files.0.into_values().collect::<Vec<_>>());
    match files.as_deref() {
        Some([text]) => Ok(text.clone()),
        _ => Err(render::text(&made.diagnostics, &made.texts).into()),
    }
}
