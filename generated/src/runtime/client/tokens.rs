// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The tokens that a client has, and how the next one is fetched (RFC 6749).

use std::borrow::Cow;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Method, Request, Response, StatusCode, Uri};
use serde_json::Value;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::super::Secret;
use super::super::wire::{BoxError, ByteStream, basic_authorization, percent_encoded};
use super::grant::{Grant, Place};
use super::transport::{Limits, Transport};

/// The most bytes of an answer with a token.
const LONGEST: usize = 64 * 1024;

/// The tokens of a grant.
pub(super) struct Tokens {
    grant: Grant,
    url: Uri,
    held: Mutex<Held>,
    /// How many fetches have failed.
    failures: AtomicU64,
}

/// A token, by its number among all that there were.
pub(super) type Numbered = (u64, Secret);

struct Held {
    token: Option<(Secret, Option<Instant>)>,
    number: u64,
    refresh: Option<Secret>,
    /// Why the last fetch failed, if one did.
    reason: Option<TokenError>,
}

impl Tokens {
    pub(super) fn new(grant: Grant, url: Uri) -> Self {
        let refresh = grant.refresh.clone();
        let held = Held { token: None, number: 0, refresh, reason: None };
        Self { grant, url, held: Mutex::new(held), failures: AtomicU64::new(0) }
    }

    /// A token that is good, and not the one of this number. Whoever asks while another fetches one
    /// waits for that, and takes what comes of it, a failure as well.
    pub(super) async fn get<T: Transport>(
        &self,
        transport: &T,
        limits: Limits,
        refused: Option<u64>,
    ) -> Result<Numbered, BoxError> {
        let failures = self.failures.load(Ordering::Relaxed);
        let mut held = self.held.lock().await;
        if let Some((token, end)) = &held.token
            && refused != Some(held.number)
            && end.is_none_or(|end| Instant::now() < end)
        {
            return Ok((held.number, token.clone()));
        }
        if failures != self.failures.load(Ordering::Relaxed)
            && let Some(reason) = &held.reason
        {
            return Err(reason.clone().into());
        }
        held.token = None;
        let (token, end) = match self.fetch(transport, limits, &mut held.refresh).await {
            Ok(fetched) => fetched,
            Err(error) => {
                let reason = error.downcast_ref().cloned();
                let unreached = || TokenError::Unreached(error.to_string());
                held.reason = Some(reason.unwrap_or_else(unreached));
                self.failures.fetch_add(1, Ordering::Relaxed);
                return Err(error);
            }
        };
        held.number = held.number.wrapping_add(1);
        held.token = Some((token.clone(), end));
        Ok((held.number, token))
    }

    /// The next token, and until when it is used.
    async fn fetch<T: Transport>(
        &self,
        transport: &T,
        limits: Limits,
        refresh: &mut Option<Secret>,
    ) -> Result<(Secret, Option<Instant>), BoxError> {
        let request = self.request(refresh.as_ref())?;
        let response = transport.send(request, &limits).await.map_err(Into::into)?;
        self.read(response, refresh).await
    }

    /// The request for a token (RFC 6749, sections 2.3.1, 4.4.2 and 6).
    fn request(&self, refresh: Option<&Secret>) -> Result<Request<ByteStream>, TokenError> {
        let Grant { id, secret, place, scopes, .. } = &self.grant;
        let kind = if refresh.is_some() { "refresh_token" } else { "client_credentials" };
        let mut pairs = vec![("grant_type", Cow::from(kind))];
        pairs.extend(refresh.map(|token| ("refresh_token", Cow::from(token.expose()))));
        if !scopes.is_empty() {
            pairs.push(("scope", Cow::from(scopes.join(" "))));
        }
        let id = id.as_deref();
        let mut request = Request::new(ByteStream::default());
        match (place, secret) {
            (Place::Header, Some(secret)) => {
                let id = percent_encoded(id.unwrap_or_default());
                let text = basic_authorization(&id, &percent_encoded(secret.expose()));
                let mut value = HeaderValue::try_from(text).map_err(|_| TokenError::Request)?;
                value.set_sensitive(true);
                request.headers_mut().insert(AUTHORIZATION, value);
            }
            (Place::Body, _) | (_, None) => {
                pairs.extend(id.map(|id| ("client_id", Cow::from(id))));
                let secret = secret.as_ref().map(|one| ("client_secret", one.expose().into()));
                pairs.extend(secret);
            }
        }
        *request.method_mut() = Method::POST;
        *request.uri_mut() = self.url.clone();
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        request.headers_mut().insert(CONTENT_TYPE, form);
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
        let pairs = pairs.iter().map(|(name, value)| format!("{name}={}", percent_encoded(value)));
        *request.body_mut() = pairs.collect::<Vec<_>>().join("&").into();
        Ok(request)
    }

    /// A token, and until when it is used (RFC 6749, section 5).
    async fn read(
        &self,
        response: Response<ByteStream>,
        refresh: &mut Option<Secret>,
    ) -> Result<(Secret, Option<Instant>), BoxError> {
        let status = response.status();
        let body = response.into_body().collect(LONGEST).await?;
        let body: Value = serde_json::from_slice(&body).unwrap_or_default();
        let text = |key| body.get(key).and_then(Value::as_str);
        let kind = text("token_type").unwrap_or("bearer");
        let token = text("access_token").filter(|one| !one.is_empty() && status.is_success());
        let Some(token) = token.filter(|_| kind.eq_ignore_ascii_case("bearer")) else {
            let said = text("error").unwrap_or_default();
            let code = CODES.iter().copied().find(|code| *code == said);
            return Err(TokenError::Refused { status, code }.into());
        };
        if let Some(next) = text("refresh_token").filter(|_| refresh.is_some()) {
            *refresh = Some(next.into());
        }
        let seconds = body.get("expires_in").and_then(|one| match one {
            Value::String(text) => text.parse().ok(),
            other => other.as_u64(),
        });
        let end = seconds.map(Duration::from_secs).and_then(|life| {
            Instant::now().checked_add(life.saturating_sub(self.grant.leeway.min(life / 2)))
        });
        Ok((token.into(), end))
    }
}

/// The codes of RFC 6749, section 5.2; no other text of an answer is shown.
const CODES: &[&str] = &[
    "invalid_client",
    "invalid_grant",
    "invalid_request",
    "invalid_scope",
    "unauthorized_client",
    "unsupported_grant_type",
];

/// There is no token.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenError {
    /// The request for it cannot be written.
    Request,
    /// The server gave none.
    Refused {
        /// The status of its answer.
        status: StatusCode,
        /// Why, in the words of RFC 6749, section 5.2.
        code: Option<&'static str>,
    },
    /// Another call asked for it, and had no answer for this reason.
    Unreached(String),
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request => f.write_str("id or secret of the client cannot be sent"),
            Self::Refused { status, code: Some(code) } => {
                write!(f, "the server gave no token: {status}, {code}")
            }
            Self::Refused { status, .. } => write!(f, "the server gave no token: {status}"),
            Self::Unreached(reason) => write!(f, "the server gave no token: {reason}"),
        }
    }
}

impl std::error::Error for TokenError {}
