//! What became of one document.

use serde::{Deserialize, Serialize};

/// A row of the table.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Row {
    /// The document, as the table names it.
    pub document: String,
    /// Its version, as it is written; empty when it has none.
    pub version: String,
    /// What became of it.
    pub fate: Fate,
    /// Why, when nothing was generated: the first error, or how the process ended.
    pub reason: String,
    /// The operations that it declares.
    pub declared: usize,
    /// The operations that were generated.
    pub operations: usize,
    /// The types that were generated.
    pub types: usize,
    /// The values that it describes.
    #[serde(default)]
    pub values: usize,
    /// Those that became untyped JSON although their schema says something of them.
    #[serde(default)]
    pub untyped: usize,
    /// How many errors there were.
    pub errors: usize,
    /// How many warnings there were.
    pub warnings: usize,
    /// How long it took, in milliseconds.
    pub milliseconds: u64,
    /// What the compiler says of its crate, or clippy, which says all of that and more, when that
    /// was asked.
    pub compiled: Option<Compiled>,
    /// What rustdoc says of it, when that was asked.
    pub rustdoc: Option<Compiled>,
    /// How many of its operations are reached, when that was asked.
    pub reached: Option<Reached>,
}

/// How many operations a request of the generated client reaches in the generated router.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reached {
    /// So many.
    pub reached: usize,
    /// Of so many.
    pub of: usize,
    /// The first that is not, and why.
    pub first: String,
}

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub(crate) enum Fate {
    /// It was generated, maybe without some parts.
    Generated,
    /// It was refused, with a reason.
    #[default]
    Refused,
    /// The process ended by a panic or a signal.
    Crashed,
    /// The process took longer than it may.
    TimedOut,
}

/// How a run of Cargo ended.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Compiled {
    /// How many errors.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// The first error, or else the first warning.
    pub first: String,
}

/// The folder and the package of a document's crate.
pub(crate) fn folder(document: &str) -> String {
    let plain = |letter: char| {
        if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' }
    };
    format!("corpus-{}", document.chars().map(plain).collect::<String>())
}
