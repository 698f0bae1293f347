//! An API of two tags, with what one of them uses, what both use, and what nobody uses.

use std::collections::BTreeMap;

use crate::config::Features;
use crate::{Config, Source};

const DOCUMENT: &str = r##"openapi: 3.0.3
info: {title: T, version: "1"}
paths:
  /pets:
    get:
      tags: [pets]
      operationId: listPets
      parameters: [{name: kind, in: query, schema: {$ref: "#/components/schemas/Kind"}}]
      responses: {"200": {description: D, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
  /orders:
    get:
      tags: [default]
      operationId: listOrders
      responses: {"200": {description: D, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
components:
  schemas:
    Kind: {type: string, enum: [cat]}
    Pet: {type: object, properties: {owner: {$ref: "#/components/schemas/Owner"}}}
    Order: {type: object, properties: {by: {$ref: "#/components/schemas/Owner"}}, not: {$ref: "#/components/schemas/Never"}}
    Owner: {type: object, properties: {name: {type: string}}}
    Unused: {type: object, properties: {held: {$ref: "#/components/schemas/Held"}}}
    Held: {type: object, properties: {a: {type: string}}}
    Never: {type: object, required: [x], properties: {x: {$ref: "#/components/schemas/Kind"}}}
"##;

fn files(features: Features) -> BTreeMap<String, String> {
    let mut config = Config::default();
    config.layout.features = features;
    let made = crate::generate(&Source::text("api.yaml", DOCUMENT), &config);
    assert_eq!(made.diagnostics, []);
    made.files.unwrap().0
}

/// The attribute in front of the documentation of an item.
#[track_caller]
fn gate<'t>(text: &'t str, item: &str) -> &'t str {
    let (before, _) = text.split_once(item).unwrap_or_else(|| panic!("no `{item}` in:\n{text}"));
    let own = before.rsplit("\n\n").next().unwrap();
    own.lines().find(|line| line.starts_with("#[cfg(")).unwrap_or("")
}

#[test]
fn the_manifest_has_a_feature_for_each_tag_and_all_are_on() {
    let manifest = &files(Features::Tags)["Cargo.toml"];
    // `default` is what Cargo calls those that are on.
    assert!(manifest.contains("default = [\"pets\", \"default-tag\"]\n"), "{manifest}");
    assert!(manifest.contains("\npets = []\ndefault-tag = []\n"), "{manifest}");
    let readme = &files(Features::Tags)["README.md"];
    assert!(readme.contains("on by default: `pets`, `default-tag`."), "{readme}");
}

#[test]
fn nothing_has_a_feature_unless_it_is_asked_for() {
    for (path, text) in files(Features::None) {
        assert!(!text.contains("feature = \"pets\""), "{path}");
        assert!(!text.contains("default = ["), "{path}");
    }
}

#[test]
fn what_a_tag_needs_is_behind_it_and_what_nobody_needs_is_always_there() {
    let files = files(Features::Tags);
    let (pets, orders) = ("#[cfg(feature = \"pets\")]", "#[cfg(feature = \"default-tag\")]");
    let both = "#[cfg(any(feature = \"pets\", feature = \"default-tag\"))]";
    let models = &files["src/models.rs"];
    for (item, wanted) in [
        ("pub struct Pet {", pets),
        ("pub struct Order {", orders),
        ("pub struct Owner {", both),
        ("pub struct Unused {", ""),
        ("pub struct Held {", ""),
        ("pub struct Never {", ""),
        ("pub enum Kind {", ""),
    ] {
        assert_eq!(gate(models, item), wanted, "{item}");
    }
    let tables = &files["src/schemas.rs"];
    // No operation sends or answers with `Never`, so it is there, and so is what it holds.
    for (item, wanted) in [
        ("static PET:", pets),
        ("static ORDER:", orders),
        ("static KIND:", ""),
        ("static OWNER:", both),
        ("static UNUSED:", ""),
    ] {
        assert_eq!(gate(tables, item), wanted, "{item}");
    }
}

#[test]
fn operations_and_what_serves_and_calls_them_are_behind_their_tag() {
    let files = files(Features::Tags);
    let pets = "#[cfg(feature = \"pets\")]";
    assert_eq!(gate(&files["src/operations.rs"], "pub struct ListPetsRequest"), pets);
    let client = &files["src/client.rs"];
    let (before, _) = client.split_once("pub fn list_pets").unwrap();
    let (_, own) = before.rsplit_once("#[cfg(").unwrap();
    assert!(own.starts_with("feature = \"pets\")]\nimpl<T: "), "{own}");
    let server = &files["src/server.rs"];
    for part in [
        "#[cfg(feature = \"pets\")]\n    Route::of",
        "#[cfg(not(feature = \"pets\"))]\nimpl<S: Service> Pets for S {}",
        "ROUTES.get(index)",
        "\"listPets\" =>",
    ] {
        let close = server.replace("runtime::server::", "");
        assert!(close.contains(part), "{part}:\n{server}");
    }
}
