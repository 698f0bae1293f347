//! Bodies that are sequences: items that are read while they arrive, and written while they are made.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use serde::Serialize;
use serde_json::Value;

use super::super::report::Report;
use super::super::{
    Decode, Invalid, Location, Mode, Part, from_text, from_value, read_json, read_value,
};
use super::byte_stream::ByteStream;
use super::error::{BoxError, RequestError, ResponseError};
use super::framing::{Frame, Frames, Framing, write};
use super::handle::Handle;
use super::request_body::Asked;
use super::request_reader::RequestReader;
use super::request_writer::RequestWriter;
use super::response_reader::ResponseReader;
use super::response_writer::ResponseWriter;

/// The items of a body that is a sequence.
///
/// As a [`ByteStream`] it is read once, by one of its clones, and nothing is made or read before it
/// is asked for. An item that is not what it must be is an error, and the next one is read as if it
/// had been; other errors end the stream.
pub struct Items<T> {
    handle: Handle<Result<T, ItemError>>,
}

/// Why there is no item.
#[derive(Debug)]
#[non_exhaustive]
pub enum ItemError {
    /// The stream broke.
    Broken(BoxError),
    /// The item is longer than may be held.
    TooLong {
        /// The limit, in bytes.
        limit: usize,
    },
    /// The item is not of its type. Clients say so.
    Decode(ResponseError),
    /// The item is not what its schema says. Servers say so.
    Invalid(Invalid),
}

impl fmt::Display for ItemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(_) => f.write_str("the stream broke"),
            Self::TooLong { limit } => write!(f, "an item has more than {limit} bytes"),
            Self::Decode(_) => f.write_str("an item is not what was declared"),
            Self::Invalid(_) => f.write_str("an item is not valid"),
        }
    }
}

impl std::error::Error for ItemError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Broken(error) => Some(error.as_ref()),
            Self::TooLong { .. } => None,
            Self::Decode(error) => Some(error),
            Self::Invalid(error) => Some(error),
        }
    }
}

impl<T> Items<T> {
    /// Items to send.
    pub fn new(stream: impl Stream<Item = T> + Send + 'static) -> Self {
        Self { handle: Handle::new(Sound(Box::pin(stream))) }
    }

    /// Items to send from a stream that may fail; where it does, the connection breaks.
    pub fn fallible<E: Into<BoxError>>(
        stream: impl Stream<Item = Result<T, E>> + Send + 'static,
    ) -> Self {
        Self { handle: Handle::new(Fallible(Box::pin(stream))) }
    }

    /// The next item; none at the end.
    ///
    /// # Errors
    /// When it does not arrive, and when it is not what it must be.
    pub async fn next(&mut self) -> Option<Result<T, ItemError>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// The items of a body.
    fn read(
        framing: Framing,
        body: ByteStream,
        read: impl Fn(Frame) -> Result<T, ItemError> + Send + Unpin + 'static,
    ) -> Self {
        Self { handle: Handle::new(Reading { frames: Frames::new(framing, body), read }) }
    }
}

impl<T> Stream for Items<T> {
    type Item = Result<T, ItemError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let item = ready!(self.handle.poll_next(context));
        Poll::Ready(
            item.map(|item| item.unwrap_or_else(|read| Err(ItemError::Broken(read.into())))),
        )
    }
}

impl<T: Send + Unpin + 'static> From<Vec<T>> for Items<T> {
    fn from(items: Vec<T>) -> Self {
        Self { handle: Handle::new(Ready(items.into_iter())) }
    }
}

impl<T> Clone for Items<T> {
    fn clone(&self) -> Self {
        Self { handle: self.handle.clone() }
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}

/// Equal are handles of the same stream.
impl<T> PartialEq for Items<T> {
    fn eq(&self, other: &Self) -> bool {
        self.handle.is_same(&other.handle)
    }
}

/// Items that are there.
struct Ready<T>(std::vec::IntoIter<T>);

impl<T: Unpin> Stream for Ready<T> {
    type Item = Result<T, ItemError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next().map(Ok))
    }
}

/// A stream that does not fail.
struct Sound<S>(Pin<Box<S>>);

impl<S: Stream> Stream for Sound<S> {
    type Item = Result<S::Item, ItemError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context).map(|item| item.map(Ok))
    }
}

/// A stream that may fail.
struct Fallible<S>(Pin<Box<S>>);

impl<T, E: Into<BoxError>, S: Stream<Item = Result<T, E>>> Stream for Fallible<S> {
    type Item = Result<T, ItemError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let item = ready!(self.0.as_mut().poll_next(context));
        Poll::Ready(item.map(|item| item.map_err(|error| ItemError::Broken(error.into()))))
    }
}

