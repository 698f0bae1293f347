// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Initdesk customer API
//!
//! - [`models`]: the types of the API
//! - `operations`: a request and a response for each operation (feature `client` or `server`)
//! - `client`: a client with a method for each operation (feature `client`)
//! - `server`: a trait for each tag, and a router that serves them (feature `server`)

#![forbid(unsafe_code)]

#[rustfmt::skip]
pub mod models;
#[rustfmt::skip]
mod schemas;
#[cfg(any(feature = "client", feature = "server"))]
#[allow(
    clippy::large_enum_variant,
    reason = "a box would come and go with the size of a body"
)]
#[rustfmt::skip]
pub mod operations;
#[cfg(feature = "server")]
#[rustfmt::skip]
pub mod server;
#[cfg(feature = "client")]
#[rustfmt::skip]
pub mod client;
#[cfg(feature = "client")]
#[rustfmt::skip]
pub mod servers;
#[rustfmt::skip]
pub mod runtime;

pub use runtime::{Invalid, Valid, Validate, Violation};
