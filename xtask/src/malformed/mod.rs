//! `cargo xtask malformed`: the suite of malformed requests against a server, whoever wrote it.

mod suite;

use std::collections::BTreeMap;

use crate::Malformed;
use crate::workspace::{cargo, root, step};
use suite::Judging;

/// Sends every case to the server and tells which of them it answers otherwise.
///
/// # Errors
/// How many there are, or why nothing could be sent.
pub(crate) fn run(asked: &Malformed) -> Result<(), String> {
    let url = asked.url.strip_prefix("http://").unwrap_or(&asked.url);
    let address = url.trim_end_matches('/');
    let judging = if asked.kind { Judging::Kind } else { Judging::Whole };
    let mut classes: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for case in suite::cases(&root().join("tests/malformed"))? {
        if asked.class.as_ref().is_some_and(|class| *class != case.class) {
            continue;
        }
        let class = classes.entry(case.class.clone()).or_default();
        class.0 += 1;
        if let Err(reason) = case.run(address, judging) {
            class.1 += 1;
            println!("{}: {}: {reason}", case.class, case.name);
        }
    }
    for (class, (cases, failed)) in &classes {
        println!("{class}: {cases} cases, {failed} answered otherwise");
    }
    if classes.is_empty() {
        return Err("there is no such class".to_owned());
    }
    match classes.values().map(|class| class.1).sum::<usize>() {
        0 => Ok(()),
        failed => Err(format!("{failed} cases are answered otherwise")),
    }
}

/// Mutates the requests of the suite for some minutes; the test of the same cases does it.
///
/// # Errors
/// What was found.
pub(crate) fn fuzz(minutes: u64, seed: u64) -> Result<(), String> {
    let test = ["test", "--package", "tests", "--test", "malformed", "--", "--nocapture"];
    let mut command = cargo();
    command.args(test).arg("mutated_requests_are_answered");
    command.env("FUZZ_MINUTES", minutes.to_string()).env("FUZZ_SEED", seed.to_string());
    step("cargo test (mutated requests)", &mut command)
}
