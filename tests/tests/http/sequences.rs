//! Bodies that are sequences, over a socket: each item arrives when it is made, and is judged alone.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::Router;
use axum::routing::any;
use futures_core::Stream;
use tests::fixtures::sequences::client::Client;
use tests::fixtures::sequences::models::{Event, Row};
use tests::fixtures::sequences::operations::{
    LoadOk, LoadRequest, LoadResponse, SumOk, SumRequest, SumResponse, WatchOk, WatchRequest,
    WatchResponse,
};
use tests::fixtures::sequences::server::{self, Api, Limits, Problem, Service};
use tests::runtime::Valid;
use tests::runtime::wire::{ItemError, Items};
use tokio::sync::{Mutex, mpsc};

use super::serve;

/// What somebody else sends.
struct Fed<T>(mpsc::Receiver<T>);

impl<T> Stream for Fed<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        self.0.poll_recv(context)
    }
}

fn fed<T: Send + 'static>() -> (mpsc::Sender<T>, Items<T>) {
    let (sender, receiver) = mpsc::channel(1);
    (sender, Items::new(Fed(receiver)))
}

#[derive(Default)]
struct Desk {
    events: Mutex<Option<Items<Event>>>,
    limits: Limits,
}

impl Service for Desk {
    type Error = Problem;

    fn limits(&self) -> Limits {
        self.limits
    }
}

impl Api for Desk {
    async fn watch(&self, _: Valid<WatchRequest>) -> Result<WatchResponse, Problem> {
        Ok(WatchOk::new(self.events.lock().await.take().unwrap()).into())
    }

    /// Answers each row when it comes, and one whose identifier tells what is wrong with another.
    async fn load(&self, request: Valid<LoadRequest>) -> Result<LoadResponse, Problem> {
        let mut rows = request.into_inner().body;
        let (stored, answer) = fed();
        tokio::spawn(async move {
            while let Some(row) = rows.next().await {
                let row = row.unwrap_or_else(|error| match error {
                    ItemError::Invalid(invalid) => Row::new(code(invalid.violations()[0].keyword)),
                    ItemError::TooLong { .. } => Row::new(413),
                    _ => Row::new(500),
                });
                if stored.send(row).await.is_err() {
                    break;
                }
            }
        });
        Ok(LoadOk::new(answer).into())
    }

    async fn sum(&self, request: Valid<SumRequest>) -> Result<SumResponse, Problem> {
        let mut sum = 0;
        let mut sums = Vec::new();
        let start = request.body.is_some().then_some(7);
        if let Some(mut body) = request.into_inner().body {
            while let Some(Ok(number)) = body.next().await {
                sum += number;
                sums.push(sum);
            }
        }
        let answer = SumOk::new(sums);
        Ok(match start {
            Some(start) => answer.with_x_start(start),
            None => answer,
        }
        .into())
    }
}

/// A number for a keyword.
fn code(keyword: &str) -> i64 {
    match keyword {
        "minimum" => 1001,
        "additionalProperties" => 1002,
        "syntax" => 1003,
        other => panic!("{other}"),
    }
}

async fn client(desk: Desk) -> Client {
    Client::new(serve(server::router(desk)).await).unwrap()
}

#[tokio::test]
async fn an_event_arrives_when_it_is_made() {
    let (feed, events) = fed();
    let client = client(Desk { events: Mutex::new(Some(events)), ..Desk::default() }).await;
    let mut events = client.watch(&WatchRequest::new()).await.unwrap().into_value().body;
    for text in ["one", "two\nlines\n", "", " ü: "] {
        let event = Event::new(text).with_event("e").with_id("1").with_retry(10);
        feed.send(event.clone()).await.unwrap();
        assert_eq!(events.next().await.unwrap().unwrap(), event);
    }
    drop(events);
    feed.closed().await;
}

#[tokio::test]
async fn what_no_event_can_say_breaks_the_stream() {
    let (feed, events) = fed();
    let client = client(Desk { events: Mutex::new(Some(events)), ..Desk::default() }).await;
    let mut events = client.watch(&WatchRequest::new()).await.unwrap().into_value().body;
    feed.send(Event::new("a").with_id("1\ndata: forged")).await.unwrap();
    assert!(matches!(events.next().await, Some(Err(ItemError::Broken(_)))));
    assert!(events.next().await.is_none());
}

