//! Files of forms that are handed on as they arrive: large ones, some that stall, break off or do not
//! end, and forms that go on behind them.

use std::pin::Pin;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::StatusCode;
use tests::fixtures::multipart_files::client::Client;
use tests::fixtures::multipart_files::operations::{
    AddNoteRequest, AddNoteResponse, AddPhotoRequest, AddPhotoResponse, PutFilesNoContent,
    PutFilesParts, PutFilesRequest, PutFilesResponse,
};
use tests::fixtures::multipart_files::server::{self, Api, Limits, Problem, Service};
use tests::runtime::Valid;
use tests::runtime::client::{BoxError, Error};
use tests::runtime::server::Files;
use tests::runtime::wire::{BodyTooLarge, BrokenForm, ByteStream, File};
use tokio::net::{TcpListener, TcpStream};

use super::uploads::Endless;
use super::{HELD, LENGTH, SOON, Then, in_time, rest, send};

/// What forms held: their text, and how many bytes their file had.
type Seen = Arc<Mutex<Vec<(Option<String>, u64)>>>;

/// Reads files, and notes how much that was.
struct Store {
    limits: Limits,
    seen: Seen,
}

impl Store {
    /// Where it is served, and what it saw.
    async fn serve(limits: Limits) -> (String, Seen) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let seen = Seen::default();
        let router = server::router(Self { limits, seen: Arc::clone(&seen) });
        tokio::spawn(server::listen(listener, router, limits, std::future::pending()));
        (address, seen)
    }
}

impl Service for Store {
    type Error = Problem;

    fn limits(&self) -> Limits {
        self.limits
    }
}

impl Api for Store {
    async fn add_photo(&self, _: Valid<AddPhotoRequest>) -> Result<AddPhotoResponse, Problem> {
        Err(Problem::new(StatusCode::NOT_IMPLEMENTED))
    }

    async fn add_note(&self, _: Valid<AddNoteRequest>) -> Result<AddNoteResponse, Problem> {
        Err(Problem::new(StatusCode::NOT_IMPLEMENTED))
    }

    async fn put_files(
        &self,
        request: Valid<PutFilesRequest>,
    ) -> Result<PutFilesResponse, Problem> {
        let PutFilesParts { text, file, .. } = request.into_inner().body.unwrap();
        let (mut content, mut length) = (file.unwrap().content, 0);
        while let Some(chunk) = content.next().await {
            let status = |error: BoxError| match error.downcast::<BrokenForm>().map(|one| *one) {
                Ok(BrokenForm::GoesOn) => StatusCode::CONFLICT,
                Err(error) if error.is::<BodyTooLarge>() => StatusCode::PAYLOAD_TOO_LARGE,
                _ => StatusCode::BAD_REQUEST,
            };
            length += chunk.map_err(|error| Problem::new(status(error)))?.len() as u64;
        }
        self.seen.lock().unwrap().push((text, length));
        Ok(PutFilesNoContent::new().into())
    }
}

/// So many bytes.
struct Many(u64);

impl Stream for Many {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let size = self.0.min(LENGTH as u64);
        self.0 -= size;
        Poll::Ready((size > 0).then(|| Ok(Bytes::from(vec![b'\r'; size as usize]))))
    }
}

fn request(content: ByteStream) -> PutFilesRequest {
    let mut file = File::new(content).with_media_type("text/plain");
    file.headers.insert("x-sum", "1".parse().unwrap());
    let mut parts = PutFilesParts::new().with_text("some");
    parts.file = Some(file);
    PutFilesRequest::new().with_body(parts)
}

fn small() -> Limits {
    Limits::default().with_body(4096).with_stream(40 * 1024 * 1024)
}

