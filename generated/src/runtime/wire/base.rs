// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The base URL of a server: what stands before every path.

use std::fmt;

use http::Uri;

/// An absolute URL without query, fragment, user or password; its path is a prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// Reads a URL.
    ///
    /// # Errors
    /// When it is not absolute, holds what is not allowed in a URL, or has a query, a fragment, a
    /// user or a password.
    ///
    /// ```text
    /// https://api.example.com/v2/
    /// ```
    pub fn parse(url: &str) -> Result<Self, InvalidBase> {
        let uri: Uri = url.parse().map_err(|_| InvalidBase)?;
        let is_http = matches!(uri.scheme_str(), Some("http" | "https"));
        let has_host = uri.authority().is_some_and(|one| !one.as_str().contains('@'));
        let is_plain = uri.query().is_none() && !url.contains('#');
        if is_http && has_host && is_plain {
            Ok(Self(url.trim_end_matches('/').to_owned()))
        } else {
            Err(InvalidBase)
        }
    }

    /// The URL, without a slash at its end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A base URL that is not one. The text is not kept: it may hold a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidBase;

impl fmt::Display for InvalidBase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "the base URL must be absolute (http or https), without query, fragment and user",
        )
    }
}

impl std::error::Error for InvalidBase {}
