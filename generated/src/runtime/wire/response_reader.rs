// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! `http::Response` → the values of an answer. Clients tolerate what they can make sense of.

use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use super::super::{Decode, Mode, from_text, from_value};
use super::answer::{Body, Empty};
use super::byte_stream::ByteStream;
use super::error::ResponseError;
use super::media_type::{Charset, closest};
use super::parameter::{HeaderSpec, ParameterShape};
use super::style_read;
use super::typed::Typed;

/// A response that is read.
pub struct ResponseReader<'a> {
    response: &'a http::Response<ByteStream>,
}

impl<'a> ResponseReader<'a> {
    /// Reads a response.
    #[must_use]
    pub fn new(response: &'a http::Response<ByteStream>) -> Self {
        Self { response }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &'a HeaderMap {
        self.response.headers()
    }

    /// A header that must be there.
    ///
    /// # Errors
    /// When it is missing or not what was declared.
    pub fn header<T: Decode>(&self, spec: &'static HeaderSpec) -> Result<T, ResponseError> {
        self.optional_header(spec)?.ok_or(ResponseError::header(spec.name, "is missing"))
    }

    /// A header that may be there.
    ///
    /// # Errors
    /// When it is not what was declared.
    pub fn optional_header<T: Decode>(
        &self,
        spec: &'static HeaderSpec,
    ) -> Result<Option<T>, ResponseError> {
        let fault = || ResponseError::header(spec.name, "is not what was declared");
        let Some(value) = self.header_value(spec).map_err(|_| fault())? else { return Ok(None) };
        from_value(value, Mode::Tolerant).map(Some).map_err(|_| fault())
    }

    fn header_value(
        &self,
        spec: &HeaderSpec,
    ) -> Result<Option<serde_json::Value>, style_read::Fault> {
        let lines: Result<Vec<&str>, _> = self
            .headers()
            .get_all(spec.name)
            .iter()
            .map(|line| std::str::from_utf8(line.as_bytes()))
            .collect();
        let lines = lines.map_err(|_| style_read::Fault::Encoding)?;
        let is_joined =
            matches!(spec.shape, ParameterShape::List(_) | ParameterShape::Object { .. });
        let lines = if is_joined { lines.as_slice() } else { lines.get(..1).unwrap_or_default() };
        if lines.is_empty() {
            return Ok(None);
        }
        if spec.json {
            let text = lines.first().copied().unwrap_or_default();
            return serde_json::from_str(text).map(Some).map_err(|_| style_read::Fault::Json);
        }
        style_read::header(spec.manner(), &spec.shape, lines).map(Some)
    }

    /// An answer that is a body of JSON.
    ///
    /// # Errors
    /// As for [`ResponseReader::json`].
    pub fn body<T: Decode, A>(&self, answer: fn(Body<T>) -> A) -> Result<Option<A>, ResponseError> {
        self.json().map(|body| Some(answer(Body { body })))
    }

    /// An answer that says no more than its status.
    ///
    /// # Errors
    /// None: what comes with it is passed over.
    pub fn empty<A>(&self, answer: fn(Empty) -> A) -> Result<Option<A>, ResponseError> {
        Ok(Some(answer(Empty {})))
    }

    /// The body, from JSON.
    ///
    /// # Errors
    /// When it is not JSON or not what was declared.
    pub fn json<T: Decode>(&self) -> Result<T, ResponseError> {
        Ok(from_text(self.utf8()?, Mode::Tolerant)?)
    }

    /// The body, as text.
    ///
    /// # Errors
    /// When it is not UTF-8, nor ISO-8859-1 where the media type says so.
    pub fn text(&self) -> Result<String, ResponseError> {
        match Charset::of(self.media_type()) {
            Some(Charset::Latin1) => {
                Charset::Latin1.decode(self.whole()).ok_or(ResponseError::Text)
            }
            _ => self.utf8().map(str::to_owned),
        }
    }

    /// Which of these media types the body has, by their index; the first when it does not say.
    ///
    /// # Errors
    /// When it has another one.
    pub fn alternative(&self, media_types: &[&str]) -> Result<usize, ResponseError> {
        match self.media_type() {
            "" => Ok(0),
            sent => closest(sent, media_types).ok_or(ResponseError::MediaType),
        }
    }

    /// The body with its media type, as text.
    ///
    /// # Errors
    /// As for [`ResponseReader::text`].
    pub fn typed_text(&self) -> Result<Typed<String>, ResponseError> {
        Ok(Typed { media_type: self.media_type().to_owned(), content: self.text()? })
    }

    /// The body with its media type.
    #[must_use]
    pub fn typed_bytes(&self) -> Typed<ByteStream> {
        Typed { media_type: self.media_type().to_owned(), content: self.bytes() }
    }

    fn media_type(&self) -> &'a str {
        self.headers().get(CONTENT_TYPE).and_then(|one| one.to_str().ok()).unwrap_or_default()
    }

    /// The body, or a stream of it.
    #[must_use]
    pub fn bytes(&self) -> ByteStream {
        self.response.body().clone()
    }

    /// The text without the byte order mark that some servers send.
    ///
    /// # Errors
    /// When it is not UTF-8.
    pub fn utf8(&self) -> Result<&'a str, ResponseError> {
        let text = std::str::from_utf8(self.whole()).map_err(|_| ResponseError::Text)?;
        Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    /// The bytes of a body that does not stream.
    fn whole(&self) -> &'a [u8] {
        self.response.body().whole().map_or(&[], |bytes| bytes)
    }
}
