// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Bodies: bytes that are there, or that arrive.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};

use super::error::BoxError;
use super::handle::Handle;

/// The bytes of a body: all of them, or a stream.
///
/// A stream is read once: of its clones, the first that reads has it, and the others give
/// [`AlreadyRead`](super::AlreadyRead). Nothing is read before it is asked for, and no more than a
/// chunk is held; dropping the one that reads ends the stream, at the other end of a connection too.
#[derive(Clone, Default)]
pub struct ByteStream {
    content: Content,
    /// The most bytes of an item, where there are items in it.
    item_limit: Option<usize>,
}

/// The most bytes of an item of a stream of which nobody said something else.
const ITEM: usize = 1024 * 1024;

#[derive(Clone)]
enum Content {
    Whole(Bytes),
    Stream {
        handle: Handle<Result<Bytes, BoxError>>,
        /// How many bytes are still to come, where that is known.
        left: Option<u64>,
    },
}

impl ByteStream {
    /// The bytes of a stream. Its length is not known before its end: over HTTP/1 it is sent in
    /// chunks.
    pub fn new<S, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        Self::of(Boxing(Box::pin(stream)), None)
    }

    /// The bytes of a stream that has as many as are said; where it has fewer or more, an error
    /// stands in their place, which breaks the connection.
    pub fn sized<S, E>(length: u64, stream: S) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        Self::of(Boxing(Box::pin(stream)), Some(length))
    }

    /// The bytes of a body as they arrive; an error stands where they become more than `limit`.
    pub fn arriving<B>(body: B, limit: u64) -> Self
    where
        B: Body<Data = Bytes, Error: Into<BoxError>> + Send + Unpin + 'static,
    {
        let length = body.size_hint().exact();
        Self::of(Arriving { body: Some(body), limit, left: limit }, length)
    }

    fn of(
        stream: impl Stream<Item = Result<Bytes, BoxError>> + Send + 'static,
        left: Option<u64>,
    ) -> Self {
        Self { content: Content::Stream { handle: Handle::new(stream), left }, item_limit: None }
    }

    /// The same with another limit for items in it, in bytes, when it is read as a sequence of such;
    /// a server sets that of bodies, a client that of responses.
    #[must_use]
    pub fn with_item_limit(mut self, bytes: usize) -> Self {
        self.item_limit = Some(bytes);
        self
    }

    /// The most bytes of an item in it; 1 MiB unless something else is said.
    #[must_use]
    pub fn item_limit(&self) -> usize {
        self.item_limit.unwrap_or(ITEM)
    }

    /// The bytes, when they are all there and no stream.
    #[must_use]
    pub fn whole(&self) -> Option<&Bytes> {
        match &self.content {
            Content::Whole(bytes) => Some(bytes),
            Content::Stream { .. } => None,
        }
    }

    /// The same bytes once more; nothing for a stream, which cannot be sent again.
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        self.whole().map(|bytes| Self::from(bytes.clone()))
    }

    /// How many bytes are still to come, where that is known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.content {
            Content::Whole(bytes) => u64::try_from(bytes.len()).ok(),
            Content::Stream { left, .. } => *left,
        }
    }

    /// The next bytes; none at the end.
    ///
    /// # Errors
    /// When they do not arrive.
    pub async fn next(&mut self) -> Option<Result<Bytes, BoxError>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// All bytes.
    ///
    /// # Errors
    /// When they do not arrive, and a [`BodyTooLarge`] when they are more than `limit`.
    pub async fn collect(mut self, limit: usize) -> Result<Bytes, BoxError> {
        collect(&mut self, limit).await.map_err(|error| match error {
            NotCollected::TooLarge => BodyTooLarge { limit }.into(),
            NotCollected::Failed(error) => error,
        })
    }
}

impl Default for Content {
    fn default() -> Self {
        Self::Whole(Bytes::new())
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match &mut self.content {
            Content::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Content::Whole(bytes) => Poll::Ready(Some(Ok(std::mem::take(bytes)))),
            Content::Stream { handle, left } => {
                let item = ready!(handle.poll_next(context));
                let item = counted(item.map(|item| item?), left);
                if matches!(item, Some(Err(_))) {
                    self.content = Content::default();
                }
                Poll::Ready(item)
            }
        }
    }
}

