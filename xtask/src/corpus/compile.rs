//! The crates of a corpus → whether they compile, what clippy and rustdoc say of them, and which of
//! their operations are reached: one workspace, one target folder, one run of Cargo a question.

use std::fs;
use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use super::messages::Messages;
use super::row::{Compiled, Fate, Row, folder};
use crate::Corpus;

/// Without TLS, whose crates would cost more than all others. A crate without operations has only
/// the first.
pub(crate) const FEATURES: &str = "arbitrary,client,server";

/// Nothing is built to be debugged or built again.
const PROFILE: &str = "[profile.dev]\ndebug = false\nincremental = false\n";

/// Makes an empty folder for the crates.
///
/// # Errors
/// What the file system says.
pub(crate) fn prepare(crates: &Path) -> Result<(), String> {
    let told = |reason: std::io::Error| format!("{}: {reason}", crates.display());
    if crates.exists() {
        fs::remove_dir_all(crates).map_err(told)?;
    }
    fs::create_dir_all(crates).map_err(told)
}

/// A question that Cargo answers for all crates in one run.
#[derive(Debug, Clone, Copy)]
enum Question {
    /// Whether it compiles.
    Check,
    /// What clippy says, which is what the compiler says, and more.
    Clippy,
    /// What rustdoc says.
    Doc,
}

impl Question {
    /// What Cargo is asked.
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Clippy => &["clippy"],
            Self::Doc => &["doc", "--no-deps"],
        }
    }

    /// What is set for Cargo. Rustdoc is to judge and to write no pages, which would cost minutes and
    /// gigabytes for a crate: an option of it that is not stable.
    fn environment(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Check | Self::Clippy => &[],
            Self::Doc => {
                &[("RUSTC_BOOTSTRAP", "1"), ("RUSTDOCFLAGS", "-Zunstable-options --check")]
            }
        }
    }

    /// Where the answer is kept.
    fn answer(self, row: &mut Row) -> &mut Option<Compiled> {
        match self {
            Self::Check | Self::Clippy => &mut row.compiled,
            Self::Doc => &mut row.rustdoc,
        }
    }

    /// Whether the crate of a row is still to be asked about.
    fn is_open(self, row: &Row) -> bool {
        match self {
            Self::Check | Self::Clippy => row.fate == Fate::Generated && row.compiled.is_none(),
            Self::Doc => is_sound(row) && row.rustdoc.is_none(),
        }
    }
}

/// Compiles every crate that was generated, and notes in its row how that went.
///
/// # Errors
/// Why the workspace could not be made, or Cargo not be run.
pub(crate) fn all(crates: &Path, rows: &mut [Row], asked: &Corpus) -> Result<(), String> {
    let told = |reason: std::io::Error| format!("{}: {reason}", crates.display());
    workspace(crates, rows).map_err(told)?;
    let judge = if asked.clippy { Question::Clippy } else { Question::Check };
    for (question, is_asked) in [(judge, true), (Question::Doc, asked.rustdoc)] {
        if is_asked {
            pass(crates, question, rows).map_err(told)?;
            super::save(asked, rows)?;
        }
    }
    for index in 0..if asked.reach { rows.len() } else { 0 } {
        let Some(row) = rows.get_mut(index) else { continue };
        if is_sound(row) && row.operations > 0 && row.reached.is_none() {
            row.reached = Some(super::reach::reach(crates, &folder(&row.document)));
            eprintln!("{}", super::table::line(row));
            super::save(asked, rows)?;
        }
    }
    Ok(())
}

/// Whether the compiler found no error.
fn is_sound(row: &Row) -> bool {
    row.compiled.as_ref().is_some_and(|compiled| compiled.errors == 0)
}

/// Makes one workspace of the crates.
fn workspace(crates: &Path, rows: &[Row]) -> io::Result<()> {
    let members = rows.iter().filter(|row| row.fate == Fate::Generated);
    let members: String =
        members.map(|row| format!("    \"{}\",\n", folder(&row.document))).collect();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n\n{PROFILE}");
    fs::write(crates.join("Cargo.toml"), manifest)?;
    // What users have; the rules of this repository are its own.
    fs::write(crates.join("clippy.toml"), "")?;
    // The repository's lock keeps the crates on versions that are known to be there.
    fs::copy(crate::workspace::root().join("Cargo.lock"), crates.join("Cargo.lock"))?;
    Ok(())
}

/// Asks Cargo once about all of the rows that are open, and notes what it says of each.
fn pass(crates: &Path, question: Question, rows: &mut [Row]) -> io::Result<()> {
    let open: Vec<_> =
        rows.iter().filter(|row| question.is_open(row)).map(|row| folder(&row.document)).collect();
    if open.is_empty() {
        return Ok(());
    }
    let complaints = crates.with_file_name("cargo.err");
    let mut command = cargo(crates);
    command.args(question.arguments()).args(["--keep-going", "--message-format", "json"]);
    command.envs(question.environment().iter().copied());
    command.args(["--features", FEATURES]).args(open.iter().flat_map(|one| ["--package", one]));
    let mut child = command.stdout(Stdio::piped()).stderr(File::create(&complaints)?).spawn()?;
    let messages = Messages::read(child.stdout.take().map(BufReader::new), &open);
    let complaint = (!child.wait()?.success()).then(|| complaint(&complaints));
    for row in rows.iter_mut().filter(|row| question.is_open(row)) {
        let verdict = messages.verdict(&folder(&row.document), complaint.as_deref());
        *question.answer(row) = Some(verdict);
    }
    Ok(())
}

/// The first error that Cargo itself complained of.
fn complaint(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    text.lines().find(|line| line.starts_with("error")).unwrap_or("cargo failed").to_owned()
}

/// Cargo in the workspace of the crates.
pub(crate) fn cargo(crates: &Path) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(crates).env("CARGO_TARGET_DIR", crates.with_file_name("target"));
    command
}
