// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The values of an answer → `http::Response`.

use http::header::{CONTENT_TYPE, HeaderName};
use http::{HeaderValue, Response, StatusCode};
use serde::Serialize;

use super::answer::Body;
use super::byte_stream::ByteStream;
use super::error::ResponseError;
use super::parameter::HeaderSpec;
use super::request_writer::header_value;
use super::style_write;

/// Collects what a response says.
#[derive(Debug, Default)]
pub struct ResponseWriter {
    response: Response<ByteStream>,
}

impl ResponseWriter {
    /// A response that says nothing yet: 200, without a body.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
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
        media_type: &'static str,
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
        media_type: &'static str,
        value: &T,
    ) -> Result<(), ResponseError> {
        let text = serde_json::to_vec(value)?;
        self.bytes(media_type, text)
    }

    /// Writes a body of text.
    ///
    /// # Errors
    /// When the media type is not one.
    pub fn text(&mut self, media_type: &'static str, text: &str) -> Result<(), ResponseError> {
        self.bytes(media_type, text.to_owned())
    }

    /// Writes a body of bytes.
    ///
    /// # Errors
    /// When the media type is not one.
    pub fn bytes(
        &mut self,
        media_type: &'static str,
        bytes: impl Into<ByteStream>,
    ) -> Result<(), ResponseError> {
        let value = HeaderValue::from_str(media_type)
            .map_err(|_| ResponseError::header("Content-Type", "is not a media type"))?;
        self.response.headers_mut().insert(CONTENT_TYPE, value);
        *self.response.body_mut() = bytes.into();
        Ok(())
    }

    /// The response.
    #[must_use]
    pub fn finish(self) -> Response<ByteStream> {
        self.response
    }
}
