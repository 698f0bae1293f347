// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What is asked of a text → one.

use super::super::table::{Format, Keyword, Types};
use super::demand::Demand;
use super::expressions::Expression;
use super::make::{Alphabet, Maker, bounds};
use serde_json::Value;

/// How often a text is made before it is given up.
const TRIES: usize = 48;
/// The longest text that is made because it may be so long.
const LONG: usize = 300;

/// Letters of free texts: the first of them are in every style of parameter what they are.
pub(super) const LETTERS: &[char] = &[
    'a',
    'b',
    'c',
    'x',
    'y',
    'z',
    'A',
    'Z',
    '0',
    '1',
    '9',
    ' ',
    '-',
    '_',
    '.',
    ',',
    '/',
    '"',
    '\\',
    '%',
    '&',
    '<',
    'é',
    'ß',
    '漢',
    '\u{1f600}',
    '\n',
];

impl Maker<'_, '_> {
    /// A text.
    pub(super) fn text(&mut self, demand: &Demand) -> Option<String> {
        let (least, most) = bounds(demand, |keyword| match keyword {
            Keyword::MinLength(least) => (*least, u64::MAX),
            Keyword::MaxLength(most) => (0, *most),
            _ => (0, u64::MAX),
        })?;
        let formats: Vec<Format> = demand
            .keywords()
            .filter_map(|one| match one {
                Keyword::Format(format) if types_of_format(*format) == Types::STRING => {
                    Some(*format)
                }
                _ => None,
            })
            .collect();
        let expressions: Vec<Expression> = demand
            .keywords()
            .filter_map(|one| match one {
                Keyword::Pattern(pattern) => Expression::parse(pattern.text()),
                _ => None,
            })
            .collect();
        for attempt in 0..TRIES {
            let text = match (formats.first(), expressions.get(attempt % expressions.len().max(1)))
            {
                (Some(format), other) if other.is_none() || attempt % 2 == 0 => {
                    self.formatted(*format, least)
                }
                (_, Some(expression)) => {
                    let text = expression.sample(attempt, &mut self.source);
                    self.padded(text, least)
                }
                _ => self.word(least, most),
            };
            let value = Value::String(text);
            if demand.plainly_holds(&value)
                && let Value::String(text) = value
            {
                return Some(text);
            }
            self.source.stir();
        }
        None
    }

    /// A text of so many letters, close to one of the bounds.
    pub(super) fn word(&mut self, least: usize, most: usize) -> String {
        let Alphabet { letters, least: alphabet } = self.alphabet;
        let least = least.max(alphabet);
        let far = if most <= LONG && !self.is_deep() { most } else { least };
        let length = match self.source.below(8) {
            6 => least,
            7 => far,
            some => least.saturating_add(some + 1).min(most),
        };
        (0..length.max(least))
            .filter_map(|_| letters.get(self.source.below(letters.len())).copied())
            .collect()
    }

    /// A text made longer: most expressions do not say how a text ends.
    fn padded(&mut self, mut text: String, least: usize) -> String {
        let length = text.chars().count();
        text.extend((length..least).map(|_| 'a'));
        text
    }

    /// A text of a format, in the one way in which it is written again.
    fn formatted(&mut self, format: Format, least: usize) -> String {
        let mut number = |low: i128, high: i128| self.source.between(low, high);
        match format {
            Format::DateTime => format!(
                "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
                number(1970, 2100),
                number(1, 12),
                number(1, 28),
                number(0, 23),
                number(0, 59),
                number(0, 59)
            ),
            Format::Date => {
                format!("{:04}-{:02}-{:02}", number(1, 9999), number(1, 12), number(1, 28))
            }
            Format::Uuid => format!(
                "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
                number(0, 0xffff_ffff),
                number(0, 0xffff),
                number(0, 0xfff),
                number(0, 0xfff),
                number(0, 0xffff_ffff_ffff)
            ),
            Format::Ipv4 => {
                format!("10.{}.{}.{}", number(0, 255), number(0, 255), number(0, 255))
            }
            Format::Ipv6 => format!("2001:db8::{:x}", number(1, 0xffff)),
            Format::Base64 => {
                let groups = least.div_ceil(4).max(usize::try_from(number(0, 3)).unwrap_or(0));
                "c2Fs".repeat(groups)
            }
            Format::Text(format) => format.example.to_owned(),
            Format::Int32 | Format::Int64 | Format::Uint32 | Format::Uint64 | Format::Float => {
                String::new()
            }
        }
    }
}

/// The type that a format speaks of.
pub(super) const fn types_of_format(format: Format) -> Types {
    match format {
        Format::Int32 | Format::Int64 | Format::Uint32 | Format::Uint64 => Types::INTEGER,
        Format::Float => Types::NUMBER,
        Format::DateTime
        | Format::Date
        | Format::Uuid
        | Format::Ipv4
        | Format::Ipv6
        | Format::Base64
        | Format::Text(_) => Types::STRING,
    }
}
