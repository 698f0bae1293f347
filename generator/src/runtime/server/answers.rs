//! What a handler answered → what of it the document does not allow.
//!
//! The types of answers rule most of it out; what is left are constraints of values.

use std::fmt;

use http::header::CONTENT_TYPE;
use http::{Response, StatusCode};

use super::super::wire::{ByteStream, Declared, closest};
use super::super::{Invalid, Report, check};
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
    let answers = route.answers.iter().filter(|one| one.is_for(status.as_u16()));
    let answers: Vec<&Declared> = answers.collect();
    let media_types: Vec<&str> = answers.iter().map(|one| one.media_type).collect();
    let declared = answers.get(closest(sent, &media_types)?)?;
    let mut report = Report::new();
    match serde_json::from_slice(response.body().whole()?) {
        Ok(value) => {
            check(declared.schema, route.answered, &value, &mut report);
        }
        Err(_) => report.malformed("is not JSON"),
    }
    let invalid = report.into_result().err()?;
    Some(WrongAnswer { operation: route.id, status, invalid })
}
