//! What is generated from `tests/showcase/openapi.yaml`, which has every feature of HTTP in it;
//! `tests/examples/showcase.rs` serves it.

include!(concat!(env!("OUT_DIR"), "/showcase.rs"));
