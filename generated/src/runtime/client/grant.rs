// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! How a client gets tokens by itself (RFC 6749).

use std::time::Duration;

use http::Uri;

use super::super::Secret;

/// How a client gets tokens by itself. They are kept until shortly before they expire; calls that
/// need one at the same time wait for the same; where one is refused with 401, another is fetched,
/// once, and the call repeated.
///
/// ```text
/// let grant = Grant::client_credentials("desk", secret).scope("tickets:write");
/// let client = Client::builder().oauth(grant).build()?;
/// ```
#[derive(Debug, Clone)]
pub struct Grant {
    pub(super) refresh: Option<Secret>,
    pub(super) id: Option<String>,
    pub(super) secret: Option<Secret>,
    pub(super) place: Place,
    pub(super) scopes: Vec<String>,
    url: Option<String>,
    pub(super) leeway: Duration,
}

/// Where a client says who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Header,
    Body,
}

impl Grant {
    /// Tokens for the client itself (RFC 6749, section 4.4).
    #[must_use]
    pub fn client_credentials(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self {
            refresh: None,
            id: Some(id.into()),
            secret: Some(secret.into()),
            place: Place::Header,
            scopes: Vec::new(),
            url: None,
            leeway: Duration::from_secs(30),
        }
    }

    /// Tokens for whoever granted a refresh token (RFC 6749, section 6); where the server gives a new
    /// one, that is used from then on. A call that is dropped while it waits for a token may lose the
    /// new one, and the server need not take the old one again: let such calls end by their timeout.
    #[must_use]
    pub fn refresh_token(token: impl Into<Secret>) -> Self {
        let refresh = Some(token.into());
        Self { refresh, id: None, secret: None, ..Self::client_credentials("", "") }
    }

    /// The same for a client with an id, and with a secret unless it is public.
    #[must_use]
    pub fn client(mut self, id: impl Into<String>, secret: Option<Secret>) -> Self {
        (self.id, self.secret) = (Some(id.into()), secret);
        self
    }

    /// The same, id and secret sent in the body, where a server does not read the header.
    #[must_use]
    pub fn in_body(mut self) -> Self {
        self.place = Place::Body;
        self
    }

    /// The same with one more scope; without any the server decides.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scopes.push(scope.into());
        self
    }

    /// The same at another URL than the document says.
    #[must_use]
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// The same with another time before the end of a token from which it is not used any more: 30
    /// seconds, and never more than half of its life.
    #[must_use]
    pub fn leeway(mut self, leeway: Duration) -> Self {
        self.leeway = leeway;
        self
    }

    /// Who is asked for tokens; nothing when nobody says.
    pub(super) fn url(&self, documented: Option<&'static str>) -> Option<Uri> {
        let url = self.url.as_deref().or(documented)?;
        let url: Uri = url.parse().ok()?;
        let is_http = matches!(url.scheme_str(), Some("http" | "https"));
        (is_http && url.authority().is_some()).then_some(url)
    }
}

/// The credential of a scheme of OAuth 2.0: a token, or how tokens are had.
#[derive(Debug, Clone)]
pub enum Authority {
    /// A token.
    Token(Secret),
    /// How tokens are had.
    Grant(Box<Grant>),
}

impl From<Grant> for Authority {
    fn from(grant: Grant) -> Self {
        Self::Grant(Box::new(grant))
    }
}

impl From<Secret> for Authority {
    fn from(token: Secret) -> Self {
        Self::Token(token)
    }
}

impl From<String> for Authority {
    fn from(token: String) -> Self {
        Self::Token(token.into())
    }
}

impl From<&str> for Authority {
    fn from(token: &str) -> Self {
        Self::Token(token.into())
    }
}
