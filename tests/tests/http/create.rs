//! A POST with a body: everything that can be wrong with it, and how that is answered.

use http::StatusCode;
use serde_json::{Value, json};
use tests::fixtures::ticket_create::client::Client;
use tests::fixtures::ticket_create::models::{Customer, Status, Ticket, TicketRequest};
use tests::fixtures::ticket_create::operations::{
    CreateTicketConflict, CreateTicketCreated, CreateTicketRequest, CreateTicketResponse,
};
use tests::fixtures::ticket_create::server::{self, Service, Tickets};
use tests::runtime::Valid;
use tests::runtime::client::{Error, InMemory};
use tests::runtime::server::{Limits, Problem, Rejection};

use super::serve;

struct Desk;

impl Service for Desk {
    type Error = Problem;

    fn limits(&self) -> Limits {
        Limits::default().with_body(2_000)
    }
}

impl Tickets for Desk {
    async fn create_ticket(
        &self,
        request: Valid<CreateTicketRequest>,
    ) -> Result<CreateTicketResponse, Problem> {
        if request.body.subject == "again" {
            return Ok(CreateTicketResponse::Conflict(CreateTicketConflict::new()));
        }
        let TicketRequest { subject, status, customer, tags, .. } = request.into_inner().body;
        let ticket = Ticket::builder().id(1).subject(subject).status(status).customer(customer);
        let ticket = ticket
            .tags(tags)
            .build()
            .map_err(|_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR))?;
        Ok(CreateTicketCreated::new(ticket, "/tickets/1").into())
    }
}

fn ticket(subject: &str) -> TicketRequest {
    TicketRequest::new(
        subject,
        Status::Open,
        Customer::new("Ada", "ada@example.com"),
        vec!["a".into()],
    )
}

/// Sends a body as it is; what comes back, and its body.
async fn post(
    path: &str,
    content_type: &str,
    body: impl Into<reqwest::Body>,
) -> (reqwest::Response, String) {
    let base = serve(server::router(Desk)).await;
    let request = reqwest::Client::new().post(format!("{base}{path}")).body(body);
    (request.header("content-type", content_type).send().await.unwrap(), base)
}

/// What a problem says: `in pointer keyword` of each violation.
async fn told(response: reqwest::Response) -> Vec<String> {
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    let status = response.status().as_u16();
    let problem: Value = serde_json::from_slice(&response.bytes().await.unwrap()).unwrap();
    assert_eq!(problem["status"], status);
    assert_eq!(problem["type"], "about:blank");
    let word = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    let violations = problem["violations"].as_array().cloned().unwrap_or_default();
    let tell =
        |one: &Value| [word(one, "in"), word(one, "pointer"), word(one, "keyword")].join(" ");
    assert!(violations.iter().all(|one| !word(one, "message").is_empty()));
    violations.iter().map(tell).collect()
}

#[tokio::test]
async fn a_good_body_is_taken() {
    let client = Client::builder().base_url(serve(server::router(Desk)).await).build().unwrap();
    let request =
        CreateTicketRequest::new(1, ticket("Tea")).with_notify(false).with_idempotency_key("k");
    let reply = client.create_ticket(&request).await.unwrap();
    assert_eq!((reply.status, reply.location.as_str()), (StatusCode::CREATED, "/tickets/1"));
    assert_eq!((reply.body.id, reply.body.subject.as_str()), (1, "Tea"));
    let Err(Error::Response(reply)) =
        client.create_ticket(&CreateTicketRequest::new(1, ticket("again"))).await
    else {
        panic!("409 is declared");
    };
    assert!(matches!(reply.value, CreateTicketResponse::Conflict(_)));
}

#[tokio::test]
async fn every_fault_of_a_bad_request_is_in_one_report() {
    let body = json!({
        "id": 1,
        "subject": "a".repeat(256),
        "status": "ajar",
        "customer": {"email": 5},
        "tags": ["a", "a", "B", "c"],
        "priority": 0,
    });
    let (response, _) =
        post("/inboxes/0/tickets?notify=maybe", "application/json", body.to_string()).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let mut told = told(response).await;
    let mut expected = vec![
        "path /inbox minimum",
        "query /notify type",
        "body /id readOnly",
        "body /subject maxLength",
        "body /status enum",
        "body /customer/name required",
        "body /customer/email type",
        "body /tags maxItems",
        "body /tags uniqueItems",
        "body /tags/2 pattern",
        "body /priority minimum",
    ];
    assert_eq!(told[..7], expected[..7]);
    told.sort();
    expected.sort_unstable();
    assert_eq!(told, expected);
}

