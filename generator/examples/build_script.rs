//! What a `build.rs` does to generate from a document, without a crate of its own for the result.
//!
//! The code that uses the result says
//! `mod petstore { include!(concat!(env!("OUT_DIR"), "/api.rs")); }`, has the features `client` and
//! `server` (or `[layout]` says `always` or `never` instead), and depends on the crates that a
//! generated `Cargo.toml` names.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use speccast::config::Shape;
use speccast::diagnostic::{Severity, render};
use speccast::{Config, Source};

fn main() -> Result<(), Box<dyn Error>> {
    let document = env::args_os().nth(1).map_or_else(|| "openapi.yaml".into(), PathBuf::from);
    let out = env::var_os("OUT_DIR").map_or_else(env::temp_dir, PathBuf::from);
    build(&document, &out)
}

/// Writes `api.rs` into a folder; what is to be said of the document becomes warnings of the build.
pub(crate) fn build(document: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut config = Config::default();
    config.layout.shape = Shape::Module;
    let made = speccast::generate(&Source::file(document), &config);

    println!("cargo::rerun-if-changed={}", document.display());
    for line in render::plain(&made.diagnostics, &made.texts).lines() {
        println!("cargo::warning={line}");
    }
    if made.diagnostics.iter().any(|one| one.severity() == Severity::Error) {
        return Err(format!("{} has errors", document.display()).into());
    }
    let files = made.files.ok_or("nothing was generated")?;
    for text in files.0.values() {
        fs::write(out.join("api.rs"), text)?;
    }
    Ok(())
}
