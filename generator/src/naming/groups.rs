//! Tags → the names of the modules that a large output is divided into.
//!
//! They are private, so no lock keeps their names, and ASCII, since they are names of files.

use super::context::Context;
use super::identifier::{Case, Identifier};
use super::keywords::KEYWORDS;
use super::scope::{Scope, Wanted};
use super::types::Own;
use super::words;

/// What no tag is called: what is in the modules that are divided, and crates.
const TAKEN: &[&str] = &[
    "alloc",
    "arbitrary",
    "axum",
    "bytes",
    "chrono",
    "client",
    "core",
    "dispatch",
    "http",
    "models",
    "operations",
    "patterns",
    "reqwest",
    "routes",
    "runtime",
    "schemas",
    "serde",
    "serde_json",
    "server",
    "servers",
    "shared",
    "std",
    "unimplemented",
    "uuid",
    "wire",
];

/// The modules of the tags, after the names of their traits.
pub(super) fn groups(
    context: &mut Context<'_>,
    tags: &[Identifier],
    types: &[Own],
) -> Vec<Identifier> {
    let pairs = types.iter().flat_map(|one| one.plain.iter().chain(&one.request));
    let types = pairs.flat_map(|(name, builder)| [name.bare(), builder.bare()]);
    let reserved: Vec<&str> = TAKEN.iter().chain(KEYWORDS).copied().chain(types).collect();
    let wanted: Vec<Wanted> = tags.iter().map(|tag| wanted(tag.bare())).collect();
    Scope::new(Case::Snake, &reserved).settle(context, &wanted)
}

/// What a feature of a tag is not called: what Cargo and the manifest call others.
const FEATURES: &[&str] = &["blocking", "default", "native-tls", "rustls", "tracing"];

/// The Cargo features of the tags, after their modules.
pub(super) fn features(groups: &[Identifier]) -> Vec<String> {
    let mut features: Vec<String> = Vec::new();
    for group in groups {
        let mut name = group.bare().replace('_', "-");
        // Two modules differ in more than this; `default` may still meet a `default-tag`.
        while FEATURES.contains(&name.as_str()) || features.contains(&name) {
            name.push_str("-tag");
        }
        features.push(name);
    }
    features
}

fn wanted(tag: &str) -> Wanted {
    let ascii: String = tag.chars().map(ascii).collect();
    let words = words::plain(&ascii);
    let longer = [words.clone(), vec!["tag".to_owned()]].concat();
    let candidates = [words, longer].map(|words| Identifier::of(Case::Snake, &words, "tag"));
    Wanted::made(String::new(), candidates.to_vec())
}

fn ascii(letter: char) -> String {
    if letter.is_ascii() { letter.to_string() } else { format!("_u{:x}", u32::from(letter)) }
}
