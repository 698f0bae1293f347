//! What a server knows besides the request: axum's state, extensions and extractors reach a handler
//! through the service, which is made of each request; a server ends when it is told to.

use std::net::SocketAddr;

use axum::Extension;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use tests::fixtures::security::client::Client;
use tests::fixtures::security::operations::{
    OpenNoContent, OpenRequest, OpenResponse, ScopedNoContent, ScopedRequest, ScopedResponse,
};
use tests::fixtures::security::server::{self, Api, Credentials, Service};
use tests::runtime::Valid;
use tests::runtime::server::Problem;
use tests::runtime::wire::Requirement;

use super::{Kept, serve};

/// The state of the router.
#[derive(Clone)]
struct App {
    token: &'static str,
    seen: Kept,
}

/// What a layer knows of a request.
#[derive(Clone, Copy, Debug)]
struct Trace(u32);

/// The service of one request.
struct Desk {
    app: App,
    trace: Trace,
    peer: Option<SocketAddr>,
    agent: String,
}

impl FromRequestParts<App> for Desk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let trace = Extension::<Trace>::from_request_parts(parts, app).await;
        let Extension(trace) = trace.map_err(IntoResponse::into_response)?;
        let peer = ConnectInfo::<SocketAddr>::from_request_parts(parts, app).await;
        let Ok(headers) = HeaderMap::from_request_parts(parts, app).await;
        let agent = headers.get("x-agent").and_then(|one| one.to_str().ok()).unwrap_or_default();
        Ok(Self {
            app: app.clone(),
            trace,
            peer: peer.ok().map(|one| one.0),
            agent: agent.to_owned(),
        })
    }
}

/// Who calls, and by which alternative it was let in.
struct Caller {
    name: String,
    by: &'static [Requirement],
}

impl Service for Desk {
    type Principal = Caller;
    type Error = Problem;

    async fn authenticate(&self, credentials: Credentials) -> Result<Caller, Problem> {
        match credentials.oauth.as_ref().is_some_and(|one| one.expose() == self.app.token) {
            true => Ok(Caller { name: self.agent.clone(), by: credentials.alternative() }),
            false => Err(Problem::new(StatusCode::FORBIDDEN)),
        }
    }
}

impl Api for Desk {
    async fn open(&self, _: Valid<OpenRequest>) -> Result<OpenResponse, Problem> {
        let peer = self.peer.map(|one| one.ip().is_loopback());
        self.app.seen.keep(&format!("{} {peer:?} {}", self.trace.0, self.agent));
        Ok(OpenNoContent::new().into())
    }

    async fn scoped(
        &self,
        _: Valid<ScopedRequest>,
        caller: Caller,
    ) -> Result<ScopedResponse, Problem> {
        let by: Vec<_> = caller.by.iter().map(|one| (one.scheme.name, one.scopes)).collect();
        self.app.seen.keep(&format!("{} by {by:?}", caller.name));
        Ok(ScopedNoContent::new().into())
    }
}

fn app() -> App {
    App { token: "secret", seen: Kept::default() }
}

fn traced(app: App) -> axum::Router {
    let trace = async |mut request: axum::extract::Request, next: Next| {
        request.extensions_mut().insert(Trace(17));
        next.run(request).await
    };
    server::router_extracting::<Desk, App>().layer(from_fn(trace)).with_state(app)
}

#[tokio::test]
async fn state_extensions_and_extractors_reach_a_handler() {
    let app = app();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/open", listener.local_addr().unwrap());
    let service = traced(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
    let response = reqwest::Client::new().get(url).header("x-agent", "us").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    app.seen.is(&"17 Some(true) us");
}

#[tokio::test]
async fn a_handler_knows_which_alternative_held() {
    let app = app();
    let base = serve(traced(app.clone())).await;
    let client = Client::builder().base_url(base.clone()).oauth("secret").build().unwrap();
    client.scoped(&ScopedRequest::new()).await.unwrap();
    app.seen.is(&r#" by [("oauth", ["read", "write"])]"#);
    let client = Client::builder().base_url(base).oauth("wrong").build().unwrap();
    let error = client.scoped(&ScopedRequest::new()).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::FORBIDDEN));
}

#[tokio::test]
async fn what_cannot_be_extracted_is_the_answer_of_its_extractor() {
    let router = server::router_extracting::<Desk, App>().with_state(app());
    let response = reqwest::get(format!("{}/open", serve(router).await)).await.unwrap();
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert!(response.text().await.unwrap().contains("Extension"));
}
