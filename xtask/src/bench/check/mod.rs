//! What the checker alone needs for the bodies of a large API, beside a validator that compiles its
//! schemas before, in one program.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use speccast::analyze::Side;

use super::{compile, report};
use crate::triangle::{Known, View, crate_of};
use crate::workspace::{cargo, root, step};

/// The document whose bodies are checked.
const DOCUMENT: &str = "github-api-progenitor.json";

/// The program that is measured.
const PROGRAM: &str = include_str!("program.rs");

/// What it needs beside the crate. It is built to be fast and not to be debugged.
const NEEDS: &str = "\njsonschema = { version = \"0.61\", default-features = false }\n";

/// Prints the comparison.
///
/// # Errors
/// Why it could not be made.
pub(super) fn run(dir: &Path) -> Result<(), String> {
    let folder = compile::folder("check")?;
    let told = |reason: std::io::Error| format!("{}: {reason}", folder.display());
    let known = crate_of(&dir.join(DOCUMENT), &folder, PROGRAM)?;
    let schemas = folder.join("schemas.json");
    fs::write(&schemas, schemas_of(&known).to_string()).map_err(told)?;
    let manifest = folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).map_err(told)?;
    fs::write(&manifest, format!("{text}\n[dev-dependencies]{NEEDS}")).map_err(told)?;
    let target = root().join("target/bench/target");
    let mut build = cargo();
    build.args(["build", "--release", "--quiet", "--example", "judge", "--features", "arbitrary"]);
    build.current_dir(&folder).env("CARGO_TARGET_DIR", &target);
    step("cargo build --release (check)", &mut build)?;
    let said = Command::new(target.join("release/examples/judge")).arg(&schemas).output();
    let said = said.map_err(told)?;
    if !said.status.success() {
        return Err(String::from_utf8_lossy(&said.stderr).into_owned());
    }
    anstream::println!("{}", table(&String::from_utf8_lossy(&said.stdout))?);
    Ok(())
}

/// The schemas of what is received, as the other validator reads them.
fn schemas_of(known: &Known) -> Value {
    let mut view = View::new(&known.document, Side::Response);
    let received = known.models.iter().filter(|(_, one)| one.side != Side::Request);
    let models: serde_json::Map<_, _> =
        received.map(|(name, stands)| (name.clone(), view.all(stands))).collect();
    let view = view.into_schema();
    let mut formats = BTreeSet::new();
    collect(&view, &mut formats);
    json!({ "view": view, "models": models, "formats": formats })
}

/// The formats that are named anywhere.
fn collect<'v>(value: &'v Value, formats: &mut BTreeSet<&'v str>) {
    match value {
        Value::Object(map) => {
            formats.extend(map.get("format").and_then(Value::as_str));
            map.values().for_each(|value| collect(value, formats));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, formats)),
        _ => {}
    }
}

/// What the program says → a Markdown table.
fn table(said: &str) -> Result<String, String> {
    let value = |name: &str| report::said(said, name);
    let (models, bytes) = (value("models")?, value("bytes")? / 1e3);
    let (ours, theirs) = (value("ours")? / 1e3, value("theirs")? / 1e3);
    let ratio = report::ratio(ours / theirs, Some(1.0));
    Ok(format!(
        "| | microseconds | ratio |\n|---|---|---|\n\
         | {models} bodies of {bytes:.0} KB in all, checked by the tables : by the `jsonschema` crate \
         | {ours:.0} : {theirs:.0} | {ratio} |\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_becomes_a_table() {
        let table = table("models 3\nbytes 9000\nours 1000\ntheirs 2000\n").unwrap();
        assert!(table.contains("3 bodies of 9 KB"), "{table}");
        assert!(table.contains("1 : 2 | 0.50 (at most 1.00)"), "{table}");
        assert!(super::table("models 3\n").is_err());
    }
}
