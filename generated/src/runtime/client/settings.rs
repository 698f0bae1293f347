// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What a client is told before it is built.

use std::collections::BTreeMap;

use super::super::Secret;
use super::super::wire::{Base, Credential, Credentials, InvalidBase, SecurityScheme};
use super::grant::{Authority, Grant};
use super::hook::{Hook, Hooks};
use super::terms::Terms;

/// What a client is told before it is built.
#[derive(Debug, Clone)]
pub struct Settings {
    pub(super) base: Result<Base, InvalidBase>,
    pub(super) place: Place,
    pub(super) credentials: Credentials,
    pub(super) grants: BTreeMap<&'static str, Granted>,
    pub(super) hooks: Hooks,
    pub(super) terms: Terms,
}

/// A grant, and where tokens are asked for unless it says otherwise.
pub(super) type Granted = (Grant, Option<&'static str>);

/// Who says where the API is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The document; operations may have servers of their own.
    Documented,
    /// The caller: all operations are there.
    Given,
}

impl Settings {
    /// The settings of a client of the server at a base URL: no credentials, no hooks, the default
    /// terms.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self {
            base: Base::parse(base),
            place: Place::Documented,
            credentials: Credentials::default(),
            grants: BTreeMap::new(),
            hooks: Hooks::default(),
            terms: Terms::default(),
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
        self.grants.remove(scheme.name);
        self.credentials.set(scheme, credential);
        self
    }

    /// The same with the token of a scheme, or the way to tokens: at this URL, unless the grant says
    /// another.
    #[must_use]
    pub fn authority(
        mut self,
        scheme: &'static SecurityScheme,
        authority: Authority,
        url: Option<&'static str>,
    ) -> Self {
        match authority {
            Authority::Token(token) => self.credential(scheme, Credential::Token(token)),
            Authority::Grant(grant) => {
                // Each request gets the token of its time instead.
                self = self.credential(scheme, Credential::Token(Secret::new("none")));
                self.grants.insert(scheme.name, (*grant, url));
                self
            }
        }
    }

    /// The same with one more hook.
    #[must_use]
    pub fn hook(mut self, hook: impl Hook) -> Self {
        self.hooks.push(hook);
        self
    }

    /// The same with other terms.
    #[must_use]
    pub fn terms(mut self, change: impl FnOnce(Terms) -> Terms) -> Self {
        self.terms = change(self.terms);
        self
    }
}
