//! [`Files`] → a folder, or what a folder differs in.
//!
//! A file is replaced by a rename, one that did not change is not touched, and one that says in
//! its first line that it is ours and that no longer belongs is removed. Files of others are never
//! touched, nor is what another run wrote into a folder of its own.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Outcome, Place};
use crate::parallel;
use crate::render::Files;
use crate::source::sha256;

/// What the first line of every file that is written has in it.
pub const MARKER: &str = "Written by speccast";

/// What makes a folder a package.
const MANIFEST: &str = "Cargo.toml";

/// What writing changed: relative paths, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Files that were not there.
    pub added: Vec<String>,
    /// Files that were there and are different now.
    pub changed: Vec<String>,
    /// Files of ours that no longer belong.
    pub removed: Vec<String>,
}

impl Changes {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

impl fmt::Display for Changes {
    /// A line for each file: what happens to it, and its path.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = [("add", &self.added), ("change", &self.changed), ("remove", &self.removed)];
        for (verb, names) in kinds {
            for name in names {
                writeln!(f, "{verb} {name}")?;
            }
        }
        Ok(())
    }
}

/// What writing would change. Nothing is touched.
///
/// The diagnostics are `foreign-file` for what stands in the way and `write-failed` for what cannot
/// be read. Their places are the paths.
#[must_use]
pub fn compare(folder: &Path, files: &Files) -> Outcome<Changes> {
    let mut changes = Outcome::quiet(Changes::default());
    let all: Vec<_> = files.0.iter().collect();
    let states = parallel::map(&all, |(name, text)| state(folder, name, text));
    for (name, state) in files.0.keys().zip(states) {
        match state {
            Ok(State::Same) => {}
            Ok(State::New) => changes.value.added.push(name.clone()),
            Ok(State::Old) => changes.value.changed.push(name.clone()),
            Err(said) => changes.diagnostics.push(said),
        }
    }
    changes.value.removed = stale(folder, files, &mut changes.diagnostics);
    changes
}

/// Writes the files, on all cores. What stands in the way is found before the first write, and
/// then nothing is written; a file that cannot be written ends the run, and the next run mends it.
///
/// # Errors
/// None as a `Result`: `foreign-file` and `write-failed` are in the diagnostics, and the value is
/// what was changed.
#[must_use]
pub fn write(folder: &Path, files: &Files) -> Outcome<Changes> {
    let wanted = compare(folder, files);
    if wanted.has_errors() {
        return Outcome { value: Changes::default(), diagnostics: wanted.diagnostics };
    }
    let mut done = Outcome { value: Changes::default(), diagnostics: wanted.diagnostics };
    let kinds = [
        (wanted.value.added, &mut done.value.added),
        (wanted.value.changed, &mut done.value.changed),
    ];
    let mut refused = None;
    for (names, written) in kinds {
        let replace = |name: &String| {
            let text = files.0.get(name).map_or("", String::as_str);
            replace(&folder.join(name), text)
        };
        let results = parallel::map(&names, replace);
        for (name, result) in names.into_iter().zip(results) {
            match result {
                Ok(()) => written.push(name),
                Err(error) => refused = refused.or(Some(failed(&folder.join(&name), &error))),
            }
        }
    }
    // One cause is told once: what refused one file would refuse the next.
    if let Some(refused) = refused {
        done.diagnostics.push(refused);
        return done;
    }
    for name in wanted.value.removed {
        match fs::remove_file(folder.join(&name)) {
            Ok(()) => done.value.removed.push(name),
            Err(error) => done.diagnostics.push(failed(&folder.join(&name), &error)),
        }
    }
    done
}

/// Whether writing would change nothing, for files that are known by their names and the SHA-256 of
/// their texts only. What cannot be read is a difference.
#[must_use]
pub fn is_as_written(folder: &Path, marks: &BTreeMap<String, String>) -> bool {
    let same = |(name, mark): (&String, &String)| {
        is_plain(name)
            && linked(folder, name).is_ok()
            && fs::read(folder.join(name)).is_ok_and(|bytes| sha256(&bytes) == *mark)
    };
    // Whether a file no longer belongs is a question about names.
    let names = Files(marks.keys().map(|name| (name.clone(), String::new())).collect());
    let mut said = Vec::new();
    marks.iter().all(same) && stale(folder, &names, &mut said).is_empty() && said.is_empty()
}

/// Writes one file, whatever stands there, so that nobody ever sees half of it.
///
/// # Errors
/// What the file system says.
pub fn save(path: &Path, text: &str) -> io::Result<()> {
    replace(path, text)
}

/// Writes one file that must not exist yet, with the folders that lead to it.
///
/// # Errors
/// What the file system says, also when something is there already.
pub fn create(path: &Path, text: &str) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    io::Write::write_all(&mut fs::File::create_new(path)?, text.as_bytes())
}

/// Writes a file of its own: one that the user named, whatever is there.
///
/// # Errors
/// What the file system says.
pub fn put(path: &Path, text: &str) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, text)
}

/// What a file is, compared with what it is to be.
enum State {
    New,
    Old,
    Same,
}

/// Whether a relative path stays in its folder.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

