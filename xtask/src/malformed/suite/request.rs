//! A case → the bytes of its request, and those bytes → the bytes of an answer.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::Duration;

use serde_json::Value;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The bytes of the request of a case.
pub(super) fn bytes(case: &Value, host: &str) -> Result<Vec<u8>, String> {
    if let Some(raw) = case.get("raw") {
        return pieces(raw);
    }
    let mut request = pieces(case.get("send").ok_or("`send` or `raw` is missing")?)?;
    request.extend_from_slice(b" HTTP/1.1\r\n");
    let mut names = Vec::new();
    for line in case.get("headers").and_then(Value::as_array).into_iter().flatten() {
        let line = pieces(line)?;
        let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
        names.push(name.to_ascii_lowercase());
        request.extend_from_slice(&line);
        request.extend_from_slice(b"\r\n");
    }
    let body = match (case.get("json"), case.get("body")) {
        (None, None) => None,
        (Some(body), _) | (None, Some(body)) => Some(pieces(body)?),
    };
    let mut add = |name: &str, value: &str| {
        if !names.iter().any(|one| one == name.to_ascii_lowercase().as_bytes()) {
            request.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
        }
    };
    add("Host", host);
    add("Connection", "close");
    if case.get("json").is_some() {
        add("Content-Type", "application/json");
    }
    if let Some(body) = &body
        && !names.iter().any(|one| one == b"transfer-encoding")
    {
        add("Content-Length", &body.len().to_string());
    }
    request.extend_from_slice(b"\r\n");
    request.extend(body.unwrap_or_default());
    Ok(request)
}

/// A text; `{hex: ff}`; `{repeat: a, times: 9}`; or a list of such pieces.
fn pieces(value: &Value) -> Result<Vec<u8>, String> {
    let unknown = || format!("this is no text: {value}");
    match value {
        Value::String(text) => Ok(text.as_bytes().to_vec()),
        Value::Array(list) => {
            let parts = list.iter().map(pieces).collect::<Result<Vec<_>, _>>()?;
            Ok(parts.concat())
        }
        Value::Object(piece) => match (piece.get("hex"), piece.get("repeat"), piece.get("times")) {
            (Some(Value::String(digits)), None, None) => hex(digits).ok_or_else(unknown),
            (None, Some(piece), Some(times)) => {
                let times = times.as_u64().and_then(|times| usize::try_from(times).ok());
                Ok(pieces(piece)?.repeat(times.ok_or_else(unknown)?))
            }
            _ => Err(unknown()),
        },
        _ => Err(unknown()),
    }
}

fn hex(digits: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = digits.bytes().filter(|byte| *byte != b' ').collect();
    let byte = |pair: &[u8]| {
        let text = std::str::from_utf8(pair).ok().filter(|text| text.len() == 2)?;
        u8::from_str_radix(text, 16).ok()
    };
    digits.chunks(2).map(byte).collect()
}

/// What a client does after the last byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Afterwards {
    /// It waits.
    Wait,
    /// It says that nothing follows.
    Close,
}

/// Sends bytes and reads until the server closes; it may answer before it has read everything.
pub(super) fn exchange(address: &str, bytes: Vec<u8>, then: Afterwards) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut writing = stream.try_clone()?;
    let writer = thread::spawn(move || {
        let sent = writing.write_all(&bytes).and_then(|()| writing.flush());
        if sent.is_ok() && then == Afterwards::Close {
            let _ = writing.shutdown(Shutdown::Write);
        }
    });
    let mut answer = Vec::new();
    let read = stream.read_to_end(&mut answer);
    let _ = stream.shutdown(Shutdown::Both);
    let _ = writer.join();
    // A server that closes before it has read everything resets the connection.
    if answer.is_empty() { read.map(|_| answer) } else { Ok(answer) }
}
