//! Requests → answers, over any transport.

mod calling;
mod core;
mod error;
mod hook;
mod reply;
mod reqwest;
mod retry;
mod settings;
mod terms;
mod transport;

pub use self::core::Core;
pub use self::reqwest::default_transport;
pub use calling::Calling;
pub use error::{BoxError, BuildError, Error, Failure, Undecoded};
pub use hook::{Attempt, Hook, Route};
pub use reply::Reply;
pub use retry::RetryPolicy;
pub use settings::Settings;
pub use terms::Terms;
pub use transport::{Limits, ResponseTooLarge, Transport};

// part: memory
mod memory;
pub use memory::InMemory;

// part: tracing
mod spans;
pub use spans::Spans;

// part: tests
#[cfg(test)]
mod tests;
