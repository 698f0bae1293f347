//! A client whose answers stream, against servers that do what they should not.

use std::sync::atomic::Ordering;

use tests::fixtures::binary_body::client::{Client, ClientBuilder};
use tests::fixtures::binary_body::operations::GetPictureRequest;
use tests::runtime::client::{ByteStream, Error, RetryPolicy};
use tests::runtime::wire::BodyTooLarge;

use super::calls::serve;
use super::{CHUNK, HELD, SOON, Then, in_time};

const GOOD: &str = "HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: 4\r\nconnection: close\r\n\r\naaaa";

/// A picture with other headers and another body.
fn picture(headers: &str, body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-type: image/png\r\n{headers}\r\n\r\n{body}")
}

fn chunked(body: &str) -> String {
    picture("transfer-encoding: chunked", body)
}

fn builder(base: &str) -> ClientBuilder {
    Client::builder().base_url(base).timeout(SOON).response_limit(64 * 1024)
}

/// A client that does not wait for more of a body for ever: reqwest has a clock for it.
fn hurried(base: &str) -> Client {
    let reqwest = reqwest::Client::builder().read_timeout(SOON).build().unwrap();
    builder(base).build_with(reqwest).unwrap()
}

/// How much of a picture arrives, and whether it is all.
async fn read(name: &str, mut body: ByteStream) -> (usize, bool) {
    let mut length = 0;
    while let Some(chunk) = in_time(name, body.next()).await {
        match chunk {
            Ok(chunk) => length += chunk.len(),
            Err(_) => return (length, false),
        }
    }
    (length, true)
}

async fn get(name: &str, client: &Client) -> (usize, bool) {
    let request = GetPictureRequest::new("a");
    let reply = in_time(name, client.get_picture(&request)).await.unwrap();
    read(name, reply.into_value().body).await
}

/// An answer that has begun is not asked for again: whoever reads it decides that.
#[tokio::test]
async fn pictures_that_stall_or_break_off() {
    let half = picture("content-length: 10", "aaaa");
    for (name, bytes, then, expected) in [
        ("a stall", half.clone(), Then::Stall, (4, false)),
        ("a stall in a chunk", chunked("5\r\naaaa"), Then::Stall, (4, false)),
        ("the end", half, Then::End, (4, false)),
        ("the end in a chunk", chunked("5\r\naaaa"), Then::End, (4, false)),
        ("the end in a size", chunked("4\r\naaaa\r\n5"), Then::End, (4, false)),
        ("no last chunk", chunked("4\r\naaaa\r\n"), Then::End, (4, false)),
        ("no size", chunked("4\r\naaaa\r\nzz\r\n"), Then::Stall, (4, false)),
        ("too short a length", picture("content-length: 2", "aaaa"), Then::Stall, (2, true)),
    ] {
        for policy in [RetryPolicy::never(), RetryPolicy::default()] {
            let server = serve((bytes.clone().into(), then), GOOD).await;
            let client = hurried(&server.base).with(|terms| terms.retry(policy));
            assert_eq!(get(name, &client).await, expected, "{name}");
            assert_eq!(server.calls.load(Ordering::SeqCst), 1, "{name}");
            assert_eq!(get(name, &client).await, (4, true), "{name}: the call after it");
        }
    }
}

/// Until the body begins, it is a call like others.
#[tokio::test]
async fn pictures_that_do_not_begin() {
    for (name, bytes, then) in [
        ("a stall", "", Then::Stall),
        ("a stall in the head", "HTTP/1.1 200 OK\r\ncontent-ty", Then::Stall),
        ("the end", "", Then::End),
        ("the end in the head", "HTTP/1.1 200 OK\r\ncontent-ty", Then::End),
        ("headers without end", "HTTP/1.1 200 OK\r\n", Then::Flood(b"x-more: 1\r\n")),
    ] {
        let server = serve((bytes.into(), then), GOOD).await;
        let client = builder(&server.base).build().unwrap();
        let request = GetPictureRequest::new("a");
        let error = in_time(name, client.get_picture(&request)).await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{name}: {error:?}");
        assert_eq!(get(name, &client).await, (4, true), "{name}: the call after it");
        assert!(server.sent.load(Ordering::SeqCst) < HELD, "{name}");
        let server = serve((bytes.into(), then), GOOD).await;
        let client = builder(&server.base).retry(RetryPolicy::default()).build().unwrap();
        assert_eq!(get(name, &client).await, (4, true), "{name}: with repetition");
    }
}

/// No more is taken than is read, and nothing when nobody reads any more.
#[tokio::test]
async fn pictures_that_do_not_end() {
    for (name, bytes, then) in [
        ("10 GB", picture("content-length: 10000000000", ""), Then::Flood(b"a")),
        ("chunks", chunked(""), Then::Flood(CHUNK)),
        ("until the end", picture("x: y", ""), Then::Flood(b"a")),
    ] {
        let server = serve((bytes.into(), then), GOOD).await;
        let client = builder(&server.base).build().unwrap();
        let reply = client.get_picture(&GetPictureRequest::new("a")).await.unwrap();
        let mut body = reply.into_value().body;
        in_time(name, body.next()).await.unwrap().unwrap();
        assert_eq!(get(name, &client).await, (4, true), "{name}: the call beside it");
        drop(body);
        in_time(name, server.done.notified()).await;
        assert!(server.sent.load(Ordering::SeqCst) < HELD, "{name}: {:?} bytes", server.sent);
    }
}

/// An answer that is none of those which stream is collected, within the time and the limit.
#[tokio::test]
async fn errors_beside_pictures() {
    let error = |headers: &str| format!("HTTP/1.1 500 No\r\n{headers}\r\n\r\n");
    for (name, bytes, then, is_long) in [
        ("a stall", error("content-length: 10"), Then::Stall, false),
        ("byte by byte", error("content-length: 9999"), Then::Drip(b'a'), false),
        ("10 GB", error("content-length: 10000000000"), Then::Flood(b"a"), true),
        ("chunks", error("transfer-encoding: chunked"), Then::Flood(CHUNK), true),
    ] {
        let server = serve((bytes.into(), then), GOOD).await;
        let client = builder(&server.base).build().unwrap();
        let request = GetPictureRequest::new("a");
        let error = in_time(name, client.get_picture(&request)).await.unwrap_err();
        let Error::Transport(error) = error else { panic!("{name}: {error:?}") };
        assert_eq!(error.is::<BodyTooLarge>(), is_long, "{name}: {error:?}");
        assert_eq!(get(name, &client).await, (4, true), "{name}: the call after it");
    }
}
