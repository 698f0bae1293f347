//! The examples of docs/CLIENT.md, compiled; a test holds that it shows this code.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use http::HeaderValue;
use initdesk_api::client::{Client, RetryPolicy};
use initdesk_api::operations::UnassignTicketRequest;
use initdesk_api::runtime::client::{
    Attempt, Blocking, BuildError, ByteStream, Hook, InMemory, Limits, Route, Transport,
};

fn patient() -> Result<Client, BuildError> {
    Client::builder().token("secret").retry(RetryPolicy::default()).build()
}

async fn hurried(client: &Client, request: &UnassignTicketRequest) -> bool {
    let hurried =
        client.with(|terms| terms.timeout(Duration::from_secs(2)).retry(RetryPolicy::never()));
    hurried.unassign_ticket(request).await.is_ok()
}

struct Agent;

impl Hook for Agent {
    fn before(&self, request: &mut http::request::Parts) {
        request.headers.insert("user-agent", HeaderValue::from_static("desk/1"));
    }

    fn answered(&self, request: &http::Extensions, response: &mut http::response::Parts) {
        if let (Some(route), Some(attempt)) = (request.get::<Route>(), request.get::<Attempt>()) {
            println!("{} {}: {}", route.operation, attempt.0, response.status);
        }
    }
}

fn unassigned(client: &Client) -> Option<String> {
    let reply = client.unassign_ticket(&UnassignTicketRequest::new(7, "42")).wait().ok()?;
    Some(reply.into_value().body.subject)
}

/// Sends as another transport does, one request after the other.
#[derive(Clone)]
struct OneByOne<T> {
    inner: T,
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl<T: Transport> Transport for OneByOne<T> {
    type Error = T::Error;

    async fn send(
        &self,
        request: http::Request<ByteStream>,
        limits: &Limits,
    ) -> Result<http::Response<ByteStream>, T::Error> {
        let _turn = self.turn.lock().await;
        self.inner.send(request, limits).await
    }
}

fn queued() -> Result<Client<OneByOne<reqwest::Client>>, BuildError> {
    let inner = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build();
    let inner = inner.map_err(|error| BuildError::Transport(error.into()))?;
    Client::builder().token("secret").build_with(OneByOne { inner, turn: Arc::default() })
}

/// Nobody listens at the port 1.
#[tokio::test]
async fn the_examples_do_what_they_say() {
    let nowhere = || Client::builder().base_url("http://127.0.0.1:1").hook(Agent);
    let request = UnassignTicketRequest::new(7, "42");
    assert!(!hurried(&nowhere().build().unwrap(), &request).await);
    assert!(patient().is_ok() && queued().is_ok());
    assert_eq!(unassigned(&nowhere().build().unwrap()), None);
    let echo = Router::new().fallback(|headers: axum::http::HeaderMap| async move {
        assert_eq!(headers["user-agent"], "desk/1");
        axum::http::StatusCode::IM_A_TEAPOT
    });
    let inner = OneByOne { inner: InMemory::new(echo), turn: Arc::default() };
    let client = nowhere().build_with(inner).unwrap();
    let error = client.unassign_ticket(&request).await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(418));
}

#[test]
fn the_page_shows_this_code() {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let here = words(include_str!("client_docs.rs")).join(" ");
    let page = include_str!("../../docs/CLIENT.md");
    let blocks = page.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next());
    let mut count = 0;
    for block in blocks {
        assert!(here.contains(&words(block).join(" ")), "not in client_docs.rs:\n{block}");
        count += 1;
    }
    assert_eq!(count, 5);
}
