// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Numbers of JSON, compared and divided exactly.
//!
//! A float stands for its shortest decimal, which is what its author wrote: 0.3 is a multiple of
//! 0.1, though no float division says so.

use std::cmp::Ordering;
use std::fmt::{self, Write};

/// A number, as tables and reports hold it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// An integer that an `i64` holds.
    Integer(i64),
    /// A greater integer.
    Unsigned(u64),
    /// Any other number; a float may be whole.
    Float(f64),
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Integer(value) => value.fmt(f),
            Self::Unsigned(value) => value.fmt(f),
            Self::Float(value) if value == 0.0 || (1e-5..1e17).contains(&value.abs()) => {
                value.fmt(f)
            }
            Self::Float(value) => fmt::LowerExp::fmt(&value, f),
        }
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        i64::try_from(value).map_or(Self::Unsigned(value), Self::Integer)
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        Self::Integer(i64::from(value))
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        Self::Integer(i64::from(value))
    }
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<f32> for Number {
    /// The number that the float's shortest decimal names: 0.1, not 0.10000000149011612.
    fn from(value: f32) -> Self {
        let decimal = format!("{value:e}").parse();
        Self::Float(decimal.unwrap_or_else(|_| f64::from(value)))
    }
}

impl From<&serde_json::Number> for Number {
    fn from(value: &serde_json::Number) -> Self {
        match (value.as_i64(), value.as_u64()) {
            (Some(value), _) => Self::Integer(value),
            (None, Some(value)) => Self::Unsigned(value),
            (None, None) => Self::Float(value.as_f64().unwrap_or(f64::NAN)),
        }
    }
}

impl Number {
    /// The order of two numbers; none with a NaN.
    #[must_use]
    pub fn order(self, other: Self) -> Option<Ordering> {
        match (self.exact(), other.exact()) {
            (Ok(left), Ok(right)) => Some(left.cmp(&right)),
            (Ok(left), Err(right)) => order_with_float(left, right),
            (Err(left), Ok(right)) => order_with_float(right, left).map(Ordering::reverse),
            (Err(left), Err(right)) => left.partial_cmp(&right),
        }
    }

    /// Whether this is an integer times `divisor`. Nothing finite but 0 is a multiple of 0.
    #[must_use]
    pub fn is_multiple_of(self, divisor: Self) -> bool {
        match (self.exact(), divisor.exact()) {
            (Ok(value), Ok(0)) => value == 0,
            (Ok(value), Ok(divisor)) => value % divisor == 0,
            _ => match (Decimal::of(self), Decimal::of(divisor)) {
                (Some(value), Some(divisor)) => value.is_multiple_of(divisor),
                _ => false,
            },
        }
    }

    /// Whether it has no fraction.
    #[must_use]
    pub fn is_integer(self) -> bool {
        match self {
            Self::Integer(_) | Self::Unsigned(_) => true,
            Self::Float(value) => value.is_finite() && value.fract() == 0.0,
        }
    }

    /// The integer that it is, when 64 bits hold it.
    #[must_use]
    pub fn integer(self) -> Option<i128> {
        match self.exact() {
            Ok(value) => Some(value),
            Err(value) => whole(value),
        }
    }

    fn exact(self) -> Result<i128, f64> {
        match self {
            Self::Integer(value) => Ok(i128::from(value)),
            Self::Unsigned(value) => Ok(i128::from(value)),
            Self::Float(value) => Err(value),
        }
    }
}

/// 2^64 and -2^63: what a `u64` and an `i64` hold lies between.
const BEYOND: f64 = 18_446_744_073_709_551_616.0;
const LEAST: f64 = -9_223_372_036_854_775_808.0;

/// The integer that a float is, when it has no fraction and 64 bits hold it.
pub(super) fn whole(value: f64) -> Option<i128> {
    let fits = value.fract() == 0.0 && (LEAST..BEYOND).contains(&value);
    fits.then_some(value as i128)
}

/// `integer` lies between -2^63 and 2^64.
fn order_with_float(integer: i128, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if float >= BEYOND {
        return Some(Ordering::Less);
    }
    if float < LEAST {
        return Some(Ordering::Greater);
    }
    let rest = float.fract();
    let order = integer.cmp(&(float.trunc() as i128));
    Some(order.then_with(|| {
        if rest > 0.0 {
            Ordering::Less
        } else if rest < 0.0 {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }))
}

/// `digits` × 10^`exponent`, without a sign. At most 20 digits.
#[derive(Debug, Clone, Copy, Default)]
struct Decimal {
    digits: u128,
    exponent: i32,
}

/// More digits than these no `u64` and no shortest float has.
const MOST_DIGITS: i32 = 20;

impl Decimal {
    fn of(number: Number) -> Option<Self> {
        match number.exact() {
            Ok(value) => Some(Self { digits: value.unsigned_abs(), exponent: 0 }),
            Err(value) if value.is_finite() => {
                let mut reader = DecimalReader::default();
                write!(reader, "{value:e}").ok()?;
                reader.finish()
            }
            Err(_) => None,
        }
    }

    fn is_multiple_of(self, divisor: Self) -> bool {
        if self.digits == 0 {
            return true;
        }
        if divisor.digits == 0 {
            return false;
        }
        let shift = self.exponent - divisor.exponent;
        if shift >= 0 {
            let mut rest = self.digits % divisor.digits;
            for _ in 0..shift {
                rest = rest * 10 % divisor.digits;
            }
            return rest == 0;
        }
        if -shift > MOST_DIGITS {
            return false;
        }
        let scale = 10_u128.checked_pow(shift.unsigned_abs());
        scale
            .and_then(|scale| divisor.digits.checked_mul(scale))
            .is_some_and(|divisor| self.digits.is_multiple_of(divisor))
    }
}

/// Reads what `{:e}` writes, such as `-1.25e-3`, without a buffer.
#[derive(Default)]
struct DecimalReader {
    decimal: Decimal,
    part: Part,
    negative: bool,
    power: i32,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Part {
    #[default]
    Whole,
    Fraction,
    Exponent,
}

impl DecimalReader {
    fn finish(self) -> Option<Decimal> {
        let power = if self.negative { -self.power } else { self.power };
        let exponent = self.decimal.exponent.checked_add(power)?;
        Some(Decimal { exponent, ..self.decimal })
    }

    fn digit(&mut self, digit: u32) -> fmt::Result {
        if self.part == Part::Exponent {
            let digit = i32::try_from(digit).map_err(|_| fmt::Error)?;
            self.power = self
                .power
                .checked_mul(10)
                .and_then(|power| power.checked_add(digit))
                .ok_or(fmt::Error)?;
            return Ok(());
        }
        let digits = self.decimal.digits.checked_mul(10);
        self.decimal.digits =
            digits.and_then(|digits| digits.checked_add(u128::from(digit))).ok_or(fmt::Error)?;
        if self.part == Part::Fraction {
            self.decimal.exponent -= 1;
        }
        Ok(())
    }
}

impl Write for DecimalReader {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for sign in text.chars() {
            match sign {
                '.' => self.part = Part::Fraction,
                'e' => self.part = Part::Exponent,
                '-' => self.negative = self.part == Part::Exponent,
                _ => self.digit(sign.to_digit(10).ok_or(fmt::Error)?)?,
            }
        }
        Ok(())
    }
}
