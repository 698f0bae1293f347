//! What reports say of small documents.

use serde_json::{Value, json};

use super::report;
use crate::diagnostic::{Code, Diagnostic};
use crate::{Config, Source};

const DOCUMENT: &str = r##"openapi: 3.0.3
info: {title: Pets, version: "1"}
paths:
  /pets:
    get:
      operationId: listPets
      responses: {"200": {description: All}}
    post: 5
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getPet
      tags: [one]
      responses:
        "200": {description: One, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
    put: {$ref: "#/components/gone"}
  /lost: {$ref: "#/components/pathItems/Gone"}
components:
  schemas:
    Pet:
      type: object
      properties:
        home: {type: string, format: uri}
        site: {type: string, format: uri, description: The same again}
        born: {type: string, format: date}
        name: {type: string, pattern: "("}
        type: {type: string, maxLength: x}
        more: {type: object}
"##;

fn reported(config: &Config) -> (Value, String) {
    let made = crate::check(&Source::text("api.yaml", DOCUMENT), config);
    let text = report::json(&made.census, &made.texts);
    let shown = report::summary(&made.census, &made.texts, "report.json");
    (serde_json::from_str(&text).unwrap(), anstream::adapter::strip_str(&shown).to_string())
}

/// The values of some keys of each entry.
fn picked(list: &Value, keys: &[&str]) -> Vec<Vec<Value>> {
    let entries = list.as_array().unwrap().iter();
    entries.map(|one| keys.iter().map(|key| one[*key].clone()).collect()).collect()
}

#[test]
fn every_part_that_is_left_out_has_its_reason_and_its_place() {
    let (told, _) = reported(&Config::default());
    let operations = &told["operations"];
    assert_eq!((&operations["declared"], &operations["generated"]), (&json!(4), &json!(2)));
    let keys = ["method", "path", "operation_id", "reason", "file", "line", "column", "pointer"];
    let lost = picked(&operations["left_out"], &keys);
    assert_eq!(lost.len(), 3, "{told:#}");
    let post = json!(["POST", "/pets", null, "wrong-type", "api.yaml", 8, 5, "/paths/~1pets/post"]);
    assert_eq!(json!(lost[0]), post);
    let gone = |index: usize| json!(lost[index][..4]);
    assert_eq!(gone(1), json!(["PUT", "/pets/{id}", null, "unresolved-reference"]));
    assert_eq!(gone(2), json!([null, "/lost", null, "unresolved-reference"]));
}

#[test]
fn untyped_values_and_constraints_that_nothing_enforces_are_told() {
    let (told, _) = reported(&Config::default());
    let untyped = picked(&told["values"]["untyped"], &["reason", "line", "pointer"]);
    let more = "/components/schemas/Pet/properties/more";
    assert_eq!(json!(untyped), json!([["free-form", 28, more]]), "{told:#}");
    let mut open = picked(&told["unenforced"], &["reason", "line"]);
    open.sort_by_key(|one| one[1].as_u64());
    let wanted =
        json!([["format", 23], ["format", 24], ["invalid-pattern", 26], ["wrong-type", 27]]);
    assert_eq!(json!(open), wanted, "{told:#}");
}

#[test]
fn what_the_configuration_does_not_choose_is_told_apart_from_what_is_wrong() {
    let mut config = Config::default();
    config.include.tags = vec!["one".to_owned()];
    let (told, _) = reported(&config);
    let lost = picked(&told["operations"]["left_out"], &["operation_id", "path", "reason"]);
    assert_eq!(json!(lost[0]), json!(["listPets", "/pets", "not-chosen"]));
    assert_eq!(json!(lost[1][2]), "wrong-type");
}

const TWICE: &str = r##"openapi: 3.0.3
info: {title: Twice the same, version: "1"}
paths: {}
components:
  schemas:
    First:
      type: object
      properties:
        part: {type: object, properties: {any: {type: object}, in: {type: object, properties: {all: {type: array, items: {}}}}}}
    Other:
      type: object
      properties:
        part: {type: object, properties: {any: {type: object}, in: {type: object, properties: {all: {type: array, items: {}}}}}}
        list: {type: array, items: {type: array, items: {type: object}}}
"##;

#[test]
fn what_is_written_twice_is_told_where_it_is_written() {
    let made = crate::check(&Source::text("api.yaml", TWICE), &Config::default());
    let values = &made.census.values;
    let mut places: Vec<String> =
        values.untyped.iter().map(|one| one.pointer.to_string()).collect();
    places.sort();
    let wanted = [
        "First/properties/part/properties/any",
        "First/properties/part/properties/in/properties/all",
        "Other/properties/list",
        "Other/properties/list/items",
        "Other/properties/list/items/items",
        "Other/properties/part/properties/any",
        "Other/properties/part/properties/in/properties/all",
    ];
    assert_eq!(places, wanted.map(|one| format!("/components/schemas/{one}")));
}

#[test]
fn people_read_counts_and_the_first_places() {
    let (_, shown) = reported(&Config::default());
    for line in [
        "  operations  2 of 4 generated, 3 left out\n",
        "api.yaml:8:5  POST /pets: ",
        "constraints  4 not enforced\n",
        "api.yaml:23:38  `uri` is not checked\n",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
}

const STATUSES: &str = r##"openapi: 3.1.0
info: {title: Statuses, version: "1"}
paths:
  "/it's \"{id}\"":
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: plain
      responses: {"200": {description: One}, "400": {description: Wrong}}
    post:
      operationId: body
      security: [{key: []}]
      requestBody: {content: {application/json: {schema: {type: string}}}}
      responses: {"200": {description: One}}
  /range: {get: {operationId: range, responses: {"4XX": {description: Wrong}}}}
  /open: {get: {operationId: open, security: [{}, {key: []}], responses: {default: {description: Any}}}}
  /shared: {$ref: "#/components/pathItems/Shared"}
  /twice: {$ref: "#/components/pathItems/Shared"}
components:
  pathItems:
    Shared: {get: {responses: {"200": {description: One}}}}
  responses:
    Refusal414: {description: Somebody else's}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
"##;

#[test]
fn statuses_that_a_server_answers_by_itself_are_told_and_an_overlay_declares_them() {
    let source = Source::text("api.yaml", STATUSES);
    let quiet = |said: &[Diagnostic]| said.iter().all(|one| one.code == Code::MissingOperationId);
    let made = crate::check(&source, &Config::default());
    assert!(quiet(&made.diagnostics));
    let found = made.census.undeclared.iter().map(|one| (one.path.as_str(), &one.statuses[..]));
    let it = "/it's \"{id}\"";
    let wanted: [(&str, &[u16]); 4] = [
        (it, &[414, 422, 431]),
        (it, &[400, 401, 408, 413, 414, 415, 422, 431]),
        ("/shared", &[400, 414, 431]),
        ("/twice", &[400, 414, 431]),
    ];
    assert_eq!(found.collect::<Vec<_>>(), wanted);
    let told: Value = serde_json::from_str(&report::json(&made.census, &made.texts)).unwrap();
    let first = picked(&told["undeclared_statuses"], &["operation_id", "message", "line"]);
    assert_eq!(
        json!(first[0]),
        json!(["plain", "a server also answers 414, 422, 431 by itself", 6])
    );

    let overlay = super::overlay(&made.census).unwrap();
    assert!(overlay.contains("Refusal_414"), "{overlay}");
    let source = source.with("statuses.json", overlay);
    let config = Config { overlays: vec!["statuses.json".into()], ..Config::default() };
    let made = crate::check(&source, &config);
    assert!(quiet(&made.diagnostics), "{:?}", made.diagnostics);
    assert_eq!(made.census.undeclared, []);
    assert_eq!(super::overlay(&made.census), None);

    let mut config = Config::default();
    config.layout.server = crate::config::Switch::Never;
    let made = crate::check(&Source::text("api.yaml", STATUSES), &config);
    assert_eq!(made.census.undeclared, []);
}

#[test]
fn what_the_provider_sends_is_counted_apart() {
    let document = r#"
openapi: 3.1.0
info: {title: Hooks, version: "1"}
webhooks: {new: {post: {responses: {"204": {description: d}}}, put: {responses: {"204": {description: d}}}}}
paths:
  /a:
    post:
      operationId: a
      responses: {"204": {description: d}}
      callbacks: {on: {"{$request.query.url}": {post: {responses: {"204": {description: d}}}}}}
"#;
    let made = crate::check(&Source::text("api.yaml", document), &Config::default());
    assert_eq!(made.diagnostics, []);
    assert_eq!(made.census.to_string(), "1 of 1 operations, 2 webhooks, 1 callbacks, 0 types");
    let told: Value = serde_json::from_str(&report::json(&made.census, &made.texts)).unwrap();
    assert_eq!((&told["webhooks"], &told["callbacks"]), (&json!(2), &json!(1)));
    let operations = json!({"declared": 1, "generated": 1, "left_out": []});
    assert_eq!(told["operations"], operations);
    // Who receives is no server of the API.
    assert_eq!(told["undeclared_statuses"].as_array().unwrap().len(), 1);
    let shown = report::summary(&made.census, &made.texts, "report.json");
    let shown = anstream::adapter::strip_str(&shown).to_string();
    assert!(shown.contains("1 of 1 generated, 0 left out, 2 webhooks, 1 callbacks"), "{shown}");
}
