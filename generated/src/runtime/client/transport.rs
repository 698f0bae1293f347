// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! How a request reaches a server.

use std::future::Future;
use std::time::Duration;

use http::{Request, Response};

use super::super::wire::{BoxError, ByteStream};

/// What a client grants a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The time for a request, its response included; `None` is for ever.
    pub timeout: Option<Duration>,
    /// The most bytes of the body of a response, or of an item of one that is a sequence; one that
    /// streams has no limit.
    pub response: usize,
    /// How the body of the response is received.
    pub receive: Receive,
}

/// How the body of a response is received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Receive {
    /// It is collected at once: its end comes within the time for the request.
    #[default]
    Whole,
    /// It may be handed on as it arrives: the time for the request ends where the body begins.
    Stream,
}

impl Default for Limits {
    /// 30 seconds, 64 MiB.
    fn default() -> Self {
        Self {
            timeout: Some(Duration::from_secs(30)),
            response: 64 * 1024 * 1024,
            receive: Receive::Whole,
        }
    }
}

/// Sends a request and receives the response. Its future need not be `Send`; that of a client is
/// when that of its transport is.
pub trait Transport {
    /// Why there is no response. It must not show the URL or the headers of the request: they may
    /// hold credentials.
    type Error: Into<BoxError>;

    /// Sends a request within the time that the limits grant it. The body of the response need not
    /// be there yet ([`ByteStream::arriving`]): the client counts its bytes while it collects them.
    ///
    /// A request can be sent again when its body has a [`ByteStream::try_clone`].
    fn send(
        &self,
        request: Request<ByteStream>,
        limits: &Limits,
    ) -> impl Future<Output = Result<Response<ByteStream>, Self::Error>>;

    /// Waits, between the attempts to send a request. This is tokio's clock; a transport that runs
    /// on something else has one of its own.
    fn sleep(&self, time: Duration) -> impl Future<Output = ()> {
        tokio::time::sleep(time)
    }
}
