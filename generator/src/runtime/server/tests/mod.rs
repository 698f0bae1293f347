//! Tests of the way through a server, and of operations that nobody implemented. The
//! service of the example is also what the client's tests talk to.

mod answers;
mod limits;
mod listen;
mod matching;

use std::future::{Future, ready};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::handler::Handler;
use axum::response::{IntoResponse, Response};
use axum::routing::any_service;
use http::{Request, StatusCode};
use serde_json::{Value, json};

use super::super::wire::tests::example::{
    BEARER, CreateTicketCreated, CreateTicketRequest, CreateTicketResponse, GetStatusRequest,
    TOKEN, Text, WhoRequest,
};
use super::super::{Secret, Valid};
use super::*;

pub(crate) trait Service: Send + Sync + 'static {
    type Principal: Send + Sync + 'static;
    type Error: IntoResponse + From<NotImplemented> + Send + 'static;

    fn authenticate(
        &self,
        credentials: Presented,
    ) -> impl Future<Output = Result<Self::Principal, Self::Error>> + Send;

    fn reject(&self, rejection: Rejection) -> Response {
        rejection.into_response()
    }

    fn limits(&self) -> Limits {
        Limits::default()
    }

    fn wrong_answer(&self, answer: &WrongAnswer) {
        tell(answer);
    }
}

pub(crate) trait Tickets: Service {
    fn create_ticket(
        &self,
        request: Valid<CreateTicketRequest>,
        principal: Self::Principal,
    ) -> impl Future<Output = Result<CreateTicketResponse, Self::Error>> + Send {
        drop((request, principal));
        not_implemented::<_, Self::Error>("createTicket")
    }

    fn get_status(
        &self,
        request: Valid<GetStatusRequest>,
    ) -> impl Future<Output = Result<Text, Self::Error>> + Send {
        let _ = request;
        not_implemented::<_, Self::Error>("getStatus")
    }

    fn who(
        &self,
        request: Valid<WhoRequest>,
        principal: Option<Self::Principal>,
    ) -> impl Future<Output = Result<Text, Self::Error>> + Send {
        drop((request, principal));
        not_implemented::<_, Self::Error>("who")
    }
}

static ROUTES: &[Route] = &[
    Route::of::<CreateTicketRequest>(),
    Route::of::<GetStatusRequest>(),
    Route::of::<WhoRequest>(),
];

struct Dispatcher<S>(S);

impl<S: Tickets> Dispatch for Dispatcher<S> {
    type Principal = S::Principal;

    fn limits(&self) -> Limits {
        Service::limits(&self.0)
    }

    fn reject(&self, rejection: Rejection) -> Response {
        Service::reject(&self.0, rejection)
    }

    fn authenticate(
        &self,
        presented: Presented,
    ) -> impl Future<Output = Result<S::Principal, Response>> + Send {
        principal(Service::authenticate(&self.0, presented))
    }

    fn checks_answers(&self) -> bool {
        true
    }

    fn wrong_answer(&self, answer: &WrongAnswer) {
        Service::wrong_answer(&self.0, answer);
    }

    fn dispatch(&self, index: usize, call: Call<S::Principal>) -> Handled<'_> {
        let service = &self.0;
        match index {
            0 => call.run_as(move |request, principal| {
                Tickets::create_ticket(service, request, principal)
            }),
            1 => call.run(move |request| Tickets::get_status(service, request)),
            2 => {
                call.run_maybe(move |request, principal| Tickets::who(service, request, principal))
            }
            _ => call.missing(),
        }
    }
}

pub(crate) fn unimplemented<S: Tickets>() -> Vec<&'static str> {
    let methods = [
        (is_default(S::create_ticket), "createTicket"),
        (is_default(S::get_status), "getStatus"),
        (is_default(S::who), "who"),
    ];
    methods.into_iter().filter_map(|(is_default, id)| is_default.then_some(id)).collect()
}

/// A service whose keys are `secret`.
pub(crate) struct Desk;

impl Service for Desk {
    type Principal = String;
    type Error = Problem;

    async fn authenticate(&self, credentials: Presented) -> Result<String, Problem> {
        let secret = credentials.secret(&TOKEN).or_else(|| credentials.secret(&BEARER));
        let scopes = credentials.scopes().len();
        match secret {
            Some(one) if one == Secret::new("secret") => {
                Ok(format!("{} with {scopes}", credentials.operation()))
            }
            _ => Err(Problem::new(StatusCode::UNAUTHORIZED)),
        }
    }

