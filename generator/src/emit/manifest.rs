//! What a package has besides Rust: `Cargo.toml`, `README.md`, `rustfmt.toml`, `LICENSE`.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::items::{Gate, Part};
use super::lib_root::map;
use super::{markdown, runtime};
use crate::config::{Config, Dependency, Shape};

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

/// Crates of the parts: name, version, what else, and who needs it.
const PARTS: &[(&str, &str, &str, Part)] = &[
    ("arbitrary", "1", "", Part::Arbitrary),
    ("axum", "0.8", ", default-features = false, features = [\"http1\", \"tokio\"]", Part::Server),
    ("bytes", "1", "", Part::ClientOrServer),
    ("futures-core", "0.3", "", Part::ClientOrServer),
    ("http", "1", "", Part::ClientOrServer),
    ("http-body", "1", "", Part::ClientOrServer),
    // What axum serves with, which it does not let set a clock.
    ("hyper", "1", ", default-features = false, features = [\"http1\", \"server\"]", Part::Server),
    (
        "hyper-util",
        "0.1",
        ", default-features = false, features = [\"server-graceful\", \"service\", \"tokio\"]",
        Part::Server,
    ),
    ("httpdate", "1", "", Part::Client),
    ("percent-encoding", "2", "", Part::ClientOrServer),
    ("regex-syntax", "0.8", "", Part::Arbitrary),
    ("reqwest", "0.13", ", default-features = false", Part::Client),
    // The clock of limits and of retries, the turns at tokens, the tasks of connections; axum and
    // reqwest bring it already.
    (
        "tokio",
        "1",
        ", default-features = false, features = [\"rt\", \"sync\", \"time\"]",
        Part::ClientOrServer,
    ),
    ("tracing", "0.1", ", default-features = false", Part::Tracing),
];

/// The first line of every file that is written, behind the comment sign of its language. It names
/// the licence that the manifest names.
#[must_use]
pub fn marker(config: &Config) -> String {
    // What no SPDX expression has in it could end the comment.
    let spdx = |one: &char| one.is_ascii_alphanumeric() || " .-+():".contains(*one);
    let license: String = license(config).chars().filter(spdx).collect();
    format!("Written by speccast. Do not edit. SPDX-License-Identifier: {license}")
}

/// The files, by their path; none when the output is one file of modules.
pub(super) fn files(context: Context<'_>) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    if context.config.layout.shape == Shape::Module {
        return files;
    }
    let marker = marker(context.config);
    files.insert("Cargo.toml".to_owned(), cargo(context));
    files.insert("rustfmt.toml".to_owned(), format!("# {marker}\n{RUSTFMT}"));
    files.insert("README.md".to_owned(), readme(context));
    if license(context.config) == LICENSE {
        files.insert("LICENSE".to_owned(), format!("{LICENSE}. {marker}\n\n{TEXT}"));
    }
    files
}

fn license(config: &Config) -> &str {
    config.package.license.as_deref().unwrap_or(LICENSE)
}

fn name(context: Context<'_>) -> &str {
    context.config.package.name.as_deref().unwrap_or(context.names.krate())
}

fn cargo(context: Context<'_>) -> String {
    let package = &context.config.package;
    let title = context.api.info.title.trim();
    let described = format!("Models, client and server of {title}.");
    let mut lines = vec![format!("# {}", marker(context.config)), "[package]".to_owned()];
    let version = package.version.as_deref().unwrap_or("0.1.0");
    let description = package.description.as_deref().unwrap_or(&described);
    let fixed = [
        ("name", Some(name(context))),
        ("version", Some(version)),
        ("edition", Some("2024")),
        ("rust-version", Some("1.89")),
        ("description", Some(description)),
        ("license", Some(license(context.config))),
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
    let features = features(context);
    if !features.is_empty() {
        let docs = ["", "[package.metadata.docs.rs]", "all-features = true"];
        lines.extend(docs.map(str::to_owned));
    }
    lines.extend(features);
    lines.extend(dependencies(context));
    lines.join("\n") + "\n"
}

/// A text as a string of TOML: JSON escapes all that TOML wants escaped, once control characters
/// are gone.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|one| if one.is_control() { ' ' } else { one }).collect();
    serde_json::Value::String(plain).to_string()
}

/// The gate of a part; closed where there are no operations and it is about them.
fn gate(context: Context<'_>, part: Part) -> Gate {
    match context.api.operations.is_empty() && part != Part::Arbitrary {
        true => Gate::Closed,
        false => part.gate(&context.config.layout),
    }
}

