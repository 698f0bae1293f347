//! What only one side says: read-only and write-only properties, below lists and maps too.

use serde_json::json;
use tests::fixtures::{mutual_recursion, read_only, write_only};
use tests::runtime::Valid;

use super::{faults, holds, refused};

type Order = read_only::models::Order;
type OrderRequest = read_only::models::OrderRequest;

#[test]
fn a_request_has_no_read_only_property() {
    holds::<OrderRequest>(
        json!({"lines": [{"product": "tea"}], "by_shop": {"a": {"product": "b"}}}),
    );
    let text =
        r#"{"id": 1, "lines": [{"product": "tea", "total": 1}], "by_shop": {"a": {"total": 1}}}"#;
    let expected = [
        "/id readOnly",
        "/lines/0/total readOnly",
        "/by_shop/a/product required",
        "/by_shop/a/total readOnly",
    ];
    assert_eq!(faults(&refused::<OrderRequest>(text)), expected);
}

#[test]
fn a_tolerant_reader_passes_over_what_the_other_side_says() {
    let text = r#"{"id": 1, "lines": [{"product": "tea", "total": 1}]}"#;
    let read: OrderRequest = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"lines":[{"product":"tea"}]}"#);
    let text = r#"{"id": "5a5c7f1e-51c0-4d4c-8e0f-2f6e9a4ddf7a", "email": "a@b", "password": "x"}"#;
    let read: write_only::models::Account = serde_json::from_str(text).unwrap();
    assert!(!serde_json::to_string(&read).unwrap().contains("password"));
}

#[test]
fn a_response_must_have_what_is_required_and_read_only() {
    let text = r#"{"lines": [{"product": "tea"}]}"#;
    assert_eq!(faults(&refused::<Order>(text)), ["/id required", "/lines/0/total required"]);
    holds::<Order>(json!({"id": 1, "lines": [{"product": "tea", "total": 2.5}]}));
}

#[test]
fn a_response_has_no_write_only_property() {
    type Account = write_only::models::Account;
    let text = r#"{"id": "5a5c7f1e-51c0-4d4c-8e0f-2f6e9a4ddf7a", "email": "a@b", "password": "longer than eight"}"#;
    assert_eq!(faults(&refused::<Account>(text)), ["/password writeOnly"]);
    let text = r#"{"email": "a@b", "password": "short"}"#;
    assert_eq!(faults(&refused::<write_only::models::AccountInput>(text)), ["/password minLength"]);
}

#[test]
fn secrets_do_not_show() {
    let account = write_only::models::AccountInput::new("a@b", "hunter22!");
    assert!(!format!("{account:?}").contains("hunter22"));
    let valid = Valid::new(account).unwrap();
    assert!(!format!("{valid:?}").contains("hunter22"));
    assert!(serde_json::to_string(&valid).unwrap().contains("hunter22!"));
}

#[test]
fn what_was_received_becomes_what_is_sent() {
    let order = json!({"id": 1, "lines": [{"product": "tea", "total": 2.5}], "comment": "hot"});
    let request = OrderRequest::from(holds::<Order>(order));
    let sent = json!({"lines": [{"product": "tea"}], "comment": "hot"});
    assert_eq!(serde_json::to_value(request).unwrap(), sent);
}

#[test]
fn directions_go_round_a_circle() {
    type CompanyRequest = mutual_recursion::models::CompanyRequest;
    let text =
        r#"{"name": "a", "head": {"manager": {"previous": {"name": "b", "head": {"number": 1}}}}}"#;
    let fault = refused::<CompanyRequest>(text);
    assert_eq!(faults(&fault), ["/head/manager/previous/head/number readOnly"]);
    holds::<mutual_recursion::models::Company>(serde_json::from_str(text).unwrap());
}
