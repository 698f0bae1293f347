// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! When a request is sent again, and after how long.
//!
//! What may be repeated is said in RFC 9110, section 9.2.2; the waits grow exponentially and are
//! drawn at random below that bound ("full jitter"), so that clients which fail together do not
//! come back together.

use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, SystemTime};

use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, StatusCode};
use tokio::time::Instant;

/// How often and when a request is sent again that failed: because no response came, or with 429,
/// 502, 503 or 504.
///
/// Only what is safe to repeat is sent again: operations whose method is idempotent, those that
/// the document marks with `x-speccast-idempotent: true`, and those named by
/// [`RetryPolicy::repeating`]. A body that cannot be sent twice is sent once.
///
/// A client sends everything once, unless it was given a policy.
///
/// ```text
/// Client::builder().retry(RetryPolicy::default())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    first: Duration,
    longest: Duration,
    total: Duration,
    named: Vec<&'static str>,
}

impl Default for RetryPolicy {
    /// 3 attempts; waits of up to 0.25 seconds, then up to 0.5, never more than 20 unless the server
    /// asks for it; 2 minutes for all.
    fn default() -> Self {
        Self {
            attempts: 3,
            first: Duration::from_millis(250),
            longest: Duration::from_secs(20),
            total: Duration::from_secs(120),
            named: Vec::new(),
        }
    }
}

impl RetryPolicy {
    /// Everything is sent once.
    #[must_use]
    pub fn never() -> Self {
        Self::default().attempts(1)
    }

    /// The same with another number of attempts, the first among them.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The same with other waits: the bound of the first, which doubles, and the longest.
    #[must_use]
    pub fn waits(mut self, first: Duration, longest: Duration) -> Self {
        (self.first, self.longest) = (first, longest);
        self
    }

    /// The same with another time for all attempts and the waits between them, of what is safe to
    /// repeat. Where a wait would not fit, `Retry-After` included, the last answer is given.
    #[must_use]
    pub fn total(mut self, total: Duration) -> Self {
        self.total = total;
        self
    }

    /// The same for more operations, by their operationId: they too are safe to repeat.
    #[must_use]
    pub fn repeating(mut self, operations: impl IntoIterator<Item = &'static str>) -> Self {
        self.named.extend(operations);
        self
    }

    /// The attempts of a call that begins now.
    pub(super) fn begin(&self, operation: &str, repeat: Repeat) -> Tries<'_> {
        let is_safe = repeat == Repeat::Safe || self.named.contains(&operation);
        let left = if is_safe { self.attempts.saturating_sub(1) } else { 0 };
        let total = (left > 0).then_some(self.total);
        Tries { policy: self, start: Instant::now(), total, number: 1, left }
    }
}

/// Whether a request does the same when it is sent twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeat {
    /// It does.
    Safe,
    /// It may not.
    Unsafe,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ended<'a> {
    /// With a response.
    Answered(StatusCode, &'a HeaderMap),
    /// Without a whole one, for a reason that may pass.
    Broken,
    /// For a reason that stays.
    Failed,
}

/// The attempts of one call.
#[derive(Debug)]
pub(super) struct Tries<'p> {
    policy: &'p RetryPolicy,
    start: Instant,
    /// The time for all of them, where there may be more than one.
    total: Option<Duration>,
    number: u32,
    left: u32,
}

impl Tries<'_> {
    /// The number of the attempt, from 1.
    pub(super) fn number(&self) -> u32 {
        self.number
    }

    /// Whether there may be one more.
    pub(super) fn may_repeat(&self) -> bool {
        self.left > 0
    }

    /// The time for the next attempt, when attempts are bounded by `timeout` each.
    pub(super) fn timeout(&self, timeout: Option<Duration>) -> Option<Duration> {
        let left = self.total.map(|total| total.saturating_sub(self.start.elapsed()));
        timeout.into_iter().chain(left).min()
    }

    /// One more attempt, at once: with another token.
    pub(super) fn once_more(&mut self) {
        self.number = self.number.saturating_add(1);
    }

    /// How long to wait until the next attempt; nothing when there is none.
    pub(super) fn next(&mut self, ended: Ended<'_>) -> Option<Duration> {
        self.left = self.left.checked_sub(1)?;
        let wait = match ended {
            Ended::Failed => return None,
            Ended::Answered(status, headers) if is_passing(status) => {
                retry_after(headers).unwrap_or_else(|| self.jitter())
            }
            Ended::Answered(..) => return None,
            Ended::Broken => self.jitter(),
        };
        self.number = self.number.saturating_add(1);
        let end = self.start.elapsed().checked_add(wait)?;
        self.total.is_some_and(|total| end < total).then_some(wait)
    }

    /// A time at random below the bound of this attempt.
    fn jitter(&self) -> Duration {
        let doubled = 2u32.saturating_pow(self.number.saturating_sub(1));
        let bound = self.policy.first.saturating_mul(doubled).min(self.policy.longest);
        bound.mul_f64(random())
    }
}

/// Whether the same request may be answered otherwise a little later.
fn is_passing(status: StatusCode) -> bool {
    matches!(status.as_u16(), 429 | 502..=504)
}

/// A number from 0 to 1; the keys of a hasher are random, which is enough to spread clients.
fn random() -> f64 {
    let bits = RandomState::new().hash_one(0u8) >> 32;
    f64::from(u32::try_from(bits).unwrap_or_default()) / f64::from(u32::MAX)
}

/// What the server asks for (RFC 9110, section 10.2.3): seconds, or a date, which is counted from
/// the server's own clock where the response says what that shows.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = |text: &str| httpdate::parse_http_date(text).ok();
    let now = headers.get(DATE).and_then(|date| date.to_str().ok()).and_then(date);
    let later = date(text)?.duration_since(now.unwrap_or_else(SystemTime::now));
    Some(later.unwrap_or_default())
}
