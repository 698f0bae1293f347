//! What became of one document, and what its crate says of an instance.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A row of the table.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Row {
    /// The document, as the table names it.
    pub document: String,
    /// Why nothing of it was judged.
    pub reason: String,
    /// The models that were judged.
    pub models: usize,
    /// The instances that were judged.
    pub instances: usize,
    /// Those that all three accept.
    pub accepted: usize,
    /// Those that all three refuse.
    pub refused: usize,
    /// Those that the fast path accepted without asking the checker.
    pub settled: usize,
    /// Those on which two of the three differ.
    pub disagreed: usize,
    /// Those that the type writes otherwise than they were.
    pub changed: usize,
    /// Those that a Rust type narrows by declaration, by reason.
    pub narrowed: Vec<(String, usize)>,
    /// The models of which nothing was judged, and why.
    pub skipped: Vec<(String, String)>,
    /// The first disagreements of each model.
    pub disagreements: Vec<Disagreement>,
}

/// An instance on which two of the three differ.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Disagreement {
    /// What the crate says.
    pub verdict: Verdict,
    /// What the reference says.
    pub reference: bool,
    /// Where the schema stands.
    pub pointer: String,
    /// Why the reference refuses it.
    pub because: String,
}

/// What a generated crate says of an instance.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Verdict {
    /// The model.
    pub model: String,
    /// The instance.
    pub instance: Value,
    /// Whether `Valid::<T>::from_json` accepts it.
    pub typed: bool,
    /// Whether the checker alone accepts it.
    pub checked: bool,
    /// Whether the first of them did so without asking the second.
    pub settled: bool,
    /// What it told.
    pub faults: Vec<String>,
    /// What the type writes, where that is another text.
    pub again: Option<Value>,
}

/// A line that a generated crate prints.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Line {
    /// What it says of an instance.
    Verdict(Verdict),
    /// It found no instance.
    Skipped {
        /// The model.
        model: String,
        /// Why.
        skipped: String,
    },
}
