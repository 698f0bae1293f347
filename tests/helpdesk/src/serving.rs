//! The service on a socket, until it is told to stop.

use std::future::Future;
use std::io;

use axum::Router;
use initdesk_api::server::{self, Service};
use tokio::net::TcpListener;

use crate::pages;
use crate::service::Desk;

/// The API, and the pages about it.
pub fn router(desk: Desk) -> Router {
    server::router(desk).merge(pages::router())
}

/// Serves until `stop`: then no connection is accepted, and what has begun is finished.
pub async fn serve(listener: TcpListener, desk: Desk, stop: impl Future<Output = ()>) {
    let limits = desk.limits();
    server::listen(listener, router(desk), limits, stop).await;
}

/// Ends with SIGTERM or ctrl-c, which are heard from now on.
///
/// # Errors
/// They cannot be.
#[cfg(unix)]
pub fn stopped() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Ends with ctrl-c.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn stopped() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    })
}
