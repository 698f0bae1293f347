// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! How a request reaches a server.

use std::fmt;
use std::future::Future;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};

use super::error::BoxError;

/// What a client grants a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The time for a request, its response included; `None` is for ever.
    pub timeout: Option<Duration>,
    /// The most bytes of the body of a response.
    pub response: usize,
}

impl Default for Limits {
    /// 30 seconds, 64 MiB.
    fn default() -> Self {
        Self { timeout: Some(Duration::from_secs(30)), response: 64 * 1024 * 1024 }
    }
}

/// Sends a request and receives the response. Its future need not be `Send`; that of a client is
/// when that of its transport is.
pub trait Transport {
    /// Why there is no response. It must not show the URL or the headers of the request: they may
    /// hold credentials.
    type Error: Into<BoxError>;

    /// Sends a request within limits.
    fn send(
        &self,
        request: Request<Bytes>,
        limits: &Limits,
    ) -> impl Future<Output = Result<Response<Bytes>, Self::Error>>;

    /// Waits, between the attempts to send a request. This is tokio's clock; a transport that runs
    /// on something else has one of its own.
    fn sleep(&self, time: Duration) -> impl Future<Output = ()> {
        tokio::time::sleep(time)
    }
}

/// A response whose body is longer than the limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseTooLarge {
    /// The limit, in bytes.
    pub limit: usize,
}

impl fmt::Display for ResponseTooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the body of the response has more than {} bytes", self.limit)
    }
}

impl std::error::Error for ResponseTooLarge {}
