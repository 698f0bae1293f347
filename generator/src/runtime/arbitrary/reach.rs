//! Every operation: a valid request, written by the client, sent in memory to a server that
//! implements nothing, which answers who was asked.

use std::fmt;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use ::arbitrary::Unstructured;
use axum::Router;
use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::super::Secret;
use super::super::client::{Core, Error, InMemory, Settings};
use super::super::server::NotImplemented;
use super::super::wire::{Basic, Credential, Operation, Requirement, SecurityKind};
use super::requests::{RequestVisitor, request};

/// The header that says which operation was asked: the answer to `HEAD` has no body.
const OPERATION: &str = "x-operation";

/// The error of a service that implements nothing: 501, and which operation was asked.
#[derive(Debug, Clone, Copy)]
pub struct Idle(NotImplemented);

impl From<NotImplemented> for Idle {
    fn from(error: NotImplemented) -> Self {
        Self(error)
    }
}

impl IntoResponse for Idle {
    fn into_response(self) -> Response {
        let id = self.0.operation();
        (StatusCode::NOT_IMPLEMENTED, [(OPERATION, shown(id))], id).into_response()
    }
}

/// What became of the request of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reach {
    /// The operation that the request is of.
    pub operation: &'static str,
    /// Why it was not reached; nothing when it was.
    pub obstacle: Option<String>,
}

impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.obstacle {
            None => write!(f, "`{}`: reached", self.operation),
            Some(obstacle) => write!(f, "`{}`: {obstacle}", self.operation),
        }
    }
}

/// Sends each operation a request.
#[derive(Debug)]
pub struct Reaching<'b> {
    server: Server,
    bytes: &'b [u8],
    found: Vec<Reach>,
}

/// Who is asked.
#[derive(Debug)]
enum Server {
    /// One router for all.
    One(InMemory),
    /// A router for each operation, because some share a path that no request can tell apart.
    Each(fn(&'static str) -> Router),
}

impl<'b> Reaching<'b> {
    /// What sends to a router; the values are made of the bytes.
    #[must_use]
    pub fn new(router: Router, bytes: &'b [u8]) -> Self {
        Self { server: Server::One(InMemory::new(router)), bytes, found: Vec::new() }
    }

    /// The same with a router for each operation, made of its id.
    #[must_use]
    pub fn each(router: fn(&'static str) -> Router, bytes: &'b [u8]) -> Self {
        Self { server: Server::Each(router), bytes, found: Vec::new() }
    }

    /// What became of the requests.
    #[must_use]
    pub fn into_found(self) -> Vec<Reach> {
        self.found
    }

    fn send<O: Operation>(&self) -> Result<(), String> {
        let request =
            request::<O>(&mut Unstructured::new(self.bytes)).map_err(|one| one.to_string())?;
        let server = match &self.server {
            Server::One(server) => server.clone(),
            Server::Each(router) => InMemory::new(router(O::ID)),
        };
        let core = Core::new(server, settings(O::SECURITY)).map_err(|one| one.to_string())?;
        let response = now(core.response(&request)).ok_or("the answer does not come")?;
        let response = response.map_err(|one| told(&Error::<()>::from(one)))?;
        let answered = response.headers().get(OPERATION);
        if answered.is_some_and(|id| id.as_bytes() == shown(O::ID).as_bytes()) {
            return Ok(());
        }
        let body = String::from_utf8_lossy(response.body().whole().map_or(&[], |bytes| bytes));
        Err(format!("{}: {body}", response.status()))
    }
}

impl RequestVisitor for Reaching<'_> {
    fn request<O: Operation>(&mut self) {
        let obstacle = self.send::<O>().err();
        self.found.push(Reach { operation: O::ID, obstacle });
    }
}

/// An operation in a header.
fn shown(id: &str) -> String {
    id.escape_default().to_string()
}

/// An error with what it comes from.
fn told(error: &(dyn std::error::Error + 'static)) -> String {
    let chain = std::iter::successors(Some(error), |one| one.source());
    chain.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// Settings with credentials for all schemes.
fn settings(security: &'static [&'static [Requirement]]) -> Settings {
    let secret = || Secret::from("secret");
    let schemes = security.iter().copied().flatten().map(|requirement| requirement.scheme);
    schemes.fold(Settings::new("http://localhost").base("http://localhost"), |settings, scheme| {
        let credential = match scheme.kind {
            SecurityKind::ApiKey { .. } => Credential::Key(secret()),
            SecurityKind::Basic => {
                Credential::Basic(Basic { user: "user".to_owned(), password: secret() })
            }
            SecurityKind::Bearer | SecurityKind::OAuth2 | SecurityKind::OpenIdConnect(_) => {
                Credential::Token(secret())
            }
            SecurityKind::Http(_) => Credential::Rest(secret()),
            SecurityKind::MutualTls | SecurityKind::Unseen => return settings,
        };
        settings.credential(scheme, credential)
    })
}

/// What a future gives that waits for nothing outside.
fn now<F: Future>(future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..1000 {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return Some(output);
        }
    }
    None
}
