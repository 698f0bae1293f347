// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Requests → answers, over any transport.

mod calling;
mod core;
mod error;
mod grant;
mod hook;
mod page_error;
mod reply;
mod reqwest;
mod retry;
mod settings;
mod terms;
mod tokens;
mod transport;

pub use self::core::Core;
pub use self::reqwest::default_transport;
pub use super::wire::{BodyTooLarge, BoxError, ByteStream};
pub use calling::Calling;
pub use error::{BuildError, Error, Failure, Undecoded};
pub use grant::{Authority, Grant};
pub use hook::{Attempt, Hook, Route};
pub use page_error::PageError;
pub use reply::Reply;
pub use retry::RetryPolicy;
pub use settings::Settings;
pub use terms::Terms;
pub use tokens::TokenError;
pub use transport::{Limits, Receive, Transport};

#[cfg(all(feature = "client", feature = "server"))]
mod memory;
#[cfg(all(feature = "client", feature = "server"))]
pub use memory::InMemory;

#[cfg(feature = "blocking")]
mod blocking;
#[cfg(feature = "blocking")]
pub use blocking::{Blocking, BlockingPages, Each};

#[cfg(feature = "tracing")]
mod spans;
#[cfg(feature = "tracing")]
pub use spans::Spans;
