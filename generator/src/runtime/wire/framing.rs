//! Bytes ⇄ the frames of a sequence, each the text of an item.
//!
//! Nothing is read from the stream while a whole frame is held, and of a frame that is not whole no
//! more is held than the limit and a chunk.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes, BytesMut};
use futures_core::Stream;
use serde::Serialize;
use serde_json::Value;

use super::byte_stream::ByteStream;
use super::error::BoxError;
use super::event_stream::{self, Events};
use super::items::ItemError;
use super::json_seq::{self, Sequence};

/// How the items of a sequence are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// Each is a line of JSON.
    Lines,
    /// Each is JSON between a record separator and a line feed (RFC 7464).
    Sequence,
    /// Each is a server-sent event.
    Events,
}

/// The text of an item.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Frame {
    /// JSON.
    Json(Bytes),
    /// The fields of an event, as an object.
    Event(Value),
}

/// A body that is cut into frames.
pub(super) struct Frames {
    source: ByteStream,
    limit: usize,
    buffer: BytesMut,
    cutter: Cutter,
    rest: Rest,
}

/// Whether more is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    Open,
    Ended,
}

enum Cutter {
    /// How much of the buffer has no line feed in it.
    Lines(usize),
    Sequence(Sequence),
    Events(Events),
}

impl Frames {
    pub(super) fn new(framing: Framing, source: ByteStream) -> Self {
        let cutter = match framing {
            Framing::Lines => Cutter::Lines(0),
            Framing::Sequence => Cutter::Sequence(Sequence::default()),
            Framing::Events => Cutter::Events(Events::default()),
        };
        let limit = source.item_limit();
        Self { source, limit, buffer: BytesMut::new(), cutter, rest: Rest::Open }
    }

    /// The next frame.
    pub(super) fn poll_next(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame, ItemError>>> {
        loop {
            let frame = self.cutter.cut(&mut self.buffer, self.rest);
            let held = match &frame {
                Some(cut) => cut.held,
                None => self.buffer.len().saturating_add(self.cutter.held()),
            };
            if held > self.limit {
                let limit = self.limit;
                return self.fail(ItemError::TooLong { limit });
            }
            if let Some(cut) = frame {
                return Poll::Ready(Some(Ok(cut.frame)));
            }
            if self.rest == Rest::Ended {
                return Poll::Ready(None);
            }
            match ready!(Pin::new(&mut self.source).poll_next(context)) {
                Some(Ok(chunk)) => self.buffer.extend_from_slice(&chunk),
                Some(Err(error)) => return self.fail(ItemError::Broken(error)),
                None => self.rest = Rest::Ended,
            }
        }
    }

    /// Gives an error, and then nothing.
    fn fail(&mut self, error: ItemError) -> Poll<Option<Result<Frame, ItemError>>> {
        self.source = ByteStream::default();
        self.buffer.clear();
        self.rest = Rest::Ended;
        self.cutter = Cutter::Lines(0);
        Poll::Ready(Some(Err(error)))
    }
}

/// A whole frame.
struct Cut {
    frame: Frame,
    /// The bytes that it took.
    held: usize,
}

impl Cutter {
    /// Takes a whole frame, and what is of no meaning before it, from the buffer.
    fn cut(&mut self, buffer: &mut BytesMut, rest: Rest) -> Option<Cut> {
        let text = match self {
            Self::Lines(scanned) => loop {
                let line = line(scanned, buffer, rest)?;
                if !line.is_empty() {
                    break line;
                }
            },
            Self::Sequence(sequence) => sequence.cut(buffer, rest)?,
            Self::Events(events) => {
                let (event, held) = events.cut(buffer)?;
                return Some(Cut { frame: Frame::Event(event), held });
            }
        };
        Some(Cut { held: text.len(), frame: Frame::Json(text) })
    }

    /// How many bytes it holds itself.
    fn held(&self) -> usize {
        match self {
            Self::Events(events) => events.held(),
            Self::Lines(_) | Self::Sequence(_) => 0,
        }
    }
}

/// The next line without white space around it; the last one needs no end.
fn line(scanned: &mut usize, buffer: &mut BytesMut, rest: Rest) -> Option<Bytes> {
    let fresh = buffer.get(*scanned..).unwrap_or_default();
    let Some(end) = fresh.iter().position(|one| *one == b'\n') else {
        *scanned = buffer.len();
        return (rest == Rest::Ended && !buffer.is_empty())
            .then(|| trimmed(&buffer.split().freeze()));
    };
    let line = buffer.split_to(*scanned + end).freeze();
    buffer.advance(1);
    *scanned = 0;
    Some(trimmed(&line))
}

/// Without the white space of JSON around it.
pub(super) fn trimmed(bytes: &Bytes) -> Bytes {
    bytes.slice_ref(bytes.trim_ascii())
}

/// The frame of an item.
///
/// # Errors
/// When the item has no JSON, or is no event.
pub(super) fn write<T: Serialize>(framing: Framing, item: &T) -> Result<Bytes, BoxError> {
    let text = match framing {
        Framing::Lines => {
            let mut text = serde_json::to_vec(item)?;
            text.push(b'\n');
            text
        }
        Framing::Sequence => json_seq::write(&serde_json::to_vec(item)?),
        Framing::Events => event_stream::write(serde_json::to_value(item)?)?.into_bytes(),
    };
    Ok(text.into())
}
