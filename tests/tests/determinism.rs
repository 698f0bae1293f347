//! The same document gives the same bytes and the same words.

use speccast::{Config, Source, project};
use tests::house::{fixtures, root};

fn assert_same_twice(source: &Source, config: &Config) {
    let first = speccast::generate(source, config);
    let second = speccast::generate(source, config);
    assert_eq!(first.files, second.files, "{}", source.main.display());
    assert_eq!(first.diagnostics, second.diagnostics, "{}", source.main.display());
}

#[test]
fn fixtures_give_the_same_twice() {
    for fixture in fixtures() {
        assert_same_twice(&Source::file(fixture.document), &Config::default());
    }
}

#[test]
fn the_spec_gives_the_same_twice() {
    let config = project::open(&root().join("spec/speccast.toml")).config.unwrap();
    let document = config.document.clone().unwrap();
    assert_same_twice(&Source::file(document), &config);
}

#[test]
fn the_way_to_a_document_does_not_show() {
    let path = root().join("spec/ticket.yaml");
    let text = std::fs::read(&path).unwrap();
    let there = speccast::generate(&Source::file(&path), &Config::default());
    let memory = speccast::generate(&Source::text("elsewhere.yaml", text), &Config::default());
    assert_eq!(there.files, memory.files);
}
