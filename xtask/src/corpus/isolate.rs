//! A chore in a process of its own, with a limit of time: what it says is JSON.

use std::ffi::OsStr;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;

use super::row::{Fate, Row};
use crate::workspace::root;

/// How often the process is looked at.
const STEP: Duration = Duration::from_millis(20);

/// How a process ended.
pub(crate) enum Ended<T> {
    /// It said something.
    Said(T),
    /// It ended by a panic or a signal, or said nothing that could be read.
    Crashed(String),
    /// It took longer than it may.
    TimedOut,
}

/// The row of a document, whatever its process does.
pub(crate) fn row(document: &Path, name: String, out: Option<&Path>, limit: Duration) -> Row {
    let mut arguments = vec![OsStr::new("corpus-one"), document.as_os_str()];
    if let Some(out) = out {
        arguments.extend([OsStr::new("--out"), out.as_os_str()]);
    }
    let base = root().join("target/corpus/rows").join(super::row::folder(&name));
    let row = match chore(&arguments, &base, limit) {
        Ended::Said(row) => row,
        Ended::Crashed(reason) => Row { fate: Fate::Crashed, reason, ..Row::default() },
        Ended::TimedOut => {
            Row { fate: Fate::TimedOut, reason: format!("{} s", limit.as_secs()), ..Row::default() }
        }
    };
    Row { document: name, ..row }
}

/// Runs a chore of this program; what it says is kept in files that are named after the base.
pub(crate) fn chore<T: DeserializeOwned>(
    arguments: &[&OsStr],
    base: &Path,
    limit: Duration,
) -> Ended<T> {
    let ended = start(arguments, base).and_then(|(child, said)| Ok((wait(child, limit)?, said)));
    match ended {
        Ok((Some(status), said)) if status.success() => read(&said),
        Ok((Some(status), said)) => Ended::Crashed(complaint(status, &said)),
        Ok((None, _)) => Ended::TimedOut,
        Err(reason) => Ended::Crashed(reason.to_string()),
    }
}

/// Where a process wrote what it said.
struct Said {
    out: PathBuf,
    err: PathBuf,
}

/// Starts the process; its output goes to files, because a full pipe would stop it.
fn start(arguments: &[&OsStr], base: &Path) -> std::io::Result<(Child, Said)> {
    if let Some(folder) = base.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let said = Said { out: base.with_extension("json"), err: base.with_extension("err") };
    let mut command = Command::new(std::env::current_exe()?);
    command.args(arguments);
    command.stdin(Stdio::null()).stdout(File::create(&said.out)?).stderr(File::create(&said.err)?);
    Ok((command.spawn()?, said))
}

/// How the process ended; nothing when it had to be ended.
fn wait(mut child: Child, limit: Duration) -> std::io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    while start.elapsed() < limit {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(STEP);
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
}

/// What a process printed.
fn read<T: DeserializeOwned>(said: &Said) -> Ended<T> {
    let text = std::fs::read_to_string(&said.out).unwrap_or_default();
    match serde_json::from_str(&text) {
        Ok(row) => Ended::Said(row),
        Err(reason) => Ended::Crashed(format!("no row: {reason}")),
    }
}

/// How a process ended badly, and the first line that it complained with.
fn complaint(status: ExitStatus, said: &Said) -> String {
    let text = std::fs::read_to_string(&said.err).unwrap_or_default();
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    format!("{status}: {line}")
}
