//! An API that is called, sends webhooks, and calls back.

use std::collections::BTreeMap;

use crate::config::Features;
use crate::{Config, Source};

const DOCUMENT: &str = r##"openapi: 3.1.0
info: {title: T, version: "1"}
paths:
  /pets:
    post:
      tags: [pets]
      operationId: newPet
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Place"}}}}
      responses: {"204": {description: D}}
      callbacks:
        onPet: {"{$request.body#/at}": {post: {operationId: new_pet, responses: {"204": {description: D}}}}}
webhooks:
  newPet:
    post:
      tags: [pets]
      operationId: NewPet
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
      responses: {"204": {description: D}}
components:
  schemas:
    Place: {type: object, properties: {at: {type: string}}}
    Pet: {type: object, properties: {name: {type: string}}}
"##;

fn files(text: &str, change: impl FnOnce(&mut Config)) -> BTreeMap<String, String> {
    let mut config = Config::default();
    change(&mut config);
    let made = crate::generate(&Source::text("api.yaml", text), &config);
    assert_eq!(made.diagnostics, []);
    made.files.unwrap().0
}

#[test]
fn each_traffic_has_modules_with_names_of_its_own() {
    let files = files(DOCUMENT, |_| {});
    for (place, more) in [("", ""), ("webhooks/", "to: &str,"), ("callbacks/", "to: &str,")] {
        let client = &files[&format!("src/{place}client.rs")];
        assert!(client.contains("pub fn new_pet<'a>("), "{client}");
        assert!(client.contains(more) && (!more.is_empty() || !client.contains("to: &str")));
        assert_eq!(client.contains("base_url"), more.is_empty(), "{client}");
        assert!(files[&format!("src/{place}operations.rs")].contains("pub struct NewPetRequest"));
        assert!(files[&format!("src/{place}server.rs")].contains("fn new_pet("));
    }
    assert!(files["src/webhooks/server.rs"].contains("pub trait Webhooks: Service"));
    assert!(files["src/callbacks/server.rs"].contains("pub trait Callbacks: Service"));
    assert!(files["src/server.rs"].contains("pub trait Pets: Service"));
    let root = &files["src/lib.rs"];
    assert!(root.contains("receives them with `webhooks::server` (feature `server`)"), "{root}");
}

#[test]
fn what_is_sent_has_no_tag() {
    let files = files(DOCUMENT, |config| config.layout.features = Features::Tags);
    let gated = "#[cfg(feature = \"pets\")]";
    let models = &files["src/models.rs"];
    let of = |name: &str| models.split("\n\n").find(|one| one.contains(name)).unwrap();
    assert!(of("pub struct Place ").contains(gated), "{models}");
    assert!(!of("pub struct Pet ").contains(gated), "{models}");
    assert!(!files["src/webhooks/operations.rs"].contains("cfg(feature"));
    // But whose consequence it is may not be there.
    let operations = &files["src/callbacks/operations.rs"];
    assert_eq!(operations.matches("cfg(feature").count(), 1);
    assert!(operations.contains(&format!("{gated}\nimpl wire::Callback for NewPetRequest")));
    assert!(!files["Cargo.toml"].contains("webhooks = []"));
}

#[test]
fn who_sends_nothing_has_nothing_for_it() {
    let (calls, rest) = DOCUMENT.split_once("      callbacks:").unwrap();
    let (_, rest) = rest.split_once("components:").unwrap();
    let files = files(&format!("{calls}components:{rest}"), |_| {});
    for name in ["sending", "routed", "callback", "target"] {
        assert!(!files.keys().any(|path| path.ends_with(&format!("/{name}.rs"))), "{name}");
    }
    let emitted = files.iter().filter(|(path, _)| !path.contains("/runtime/"));
    for (path, text) in emitted {
        assert!(!text.contains("ebhook") && !text.contains("allback"), "{path}");
    }
}

#[test]
fn a_long_module_is_divided_as_others_are() {
    let files = files(DOCUMENT, |config| config.layout.lines = 10);
    assert!(files["src/callbacks/operations/mod.rs"].contains("pub use callbacks::*;"));
    let part = &files["src/callbacks/operations/callbacks.rs"];
    assert!(part.starts_with("// Written by"), "{part}");
    assert!(part.contains("type Of = calls::NewPetRequest") || part.contains("super::calls"));
}
