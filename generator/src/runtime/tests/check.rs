//! The checker: what it accepts, what it says, and that its work is bounded.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::super::check::check_node;
use super::super::node::Node;
use super::super::{Access, Keyword, Limit, Property, Report, Schema, Side, Types, accepts, check};
use super::table::table;

fn faults_on(side: Side, schema: &Value, value: &Value) -> Vec<String> {
    let schema = table(schema);
    let mut report = Report::new();
    let holds = check(schema, side, value, &mut report);
    assert_eq!(holds, report.is_empty());
    assert_eq!(holds, accepts(schema, side, value), "the two ways differ");
    let told: Vec<_> = report.violations().iter().map(ToString::to_string).collect();
    assert_eq!(told, told_of_sorted(schema, side, value.clone()), "the two kinds of nodes differ");
    told
}

/// The same where the objects are sorted, and so are no trees.
pub(super) fn told_of_sorted(schema: &Schema, side: Side, mut value: Value) -> Vec<String> {
    value.sort_all_objects();
    let mut report = Report::new();
    check_node(schema, side, Node::Value(&value), &mut report);
    report.violations().iter().map(ToString::to_string).collect()
}

fn faults(schema: &Value, value: &Value) -> Vec<String> {
    faults_on(Side::Both, schema, value)
}

#[test]
fn every_fault_is_told_in_the_order_of_the_schema() {
    let schema = json!({
        "type": "object",
        "required": ["subject", "id", "tags", "elsewhere"],
        "properties": {
            "id": {"type": "integer", "readOnly": true},
            "subject": {"type": "string", "maxLength": 3, "pattern": "^[a-z]*$"},
            "status": {"enum": ["open", "", 3, null]},
            "tags": {"type": "array", "minItems": 1, "items": {"type": "string"}, "uniqueItems": true},
            "a/b~c": {"type": ["string", "null"]},
        },
        "additionalProperties": false,
    });
    let value = json!({"x": 1, "a/b~c": 4, "id": 7, "subject": "ABCD", "status": "shut"});
    assert_eq!(
        faults_on(Side::Request, &schema, &value),
        [
            "/id: is read-only: it must not be sent",
            "/subject: must have at most 3 characters",
            "/subject: must match the pattern `^[a-z]*$`",
            "/status: must be one of `open`, \"\", `3`, `null`",
            "/tags: is required",
            "/a~1b~0c: must be a string or null",
            "/elsewhere: is required",
            "/x: is not a known property",
        ]
    );
    let items = json!({"subject": "", "elsewhere": 1, "tags": ["a", 1, "a"]});
    assert_eq!(
        faults_on(Side::Request, &schema, &items),
        [
            "/tags/1: must be a string",
            "/tags: must not have equal items",
            "/elsewhere: is not a known property"
        ]
    );
}

#[test]
fn a_violation_has_its_limit_and_never_the_input() {
    let mut report = Report::new();
    let schema = table(&json!({"maxLength": 1}));
    check(schema, Side::Both, &json!("secret"), &mut report);
    let invalid = report.into_result().unwrap_err();
    let [violation] = invalid.violations() else { panic!("{invalid}") };
    assert_eq!(violation.limit, Some(Limit::Count(1)));
    assert_eq!(violation.message, "must have at most 1 character");
    assert!(!format!("{invalid:?}{invalid}").contains("secret"));
    assert_eq!(
        serde_json::to_value(violation).unwrap(),
        json!({"in": "body", "pointer": "", "keyword": "maxLength", "message": violation.message})
    );
}

#[test]
fn directions_decide_what_is_owed() {
    let schema = json!({
        "required": ["id", "password", "name"],
        "properties": {
            "id": {"readOnly": true, "type": "integer"},
            "password": {"writeOnly": true, "type": "string"},
            "seen": {"readOnly": "ignored", "type": "integer"},
        },
    });
    let empty = json!({});
    let required = |names: &[&str]| -> Vec<String> {
        names.iter().map(|name| format!("/{name}: is required")).collect()
    };
    assert_eq!(faults_on(Side::Request, &schema, &empty), required(&["password", "name"]));
    assert_eq!(faults_on(Side::Response, &schema, &empty), required(&["id", "name"]));
    assert_eq!(faults_on(Side::Both, &schema, &empty), required(&["id", "password", "name"]));
    let odd = json!({"id": 1, "password": "p", "name": 1, "seen": "what"});
    assert_eq!(faults_on(Side::Request, &schema, &odd), ["/id: is read-only: it must not be sent"]);
    assert_eq!(
        faults_on(Side::Response, &schema, &odd),
        ["/password: is write-only: it must not be in a response", "/seen: must be an integer"]
    );
}

