// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A form that is still arriving → its parts up to a file, and the file as it arrives.
//!
//! A form may have its parts in any order, so that only who sends the file last can have it handed
//! on: the parts before it are held and judged, and a part behind it is an error in its stream.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes, BytesMut};
use futures_core::Stream;

use super::byte_stream::{BodyTooLarge, ByteStream};
use super::error::BoxError;
use super::media_type::parameter;
use super::multipart::{self, RawPart, find};

/// A form up to a file, and the file.
#[derive(Debug, Clone)]
pub struct Opened {
    /// A form of the parts before it.
    pub(super) held: Bytes,
    /// The file.
    pub(super) part: RawPart,
}

/// What became of a form.
pub enum Opening {
    /// It has such a file.
    File(Box<Opened>),
    /// It is there as a whole, and has none.
    Whole(Bytes),
    /// What stands before the file has more bytes than it may have.
    TooLarge,
    /// It did not arrive.
    Failed,
}

/// Reads a form up to the file of a name. What stands before it has `limit` bytes at the most.
pub async fn open(mut body: ByteStream, (media_type, name): (&str, &str), limit: usize) -> Opening {
    let mut form = Arrived::new(parameter(media_type, "boundary").unwrap_or_default());
    loop {
        let found = form.find(name);
        let held = found.as_ref().map_or(form.buffer.len(), |(at, _, _)| *at);
        if held > limit.saturating_add(BREAK.len()) {
            return Opening::TooLarge;
        }
        if let Some((at, content, part)) = found {
            return Opening::File(Box::new(form.divide((at, content), part, body)));
        }
        match body.next().await {
            Some(Ok(chunk)) => form.buffer.extend_from_slice(&chunk),
            Some(Err(error)) if error.is::<BodyTooLarge>() => return Opening::TooLarge,
            Some(Err(_)) => return Opening::Failed,
            None => {
                form.buffer.advance(BREAK.len());
                return Opening::Whole(form.buffer.freeze());
            }
        }
    }
}

const BREAK: &[u8] = b"\r\n";

/// What has arrived of a form.
struct Arrived {
    /// A line break stands before it: the first boundary may stand where the body begins, and is
    /// found as the others are.
    buffer: BytesMut,
    delimiter: Vec<u8>,
    /// Where to go on.
    searched: usize,
}

impl Arrived {
    fn new(boundary: &str) -> Self {
        let delimiter = format!("\r\n--{boundary}").into_bytes();
        Self { buffer: BytesMut::from(BREAK), delimiter, searched: 0 }
    }

    /// Where the part of a name begins, where its content does, and its head. What is no part is
    /// passed over: who reads the form says what is wrong with it.
    fn find(&mut self, name: &str) -> Option<(usize, usize, RawPart)> {
        while let Some(at) = find(&self.buffer, self.searched, &self.delimiter) {
            let start = at + self.delimiter.len();
            match multipart::head(&self.buffer, start) {
                Ok((head, content)) => {
                    let head = head.trim_start_matches([' ', '\t']);
                    let part = multipart::part(head, ByteStream::default()).ok();
                    if let Some(part) = part.filter(|part| part.name == name) {
                        return Some((at, content, part));
                    }
                }
                Err(_) if self.buffer.len() - start <= multipart::HEADERS => {
                    self.searched = at;
                    return None;
                }
                Err(_) => {}
            }
            self.searched = start;
        }
        let end = self.buffer.len().saturating_sub(self.delimiter.len());
        self.searched = self.searched.max(end);
        None
    }

    /// The form of what stands before a part, which is the file.
    fn divide(mut self, (at, content): (usize, usize), part: RawPart, body: ByteStream) -> Opened {
        let mut held = self.buffer.split_to(at);
        held.extend_from_slice(&self.delimiter);
        held.extend_from_slice(b"--");
        // An empty file ends with the line break that ends its headers.
        self.buffer.advance(content - at - BREAK.len());
        let bytes = FileBytes {
            body,
            buffer: self.buffer,
            delimiter: self.delimiter,
            skip: BREAK.len(),
            state: State::Inside,
        };
        Opened { held: held.freeze(), part: RawPart { content: ByteStream::new(bytes), ..part } }
    }
}

