// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A router as a transport: a client and its server in one test, without a socket.

use axum::Router;
use axum::body::Body;
use axum::handler::Handler;
use axum::routing::any_service;
use http::{Request, Response};

use super::super::wire::{BoxError, ByteStream};
use super::transport::{Limits, Transport};

/// Sends every request to a router. It has no clock: a timeout counts only
/// for the body of an operation that may stream, and needs tokio's time then.
#[derive(Debug, Clone)]
pub struct InMemory {
    router: Router,
}

impl InMemory {
    /// A transport to a router; the host of the base URL does not matter.
    #[must_use]
    pub fn new(router: Router) -> Self {
        Self { router }
    }
}

impl Transport for InMemory {
    type Error = BoxError;

    async fn send(
        &self,
        request: Request<ByteStream>,
        _: &Limits,
    ) -> Result<Response<ByteStream>, BoxError> {
        let handler = any_service(self.router.clone());
        let response = Handler::call(handler, request.map(Body::new), ()).await;
        Ok(response.map(|body| ByteStream::arriving(body, u64::MAX)))
    }
}
