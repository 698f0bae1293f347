//! Tests of what a server does not take, and of who answers for whom before a body is read.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use http::StatusCode;
use http_body::Frame;
use serde_json::{Value, json};

use super::super::*;
use super::{CreateTicketRequest, CreateTicketResponse, ROUTES, Valid, serve_once};
use super::{Desk, Dispatcher, ID, JSON, KEY, POST, Service, Tickets, exchange, request, text};

/// A service with narrow limits and a handler that never answers.
struct Narrow;

impl Service for Narrow {
    type Principal = ();
    type Error = Problem;

    async fn authenticate(&self, presented: Presented) -> Result<(), Problem> {
        let secret = presented.secret(presented.alternative()[0].scheme);
        match secret.as_ref().map_or("", |one| one.expose()) {
            "secret" => Ok(()),
            "lost" => Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE).with_detail("No store.")),
            _ => Err(Problem::new(StatusCode::UNAUTHORIZED)),
        }
    }

    fn limits(&self) -> Limits {
        let soon = Duration::from_millis(20);
        let limits = Limits::default().with_uri(60).with_headers(200).with_body(100);
        limits.with_depth(3).with_violations(2).with_arrival(soon).with_handler(soon)
    }
}

impl Tickets for Narrow {
    async fn create_ticket(
        &self,
        _: Valid<CreateTicketRequest>,
        (): (),
    ) -> Result<CreateTicketResponse, Problem> {
        std::future::pending().await
    }
}

/// A body that never comes.
struct Stalled;

impl HttpBody for Stalled {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        Poll::Pending
    }
}

/// A body that nobody may ask for.
struct Untouched;

impl HttpBody for Untouched {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        panic!("the body is read");
    }
}

/// Status, headers and problem of an answer.
async fn answer(lines: &[&str], body: impl Into<Body>) -> (u16, http::HeaderMap, Value) {
    let router = router(Dispatcher(Narrow), ROUTES, Choice::default());
    let response = serve_once(router, request(lines, body)).await;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    assert_eq!(headers["content-type"], "application/problem+json", "{lines:?}");
    let problem: Value = serde_json::from_str(&text(response).await).unwrap();
    assert_eq!(problem["status"], json!(status));
    (status, headers, problem)
}

#[tokio::test]
async fn what_is_too_much_is_refused_with_its_own_status() {
    let subject = "{\"subject\": \"x\"}";
    let query = format!("{POST}?{}", "q".repeat(60));
    let header = format!("x-more: {}", "h".repeat(200));
    let long = format!("{{\"subject\": \"{}\"}}", "x".repeat(100));
    let cases: &[(&[&str], &str, u16, &str)] = &[
        (&[&query, KEY, ID, JSON], subject, 414, "must have at most 60 bytes"),
        (&[POST, KEY, ID, JSON, &header], subject, 431, "must have at most 200 bytes"),
        (&[POST, KEY, ID, JSON], &long, 413, "must have at most 100 bytes"),
        (&[POST, KEY, ID, JSON], "[[[[]]]]", 400, "must not be nested more than 3 times"),
        (&[POST, KEY, ID, JSON], "{\"a\": [\"[[[[\\\"[[[[\"], \"b\": [{}]}", 422, "subject"),
        (&[POST, KEY, ID, JSON], subject, 503, "must answer within 20ms"),
    ];
    for (lines, body, status, detail) in cases {
        let (found, _, problem) = answer(lines, (*body).to_owned()).await;
        assert_eq!(found, *status, "{lines:?} {body}: {problem}");
        assert!(problem.to_string().contains(detail), "{problem}");
    }
}

#[tokio::test]
async fn a_body_that_does_not_come_is_not_waited_for() {
    let (status, headers, problem) = answer(&[POST, KEY, ID, JSON], Body::new(Stalled)).await;
    assert_eq!((status, &headers["connection"]), (408, &"close".parse().unwrap()));
    assert_eq!(problem["detail"], "The body must arrive within 20ms.");
}

#[tokio::test]
async fn a_report_tells_so_many_violations() {
    let path = "POST /organizations/o/tickets/0.json?page=x&page=y";
    let (status, _, problem) = answer(&[path, KEY, JSON], "{}").await;
    assert_eq!(status, 400);
    assert_eq!(problem["violations"].as_array().unwrap().len(), 2);
    assert_eq!(problem["detail"], "There are more violations than are listed.");
}

#[tokio::test]
async fn no_body_is_read_before_somebody_answers_for_it() {
    for (key, status) in [(None, 401), (Some("x-token: wrong"), 401), (Some("x-token: lost"), 503)]
    {
        let lines: Vec<&str> = [POST, ID, JSON].into_iter().chain(key).collect();
        let (found, headers, problem) = answer(&lines, Body::new(Untouched)).await;
        assert_eq!(found, status, "{problem}");
        assert_eq!(headers.contains_key("www-authenticate"), status == 401);
        assert!(!problem.to_string().contains("wrong"), "{problem}");
    }
}

#[tokio::test]
async fn an_alternative_whose_judge_fails_ends_the_request() {
    let both = ["GET /who", "x-token: wrong", "authorization: Bearer lost"];
    assert_eq!(answer(&both, "").await.0, 503);
    let both = ["GET /who", "x-token: lost", "authorization: Bearer secret"];
    assert_eq!(answer(&both, "").await.0, 503, "the next alternative is not asked about");
    let both = ["GET /who", "x-token: wrong", "authorization: Bearer secret"];
    assert_eq!(answer(&both, "").await.0, 501, "one that is refused leaves the next");
}

#[tokio::test]
async fn a_socket_has_limits_of_its_own() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let desk = router(Dispatcher(Desk), ROUTES, Choice::default());
    let server = tokio::spawn(async move { axum::serve(listener, desk).await });
    let many: String = (0..200).map(|index| format!("x-{index}: a\r\n")).collect();
    let cases = [
        (format!("GET /status HTTP/1.1\r\nhost: a\r\n{many}\r\n"), "431"),
        (format!("GET /{} HTTP/1.1\r\nhost: a\r\n\r\n", "a".repeat(70_000)), "414"),
        (format!("GET /{} HTTP/1.1\r\nhost: a\r\n\r\n", "a".repeat(10_000)), "414"),
    ];
    for (bytes, status) in cases {
        let answer = tokio::task::spawn_blocking(move || exchange(address, bytes.as_bytes()));
        assert_eq!(answer.await.unwrap(), format!("HTTP/1.1 {status}"));
    }
    server.abort();
}