/// The content of a part, up to its delimiter.
struct FileBytes {
    body: ByteStream,
    buffer: BytesMut,
    delimiter: Vec<u8>,
    /// How many bytes of the buffer are no content.
    skip: usize,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Inside,
    /// Behind the delimiter.
    Behind,
    /// Behind the end of the form.
    Ended,
    Failed,
}

impl FileBytes {
    /// Content that is there, and whether it goes on.
    fn content(&mut self) -> Option<Bytes> {
        let end = match find(&self.buffer, 0, &self.delimiter) {
            Some(at) => {
                self.state = State::Behind;
                at
            }
            // A delimiter may have begun.
            None => self.buffer.len().saturating_sub(self.delimiter.len()),
        };
        let mut content = self.buffer.split_to(end);
        if self.state == State::Behind {
            self.buffer.advance(self.delimiter.len());
        }
        let skipped = self.skip.min(content.len());
        content.advance(skipped);
        self.skip -= skipped;
        (!content.is_empty()).then(|| content.freeze())
    }

    /// What there is to say without more of the body.
    fn step(&mut self) -> Option<Result<Bytes, BoxError>> {
        if self.state == State::Inside
            && let Some(content) = self.content()
        {
            return Some(Ok(content));
        }
        if self.state == State::Behind && self.buffer.len() >= 2 {
            self.state = if self.buffer.starts_with(b"--") { State::Ended } else { State::Failed };
            return (self.state == State::Failed).then(|| Err(BrokenForm::GoesOn.into()));
        }
        None
    }
}

impl Stream for FileBytes {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if self.state == State::Failed {
                return Poll::Ready(None);
            }
            if let Some(item) = self.step() {
                return Poll::Ready(Some(item));
            }
            // Behind the end the rest is read as well, so that the connection can be used again.
            match ready!(Pin::new(&mut self.body).poll_next(context)) {
                Some(Ok(_)) if self.state == State::Ended => {}
                Some(Ok(chunk)) => self.buffer.extend_from_slice(&chunk),
                Some(Err(error)) => {
                    self.state = State::Failed;
                    return Poll::Ready(Some(Err(error)));
                }
                None if self.state == State::Ended => return Poll::Ready(None),
                None => {
                    self.state = State::Failed;
                    return Poll::Ready(Some(Err(BrokenForm::CutOff.into())));
                }
            }
        }
    }
}

/// What is wrong with a form whose file was handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum BrokenForm {
    /// A part follows the file, which has to be the last one.
    GoesOn,
    /// It ended without its boundary.
    CutOff,
    /// The file has fewer bytes than it must have.
    TooShort,
}

impl fmt::Display for BrokenForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::GoesOn => "a part follows the file, which must be the last one",
            Self::CutOff => "the form does not end with its boundary",
            Self::TooShort => "the file is shorter than it must be",
        })
    }
}

impl std::error::Error for BrokenForm {}

/// How many bytes a file must have, and may have.
pub(super) type Lengths = (u64, Option<u64>);

/// The same bytes, with an error where they are not as many as they must be.
pub(super) fn counted(content: ByteStream, lengths: Lengths) -> ByteStream {
    if lengths == (0, None) {
        return content;
    }
    ByteStream::new(Counted { content: Some(content), lengths, count: 0 })
}

struct Counted {
    /// Nothing after an error.
    content: Option<ByteStream>,
    lengths: Lengths,
    count: u64,
}

impl Stream for Counted {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(content) = &mut self.content else { return Poll::Ready(None) };
        let item = ready!(Pin::new(content).poll_next(context));
        let (least, most) = self.lengths;
        let item = match item {
            None if self.count < least => Some(Err(BrokenForm::TooShort.into())),
            Some(Ok(chunk)) => {
                self.count += u64::try_from(chunk.len()).unwrap_or(u64::MAX);
                match most.filter(|most| self.count > *most) {
                    Some(most) => {
                        let limit = usize::try_from(most).unwrap_or(usize::MAX);
                        Some(Err(BodyTooLarge { limit }.into()))
                    }
                    None => Some(Ok(chunk)),
                }
            }
            other => other,
        };
        if !matches!(item, Some(Ok(_))) {
            self.content = None;
        }
        Poll::Ready(item)
    }
}
