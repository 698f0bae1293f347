//! The other generators: where they are, how they are called, how they are installed.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::workspace::root;

/// Another generator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer {
    /// The crate, and its program.
    pub(crate) name: &'static str,
    version: &'static str,
}

/// Its `client-mod`: models and a client.
pub(crate) const OAS3_GEN: Peer = Peer { name: "oas3-gen", version: "0.29.0" };

/// Its default: models and a client.
pub(crate) const OPENAPI_TO_RUST: Peer = Peer { name: "openapi-to-rust", version: "0.23.0" };

impl Peer {
    /// The command that generates a client.
    ///
    /// # Errors
    /// How it is installed, when it is not.
    pub(crate) fn client(self, document: &Path, out: &Path) -> Result<Command, String> {
        let mut command = Command::new(self.program()?);
        if self.name == OAS3_GEN.name {
            command.args(["generate", "client-mod", "--input"]).arg(document);
            command.arg("--output").arg(out);
        } else {
            command.arg("generate").arg(document).arg("--output-dir").arg(out);
        }
        Ok(command)
    }

    /// The command that generates what the configuration in its folder asks for.
    ///
    /// # Errors
    /// How it is installed, when it is not.
    pub(crate) fn configured(self) -> Result<Command, String> {
        let mut command = Command::new(self.program()?);
        command.arg("generate");
        Ok(command)
    }

    fn program(self) -> Result<PathBuf, String> {
        let home = root().join("target/peers");
        let here = home.join("bin").join(self.name);
        if here.is_file() {
            return Ok(here);
        }
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut found = std::env::split_paths(&path).map(|folder| folder.join(self.name));
        found.find(|program| program.is_file()).ok_or_else(|| {
            let Self { name, version } = self;
            format!(
                "{name} is not here: cargo install {name}@{version} --locked --root target/peers"
            )
        })
    }
}
