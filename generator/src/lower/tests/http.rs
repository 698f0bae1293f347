//! Paths, parameters, bodies and security of documents → operations and diagnostics.

use super::*;

fn operation(id: &str, parameters: Value) -> Value {
    json!({"operationId": id, "parameters": parameters, "responses": {"200": {"description": "ok"}}})
}

#[test]
fn path_parameters_and_templates_agree() {
    let parameter = |name: &str| json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}});
    let outcome = paths(json!({
        "/a/{id}": {"get": operation("a", json!([parameter("idd")]))},
        "/b/{id}": {"get": operation("b", json!([parameter("id"), parameter("other"), parameter("id")]))},
        "/b/{name}": {"get": operation("c", json!([parameter("name")])), "put": operation("b", json!([parameter("name")]))},
        "c": {"get": operation("d", json!([]))},
        "/d/{user-id}/{path*}": {"get": operation("e", json!([parameter("userId"), parameter("path")]))}
    }));
    told(&outcome, Code::UndeclaredPathParameter, "key /paths/~1a~1{id}");
    told(&outcome, Code::UnusedPathParameter, "/paths/~1a~1{id}/get/parameters/0/name");
    told(&outcome, Code::UnusedPathParameter, "/paths/~1b~1{id}/get/parameters/1/name");
    told(&outcome, Code::DuplicateParameter, "/paths/~1b~1{id}/get/parameters/2");
    told(&outcome, Code::AmbiguousPath, "key /paths/~1b~1{name}");
    told(&outcome, Code::DuplicateOperationId, "/paths/~1b~1{name}/put/operationId");
    told(&outcome, Code::InvalidPath, "key /paths/c");
    let ids: Vec<&str> = outcome.value.operations.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c", "put_b_name", "d", "e"]);
    let names = |index: usize| -> Vec<&str> {
        outcome.value.operations[index].parameters.iter().map(|one| one.name.as_str()).collect()
    };
    assert_eq!((names(0), names(1)), (vec!["id"], vec!["id"]));
    assert_eq!(names(5), ["user-id", "path*"]);
    assert_eq!(outcome.value.operations[4].path.template, "/c");
}

