//! Webhooks and callbacks of documents → operations of another role, and diagnostics.

use super::*;

fn answer() -> Value {
    json!({"204": {"description": ""}})
}

/// A document with two webhooks, and two operations of which one has callbacks of its own and both
/// share one.
fn document() -> Document {
    let shared = json!({"$ref": "#/components/callbacks/End"});
    Document::single(
        Dialect::V31,
        json!({
            "security": [{"key": []}],
            "paths": {
                "/a": {"post": {"operationId": "a", "tags": ["one"], "responses": answer(), "callbacks": {
                    "on data": {
                        "{$request.query.url}/data": {"post": {"responses": answer(), "callbacks": {
                            "again": {"{$url}": {"get": {"responses": answer()}}}}}},
                        "{$request.query.url}/more/{$request.body#/id}": {"post": {"responses": answer()}}},
                    "end": shared}}},
                "/b": {"post": {"operationId": "b", "tags": ["two"], "responses": answer(), "callbacks": {"end": shared}}}},
            "webhooks": {
                "gone/now": {"$ref": "#/components/pathItems/Gone"},
                "new": {"post": {"operationId": "a", "security": [{"key": []}], "responses": answer(), "callbacks": {
                    "back": {"{$request.body#/url}": {"put": {"operationId": "back", "responses": answer()}}}}}},
                "x-note": {"post": {}}},
            "components": {
                "pathItems": {"Gone": {"post": {"operationId": "gone", "tags": ["one"], "responses": answer(), "requestBody": {
                    "content": {"application/json": {"schema": {"type": "object", "properties": {"at": {"type": "string"}}}}}}}}},
                "callbacks": {"End": {"{$request.body#/at}": {"delete": {"operationId": "end", "responses": answer()}}}},
                "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}}
        }),
    )
}

fn lowered(config: &Config) -> Outcome<Api> {
    lower(&document(), config)
}

fn ids(api: &Api, traffic: Traffic) -> Vec<&str> {
    api.traffic(traffic).map(|(_, one)| one.id.as_str()).collect()
}

#[test]
fn what_the_provider_sends_follows_what_is_called() {
    let outcome = lowered(&Config::default());
    let api = &outcome.value;
    let ids = Traffic::ALL.map(|traffic| ids(api, traffic).join(" "));
    let callbacks = "a_on_data_post a_on_data_post_2 end b_end_delete back";
    assert_eq!(ids, ["a b", "gone new_post", callbacks]);
    let order: Vec<Traffic> = api.operations.iter().map(|one| one.role.traffic()).collect();
    assert!(order.is_sorted());

    let templates: Vec<&str> =
        api.operations.iter().skip(2).map(|one| one.path.template.as_str()).collect();
    let expected = [
        "/gone%2Fnow",
        "/new",
        "/a/on%20data/data",
        "/a/on%20data/more/{1}",
        "/a/end",
        "/b/end",
        "/new_post/back",
    ];
    assert_eq!(templates, expected);
    let parents: Vec<usize> = api
        .traffic(Traffic::Callbacks)
        .map(|(_, one)| match &one.role {
            Role::Callback { of, .. } => *of,
            Role::Called | Role::Webhook => panic!("{} is a callback", one.id),
        })
        .collect();
    assert_eq!(parents, [0, 0, 0, 1, 3]);
    let tags: Vec<(&str, Traffic)> =
        api.tags.iter().map(|one| (one.name.as_str(), one.traffic)).collect();
    let sent = [("webhooks", Traffic::Webhooks), ("callbacks", Traffic::Callbacks)];
    assert_eq!(tags, [[("one", Traffic::Calls), ("two", Traffic::Calls)], sent].concat());
    assert!(
        api.traffic(Traffic::Webhooks)
            .all(|(_, one)| api.tags[one.tag].traffic == Traffic::Webhooks)
    );
    // What is written once has a key for each operation that uses it.
    let keys: std::collections::BTreeSet<_> = api.operations.iter().map(Operation::key).collect();
    assert_eq!(keys.len(), api.operations.len());
    assert_eq!(api.operations[6].pointer, api.operations[7].pointer);
}

#[test]
fn what_is_odd_of_it_is_told() {
    let outcome = lowered(&Config::default());
    let expected = [
        (Code::DuplicateOperationId, "/webhooks/new/post/operationId".to_owned()),
        (
            Code::NotGenerated,
            "key /paths/~1a/post/callbacks/on data/{$request.query.url}~1data/post/callbacks"
                .to_owned(),
        ),
    ];
    let mut said = codes(&outcome.diagnostics);
    said.sort();
    assert_eq!(said, expected);
    let pages = json!({"webhooks": {"a": {"servers": [{"url": "/"}], "post": {
        "x-speccast-pagination": {"style": "link"}, "responses": answer()}}}});
    let outcome = lower(&Document::single(Dialect::V31, pages), &Config::default());
    told(&outcome, Code::InvalidExtension, "/webhooks/a/post/x-speccast-pagination");
    told(&outcome, Code::NotGenerated, "key /webhooks/a/servers");
}

#[test]
fn the_security_of_the_api_is_asked_of_receivers_by_the_letter_only() {
    let asked = |readings| {
        let api = lowered(&Config { readings, ..Config::default() }).value;
        api.operations.iter().map(|one| usize::from(!one.security.is_empty())).collect::<Vec<_>>()
    };
    assert_eq!(asked(Readings::Practical), [1, 1, 0, 1, 0, 0, 0, 0, 0]);
    assert_eq!(asked(Readings::Strict), [1; 9]);
}

#[test]
fn webhooks_are_chosen_as_operations_are_and_callbacks_go_with_theirs() {
    let chosen = |change: fn(&mut Config)| {
        let mut config = Config::default();
        change(&mut config);
        let outcome = lowered(&config);
        assert_eq!(unmatched(&document(), &config), Vec::<String>::new());
        Traffic::ALL.map(|traffic| ids(&outcome.value, traffic).join(" "))
    };
    assert_eq!(chosen(|config| config.include.operations = vec!["b".into()]), ["b", "", "end"]);
    assert_eq!(chosen(|config| config.include.operations = vec!["gone".into()]), ["", "gone", ""]);
    assert_eq!(
        chosen(|config| config.include.tags = vec!["one".into()]),
        ["a", "gone", "a_on_data_post a_on_data_post_2 end"]
    );
    assert_eq!(chosen(|config| config.exclude.tags = vec!["one".into()]), ["b", "a", "end back"]);
    // A path is that of what is called.
    assert_eq!(chosen(|config| config.include.paths = vec!["*".into()])[1], "");
}
