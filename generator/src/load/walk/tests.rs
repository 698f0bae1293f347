//! What the walk says, and what it leaves.

use serde_json::{Value, json};

use crate::config::Readings;
use crate::diagnostic::{Code, Place};
use crate::load::{Loaded, load};
use crate::{Config, Source};

fn read(text: &str) -> Loaded {
    load(&Source::text("api.yaml", text), &Config::default())
}

/// A document with a body, and what was said: code and path.
fn said(version: &str, body: &str) -> (Vec<(Code, String)>, Value) {
    let head = format!("openapi: {version}\ninfo: {{title: T, version: '1'}}\n");
    let paths = if body.contains("paths:") { "" } else { "paths: {}\n" };
    let loaded = read(&format!("{head}{paths}{body}"));
    let place = |place: &Place| match place {
        Place::Key(pointer) | Place::Value(pointer) => pointer.to_string(),
        Place::Span(..) | Place::File(_) => "span".to_owned(),
    };
    let said = loaded.diagnostics.iter().map(|one| (one.code, place(&one.place))).collect();
    (said, loaded.document.unwrap().root().value.clone())
}

#[test]
fn unknown_keys_are_told_and_taken_out() {
    let (told, tree) = said("3.0.3", "components: {schemas: {A: {type: object, zzz: 1, x-a: 1}}}");
    assert_eq!(told, [(Code::UnknownKey, "/components/schemas/A/zzz".to_owned())]);
    assert_eq!(tree["components"]["schemas"]["A"], json!({"type": "object", "x-a": 1}));
}

#[test]
fn keys_of_other_versions_are_unknown_unless_they_can_be_meant() {
    let schema = "components: {schemas: {A: {const: 1}, B: {nullable: true, type: string}}}";
    let (told, tree) = said("3.0.3", schema);
    assert_eq!(told, [(Code::RepairedValue, "/components/schemas/A/const".into())]);
    assert_eq!(tree["components"]["schemas"]["A"], json!({"const": 1}));
    let nullable = "/components/schemas/B/nullable";
    assert_eq!(said("3.1.0", schema).0, [(Code::RepairedValue, nullable.into())]);
    let text = format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\n{schema}");
    let config = Config { readings: Readings::Strict, ..Config::default() };
    for text in [text.replace("3.1.0", "3.0.3"), text] {
        let strict = load(&Source::text("api.yaml", text), &config);
        assert_eq!(strict.diagnostics[0].code, Code::UnknownKey);
    }
    let loaded = read("openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n$self: a");
    let help = loaded.diagnostics[0].help.as_deref();
    assert_eq!(help, Some("`$self` is a key of OpenAPI 3.2"));
}

#[test]
fn a_faulty_parameter_is_left_out_and_the_next_keeps_its_place() {
    let text = "paths:\n  /a:\n    parameters:\n      - {name: a, in: querry, schema: {}}\n      \
                - {name: b, in: query, schema: {maxLength: x}}\n";
    let (told, tree) = said("3.0.3", text);
    let at = |rest: &str| format!("/paths/~1a/parameters/{rest}");
    assert_eq!(
        told,
        [(Code::InvalidValue, at("0/in")), (Code::WrongType, at("1/schema/maxLength")),]
    );
    let left = &tree["paths"]["/a"]["parameters"];
    assert_eq!(*left, json!([{"name": "b", "in": "query", "schema": {}}]));
}

#[test]
fn slips_are_repaired() {
    let (told, tree) = said(
        "3.0.3",
        "components:\n  schemas:\n    A:\n      type: Object\n      title: 1.10\n      description:\n      \
         required: a\n      maxProperties: '3'\n      deprecated: 'True'\n      properties:\n        \
         a: {type: string}\n        b: {type: string, required: true}\n        c: {required: false}\n",
    );
    assert!(told.iter().all(|(code, _)| *code == Code::RepairedValue), "{told:?}");
    assert_eq!(told.len(), 8);
    assert_eq!(
        tree["components"]["schemas"]["A"],
        json!({
            "type": "object", "title": "1.10", "required": ["a"], "maxProperties": 3,
            "deprecated": true,
            "properties": {"a": {"type": "string"}, "b": {"type": "string"}, "c": {}},
        })
    );
}

