//! Casts an OpenAPI document into a Rust crate: models with validation, server stubs, a client.

pub mod analyze;
pub mod config;
pub mod diagnostic;
pub mod load;
pub mod lower;
pub mod model;
pub mod naming;
pub mod pointer;
#[cfg(test)]
pub mod runtime;
pub mod source;

pub use config::Config;
pub use source::Source;
