//! What goes wrong while a request or a response is written or read. No secret and no body is
//! shown.

use std::fmt;

/// An error of any kind.
pub type BoxError = Box<dyn std::error::Error + Send + Sync + 'static>;

/// A request cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestError {
    /// The value of a parameter cannot be written in its style or place.
    ///
    /// That is also so for a list or an object without items, `Some` of one included, in an
    /// exploded style or `deepObject`: nothing would be sent, and nothing is read as no parameter.
    Parameter {
        /// The parameter.
        name: &'static str,
        /// Why, as the end of a sentence.
        reason: &'static str,
    },
    /// A field of a form cannot be written.
    Field {
        /// The field.
        name: String,
        /// Why, as the end of a sentence.
        reason: &'static str,
    },
    /// The body cannot be written as JSON.
    Body,
    /// The body has a media type that the operation does not take.
    MediaType,
    /// The credential of a scheme cannot be written where it belongs.
    Credential {
        /// The security scheme.
        scheme: &'static str,
    },
    /// The path of the operation and its parameters do not make a URL.
    Url,
}

impl RequestError {
    pub(super) fn parameter(name: &'static str, reason: &'static str) -> Self {
        Self::Parameter { name, reason }
    }

    pub(super) fn field(name: &str, reason: &'static str) -> Self {
        Self::Field { name: name.to_owned(), reason }
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter { name, reason } => write!(f, "the parameter `{name}` {reason}"),
            Self::Field { name, reason } => write!(f, "the field `{name}` {reason}"),
            Self::MediaType => f.write_str("the body has a media type that is not taken"),
            Self::Body => f.write_str("the body cannot be written as JSON"),
            Self::Credential { scheme } => {
                write!(f, "the credential of `{scheme}` cannot be sent where it belongs")
            }
            Self::Url => f.write_str("the request has no valid URL"),
        }
    }
}

impl std::error::Error for RequestError {}

/// A response cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResponseError {
    /// A header is missing, or its value is not what was declared.
    Header {
        /// The header.
        name: &'static str,
        /// Why, as the end of a sentence.
        reason: &'static str,
    },
    /// The body is not JSON of the declared type.
    Json {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the decoder says; it may quote the body, so `Display` leaves it out.
        fault: String,
    },
    /// The body is not text in a character set that is read.
    Text,
    /// The body has a media type that was not declared.
    MediaType,
    /// The status is not one of HTTP.
    Status(u16),
}

impl ResponseError {
    pub(super) fn header(name: &'static str, reason: &'static str) -> Self {
        Self::Header { name, reason }
    }
}

impl From<serde_json::Error> for ResponseError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json { line: error.line(), column: error.column(), fault: error.to_string() }
    }
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header { name, reason } => write!(f, "the header `{name}` {reason}"),
            Self::Json { line, column, .. } => {
                write!(f, "the body is not what was declared (line {line}, column {column})")
            }
            Self::Text => f.write_str("the body is not UTF-8"),
            Self::MediaType => f.write_str("the body has a media type that was not declared"),
            Self::Status(status) => write!(f, "{status} is not a status of HTTP"),
        }
    }
}

impl std::error::Error for ResponseError {}
