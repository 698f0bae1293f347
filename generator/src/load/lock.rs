//! The file that lists copies of remote files: URL → a local file and the SHA-256 of its bytes.
//!
//! ```json
//! {"https://example.com/pet.yaml": {"file": "copies/pet.yaml", "sha256": "9f86…"}}
//! ```
//!
//! Nothing is ever fetched. The hash says that the copy is what its user once looked at.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::document::{Dialect, Document, Node};
use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic};

/// The copies that may be read.
#[derive(Debug, Default)]
pub(super) struct Lock {
    /// The path of the list, as it is shown.
    pub(super) path: PathBuf,
    copies: BTreeMap<String, Copy>,
}

/// A copy of a remote file.
#[derive(Debug, Clone)]
pub(super) struct Copy {
    /// Where it is.
    pub(super) file: PathBuf,
    /// The hash of its bytes, in lower case.
    pub(super) sha256: String,
}

impl Lock {
    /// Reads a list; what is wrong with it is said.
    pub(super) fn read(reader: &mut Reader<'_>, path: &Path) -> Self {
        let mut lock = Self { path: path.to_owned(), copies: BTreeMap::new() };
        let Some((file, tree)) = reader.named(path) else { return lock };
        let mut document = Document::single(Dialect::V30, tree);
        document.trees =
            std::mem::take(&mut document.trees).into_values().map(|tree| (file, tree)).collect();
        document.main = file;
        let root = document.root();
        if !root.value.is_object() {
            let message = "an object of URLs belongs here";
            reader.diagnostics.push(Diagnostic::at_value(Code::RemoteLock, &root.pointer, message));
        }
        for (url, node) in root.entries() {
            match copy(&node) {
                Ok(copy) => {
                    let file = path.parent().unwrap_or(Path::new("")).join(copy.file);
                    lock.copies.insert(url.to_owned(), Copy { file, ..copy });
                }
                Err(fault) => reader.diagnostics.push(fault),
            }
        }
        lock
    }

    /// The copy of what is at a URL.
    pub(super) fn copy(&self, url: &str) -> Option<&Copy> {
        self.copies.get(url)
    }
}

/// An entry of the list.
fn copy(node: &Node<'_>) -> Result<Copy, Diagnostic> {
    let wrong = |message: &str| Diagnostic::at_value(Code::RemoteLock, &node.pointer, message);
    let (Some(file), Some(sha256)) = (node.text_at("file"), node.text_at("sha256")) else {
        return Err(wrong("the keys `file` and `sha256` with strings belong here"));
    };
    let hex = sha256.len() == 64 && sha256.bytes().all(|one| one.is_ascii_hexdigit());
    if !hex {
        return Err(wrong("`sha256` must be 64 hexadecimal digits"));
    }
    Ok(Copy { file: file.into(), sha256: sha256.to_ascii_lowercase() })
}
