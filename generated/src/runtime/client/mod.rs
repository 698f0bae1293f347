// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Requests → answers, over any transport.

mod calling;
mod core;
mod error;
mod reply;
mod reqwest;
mod transport;

pub use self::core::{Core, Settings};
pub use self::reqwest::default_transport;
pub use super::wire::{BodyTooLarge as ResponseTooLarge, BoxError, ByteStream};
pub use calling::Calling;
pub use error::{BuildError, Error, Failure, Undecoded};
pub use reply::Reply;
pub use transport::{Limits, Receive, Transport};

#[cfg(all(feature = "client", feature = "server"))]
mod memory;
#[cfg(all(feature = "client", feature = "server"))]
pub use memory::InMemory;
