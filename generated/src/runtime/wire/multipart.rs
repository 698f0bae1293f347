// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! `multipart/form-data` (RFC 7578) ⇄ its parts.
//!
//! What is read is there as a whole and its parts are slices of it; what is written streams where a
//! part does. The crates that read this format
//! read streams, asynchronously and with a dozen crates behind them; the clients of tests read
//! here too.

use std::hash::{BuildHasher, RandomState};

use bytes::Bytes;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName};
use http::{HeaderMap, HeaderValue};

use super::byte_stream::ByteStream;
use super::chained::chained;

/// The most parts of a body.
pub(super) const PARTS: usize = 10_000;

/// The most bytes of the headers of a part.
pub(super) const HEADERS: usize = 16 * 1024;

/// A part, as it was sent.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RawPart {
    /// The name of the field.
    pub(super) name: String,
    /// The name of the file, if it is one.
    pub(super) file_name: Option<String>,
    /// Its headers, `Content-Disposition` not among them.
    pub(super) headers: HeaderMap,
    /// What it holds.
    pub(super) content: ByteStream,
}

impl RawPart {
    /// A field of text.
    pub(super) fn text(name: String, text: String) -> Self {
        Self { name, file_name: None, headers: HeaderMap::new(), content: text.into() }
    }

    /// The same, of a media type.
    pub(super) fn with_media_type(mut self, media_type: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(media_type) {
            self.headers.insert(CONTENT_TYPE, value);
        }
        self
    }

    /// Its media type, if it says one.
    pub(super) fn media_type(&self) -> Option<&str> {
        self.headers.get(CONTENT_TYPE)?.to_str().ok()
    }
}

/// The parts of a body.
pub(super) fn read(bytes: &Bytes, boundary: &str) -> Result<Vec<RawPart>, &'static str> {
    if boundary.is_empty() || boundary.len() > 70 {
        return Err("must have a boundary");
    }
    let ended = || "must end with its boundary";
    let delimiter = format!("\r\n--{boundary}");
    let first = delimiter.as_bytes().get(2..).unwrap_or_default();
    // What stands before the first boundary says nothing.
    let mut at = match bytes.starts_with(first) {
        true => first.len(),
        false => find(bytes, 0, delimiter.as_bytes()).ok_or_else(ended)? + delimiter.len(),
    };
    let mut parts = Vec::new();
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        if rest.starts_with(b"--") {
            return Ok(parts);
        }
        if parts.len() == PARTS {
            return Err("must not have that many parts");
        }
        let blank = rest.iter().take_while(|one| matches!(one, b' ' | b'\t')).count();
        let start = at + blank;
        if !bytes.get(start..).unwrap_or_default().starts_with(b"\r\n") {
            return Err(ended());
        }
        let (head, content) = head(bytes, start)?;
        let end = find(bytes, content.saturating_sub(2), delimiter.as_bytes()).ok_or_else(ended)?;
        let held = if end < content { Bytes::new() } else { bytes.slice(content..end) };
        parts.push(part(head, held.into())?);
        at = end + delimiter.len();
    }
}

/// The headers that begin behind a line break, and where the content begins.
pub(super) fn head(bytes: &[u8], start: usize) -> Result<(&str, usize), &'static str> {
    let bound = bytes.len().min(start + HEADERS + 4);
    let near = bytes.get(..bound).unwrap_or_default();
    let end = find(near, start, b"\r\n\r\n").ok_or("must have parts with headers")?;
    let head = bytes.get(start..end).unwrap_or_default();
    Ok((std::str::from_utf8(head).map_err(|_| "must have headers in UTF-8")?, end + 4))
}

pub(super) fn part(head: &str, content: ByteStream) -> Result<RawPart, &'static str> {
    let mut part =
        RawPart { name: String::new(), file_name: None, headers: HeaderMap::new(), content };
    let mut is_named = false;
    for line in head.split("\r\n").filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').ok_or("must have parts with headers")?;
        let name = HeaderName::from_bytes(name.trim().as_bytes())
            .map_err(|_| "must have parts with headers")?;
        let value = value.trim();
        if name == CONTENT_DISPOSITION {
            for (name, value) in disposition(value) {
                match name.as_str() {
                    "name" => (part.name, is_named) = (value, true),
                    "filename" => part.file_name = Some(value),
                    _ => {}
                }
            }
        } else if let Ok(value) = HeaderValue::from_bytes(value.as_bytes()) {
            part.headers.append(name, value);
        }
    }
    if is_named { Ok(part) } else { Err("must have parts with names") }
}

