//! What the last run read, wrote and said, so that a run that would do the same need not be done.
//!
//! A run depends on its arguments, its configuration, the program itself and on what reading each
//! file gave; `Texts::readings` has every attempt, also those that found nothing. When all of that
//! is as it was, the same run would come to the same end; when the output is as it was left too,
//! there is nothing to write. Whatever cannot be read, or does not fit, is a run like the first.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use speccast::output;
use speccast::render::Files;
use speccast::source::{Reading, Source, sha256};

use super::arguments::{Generate, MessageFormat};
use super::input::Task;

/// Where the last run into a folder is remembered, and what this run depends on beside its files.
pub(super) struct Cache {
    /// The record: one for each folder that is written, so that there are not ever more of them.
    record: PathBuf,
    key: String,
}

/// What a run said. It is only remembered of runs that ended well.
pub(super) struct Said {
    /// Its diagnostics, rendered.
    pub(super) diagnostics: String,
    /// How it went.
    pub(super) conclusion: String,
    /// How many files there are.
    pub(super) files: usize,
}

/// What a run read and made.
pub(super) struct Done<'d> {
    pub(super) readings: &'d [Reading],
    pub(super) files: &'d Files,
    pub(super) said: &'d Said,
}

impl Cache {
    /// Where this run is remembered; nothing when it is not to be, or when there is no place.
    pub(super) fn of(asked: &Generate, task: &Task, folder: &Path) -> Option<Self> {
        // A report is made of the document, which a hit does not look at.
        if asked.no_cache || asked.report.is_some() {
            return None;
        }
        let here = env::current_dir().ok()?;
        let place = asked.cache.clone().or_else(place)?;
        let name = sha256(here.join(folder).as_os_str().as_encoded_bytes());
        let format = match asked.messages.message_format {
            MessageFormat::Text => "text",
            MessageFormat::Json => "json",
        };
        // `Debug` writes every field, and the text of the configuration is one of them.
        let (main, config) = (&task.source.main, &task.config);
        let messages = (format, asked.messages.deny_warnings);
        let key = format!("{:?}", (program()?, here, folder, main, config, messages));
        Some(Self { record: place.join(name), key: sha256(key.as_bytes()) })
    }

    /// What the last run said, if this one would read the same and change nothing.
    pub(super) fn last(&self, source: &Source, folder: &Path) -> Option<Said> {
        let record = self.open()?;
        if record.get("key")?.as_str()? != self.key {
            return None;
        }
        for reading in record.get("readings")?.as_array()? {
            let path = Path::new(reading.get(0)?.as_str()?);
            if source.mark(path) != reading.get(1)?.as_str()? {
                return None;
            }
        }
        let mut marks = BTreeMap::new();
        for (name, mark) in record.get("files")?.as_object()? {
            marks.insert(name.clone(), mark.as_str()?.to_owned());
        }
        let text = |key: &str| Some(record.get(key)?.as_str()?.to_owned());
        let (diagnostics, conclusion) = (text("diagnostics")?, text("conclusion")?);
        output::is_as_written(folder, &marks).then_some(Said {
            diagnostics,
            conclusion,
            files: marks.len(),
        })
    }

    /// Remembers a run after which the output is what was made.
    pub(super) fn remember(&self, done: &Done<'_>) {
        let paths = done.readings.iter().map(|one| Some(json!([one.path.to_str()?, one.mark])));
        // A path that is no text cannot be kept, so neither can the run.
        let Some(readings) = paths.collect::<Option<Vec<Value>>>() else { return };
        let marks = done.files.0.iter();
        let files: BTreeMap<&String, String> =
            marks.map(|(name, text)| (name, sha256(text.as_bytes()))).collect();
        let Said { diagnostics, conclusion, .. } = done.said;
        let record = json!({
            "key": self.key,
            "readings": readings,
            "files": files,
            "diagnostics": diagnostics,
            "conclusion": conclusion,
        });
        let text = record.to_string();
        let sealed = format!("{}\n{text}", sha256(text.as_bytes()));
        // Without a record the next run takes longer, and is right.
        let _ = output::save(&self.record, &sealed);
    }

    /// The record, if it is whole.
    fn open(&self) -> Option<Value> {
        let bytes = Source::file(&self.record).read(&self.record).ok()?;
        let sealed = String::from_utf8(bytes).ok()?;
        let (seal, text) = sealed.split_once('\n')?;
        if sha256(text.as_bytes()) != seal {
            return None;
        }
        serde_json::from_str(text).ok()
    }
}

/// Where this user's programs keep what can be made again.
fn place() -> Option<PathBuf> {
    let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|at| at.is_absolute());
    let caches = absolute("XDG_CACHE_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(".cache")))
        .or_else(|| absolute("LOCALAPPDATA"))?;
    Some(caches.join("speccast"))
}

/// Which program this is. A version stays the same while the generator is worked on, and hashing
/// the program takes longer than many a run, so it is told by what the file system knows of it:
/// where that is possible by the time that no program can set.
fn program() -> Option<String> {
    // When the program was replaced while it runs, there is no such path.
    let path = env::current_exe().ok()?;
    let found = path.metadata().ok()?;
    let modified = found.modified().ok()?;
    Some(format!("{:?}", (env!("CARGO_PKG_VERSION"), path, found.len(), modified, node(&found))))
}

/// The file itself: its number, and when it was last changed in any way.
#[cfg(unix)]
fn node(found: &impl std::os::unix::fs::MetadataExt) -> impl std::fmt::Debug {
    (found.dev(), found.ino(), found.ctime(), found.ctime_nsec())
}

/// What other systems know is its length and its time.
#[cfg(not(unix))]
fn node<T>(_: &T) {}
