//! Documents → the tokens that they become.

use crate::analyze::analyze;
use crate::config::{Config, Shape};
use crate::emit::{Items, emit};
use crate::load::load;
use crate::lower::lower;
use crate::naming::naming;
use crate::render::render;
use crate::source::Source;

fn items(schemas: &str, config: &Config) -> Items {
    let head =
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n";
    let source = Source::text("api.yaml", format!("{head}{schemas}"));
    let document = load(&source, config).document.unwrap();
    let api = lower(&document, config).value;
    let facts = analyze(&api, config);
    let names = naming(&api, &facts, config, None).value;
    emit(&api, &facts, &names, config).value
}

/// The text of a module, on one line.
fn text(schemas: &str, file: &str) -> String {
    text_with(schemas, file, &Config::default())
}

fn text_with(schemas: &str, file: &str, config: &Config) -> String {
    let outcome = render(&items(schemas, config), config);
    assert_eq!(outcome.diagnostics, []);
    let text = &outcome.value.0[file];
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(").replace(",)", ")")
}

#[track_caller]
fn holds(text: &str, part: &str) {
    assert!(text.contains(part), "`{part}` is not in:\n{text}");
}

#[test]
fn presence_has_four_values() {
    let schemas = "    A: {type: object, required: [a, b], properties: {a: {type: integer}, b: {type: integer, nullable: true}, c: {type: integer}, d: {type: integer, nullable: true}}}";
    let models = text(schemas, "src/models.rs");
    holds(&models, "pub a: i64,");
    holds(&models, "pub b: ::core::option::Option<i64>,");
    holds(&models, "pub c: ::core::option::Option<i64>,");
    holds(&models, "pub d: ::core::option::Option<::core::option::Option<i64>>,");
    holds(&models, "pub fn new(a: i64, b: ::core::option::Option<i64>) -> Self");
}

#[test]
fn a_limit_is_a_constant_a_table_a_check_and_a_sentence() {
    let schemas = "    A: {type: object, properties: {s: {type: string, maxLength: 255}}}";
    let models = text(schemas, "src/models.rs");
    holds(&models, "/// At most 255 characters.");
    holds(&models, "pub const S_MAX_LENGTH: usize = 255;");
    holds(&models, "self.s.as_ref().is_none_or(|value| super::runtime::max_length(value, 255))");
    holds(&text(schemas, "src/schemas.rs"), "Keyword::MaxLength(255)");
}

#[test]
fn more_than_four_required_fields_are_built() {
    let five = "    A: {type: object, required: [a,b,c,d,e], properties: {a: {}, b: {}, c: {}, d: {}, e: {}}}";
    let models = text(five, "src/models.rs");
    holds(&models, "pub fn builder() -> ABuilder");
    assert!(!models.contains("pub fn new"));
}

#[test]
fn a_received_value_becomes_a_request_without_what_is_read_only() {
    let schemas = "    A: {type: object, required: [id, s], properties: {id: {type: integer, readOnly: true}, s: {$ref: '#/components/schemas/S'}}}\n    S: {type: object, properties: {id: {type: integer, readOnly: true}, x: {type: string}}}";
    let mut config = Config::default();
    config.types.request.push("A".to_owned());
    config.types.response.push("A".to_owned());
    let models = text_with(schemas, "src/models.rs", &config);
    holds(&models, "fn from(value: A) -> Self { Self { s: value.s.into() } }");
    holds(&models, r#"const REFUSED: &'static [&'static str] = &["id"];"#);
}

#[test]
fn schemas_that_nest_deeply_are_taken_apart() {
    let nested = || {
        let mut schema = "{type: string}".to_owned();
        for _ in 0..60 {
            schema = format!("{{type: array, items: {schema}}}");
        }
        text(&format!("    A: {schema}"), "src/schemas.rs")
    };
    // Parser and printer recurse as deep as types nest; the driver gives them such a stack.
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(nested).unwrap();
    holds(&thread.join().unwrap(), "NESTED_");
}

#[test]
fn only_what_is_needed_is_there() {
    let plain = render(&items("    A: {type: string}", &Config::default()), &Config::default());
    let files = &plain.value.0;
    assert!(!files.contains_key("src/runtime/uuid.rs"));
    assert!(!files.contains_key("src/runtime/wire/mod.rs"));
    assert!(!files["Cargo.toml"].contains("uuid"));
    let uuid = "    A: {type: string, format: uuid}";
    let with = render(&items(uuid, &Config::default()), &Config::default());
    assert!(with.value.0.contains_key("src/runtime/uuid.rs"));
    assert!(with.value.0["Cargo.toml"].contains("uuid = "));
    assert!(with.value.0["src/runtime/mod.rs"].contains("mod uuid;"));
}

#[test]
fn one_file_has_no_inner_attributes() {
    let mut config = Config::default();
    config.layout.shape = Shape::Module;
    let outcome = render(&items("    A: {type: string}", &config), &config);
    let files: Vec<&String> = outcome.value.0.keys().collect();
    assert_eq!(files, ["mod.rs"]);
    let text = &outcome.value.0["mod.rs"];
    assert!(!text.lines().any(|line| line.starts_with("#!") || line.starts_with("//!")));
    assert!(!text.lines().any(|line| line.ends_with("mod decode;")));
}

#[test]
fn every_file_says_who_wrote_it() {
    let config = Config::default();
    let outcome = render(&items("    A: {type: string}", &config), &config);
    for (path, text) in &outcome.value.0 {
        assert!(text.lines().next().unwrap().contains("Written by speccast"), "{path}");
    }
}
