//! Bodies that stream from a client: against a server that does not read, and from one that stalls,
//! breaks off or does not end.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::StatusCode;
use tests::fixtures::binary_body::client::Client;
use tests::fixtures::binary_body::operations::{
    GetPictureOk, GetPictureRequest, GetPictureResponse, PutPictureNoContent, PutPictureRequest,
    PutPictureResponse,
};
use tests::fixtures::binary_body::server::{self, Api, Limits, Problem, Service};
use tests::runtime::Valid;
use tests::runtime::client::{BoxError, ByteStream, Error, RetryPolicy};
use tests::runtime::wire::BodyTooLarge;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex, oneshot};

use super::{CHUNK, HELD, LENGTH, SOON, Then, in_time, rest, send};

/// Bytes without end, counted while they are made.
pub struct Endless(
    Arc<AtomicU64>,
    #[expect(dead_code, reason = "tells by its end")] oneshot::Sender<()>,
);

impl Endless {
    pub fn make() -> (ByteStream, Arc<AtomicU64>, oneshot::Receiver<()>) {
        let made = Arc::new(AtomicU64::new(0));
        let (sender, gone) = oneshot::channel();
        (ByteStream::new(Self(Arc::clone(&made), sender)), made, gone)
    }
}

impl Stream for Endless {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.fetch_add(LENGTH as u64, Ordering::SeqCst);
        Poll::Ready(Some(Ok(Bytes::from(vec![b'a'; LENGTH]))))
    }
}

/// Reads what it gets, and gives one picture.
pub struct Pictures {
    picture: Mutex<Option<ByteStream>>,
    limits: Limits,
}

impl Pictures {
    /// Where it is served.
    pub async fn serve(picture: Option<ByteStream>, limits: Limits) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let router = server::router(Self { picture: Mutex::new(picture), limits });
        tokio::spawn(server::listen(listener, router, limits, std::future::pending()));
        address
    }
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
        let mut body = request.into_inner().body;
        while let Some(chunk) = body.next().await {
            let status = |error: BoxError| match error.is::<BodyTooLarge>() {
                true => StatusCode::PAYLOAD_TOO_LARGE,
                false => StatusCode::BAD_REQUEST,
            };
            chunk.map_err(|error| Problem::new(status(error)))?;
        }
        Ok(PutPictureNoContent::new().into())
    }

    async fn get_picture(
        &self,
        _: Valid<GetPictureRequest>,
    ) -> Result<GetPictureResponse, Problem> {
        let picture = self.picture.lock().await.take();
        let picture = picture.ok_or_else(|| Problem::new(StatusCode::NOT_FOUND))?;
        Ok(GetPictureOk::new(picture).into())
    }
}

/// Sends a picture by hand; the status, none when it is only hung up on, and how much was sent.
async fn put(address: &str, name: &str, headers: &str, body: (&str, Then)) -> (Option<u16>, u64) {
    let (body, then) = body;
    let head = "PUT /pictures/a HTTP/1.1\r\nhost: a\r\ncontent-type: application/octet-stream";
    let text = format!("{head}\r\n{headers}\r\n\r\n{body}");
    let mut socket = TcpStream::connect(address).await.unwrap();
    let (mut from, mut to) = socket.split();
    let exchange = async {
        let mut reading = std::pin::pin!(rest(&mut from));
        tokio::select! {
            answer = &mut reading => (answer, 0),
            sent = send(&mut to, text.as_bytes(), then) => (reading.await, sent),
        }
    };
    let (answer, sent) = in_time(name, exchange).await;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    (answer.strip_prefix("HTTP/1.1 ").map(|status| status[..3].parse().unwrap()), sent)
}

#[tokio::test]
async fn streams_that_stall_break_off_or_do_not_end() {
    let limits = Limits::default().with_handler(SOON).with_stream(128 * 1024);
    let limits = limits.with_head(SOON).with_stall(SOON);
    let address = Pictures::serve(None, limits).await;
    let chunked = "transfer-encoding: chunked";
    for (name, headers, body, then, expected) in [
        ("a stall", "content-length: 10", "aa", Then::Stall, 503),
        ("a stall in a chunk", chunked, "5\r\naa", Then::Stall, 503),
        ("byte by byte", "content-length: 9999", "a", Then::Drip(b'a'), 503),
        ("the end in the body", "content-length: 10", "aa", Then::End, 400),
        ("the end in a chunk", chunked, "5\r\naa", Then::End, 400),
        ("the end in a size", chunked, "5", Then::End, 400),
        ("no size", chunked, "zz\r\n", Then::Stall, 400),
        ("10 GB, of which nothing comes", "content-length: 10000000000", "", Then::Stall, 413),
        ("10 GB", "content-length: 10000000000", "", Then::Flood(b"a"), 413),
        ("chunks", chunked, "", Then::Flood(CHUNK), 413),
    ] {
        let good = put(&address, "a good one", "content-length: 2", ("aa", Then::End));
        let bad = put(&address, name, headers, (body, then));
        let ((status, sent), (good, _)) = tokio::join!(bad, good);
        let is_lost = matches!(then, Then::Flood(_)) && status.is_none();
        assert!(status == Some(expected) || is_lost, "{name}: {status:?}");
        assert!(sent < HELD, "{name}: {sent} bytes");
        assert_eq!(good, Some(204), "{name}: another request");
    }
}

/// What a server does not take is not made, and not waited for. (hyper keeps the connection until its
/// buffer is written or the system gives it up.)
#[tokio::test]
async fn servers_that_do_not_read() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    for policy in [RetryPolicy::never(), RetryPolicy::default()] {
        let builder = Client::builder().base_url(&base).timeout(SOON).retry(policy);
        let client = builder.build().unwrap();
        let (endless, made, _) = Endless::make();
        let call = async { client.put_picture(&PutPictureRequest::new("a", endless)).await };
        let error = in_time("an upload", call).await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
        assert!(made.load(Ordering::SeqCst) < HELD, "{made:?} bytes");
    }
}
