//! Documents → the tokens that they become.

use std::collections::{BTreeMap, BTreeSet};

use crate::analyze::analyze;
use crate::config::{Config, Shape};
use crate::diagnostic::Outcome;
use crate::emit::emit;
use crate::load::load;
use crate::lower::lower;
use crate::naming::naming;
use crate::render::{Files, render};
use crate::source::Source;

/// The files of a document of schemas.
fn generated(schemas: &str, config: &Config) -> Outcome<Files> {
    let head =
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n";
    let source = Source::text("api.yaml", format!("{head}{schemas}"));
    let document = load(&source, config).document.unwrap();
    let api = lower(&document, config).value;
    let facts = analyze(&api, config);
    let names = naming(&api, &facts, config, None).value;
    render(&emit(&api, &facts, &names, config).value, config)
}

/// The text of a module, on one line.
fn text(schemas: &str, file: &str) -> String {
    text_with(schemas, file, &Config::default())
}

fn text_with(schemas: &str, file: &str, config: &Config) -> String {
    let outcome = generated(schemas, config);
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
    holds(&models, "pub b: Option<i64>,");
    holds(&models, "pub c: Option<i64>,");
    holds(&models, "pub d: Option<Option<i64>>,");
    holds(&models, "pub fn new(a: i64, b: Option<i64>) -> Self");
}

#[test]
fn only_modules_that_are_there_are_linked() {
    let [with, without] =
        ["    A: {type: object}", "    {}"].map(|schemas| text(schemas, "src/lib.rs"));
    holds(&with, "[`models`]");
    assert!(!without.contains("models"), "{without}");
}

