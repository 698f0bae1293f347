//! `server CONTENDER`: serves until its input ends, and says its port first. `load PORT COUNT`: so
//! many requests over four connections. Compiled by `cargo xtask bench http`.

use std::error::Error;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use axum::Router;
use axum::http::StatusCode;
use axum::routing::post;

mod by_hand;
mod theirs;

type Failed = Box<dyn Error + Send + Sync>;

/// How many connections the load keeps open.
const CONNECTIONS: usize = 4;

/// A handler that does nothing: what axum and the sockets cost.
fn nothing() -> Router {
    Router::new().route("/inboxes/{inbox_id}/tickets", post(|| async { StatusCode::NO_CONTENT }))
}

mod ours {
    use ours::operations::{CreateTicketNoContent, CreateTicketRequest, CreateTicketResponse};
    use ours::server::{Problem, Service, Tickets, router};
    use ours::Valid;

    struct Desk;

    impl Service for Desk {
        type Error = Problem;
    }

    impl Tickets for Desk {
        async fn create_ticket(
            &self,
            request: Valid<CreateTicketRequest>,
        ) -> Result<CreateTicketResponse, Problem> {
            std::hint::black_box(&request);
            Ok(CreateTicketNoContent::new().into())
        }
    }

    pub(super) fn service() -> axum::Router {
        router(Desk)
    }
}

mod peer {
    use crate::theirs::made::{CreateTicketResponse, Ticket, TicketsApi, tickets_api_router};

    #[derive(Clone)]
    struct Desk;

    #[async_trait::async_trait]
    impl TicketsApi for Desk {
        async fn create_ticket(&self, inbox_id: i64, body: Ticket) -> CreateTicketResponse {
            std::hint::black_box((&inbox_id, &body));
            CreateTicketResponse::NoContent
        }
    }

    pub(super) fn service() -> axum::Router {
        tickets_api_router(Desk)
    }
}

fn serve(contender: &str) -> Result<(), Failed> {
    let router = match contender {
        "nothing" => nothing(),
        "hand" => by_hand::service(),
        "ours" => ours::service(),
        "theirs" => peer::service(),
        other => return Err(format!("no such contender: {other}").into()),
    };
    std::thread::spawn(|| {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("{}", listener.local_addr()?.port());
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        Ok(axum::serve(listener, router).await?)
    })
}

/// A request with a body of about 2 KB.
fn request() -> Vec<u8> {
    let description = "The export stops at half of the rows and says nothing. ".repeat(22);
    let attachments: Vec<_> = (0..3)
        .map(|index| {
            serde_json::json!({
                "id": format!("1f0e8c5a-9b7d-4c3e-8a21-00000000000{index}"),
                "name": format!("export-{index}.csv"),
                "size": 4096 * (index + 1),
            })
        })
        .collect();
    let body = serde_json::json!({
        "public_id": 815,
        "subject": "Export is cut off",
        "status": "active",
        "created_at": "2026-03-01T09:30:00Z",
        "customer": { "id": 9, "name": "Grace", "email": "grace@example.com" },
        "tags": ["export", "csv", "urgent"],
        "attachments": attachments,
        "description": description,
        "language": "en",
        "is_spam": false,
    })
    .to_string();
    let head = format!(
        "POST /inboxes/7/tickets HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n",
        body.len()
    );
    [head.into_bytes(), body.into_bytes()].concat()
}

/// Sends the request so often; each answer must be a 204.
fn send(port: u16, count: usize, request: &[u8]) -> Result<(), Failed> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_nodelay(true)?;
    let mut answer = Vec::new();
    let mut chunk = [0; 4096];
    for _ in 0..count {
        stream.write_all(request)?;
        answer.clear();
        while !answer.ends_with(b"\r\n\r\n") {
            let length = stream.read(&mut chunk)?;
            if length == 0 {
                return Err("the server hung up".into());
            }
            answer.extend(chunk.iter().take(length));
        }
        if !answer.starts_with(b"HTTP/1.1 204") {
            return Err(String::from_utf8_lossy(&answer).into());
        }
    }
    Ok(())
}

fn load(port: u16, count: usize) -> Result<(), Failed> {
    let request = request();
    std::thread::scope(|scope| {
        let each = || scope.spawn(|| send(port, count / CONNECTIONS, &request));
        let sending: Vec<_> = (0..CONNECTIONS).map(|_| each()).collect();
        sending.into_iter().try_for_each(|one| one.join().map_err(|_| "a thread ended")?)
    })
}

fn main() -> Result<(), Failed> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["server", contender] => serve(contender),
        ["load", port, count] => load(port.parse()?, count.parse()?),
        _ => Err("server CONTENDER, or load PORT COUNT".into()),
    }
}
