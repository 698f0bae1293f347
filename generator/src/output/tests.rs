//! What writing and comparing a folder leaves there, and what it never touches.

use super::*;

fn files(entries: &[(&str, &str)]) -> Files {
    let text = |text: &&str| format!("// {MARKER} from api.yaml.\n{text}");
    Files(entries.iter().map(|(name, body)| ((*name).to_owned(), text(body))).collect())
}

#[test]
fn files_are_added_changed_removed_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let first = write(at, &files(&[("src/lib.rs", "1"), ("src/old.rs", "1"), ("a.rs", "1")]));
    assert_eq!(first.value.added, ["a.rs", "src/lib.rs", "src/old.rs"]);
    fs::write(at.join("src/mine.rs"), "// hand-made").unwrap();
    fs::create_dir(at.join("target")).unwrap();
    fs::write(at.join("target/x.rs"), format!("// {MARKER}")).unwrap();
    let before = fs::metadata(at.join("a.rs")).unwrap().modified().unwrap();
    let next = files(&[("src/lib.rs", "2"), ("a.rs", "1")]);
    let told = compare(at, &next);
    assert_eq!(told.value.changed, ["src/lib.rs"]);
    let second = write(at, &next);
    assert_eq!(second, told);
    assert_eq!(second.value.removed, ["src/old.rs"]);
    assert_eq!(fs::metadata(at.join("a.rs")).unwrap().modified().unwrap(), before);
    assert!(at.join("src/mine.rs").exists() && at.join("target/x.rs").exists());
    assert!(compare(at, &next).value.is_empty());
}

#[test]
fn a_foreign_file_stops_everything() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("b.rs"), "// hand-made").unwrap();
    let done = write(folder.path(), &files(&[("a.rs", "1"), ("b.rs", "1")]));
    assert_eq!(done.diagnostics[0].code, Code::ForeignFile);
    let shown = crate::diagnostic::render::text(&done.diagnostics, &Default::default());
    let path = folder.path().join("b.rs");
    assert!(shown.contains(&format!(" {}\n", path.display())), "{shown}");
    assert!(done.value.is_empty() && !folder.path().join("a.rs").exists());
}

#[test]
fn paths_stay_in_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["../a.rs", "/a.rs", "a/../../b.rs", ""] {
        let done = write(&folder.path().join("out"), &files(&[(name, "1")]));
        assert_eq!(done.diagnostics[0].code, Code::WriteFailed, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = folder.path().join("elsewhere");
    let victim = elsewhere.join("victim");
    let mine = format!("// {MARKER}, but not here");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(&victim, &mine).unwrap();

    let aside = folder.path().join("aside");
    fs::create_dir_all(aside.join("src")).unwrap();
    symlink(&victim, aside.join("src/.client.rs.speccast")).unwrap();
    let done = write(&aside, &files(&[("src/client.rs", "1")]));
    assert_eq!((done.value.added, done.diagnostics), (vec!["src/client.rs".to_owned()], vec![]));
    let written = fs::symlink_metadata(aside.join("src/client.rs")).unwrap();
    assert!(written.is_file() && !aside.join("src/.client.rs.speccast").exists());

    let (target, way) = (folder.path().join("target"), folder.path().join("way"));
    fs::create_dir_all(target.join("src")).unwrap();
    fs::create_dir(&way).unwrap();
    symlink(&victim, target.join("src/client.rs")).unwrap();
    symlink(&elsewhere, way.join("src")).unwrap();
    for root in [target, way] {
        let done = write(&root, &files(&[("src/client.rs", "1")]));
        assert_eq!(done.diagnostics[0].code, Code::ForeignFile);
        assert!(done.value.is_empty());
    }
    assert_eq!(fs::read_to_string(&victim).unwrap(), mine);
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 1);
}

#[test]
fn what_a_broken_run_left_beside_a_file_is_no_hindrance() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".a.rs.speccast"), "half a fi").unwrap();
    let done = write(folder.path(), &files(&[("a.rs", "1")]));
    assert_eq!((done.value.added, done.diagnostics), (vec!["a.rs".to_owned()], vec![]));
    assert!(!folder.path().join(".a.rs.speccast").exists());
}

/// Every file in a folder, sorted.
fn found(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(one) = folders.pop() {
        for entry in fs::read_dir(one).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(slashed(path.strip_prefix(folder).unwrap()));
            }
        }
    }
    found.sort();
    found
}

const PACKAGE: [(&str, &str); 5] = [
    ("Cargo.toml", "1"),
    ("src/lib.rs", "1"),
    ("src/models.rs", "1"),
    ("src/runtime/client/core.rs", "1"),
    ("src/runtime/client/mod.rs", "1"),
];

#[test]
fn a_package_loses_what_no_longer_belongs_to_its_sources() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let full = [&PACKAGE[..], &[("LICENSE", "1")]].concat();
    assert!(!write(at, &files(&full)).has_errors());
    let done = write(at, &files(&PACKAGE[..2]));
    let gone = ["LICENSE", "src/models.rs", "src/runtime/client/core.rs"];
    assert_eq!(done.value.removed, [&gone[..], &["src/runtime/client/mod.rs"]].concat());
    assert_eq!(found(at), ["Cargo.toml", "src/lib.rs"]);
}

#[test]
fn generating_one_output_costs_no_other_a_file() {
    let package = files(&PACKAGE);
    let module = files(&[("mod.rs", "1")]);
    let places = [
        ("inner", &package),
        ("crates/inner", &package),
        ("src/inner", &package),
        ("inner", &module),
        ("src/inner", &module),
    ];
    for outer in [&package, &module] {
        for (place, inner) in places {
            let folder = tempfile::tempdir().unwrap();
            assert!(!write(&folder.path().join(place), inner).has_errors());
            let before = found(&folder.path().join(place));
            let done = write(folder.path(), outer);
            assert_eq!((done.value.removed, done.diagnostics), (vec![], vec![]), "{place}");
            let again = write(&folder.path().join(place), inner);
            assert!(again.value.is_empty(), "{place}");
            assert_eq!(found(&folder.path().join(place)), before, "{place}");
            assert!(compare(folder.path(), outer).value.is_empty(), "{place}");
        }
    }
}

#[test]
fn a_module_in_the_sources_of_a_package_leaves_them_alone() {
    let folder = tempfile::tempdir().unwrap();
    assert!(!write(folder.path(), &files(&PACKAGE)).has_errors());
    for place in ["", "src", "src/runtime"] {
        let done = write(&folder.path().join(place), &files(&[("mod.rs", "1")]));
        assert_eq!((done.value.removed, done.diagnostics), (vec![], vec![]), "{place}");
    }
    assert!(PACKAGE.iter().all(|(name, _)| folder.path().join(name).exists()));
}
