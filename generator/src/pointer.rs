//! Where a node stands: a file and a path in that file (RFC 6901).

use std::fmt;

/// A file that was read, by its index in [`crate::source::Texts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A node of a file: the file, and the keys from its root to the node.
///
/// Two nodes of one document have two pointers, so a pointer is also an identity.
///
/// ```
/// use speccast::pointer::{FileId, Pointer};
/// let pet = Pointer::root(FileId(0)).child("components").child("a/b");
/// assert_eq!(pet.to_string(), "/components/a~1b");
/// assert_eq!(pet.fragment(), "#/components/a~1b");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer {
    /// The file.
    pub file: FileId,
    /// The keys from the root; the items of a list are keyed by their index in decimal.
    pub path: Vec<String>,
}

impl Pointer {
    /// The root of a file.
    #[must_use]
    pub fn root(file: FileId) -> Self {
        Self { file, path: Vec::new() }
    }

    /// The node below this one at `key`.
    #[must_use]
    pub fn child(&self, key: impl Into<String>) -> Self {
        let mut path = Vec::with_capacity(self.path.len() + 1);
        path.extend_from_slice(&self.path);
        path.push(key.into());
        Self { file: self.file, path }
    }

    /// The last key, unless this is the root.
    #[must_use]
    pub fn last(&self) -> Option<&str> {
        self.path.last().map(String::as_str)
    }

    /// The node above, unless this is the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let (_, above) = self.path.split_last()?;
        Some(Self { file: self.file, path: above.to_vec() })
    }

    /// The pointer as a URI fragment as a document would write it, without percent-encoding.
    #[must_use]
    pub fn fragment(&self) -> String {
        format!("#{self}")
    }
}

impl fmt::Display for Pointer {
    /// The JSON Pointer (RFC 6901) inside the file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for key in &self.path {
            write!(f, "/{}", escape(key))?;
        }
        Ok(())
    }
}

/// A key as a token of a JSON Pointer (RFC 6901, section 3).
#[must_use]
pub fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The key that a token of a JSON Pointer stands for (RFC 6901, section 4).
#[must_use]
pub fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}
