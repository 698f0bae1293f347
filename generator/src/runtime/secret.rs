//! Text that must not be seen: passwords and tokens.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Serialize, Serializer};

/// Text that `Debug` does not show and whose comparison does not tell how much was right.
///
/// There is no `Display`; [`Secret::expose`] is the one way to the text.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// A secret.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl PartialEq for Secret {
    /// Takes the same time wherever texts of one length differ.
    fn eq(&self, other: &Self) -> bool {
        same(self.0.as_bytes(), other.0.as_bytes())
    }
}

impl Eq for Secret {}

impl PartialEq<&str> for Secret {
    /// As with another secret.
    fn eq(&self, other: &&str) -> bool {
        same(self.0.as_bytes(), other.as_bytes())
    }
}

/// Takes the same time wherever texts of one length differ.
fn same(left: &[u8], right: &[u8]) -> bool {
    // What goes through `black_box` cannot be known early, so no byte ends the loop.
    let differences = left
        .iter()
        .zip(right)
        .fold(0, |sum, (left, right)| std::hint::black_box(sum | (left ^ right)));
    left.len() == right.len() && differences == 0
}

impl Hash for Secret {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
