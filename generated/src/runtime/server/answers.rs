// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What a handler answered → what of it the document does not allow.
//!
//! The types of answers rule most of it out; what is left are constraints of values.

use std::fmt;

use http::header::CONTENT_TYPE;
use http::{Response, StatusCode};

use super::super::wire::{ByteStream, Declared, is_media_type};
use super::super::{Invalid, Report, Side, check};
use super::route::Route;

/// An answer that was sent and that the document does not allow.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WrongAnswer {
    /// The `operationId`.
    pub operation: &'static str,
    /// The status that was answered.
    pub status: StatusCode,
    /// What is wrong with the body; no value of it is repeated.
    pub invalid: Invalid,
}

impl fmt::Display for WrongAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, status) = (self.operation, self.status.as_u16());
        write!(f, "`{operation}` answered {status} with what it does not declare: {}", self.invalid)
    }
}

impl std::error::Error for WrongAnswer {}

/// What is wrong with a body of JSON that an operation answers with.
pub(super) fn judge(route: &Route, response: &Response<ByteStream>) -> Option<WrongAnswer> {
    let status = response.status();
    let sent = response.headers().get(CONTENT_TYPE)?.to_str().ok()?;
    let fits = |one: &&Declared| one.is_for(status.as_u16()) && is_media_type(sent, one.media_type);
    let declared = route.answers.iter().find(fits)?;
    let mut report = Report::new();
    match serde_json::from_slice(response.body().whole()?) {
        Ok(value) => {
            check(declared.schema, Side::Response, &value, &mut report);
        }
        Err(_) => report.malformed("is not JSON"),
    }
    let invalid = report.into_result().err()?;
    Some(WrongAnswer { operation: route.id, status, invalid })
}
