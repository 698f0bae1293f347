//! Tests of sequences: how items are told apart, wherever the chunks end, and how they are written.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::Response;
use serde_json::{Value, json};

use super::super::super::{Keyword, Number, Part, Schema, Side, Types};
use super::super::{
    BoxError, ByteStream, Framing, ItemError, Items, Parts, Payload, RequestReader, ResponseReader,
    ResponseWriter,
};

/// Chunks of one size.
pub(super) struct Chunks(pub(super) Bytes, pub(super) usize);

impl Stream for Chunks {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let size = self.1.min(self.0.len());
        let chunk = self.0.split_to(size);
        Poll::Ready((!chunk.is_empty()).then_some(Ok(chunk)))
    }
}

fn response(body: ByteStream) -> Response<ByteStream> {
    Response::new(body)
}

async fn all(mut items: Items<Value>) -> Vec<Result<Value, ItemError>> {
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(item);
    }
    found
}

/// The items of a text, which are the same in chunks of every size; `None` where there is an error.
async fn read(framing: Framing, text: &[u8]) -> Vec<Option<Value>> {
    let mut found = Vec::new();
    for size in 1..=text.len().max(1) {
        let body = ByteStream::new(Chunks(Bytes::copy_from_slice(text), size));
        let items = all(ResponseReader::new(&response(body)).items(framing)).await;
        let items: Vec<_> = items.into_iter().map(Result::ok).collect();
        assert!(size == 1 || found == items, "{found:?}\n{items:?} in chunks of {size}");
        found = items;
    }
    found
}

#[tokio::test]
async fn streams_have_the_length_that_was_said() {
    for (said, is) in [(4, false), (5, true), (6, false)] {
        let mut body = ByteStream::sized(said, Chunks(Bytes::from_static(b"12345"), 2));
        let mut read = Vec::new();
        while let Some(chunk) = body.next().await {
            read.push(chunk.map_err(|error| error.to_string()));
        }
        let wrong = Err("the stream has another length than was said".to_owned());
        assert_eq!(read.last() != Some(&wrong), is, "{said}: {read:?}");
        assert_eq!(read.len(), if said == 6 { 4 } else { 3 }, "{read:?}");
    }
}

#[tokio::test]
async fn lines_end_in_line_feeds() {
    let some = |values: &[Value]| values.iter().cloned().map(Some).collect::<Vec<_>>();
    let read = async |text: &str| read(Framing::Lines, text.as_bytes()).await;
    assert_eq!(read("").await, []);
    assert_eq!(read("1\n\"\\n\"\n").await, some(&[json!(1), json!("\n")]));
    assert_eq!(read("\r\n {\"a\": [1]} \r\n\n[]").await, some(&[json!({"a": [1]}), json!([])]));
    assert_eq!(read("1\n{\n2").await, [Some(json!(1)), None, Some(json!(2))]);
}

#[tokio::test]
async fn separators_begin_what_line_feeds_end() {
    let read = async |text: &str| read(Framing::Sequence, text.as_bytes()).await;
    assert_eq!(read("").await, []);
    assert_eq!(read("\x1e1\n\x1e[\n2\n]\n").await, [Some(json!(1)), Some(json!([2]))]);
    assert_eq!(read("\x1e\x1e \n\x1e\"]\\\"\u{1f600}\"\n").await, [Some(json!("]\"\u{1f600}"))]);
    // A text that is closed is whole; a number or a word may be a part of another.
    assert_eq!(read("\x1e{}\x1e[]\x1e\"\"").await, [json!({}), json!([]), json!("")].map(Some));
    assert_eq!(read("\x1e12\x1e1 \x1etrue").await, [None, Some(json!(1)), None]);
    assert_eq!(read("\x1e{\"a\": \x1e3\n").await, [None, Some(json!(3))]);
}

