//! Every `expected.rs` is what the generator writes now, and is compiled.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

use std::fs;
use std::path::Path;

use speccast::diagnostic::{Severity, render};
use speccast::{Config, Source, project};
use tests::house::{fixtures, root};

fn config() -> Config {
    let opened = project::open(&root().join("tests/fixtures/speccast.toml"));
    opened.config.expect("tests/fixtures/speccast.toml can be used")
}

/// What is generated from a document, as one file; a panic tells why it is none.
fn generated(document: &Path) -> String {
    let made = speccast::generate(&Source::file(document), &config());
    let told = render::text(&made.diagnostics, &made.texts);
    let faults = made.diagnostics.iter().filter(|one| one.severity() == Severity::Error).count();
    assert_eq!(faults, 0, "{told}");
    let files = made.files.unwrap_or_else(|| panic!("nothing was generated\n{told}"));
    let mut texts = files.0.into_values();
    let text = texts.next().expect("a file");
    assert_eq!(texts.next(), None, "one file of modules was asked for");
    text
}

#[test]
fn expected_output_is_what_is_generated_now() {
    let mut stale = Vec::new();
    for fixture in fixtures() {
        let expected = fs::read_to_string(&fixture.expected).unwrap_or_default();
        if generated(&fixture.document) != expected {
            stale.push(fixture.name);
        }
    }
    assert!(stale.is_empty(), "look at the difference after `cargo xtask bless`: {stale:?}");
}

#[test]
fn every_fixture_is_compiled() {
    let list = fs::read_to_string(root().join("tests/src/fixtures.rs")).unwrap();
    let listed: Vec<_> = list.lines().filter_map(|line| line.strip_prefix("pub mod ")).collect();
    let there: Vec<_> =
        fixtures().into_iter().map(|fixture| format!("{};", fixture.name)).collect();
    assert_eq!(listed, there, "tests/src/fixtures.rs lists the folders of tests/fixtures");
}

#[test]
fn fixtures_are_small() {
    for fixture in fixtures() {
        let text = fs::read_to_string(&fixture.document).unwrap();
        assert!(text.starts_with("# "), "{}: the first line says what it is for", fixture.name);
        assert!(text.lines().count() <= 40, "{}: one feature, 40 lines at most", fixture.name);
    }
}
