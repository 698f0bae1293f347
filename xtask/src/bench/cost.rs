//! A command → what it cost, its children included.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4 as _;

/// What a command cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cost {
    /// From its start to its end.
    pub(crate) wall: Duration,
    /// User and system time of it and its children.
    pub(crate) cpu: Duration,
    /// The largest resident set of it or a child, in bytes.
    pub(crate) memory: u64,
}

/// Runs a command without showing what it says.
///
/// # Errors
/// One line, when it cannot be started or ends badly.
pub(crate) fn of(command: &mut Command) -> Result<Cost, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let told = |reason: std::io::Error| format!("`{name}` cannot be run: {reason}");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let done = command.spawn().map_err(told)?.wait4().map_err(told)?;
    let wall = start.elapsed();
    if !done.status.success() {
        return Err(format!("`{name}` failed ({})", done.status));
    }
    let cpu = done.rusage.utime + done.rusage.stime;
    Ok(Cost { wall, cpu, memory: done.rusage.maxrss })
}

/// The median of each measure.
pub(crate) fn median(costs: &[Cost]) -> Option<Cost> {
    Some(Cost {
        wall: middle(costs.iter().map(|cost| cost.wall))?,
        cpu: middle(costs.iter().map(|cost| cost.cpu))?,
        memory: middle(costs.iter().map(|cost| cost.memory))?,
    })
}

/// The median.
pub(super) fn middle<T: Ord + Copy>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_each_measure_stands_alone() {
        let cost = |seconds, memory| Cost {
            wall: Duration::from_secs(seconds),
            cpu: Duration::from_secs(10 - seconds),
            memory,
        };
        let median = median(&[cost(9, 1), cost(1, 5), cost(4, 3)]);
        assert_eq!(median, Some(Cost { memory: 3, ..cost(4, 3) }));
        assert_eq!(super::median(&[]), None);
    }
}
