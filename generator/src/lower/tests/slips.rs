//! Slips, small integers, encodings, and families, and what tells branches apart.

use super::*;

fn document(dialect: Dialect, schema: Value) -> Outcome<Api> {
    outcome(dialect, json!({}), json!({"T": {"type": "object", "properties": {"x": schema}}}))
}

#[test]
fn small_integers_have_their_range() {
    for (schema, least, most) in [
        (json!({"type": "integer", "format": "int8"}), -128, 127),
        (json!({"type": "integer", "format": "uint16"}), 0, 65_535),
        (json!({"type": "integer", "format": "int16", "minimum": 1, "maximum": 99_999}), 1, 32_767),
    ] {
        let api = document(Dialect::V30, schema).value;
        let keywords = &api.schema(field(&api, "T", "x").value.schema).keywords;
        assert!(keywords.contains(&Keyword::Minimum(least.into())), "{keywords:?}");
        assert!(keywords.contains(&Keyword::Maximum(most.into())), "{keywords:?}");
    }
    let open = json!({"type": "integer", "format": "uint8", "exclusiveMinimum": 4});
    let api = document(Dialect::V31, open).value;
    let keywords = &api.schema(field(&api, "T", "x").value.schema).keywords;
    assert!(!keywords.iter().any(|one| matches!(one, Keyword::Minimum(_))), "{keywords:?}");
}

/// An amount of at most 999999.99 would lose its cents in 32 bits.
#[test]
fn a_float_whose_bounds_need_more_is_a_double() {
    for (bound, scalar) in [
        (json!(1000), Scalar::F32),
        (json!(0.01), Scalar::F32),
        (json!(999_999.99), Scalar::F64),
        (json!(9_999_999_999_999_i64), Scalar::F64),
    ] {
        let schema = json!({"type": "number", "format": "float", "maximum": bound});
        let api = document(Dialect::V30, schema).value;
        assert_eq!(*shape(&api, &field(&api, "T", "x").value), Shape::Scalar(scalar), "{bound}");
    }
}

/// By the letter nothing is of a type and of none of its values; authors mean null.
#[test]
fn an_enum_of_no_value_of_its_type_accepts_nothing_by_the_letter() {
    let tree = json!({"paths": {}, "components": {"schemas": {
        "Unit": {"type": "string", "enum": [null]}, "Wrong": {"type": "string", "enum": [1]}}}});
    let document = Document::single(Dialect::V30, tree);
    let config = Config { readings: Readings::Strict, ..Config::default() };
    let strict = lower(&document, &config);
    let keywords = |api: &Api, name| api.schema(component(api, name).schema).keywords.clone();
    for name in ["Unit", "Wrong"] {
        told(&strict, Code::EnumValueType, &format!("/components/schemas/{name}/enum/0"));
        assert!(keywords(&strict.value, name).contains(&Keyword::Never), "{name}");
    }
    let practical = lower(&document, &Config::default()).value;
    assert!(keywords(&practical, "Unit").contains(&Keyword::Enum(vec![Value::Null])));
    assert!(!keywords(&practical, "Wrong").contains(&Keyword::Never));
}

#[test]
fn base64_by_encoding_is_that_by_format() {
    let of = |encoding: &str| {
        document(Dialect::V31, json!({"type": "string", "contentEncoding": encoding}))
    };
    let base = of("base64").value;
    assert_eq!(*shape(&base, &field(&base, "T", "x").value), Shape::Scalar(Scalar::Base64));
    let other = of("quoted-printable");
    told(&other, Code::UnsupportedKeyword, "/components/schemas/T/properties/x/contentEncoding");
    let api = other.value;
    assert_eq!(*shape(&api, &field(&api, "T", "x").value), Shape::Scalar(Scalar::String));
}

#[test]
fn a_schema_in_place_of_a_list_is_its_only_item() {
    let schema = json!({"allOf": {"type": "integer"}});
    let api = document(Dialect::V30, schema).value;
    assert_eq!(*shape(&api, &field(&api, "T", "x").value), Shape::Scalar(Scalar::I64));
}

