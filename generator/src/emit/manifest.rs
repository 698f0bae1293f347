//! What a package has besides Rust: `Cargo.toml`, `README.md`, `rustfmt.toml`, `LICENSE`.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::items::{Gate, Part};
use super::lib_root::map;
use super::{markdown, runtime};
use crate::config::{Dependency, Shape};

/// The first line of every file that is written, behind the comment sign of its language.
pub const MARKER: &str = "Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD";

/// The licence of what is generated, unless the configuration names another.
const LICENSE: &str = "0BSD";

/// Crates of every output: line of `[dependencies]`. A number is the same after it was read.
const ALWAYS: &[(&str, &str)] =
    &[("serde", "\"1\""), ("serde_json", "{ version = \"1\", features = [\"float_roundtrip\"] }")];

/// The printer has its own way of laying code out, which `cargo fmt` leaves alone.
const RUSTFMT: &str = "disable_all_formatting = true\n";

/// Crates of some outputs, named as `runtime::crates` names them.
const SOME: &[(&str, &str)] = &[
    ("base64", "\"0.22\""),
    ("chrono", "{ version = \"0.4\", default-features = false, features = [\"std\", \"serde\"] }"),
    ("fancy-regex", "\"0.20\""),
    ("regex", "\"1\""),
    ("uuid", "{ version = \"1\", features = [\"serde\"] }"),
];

/// Crates of client and server: name, version, what else, and who needs it.
const PARTS: &[(&str, &str, &str, Part)] = &[
    ("axum", "0.8", ", default-features = false, features = [\"http1\", \"tokio\"]", Part::Server),
    ("bytes", "1", "", Part::ClientOrServer),
    ("http", "1", "", Part::ClientOrServer),
    ("percent-encoding", "2", "", Part::ClientOrServer),
    ("reqwest", "0.13", ", default-features = false", Part::Client),
];

/// The files, by their path; none when the output is one file of modules.
pub(super) fn files(context: Context<'_>) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    if context.config.layout.shape == Shape::Module {
        return files;
    }
    files.insert("Cargo.toml".to_owned(), cargo(context));
    files.insert("rustfmt.toml".to_owned(), format!("# {MARKER}\n{RUSTFMT}"));
    files.insert("README.md".to_owned(), readme(context));
    if license(context) == LICENSE {
        files.insert("LICENSE".to_owned(), format!("{LICENSE}. {MARKER}\n\n{TEXT}"));
    }
    files
}

fn license(context: Context<'_>) -> &str {
    context.config.package.license.as_deref().unwrap_or(LICENSE)
}

fn cargo(context: Context<'_>) -> String {
    let package = &context.config.package;
    let title = context.api.info.title.trim();
    let described = format!("Models, client and server of {title}.");
    let mut lines = vec![format!("# {MARKER}"), "[package]".to_owned()];
    let version = package.version.as_deref().unwrap_or("0.1.0");
    let description = package.description.as_deref().unwrap_or(&described);
    let fixed = [
        ("name", Some(package.name.as_deref().unwrap_or(context.names.krate()))),
        ("version", Some(version)),
        ("edition", Some("2024")),
        ("rust-version", Some("1.89")),
        ("description", Some(description)),
        ("license", Some(license(context))),
        ("repository", package.repository.as_deref()),
        ("homepage", package.homepage.as_deref()),
        ("readme", Some("README.md")),
    ];
    for (key, value) in fixed {
        lines.extend(value.map(|value| format!("{key} = {}", quoted(value))));
    }
    if !package.publish {
        lines.push("publish = false".to_owned());
    }
    lines.extend(features(context));
    lines.extend(dependencies(context));
    lines.join("\n") + "\n"
}

/// A text as a string of TOML: JSON escapes all that TOML wants escaped, once control characters
/// are gone.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|one| if one.is_control() { ' ' } else { one }).collect();
    serde_json::Value::String(plain).to_string()
}

/// The gate of a part, closed where there are no operations.
fn gate(context: Context<'_>, part: Part) -> Gate {
    match context.api.operations.is_empty() {
        true => Gate::Closed,
        false => part.gate(&context.config.layout),
    }
}

