// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Initdesk customer API
//!
//! - [`models`]: the types of the API
//! - `operations`: a request and a response for each operation (feature `client` or `server`)
//! - `client`: a client with a method for each operation (feature `client`)
//! - `server`: a trait for each tag, and a router that serves them (feature `server`)
//! - `arbitrary`: values for tests, valid and almost (feature `arbitrary`)

#![forbid(unsafe_code)]

#[allow(
    clippy::disallowed_names,
    clippy::should_implement_trait,
    clippy::wrong_self_convention,
    reason = "names are those of the document"
)]
pub mod models;
mod schemas;
#[cfg(any(feature = "client", feature = "server"))]
#[allow(
    clippy::large_enum_variant,
    reason = "a box would come and go with the size of a body"
)]
pub mod operations;
#[cfg(feature = "server")]
pub mod server;
#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "client")]
pub mod servers;
#[cfg(feature = "arbitrary")]
pub mod arbitrary;
pub mod runtime;

pub use runtime::{Invalid, Valid, Validate, Violation};
