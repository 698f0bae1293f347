// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Problem details (RFC 9457): what a server says of a request that it refuses.

use std::fmt;

use http::StatusCode;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::super::{Invalid, Violation};

/// The media type of a [`Problem`].
pub const PROBLEM_JSON: &str = "application/problem+json";

/// Why a request was refused, as `application/problem+json`.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Problem {
    /// `type`: a URI that names the kind of problem; `about:blank` when the status says it all.
    pub kind: String,
    /// `title`: the kind of problem, in words.
    pub title: String,
    /// `status`.
    pub status: StatusCode,
    /// `detail`: what is special about this one.
    pub detail: Option<String>,
    /// `violations`: what is wrong with the request.
    pub violations: Vec<Violation>,
}

impl Problem {
    /// A problem that its status explains.
    #[must_use]
    pub fn new(status: StatusCode) -> Self {
        Self {
            kind: "about:blank".to_owned(),
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            status,
            detail: None,
            violations: Vec::new(),
        }
    }

    /// The same with a detail.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// The same with another kind and its title.
    #[must_use]
    pub fn with_kind(mut self, kind: impl Into<String>, title: impl Into<String>) -> Self {
        self.kind = kind.into();
        self.title = title.into();
        self
    }
}

impl From<&Invalid> for Problem {
    /// 400 when the request cannot be parsed, else 422.
    fn from(invalid: &Invalid) -> Self {
        let status = if invalid.is_malformed() {
            StatusCode::BAD_REQUEST
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        let problem = Self { violations: invalid.violations().to_vec(), ..Self::new(status) };
        if invalid.is_complete() {
            problem
        } else {
            problem.with_detail("There are more violations than are listed.")
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status.as_u16(), self.title)?;
        match &self.detail {
            Some(detail) => write!(f, ": {detail}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Problem {}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", &self.kind)?;
        map.serialize_entry("title", &self.title)?;
        map.serialize_entry("status", &self.status.as_u16())?;
        if let Some(detail) = &self.detail {
            map.serialize_entry("detail", detail)?;
        }
        if !self.violations.is_empty() {
            map.serialize_entry("violations", &self.violations)?;
        }
        map.end()
    }
}
