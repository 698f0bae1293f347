//! Generated clients and generated servers, over a socket and in memory.

mod bodies;
mod callbacks;
mod calls;
mod client;
mod context;
mod create;
mod desk;
mod every;
mod nested;
mod parameters;
mod responses;
mod rivals;
mod security;
mod sequences;
mod streams;
mod streams_docs;
mod webhooks;
mod whole;

use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use axum::Router;
use http::{Request, Response};
use tests::runtime::client::{BoxError, ByteStream, InMemory, Limits, Transport};

/// Serves a router on a port of its own; the base URL.
async fn serve(router: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    format!("http://{address}")
}

/// A router in memory, as a transport that notes what is sent to it.
#[derive(Clone, Debug)]
struct Noting {
    router: InMemory,
    seen: Arc<Mutex<Vec<Request<ByteStream>>>>,
}

impl Noting {
    fn new(router: Router) -> Self {
        Self { router: InMemory::new(router), seen: Arc::default() }
    }

    /// The last request.
    fn last(&self) -> Request<ByteStream> {
        self.seen.lock().unwrap().last().unwrap().clone()
    }

    /// Path and query of the last request.
    fn uri(&self) -> String {
        self.last().uri().path_and_query().unwrap().to_string()
    }
}

impl Transport for Noting {
    type Error = BoxError;

    async fn send(
        &self,
        request: Request<ByteStream>,
        limits: &Limits,
    ) -> Result<Response<ByteStream>, BoxError> {
        self.seen.lock().unwrap().push(request.clone());
        self.router.send(request, limits).await
    }
}

/// What a service was called with, as its `Debug` says.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<String>>);

impl Kept {
    fn keep(&self, request: &impl Debug) {
        // What was sent whole may arrive as a stream.
        *self.0.lock().unwrap() =
            format!("{request:?}").replace("Stream { length", "Whole { length");
    }

    #[track_caller]
    fn is(&self, request: &impl Debug) {
        assert_eq!(*self.0.lock().unwrap(), format!("{request:?}"));
    }
}
