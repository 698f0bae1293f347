// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The body of a request → bytes, a stream of them, or why it was not read.

use axum::body::{Body, Bytes, HttpBody};
use http::HeaderMap;
use http::header::CONTENT_TYPE;

use super::super::wire::{ByteStream, NotCollected, Payload, collect, is_media_type};
use super::rejection::Rejection;
use super::route::Route;

/// What a server accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes of a body, or of an item of one that is a sequence; 2 MiB unless something
    /// else is said.
    pub body: usize,
    /// The most bytes of a body that is handed on as it arrives; 64 MiB unless something else is
    /// said. They are counted while it is read: where there are more, an error stands in it.
    pub stream: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { body: 2 * 1024 * 1024, stream: 64 * 1024 * 1024 }
    }
}

impl Limits {
    /// The same with another limit for bodies, in bytes.
    #[must_use]
    pub fn with_body(mut self, bytes: usize) -> Self {
        self.body = bytes;
        self
    }

    /// The same with another limit for bodies that are handed on as they arrive, in bytes.
    #[must_use]
    pub fn with_stream(mut self, bytes: u64) -> Self {
        self.stream = bytes;
        self
    }
}

/// Reads the body that an operation takes.
///
/// # Errors
/// The wrong media type, a body that is too long or does not arrive.
pub(super) async fn receive(
    route: &Route,
    headers: &HeaderMap,
    mut body: Body,
    limits: Limits,
) -> Result<Payload, Rejection> {
    let Some(expected) = route.body else { return Ok(Payload::Missing) };
    let refused = Rejection::UnsupportedMediaType { expected };
    let Some(sent) = headers.get(CONTENT_TYPE) else {
        let bytes = whole(&mut body, limits.body).await?;
        return if bytes.is_empty() { Ok(Payload::Missing) } else { Err(refused) };
    };
    if !sent.to_str().is_ok_and(|sent| is_media_type(sent, expected)) {
        return Err(refused);
    }
    if route.streams.contains(&expected) {
        let body = arriving(body, limits.stream)?;
        return Ok(Payload::Present(body.with_item_limit(limits.body)));
    }
    whole(&mut body, limits.body).await.map(|bytes| Payload::Present(bytes.into()))
}

async fn whole(body: &mut Body, limit: usize) -> Result<Bytes, Rejection> {
    collect(body, limit).await.map_err(|error| match error {
        NotCollected::TooLarge => Rejection::TooLarge { limit },
        NotCollected::Failed(_) => Rejection::Interrupted,
    })
}

/// A body that is counted while it is read, unless it says that it is too long.
fn arriving(body: Body, limit: u64) -> Result<ByteStream, Rejection> {
    if HttpBody::size_hint(&body).lower() > limit {
        return Err(Rejection::TooLarge { limit: usize::try_from(limit).unwrap_or(usize::MAX) });
    }
    Ok(ByteStream::arriving(body, limit))
}

/// The body of an answer.
pub(super) fn answer(body: ByteStream) -> Body {
    match body.whole() {
        Some(bytes) => Body::from(bytes.clone()),
        None => Body::new(body),
    }
}
