//! Text → [`Document`]: the raw trees of all files, overlays applied, and a frame that is known to be sound.

mod document;

pub use document::{Dialect, Document, Node};
