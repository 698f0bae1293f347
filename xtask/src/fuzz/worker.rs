//! Cases in a process of their own, which is started anew when a case ends it or takes too long.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use speccast::diagnostic::Code;
use speccast::{Config, Source};

/// What became of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It was generated or refused.
    Fine,
    /// It was neither: how it ended.
    Fault(String),
}

/// A process that judges cases.
pub(super) struct Worker {
    limit: Duration,
    running: Option<Running>,
}

struct Running {
    child: Child,
    input: ChildStdin,
    answers: Receiver<String>,
}

impl Worker {
    pub(super) fn new(limit: Duration) -> Self {
        Self { limit, running: None }
    }

    /// Judges a case.
    pub(super) fn judge(&mut self, case: &[u8]) -> Result<Verdict, String> {
        let mut running = match self.running.take() {
            Some(running) => running,
            None => start().map_err(|reason| reason.to_string())?,
        };
        let sent = writeln!(running.input, "{}", case.len())
            .and_then(|()| running.input.write_all(case))
            .and_then(|()| running.input.flush());
        let mut panicked = String::new();
        while sent.is_ok() {
            match running.answers.recv_timeout(self.limit) {
                Ok(line) if line == "fine" => {
                    self.running = Some(running);
                    return Ok(Verdict::Fine);
                }
                Ok(line) => match line.strip_prefix("fault ") {
                    Some(fault) => {
                        self.running = Some(running);
                        return Ok(Verdict::Fault(fault.to_owned()));
                    }
                    None if panicked.is_empty() && line.contains("panicked at") => panicked = line,
                    None => {}
                },
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    let _ = running.child.kill();
                    let _ = running.child.wait();
                    return Ok(Verdict::Fault("takes too long".to_owned()));
                }
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
            }
        }
        let status = running.child.wait().map_err(|reason| reason.to_string())?;
        let fault = if panicked.is_empty() { status.to_string() } else { panicked };
        Ok(Verdict::Fault(fault))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        if let Some(running) = &mut self.running {
            let _ = running.child.kill();
            let _ = running.child.wait();
        }
    }
}

/// Starts a process; a thread reads what it says.
fn start() -> std::io::Result<Running> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("fuzz-cases").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let closed = || std::io::Error::other("a pipe is missing");
    let input = child.stdin.take().ok_or_else(closed)?;
    let (out, err) = (child.stdout.take().ok_or_else(closed)?, child.stderr.take());
    let (tell, answers) = mpsc::channel();
    let complaints = tell.clone();
    thread::spawn(move || lines(out, |line| tell.send(line).is_ok()));
    if let Some(err) = err {
        thread::spawn(move || lines(err, |line| complaints.send(line).is_ok()));
    }
    Ok(Running { child, input, answers })
}

/// Reads lines while they are wanted.
fn lines(from: impl Read, mut tell: impl FnMut(String) -> bool) {
    for line in BufReader::new(from).lines() {
        if !line.is_ok_and(&mut tell) {
            return;
        }
    }
}

/// Judges the cases on standard input, until it ends: a length, a line feed, and so many bytes.
///
/// # Errors
/// Why no more can be read.
pub(crate) fn serve() -> Result<(), String> {
    let mut input = std::io::stdin().lock();
    let told = |reason: std::io::Error| reason.to_string();
    loop {
        let mut line = String::new();
        if input.read_line(&mut line).map_err(told)? == 0 {
            return Ok(());
        }
        let length = line.trim().parse::<usize>().map_err(|reason| reason.to_string())?;
        let mut case = vec![0; length];
        input.read_exact(&mut case).map_err(told)?;
        println!("{}", answer(case));
    }
}

/// What becomes of a case. A panic ends the process, which is an answer too.
fn answer(case: Vec<u8>) -> String {
    let made = speccast::generate(&Source::text("case.yaml", case), &Config::default());
    match made.diagnostics.iter().find(|one| one.code == Code::Internal) {
        Some(fault) => format!("fault {}", fault.message.lines().next().unwrap_or_default()),
        None => "fine".to_owned(),
    }
}
