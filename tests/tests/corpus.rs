//! Documents in the style of the big families are generated whole: nothing of them is left out.
//!
//! That what is generated compiles is held by `tests/src/corpus.rs`.

use std::collections::BTreeMap;
use std::path::Path;

use speccast::diagnostic::{Severity, render};
use speccast::{Census, Config, Source};
use tests::house::{files, root};

/// The documents, and how many operations each declares.
const FAMILIES: [(&str, usize); 10] = [
    ("aspnet.json", 3),
    ("cluster.json", 4),
    ("django.yaml", 5),
    ("dropshot.json", 3),
    ("fastapi.json", 4),
    ("forge.yaml", 4),
    ("payments.yaml", 3),
    ("spring.yaml", 4),
    ("terminals.yaml", 1),
    ("utoipa.json", 3),
];

fn census(document: &Path) -> Census {
    let made = speccast::check(&Source::file(document), &Config::default());
    let faults: Vec<_> =
        made.diagnostics.into_iter().filter(|one| one.severity() == Severity::Error).collect();
    assert!(faults.is_empty(), "{}", render::text(&faults, &made.texts));
    made.census
}

#[test]
fn every_operation_is_generated() {
    let folder = root().join("tests/corpus");
    let made: BTreeMap<String, usize> = files(&folder)
        .iter()
        .map(|document| {
            let name = document.file_name().and_then(|name| name.to_str()).expect("a name");
            let census = census(document);
            assert_eq!(census.operations, census.declared, "{name}");
            (name.to_owned(), census.operations)
        })
        .collect();
    let wanted = FAMILIES.map(|(name, operations)| (name.to_owned(), operations)).into();
    assert_eq!(made, wanted);
}
