//! The keywords that came with JSON Schema 2020-12: what they accept, what they say.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::super::{Keyword, Report, Schema, Side, accepts, check};
use super::table::table;

fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let schema = table(schema);
    let mut report = Report::new();
    let holds = check(schema, Side::Both, value, &mut report);
    assert_eq!(holds, report.is_empty());
    assert_eq!(holds, accepts(schema, Side::Both, value), "the two ways differ");
    let said = report.violations().iter();
    said.map(|one| format!("{} {}: {}", one.pointer, one.keyword, one.message)).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn items_begin_after_the_prefix() {
    let schema = json!({
        "prefixItems": [{"type": "string"}, {"type": "integer"}],
        "items": {"type": "boolean"},
    });
    for good in [json!([]), json!(["a"]), json!(["a", 1, true]), json!("no array")] {
        assert_eq!(faults(&schema, &good), NONE);
    }
    assert_eq!(
        faults(&schema, &json!([1, 1, true, 3])),
        ["/0 type: must be a string", "/3 type: must be a boolean"]
    );
    let closed = json!({"prefixItems": [true], "items": false});
    assert_eq!(faults(&closed, &json!([1, 2])), ["/1 items: is not allowed"]);
}

#[test]
fn contained_items_are_counted() {
    let some = json!({"contains": {"type": "integer"}});
    assert_eq!(faults(&some, &json!(["a", 1])), NONE);
    assert_eq!(
        faults(&some, &json!(["a"])),
        [" contains: must have at least 1 item of the kind that is asked for"]
    );
    let few = json!({"contains": {"type": "integer"}, "minContains": 2, "maxContains": 3});
    assert_eq!(
        faults(&few, &json!([1])),
        [" minContains: must have at least 2 items of the kind that is asked for"]
    );
    assert_eq!(
        faults(&few, &json!([1, 2, 3, 4])),
        [" maxContains: must have at most 3 items of the kind that is asked for"]
    );
    assert_eq!(faults(&json!({"contains": false, "minContains": 0}), &json!([1])), NONE);
}

#[test]
fn names_have_patterns_and_schemas() {
    let schema = json!({
        "properties": {"id": {"type": "integer"}},
        "patternProperties": {"^x-": {"type": "string"}, "d$": {"minimum": 1}},
        "additionalProperties": false,
        "propertyNames": {"maxLength": 4},
    });
    assert_eq!(faults(&schema, &json!({"id": 1, "x-a": "y"})), NONE);
    assert_eq!(
        faults(&schema, &json!({"id": 0, "x-a": 1, "other": 2})),
        [
            "/id minimum: must be at least 1",
            "/other additionalProperties: is not a known property",
            "/x-a type: must be a string",
            "/other propertyNames: has a name that must have at most 4 characters",
        ]
    );
}

#[test]
fn properties_depend_on_others() {
    let schema = json!({
        "dependentRequired": {"card": ["address", "name"]},
        "dependentSchemas": {"name": {"properties": {"card": {"type": "string"}}}},
    });
    assert_eq!(faults(&schema, &json!({"address": 1})), NONE);
    assert_eq!(
        faults(&schema, &json!({"card": 1, "name": ""})),
        ["/address dependentRequired: is required beside `card`", "/card type: must be a string"]
    );
}

#[test]
fn a_condition_asks_for_one_of_two() {
    let schema = json!({
        "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
        "then": {"required": ["size"]},
        "else": {"properties": {"size": false}},
    });
    assert_eq!(faults(&schema, &json!({"kind": "a", "size": 1})), NONE);
    assert_eq!(faults(&schema, &json!({"kind": "a"})), ["/size required: is required"]);
    assert_eq!(faults(&schema, &json!({"size": 1})), ["/size false: is not allowed"]);
}

#[test]
fn what_nothing_speaks_of_is_left() {
    let schema = json!({
        "allOf": [{"properties": {"id": {}}}],
        "anyOf": [
            {"required": ["a"], "properties": {"a": {"type": "integer"}}},
            {"required": ["b"], "patternProperties": {"^b": {}}},
        ],
        "if": {"required": ["c"]},
        "then": {"properties": {"c": {}}},
        "dependentSchemas": {"d": {"properties": {"d": {}}}},
        "unevaluatedProperties": false,
    });
    assert_eq!(faults(&schema, &json!({"id": 1, "a": 1, "c": 2, "d": 3})), NONE);
    assert_eq!(faults(&schema, &json!({"b": 1, "bc": 1})), NONE);
    assert_eq!(
        faults(&schema, &json!({"a": 1, "bc": 1})),
        ["/bc unevaluatedProperties: is not a known property"]
    );
    assert_eq!(
        faults(&schema, &json!({"a": "", "x": 1})),
        [
            " anyOf: must fit at least one of the alternatives",
            "/x unevaluatedProperties: is not a known property"
        ],
        "where no branch holds, what they speak of is not left over"
    );
    let cousins = json!({"allOf": [{"properties": {"a": {}}}, {"unevaluatedProperties": false}]});
    assert_eq!(
        faults(&cousins, &json!({"a": 1})),
        ["/a unevaluatedProperties: is not a known property"]
    );
    let typed = json!({"properties": {"a": {}}, "unevaluatedProperties": {"type": "string"}});
    assert_eq!(faults(&typed, &json!({"a": 1, "b": 1})), ["/b type: must be a string"]);
}

#[test]
fn items_that_nothing_speaks_of_are_left() {
    let schema = json!({
        "prefixItems": [{"type": "string"}],
        "contains": {"type": "integer"},
        "oneOf": [{"prefixItems": [{}, {"const": 1}]}, {"prefixItems": [{}, {"const": "b"}]}],
        "unevaluatedItems": false,
    });
    assert_eq!(faults(&schema, &json!(["a", "b", 3, 4])), NONE);
    assert_eq!(
        faults(&schema, &json!(["a", "b", 3, true])),
        ["/3 unevaluatedItems: is not allowed"]
    );
    let all = json!({"allOf": [{"items": {}}], "unevaluatedItems": false});
    assert_eq!(faults(&all, &json!([1, 2])), NONE);
}

/// Every level asks the next one twice, once for the verdict and once for what it speaks of.
#[test]
fn what_is_left_within_what_is_left_does_not_multiply() {
    let start = Instant::now();
    let mut schema = json!({"properties": {"a": {}}});
    for _ in 0..60 {
        schema = json!({"anyOf": [schema], "unevaluatedProperties": false});
    }
    assert_eq!(faults(&schema, &json!({"a": 1})), NONE);
    assert!(!accepts(table(&schema), Side::Both, &json!({"b": 1})));
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

static ROUND: Schema = Schema {
    keywords: &[
        Keyword::AllOf(&[&AGAIN, &Schema { keywords: &[Keyword::Required(&["a"])] }]),
        Keyword::UnevaluatedProperties(&Schema { keywords: &[Keyword::Never] }),
    ],
};
static AGAIN: Schema = Schema {
    keywords: &[
        Keyword::Reference(&ROUND),
        Keyword::PropertyNames(&Schema { keywords: &[Keyword::Reference(&ROUND)] }),
    ],
};

#[test]
fn schemas_that_lead_back_to_themselves_end() {
    assert!(accepts(&ROUND, Side::Both, &json!("x")));
    assert!(!accepts(&ROUND, Side::Both, &json!({"a": 1})), "nothing speaks of it");
}
