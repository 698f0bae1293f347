// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A request → the answer of a server: what all clients have in common.
//!
//! Only the typed ends are compiled for each operation; what lies between knows no operation.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use bytes::Bytes;
use http::{Request, Response};

use super::super::wire::{
    Base, Credentials, Operation, RequestError, RequestWriter, Requirement,
};
use super::calling::Calling;
use super::error::{BoxError, BuildError, Failure};
use super::hook::{Attempt, Hooks, Route};
use super::retry::{Ended, Repeat};
use super::settings::{Place, Settings};
use super::terms::Terms;
use super::transport::{Limits, ResponseTooLarge, Transport};

/// A client without its methods.
#[derive(Clone)]
pub struct Core<T> {
    transport: T,
    base: Base,
    place: Place,
    credentials: Credentials,
    hooks: Hooks,
    terms: Terms,
}

impl<T> fmt::Debug for Core<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base", &self.base.as_str())
            .field("credentials", &self.credentials)
            .field("terms", &self.terms)
            .field("hooks", &self.hooks)
            .finish_non_exhaustive()
    }
}

/// What is to be sent, and what is known of the operation that it is of.
struct Sending {
    written: Result<RequestWriter, RequestError>,
    security: &'static [&'static [Requirement]],
    server: Option<&'static str>,
    route: Route,
    repeat: Repeat,
}

impl<T> Core<T> {
    /// The same with other terms.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(Terms) -> Terms) -> Self
    where
        T: Clone,
    {
        let mut core = self.clone();
        core.terms = change(core.terms);
        core
    }
}

impl<T: Transport> Core<T> {
    /// A client that sends by a transport.
    ///
    /// # Errors
    /// When the base URL is not one.
    pub fn new(transport: T, settings: Settings) -> Result<Self, BuildError> {
        let Settings { base, place, credentials, hooks, terms } = settings;
        Ok(Self { transport, base: base?, place, credentials, hooks, terms })
    }

    /// Calls an operation.
    ///
    /// # Errors
    /// When the request cannot be written or sent, and for every answer but a success.
    pub fn call<'a, O: Operation>(
        &'a self,
        request: &O,
    ) -> Calling<impl Future<Output = Result<Response<Bytes>, Failure>> + use<'a, T, O>, O::Response>
    {
        Calling::new(self.response(request))
    }

    /// Calls an operation and gives the response as it came.
    ///
    /// # Errors
    /// When the request cannot be written or sent.
    pub fn response<'a, O: Operation>(
        &'a self,
        request: &O,
    ) -> impl Future<Output = Result<Response<Bytes>, Failure>> + use<'a, T, O> {
        let written = RequestWriter::of(request).map(|mut writer| {
            writer.accept(O::ACCEPT);
            writer
        });
        self.send(Sending {
            written,
            security: O::SECURITY,
            server: O::SERVER.filter(|_| self.place == Place::Documented),
            route: Route { operation: O::ID, method: O::METHOD, path: O::PATH },
            repeat: if O::IDEMPOTENT { Repeat::Safe } else { Repeat::Unsafe },
        })
    }

    /// Sends a request and receives the response, whatever it is.
    async fn send(&self, sending: Sending) -> Result<Response<Bytes>, Failure> {
        let mut writer = sending.written?;
        self.credentials.write(sending.security, &mut writer)?;
        let mut request = match sending.server.map(Base::parse) {
            Some(base) => writer.finish(&base.map_err(|_| RequestError::Url)?)?,
            None => writer.finish(&self.base)?,
        };
        request.extensions_mut().insert(sending.route);
        self.attempts(request, sending.repeat).await.map_err(Failure::Transport)
    }

    /// Sends a request until there is an answer that will not change, or no attempt is left.
    async fn attempts(
        &self,
        mut request: Request<Bytes>,
        repeat: Repeat,
    ) -> Result<Response<Bytes>, BoxError> {
        let operation = request.extensions().get().map_or("", |route: &Route| route.operation);
        let mut tries = self.terms.retry.begin(operation, repeat);
        loop {
            request.extensions_mut().insert(Attempt(tries.number()));
            let again = tries.may_repeat().then(|| request.clone());
            let timeout = tries.timeout(self.terms.limits.timeout);
            let ended = self.attempt(request, Limits { timeout, ..self.terms.limits }).await;
            let wait = tries.next(match &ended {
                Ok(response) => Ended::Answered(response.status(), response.headers()),
                Err(error) if error.is::<ResponseTooLarge>() => Ended::Failed,
                Err(_) => Ended::Broken,
            });
            let (Some(wait), Some(again)) = (wait, again) else { return ended };
            drop(ended);
            self.transport.sleep(wait).await;
            request = again;
        }
    }

    /// Sends a request once.
    async fn attempt(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> Result<Response<Bytes>, BoxError> {
        let (mut head, body) = request.into_parts();
        self.hooks.before(&mut head);
        let extensions = head.extensions.clone();
        let mut sending = pin!(self.transport.send(Request::from_parts(head, body), &limits));
        let ended = poll_fn(|context| {
            let mut poll = Poll::Pending;
            let mut step = || {
                if poll.is_pending() {
                    poll = sending.as_mut().poll(context);
                }
            };
            self.hooks.within(&extensions, &mut step);
            poll
        });
        match ended.await.map_err(Into::into) {
            Ok(response) => {
                let (mut head, body) = response.into_parts();
                self.hooks.answered(&extensions, &mut head);
                Ok(Response::from_parts(head, body))
            }
            Err(error) => {
                self.hooks.failed(&extensions, &error);
                Err(error)
            }
        }
    }
}
