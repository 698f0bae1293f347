// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! reqwest as a transport.

use bytes::Bytes;
use http::{Request, Response};

use super::error::{BoxError, BuildError};
use super::transport::{Limits, ResponseTooLarge, Transport};

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
        request: Request<Bytes>,
        limits: &Limits,
    ) -> Result<Response<Bytes>, BoxError> {
        let mut request = ::reqwest::Request::try_from(request).map_err(hide)?;
        *request.timeout_mut() = limits.timeout;
        let mut received = self.execute(request).await.map_err(hide)?;
        let too_large = || ResponseTooLarge { limit: limits.response };
        let limit = u64::try_from(limits.response).unwrap_or(u64::MAX);
        if received.content_length().is_some_and(|length| length > limit) {
            return Err(too_large().into());
        }
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = received.status();
        *response.version_mut() = received.version();
        std::mem::swap(response.headers_mut(), received.headers_mut());
        let mut body = Vec::new();
        while let Some(chunk) = received.chunk().await.map_err(hide)? {
            if body.len() + chunk.len() > limits.response {
                return Err(too_large().into());
            }
            body.extend_from_slice(&chunk);
        }
        *response.body_mut() = body.into();
        Ok(response)
    }
}

/// The error without the URL, which may hold a key.
fn hide(error: ::reqwest::Error) -> BoxError {
    error.without_url().into()
}
