// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What is asked of a number → one: its bounds, what lies just inside of them, something between.

use serde_json::Value;

use super::super::number::Number;
use super::super::table::{Format, Keyword};
use super::demand::Demand;
use super::make::Maker;

/// How far from a bound numbers go when there is no other.
const REACH: i128 = 1000;
/// How often a number is made before it is given up.
const TRIES: u32 = 16;

impl Maker<'_, '_> {
    /// An integer.
    pub(super) fn integer(&mut self, demand: &Demand) -> Option<Value> {
        let (low, high) = integers(demand)?;
        let step = demand.keywords().fold(1, |step, keyword| match keyword {
            Keyword::MultipleOf(of) => of.integer().map_or(step, |of| common(step, of.abs())),
            _ => step,
        });
        let (first, last) = (ceiling(low, step), high.div_euclid(step));
        for _ in 0..TRIES {
            let factor = match self.source.below(4) {
                0 => first.max(last.min(0)),
                1 => last,
                _ => self.source.between(first, last),
            };
            let value = factor.saturating_mul(step);
            let value = i64::try_from(value)
                .map(Value::from)
                .or_else(|_| u64::try_from(value).map(Value::from));
            if let Ok(value) = value
                && demand.plainly_holds(&value)
            {
                return Some(value);
            }
            self.source.stir();
        }
        None
    }

    /// A number, whole or not.
    pub(super) fn number(&mut self, demand: &Demand) -> Option<Value> {
        if self.source.coin()
            && let Some(whole) = self.integer(demand)
        {
            return Some(whole);
        }
        for _ in 0..TRIES {
            let value = self.fraction(demand).map(Value::from);
            if let Some(value) =
                value.filter(|value| !value.is_null() && demand.plainly_holds(value))
            {
                return Some(value);
            }
            self.source.stir();
        }
        self.integer(demand)
    }

    /// A number that may have a fraction; whether it fits is not sure.
    fn fraction(&mut self, demand: &Demand) -> Option<f64> {
        let (low, high) = limits(demand);
        let divisor = demand.keywords().find_map(|keyword| match keyword {
            Keyword::MultipleOf(of) => Some(float(*of)),
            _ => None,
        });
        // A quarter is exact in every float.
        let step = divisor.unwrap_or(0.25);
        let (first, last) = ((low / step).ceil() as i128, (high / step).floor() as i128);
        if first > last {
            return match self.source.below(3) {
                0 => Some(low),
                1 => Some(high),
                _ => Some(low + (high - low) / 2.0),
            };
        }
        let factor = self
            .source
            .between(first.max((-REACH).min(last)), last.min(first.saturating_add(REACH)));
        // The decimal of the product, not the product of floats: 3 times 0.1 is 0.3.
        let product = format!("{:.*}", decimals(step), factor as f64 * step);
        product.parse().ok()
    }
}

/// How many digits a number has after its point.
fn decimals(number: f64) -> usize {
    let text = number.to_string();
    text.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

fn float(number: Number) -> f64 {
    match number {
        Number::Integer(one) => one as f64,
        Number::Unsigned(one) => one as f64,
        Number::Float(one) => one,
    }
}

/// The least common multiple.
fn common(left: i128, right: i128) -> i128 {
    let (mut one, mut other) = (left, right);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    if one == 0 { left } else { (left / one).saturating_mul(right).max(1) }
}

fn ceiling(value: i128, step: i128) -> i128 {
    value.saturating_add(step - 1).div_euclid(step)
}

/// The bounds of a number, closed by [`REACH`] where one is missing.
fn limits(demand: &Demand) -> (f64, f64) {
    let (mut low, mut high) = (None::<f64>, None::<f64>);
    for keyword in demand.keywords() {
        match keyword {
            Keyword::Minimum(limit) | Keyword::ExclusiveMinimum(limit) => {
                low = Some(low.map_or(float(*limit), |low| low.max(float(*limit))));
            }
            Keyword::Maximum(limit) | Keyword::ExclusiveMaximum(limit) => {
                high = Some(high.map_or(float(*limit), |high| high.min(float(*limit))));
            }
            _ => {}
        }
    }
    let reach = REACH as f64;
    match (low, high) {
        (Some(low), Some(high)) => (low, high),
        (Some(low), None) => (low, low + reach),
        (None, Some(high)) => (high - reach, high),
        (None, None) => (-reach, reach),
    }
}

/// The same of an integer; none when there is nothing between the bounds.
fn integers(demand: &Demand) -> Option<(i128, i128)> {
    let (mut low, mut high) = (None::<i128>, None::<i128>);
    let mut at_least = |limit: i128| low = Some(low.map_or(limit, |low| low.max(limit)));
    let mut at_most = |limit: i128| high = Some(high.map_or(limit, |high| high.min(limit)));
    for keyword in demand.keywords() {
        match keyword {
            Keyword::Minimum(limit) => at_least(float_or(*limit, f64::ceil)),
            Keyword::ExclusiveMinimum(limit) => {
                at_least(float_or(*limit, f64::floor).saturating_add(1))
            }
            Keyword::Maximum(limit) => at_most(float_or(*limit, f64::floor)),
            Keyword::ExclusiveMaximum(limit) => {
                at_most(float_or(*limit, f64::ceil).saturating_sub(1))
            }
            Keyword::Format(Format::Int32) => {
                at_least(i128::from(i32::MIN));
                at_most(i128::from(i32::MAX));
            }
            Keyword::Format(Format::Uint32) => {
                at_least(0);
                at_most(i128::from(u32::MAX));
            }
            Keyword::Format(Format::Uint64) => at_least(0),
            Keyword::Format(Format::Int64) => at_most(i128::from(i64::MAX)),
            _ => {}
        }
    }
    let (low, high) = match (low, high) {
        (Some(low), Some(high)) => (low, high),
        (Some(low), None) => (low, low.saturating_add(REACH)),
        (None, Some(high)) => (high.saturating_sub(REACH), high),
        (None, None) => (-REACH, REACH),
    };
    let (low, high) = (low.max(i128::from(i64::MIN)), high.min(i128::from(u64::MAX)));
    (low <= high).then_some((low, high))
}

/// The integer that a number is, or the one beside it.
fn float_or(number: Number, beside: fn(f64) -> f64) -> i128 {
    number.integer().unwrap_or_else(|| beside(float(number)) as i128)
}
