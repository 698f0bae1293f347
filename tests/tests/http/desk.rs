//! The ticket API from end to end: what another crate does with `generated/`.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use initdesk_api::Valid;
use initdesk_api::client::Client;
use initdesk_api::models::{Problem as Body, Ticket};
use initdesk_api::operations::{UnassignTicketOk, UnassignTicketRequest, UnassignTicketResponse};
use initdesk_api::runtime::client::{Error, InMemory};
use initdesk_api::runtime::server::{NotImplemented, Problem};
use initdesk_api::server::{self, Credentials, Service, Tickets};
use serde_json::Value;
use tests::samples::ticket;

use super::serve;

struct Desk;

/// Who calls.
struct Organization(String);

/// What the service itself fails with.
enum Failure {
    Refused(Problem),
    Broken,
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::Refused(problem) => problem.into_response(),
            Self::Broken => {
                (StatusCode::IM_A_TEAPOT, [("x-trace", "17")], "short and stout").into_response()
            }
        }
    }
}

impl From<NotImplemented> for Failure {
    fn from(error: NotImplemented) -> Self {
        Self::Refused(error.into())
    }
}

impl Service for Desk {
    type Principal = Organization;
    type Error = Failure;

    async fn authenticate(&self, credentials: Credentials) -> Result<Organization, Failure> {
        assert_eq!(credentials.operation(), "unassignTicket");
        let token = credentials.token.ok_or(Failure::Broken)?;
        match token.expose().strip_prefix("token-of-") {
            Some(organization) => Ok(Organization(organization.to_owned())),
            None => Err(Failure::Refused(Problem::new(StatusCode::FORBIDDEN))),
        }
    }
}

impl Tickets for Desk {
    async fn unassign_ticket(
        &self,
        request: Valid<UnassignTicketRequest>,
        caller: Organization,
    ) -> Result<UnassignTicketResponse, Failure> {
        if request.organization_id != caller.0 {
            return Err(Failure::Refused(Problem::new(StatusCode::FORBIDDEN)));
        }
        match request.pk {
            42 => {
                let mut ticket: Ticket = serde_json::from_value(ticket()).unwrap();
                ticket.assignee = None;
                ticket.csat_response = None;
                Ok(UnassignTicketOk::new(ticket).into())
            }
            429 => {
                Ok(UnassignTicketResponse::TooManyRequests(Body::new().with_title("Slower").into()))
            }
            500 => Err(Failure::Broken),
            _ => Ok(UnassignTicketResponse::NotFound(
                Body::new().with_detail("No such ticket").into(),
            )),
        }
    }
}

async fn client(token: Option<&str>) -> Client {
    let builder = Client::builder().base_url(serve(server::router(Desk)).await);
    match token {
        Some(token) => builder.token(token).build().unwrap(),
        None => builder.build().unwrap(),
    }
}

/// What the client says of a ticket that it cannot unassign.
async fn refused(token: Option<&str>, pk: i64) -> Error<UnassignTicketResponse> {
    let request = UnassignTicketRequest::new(pk, "acme");
    client(token).await.unassign_ticket(&request).await.unwrap_err()
}

#[tokio::test]
async fn a_ticket_is_unassigned_over_a_socket() {
    let client = client(Some("token-of-acme")).await;
    let reply = client.unassign_ticket(&UnassignTicketRequest::new(42, "acme")).await.unwrap();
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.headers["content-type"], "application/json");
    assert_eq!((&reply.body.assignee, &reply.body.csat_response), (&None, &None));
    let mut expected = ticket();
    expected["assignee"] = Value::Null;
    expected["csat_response"] = Value::Null;
    assert_eq!(serde_json::to_value(&reply.body).unwrap(), expected);
}

#[tokio::test]
async fn in_memory_it_is_the_same() {
    let transport = InMemory::new(server::router(Desk));
    let client = Client::builder().token("token-of-a/b ü").build_with(transport).unwrap();
    let reply = client.unassign_ticket(&UnassignTicketRequest::new(42, "a/b ü")).await;
    assert_eq!(reply.unwrap().body.id, 42);
}

