//! What a call may cost: time, bytes, attempts.

use std::time::Duration;

use super::retry::RetryPolicy;
use super::transport::Limits;

/// What a call may cost. A client has terms for all its calls; `with` gives one that has others.
///
/// ```text
/// let patient = client.with(|terms| terms.timeout(Duration::from_secs(300)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    pub(super) limits: Limits,
    pub(super) retry: RetryPolicy,
}

impl Default for Terms {
    /// 30 seconds, 64 MiB, one attempt.
    fn default() -> Self {
        Self { limits: Limits::default(), retry: RetryPolicy::never() }
    }
}

impl Terms {
    /// The same with another time for an attempt, its response included; `None` is for ever.
    #[must_use]
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.limits.timeout = timeout.into();
        self
    }

    /// The same with another limit for the body of a response, in bytes.
    #[must_use]
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.limits.response = bytes;
        self
    }

    /// The same with another policy of what is sent again.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }
}
