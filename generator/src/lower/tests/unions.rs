//! `oneOf` and `anyOf`: what is a branch, and what tells branches apart.

use super::*;

/// By the letter a value that fits two branches of `oneOf` fits none; authors mean that it is null.
#[test]
fn null_in_several_branches_counts_as_authors_mean_it() {
    let tree = json!({"paths": {}, "components": {"schemas": {"T": {"type": "object", "properties": {
        "x": {"oneOf": [{"type": "string", "nullable": true}, {"type": "number", "nullable": true}]},
        "y": {"oneOf": [{"type": "string", "nullable": true}, {"type": "number"}]}
    }}}}});
    let document = Document::single(Dialect::V30, tree);
    for (readings, both) in [(Readings::Practical, true), (Readings::Strict, false)] {
        let api = lower(&document, &Config { readings, ..Config::default() }).value;
        assert_eq!(field(&api, "T", "x").value.nullable, both);
        assert!(field(&api, "T", "y").value.nullable);
    }
}

#[test]
fn branches_that_cannot_hold_beside_others_are_no_types() {
    let tagged = |tag: &str| {
        let properties =
            json!({"type": {"type": "string", "enum": [tag]}, tag: {"type": "integer"}});
        json!({"type": "object", "required": ["type"], "properties": properties})
    };
    let one_of = |names: &[&str]| {
        let of = |name: &&str| json!({"$ref": format!("#/components/schemas/{name}")});
        json!({"oneOf": names.iter().map(of).collect::<Vec<_>>()})
    };
    let outcome = schemas(json!({
        "A": tagged("a"), "B": tagged("b"), "C": tagged("c"), "D": tagged("d"),
        "Pair": one_of(&["B", "C"]),
        "Both": {"allOf": [one_of(&["A", "B", "C"]), one_of(&["D", "Pair"])]},
        "None": {"allOf": [one_of(&["A", "B"]), one_of(&["C", "D"])]}
    }));
    let Shape::Union(union) = &component(&outcome.value, "Both").shape else { panic!() };
    let names: Vec<_> = union.branches.iter().map(|one| one.name_hint.as_deref()).collect();
    assert_eq!(names, [Some("B"), Some("C")]);
    assert_eq!(component(&outcome.value, "None").shape, Shape::Any(Untyped::Never));
    let said: Vec<_> = outcome.diagnostics.iter().map(|one| (one.code, &one.place)).collect();
    let [(Code::ContradictoryAllOf, Place::Value(place))] = said.as_slice() else {
        panic!("{said:?}")
    };
    assert_eq!(place.to_string(), "/components/schemas/None/allOf/0");
}

#[test]
fn unions_know_their_tags() {
    let outcome = schemas(json!({
        "Shape": {"oneOf": [{"$ref": "#/components/schemas/Circle"}, {"$ref": "#/components/schemas/Square"}],
            "discriminator": {"propertyName": "kind", "mapping": {
                "circle": "#/components/schemas/Circle", "round": "Circle", "gone": "Triangle"}}},
        "Circle": {"type": "object", "properties": {"kind": {"type": "string"}}},
        "Square": {"type": "object", "properties": {"kind": {"type": "string"}}},
        "Bare": {"oneOf": [{"type": "object", "properties": {"a": {}}}, {"type": "object", "properties": {"b": {}}}],
            "discriminator": {"propertyName": "kind"}}
    }));
    let Shape::Union(found) = &component(&outcome.value, "Shape").shape else { panic!() };
    let tags: Vec<_> = found.branches.iter().map(|one| one.tags.join(",")).collect();
    assert_eq!(tags, ["circle,round", "Square"]);
    assert_eq!(found.discriminator.as_ref().map(|one| one.property.as_str()), Some("kind"));
    let at = "/components/schemas/Shape/discriminator/mapping/gone";
    told(&outcome, Code::InvalidDiscriminator, at);
    let Shape::Union(found) = &component(&outcome.value, "Bare").shape else { panic!() };
    assert_eq!(found.discriminator, None);
    told(&outcome, Code::InvalidDiscriminator, "key /components/schemas/Bare/discriminator");
    told(&outcome, Code::UntypedUnion, "key /components/schemas/Bare/oneOf");
}

#[test]
fn branches_that_only_constrain_make_no_union() {
    let outcome = schemas(json!({
        "A": {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
            "anyOf": [{"required": ["a"]}, {"required": ["b"]}]},
        "B": {"type": "object", "properties": {"a": {"type": "string"}},
            "oneOf": [{"properties": {"x": {"type": "string"}}, "required": ["x"]},
                      {"properties": {"y": {"type": "string"}}, "required": ["y"]}]}
    }));
    assert_eq!(object(&outcome.value, "A").fields.len(), 2);
    let Shape::Union(found) = &component(&outcome.value, "B").shape else { panic!() };
    for branch in &found.branches {
        let Shape::Object(object) = shape(&outcome.value, &branch.value) else { panic!() };
        assert_eq!(object.fields.len(), 2);
    }
}

#[test]
fn a_branch_that_includes_its_union_is_an_object() {
    let outcome = schemas(json!({
        "Event": {"type": "object", "required": ["type"], "properties": {"type": {"type": "string"}},
            "oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}],
            "discriminator": {"propertyName": "type"}},
        "A": {"allOf": [{"$ref": "#/components/schemas/Event"}, {"properties": {"a": {"type": "string"}}}]},
        "B": {"allOf": [{"$ref": "#/components/schemas/Event"}, {"properties": {"b": {"type": "string"}}}]}
    }));
    assert_eq!(object(&outcome.value, "A").fields.len(), 2);
    let Shape::Union(found) = &component(&outcome.value, "Event").shape else { panic!() };
    assert_eq!(found.branches[1].tags, ["B"]);
    assert_eq!(outcome.value.types.iter().filter(|one| one.is_nominal()).count(), 3);
}
