// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What the runtime refuses before or instead of a handler, and how that is answered by default.

use std::fmt;
use std::time::Duration;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT, ALLOW, CONNECTION, CONTENT_TYPE, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderValue, StatusCode};

use super::super::wire::{PROBLEM_JSON, Problem};
use super::super::{Invalid, Location, Violation};

/// Why a request did not reach its handler.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Rejection {
    /// Path and query are longer than the limit.
    UriTooLong {
        /// The limit, in bytes.
        limit: usize,
    },
    /// The headers are longer than the limit.
    HeadersTooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// No path fits.
    NotFound,
    /// The path is served, but not for this method.
    MethodNotAllowed {
        /// The methods that are.
        allowed: Vec<&'static str>,
    },
    /// No credential, or none that can be read.
    Unauthorized {
        /// The values of `WWW-Authenticate`.
        challenges: Vec<HeaderValue>,
    },
    /// The body has another media type.
    UnsupportedMediaType {
        /// Those that are expected.
        expected: &'static [&'static str],
    },
    /// Nothing that the operation answers is what the request takes.
    NotAcceptable {
        /// The media types that it answers.
        offered: &'static [&'static str],
    },
    /// The body is longer than the limit.
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// The body did not arrive in time.
    Late {
        /// The limit.
        limit: Duration,
    },
    /// The body did not arrive.
    Interrupted,
    /// The body is JSON that is nested too deeply.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// Parameters or body are not what the document says.
    Invalid(Invalid),
    /// The answer of the handler cannot be written.
    Unanswerable,
    /// The handler took too long.
    Overdue {
        /// The limit.
        limit: Duration,
    },
}

impl Rejection {
    /// The status of the default answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::UriTooLong { .. } => StatusCode::URI_TOO_LONG,
            Self::HeadersTooLarge { .. } => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unauthorized { .. } => StatusCode::UNAUTHORIZED,
            Self::UnsupportedMediaType { .. } => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::NotAcceptable { .. } => StatusCode::NOT_ACCEPTABLE,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Late { .. } => StatusCode::REQUEST_TIMEOUT,
            Self::Interrupted | Self::TooDeep { .. } => StatusCode::BAD_REQUEST,
            Self::Invalid(invalid) if invalid.is_malformed() => StatusCode::BAD_REQUEST,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unanswerable => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Overdue { .. } => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The headers that HTTP demands beside the status.
    #[must_use]
    pub fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        match self {
            Self::MethodNotAllowed { allowed } => {
                headers.extend(allow(allowed).map(|value| (ALLOW, value)));
            }
            Self::Unauthorized { challenges } => {
                for challenge in challenges {
                    headers.append(WWW_AUTHENTICATE, challenge.clone());
                }
            }
            Self::UnsupportedMediaType { expected } => {
                // What would have been taken (RFC 9110, section 15.5.16).
                let value = HeaderValue::from_str(&expected.join(", "));
                headers.extend(value.ok().map(|value| (ACCEPT, value)));
            }
            // The rest of the body is not waited for (RFC 9110, section 15.5.9).
            Self::Late { .. } => {
                headers.insert(CONNECTION, HeaderValue::from_static("close"));
            }
            _ => {}
        }
        headers
    }

    /// The body of the default answer.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let mut problem = Problem::new(self.status());
        match self {
            Self::Invalid(invalid) => Problem::from(invalid),
            Self::UriTooLong { limit } => problem
                .with_detail(format!("Path and query must have at most {limit} bytes together.")),
            Self::HeadersTooLarge { limit } => problem
                .with_detail(format!("The headers must have at most {limit} bytes together.")),
            Self::UnsupportedMediaType { expected } => {
                problem.with_detail(format!("The body must be {}.", listed(expected)))
            }
            Self::NotAcceptable { offered } => {
                problem.with_detail(format!("The answer is {}.", listed(offered)))
            }
            Self::TooLarge { limit } => {
                problem.with_detail(format!("The body must have at most {limit} bytes."))
            }
            Self::Late { limit } => {
                problem.with_detail(format!("The body must arrive within {limit:?}."))
            }
            Self::Overdue { limit } => {
                problem.with_detail(format!("The operation must answer within {limit:?}."))
            }
            Self::Interrupted => problem.with_detail("The body did not arrive."),
            Self::TooDeep { limit } => {
                let message = format!("must not be nested more than {limit} times");
                problem.violations = vec![Violation::new(Location::Body, "", "depth", message)];
                problem
            }
            _ => problem,
        }
    }
}

/// "`a` or `b`"
fn listed(media_types: &[&str]) -> String {
    let all: Vec<String> = media_types.iter().map(|one| format!("`{one}`")).collect();
    all.join(" or ")
}

/// The value of `Allow`: the methods of a path, and those that the runtime adds.
pub(super) fn allow(methods: &[&'static str]) -> Option<HeaderValue> {
    HeaderValue::from_str(&methods.join(", ")).ok()
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem().fmt(f)
    }
}

impl std::error::Error for Rejection {}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        let mut response = self.problem().into_response();
        response.headers_mut().extend(self.headers());
        response
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let text = serde_json::to_vec(&self).unwrap_or_default();
        let mut response = Response::new(Body::from(text));
        *response.status_mut() = self.status;
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        response
    }
}
