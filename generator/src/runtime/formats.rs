//! The formats that Rust types enforce, checked on text: one definition for the checker and for decoding.

use super::table::Format;

/// Whether a text has a format. Formats of numbers have nothing to say about text.
#[must_use]
pub fn has_format(text: &str, format: Format) -> bool {
    match format {
        Format::DateTime => date_time(text).is_some(),
        Format::Date => date(text).is_some(),
        Format::Uuid => is_uuid(text),
        Format::Ipv4 => text.parse::<std::net::Ipv4Addr>().is_ok(),
        Format::Ipv6 => text.parse::<std::net::Ipv6Addr>().is_ok(),
        Format::Base64 => is_base64(text),
        Format::Text(format) => (format.fits)(text),
        _ => true,
    }
}

/// A day of the proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Date {
    /// The year, 0 to 9999.
    pub year: u32,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day, 1 to 31.
    pub day: u32,
}

/// A time of a day at an offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct DateTime {
    /// The day.
    pub date: Date,
    /// The hour, 0 to 23.
    pub hour: u32,
    /// The minute, 0 to 59.
    pub minute: u32,
    /// The second, 0 to 60; 60 is a leap second.
    pub second: u32,
    /// The nanoseconds; further digits of the text are dropped.
    pub nanosecond: u32,
    /// How many minutes the clock is ahead of UTC.
    pub offset: i32,
}

/// Reads a `full-date` of RFC 3339, section 5.6.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let mut cursor = Cursor(text.as_bytes());
    let date = cursor.date()?;
    cursor.end(date)
}

/// Reads a `date-time` of RFC 3339, section 5.6.
///
/// A leap second is one only in the last minute of a day in UTC (section 5.7). What lies outside
/// the years 0 to 9999 in UTC cannot be written back and is refused.
#[must_use]
pub fn date_time(text: &str) -> Option<DateTime> {
    let mut cursor = Cursor(text.as_bytes());
    let date = cursor.date()?;
    cursor.one_of(b"Tt")?;
    let hour = cursor.number(2, 23)?;
    cursor.one_of(b":")?;
    let minute = cursor.number(2, 59)?;
    cursor.one_of(b":")?;
    let second = cursor.number(2, 60)?;
    let nanosecond = cursor.fraction()?;
    let offset = cursor.offset()?;
    let time = DateTime { date, hour, minute, second, nanosecond, offset };
    time.is_possible().then_some(time).and_then(|time| cursor.end(time))
}

impl DateTime {
    fn is_possible(&self) -> bool {
        let minute_of_day = i32::try_from(self.hour * 60 + self.minute).unwrap_or(0) - self.offset;
        let Date { year, month, day } = self.date;
        match (year, month, day) {
            (0, 1, 1) if minute_of_day < 0 => return false,
            (9999, 12, 31) if minute_of_day >= MINUTES => return false,
            _ => {}
        }
        self.second < 60 || minute_of_day.rem_euclid(MINUTES) == MINUTES - 1
    }
}

/// The minutes of a day.
const MINUTES: i32 = 24 * 60;

/// The rest of a text.
struct Cursor<'t>(&'t [u8]);

impl Cursor<'_> {
    fn one_of(&mut self, allowed: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        allowed.contains(first).then(|| {
            self.0 = rest;
            *first
        })
    }

    fn digit(&mut self) -> Option<u32> {
        let (first, rest) = self.0.split_first()?;
        first.is_ascii_digit().then(|| {
            self.0 = rest;
            u32::from(first - b'0')
        })
    }

    fn number(&mut self, digits: u32, most: u32) -> Option<u32> {
        let mut number = 0;
        for _ in 0..digits {
            number = number * 10 + self.digit()?;
        }
        (number <= most).then_some(number)
    }

    fn date(&mut self) -> Option<Date> {
        let year = self.number(4, 9999)?;
        self.one_of(b"-")?;
        let month = self.number(2, 12)?;
        self.one_of(b"-")?;
        let day = self.number(2, 31)?;
        (1..=days(year, month)).contains(&day).then_some(Date { year, month, day })
    }

    fn fraction(&mut self) -> Option<u32> {
        if self.one_of(b".").is_none() {
            return Some(0);
        }
        let mut nanoseconds = self.digit()? * 100_000_000;
        let mut weight = 10_000_000;
        while let Some(digit) = self.digit() {
            nanoseconds += digit * weight;
            weight /= 10;
        }
        Some(nanoseconds)
    }

    fn offset(&mut self) -> Option<i32> {
        let sign = match self.one_of(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Some(0),
        };
        let hours = self.number(2, 23)?;
        self.one_of(b":")?;
        let minutes = self.number(2, 59)?;
        i32::try_from(hours * 60 + minutes).ok().map(|minutes| sign * minutes)
    }

    fn end<T>(&self, value: T) -> Option<T> {
        self.0.is_empty().then_some(value)
    }
}

const fn days(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 0,
    }
}

/// Whether a text is a UUID as RFC 9562, section 4, writes it; letters of either case.
#[must_use]
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// Whether a text is base64 (RFC 4648, section 4): padded, no line breaks, no bits left over.
#[must_use]
pub fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    let last = digits.bytes().last().and_then(sextet);
    let left_over = match (padding, last) {
        (0, _) => 0,
        (1, Some(last)) => last & 0b11,
        (2, Some(last)) => last & 0b1111,
        _ => return false,
    };
    text.len().is_multiple_of(4)
        && left_over == 0
        && digits.bytes().all(|byte| sextet(byte).is_some())
}

const fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}
