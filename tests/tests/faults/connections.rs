//! A server against connections: many that rest, some that are gone, one that is never read.

use std::sync::atomic::Ordering;

use tests::fixtures::binary_body::server::Limits;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use super::requests::Served;
use super::uploads::{Endless, Pictures};
use super::{HELD, SOON, Then, in_time, rest, send};

#[tokio::test]
async fn many_connections_rest_and_are_closed() {
    let served = Served::new().await;
    let mut idle = Vec::new();
    for index in 0..300 {
        let mut socket = served.connect().await;
        if index % 2 == 0 {
            socket.write_all(b"POST /inboxes/1/tickets HTTP/1.1\r\nhost").await.unwrap();
        }
        idle.push(socket);
    }
    served.is_well().await;
    for mut socket in idle {
        assert_eq!(in_time("at rest", rest(&mut socket)).await, b"");
    }
    served.is_well().await;
}

#[tokio::test]
async fn clients_that_are_gone_cost_nothing() {
    let served = Served::new().await;
    for bytes in [
        "",
        "POST /inbo",
        "POST /inboxes/1/tickets HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{",
    ] {
        for _ in 0..50 {
            let mut socket = served.connect().await;
            socket.write_all(bytes.as_bytes()).await.unwrap();
        }
    }
    served.is_well().await;
}

/// Requests without end, and nobody who reads the answers.
#[tokio::test]
async fn answers_that_nobody_reads_stop_the_requests() {
    let served = Served::new().await;
    let mut socket = served.connect().await;
    let flood = Then::Flood(b"OPTIONS /inboxes/1/tickets HTTP/1.1\r\nhost: a\r\n\r\n");
    let sent = in_time("the requests", send(&mut socket, b"", flood)).await;
    assert!(sent < HELD, "{sent} bytes");
    served.is_well().await;
}

/// An answer without end, and nobody who reads it.
#[tokio::test]
async fn an_answer_that_nobody_reads_ends() {
    let (endless, made, gone) = Endless::make();
    let limits = Limits::default().with_stall(SOON);
    let address = Pictures::serve(Some(endless), limits).await;
    let mut socket = TcpStream::connect(address).await.unwrap();
    socket.write_all(b"GET /pictures/a HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    in_time("the answer", gone).await.unwrap_err();
    assert!(made.load(Ordering::SeqCst) < HELD, "{made:?} bytes");
}
