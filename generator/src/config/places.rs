//! Where entries of a configuration stand, for those that turn out to name nothing.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::pointer::Pointer;
use crate::source::Texts;

/// The text of a configuration, and where its entries stand that name parts of a document.
/// Empty for a configuration that was not read from text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// The path of the file, as diagnostics show it.
    pub path: PathBuf,
    /// The text.
    pub text: String,
    /// The bytes of an entry: its key, a colon, and the name that it gives (`types.request: Pet`).
    pub spans: BTreeMap<String, Range<usize>>,
}

impl Places {
    /// What is said of entries that name nothing: at the entry, or at the document where the
    /// configuration has no text. The text joins `texts`, so that it can be shown.
    #[must_use]
    pub fn unmatched(
        &self,
        entries: &[String],
        document: &Pointer,
        texts: &mut Texts,
    ) -> Vec<Diagnostic> {
        let mut file = None;
        let said = entries.iter().map(|entry| {
            let (key, name) = entry.split_once(": ").unwrap_or(("", entry));
            let message = format!("`{name}` of `{key}` names nothing that is generated");
            let place = match self.spans.get(entry) {
                Some(span) => {
                    let file = *file.get_or_insert_with(|| texts.add(&self.path, &*self.text));
                    Place::Span(file, span.clone())
                }
                None => Place::Value(document.clone()),
            };
            Diagnostic::new(Code::ConfigUnmatched, place, message)
        });
        said.collect()
    }
}
