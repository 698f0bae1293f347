//! What the generator has to say about a document, as data; rendered at the edge.
//!
//! A [`Diagnostic`] cannot be made without a [`Place`]. Phases collect them and go on.

mod code;
pub mod locate;
pub mod render;

pub use code::{Code, Severity};

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;

use crate::pointer::{FileId, Pointer};

/// Something that a document or the configuration got wrong, or that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of problem.
    pub code: Code,
    /// One sentence, without a full stop, lower case, names in backticks.
    pub message: String,
    /// Where it is.
    pub place: Place,
    /// A few words under the marked place.
    pub label: Option<String>,
    /// Other places that have a part in it, each with a few words.
    pub also: Vec<(Place, String)>,
    /// What to do about it.
    pub help: Option<String>,
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The key of a node of a document.
    Key(Pointer),
    /// The value of a node of a document.
    Value(Pointer),
    /// Bytes of a file that is not a tree: the configuration, or text that could not be parsed.
    Span(FileId, Range<usize>),
    /// A file that is not one of the input: one that is to be written.
    File(PathBuf),
}

impl Diagnostic {
    /// A diagnostic at the key of a node.
    #[must_use]
    pub fn at_key(code: Code, pointer: &Pointer, message: impl Into<String>) -> Self {
        Self::new(code, Place::Key(pointer.clone()), message)
    }

    /// A diagnostic at the value of a node.
    #[must_use]
    pub fn at_value(code: Code, pointer: &Pointer, message: impl Into<String>) -> Self {
        Self::new(code, Place::Value(pointer.clone()), message)
    }

    /// A diagnostic at any place.
    #[must_use]
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), place, label: None, also: Vec::new(), help: None }
    }

    /// The same with a few words under the marked place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// The same with another place that has a part in it.
    #[must_use]
    pub fn also(mut self, place: Place, words: impl Into<String>) -> Self {
        self.also.push((place, words.into()));
        self
    }

    /// The same with what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The help `did you mean …?` when one of `known` is close to `given`.
    #[must_use]
    pub fn suggest<'k>(self, given: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        match closest(given, known) {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None => self,
        }
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// The diagnostics, each cause once: of those of one code at one place that say the same, the
/// first. Two phases that meet the same fault need not know of each other.
#[must_use]
pub fn distinct(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    let new = |one: &Diagnostic| {
        let place = match &one.place {
            Place::Key(pointer) => (Some((pointer.clone(), "key")), None, None),
            Place::Value(pointer) => (Some((pointer.clone(), "value")), None, None),
            Place::Span(file, span) => (None, Some((*file, span.start, span.end)), None),
            Place::File(path) => (None, None, Some(path.clone())),
        };
        told.insert((one.code, place, one.message.clone()))
    };
    diagnostics.into_iter().filter(new).collect()
}

/// Whether one of the diagnostics says that the configuration cannot be used.
#[must_use]
pub fn blames_configuration(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|one| one.code == Code::ConfigInvalid)
}

/// The known word that is closest to `given`, if one is close.
fn closest<'k>(given: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known
        .into_iter()
        .map(|word| (strsim::jaro_winkler(given, word), word))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, word)| word)
}

/// What a phase made, and what it has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<T> {
    /// What was made, as whole as the input allowed.
    pub value: T,
    /// What was noticed, in the order in which it was found.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Outcome<T> {
    /// An outcome without anything to say.
    #[must_use]
    pub fn quiet(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// Whether one of the diagnostics is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|one| one.severity() == Severity::Error)
    }
}
