//! Webhooks over a socket: the provider sends what it knows, the consumer gets it proven.

use std::collections::BTreeSet;

use axum::Router;
use axum::http::request::Parts;
use http::StatusCode;
use tests::fixtures::webhooks_sent::models::{Pet, PetRequest};
use tests::fixtures::webhooks_sent::webhooks::client::{Client, Error, RetryPolicy};
use tests::fixtures::webhooks_sent::webhooks::operations::{
    NewPetGone, NewPetOk, NewPetRequest, NewPetResponse, PetLeftUsPutNoContent,
    PetLeftUsPutRequest, PetLeftUsPutResponse,
};
use tests::fixtures::webhooks_sent::webhooks::server::{self, Credentials, Service, Webhooks};
use tests::fixtures::webhooks_sent::{models, server as api};
use tests::runtime::Valid;
use tests::runtime::client::Hook;
use tests::runtime::server::{Problem, routed};
use tests::runtime::wire::RequestError;

use super::{Kept, serve};

/// A consumer: it keeps what it is sent and answers with a pet of its own.
#[derive(Clone, Default)]
struct Receiver(Kept);

impl Service for Receiver {
    type Principal = String;
    type Error = Problem;

    async fn authenticate(&self, credentials: Credentials) -> Result<String, Problem> {
        match credentials.signature.as_ref().map(|one| one.expose()) {
            Some("signed") => Ok(credentials.operation().to_owned()),
            _ => Err(Problem::new(StatusCode::UNAUTHORIZED)),
        }
    }
}

impl Webhooks for Receiver {
    async fn new_pet(&self, request: Valid<NewPetRequest>) -> Result<NewPetResponse, Problem> {
        let NewPetRequest { attempt, body, .. } = request.into_inner();
        self.0.keep(&(attempt, body.id, &body.name));
        Ok(match body.name.as_str() {
            "Nobody" => NewPetGone::new().into_response(),
            _ => NewPetOk::new(PetRequest::new("Friend").with_note("secret")).into(),
        })
    }

    async fn pet_left_us_put(
        &self,
        request: Valid<PetLeftUsPutRequest>,
        principal: String,
    ) -> Result<PetLeftUsPutResponse, Problem> {
        self.0.keep(&(&request.body.as_ref().map(|body| body.when.clone()), principal));
        Ok(PetLeftUsPutNoContent::new().into())
    }
}

/// The answer that says no more.
trait IntoResponse {
    fn into_response(self) -> NewPetResponse;
}

impl IntoResponse for NewPetGone {
    fn into_response(self) -> NewPetResponse {
        NewPetResponse::Gone(self)
    }
}

fn client() -> Client {
    Client::builder().build().unwrap()
}

fn pet(id: i64, name: &str) -> NewPetRequest {
    NewPetRequest::new(1, Pet::new(id, name))
}

#[tokio::test]
async fn what_is_sent_is_received_as_a_value_that_the_api_answers_with() {
    let receiver = Receiver::default();
    let base = serve(Router::new().nest("/hooks", server::router(receiver.clone()))).await;
    let to = format!("{base}/hooks/newPet?tenant=a%26b");
    // What was written only reads back: an answer is like what is sent to the API.
    let answer = client().new_pet(&to, &pet(7, "Rex")).await.unwrap();
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.body.note.as_deref(), Some("secret"));
    receiver.0.is(&(1, 7, "Rex"));

    let Err(Error::Response(gone)) = client().new_pet(&to, &pet(7, "Nobody")).await else {
        panic!("nobody is there")
    };
    assert!(matches!(gone.value, NewPetResponse::Gone(_)));
}

#[tokio::test]
async fn what_is_wrong_is_refused_with_a_report_and_strangers_are_not_found() {
    let base = serve(server::router(Receiver::default())).await;
    let of = |answer: Result<_, Error<NewPetResponse>>| match answer.map(|_: Reply| ()) {
        Err(Error::Undeclared(reply)) => (reply.status.as_u16(), reply.value),
        other => panic!("{other:?}"),
    };
    let (status, body) = of(client().new_pet(&format!("{base}/newPet"), &pet(7, "")).await);
    let problem: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(status, 422);
    let first = &problem["violations"][0];
    assert_eq!((&first["pointer"], &first["keyword"]), (&"/name".into(), &"minLength".into()));
    // What is write-only is not for receivers, nor may they miss what is read-only.
    for body in [r#"{"id": 1, "name": "Rex", "note": "x"}"#, r#"{"name": "Rex"}"#] {
        let request = reqwest::Client::new().post(format!("{base}/newPet?attempt=1")).body(body);
        let answer = request.header("content-type", "application/json").send().await.unwrap();
        assert_eq!(answer.status(), 422, "{body}");
    }
    let (status, _) = of(client().new_pet(&format!("{base}/oldPet"), &pet(7, "Rex")).await);
    assert_eq!(status, 404);
    let (status, _) = of(client().new_pet(&format!("{base}/pet%2Fleft%20us"), &pet(7, "")).await);
    assert_eq!(status, 405);
}

