//! [`Files`] → a folder, or what a folder differs in.
//!
//! A file is replaced by a rename, one that did not change is not touched, and one that says in
//! its first line that it is ours and that no longer belongs is removed. Files of others are never
//! touched.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Outcome, Place};
use crate::render::Files;

/// What the first line of every file that is written has in it.
pub const MARKER: &str = "Written by speccast";

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
    for (name, text) in &files.0 {
        match state(folder, name, text) {
            Ok(State::Same) => {}
            Ok(State::New) => changes.value.added.push(name.clone()),
            Ok(State::Old) => changes.value.changed.push(name.clone()),
            Err(said) => changes.diagnostics.push(said),
        }
    }
    changes.value.removed = stale(folder, files, &mut changes.diagnostics);
    changes
}

/// Writes the files. What stands in the way is found before the first write, and then nothing is
/// written.
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
    for (names, written) in kinds {
        for name in names {
            let text = files.0.get(&name).map_or("", String::as_str);
            match replace(&folder.join(&name), text) {
                Ok(()) => written.push(name),
                Err(error) => done.diagnostics.push(failed(&folder.join(&name), &error)),
            }
        }
    }
    for name in wanted.value.removed {
        match fs::remove_file(folder.join(&name)) {
            Ok(()) => done.value.removed.push(name),
            Err(error) => done.diagnostics.push(failed(&folder.join(&name), &error)),
        }
    }
    done
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

/// What a file is, compared with what it is to be.
enum State {
    New,
    Old,
    Same,
}

/// Looks at the file that is to be written.
fn state(folder: &Path, name: &str, text: &str) -> Result<State, Diagnostic> {
    let path = folder.join(name);
    let plain = !name.is_empty()
        && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    if !plain {
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

/// The files of ours in a folder that no longer belong; the target folder and what is hidden are
/// not looked at.
fn stale(folder: &Path, files: &Files, said: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut stale = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(below) = folders.pop() {
        let entries = match fs::read_dir(folder.join(&below)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                said.push(failed(&folder.join(&below), &error));
                continue;
            }
        };
        for entry in entries.flatten() {
            let file_name = entry.file_name();
            let Some(name) = file_name.to_str() else { continue };
            let ignored = name.starts_with('.')
                || (below.as_os_str().is_empty() && matches!(name, "target" | "Cargo.lock"));
            let path = below.join(name);
            match entry.file_type() {
                _ if ignored => {}
                Ok(kind) if kind.is_dir() => folders.push(path),
                Ok(kind) if kind.is_file() => {
                    let key = slashed(&path);
                    let ours = !files.0.contains_key(&key)
                        && fs::read(folder.join(&path)).is_ok_and(|bytes| is_ours(&bytes));
                    if ours {
                        stale.push(key);
                    }
                }
                _ => {}
            }
        }
    }
    stale.sort();
    stale
}

/// A relative path with `/` on every system.
fn slashed(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// Writes a text beside its place and moves it there, so that nobody ever sees half a file.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let aside = path.with_file_name(format!(".{name}.speccast"));
    fs::write(&aside, text)?;
    fs::rename(&aside, path).inspect_err(|_| {
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
mod tests {
    use super::*;

    fn files(entries: &[(&str, &str)]) -> Files {
        let text = |text: &&str| format!("// {MARKER} from api.yaml.\n{text}");
        Files(entries.iter().map(|(name, body)| ((*name).to_owned(), text(body))).collect())
    }

    #[test]
    fn files_are_added_changed_removed_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        let first = write(at, &files(&[("src/lib.rs", "1"), ("src/old.rs", "1"), ("a.rs", "1")]));
        assert_eq!(first.value.added, ["a.rs", "src/lib.rs", "src/old.rs"]);
        fs::write(at.join("src/mine.rs"), "// hand-made").unwrap();
        fs::create_dir(at.join("target")).unwrap();
        fs::write(at.join("target/x.rs"), format!("// {MARKER}")).unwrap();
        let before = fs::metadata(at.join("a.rs")).unwrap().modified().unwrap();
        let next = files(&[("src/lib.rs", "2"), ("a.rs", "1")]);
        let told = compare(at, &next);
        assert_eq!(told.value.changed, ["src/lib.rs"]);
        let second = write(at, &next);
        assert_eq!(second, told);
        assert_eq!(second.value.removed, ["src/old.rs"]);
        assert_eq!(fs::metadata(at.join("a.rs")).unwrap().modified().unwrap(), before);
        assert!(at.join("src/mine.rs").exists() && at.join("target/x.rs").exists());
        assert!(compare(at, &next).value.is_empty());
    }

    #[test]
    fn a_foreign_file_stops_everything() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("b.rs"), "// hand-made").unwrap();
        let done = write(folder.path(), &files(&[("a.rs", "1"), ("b.rs", "1")]));
        assert_eq!(done.diagnostics[0].code, Code::ForeignFile);
        let shown = crate::diagnostic::render::text(&done.diagnostics, &Default::default());
        let path = folder.path().join("b.rs");
        assert!(shown.contains(&format!(" {}\n", path.display())), "{shown}");
        assert!(done.value.is_empty() && !folder.path().join("a.rs").exists());
    }

    #[test]
    fn paths_stay_in_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["../a.rs", "/a.rs", "a/../../b.rs", ""] {
            let done = write(&folder.path().join("out"), &files(&[(name, "1")]));
            assert_eq!(done.diagnostics[0].code, Code::WriteFailed, "{name}");
        }
    }
}
