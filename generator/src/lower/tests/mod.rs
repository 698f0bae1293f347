//! Schemas of documents → types and diagnostics.

#![expect(clippy::needless_pass_by_value, reason = "a test hands over what it builds")]

mod http;
mod sent;
mod slips;
mod unions;

use serde_json::{Value, json};

use super::{includes_nothing, lower, unmatched};
use crate::config::{Config, Readings};
use crate::diagnostic::{Code, Diagnostic, Outcome, Place};
use crate::load::{Dialect, Document};
use crate::model::*;

fn outcome(dialect: Dialect, paths: Value, schemas: Value) -> Outcome<Api> {
    let tree = json!({
        "openapi": "3", "info": {"title": "T", "version": "1"},
        "paths": paths, "components": {"schemas": schemas}
    });
    lower(&Document::single(dialect, tree), &Config::default())
}

fn schemas(schemas: Value) -> Outcome<Api> {
    outcome(Dialect::V30, json!({}), schemas)
}

fn paths(paths: Value) -> Outcome<Api> {
    outcome(Dialect::V30, paths, json!({}))
}

fn component<'a>(api: &'a Api, name: &str) -> &'a Type {
    let named = |one: &&Type| one.origin == Origin::Component(name.to_owned());
    api.types.iter().find(named).unwrap()
}

fn object<'a>(api: &'a Api, name: &str) -> &'a Object {
    match &component(api, name).shape {
        Shape::Object(object) => object,
        other => panic!("{name} is {other:?}"),
    }
}

fn field<'a>(api: &'a Api, owner: &str, name: &str) -> &'a Field {
    object(api, owner).fields.iter().find(|field| field.name == name).unwrap()
}

fn shape<'a>(api: &'a Api, value: &TypeUse) -> &'a Shape {
    &api.get(value.id).unwrap().shape
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<(Code, String)> {
    let place = |one: &Diagnostic| match &one.place {
        Place::Key(pointer) => format!("key {pointer}"),
        Place::Value(pointer) => pointer.to_string(),
        Place::Span(..) | Place::File(_) => String::new(),
    };
    diagnostics.iter().map(|one| (one.code, place(one))).collect()
}

fn told(outcome: &Outcome<Api>, code: Code, place: &str) {
    let all = codes(&outcome.diagnostics);
    let times = all.iter().filter(|one| **one == (code, place.to_owned())).count();
    assert_eq!(times, 1, "{code} at {place} in {all:?}");
}

#[test]
fn nullable_is_read_as_authors_mean_it() {
    let document = json!({
        "A": {"type": "object"},
        "B": {"type": "object", "properties": {
            "plain": {"type": "string", "nullable": true},
            "listed": {"type": "string", "enum": ["a"], "nullable": true},
            "beside": {"$ref": "#/components/schemas/C", "nullable": true},
            "wrapped": {"allOf": [{"$ref": "#/components/schemas/C"}], "nullable": true},
            "not": {"$ref": "#/components/schemas/C"}
        }},
        "C": {"type": "object", "properties": {"x": {"type": "string"}}}
    });
    let outcome = schemas(document.clone());
    let api = &outcome.value;
    for name in ["plain", "listed", "beside", "wrapped"] {
        assert!(field(api, "B", name).value.nullable, "{name}");
    }
    assert!(!field(api, "B", "not").value.nullable);
    let used = field(api, "B", "wrapped").value;
    assert_eq!(api.get(used.id), Some(component(api, "C")));
    assert!(
        matches!(api.schema(used.schema).keywords.as_slice(), [Keyword::AnyOf(list)] if list.len() == 2)
    );
    assert!(matches!(component(api, "A").shape, Shape::Map(_)));
    assert_eq!(outcome.diagnostics, []);

    let tree = json!({"paths": {}, "components": {"schemas": document}});
    let config = Config { readings: Readings::Strict, ..Config::default() };
    let strict = lower(&Document::single(Dialect::V30, tree), &config);
    assert!(field(&strict.value, "B", "plain").value.nullable);
    assert!(!field(&strict.value, "B", "beside").value.nullable);
    told(&strict, Code::IgnoredSibling, "key /components/schemas/B/properties/beside/nullable");
}

