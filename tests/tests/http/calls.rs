//! Calls that take more than one request: what is sent again, what continues on another page; and
//! calls without `async`.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use futures_core::Stream;
use initdesk_api::operations::UnassignTicketRequest;
use initdesk_api::runtime::client::Blocking;
use tests::fixtures::pagination::client::{Client, RetryPolicy};
use tests::fixtures::pagination::models::{Note, Notes};
use tests::fixtures::pagination::operations::{
    ListByCursorOk, ListByCursorRequest, ListByCursorResponse, ListByLinkRequest, ListByOffsetOk,
    ListByOffsetRequest, ListByOffsetResponse, ListByPageOk, ListByPageRequest, ListByPageResponse,
};
use tests::fixtures::pagination::server::{self, Api, Service};
use tests::fixtures::security;
use tests::runtime::Valid;
use tests::runtime::client::{Error, Grant, InMemory, PageError};
use tests::runtime::server::Problem;
use tests::samples::ticket;

use super::serve;

/// All that a stream brings.
async fn all<S: Stream>(stream: S) -> Vec<S::Item> {
    let (mut stream, mut all) = (pin!(stream), Vec::new());
    while let Some(item) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
        all.push(item);
    }
    all
}

/// Five notes, two on a page.
struct Desk;

fn notes(first: usize) -> Notes {
    let last = (first + 2).min(5);
    Notes::new((first..last).map(|number| Note::new(number.to_string())).collect::<Vec<_>>())
}

impl Service for Desk {
    type Error = Problem;
}

impl Api for Desk {
    async fn list_by_cursor(
        &self,
        request: Valid<ListByCursorRequest>,
    ) -> Result<ListByCursorResponse, Problem> {
        let first = request.after.as_deref().map_or(0, |after| after.parse().unwrap());
        let page = notes(first);
        let next = (first + 2 < 5).then(|| (first + 2).to_string());
        let page = match next {
            Some(next) => page.with_next(next),
            None => page,
        };
        Ok(ListByCursorOk::new(page).into())
    }

    async fn list_by_offset(
        &self,
        request: Valid<ListByOffsetRequest>,
    ) -> Result<ListByOffsetResponse, Problem> {
        let first = request.skip.unwrap_or(0);
        Ok(ListByOffsetOk::new(notes(first.try_into().unwrap())).into())
    }

    async fn list_by_page(
        &self,
        request: Valid<ListByPageRequest>,
    ) -> Result<ListByPageResponse, Problem> {
        let number: usize = request.number.unwrap_or(0).try_into().unwrap();
        Ok(ListByPageOk::new(notes(2 * number)).into())
    }
}

#[tokio::test]
async fn pages_follow_each_other() {
    let client = Client::new(serve(server::router(Desk)).await).unwrap();
    fn texts<E: std::fmt::Debug>(items: Vec<Result<Note, E>>) -> String {
        items.into_iter().map(|item| item.unwrap().text).collect()
    }
    let request = ListByCursorRequest::new();
    assert_eq!(texts(all(client.list_by_cursor_items(&request)).await), "01234");
    let pages = all(client.list_by_cursor_pages(&request)).await;
    let counts = pages.into_iter().map(|page| page.unwrap().into_value().body.data.len());
    assert_eq!(counts.collect::<Vec<_>>(), [2, 2, 1]);
    let later = ListByCursorRequest::new().with_after("3");
    assert_eq!(texts(all(client.list_by_cursor_items(&later)).await), "34");
    let request = ListByOffsetRequest::new();
    assert_eq!(texts(all(client.list_by_offset_items(&request)).await), "01234");
    let request = ListByPageRequest::new();
    assert_eq!(texts(all(client.list_by_page_items(&request)).await), "01234");
}

