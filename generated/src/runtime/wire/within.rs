// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A future → its output, unless it takes too long.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

/// What a future gives, unless a clock ends before it.
///
/// The clock starts when the future has to wait, so that what is there already costs no timer.
pub async fn within<F: Future, C: Future<Output = ()>>(
    clock: impl Fn() -> C,
    future: F,
) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut running = None;
    poll_fn(|context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        let running = running.get_or_insert_with(|| Box::pin(clock()));
        running.as_mut().poll(context).map(|()| None)
    })
    .await
}
