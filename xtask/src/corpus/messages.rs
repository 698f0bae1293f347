//! What Cargo says in JSON, line by line → errors and warnings by package.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

use serde_json::Value;

use super::row::Compiled;

/// What was said of each package.
#[derive(Default)]
pub(crate) struct Messages {
    packages: BTreeMap<String, Compiled>,
    finished: BTreeSet<String>,
}

impl Messages {
    /// Reads to the end, and says on the way which of the packages are done.
    pub(crate) fn read(out: Option<impl BufRead>, of: &[String]) -> Self {
        let mut messages = Self::default();
        for line in out.into_iter().flat_map(BufRead::lines).map_while(Result::ok) {
            if let Ok(message) = serde_json::from_str(&line) {
                messages.note(&message, of);
            }
        }
        messages
    }

    fn note(&mut self, message: &Value, of: &[String]) {
        let Some(package) = package(message).filter(|one| of.iter().any(|name| name == one)) else {
            return;
        };
        let said = self.packages.entry(package.to_owned()).or_default();
        match message.pointer("/reason").and_then(Value::as_str) {
            Some("compiler-message") => count(message, said),
            Some("compiler-artifact") if self.finished.insert(package.to_owned()) => {
                eprintln!("{:>3} of {} {package} {}", self.finished.len(), of.len(), said.first);
            }
            _ => {}
        }
    }

    /// What is said of a package in the end: where Cargo failed, one that it did not finish is an
    /// error even if no message is about it.
    pub(crate) fn verdict(&self, package: &str, complaint: Option<&str>) -> Compiled {
        let said = self.packages.get(package).cloned().unwrap_or_default();
        match complaint {
            Some(complaint) if said.errors == 0 && !self.finished.contains(package) => {
                Compiled { errors: 1, first: complaint.to_owned(), ..said }
            }
            _ => said,
        }
    }
}

/// The name of the package that a message is about: Cargo writes it behind the place only where
/// the place does not end with it.
fn package(message: &Value) -> Option<&str> {
    let id = message.pointer("/package_id")?.as_str()?;
    let (place, version) = id.rsplit_once('#')?;
    let name = version.split_once('@').map(|(name, _)| name);
    name.or_else(|| place.rsplit('/').next())
}

/// Counts a message.
fn count(message: &Value, compiled: &mut Compiled) {
    let text = |path: &str| message.pointer(path).and_then(Value::as_str).unwrap_or_default();
    let said = text("/message/message");
    match text("/message/level") {
        "error" if !said.starts_with("aborting due to") => {
            if compiled.errors == 0 {
                said.clone_into(&mut compiled.first);
            }
            compiled.errors += 1;
        }
        // The summary line of a package has no code.
        "warning" if message.pointer("/message/code/code").is_some() => {
            if compiled.errors + compiled.warnings == 0 {
                said.clone_into(&mut compiled.first);
            }
            compiled.warnings += 1;
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = r##"{"reason":"compiler-message","package_id":"path+file:///x/one#0.1.0","message":{"level":"warning","message":"unused","code":{"code":"unused"}}}
{"reason":"compiler-message","package_id":"path+file:///x/one#0.1.0","message":{"level":"error","message":"mismatched","code":null}}
{"reason":"compiler-message","package_id":"path+file:///x/one#0.1.0","message":{"level":"error","message":"aborting due to 1 previous error","code":null}}
{"reason":"compiler-artifact","package_id":"path+file:///x/dir#two@0.1.0","target":{"kind":["lib"]}}
"##;

    #[test]
    fn messages_are_counted_by_package() {
        let of = ["one", "two", "three"].map(str::to_owned);
        let messages = Messages::read(Some(SAID.as_bytes()), &of);
        let one = messages.verdict("one", None);
        assert_eq!((one.errors, one.warnings, one.first.as_str()), (1, 1, "mismatched"));
        assert_eq!(messages.verdict("two", Some("error: it stopped")), Compiled::default());
        assert_eq!(messages.verdict("three", None), Compiled::default());
        assert_eq!(messages.verdict("three", Some("error: it stopped")).errors, 1);
    }
}