#[test]
fn defaults_in_quotes_and_schemas_without_their_list() {
    let (told, tree) = said(
        "3.1.0",
        "components:\n  schemas:\n    A: {type: integer, default: '25'}\n    \
         B: {type: [boolean, 'null'], default: 'false'}\n    \
         C: {type: string, default: '25'}\n    D: {type: [string, integer], default: '25'}\n    \
         E: {type: integer, default: many}\n    \
         F: {allOf: {$ref: '#/components/schemas/A'}}\n",
    );
    let at = |path: &str| (Code::RepairedValue, format!("/components/schemas/{path}"));
    assert_eq!(told, [at("A/default"), at("B/default"), at("F/allOf")]);
    let found = &tree["components"]["schemas"];
    assert_eq!(found["A"]["default"], json!(25));
    assert_eq!(found["B"]["default"], json!(false));
    assert_eq!(found["C"]["default"], json!("25"));
}

#[test]
fn data_is_not_read() {
    let body = "
components:
  schemas:
    A: {default: {$ref: nope.yaml}, enum: [{$ref: nope.yaml}], example: {zzz: {$ref: 1}}, x-a: {$ref: nope.yaml}}
  examples:
    E: {value: {$ref: nope.yaml}}
";
    assert_eq!(said("3.0.3", body).0, []);
}

#[test]
fn names_that_look_like_keys_are_names() {
    let body = "components: {schemas: {A: {properties: {$ref: {type: string}, zzz: {}}}}}";
    assert_eq!(said("3.0.3", body).0, []);
}

#[test]
fn siblings_of_references() {
    let body = "components: {responses: {A: {description: d}, B: {$ref: '#/components/responses/A', description: e, zzz: 1, headers: {}}}}";
    let at = |key: &str| format!("/components/responses/B/{key}");
    let old = said("3.0.3", body).0;
    assert_eq!(
        old,
        [
            (Code::IgnoredSibling, at("description")),
            (Code::UnknownKey, at("zzz")),
            (Code::IgnoredSibling, at("headers")),
        ]
    );
    let new = said("3.1.0", body).0;
    assert_eq!(new, [(Code::UnknownKey, at("zzz")), (Code::IgnoredSibling, at("headers"))]);
}

#[test]
fn a_reference_must_lead_to_its_kind() {
    let body = "components: {schemas: {A: {}}, responses: {B: {$ref: '#/components/schemas/A'}}}";
    let (told, tree) = said("3.0.3", body);
    assert_eq!(told, [(Code::ReferenceKind, "/components/responses/B/$ref".to_owned())]);
    assert_eq!(tree["components"]["responses"], json!({}));
}

#[test]
fn other_files_are_read_and_checked() {
    let main = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a: {$ref: 'p/a.yaml'}\n  \
                /b: {$ref: '../b.yaml'}\n  /c: {$ref: 'https://example.com/c'}\n  /d: {$ref: 'd.yaml'}\n";
    let item = "get: {responses: {default: {description: d, content: {a/b: {schema: {$ref: '../s.yaml#/A'}}}}}}";
    let source = Source::text("api.yaml", main)
        .with("p/a.yaml", item)
        .with("s.yaml", "A: {items: {$ref: '#/B'}}\nB: {zzz: 1, not: {$ref: api.yaml#/info}}");
    let loaded = load(&source, &Config::default());
    let codes: Vec<Code> = loaded.diagnostics.iter().map(|one| one.code).collect();
    let wanted = [
        Code::OutsideReference,
        Code::RemoteReference,
        Code::UnreadableFile,
        Code::UnknownKey,
        Code::ReferenceKind,
    ];
    assert_eq!(codes, wanted);
    let document = loaded.document.unwrap();
    let item = document.root().get("paths").unwrap().get("/a").unwrap().resolve().unwrap();
    let schema = ["get", "responses", "default", "content", "a/b", "schema", "items"];
    let node = schema.iter().fold(item, |node, key| node.resolve().unwrap().get(key).unwrap());
    assert_eq!(node.resolve().unwrap().pointer.to_string(), "/B");
}

#[test]
fn versions() {
    let code = |text: &str| read(text).diagnostics.first().map(|one| one.code);
    assert_eq!(code("swagger: '2.0'"), Some(Code::UnsupportedVersion));
    assert_eq!(code("openapi: 4.0.0"), Some(Code::UnsupportedVersion));
    assert_eq!(code("info: {}"), Some(Code::UnsupportedVersion));
    assert_eq!(code("[]"), Some(Code::UnsupportedVersion));
    assert_eq!(
        code("openapi: 3.0\ninfo: {title: T, version: '1'}\npaths: {}"),
        Some(Code::RepairedValue)
    );
}