#[tokio::test]
async fn a_large_file_passes_through_both_ends() {
    let (address, seen) = Store::serve(small().with_files(Files::HandedOn)).await;
    let client = Client::new(format!("http://{address}")).unwrap();
    let length = 32 * 1024 * 1024 + 1;
    for content in [ByteStream::new(Many(length)), ByteStream::sized(length, Many(length))] {
        client.put_files(&request(content)).await.unwrap();
        assert_eq!(seen.lock().unwrap().pop(), Some((Some("some".to_owned()), length)));
    }
    // A server that holds files holds no more of them than of a body.
    let (address, seen) = Store::serve(small()).await;
    let client = Client::new(format!("http://{address}")).unwrap();
    client.put_files(&request(ByteStream::new(Many(100)))).await.unwrap();
    assert_eq!(seen.lock().unwrap().pop(), Some((Some("some".to_owned()), 100)));
}

#[tokio::test]
async fn files_that_do_not_end() {
    for limits in [small(), small().with_files(Files::HandedOn).with_stream(128 * 1024)] {
        let (address, _) = Store::serve(limits.with_head(SOON).with_stall(SOON)).await;
        let client = Client::new(format!("http://{address}")).unwrap();
        let (endless, made, gone) = Endless::make();
        let call = async {
            let request = request(endless);
            client.put_files(&request).await
        };
        let error = in_time("an upload", call).await.unwrap_err();
        let is_refused = error.status() == Some(StatusCode::PAYLOAD_TOO_LARGE);
        assert!(is_refused || matches!(error, Error::Transport(_)), "{error:?}");
        in_time("the end of the upload", gone).await.unwrap_err();
        assert!(made.load(Ordering::SeqCst) < HELD, "{made:?} bytes");
    }
}

/// Sends a form by hand; its status, none when it is only hung up on, and how much was sent.
async fn put(address: &str, name: &str, form: (&str, Then)) -> (Option<u16>, u64) {
    let (form, then) = form;
    let length = match then {
        Then::End => form.len(),
        Then::Stall | Then::Drip(_) => 100_000,
        Then::Flood(_) => 10_000_000,
    };
    let head = "PUT /files HTTP/1.1\r\nhost: a\r\ncontent-type: multipart/form-data; boundary=b";
    let text = format!("{head}\r\ncontent-length: {length}\r\n\r\n{form}");
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

fn part(name: &str, headers: &str) -> String {
    format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n{headers}\r\nx\r\n")
}

#[tokio::test]
async fn forms_that_stall_break_off_or_go_on_behind_their_file() {
    let limits = small().with_files(Files::HandedOn).with_stream(128 * 1024);
    let limits = limits.with_handler(SOON).with_arrival(SOON).with_head(SOON).with_stall(SOON);
    let (address, _) = Store::serve(limits).await;
    let (text, file) = (part("text", ""), part("file", "X-Sum: 1\r\nContent-Type: image/a\r\n"));
    let long = part("text", &format!("X-Long: {}\r\n", "a".repeat(5000)));
    for (name, form, then, expected) in [
        ("a whole form", format!("{text}{file}--b--"), Then::End, 204),
        ("a form before its file", text.clone(), Then::Stall, 408),
        ("a form in its file", file.clone(), Then::Stall, 503),
        ("a file byte by byte", format!("{text}{file}"), Then::Drip(b'a'), 503),
        ("the end in the file", format!("{text}{file}"), Then::End, 400),
        ("the end before the file", text.clone(), Then::End, 400),
        ("a part behind the file", format!("{file}{text}--b--"), Then::End, 409),
        ("the file twice", format!("{file}{file}--b--"), Then::End, 409),
        ("too much before the file", format!("{long}{file}--b--"), Then::End, 413),
        ("no header", part("file", "") + "--b--", Then::End, 422),
        ("a type", part("file", "X-Sum: 1\r\nContent-Type: a/b\r\n") + "--b--", Then::End, 422),
        ("more than there may be", file.clone(), Then::Flood(b"a"), 413),
    ] {
        let (status, sent) = put(&address, name, (&form, then)).await;
        let is_lost = matches!(then, Then::Flood(_)) && status.is_none();
        assert!(status == Some(expected) || is_lost, "{name}: {status:?}");
        assert!(sent < HELD, "{name}: {sent} bytes");
    }
}
