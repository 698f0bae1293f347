//! A server whose bodies are whole, against clients that do what they should not.

use http::StatusCode;
use tests::fixtures::ticket_create::client::Client;
use tests::fixtures::ticket_create::models::{Customer, Status, Ticket, TicketRequest};
use tests::fixtures::ticket_create::operations::{
    CreateTicketCreated, CreateTicketRequest, CreateTicketResponse,
};
use tests::fixtures::ticket_create::server::{self, Service, Tickets};
use tests::runtime::Valid;
use tests::runtime::server::{Limits, Problem};
use tokio::net::{TcpListener, TcpStream};

use super::{CHUNK, HELD, SOON, Then, in_time, rest, send};

pub struct Desk;

impl Service for Desk {
    type Error = Problem;

    fn limits(&self) -> Limits {
        let limits = Limits::default().with_head(SOON).with_arrival(SOON).with_stall(SOON);
        limits.with_uri(1024).with_headers(4096).with_body(64 * 1024)
    }
}

impl Tickets for Desk {
    async fn create_ticket(
        &self,
        request: Valid<CreateTicketRequest>,
    ) -> Result<CreateTicketResponse, Problem> {
        let TicketRequest { subject, status, customer, tags, .. } = request.into_inner().body;
        let ticket = Ticket::builder().id(1).subject(subject).status(status).customer(customer);
        let ticket = ticket.tags(tags).build();
        let ticket = ticket.map_err(|_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR))?;
        Ok(CreateTicketCreated::new(ticket, "/tickets/1").into())
    }
}

/// A server, and a client that behaves.
#[derive(Clone)]
pub struct Served {
    pub address: String,
    client: Client,
}

impl Served {
    pub async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let router = server::router(Desk);
        tokio::spawn(server::listen(listener, router, Desk.limits(), std::future::pending()));
        // A connection at rest may be closed at the moment in which it is used again.
        let reqwest = reqwest::Client::builder().pool_max_idle_per_host(0).build().unwrap();
        let builder = Client::builder().base_url(format!("http://{address}"));
        let client = builder.build_with(reqwest).unwrap();
        Self { address, client }
    }

    pub async fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.address).await.unwrap()
    }

    /// A request as it should be is answered as it should be.
    pub async fn is_well(&self) {
        let customer = Customer::new("Ada", "ada@example.com");
        let ticket = TicketRequest::new("Tea", Status::Open, customer, vec!["a".into()]);
        let request = CreateTicketRequest::new(1, ticket);
        let reply = in_time("a good request", self.client.create_ticket(&request)).await;
        assert_eq!(reply.unwrap().status, StatusCode::CREATED);
    }
}

/// What a client sends, and the statuses that it gets; none when it is only hung up on.
struct Fault {
    name: &'static str,
    bytes: Vec<u8>,
    then: Then,
    expected: Vec<u16>,
}

fn fault(
    name: &'static str,
    bytes: impl Into<Vec<u8>>,
    then: Then,
    expected: impl Into<Vec<u16>>,
) -> Fault {
    Fault { name, bytes: bytes.into(), then, expected: expected.into() }
}

/// The statuses of all answers.
fn statuses(answers: &[u8]) -> Vec<u16> {
    let text = String::from_utf8_lossy(answers);
    text.split("HTTP/1.1 ").skip(1).map(|one| one[..3].parse().unwrap()).collect()
}

async fn check(served: Served, fault: Fault) {
    let Fault { name, bytes, then, expected } = fault;
    let mut socket = served.connect().await;
    let (mut from, mut to) = socket.split();
    // Sends while it reads, until the server hangs up.
    let sending = async {
        match then {
            Then::Stall | Then::End => {
                send(&mut to, &bytes, then).await;
                std::future::pending().await
            }
            _ => send(&mut to, &bytes, then).await,
        }
    };
    let exchange = async {
        tokio::pin!(sending);
        let mut sent = 0;
        let mut reading = std::pin::pin!(rest(&mut from));
        let answers = tokio::select! {
            answers = &mut reading => answers,
            count = &mut sending => { sent = count; reading.await }
        };
        (sent, answers)
    };
    let ((sent, answers), ()) = tokio::join!(in_time(name, exchange), served.is_well());
    assert!(sent < HELD, "{name}: {sent} bytes");
    let found = statuses(&answers);
    // Where the client goes on sending, the end of the connection may overtake the answer.
    let is_lost = matches!(then, Then::Flood(_)) && found.is_empty();
    assert!(found == expected || is_lost, "{name}: {}", String::from_utf8_lossy(&answers));
    served.is_well().await;
}

/// All at once: none waits for another.
async fn check_all(faults: Vec<Fault>) {
    let served = Served::new().await;
    let mut checks = tokio::task::JoinSet::new();
    for fault in faults {
        checks.spawn(check(served.clone(), fault));
    }
    assert!(!checks.is_empty());
    let mut failed = Vec::new();
    while let Some(check) = checks.join_next().await {
        failed.extend(check.err().map(|error| error.into_panic()));
    }
    if let Some(first) = failed.pop() {
        std::panic::resume_unwind(first);
    }
}

const TICKET: &str = "{\"subject\":\"Tea\",\"status\":\"open\",\"customer\":{\"name\":\"Ada\",\"email\":\"ada@example.com\"},\"tags\":[]}";

/// A request with other headers and another body.
fn post(headers: &str, body: &str) -> String {
    format!(
        "POST /inboxes/1/tickets HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n{headers}\r\n\r\n{body}"
    )
}

