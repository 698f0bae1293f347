//! Overlays on small documents.

use serde_json::json;

use crate::diagnostic::{Code, Place};
use crate::load::{Loaded, load};
use crate::pointer::{FileId, Pointer};
use crate::{Config, Source};

const API: &str = "
openapi: 3.0.3
info: {title: T, version: '1'}
tags: [{name: a}, {name: b}, {name: c}]
paths: {}
";

fn with(overlay: &str) -> Loaded {
    let source = Source::text("api.yaml", API).with("o.yaml", overlay);
    load(&source, &Config { overlays: vec!["o.yaml".into()], ..Config::default() })
}

fn actions(actions: &str) -> Loaded {
    with(&format!("overlay: 1.1.0\ninfo: {{title: O, version: '1'}}\nactions:\n{actions}"))
}

#[test]
fn update_remove_and_copy() {
    let loaded = actions(
        "
- {target: '$.info', update: {title: U, contact: {name: N}}}
- {target: '$.tags[?@.name == \"b\"]', remove: true}
- {target: $.tags, update: {name: d}}
- {target: '$.tags[0]', copy: '$.info.contact'}
",
    );
    let codes: Vec<Code> = loaded.diagnostics.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::NotGenerated], "the contact");
    let document = loaded.document.unwrap();
    let root = document.root().value;
    assert_eq!(root["info"], json!({"title": "U", "version": "1", "contact": {"name": "N"}}));
    assert_eq!(root["tags"], json!([{"name": "N"}, {"name": "c"}, {"name": "d"}]));
    let at = |path: &[&str]| {
        let place = path.iter().fold(Pointer::root(FileId(0)), |above, key| above.child(*key));
        let origin = document.origin(&place);
        (origin.file.0, origin.to_string())
    };
    assert_eq!(at(&["info", "title"]), (1, "/actions/0/update/title".to_owned()));
    assert_eq!(at(&["info", "version"]), (0, "/info/version".to_owned()));
    assert_eq!(at(&["tags", "0", "name"]), (1, "/actions/0/update/contact/name".to_owned()));
    assert_eq!(at(&["tags", "1", "name"]), (0, "/tags/2/name".to_owned()));
    assert_eq!(at(&["tags", "2", "name"]), (1, "/actions/2/update/name".to_owned()));
}

#[test]
fn a_fault_that_an_overlay_brings_is_told_in_the_overlay() {
    let loaded = actions("- {target: $.info, update: {zzz: 1}}");
    let place = Pointer::root(FileId(1)).child("actions").child("0").child("update").child("zzz");
    assert_eq!(loaded.diagnostics[0].code, Code::UnknownKey);
    assert_eq!(loaded.diagnostics[0].place, Place::Key(place));
}

#[test]
fn faults_of_overlays() {
    let codes = |loaded: Loaded| loaded.diagnostics.iter().map(|one| one.code).collect::<Vec<_>>();
    assert_eq!(codes(actions("- {target: $.nope, remove: true}")), [Code::OverlayNoMatch]);
    assert_eq!(codes(actions("- {target: '$[', remove: true}")), [Code::OverlayInvalid]);
    assert_eq!(codes(actions("- {target: $.info}")), [Code::OverlayInvalid]);
    assert_eq!(
        codes(actions("- {target: $.info, update: {}, copy: $.tags}")),
        [Code::OverlayInvalid]
    );
    assert_eq!(codes(actions("- {target: $.info, copy: '$.tags[*]'}")), [Code::OverlayInvalid]);
    assert_eq!(codes(actions("- {target: $.info, update: {}, updat: {}}")), [Code::UnknownKey]);
    assert_eq!(
        codes(actions("- {target: $.info, target: $.tags, update: {}}")),
        [Code::DuplicateKey]
    );
    assert_eq!(
        codes(with("overlay: 2.0.0\ninfo: {title: O, version: '1'}\nactions: []")),
        [Code::OverlayInvalid]
    );
    assert_eq!(codes(with("[]")), [Code::OverlayInvalid]);
}

#[test]
fn an_overlay_that_fails_leaves_no_document_and_all_its_faults() {
    let faulty = [
        with("overlay: 2.0.0\ninfo: {title: O, version: '1'}\nactions: []"),
        with("overlay: [1.0.0"),
        actions(
            "- {target: $.nope, remove: true}\n- {target: $.info}\n- {target: $.tags, remove: true}",
        ),
    ];
    for (loaded, faults) in faulty.iter().zip([1, 1, 2]) {
        assert!(loaded.document.is_none(), "{:?}", loaded.diagnostics);
        assert_eq!(loaded.diagnostics.len(), faults, "{:?}", loaded.diagnostics);
    }
    assert!(actions("- {target: $.info, update: {}, updat: {}}").document.is_some(), "a warning");
}

#[test]
fn an_overlay_that_is_not_there_leaves_no_document() {
    let of = |paths: &[&str]| {
        let overlay = "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions: []";
        let source = Source::text("api.yaml", API).with("o.yaml", overlay);
        let overlays = paths.iter().map(Into::into).collect();
        let loaded = load(&source, &Config { overlays, ..Config::default() });
        assert_eq!(loaded.document.is_some(), loaded.diagnostics.is_empty());
        loaded.diagnostics.iter().map(|one| one.code).collect::<Vec<_>>()
    };
    assert_eq!(of(&["o.yaml"]), []);
    assert_eq!(of(&["lost.yaml"]), [Code::UnreadableFile]);
    assert_eq!(of(&["o.yaml", "./o.yaml"]), [Code::OverlayInvalid]);
    assert_eq!(of(&["api.yaml"]), [Code::OverlayInvalid]);
}

#[test]
fn an_action_may_match_nothing_when_the_configuration_says_so() {
    let overlay =
        "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions: [{target: $.nope, remove: true}]";
    let source = Source::text("api.yaml", API).with("o.yaml", overlay);
    let config =
        Config { overlays: vec!["o.yaml".into()], allow_unmatched: true, ..Config::default() };
    let loaded = load(&source, &config);
    assert!(loaded.document.is_some());
    assert!(loaded.diagnostics.is_empty());
}

#[test]
fn copy_is_not_of_the_first_version() {
    let of = |version: &str| {
        let head = format!("overlay: {version}\ninfo: {{title: O, version: '1'}}\n");
        with(&format!("{head}actions: [{{target: $.info, copy: '$.tags[0]'}}]"))
    };
    let said = of("1.0.0").diagnostics;
    let place = Pointer::root(FileId(1)).child("actions").child("0").child("copy");
    assert_eq!(said[0].code, Code::OverlayInvalid);
    assert_eq!(said[0].place, Place::Key(place));
    assert!(of("1.1.0").document.is_some());
}