#[tokio::test]
async fn what_is_no_json_is_a_bad_request() {
    let (response, _) =
        post("/inboxes/1/tickets", "application/json", "{\"subject\": \"sekrit\",}").await;
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    assert_eq!(told(response).await, ["body  syntax"]);
    let (response, _) = post("/inboxes/1/tickets", "application/json", &b"\xff\xfe"[..]).await;
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    let (response, _) = post("/inboxes/1/tickets", "application/json", "").await;
    let status = response.status().as_u16();
    assert!((400..=422).contains(&status), "an empty body is refused: {status}");
}

#[tokio::test]
async fn media_types_are_asked_for() {
    let good = serde_json::to_string(&ticket("Tea")).unwrap();
    for (content_type, status) in [
        ("application/json", 201),
        ("application/json; charset=utf-8", 201),
        ("Application/JSON", 201),
        ("text/plain", 415),
        ("application/jsonp", 415),
    ] {
        let (response, _) = post("/inboxes/1/tickets", content_type, good.clone()).await;
        assert_eq!(response.status().as_u16(), status, "{content_type}");
    }
}

#[tokio::test]
async fn bodies_have_an_end() {
    let (response, _) = post("/inboxes/1/tickets", "application/json", " ".repeat(2_001)).await;
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let fits = format!("{:2000}", serde_json::to_string(&ticket("Tea")).unwrap());
    let (response, _) = post("/inboxes/1/tickets", "application/json", fits).await;
    assert_eq!(response.status(), StatusCode::CREATED);
}

#[tokio::test]
async fn other_paths_and_methods() {
    let (response, base) = post("/inboxes/1/ticket", "application/json", "{}").await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert_eq!(told(response).await, [""; 0]);
    let http = reqwest::Client::new();
    let url = format!("{base}/inboxes/1/tickets");
    for method in ["GET", "DELETE", "HEAD", "PURGE"] {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let response = http.request(method, &url).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(response.headers()["allow"], "POST, OPTIONS");
    }
    let options = http.request(reqwest::Method::OPTIONS, &url).send().await.unwrap();
    assert_eq!(options.status(), StatusCode::NO_CONTENT);
    assert_eq!(options.headers()["allow"], "POST, OPTIONS");
}

#[tokio::test]
async fn what_nobody_implemented_says_so() {
    struct Idle;
    impl Service for Idle {
        type Error = Problem;
    }
    impl Tickets for Idle {}
    let client = Client::builder().base_url("http://localhost");
    let client = client.build_with(InMemory::new(server::router(Idle))).unwrap();
    let error =
        client.create_ticket(&CreateTicketRequest::new(1, ticket("Tea"))).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::NOT_IMPLEMENTED));
    assert_eq!(server::unimplemented::<Idle>(), ["createTicket"]);
    assert_eq!(server::unimplemented::<Desk>(), [""; 0]);
}

#[tokio::test]
async fn rejections_can_be_replaced() {
    struct Own;
    impl Service for Own {
        type Error = Problem;

        fn reject(&self, rejection: Rejection) -> axum::response::Response {
            let count = match &rejection {
                Rejection::Invalid(invalid) => invalid.violations().len(),
                _ => 0,
            };
            axum::response::IntoResponse::into_response((StatusCode::CONFLICT, count.to_string()))
        }
    }
    impl Tickets for Own {}
    let client = Client::builder().base_url("http://localhost");
    let client = client.build_with(InMemory::new(server::router(Own))).unwrap();
    let error = client.create_ticket(&CreateTicketRequest::new(0, ticket(""))).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::CONFLICT));
}

#[test]
fn a_request_can_be_proven_before_it_is_sent() {
    let fault = Valid::new(CreateTicketRequest::new(0, ticket(""))).unwrap_err();
    let told: Vec<_> = fault.violations().iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["path /inbox: must be at least 1", "/subject: must have at least 1 character"]
    );
    assert!(Valid::new(CreateTicketRequest::new(1, ticket("Tea"))).is_ok());
}
