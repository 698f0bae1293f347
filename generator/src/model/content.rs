//! Bodies: how they are read and written.

use super::TypeUse;
use crate::pointer::Pointer;

/// What a body is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Where it is written.
    pub pointer: Pointer,
    /// The media type, as it is written.
    pub media_type: String,
    /// How it is read and written.
    pub kind: ContentKind,
}

/// How a body is read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentKind {
    /// JSON: a value of a type.
    Json(TypeUse),
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
            Self::Json(value) | Self::Items(value, _) => Some(value),
            Self::Text | Self::Bytes => None,
        }
    }

    /// The same, to be changed.
    pub fn value_mut(&mut self) -> Option<&mut TypeUse> {
        match self {
            Self::Json(value) | Self::Items(value, _) => Some(value),
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
