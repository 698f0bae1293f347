//! Where the repository is, and how its commands are run.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    // Cargo sets it for what it runs; a copied binary is expected to stand at the root.
    match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(xtask) => Path::new(&xtask).parent().map(Path::to_owned).unwrap_or_default(),
        None => std::env::current_dir().unwrap_or_default(),
    }
}

/// The Cargo that runs us.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Runs a command after saying so.
///
/// # Errors
/// One line, when the command cannot be started or ends badly.
pub(crate) fn step(name: &str, command: &mut Command) -> Result<(), String> {
    eprintln!("==> {name}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{name}` failed ({status})")),
        Err(reason) => Err(format!("`{name}` cannot be run: {reason}")),
    }
}