    fn reject(&self, rejection: Rejection) -> Response {
        match rejection {
            Rejection::NotFound => (StatusCode::GONE, "nothing here").into_response(),
            other => other.into_response(),
        }
    }

    fn limits(&self) -> Limits {
        Limits::default().with_body(100)
    }
}

impl Tickets for Desk {
    async fn create_ticket(
        &self,
        request: Valid<CreateTicketRequest>,
        principal: String,
    ) -> Result<CreateTicketResponse, Problem> {
        let request = request.into_inner();
        if request.pk == 13 {
            return Err(Problem::new(StatusCode::IM_A_TEAPOT));
        }
        let seen = format!(
            "{} {} {:?} {:?} {} {:?} by {principal}",
            request.organization_id,
            request.pk,
            request.page,
            request.tags,
            request.request_id,
            request.session
        );
        let location = if request.pk == 14 { "\n".to_owned() } else { seen };
        Ok(CreateTicketResponse::Created(CreateTicketCreated {
            location,
            remaining: request.page,
            body: request.body,
        }))
    }

    fn who(
        &self,
        _: Valid<WhoRequest>,
        principal: Option<String>,
    ) -> impl Future<Output = Result<Text, Problem>> + Send {
        ready(Ok(Text(principal.unwrap_or_else(|| "nobody".to_owned()))))
    }
}

pub(crate) fn desk() -> Router {
    router(Dispatcher(Desk), ROUTES, Choice::default())
}

async fn send(request: Request<Body>) -> Response {
    serve_once(desk(), request).await
}

async fn serve_once(router: Router, request: Request<Body>) -> Response {
    Handler::call(any_service(router), request, ()).await
}

async fn text(response: Response) -> String {
    String::from_utf8(to_bytes(response.into_body(), 10_000).await.unwrap().to_vec()).unwrap()
}

/// A request with these lines: method and path, then headers.
fn request(lines: &[&str], body: impl Into<Body>) -> Request<Body> {
    let (method, path) = lines[0].split_once(' ').unwrap();
    let mut request = Request::builder().method(method).uri(path);
    for line in &lines[1..] {
        let (name, value) = line.split_once(": ").unwrap();
        request = request.header(name, value);
    }
    request.body(body.into()).unwrap()
}

const POST: &str = "POST /organizations/o/tickets/7.json";
const KEY: &str = "x-token: secret";
const ID: &str = "x-request-id: r";
const JSON: &str = "content-type: application/json; charset=utf-8";

#[tokio::test]
async fn every_stage_answers_in_its_order() {
    let long = format!("{{\"subject\": \"{}\"}}", "x".repeat(200));
    let cases: &[(&[&str], &str, u16)] = &[
        (&["GET /organizations/o/tickets/7.json", KEY], "", 405),
        (&[POST], "x", 401),
        (&[POST, "x-token: wrong", ID], "x", 401),
        (&[POST, KEY], "x", 422),
        (&[POST, KEY, ID], "x", 415),
        (&[POST, KEY, ID, "content-type: text/plain"], "{}", 415),
        (&[POST, KEY, ID, JSON], &long, 413),
        (&[POST, KEY, ID, JSON], "{", 400),
        (&[POST, KEY, ID], "", 422),
        (&[POST, KEY, ID, JSON], "{}", 422),
        (&["POST /organizations/%ff/tickets/7.json", KEY, ID, JSON], "{\"subject\": \"x\"}", 400),
        (&["POST /organizations/o/tickets/x.json", KEY, ID, JSON], "{\"subject\": \"x\"}", 422),
        (&["POST /organizations/o/tickets/13.json", KEY, ID, JSON], "{\"subject\": \"x\"}", 418),
        (&["POST /organizations/o/tickets/14.json", KEY, ID, JSON], "{\"subject\": \"x\"}", 500),
        (&[POST, KEY, ID, JSON], "{\"subject\": \"x\"}", 201),
        (&["GET /status"], "", 501),
        (&["OPTIONS /status"], "", 204),
        (&["GET /who"], "", 200),
    ];
    for (lines, body, status) in cases {
        let response = send(request(lines, (*body).to_owned())).await;
        assert_eq!(response.status().as_u16(), *status, "{lines:?} {body}");
        if *status >= 400 {
            assert_eq!(response.headers()["content-type"], "application/problem+json");
            let problem: Value = serde_json::from_str(&text(response).await).unwrap();
            assert_eq!(problem["status"], json!(status));
        }
    }
}