fn features(context: Context<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for (feature, part) in [("client", Part::Client), ("server", Part::Server)] {
        let Gate::Feature(_) = gate(context, part) else { continue };
        let own = PARTS.iter().filter(|(.., needs)| is_needed(*needs, part));
        let own = own.filter(|(.., needs)| gate(context, *needs) != Gate::Open);
        let own: Vec<String> = own.map(|(name, ..)| format!("\"dep:{name}\"")).collect();
        lines.push(format!("{feature} = [{}]", own.join(", ")));
    }
    if gate(context, Part::Client) != Gate::Closed {
        let weak = if gate(context, Part::Client) == Gate::Open { "" } else { "?" };
        lines.push("# TLS of the client; without one of them it speaks plain HTTP.".to_owned());
        lines.push(format!("rustls = [\"reqwest{weak}/rustls\"]"));
        lines.push(format!("native-tls = [\"reqwest{weak}/native-tls\"]"));
    }
    if !lines.is_empty() {
        lines.splice(0..0, [String::new(), "[features]".to_owned()]);
    }
    lines
}

/// Whether a crate that `needs` says is needed by the feature of `part`.
fn is_needed(needs: Part, part: Part) -> bool {
    needs == part || needs == Part::ClientOrServer
}

fn dependencies(context: Context<'_>) -> Vec<String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let crates = runtime::crates(context);
    let some = SOME.iter().filter(|(name, _)| crates.contains(name));
    for (name, value) in ALWAYS.iter().chain(some) {
        found.insert((*name).to_owned(), (*value).to_owned());
    }
    for (name, version, more, part) in PARTS {
        let optional = match gate(context, *part) {
            Gate::Closed => continue,
            Gate::Open => "",
            Gate::Feature(_) | Gate::AnyFeature | Gate::AllFeatures => ", optional = true",
        };
        let value = match (*more, optional) {
            ("", "") => format!("\"{version}\""),
            _ => format!("{{ version = \"{version}\"{more}{optional} }}"),
        };
        found.insert((*name).to_owned(), value);
    }
    for one in named(context) {
        found.insert(one.name.clone(), line(one));
    }
    let lines = found.into_iter().map(|(name, value)| format!("{} = {value}", key(&name)));
    [String::new(), "[dependencies]".to_owned()].into_iter().chain(lines).collect()
}

/// The crates of the types that the user named.
fn named(context: Context<'_>) -> BTreeSet<&Dependency> {
    let config = context.config;
    let types = config.types.replace.values().chain(config.formats.values());
    types.filter_map(|one| one.dependency.as_ref()).collect()
}

fn line(one: &Dependency) -> String {
    let mut parts = vec![format!("version = {}", quoted(&one.version))];
    if !one.default_features {
        parts.push("default-features = false".to_owned());
    }
    if !one.features.is_empty() {
        let features: Vec<String> = one.features.iter().map(|one| quoted(one)).collect();
        parts.push(format!("features = [{}]", features.join(", ")));
    }
    format!("{{ {} }}", parts.join(", "))
}

/// A key of TOML, quoted where it must be.
fn key(name: &str) -> String {
    let bare = |one: char| one.is_ascii_alphanumeric() || one == '-' || one == '_';
    if !name.is_empty() && name.chars().all(bare) { name.to_owned() } else { quoted(name) }
}

fn readme(context: Context<'_>) -> String {
    let info = &context.api.info;
    let mut lines = vec![format!("<!-- {MARKER} -->"), String::new()];
    let title = markdown::lines(&info.title).join(" ");
    lines.push(format!("# {}", if title.is_empty() { "API" } else { title.as_str() }));
    for prose in [info.summary.as_deref(), info.description.as_deref()].into_iter().flatten() {
        lines.push(String::new());
        lines.extend(markdown::lines(prose));
    }
    lines.push(String::new());
    lines.push(format!(
        "Version {} of the API as a Rust crate.",
        markdown::lines(&info.version).join(" ")
    ));
    lines.push(String::new());
    lines.extend(map(context).into_iter().map(|line| line.replace("[`models`]", "`models`")));
    lines.push(String::new());
    lines.push(format!("Licence: {}.", license(context)));
    lines.join("\n") + "\n"
}

/// The text of 0BSD.
const TEXT: &str = "\
Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted.

THE SOFTWARE IS PROVIDED \"AS IS\" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY
AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM
LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR
OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
PERFORMANCE OF THIS SOFTWARE.
";
