//! Some bytes after others → one body, which streams where one of them does.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::byte_stream::ByteStream;
use super::error::BoxError;

/// One body of several; its length is known where that of each is.
pub(super) fn chained(bodies: Vec<ByteStream>) -> ByteStream {
    let whole: Option<Vec<&[u8]>> =
        bodies.iter().map(|one| one.whole().map(|bytes| bytes.as_ref())).collect();
    if let Some(whole) = whole {
        return whole.concat().into();
    }
    let length = bodies.iter().try_fold(0_u64, |sum, one| sum.checked_add(one.length()?));
    let chain = Chained(bodies.into());
    match length {
        Some(length) => ByteStream::sized(length, chain),
        None => ByteStream::new(chain),
    }
}

/// What is still to come.
struct Chained(VecDeque<ByteStream>);

impl Stream for Chained {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while let Some(first) = self.0.front_mut() {
            match ready!(Pin::new(first).poll_next(context)) {
                None => drop(self.0.pop_front()),
                Some(chunk) => {
                    if chunk.is_err() {
                        self.0.clear();
                    }
                    return Poll::Ready(Some(chunk));
                }
            }
        }
        Poll::Ready(None)
    }
}
