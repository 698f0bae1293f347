//! What a client is made of: base URLs, server variables, timeouts, limits, a transport of one's own.

use std::time::{Duration, Instant};

use axum::Router;
use axum::http::{StatusCode, Uri};
use axum::routing::any;
use tests::fixtures::server_urls::client::{Client, ClientBuilder};
use tests::fixtures::server_urls::operations::{GetStatusRequest, UploadRequest, UploadsRequest};
use tests::fixtures::server_urls::servers::{Production, SERVER3, THE_SAME_HOST};
use tests::fixtures::text_body;
use tests::runtime::client::Error;

use super::{Noting, serve};

/// Answers 204 and nothing else.
fn anything() -> Router {
    Router::new().fallback(any(|| async { StatusCode::NO_CONTENT }))
}

/// Where the status is asked for.
async fn asked(builder: ClientBuilder) -> String {
    let wire = Noting::new(anything());
    let client = builder.build_with(wire.clone()).unwrap();
    client.get_status(&GetStatusRequest::new()).await.unwrap();
    wire.last().uri().to_string()
}

#[tokio::test]
async fn servers_of_the_document_and_others() {
    let builder = Client::builder;
    assert_eq!(asked(builder()).await, "https://eu.example.com:443/v1/status");
    let production = Production::default().with_region("us").unwrap().with_port("8443");
    assert!(Production::default().with_region("mars").is_err());
    assert_eq!(
        asked(builder().base_url(production)).await,
        "https://us.example.com:8443/v1/status"
    );
    assert_eq!(asked(builder().base_url(SERVER3)).await, "http://localhost:8080/status");
    assert_eq!(
        asked(builder().base_url("http://[::1]:80/a/b%20c/")).await,
        "http://[::1]:80/a/b%20c/status"
    );
}

#[test]
fn what_is_no_base_url_is_told_at_once() {
    for base in [
        "",
        "localhost",
        THE_SAME_HOST,
        "ftp://a",
        "http://",
        "http://a/?q=1",
        "http://a b/",
        "http://a/#f",
    ] {
        assert!(Client::new(base).is_err(), "{base}");
    }
}

#[tokio::test]
async fn operations_may_have_servers_of_their_own() {
    let wire = Noting::new(anything());
    let client = Client::builder().base_url("http://localhost").build_with(wire.clone()).unwrap();
    client.upload(&UploadRequest::new()).await.unwrap();
    assert!(wire.last().uri().to_string().ends_with("/uploads"));
    client.uploads(&UploadsRequest::new()).await.unwrap();
}

#[tokio::test]
async fn a_prefix_stands_before_the_paths() {
    let inner = Router::new().fallback(any(|uri: Uri| async move { uri.path().to_owned() }));
    let base = serve(Router::new().nest("/gate/way", inner)).await;
    let client = Client::new(format!("{base}/gate/way")).unwrap();
    let error = client.get_status(&GetStatusRequest::new()).await.unwrap_err();
    let Error::Undeclared(reply) = error else { panic!("200 is not declared") };
    assert_eq!(&reply.value[..], b"/status");
}

#[tokio::test]
async fn waiting_has_an_end() {
    let slow = Router::new().fallback(any(|| async {
        tokio::time::sleep(Duration::from_secs(20)).await;
        StatusCode::NO_CONTENT
    }));
    let builder = Client::builder().base_url(serve(slow).await).timeout(Duration::from_millis(50));
    let start = Instant::now();
    let error = builder.build().unwrap().get_status(&GetStatusRequest::new()).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn answers_have_an_end() {
    let long = || Router::new().fallback(any(|| async { "x".repeat(1000) }));
    let ask = async |client: text_body::client::Client, fits: bool| {
        let request = text_body::operations::AddNoteRequest::new("a");
        let error = client.add_note(&request).await.err();
        assert_eq!(!matches!(error, Some(Error::Transport(_))), fits, "{error:?}");
    };
    for (limit, fits) in [(1000, true), (999, false)] {
        let builder = text_body::client::Client::builder().base_url(serve(long()).await);
        ask(builder.response_limit(limit).build().unwrap(), fits).await;
    }
}

#[tokio::test]
async fn a_reqwest_client_of_ones_own_is_used() {
    let echo = Router::new().fallback(any(|headers: axum::http::HeaderMap| async move {
        headers
            .get("user-agent")
            .cloned()
            .map(|one| one.to_str().unwrap().to_owned())
            .unwrap_or_default()
    }));
    let own = reqwest::Client::builder().user_agent("own/1").build().unwrap();
    let client = Client::builder().base_url(serve(echo).await).build_with(own).unwrap();
    let Err(Error::Undeclared(reply)) = client.get_status(&GetStatusRequest::new()).await else {
        panic!()
    };
    assert_eq!(&reply.value[..], b"own/1");
}

#[tokio::test]
async fn redirects_are_answers() {
    let away = Router::new()
        .fallback(any(|| async { (StatusCode::FOUND, [("location", "http://127.0.0.1:1/")]) }));
    let client = Client::new(serve(away).await).unwrap();
    let error = client.get_status(&GetStatusRequest::new()).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::FOUND));
}

#[test]
fn futures_can_be_sent_to_another_thread() {
    fn assert_send<T: Send>(value: T) -> T {
        value
    }
    let client = Client::builder().base_url("http://localhost").build().unwrap();
    drop(assert_send(client.get_status(&GetStatusRequest::new())));
    fn assert_error<E: std::error::Error + Send + Sync + 'static>() {}
    assert_error::<Error<tests::fixtures::server_urls::operations::GetStatusResponse>>();
}
