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

// part: memory
mod memory;
pub use memory::InMemory;

// part: tests
#[cfg(test)]
mod tests;
