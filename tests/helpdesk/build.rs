//! The document, its overlay and what this server answers besides → `openapi.json`, to be served.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use speccast::diagnostic::{Severity, render};
use speccast::{Source, load, project};

const CONFIGURATION: &str = "../../spec/speccast.toml";
const OVERLAY: &str = "openapi.overlay.yaml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=../../spec");
    println!("cargo::rerun-if-changed={OVERLAY}");
    let mut config = project::open(Path::new(CONFIGURATION)).config.ok_or("no configuration")?;
    config.overlays.push(OVERLAY.into());
    let document = config.document.clone().ok_or("no document is configured")?;
    let loaded = load::load(&Source::file(document), &config);
    if loaded.diagnostics.iter().any(|one| one.severity() == Severity::Error) {
        return Err(render::plain(&loaded.diagnostics, &loaded.texts).into());
    }
    let document = loaded.document.ok_or("the document cannot be read")?;
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("openapi.json"), document.root().value.to_string())?;
    Ok(())
}