#[test]
fn a_parameter_that_its_style_cannot_write_is_written_in_another_way() {
    let nested = json!({"type": "object", "properties": {"x": {"type": "object", "properties": {"y": {"type": "string"}}}}});
    let list = json!({"type": "array", "items": {"type": "integer"}});
    let either =
        json!({"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]});
    let outcome = paths(json!({"/a": {"get": operation("a", json!([
        {"name": "deep", "in": "query", "style": "deepObject", "required": true, "schema": nested},
        {"name": "ids", "in": "query", "schema": list},
        {"name": "either", "in": "query", "schema": either},
        {"name": "Accept", "in": "header", "schema": {"type": "string"}},
        {"name": "filter", "in": "query", "content": {"application/json": {"schema": nested}}},
        {"name": "nested", "in": "query", "schema": nested},
        {"name": "expand", "in": "query", "style": "deepObject", "schema": list},
        {"name": "cookies", "in": "cookie", "schema": list},
        {"name": "matrix", "in": "query", "style": "matrix", "schema": list},
        {"name": "xml", "in": "query", "content": {"application/xml": {"schema": nested}}},
    ]))}}));
    let kept = &outcome.value.operations[0].parameters;
    let formats: Vec<(&str, String)> = kept
        .iter()
        .map(|one| match one.format {
            ParameterFormat::Style { style, explode, .. } => {
                (one.name.as_str(), format!("{style:?} {explode}"))
            }
            other => (one.name.as_str(), format!("{other:?}")),
        })
        .collect();
    let expected = [
        ("deep", "DeepObject false"),
        ("ids", "Form true"),
        ("either", "Form true"),
        ("filter", "Json"),
        ("nested", "Json"),
        ("expand", "DeepObject false"),
        ("cookies", "Form false"),
        ("matrix", "Form true"),
        ("xml", "Form true"),
    ];
    assert_eq!(formats, expected.map(|(name, format)| (name, format.to_owned())));
    for index in [5, 7, 8, 9] {
        told(&outcome, Code::UnsupportedParameter, &format!("/paths/~1a/get/parameters/{index}"));
    }
    told(&outcome, Code::NotGenerated, "/paths/~1a/get/parameters/3");
    let text = &outcome.value.types[kept[8].value.id.index()].shape;
    assert_eq!(*text, Shape::Scalar(Scalar::String));
}

#[test]
fn media_types_of_one_value_are_one_thing() {
    let list = json!({"schema": {"type": "array", "items": {"type": "string"}}});
    let schema = json!({"schema": {"type": "object", "properties": {"a": {"type": "string"}}}});
    let with = |content: Value| {
        json!({"post": {"operationId": content.to_string(),
        "requestBody": {"required": true, "content": content},
        "responses": {"4xx": {"description": "bad"}, "default": {"description": "other"}}}})
    };
    let name = json!({"schema": {"$ref": "#/components/schemas/Name"}});
    let text = json!({"Name": {"$ref": "#/components/schemas/Text"}, "Text": {"type": "string", "maxLength": 5}});
    let paths = |paths: Value| outcome(Dialect::V30, paths, text.clone());
    let outcome = paths(json!({
        "/a": with(json!({"text/csv": schema, "application/vnd.x+json": schema, "application/json; charset=utf-8": schema})),
        "/b": with(json!({"image/png": {}, "text/plain": schema})),
        "/c": with(json!({"multipart/form-data": schema})),
        "/d": with(json!({"*/*": schema})),
        "/e": with(json!({"text/xml": schema, "multipart/form-data": schema, "application/json": schema})),
        "/f": with(json!({"application/x-www-form-urlencoded": list, "application/json": list})),
        "/g": with(json!({"text/event-stream": schema, "application/json": schema})),
        "/h": with(json!({"application/json": name, "text/plain": name, "x-world/x-vrml": name})),
        "/i": with(json!({"application/json": list, "text/plain": list, "application/x-www-form-urlencoded": list}))
    }));
    let kinds = |index: usize| -> Vec<(String, &'static str)> {
        let body = outcome.value.operations[index].body.clone().unwrap();
        let kind = |kind: ContentKind| match kind {
            ContentKind::Json(_) => "json",
            ContentKind::Form(_) => "form",
            ContentKind::Parts(_) => "parts",
            ContentKind::Text => "text",
            ContentKind::Bytes => "bytes",
            ContentKind::Items(..) => "items",
        };
        body.contents.iter().map(|one| (one.media_types.join(" "), kind(one.kind))).collect()
    };
    let one = |media: &str, kind| (media.to_owned(), kind);
    let both = "application/vnd.x+json application/json; charset=utf-8";
    assert_eq!(kinds(0), [one(both, "json"), one("text/csv", "text")]);
    assert_eq!(kinds(1), [one("image/png", "bytes"), one("text/plain", "text")]);
    assert_eq!(kinds(2), [one("multipart/form-data", "form")]);
    assert_eq!(kinds(3), [one("*/*", "json")]);
    assert_eq!(
        kinds(4),
        [one("application/json multipart/form-data", "form"), one("text/xml", "text")]
    );
    assert_eq!(
        kinds(5),
        [one("application/json", "json"), one("application/x-www-form-urlencoded", "text")]
    );
    assert_eq!(kinds(6), [one("application/json", "json"), one("text/event-stream", "bytes")]);
    let apart = [one("text/plain", "text"), one("x-world/x-vrml", "bytes")];
    assert_eq!(kinds(7), [&[one("application/json", "json")], &apart[..]].concat());
    let form = one("application/x-www-form-urlencoded", "text");
    assert_eq!(kinds(8), [one("application/json text/plain", "json"), form]);
    told(&outcome, Code::NotGenerated, "key /paths/~1h/post/requestBody/content/text~1plain");
    told(&outcome, Code::UnsupportedMediaType, "key /paths/~1e/post/requestBody/content/text~1xml");
    let statuses: Vec<Status> =
        outcome.value.operations[0].responses.iter().map(|one| one.status).collect();
    assert_eq!(statuses, [Status::Range(4), Status::Default]);
}

#[test]
fn security_is_or_of_and_and_unknown_schemes_are_told() {
    let tree = json!({
        "security": [{"key": [], "token": ["read"]}, {}],
        "paths": {
            "/a": {"get": {"operationId": "a", "responses": {}}},
            "/b": {"get": {"operationId": "b", "security": [], "responses": {}}},
            "/c": {"get": {"operationId": "c", "security": [{"tokn": []}], "responses": {}}}
        },
        "components": {"securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "token": {"type": "http", "scheme": "Bearer"}
        }}
    });
    let outcome = lower(&Document::single(Dialect::V30, tree), &Config::default());
    let operations = &outcome.value.operations;
    assert_eq!(operations.len(), 3);
    assert_eq!(operations[2].security, [Alternative { requirements: vec![(2, vec![])] }]);
    assert_eq!(outcome.value.security_schemes[2].kind, SecurityKind::Unknown);
    let first = vec![(0, vec![]), (1, vec!["read".to_owned()])];
    assert_eq!(
        operations[0].security,
        [Alternative { requirements: first }, Alternative::default()]
    );
    assert_eq!(operations[1].security, []);
    told(&outcome, Code::UnknownSecurityScheme, "key /paths/~1c/get/security/0/tokn");
    let help = outcome.diagnostics.iter().find_map(|one| one.help.as_deref());
    assert_eq!(help, Some("did you mean `token`?"));
}

#[test]
fn only_what_chosen_operations_use_is_there() {
    let get = |id: &str, tag: &str, schema: &str| {
        json!({"get": {"operationId": id, "tags": [tag], "responses": {"200": {
        "description": "ok", "content": {"application/json": {"schema": {"$ref": format!("#/components/schemas/{schema}")}}}}}}})
    };
    let tree = json!({
        "paths": {"/a": get("a", "one", "A"), "/b": get("b", "two", "B")},
        "components": {"schemas": {
            "A": {"type": "object", "properties": {"c": {"$ref": "#/components/schemas/C"}}},
            "B": {"type": "object"}, "C": {"type": "string"}}}
    });
    let mut config = Config::default();
    config.include.tags = vec!["one".to_owned(), "none".to_owned()];
    config.exclude.paths = vec!["/b*".to_owned(), "/c".to_owned()];
    let document = Document::single(Dialect::V30, tree);
    let outcome = lower(&document, &config);
    let names: Vec<&Origin> = outcome.value.types.iter().map(|one| &one.origin).collect();
    assert_eq!(names, [&Origin::Component("A".to_owned()), &Origin::Component("C".to_owned())]);
    let entries = unmatched(&document, &config);
    assert_eq!(entries, ["include.tags: none", "exclude.paths: /c"]);
    assert!(!includes_nothing(&entries, &config));
    config.include.tags.remove(0);
    assert!(includes_nothing(&unmatched(&document, &config), &config));
}

#[test]
fn a_part_that_cannot_be_read_costs_that_part() {
    let outcome = paths(json!({
        "/a": {"post": {
            "operationId": "a",
            "parameters": [{"$ref": "#/none"}],
            "requestBody": {"$ref": "#/nothing"},
            "responses": {"200": {"$ref": "#/nowhere"}, "204": {"description": ""}}
        }},
    }));
    let codes: Vec<Code> = outcome.diagnostics.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::UnresolvedReference; 3]);
    let one = &outcome.value.operations[0];
    assert_eq!((one.parameters.len(), one.responses.len()), (0, 1));
    let content = &one.body.as_ref().unwrap().contents[0];
    assert!(matches!(content.kind, ContentKind::Json(_)), "{content:?}");
}

