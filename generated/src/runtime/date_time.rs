// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Dates and times of RFC 3339 (`chrono`).
//!
//! A leap second is read as `chrono` holds one: second 59 with a nanosecond of 10^9 or more. It is
//! written back as second 60.

use ::chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike, Utc};
use serde::Deserializer;

use super::decode::{Decode, Mode};
use super::formats;
use super::scalars::decode_parsed;
use super::sealed::Sealed;

/// A date, or a date and time, that RFC 3339 may be unable to write.
pub trait InCalendar: Sealed {
    /// Whether RFC 3339 can write it.
    fn is_in_calendar(&self) -> bool;
}

/// Whether RFC 3339 can write a date, or a date and time: its year is one of 0 to 9999, and a leap
/// second is at the end of a day in UTC.
pub fn is_in_calendar<T: InCalendar>(value: &T) -> bool {
    value.is_in_calendar()
}

impl Sealed for NaiveDate {}

impl InCalendar for NaiveDate {
    fn is_in_calendar(&self) -> bool {
        (0..=9999).contains(&self.year())
    }
}

impl Sealed for DateTime<Utc> {}

impl InCalendar for DateTime<Utc> {
    fn is_in_calendar(&self) -> bool {
        let is_leap = self.nanosecond() >= 1_000_000_000;
        let is_last = (self.hour(), self.minute(), self.second()) == (23, 59, 59);
        self.date_naive().is_in_calendar() && (!is_leap || is_last)
    }
}

impl Decode for NaiveDate {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, _: Mode) -> Result<Self, D::Error> {
        decode_parsed(deserializer, "a date (RFC 3339)", |text| day(formats::date(text)?))
    }
}

impl Decode for DateTime<Utc> {
    /// Strict: as RFC 3339 writes it. Tolerant: in every form that `chrono` reads.
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, mode: Mode) -> Result<Self, D::Error> {
        let parse = match mode {
            Mode::Strict => |text: &str| moment(formats::date_time(text)?),
            Mode::Tolerant => {
                |text: &str| formats::date_time(text).and_then(moment).or_else(|| text.parse().ok())
            }
        };
        decode_parsed(deserializer, "a date and time with an offset (RFC 3339)", parse)
    }
}

fn day(date: formats::Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(date.year).ok()?, date.month, date.day)
}

fn moment(time: formats::DateTime) -> Option<DateTime<Utc>> {
    let leap = time.second.saturating_sub(59);
    let nanosecond = time.nanosecond + leap * 1_000_000_000;
    let clock =
        day(time.date)?.and_hms_nano_opt(time.hour, time.minute, time.second - leap, nanosecond)?;
    let offset = FixedOffset::east_opt(time.offset * 60)?;
    clock.checked_sub_offset(offset).map(|time| time.and_utc())
}
