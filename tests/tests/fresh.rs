//! `generated/` is what `spec/` generates.

use speccast::{Source, output, project};
use tests::house::root;

#[test]
fn generated_is_what_spec_generates() {
    let config = project::open(&root().join("spec/speccast.toml")).config.unwrap();
    let made = speccast::generate(&Source::file(config.document.as_ref().unwrap()), &config);
    let files = made.files.expect("spec/ticket.yaml generates");
    let differences = output::compare(config.output.as_ref().unwrap(), &files);
    let changes = &differences.value;
    assert!(changes.is_empty(), "run `cargo xtask generate`:\n{changes}");
    assert_eq!(differences.diagnostics, []);
}
