// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A body whose media type only its sender knows: where a document says `image/*`, a request or an
//! answer says `image/png`.

/// A body with its media type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed<T> {
    /// The media type, as `Content-Type` says it.
    pub media_type: String,
    /// The body.
    pub content: T,
}

impl<T> Typed<T> {
    /// A body of a media type.
    #[must_use]
    pub fn new(media_type: impl Into<String>, content: impl Into<T>) -> Self {
        Self { media_type: media_type.into(), content: content.into() }
    }
}
