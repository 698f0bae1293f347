// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What most answers are: a body, or nothing. Emitted code gives them names of their own.

/// An answer that is a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Body<T> {
    /// The body.
    pub body: T,
}

impl<T> Body<T> {
    /// Makes one.
    #[must_use]
    pub const fn new(body: T) -> Self {
        Self { body }
    }
}

impl<T> From<T> for Body<T> {
    fn from(body: T) -> Self {
        Self { body }
    }
}

/// An answer that says no more than its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Empty {}

impl Empty {
    /// Makes one.
    #[must_use]
    pub const fn new() -> Self {
        Self {}
    }
}
