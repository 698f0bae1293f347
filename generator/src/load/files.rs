//! Which file a reference leads to, and reading each file once.

use std::path::{Component, Path, PathBuf};

use super::uri;

/// Where a reference leads, as far as its text tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target<'r> {
    /// Into the file that it stands in.
    Here {
        /// The fragment, without `#`, as written.
        fragment: &'r str,
    },
    /// Into another file.
    File {
        /// The reference without its fragment, as written.
        file: &'r str,
        /// The fragment, without `#`, as written.
        fragment: &'r str,
    },
    /// To another machine, or to a name that is no file.
    Remote,
}

/// Takes a reference apart (RFC 3986, section 4.1).
pub(super) fn target(reference: &str) -> Target<'_> {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    if file.is_empty() {
        Target::Here { fragment }
    } else if uri::is_absolute(file) || file.starts_with("//") {
        Target::Remote
    } else {
        Target::File { file, fragment }
    }
}

/// The path that a reference in `from` leads to; nothing when that is in none of `folders`.
pub(super) fn path(folders: &[PathBuf], from: &Path, file: &str) -> Option<PathBuf> {
    let path = named(from, file)?;
    folders.iter().any(|folder| is_inside(&path, folder)).then_some(path)
}

/// The folder of the file that a reference in `from` names.
pub(super) fn folder(from: &Path, file: &str) -> Option<PathBuf> {
    Some(named(from, file)?.parent()?.to_path_buf())
}

/// The path that a reference in `from` names; nothing for one from a root or a drive.
fn named(from: &Path, file: &str) -> Option<PathBuf> {
    let file = file.split('?').next().unwrap_or(file);
    let named = PathBuf::from(decode(file));
    if named.components().any(|part| matches!(part, Component::RootDir | Component::Prefix(_))) {
        return None;
    }
    Some(tidy(&from.parent().unwrap_or_else(|| Path::new("")).join(named)))
}

/// Whether a tidy path is in a folder.
fn is_inside(path: &Path, folder: &Path) -> bool {
    let rest = path.strip_prefix(tidy(folder));
    rest.is_ok_and(|rest| !rest.components().any(|part| part == Component::ParentDir))
}

/// A path without `.` and, where that is possible without asking the file system, `..`.
pub(super) fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(tidy.components().next_back(), Some(Component::Normal(_))) =>
            {
                tidy.pop();
            }
            other => tidy.push(other),
        }
    }
    tidy
}

/// Percent-decodes (RFC 3986, section 2.1); what is not an escape stays.
pub(super) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let byte = after.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (byte, after.get(2..)) {
            (Some(byte), Some(after)) => {
                bytes.push(byte);
                rest = after;
            }
            _ => {
                bytes.push(b'%');
                rest = after;
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stay_in_the_folder() {
        let at = |from: &str, file: &str| {
            path(&["spec".into(), "../shared".into()], Path::new(from), file)
        };
        assert_eq!(at("spec/api.yaml", "./a/b.yaml"), Some(PathBuf::from("spec/a/b.yaml")));
        assert_eq!(at("spec/a/b.yaml", "../c%20d.yaml"), Some(PathBuf::from("spec/c d.yaml")));
        assert_eq!(at("spec/api.yaml", "../secret"), None);
        assert_eq!(at("spec/api.yaml", "a/../../secret"), None);
        assert_eq!(at("spec/api.yaml", "%2e%2e/secret"), None);
        assert_eq!(at("spec/api.yaml", "/etc/passwd"), None);
        assert_eq!(at("spec/api.yaml", "../../shared/x"), Some(PathBuf::from("../shared/x")));
        assert_eq!(at("spec/api.yaml", "../../shared/../x"), None);
        assert_eq!(path(&["".into()], Path::new("api.yaml"), "../x"), None);
        let above = path(&["../spec".into()], Path::new("../spec/api.yaml"), "x.yaml");
        assert_eq!(above, Some(PathBuf::from("../spec/x.yaml")));
    }

    #[test]
    fn references_are_taken_apart() {
        assert_eq!(target("#/a"), Target::Here { fragment: "/a" });
        assert_eq!(target("a.yaml#/b"), Target::File { file: "a.yaml", fragment: "/b" });
        assert_eq!(target("https://x/y"), Target::Remote);
        assert_eq!(target("//x/y"), Target::Remote);
        assert_eq!(target("urn:x"), Target::Remote);
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("a%2fb%zz"), "a/b%zz");
    }
}