#[test]
fn a_scheme_that_is_not_known_is_told_once_and_asks_the_service() {
    let operation = |id: &str, security: Value| json!({"operationId": id, "security": security, "responses": {"204": {"description": ""}}});
    let tree = json!({
        "openapi": "3", "info": {"title": "T", "version": "1"},
        "paths": {"/a": {
            "get": operation("a", json!([{"no": []}, {"key": []}])),
            "put": operation("b", json!([{"no": [], "key": []}])),
            "post": operation("c", json!([{"odd": []}])),
        }},
        "components": {"securitySchemes": {
            "key": {"type": "http", "scheme": "bearer"}, "odd": {"type": "odd"}
        }}
    });
    let outcome = lower(&Document::single(Dialect::V30, tree), &Config::default());
    let asked: Vec<Vec<usize>> = outcome
        .value
        .operations
        .iter()
        .flat_map(|one| &one.security)
        .map(|one| one.requirements.iter().map(|(scheme, _)| *scheme).collect())
        .collect();
    assert_eq!(asked, [vec![2], vec![0], vec![2, 0], vec![1]]);
    let codes: Vec<Code> = outcome.diagnostics.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::UnsupportedSecurityScheme, Code::UnknownSecurityScheme]);
}

#[test]
fn a_reference_stands_for_an_operation() {
    let outcome = paths(json!({
        "/a": {"get": {"$ref": "#/paths/~1b/x-shared"}},
        "/b": {"x-shared": {"operationId": "a", "responses": {"204": {"description": ""}}}},
    }));
    assert_eq!(outcome.value.operations[0].id, "a");
}

