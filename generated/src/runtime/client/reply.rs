// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What a server answered.

use std::fmt;
use std::ops::Deref;

use http::{HeaderMap, StatusCode};

/// A value with the status and the headers that it came with.
#[derive(Clone, PartialEq)]
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

/// Without the headers: cookies are among them.
impl<T: fmt::Debug> fmt::Debug for Reply<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut reply = f.debug_struct("Reply");
        reply.field("status", &self.status).field("value", &self.value).finish_non_exhaustive()
    }
}

impl<T> Deref for Reply<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
