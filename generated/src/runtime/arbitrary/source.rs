// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Bytes → choices.
//!
//! Where the bytes end, the first choice is taken, which is the smallest value; a try that failed
//! goes on with numbers of its own, or it would only fail again.

use ::arbitrary::Unstructured;

/// Makes choices.
pub(super) struct Source<'a, 'b> {
    bytes: &'b mut Unstructured<'a>,
    /// Zero: without bytes the first choice is taken.
    state: u64,
}

/// The step of splitmix64.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl<'a, 'b> Source<'a, 'b> {
    pub(super) fn new(bytes: &'b mut Unstructured<'a>, attempt: u64) -> Self {
        Self { bytes, state: attempt.wrapping_mul(STEP) }
    }

    /// From now on choices differ, also without bytes.
    pub(super) fn stir(&mut self) {
        self.state = self.state.wrapping_add(STEP);
    }

    /// A number below `count`; 0 when there is none.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let most = i128::try_from(count).unwrap_or(i128::MAX) - 1;
        usize::try_from(self.between(0, most)).unwrap_or(0)
    }

    /// A number from `low` to `high`; `low` when there is none.
    pub(super) fn between(&mut self, low: i128, high: i128) -> i128 {
        if high <= low {
            return low;
        }
        if !self.bytes.is_empty() {
            return self.bytes.int_in_range(low..=high).unwrap_or(low);
        }
        if self.state == 0 {
            return low;
        }
        let width = high.abs_diff(low).saturating_add(1);
        let offset = i128::try_from(u128::from(self.next()) % width).unwrap_or(0);
        low.saturating_add(offset)
    }

    /// Heads or tails.
    pub(super) fn coin(&mut self) -> bool {
        self.below(2) == 1
    }

    /// One of several.
    pub(super) fn pick<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(self.below(all.len())).copied()
    }

    /// splitmix64.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(STEP);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
