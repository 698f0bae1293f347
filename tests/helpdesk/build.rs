//! The document, its overlays and what the generated server answers by itself → `openapi.json`, to be
//! served.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use speccast::diagnostic::{Severity, render};
use speccast::{Source, census, load, project};

const CONFIGURATION: &str = "../../spec/speccast.toml";
const OVERLAY: &str = "openapi.overlay.yaml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=../../spec");
    println!("cargo::rerun-if-changed={OVERLAY}");
    let mut config = project::open(Path::new(CONFIGURATION)).config.ok_or("no configuration")?;
    config.overlays.push(OVERLAY.into());
    let document = config.document.clone().ok_or("no document is configured")?;
    let source = Source::file(document);
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    // What `speccast overlay` prints: the refusals that the document does not declare.
    if let Some(refusals) = census::overlay(&speccast::check(&source, &config).census) {
        let file = out.join("refusals.overlay.json");
        fs::write(&file, refusals)?;
        config.overlays.push(file);
    }
    let loaded = load::load(&source, &config);
    if loaded.diagnostics.iter().any(|one| one.severity() == Severity::Error) {
        return Err(render::plain(&loaded.diagnostics, &loaded.texts).into());
    }
    let document = loaded.document.ok_or("the document cannot be read")?;
    fs::write(out.join("openapi.json"), document.root().value.to_string())?;
    Ok(())
}
