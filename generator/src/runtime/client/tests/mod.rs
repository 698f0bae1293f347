//! Tests of the client, against the server of the example in memory and over a socket.

mod blocking;
mod fake;
mod hook;
mod pages;
mod retry;
mod spans;
mod tokens;

use std::time::Duration;

use axum::Router;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::routing::{any, get};

use super::super::server::Rejection;
use super::super::server::tests::desk;
use super::super::wire::tests::example::{
    BEARER, CreateTicketRequest, CreateTicketResponse, Draft, GetStatusRequest, TOKEN, Text,
    WhoRequest,
};
use super::super::wire::{Credential, RequestError, ResponseError};
use super::super::{Secret, Valid};
use super::*;

fn settings(base: &str) -> Settings {
    Settings::new(base)
        .credential(&TOKEN, Credential::Key(Secret::new("secret")))
        .credential(&BEARER, Credential::Token(Secret::new("secret")))
}

fn client(router: Router) -> Core<InMemory> {
    Core::new(InMemory::new(router), settings("http://localhost")).unwrap()
}

fn create() -> CreateTicketRequest {
    CreateTicketRequest {
        organization_id: "a/b?c%2F ü".to_owned(),
        pk: 7,
        page: Some(3),
        tags: Some(vec!["a,b".to_owned(), String::new(), "ü+&".to_owned()]),
        request_id: "r 1".to_owned(),
        session: Some("s; t=\"1\"".to_owned()),
        body: Draft { subject: "ü\u{1f600}".to_owned() },
    }
}

const SEEN: &str = "a/b?c%2F ü 7 Some(3) Some([\"a,b\", \"\", \"ü+&\"]) r 1 \
                    Some(\"s; t=\\\"1\\\"\") by createTicket with 1";

#[tokio::test]
async fn a_request_arrives_whole_and_so_does_its_answer() {
    let core = client(desk());
    let reply = core.call(&create()).await.unwrap();
    assert_eq!((reply.status.as_u16(), reply.remaining), (201, Some(3)));
    assert_eq!(reply.location, SEEN);
    assert_eq!(reply.into_value().body, create().body);
    let bare = CreateTicketRequest { page: None, tags: None, session: None, ..create() };
    let reply = core.call(&bare).await.unwrap();
    assert!(reply.location.contains("7 None None r 1 None"));
    let reply = core.call(&WhoRequest {}).await.unwrap();
    assert_eq!(*reply, Text("who with 0".to_owned()));
}

/// Sends over a socket: by reqwest, from a task that may move between threads.
#[tokio::test(flavor = "multi_thread")]
async fn a_socket_changes_nothing() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}/v1/", listener.local_addr().unwrap());
    let router = Router::new().nest("/v1", desk());
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let core = Core::new(default_transport().unwrap(), settings(&base)).unwrap();
    let reply = tokio::spawn(async move { core.call(&create()).await });
    assert_eq!(reply.await.unwrap().unwrap().location, SEEN);
    server.abort();
}

#[tokio::test]
async fn a_declared_error_is_typed() {
    let anonymous = Settings::new("http://localhost");
    let core = Core::new(InMemory::new(desk()), anonymous).unwrap();
    let error = core.call(&create()).await.unwrap_err();
    assert_eq!(error.to_string(), "the server answered 401 Unauthorized");
    assert_eq!(error.status().unwrap(), 401);
    let Error::Response(reply) = error else { panic!("{error:?}") };
    assert!(reply.headers.contains_key("www-authenticate"));
    let CreateTicketResponse::ClientError(error) = reply.value else { panic!() };
    assert_eq!((error.status, &error.body["status"]), (401, &serde_json::json!(401)));
    let reply = core.call(&WhoRequest {}).await.unwrap();
    assert_eq!(*reply, Text("nobody".to_owned()));
}

#[tokio::test]
async fn what_is_not_declared_is_kept() {
    let error = client(desk()).call(&GetStatusRequest {}).await.unwrap_err();
    let Error::Undeclared(reply) = error else { panic!("{error:?}") };
    assert_eq!(reply.status, 501);
    assert!(std::str::from_utf8(&reply.value).unwrap().contains("`getStatus`"));
    let wrong = Router::new().fallback(any(|| async { (axum::http::StatusCode::CREATED, "oops") }));
    let error = client(wrong).call(&create()).await.unwrap_err();
    let Error::Decode(undecoded) = error else { panic!("{error:?}") };
    assert_eq!((undecoded.status.as_u16(), &undecoded.body[..]), (201, &b"oops"[..]));
    assert_eq!(undecoded.fault, ResponseError::Header { name: "Location", reason: "is missing" });
}

