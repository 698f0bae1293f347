//! The rules of the house that no compiler holds: sizes, first lines, who may name what.

#![expect(clippy::string_slice, reason = "a test that fails may panic")]

use std::path::{Path, PathBuf};

use tests::house::{files, root};

/// The crates that few may name, and where.
const CRATES: &[(&str, &[&str])] = &[
    ("openapiv3", &["load/", "lower/"]),
    ("serde_yaml", &["load/", "diagnostic/locate"]),
    ("serde_json_path", &["load/"]),
    ("toml", &["config"]),
    ("heck", &["naming/"]),
    ("quote", &["emit/"]),
    ("syn", &["render/"]),
    ("prettyplease", &["render/"]),
    ("pulldown_cmark", &["emit/"]),
    ("strsim", &["diagnostic/"]),
    ("clap", &["main.rs", "cli/"]),
    ("clap_complete", &["main.rs", "cli/"]),
    ("axum", &["runtime/", "emit/"]),
    ("reqwest", &["runtime/", "emit/"]),
];

/// The phases in their order: none names a later one.
const PHASES: &[&str] = &["load", "lower", "analyze", "naming", "emit", "render"];

/// The files that may touch the file system.
const FILES: &[&str] = &["source.rs", "output.rs", "output/"];

/// What ends a program, and what hides a warning.
const BANNED: &[&str] = &[
    ".unwrap()",
    ".expect(",
    "panic!(",
    "todo!(",
    "unimplemented!(",
    "unreachable!(",
    "dbg!(",
    "#[allow(",
    "#![allow(",
    "format_ident!(",
];

/// Where the short list of lints stands that generated code allows, each with its reason.
const EMITTED_ALLOWS: &str = "generator/src/emit/items.rs";

/// Names of companies whose documents were looked at: the generator knows none of them.
const VENDORS: &[&str] = &["initdesk", "stripe", "twilio", "kubernetes", "zendesk"];

/// Where a machine's own folders begin; split so that this file is none of those it looks for.
const MACHINES: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/tm", "p/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/"),
];

/// A source file of ours.
struct File {
    /// Where it is in the repository, with `/`.
    path: String,
    text: String,
}

impl File {
    fn read(path: &Path) -> Option<Self> {
        let shown = path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/");
        Some(Self { path: shown, text: std::fs::read_to_string(path).ok()? })
    }

    /// Whether the whole file is there for tests only: by its name, or by how it is declared.
    fn is_test(&self) -> bool {
        let Some((folder, name)) = self.path.rsplit_once('/') else { return false };
        let declared = |parent: &str| {
            let text = std::fs::read_to_string(root().join(folder).join(parent));
            let module = name.trim_end_matches(".rs");
            let private = ["", "pub(crate) ", "pub(super) "];
            let lines = private.map(|seen| format!("#[cfg(test)]\n{seen}mod {module};"));
            text.is_ok_and(|text| lines.iter().any(|line| text.contains(line)))
        };
        name == "tests.rs" || folder.contains("/tests") || declared("mod.rs") || declared("lib.rs")
    }

    /// The lines of code that are not there for tests only, with their numbers.
    fn code(&self) -> Vec<(usize, &str)> {
        let mut lines = Vec::new();
        if self.is_test() {
            return lines;
        }
        let mut test_next = false;
        for (line, number) in self.text.lines().zip(1..) {
            let code = line.trim_start();
            if test_next && code.starts_with("mod ") && code.ends_with('{') {
                return lines;
            }
            test_next = code == "#[cfg(test)]" || (test_next && code.starts_with("#["));
            if !code.starts_with("//") {
                lines.push((number, code));
            }
        }
        lines
    }

    /// Complains about the lines of code for which `is` holds.
    fn complain(&self, faults: &mut Vec<String>, why: &str, is: impl Fn(&str) -> bool) {
        for (number, line) in self.code() {
            if is(line) {
                faults.push(format!("{}:{number}: {why}: {line}", self.path));
            }
        }
    }
}

/// The Rust files below some folders that people write; what is generated is not theirs.
fn ours(folders: &[&str]) -> Vec<File> {
    let rust = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "rs");
    let all = folders.iter().flat_map(|folder| files(&root().join(folder)));
    all.filter(|path| rust(path) && !path.ends_with("expected.rs"))
        .filter_map(|path| File::read(&path))
        .collect()
}

/// The files of the library and of its command line, by their path in `generator/src`.
fn generator() -> Vec<(String, File)> {
    ours(&["generator/src"])
        .into_iter()
        .filter_map(|file| Some((file.path.strip_prefix("generator/src/")?.to_owned(), file)))
        .collect()
}