#[test]
fn required_in_one_branch_and_read_only_in_another() {
    let schema = json!({"allOf": [
        {"properties": {"id": {"readOnly": true}}},
        {"required": ["id", "name"]},
    ]});
    assert_eq!(faults_on(Side::Request, &schema, &json!({})), ["/name: is required"]);
    assert_eq!(
        faults_on(Side::Response, &schema, &json!({})),
        ["/id: is required", "/name: is required"]
    );
}

#[test]
fn branches_say_what_is_wrong_with_the_one_that_was_meant() {
    let cat = json!({"type": "object", "required": ["kind", "lives"],
        "properties": {"kind": {"enum": ["cat"]}, "lives": {"type": "integer"}}});
    let dog =
        json!({"type": "object", "required": ["kind"], "properties": {"kind": {"const": "dog"}}});
    let pet = json!({"oneOf": [cat, dog, {"type": "null"}]});
    assert_eq!(faults(&pet, &json!({"kind": "cat"})), ["/lives: is required"]);
    assert_eq!(faults(&pet, &json!({"kind": "dog"})), [""; 0]);
    assert_eq!(
        faults(&pet, &json!({"kind": "cow"})),
        ["body: must fit exactly one of the alternatives, but fits none"]
    );
    assert_eq!(
        faults(&json!({"oneOf": [{}, {"type": "string"}]}), &json!("x")),
        ["body: must fit exactly one of the alternatives, but fits several"]
    );
    let maybe = json!({"anyOf": [{"enum": ["a", "b"]}, {"type": "null"}]});
    assert_eq!(faults(&maybe, &json!("c")), ["body: must be one of `a`, `b`"]);
    assert_eq!(faults(&maybe, &json!(1)), ["body: must fit at least one of the alternatives"]);
    assert_eq!(
        faults(&json!({"not": {"type": "string"}}), &json!("")),
        ["body: has a form that is excluded"]
    );
}

#[test]
fn the_same_fault_of_two_branches_is_told_once() {
    let base = json!({"required": ["id"], "properties": {"id": {"type": "integer"}}});
    let schema = json!({"allOf": [base, base]});
    assert_eq!(faults(&schema, &json!({})), ["/id: is required"]);
}

#[test]
fn reports_are_bounded() {
    let schema = table(&json!({"items": {"type": "string"}}));
    let value = Value::from(vec![1; 1000]);
    let mut report = Report::new();
    assert!(!check(schema, Side::Both, &value, &mut report));
    let invalid = report.into_result().unwrap_err();
    assert_eq!((invalid.violations().len(), invalid.is_complete()), (100, false));

    let mut report = Report::new();
    let exactly = Value::from(vec![1; 100]);
    check(schema, Side::Both, &exactly, &mut report);
    assert!(report.into_result().unwrap_err().is_complete());

    let known = table(&json!({"additionalProperties": false}));
    let mut report = Report::new();
    check(known, Side::Both, &json!({"k".repeat(100_000): 1}), &mut report);
    assert!(report.violations()[0].pointer.len() < 200);
}

static SELF: Schema = Schema { keywords: &[Keyword::Reference(&SELF)] };
static ONE: Schema = Schema { keywords: &[Keyword::AllOf(&[&TWO]), Keyword::Type(Types::STRING)] };
static TWO: Schema = Schema { keywords: &[Keyword::AnyOf(&[&ONE, &SELF])] };

#[test]
fn schemas_that_lead_back_to_themselves_end() {
    for value in [json!("x"), json!({"a": []})] {
        assert!(accepts(&SELF, Side::Both, &value));
        assert_eq!(accepts(&ONE, Side::Both, &value), value.is_string());
    }
}

/// Each branch asks the child for the same schema again: without memory 2^depth questions.
static TREE: Schema = Schema {
    keywords: &[Keyword::AllOf(&[
        &Schema { keywords: &[Keyword::Properties(CHILD, &[])] },
        &Schema { keywords: &[Keyword::Properties(CHILD, &[])] },
        &Schema { keywords: &[Keyword::AnyOf(&[&LEAF, &BRANCH])] },
    ])],
};
static LEAF: Schema =
    Schema { keywords: &[Keyword::Properties(CHILD, &[]), Keyword::Required(&["leaf"])] };
