//! Reads files once each, and says what is wrong with their text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::encoding;
use super::files;
use super::lock::Lock;
use super::syntax::{self, Fault, Parsed};
use crate::diagnostic::locate::{self, Format};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::pointer::{FileId, Pointer};
use crate::source::{Source, Texts, sha256};

/// What a fault in a `security` costs, as help.
pub(super) const UNKNOWN_SECURITY: &str =
    "who may call is not known, so operations that this holds for are left out";

/// The files that were read, and what is to be said of them.
pub(super) struct Reader<'s> {
    source: &'s Source,
    known: BTreeMap<PathBuf, FileId>,
    /// Folders that references may lead to, beside that of the document.
    pub(super) allowed: Vec<PathBuf>,
    /// The copies of remote files that may be read.
    pub(super) lock: Option<Lock>,
    /// The text of each file.
    pub(super) texts: Texts,
    /// What was noticed.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Where the texts say more than the trees: keys that stand twice, objects with an odd key.
    pub(super) unread: Vec<Pointer>,
}

/// What reading a file gave.
pub(super) enum Read {
    /// A file that was read before, whether it has a tree or not.
    Before(FileId),
    /// A file with its tree.
    Tree(FileId, Value),
    /// A file whose text gives no tree; that was said.
    Faulty(FileId),
    /// The file system refused, for this reason.
    Refused(String),
}

impl<'s> Reader<'s> {
    /// Nothing read yet.
    pub(super) fn new(source: &'s Source) -> Self {
        Self {
            source,
            known: BTreeMap::new(),
            allowed: Vec::new(),
            lock: None,
            texts: Texts::default(),
            diagnostics: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// The folders that references stay in: that of the document, and those that are allowed.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        let own = self.source.main.parent().map(Path::to_path_buf).unwrap_or_default();
        std::iter::once(own).chain(self.allowed.iter().cloned()).collect()
    }

    /// The path of a file, as diagnostics show it.
    pub(super) fn path(&self, file: FileId) -> PathBuf {
        self.texts.get(file).map(|text| text.path.clone()).unwrap_or_default()
    }

    /// The main file and its tree.
    pub(super) fn main(&mut self) -> Option<(FileId, Value)> {
        let path = self.source.main.clone();
        self.named(&path)
    }

    /// A file that the user named, and its tree; what stands in the way was said.
    pub(super) fn named(&mut self, path: &Path) -> Option<(FileId, Value)> {
        match self.read(path) {
            Read::Tree(file, tree) => Some((file, tree)),
            Read::Before(_) | Read::Faulty(_) => None,
            Read::Refused(reason) => {
                let file = self.texts.add(path, "");
                let message = format!("`{}` cannot be read: {reason}", path.display());
                let place = Place::Span(file, 0..0);
                self.diagnostics.push(Diagnostic::new(Code::UnreadableFile, place, message));
                None
            }
        }
    }

    /// The tree of an overlay, which must not be a file that was read before.
    pub(super) fn fresh(&mut self, path: &Path) -> Option<(FileId, Value)> {
        if let Some(file) = self.known.get(&files::tidy(path)) {
            let message = format!("`{}` is the document or an overlay already", path.display());
            let root = Pointer::root(*file);
            let said = Diagnostic::at_value(Code::OverlayInvalid, &root, message);
            self.diagnostics.push(said.help("name each overlay once"));
            return None;
        }
        self.named(path)
    }

    /// Reads a file, unless it was read before.
    pub(super) fn read(&mut self, path: &Path) -> Read {
        self.read_if(path, |_| Ok(()))
    }

    /// The text of a file that is no tree, as of a description.
    pub(super) fn prose(&mut self, path: &Path) -> Result<String, String> {
        let bytes = self.texts.read(self.source, path).map_err(|error| error.to_string())?;
        String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())
    }

    /// Reads a copy of a remote file, if it is the one that was meant.
    pub(super) fn read_copy(&mut self, path: &Path, sha256: &str) -> Read {
        self.read_if(path, |bytes| {
            let found = self::sha256(bytes);
            if found == sha256 { Ok(()) } else { Err(format!("its SHA-256 is {found}")) }
        })
    }

