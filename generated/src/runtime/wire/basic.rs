// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The base64 (RFC 4648, section 4) of `Authorization: Basic`.
//!
//! Twenty lines here spare every generated crate a dependency for one header.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The text of bytes, padded.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte));
        let group = group << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let index = usize::try_from(group >> (18 - 6 * place) & 63).unwrap_or_default();
            match ALPHABET.get(index) {
                Some(letter) if place <= chunk.len() => text.push(char::from(*letter)),
                _ => text.push('='),
            }
        }
    }
    text
}

/// The bytes of a text, padded or not; nothing when it is not base64.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let letters = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3);
    for chunk in letters.chunks(4) {
        let mut group = 0_u32;
        for letter in chunk {
            let value = ALPHABET.iter().position(|one| one == letter)?;
            group = group << 6 | u32::try_from(value).ok()?;
        }
        group <<= 6 * (4 - chunk.len());
        let [_, all @ ..] = group.to_be_bytes();
        bytes.extend(all.into_iter().take(chunk.len().checked_sub(1).filter(|n| *n > 0)?));
    }
    Some(bytes)
}

/// The value of `Authorization` for a user and a password.
#[must_use]
pub fn basic_authorization(user: &str, password: &str) -> String {
    format!("Basic {}", encode(format!("{user}:{password}").as_bytes()))
}
