// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! A place in every attempt for code of the user: headers, metrics, logs.

use std::fmt;
use std::sync::Arc;

use http::{Extensions, request, response};

use super::super::wire::BoxError;

/// Which operation a request is of. Every request has it among its extensions, for hooks and
/// transports; it holds nothing of the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// The operationId, or what stands for it.
    pub operation: &'static str,
    /// The method, in upper case.
    pub method: &'static str,
    /// The path template.
    pub path: &'static str,
}

/// Which attempt of a call a request is, from 1; among its extensions as [`Route`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempt(pub u32);

/// Sees every attempt of every call, and may alter what is sent and what came.
///
/// Hooks are asked in the order in which a client was given them, and in the opposite order once
/// there is an answer. What a hook wants to know of an attempt later it puts into the extensions of
/// the request. URL and headers hold what is secret: neither belongs in a log.
///
/// ```text
/// struct Agent;
///
/// impl Hook for Agent {
///     fn before(&self, request: &mut http::request::Parts) {
///         request.headers.insert("user-agent", HeaderValue::from_static("desk/1"));
///     }
/// }
///
/// let client = Client::builder().hook(Agent).build()?;
/// ```
pub trait Hook: Send + Sync + 'static {
    /// The request is about to be sent.
    fn before(&self, request: &mut request::Parts) {
        let _ = request;
    }

    /// There is an answer to the request that had these extensions.
    fn answered(&self, request: &Extensions, response: &mut response::Parts) {
        let _ = (request, response);
    }

    /// There is none.
    fn failed(&self, request: &Extensions, error: &BoxError) {
        let _ = (request, error);
    }

    /// Goes one step further in sending and receiving, by calling `step` once. Whoever has
    /// something that holds on one thread, as a span does, holds it meanwhile.
    fn within(&self, request: &Extensions, step: &mut dyn FnMut()) {
        let _ = request;
        step();
    }
}

/// The hooks of a client.
#[derive(Clone, Default)]
pub(super) struct Hooks(Vec<Arc<dyn Hook>>);

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.len())
    }
}

impl Hooks {
    pub(super) fn push(&mut self, hook: impl Hook) {
        self.0.push(Arc::new(hook));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn before(&self, request: &mut request::Parts) {
        self.0.iter().for_each(|hook| hook.before(request));
    }

    pub(super) fn answered(&self, request: &Extensions, response: &mut response::Parts) {
        self.0.iter().rev().for_each(|hook| hook.answered(request, response));
    }

    pub(super) fn failed(&self, request: &Extensions, error: &BoxError) {
        self.0.iter().rev().for_each(|hook| hook.failed(request, error));
    }

    pub(super) fn within(&self, request: &Extensions, step: &mut dyn FnMut()) {
        within(&self.0, request, step);
    }
}

fn within(hooks: &[Arc<dyn Hook>], request: &Extensions, step: &mut dyn FnMut()) {
    match hooks.split_first() {
        Some((first, rest)) => first.within(request, &mut || within(rest, request, step)),
        None => step(),
    }
}
