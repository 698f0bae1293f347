//! Bodies: what they are, and under which media types.

use super::{ParameterFormat, TypeUse};
use crate::pointer::Pointer;

/// One of the things that a body may be. Media types that mean the same value are one of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// Where it is written.
    pub pointer: Pointer,
    /// The media types, as they are written; never empty. The first is the one that is sent.
    pub media_types: Vec<String>,
    /// How it is read and written.
    pub kind: ContentKind,
    /// How the fields of a form are written that are not written as usual, by their names.
    pub encodings: Vec<(String, ParameterFormat)>,
    /// What is asked of the parts of a form.
    pub parts: Vec<PartRule>,
}

/// What is asked of a part of a form (`encoding`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRule {
    /// Its name.
    pub name: String,
    /// The media types and ranges that it may have; any where there are none.
    pub media_types: Vec<String>,
    /// The headers that it must have.
    pub headers: Vec<String>,
}

/// How a body is read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentKind {
    /// JSON: a value of a type.
    Json(TypeUse),
    /// The same value as a form, urlencoded or of parts, or as JSON: the media type says which.
    Form(TypeUse),
    /// A form of parts, some of which are files: an object.
    Parts(TypeUse),
    /// Text, as it is.
    Text,
    /// Bytes, as they are.
    Bytes,
    /// A sequence: the type of its items, and how they are told apart.
    Items(TypeUse, Framing),
}

impl ContentKind {
    /// The type that it is of, or that its items are.
    #[must_use]
    pub fn value(self) -> Option<TypeUse> {
        match self {
            Self::Json(value) | Self::Form(value) | Self::Parts(value) | Self::Items(value, _) => {
                Some(value)
            }
            Self::Text | Self::Bytes => None,
        }
    }

    /// The same, to be changed.
    pub fn value_mut(&mut self) -> Option<&mut TypeUse> {
        match self {
            Self::Json(value) | Self::Form(value) | Self::Parts(value) | Self::Items(value, _) => {
                Some(value)
            }
            Self::Text | Self::Bytes => None,
        }
    }

    /// Whether it is handed on as it arrives.
    #[must_use]
    pub fn streams(self) -> bool {
        matches!(self, Self::Bytes | Self::Items(..))
    }
}

/// How the items of a sequence are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Framing {
    /// Each is a line of JSON.
    Lines,
    /// Each is JSON behind a record separator (RFC 7464).
    Sequence,
    /// Each is a server-sent event.
    Events,
}

impl Content {
    /// What has one media type.
    #[must_use]
    pub fn new(pointer: Pointer, media_type: &str, kind: ContentKind) -> Self {
        let media_types = vec![media_type.to_owned()];
        Self { pointer, media_types, kind, encodings: Vec::new(), parts: Vec::new() }
    }

    /// The media type that is sent, which a range is not: of those that mean JSON that is JSON.
    #[must_use]
    pub fn sent(&self) -> &str {
        let first = self.media_types.first().map_or("", String::as_str);
        if self.kind.value().is_some() && first.contains('*') { "application/json" } else { first }
    }

    /// The media types that an answer may say: no ranges of values, each once.
    #[must_use]
    pub fn answers(&self) -> Vec<&str> {
        let mut answers = Vec::new();
        for one in &self.media_types {
            let is_open = one.contains('*') && self.kind.value().is_some();
            let one = if is_open { "application/json" } else { one.as_str() };
            if !answers.contains(&one) {
                answers.push(one);
            }
        }
        answers
    }

    /// Whether only who sends it knows its media type.
    #[must_use]
    pub fn is_range(&self) -> bool {
        self.kind.value().is_none() && self.media_types.iter().any(|one| one.contains('*'))
    }
}

/// What stands for a media type in names.
#[must_use]
pub fn media_word(media: &str) -> String {
    let media = essence(media);
    let (group, name) = media.split_once('/').unwrap_or((&media, ""));
    match (group, name) {
        ("*", _) | ("application", "*") => "any".to_owned(),
        (group, "*") => group.to_owned(),
        ("multipart", "form-data") => "multipart".to_owned(),
        (_, "x-www-form-urlencoded") => "form".to_owned(),
        ("text", "plain") => "text".to_owned(),
        (_, "octet-stream") => "bytes".to_owned(),
        (_, name) => {
            let name = name.strip_prefix("vnd.").or(name.strip_prefix("x-")).unwrap_or(name);
            name.to_owned()
        }
    }
}

/// A media type without its parameters, in lower case.
#[must_use]
pub fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media type is JSON (RFC 8259, RFC 6839).
#[must_use]
pub fn is_json(media: &str) -> bool {
    let name = essence(media);
    matches!(name.as_str(), "application/json" | "text/json") || name.ends_with("+json")
}
