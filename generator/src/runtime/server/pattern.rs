//! A segment of a path template: literal text and parameters, `{base}...{head}` as much as `{id}`.
//!
//! A parameter takes at least one character and as few as possible, the last one the rest; so a
//! segment is read in one pass, whatever it holds.

use std::cmp::Reverse;

use super::super::wire::decoded_bytes;

/// A segment of a template. The names of parameters do not matter for what fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    /// The literal text before, between and after the parameters, decoded.
    texts: Vec<Vec<u8>>,
}

impl Pattern {
    /// Reads a segment; a brace that is not closed is literal.
    pub(super) fn parse(segment: &str) -> Self {
        let texts = split(segment).into_iter().map(|(_, text)| decoded_bytes(text).into_owned());
        Self { texts: texts.collect() }
    }

    /// The text of a segment without parameters.
    pub(super) fn literal(&self) -> Option<&[u8]> {
        match self.texts.as_slice() {
            [text] => Some(text),
            _ => None,
        }
    }

    /// More literal text comes first; of the same amount, fewer parameters.
    pub(super) fn rank(&self) -> (Reverse<usize>, usize) {
        (Reverse(self.texts.iter().map(Vec::len).sum()), self.texts.len())
    }

    /// Whether a raw segment fits.
    pub(super) fn fits(&self, segment: &str) -> bool {
        self.parts(segment).is_some()
    }

    /// The raw texts of the parameters, if the segment fits.
    fn parts<'a>(&self, segment: &'a str) -> Option<Vec<&'a str>> {
        let (first, texts) = self.texts.split_first()?;
        // One parameter and nothing else takes all there is.
        if let [last] = texts
            && first.is_empty()
            && last.is_empty()
        {
            return (!segment.is_empty()).then(|| vec![segment]);
        }
        let mut rest = strip(segment, first)?;
        let mut parts = Vec::with_capacity(texts.len());
        for (index, text) in texts.iter().enumerate() {
            let is_last = index + 1 == texts.len();
            let (part, after) = places(rest).find_map(|(part, after)| {
                let after = strip(after, text)?;
                (!is_last || after.is_empty()).then_some((part, after))
            })?;
            parts.push(part);
            rest = after;
        }
        rest.is_empty().then_some(parts)
    }
}

/// The path parameters of a path that fits a template, raw.
pub(super) fn captures(template: &'static str, path: &str) -> Vec<(&'static str, String)> {
    let mut captures = Vec::new();
    for (template, segment) in template.split('/').zip(path.split('/')) {
        if !template.contains('{') {
            continue;
        }
        let names = split(template).into_iter().skip(1).map(|(name, _)| name);
        let parts = Pattern::parse(template).parts(segment).unwrap_or_default();
        captures.extend(names.zip(parts.into_iter().map(str::to_owned)));
    }
    captures
}

/// The ways to cut a raw text in two, the first part not empty, no triplet cut.
fn places(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut inside = 0_u8;
    let ends = text.char_indices().filter_map(move |(at, sign)| {
        let is_cut = inside > 0;
        inside = match sign {
            '%' => 2,
            _ => inside.saturating_sub(1),
        };
        (!is_cut && at > 0).then_some(at)
    });
    ends.chain([text.len()]).filter(|at| *at > 0).filter_map(|at| text.split_at_checked(at))
}

/// What follows a literal, given decoded, at the start of a raw text.
fn strip<'a>(text: &'a str, literal: &[u8]) -> Option<&'a str> {
    let mut bytes = text.bytes();
    let mut taken = 0;
    for expected in literal {
        let byte = bytes.next()?;
        taken += 1;
        let encoded = if byte == b'%' { triplet(&bytes) } else { None };
        if encoded.is_some() {
            bytes.nth(1);
            taken += 2;
        }
        if encoded.unwrap_or(byte) != *expected {
            return None;
        }
    }
    text.get(taken..)
}

fn triplet(digits: &std::str::Bytes<'_>) -> Option<u8> {
    let mut digits = digits.clone();
    let mut digit = || char::from(digits.next()?).to_digit(16);
    let (high, low) = (digit()?, digit()?);
    u8::try_from(high * 16 + low).ok()
}

/// The literal texts of a segment, each with the name of the parameter before it.
fn split(segment: &str) -> Vec<(&str, &str)> {
    let mut parts = Vec::new();
    let (mut name, mut from) = ("", segment);
    loop {
        let braces = from.split_once('{').and_then(|(text, after)| {
            let (next, rest) = after.split_once('}')?;
            Some((text, next, rest))
        });
        match braces {
            Some((text, next, rest)) => {
                parts.push((name, text));
                (name, from) = (next, rest);
            }
            None => {
                parts.push((name, from));
                return parts;
            }
        }
    }
}