#[test]
fn all_of_is_one_object() {
    let outcome = schemas(json!({
        "Base": {"type": "object", "required": ["id"], "properties": {
            "id": {"type": "integer", "readOnly": true}, "note": {"type": "string"}}},
        "Pet": {"allOf": [
            {"$ref": "#/components/schemas/Base"},
            {"type": "object", "required": ["note"], "properties": {
                "note": {"type": "string", "maxLength": 3, "description": "later"}}}
        ], "properties": {"kind": {"type": "string"}}}
    }));
    let api = &outcome.value;
    let names: Vec<&str> = object(api, "Pet").fields.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["id", "note", "kind"]);
    let note = field(api, "Pet", "note");
    assert!(note.required);
    assert_eq!(note.docs.description.as_deref(), Some("later"));
    assert!(api.schema(note.value.schema).keywords.contains(&Keyword::MaxLength(3)));
    assert_eq!(field(api, "Pet", "id").access, Access::ReadOnly);
    assert_eq!(outcome.diagnostics, []);
}

#[test]
fn what_cannot_hold_together_is_told_with_both_places() {
    let outcome = schemas(json!({
        "Types": {"allOf": [{"type": "string"}, {"type": "integer"}]},
        "Bounds": {"allOf": [{"minimum": 5, "exclusiveMinimum": true}, {"type": "integer", "maximum": 5}]},
        "Lists": {"allOf": [{"type": "string", "enum": ["a"]}, {"enum": ["b"]}]},
        "Fine": {"allOf": [{"type": "number"}, {"type": "integer", "minimum": 5, "maximum": 5}]}
    }));
    for name in ["Types", "Bounds", "Lists"] {
        let said = outcome.diagnostics.iter().filter(|one| one.code == Code::ContradictoryAllOf);
        let within = |one: &Diagnostic| match &one.place {
            Place::Value(place) => place.to_string().contains(&format!("/schemas/{name}/allOf/1/")),
            _ => false,
        };
        assert_eq!(said.filter(|one| within(one)).count(), 1, "{name}: {:?}", outcome.diagnostics);
    }
    assert_eq!(outcome.diagnostics.len(), 3);
    assert!(outcome.diagnostics.iter().all(|one| one.also.len() == 1));
    assert_eq!(component(&outcome.value, "Fine").shape, Shape::Scalar(Scalar::I64));
}

#[test]
fn enums_lose_only_their_faulty_values() {
    let outcome = schemas(json!({
        "E": {"type": "string", "enum": ["a", 1, "b", "a"], "x-enum-varnames": ["A", "One", "B"],
              "x-enum-descriptions": {"b": "The second"}},
        "None": {"type": "string", "enum": []},
        "Mixed": {"enum": ["a", 1]}
    }));
    let Shape::Enum(found) = &component(&outcome.value, "E").shape else { panic!() };
    let names: Vec<_> = found.variants.iter().map(|one| one.name_hint.as_deref()).collect();
    assert_eq!(names, [Some("A"), Some("B")]);
    assert_eq!(found.variants[1].label.as_deref(), Some("The second"));
    told(&outcome, Code::EnumValueType, "/components/schemas/E/enum/1");
    told(&outcome, Code::EnumDuplicate, "/components/schemas/E/enum/3");
    told(&outcome, Code::EmptyEnum, "key /components/schemas/None/enum");
    assert_eq!(component(&outcome.value, "None").shape, Shape::Scalar(Scalar::String));
    let Shape::Union(mixed) = &component(&outcome.value, "Mixed").shape else { panic!() };
    let shape = |index: usize| &outcome.value.get(mixed.branches[index].value.id).unwrap().shape;
    assert!(matches!((shape(0), shape(1)), (Shape::Enum(_), Shape::Enum(_))));
}

#[test]
fn split_enums_are_one_enumeration() {
    let outcome = schemas(json!({
        "Status": {"type": "string", "enum": ["a", "b"]},
        "Blank": {"enum": [""]}, "Null": {"enum": [null]},
        "T": {"type": "object", "properties": {
            "all": {"oneOf": [{"$ref": "#/components/schemas/Status"},
                {"$ref": "#/components/schemas/Blank"}, {"$ref": "#/components/schemas/Null"}]},
            "null": {"oneOf": [{"$ref": "#/components/schemas/Status"}, {"$ref": "#/components/schemas/Null"}]}
        }}
    }));
    let api = &outcome.value;
    let all = field(api, "T", "all");
    let Shape::Enum(found) = shape(api, &all.value) else { panic!() };
    assert_eq!(found.variants.len(), 3);
    assert!(all.value.nullable);
    let null = field(api, "T", "null");
    assert_eq!(api.get(null.value.id), Some(component(api, "Status")));
    assert!(null.value.nullable);
}

