// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What goes wrong between a client and a server. No secret and no body is in a message.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::super::wire::{BoxError, InvalidBase, RequestError, ResponseError};
use super::page_error::PageError;
use super::reply::Reply;

/// An operation without success; `R` is what its document declares as answers.
#[non_exhaustive]
pub enum Error<R> {
    /// The request cannot be written.
    Request(RequestError),
    /// The request was not sent, or no whole response came back.
    Transport(BoxError),
    /// The server answered as the document declares, but not with a success.
    Response(Box<Reply<R>>),
    /// The server answered with a status that the document does not declare.
    Undeclared(Box<Reply<Bytes>>),
    /// The server answered with a declared status and something else in it.
    Decode(Box<Undecoded>),
    /// There is a next page, and no way to it.
    Page(PageError),
    /// The request was not sent: there is no token for it.
    Token(BoxError),
}

/// A response that is not what its status promises.
#[derive(Clone)]
#[non_exhaustive]
pub struct Undecoded {
    /// The status.
    pub status: StatusCode,
    /// All headers.
    pub headers: HeaderMap,
    /// The body, as it came; nothing of one that streams.
    pub body: Bytes,
    /// What is wrong with it.
    pub fault: ResponseError,
}

impl<R> Error<R> {
    /// The status, when there was a response.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Request(_) | Self::Transport(_) | Self::Page(_) | Self::Token(_) => None,
            Self::Response(reply) => Some(reply.status),
            Self::Undeclared(reply) => Some(reply.status),
            Self::Decode(undecoded) => Some(undecoded.status),
        }
    }
}

/// Without bodies and headers that nobody declared: they may be long, and hold what is secret.
impl<R: fmt::Debug> fmt::Debug for Error<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(error) => f.debug_tuple("Request").field(error).finish(),
            Self::Transport(error) => f.debug_tuple("Transport").field(error).finish(),
            Self::Response(reply) => f.debug_tuple("Response").field(reply).finish(),
            Self::Undeclared(reply) => f
                .debug_struct("Undeclared")
                .field("status", &reply.status)
                .field("bytes", &reply.value.len())
                .finish_non_exhaustive(),
            Self::Decode(undecoded) => f.debug_tuple("Decode").field(undecoded).finish(),
            Self::Page(error) => f.debug_tuple("Page").field(error).finish(),
            Self::Token(error) => f.debug_tuple("Token").field(error).finish(),
        }
    }
}

impl fmt::Debug for Undecoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Undecoded")
            .field("status", &self.status)
            .field("bytes", &self.body.len())
            .field("fault", &self.fault)
            .finish_non_exhaustive()
    }
}

impl<R> fmt::Display for Error<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(_) => f.write_str("the request cannot be written"),
            Self::Transport(_) => f.write_str("no response was received"),
            Self::Token(_) => f.write_str("no token was granted"),
            Self::Page(_) => f.write_str("the next page cannot be reached"),
            Self::Response(reply) => write!(f, "the server answered {}", reply.status),
            Self::Undeclared(reply) => {
                write!(f, "the server answered {}, which is not declared", reply.status)
            }
            Self::Decode(undecoded) => {
                write!(f, "the server answered {} with something unexpected", undecoded.status)
            }
        }
    }
}

impl<R: fmt::Debug> std::error::Error for Error<R> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Request(error) => Some(error),
            Self::Transport(error) | Self::Token(error) => Some(error.as_ref()),
            Self::Decode(undecoded) => Some(&undecoded.fault),
            Self::Page(error) => Some(error),
            Self::Response(_) | Self::Undeclared(_) => None,
        }
    }
}

impl<R> From<RequestError> for Error<R> {
    fn from(error: RequestError) -> Self {
        Self::Request(error)
    }
}

/// Why there is no response, whatever the operation is.
#[derive(Debug)]
pub enum Failure {
    /// As [`Error::Request`].
    Request(RequestError),
    /// As [`Error::Transport`].
    Transport(BoxError),
    /// As [`Error::Page`].
    Page(PageError),
    /// As [`Error::Token`].
    Token(BoxError),
}

impl From<RequestError> for Failure {
    fn from(error: RequestError) -> Self {
        Self::Request(error)
    }
}

impl<R> From<Failure> for Error<R> {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Request(error) => Self::Request(error),
            Failure::Transport(error) => Self::Transport(error),
            Failure::Page(error) => Self::Page(error),
            Failure::Token(error) => Self::Token(error),
        }
    }
}

/// A client cannot be built.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// The base URL is not one.
    Base(InvalidBase),
    /// The transport cannot be set up.
    Transport(BoxError),
    /// Nobody says where tokens of this scheme are granted, or it is no URL.
    TokenUrl(&'static str),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Base(error) => error.fmt(f),
            Self::Transport(_) => f.write_str("the transport cannot be set up"),
            Self::TokenUrl(scheme) => write!(f, "no URL grants tokens of `{scheme}`"),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Base(_) | Self::TokenUrl(_) => None,
            Self::Transport(error) => Some(error.as_ref()),
        }
    }
}

impl From<InvalidBase> for BuildError {
    fn from(error: InvalidBase) -> Self {
        Self::Base(error)
    }
}
