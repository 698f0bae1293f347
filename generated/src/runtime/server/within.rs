// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A future → its output, unless it takes too long.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use tokio::time::sleep;

/// The output of a future that has so long for it.
///
/// The clock starts when the future has to wait, so that what is there already costs no timer.
pub(super) async fn within<F: Future>(limit: Duration, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut clock = None;
    poll_fn(|context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        let clock = clock.get_or_insert_with(|| Box::pin(sleep(limit)));
        clock.as_mut().poll(context).map(|()| None)
    })
    .await
}
