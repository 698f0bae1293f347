//! A reference into another file → that file, read once, and which one it is.

use std::path::PathBuf;

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic};
use crate::load::document::Document;
use crate::load::files::{self, Target};
use crate::load::reader::{Read, Reader};
use crate::load::{resolve, uri, version};
use crate::pointer::Pointer;

/// Reads the file that a reference leads to, once, and remembers which one it means.
pub(super) fn link(
    reader: &mut Reader<'_>,
    document: &mut Document,
    place: &Pointer,
    text: &str,
) -> Result<(), Diagnostic> {
    let file = text.split('#').next().unwrap_or(text);
    let key = (place.file, file.to_owned());
    if file.is_empty() || document.links.contains_key(&key) {
        return Ok(());
    }
    let url = document.identities.uri(place, file);
    if let Some(known) = document.identities.named(place, file) {
        if known.is_root() {
            let known = known.file;
            document.links.insert(key, known);
        }
        return Ok(());
    }
    // A copy that is listed under the very URL is what was meant, wherever else it could lead.
    let listed = reader.lock.as_ref().is_some_and(|lock| lock.copy(&url).is_some());
    let near = if listed { None } else { local(document, place, file, &url) };
    let (read, path, uri) = match near {
        Some(file) => {
            let path = allowed(reader, place, &file)?;
            let uri = if uri::is_absolute(&url) { url } else { shown(&path) };
            (reader.read(&path), path, uri)
        }
        None => copy(reader, place, &url)?,
    };
    let (found, tree) = match read {
        Read::Before(found) => {
            document.links.insert(key, found);
            return Ok(());
        }
        Read::Tree(found, tree) => (found, tree),
        Read::Faulty(found) => (found, Value::Null),
        Read::Refused(reason) => {
            let message = format!("`{}` cannot be read: {reason}", path.display());
            return Err(Diagnostic::at_value(Code::UnreadableFile, place, message));
        }
    };
    reader.diagnostics.extend(version::other(document.dialect, &Pointer::root(found), &tree));
    document.trees.insert(found, tree);
    document.links.insert(key, found);
    document.learn(found, &uri);
    Ok(())
}

/// The text of a file that is no tree.
pub(super) fn prose(
    reader: &mut Reader<'_>,
    place: &Pointer,
    file: &str,
) -> Result<String, Diagnostic> {
    if files::target(file) == Target::Remote {
        return Err(resolve::remote(place, file));
    }
    let path = allowed(reader, place, file)?;
    reader.prose(&path).map_err(|reason| {
        let message = format!("`{}` cannot be read: {reason}", path.display());
        Diagnostic::at_value(Code::UnreadableFile, place, message)
    })
}

/// The path of a reference that leads to a file of ours, relative to where it stands; nothing for
/// one that leads to another machine.
///
/// A document that gives itself a URL (`$self`) lies with its neighbours at that URL, so what is
/// relative to that URL is relative to the document as well.
fn local(document: &Document, place: &Pointer, file: &str, url: &str) -> Option<String> {
    let root = Pointer::root(place.file);
    let own = document.identities.uri(&root, "");
    let named = document.at(&root).is_some_and(|root| root.text_at("$self").is_some());
    if files::target(file) != Target::Remote && (named || !uri::is_absolute(&own)) {
        return Some(file.to_owned());
    }
    let folder = own.rsplit_once('/').filter(|_| named)?.0;
    let rest = url.strip_prefix(folder)?.strip_prefix('/')?;
    Some(rest.to_owned())
}

/// The path of a file, if references may lead there.
fn allowed(reader: &Reader<'_>, place: &Pointer, file: &str) -> Result<PathBuf, Diagnostic> {
    // A reference that an overlay put here is relative to where it was put.
    let from = reader.path(place.file);
    files::path(&reader.folders(), &from, file).ok_or_else(|| {
        let message = format!("`{file}` is outside the folder of the document");
        let said = Diagnostic::at_value(Code::OutsideReference, place, message);
        match files::folder(&from, file) {
            Some(folder) => said.help(format!(
                "if that is meant, allow the folder with `--allow-outside {}`",
                folder.display(),
            )),
            None => said.help("refer to it by a relative path"),
        }
    })
}

/// The copy of a remote file, if there is one.
fn copy(
    reader: &mut Reader<'_>,
    place: &Pointer,
    url: &str,
) -> Result<(Read, PathBuf, String), Diagnostic> {
    let Some(lock) = &reader.lock else { return Err(resolve::remote(place, url)) };
    let list = lock.path.display().to_string();
    let Some(copy) = lock.copy(url).cloned() else {
        let message = format!("`{url}` is not listed in `{list}`");
        let help = format!(
            "save it, look at it, and add `\"{url}\": {{\"file\": …, \"sha256\": …}}` to the list"
        );
        return Err(Diagnostic::at_value(Code::RemoteReference, place, message).help(help));
    };
    match reader.read_copy(&copy.file, &copy.sha256) {
        Read::Refused(reason) => {
            let message = format!("the copy of `{url}` cannot be used: {reason}");
            let help = format!("`{}` is what `{list}` lists", copy.file.display());
            Err(Diagnostic::at_value(Code::RemoteReference, place, message).help(help))
        }
        read => Ok((read, copy.file, url.to_owned())),
    }
}

/// A path as a URI.
fn shown(path: &std::path::Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
