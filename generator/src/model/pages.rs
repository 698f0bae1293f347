//! Answers that continue in others.

use super::TypeUse;

/// How the answer of an operation continues in others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    /// How the next page is asked for.
    pub style: PageStyle,
    /// Where the items are: a JSON Pointer into the body; and what each of them is.
    pub items: Option<(String, TypeUse)>,
}

/// How the next page is asked for. Parameters are plain ones of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageStyle {
    /// By the target of `Link: rel="next"` (RFC 8288).
    Link,
    /// By what the page says.
    Cursor {
        /// The parameter that gets it.
        parameter: String,
        /// Where the page says it: a JSON Pointer into the body.
        next: String,
    },
    /// By the number of items before it.
    Offset {
        /// The parameter that gets it.
        parameter: String,
        /// The parameter that says how many are wanted: a page of fewer is the last.
        limit: Option<String>,
    },
    /// By its own number.
    Page {
        /// The parameter that gets it.
        parameter: String,
        /// The number of the first page, when the parameter is not sent.
        first: u64,
    },
}
