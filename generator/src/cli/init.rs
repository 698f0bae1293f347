//! `speccast init`: a configuration for a repository, and its xtask. What is there stays as it is.

use std::io::{ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

use speccast::{Config, Source};

use super::arguments::Init;
use super::exit::Exit;
use super::{report, xtask};

/// The name of the configuration.
const NAME: &str = "speccast.toml";

/// The configuration; `{document}` stands for the path of the document.
const CONFIGURATION: &str = r##"# How speccast turns a document into a crate.
# Paths are relative to this file.
document = "{document}"
# overlays = ["openapi.overlay.yaml"]
output = "generated"

[package]
# name = "petstore-api"       # from the title of the document otherwise
version = "0.1.0"
publish = false

[types]
# request = ["Pet"]           # emit what is sent of it, though no operation sends it
# derives = ["::my_crate::Mark"]  # more derives, which every model can have

# [types.replace]             # a type of yours in place of a component
# Money = "::rust_decimal::Decimal"

# [formats]                   # a type for a `format`
# money = { type = "::rust_decimal::Decimal", crate = "rust_decimal", version = "1" }

# [include]                   # only these operations, and what they use
# tags = ["pets"]

# [names]                     # names for Rust that never change
# "#/components/schemas/Pet" = "Animal"
"##;

/// How many operations a document has from which on a user should not have to build all of them.
const MANY: usize = 200;

/// What the configuration proposes for such a document; `{count}` stands for how many it has.
const LARGE: &str = r#"
# [layout]                    # of {count} operations a user may need few:
# features = "tags"           # a Cargo feature for each tag, all on by default
"#;

/// Writes the configuration and an xtask that follows it; prints what belongs into files that are
/// there already.
pub(super) fn run(asked: &Init) -> Exit {
    let path = asked.folder.join(NAME);
    let document = relative(&asked.document, &asked.folder);
    let text = CONFIGURATION.replace("{document}", &toml_text(&document)) + &proposal(asked);
    if let Err(reason) = speccast::output::create(&path, &text) {
        report::complain(&format!("{} cannot be written: {reason}", path.display()));
        return Exit::Faults;
    }
    tell(&format!("wrote {}", path.display()));
    for (name, text) in xtask::files(&path) {
        match speccast::output::create(name.as_ref(), &text) {
            Ok(()) => tell(&format!("wrote {name}")),
            Err(reason) if reason.kind() == ErrorKind::AlreadyExists => {
                tell(&format!("{name} is there and stays as it is; what an xtask needs of it:"));
                let _ = std::io::stdout().lock().write_all(text.as_bytes());
            }
            Err(reason) => {
                report::complain(&format!("{name} cannot be written: {reason}"));
                return Exit::Faults;
            }
        }
    }
    tell("`cargo xtask` writes the crate, `cargo xtask --check` compares it");
    Exit::Fine
}

fn tell(message: &str) {
    report::say(message, super::arguments::MessageFormat::Text);
}

/// What is proposed for the document, if it is there and large.
fn proposal(asked: &Init) -> String {
    let source = Source::file(&asked.document);
    match speccast::check(&source, &Config::default()).census.declared {
        count if count > MANY => LARGE.replace("{count}", &count.to_string()),
        _ => String::new(),
    }
}

/// `path` as it is seen from `folder`; both are seen from the same place.
fn relative(path: &Path, folder: &Path) -> PathBuf {
    if path.is_absolute() != folder.is_absolute() {
        return path.to_owned();
    }
    let plain = |path: &Path| -> Vec<PathBuf> {
        path.components()
            .filter(|part| *part != Component::CurDir)
            .map(|part| PathBuf::from(part.as_os_str()))
            .collect()
    };
    let (path, folder) = (plain(path), plain(folder));
    let shared = path.iter().zip(&folder).take_while(|(left, right)| left == right).count();
    let up = folder.iter().skip(shared).map(|_| PathBuf::from(".."));
    up.chain(path.iter().skip(shared).cloned()).collect()
}

/// A path inside a TOML or Rust string.
pub(super) fn toml_text(path: &Path) -> String {
    path.display().to_string().replace('\\', "/").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_told_from_the_folder_of_the_configuration() {
        let seen = |path: &str, folder: &str| relative(path.as_ref(), folder.as_ref());
        assert_eq!(seen("openapi.yaml", "."), Path::new("openapi.yaml"));
        assert_eq!(seen("api/openapi.yaml", "spec"), Path::new("../api/openapi.yaml"));
        assert_eq!(seen("./spec/a.yaml", "spec"), Path::new("a.yaml"));
        assert_eq!(seen("/api/a.yaml", "spec"), Path::new("/api/a.yaml"));
    }

    #[test]
    fn the_configuration_is_one() {
        let proposed = LARGE.replace("\n# ", "\n");
        for text in [CONFIGURATION.to_owned(), format!("{CONFIGURATION}{proposed}")] {
            let read = Config::read(&text, speccast::pointer::FileId(0));
            assert_eq!(read.diagnostics, [], "{text}");
        }
    }
}
