//! The requests of the suite, mutated, into the generated server in memory: whatever comes, it does
//! not panic and does not fail (5xx). `cargo xtask fuzz-requests` does it for as long as it is told.

use std::env;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::Poll;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Request, Uri};
use tests::runtime::client::{InMemory, Limits, Transport};

use super::all;
use super::random::Random;

/// How many cases every run of the tests looks at.
const CASES: usize = 4000;

/// What means something to a reader of parameters, headers or bodies.
const WORDS: &[&[u8]] = &[
    b"%",
    b"%0",
    b"%00",
    b"%ff",
    b"%2C",
    b"%F0%9F%A6%80",
    b",",
    b";",
    b".",
    b"=",
    b"&",
    b"|",
    b"+",
    b"/",
    b"?",
    b"[",
    b"]",
    b"[0]",
    b"[]",
    b"[a][b]",
    b"[4294967295]",
    b"{",
    b"}",
    b"\"",
    b"\\",
    b"\\u",
    b"\\ud800",
    b"null",
    b"true",
    b"-",
    b"-0",
    b"1e400",
    b"1e-400",
    b"99999999999999999999",
    b"0.1",
    b"NaN",
    b"\r\n",
    b"--b",
    b"--b--",
    b"\r\n\r\n",
    b"\xff",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\0",
    b"Content-Disposition: form-data; name=\"title\"",
    b"Content-Type: application/json",
    b"boundary=",
    b"Basic ",
    b"Bearer ",
    b"secret",
    b"id",
    b"point",
    b"children",
    b"2024-02-30",
    b"",
];

/// Cuts, doubles, flips, inserts or splices.
fn mutated(mut bytes: Vec<u8>, other: &[u8], random: &mut Random) -> Vec<u8> {
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1).min(bytes.len());
        let end = (at + random.below(16)).min(bytes.len());
        match random.below(6) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let again = bytes[at..end].repeat(1 + random.below(40));
                bytes.splice(at..at, again);
            }
            2 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << (*byte % 8)),
            3 => {
                let from = random.below(other.len());
                let until = (from + random.below(40)).min(other.len());
                bytes.splice(at..end, other[from..until].iter().copied());
            }
            _ => {
                let word = random.pick(WORDS).copied().unwrap_or_default();
                bytes.splice(at..end, word.iter().copied());
            }
        }
    }
    bytes
}

/// The request of a message, as far as HTTP can say it; what is no header is left out.
fn request(message: &[u8]) -> Option<Request<Bytes>> {
    let middle = message.windows(4).position(|part| part == b"\r\n\r\n")?;
    let (head, body) = (&message[..middle], &message[middle + 4..]);
    let mut lines = head.split(|byte| *byte == b'\n').map(|line| line.trim_ascii());
    let first = lines.next()?;
    let first = first.strip_suffix(b" HTTP/1.1").unwrap_or(first);
    let space = first.iter().position(|byte| *byte == b' ')?;
    let mut request = Request::new(Bytes::copy_from_slice(body));
    *request.method_mut() = Method::from_bytes(&first[..space]).ok()?;
    *request.uri_mut() = Uri::try_from(&first[space + 1..]).ok()?;
    for line in lines {
        let Some(colon) = line.iter().position(|byte| *byte == b':') else { continue };
        let name = HeaderName::from_bytes(&line[..colon]);
        let value = HeaderValue::from_bytes(line[colon + 1..].trim_ascii());
        if let (Ok(name), Ok(value)) = (name, value) {
            request.headers_mut().append(name, value);
        }
    }
    Some(request)
}

/// A mutated request of the suite: its target, or its whole, or its body alone, which keeps what
/// leads to a decoder.
fn case(messages: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let message = random.pick(messages).cloned().unwrap_or_default();
    let other = random.pick(messages).cloned().unwrap_or_default();
    let half =
        |parts: &[u8]| parts.windows(4).position(|part| part == b"\r\n\r\n").map(|at| at + 4);
    let line = message.iter().position(|byte| *byte == b' ').unwrap_or_default() + 1;
    let (from, to) = match (random.below(3), half(&message)) {
        (0, Some(body)) if body < message.len() => (body, message.len()),
        (1, Some(body)) => (line, body - 4),
        _ => {
            let end = message.windows(5).position(|part| part == b" HTTP").unwrap_or(line);
            (line.min(end), end)
        }
    };
    let part = mutated(message[from..to].to_vec(), &other, random);
    [&message[..from], &part, &message[to..]].concat()
}

/// How a request ends that must not end so.
async fn fault(server: &InMemory, request: Request<Bytes>) -> Option<String> {
    let limits = Limits::default();
    let mut answering = Box::pin(server.send(request.map(Into::into), &limits));
    // Each poll is watched: a panic is the fault of this request and of no other.
    let answer = poll_fn(|context| {
        match catch_unwind(AssertUnwindSafe(|| answering.as_mut().poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(_) => Poll::Ready(Err("a panic".to_owned())),
        }
    });
    match answer.await {
        Ok(Ok(answer)) if answer.status().is_server_error() => Some(answer.status().to_string()),
        Ok(Ok(_)) => None,
        Ok(Err(error)) => Some(error.to_string()),
        Err(panic) => Some(panic),
    }
}

#[tokio::test]
async fn a_fault_is_seen() {
    use axum::{Router, http::StatusCode, routing::get};
    let broken = || async { StatusCode::INTERNAL_SERVER_ERROR };
    let panics = || async { panic!("as it should") as StatusCode };
    let router = Router::new().route("/broken", get(broken)).route("/panics", get(panics));
    let server = InMemory::new(router);
    for (path, wanted) in [("/broken", true), ("/panics", true), ("/nothing", false)] {
        let request = Request::get(format!("http://test{path}")).body(Bytes::new()).unwrap();
        assert_eq!(fault(&server, request).await.is_some(), wanted, "{path}");
    }
}

#[tokio::test]
async fn mutated_requests_are_answered() {
    let number = |name: &str| env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let (minutes, seed) = (number("FUZZ_MINUTES"), number("FUZZ_SEED").unwrap_or(1));
    let messages: Vec<_> = all().iter().filter_map(|case| case.request("test").ok()).collect();
    let messages: Vec<_> = messages.into_iter().filter(|one| one.len() < 10_000).collect();
    let server = InMemory::new(tests::malformed::router());
    let mut random = Random::new(seed);
    let (mut cases, mut sent, mut faults) = (0, 0, Vec::new());
    let start = Instant::now();
    let is_over = |cases| match minutes {
        Some(minutes) => start.elapsed() > Duration::from_secs(60 * minutes),
        None => cases >= CASES,
    };
    while !is_over(cases) {
        cases += 1;
        let message = case(&messages, &mut random);
        let Some(request) = request(&message) else { continue };
        sent += 1;
        if let Some(fault) = fault(&server, request).await {
            faults.push(format!("{fault}: {}", message.escape_ascii()));
        }
    }
    println!("{cases} cases, {sent} requests, seed {seed}: {} faults", faults.len());
    assert!(sent * 2 > cases, "most mutations are requests: {sent} of {cases}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
