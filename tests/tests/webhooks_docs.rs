//! The examples of docs/WEBHOOKS.md, compiled; a test holds that it shows this code.

use axum::Router;
use http::StatusCode;
use tests::fixtures::callbacks_sent::callbacks::operations::OnDataRequest;
use tests::fixtures::callbacks_sent::callbacks::{self, Cause};
use tests::fixtures::callbacks_sent::models::{Reading, Subscription};
use tests::fixtures::callbacks_sent::operations::SubscribeRequest;
use tests::fixtures::webhooks_sent::models::{Pet, PetRequest};
use tests::fixtures::webhooks_sent::webhooks::client::{Client, Error};
use tests::fixtures::webhooks_sent::webhooks::operations::{
    NewPetOk, NewPetRequest, NewPetResponse,
};
use tests::fixtures::webhooks_sent::webhooks::server::{self, Credentials, Service, Webhooks};
use tests::runtime::Valid;
use tests::runtime::server::{Problem, routed};

struct Receiver;

impl Service for Receiver {
    type Principal = ();
    type Error = Problem;

    async fn authenticate(&self, credentials: Credentials) -> Result<(), Problem> {
        match credentials.signature {
            Some(key) if key == "secret" => Ok(()),
            _ => Err(Problem::new(StatusCode::UNAUTHORIZED)),
        }
    }
}

impl Webhooks for Receiver {
    async fn new_pet(&self, request: Valid<NewPetRequest>) -> Result<NewPetResponse, Problem> {
        println!("{} is here", request.body.name);
        Ok(NewPetOk::new(PetRequest::new("Friend")).into())
    }
}

fn received() -> Router {
    Router::new().nest("/hooks", server::router(Receiver))
}

fn received_at_one_url() -> Router {
    let router = routed(server::router(Receiver), |head| {
        head.headers.get("x-event")?.to_str().ok().map(str::to_owned)
    });
    Router::new().nest("/hook", router)
}

async fn told(subscriber: &str, pet: Pet) -> Result<(), Error<NewPetResponse>> {
    let client = Client::builder().build().expect("there is TLS");
    client.new_pet(subscriber, &NewPetRequest::new(1, pet)).await?;
    Ok(())
}

async fn measured(
    request: &SubscribeRequest,
    celsius: f64,
) -> Result<(), Box<dyn std::error::Error>> {
    let to = Cause::of(request).url::<OnDataRequest>()?;
    let client = callbacks::client::Client::builder().build()?;
    client.on_data(&to, &OnDataRequest::new(vec![Reading::new(celsius, 1)])).await?;
    Ok(())
}

/// Nobody listens at the port 1.
#[tokio::test]
async fn the_examples_do_what_they_say() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let router = received().merge(Router::new().nest("/one", received_at_one_url()));
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    told(&format!("{base}/hooks/newPet"), Pet::new(1, "Rex")).await.unwrap();
    let unnamed = told(&format!("{base}/one/hook"), Pet::new(1, "Rex")).await.unwrap_err();
    assert_eq!(unnamed.status(), Some(StatusCode::NOT_FOUND));
    let nowhere = Subscription::new("http://127.0.0.1:1", "x");
    assert!(measured(&SubscribeRequest::new("http://127.0.0.1:1", nowhere), 1.0).await.is_err());
}

#[test]
fn the_page_shows_this_code() {
    let words = |text: &str| {
        let text = text.replace("(\n", "( ").replace(",\n)", " )");
        text.split_whitespace().collect::<String>()
    };
    let here = words(include_str!("webhooks_docs.rs"));
    let page = include_str!("../../docs/WEBHOOKS.md");
    let blocks = page.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next());
    let mut count = 0;
    for block in blocks {
        assert!(here.contains(&words(block)), "not in webhooks_docs.rs:\n{block}");
        count += 1;
    }
    assert_eq!(count, 4);
}
