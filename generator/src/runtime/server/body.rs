//! The body of a request → bytes, or why it was not read.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::{Body, Bytes, HttpBody};
use http::HeaderMap;
use http::header::CONTENT_TYPE;

use super::super::wire::{Payload, is_media_type};
use super::limits::Limits;
use super::rejection::Rejection;
use super::within::within;

/// Reads the body that an operation takes.
///
/// # Errors
/// The wrong media type, a body that is too long, too slow or does not arrive.
pub(super) async fn receive(
    media_type: Option<&'static str>,
    headers: &HeaderMap,
    body: Body,
    limits: Limits,
) -> Result<Payload, Rejection> {
    let Some(expected) = media_type else { return Ok(Payload::Missing) };
    let refused = Rejection::UnsupportedMediaType { expected };
    let Some(sent) = headers.get(CONTENT_TYPE) else {
        let bytes = arrive(body, limits).await?;
        return if bytes.is_empty() { Ok(Payload::Missing) } else { Err(refused) };
    };
    if !sent.to_str().is_ok_and(|sent| is_media_type(sent, expected)) {
        return Err(refused);
    }
    arrive(body, limits).await.map(Payload::Present)
}

/// All bytes of a body that arrives in time.
async fn arrive(body: Body, limits: Limits) -> Result<Bytes, Rejection> {
    let late = Rejection::Late { limit: limits.arrival };
    within(limits.arrival, collect(body, limits.body)).await.unwrap_or(Err(late))
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
