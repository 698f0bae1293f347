//! What is generated from `tests/parameters/openapi.yaml`: each combination of location, style,
//! `explode` and shape of a parameter, as an operation.

include!(concat!(env!("OUT_DIR"), "/parameters.rs"));