fn features(context: Context<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let tags = tags(context);
    if !tags.is_empty() {
        let all: Vec<String> = tags.iter().map(|one| quoted(one)).collect();
        lines.push("# What belongs to a tag alone is there with its feature.".to_owned());
        lines.push(format!("default = [{}]", all.join(", ")));
        lines.extend(tags.iter().map(|one| format!("{} = []", key(one))));
    }
    let parts =
        [("arbitrary", Part::Arbitrary), ("client", Part::Client), ("server", Part::Server)];
    for (feature, part) in parts {
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
        if gate(context, Part::Blocking) != Gate::Closed {
            let weak = if gate(context, Part::ClientOrServer) == Gate::Open { "" } else { "?" };
            lines.push("# Calls without `async`.".to_owned());
            lines.push(format!("blocking = [\"tokio{weak}/rt\"]"));
        }
    }
    if gate(context, Part::Tracing) != Gate::Closed {
        lines.push("# Spans for the calls of the client, warnings of the server.".to_owned());
        lines.push("tracing = [\"dep:tracing\"]".to_owned());
    }
    if !lines.is_empty() {
        lines.splice(0..0, [String::new(), "[features]".to_owned()]);
    }
    lines
}

/// The features of the tags that own operations, where tags have features.
fn tags(context: Context<'_>) -> Vec<&str> {
    let owns = |tag: &usize| context.operations().any(|(_, one)| one.tag == *tag);
    let tags = (0..context.api.tags.len()).filter(|_| context.has_features());
    tags.filter(owns).map(|tag| context.names.feature(tag)).collect()
}

/// Whether a crate that `needs` says is needed by the feature of `part`.
fn is_needed(needs: Part, part: Part) -> bool {
    needs == part || needs == Part::ClientOrServer && part != Part::Arbitrary
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
    let mut lines = vec![format!("<!-- {} -->", marker(context.config)), String::new()];
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
    lines.extend(usage(context));
    lines.push(String::new());
    let license = license(context.config);
    lines.push(match license {
        LICENSE => format!("Licence: {LICENSE}."),
        other => {
            let other = markdown::lines(other).join(" ");
            format!("Licence: {other}. What speccast wrote of it is under {LICENSE} as well.")
        }
    });
    lines.join("\n") + "\n"
}

/// What the features are for, those of tags apart.
fn words(context: Context<'_>) -> Vec<&'static str> {
    let is_feature = |part| matches!(gate(context, part), Gate::Feature(_));
    let has_client = gate(context, Part::Client) != Gate::Closed;
    let words = [
        (is_feature(Part::Client), "- `client`: the client"),
        (is_feature(Part::Server), "- `server`: the traits and the router"),
        (
            is_feature(Part::Arbitrary),
            "- `arbitrary`: values for tests and fuzzers, and near misses that break one constraint",
        ),
        (has_client, "- `rustls`: TLS for the client, in Rust"),
        (has_client, "- `native-tls`: TLS for the client, that of the system"),
        (is_feature(Part::Blocking), "- `blocking`: the calls of the client without `async`"),
        (
            is_feature(Part::Tracing),
            "- `tracing`: a span for each request of the client and a warning for each answer of \
             the server that the document does not allow, without values",
        ),
    ];
    words.into_iter().filter_map(|(holds, one)| holds.then_some(one)).collect()
}

/// How the crate is depended on, and what its features are for.
fn usage(context: Context<'_>) -> Vec<String> {
    let config = context.config;
    let gates =
        [("client", Part::Client), ("server", Part::Server), ("arbitrary", Part::Arbitrary)];
    let switched = gates.map(|(feature, part)| match gate(context, part) {
        Gate::Feature(_) => Some(feature),
        _ => None,
    });
    let has_client = gate(context, Part::Client) != Gate::Closed;
    let tls = has_client.then_some("rustls");
    let named: Vec<String> =
        switched.iter().take(1).flatten().chain(&tls).map(|one| quoted(one)).collect();
    let named = if named.is_empty() {
        switched.iter().take(2).flatten().map(|one| quoted(one)).collect()
    } else {
        named
    };
    let mut parts = vec![match config.package.publish {
        true => {
            format!("version = {}", quoted(config.package.version.as_deref().unwrap_or("0.1.0")))
        }
        false => format!("path = {}", quoted(&format!("../{}", name(context)))),
    }];
    if !named.is_empty() {
        parts.push(format!("features = [{}]", named.join(", ")));
    }
    let line = format!("{} = {{ {} }}", key(name(context)), parts.join(", "));
    let mut lines = ["", "```toml", "[dependencies]", &line, "```"].map(str::to_owned).to_vec();
    let words = words(context);
    if !words.is_empty() {
        lines.extend(["", "Features, none of them on by default:", ""].map(str::to_owned));
        lines.extend(words.into_iter().map(str::to_owned));
    }
    let tags: Vec<String> = tags(context).into_iter().map(|one| format!("`{one}`")).collect();
    if !tags.is_empty() {
        lines.push(String::new());
        let tags = tags.join(", ");
        lines.push(format!("What belongs to a tag alone has its feature, on by default: {tags}."));
    }
    if has_client {
        lines.push(String::new());
        lines.push("A base URL of `https` needs `rustls` or `native-tls`.".to_owned());
    }
    lines
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
