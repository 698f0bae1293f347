//! A limit that changes in the document changes its constant, its table, its check and its
//! documentation, and nothing else.

use std::collections::BTreeMap;

use speccast::{Config, Source, project};
use tests::house::root;

const OLD: &str = "        subject:\n          type: string\n          maxLength: 255\n";
const NEW: &str = "        subject:\n          type: string\n          maxLength: 100\n";

/// What `spec/` gives when its document has this text.
fn generated(text: &str, config: &Config) -> BTreeMap<String, String> {
    let document = config.document.clone().unwrap();
    let made = speccast::generate(&Source::file(&document).with(&document, text), config);
    assert_eq!(made.diagnostics, []);
    made.files.unwrap().0
}

#[test]
fn a_changed_limit_changes_what_speaks_of_it_and_nothing_else() {
    let config = project::open(&root().join("spec/speccast.toml")).config.unwrap();
    let text = std::fs::read_to_string(config.document.as_ref().unwrap()).unwrap();
    assert_eq!(text.matches(OLD).count(), 1);
    let before = generated(&text, &config);
    let after = generated(&text.replace(OLD, NEW), &config);
    assert!(before.keys().eq(after.keys()));
    let mut changed = Vec::new();
    for (path, old) in &before {
        let new = &after[path];
        assert_eq!(old.lines().count(), new.lines().count(), "{path}");
        for (old, new) in old.lines().zip(new.lines()).filter(|(old, new)| old != new) {
            assert_eq!(old.replace("255", "100"), new, "{path}");
            changed.push((path.as_str(), new.trim()));
        }
    }
    let docs = "/// At most 100 characters.";
    let constant = "pub const SUBJECT_MAX_LENGTH: usize = 100;";
    let check = "&& max_length(&self.subject, 100)";
    let longer_check = "&& max_length(&self.subject, 100) && Model::conforms(&self.status)";
    let expected = [
        ("src/models.rs", docs),
        ("src/models.rs", constant),
        ("src/models.rs", longer_check),
        ("src/models.rs", docs),
        ("src/models.rs", constant),
        ("src/models.rs", check),
        ("src/schemas.rs", "Keyword::MaxLength(100),"),
    ];
    assert_eq!(changed, expected, "once for what is received, once for what is sent");
}
