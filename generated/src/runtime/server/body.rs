// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The body of a request → bytes, a stream of them, or why it was not read.

use axum::body::{Body, Bytes, HttpBody};
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use tokio::time::sleep;

use super::super::wire::{
    ByteStream, NotCollected, Opening, Payload, closest, collect, is_media_type, is_readable, open,
    within,
};
use super::limits::{Files, Limits};
use super::rejection::Rejection;
use super::route::Route;

/// Reads the body that an operation takes.
///
/// # Errors
/// The wrong media type, a body that is too long, too slow or does not arrive.
pub(super) async fn receive(
    route: &Route,
    headers: &HeaderMap,
    mut body: Body,
    limits: Limits,
) -> Result<Payload, Rejection> {
    if route.body.is_empty() {
        return Ok(Payload::Missing);
    }
    let refused = Rejection::UnsupportedMediaType { expected: route.body };
    let Some(sent) = headers.get(CONTENT_TYPE) else {
        let bytes = arrive(&mut body, limits).await?;
        return if bytes.is_empty() { Ok(Payload::Missing) } else { Err(refused) };
    };
    // Of two lines nobody knows which is meant.
    let is_one = headers.get_all(CONTENT_TYPE).iter().nth(1).is_none();
    let sent = sent.to_str().ok().filter(|sent| is_one && is_readable(sent));
    let Some(expected) = sent.and_then(|sent| route.body.get(closest(sent, route.body)?)) else {
        return Err(refused);
    };
    if route.streams.contains(expected) {
        let body = arriving(body, limits.stream)?;
        return Ok(Payload::Present(body.with_item_limit(limits.body)));
    }
    if let (Some(name), Files::HandedOn, Some(sent)) = (route.file, limits.files, sent)
        && is_media_type(expected, "multipart/*")
    {
        let body = arriving(body, limits.stream)?;
        return opened(body, (sent, name), limits).await;
    }
    arrive(&mut body, limits).await.map(|bytes| Payload::Present(bytes.into()))
}

/// A form up to a file, which is handed on as it arrives.
async fn opened(
    body: ByteStream,
    file: (&str, &str),
    limits: Limits,
) -> Result<Payload, Rejection> {
    let late = Rejection::Late { limit: limits.arrival };
    match within(|| sleep(limits.arrival), open(body, file, limits.body)).await.ok_or(late)? {
        Opening::File(form) => Ok(Payload::Opened(form)),
        Opening::Whole(bytes) => Ok(Payload::Present(bytes.into())),
        Opening::TooLarge => Err(Rejection::TooLarge { limit: limits.body }),
        Opening::Failed => Err(Rejection::Interrupted),
    }
}

/// All bytes of a body that arrives in time.
async fn arrive(body: &mut Body, limits: Limits) -> Result<Bytes, Rejection> {
    let late = Rejection::Late { limit: limits.arrival };
    within(|| sleep(limits.arrival), whole(body, limits.body)).await.unwrap_or(Err(late))
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
