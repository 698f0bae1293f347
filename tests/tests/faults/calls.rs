//! A client whose answers are whole, against servers that do what they should not.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use tests::fixtures::enum_open::client::{Client, ClientBuilder};
use tests::fixtures::enum_open::operations::GetShirtRequest;
use tests::runtime::client::{Error, RetryPolicy};
use tests::runtime::wire::BodyTooLarge;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use super::{CHUNK, HELD, LATE, SOON, Then, head, in_time, rest, send};

/// How a call ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// With an answer.
    Done,
    /// Without a whole answer, which another attempt may bring.
    Broken,
    /// With one that is too long, which it would be again.
    TooLong,
    /// With an answer that is not what it must be.
    Wrong,
}
use Kind::{Broken, Done, TooLong, Wrong};

/// What a server does to its first caller.
struct Fault {
    name: &'static str,
    bytes: Vec<u8>,
    then: Then,
    kind: Kind,
}

fn fault(name: &'static str, bytes: impl Into<Vec<u8>>, then: Then, kind: Kind) -> Fault {
    Fault { name, bytes: bytes.into(), then, kind }
}

const GOOD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 16\r\n\r\n{\"colour\":\"red\"}";

/// An answer of JSON with other headers and another body.
fn answer(headers: &str, body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n{headers}\r\n\r\n{body}")
}

fn length(length: &str, body: &str) -> String {
    answer(&format!("content-length: {length}"), body)
}

fn chunked(body: &str) -> String {
    answer("transfer-encoding: chunked", body)
}

/// A server, which answers all but the first as it should.
pub struct Server {
    pub base: String,
    pub calls: Arc<AtomicUsize>,
    /// What it could send to the first.
    pub sent: Arc<AtomicU64>,
    /// When it has sent it.
    pub done: Arc<Notify>,
}

pub async fn serve((bytes, then): (Vec<u8>, Then), good: &'static str) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let (calls, sent) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicU64::new(0)));
    let done = Arc::new(Notify::new());
    let (counted, told) = (Arc::clone(&sent), Arc::clone(&done));
    let server = Server { base, calls: Arc::clone(&calls), sent, done };
    tokio::spawn(async move {
        loop {
            let (mut socket, _) = listener.accept().await.unwrap();
            let (bytes, sent, done) = (bytes.clone(), Arc::clone(&counted), Arc::clone(&told));
            let is_first = calls.fetch_add(1, Ordering::SeqCst) == 0;
            tokio::spawn(async move {
                head(&mut socket).await;
                if is_first {
                    sent.store(fail(socket, &bytes, then).await, Ordering::SeqCst);
                    done.notify_one();
                } else {
                    send(&mut socket, good.as_bytes(), Then::End).await;
                }
            });
        }
    });
    server
}

/// Does what it should not until the caller hangs up.
async fn fail(mut socket: TcpStream, bytes: &[u8], then: Then) -> u64 {
    let (mut from, mut to) = socket.split();
    match then {
        Then::Stall => {
            tokio::select! {
                _ = send(&mut to, bytes, then) => {}
                _ = rest(&mut from) => {}
            }
            0
        }
        _ => send(&mut to, bytes, then).await,
    }
}

/// How a call ends, within time.
async fn call(name: &str, client: &Client) -> Kind {
    let request = GetShirtRequest::new();
    match in_time(name, client.get_shirt(&request)).await {
        Ok(reply) if reply.body.colour.to_string() == "red" => Done,
        Ok(reply) => panic!("{name}: {reply:?}"),
        Err(Error::Decode(_)) => Wrong,
        Err(Error::Transport(error)) if error.is::<BodyTooLarge>() => TooLong,
        Err(Error::Transport(_)) => Broken,
        Err(error) => panic!("{name}: {error:?}"),
    }
}

/// The same client, which waits for an answer.
fn patient(client: &Client) -> Client {
    client.with(|terms| terms.timeout(LATE))
}

fn builder(base: &str) -> ClientBuilder {
    Client::builder().base_url(base).timeout(SOON).response_limit(64 * 1024)
}

/// Two calls by a client that sends once, two by one that repeats what broke.
async fn check(fault: Fault) {
    let Fault { name, bytes, then, kind } = fault;
    let server = serve((bytes.clone(), then), GOOD).await;
    let client = builder(&server.base).build().unwrap();
    assert_eq!(call(name, &client).await, kind, "{name}");
    assert_eq!(call(name, &patient(&client)).await, Done, "{name}: the call after it");
    if let Then::Flood(_) = then {
        in_time(name, server.done.notified()).await;
        assert!(server.sent.load(Ordering::SeqCst) < HELD, "{name}: {:?} bytes", server.sent);
    }
    let server = serve((bytes, then), GOOD).await;
    let policy = RetryPolicy::default().attempts(9).waits(Duration::from_millis(1), SOON);
    let client = builder(&server.base).retry(policy).build().unwrap();
    let (kind, is_repeated) = if kind == Broken { (Done, true) } else { (kind, false) };
    assert_eq!(call(name, &client).await, kind, "{name}: with repetition");
    assert_eq!(server.calls.load(Ordering::SeqCst) > 1, is_repeated, "{name}: with repetition");
    assert_eq!(
        call(name, &patient(&client)).await,
        Done,
        "{name}: the call after it, with repetition"
    );
}

async fn check_all(faults: Vec<Fault>) {
    assert!(!faults.is_empty());
    for fault in faults {
        check(fault).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_stall() {
    check_all(vec![
        fault("before the head", "", Then::Stall, Broken),
        fault("in the head", "HTTP/1.1 200 OK\r\ncontent-ty", Then::Stall, Broken),
        fault("before the body", length("16", ""), Then::Stall, Broken),
        fault("in the body", length("16", "{\"colour\""), Then::Stall, Broken),
        fault("in the size of a chunk", chunked("1"), Then::Stall, Broken),
        fault("in a chunk", chunked("10\r\n{\"colour\""), Then::Stall, Broken),
        fault(
            "before the last chunk",
            chunked("10\r\n{\"colour\":\"red\"}\r\n"),
            Then::Stall,
            Broken,
        ),
        fault("byte by byte in the head", "HTTP/1.1 200 OK\r\nx: ", Then::Drip(b'a'), Broken),
        fault("byte by byte in the size of a chunk", chunked(""), Then::Drip(b'0'), Broken),
        fault("byte by byte in the body", length("9999", ""), Then::Drip(b' '), Broken),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_break_off() {
    check_all(vec![
        fault("before the head", "", Then::End, Broken),
        fault("in the head", "HTTP/1.1 200 OK\r\ncontent-ty", Then::End, Broken),
        fault("in the body", length("16", "{\"colour\""), Then::End, Broken),
        fault("in the size of a chunk", chunked("1"), Then::End, Broken),
        fault("in a chunk", chunked("10\r\n{\"colour\""), Then::End, Broken),
        fault(
            "before the last chunk",
            chunked("10\r\n{\"colour\":\"red\"}\r\n"),
            Then::End,
            Broken,
        ),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_lie_about_length() {
    let whole = "{\"colour\":\"red\"}";
    check_all(vec![
        fault("too short", length("9", whole), Then::Stall, Wrong),
        fault("nothing", length("0", whole), Then::Stall, Wrong),
        fault("too long", length("17", whole), Then::End, Broken),
        fault("two lengths", length("16\r\ncontent-length: 9", whole), Then::Stall, Broken),
        fault("less than nothing", length("-1", whole), Then::Stall, Broken),
        fault("no number", length("many", whole), Then::Stall, Broken),
        fault("more than any", length("99999999999999999999", whole), Then::Stall, Broken),
        fault("10 GB, of which nothing comes", length("10000000000", ""), Then::Stall, TooLong),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_do_not_end() {
    let flood = |piece: &'static str| Then::Flood(piece.as_bytes());
    check_all(vec![
        fault("a body of 10 GB", length("10000000000", ""), flood("a"), TooLong),
        fault("chunks", chunked(""), Then::Flood(CHUNK), TooLong),
        fault("a body until the end", answer("x: y", ""), flood("a"), TooLong),
        fault("headers", "HTTP/1.1 200 OK\r\n", flood("x-more: 1\r\n"), Broken),
        fault("a header", "HTTP/1.1 200 OK\r\nx: ", flood("a"), Broken),
        fault("a reason", "HTTP/1.1 200 ", flood("a"), Broken),
        fault("an extension of a chunk", chunked("1;"), flood("a"), Broken),
        fault("trailers", chunked("0\r\n"), flood("x-more: 1\r\n"), Broken),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_send_garbage() {
    let no_text = [length("4", "").into_bytes(), b"\"\xff\xfe\"".to_vec()].concat();
    let many = "x-more: 1\r\n".repeat(200);
    check_all(vec![
        fault("bytes", [0, 255, 1, 254, 13, 10, 13, 10], Then::Stall, Broken),
        fault("a page", "<html>\r\n\r\n", Then::Stall, Broken),
        fault("a status", "HTTP/1.1 99999 OK\r\n\r\n", Then::Stall, Broken),
        fault("another protocol", "SSH-2.0-server\r\n", Then::Stall, Broken),
        fault("200 headers", answer(many.trim_end(), ""), Then::Stall, Broken),
        fault("a chunk without a size", chunked("zz\r\n"), Then::Stall, Broken),
        fault("a chunk beyond any", chunked("fffffffffffffffff\r\n"), Then::Stall, Broken),
        fault("a chunk that goes on", chunked("1\r\n{{\r\n0\r\n\r\n"), Then::Stall, Broken),
        fault("no JSON", length("3", "{{{"), Then::End, Wrong),
        fault("no text", no_text, Then::End, Wrong),
    ])
    .await;
}

/// What comes after an answer is the answer to nothing.
#[tokio::test(flavor = "multi_thread")]
async fn servers_that_answer_twice() {
    let other = GOOD.replace("red", "bad");
    check_all(vec![
        fault("at once", format!("{GOOD}{other}"), Then::Stall, Done),
        fault("and end", format!("{GOOD}{other}"), Then::End, Done),
        fault(
            "and said that they would not",
            length("16\r\nconnection: close", &format!("{{\"colour\":\"red\"}}{other}")),
            Then::Stall,
            Done,
        ),
    ])
    .await;
}

/// A server that is gone between two calls of a connection that was kept.
#[tokio::test(flavor = "multi_thread")]
async fn servers_that_go_while_nothing_is_asked() {
    let server = serve((GOOD.into(), Then::End), GOOD).await;
    let client = builder(&server.base).build().unwrap();
    for _ in 0..5 {
        assert_eq!(call("kept", &client).await, Done);
    }
}
