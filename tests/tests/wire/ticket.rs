//! The ticket of `spec/`, as `generated/` reads and writes it.

use initdesk_api::models::{
    Ticket, TicketClassification, TicketRequest, TicketStatus, TicketWaitingOn,
};
use initdesk_api::{Invalid, Valid};
use serde_json::{Value, json};
use tests::samples::ticket;

/// What a client makes of it before it sends it.
fn request() -> Value {
    let read: Ticket = serde_json::from_value(ticket()).unwrap();
    serde_json::to_value(TicketRequest::from(read)).unwrap()
}

fn faults(invalid: &Invalid) -> Vec<String> {
    invalid.violations().iter().map(|one| format!("{} {}", one.pointer, one.keyword)).collect()
}

#[test]
fn a_ticket_is_written_as_it_was_read() {
    let read = Valid::<Ticket>::from_value(ticket()).unwrap();
    assert_eq!(read.status, TicketStatus::PendingAssociate);
    assert_eq!(read.classification, TicketClassification::Pending);
    assert_eq!(read.waiting_on, TicketWaitingOn::None);
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let written = serde_json::to_value(&read).unwrap();
    assert_eq!(written, ticket());
    assert_eq!(names(&written), names(&ticket()), "in the order of the document");
}

#[test]
fn an_unassigned_ticket_that_is_not_rated_can_be_read() {
    let mut value = ticket();
    value["assignee"] = Value::Null;
    value["csat_response"] = Value::Null;
    let read = Valid::<Ticket>::from_value(value.clone()).unwrap();
    assert_eq!((&read.assignee, &read.csat_response), (&None, &None));
    assert_eq!(serde_json::to_value(&read).unwrap(), value);
}

#[test]
fn a_request_drops_what_is_read_only() {
    let request = request();
    let names: Vec<_> = request.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = [
        "inbox",
        "customer",
        "assignee",
        "subject",
        "csat_response",
        "tags",
        "created_by",
        "description",
        "description_html",
        "sentiment_analysis_class",
        "language",
        "is_spam",
    ];
    assert_eq!(names, expected);
    assert!(Valid::<TicketRequest>::from_value(request).is_ok());
}

#[test]
fn a_request_with_everything_wrong_names_everything() {
    let mut value = request();
    value["id"] = json!(1);
    value["subject"] = json!("🦀".repeat(256));
    value["tags"] = json!("none");
    value["language"] = json!("eng");
    value["sentiment_analysis_class"] = json!("furious");
    value["customer"]["is_spam"] = json!("no");
    value.as_object_mut().unwrap().remove("inbox");
    let fault = Valid::<TicketRequest>::from_value(value).unwrap_err();
    let expected = [
        "/id readOnly",
        "/inbox required",
        "/customer/is_spam type",
        "/subject maxLength",
        "/tags type",
        "/sentiment_analysis_class enum",
        "/language maxLength",
    ];
    assert_eq!(faults(&fault), expected);
    assert!(fault.to_string().contains("/subject: must have at most 255 characters"));
}

#[test]
fn the_longest_subject_holds() {
    let mut value = request();
    value["subject"] = json!("🦀".repeat(TicketRequest::SUBJECT_MAX_LENGTH));
    assert!(Valid::<TicketRequest>::from_value(value).is_ok());
}

#[test]
fn a_status_that_is_not_known_yet_is_kept_by_clients() {
    let mut value = ticket();
    value["status"] = json!("escalated");
    let read: Ticket = serde_json::from_value(value.clone()).unwrap();
    assert!(matches!(&read.status, TicketStatus::Unknown(text) if text.as_str() == "escalated"));
    assert_eq!(serde_json::to_value(&read).unwrap(), value);
    assert_eq!(faults(&Valid::new(read).unwrap_err()), ["/status enum"]);
    assert!("escalated".parse::<TicketStatus>().is_err());
    assert_eq!(TicketStatus::from("active"), TicketStatus::Active);
    assert_eq!(TicketStatus::Active.to_string(), "active");
    assert_eq!(TicketStatus::ALL.len(), 8);
}

#[test]
fn a_builder_names_what_is_missing() {
    let missing = Ticket::builder().id(1).subject("a").build().unwrap_err();
    assert!(missing.to_string().contains("inbox"), "{missing}");
}

#[test]
fn anything_is_anything() {
    for any in [json!(null), json!([]), json!({"a": 1}), json!("x")] {
        let mut value = ticket();
        value["external_recipient_emails"] = any;
        let read = Valid::<Ticket>::from_value(value.clone()).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), value);
    }
    let mut value = ticket();
    value.as_object_mut().unwrap().remove("external_recipient_emails");
    let fault = Valid::<Ticket>::from_value(value).unwrap_err();
    assert_eq!(faults(&fault), ["/external_recipient_emails required"]);
}