#[test]
fn evidence_tells_branches_apart() {
    let of = |rule: &str, one: Value, two: Value| {
        let said = schemas(json!({"U": {rule: [one, two]}})).diagnostics;
        let places = |one: &Diagnostic| {
            assert_eq!(one.code, Code::UntypedUnion);
            one.also.len()
        };
        said.iter().map(places).sum::<usize>()
    };
    let with = |schema: Value| json!({"type": "object", "properties": {"ok": schema}});
    let yes = with(json!({"type": "boolean", "enum": [true]}));
    let no = with(json!({"type": "boolean", "enum": [false]}));
    let day = json!({"type": "string", "format": "date"});
    assert_eq!(of("oneOf", yes.clone(), no), 0);
    assert_eq!(of("oneOf", with(json!({"enum": [1]})), with(json!({"enum": [2.0, 3]}))), 0);
    assert_eq!(of("oneOf", day.clone(), json!({"type": "string", "format": "uuid"})), 0);
    assert_eq!(of("oneOf", yes.clone(), yes.clone()), 2);
    assert_eq!(of("anyOf", yes.clone(), with(json!({}))), 2);
    let named = json!({"type": "object", "required": ["name"], "properties": {"name": {}}});
    assert_eq!(of("anyOf", yes, named), 0);
    assert_eq!(of("oneOf", day.clone(), json!({"type": "string", "format": "x"})), 2);
    assert_eq!(of("anyOf", day, json!({"type": "string", "format": "x"})), 0);
}

#[test]
fn a_base_with_a_discriminator_stands_for_what_is_built_on_it() {
    let pet = |tag: Value| json!({"type": "object", "properties": {"kind": tag}, "discriminator": {"propertyName": "kind"}});
    let base = json!({"$ref": "#/components/schemas/Pet"});
    let of = |tag: Value| {
        schemas(json!({
            "Pet": pet(tag),
            "Cat": {"allOf": [base, {"type": "object", "properties": {"lives": {"type": "integer"}}}]},
            "Dog": {"allOf": [base], "properties": {"age": {"type": "integer"}}},
            "Home": {"type": "object", "properties": {
                "one": base, "all": {"type": "array", "items": base}, "cat": {"$ref": "#/components/schemas/Cat"}}}
        }))
    };
    let tags = |outcome: &Outcome<Api>| {
        let one = field(&outcome.value, "Home", "one").value;
        let Shape::Union(union) = shape(&outcome.value, &one).clone() else { panic!() };
        assert_eq!(union.discriminator.as_ref().map(|one| one.property.as_str()), Some("kind"));
        union.branches.iter().flat_map(|one| one.tags.clone()).collect::<Vec<_>>()
    };
    let open = of(json!({"type": "string"}));
    assert!(open.diagnostics.is_empty(), "{:?}", open.diagnostics);
    assert_eq!(tags(&open), ["Cat", "Dog", "Pet"]);
    assert!(matches!(
        shape(&open.value, &field(&open.value, "Home", "cat").value),
        Shape::Object(_)
    ));
    assert_eq!(object(&open.value, "Cat").fields.len(), 2);
    assert_eq!(tags(&of(json!({"type": "string", "enum": ["Cat", "Dog"]}))), ["Cat", "Dog"]);
    let others = of(json!({"type": "string", "enum": ["x", "y"]}));
    told(&others, Code::InvalidDiscriminator, "key /components/schemas/Pet/discriminator");
    let alone = schemas(json!({"Pet": pet(json!({"type": "string"})), "Home": base}));
    told(&alone, Code::NotGenerated, "key /components/schemas/Pet/discriminator");
}

#[test]
fn by_the_letter_a_discriminator_chooses_nothing() {
    let branch = |name: &str| json!({"type": "object", "required": [name], "properties": {name: {"type": "string"}, "kind": {"type": "string"}}});
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let tree = json!({"paths": {}, "components": {"schemas": {
        "A": branch("a"), "B": branch("b"),
        "Either": {"oneOf": [reference("A"), reference("B")], "discriminator": {"propertyName": "kind"}}}}});
    let chosen = |readings| {
        let config = Config { readings, ..Config::default() };
        let outcome = lower(&Document::single(Dialect::V31, tree.clone()), &config);
        let Shape::Union(union) = &component(&outcome.value, "Either").shape else { panic!() };
        (union.discriminator.is_some(), union.branches.iter().map(|one| one.tags.len()).sum())
    };
    assert_eq!(chosen(Readings::Practical), (true, 2));
    assert_eq!(chosen(Readings::Strict), (false, 0_usize));
}
