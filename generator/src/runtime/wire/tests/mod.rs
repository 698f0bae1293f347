//! Tests of requests and responses as values.

mod bodies;
mod callback;
pub(crate) mod example;
mod free_form;
mod json_headers;
mod opened;
mod parts;
mod sequences;
mod styles;
