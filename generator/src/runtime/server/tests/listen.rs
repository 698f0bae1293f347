//! Tests of connections: slow ones end, and a server that is told to stop finishes its work.

use std::net::SocketAddr;
use std::time::Duration;

use axum::extract::ConnectInfo;
use axum::routing::get;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;

use super::super::*;
use super::{Router, desk};

/// A server at an address, and what stops it.
async fn start(
    router: Router,
    limits: Limits,
) -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (sender, stop) = oneshot::channel();
    let server = tokio::spawn(listen(listener, router, limits, async { drop(stop.await) }));
    (address, sender, server)
}

async fn send(address: SocketAddr, text: &str) -> TcpStream {
    let mut socket = TcpStream::connect(address).await.unwrap();
    socket.write_all(text.as_bytes()).await.unwrap();
    socket
}

async fn rest(mut socket: TcpStream) -> String {
    let mut text = String::new();
    socket.read_to_string(&mut text).await.unwrap();
    text
}

const END: &str = "host: a\r\nconnection: close\r\n\r\n";

#[tokio::test]
async fn a_head_that_does_not_end_ends_its_connection_and_no_other() {
    let limits = Limits::default().with_head(Duration::from_millis(50));
    let (address, _stop, _server) = start(desk(), limits).await;
    let slow = send(address, "GET /who HTTP/1.1\r\nhost: ").await;
    let quick = send(address, &format!("GET /who HTTP/1.1\r\n{END}")).await;
    assert!(rest(quick).await.starts_with("HTTP/1.1 200 OK"));
    let answer = rest(slow).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
}

#[tokio::test]
async fn a_server_that_stops_answers_what_it_began() {
    let (begun, go) = (std::sync::Arc::new(Notify::new()), std::sync::Arc::new(Notify::new()));
    let (signal, wait) = (begun.clone(), go.clone());
    let slow = get(async move |ConnectInfo(peer): ConnectInfo<SocketAddr>| {
        signal.notify_one();
        wait.notified().await;
        format!("done for {}", peer.ip())
    });
    let (address, stop, server) = start(Router::new().route("/", slow), Limits::default()).await;
    let idle = send(address, "").await;
    let socket = send(address, &format!("GET / HTTP/1.1\r\n{END}")).await;
    begun.notified().await;
    stop.send(()).unwrap();
    assert_eq!(rest(idle).await, "", "a connection at rest is closed");
    assert!(TcpStream::connect(address).await.is_err(), "nobody new is let in");
    assert!(!server.is_finished());
    go.notify_one();
    assert!(rest(socket).await.ends_with("done for 127.0.0.1"));
    server.await.unwrap();
}

#[tokio::test]
async fn a_server_that_stops_does_not_wait_forever() {
    let begun = std::sync::Arc::new(Notify::new());
    let signal = begun.clone();
    let slow = get(async move || {
        signal.notify_one();
        std::future::pending::<()>().await
    });
    let limits = Limits::default().with_farewell(Duration::from_millis(20));
    let (address, stop, server) = start(Router::new().route("/", slow), limits).await;
    let socket = send(address, &format!("GET / HTTP/1.1\r\n{END}")).await;
    begun.notified().await;
    stop.send(()).unwrap();
    server.await.unwrap();
    assert_eq!(rest(socket).await, "", "nothing goes on after it");
}
