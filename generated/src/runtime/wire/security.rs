// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Who calls: security schemes, and credentials in requests, in both directions.

use std::collections::BTreeMap;
use std::fmt;

use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::super::{Location, Secret};
use super::basic;
use super::error::RequestError;
use super::request_writer::RequestWriter;

/// A security scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecurityScheme {
    /// Its name in the document.
    pub name: &'static str,
    /// How credentials are sent.
    pub kind: SecurityKind,
}

/// How credentials are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecurityKind {
    /// As the value of a header, query parameter or cookie.
    ApiKey {
        /// Where.
        location: Location,
        /// The name of header, query parameter or cookie.
        name: &'static str,
    },
    /// `Authorization: Basic` (RFC 7617).
    Basic,
    /// `Authorization: Bearer` (RFC 6750).
    Bearer,
    /// Another scheme of `Authorization`, by its name.
    Http(&'static str),
    /// OAuth 2.0: a bearer token.
    OAuth2,
    /// OpenID Connect: a bearer token of the provider that this URL describes.
    OpenIdConnect(&'static str),
    /// A client certificate, which is settled below HTTP.
    MutualTls,
    /// A way that nobody described; no request shows it.
    Unseen,
}

impl SecurityKind {
    /// Whether a request shows its credential.
    #[must_use]
    pub const fn is_shown(self) -> bool {
        !matches!(self, Self::MutualTls | Self::Unseen)
    }
}

/// A scheme that must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement {
    /// The scheme.
    pub scheme: &'static SecurityScheme,
    /// The scopes that it must grant.
    pub scopes: &'static [&'static str],
}

impl Requirement {
    /// A scheme, and the scopes that it must grant.
    #[must_use]
    pub const fn new(scheme: &'static SecurityScheme, scopes: &'static [&'static str]) -> Self {
        Self { scheme, scopes }
    }
}

/// What a caller shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Credential {
    /// An API key.
    Key(Secret),
    /// User and password.
    Basic(Basic),
    /// A bearer token.
    Token(Secret),
    /// What follows the name of another scheme in `Authorization`.
    Rest(Secret),
}

/// User and password.
#[derive(Debug, Clone, PartialEq)]
pub struct Basic {
    /// The user.
    pub user: String,
    /// The password.
    pub password: Secret,
}

/// The credentials of a client, by the name of their scheme. `Debug` shows the names only.
#[derive(Clone, Default)]
pub struct Credentials(BTreeMap<&'static str, Credential>);

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Credentials {
    /// Keeps the credential of a scheme.
    pub fn set(&mut self, scheme: &'static SecurityScheme, credential: Credential) {
        self.0.insert(scheme.name, credential);
    }

    /// The first alternative whose schemes are all known; one that asks for nothing comes last.
    #[must_use]
    pub fn chosen<'a>(&self, alternatives: &[&'a [Requirement]]) -> &'a [Requirement] {
        let held = candidates(alternatives, |scheme| self.0.contains_key(scheme.name));
        held.first().copied().unwrap_or_default()
    }

    /// Writes the first alternative whose schemes are all known; one that asks for nothing comes
    /// last. Where none is complete, nothing is written and the server decides.
    ///
    /// # Errors
    /// When a credential holds what cannot be sent at its place.
    pub fn write(
        &self,
        alternatives: &[&[Requirement]],
        request: &mut RequestWriter,
    ) -> Result<(), RequestError> {
        for requirement in self.chosen(alternatives) {
            let scheme = requirement.scheme;
            if let Some(credential) = self.0.get(scheme.name) {
                write(scheme, credential, request)
                    .ok_or(RequestError::Credential { scheme: scheme.name })?;
            }
        }
        Ok(())
    }
}

/// The alternatives that hold, as far as a request shows it: those that carry a credential, in
/// their order, then those of which no request shows anything. One that asks for nothing comes last,
/// and only where no credential is shown: who shows a wrong credential is not nobody.
pub fn candidates<'a>(
    alternatives: &[&'a [Requirement]],
    mut has: impl FnMut(&'static SecurityScheme) -> bool,
) -> Vec<&'a [Requirement]> {
    let (mut shown, mut unseen, mut open) = (Vec::new(), Vec::new(), None);
    let is_shown = |one: &Requirement| one.scheme.kind.is_shown();
    for alternative in alternatives.iter().copied() {
        if alternative.is_empty() {
            open = Some(alternative);
        } else if !alternative.iter().any(is_shown) {
            unseen.push(alternative);
        } else if alternative.iter().all(|one| !is_shown(one) || has(one.scheme)) {
            shown.push(alternative);
        }
    }
    let open = open.filter(|_| shown.is_empty());
    shown.into_iter().chain(unseen).chain(open).collect()
}