/// Both directions are open at the same time.
#[tokio::test]
async fn a_row_is_answered_before_the_next_is_sent() {
    let client = client(Desk::default()).await;
    let (feed, rows) = fed();
    let request = LoadRequest::new(rows);
    feed.send(Row::new(1)).await.unwrap();
    let mut stored = client.load(&request).await.unwrap().into_value().body;
    assert_eq!(stored.next().await.unwrap().unwrap(), Row::new(1));
    // A server is strict: this one is not valid, and the next is.
    for (sent, answered) in [(2, 2), (0, 1001), (3, 3)] {
        feed.send(Row::new(sent)).await.unwrap();
        assert_eq!(stored.next().await.unwrap().unwrap().id, answered);
    }
    drop(feed);
    assert!(stored.next().await.is_none());
}

/// What other programs send.
async fn load(desk: Desk, body: &'static str) -> String {
    let base = serve(server::router(desk)).await;
    let request = reqwest::Client::new().post(format!("{base}/lines"));
    let request = request.header("content-type", "application/jsonl").body(body);
    let response = request.send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/x-ndjson");
    response.text().await.unwrap().replace("{\"id\":", "").replace("}\n", " ")
}

#[tokio::test]
async fn rows_of_others_are_judged_one_by_one() {
    let body = "{\"id\": 1}\r\n\n{\"id\": 2, \"more\": 1}\n{\"id\": \n{\"id\": 3}";
    assert_eq!(load(Desk::default(), body).await, "1 1002 1003 3 ");
    let limits = || Limits::default().with_body(12);
    let desk = Desk { limits: limits(), ..Desk::default() };
    assert_eq!(load(desk, "{\"id\": 1}\n{\"id\": 1000000}\n{\"id\": 3}\n").await, "1 413 ");
    let desk = Desk { limits: limits().with_stream(12), ..Desk::default() };
    assert!(load(desk, "{\"id\": 1}\n").await.starts_with("1 "));
}

#[tokio::test]
async fn a_sequence_may_be_missing() {
    let client = client(Desk::default()).await;
    let sums = async |request: &SumRequest| {
        let mut reply = client.sum(request).await.unwrap().into_value();
        let mut sums = Vec::new();
        while let Some(sum) = reply.body.next().await {
            sums.push(sum.unwrap());
        }
        (reply.x_start, sums)
    };
    assert_eq!(sums(&SumRequest::new()).await, (None, vec![]));
    assert_eq!(sums(&SumRequest::new().with_body(vec![])).await, (Some(7), vec![]));
    let numbers = SumRequest::new().with_body(vec![1, 20, 3]);
    assert_eq!(sums(&numbers).await, (Some(7), vec![1, 21, 24]));
    // It was read when it was sent.
    assert!(client.sum(&numbers).await.is_err());
}

#[tokio::test]
async fn a_client_reads_on_behind_an_event_that_it_cannot_read() {
    let text =
        ": hi\n\ndata: 1\nmore: x\n\nevent: none\n\ndata: 2\nretry: 99999999999999999999\n\n";
    let other = Router::new().fallback(any(move || async move { text }));
    let client = Client::new(serve(other).await).unwrap();
    let mut events = client.watch(&WatchRequest::new()).await.unwrap().into_value().body;
    assert_eq!(events.next().await.unwrap().unwrap(), Event::new("1"));
    assert_eq!(events.next().await.unwrap().unwrap(), Event::new("2"));
    assert!(events.next().await.is_none());
    let rows = Router::new().fallback(any(|| async { "{\"id\": 1, \"new\": 2}\n{}\n{\"id\": 3}" }));
    let client = Client::new(serve(rows).await).unwrap();
    let mut rows = client.load(&LoadRequest::new(vec![])).await.unwrap().into_value().body;
    assert_eq!(rows.next().await.unwrap().unwrap().id, 1);
    assert!(matches!(rows.next().await, Some(Err(ItemError::Decode(_)))));
    assert_eq!(rows.next().await.unwrap().unwrap().id, 3);
}
