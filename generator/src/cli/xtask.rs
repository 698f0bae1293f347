//! The files of an xtask: a crate beside the configuration that writes or compares what it says,
//! and the alias that calls it.
//!
//! The crate is a workspace of its own, so that it works in every repository as it is.

use std::path::Path;

use super::init::toml_text;

/// A file: its path, and what stands in it.
pub(super) type Written = (&'static str, String);

const ALIAS: &str = r#"[alias]
xtask = "run --quiet --manifest-path xtask/Cargo.toml --"
"#;

const MANIFEST: &str = r#"[package]
name = "xtask"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
{dependency}

# Not a member of the workspace around it: remove this line to make it one.
[workspace]
"#;

const MAIN: &str = r#"//! `cargo xtask` writes the crate, `cargo xtask --check` compares it.

use speccast::project::{self, Action};

fn main() -> std::process::ExitCode {
    let check = std::env::args().any(|argument| argument == "--check");
    let action = if check { Action::Compare } else { Action::Write };
    // Wherever in the repository it is called.
    project::run({configuration}.as_ref(), action).into()
}
"#;

/// The files, seen from where the path of the configuration is seen from.
pub(super) fn files(configuration: &Path) -> [Written; 3] {
    let main = MAIN.replace("{configuration}", &expression(configuration));
    [
        (".cargo/config.toml", ALIAS.to_owned()),
        ("xtask/Cargo.toml", MANIFEST.replace("{dependency}", &dependency())),
        ("xtask/src/main.rs", main),
    ]
}

/// The sources that this program was built from while they are there, else its version.
fn dependency() -> String {
    let (sources, version) = (Path::new(env!("CARGO_MANIFEST_DIR")), env!("CARGO_PKG_VERSION"));
    match sources.join("Cargo.toml").is_file() {
        true => format!("speccast = {{ path = \"{}\" }}", toml_text(sources)),
        false => format!("speccast = \"{version}\""),
    }
}

/// The path of the configuration as Rust, in an xtask that stands where `path` is seen from.
fn expression(path: &Path) -> String {
    let text = toml_text(path.strip_prefix(".").unwrap_or(path));
    if path.is_absolute() {
        format!("\"{text}\"")
    } else {
        format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/../{text}\")")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_xtask_finds_the_configuration_from_everywhere() {
        let here = r#"concat!(env!("CARGO_MANIFEST_DIR"), "/../spec/speccast.toml")"#;
        assert_eq!(expression("./spec/speccast.toml".as_ref()), here);
        assert_eq!(expression("/spec/speccast.toml".as_ref()), r#""/spec/speccast.toml""#);
    }
}