/// Frames → items.
struct Reading<F> {
    frames: Frames,
    read: F,
}

impl<T, F: Fn(Frame) -> Result<T, ItemError> + Unpin> Stream for Reading<F> {
    type Item = Result<T, ItemError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let frame = ready!(self.frames.poll_next(context));
        Poll::Ready(frame.map(|frame| frame.and_then(&self.read)))
    }
}

/// Items → frames.
struct Writing<T> {
    framing: Framing,
    items: Items<T>,
}

impl<T: Serialize> Stream for Writing<T> {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let item = ready!(Pin::new(&mut self.items).poll_next(context));
        Poll::Ready(item.map(|item| write(self.framing, &item?)))
    }
}

/// Reads an item as clients do.
fn tolerant<T: Decode>(frame: Frame) -> Result<T, ItemError> {
    let read = match frame {
        Frame::Json(bytes) => {
            let text = std::str::from_utf8(&bytes);
            let text = text.map_err(|_| ItemError::Decode(ResponseError::Text))?;
            from_text(text, Mode::Tolerant)
        }
        Frame::Event(event) => from_value(event.clone(), Mode::Tolerant).or_else(|error| {
            let event = with_json(event).ok_or(error)?;
            from_value(event, Mode::Tolerant)
        }),
    };
    read.map_err(|error| ItemError::Decode(error.into()))
}

/// Reads an item as servers do.
fn strict<T: Decode>(frame: Frame, part: &Part<T>) -> Result<T, ItemError> {
    let judge = |read: &dyn Fn(&mut Report) -> Option<T>| {
        let mut report = Report::new();
        report.enter(Location::Body, "");
        read(&mut report).ok_or_else(|| ItemError::Invalid(report.into_invalid()))
    };
    match frame {
        Frame::Json(bytes) => judge(&|report| read_json(&bytes, part, report)),
        Frame::Event(event) => {
            let read = judge(&|report| read_value(event.clone(), part, report));
            read.or_else(|error| {
                let event = with_json(event).ok_or(error)?;
                judge(&|report| read_value(event.clone(), part, report))
            })
        }
    }
}

/// An event whose data is JSON, for schemas that say that it is something else than a string.
fn with_json(mut event: Value) -> Option<Value> {
    let data = event.get_mut("data")?;
    *data = serde_json::from_str(data.as_str()?).ok()?;
    Some(event)
}

impl RequestReader<'_> {
    /// A body of items that must be there; nothing when it is not.
    pub fn items<T: Decode + 'static>(
        &mut self,
        framing: Framing,
        part: &Part<T>,
    ) -> Option<Items<T>> {
        self.asked = self.asked.or(Some(Asked::Items));
        self.bytes().map(|body| items(framing, body, part))
    }

    /// A body of items that may be there.
    pub fn optional_items<T: Decode + 'static>(
        &mut self,
        framing: Framing,
        part: &Part<T>,
    ) -> Option<Option<Items<T>>> {
        self.asked = self.asked.or(Some(Asked::Items));
        self.optional_bytes().map(|body| body.map(|body| items(framing, body, part)))
    }
}

fn items<T: Decode + 'static>(framing: Framing, body: ByteStream, part: &Part<T>) -> Items<T> {
    let part = Part { conforms: part.conforms, ..*part };
    Items::read(framing, body, move |frame| strict(frame, &part))
}

impl ResponseReader<'_> {
    /// The items of the body.
    #[must_use]
    pub fn items<T: Decode + 'static>(&self, framing: Framing) -> Items<T> {
        Items::read(framing, self.bytes(), tolerant)
    }
}

impl RequestWriter {
    /// Writes a body of items.
    ///
    /// # Errors
    /// When the media type is not one.
    pub fn items<T: Serialize + 'static>(
        &mut self,
        media_type: &str,
        framing: Framing,
        items: &Items<T>,
    ) -> Result<(), RequestError> {
        self.bytes(media_type, ByteStream::new(Writing { framing, items: items.clone() }))
    }

    /// Writes a body of items if there is one.
    ///
    /// # Errors
    /// When the media type is not one.
    pub fn optional_items<T: Serialize + 'static>(
        &mut self,
        media_type: &str,
        framing: Framing,
        items: Option<&Items<T>>,
    ) -> Result<(), RequestError> {
        items.map_or(Ok(()), |items| self.items(media_type, framing, items))
    }
}

impl ResponseWriter {
    /// Writes a body of items.
    ///
    /// # Errors
    /// When the media type is not one.
    pub fn items<T: Serialize + 'static>(
        &mut self,
        media_type: &str,
        framing: Framing,
        items: &Items<T>,
    ) -> Result<(), ResponseError> {
        self.bytes(media_type, ByteStream::new(Writing { framing, items: items.clone() }))
    }
}
