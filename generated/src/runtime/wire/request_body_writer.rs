// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A value → the body of a request, with its media type.

use http::HeaderValue;
use http::header::CONTENT_TYPE;
use serde::Serialize;

use super::byte_stream::ByteStream;
use super::error::RequestError;
use super::form::{self, Form};
use super::media_type::{Codec, is_media_type};
use super::request_writer::RequestWriter;
use super::typed::Typed;

impl RequestWriter {
    /// Writes a body of JSON.
    ///
    /// # Errors
    /// When the value has no JSON.
    pub fn json<T: Serialize + ?Sized>(
        &mut self,
        media_type: &str,
        value: &T,
    ) -> Result<(), RequestError> {
        let text = serde_json::to_vec(value).map_err(|_| RequestError::Body)?;
        self.bytes(media_type, text)
    }

    /// Writes a body of JSON if there is one.
    ///
    /// # Errors
    /// When the value has no JSON.
    pub fn optional_json<T: Serialize + ?Sized>(
        &mut self,
        media_type: &str,
        value: Option<&T>,
    ) -> Result<(), RequestError> {
        value.map_or(Ok(()), |value| self.json(media_type, value))
    }

    /// Writes a body that is a form, of pairs or parts as the media type says, or JSON.
    ///
    /// # Errors
    /// When a form cannot hold the value.
    pub fn form<T: Serialize + ?Sized>(
        &mut self,
        media_type: &str,
        form: &Form,
        value: &T,
    ) -> Result<(), RequestError> {
        if Codec::of(media_type) == Codec::Json {
            return self.json(media_type, value);
        }
        let value = serde_json::to_value(value).map_err(|_| RequestError::Body)?;
        let (media_type, bytes) = form::write(form, media_type, &value)?;
        self.bytes(&media_type, bytes)
    }

    /// Writes a body of text.
    ///
    /// # Errors
    /// When the media type is not one.
    pub fn text(&mut self, media_type: &str, text: &str) -> Result<(), RequestError> {
        self.bytes(media_type, text.to_owned())
    }

    /// Writes a body of text if there is one.
    ///
    /// # Errors
    /// When the media type is not one.
    pub fn optional_text(
        &mut self,
        media_type: &str,
        text: Option<&str>,
    ) -> Result<(), RequestError> {
        text.map_or(Ok(()), |text| self.text(media_type, text))
    }

    /// Writes a body of bytes.
    ///
    /// # Errors
    /// When the media type is not one.
    pub fn bytes(
        &mut self,
        media_type: &str,
        bytes: impl Into<ByteStream>,
    ) -> Result<(), RequestError> {
        let value = HeaderValue::from_str(media_type).map_err(|_| RequestError::MediaType)?;
        self.headers.insert(CONTENT_TYPE, value);
        self.body = bytes.into();
        Ok(())
    }

    /// Writes a body of bytes if there is one.
    ///
    /// # Errors
    /// When the media type is not one.
    pub fn optional_bytes(
        &mut self,
        media_type: &str,
        bytes: Option<impl Into<ByteStream>>,
    ) -> Result<(), RequestError> {
        bytes.map_or(Ok(()), |bytes| self.bytes(media_type, bytes))
    }

    /// Writes a body of text of a media type of a range.
    ///
    /// # Errors
    /// When the media type is not one of the range.
    pub fn typed_text(&mut self, range: &str, body: &Typed<String>) -> Result<(), RequestError> {
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
    ) -> Result<(), RequestError> {
        if !is_media_type(&body.media_type, range) {
            return Err(RequestError::MediaType);
        }
        self.bytes(&body.media_type, body.content.clone())
    }
}