static BRANCH: Schema =
    Schema { keywords: &[Keyword::Properties(CHILD, &[]), Keyword::Required(&["child"])] };
static CHILD: &[Property] = &[Property { name: "child", schema: &TREE, access: Access::ReadWrite }];

fn tree(depth: usize, end: Value) -> Value {
    (0..depth).fold(end, |child, _| json!({ "child": child }))
}

#[test]
fn branches_within_branches_do_not_multiply() {
    let start = Instant::now();
    assert!(accepts(&TREE, Side::Both, &tree(120, json!({"leaf": 1}))));
    let mut report = Report::new();
    assert!(!check(&TREE, Side::Both, &tree(120, json!({})), &mut report));
    assert!(report.is_over());
    let mut report = Report::new();
    assert!(!check(&TREE, Side::Both, &tree(30, json!({})), &mut report));
    assert_eq!(report.violations().len(), 31, "one for each place");
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

/// What is missing is excused by the branch beside it, and by that alone.
#[test]
fn what_excuses_a_missing_property_is_not_forgotten() {
    static ID: &[Property] = &[Property { name: "id", schema: &ANY, access: Access::ReadOnly }];
    static ANY: Schema = Schema { keywords: &[] };
    static NAMES: Schema = Schema { keywords: &[Keyword::Properties(ID, &[])] };
    static NEEDS: Schema = Schema { keywords: &[Keyword::Required(&["id"])] };
    static BOTH: Schema = Schema { keywords: &[Keyword::AllOf(&[&NAMES, &NEEDS])] };
    static WITH: Schema = Schema { keywords: &[Keyword::AnyOf(&[&BOTH])] };
    static WITHOUT: Schema = Schema { keywords: &[Keyword::AnyOf(&[&NEEDS])] };
    static FIRST: Schema = Schema { keywords: &[Keyword::AllOf(&[&WITH, &WITHOUT])] };
    static LAST: Schema = Schema { keywords: &[Keyword::AllOf(&[&WITHOUT, &WITH])] };
    static INVERSE: Schema = Schema {
        keywords: &[Keyword::AllOf(&[&WITH, &Schema { keywords: &[Keyword::Not(&WITHOUT)] }])],
    };
    let value = json!({"other": {}});
    for schema in [&FIRST, &LAST] {
        assert!(!accepts(schema, Side::Request, &value));
    }
    assert!(accepts(&INVERSE, Side::Request, &value));
    assert!(accepts(&WITH, Side::Request, &value));
}

#[test]
fn deep_values_do_not_overflow() {
    static LIST: Schema = Schema { keywords: &[Keyword::Reference(&INNER)] };
    static INNER: Schema = Schema { keywords: &[Keyword::AllOf(&[&ITEMS])] };
    static ITEMS: Schema = Schema { keywords: &[Keyword::Items(&LIST)] };
    let nested = |depth| (0..depth).fold(json!([]), |inner, _| Value::Array(vec![inner]));
    assert!(accepts(&LIST, Side::Both, &nested(127)));
    let mut report = Report::new();
    assert!(!check(&LIST, Side::Both, &nested(2000), &mut report));
    assert_eq!(report.violations()[0].keyword, "depth");
    static NOT: Schema = Schema { keywords: &[Keyword::Not(&LIST)] };
    let mut report = Report::new();
    assert!(!check(&NOT, Side::Both, &nested(2000), &mut report));
    assert_eq!((report.violations().len(), report.violations()[0].keyword), (1, "depth"));
    assert!(!accepts(&NOT, Side::Both, &nested(2000)));
}

#[test]
fn many_items_are_compared_quickly() {
    let start = Instant::now();
    let unique: Vec<Value> = (0..20_000).map(|n| json!({"n": n, "m": [n]})).collect();
    let schema = json!({"uniqueItems": true});
    assert!(accepts(table(&schema), Side::Both, &Value::from(unique.clone())));
    let mut equal = unique;
    equal.push(json!({"m": [7.0], "n": 7}));
    assert!(!accepts(table(&schema), Side::Both, &Value::from(equal)));
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}
