//! JSON text sequences (RFC 7464): a record separator, a text, a line feed, and again.

use bytes::{Buf, Bytes, BytesMut};

use super::framing::{Rest, trimmed};

const SEPARATOR: u8 = 0x1e;

/// Cuts a sequence. A text ends at a line feed outside of all brackets and strings, so that nobody
/// waits for the separator of the next one.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    /// How much of the buffer has been looked at.
    scanned: usize,
    depth: usize,
    string: Quoted,
    /// Whether there is more than white space.
    begun: bool,
}

/// Whether a string is open.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Quoted {
    #[default]
    No,
    Yes,
    /// Behind a backslash.
    Escaped,
}

impl Sequence {
    /// The next text. One that is cut off is followed by a separator, which no JSON text holds.
    pub(super) fn cut(&mut self, buffer: &mut BytesMut, rest: Rest) -> Option<Bytes> {
        loop {
            let fresh = buffer.get(self.scanned..).unwrap_or_default();
            let Some(end) = fresh.iter().position(|one| self.ends(*one)) else {
                self.scanned = buffer.len();
                if rest == Rest::Open {
                    return None;
                }
                let text = buffer.split().freeze();
                let is_begun = self.begun;
                *self = Self::default();
                return is_begun.then(|| whole(&text));
            };
            let end = self.scanned + end;
            let separated = buffer.get(end) == Some(&SEPARATOR);
            let text = buffer.split_to(end).freeze();
            buffer.advance(1);
            let is_begun = self.begun;
            *self = Self::default();
            if is_begun {
                return Some(if separated { whole(&text) } else { trimmed(&text) });
            }
        }
    }

    /// Whether a text ends before this byte.
    fn ends(&mut self, one: u8) -> bool {
        if one == SEPARATOR {
            return true;
        }
        match (self.string, one) {
            (Quoted::Escaped, _) => self.string = Quoted::Yes,
            (Quoted::Yes, b'\\') => self.string = Quoted::Escaped,
            (Quoted::Yes, b'"') => self.string = Quoted::No,
            (Quoted::Yes, _) => {}
            (Quoted::No, b'"') => self.string = Quoted::Yes,
            (Quoted::No, b'{' | b'[') => self.depth += 1,
            (Quoted::No, b'}' | b']') => self.depth = self.depth.saturating_sub(1),
            (Quoted::No, b'\n') if self.begun && self.depth == 0 => return true,
            (Quoted::No, _) => {}
        }
        self.begun |= !one.is_ascii_whitespace();
        false
    }
}

/// A text without a line feed at its end. A number or a word of which nobody knows whether more of
/// it was meant to come is none (section 2.4): it is left with a byte that JSON does not have.
fn whole(text: &Bytes) -> Bytes {
    let start = text.trim_ascii_start();
    let is_delimited = matches!(start.first(), Some(b'{' | b'[' | b'"'));
    if is_delimited || text.last().is_some_and(u8::is_ascii_whitespace) {
        return trimmed(text);
    }
    [start, &[SEPARATOR]].concat().into()
}

/// The frame of a text.
pub(super) fn write(text: &[u8]) -> Vec<u8> {
    [&[SEPARATOR], text, b"\n"].concat()
}