/// What is said of a document with this `security` at the root and at the operation, and the
/// alternatives of the operation unless each asks for what nobody knows.
fn guarded(root: &str, own: &str) -> (Vec<Code>, Option<Vec<Alternative>>) {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{root}\npaths:\n  /a:\n    get:\n      \
         operationId: a\n      responses: {{'204': {{description: d}}}}\n      {own}\ncomponents: \
         {{securitySchemes: {{key: {{type: apiKey, in: header, name: K}}}}}}\n"
    );
    let config = Config::default();
    let loaded = crate::load::load(&crate::Source::text("api.yaml", text), &config);
    let outcome = lower(&loaded.document.unwrap(), &config);
    let said = loaded.diagnostics.iter().chain(&outcome.diagnostics).map(|one| one.code).collect();
    let api = outcome.value;
    let is_unknown = |scheme: usize| api.security_schemes[scheme].kind == SecurityKind::Unknown;
    let security = api.operations[0].security.clone();
    let closed = |one: &Alternative| one.requirements.iter().any(|(one, _)| is_unknown(*one));
    (said, Some(security).filter(|all| all.is_empty() || !all.iter().all(closed)))
}

#[test]
fn a_malformed_security_makes_nothing_public() {
    let key = || Some(vec![Alternative { requirements: vec![(0, Vec::new())] }]);
    let good = "security: [{key: []}]";
    let repaired = vec![Code::RepairedValue];
    assert_eq!(guarded("", "security: [{key: null}]"), (repaired.clone(), key()));
    assert_eq!(guarded("security: [{key: }]", ""), (repaired.clone(), key()));
    for slip in ["security: [key]", "security: {key: []}"] {
        assert_eq!(guarded("", slip), (repaired.clone(), key()), "{slip}");
        assert_eq!(guarded(slip, ""), (repaired.clone(), key()), "{slip} at the root");
    }
    for bad in [
        "security: [null]",
        "security: [5]",
        "security: {}",
        "security: {key: {}}",
        "security:",
        "security: key",
        "security: [{key: {}}]",
        "security: [{key: [null]}]",
        "security: [{key: []}, [key]]",
    ] {
        let refused = (vec![Code::WrongType], None);
        assert_eq!(guarded("", bad), refused, "{bad}");
        assert_eq!(guarded(good, bad), refused, "{bad} over the root");
        assert_eq!(guarded(bad, ""), refused, "{bad} at the root");
        assert_eq!(guarded(bad, good), (vec![Code::WrongType], key()), "{bad} is not inherited");
    }
    assert_eq!(guarded("", "security: [{[key]: []}]"), (vec![Code::NonStringKey], None));
    let twice = "security: []\n      security: [{key: []}]";
    assert_eq!(guarded("", twice), (vec![Code::DuplicateKey], None));
    assert_eq!(guarded("", ""), (vec![], Some(vec![])));
    assert_eq!(guarded(good, "security: []"), (vec![], Some(vec![])));
}
