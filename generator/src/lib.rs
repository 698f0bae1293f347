//! Casts an OpenAPI document into a Rust crate.

pub mod config;
pub mod diagnostic;
pub mod load;
pub mod model;
pub mod pointer;
pub mod source;

pub use config::Config;
pub use source::Source;
