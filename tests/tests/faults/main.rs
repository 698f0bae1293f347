//! Peers that stall, break off, lie, send without end or send garbage, over raw sockets.
//!
//! Memory is not measured: what a peer gets rid of before the other hangs up is all that the other
//! can hold, buffers of sockets included.

mod calls;
mod connections;
mod downloads;
mod forms;
mod requests;
mod uploads;

use std::future::Future;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// The limits that are set where something stalls.
const SOON: Duration = Duration::from_millis(200);
/// What a stalled test may take before it is a failed one.
const LATE: Duration = Duration::from_secs(20);
/// What is sent where there is no end.
const ENDLESS: u64 = 10_000_000_000;
/// More than the buffers of both sockets hold, and far less than `ENDLESS`.
const HELD: u64 = 24 * 1024 * 1024;

/// What a peer does when it has sent its bytes.
#[derive(Clone, Copy, Debug)]
enum Then {
    /// Nothing, for as long as the other likes.
    Stall,
    /// Ends what it sends.
    End,
    /// Sends a byte at a time.
    Drip(u8),
    /// Sends the same as often as it can.
    Flood(&'static [u8]),
}

/// How much is written at once where there is no end.
const LENGTH: usize = 64 * 1024;
/// A chunk of a body, as HTTP/1.1 writes it.
const CHUNK: &[u8] = &{
    let mut chunk = [b'a'; 5 + 0x400 + 2];
    (chunk[0], chunk[1], chunk[2]) = (b'4', b'0', b'0');
    (chunk[3], chunk[5 + 0x400]) = (b'\r', b'\r');
    (chunk[4], chunk[6 + 0x400]) = (b'\n', b'\n');
    chunk
};

/// Sends bytes and goes on as it is told to, until the other hangs up; how many were sent.
async fn send(to: &mut (impl AsyncWrite + Unpin), bytes: &[u8], then: Then) -> u64 {
    if to.write_all(bytes).await.is_err() {
        return 0;
    }
    let mut sent = bytes.len() as u64;
    match then {
        Then::Stall => std::future::pending().await,
        Then::End => drop(to.shutdown().await),
        Then::Drip(byte) => {
            while to.write_all(&[byte]).await.is_ok() {
                sent += 1;
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        }
        Then::Flood(piece) => {
            let piece = piece.repeat(LENGTH.div_ceil(piece.len()));
            while sent < ENDLESS && to.write_all(&piece).await.is_ok() {
                sent += piece.len() as u64;
            }
        }
    }
    sent
}

/// Reads up to the empty line after a head.
async fn head(from: &mut (impl AsyncRead + Unpin)) -> Vec<u8> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && from.read_exact(&mut byte).await.is_ok() {
        head.push(byte[0]);
    }
    head
}

/// Everything until the end, or until the connection breaks.
async fn rest(from: &mut (impl AsyncRead + Unpin)) -> Vec<u8> {
    let mut all = Vec::new();
    drop(from.read_to_end(&mut all).await);
    all
}

/// What a future gives, which it must before it is late.
async fn in_time<F: Future>(what: &str, future: F) -> F::Output {
    match tokio::time::timeout(LATE, future).await {
        Ok(output) => output,
        Err(_) => panic!("{what}: it does not end"),
    }
}
