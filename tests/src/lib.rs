//! Tests of the generator and of what it generates.
//!
//! The library holds what the tests share: the fixtures, compiled, with the one runtime that they
//! use, and the way to the files of the repository.

#[rustfmt::skip]
pub mod cases;
pub mod house;
pub mod malformed;
pub mod parameters;
pub mod samples;

/// The runtime that the fixtures share; it is the same in every generated crate.
#[path = "../../generator/src/runtime/mod.rs"]
pub mod runtime;

#[rustfmt::skip]
pub mod corpus;
#[rustfmt::skip]
pub mod showcase;
// As they were generated.
#[rustfmt::skip]
pub mod fixtures;
