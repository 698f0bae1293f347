//! The body of a request → a value. The media type that was sent says how it is read, where an
//! operation takes several.

use bytes::Bytes;
use http::header::CONTENT_TYPE;

use super::super::{Decode, Location, Part, Schema, Side, read_json, read_value};
use super::accept::Accept;
use super::byte_stream::ByteStream;
use super::form::{self, Form};
use super::media_type::{Charset, Codec, closest};
use super::opened::Opened;
use super::request_reader::RequestReader;
use super::typed::Typed;

/// The body of a request.
#[derive(Debug, Clone)]
pub enum Payload {
    /// There is none.
    Missing,
    /// There is one, maybe an empty one.
    Present(ByteStream),
    /// There is a form, of which a file is still arriving.
    Opened(Box<Opened>),
    /// It was not read; who left it tells why.
    Unread,
}

/// The body that an operation asked for.
#[derive(Clone, Copy)]
pub enum Asked {
    /// JSON: what it must be, and the direction.
    Json(&'static Schema, Side),
    /// A form: how it is written, what it must be, and the direction.
    Form(&'static Form, &'static Schema, Side),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// Items of a sequence.
    Items,
}

impl RequestReader<'_> {
    /// The body that was asked for, whether there is one or not.
    #[must_use]
    pub const fn asked(&self) -> Option<Asked> {
        self.asked
    }

    /// What the request takes for an answer.
    #[must_use]
    pub fn accept(&self) -> Option<Option<Accept>> {
        Some(Accept::of(self.headers))
    }

    /// Which of these media types the body has, by their index; the first when it does not say.
    #[must_use]
    pub fn alternative(&self, media_types: &[&str]) -> usize {
        closest(self.media_type(), media_types).unwrap_or_default()
    }

    /// A body of JSON that must be there; nothing when it is at fault.
    pub fn json<T: Decode>(&mut self, part: &Part<T>) -> Option<T> {
        self.optional_json(part).and_then(|body| self.required(body))
    }

    /// A body of JSON that may be there; nothing when it is at fault.
    pub fn optional_json<T: Decode>(&mut self, part: &Part<T>) -> Option<Option<T>> {
        self.asked = self.asked.or(Some(Asked::Json(part.schema, part.side)));
        let Some(bytes) = self.whole()?.filter(|bytes| !bytes.is_empty()) else {
            return Some(None);
        };
        self.report.enter(Location::Body, "");
        read_json(&bytes, part, &mut self.report).map(Some)
    }

    /// A body that is a form, or JSON, and must be there; nothing when it is at fault.
    pub fn form<T: Decode>(&mut self, form: &'static Form, part: &Part<T>) -> Option<T> {
        self.optional_form(form, part).and_then(|body| self.required(body))
    }

    /// A body that is a form, or JSON, and may be there; nothing when it is at fault.
    pub fn optional_form<T: Decode>(
        &mut self,
        form: &'static Form,
        part: &Part<T>,
    ) -> Option<Option<T>> {
        self.asked = self.asked.or(Some(Asked::Form(form, part.schema, part.side)));
        let media_type = self.media_type().to_owned();
        if Codec::of(&media_type) == Codec::Json {
            return self.optional_json(part);
        }
        let Some(bytes) = self.whole()? else { return Some(None) };
        self.report.enter(Location::Body, "");
        match form::read(form, &media_type, &bytes, &mut self.report) {
            Ok(value) => read_value(value, part, &mut self.report).map(Some),
            Err(fault) => self.unreadable(fault),
        }
    }

    /// A body of text that must be there; nothing when it is at fault.
    pub fn text(&mut self) -> Option<String> {
        self.optional_text().and_then(|body| self.required(body))
    }

    /// A body of text that may be there; nothing when it is at fault.
    pub fn optional_text(&mut self) -> Option<Option<String>> {
        self.asked = self.asked.or(Some(Asked::Text));
        let Some(bytes) = self.whole()? else { return Some(None) };
        let charset = Charset::of(self.media_type()).unwrap_or(Charset::Utf8);
        let text = charset.decode(&bytes);
        if text.is_none() {
            self.report.enter(Location::Body, "");
            self.report.malformed("must be UTF-8");
        }
        text.map(Some)
    }

    /// A body of bytes that must be there; nothing when it is not.
    pub fn bytes(&mut self) -> Option<ByteStream> {
        self.optional_bytes().and_then(|body| self.required(body))
    }

    /// A body of bytes that may be there.
    pub fn optional_bytes(&mut self) -> Option<Option<ByteStream>> {
        self.asked = self.asked.or(Some(Asked::Bytes));
        match &self.body {
            Payload::Missing => Some(None),
            Payload::Present(bytes) => Some(Some(bytes.clone())),
            Payload::Opened(_) | Payload::Unread => None,
        }
    }

    /// All bytes of a body that does not stream.
    pub(super) fn whole(&mut self) -> Option<Option<Bytes>> {
        self.optional_bytes().map(|body| body.and_then(|bytes| bytes.whole().cloned()))
    }

    /// A body of text of any media type, which must be there.
    pub fn typed_text(&mut self) -> Option<Typed<String>> {
        let content = self.text()?;
        Some(Typed { media_type: self.media_type().to_owned(), content })
    }

    /// A body of bytes of any media type, which must be there.
    pub fn typed_bytes(&mut self) -> Option<Typed<ByteStream>> {
        let content = self.bytes()?;
        Some(Typed { media_type: self.media_type().to_owned(), content })
    }

    /// What `read` makes of a body, if there is one.
    pub fn optional_body<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<Option<T>> {
        let is_absent = match &self.body {
            Payload::Missing => true,
            Payload::Present(bytes) => {
                bytes.whole().is_some_and(Bytes::is_empty)
                    && Codec::of(self.media_type()) == Codec::Json
            }
            Payload::Opened(_) | Payload::Unread => false,
        };
        if is_absent { Some(None) } else { read(self).map(Some) }
    }

    pub(super) fn required<T>(&mut self, body: Option<T>) -> Option<T> {
        if body.is_none() {
            self.report.enter(Location::Body, "");
            self.report.fault("required", "is required");
        }
        body
    }

    pub(super) fn media_type(&self) -> &str {
        self.headers.get(CONTENT_TYPE).and_then(|one| one.to_str().ok()).unwrap_or_default()
    }
}
