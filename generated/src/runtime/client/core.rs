// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A request → the answer of a server: what all clients have in common.
//!
//! Only the typed ends are compiled for each operation; what lies between knows no operation.

use std::fmt;
use std::future::Future;
use std::time::Duration;

use http::Response;
use http::header::CONTENT_TYPE;

use super::super::wire::{
    Answer, Base, ByteStream, Credential, Credentials, InvalidBase, Operation, RequestError,
    RequestWriter, Requirement, SecurityScheme, Streams, is_media_type,
};
use super::calling::Calling;
use super::error::{BuildError, Failure};
use super::transport::{Limits, Receive, Transport};

/// What a client is told before it is built.
#[derive(Debug, Clone)]
pub struct Settings {
    base: Result<Base, InvalidBase>,
    place: Place,
    credentials: Credentials,
    limits: Limits,
}

impl Settings {
    /// The settings of a client of the server at a base URL: no credentials, 30 seconds for a
    /// request, 64 MiB for a response.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self {
            base: Base::parse(base),
            place: Place::Documented,
            credentials: Credentials::default(),
            limits: Limits::default(),
        }
    }

    /// The same with another base URL.
    #[must_use]
    pub fn base(mut self, base: &str) -> Self {
        self.base = Base::parse(base);
        self.place = Place::Given;
        self
    }

    /// The same with the credential of a scheme.
    #[must_use]
    pub fn credential(mut self, scheme: &'static SecurityScheme, credential: Credential) -> Self {
        self.credentials.set(scheme, credential);
        self
    }

    /// The same with another time for a request, its response included; `None` is for ever.
    #[must_use]
    pub fn timeout(mut self, timeout: Option<Duration>) -> Self {
        self.limits.timeout = timeout;
        self
    }

    /// The same with another limit for the body of a response, in bytes.
    #[must_use]
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.limits.response = bytes;
        self
    }
}

/// Who says where the API is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The document; operations may have servers of their own.
    Documented,
    /// The caller: all operations are there.
    Given,
}

/// A client without its methods.
#[derive(Clone)]
pub struct Core<T> {
    transport: T,
    base: Base,
    place: Place,
    credentials: Credentials,
    limits: Limits,
}

impl<T> fmt::Debug for Core<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base", &self.base.as_str())
            .field("credentials", &self.credentials)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

impl<T: Transport> Core<T> {
    /// A client that sends by a transport.
    ///
    /// # Errors
    /// When the base URL is not one.
    pub fn new(transport: T, settings: Settings) -> Result<Self, BuildError> {
        let Settings { base, place, credentials, limits } = settings;
        Ok(Self { transport, base: base?, place, credentials, limits })
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
        let written = RequestWriter::of(request).map(|mut writer| {
            writer.accept(O::ACCEPT);
            writer
        });
        let server = O::SERVER.filter(|_| self.place == Place::Documented);
        let traits = Traits { security: O::SECURITY, server, streams: O::Response::STREAMS };
        self.send(written, traits)
    }

    /// Sends a request and receives the response, whatever it is.
    async fn send(
        &self,
        written: Result<RequestWriter, RequestError>,
        traits: Traits,
    ) -> Result<Response<ByteStream>, Failure> {
        let mut writer = written?;
        self.credentials.write(traits.security, &mut writer)?;
        let request = match traits.server.map(Base::parse) {
            Some(base) => writer.finish(&base.map_err(|_| RequestError::Url)?)?,
            None => writer.finish(&self.base)?,
        };
        let mut limits = self.limits;
        if !traits.streams.is_empty() {
            limits.receive = Receive::Stream;
        }
        let sent = self.transport.send(request, &limits).await;
        let response = sent.map_err(|error| Failure::Transport(error.into()))?;
        if traits.is_streamed(&response) {
            return Ok(response.map(|body| body.with_item_limit(limits.response)));
        }
        let (head, body) = response.into_parts();
        let body = body.collect(limits.response).await.map_err(Failure::Transport)?;
        Ok(Response::from_parts(head, body.into()))
    }
}

/// What a client needs to know of an operation.
struct Traits {
    security: &'static [&'static [Requirement]],
    server: Option<&'static str>,
    streams: &'static [Streams],
}

impl Traits {
    /// Whether the body of an answer is handed on as it arrives.
    fn is_streamed<B>(&self, response: &Response<B>) -> bool {
        let status = response.status().as_u16();
        let mut streams = self.streams.iter();
        let found = streams.find(|(first, last, _)| (*first..=*last).contains(&status));
        let Some((.., offers)) = found else { return false };
        let sent = response.headers().get(CONTENT_TYPE).and_then(|one| one.to_str().ok());
        let sent = sent.unwrap_or_default();
        let fits = offers.iter().find(|(media_type, _)| is_media_type(sent, media_type));
        fits.or(offers.first()).is_some_and(|(_, streams)| *streams)
    }
}
