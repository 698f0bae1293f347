//! Costs side by side → a Markdown table, with what must hold.

use std::fmt::Write as _;
use std::time::Duration;

use super::cost::Cost;

/// Two contenders on the same work.
#[derive(Debug)]
pub(crate) struct Line {
    /// What is compared.
    pub(crate) name: String,
    /// What it costs here.
    pub(crate) ours: Cost,
    /// What it costs there.
    pub(crate) theirs: Cost,
    /// What must hold.
    pub(crate) target: Target,
}

/// The largest ratio of ours to theirs that is good enough; none where it is told only.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target {
    /// Of the CPU time.
    pub(crate) cpu: Option<f64>,
    /// Of the wall time.
    pub(crate) wall: Option<f64>,
    /// Of the peak memory.
    pub(crate) memory: Option<f64>,
}

/// Prints the table.
pub(crate) fn print(lines: &[Line]) {
    anstream::println!("{}", table(lines));
}

/// A number that a program said, by its name.
///
/// # Errors
/// It did not say it.
pub(super) fn said(text: &str, name: &str) -> Result<f64, String> {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.and_then(|number| number.parse().ok()).ok_or_else(|| format!("no `{name}` was told"))
}

fn table(lines: &[Line]) -> String {
    let mut text = String::from(
        "| | wall, s | ratio | CPU, s | ratio | memory, MB | ratio |\n|---|---|---|---|---|---|---|\n",
    );
    for Line { name, ours, theirs, target } in lines {
        let seconds = |time: Duration| format!("{:.2}", time.as_secs_f64());
        let megabytes = |bytes: u64| format!("{:.0}", as_float(bytes) / 1e6);
        let wall = ours.wall.as_secs_f64() / theirs.wall.as_secs_f64();
        let cpu = ours.cpu.as_secs_f64() / theirs.cpu.as_secs_f64();
        let memory = as_float(ours.memory) / as_float(theirs.memory);
        let _ = writeln!(
            text,
            "| {name} | {} : {} | {} | {} : {} | {} | {} : {} | {} |",
            seconds(ours.wall),
            seconds(theirs.wall),
            ratio(wall, target.wall),
            seconds(ours.cpu),
            seconds(theirs.cpu),
            ratio(cpu, target.cpu),
            megabytes(ours.memory),
            megabytes(theirs.memory),
            ratio(memory, target.memory),
        );
    }
    text
}

/// A ratio, and whether it is good enough.
pub(super) fn ratio(is: f64, wanted: Option<f64>) -> String {
    match wanted {
        None => format!("{is:.2}"),
        Some(wanted) if is <= wanted => format!("{is:.2} (at most {wanted:.2})"),
        Some(wanted) => format!("**{is:.2}** (at most {wanted:.2}: missed)"),
    }
}

fn as_float(bytes: u64) -> f64 {
    // Memory of a process is far below 2^52 bytes.
    bytes as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_that_is_missed_is_marked() {
        let cost = |millis| Cost {
            wall: Duration::from_millis(millis),
            cpu: Duration::from_millis(millis),
            memory: millis * 1_000_000,
        };
        let target = Target { cpu: Some(0.25), wall: Some(0.5), memory: None };
        let line = Line { name: "a".into(), ours: cost(500), theirs: cost(1000), target };
        let table = table(&[line]);
        let row = "| a | 0.50 : 1.00 | 0.50 (at most 0.50) | 0.50 : 1.00 | **0.50** (at most 0.25: missed) | 500 : 1000 | 0.50 |";
        assert_eq!(table.lines().last(), Some(row));
    }
}
