//! The service on a socket, until it is told to stop.

use std::future::Future;
use std::io;
use std::time::Duration;

use axum::Router;
use initdesk_api::server;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::pages;
use crate::service::Desk;

/// How long requests that have begun may take after the end was asked for.
const GRACE: Duration = Duration::from_secs(10);

/// The API, and the pages about it.
pub fn router(desk: Desk) -> Router {
    server::router(desk).merge(pages::router())
}

/// Serves until `stop`: then no connection is accepted, and what has begun is finished.
///
/// # Errors
/// The socket fails.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (tell, told) = oneshot::channel();
    let serving = axum::serve(listener, router).with_graceful_shutdown(async move {
        stop.await;
        // Nobody hears it when the socket has failed.
        let _ = tell.send(());
    });
    let patience = async {
        if told.await.is_ok() {
            tokio::time::sleep(GRACE).await;
        } else {
            std::future::pending().await
        }
    };
    tokio::select! {
        ended = serving.into_future() => ended,
        () = patience => {
            tracing::warn!("some requests did not end in time");
            Ok(())
        }
    }
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
