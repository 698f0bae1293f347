// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A router as a transport: a client and its server in one test, without a socket.

use axum::Router;
use axum::body::{Body, HttpBody, to_bytes};
use axum::handler::Handler;
use axum::routing::any_service;
use bytes::Bytes;
use http::{Request, Response};

use super::error::BoxError;
use super::transport::{Limits, ResponseTooLarge, Transport};

/// Sends every request to a router. There is no clock: timeouts do not count.
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
        request: Request<Bytes>,
        limits: &Limits,
    ) -> Result<Response<Bytes>, BoxError> {
        let handler = any_service(self.router.clone());
        let response = Handler::call(handler, request.map(Body::from), ()).await;
        let (head, body) = response.into_parts();
        let limit = limits.response;
        if HttpBody::size_hint(&body).lower() > u64::try_from(limit).unwrap_or(u64::MAX) {
            return Err(ResponseTooLarge { limit }.into());
        }
        let body = to_bytes(body, limit).await?;
        Ok(Response::from_parts(head, body))
    }
}