#[tokio::test]
async fn events_are_read_as_browsers_read_them() {
    let read = async |text: &str| read(Framing::Events, text.as_bytes()).await;
    let data = |data: &str| Some(json!({"data": data}));
    assert_eq!(read("").await, []);
    for end in ["\n", "\r", "\r\n"] {
        let text = "data: a\n\ndata: b\ndata:c\n\n".replace('\n', end);
        assert_eq!(read(&text).await, [data("a"), data("b\nc")]);
    }
    assert_eq!(read("\u{feff}data:  ü\n\n").await, [data(" ü")]);
    // Comments, fields that nobody knows, and names without a colon.
    assert_eq!(
        read(": hello\n\ndata\nother: 1\n:\n\ndata\ndata\n\n").await,
        [data(""), data("\n")]
    );
    // What has no data is no event, and neither is what has no end.
    assert_eq!(read("event: a\nid: 1\n\ndata: b\n\ndata: c\n").await, [data("b")]);
    let whole = "event: a\nid: 7\nretry: 010\nretry: 1x\nid: \0\ndata: {\"a\": 1}\n\n";
    let event = json!({"event": "a", "id": "7", "retry": 10, "data": "{\"a\": 1}"});
    assert_eq!(read(whole).await, [Some(event)]);
    assert_eq!(read("event:\nid\ndata:\n\n").await, [Some(json!({"id": "", "data": ""}))]);
    let body = ByteStream::from(&b"data: \xff\n\n"[..]);
    let found = all(ResponseReader::new(&response(body)).items(Framing::Events)).await;
    assert_eq!(found[0].as_ref().unwrap()["data"], "\u{fffd}");
}

#[tokio::test]
async fn an_item_has_a_limit() {
    for (framing, text, long) in [
        (Framing::Lines, "123456\n", "1234567\n12\n"),
        (Framing::Sequence, "\x1e123456\n", "\x1e1234567\n\x1e1\n"),
        (Framing::Events, "data:x\n", "data:1\ndata:23456\n\n"),
    ] {
        for size in [1, 40] {
            let read = async |text: &str| {
                let chunks = Chunks(Bytes::copy_from_slice(text.as_bytes()), size);
                let body = ByteStream::new(chunks).with_item_limit(6);
                all(ResponseReader::new(&response(body)).items(framing)).await
            };
            assert!(read(text).await.iter().all(Result::is_ok), "{framing:?} {size}");
            let found = read(long).await;
            assert_eq!(found.len(), 1, "{framing:?} {size}: {found:?}");
            assert!(matches!(found[0], Err(ItemError::TooLong { limit: 6 })), "{found:?}");
        }
    }
}

async fn write(framing: Framing, items: Vec<Value>) -> Result<String, BoxError> {
    let mut writer = ResponseWriter::new();
    writer.items("text/plain", framing, &Items::from(items)).unwrap();
    let body = writer.finish().into_body().collect(1000).await?;
    Ok(String::from_utf8(body.to_vec())?)
}

#[tokio::test]
async fn what_is_written_is_read() {
    let items = || vec![json!({"data": "a\n b\n", "id": "1"}), json!({"data": "", "retry": 3})];
    for (framing, text) in [
        (Framing::Lines, "{\"data\":\"a\\n b\\n\",\"id\":\"1\"}\n{\"data\":\"\",\"retry\":3}\n"),
        (
            Framing::Sequence,
            "\x1e{\"data\":\"a\\n b\\n\",\"id\":\"1\"}\n\x1e{\"data\":\"\",\"retry\":3}\n",
        ),
        (Framing::Events, "data: a\ndata:  b\ndata: \nid: 1\n\ndata: \nretry: 3\n\n"),
    ] {
        assert_eq!(write(framing, items()).await.unwrap(), text);
        let found: Vec<_> = items().into_iter().map(Some).collect();
        assert_eq!(read(framing, text.as_bytes()).await, found);
    }
    for event in [json!(1), json!({"data": "a", "more": 1}), json!({"data": "a", "id": "1\n"})] {
        assert!(write(Framing::Events, vec![event]).await.is_err());
    }
    let nothing = json!({"event": null, "data": {"a": 1}});
    assert_eq!(write(Framing::Events, vec![nothing]).await.unwrap(), "data: {\"a\":1}\n\n");
}

#[tokio::test]
async fn servers_check_each_item() {
    static POSITIVE: Schema =
        Schema { keywords: &[Keyword::Type(Types::INTEGER), Keyword::Minimum(Number::Integer(1))] };
    let headers = http::HeaderMap::new();
    let body = Payload::Present(b"1\n0\n\"a\"\nx\n2"[..].into());
    let parts = Parts { path: &[], query: "", headers: &headers, body };
    let mut reader = RequestReader::new(&[], &[], parts);
    let part =
        Part::<i64> { schema: &POSITIVE, side: Side::Request, exact: false, conforms: |_| true };
    let mut items = reader.items(Framing::Lines, &part).unwrap();
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(match item {
            Ok(item) => item.to_string(),
            Err(ItemError::Invalid(invalid)) => invalid.violations()[0].keyword.to_string(),
            Err(other) => panic!("{other:?}"),
        });
    }
    assert_eq!(found, ["1", "minimum", "type", "syntax", "2"]);
}
