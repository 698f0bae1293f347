//! Everything that must hold before a change is merged; stops at the first that does not.

use speccast::project::Action;

use crate::workspace::{cargo, step};

/// What is run besides `generate --check`: a name for people, and Cargo's arguments.
const STEPS: &[(&str, &[&str])] = &[
    ("cargo fmt", &["fmt", "--all", "--check"]),
    ("cargo clippy", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]),
    ("cargo test", &["test", "--workspace"]),
    ("cargo doc", &["doc", "--workspace", "--no-deps", "--all-features"]),
];

/// Runs the checks, but not those that `done` names.
///
/// # Errors
/// Which check failed.
pub(crate) fn run(done: &[&str]) -> Result<(), String> {
    for (name, arguments) in STEPS.iter().filter(|(name, _)| !done.contains(name)) {
        step(name, cargo().args(*arguments).env("RUSTDOCFLAGS", "-D warnings"))?;
    }
    eprintln!("==> cargo xtask generate --check");
    match crate::generate(Action::Compare) {
        0 => {
            eprintln!("all is well");
            Ok(())
        }
        3 => Err("`generated/` is not what `spec/` gives; run `cargo xtask generate`".to_owned()),
        _ => Err("`cargo xtask generate --check` failed".to_owned()),
    }
}
