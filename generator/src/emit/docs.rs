//! Prose of the document and sentences of ours → `#[doc = " …"]` lines, and `#[deprecated]`.

use proc_macro2::TokenStream;
use quote::quote;

use super::markdown::{self, WIDTH};
use super::prose_text::{self, Cell};
use super::wrap::wrap;
use crate::model::Docs;

/// The longest example that stands in a line, in bytes.
const SHORT: usize = 70;

/// The most lines of an example.
const LINES: usize = 30;

/// Documentation as it grows, paragraph by paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Prose {
    lines: Vec<String>,
}

impl Prose {
    /// The prose of a node: title, description, what else there is to read.
    pub(super) fn of(docs: &Docs) -> Self {
        let mut prose = Self::default();
        let title = docs.title.as_deref().unwrap_or_default();
        let description = docs.description.as_deref().unwrap_or_default();
        if !description.trim_start().starts_with(title.trim()) {
            prose.markdown(title);
        }
        prose.markdown(description);
        if let Some((address, words)) = &docs.external {
            prose.markdown(&match words {
                Some(words) => format!("{words}: {address}"),
                None => format!("See {address}"),
            });
        }
        prose
    }

    /// Adds CommonMark that somebody else wrote.
    pub(super) fn markdown(&mut self, text: &str) {
        self.add(markdown::lines(text));
    }

    /// Adds a paragraph of ours; what comes from the document is in it as [`code`].
    pub(super) fn say(&mut self, text: &str) {
        self.add(wrap(text, WIDTH));
    }

    /// Adds the first example.
    pub(super) fn example(&mut self, docs: &Docs) {
        let Some(example) = docs.examples.first() else { return };
        let short = example.to_string();
        if short.len() <= SHORT {
            self.say(&format!("Example: {}", code(&short)));
            return;
        }
        let long = serde_json::to_string_pretty(example).unwrap_or(short);
        if long.lines().count() <= LINES {
            self.markdown(&format!("Example:\n\n~~~~~~json\n{long}\n~~~~~~"));
        }
    }

    /// The attributes.
    pub(super) fn attributes(&self) -> TokenStream {
        self.lines
            .iter()
            .map(|line| {
                let line = if line.is_empty() { String::new() } else { format!(" {line}") };
                quote!(#[doc = #line])
            })
            .collect()
    }

    fn add(&mut self, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(lines);
    }
}

/// CommonMark of somebody else as documentation.
pub(super) fn attributes(text: &str) -> TokenStream {
    let mut prose = Prose::default();
    prose.markdown(text);
    prose.attributes()
}

/// The documentation of a node, then paragraphs of ours.
pub(super) fn of(docs: &Docs, extra: &[String]) -> TokenStream {
    let mut prose = Prose::of(docs);
    for paragraph in extra {
        prose.say(paragraph);
    }
    prose.attributes()
}

/// Text of the document inside a paragraph of ours.
pub(super) fn code(text: &str) -> String {
    if text.trim().is_empty() { format!("`{text:?}`") } else { prose_text::span(text, Cell::No) }
}

/// `#[deprecated]`, when it is.
pub(super) fn deprecated(docs: &Docs) -> TokenStream {
    if docs.deprecated { quote!(#[deprecated]) } else { TokenStream::new() }
}
