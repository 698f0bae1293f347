//! reqwest as a transport.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response};
use http_body::{Body, Frame, SizeHint};

use super::super::wire::{BoxError, ByteStream};
use super::error::BuildError;
use super::transport::{Limits, Receive, Transport};

/// The transport of a client to which nobody gave another.
///
/// It follows no redirects: a 3xx is an answer like others, and a key in a header of its own would
/// follow to whatever host the redirect names.
///
/// # Errors
/// When TLS cannot be set up.
pub fn default_transport() -> Result<::reqwest::Client, BuildError> {
    ::reqwest::Client::builder()
        .redirect(::reqwest::redirect::Policy::none())
        .build()
        .map_err(|error| BuildError::Transport(error.into()))
}

impl Transport for ::reqwest::Client {
    type Error = BoxError;

    async fn send(
        &self,
        request: Request<ByteStream>,
        limits: &Limits,
    ) -> Result<Response<ByteStream>, BoxError> {
        let mut request = ::reqwest::Request::try_from(request.map(body)).map_err(hide)?;
        let response = match (limits.receive, limits.timeout) {
            // reqwest counts the body as a part of the response.
            (Receive::Stream, Some(timeout)) => {
                tokio::time::timeout(timeout, self.execute(request)).await?
            }
            _ => {
                *request.timeout_mut() = limits.timeout;
                self.execute(request).await
            }
        };
        let response = Response::from(response.map_err(hide)?);
        Ok(response.map(|body| ByteStream::arriving(Hidden(body), u64::MAX)))
    }
}

/// A body as reqwest has them.
fn body(body: ByteStream) -> ::reqwest::Body {
    match body.whole() {
        Some(bytes) => bytes.clone().into(),
        None => ::reqwest::Body::wrap(body),
    }
}

/// The error without the URL, which may hold a key.
fn hide(error: ::reqwest::Error) -> BoxError {
    error.without_url().into()
}

/// A body whose errors hide the URL.
struct Hidden(::reqwest::Body);

impl Body for Hidden {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Pin::new(&mut self.0).poll_frame(context).map_err(hide)
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}
