//! Every kind of problem, as a user sees it.
//!
//! `ui/<code>.yaml` (or `.toml`, or `<code>/main.yaml` with its other files,
//! `speccast.toml` and `overlay.yaml` among them) is a smallest document
//! with one fault; the snapshot beside it is what is said. A longer name has the code in front.

#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test that fails may panic")]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;
use speccast::diagnostic::{Code, Diagnostic, render};
use speccast::source::Texts;
use speccast::{Config, Source, project};
use tests::house::root;

/// Codes that no document can give, and where they are tested instead.
const ELSEWHERE: &[(Code, &str)] = &[
    (Code::Internal, "a fault of speccast itself"),
    (Code::ForeignFile, "generator/tests/cli.rs, with a folder to write"),
    (Code::WriteFailed, "generator/src/output.rs, with a folder to write"),
];

/// A document for what is wrong with a configuration alone.
const DOCUMENT: &str = "openapi: 3.0.3\ninfo: {title: Empty, version: \"1\"}\npaths: {}\n";

/// A case: its name, and the file that it begins with.
struct Case {
    name: String,
    main: PathBuf,
}

/// The cases, by name; paths are relative to this package, where tests run.
fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(root().join("tests/ui")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let shown = Path::new("ui").join(path.file_name().unwrap());
        let main = if path.is_dir() { shown.join("main.yaml") } else { shown };
        if name != "snapshots" {
            cases.push(Case { name, main });
        }
    }
    cases.sort_by(|left, right| left.name.cmp(&right.name));
    cases
}

/// The code that a case is for.
fn code(case: &Case) -> Option<Code> {
    let fits = |code: &Code| {
        let rest = case.name.strip_prefix(code.name());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    Code::ALL.iter().copied().filter(fits).max_by_key(|code| code.name().len())
}

/// What is said about a case: parts with the texts that they are about.
fn said(case: &Case) -> Vec<(Vec<Diagnostic>, Texts)> {
    let mut said = Vec::new();
    let mut config = Config::default();
    let mut source = Source::file(&case.main);
    if case.main.extension().is_some_and(|ending| ending == "toml") {
        let opened = project::open(&case.main);
        said.push((opened.diagnostics, opened.texts));
        let Some(read) = opened.config else { return said };
        config = read;
        source = Source::text("openapi.yaml", DOCUMENT);
    }
    let configuration = case.main.with_file_name("speccast.toml");
    if configuration.exists() {
        let opened = project::open(&configuration);
        said.push((opened.diagnostics, opened.texts));
        config = opened.config.unwrap_or_default();
    }
    let overlay = case.main.with_file_name("overlay.yaml");
    if overlay.exists() {
        config.overlays.push(overlay);
    }
    let made = speccast::generate(&source, &config);
    said.push((made.diagnostics, made.texts));
    said
}

#[test]
fn every_case_gives_its_code() {
    let mut faults = Vec::new();
    for case in cases() {
        let said = said(&case);
        let codes: Vec<_> = said.iter().flat_map(|(said, _)| said).map(|one| one.code).collect();
        match code(&case) {
            Some(code) if codes.contains(&code) => {}
            None if case.name == "ten-faults" => {}
            _ => faults.push(format!("{} gives {codes:?}", case.name)),
        }
    }
    assert!(faults.is_empty(), "a case is named after its code: {faults:#?}");
}

#[test]
fn every_case_says_what_it_said() {
    for case in cases() {
        let mut text = String::new();
        for (diagnostics, texts) in said(&case) {
            let shown = render::text(&diagnostics, &texts);
            write!(text, "{}", anstream::adapter::strip_str(&shown)).unwrap();
        }
        insta::with_settings!({
            snapshot_path => "../ui/snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(case.name.as_str(), text);
        });
    }
}

#[test]
fn every_code_has_a_case() {
    let cases: Vec<_> = cases().iter().filter_map(code).collect();
    for code in Code::ALL {
        let elsewhere = ELSEWHERE.iter().any(|(other, _)| other == code);
        assert_ne!(cases.contains(code), elsewhere, "tests/ui needs {code}.yaml");
    }
}

/// Ten faults in one document: each is told, once, in one run, at its line and column.
#[test]
fn ten_faults_are_ten_diagnostics() {
    let text = std::fs::read_to_string("ui/ten-faults.yaml").unwrap();
    let made = speccast::check(&Source::file("ui/ten-faults.yaml"), &Config::default());
    let told: Vec<_> = render::json(&made.diagnostics, &made.texts)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|one| {
            let number = |key: &str| usize::try_from(one[key].as_u64().unwrap()).unwrap();
            (one["code"].as_str().unwrap().to_owned(), number("line"), number("column"))
        })
        .collect();
    let expected = [
        ("duplicate-key", "title: Ten faults again"),
        ("unknown-key", "sumary"),
        ("unresolved-reference", "\"#/components/schemas/Usr\""),
        ("invalid-value", "querry"),
        ("undeclared-path-parameter", "/users/{id}"),
        ("duplicate-operation-id", "listUsers\n      responses:"),
        ("unknown-security-scheme", "tokn"),
        ("wrong-type", "\"x\""),
        ("enum-value-type", "[7]"),
        ("contradictory-all-of", "string\n"),
    ];
    for (code, mark) in expected {
        let (line, column) = place(&text, mark);
        let here = (code.to_owned(), line, column);
        assert!(told.contains(&here), "{here:?} is not among {told:#?}");
    }
    assert_eq!(told.len(), expected.len(), "{told:#?}");
}

/// The line and the column of the last occurrence of a text.
fn place(text: &str, mark: &str) -> (usize, usize) {
    let at = text.rfind(mark).unwrap();
    let before = &text[..at];
    (before.matches('\n').count() + 1, at - before.rfind('\n').map_or(0, |end| end + 1) + 1)
}