/// Puts a credential in its place; nothing when it does not fit there.
fn write(
    scheme: &SecurityScheme,
    credential: &Credential,
    request: &mut RequestWriter,
) -> Option<()> {
    let authorization = match (scheme.kind, credential) {
        (SecurityKind::ApiKey { location, name }, Credential::Key(key)) => {
            return write_key(location, name, key.expose(), request);
        }
        (SecurityKind::Basic, Credential::Basic(Basic { user, password }))
            if !user.contains(':') =>
        {
            basic::basic_authorization(user, password.expose())
        }
        (
            SecurityKind::Bearer | SecurityKind::OAuth2 | SecurityKind::OpenIdConnect(_),
            Credential::Token(token),
        ) => format!("Bearer {}", token.expose()),
        (SecurityKind::Http(name), Credential::Rest(rest)) => format!("{name} {}", rest.expose()),
        _ => return None,
    };
    request.set_secret_header(AUTHORIZATION, &authorization)
}

fn write_key(
    location: Location,
    name: &'static str,
    key: &str,
    request: &mut RequestWriter,
) -> Option<()> {
    match location {
        Location::Header => {
            request.set_secret_header(HeaderName::from_bytes(name.as_bytes()).ok()?, key)
        }
        Location::Query => {
            request.set_query(name, key);
            Some(())
        }
        Location::Cookie => {
            let is_safe = |byte: u8| byte.is_ascii_graphic() && !b"\",;\\".contains(&byte);
            key.bytes().all(is_safe).then(|| request.push_cookie(name, key))
        }
        Location::Path | Location::Body => None,
    }
}

/// Where the credentials of a request are found.
pub struct Presentation<'a> {
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The pairs of the query, decoded; broken ones left out.
    pub query: &'a [(String, String)],
}

impl Presentation<'_> {
    /// What the caller shows for a scheme; nothing when it is missing, broken or ambiguous.
    #[must_use]
    pub fn credential(&self, scheme: &SecurityScheme) -> Option<Credential> {
        match scheme.kind {
            SecurityKind::ApiKey { location, name } => {
                self.key(location, name).map(Secret::new).map(Credential::Key)
            }
            SecurityKind::Basic => {
                let bytes = basic::decode(self.authorization("Basic")?)?;
                let text = String::from_utf8(bytes).ok()?;
                let (user, password) = text.split_once(':')?;
                let password = Secret::new(password.to_owned());
                Some(Credential::Basic(Basic { user: user.to_owned(), password }))
            }
            SecurityKind::Bearer | SecurityKind::OAuth2 | SecurityKind::OpenIdConnect(_) => {
                self.rest("Bearer").map(Credential::Token)
            }
            SecurityKind::Http(name) => self.rest(name).map(Credential::Rest),
            SecurityKind::MutualTls | SecurityKind::Unseen => None,
        }
    }

    fn rest(&self, scheme: &str) -> Option<Secret> {
        self.authorization(scheme).map(|text| Secret::new(text.to_owned()))
    }

    /// What follows the name of the scheme in the one `Authorization` that there is.
    fn authorization(&self, scheme: &str) -> Option<&str> {
        let (name, rest) = self.header(&AUTHORIZATION)?.trim().split_once(' ')?;
        let rest = rest.trim();
        (name.eq_ignore_ascii_case(scheme) && !rest.is_empty()).then_some(rest)
    }

    fn header(&self, name: &HeaderName) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next()?;
        if values.next().is_some() { None } else { std::str::from_utf8(value.as_bytes()).ok() }
    }

    fn key(&self, location: Location, name: &str) -> Option<String> {
        match location {
            Location::Header => {
                let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
                self.header(&name).map(str::to_owned)
            }
            Location::Query => one(self.query.iter().filter(|(one, _)| one == name))
                .map(|(_, value)| value.clone()),
            Location::Cookie => one(cookies(self.headers).filter(|(one, _)| *one == name))
                .map(|(_, value)| value.to_owned()),
            Location::Path | Location::Body => None,
        }
    }
}

fn one<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let item = items.next()?;
    if items.next().is_some() { None } else { Some(item) }
}

/// The names and values of all cookies (RFC 6265, section 4.2.1), as they are.
pub(super) fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| std::str::from_utf8(line.as_bytes()).ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}

/// The value of `WWW-Authenticate` that asks for the credential of a scheme.
#[must_use]
pub fn challenge(scheme: &SecurityScheme) -> Option<HeaderValue> {
    let text = match scheme.kind {
        SecurityKind::ApiKey { location, name } => {
            let place = match location {
                Location::Query => "query",
                Location::Cookie => "cookie",
                _ => "header",
            };
            let name: String = name.chars().filter(|one| !matches!(one, '"' | '\\')).collect();
            format!("ApiKey in=\"{place}\", name=\"{name}\"")
        }
        SecurityKind::Basic => "Basic realm=\"api\", charset=\"UTF-8\"".to_owned(),
        SecurityKind::Bearer | SecurityKind::OAuth2 | SecurityKind::OpenIdConnect(_) => {
            "Bearer".to_owned()
        }
        SecurityKind::Http(name) => name.to_owned(),
        SecurityKind::MutualTls | SecurityKind::Unseen => return None,
    };
    HeaderValue::from_str(&text).ok()
}