#[tokio::test]
async fn declared_failures_are_typed() {
    let Error::Response(reply) = refused(None, 42).await else { panic!("401 is declared") };
    let UnassignTicketResponse::Unauthorized(answer) = &reply.value else { panic!("{reply:?}") };
    assert_eq!(answer.body.status, Some(401));
    assert!(reply.headers.contains_key("www-authenticate"));
    for (token, pk, status, title) in [
        (Some("stolen"), 42, 403, "Forbidden"),
        (Some("token-of-others"), 42, 403, "Forbidden"),
        (Some("token-of-acme"), 429, 429, "Slower"),
    ] {
        let Error::Response(reply) = refused(token, pk).await else { panic!("{status}") };
        let title = Some(title.to_owned());
        match &reply.value {
            UnassignTicketResponse::Forbidden(answer) => assert_eq!(answer.body.title, title),
            UnassignTicketResponse::TooManyRequests(answer) => assert_eq!(answer.body.title, title),
            other => panic!("{other:?}"),
        }
        assert_eq!(reply.value.status(), status);
    }
    let error = refused(Some("token-of-acme"), 7).await;
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    let Error::Response(reply) = error else { panic!("404 is declared") };
    let UnassignTicketResponse::NotFound(answer) = reply.value else { panic!("not a 404") };
    assert_eq!(answer.body.detail.as_deref(), Some("No such ticket"));
    assert_eq!(reply.headers["content-type"], "application/problem+json");
}

#[tokio::test]
async fn an_undeclared_status_keeps_everything() {
    let error = refused(Some("token-of-acme"), 500).await;
    assert!(!error.to_string().contains("stout"), "no body is in a message");
    let Error::Undeclared(reply) = error else { panic!("418 is not declared") };
    assert_eq!(reply.status, StatusCode::IM_A_TEAPOT);
    assert_eq!(reply.headers["x-trace"], "17");
    assert_eq!(&reply.value[..], b"short and stout");
}

#[tokio::test]
async fn the_trailing_slash_is_part_of_the_path() {
    let base = serve(server::router(Desk)).await;
    let http = reqwest::Client::new();
    let without = format!("{base}/organizations/acme/tickets/42/unassign");
    assert_eq!(http.post(&without).send().await.unwrap().status(), StatusCode::NOT_FOUND);
    let with = format!("{without}/");
    let wrong = http.get(&with).send().await.unwrap();
    assert_eq!(wrong.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(wrong.headers()["allow"], "POST, OPTIONS");
    let good = http.post(&with).header("X-Initdesk-Token", "token-of-acme").send().await.unwrap();
    assert_eq!(good.status(), StatusCode::OK);
    let text = format!("{base}/organizations/acme/tickets/fortytwo/unassign/");
    let text = http.post(text).header("X-Initdesk-Token", "token-of-acme").send().await.unwrap();
    assert_eq!(text.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_key_never_shows() {
    let client = client(Some("token-of-acme")).await;
    let builder = Client::builder().token("token-of-acme");
    let error = refused(Some("token-of-acme"), 7).await;
    let gone = Client::builder().base_url("http://127.0.0.1:1").token("token-of-acme").build();
    let gone = gone.unwrap().unassign_ticket(&UnassignTicketRequest::new(1, "acme")).await;
    let gone = gone.unwrap_err();
    assert!(matches!(gone, Error::Transport(_)));
    let said = format!("{client:?} {builder:?} {error} {error:?} {gone} {gone:?}");
    assert!(!said.contains("token-of"), "{said}");
}

#[test]
fn nothing_is_left_unimplemented() {
    struct Idle;
    impl Service for Idle {
        type Principal = ();
        type Error = Problem;

        async fn authenticate(&self, _: Credentials) -> Result<(), Problem> {
            Ok(())
        }
    }
    impl Tickets for Idle {}
    assert_eq!(server::unimplemented::<Desk>(), [""; 0]);
    assert_eq!(server::unimplemented::<Idle>(), ["unassignTicket"]);
}
