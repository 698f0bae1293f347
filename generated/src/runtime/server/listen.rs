// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A listener and a router → a server that waits for nobody forever and ends when it is told to.
//!
//! `axum::serve` sets no clock, so whoever sends the head of a request byte by byte keeps a
//! connection as long as it likes.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;

use axum::extract::ConnectInfo;
use axum::serve::Listener;
use axum::{Extension, Router};
use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::task::JoinSet;
use tokio::time;

use super::limits::Limits;
use super::paced::Paced;

/// What a request has that came over a connection.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heard;

/// Serves connections until `stop`; then those at rest are closed, and requests that are being
/// answered may end, for as long as [`Limits::farewell`] says. What is left then is cut off, as it is
/// when this future is dropped.
///
/// Handlers and layers can extract `ConnectInfo` of the address. It speaks HTTP/1.1 without upgrades;
/// for others, `axum::serve` serves the same router.
pub async fn listen<L>(
    mut listener: L,
    router: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
) where
    L: Listener,
    L::Addr: Clone + Send + Sync + 'static,
{
    let mut builder = Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(limits.head);
    let connections = GracefulShutdown::new();
    let mut tasks = JoinSet::new();
    let mut stop = pin!(stop);
    while let Some((io, address)) = unless(stop.as_mut(), listener.accept()).await {
        let router = router.clone().layer(Extension(ConnectInfo(address))).layer(Extension(Heard));
        let service = TowerToHyperService::new(router);
        let connection =
            builder.serve_connection(TokioIo::new(Paced::new(io, limits.stall)), service);
        let connection = connections.watch(connection);
        // A connection that breaks is the business of who broke it.
        tasks.spawn(async move { drop(connection.await) });
        while tasks.try_join_next().is_some() {}
    }
    drop(listener);
    let ended = time::timeout(limits.farewell, connections.shutdown()).await;
    drop(ended);
}

/// What a future gives, unless `stop` comes first.
async fn unless<F: Future>(
    mut stop: Pin<&mut impl Future<Output = ()>>,
    future: F,
) -> Option<F::Output> {
    let mut future = pin!(future);
    poll_fn(|context| match stop.as_mut().poll(context) {
        Poll::Ready(()) => Poll::Ready(None),
        Poll::Pending => future.as_mut().poll(context).map(Some),
    })
    .await
}
