//! A line on the terminal while something takes long; nothing for a run of milliseconds.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a run stays silent.
const PATIENCE: Duration = Duration::from_millis(800);

/// How often the line changes.
const STEP: Duration = Duration::from_millis(250);

/// Does `work`, and says on a terminal that it is still being done.
pub(super) fn during<T>(verb: &str, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    thread::scope(|scope| {
        let (done, waiting) = mpsc::channel::<()>();
        scope.spawn(move || show(verb, &waiting));
        let result = work();
        drop(done);
        result
    })
}

/// Shows the line until the other end of `waiting` is gone, then clears it.
fn show(verb: &str, waiting: &mpsc::Receiver<()>) {
    let start = Instant::now();
    let mut pause = PATIENCE;
    let mut shown = false;
    while waiting.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        let _ = write!(io::stderr().lock(), "\r{verb} … {} s", start.elapsed().as_secs());
        shown = true;
        pause = STEP;
    }
    if shown {
        let _ = write!(io::stderr().lock(), "\r\x1b[2K");
    }
}