#[test]
fn constants_with_titles_are_an_enumeration() {
    let outcome = outcome(
        Dialect::V31,
        json!({}),
        json!({"Level": {"oneOf": [{"const": 1, "title": "Low"}, {"const": 2, "description": "much"}]},
               "One": {"allOf": [{"$ref": "#/components/schemas/Level"}], "enum": [2]}}),
    );
    let Shape::Enum(found) = &component(&outcome.value, "Level").shape else { panic!() };
    assert_eq!(found.variants[0].name_hint.as_deref(), Some("Low"));
    assert_eq!(found.variants[1].label.as_deref(), Some("much"));
    let Shape::Enum(found) = &component(&outcome.value, "One").shape else { panic!() };
    assert_eq!(found.variants.len(), 1);
    assert_eq!(outcome.diagnostics, []);
}

#[test]
fn dynamic_anchors_have_a_bounded_number_of_meanings() {
    let names: Vec<String> = (0..16).map(|one| format!("R{one}")).collect();
    let resources = |reference: &str| {
        let resource = |name: &String| {
            let others = names.iter().map(|one| (one.clone(), json!({"$ref": one})));
            let others: serde_json::Map<String, Value> = others.collect();
            let own = json!({"$id": name, "$dynamicAnchor": name, "type": "object",
                "properties": others, "patternProperties": {"^x": {"$dynamicRef": reference}}});
            (name.clone(), own)
        };
        let all: serde_json::Map<String, Value> = names.iter().map(resource).collect();
        outcome(Dialect::V31, json!({}), Value::Object(all))
    };
    // What nothing looks for has one meaning.
    let plain = resources("#");
    assert!(plain.value.types.len() < 512, "{}", plain.value.types.len());
    assert!(codes(&plain.diagnostics).iter().all(|(code, _)| *code != Code::NestingTooDeep));
    let looked_for = resources("#R0");
    assert!(looked_for.value.types.len() < 64 * 64, "{}", looked_for.value.types.len());
}

#[test]
fn circles_end() {
    let outcome = schemas(json!({
        "Self": {"$ref": "#/components/schemas/Self"},
        "Tree": {"type": "object", "properties": {"child": {"$ref": "#/components/schemas/Tree"}}},
        "Both": {"allOf": [{"$ref": "#/components/schemas/Both"}, {"$ref": "#/components/schemas/Tree"}]},
        "Loop": {"properties": {"x": {"type": "string"}},
            "oneOf": [{"$ref": "#/components/schemas/Loop"}, {"$ref": "#/components/schemas/Tree"}]},
        "Pair": {"allOf": [{"properties": {"p": {"$ref": "#/components/schemas/Pair"}}},
                           {"properties": {"p": {"$ref": "#/components/schemas/Tree"}}}]}
    }));
    told(&outcome, Code::ReferenceCycle, "/components/schemas/Self/$ref");
    let api = &outcome.value;
    assert_eq!(api.get(field(api, "Tree", "child").value.id), Some(component(api, "Tree")));
    assert_eq!(object(api, "Both").fields.len(), 1);
}

#[test]
fn long_chains_do_not_exhaust_the_stack() {
    let mut all = serde_json::Map::new();
    for index in 0..1000 {
        let next = format!("#/components/schemas/S{}", index + 1);
        let one = match index % 3 {
            0 => json!({"allOf": [{"$ref": next}, {"properties": {"a": {"type": "string"}}}]}),
            1 => json!({"oneOf": [{"$ref": next}, {"type": "string"}]}),
            _ => json!({"$ref": next}),
        };
        all.insert(format!("S{index}"), one);
    }
    all.insert("S1000".to_owned(), json!({"type": "object"}));
    let outcome = schemas(Value::Object(all));
    assert!(outcome.value.types.len() >= 1000);
}

