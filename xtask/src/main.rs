//! The chores of this repository, thin over the library.
fn main() {}
