//! Work on all cores, with results in the order of what was worked on.
//!
//! Threads of the standard library are enough: the work is one flat list, and nothing in it waits.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::STACK;

/// What `work` makes of each; which thread does what changes nothing about it.
pub(crate) fn map<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(one) = all.get(index) else { return done };
            done.push((index, work(one)));
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(all.len());
    let mut done = thread::scope(|scope| {
        let spawn = || thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run);
        // A thread that cannot be had leaves more to the others.
        let others: Vec<_> = (1..cores).filter_map(|_| spawn().ok()).collect();
        let mut done = run();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_order_whoever_made_them() {
        let all: Vec<usize> = (0..1000).collect();
        let doubled = map(&all, |one| one * 2);
        assert!(doubled.iter().enumerate().all(|(index, one)| *one == index * 2));
        assert!(map(&[], |one: &usize| *one).is_empty());
    }
}
