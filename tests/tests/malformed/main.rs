//! The suite of `tests/malformed` against the generated server of its document, over a socket.

use std::collections::{BTreeMap, BTreeSet};

use suite::{Case, Judging, cases};
use tests::house::root;
use tests::runtime::server::{Limits, listen};

mod mutated;
#[path = "../../../xtask/src/fuzz/random.rs"]
mod random;
#[path = "../../../xtask/src/malformed/suite/mod.rs"]
mod suite;

/// How many cases a class has at the least.
const LEAST: &[(&str, usize)] = &[
    ("cookie", 20),
    ("credentials", 30),
    ("encodings", 20),
    ("forms", 40),
    ("header", 30),
    ("json", 40),
    ("keywords", 100),
    ("media", 30),
    ("path", 30),
    ("query", 60),
    ("routes", 30),
    ("sizes", 20),
    ("types", 40),
];

/// What is not answered yet as it must be. A case that is answered so has to leave the list.
const PENDING: &[(&str, &str)] = &[
    // Read in the practical way: a closed tuple is whole, patterns alone make a map.
    ("keywords", "prefixItems: fewer"),
    ("keywords", "patternProperties: each by its pattern"),
];

fn all() -> Vec<Case> {
    cases(&root().join("tests/malformed")).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn each_request_is_answered_as_it_must_be() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let limits = Limits::default();
    tokio::spawn(listen(listener, tests::malformed::router(), limits, std::future::pending()));
    let judged = tokio::task::spawn_blocking(move || {
        let judge = |case: &Case| case.run(&address, Judging::Whole).err();
        all().into_iter().map(|case| (judge(&case), case)).collect::<Vec<_>>()
    });
    let mut complaints = Vec::new();
    for (reason, Case { class, name, .. }) in judged.await.unwrap() {
        let is_pending = PENDING.contains(&(class.as_str(), name.as_str()));
        match (reason, is_pending) {
            (Some(reason), false) => complaints.push(format!("{class}: {name}: {reason}")),
            (None, true) => complaints.push(format!("{class}: {name}: is not pending any more")),
            _ => {}
        }
    }
    assert!(complaints.is_empty(), "{}\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn each_class_has_enough_cases() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut names = BTreeSet::new();
    for Case { class, name, .. } in all() {
        *counts.entry(class.clone()).or_default() += 1;
        assert!(names.insert((class.clone(), name.clone())), "{class}: {name} is there twice");
    }
    let listed: Vec<&str> = LEAST.iter().map(|(class, _)| *class).collect();
    assert_eq!(counts.keys().map(String::as_str).collect::<Vec<_>>(), listed);
    for (class, least) in LEAST {
        assert!(counts[*class] >= *least, "{class} has {} cases", counts[*class]);
    }
    for (class, name) in PENDING {
        assert!(names.contains(&((*class).to_owned(), (*name).to_owned())), "{class}: {name}");
    }
}

#[test]
fn no_two_cases_send_the_same() {
    let mut sent: BTreeMap<Vec<u8>, String> = BTreeMap::new();
    for case in all() {
        let name = format!("{}: {}", case.class, case.name);
        if let Some(other) = sent.insert(case.request("test").unwrap(), name.clone()) {
            panic!("{name} sends what {other} sends");
        }
    }
}
