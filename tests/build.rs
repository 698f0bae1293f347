//! Generates from the documents in `tests/corpus`, each as a module of [`tests::corpus`].
//!
//! They are compiled with the tests, so that what is generated from each big family of documents
//! builds without a warning, and no output of thousands of lines has to be kept.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

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
    Ok(())
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
    let made = speccast::generate(&Source::file(document), config);
    let files = made.files.map(|files| files.0.into_values().collect::<Vec<_>>());
    match files.as_deref() {
        Some([text]) => Ok(text.clone()),
        _ => Err(render::text(&made.diagnostics, &made.texts).into()),
    }
}
