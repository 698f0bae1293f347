//! What is generated from the documents in `tests/corpus`, compiled; `tests/build.rs` makes it.
//!
//! Each document is in the style of a family of generators or of a large API, with the habits that
//! its documents have.

include!(concat!(env!("OUT_DIR"), "/corpus.rs"));