/// Whether a line names a crate or a module as the start of a path.
fn names(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = &line[at + name.len()..];
        let starts =
            !before.is_some_and(|letter| letter.is_alphanumeric() || "_\"`.".contains(letter));
        let inner = line[..at].ends_with("::") && !line[..at].trim_end_matches("::").is_empty();
        let inner = inner && line[..at].trim_end_matches("::").ends_with(char::is_alphanumeric);
        starts
            && !inner
            && (after.starts_with("::") || (line.starts_with("use ") && after.starts_with(';')))
    })
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn files_say_what_they_do_and_are_small() {
    let mut faults = Vec::new();
    for file in ours(&["generator", "tests", "xtask"]) {
        if !file.text.starts_with("//! ") {
            faults.push(format!("{}: the first line is `//! …`", file.path));
        }
        let lines = file.text.lines().count();
        if lines > 400 {
            faults.push(format!("{}: {lines} lines, 400 are the limit", file.path));
        }
    }
    assert_none(&faults);
}

#[test]
fn crates_are_named_only_where_they_belong() {
    let mut faults = Vec::new();
    for (path, file) in generator() {
        for (name, homes) in CRATES {
            if !homes.iter().any(|home| path.starts_with(home)) {
                let why = format!("`{name}` is for {homes:?}");
                file.complain(&mut faults, &why, |line| names(line, name));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn phases_do_not_know_later_ones() {
    let mut faults = Vec::new();
    for (path, file) in generator() {
        let Some(phase) = PHASES.iter().position(|phase| path.starts_with(&format!("{phase}/")))
        else {
            continue;
        };
        for later in &PHASES[phase + 1..] {
            let module = format!("crate::{later}::");
            file.complain(&mut faults, "a later phase", |line| line.contains(&module));
        }
    }
    assert_none(&faults);
}

#[test]
fn the_runtime_stands_alone() {
    let mut faults = Vec::new();
    for (path, file) in generator() {
        if path.starts_with("runtime/") {
            // It is copied below another root.
            file.complain(&mut faults, "`super::`, not `crate::`", |line| line.contains("crate::"));
        }
    }
    assert_none(&faults);
}

#[test]
fn the_file_system_is_touched_in_two_places() {
    let fs = |line: &str| {
        let listed = line.starts_with("use std::{")
            && line.split(['{', ',', '}', ' ']).any(|one| one == "fs");
        line.contains("std::fs") || listed
    };
    let mut faults = Vec::new();
    for (path, file) in generator() {
        if !FILES.iter().any(|allowed| path.starts_with(allowed)) {
            file.complain(&mut faults, "`std::fs` is for source and output", fs);
        }
        if !path.starts_with("cli/") {
            file.complain(&mut faults, "no environment in the library", |line| {
                line.contains("env::var")
            });
        }
    }
    assert_none(&faults);
}

#[test]
fn identifiers_are_made_in_naming() {
    let mut faults = Vec::new();
    for (path, file) in generator() {
        if !path.starts_with("naming/") {
            file.complain(&mut faults, "names are made in naming", |line| {
                line.contains("Ident::new")
            });
        }
    }
    assert_none(&faults);
}

#[test]
fn nothing_ends_the_program() {
    let mut faults = Vec::new();
    for file in ours(&["generator/src", "xtask/src", "tests/src", "tests/helpdesk/src"]) {
        for banned in BANNED {
            if file.path == EMITTED_ALLOWS && banned.contains("allow(") {
                continue;
            }
            file.complain(&mut faults, "not outside of tests", |line| line.contains(banned));
        }
    }
    assert_none(&faults);
}

#[test]
fn the_generator_knows_no_document() {
    let mut faults = Vec::new();
    for (_, file) in generator() {
        for vendor in VENDORS {
            let knows = |line: &str| line.to_lowercase().contains(vendor);
            file.complain(&mut faults, "no document is special", knows);
        }
    }
    assert_none(&faults);
}

#[test]
fn no_machine_shows() {
    let mut faults = Vec::new();
    for path in files(&root()) {
        let Some(file) = File::read(&path) else { continue };
        for (line, number) in file.text.lines().zip(1..) {
            if MACHINES.iter().any(|machine| line.contains(machine)) {
                faults.push(format!("{}:{number}: {line}", file.path));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn the_checks_can_fail() {
    assert!(names("use heck::ToSnakeCase;", "heck"));
    assert!(names("let tree: ::syn::File = x;", "syn"));
    assert!(names("fn f(x: openapiv3::Operation) {", "openapiv3"));
    assert!(!names("let quoted = quotes::all();", "quote"));
    assert!(!names("use crate::quote::Thing;", "quote"));
    let text = "//! A.\nfn f() {}\n// x.unwrap()\n#[cfg(test)]\nmod tests {\n x.unwrap()\n}\n";
    let file = File { path: "a.rs".to_owned(), text: text.to_owned() };
    assert_eq!(file.code(), [(2, "fn f() {}"), (4, "#[cfg(test)]")]);
}
