// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What a server answered.

use std::ops::Deref;

use http::{HeaderMap, StatusCode};

/// A value with the status and the headers that it came with.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply<T> {
    /// The status.
    pub status: StatusCode,
    /// All headers.
    pub headers: HeaderMap,
    /// The value.
    pub value: T,
}

impl<T> Reply<T> {
    /// The value alone.
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }
}

impl<T> Deref for Reply<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