type Reply = tests::runtime::client::Reply<NewPetOk>;

#[tokio::test]
async fn only_security_of_its_own_is_asked_for() {
    let receiver = Receiver::default();
    let base = serve(server::router(receiver.clone())).await;
    let to = format!("{base}/pet%2Fleft%20us");
    let request = PetLeftUsPutRequest::new().with_body(models::PetLeftUsPutBody::new("now"));
    let Err(Error::Undeclared(refused)) = client().pet_left_us_put(&to, &request).await else {
        panic!("nobody signed it")
    };
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    let signing = Client::builder().signature("signed").build().unwrap();
    signing.pet_left_us_put(&to, &request).await.unwrap();
    receiver.0.is(&(Some("now"), "pet_left_us_put"));
    // The key of the API is for the API.
    let asked = |routes: &[tests::runtime::server::Route]| -> Vec<bool> {
        routes.iter().map(|route| !route.security.is_empty()).collect()
    };
    assert_eq!((asked(api::ROUTES), asked(server::ROUTES)), (vec![true], vec![false, true]));
}

#[tokio::test]
async fn one_url_takes_all_where_a_header_says_the_name() {
    struct Event(&'static str);
    impl Hook for Event {
        fn before(&self, request: &mut Parts) {
            request.headers.insert("x-event", self.0.parse().unwrap());
        }
    }
    let receiver = Receiver::default();
    let router = routed(server::router(receiver.clone()), |head| {
        head.headers.get("x-event")?.to_str().ok().map(str::to_owned)
    });
    let base = serve(Router::new().nest("/all", router)).await;
    let to = format!("{base}/all?x=1");
    let sending = |event| Client::builder().hook(Event(event)).build().unwrap();
    sending("newPet").new_pet(&to, &pet(3, "Rex")).await.unwrap();
    receiver.0.is(&(1, 3, "Rex"));
    let signing = Client::builder().hook(Event("pet/left us")).signature("signed").build();
    signing.unwrap().pet_left_us_put(&to, &PetLeftUsPutRequest::new()).await.unwrap();
    for event in ["oldPet", "newPet/x", "../newPet"] {
        let Err(Error::Undeclared(lost)) = sending(event).new_pet(&to, &pet(3, "Rex")).await else {
            panic!("nobody takes {event}")
        };
        assert_eq!(lost.status, StatusCode::NOT_FOUND, "{event}");
    }
    let Err(Error::Undeclared(lost)) = client().new_pet(&to, &pet(3, "Rex")).await else {
        panic!("it has no name")
    };
    assert_eq!(lost.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_url_that_is_none_is_told_before_anything_is_sent() {
    let client = Client::builder().retry(RetryPolicy::default()).build().unwrap();
    for url in [
        "",
        "/newPet",
        "newPet",
        "ftp://127.0.0.1/newPet",
        "http://user:word@127.0.0.1/",
        "http://127.0.0.1/#part",
        "http://127.0.0.1/a b",
        "javascript:alert(1)",
    ] {
        let sent = client.new_pet(url, &pet(1, "Rex")).await;
        assert!(matches!(sent, Err(Error::Request(RequestError::Url))), "{url}: {sent:?}");
    }
}

#[test]
fn each_webhook_is_served_and_told_when_nobody_takes_it() {
    struct Idle;
    impl Service for Idle {
        type Principal = ();
        type Error = Problem;
        async fn authenticate(&self, _: Credentials) -> Result<(), Problem> {
            Ok(())
        }
    }
    impl Webhooks for Idle {}
    assert_eq!(server::unimplemented::<Idle>(), ["newPet", "pet_left_us_put"]);
    let templates: BTreeSet<_> = server::ROUTES.iter().map(|route| route.template).collect();
    assert_eq!(templates, ["/newPet", "/pet%2Fleft%20us"].into());
}