/// The parameters of `Content-Disposition`; in quotes, `\` stands before a quote or itself, and
/// browsers write quotes and line breaks as triplets.
fn disposition(value: &str) -> Vec<(String, String)> {
    let mut parameters = Vec::new();
    let mut rest = value.split_once(';').map_or("", |(_, rest)| rest);
    while let Some((name, after)) = rest.split_once('=') {
        let name = name.trim_start_matches([';', ' ', '\t']).trim().to_ascii_lowercase();
        let (text, after) = match after.trim_start().strip_prefix('"') {
            Some(quoted) => unquoted(quoted),
            None => {
                let (text, after) = after.split_once(';').unwrap_or((after, ""));
                (text.trim().to_owned(), after)
            }
        };
        parameters.push((name, text));
        rest = after;
    }
    parameters
}

/// The text up to the quote that ends it, and what follows.
fn unquoted(quoted: &str) -> (String, &str) {
    let mut text = String::new();
    let mut signs = quoted.chars();
    while let Some(sign) = signs.next() {
        match (sign, signs.clone().next()) {
            ('"', _) => break,
            ('\\', Some(next @ ('"' | '\\'))) => {
                text.push(next);
                signs.next();
            }
            (sign, _) => text.push(sign),
        }
    }
    let text = text.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    (text, signs.as_str())
}

/// The media type, with its boundary, and the body of some parts.
pub(super) fn write(media_type: &str, parts: &[RawPart]) -> (String, ByteStream) {
    let boundary = boundary(parts);
    let mut bodies: Vec<ByteStream> = Vec::new();
    let mut bytes = Vec::new();
    for part in parts {
        let name = quoted(&part.name);
        let file = part.file_name.as_ref();
        let file = file.map_or_else(String::new, |one| format!("; filename=\"{}\"", quoted(one)));
        let head =
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n");
        bytes.extend_from_slice(head.as_bytes());
        for (name, value) in &part.headers {
            bytes.extend_from_slice(name.as_str().as_bytes());
            bytes.extend_from_slice(b": ");
            bytes.extend_from_slice(value.as_bytes());
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(b"\r\n");
        match part.content.whole() {
            Some(content) => bytes.extend_from_slice(content),
            None => {
                bodies.push(std::mem::take(&mut bytes).into());
                bodies.push(part.content.clone());
            }
        }
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    let essence = media_type.split(';').next().unwrap_or(media_type);
    bodies.push(bytes.into());
    (format!("{essence}; boundary={boundary}"), chained(bodies))
}

/// What a boundary begins with; a number ends it.
const BOUNDARY: &[u8] = b"between-parts-";

/// The most digits of a number in a boundary that are looked at; more are a larger number in any case.
const DIGITS: usize = 38;

/// A boundary that no part holds: the same parts are written as the same bytes. What a stream holds
/// nobody knows, so its boundary is one that nobody guesses.
fn boundary(parts: &[RawPart]) -> String {
    let whole: Option<Vec<_>> = parts.iter().map(|part| part.content.whole()).collect();
    let number = match whole {
        Some(whole) => whole.into_iter().map(|held| beyond(held)).max().unwrap_or_default(),
        None => {
            // The keys of a hasher are random.
            let half = || u128::from(RandomState::new().hash_one(0_u8));
            half() << 64 | half()
        }
    };
    format!("between-parts-{number}")
}

/// A number beyond those of all boundaries of ours in some bytes, which are read once: who tries one
/// number after the other reads as often as somebody else wants.
fn beyond(held: &[u8]) -> u128 {
    let (mut number, mut from) = (0_u128, 0);
    while let Some(at) = find(held, from, BOUNDARY) {
        from = at.saturating_add(BOUNDARY.len());
        let digits = held.get(from..).unwrap_or_default().iter();
        let digits = digits.take_while(|byte| byte.is_ascii_digit()).take(DIGITS);
        let own = digits.fold(0_u128, |sum, byte| {
            sum.saturating_mul(10).saturating_add(u128::from(byte.wrapping_sub(b'0')))
        });
        number = number.max(own.saturating_add(1));
    }
    number
}

/// What stands in quotes.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

/// Where some bytes begin, at a place or behind it.
pub(super) fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(wanted.len()).position(|one| one == wanted).map(|at| at + from)
}
