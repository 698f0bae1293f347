//! Bodies that stream, over a socket: nobody holds them, and who stops is noticed at the other end.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use bytes::Bytes;
use futures_core::Stream;
use tests::fixtures::binary_body::client::Client;
use tests::fixtures::binary_body::operations::{
    GetPictureOk, GetPictureRequest, GetPictureResponse, PutPictureNoContent, PutPictureRequest,
    PutPictureResponse,
};
use tests::fixtures::binary_body::server::{self, Api, Limits, Problem, Service};
use tests::runtime::Valid;
use tests::runtime::client::{BoxError, ByteStream, Error};
use tests::runtime::wire::{AlreadyRead, BodyTooLarge};
use tokio::sync::{Mutex, mpsc, oneshot};

use super::serve;

const CHUNK: u64 = 64 * 1024;
/// Far more than the buffers of sockets hold.
const CHUNKS: u64 = 1024;
/// What they hold at most, and more.
const HELD: u64 = 24 * 1024 * 1024;

/// Chunks that are made when they are asked for, and counted.
struct Made {
    left: u64,
    count: Arc<AtomicU64>,
    _gone: Gone,
}

/// Tells when it is dropped.
struct Gone(Option<oneshot::Sender<()>>);

impl Drop for Gone {
    fn drop(&mut self) {
        if let Some(sender) = self.0.take() {
            let _ = sender.send(());
        }
    }
}

impl Made {
    fn new(chunks: u64) -> (Self, Arc<AtomicU64>, oneshot::Receiver<()>) {
        let count = Arc::new(AtomicU64::new(0));
        let (sender, gone) = oneshot::channel();
        let made = Self { left: chunks, count: Arc::clone(&count), _gone: Gone(Some(sender)) };
        (made, count, gone)
    }
}

impl Stream for Made {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.left -= 1;
        self.count.fetch_add(CHUNK, Ordering::SeqCst);
        Poll::Ready(Some(Ok(Bytes::from(vec![b'x'; CHUNK as usize]))))
    }
}

/// What somebody else sends.
struct Fed(mpsc::Receiver<Result<Bytes, BoxError>>);

impl Stream for Fed {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}

fn fed() -> (mpsc::Sender<Result<Bytes, BoxError>>, ByteStream) {
    let (sender, receiver) = mpsc::channel(1);
    (sender, ByteStream::new(Fed(receiver)))
}

/// What has been made when nothing is made any more.
async fn settled(count: &AtomicU64) -> u64 {
    let mut last = count.load(Ordering::SeqCst);
    loop {
        tokio::time::sleep(Duration::from_millis(100)).await;
        match count.load(Ordering::SeqCst) {
            now if now == last => return now,
            now => last = now,
        }
    }
}

/// Reads to the end.
async fn length(mut stream: ByteStream) -> Result<u64, BoxError> {
    let mut length = 0;
    while let Some(chunk) = stream.next().await {
        length += chunk?.len() as u64;
    }
    Ok(length)
}

/// Hands over the bodies that it gets, and answers with what it is given.
struct Pictures {
    got: mpsc::Sender<(ByteStream, oneshot::Sender<()>)>,
    answer: Mutex<mpsc::Receiver<ByteStream>>,
    limits: Limits,
}

impl Service for Pictures {
    type Error = Problem;

    fn limits(&self) -> Limits {
        self.limits
    }
}

impl Api for Pictures {
    async fn put_picture(
        &self,
        request: Valid<PutPictureRequest>,
    ) -> Result<PutPictureResponse, Problem> {
        let (done, is_done) = oneshot::channel();
        self.got.send((request.into_inner().body, done)).await.unwrap();
        is_done.await.map_err(|_| Problem::new(StatusCode::IM_A_TEAPOT))?;
        Ok(PutPictureNoContent::new().into())
    }

    async fn get_picture(
        &self,
        _: Valid<GetPictureRequest>,
    ) -> Result<GetPictureResponse, Problem> {
        match self.answer.lock().await.recv().await {
            Some(body) => Ok(GetPictureOk::new(body).into()),
            None => Err(Problem::new(StatusCode::NOT_FOUND)),
        }
    }
}

/// Both ends of a socket.
struct Ends {
    client: Client,
    got: mpsc::Receiver<(ByteStream, oneshot::Sender<()>)>,
    answer: mpsc::Sender<ByteStream>,
}

async fn ends() -> Ends {
    ends_within(Limits::default().with_stream(CHUNK * CHUNKS)).await
}

async fn ends_within(limits: Limits) -> Ends {
    let (sender, got) = mpsc::channel(1);
    let (answer, receiver) = mpsc::channel(1);
    let service = Pictures { got: sender, answer: Mutex::new(receiver), limits };
    let client = Client::new(serve(server::router(service)).await).unwrap();
    Ends { client, got, answer }
}

fn put(body: impl Into<ByteStream>) -> PutPictureRequest {
    PutPictureRequest::new("a", body)
}

