//! How many requests a token may make in a minute.
//!
//! The times of the last requests are kept, so that no minute, wherever it begins, has more than
//! the limit. They are kept in memory: a second server counts for itself.

use std::collections::{BTreeMap, VecDeque};
use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

const MINUTE: Duration = Duration::from_secs(60);

/// The limit, and who has used how much of it.
#[derive(Debug)]
pub struct Rate {
    limit: NonZeroUsize,
    /// When each token was used in the last minute. Only tokens that exist come here.
    used: Mutex<BTreeMap<String, VecDeque<Instant>>>,
}

impl Rate {
    /// So many requests a minute for a token.
    #[must_use]
    pub fn per_minute(limit: NonZeroUsize) -> Self {
        Self { limit, used: Mutex::default() }
    }

    /// Counts a request of a token.
    ///
    /// # Errors
    /// There were too many: how long until the next is accepted. What is refused does not count.
    pub fn take(&self, token: &str, now: Instant) -> Result<(), Duration> {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let times = used.entry(token.to_owned()).or_default();
        while times.front().is_some_and(|first| now.duration_since(*first) >= MINUTE) {
            times.pop_front();
        }
        match times.front() {
            Some(first) if times.len() >= self.limit.get() => {
                Err(MINUTE.saturating_sub(now.duration_since(*first)))
            }
            _ => {
                times.push_back(now);
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_minute_has_more_requests_than_the_limit() {
        let rate = Rate::per_minute(NonZeroUsize::new(3).unwrap());
        let start = Instant::now();
        let at = |seconds| rate.take("a", start + Duration::from_secs(seconds));
        assert_eq!([at(0), at(50), at(51)], [Ok(()); 3]);
        assert_eq!(at(52), Err(Duration::from_secs(8)));
        assert_eq!(at(60), Ok(()));
        assert_eq!(at(61), Err(Duration::from_secs(49)));
        assert_eq!(rate.take("b", start), Ok(()), "tokens have limits of their own");
        assert_eq!(at(110), Ok(()));
    }
}
