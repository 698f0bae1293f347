//! A document in a process of its own, with a limit of time.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::row::{Fate, Row};
use crate::workspace::root;

/// How often the process is looked at.
const STEP: Duration = Duration::from_millis(20);

/// The row of a document, whatever its process does.
pub(crate) fn row(document: &Path, name: String, out: Option<&Path>, limit: Duration) -> Row {
    let ended =
        start(document, &name, out).and_then(|(child, said)| Ok((wait(child, limit)?, said)));
    let row = match ended {
        Ok((Some(status), said)) if status.success() => read(&said),
        Ok((Some(status), said)) => crashed(status, &said),
        Ok((None, _)) => {
            Row { fate: Fate::TimedOut, reason: format!("{} s", limit.as_secs()), ..Row::default() }
        }
        Err(reason) => Row { fate: Fate::Crashed, reason: reason.to_string(), ..Row::default() },
    };
    Row { document: name, ..row }
}

/// Where a process wrote what it said.
struct Said {
    out: std::path::PathBuf,
    err: std::path::PathBuf,
}

/// Starts the process; its output goes to files, because a full pipe would stop it.
fn start(document: &Path, name: &str, out: Option<&Path>) -> std::io::Result<(Child, Said)> {
    let folder = root().join("target/corpus/rows");
    std::fs::create_dir_all(&folder)?;
    let base = folder.join(super::row::folder(name));
    let said = Said { out: base.with_extension("json"), err: base.with_extension("err") };
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("corpus-one").arg(document);
    if let Some(out) = out {
        command.arg("--out").arg(out);
    }
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

/// The row that a process printed.
fn read(said: &Said) -> Row {
    let text = std::fs::read_to_string(&said.out).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_else(|reason| Row {
        fate: Fate::Crashed,
        reason: format!("no row: {reason}"),
        ..Row::default()
    })
}

/// The row of a process that ended badly: the first line that it complained with.
fn crashed(status: ExitStatus, said: &Said) -> Row {
    let text = std::fs::read_to_string(&said.err).unwrap_or_default();
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    Row { fate: Fate::Crashed, reason: format!("{status}: {line}"), ..Row::default() }
}
