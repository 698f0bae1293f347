// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Percent-encoding (RFC 3986, section 2.1), exact in both directions.
//!
//! All but the unreserved characters is encoded, and what cannot be decoded is a fault: a value
//! that was sent is the value that is read.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// All but letters, digits and `-._~`.
const STRICT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The same with `.`, which separates the items of an exploded `label`.
const DOTTED: &AsciiSet = &STRICT.add(b'.');

/// What must be encoded in a query under `allowReserved`: the reserved characters stay, except
/// those that would end the value (`#`, `&`) or be read as a space (`+`).
const RESERVED: &AsciiSet = &STRICT
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'[')
    .remove(b']')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// The same where `,` separates items.
const RESERVED_ITEM: &AsciiSet = &RESERVED.add(b',');

/// How a piece of a value is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// As it is: headers know no percent-encoding.
    Raw,
    /// All but the unreserved characters.
    Strict,
    /// The same and `.`.
    Dotted,
    /// All but the unreserved and most reserved characters.
    Reserved,
    /// The same, and `,` is encoded.
    ReservedItem,
}

impl Encoding {
    /// The piece, encoded.
    pub(super) fn encode(self, text: &str) -> Cow<'_, str> {
        let set = match self {
            Self::Raw => return Cow::Borrowed(text),
            Self::Strict => STRICT,
            Self::Dotted => DOTTED,
            Self::Reserved => RESERVED,
            Self::ReservedItem => RESERVED_ITEM,
        };
        utf8_percent_encode(text, set).into()
    }
}

/// How a piece of a value is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decoding {
    /// As it is.
    Raw,
    /// Triplets become bytes.
    Percent,
    /// The same, and `+` is a space (forms).
    Form,
}

impl Decoding {
    /// The piece, decoded; nothing when a `%` does not begin a triplet or the bytes are not UTF-8.
    pub(super) fn decode(self, text: &str) -> Option<String> {
        if self == Self::Raw {
            return Some(text.to_owned());
        }
        if !has_whole_triplets(text) {
            return None;
        }
        let text: Cow<'_, str> = match self {
            Self::Form if text.contains('+') => text.replace('+', " ").into(),
            _ => text.into(),
        };
        percent_decode_str(&text).decode_utf8().ok().map(Cow::into_owned)
    }
}

fn has_whole_triplets(text: &str) -> bool {
    text.split('%').skip(1).all(|rest| {
        let mut digits = rest.bytes();
        let mut is_digit = || digits.next().is_some_and(|byte| byte.is_ascii_hexdigit());
        is_digit() && is_digit()
    })
}

/// The bytes that a text of a path stands for; broken triplets stand for themselves.
pub fn decoded_bytes(text: &str) -> Cow<'_, [u8]> {
    percent_decode_str(text).into()
}

/// A literal of a path template, with what a URI cannot hold encoded and triplets kept.
pub(super) fn encode_literal(text: &str) -> Cow<'_, str> {
    const LITERAL: &AsciiSet =
        &RESERVED.remove(b'&').remove(b'+').remove(b'%').add(b'?').add(b'[').add(b']');
    utf8_percent_encode(text, LITERAL).into()
}

/// The query of a path template, with what a URI cannot hold encoded and triplets kept.
pub(super) fn encode_query(text: &str) -> String {
    const QUERY: &AsciiSet = &RESERVED.remove(b'&').remove(b'+').remove(b'%');
    utf8_percent_encode(text, QUERY).to_string()
}

/// A text of which all but the unreserved characters are percent-encoded.
#[must_use]
pub fn percent_encoded(text: &str) -> Cow<'_, str> {
    Encoding::Strict.encode(text)
}
