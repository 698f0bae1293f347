//! The files that a run reads: the one place that touches the file system for reading.
//!
//! Text comes from a folder or from memory; each file is read once and kept, because
//! diagnostics need it later to find lines and columns.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::pointer::FileId;

/// Where a document comes from: the path of its main file, and how to reach the others.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The main file, as the user named it.
    pub main: PathBuf,
    /// Files that are in memory; they stand before those of the file system.
    pub memory: BTreeMap<PathBuf, Vec<u8>>,
}

impl Source {
    /// A document in a file.
    #[must_use]
    pub fn file(main: impl Into<PathBuf>) -> Self {
        Self { main: main.into(), memory: BTreeMap::new() }
    }

    /// A document in memory, under a name that diagnostics show.
    ///
    /// ```
    /// let source = speccast::Source::text("api.yaml", "openapi: 3.0.3");
    /// assert_eq!(source.read("api.yaml".as_ref()).unwrap(), b"openapi: 3.0.3");
    /// ```
    #[must_use]
    pub fn text(name: impl Into<PathBuf>, text: impl Into<Vec<u8>>) -> Self {
        let main = name.into();
        Self { memory: BTreeMap::from([(main.clone(), text.into())]), main }
    }

    /// The same with one more file in memory.
    #[must_use]
    pub fn with(mut self, name: impl Into<PathBuf>, text: impl Into<Vec<u8>>) -> Self {
        self.memory.insert(name.into(), text.into());
        self
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// What the file system says, when the file is neither in memory nor readable.
    pub fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match self.memory.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None => std::fs::read(path),
        }
    }

    /// What reading a file gives now, in few letters: two readings that differ differ here.
    #[must_use]
    pub fn mark(&self, path: &Path) -> String {
        mark(&self.read(path))
    }
}

/// The hash of the bytes, or why there are none.
fn mark(read: &io::Result<Vec<u8>>) -> String {
    match read {
        Ok(bytes) => sha256(bytes),
        Err(error) => error.to_string(),
    }
}

/// The SHA-256 of some bytes, in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The text of every file that was read, by [`FileId`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    files: Vec<Text>,
    readings: Vec<Reading>,
}

/// An attempt to read a file, and what it gave: the run depends on nothing else that is outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The path that was asked for.
    pub path: PathBuf,
    /// What [`Source::mark`] was.
    pub mark: String,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The path, as diagnostics show it.
    pub path: PathBuf,
    /// The text; empty where the file could not be read.
    pub text: String,
}

impl Texts {
    /// Reads a file of a source and remembers what that gave, also when it gave nothing.
    ///
    /// # Errors
    /// Those of [`Source::read`].
    pub fn read(&mut self, source: &Source, path: &Path) -> io::Result<Vec<u8>> {
        let read = source.read(path);
        self.readings.push(Reading { path: path.to_owned(), mark: mark(&read) });
        read
    }

    /// What was read, in order.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// Keeps a text and names it.
    pub fn add(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(Text { path: path.into(), text: text.into() });
        id
    }

    /// The text of a file.
    #[must_use]
    pub fn get(&self, file: FileId) -> Option<&Text> {
        self.files.get(usize::try_from(file.0).ok()?)
    }

    /// The file that was read from `path`.
    #[must_use]
    pub fn find(&self, path: &Path) -> Option<FileId> {
        let index = self.files.iter().position(|one| one.path == path)?;
        u32::try_from(index).ok().map(FileId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_tools_print() {
        let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), hash);
    }

    #[test]
    fn what_was_read_is_remembered_and_so_is_what_was_missing() {
        let source = Source::text("a.yaml", "abc");
        let mut texts = Texts::default();
        assert!(texts.read(&source, "a.yaml".as_ref()).is_ok());
        assert!(texts.read(&source, "none/b.yaml".as_ref()).is_err());
        let [first, second] = texts.readings() else { panic!("{texts:?}") };
        assert_eq!(
            (first.path.as_path(), first.mark.as_str()),
            ("a.yaml".as_ref(), &*sha256(b"abc"))
        );
        assert_eq!(second.mark, source.mark("none/b.yaml".as_ref()));
    }
}
