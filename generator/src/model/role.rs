//! Who sends the requests of an operation: its consumers to the API, or the API to its consumers.

use crate::pointer::Pointer;

/// Who sends the requests of an operation, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// A consumer of the API, when it likes.
    Called,
    /// The provider, to whoever subscribed in a way that the document does not describe.
    Webhook,
    /// The provider, to a URL that follows from a request and its answer.
    Callback {
        /// The operation of that request, by its index.
        of: usize,
        /// The URL: text with runtime expressions in it.
        url: String,
        /// Where it is used: as it is written, or the place of the reference to it.
        key: Pointer,
    },
}

/// The operations of a kind of role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Traffic {
    /// What consumers call.
    #[default]
    Calls,
    /// What the provider sends to subscribers.
    Webhooks,
    /// What the provider sends in consequence of a call.
    Callbacks,
}

impl Role {
    /// The kind of the role.
    #[must_use]
    pub fn traffic(&self) -> Traffic {
        match self {
            Self::Called => Traffic::Calls,
            Self::Webhook => Traffic::Webhooks,
            Self::Callback { .. } => Traffic::Callbacks,
        }
    }
}

impl Traffic {
    /// What the provider sends.
    pub const SENT: [Self; 2] = [Self::Webhooks, Self::Callbacks];

    /// All of them, in the order of the operations of an API.
    pub const ALL: [Self; 3] = [Self::Calls, Self::Webhooks, Self::Callbacks];

    /// What it is called, as a document does; `calls` for what a document calls operations.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Calls => "calls",
            Self::Webhooks => "webhooks",
            Self::Callbacks => "callbacks",
        }
    }
}
