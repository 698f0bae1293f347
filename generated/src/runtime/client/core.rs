// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A request → the answer of a server: what all clients have in common.
//!
//! Only the typed ends are compiled for each operation; what lies between knows no operation.

use std::collections::BTreeMap;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Request, Response, StatusCode};
use tokio::time::Instant;

use super::super::wire::{
    Answer, Base, BodyTooLarge, BoxError, ByteStream, Credentials, Operation, RequestError,
    RequestWriter, Requirement, Streams, closest, within,
};
use super::calling::Calling;
use super::error::{BuildError, Failure};
use super::hook::{Attempt, Hooks, Route};
use super::retry::{Ended, Repeat, Tries};
use super::settings::{Place, Settings};
use super::terms::Terms;
use super::tokens::Tokens;
use super::transport::{Limits, Receive, Transport};

/// A client without its methods.
#[derive(Clone)]
pub struct Core<T> {
    transport: T,
    base: Base,
    place: Place,
    credentials: Credentials,
    tokens: BTreeMap<&'static str, Arc<Tokens>>,
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

/// What a client needs to know of an operation.
#[derive(Clone, Copy)]
pub(super) struct Traits {
    route: Route,
    security: &'static [&'static [Requirement]],
    server: Option<&'static str>,
    repeat: Repeat,
    streams: &'static [Streams],
}

impl Traits {
    pub(super) fn of<O: Operation>() -> Self {
        Self {
            route: Route { operation: O::ID, method: O::METHOD, path: O::PATH },
            security: O::SECURITY,
            server: O::SERVER,
            repeat: if O::IDEMPOTENT { Repeat::Safe } else { Repeat::Unsafe },
            streams: O::Response::STREAMS,
        }
    }

    /// Whether the body of an answer is handed on as it arrives.
    fn is_streamed<B>(&self, response: &Response<B>) -> bool {
        let status = response.status().as_u16();
        let mut streams = self.streams.iter();
        let found = streams.find(|(first, last, _)| (*first..=*last).contains(&status));
        let Some((.., offers)) = found else { return false };
        let sent = response.headers().get(CONTENT_TYPE).and_then(|one| one.to_str().ok());
        let media_types: Vec<&str> = offers.iter().map(|(media_type, _)| *media_type).collect();
        let fits = sent.and_then(|sent| closest(sent, &media_types)).unwrap_or_default();
        offers.get(fits).is_some_and(|(_, streams)| *streams)
    }
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
    /// When the base URL is not one, or nobody says where tokens are granted.
    pub fn new(transport: T, settings: Settings) -> Result<Self, BuildError> {
        let Settings { base, place, credentials, grants, hooks, terms } = settings;
        let mut tokens = BTreeMap::new();
        for (scheme, (grant, documented)) in grants {
            let url = grant.url(documented).ok_or(BuildError::TokenUrl(scheme))?;
            tokens.insert(scheme, Arc::new(Tokens::new(grant, url)));
        }
        Ok(Self { transport, base: base?, place, credentials, tokens, hooks, terms })
    }

