// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A client with a method for each operation.
//!
//! `ClientBuilder` says where the API is, who calls, how long a call may take, what is sent
//! again (`retry`) and who looks on (`hook`); `Client::with` gives a client on other terms.
//! `runtime::client` has what stands behind: `RetryPolicy`, `Hook`, `Grant` for tokens of
//! OAuth 2.0, `Blocking` to wait without `async` (feature `blocking`), `Transport` for
//! another way to the server.

use core::fmt;
use core::future::Future;
use core::time::Duration;
use super::{operations, runtime};

pub use super::runtime::client::{Error, Reply, RetryPolicy};

/// Calls the operations.
#[derive(Debug, Clone)]
pub struct Client<T = reqwest::Client> {
    core: runtime::client::Core<T>,
}

impl Client {
    /// A client without credentials, at a base URL.
    ///
    /// # Errors
    /// The URL cannot be used, or there is no TLS.
    pub fn new(base: impl fmt::Display) -> Result<Self, runtime::client::BuildError> {
        Self::builder().base_url(base).build()
    }

    /// Starts a client of `https://api.example.com`, unless another base URL is given.
    #[must_use]
    pub fn builder() -> ClientBuilder {
        Default::default()
    }
}

impl<T: Clone> Client<T> {
    /// The same client on other terms: time, bytes, attempts. It shares its connections.
    #[must_use]
    pub fn with(
        &self,
        change: impl ::core::ops::FnOnce(
            runtime::client::Terms,
        ) -> runtime::client::Terms,
    ) -> Self {
        Self {
            core: self.core.with(change),
        }
    }
}

/// What a client is made of.
#[derive(Debug, Clone)]
pub struct ClientBuilder {
    settings: runtime::client::Settings,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        let settings = runtime::client::Settings::new("https://api.example.com");
        #[cfg(feature = "tracing")]
        let settings = settings.hook(runtime::client::Spans);
        Self { settings }
    }
}

impl ClientBuilder {
    /// Where the API is served; a path in it stands before those of the operations.
    #[must_use]
    pub fn base_url(mut self, base: impl fmt::Display) -> Self {
        self.settings = self.settings.base(&ToString::to_string(&base));
        self
    }

    /// The key that is sent in the header `X-Initdesk-Token`.
    #[must_use]
    pub fn token(mut self, value: impl Into<runtime::Secret>) -> Self {
        let credential = runtime::wire::Credential::Key(value.into());
        self.settings = self.settings.credential(&operations::TOKEN_SCHEME, credential);
        self
    }

    /// How long a call may take, its answer included; 30 seconds unless said otherwise.
    #[must_use]
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.settings = self.settings.terms(|terms| terms.timeout(timeout));
        self
    }

    /// How many bytes the body of an answer may have; 64 MiB unless said otherwise.
    #[must_use]
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.settings = self.settings.terms(|terms| terms.response_limit(bytes));
        self
    }

    /// What is sent again when it failed, and when; nothing is unless this says so.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings = self.settings.terms(|terms| terms.retry(policy));
        self
    }

    /// Who else sees and alters every request before it is sent, and its answer.
    #[must_use]
    pub fn hook(mut self, hook: impl runtime::client::Hook) -> Self {
        self.settings = self.settings.hook(hook);
        self
    }

    /// The client.
    ///
    /// # Errors
    /// The base URL cannot be used, or there is no TLS.
    pub fn build(self) -> Result<Client, runtime::client::BuildError> {
        self.build_with(runtime::client::default_transport()?)
    }

    /// The client with a transport: a `reqwest::Client` of your own, or a router in memory.
    ///
    /// # Errors
    /// The base URL cannot be used.
    pub fn build_with<T: runtime::client::Transport>(
        self,
        transport: T,
    ) -> Result<Client<T>, runtime::client::BuildError> {
        let core = runtime::client::Core::new(transport, self.settings)?;
        Ok(Client { core })
    }
}

impl<T: runtime::client::Transport> Client<T> {
    /// Unassign ticket
    ///
    /// `POST /organizations/{organization_id}/tickets/{pk}/unassign/`
    ///
    /// Answers:
    ///
    /// - 200: The ticket.
    /// - 401: The token is missing.
    /// - 403: The token is invalid or inactive, or belongs to another organization.
    /// - 404: There is no such ticket.
    /// - 429: Too many requests with this token; back off exponentially.
    pub fn unassign_ticket<'a>(
        &'a self,
        request: &operations::UnassignTicketRequest,
    ) -> impl Future<
        Output = Result<
            Reply<operations::UnassignTicketOk>,
            Error<operations::UnassignTicketResponse>,
        >,
    > + use<'a, T> {
        self.core.call(request)
    }
}