#[test]
fn texts_that_cannot_be_read() {
    let code = |text: &[u8]| {
        let loaded = load(&Source::text("api.yaml", text), &Config::default());
        (loaded.document.is_some(), loaded.diagnostics.first().map(|one| one.code))
    };
    assert_eq!(code(b"a: [1"), (false, Some(Code::Syntax)));
    assert_eq!(code(b"{\"a\": 1"), (false, Some(Code::Syntax)));
    assert_eq!(code(b"a: \xff"), (false, Some(Code::NotUtf8)));
    assert_eq!(code("[".repeat(4000).as_bytes()), (false, Some(Code::NestingTooDeep)));
    assert!(!code(b"a: &a [*a]").0);
    let laughs: String =
        (1..40).map(|n| format!("k{n}: &k{n} [*k{0}, *k{0}, *k{0}]\n", n - 1)).collect();
    let laughs = format!("k0: &k0 [1, 2, 3]\n{laughs}");
    assert!(!code(laughs.as_bytes()).0);
}

#[test]
fn duplicate_keys_have_both_places_and_merge_keys_are_resolved() {
    let text = "\u{feff}openapi: 3.0.3\ninfo: &i {title: T, version: '1', title: U}\npaths: {}\n\
                x-b: {<<: *i, title: V}\n";
    let loaded = read(text);
    let [one] = loaded.diagnostics.as_slice() else { panic!("{:?}", loaded.diagnostics) };
    let at = |word: &str| text.find(word).unwrap();
    assert_eq!(one.code, Code::DuplicateKey);
    assert_eq!(one.place, Place::Span(crate::pointer::FileId(0), at("title: U")..at("title: U")));
    assert_eq!(
        one.also[0].0,
        Place::Span(crate::pointer::FileId(0), at("title: T")..at("title: T"))
    );
    let document = loaded.document.unwrap();
    assert_eq!(document.root().value["x-b"], json!({"title": "V", "version": "1"}));
}

#[test]
fn the_ticket_is_sound() {
    let source = Source::text("ticket.yaml", include_str!("../../../../spec/ticket.yaml"))
        .with("o.yaml", include_str!("../../../../spec/ticket.overlay.yaml"));
    let config = Config { overlays: vec!["o.yaml".into()], ..Config::default() };
    let loaded = load(&source, &config);
    assert_eq!(loaded.diagnostics, []);
    let document = loaded.document.unwrap();
    let schemas = &document.root().value["components"]["schemas"];
    assert_eq!(schemas["Assignee"]["nullable"], true);
    assert!(schemas["Problem"].is_object());
}

#[test]
fn a_reference_to_another_kind_does_not_harm_its_target() {
    let text = "components: {schemas: {A: {$ref: '#'}, B: {items: {$ref: '#/components/schemas'}}, \
                C: {properties: {a: {$ref: '#/components/schemas/B/items'}}}}}";
    let (told, tree) = said("3.0.3", text);
    let at = |rest: &str| (Code::ReferenceKind, format!("/components/schemas/{rest}/$ref"));
    assert_eq!(told, [at("A"), at("B/items")]);
    assert_eq!(tree["info"]["title"], "T");
    assert!(tree["components"]["schemas"]["C"]["properties"]["a"].is_object());
}

#[test]
fn a_reference_to_names_is_a_reference_to_each() {
    let main = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {$ref: paths.yaml}\n\
                components: {schemas: {$ref: 's.yaml'}}\n";
    let source = Source::text("api.yaml", main)
        .with("paths.yaml", "/a: {get: {responses: {$ref: 'r.yaml'}}}")
        .with("r.yaml", "'204': {description: d}")
        .with("s.yaml", "A: {type: string}\nB: {zzz: 1}");
    let made = crate::check(&source, &Config::default());
    let codes: Vec<Code> = made.diagnostics.iter().map(|one| one.code).collect();
    let repaired = Code::RepairedValue;
    assert_eq!(codes, [repaired, repaired, repaired, Code::UnknownKey, Code::MissingOperationId]);
    assert_eq!((made.census.declared, made.census.operations, made.census.types), (1, 1, 2));
}

#[test]
fn keys_are_what_is_written() {
    let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n\
                components:\n  schemas:\n    Null: {zzz: 1}\n    ~: {}\n    1.10: {}\n    0x10: {}\n    \
                True: {}\n    'a b': {}\n";
    let loaded = read(text);
    let root = loaded.document.as_ref().unwrap().root();
    let schemas = root.get("components").unwrap().get("schemas").unwrap();
    let keys: Vec<&str> = schemas.entries().map(|(key, _)| key).collect();
    assert_eq!(keys, ["Null", "~", "1.10", "0x10", "True", "a b"]);
    let shown = crate::diagnostic::render::text(&loaded.diagnostics, &loaded.texts);
    assert!(shown.contains("api.yaml:6:12"), "{shown}");
    let odd = read(&format!("{text}  x-odd: {{[1]: 2}}\n"));
    let codes: Vec<Code> = odd.diagnostics.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::NonStringKey, Code::UnknownKey]);
}
