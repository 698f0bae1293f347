//! Entries of the configuration that name nothing in the document → what is said of them.

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::lower;
use crate::pointer::Pointer;
use crate::source::Texts;

/// What is said of entries that name nothing.
pub(crate) struct Unmatched {
    /// One for each entry, at its place in the configuration, else at the root of the document.
    pub(crate) said: Vec<Diagnostic>,
    /// Whether `[include]` names no operation at all, so that there is nothing to generate.
    pub(crate) is_all: bool,
}

/// What is said of `entries`.
pub(crate) fn unmatched(
    entries: &[String],
    config: &Config,
    root: &Pointer,
    texts: &mut Texts,
) -> Unmatched {
    let mut said = config.places.unmatched(entries, root, texts);
    let is_all = lower::includes_nothing(entries, config);
    if is_all {
        refuse(entries, &mut said);
    }
    Unmatched { said, is_all }
}

/// Makes errors of what is said of the entries of `[include]`, one for each of `entries`.
fn refuse(entries: &[String], said: &mut [Diagnostic]) {
    for (entry, one) in entries.iter().zip(said) {
        if lower::of_include(entry) {
            one.code = Code::ConfigInvalid;
            one.help =
                Some("`[include]` names no operation at all; correct it or take it out".into());
        }
    }
}
