//! The title of a document → a name that Cargo accepts for a package.

use super::context::Context;
use super::keywords::KEYWORDS;
use super::words;
use crate::config::Config;

/// The longest name that the registry of Cargo takes.
const LENGTH: usize = 64;

/// What Cargo, rustc or Windows keep for themselves.
const RESERVED: &[&str] = &[
    "alloc",
    "aux",
    "build",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "con",
    "core",
    "deps",
    "examples",
    "incremental",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
    "nul",
    "prn",
    "proc-macro",
    "proc_macro",
    "std",
    "test",
];

/// The name of the package: that of the configuration, else the title in kebab case.
pub(super) fn package(context: &mut Context<'_>, config: &Config) -> String {
    match &config.package.name {
        Some(name) if is_package_name(name) => name.clone(),
        Some(name) => {
            context.invalid_package(name);
            of_title(&context.api.info.title)
        }
        None => of_title(&context.api.info.title),
    }
}

/// Whether Cargo takes a name for a package.
#[must_use]
pub fn is_package_name(name: &str) -> bool {
    let first = name.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
    let rest = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let lower = name.to_lowercase();
    first
        && rest
        && name.len() <= LENGTH
        && !RESERVED.contains(&lower.as_str())
        && !KEYWORDS.contains(&name)
}

fn of_title(title: &str) -> String {
    let ascii: String = title.chars().map(|c| if c.is_ascii() { c } else { ' ' }).collect();
    let words = if ascii.trim().is_empty() { Vec::new() } else { words::plain(&ascii) };
    let mut name = String::new();
    for word in words.iter().filter(|word| name_fits(word)) {
        if name.len() + word.len() + "-api-".len() >= LENGTH {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(word);
    }
    match name.as_str() {
        "" => "api".to_owned(),
        _ if is_package_name(&name) => name,
        digit if digit.starts_with(|c: char| c.is_ascii_digit()) => format!("api-{digit}"),
        reserved => format!("{reserved}-api"),
    }
}

fn name_fits(word: &str) -> bool {
    word.is_ascii() && word.len() < LENGTH / 2
}