#[tokio::test]
async fn links_are_followed_and_not_to_strangers() {
    let linked = |uri: Uri| async move {
        let (link, body) = match uri.query() {
            None => ("</by-link?page=2>; rel=\"next\"", "[1, 2]"),
            Some("page=2") => ("</by-link>; rel=first, <?page=3>; rel=\"next last\"", "[3]"),
            _ => ("<http://127.0.0.1:1/by-link>; rel=next", "[4]"),
        };
        ([("link", link), ("content-type", "application/json")], body)
    };
    let client = Client::new(serve(Router::new().fallback(any(linked))).await).unwrap();
    let mut items = all(client.list_by_link_items(&ListByLinkRequest::new())).await;
    let last = items.pop().unwrap();
    assert!(matches!(last, Err(Error::Page(PageError::Foreign))), "{last:?}");
    assert_eq!(items.into_iter().map(Result::unwrap).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

/// Answers in order, then with 200 and an empty list; and how often it was asked.
fn answering(answers: Vec<Response>) -> (Router, Arc<AtomicUsize>) {
    let (count, answers) =
        (Arc::<AtomicUsize>::default(), Arc::new(Mutex::new(VecDeque::from(answers))));
    let counted = Arc::clone(&count);
    let answer = move || {
        counted.fetch_add(1, Ordering::SeqCst);
        let next = answers.lock().unwrap().pop_front();
        std::future::ready(
            next.unwrap_or_else(|| ([("content-type", "application/json")], "[]").into_response()),
        )
    };
    (Router::new().fallback(any(answer)), count)
}

fn eager() -> RetryPolicy {
    RetryPolicy::default().waits(Duration::from_millis(1), Duration::from_millis(1))
}

#[tokio::test]
async fn the_document_says_what_is_sent_again() {
    let failing = || {
        let soon = (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "0")]).into_response();
        answering(vec![soon, StatusCode::BAD_GATEWAY.into_response()])
    };
    let (router, count) = failing();
    let client = Client::builder().base_url(serve(router).await).retry(eager()).build().unwrap();
    let answer = client.list_by_link(&ListByLinkRequest::new()).await;
    assert!(answer.unwrap().body.is_empty(), "a POST that is marked is sent again");
    assert_eq!(count.load(Ordering::SeqCst), 3);
    let (router, count) = failing();
    let builder = Client::builder().base_url("http://localhost").retry(eager());
    let client = builder.build_with(InMemory::new(router)).unwrap();
    let error = client.list_by_offset(&ListByOffsetRequest::new()).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::TOO_MANY_REQUESTS), "a GET that is marked is not");
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_connection_that_breaks_is_made_again() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let (router, count) = answering(Vec::new());
    tokio::spawn(async move {
        drop(listener.accept().await.unwrap());
        axum::serve(listener, router).await.unwrap();
    });
    let client = Client::builder().base_url(&base).build().unwrap();
    let patient = client.with(|terms| terms.retry(eager()));
    let answer = patient.list_by_link(&ListByLinkRequest::new()).await;
    assert!(answer.unwrap().body.is_empty());
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

/// The ticket API asks for it: its one operation is safe to repeat.
#[test]
fn a_ticket_is_unassigned_without_async_after_a_429() {
    let body = ticket().to_string();
    let (send, base) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let ok = ([("content-type", "application/json")], body).into_response();
            let busy = (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "0")]).into_response();
            let (router, _) = answering(vec![busy, ok]);
            send.send(serve(router).await).unwrap();
            std::future::pending::<()>().await;
        });
    });
    let builder = initdesk_api::client::Client::builder().base_url(base.recv().unwrap());
    let retry = initdesk_api::client::RetryPolicy::default();
    let client = builder.token("secret").retry(retry).build().unwrap();
    let reply = client.unassign_ticket(&UnassignTicketRequest::new(42, "acme")).wait().unwrap();
    assert_eq!(reply.body.id, 42);
}

#[tokio::test]
async fn tokens_are_fetched_where_the_grant_says() {
    let fetched = Arc::<AtomicUsize>::default();
    let count = Arc::clone(&fetched);
    let answer = move |uri: Uri, headers: HeaderMap| {
        let authorization = headers["authorization"].to_str().unwrap();
        std::future::ready(match (uri.path(), authorization) {
            ("/token", basic) if basic.starts_with("Basic ") => {
                count.fetch_add(1, Ordering::SeqCst);
                r#"{"access_token": "hunter2", "token_type": "Bearer"}"#.into_response()
            }
            ("/scoped", "Bearer hunter2") => StatusCode::NO_CONTENT.into_response(),
            _ => StatusCode::UNAUTHORIZED.into_response(),
        })
    };
    let base = serve(Router::new().fallback(any(answer))).await;
    let grant = Grant::client_credentials("desk", "secret").token_url(format!("{base}/token"));
    let builder = security::client::Client::builder().base_url(&base).oauth(grant);
    let client = builder.build().unwrap();
    assert!(
        !format!("{client:?}").contains("hunter2") && !format!("{client:?}").contains("secret")
    );
    for _ in 0..2 {
        client.scoped(&security::operations::ScopedRequest::new()).await.unwrap();
    }
    assert_eq!(fetched.load(Ordering::SeqCst), 1);
}

#[test]
fn spans_are_there_with_their_feature() {
    let builder = format!("{:?}", initdesk_api::client::Client::builder());
    assert!(builder.contains("hooks: 1"), "{builder}");
}