/// What a stream gives next, unless it has not as many bytes as were said.
fn counted(
    item: Option<Result<Bytes, BoxError>>,
    left: &mut Option<u64>,
) -> Option<Result<Bytes, BoxError>> {
    let length = match &item {
        Some(Ok(chunk)) => u64::try_from(chunk.len()).unwrap_or(u64::MAX),
        Some(Err(_)) => return item,
        None => 0,
    };
    *left = match left.map(|left| left.checked_sub(length)) {
        None => None,
        Some(Some(rest)) if item.is_some() || rest == 0 => Some(rest),
        Some(_) => return Some(Err("the stream has another length than was said".into())),
    };
    item
}

impl Body for ByteStream {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.poll_next(context).map(|item| item.map(|chunk| chunk.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.whole().is_some_and(Bytes::is_empty)
    }

    fn size_hint(&self) -> SizeHint {
        self.length().map(SizeHint::with_exact).unwrap_or_default()
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.whole().is_some() { "Whole" } else { "Stream" };
        f.debug_struct(kind).field("length", &self.length()).finish_non_exhaustive()
    }
}

/// Equal are the same bytes, and handles of the same stream.
impl PartialEq for ByteStream {
    fn eq(&self, other: &Self) -> bool {
        match (&self.content, &other.content) {
            (Content::Whole(one), Content::Whole(other)) => one == other,
            (Content::Stream { handle: one, .. }, Content::Stream { handle: other, .. }) => {
                one.is_same(other)
            }
            _ => false,
        }
    }
}

impl From<Bytes> for ByteStream {
    fn from(bytes: Bytes) -> Self {
        Self { content: Content::Whole(bytes), item_limit: None }
    }
}

impl From<Vec<u8>> for ByteStream {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for ByteStream {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static [u8]> for ByteStream {
    fn from(bytes: &'static [u8]) -> Self {
        Bytes::from_static(bytes).into()
    }
}

impl From<&'static str> for ByteStream {
    fn from(text: &'static str) -> Self {
        text.as_bytes().into()
    }
}

/// A stream whose errors become errors of any kind.
struct Boxing<S>(Pin<Box<S>>);

impl<S: Stream<Item = Result<Bytes, E>>, E: Into<BoxError>> Stream for Boxing<S> {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context).map(|item| item.map(|chunk| chunk.map_err(Into::into)))
    }
}

/// The data of a body, up to a limit.
struct Arriving<B> {
    /// Nothing after an error.
    body: Option<B>,
    limit: u64,
    left: u64,
}

impl<B> Stream for Arriving<B>
where
    B: Body<Data = Bytes, Error: Into<BoxError>> + Unpin,
{
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let data = loop {
            let Some(body) = &mut self.body else { return Poll::Ready(None) };
            match ready!(Pin::new(body).poll_frame(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => break Err(error.into()),
                // What is no data is a trailer.
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        break Ok(data);
                    }
                }
            }
        };
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let data = data.and_then(|data| {
            let length = u64::try_from(data.len()).unwrap_or(u64::MAX);
            self.left = self.left.checked_sub(length).ok_or(BodyTooLarge { limit })?;
            Ok(data)
        });
        if data.is_err() {
            self.body = None;
        }
        Poll::Ready(Some(data))
    }
}

/// A body that has more bytes than it may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyTooLarge {
    /// The limit, in bytes.
    pub limit: usize,
}

impl fmt::Display for BodyTooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the body has more than {} bytes", self.limit)
    }
}

impl std::error::Error for BodyTooLarge {}

/// Why a body was not collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotCollected<E> {
    /// It is too large.
    TooLarge,
    /// It did not arrive.
    Failed(E),
}

/// All bytes of a body.
///
/// # Errors
/// When they do not arrive or are more than `limit`.
pub async fn collect<B: Body<Data = Bytes> + Unpin>(
    body: &mut B,
    limit: usize,
) -> Result<Bytes, NotCollected<B::Error>> {
    if body.size_hint().lower() > u64::try_from(limit).unwrap_or(u64::MAX) {
        return Err(NotCollected::TooLarge);
    }
    let mut first = Bytes::new();
    let mut all = Vec::new();
    while let Some(frame) = poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await {
        let Ok(data) = frame.map_err(NotCollected::Failed)?.into_data() else { continue };
        if first.len() + all.len() + data.len() > limit {
            return Err(NotCollected::TooLarge);
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
