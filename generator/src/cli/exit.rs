//! The exit statuses: one table for all commands; `--help` shows it.

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is fine, or parts were told and left out and the rest was generated.
    Fine,
    /// Nothing could be generated, `check` found errors, a file cannot be read or written, or
    /// there is a message and messages are denied.
    Faults,
    /// The arguments or the configuration are wrong.
    Usage,
    /// A difference was looked for, and there is one.
    Difference,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Faults => 1,
            Exit::Usage => 2,
            Exit::Difference => 3,
        })
    }
}