    /// Calls an operation.
    ///
    /// # Errors
    /// When the request cannot be written or sent, and for every answer but a success.
    pub fn call<'a, O: Operation>(
        &'a self,
        request: &O,
    ) -> Calling<
        impl Future<Output = Result<Response<ByteStream>, Failure>> + use<'a, T, O>,
        O::Response,
    > {
        Calling::new(self.response(request))
    }

    /// Calls an operation and gives the response as it came. Its body is collected unless the
    /// operation streams it.
    ///
    /// # Errors
    /// When the request cannot be written or sent.
    pub fn response<'a, O: Operation>(
        &'a self,
        request: &O,
    ) -> impl Future<Output = Result<Response<ByteStream>, Failure>> + use<'a, T, O> {
        let traits = Traits::of::<O>();
        self.send(written(request).and_then(|writer| self.write(writer, traits)), traits)
    }

    /// The whole of a request, its credentials included.
    pub(super) fn write(
        &self,
        mut writer: RequestWriter,
        traits: Traits,
    ) -> Result<Request<ByteStream>, RequestError> {
        self.credentials.write(traits.security, &mut writer)?;
        let server = traits.server.filter(|_| self.place == Place::Documented);
        let mut request = match server.map(Base::parse) {
            Some(base) => writer.finish(&base.map_err(|_| RequestError::Url)?)?,
            None => writer.finish(&self.base)?,
        };
        request.extensions_mut().insert(traits.route);
        Ok(request)
    }

    /// Sends a request and receives the response, whatever it is.
    pub(super) async fn send(
        &self,
        request: Result<Request<ByteStream>, RequestError>,
        traits: Traits,
    ) -> Result<Response<ByteStream>, Failure> {
        let mut request = request?;
        let mut tries = self.terms.retry.begin(traits.route.operation, traits.repeat);
        let Some(tokens) = self.tokens(traits) else {
            let answer = self.attempts(request, traits, &mut tries).await;
            return answer.map_err(Failure::Transport);
        };
        let held = self.authorize(&mut request, tokens, None).await?;
        let again = copy(&request);
        let answer =
            self.attempts(request, traits, &mut tries).await.map_err(Failure::Transport)?;
        match again {
            Some(mut again) if answer.status() == StatusCode::UNAUTHORIZED => {
                self.authorize(&mut again, tokens, Some(held)).await?;
                tries.once_more();
                self.attempts(again, traits, &mut tries).await.map_err(Failure::Transport)
            }
            _ => Ok(answer),
        }
    }

    /// Where the tokens of an operation come from, if it needs some that are granted.
    fn tokens(&self, traits: Traits) -> Option<&Tokens> {
        let chosen =
            if self.tokens.is_empty() { &[] } else { self.credentials.chosen(traits.security) };
        chosen.iter().find_map(|one| self.tokens.get(one.scheme.name)).map(Arc::as_ref)
    }

    /// Gives a request a token, not the one of a number; and the number of the one that it got.
    async fn authorize(
        &self,
        request: &mut Request<ByteStream>,
        tokens: &Tokens,
        refused: Option<u64>,
    ) -> Result<u64, Failure> {
        let limits = self.terms.limits;
        let token = tokens.get(&self.transport, limits, refused);
        let token = match limits.timeout {
            Some(timeout) => within(|| self.transport.sleep(timeout), token).await,
            None => Some(token.await),
        };
        let token = token.unwrap_or_else(|| Err("no token came in time".into()));
        let (number, token) = token.map_err(Failure::Token)?;
        let value = HeaderValue::try_from(format!("Bearer {}", token.expose()));
        let mut value = value.map_err(|error| Failure::Token(error.into()))?;
        value.set_sensitive(true);
        request.headers_mut().insert(AUTHORIZATION, value);
        Ok(number)
    }

    /// Sends a request until there is an answer that will not change, or no attempt is left.
    async fn attempts(
        &self,
        mut request: Request<ByteStream>,
        traits: Traits,
        tries: &mut Tries<'_>,
    ) -> Result<Response<ByteStream>, BoxError> {
        let mut limits = self.terms.limits;
        if !traits.streams.is_empty() {
            limits.receive = Receive::Stream;
        }
        loop {
            request.extensions_mut().insert(Attempt(tries.number()));
            let again = if tries.may_repeat() { copy(&request) } else { None };
            limits.timeout = tries.timeout(self.terms.limits.timeout);
            let ended = self.attempt(request, limits, traits).await;
            let wait = tries.next(match &ended {
                Ok(response) => Ended::Answered(response.status(), response.headers()),
                Err(error) if error.is::<BodyTooLarge>() => Ended::Failed,
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
        request: Request<ByteStream>,
        limits: Limits,
        traits: Traits,
    ) -> Result<Response<ByteStream>, BoxError> {
        if self.hooks.is_empty() {
            return self.exchange(request, limits, traits).await;
        }
        let (mut head, body) = request.into_parts();
        self.hooks.before(&mut head);
        let extensions = head.extensions.clone();
        let mut exchange = pin!(self.exchange(Request::from_parts(head, body), limits, traits));
        let ended = poll_fn(|context| {
            let mut poll = Poll::Pending;
            let mut step = || {
                if poll.is_pending() {
                    poll = exchange.as_mut().poll(context);
                }
            };
            self.hooks.within(&extensions, &mut step);
            poll
        });
        match ended.await {
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

    /// Sends a request and collects the body of the response, unless that streams.
    async fn exchange(
        &self,
        request: Request<ByteStream>,
        limits: Limits,
        traits: Traits,
    ) -> Result<Response<ByteStream>, BoxError> {
        let begin = Instant::now();
        let response = self.transport.send(request, &limits).await.map_err(Into::into)?;
        if traits.is_streamed(&response) {
            return Ok(response.map(|body| body.with_item_limit(limits.response)));
        }
        let (head, body) = response.into_parts();
        let body = body.collect(limits.response);
        let body = match (limits.receive, limits.timeout) {
            // The transport's clock ended where the body began.
            (Receive::Stream, Some(timeout)) => {
                let clock = || self.transport.sleep(timeout.saturating_sub(begin.elapsed()));
                within(clock, body).await.ok_or("the body did not arrive in time")??
            }
            _ => body.await?,
        };
        Ok(Response::from_parts(head, body.into()))
    }
}

/// What a request says, credentials apart.
pub(super) fn written<O: Operation>(request: &O) -> Result<RequestWriter, RequestError> {
    let mut writer = RequestWriter::of(request)?;
    writer.accept(O::ACCEPT);
    Ok(writer)
}

/// The same request once more; nothing when its body can be sent only once.
fn copy(request: &Request<ByteStream>) -> Option<Request<ByteStream>> {
    let mut copy = Request::new(request.body().try_clone()?);
    *copy.method_mut() = request.method().clone();
    *copy.uri_mut() = request.uri().clone();
    *copy.headers_mut() = request.headers().clone();
    *copy.extensions_mut() = request.extensions().clone();
    Some(copy)
}
