// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Operations that nobody implemented: how they answer, and how they are found.

use std::any::type_name;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use http::StatusCode;

use super::super::wire::Problem;

/// An operation that is not implemented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotImplemented {
    operation: &'static str,
}

impl NotImplemented {
    /// The `operationId`.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }
}

impl fmt::Display for NotImplemented {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not implemented", self.operation)
    }
}

impl std::error::Error for NotImplemented {}

impl From<NotImplemented> for Problem {
    fn from(error: NotImplemented) -> Self {
        Self::new(StatusCode::NOT_IMPLEMENTED).with_detail(format!("{error}."))
    }
}

/// What a method of a service trait returns unless somebody implements it.
pub struct NotImplementedFuture<T, E> {
    operation: &'static str,
    output: PhantomData<fn() -> (T, E)>,
}

impl<T, E: From<NotImplemented>> Future for NotImplementedFuture<T, E> {
    type Output = Result<T, E>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        Poll::Ready(Err(E::from(NotImplemented { operation: self.operation })))
    }
}

/// The answer of an operation that nobody implemented.
#[must_use]
pub fn not_implemented<T, E: From<NotImplemented>>(
    operation: &'static str,
) -> NotImplementedFuture<T, E> {
    NotImplementedFuture { operation, output: PhantomData }
}

/// A method of a service trait, whatever its arguments are; `A` tells them apart.
pub trait Method<'a, S: 'a, A> {
    /// What is answered.
    type Answer;
    /// What is refused.
    type Refusal;
    /// What the method returns.
    type Future: Future<Output = Result<Self::Answer, Self::Refusal>>;
}

impl<'a, S: 'a, F, R, T, E, One> Method<'a, S, (One,)> for F
where
    F: FnOnce(&'a S, One) -> R,
    R: Future<Output = Result<T, E>>,
{
    type Answer = T;
    type Refusal = E;
    type Future = R;
}

impl<'a, S: 'a, F, R, T, E, One, Two> Method<'a, S, (One, Two)> for F
where
    F: FnOnce(&'a S, One, Two) -> R,
    R: Future<Output = Result<T, E>>,
{
    type Answer = T;
    type Refusal = E;
    type Future = R;
}

/// Whether a method is the one that its trait gives: its future is the one that answers 501.
pub fn is_default<'a, S: 'a, A, M: Method<'a, S, A>>(method: M) -> bool {
    drop(method);
    type_name::<M::Future>() == type_name::<NotImplementedFuture<M::Answer, M::Refusal>>()
}