/// Looks at the file that is to be written.
fn state(folder: &Path, name: &str, text: &str) -> Result<State, Diagnostic> {
    let path = folder.join(name);
    if !is_plain(name) {
        let message = format!("`{name}` would leave `{}`", folder.display());
        return Err(said(Code::WriteFailed, &path, message));
    }
    linked(folder, name)?;
    match fs::read(&path) {
        Ok(bytes) if bytes == text.as_bytes() => Ok(State::Same),
        Ok(bytes) if is_ours(&bytes) => Ok(State::Old),
        Ok(_) => {
            let message = format!("`{}` was not written by speccast", path.display());
            Err(said(Code::ForeignFile, &path, message)
                .help("move it away, or choose another folder"))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(State::New),
        Err(error) => Err(failed(&path, &error)),
    }
}

/// Refuses a way through a link, which could lead out of the folder.
fn linked(folder: &Path, name: &str) -> Result<(), Diagnostic> {
    let mut path = folder.to_path_buf();
    for part in Path::new(name).components() {
        path.push(part);
        if fs::symlink_metadata(&path).is_ok_and(|found| found.file_type().is_symlink()) {
            let message = format!("`{}` is a link, which speccast does not write", path.display());
            return Err(said(Code::ForeignFile, &path, message));
        }
    }
    Ok(())
}

/// Whether the first line says that the file is ours.
fn is_ours(bytes: &[u8]) -> bool {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    first.windows(MARKER.len()).any(|window| window == MARKER.as_bytes())
}

/// The files of ours that no longer belong.
///
/// The marker does not say which run wrote a file, so only places where this output writes are
/// looked at: the folder itself and `src/` for a package, the folders of its files otherwise.
fn stale(folder: &Path, files: &Files, said: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut stale = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(below) = folders.pop() {
        let listed = match listed(folder, &below) {
            Ok(listed) => listed,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                said.push(failed(&folder.join(&below), &error));
                continue;
            }
        };
        if is_of_another(&below, &listed, files) {
            continue;
        }
        folders.extend(listed.folders.into_iter().filter(|inner| leads_to(files, inner)));
        if is_written_to(files, &below) {
            let names = listed.ours.iter().map(|path| slashed(path));
            stale.extend(names.filter(|name| !files.0.contains_key(name)));
        }
    }
    stale.sort();
    stale
}

/// What is in a folder, as paths from the folder of the output; not what is hidden, nor links.
#[derive(Default)]
struct Listed {
    folders: Vec<PathBuf>,
    /// The files that say that they are ours.
    ours: Vec<PathBuf>,
    /// Whether there is a manifest, whoever wrote it.
    is_package: bool,
}

/// Looks at one folder.
fn listed(folder: &Path, below: &Path) -> io::Result<Listed> {
    let mut listed = Listed::default();
    for entry in fs::read_dir(folder.join(below))? {
        let entry = entry?;
        let file_name = entry.file_name();
        let Some(name) = file_name.to_str().filter(|name| !name.starts_with('.')) else { continue };
        listed.is_package |= name == MANIFEST;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            listed.folders.push(below.join(name));
        } else if kind.is_file() && fs::read(entry.path()).is_ok_and(|bytes| is_ours(&bytes)) {
            listed.ours.push(below.join(name));
        }
    }
    Ok(listed)
}

/// Whether another run writes this folder: a package, the `src/` of one, or a file of modules.
fn is_of_another(below: &Path, listed: &Listed, files: &Files) -> bool {
    let theirs = |name: &str| {
        let path = below.join(name);
        listed.ours.contains(&path) && !files.0.contains_key(&slashed(&path))
    };
    let is_root = below.as_os_str().is_empty();
    // A package writes no `mod.rs` without the files of the modules in it.
    let is_module = !is_root && theirs("mod.rs") && listed.ours.len() == 1;
    let is_package = listed.is_package && !(is_root && files.0.contains_key(MANIFEST));
    is_package || theirs("lib.rs") || is_module
}

/// Whether files of this output are, or were, in a folder.
fn is_written_to(files: &Files, below: &Path) -> bool {
    let parents = || files.0.keys().filter_map(|name| Path::new(name).parent());
    is_source(files, below) || parents().any(|parent| parent == below)
}

/// Whether a folder has such a folder in it, or is one.
fn leads_to(files: &Files, below: &Path) -> bool {
    is_source(files, below) || files.0.keys().any(|name| Path::new(name).starts_with(below))
}

/// Whether a folder is in the sources of a package.
fn is_source(files: &Files, below: &Path) -> bool {
    files.0.contains_key(MANIFEST) && below.starts_with("src")
}

/// A relative path with `/` on every system.
fn slashed(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// Writes a text beside its place and moves it there, so that nobody ever sees half a file.
///
/// The file beside it is always a new one: what stands there under its name may be a link, and
/// writing to it would write to what it leads to.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let aside = path.with_file_name(format!(".{name}.speccast"));
    match fs::remove_file(&aside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = fs::File::create_new(&aside)?;
    let written = io::Write::write_all(&mut file, text.as_bytes());
    drop(file);
    written.and_then(|()| fs::rename(&aside, path)).inspect_err(|_| {
        // The first error is the one to tell.
        let _ = fs::remove_file(&aside);
    })
}

/// What is said when the file system refuses.
fn failed(path: &Path, error: &io::Error) -> Diagnostic {
    said(Code::WriteFailed, path, format!("`{}`: {error}", path.display()))
}

/// A diagnostic about a file that is to be written.
fn said(code: Code, path: &Path, message: String) -> Diagnostic {
    Diagnostic::new(code, Place::File(path.to_path_buf()), message)
}

#[cfg(test)]
mod tests;
