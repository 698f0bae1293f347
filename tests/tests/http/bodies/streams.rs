//! Bodies of which some arrive whole and others stream.

use std::sync::{Arc, Mutex};

use http::Request;
use http::header::{ACCEPT, CONTENT_TYPE};
use tests::fixtures::stream_or_whole::client::Client;
use tests::fixtures::stream_or_whole::models::Row;
use tests::fixtures::stream_or_whole::operations::{
    LoadContent, LoadOk, LoadOkContent, LoadRequest, LoadResponse,
};
use tests::fixtures::stream_or_whole::server::{self, Api, Limits, Problem, Service};
use tests::runtime::Valid;
use tests::runtime::client::Error;
use tests::runtime::wire::{Accept, ByteStream, Items};

use super::super::Noting;
use super::{faults, send, whole};

/// Answers with what it is sent, as the caller likes it; notes what came whole.
#[derive(Clone, Default)]
struct Echo(Arc<Mutex<Vec<&'static str>>>);

impl Service for Echo {
    type Error = Problem;

    fn limits(&self) -> Limits {
        Limits::default().with_body(40)
    }
}

impl Api for Echo {
    async fn load(&self, request: Valid<LoadRequest>) -> Result<LoadResponse, Problem> {
        let LoadRequest { body, accept, .. } = request.into_inner();
        let (kind, rows) = match body {
            LoadContent::Json(rows) => ("whole", rows),
            LoadContent::Jsonl(items) => ("items", all(items).await),
            LoadContent::Zip(bytes) => {
                let kind = if bytes.whole().is_some() { "whole" } else { "stream" };
                (kind, vec![Row::new(whole(bytes).await.len() as i64)])
            }
            other => panic!("{other:?}"),
        };
        self.0.lock().unwrap().push(kind);
        let offers = ["application/json", "application/jsonl", "application/zip"];
        let content = match accept.and_then(|accept| accept.best(&offers)) {
            Some("application/jsonl") => LoadOkContent::Jsonl(rows.into()),
            Some("application/zip") => LoadOkContent::Zip(ByteStream::from("zip")),
            _ => LoadOkContent::Json(rows),
        };
        Ok(LoadOk::new(content).into())
    }
}

/// The items that are what they must be.
async fn all(mut items: Items<Row>) -> Vec<Row> {
    let mut rows = Vec::new();
    while let Some(row) = items.next().await {
        rows.extend(row.ok());
    }
    rows
}

fn rows() -> Vec<Row> {
    vec![Row::new(1), Row::new(2)]
}

#[tokio::test]
async fn the_media_type_says_what_streams() {
    let echo = Echo::default();
    let wire = Noting::new(server::router(echo.clone()));
    let client = Client::builder().base_url("http://localhost").build_with(wire.clone()).unwrap();
    let load = async |body: LoadContent| {
        let request = LoadRequest::new(body).with_accept(Accept::new("application/json"));
        client.load(&request).await.unwrap().value.body
    };
    let json = |rows| LoadOkContent::Json(rows);
    assert_eq!(load(LoadContent::Json(rows())).await, json(rows()));
    assert_eq!(wire.last().headers()[CONTENT_TYPE], "application/json");
    assert_eq!(load(LoadContent::Jsonl(rows().into())).await, json(rows()));
    assert_eq!(wire.last().headers()[CONTENT_TYPE], "application/jsonl");
    // It is longer than a body may be that is held.
    let zip = LoadContent::Zip(ByteStream::from(vec![0; 50]));
    assert_eq!(load(zip).await, json(vec![Row::new(50)]));
    assert_eq!(*echo.0.lock().unwrap(), ["whole", "items", "stream"]);
    let long = LoadContent::Json(vec![Row::new(1); 50]);
    let Err(Error::Undeclared(refused)) = client.load(&LoadRequest::new(long)).await else {
        panic!("more than the limit was held");
    };
    assert_eq!(refused.status, 413);
}

#[tokio::test]
async fn an_answer_streams_where_its_media_type_does() {
    let wire = Noting::new(server::router(Echo::default()));
    let client = Client::builder().base_url("http://localhost").build_with(wire).unwrap();
    let load = async |accept: &str| {
        let request = LoadRequest::new(LoadContent::Json(rows()));
        client.load(&request.with_accept(Accept::new(accept))).await.unwrap().value.body
    };
    let LoadOkContent::Jsonl(items) = load("application/jsonl").await else { panic!() };
    assert_eq!(all(items).await, rows());
    let LoadOkContent::Zip(bytes) = load("application/zip").await else { panic!() };
    assert!(bytes.whole().is_none());
    assert_eq!(whole(bytes).await, "zip");
    assert_eq!(load("application/*, application/zip;q=0").await, LoadOkContent::Json(rows()));
}

#[tokio::test]
async fn what_is_whole_is_judged_before_the_handler_and_items_one_by_one() {
    let wire = Noting::new(server::router(Echo::default()));
    let post = |media: &str| {
        let request = Request::post("http://localhost/rows").header(CONTENT_TYPE, media);
        request.header(ACCEPT, "application/json")
    };
    let refused = send(&wire, post("application/json"), br#"[{"id": 0}]"#).await;
    assert_eq!(faults(&refused), ["body /0/id minimum"]);
    let answer = send(&wire, post("application/jsonl"), b"{\"id\": 0}\n{\"id\": 3}\n").await;
    assert_eq!(answer.body(), r#"[{"id":3}]"#);
    assert_eq!(send(&wire, post("application/x-ndjson"), b"").await.status(), 415);
}