#[tokio::test]
async fn a_service_may_word_its_own_rejections() {
    for line in ["GET /nowhere", "GET /status/", "OPTIONS /", "PUT /organizations//tickets/1.json"]
    {
        let response = send(request(&[line], "")).await;
        assert_eq!(response.status(), StatusCode::GONE);
        assert_eq!(text(response).await, "nothing here");
    }
}

#[tokio::test]
async fn every_fault_is_in_one_report() {
    let path = "POST /organizations/o/tickets/0.json?page=x&page=y&tags=a,toolong,%2C";
    let body = r#"{"id": 1, "subject": "too long"}"#;
    let response = send(request(&[path, KEY, JSON, "cookie: session=%zz"], body)).await;
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    let problem: Value = serde_json::from_str(&text(response).await).unwrap();
    let places: Vec<String> = problem["violations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {} {}", one["in"], one["pointer"], one["keyword"]).replace('"', ""))
        .collect();
    assert_eq!(
        places,
        [
            "path /pk minimum",
            "query /page syntax",
            "query /tags/1 maxLength",
            "header /X-Request-Id required",
            "cookie /session syntax",
            "body /id readOnly",
            "body /subject maxLength",
        ]
    );
    assert!(!problem.to_string().contains("too long"), "{problem}");
}

#[tokio::test]
async fn headers_say_what_would_be_right() {
    let response = send(request(&["DELETE /status"], "")).await;
    assert_eq!(response.headers()["allow"], "GET, HEAD, OPTIONS");
    let response = send(request(&["OPTIONS /organizations/o/tickets/7.json"], "")).await;
    assert_eq!(response.headers()["allow"], "POST, OPTIONS");
    for lines in [&[POST][..], &[POST, "x-token: wrong"]] {
        let response = send(request(lines, "")).await;
        assert_eq!(
            response.headers()["www-authenticate"],
            "ApiKey in=\"header\", name=\"X-Token\""
        );
    }
    let head = send(request(&["HEAD /who"], "")).await;
    assert_eq!(
        (head.status(), &head.headers()["content-length"]),
        (StatusCode::OK, &"6".parse().unwrap())
    );
    assert_eq!(text(head).await, "");
    let response = send(request(&["GET /who", "authorization: bearer secret"], "")).await;
    assert_eq!(text(response).await, "who with 0");
    assert_eq!(send(request(&["GET /who", "authorization: Bearer x"], "")).await.status(), 401);
}

/// Bytes that a socket takes, and the first line that it gives back.
fn exchange(address: std::net::SocketAddr, bytes: &[u8]) -> String {
    use std::io::{Read, Write};
    let mut socket = std::net::TcpStream::connect(address).unwrap();
    socket.set_read_timeout(Some(std::time::Duration::from_secs(5))).unwrap();
    socket.write_all(bytes).unwrap();
    let mut answer = [0; 12];
    socket.read_exact(&mut answer).unwrap();
    String::from_utf8(answer.to_vec()).unwrap()
}

#[tokio::test]
async fn a_body_without_a_length_is_limited_too() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move { axum::serve(listener, desk()).await });
    let head = format!("{POST} HTTP/1.1\r\nhost: a\r\n{KEY}\r\n{ID}\r\n{JSON}\r\n");
    let cases = [
        ("40\r\n".to_owned() + &"x".repeat(64) + "\r\n40\r\n" + &"x".repeat(64) + "\r\n", "413"),
        ("e\r\n{\"subject\": \"x\r\n2\r\n\"}\r\n0\r\n\r\n".to_owned(), "201"),
        ("1\r\n{\r\n0\r\n\r\n".to_owned(), "400"),
    ];
    for (body, status) in cases {
        let bytes = format!("{head}transfer-encoding: chunked\r\n\r\n{body}");
        let answer = tokio::task::spawn_blocking(move || exchange(address, bytes.as_bytes()));
        assert_eq!(answer.await.unwrap(), format!("HTTP/1.1 {status}"));
    }
    server.abort();
}

#[test]
fn methods_that_nobody_wrote_are_found() {
    struct Idle;
    impl Service for Idle {
        type Principal = ();
        type Error = Problem;
        async fn authenticate(&self, _: Presented) -> Result<(), Problem> {
            Ok(())
        }
    }
    impl Tickets for Idle {}
    assert_eq!(unimplemented::<Idle>(), ["createTicket", "getStatus", "who"]);
    assert_eq!(unimplemented::<Desk>(), ["getStatus"]);
}
