// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! `Accept` (RFC 9110, section 12.5.1): what a caller takes for an answer, and how gladly.

use std::borrow::Cow;
use std::fmt;

use http::HeaderMap;
use http::header::ACCEPT;

use super::media_type::closeness;

/// What is taken without a weight.
const GLADLY: u16 = 1000;

/// Media types and ranges, each with a weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accept {
    text: String,
}

impl Accept {
    /// The value of a header: `text/csv, application/json;q=0.5`. One that says nothing takes
    /// everything.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }

    /// What a request takes; nothing when it does not say.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Option<Self> {
        let lines = headers.get_all(ACCEPT).iter().filter_map(|line| line.to_str().ok());
        let text = lines.collect::<Vec<_>>().join(", ");
        (!text.trim().is_empty()).then_some(Self { text })
    }

    /// The value of the header.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How gladly a media type is taken, in thousandths; 0 when it is not.
    #[must_use]
    pub fn weight(&self, media_type: &str) -> u16 {
        let mut best: Option<(usize, u16)> = None;
        let mut says = false;
        for range in items(&self.text) {
            let (range, weight) = weighed(range);
            if !range.contains('/') {
                continue;
            }
            says = true;
            let Some(close) = meet(media_type, &range) else { continue };
            if best.is_none_or(|(most, _)| close > most) {
                best = Some((close, weight));
            }
        }
        match best {
            Some((_, weight)) => weight,
            None if says => 0,
            None => GLADLY,
        }
    }

    /// The media type that is taken most gladly, of equals the first; nothing when none is taken.
    #[must_use]
    pub fn best<'a>(&self, offered: &[&'a str]) -> Option<&'a str> {
        let mut best = None;
        for one in offered {
            let weight = self.weight(one);
            if weight > best.map_or(0, |(most, _)| most) {
                best = Some((weight, *one));
            }
        }
        best.map(|(_, one)| one)
    }
}

impl fmt::Display for Accept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// How much a range says of an offer. What is offered may be a range too; then the two must have
/// something in common.
fn meet(offered: &str, range: &str) -> Option<usize> {
    closeness(offered, range).or_else(|| {
        let is_open = offered.split(';').next().is_some_and(|essence| essence.contains('*'));
        is_open.then(|| closeness(range, offered)).flatten()
    })
}

/// What commas separate, those in quotes aside.
fn items(text: &str) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    text.split(move |sign| {
        is_quoted ^= sign == '"';
        sign == ',' && !is_quoted
    })
    .map(str::trim)
}

/// A range without its weight, and the weight. What follows the weight says nothing here.
fn weighed(range: &str) -> (Cow<'_, str>, u16) {
    if !range.contains(';') {
        return (range.into(), GLADLY);
    }
    let mut kept = Vec::new();
    for piece in range.split(';') {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        if name.trim().eq_ignore_ascii_case("q") {
            return (kept.join(";").into(), thousandths(value.trim()).unwrap_or(GLADLY));
        }
        kept.push(piece);
    }
    (kept.join(";").into(), GLADLY)
}

/// `0.5` → 500; nothing for what is no weight.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_short = part.len() <= 3 && part.bytes().all(|one| one.is_ascii_digit());
    let part: u16 = is_short.then(|| format!("{part:0<3}").parse().ok()).flatten()?;
    match whole {
        "0" => Some(part),
        "1" if part == 0 => Some(GLADLY),
        _ => None,
    }
}
