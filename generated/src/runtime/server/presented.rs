// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What a caller shows of itself, for the service to judge.

use super::super::Secret;
use super::super::wire::{Basic, Credential, Requirement, SecurityScheme};

/// The credentials of a request that satisfy one alternative of its operation.
#[derive(Debug, Clone)]
pub struct Presented {
    operation: &'static str,
    requirements: &'static [Requirement],
    credentials: Vec<(&'static str, Credential)>,
}

impl Presented {
    pub(super) fn new(
        operation: &'static str,
        requirements: &'static [Requirement],
        find: impl Fn(&SecurityScheme) -> Option<Credential>,
    ) -> Self {
        let credentials = requirements
            .iter()
            .filter_map(|one| Some((one.scheme.name, find(one.scheme)?)))
            .collect();
        Self { operation, requirements, credentials }
    }

    /// The `operationId` of the operation that is called.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The alternative that is asked about, as the document states it: its schemes, all of which
    /// must hold, and the scopes that each must grant.
    #[must_use]
    pub fn alternative(&self) -> &'static [Requirement] {
        self.requirements
    }

    /// The scopes that the alternative asks for.
    #[must_use]
    pub fn scopes(&self) -> Vec<&'static str> {
        self.requirements.iter().flat_map(|one| one.scopes).copied().collect()
    }

    /// The API key, the bearer token, or what follows the name of another scheme.
    #[must_use]
    pub fn secret(&self, scheme: &SecurityScheme) -> Option<Secret> {
        match self.credential(scheme)? {
            Credential::Key(text) | Credential::Token(text) | Credential::Rest(text) => {
                Some(text.clone())
            }
            Credential::Basic(_) => None,
        }
    }

    /// User and password.
    #[must_use]
    pub fn basic(&self, scheme: &SecurityScheme) -> Option<Basic> {
        match self.credential(scheme)? {
            Credential::Basic(basic) => Some(basic.clone()),
            _ => None,
        }
    }

    fn credential(&self, scheme: &SecurityScheme) -> Option<&Credential> {
        let mut all = self.credentials.iter();
        all.find_map(|(name, one)| (*name == scheme.name).then_some(one))
    }
}
