//! Tests of requests and responses as values.

pub(crate) mod example;
mod parts;
mod styles;
