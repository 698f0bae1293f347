//! The examples of docs/STREAMS.md, compiled; a test holds that it shows this code.

use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use tests::fixtures::binary_body::operations::{GetPictureRequest, PutPictureRequest};
use tests::fixtures::multipart_files::operations::{PutFilesParts, PutFilesRequest};
use tests::fixtures::sequences::models::Event;
use tests::fixtures::sequences::operations::{WatchOk, WatchRequest, WatchResponse};
use tests::fixtures::{binary_body, sequences};
use tests::runtime::wire::{BoxError, ByteStream, File, ItemError, Items};

fn upload(
    chunks: impl Stream<Item = std::io::Result<Bytes>> + Send + 'static,
) -> PutPictureRequest {
    PutPictureRequest::new("1", ByteStream::new(chunks))
}

async fn download(client: &binary_body::client::Client) -> Result<u64, BoxError> {
    let reply = client.get_picture(&GetPictureRequest::new("1")).await?;
    let (mut picture, mut length) = (reply.into_value().body, 0);
    while let Some(chunk) = picture.next().await {
        length += chunk?.len() as u64;
    }
    Ok(length)
}

fn attach(
    length: u64,
    chunks: impl Stream<Item = std::io::Result<Bytes>> + Send + 'static,
) -> PutFilesRequest {
    let mut parts = PutFilesParts::new().with_text("a picture");
    let file = File::new(ByteStream::sized(length, chunks));
    parts.file = Some(file.named("a.png").with_media_type("image/png"));
    PutFilesRequest::new().with_body(parts)
}

fn events(made: impl Stream<Item = Event> + Send + 'static) -> WatchResponse {
    WatchOk::new(Items::new(made)).into()
}

async fn follow(client: &sequences::client::Client) -> Result<(), BoxError> {
    let mut events = client.watch(&WatchRequest::new()).await?.into_value().body;
    while let Some(event) = events.next().await {
        match event {
            Ok(event) => println!("{}", event.data),
            Err(ItemError::Decode(fault)) => println!("passed over: {fault}"),
            Err(end) => return Err(end.into()),
        }
    }
    Ok(())
}

/// Nobody answers, and everything is asked.
#[tokio::test]
async fn the_examples_are_run() {
    let base = "http://127.0.0.1:1";
    let (pictures, desk) =
        (binary_body::client::Client::new(base), sequences::client::Client::new(base));
    assert!(download(&pictures.unwrap()).await.is_err());
    assert!(follow(&desk.unwrap()).await.is_err());
    assert_eq!(upload(Nothing(PhantomData)).id, "1");
    assert!(attach(0, Nothing(PhantomData)).body.is_some_and(|parts| parts.file.is_some()));
    assert_eq!(events(Nothing(PhantomData)).status(), 200);
}

/// A stream of nothing.
struct Nothing<T>(PhantomData<fn() -> T>);

impl<T> Stream for Nothing<T> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        Poll::Ready(None)
    }
}

#[test]
fn the_page_shows_this_code() {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let here = words(include_str!("streams_docs.rs"));
    let page = include_str!("../../../docs/STREAMS.md");
    let mut blocks = page.split("```").skip(1).step_by(2).peekable();
    assert!(blocks.peek().is_some());
    for block in blocks {
        let code = words(block.strip_prefix("rust").unwrap());
        assert!(here.contains(&code), "{block}");
    }
}
