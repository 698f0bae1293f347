//! Reads files once each, and says what is wrong with their text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::files;
use super::syntax::{self, Fault, Parsed};
use crate::diagnostic::locate::{self, Format};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::pointer::{FileId, Pointer};
use crate::source::{Source, Texts};

/// What a fault in a `security` costs, as help.
pub(super) const UNKNOWN_SECURITY: &str =
    "who may call is not known, so operations that this holds for are left out";

/// The files that were read, and what is to be said of them.
pub(super) struct Reader<'s> {
    source: &'s Source,
    known: BTreeMap<PathBuf, FileId>,
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
        let (known, texts) = (BTreeMap::new(), Texts::default());
        Self { source, known, texts, diagnostics: Vec::new(), unread: Vec::new() }
    }

    /// The folder that references stay in.
    pub(super) fn folder(&self) -> PathBuf {
        self.source.main.parent().map(Path::to_path_buf).unwrap_or_default()
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
        let tidy = files::tidy(path);
        if let Some(file) = self.known.get(&tidy) {
            return Read::Before(*file);
        }
        let bytes = match self.source.read(path) {
            Ok(bytes) => bytes,
            Err(error) => return Read::Refused(error.to_string()),
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
                let unread = parsed.odd_keys.into_iter().chain(parsed.duplicates);
                self.unread.extend(unread.map(|path| Pointer { file, path }));
                Some(parsed.value)
            }
            Err(fault) => {
                self.diagnostics.push(unreadable(file, fault));
                None
            }
        }
    }
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
    let pointer = |path: &Vec<String>| Pointer { file, path: path.clone() };
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
