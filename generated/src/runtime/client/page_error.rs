// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What goes wrong between two pages.

use std::fmt;

use super::super::wire::ResponseError;

/// Why there are no more pages although there should be.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PageError {
    /// The server leads to a page that was there before: following it would not end.
    Repeated,
    /// The link to the next page leads to another origin, which must not see credentials.
    Foreign,
    /// The link to the next page is no URL.
    Link,
    /// What stands where the cursor is expected is neither a text nor a number.
    Cursor,
    /// What stands where the items are expected is no list.
    Items,
    /// An item is not what was declared.
    Item(ResponseError),
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Repeated => "the server leads to a page that was there before",
            Self::Foreign => "the link to the next page leads to another origin",
            Self::Link => "the link to the next page is no URL",
            Self::Cursor => "the cursor of the next page is neither a text nor a number",
            Self::Items => "the items of the page are no list",
            Self::Item(_) => "an item of the page is not what was declared",
        })
    }
}

impl std::error::Error for PageError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Item(error) => Some(error),
            _ => None,
        }
    }
}