#[test]
fn defaults_must_fit() {
    let outcome = schemas(json!({"T": {"type": "object", "properties": {
        "good": {"type": "integer", "default": 3, "maximum": 3},
        "bad": {"type": "integer", "default": 4, "maximum": 3}
    }}}));
    assert_eq!(field(&outcome.value, "T", "good").default, Some(json!(3)));
    assert_eq!(field(&outcome.value, "T", "bad").default, None);
    told(&outcome, Code::InvalidDefault, "/components/schemas/T/properties/bad/default");
}

#[test]
fn keywords_of_2020_12_are_read_or_told() {
    let outcome = outcome(
        Dialect::V31,
        json!({}),
        json!({"T": {"type": ["object", "null"], "properties": {
                "n": {"type": ["integer", "null"], "exclusiveMaximum": 5},
                "r": {"$ref": "#/components/schemas/U", "maxLength": 2}},
            "patternProperties": {"^x": {}}}, "U": {"type": "string"}, "V": {"$dynamicRef": "#t"}}),
    );
    let api = &outcome.value;
    assert!(component(api, "T").nullable);
    let number = field(api, "T", "n");
    assert!(number.value.nullable);
    assert!(matches!(api.schema(number.value.schema).keywords[1], Keyword::ExclusiveMaximum(_)));
    let merged = field(api, "T", "r").value;
    assert!(api.schema(merged.schema).keywords.contains(&Keyword::MaxLength(2)));
    assert_eq!(*shape(api, &merged), Shape::Scalar(Scalar::String));
    told(&outcome, Code::UnresolvedReference, "/components/schemas/V/$dynamicRef");
}

#[test]
fn limits_with_nothing_between_them_are_told_with_both_places() {
    let of = |schema: Value| {
        let said = schemas(json!({"A": schema})).diagnostics;
        let name = |place: &Place| match place {
            Place::Value(pointer) => pointer.last().unwrap().into_owned(),
            other => panic!("{other:?}"),
        };
        let pair = |one: &Diagnostic| {
            assert_eq!(one.code, Code::ConflictingKeywords);
            (name(&one.place), name(&one.also[0].0))
        };
        said.iter().map(pair).collect::<Vec<_>>()
    };
    for (schema, lower, upper) in [
        (json!({"type": "integer", "minimum": 5, "maximum": 2}), "minimum", "maximum"),
        (json!({"type": "number", "minimum": 0.5, "maximum": -1}), "minimum", "maximum"),
        (
            json!({"type": "integer", "minimum": 5, "maximum": 5, "exclusiveMinimum": true}),
            "minimum",
            "maximum",
        ),
        (
            json!({"type": "integer", "minimum": u64::MAX, "maximum": u64::MAX - 1}),
            "minimum",
            "maximum",
        ),
        (json!({"type": "string", "minLength": 9, "maxLength": 1}), "minLength", "maxLength"),
        (
            json!({"type": "array", "items": {}, "minItems": 2, "maxItems": 1}),
            "minItems",
            "maxItems",
        ),
        (
            json!({"type": "object", "minProperties": 1, "maxProperties": 0}),
            "minProperties",
            "maxProperties",
        ),
    ] {
        assert_eq!(of(schema), [(lower.to_owned(), upper.to_owned())]);
    }
    assert_eq!(of(json!({"type": "integer", "minimum": 5, "maximum": 5})), []);
    assert_eq!(of(json!({"type": "string", "minLength": 1, "maxLength": 1})), []);
    let tree = json!({"A": {"type": "integer", "exclusiveMinimum": 5, "exclusiveMaximum": 5}});
    let new = outcome(Dialect::V31, json!({}), tree);
    told(&new, Code::ConflictingKeywords, "/components/schemas/A/exclusiveMinimum");
}

#[test]
fn a_default_of_a_server_variable_is_one_of_its_values() {
    let of = |default: &str| {
        let tree = json!({
            "openapi": "3", "info": {"title": "T", "version": "1"}, "paths": {},
            "servers": [{"url": "https://{a}", "variables": {"a": {"enum": ["x", "y"], "default": default}}}]
        });
        lower(&Document::single(Dialect::V30, tree), &Config::default())
    };
    told(&of("z"), Code::ConflictingKeywords, "/servers/0/variables/a/default");
    assert_eq!(of("z").value.servers.len(), 1);
    assert!(of("y").diagnostics.is_empty());
}