    fn read_if(&mut self, path: &Path, fits: impl Fn(&[u8]) -> Result<(), String>) -> Read {
        let tidy = files::tidy(path);
        if let Some(file) = self.known.get(&tidy) {
            let known = self.texts.get(*file).map_or("", |text| text.text.as_str());
            return fits(known.as_bytes()).map_or_else(Read::Refused, |()| Read::Before(*file));
        }
        let read = self.texts.read(self.source, path).map_err(|error| error.to_string());
        let bytes = match read.and_then(|bytes| fits(&bytes).map(|()| bytes)) {
            Ok(bytes) => bytes,
            Err(reason) => return Read::Refused(reason),
        };
        let (bytes, wide) = match encoding::utf16(&bytes) {
            Some(text) => (text.into_bytes(), true),
            None => (bytes, false),
        };
        let (text, invalid) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(at))
            }
        };
        let file = self.texts.add(path, text);
        self.known.insert(tidy, file);
        if wide {
            let message = "this file is UTF-16; it was read so";
            let place = Place::Span(file, 0..0);
            self.diagnostics.push(Diagnostic::new(Code::RepairedValue, place, message));
        }
        if let Some(at) = invalid {
            let message = "this byte is not UTF-8";
            let place = Place::Span(file, at..at);
            self.diagnostics.push(Diagnostic::new(Code::NotUtf8, place, message));
            return Read::Faulty(file);
        }
        match self.tree(file) {
            Some(tree) => Read::Tree(file, tree),
            None => Read::Faulty(file),
        }
    }

    /// The tree of a text.
    fn tree(&mut self, file: FileId) -> Option<Value> {
        let text = self.texts.get(file)?;
        let format = Format::of(&text.path, &text.text);
        match syntax::parse(format, &text.text) {
            Ok(parsed) => {
                let said = keys(file, format, &text.text, &parsed);
                self.diagnostics.extend(said);
                if let Some(at) = parsed.more {
                    let message = "another document begins here; only the first was read";
                    let place = Place::Span(file, at..at);
                    self.diagnostics.push(Diagnostic::new(Code::RepairedValue, place, message));
                }
                let unread = parsed.odd_keys.into_iter().chain(parsed.duplicates);
                self.unread.extend(unread.map(|path| Pointer::at(file, path)));
                Some(parsed.value)
            }
            Err(fault) => {
                let comment = format == Format::Json && is_comment(&text.text, &fault);
                let said = unreadable(file, fault);
                let said = if comment { said.help("JSON has no comments") } else { said };
                self.diagnostics.push(said);
                None
            }
        }
    }
}

/// Whether what JSON does not know is a comment.
fn is_comment(text: &str, fault: &Fault) -> bool {
    let Fault::Syntax(at, _) = fault else { return false };
    text.get(*at..).is_some_and(|rest| rest.starts_with(['/', '#']))
}

/// What is said of a text that gives no tree.
fn unreadable(file: FileId, fault: Fault) -> Diagnostic {
    let (code, at, message) = match fault {
        Fault::Syntax(at, message) => (Code::Syntax, at, message),
        Fault::TooDeep(at) => {
            (Code::NestingTooDeep, at, "nested more than 128 levels deep".to_owned())
        }
        Fault::TooLarge(at) => {
            (Code::DocumentTooLarge, at, "unfolds to more than four million nodes".to_owned())
        }
    };
    Diagnostic::new(code, Place::Span(file, at..at), message)
}

/// What is said of keys that stand twice, and of keys that are no text.
fn keys(file: FileId, format: Format, text: &str, parsed: &Parsed) -> Vec<Diagnostic> {
    let pointer = |path: &Vec<String>| Pointer::at(file, path);
    let mut said: Vec<_> = parsed
        .odd_keys
        .iter()
        .map(|path| {
            let message = "a key of this object is a list or an object; it is not read";
            guarded(Diagnostic::at_value(Code::NonStringKey, &pointer(path), message), path)
        })
        .collect();
    if parsed.duplicates.is_empty() {
        return said;
    }
    let spots = locate::locate(format, text, parsed.duplicates.iter().map(Vec::as_slice));
    let mut seen: BTreeMap<&Vec<String>, usize> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for path in &parsed.duplicates {
        let nth = seen.entry(path).or_insert(0);
        *nth += 1;
        let message = format!("`{}` stands here twice", path.last().map_or("", String::as_str));
        let found = spots.get(path);
        // What an alias or a merge key repeats stands in the text once and is told once.
        let Some(spot) = found.and_then(|found| found.get(*nth)) else { continue };
        let first = found.and_then(|found| found.first()).map_or(spot.key, |first| first.key);
        if !told.insert(spot.key) {
            continue;
        }
        let (place, first) =
            (Place::Span(file, spot.key..spot.key), Place::Span(file, first..first));
        let one =
            Diagnostic::new(Code::DuplicateKey, place, message).also(first, "the one that is read");
        said.push(guarded(one, path));
    }
    said
}

/// Adds what a fault in a `security` costs.
fn guarded(said: Diagnostic, path: &[String]) -> Diagnostic {
    let own = path.first().is_some_and(|key| key == "paths").then(|| path.get(3)).flatten();
    let guards = own.or(path.first()).is_some_and(|key| key == "security");
    if guards { said.help(UNKNOWN_SECURITY) } else { said }
}
