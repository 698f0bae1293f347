//! Where a node stands: a file and a path in that file (RFC 6901).
//!
//! The path is kept as the text of a JSON Pointer, shared between copies: making the pointer of a
//! child is one allocation however deep it stands, comparing two is comparing bytes.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// A file that was read, by its index in [`crate::source::Texts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A node of a file: the file, and the keys from its root to the node.
///
/// Two nodes of one document have two pointers, so a pointer is also an identity. In their order
/// a node comes before everything below it.
///
/// ```
/// use speccast::pointer::{FileId, Pointer};
/// let pet = Pointer::root(FileId(0)).child("components").child("a/b");
/// assert_eq!(pet.to_string(), "/components/a~1b");
/// assert_eq!(pet.fragment(), "#/components/a~1b");
/// assert_eq!(pet.keys().collect::<Vec<_>>(), ["components", "a/b"]);
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer {
    /// The file.
    pub file: FileId,
    /// The keys from the root, each escaped behind a `/`; nothing at the root. The items of a list
    /// are keyed by their index in decimal.
    text: Option<Arc<str>>,
}

impl Pointer {
    /// The root of a file.
    #[must_use]
    pub const fn root(file: FileId) -> Self {
        Self { file, text: None }
    }

    /// The node at the end of a path.
    #[must_use]
    pub fn at<K: AsRef<str>>(file: FileId, path: impl IntoIterator<Item = K>) -> Self {
        Self::root(file).below(path)
    }

    fn of(file: FileId, text: &str) -> Self {
        Self { file, text: (!text.is_empty()).then(|| Arc::from(text)) }
    }

    /// The node below this one at `key`.
    #[must_use]
    pub fn child(&self, key: impl AsRef<str>) -> Self {
        let (above, key) = (self.text(), key.as_ref());
        let mut text = String::with_capacity(above.len() + key.len() + 1);
        text.push_str(above);
        push(&mut text, key);
        Self { file: self.file, text: Some(Arc::from(text)) }
    }

    /// The node at the end of a path from this one.
    #[must_use]
    pub fn below<K: AsRef<str>>(&self, path: impl IntoIterator<Item = K>) -> Self {
        let mut text = self.text().to_owned();
        path.into_iter().for_each(|key| push(&mut text, key.as_ref()));
        Self::of(self.file, &text)
    }

    /// The JSON Pointer (RFC 6901) inside the file.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }

    /// The keys from the root to the node.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = Cow<'_, str>> + Clone {
        let text = self.text.as_deref().and_then(|text| text.strip_prefix('/'));
        text.into_iter().flat_map(|text| text.split('/')).map(key_of)
    }

    /// The keys from the root to the node, as a list of their own.
    #[must_use]
    pub fn path(&self) -> Vec<String> {
        self.keys().map(Cow::into_owned).collect()
    }

    /// How many keys there are from the root to the node.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.text().bytes().filter(|byte| *byte == b'/').count()
    }

    /// Whether this is the root of its file.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.text.is_none()
    }

    /// The last key, unless this is the root.
    #[must_use]
    pub fn last(&self) -> Option<Cow<'_, str>> {
        self.text().rsplit_once('/').map(|(_, last)| key_of(last))
    }

    /// The node above, unless this is the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.text().rsplit_once('/').map(|(above, _)| Self::of(self.file, above))
    }

    /// Whether this is `above` or stands below it.
    #[must_use]
    pub fn is_within(&self, above: &Self) -> bool {
        self.rest(above).is_some()
    }

    /// The same below `to` as this is below `from`; nothing when it is not within `from`.
    #[must_use]
    pub fn moved(&self, from: &Self, to: &Self) -> Option<Self> {
        let rest = self.rest(from)?;
        match rest.is_empty() {
            true => Some(to.clone()),
            false => Some(Self::of(to.file, &[to.text(), rest].concat())),
        }
    }

    /// The way from `above`, when this is within it.
    fn rest(&self, above: &Self) -> Option<&str> {
        let rest = self.text().strip_prefix(above.text()).filter(|_| self.file == above.file)?;
        (rest.is_empty() || rest.starts_with('/')).then_some(rest)
    }

    /// The pointer as a URI fragment as a document would write it, without percent-encoding.
    #[must_use]
    pub fn fragment(&self) -> String {
        ["#", self.text()].concat()
    }
}

impl fmt::Display for Pointer {
    /// The JSON Pointer (RFC 6901) inside the file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "file {} #{}", self.file.0, self.text())
    }
}

/// Adds a key to the text of a pointer.
fn push(text: &mut String, key: &str) {
    text.push('/');
    match key.contains(['~', '/']) {
        true => text.push_str(&escape(key)),
        false => text.push_str(key),
    }
}

/// The key of a token.
fn key_of(token: &str) -> Cow<'_, str> {
    match token.contains('~') {
        true => Cow::Owned(unescape(token)),
        false => Cow::Borrowed(token),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_below_is_told_from_what_begins_alike() {
        let at = |path: &[&str]| Pointer::at(FileId(0), path);
        assert!(at(&["a", "b"]).is_within(&at(&["a"])) && at(&["a"]).is_within(&at(&["a"])));
        assert!(!at(&["ab"]).is_within(&at(&["a"])));
        assert!(at(&["a"]).is_within(&at(&[])) && !at(&[]).is_within(&at(&["a"])));
        assert!(!Pointer::root(FileId(1)).is_within(&at(&[])));
        assert_eq!(
            at(&["a", "b", "c"]).moved(&at(&["a"]), &at(&["x", "y"])).unwrap().text(),
            "/x/y/b/c"
        );
        assert_eq!(at(&["a"]).moved(&at(&["a"]), &at(&[])), Some(at(&[])));
    }

    #[test]
    fn any_text_is_a_key() {
        let odd = ["", "/", "~1", "a/b~", "0"];
        let pointer = Pointer::at(FileId(0), odd);
        assert_eq!(pointer.path(), odd);
        assert_eq!((pointer.depth(), pointer.last().as_deref()), (5, Some("0")));
        assert_eq!(pointer.parent(), Some(Pointer::at(FileId(0), odd.iter().take(4))));
        assert_eq!(Pointer::root(FileId(0)).child("").parent(), Some(Pointer::root(FileId(0))));
        assert_eq!((Pointer::root(FileId(0)).last(), Pointer::root(FileId(0)).depth()), (None, 0));
    }
}