#[tokio::test]
async fn an_upload_is_made_as_it_is_read() {
    let Ends { client, mut got, .. } = ends().await;
    let (made, count, _) = Made::new(CHUNKS);
    let sent = tokio::spawn(async move { client.put_picture(&put(ByteStream::new(made))).await });
    let (mut body, done) = got.recv().await.unwrap();
    let first = body.next().await.unwrap().unwrap().len() as u64;
    assert!(settled(&count).await < HELD, "{count:?} were made for one chunk");
    assert_eq!(first + length(body).await.unwrap(), CHUNK * CHUNKS);
    done.send(()).unwrap();
    sent.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_download_is_made_as_it_is_read() {
    let Ends { client, answer, .. } = ends().await;
    let (made, count, _) = Made::new(CHUNKS);
    answer.send(ByteStream::new(made)).await.unwrap();
    // What is held is bounded, so the stream may be longer than what a client collects.
    let reply = client.get_picture(&GetPictureRequest::new("a")).await.unwrap();
    let mut body = reply.into_value().body;
    let first = body.next().await.unwrap().unwrap().len() as u64;
    assert!(settled(&count).await < HELD, "{count:?} were made for one chunk");
    assert_eq!(first + length(body).await.unwrap(), CHUNK * CHUNKS);
}

#[tokio::test]
async fn a_client_that_stops_reading_ends_the_stream_of_the_server() {
    let Ends { client, answer, .. } = ends().await;
    let (made, _, gone) = Made::new(u64::MAX);
    answer.send(ByteStream::new(made)).await.unwrap();
    let reply = client.get_picture(&GetPictureRequest::new("a")).await.unwrap();
    let mut body = reply.into_value().body;
    body.next().await.unwrap().unwrap();
    drop(body);
    gone.await.unwrap();
}

/// One that waits for the next event writes nothing, and still learns that nobody listens.
#[tokio::test]
async fn a_server_that_writes_nothing_notices_too() {
    let Ends { client, answer, .. } = ends().await;
    let (feed, body) = fed();
    answer.send(body).await.unwrap();
    feed.send(Ok(Bytes::from_static(b"one"))).await.unwrap();
    let reply = client.get_picture(&GetPictureRequest::new("a")).await.unwrap();
    let mut body = reply.into_value().body;
    assert_eq!(body.next().await.unwrap().unwrap(), "one");
    drop(body);
    feed.closed().await;
}

#[tokio::test]
async fn a_client_that_gives_up_ends_what_the_server_reads() {
    let Ends { client, mut got, .. } = ends().await;
    let (feed, body) = fed();
    let sent = tokio::spawn(async move { client.put_picture(&put(body)).await });
    feed.send(Ok(Bytes::from_static(b"one"))).await.unwrap();
    let (mut body, _done) = got.recv().await.unwrap();
    assert_eq!(body.next().await.unwrap().unwrap(), "one");
    sent.abort();
    feed.closed().await;
    assert!(body.next().await.unwrap().is_err());
}

#[tokio::test]
async fn a_server_that_refuses_an_upload_ends_it() {
    let Ends { client, mut got, .. } = ends().await;
    let (made, _, gone) = Made::new(u64::MAX);
    let sent = tokio::spawn(async move { client.put_picture(&put(ByteStream::new(made))).await });
    let (body, done) = got.recv().await.unwrap();
    drop((body, done));
    gone.await.unwrap();
    // The answer may be lost with the connection, or arrive before it.
    let error = sent.await.unwrap().unwrap_err();
    assert!(matches!(error.status(), None | Some(StatusCode::IM_A_TEAPOT)), "{error:?}");
}

#[tokio::test]
async fn a_stream_that_breaks_is_no_stream_that_ends() {
    let Ends { client, mut got, answer } = ends().await;
    let (feed, body) = fed();
    answer.send(body).await.unwrap();
    feed.send(Ok(Bytes::from_static(b"one"))).await.unwrap();
    let reply = client.get_picture(&GetPictureRequest::new("a")).await.unwrap();
    let mut body = reply.into_value().body;
    assert_eq!(body.next().await.unwrap().unwrap(), "one");
    feed.send(Err("no more".into())).await.unwrap();
    assert!(body.next().await.unwrap().is_err());
    let (feed, body) = fed();
    let sent = tokio::spawn(async move { client.put_picture(&put(body)).await });
    feed.send(Ok(Bytes::from_static(b"one"))).await.unwrap();
    let (mut body, _done) = got.recv().await.unwrap();
    assert_eq!(body.next().await.unwrap().unwrap(), "one");
    feed.send(Err("no more".into())).await.unwrap();
    assert!(body.next().await.unwrap().is_err());
    assert!(matches!(sent.await.unwrap(), Err(Error::Transport(_))));
}

#[tokio::test]
async fn a_stream_has_the_limit_of_streams() {
    let limits = || Limits::default().with_body(1).with_stream(2 * CHUNK);
    let Ends { client, mut got, .. } = ends_within(limits()).await;
    let (made, ..) = Made::new(2);
    let (long, ..) = Made::new(3);
    let lengths = tokio::spawn(async move {
        let mut lengths = Vec::new();
        for _ in 0..2 {
            let (body, done) = got.recv().await.unwrap();
            lengths.push(length(body).await);
            done.send(()).unwrap();
        }
        lengths
    });
    client.put_picture(&put(ByteStream::sized(2 * CHUNK, made))).await.unwrap();
    drop(client.put_picture(&put(ByteStream::new(long))).await);
    let lengths = lengths.await.unwrap();
    assert!(matches!(lengths.as_slice(), [Ok(fits), Err(_)] if *fits == 2 * CHUNK), "{lengths:?}");
    let (said, ..) = Made::new(3);
    let error = client.put_picture(&put(ByteStream::sized(3 * CHUNK, said))).await.unwrap_err();
    assert!(matches!(error.status(), None | Some(StatusCode::PAYLOAD_TOO_LARGE)), "{error:?}");
    drop(client);
    let Ends { client, .. } = ends_within(limits()).await;
    let whole = vec![0; 3 * CHUNK as usize];
    let error = client.put_picture(&put(whole)).await.unwrap_err();
    assert!(matches!(error.status(), None | Some(StatusCode::PAYLOAD_TOO_LARGE)), "{error:?}");
}

#[tokio::test]
async fn the_limit_stands_where_it_is_exceeded() {
    let Ends { client, mut got, .. } = ends_within(Limits::default().with_stream(5)).await;
    let (feed, body) = fed();
    let sent = tokio::spawn(async move { client.put_picture(&put(body)).await });
    feed.send(Ok(Bytes::from_static(b"12345"))).await.unwrap();
    let (mut body, _done) = got.recv().await.unwrap();
    assert_eq!(body.next().await.unwrap().unwrap(), "12345");
    feed.send(Ok(Bytes::from_static(b"6"))).await.unwrap();
    let error = body.next().await.unwrap().unwrap_err();
    assert_eq!(error.downcast_ref(), Some(&BodyTooLarge { limit: 5 }));
    assert!(body.next().await.is_none());
    sent.abort();
}

#[tokio::test]
async fn a_known_length_is_sent() {
    let echo = Router::new().fallback(any(|headers: HeaderMap| async move {
        let told = |name| headers.get(name).and_then(|one| one.to_str().ok()).unwrap_or("-");
        format!("{} {}", told("content-length"), told("transfer-encoding"))
    }));
    let client = Client::new(serve(echo).await).unwrap();
    let told = async |body: ByteStream| match client.put_picture(&put(body)).await {
        Err(Error::Undeclared(reply)) => String::from_utf8(reply.value.to_vec()).unwrap(),
        other => panic!("{other:?}"),
    };
    assert_eq!(told(b"abc"[..].into()).await, "3 -");
    assert_eq!(told(ByteStream::sized(CHUNK, Made::new(1).0)).await, "65536 -");
    assert_eq!(told(ByteStream::new(Made::new(1).0)).await, "- chunked");
}

#[tokio::test]
async fn what_is_no_success_is_collected() {
    let Ends { client, answer, .. } = ends().await;
    drop(answer);
    let error = client.get_picture(&GetPictureRequest::new("a")).await.unwrap_err();
    let Error::Undeclared(reply) = error else { panic!("{error:?}") };
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    assert!(reply.value.starts_with(b"{"));
}

#[tokio::test]
async fn a_timeout_ends_where_a_stream_begins() {
    let (sender, _got) = mpsc::channel(1);
    let (answer, receiver) = mpsc::channel(1);
    let service = Pictures { got: sender, answer: Mutex::new(receiver), limits: Limits::default() };
    let builder = Client::builder().base_url(serve(server::router(service)).await);
    let client = builder.timeout(Duration::from_millis(300)).build().unwrap();
    let (feed, body) = fed();
    answer.send(body).await.unwrap();
    let reply = client.get_picture(&GetPictureRequest::new("a")).await.unwrap();
    let mut body = reply.into_value().body;
    tokio::time::sleep(Duration::from_millis(400)).await;
    feed.send(Ok(Bytes::from_static(b"late"))).await.unwrap();
    assert_eq!(body.next().await.unwrap().unwrap(), "late");
    // Nothing answers this one.
    let error = client.get_picture(&GetPictureRequest::new("a")).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
}

#[tokio::test]
async fn a_stream_has_one_reader() {
    let (feed, mut body) = fed();
    let mut other = body.clone();
    assert_eq!(body, other);
    assert_ne!(body, fed().1);
    assert!(body.try_clone().is_none());
    feed.send(Ok(Bytes::from_static(b"secret"))).await.unwrap();
    assert_eq!(format!("{body:?}"), "Stream { length: None, .. }");
    assert_eq!(body.next().await.unwrap().unwrap(), "secret");
    let error = other.next().await.unwrap().unwrap_err();
    assert_eq!(error.downcast_ref(), Some(&AlreadyRead));
    assert!(other.next().await.is_none());
    drop(body);
    assert!(feed.is_closed());
    let whole = ByteStream::from("secret");
    assert_eq!(whole.try_clone().unwrap(), whole);
    assert!(!format!("{whole:?}").contains("secret"));
    assert_eq!(whole.clone().collect(6).await.unwrap(), "secret");
    assert!(whole.collect(5).await.unwrap_err().is::<BodyTooLarge>());
}
