// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The values of an answer → `http::Response`.

use http::header::{CONTENT_TYPE, HeaderName};
use http::{HeaderValue, Response, StatusCode};
use serde::Serialize;

use super::accept::Accept;
use super::answer::Body;
use super::byte_stream::ByteStream;
use super::error::ResponseError;
use super::media_type::is_media_type;
use super::parameter::HeaderSpec;
use super::request_writer::header_value;
use super::style_write;
use super::typed::Typed;

/// Collects what a response says.
#[derive(Debug, Default)]
pub struct ResponseWriter {
    response: Response<ByteStream>,
    accept: Option<Accept>,
}

impl ResponseWriter {
    /// A response that says nothing yet: 200, without a body.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same for a caller who takes this for an answer.
    #[must_use]
    pub fn for_caller(accept: Option<Accept>) -> Self {
        Self { accept, ..Self::default() }
    }

    /// Of several media types that mean the same, the one that the caller takes most gladly; the
    /// first when none is.
    #[must_use]
    pub fn pick(&self, media_types: &[&'static str]) -> &'static str {
        let best = self.accept.as_ref().and_then(|accept| accept.best(media_types));
        best.or(media_types.first().copied()).unwrap_or_default()
    }

    /// Sets the status.
    ///
    /// # Errors
    /// When it is not between 200 and 999: others answer nothing.
    pub fn status(&mut self, status: u16) -> Result<(), ResponseError> {
        let code = StatusCode::from_u16(status).ok().filter(|one| !one.is_informational());
        *self.response.status_mut() = code.ok_or(ResponseError::Status(status))?;
        Ok(())
    }

    /// Asks whether a status is one of a range, by its first digit.
    ///
    /// # Errors
    /// When it is not.
    pub fn within(&self, status: u16, hundreds: u16) -> Result<(), ResponseError> {
        if status / 100 == hundreds { Ok(()) } else { Err(ResponseError::Status(status)) }
    }

    /// Writes a header.
    ///
    /// # Errors
    /// When the value cannot be written in the style `simple`.
    pub fn header<T: Serialize + ?Sized>(
        &mut self,
        spec: &'static HeaderSpec,
        value: &T,
    ) -> Result<(), ResponseError> {
        let value = serde_json::to_value(value)
            .map_err(|_| ResponseError::header(spec.name, "cannot be written as JSON"))?;
        self.value(spec, &value).map_err(|reason| ResponseError::header(spec.name, reason))
    }

    /// Writes a header if it has a value.
    ///
    /// # Errors
    /// As for [`ResponseWriter::header`].
    pub fn optional_header<T: Serialize + ?Sized>(
        &mut self,
        spec: &'static HeaderSpec,
        value: Option<&T>,
    ) -> Result<(), ResponseError> {
        value.map_or(Ok(()), |value| self.header(spec, value))
    }

    fn value(&mut self, spec: &HeaderSpec, value: &serde_json::Value) -> Result<(), &'static str> {
        let text = match spec.json {
            true => value.to_string(),
            false => style_write::header(spec.manner(), value)?,
        };
        let value = header_value(&text)?;
        let name = HeaderName::from_bytes(spec.name.as_bytes())
            .map_err(|_| "has a name that no header can have")?;
        self.response.headers_mut().insert(name, value);
        Ok(())
    }

    /// Writes a status and a body of JSON.
    ///
    /// # Errors
    /// As for [`ResponseWriter::status`] and [`ResponseWriter::json`].
    pub fn body<T: Serialize>(
        &mut self,
        status: u16,
        media_type: &str,
        body: &Body<T>,
    ) -> Result<(), ResponseError> {
        self.status(status)?;
        self.json(media_type, &body.body)
    }

    /// Writes a body of JSON.
    ///
    /// # Errors
    /// When the value has no JSON.
    pub fn json<T: Serialize + ?Sized>(
        &mut self,
        media_type: &str,
        value: &T,
    ) -> Result<(), ResponseError> {
        let text = serde_json::to_vec(value)?;
        self.bytes(media_type, text)
    }

    /// Writes a body of text.
    ///
    /// # Errors
    /// When the media type is not one.
    pub fn text(&mut self, media_type: &str, text: &str) -> Result<(), ResponseError> {
        self.bytes(media_type, text.to_owned())
    }

    /// Writes a body of bytes.
    ///
    /// # Errors
    /// When the media type is not one.
    pub fn bytes(
        &mut self,
        media_type: &str,
        bytes: impl Into<ByteStream>,
    ) -> Result<(), ResponseError> {
        let value = HeaderValue::from_str(media_type)
            .map_err(|_| ResponseError::header("Content-Type", "is not a media type"))?;
        self.response.headers_mut().insert(CONTENT_TYPE, value);
        *self.response.body_mut() = bytes.into();
        Ok(())
    }

    /// Writes a body of text of a media type of a range.
    ///
    /// # Errors
    /// When the media type is not one of the range.
    pub fn typed_text(&mut self, range: &str, body: &Typed<String>) -> Result<(), ResponseError> {
        self.typed_bytes(range, &Typed::new(&body.media_type, body.content.clone()))
    }

    /// Writes a body of bytes of a media type of a range.
    ///
    /// # Errors
    /// When the media type is not one of the range.
    pub fn typed_bytes(
        &mut self,
        range: &str,
        body: &Typed<ByteStream>,
    ) -> Result<(), ResponseError> {
        if !is_media_type(&body.media_type, range) {
            return Err(ResponseError::MediaType);
        }
        self.bytes(&body.media_type, body.content.clone())
    }

    /// The response.
    #[must_use]
    pub fn finish(self) -> Response<ByteStream> {
        self.response
    }
}
