// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The body of a request → bytes, or why it was not read.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::{Body, Bytes, HttpBody};
use http::HeaderMap;
use http::header::CONTENT_TYPE;

use super::super::wire::{Payload, closest, is_readable};
use super::rejection::Rejection;

/// What a server accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes of a body; 2 MiB unless something else is said.
    pub body: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { body: 2 * 1024 * 1024 }
    }
}

impl Limits {
    /// The same with another limit for bodies, in bytes.
    #[must_use]
    pub fn with_body(mut self, bytes: usize) -> Self {
        self.body = bytes;
        self
    }
}

/// Reads the body that an operation takes.
///
/// # Errors
/// The wrong media type, a body that is too long or does not arrive.
pub(super) async fn receive(
    expected: &'static [&'static str],
    headers: &HeaderMap,
    body: Body,
    limits: Limits,
) -> Result<Payload, Rejection> {
    if expected.is_empty() {
        return Ok(Payload::Missing);
    }
    let refused = Rejection::UnsupportedMediaType { expected };
    let Some(sent) = headers.get(CONTENT_TYPE) else {
        let bytes = collect(body, limits.body).await?;
        return if bytes.is_empty() { Ok(Payload::Missing) } else { Err(refused) };
    };
    let fits = |sent: &str| closest(sent, expected).is_some() && is_readable(sent);
    if !sent.to_str().is_ok_and(fits) {
        return Err(refused);
    }
    collect(body, limits.body).await.map(Payload::Present)
}

/// All bytes of a body, unless they are more than `limit`.
async fn collect(mut body: Body, limit: usize) -> Result<Bytes, Rejection> {
    let too_large = Rejection::TooLarge { limit };
    if HttpBody::size_hint(&body).lower() > u64::try_from(limit).unwrap_or(u64::MAX) {
        return Err(too_large);
    }
    let mut first = Bytes::new();
    let mut all = Vec::new();
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let Ok(data) = frame.map_err(|_| Rejection::Interrupted)?.into_data() else { continue };
        if first.len() + all.len() + data.len() > limit {
            return Err(too_large);
        }
        if first.is_empty() && all.is_empty() {
            first = data;
        } else {
            if all.is_empty() {
                all.extend_from_slice(&std::mem::take(&mut first));
            }
            all.extend_from_slice(&data);
        }
    }
    Ok(if all.is_empty() { first } else { Bytes::from(all) })
}
