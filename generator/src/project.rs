//! A configuration file → the crate that it describes, written or compared.
//!
//! This is the main of an `xtask`: everything that a repository needs to keep a generated crate.
//!
//! ```no_run
//! use speccast::project::{self, Action};
//! std::process::exit(i32::from(project::run("spec/speccast.toml".as_ref(), Action::Write)));
//! ```

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::diagnostic::{self, Code, Diagnostic, Place, Severity};
use crate::source::Texts;
use crate::{Config, Source, output};

/// What is done with what was generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The folder is written.
    Write,
    /// The folder is compared, and files that differ are listed.
    Compare,
}

/// A configuration that was read from a file.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The configuration, unless something in it is wrong. Its paths are no longer relative to its
    /// file but to what that file's path is relative to.
    pub config: Option<Config>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// Its text, for rendering the diagnostics.
    pub texts: Texts,
}

/// Reads a configuration.
#[must_use]
pub fn open(path: &Path) -> Opened {
    let mut texts = Texts::default();
    let text = match read(path) {
        Ok(text) => text,
        Err(reason) => {
            let file = texts.add(path, "");
            let fault = Diagnostic::new(Code::UnreadableFile, Place::Span(file, 0..0), reason);
            return Opened { config: None, diagnostics: vec![fault], texts };
        }
    };
    let file = texts.add(path, text.as_str());
    let read = Config::read(&text, file);
    let sound = !read.has_errors();
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut config = sound.then(|| placed(read.value, folder));
    if let Some(config) = &mut config {
        path.clone_into(&mut config.places.path);
    }
    Opened { config, diagnostics: read.diagnostics, texts }
}

/// Generates what a configuration describes and writes or compares it; messages go to standard
/// error, without colours, the files that differ to standard output.
///
/// The status is that of `speccast generate`: 0 fine, also when parts that are wrong or not
/// supported were told and left out and the rest was generated; 1 nothing could be generated, or a
/// file cannot be read or written; 2 the configuration is wrong; 3 there is a difference.
#[must_use]
pub fn run(path: &Path, action: Action) -> u8 {
    let mut streams = Streams { out: &mut io::stdout(), err: &mut io::stderr() };
    perform(path, action, &mut streams)
}

/// Where a run writes to. A closed one changes nothing about the run.
struct Streams<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

impl Streams<'_> {
    /// Prints diagnostics.
    fn tell(&mut self, diagnostics: &[Diagnostic], texts: &Texts) {
        let text = diagnostic::render::plain(diagnostics, texts);
        let _ = self.err.write_all(text.as_bytes());
    }

    /// Prints a fault that has no place.
    fn complain(&mut self, message: &str) {
        let _ = writeln!(self.err, "{}: {message}", Severity::Error);
    }
}

/// [`run`], with its streams.
fn perform(path: &Path, action: Action, streams: &mut Streams<'_>) -> u8 {
    let opened = open(path);
    streams.tell(&opened.diagnostics, &opened.texts);
    let Some(config) = opened.config else {
        return 2;
    };
    let (Some(document), Some(folder)) = (&config.document, &config.output) else {
        streams.complain(&format!("{}: `document` and `output` must be set", path.display()));
        return 2;
    };
    let made = crate::generate(&Source::file(document), &config);
    streams.tell(&made.diagnostics, &made.texts);
    let Some(files) = made.files else {
        return if diagnostic::blames_configuration(&made.diagnostics) { 2 } else { 1 };
    };
    let done = match action {
        Action::Write => output::write(folder, &files),
        Action::Compare => output::compare(folder, &files),
    };
    streams.tell(&done.diagnostics, &made.texts);
    match action {
        _ if done.has_errors() => 1,
        Action::Write => 0,
        Action::Compare => {
            let _ = write!(streams.out, "{}", done.value);
            if done.value.is_empty() { 0 } else { 3 }
        }
    }
}

/// The text of a file, or why there is none.
fn read(path: &Path) -> Result<String, String> {
    let bytes =
        Source::file(path).read(path).map_err(|reason| format!("cannot be read: {reason}"))?;
    String::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned())
}

/// A configuration whose paths start from `folder` as its own did from its file.
fn placed(mut config: Config, folder: &Path) -> Config {
    let place = |path: PathBuf| folder.join(path);
    config.document = config.document.map(place);
    config.output = config.output.map(place);
    config.allow_outside = config.allow_outside.into_iter().map(place).collect();
    config.allow_remote = config.allow_remote.map(place);
    config.overlays = config.overlays.into_iter().map(place).collect();
    config
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const FAULTY: &str = r#"openapi: 3.0.3
info: {title: Pets, version: "1"}
paths: {}
components: {schemas: {Pet: {type: string, maxLength: x}, Name: {type: string, maxLength: 2}}}
"#;

    #[test]
    fn a_run_ends_with_its_status_and_tells_why_without_colours() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for (name, text) in [
            ("faulty.yaml", FAULTY),
            ("broken.yaml", "openapi: [\n"),
            ("faulty.toml", "document = \"faulty.yaml\"\noutput = \"out\"\n"),
            ("broken.toml", "document = \"broken.yaml\"\noutput = \"none\"\n"),
            ("wrong.toml", "documnet = \"faulty.yaml\"\n"),
            ("empty.toml", ""),
        ] {
            fs::write(at(name), text).unwrap();
        }
        let table = [
            ("faulty.toml", Action::Compare, 3, "error[wrong-type]"),
            ("faulty.toml", Action::Write, 0, "error[wrong-type]"),
            ("faulty.toml", Action::Compare, 0, "error[wrong-type]"),
            ("broken.toml", Action::Write, 1, "error["),
            ("wrong.toml", Action::Write, 2, "help: did you mean `document`"),
            ("empty.toml", Action::Write, 2, "error: "),
            ("missing.toml", Action::Write, 2, "error[unreadable-file]"),
        ];
        for (name, action, status, told) in table {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let mut streams = Streams { out: &mut out, err: &mut err };
            assert_eq!(perform(&at(name), action, &mut streams), status, "{name}");
            let (out, err) = (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap());
            assert!(err.contains(told) && !err.contains('\x1b'), "{name}: {err}");
            assert_eq!(out.contains("src/lib.rs"), status == 3, "{name}: {out}");
        }
        assert!(at("out/src/lib.rs").exists() && !at("none").exists());
    }
}