#[test]
fn a_limit_is_a_constant_a_table_a_check_and_a_sentence() {
    let schemas = "    A: {type: object, properties: {s: {type: string, maxLength: 255}}}";
    let models = text(schemas, "src/models.rs");
    holds(&models, "/// At most 255 characters.");
    holds(&models, "pub const S_MAX_LENGTH: usize = 255;");
    holds(&models, "self.s.as_ref().is_none_or(|value| max_length(value, 255))");
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
fn a_received_value_that_holds_itself_becomes_a_request() {
    let schemas = "    A: {type: object, required: [id], properties: {id: {type: integer, readOnly: true}, next: {$ref: '#/components/schemas/A'}}}";
    let mut config = Config::default();
    config.types.request.push("A".to_owned());
    config.types.response.push("A".to_owned());
    let models = text_with(schemas, "src/models.rs", &config);
    holds(&models, "value.next.map(|value| Box::new((*value).into()))");
}

/// The compiler looks so deep for rustdoc, which asks of each type whether it is unwind safe.
#[test]
fn many_types_that_hold_each_other_ask_for_a_deeper_look() {
    let circle = |count: usize| {
        let one = |index| {
            format!(
                "    A{index}: {{type: object, properties: {{next: {{$ref: '#/components/schemas/A{}'}}}}}}\n",
                (index + 1) % count
            )
        };
        let schemas: String = (0..count).map(one).collect();
        generated(&schemas, &Config::default()).value.0["src/lib.rs"].clone()
    };
    holds(&circle(17), "\n#![recursion_limit = \"256\"]\n#![forbid(unsafe_code)]\n");
    assert!(!circle(16).contains("recursion_limit"));
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
fn names_of_the_document_keep_the_paths_of_others_long() {
    let schemas = "    Option: {type: object, properties: {a: {type: integer}}}\n    Decode: {type: object, properties: {b: {type: string}}}";
    let models = text(schemas, "src/models.rs");
    holds(&models, "pub a: ::core::option::Option<i64>,");
    holds(&models, "impl runtime::Decode for Decode");
    holds(&models, "pub b: ::core::option::Option<String>,");
    holds(&models, "Some(value)");
}

#[test]
fn types_of_the_user_stand_in_place_of_others() {
    let dependency = crate::config::Dependency {
        name: "rust_decimal".to_owned(),
        version: "1".to_owned(),
        features: Vec::new(),
        default_features: true,
    };
    let decimal = crate::config::RustType {
        path: "::rust_decimal::Decimal".to_owned(),
        dependency: Some(dependency),
    };
    let mut config = Config::default();
    config.types.replace.insert("Money".to_owned(), decimal);
    config.types.derives.push("::schemars::JsonSchema".to_owned());
    let schemas = "    Money: {type: string}\n    A: {type: object, required: [m], properties: {m: {$ref: '#/components/schemas/Money'}}}";
    let models = text_with(schemas, "src/models.rs", &config);
    holds(&models, "pub m: ::rust_decimal::Decimal,");
    holds(&models, "impl Decode for ::rust_decimal::Decimal");
    holds(&models, "::schemars::JsonSchema");
}

#[test]
fn unknown_properties_are_kept_where_the_configuration_asks() {
    let mut config = Config::default();
    config.types.keep_unknown.push("A".to_owned());
    let models = text_with(
        "    A: {type: object, properties: {a: {type: integer}}}",
        "src/models.rs",
        &config,
    );
    holds(&models, "pub additional_properties: BTreeMap<String, serde_json::Value>,");
    holds(&models, "const UNKNOWN: Unknown = Unknown::Kept;");
}

#[test]
fn only_what_is_needed_is_there() {
    let plain = generated("    A: {type: string}", &Config::default());
    let files = &plain.value.0;
    assert!(!files.contains_key("src/runtime/uuid.rs"));
    assert!(!files.contains_key("src/runtime/wire/mod.rs"));
    assert!(!files["Cargo.toml"].contains("uuid"));
    let uuid = "    A: {type: string, format: uuid}";
    let with = generated(uuid, &Config::default());
    assert!(with.value.0.contains_key("src/runtime/uuid.rs"));
    assert!(with.value.0["Cargo.toml"].contains("uuid = "));
    assert!(with.value.0["src/runtime/mod.rs"].contains("mod uuid;"));
}

#[test]
fn sequences_cost_nothing_where_there_are_none() {
    let of = |media: &str| {
        let text = format!(
            "openapi: 3.2.0\ninfo: {{title: A, version: '1'}}\npaths:\n  /a:\n    get:\n      \
             responses: {{'200': {{content: {{{media}: {{itemSchema: {{}}}}}}}}}}\n"
        );
        crate::generate(&crate::Source::text("api.yaml", text.as_str()), &Config::default())
            .files
            .unwrap()
    };
    let (plain, lines) = (of("application/json"), of("application/jsonl"));
    for file in ["items", "framing", "event_stream", "json_seq"] {
        let path = format!("src/runtime/wire/{file}.rs");
        assert_eq!((plain.0.contains_key(&path), lines.0.contains_key(&path)), (false, true));
    }
    holds(&lines.0["src/operations.rs"], "pub body: wire::Items<");
}

#[test]
fn one_file_has_no_inner_attributes() {
    let mut config = Config::default();
    config.layout.shape = Shape::Module;
    let outcome = generated("    A: {type: string}", &config);
    let files: Vec<&String> = outcome.value.0.keys().collect();
    assert_eq!(files, ["mod.rs"]);
    let text = &outcome.value.0["mod.rs"];
    assert!(!text.lines().any(|line| line.starts_with("#!") || line.starts_with("//!")));
    assert!(!text.lines().any(|line| line.ends_with("mod decode;")));
}

#[test]
fn every_file_says_who_wrote_it() {
    let config = Config::default();
    let outcome = generated("    A: {type: string}", &config);
    for (path, text) in &outcome.value.0 {
        assert!(text.lines().next().unwrap().contains("Written by speccast"), "{path}");
    }
}

#[test]
fn nothing_is_derived_twice() {
    let mut config = Config::default();
    for path in ["::core::hash::Hash", "Default", "::std::clone::Clone", "::my::Own"] {
        config.types.derives.push(path.to_owned());
    }
    config.types.derive.insert("A".to_owned(), vec!["::my::Own".to_owned(), "Eq".to_owned()]);
    let schemas = "    A: {type: object, properties: {a: {type: string}}}\n    B: {type: object, properties: {b: {type: number}}}";
    let models = text_with(schemas, "src/models.rs", &config);
    let of = |name: &str| {
        let before = models.split(&format!("pub struct {name} {{")).next().unwrap();
        before.rsplit("#[derive(").next().unwrap().to_owned()
    };
    for (name, derive) in
        [("A", "Hash"), ("A", "Default"), ("A", "Clone"), ("A", "Own"), ("B", "Hash")]
    {
        assert_eq!(of(name).matches(derive).count(), 1, "{derive} of {name}: {}", of(name));
    }
    let eq = |name: &str| of(name).replace("PartialEq", "").matches("Eq").count();
    assert_eq!((eq("A"), eq("B")), (1, 0));
}

#[test]
fn a_format_that_no_type_enforces_is_said() {
    let schemas = "    A: {type: object, properties: {m: {type: string, format: email, maxLength: 9}, d: {type: string, format: date}, n: {type: number, format: double}, i: {type: integer, format: int16}}}\n    Host: {type: string, format: hostname}";
    let models = text(schemas, "src/models.rs");
    holds(&models, "Format: `email`, not checked.");
    holds(&models, "Format: `int16`, not checked.");
    holds(&models, "/// Format: `hostname`, not checked. #[derive(");
    assert_eq!(models.matches("not checked").count(), 3);
}

#[test]
fn every_feature_of_the_manifest_names_what_is_optional() {
    use crate::config::Switch::{Always, Feature, Never};
    for client in [Always, Feature, Never] {
        for server in [Always, Feature, Never] {
            let mut config = Config::default();
            (config.layout.client, config.layout.server) = (client, server);
            let files = generated("    A: {type: string}", &config).value.0;
            let (mut features, mut optional) = (String::new(), BTreeSet::new());
            for line in files["Cargo.toml"].lines() {
                match line.split_once(" = ") {
                    Some((name, value)) if value.contains("optional = true") => {
                        optional.insert(name.to_owned());
                    }
                    Some((_, value)) if value.starts_with('[') => features.push_str(value),
                    _ => {}
                }
            }
            let weak = features.split('"').filter_map(|one| one.split_once("?/"));
            for (name, _) in weak {
                assert!(optional.contains(name), "{client:?} {server:?}: {name} in {features}");
            }
        }
    }
}

#[test]
fn headers_and_manifest_name_one_licence() {
    let mut config = Config::default();
    config.package.license = Some("MIT".to_owned());
    let files = generated("    A: {type: string}", &config).value.0;
    assert!(!files.contains_key("LICENSE"));
    assert!(files["Cargo.toml"].contains("license = \"MIT\""));
    for (path, text) in &files {
        let first = text.lines().next().unwrap();
        assert!(first.contains("SPDX-License-Identifier: MIT"), "{path}: {first}");
    }
}

#[test]
fn a_long_module_is_divided_and_still_names_its_types_alike() {
    let one =
        |name: &str| format!("    {name}: {{type: object, properties: {{s: {{type: string}}}}}}\n");
    let mut schemas: String = ["Ant", "Ape", "Bee"].map(one).concat();
    schemas.push_str(
        "    Cat: {type: object, properties: {bee: {$ref: '#/components/schemas/Bee'}}}\n",
    );
    let mut config = Config::default();
    let whole = generated(&schemas, &config).value.0;
    config.layout.lines = whole["src/models.rs"].lines().count() / 3;
    let divided = generated(&schemas, &config).value.0;
    assert!(!divided.contains_key("src/models.rs"));
    let root = &divided["src/models/mod.rs"];
    for part in ["shared_a_n_o", "shared_a_p_q", "shared_b", "shared_c_d"] {
        holds(root, &format!("pub use {part}::*;"));
        holds(&divided[&format!("src/models/{part}.rs")], "use super::*;");
    }
    holds(&divided["src/models/shared_b.rs"], "pub struct Bee {");
    let names = |files: &BTreeMap<String, String>| {
        let lines = files.values().flat_map(|text| text.lines());
        let types = lines.filter(|line| line.starts_with("pub struct ")).map(str::to_owned);
        types.collect::<BTreeSet<_>>()
    };
    assert_eq!(names(&whole), names(&divided));
}

#[test]
fn tags_are_not_type_parameters() {
    let of = |tag: &str, path: &str| {
        format!("  /{path}: {{get: {{tags: [{tag}], responses: {{'204': {{description: d}}}}}}}}\n")
    };
    let paths = [of("A", "a"), of("S", "s")].concat();
    let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n{paths}");
    let made = crate::generate(&crate::Source::text("api.yaml", text), &crate::Config::default());
    let files = made.files.unwrap();
    let server = &files.0["src/server.rs"];
    assert!(server.contains("pub trait AApi:") && server.contains("pub trait SApi:"));
}
