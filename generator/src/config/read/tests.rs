//! Configurations, sound and faulty.

use super::*;
use crate::config::{Features, Switch};

#[test]
fn everything_can_be_said() {
    let text = r#"
document = "api.yaml"
overlays = ["a.yaml", "b.yaml"]
allow_unmatched_overlay_actions = true
output = "../out"
readings = "strict"
read_only = "ignore"
[package]
name = "pets"
version = "1.2.3-rc.1"
publish = true
[types]
request = ["Pet"]
derives = ["::my::Derive"]
keep_unknown = ["Pet"]
[types.replace]
Money = "::money::Money"
[types.derive]
Pet = ["::std::hash::Hash"]
[formats]
date-time = { type = "::time::OffsetDateTime", crate = "time", version = "0.3", features = ["serde"], default-features = false }
[include]
tags = ["a"]
[exclude]
paths = ["/x*"]
operations = ["b"]
[names]
"\#/components/schemas/X" = "Ex"
[layout]
shape = "module"
client = "never"
features = "tags"
runtime = "crate::runtime"
"#
    .replace("\\#", "#");
    let read = Config::read(&text, FileId(0));
    assert_eq!(read.diagnostics, []);
    let config = read.value;
    assert!(config.allow_unmatched && config.package.publish);
    assert_eq!(config.overlays.len(), 2);
    assert_eq!(config.read_only, Some(ReadOnly::Ignore));
    assert_eq!(config.types.replace["Money"].dependency, None);
    let time = config.formats["date-time"].dependency.as_ref().unwrap();
    assert_eq!((time.name.as_str(), time.default_features), ("time", false));
    assert_eq!(config.names["#/components/schemas/X"], "Ex");
    assert_eq!(config.layout.client, Switch::Never);
    assert_eq!(config.layout.features, Features::Tags);
    assert_eq!(config.layout.server, Switch::Feature);
}

#[test]
fn faults_have_places() {
    let text = "outptu = \"x\"\nreadings = \"loose\"\n[package]\npublish = \"no\"\nname = \"a b\"\n\
                [formats]\ndate = { crate = \"time\" }\n[types\n";
    let read = Config::read(text, FileId(3));
    let mut found: Vec<(Code, &str)> = read
        .diagnostics
        .iter()
        .map(|one| match &one.place {
            Place::Span(FileId(3), span) => (one.code, text.get(span.clone()).unwrap()),
            other => panic!("{other:?}"),
        })
        .filter(|(code, _)| *code != Code::ConfigSyntax)
        .collect();
    found.sort();
    assert_eq!(
        found,
        [
            (Code::ConfigUnknownKey, "outptu"),
            (Code::ConfigWrongType, "\"no\""),
            (Code::ConfigInvalid, "\"a b\""),
            (Code::ConfigInvalid, "\"loose\""),
            (Code::ConfigInvalid, "{ crate = \"time\" }"),
            (Code::ConfigInvalid, "{ crate = \"time\" }"),
        ]
    );
    assert!(read.diagnostics.iter().any(|one| one.code == Code::ConfigSyntax));
    assert!(
        read.diagnostics.iter().any(|one| one.help.as_deref() == Some("did you mean `output`?"))
    );
}

#[test]
fn the_configuration_of_the_repository_is_sound() {
    let text = include_str!("../../../../spec/speccast.toml");
    assert_eq!(Config::read(text, FileId(0)).diagnostics, []);
}