fn length(length: &str, body: &str) -> String {
    post(&format!("content-length: {length}"), body)
}

fn chunked(body: &str) -> String {
    post("transfer-encoding: chunked", body)
}

#[tokio::test]
async fn clients_that_stall() {
    let wait = "content-length: 10\r\nexpect: 100-continue";
    check_all(vec![
        fault("before the head", "", Then::Stall, []),
        fault("in the first line", "POST /inb", Then::Stall, []),
        fault("in the head", "POST /inboxes/1/tickets HTTP/1.1\r\nhost: ", Then::Stall, []),
        fault("byte by byte in the first line", "POST /", Then::Drip(b'a'), []),
        fault("byte by byte in the head", "GET / HTTP/1.1\r\nhost: ", Then::Drip(b'a'), []),
        fault("before the body", length("100", ""), Then::Stall, [408]),
        fault("in the body", length("100", "{\"subject\""), Then::Stall, [408]),
        fault("byte by byte in the size of a chunk", chunked(""), Then::Drip(b'0'), [408]),
        fault("byte by byte in the body", length("9999", "{"), Then::Drip(b' '), [408]),
        fault("in the size of a chunk", chunked("1"), Then::Stall, [408]),
        fault("in a chunk", chunked("10\r\n{\"subject\""), Then::Stall, [408]),
        fault("before the last chunk", chunked("2\r\n{}\r\n"), Then::Stall, [408]),
        fault("after they asked whether to go on", post(wait, ""), Then::Stall, [100, 408]),
        fault("after an answer", length("2", "{}"), Then::Stall, [422]),
    ])
    .await;
}

#[tokio::test]
async fn clients_that_break_off() {
    check_all(vec![
        fault("before the head", "", Then::End, []),
        fault("in the head", "POST /inboxes/1/tickets HTTP/1.1\r\nhost: ", Then::End, []),
        fault("in the body", length("100", "{\"subject\""), Then::End, [400]),
        fault("in the size of a chunk", chunked("1"), Then::End, [400]),
        fault("in a chunk", chunked("10\r\n{\"subject\""), Then::End, [400]),
        fault("before the last chunk", chunked("2\r\n{}\r\n"), Then::End, [400]),
    ])
    .await;
}

#[tokio::test]
async fn clients_that_lie_about_length() {
    let both = "transfer-encoding: chunked\r\ncontent-length: 3";
    check_all(vec![
        fault("too short", length("9", TICKET), Then::Stall, [400, 400]),
        fault("too long", length("9999", TICKET), Then::Stall, [408]),
        fault("too long, and end", length("9999", TICKET), Then::End, [400]),
        fault("two lengths", length("9\r\ncontent-length: 8", TICKET), Then::Stall, [400]),
        fault("chunks and a length", post(both, "2\r\n{}\r\n0\r\n\r\n"), Then::Stall, [422]),
        fault("less than nothing", length("-1", TICKET), Then::Stall, [400]),
        fault("no number", length("many", TICKET), Then::Stall, [400]),
        fault("more than any", length("99999999999999999999", ""), Then::Stall, [400]),
        fault("10 GB, of which nothing comes", length("10000000000", ""), Then::Stall, [413]),
    ])
    .await;
}

#[tokio::test]
async fn clients_that_do_not_end() {
    let flood = |piece: &'static str| Then::Flood(piece.as_bytes());
    check_all(vec![
        fault("a body of 10 GB", length("10000000000", ""), flood("a"), [413]),
        fault("chunks", chunked(""), Then::Flood(CHUNK), [413]),
        fault(
            "a body that nobody takes",
            "GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 10000000000\r\n\r\n",
            flood("a"),
            [404],
        ),
        fault(
            "chunks that nobody takes",
            "GET / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n",
            Then::Flood(CHUNK),
            [404],
        ),
        fault("headers", "GET / HTTP/1.1\r\n", flood("x-more: 1\r\n"), [431]),
        fault("a header", "GET / HTTP/1.1\r\nx: ", flood("a"), [431]),
        fault("a path", "GET /", flood("a"), [431]),
        fault("a method", "", flood("A"), [431]),
        fault("empty lines", "", flood("\r\n"), [431]),
        fault("an extension of a chunk", chunked("1;"), flood("a"), [400]),
        fault("trailers", chunked("0\r\n"), flood("x-more: 1\r\n"), [400]),
    ])
    .await;
}

#[tokio::test]
async fn clients_that_send_garbage() {
    let headers = |count: usize| post(&"x-more: 1\r\n".repeat(count), "");
    let header = format!("x-more: {}", "a".repeat(5000));
    let path = format!("GET /{} HTTP/1.1\r\nhost: a\r\n\r\n", "a".repeat(2000));
    check_all(vec![
        fault("bytes", [0, 255, 1, 254, 13, 10, 13, 10], Then::Stall, [400]),
        fault("a greeting of TLS", [22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3], Then::Stall, [400]),
        fault("one of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Then::Stall, []),
        fault("another protocol", "SSH-2.0-client\r\n", Then::Stall, [400]),
        fault("a chunk without a size", chunked("zz\r\n"), Then::Stall, [400]),
        fault("a chunk beyond any", chunked("fffffffffffffffff\r\n"), Then::Stall, [400]),
        fault("a chunk that goes on", chunked("1\r\n{{\r\n0\r\n\r\n"), Then::Stall, [400]),
        fault("thousands of headers", headers(5000), Then::Stall, [431]),
        fault("a long header", post(&header, ""), Then::Stall, [431]),
        fault("a long path", path, Then::Stall, [414]),
    ])
    .await;
}
