//! A second run: what it need not do again, and everything that makes it a run like the first.

#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use speccast::source::sha256;
use tempfile::TempDir;

const DOCUMENT: &str = r#"openapi: 3.0.3
info: {title: Pet Store, version: "1"}
paths: {}
components:
  schemas:
    Pet: {type: object, zzz: 1, properties: {name: {$ref: "name.yaml"}, age: {$ref: "age.yaml"}}}
"#;

const OVERLAY: &str = "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions:\n  - {target: $.info, update: {title: Pets}}\n";

/// A document, an overlay, a configuration, and an output that was written once.
fn written() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let config = "document = \"api.yaml\"\noverlays = [\"overlay.yaml\"]\noutput = \"out\"\n";
    for (name, text) in [
        ("api.yaml", DOCUMENT),
        ("name.yaml", "type: string\n"),
        ("overlay.yaml", OVERLAY),
        ("speccast.toml", config),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    assert_eq!(run(&folder, &[]).status.code(), Some(0));
    folder
}

fn run(folder: &TempDir, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_speccast"));
    command.current_dir(folder.path()).args(["generate", "--config", "speccast.toml"]).args(more);
    command.env_remove("HOME").env("XDG_CACHE_HOME", folder.path().join("caches"));
    command.output().unwrap()
}

fn told(ran: &Output) -> String {
    String::from_utf8(ran.stderr.clone()).unwrap()
}

/// The only record.
fn record(folder: &TempDir) -> PathBuf {
    let mut all = fs::read_dir(folder.path().join("caches/speccast")).unwrap();
    let one = all.next().unwrap().unwrap().path();
    assert!(all.next().is_none(), "one record for each output");
    one
}

/// Rewrites the record so that a run that believes it shows.
fn mark(folder: &TempDir) {
    let text = fs::read_to_string(record(folder)).unwrap();
    let (_, text) = text.split_once('\n').unwrap();
    let text = text.replace("0 of 0 operations", "remembered");
    fs::write(record(folder), format!("{}\n{text}", sha256(text.as_bytes()))).unwrap();
}

/// Whether a run after `change` believes the record.
fn believes(change: impl FnOnce(&Path), more: &[&str]) -> bool {
    let folder = written();
    mark(&folder);
    change(folder.path());
    told(&run(&folder, more)).contains("remembered")
}

#[test]
fn a_second_run_says_the_same_and_does_nothing() {
    let folder = written();
    let full = told(&run(&folder, &["--no-cache"]));
    assert!(full.contains("unknown-key") && full.contains("0 added, 0 changed"), "{full}");
    mark(&folder);
    let lib = folder.path().join("out/src/lib.rs");
    let before = fs::metadata(&lib).unwrap().modified().unwrap();
    let again = run(&folder, &[]);
    assert_eq!(again.status.code(), Some(0));
    assert_eq!(told(&again), full.replace("0 of 0 operations", "remembered"));
    assert_eq!(before, fs::metadata(&lib).unwrap().modified().unwrap());
    let check = run(&folder, &["--check"]);
    assert_eq!((check.status.code(), check.stdout.as_slice()), (Some(0), &b""[..]));
    assert!(told(&check).contains("remembered"));
}

#[test]
fn whatever_a_run_depends_on_makes_a_new_one() {
    let append = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, text + "\n").unwrap();
    };
    assert!(believes(|_| {}, &[]));
    for input in ["api.yaml", "name.yaml", "overlay.yaml", "speccast.toml"] {
        assert!(!believes(|at| append(at.join(input)), &[]), "{input}");
        let removed = |at: &Path| fs::remove_file(at.join(input)).unwrap();
        assert!(!believes(removed, &[]), "{input} is gone");
    }
    let found = |at: &Path| fs::write(at.join("age.yaml"), "type: integer\n").unwrap();
    assert!(!believes(found, &[]), "what was missing is there");
    for arguments in [
        &["--name", "other"][..],
        &["--out", "other"],
        &["--message-format", "json"],
        &["--deny-warnings"],
        &["--overlay", "more.yaml"],
        &["--allow-outside", "other"],
        &["--no-cache"],
        &["--cache", "other"],
    ] {
        assert!(!believes(|_| {}, arguments), "{arguments:?}");
    }
}

#[test]
fn an_output_that_is_not_as_it_was_left_is_mended() {
    let stray = "// Written by speccast\n";
    type Change<'c> = (&'c str, &'c dyn Fn(&Path));
    let changes: [Change<'_>; 4] = [
        ("changed", &|at| fs::write(at.join("lib.rs"), stray).unwrap()),
        ("removed", &|at| fs::remove_file(at.join("lib.rs")).unwrap()),
        ("a stray file of ours", &|at| fs::write(at.join("old.rs"), stray).unwrap()),
        ("a folder in the way", &|at| {
            fs::remove_file(at.join("lib.rs")).unwrap();
            fs::create_dir(at.join("lib.rs")).unwrap();
        }),
    ];
    for (what, change) in changes {
        assert!(!believes(|at| change(&at.join("out/src")), &[]), "{what}");
        assert!(!believes(|at| change(&at.join("out/src")), &["--check"]), "{what}");
    }
    let foreign = |at: &Path| fs::write(at.join("out/src/mine.rs"), "// Mine.\n").unwrap();
    assert!(believes(foreign, &[]), "a file of others");
}

#[test]
fn a_record_that_is_not_whole_is_none() {
    for broken in ["", "x", "x\n{}", "remembered"] {
        let folder = written();
        fs::write(record(&folder), broken).unwrap();
        let ran = run(&folder, &[]);
        assert_eq!(ran.status.code(), Some(0));
        assert!(told(&ran).contains("0 of 0 operations"), "{}", told(&ran));
        mark(&folder);
        assert!(told(&run(&folder, &[])).contains("remembered"), "it was written anew");
    }
    let folder = written();
    let text = fs::read_to_string(record(&folder)).unwrap();
    fs::write(record(&folder), text.replace("0 of 0", "1 of 1")).unwrap();
    assert!(told(&run(&folder, &[])).contains("0 of 0 operations"), "its seal is broken");
}
