//! The command line as scripts see it: exit statuses, and what goes to which stream.

#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const GOOD: &str = r##"openapi: 3.0.3
info: {title: Pet Store, version: "1"}
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        "200":
          description: All pets.
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string, maxLength: 20}}}
"##;

/// What a run did.
struct Ran {
    status: i32,
    out: String,
    err: String,
}

/// A folder with `good.yaml`, `warned.yaml`, `faulty.yaml` and `broken.yaml`.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let warned = GOOD.replace("operationId: listPets", "operationId: listPets\n      zzz: 1");
    let faulty = GOOD.replace("maxLength: 20", "maxLength: x");
    for (name, text) in [
        ("good.yaml", GOOD),
        ("warned.yaml", &warned),
        ("faulty.yaml", &faulty),
        ("broken.yaml", "openapi: [\n"),
        ("speccast.toml", "document = \"good.yaml\"\noutput = \"out\"\n"),
        ("wrong.toml", "documnet = \"good.yaml\"\n"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// Runs `speccast` in a folder, with a text on standard input.
fn run_with(folder: &Path, arguments: &[&str], input: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_speccast"))
        .current_dir(folder)
        .args(arguments)
        .env_remove("XDG_CACHE_HOME")
        .env_remove("HOME")
        .env_remove("LOCALAPPDATA")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A run that reads nothing may have ended already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Ran {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    run_with(folder, arguments, "")
}

#[test]
fn generate_writes_and_says_so_on_standard_error() {
    let folder = folder();
    let ran = run(folder.path(), &["generate", "good.yaml", "--out", "out"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("1 of 1 operations"), "{}", ran.err);
    assert!(!ran.err.contains('\x1b'), "no colour where there is no terminal");
    let manifest = fs::read_to_string(folder.path().join("out/Cargo.toml")).unwrap();
    assert!(manifest.contains("name = \"pet-store\""), "{manifest}");
}

#[test]
fn check_of_a_folder_tells_a_difference() {
    let folder = folder();
    let check = ["generate", "good.yaml", "--out", "out", "--check"];
    let missing = run(folder.path(), &check);
    assert_eq!(missing.status, 3, "{}", missing.err);
    assert!(missing.out.contains("Cargo.toml"), "{}", missing.out);
    assert!(!folder.path().join("out").exists(), "nothing is written");
    assert_eq!(run(folder.path(), &["generate", "good.yaml", "--out", "out"]).status, 0);
    let same = run(folder.path(), &check);
    assert_eq!((same.status, same.out.as_str()), (0, ""));
    let lib = folder.path().join("out/src/lib.rs");
    fs::write(&lib, fs::read_to_string(&lib).unwrap() + "\n").unwrap();
    let changed = run(folder.path(), &check);
    assert_eq!(changed.status, 3);
    assert!(
        changed.out.contains("src/lib.rs") && !changed.out.contains("Cargo.toml"),
        "{}",
        changed.out
    );
}

#[test]
fn a_second_run_touches_nothing() {
    let folder = folder();
    let generate = ["generate", "good.yaml", "--out", "out"];
    run(folder.path(), &generate);
    let when = || fs::metadata(folder.path().join("out/src/lib.rs")).unwrap().modified().unwrap();
    let first = when();
    assert_eq!(run(folder.path(), &generate).status, 0);
    assert_eq!(first, when());
}

#[test]
fn foreign_files_are_left_alone() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("out/src")).unwrap();
    fs::write(folder.path().join("out/notes.txt"), "mine").unwrap();
    fs::write(folder.path().join("out/src/lib.rs"), "fn mine() {}\n").unwrap();
    let ran = run(folder.path(), &["generate", "good.yaml", "--out", "out"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.err.contains("foreign-file"), "{}", ran.err);
    assert_eq!(fs::read_to_string(folder.path().join("out/src/lib.rs")).unwrap(), "fn mine() {}\n");
    assert_eq!(fs::read_to_string(folder.path().join("out/notes.txt")).unwrap(), "mine");
}

#[test]
fn a_fault_costs_its_own_part_unless_denied() {
    let folder = folder();
    let ran = run(folder.path(), &["generate", "faulty.yaml", "--out", "out"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(
        ran.err.contains("error[wrong-type]") && ran.err.contains("faulty.yaml:13:"),
        "{}",
        ran.err
    );
    let strict = ["generate", "warned.yaml", "--out", "strict", "--deny-warnings"];
    let denied = run(folder.path(), &strict);
    assert_eq!(denied.status, 1, "{}", denied.err);
    assert!(!folder.path().join("strict").exists());
}

#[test]
fn one_document_ends_as_the_table_of_statuses_says() {
    let folder = folder();
    let table = [
        (&["generate", "faulty.yaml", "--out", "out"][..], 0),
        (&["generate", "faulty.yaml", "--out", "out", "--check"], 0),
        (&["generate", "faulty.yaml", "--out", "none", "--deny-warnings"], 1),
        (&["generate", "broken.yaml", "--out", "none"], 1),
        (&["dump", "--phase", "api", "faulty.yaml"], 0),
        (&["dump", "--phase", "api", "faulty.yaml", "--deny-warnings"], 1),
        (&["check", "faulty.yaml"], 1),
    ];
    for (arguments, status) in table {
        let ran = run(folder.path(), arguments);
        assert_eq!(ran.status, status, "{arguments:?}: {}", ran.err);
    }
    assert!(folder.path().join("out/src/lib.rs").exists(), "the rest is written");
    assert!(!folder.path().join("none").exists());
}

#[test]
fn check_ends_with_one_where_there_are_errors() {
    let folder = folder();
    let status = |arguments: &[&str]| run(folder.path(), arguments).status;
    assert_eq!(status(&["check", "good.yaml"]), 0);
    assert_eq!(status(&["check", "good.yaml", "--deny-warnings"]), 0);
    assert_eq!(status(&["check", "warned.yaml"]), 0);
    assert_eq!(status(&["check", "warned.yaml", "--deny-warnings"]), 1);
    assert_eq!(status(&["check", "faulty.yaml"]), 1);
    assert_eq!(status(&["check", "broken.yaml"]), 1);
    assert_eq!(status(&["check", "missing.yaml"]), 1);
    assert_eq!(status(&["generate", "broken.yaml", "--out", "out"]), 1);
}

#[test]
fn wrong_usage_and_configurations_end_with_two() {
    let folder = folder();
    let status = |arguments: &[&str]| run(folder.path(), arguments).status;
    assert_eq!(status(&[]), 2);
    assert_eq!(status(&["generat"]), 2);
    assert_eq!(status(&["generate", "good.yaml"]), 2, "no folder");
    assert_eq!(status(&["check"]), 2, "no document");
    assert_eq!(status(&["check", "--config", "missing.toml"]), 2);
    let wrong = run(folder.path(), &["check", "--config", "wrong.toml"]);
    assert_eq!(wrong.status, 2);
    assert!(
        wrong.err.contains("wrong.toml:1:1") && wrong.err.contains("`document`"),
        "{}",
        wrong.err
    );
}

#[test]
fn names_that_cannot_be_used_end_with_two_at_their_place() {
    let folder = folder();
    let pin = "document = \"good.yaml\"\n[names]\n\"#/components/schemas/Pet\" = \"9 lives\"\n";
    let none = "document = \"good.yaml\"\n[include]\ntags = [\"nobody\"]\n";
    for (text, place) in [(pin, "c.toml:3:"), (none, "c.toml:3:9")] {
        fs::write(folder.path().join("c.toml"), text).unwrap();
        let dump = ["dump", "--phase", "names", "--config", "c.toml"];
        for run_of in [&["generate", "--config", "c.toml", "--out", "none"][..], &dump] {
            let ran = run(folder.path(), run_of);
            assert_eq!(ran.status, 2, "{run_of:?}: {}", ran.err);
            assert!(ran.err.contains("config-invalid") && ran.err.contains(place), "{}", ran.err);
        }
    }
    for name in ["9lives", "a b", "self", "test", ""] {
        let ran = run(folder.path(), &["generate", "good.yaml", "--out", "none", "--name", name]);
        assert_eq!(ran.status, 2, "{name}: {}", ran.err);
        assert!(ran.err.contains("--name"), "{}", ran.err);
    }
    assert!(!folder.path().join("none").exists());
}

#[test]
fn pins_reach_into_other_files() {
    let folder = folder();
    let whole = GOOD.replace("#/components/schemas/Pet", "parts/pet.yaml#/Pet");
    fs::create_dir(folder.path().join("parts")).unwrap();
    fs::write(
        folder.path().join("parts/pet.yaml"),
        "Pet: {type: object, properties: {nm: {type: string}}}",
    )
    .unwrap();
    fs::write(folder.path().join("split.yaml"), whole).unwrap();
    let text = "document = \"split.yaml\"\n[names]\n\"parts/pet.yaml#/Pet\" = \"Animal\"\n\
                \"parts/pet.yaml#/Pet/properties/nm\" = \"name\"\n";
    fs::write(folder.path().join("c.toml"), text).unwrap();
    let ran = run(folder.path(), &["dump", "--phase", "names", "--config", "c.toml"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.contains("type Animal { name }"), "{}", ran.out);
    assert!(!ran.err.contains("config-unmatched"), "{}", ran.err);
}

#[test]
fn a_configuration_names_document_and_folder() {
    let folder = folder();
    let above = folder.path().parent().unwrap();
    let name = folder.path().file_name().unwrap().to_str().unwrap();
    let config = format!("{name}/speccast.toml");
    let ran = run(above, &["generate", "--config", &config, "--name", "other"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let manifest = fs::read_to_string(folder.path().join("out/Cargo.toml")).unwrap();
    assert!(manifest.contains("name = \"other\""), "{manifest}");
}

#[test]
fn a_hyphen_is_standard_input() {
    let folder = folder();
    assert_eq!(run_with(folder.path(), &["check", "-"], GOOD).status, 0);
    let faulty = GOOD.replace("maxLength: 20", "maxLength: x");
    let ran = run_with(folder.path(), &["check", "-"], &faulty);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("<stdin>:13:"), "{}", ran.err);
}

#[test]
fn messages_for_machines_are_one_object_a_line() {
    let folder = folder();
    let ran = run(folder.path(), &["check", "faulty.yaml", "--message-format", "json"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    let objects: Vec<serde_json::Value> =
        ran.err.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [one] = &objects[..] else { panic!("{objects:?}") };
    assert_eq!(one["code"], "wrong-type");
    assert_eq!(one["severity"], "error");
    assert_eq!(one["line"], 13);
    assert_eq!(one["file"], "faulty.yaml");
}

#[test]
fn a_report_says_what_is_not_there_and_where() {
    let folder = folder();
    let fewer = GOOD.replace("    get:", "    put: 5\n    get:");
    fs::write(folder.path().join("fewer.yaml"), fewer).unwrap();
    let read = |name: &str| -> serde_json::Value {
        serde_json::from_str(&fs::read_to_string(folder.path().join(name)).unwrap()).unwrap()
    };
    let generate = ["generate", "fewer.yaml", "--out", "out", "--report", "reports/one.json"];
    let ran = run(folder.path(), &generate);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("1 of 2 generated, 1 left out"), "{}", ran.err);
    assert!(ran.err.contains("fewer.yaml:5:5  PUT /pets: "), "{}", ran.err);
    let operations = &read("reports/one.json")["operations"];
    assert_eq!((&operations["declared"], &operations["generated"]), (&2.into(), &1.into()));
    let lost = &operations["left_out"][0];
    assert_eq!((&lost["method"], &lost["line"]), (&"PUT".into(), &5.into()));
    let json = ["check", "faulty.yaml", "--report", "two.json", "--message-format", "json"];
    let ran = run(folder.path(), &json);
    assert_eq!((ran.status, ran.err.lines().count()), (1, 1), "no summary: {}", ran.err);
    let open = &read("two.json")["unenforced"][0];
    assert_eq!((&open["reason"], &open["line"]), (&"wrong-type".into(), &13.into()));
    let lost = ["check", "good.yaml", "--report", "good.yaml/report.json"];
    assert_eq!(run(folder.path(), &lost).status, 1, "a file stands in the way");
}

#[test]
fn an_overlay_declares_what_a_server_answers_by_itself() {
    let folder = folder();
    let ran = run(folder.path(), &["overlay", "good.yaml"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains(r#""target": "$[\"paths\"][\"/pets\"][\"get\"]""#), "{}", ran.out);
    fs::write(folder.path().join("statuses.json"), &ran.out).unwrap();
    let ran = run(folder.path(), &["overlay", "good.yaml", "--overlay", "statuses.json"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    assert_eq!(run(folder.path(), &["overlay", "broken.yaml"]).status, 1);
}

#[test]
fn every_phase_can_be_printed() {
    let folder = folder();
    for phase in ["api", "facts", "names", "items"] {
        let ran = run(folder.path(), &["dump", "--phase", phase, "good.yaml"]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{phase}");
        assert!(ran.out.contains("Pet"), "{phase}: {}", ran.out);
    }
    assert_eq!(run(folder.path(), &["dump", "--phase", "api", "broken.yaml"]).status, 1);
}

#[test]
fn init_starts_a_configuration_and_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("openapi.yaml"), GOOD).unwrap();
    let ran = run(folder.path(), &["init"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let written = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(written("xtask/src/main.rs").contains("/../speccast.toml"));
    assert!(written("xtask/Cargo.toml").contains(env!("CARGO_MANIFEST_DIR")));
    assert!(written(".cargo/config.toml").contains("xtask/Cargo.toml"));
    assert_eq!(run(folder.path(), &["generate", "--config", "speccast.toml"]).status, 0);
    assert!(folder.path().join("generated/Cargo.toml").exists());
    let again = run(folder.path(), &["init"]);
    assert_eq!(again.status, 1);
    assert!(again.err.contains("speccast.toml"), "{}", again.err);
    fs::write(folder.path().join(".cargo/config.toml"), "[build]\n").unwrap();
    let beside = run(folder.path(), &["init", "--folder", "spec"]);
    assert_eq!(beside.status, 0, "{}", beside.err);
    assert_eq!(written(".cargo/config.toml"), "[build]\n");
    assert!(beside.out.contains("[alias]"), "{}", beside.out);
}

#[test]
fn init_proposes_features_for_a_large_document() {
    let folder = tempfile::tempdir().unwrap();
    let path = |number: u32| format!("  /p{number}: {{get: {{responses: {{}}}}}}\n");
    let document = |count: u32| {
        let paths: String = (0..count).map(path).collect();
        format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n{paths}")
    };
    for (name, count) in [("small", 200), ("large", 201)] {
        fs::write(folder.path().join(format!("{name}.yaml")), document(count)).unwrap();
        let ran = run(folder.path(), &["init", &format!("{name}.yaml"), "--folder", name]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        let written = fs::read_to_string(folder.path().join(name).join("speccast.toml")).unwrap();
        assert_eq!(written.contains("# features = \"tags\""), count > 200, "{written}");
    }
}

#[test]
fn help_version_and_completions_are_what_was_asked_for() {
    let folder = folder();
    for arguments in
        [&["--help"][..], &["--version"], &["help", "generate"], &["completions", "bash"]]
    {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{arguments:?}");
        assert!(ran.out.contains("speccast"), "{arguments:?}");
    }
}

#[test]
fn help_fits_a_narrow_terminal_and_shows_the_statuses() {
    let folder = folder();
    let help = run(folder.path(), &["--help"]);
    for status in
        ["0  fine; `generate`", "1  `generate`: nothing", "2  the arguments", "3  `--check`"]
    {
        assert!(help.out.contains(status), "{}", help.out);
    }
    for command in ["generate", "check", "dump", "init", "completions"] {
        let help = run(folder.path(), &[command, "-h"]);
        assert!(help.out.contains("Example"), "{command}");
    }
}
