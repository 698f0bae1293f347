//! A report names every fault, in the order of the schema, and echoes nothing of the input.

use serde_json::json;
use tests::fixtures::ticket_create::models::TicketRequest;
use tests::fixtures::{maps, unique_items};
use tests::runtime::{Limit, Location, Valid};

use super::{faults, holds, refused};

const FAULTY: &str = r#"{
    "tags": ["Marmalade", "marmalade1", "a", "a"],
    "status": "marmalade",
    "id": 77,
    "customer": {"email": ["marmalade"]},
    "priority": 6,
    "subject": ""
}"#;

#[test]
fn all_faults_come_in_the_order_of_the_schema() {
    let fault = refused::<TicketRequest>(FAULTY);
    let expected = [
        "/id readOnly",
        "/subject minLength",
        "/status enum",
        "/customer/name required",
        "/customer/email type",
        "/tags maxItems",
        "/tags uniqueItems",
        "/tags/0 pattern",
        "/tags/1 pattern",
        "/priority maximum",
    ];
    let mut told = faults(&fault);
    // Within one list, what is said of it and of its items has no order in the schema.
    told[5..9].sort();
    let mut wanted = expected;
    wanted[5..9].sort_unstable();
    assert_eq!(told, wanted);
}

#[test]
fn nothing_of_the_input_is_echoed() {
    let fault = refused::<TicketRequest>(FAULTY);
    let text = format!("{fault} {fault:?} {}", serde_json::to_string(fault.violations()).unwrap());
    for word in ["armalade", "77"] {
        assert!(!text.contains(word), "{word} is in {text}");
    }
}

#[test]
fn a_violation_says_what_the_limit_was() {
    let fault = refused::<TicketRequest>(FAULTY);
    let find = |keyword| fault.violations().iter().find(|one| one.keyword == keyword).unwrap();
    assert_eq!(find("minLength").limit, Some(Limit::Count(1)));
    assert_eq!(find("minLength").to_string(), "/subject: must have at least 1 character");
    assert_eq!(find("enum").message, "must be one of `open`, `closed`");
    assert_eq!(find("maximum").message, "must be at most 5");
    assert_eq!(find("required").location, Location::Body);
    assert_eq!(find("required").to_string(), "/customer/name: is required");
}

#[test]
fn reports_are_bounded_and_say_so() {
    let entries: serde_json::Map<_, _> = (0..500).map(|n| (format!("k{n}"), json!(-1))).collect();
    let fault = refused::<maps::models::Book>(&json!({"counts": entries}).to_string());
    assert_eq!(fault.violations().len(), 100);
    assert!(!fault.is_complete());
    assert!(fault.to_string().ends_with("and more"));
}

#[test]
fn text_that_is_not_json_is_told_with_its_line_and_column() {
    for (text, place) in [
        ("{\n  \"subject\": }", "line 2 column 14"),
        ("", "line 1 column 0"),
        ("{} x", "line 1 column 4"),
        ("{\"subject\": \"\\ud800\"}", "line 1 column"),
        ("{'subject': 1}", "line 1 column 2"),
    ] {
        let fault = refused::<TicketRequest>(text);
        assert!(fault.is_malformed(), "{text}: {fault}");
        let [one] = fault.violations() else { panic!("one fault: {fault}") };
        assert_eq!((one.pointer.as_str(), one.keyword), ("", "syntax"));
        assert!(one.message.contains(place), "{text}: {}", one.message);
    }
    let fault = Valid::<TicketRequest>::from_json(b"{\"subject\": \"\xff\"}").unwrap_err();
    assert!(fault.is_malformed());
    assert!(fault.to_string().contains("UTF-8"), "{fault}");
}

#[test]
fn malformed_text_in_what_is_passed_over_is_malformed_all_the_same() {
    let good = r#"{"subject":"a","status":"open","customer":{"name":"a","email":"b"},"tags":[]"#;
    assert!(Valid::<TicketRequest>::from_json(format!("{good}}}").as_bytes()).is_ok());
    for extra in [r#","zzz":"\ud800"}"#, r#","zzz":[1,]}"#, r#","zzz":01}"#] {
        let fault = refused::<TicketRequest>(&format!("{good}{extra}"));
        assert!(fault.is_malformed(), "{extra}: {fault}");
    }
}

#[test]
fn of_a_key_given_twice_the_last_counts() {
    let text = r#"{"names": ["a", "a"], "numbers": [1, 2, 3, 4, 5, 6], "names": ["b"]}"#;
    let read = Valid::<unique_items::models::Draw>::from_json(text.as_bytes()).unwrap();
    assert_eq!(read.names.as_deref(), Some(&["b".to_owned()][..]));
    let text = r#"{"numbers": [1, 2, 3, 4, 5, 6], "names": ["b"], "names": ["a", "a"]}"#;
    assert_eq!(faults(&refused::<unique_items::models::Draw>(text)), ["/names uniqueItems"]);
}

#[test]
fn the_wrong_type_at_the_root_is_one_fault() {
    for text in ["[]", "null", "1", "\"x\""] {
        assert_eq!(faults(&refused::<TicketRequest>(text)), [" type"]);
    }
}

#[test]
fn a_valid_value_is_read_and_given_back() {
    let request = holds::<TicketRequest>(json!({
        "subject": "Tea", "status": "open", "customer": {"name": "Ada", "email": "a@b"}, "tags": ["a"],
    }));
    let valid = Valid::new(request.clone()).unwrap();
    assert_eq!((valid.subject.as_str(), &*valid), ("Tea", &request));
    assert_eq!(valid.into_inner(), request);
}