#[tokio::test]
async fn a_client_validates_only_when_it_is_asked_to() {
    let long = CreateTicketRequest { body: Draft { subject: "too long".to_owned() }, ..create() };
    let error = client(desk()).call(&long).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 422);
    let invalid = Valid::new(CreateTicketRequest { pk: 0, ..long }).unwrap_err();
    let violations = ["path /pk: must be", "/subject: must have at most 5 characters"];
    for (violation, expected) in invalid.violations().iter().zip(violations) {
        assert!(violation.to_string().starts_with(expected), "{violation}");
    }
    assert_eq!(invalid.violations().len(), 2);
}

#[tokio::test]
async fn limits_hold_over_a_socket() {
    let slow = || async {
        tokio::time::sleep(Duration::from_secs(60)).await;
        "late"
    };
    let router = Router::new()
        .route("/slow/who", get(slow))
        .route("/large/who", get(|| async { "x".repeat(100_000).into_response() }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let call = async |path: &str, limit| {
        let settings = settings(&format!("http://{address}/{path}"))
            .terms(|terms| terms.timeout(Duration::from_millis(300)).response_limit(limit));
        let core = Core::new(default_transport().unwrap(), settings).unwrap();
        core.call(&WhoRequest {}).await
    };
    let Err(Error::Transport(error)) = call("slow", 10).await else { panic!() };
    assert!(error.downcast_ref::<::reqwest::Error>().unwrap().is_timeout());
    let Err(Error::Transport(error)) = call("large", 99_999).await else { panic!() };
    assert_eq!(error.downcast_ref(), Some(&BodyTooLarge { limit: 99_999 }));
    assert_eq!(call("large", 100_000).await.unwrap().0.len(), 100_000);
    server.abort();
}

#[tokio::test]
async fn memory_has_the_same_limit() {
    let settings = settings("http://localhost").terms(|terms| terms.response_limit(9));
    let core = Core::new(InMemory::new(desk()), settings).unwrap();
    let Err(Error::Transport(error)) = core.call(&WhoRequest {}).await else { panic!() };
    assert_eq!(error.downcast_ref(), Some(&BodyTooLarge { limit: 9 }));
}

/// A redirect is an answer: what follows one by itself would show the key to another host.
#[tokio::test]
async fn redirects_are_not_followed() {
    let redirect = || async { axum::response::Redirect::temporary("http://127.0.0.1:1/") };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().fallback(redirect);
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let core = Core::new(default_transport().unwrap(), settings(&base)).unwrap();
    let error = core.call(&WhoRequest {}).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 307);
    server.abort();
}

#[tokio::test]
async fn secrets_are_never_shown() {
    let settings = Settings::new("http://127.0.0.1:1/?key=secret");
    assert!(!format!("{settings:?}").contains("secret"));
    let error = Core::new(default_transport().unwrap(), settings).unwrap_err();
    assert!(!format!("{error:?} {error}").contains("secret"));
    let core = Core::new(default_transport().unwrap(), self::settings("http://127.0.0.1:1"));
    let core = core.unwrap();
    assert!(!format!("{core:?}").contains("secret"), "{core:?}");
    let error = core.call(&create()).await.unwrap_err();
    let Error::Transport(inner) = &error else { panic!("{error:?}") };
    assert!(!format!("{error:?} {error} {inner}").contains("secret"));
    let illegal = CreateTicketRequest { request_id: "secret\n".to_owned(), ..create() };
    let error = core.call(&illegal).await.unwrap_err();
    assert!(!format!("{error:?} {error}").contains("secret"));
    let Error::Request(RequestError::Parameter { name, .. }) = error else { panic!() };
    assert_eq!(name, "X-Request-Id");
}

#[tokio::test]
async fn what_is_accepted_is_said() {
    let echo = |headers: HeaderMap| async move { headers["accept"].to_str().unwrap().to_owned() };
    let reply = client(Router::new().fallback(any(echo))).call(&WhoRequest {}).await.unwrap();
    assert_eq!(reply.0, "*/*");
    assert_eq!(Rejection::NotFound.to_string(), "404 Not Found");
}
