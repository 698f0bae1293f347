//! Bodies: several media types, ranges of them, negotiation.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{Request, Response};
use serde_json::{Value, json};
use tests::fixtures::{content_ranges, several_contents};
use tests::runtime::Valid;
use tests::runtime::client::{Error, Limits, Transport};
use tests::runtime::server::Problem;
use tests::runtime::wire::{Accept, ByteStream, RequestError, Typed};

use super::{Kept, Noting};

/// A client of a router in memory that notes what is sent, and that transport.
macro_rules! ends {
    ($fixture:ident, $service:expr) => {{
        let wire = Noting::new($fixture::server::router($service));
        let client = $fixture::client::Client::builder().base_url("http://localhost");
        (client.build_with(wire.clone()).unwrap(), wire)
    }};
}

/// A service of a fixture that keeps what it is sent and answers as it is told.
macro_rules! service {
    ($fixture:ident: $($method:ident($request:ident) -> $response:ident { $answer:expr })+) => {
        impl $fixture::server::Service for Kept {
            type Error = Problem;
        }

        impl $fixture::server::Api for Kept {
            $(async fn $method(
                &self,
                request: Valid<$fixture::operations::$request>,
            ) -> Result<$fixture::operations::$response, Problem> {
                use $fixture::operations::*;
                self.keep(&*request);
                let answer: fn($request) -> $response = $answer;
                Ok(answer(request.into_inner()))
            })+
        }
    };
}

mod forms;
mod streams;

service! { several_contents:
    add_pet(AddPetRequest) -> AddPetResponse { |request| match request.body {
        AddPetContent::Json(pet) => AddPetOk::new(pet).into(),
        AddPetContent::Xml(text) => AddPetOk::new(AddPetOkContent::Csv(text)).into(),
        other => AddPetBadRequest::new(format!("{other:?}")).into(),
    } }
    find_pet(FindPetRequest) -> FindPetResponse { |request| {
        let wanted = request.accept.as_ref().and_then(|one| one.best(&["image/png", "text/html"]));
        let content = match wanted {
            Some("image/png") => FindPetOkContent::Image(Typed::new("image/png", &b"\x89PNG"[..])),
            _ => FindPetOkContent::Html("<p>".to_owned()),
        };
        FindPetOk::new(content).with_x_id(request.id).into()
    } }
    put_pet(PutPetRequest) -> PutPetResponse { |_| PutPetNoContent::new().into() }
}

service! { content_ranges:
    add_picture(AddPictureRequest) -> AddPictureResponse { |request| {
        AddPictureOk::new(Typed::new("text/x-size", request.body.content.length().unwrap().to_string())).into()
    } }
    put_thing(PutThingRequest) -> PutThingResponse { |request| {
        PutThingOk::new(request.body.unwrap_or(Typed::new("text/none", ""))).into()
    } }
    add_thing(AddThingRequest) -> AddThingResponse { |request| AddThingOk::new(request.body).into() }
}

async fn send(
    wire: &Noting,
    request: http::request::Builder,
    body: &'static [u8],
) -> Response<Bytes> {
    let request = request.body(ByteStream::from(body)).unwrap();
    let (head, body) = wire.send(request, &Limits::default()).await.unwrap().into_parts();
    Response::from_parts(head, whole(body).await)
}

/// All bytes of a body.
async fn whole(body: ByteStream) -> Bytes {
    body.collect(10_000).await.unwrap()
}

/// What the problem of an answer says, by pointer and keyword.
fn faults(response: &Response<Bytes>) -> Vec<String> {
    let problem: Value = serde_json::from_slice(response.body()).unwrap();
    let one = |one: &Value| {
        let text = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
        format!("{} {} {}", text("in"), text("pointer"), text("keyword"))
    };
    problem["violations"].as_array().into_iter().flatten().map(one).collect()
}

#[tokio::test]
async fn each_media_type_is_its_own_variant() {
    use several_contents::{models::Pet, operations::*};
    let kept = Kept::default();
    let (client, wire) = ends!(several_contents, kept.clone());
    let pet = || Pet::new("Rex");
    let form = models::form(7);
    let all: [(AddPetContent, &str); 4] = [
        (pet().into(), "application/json"),
        (AddPetContent::Xml("<pet/>".to_owned()), "application/xml"),
        (AddPetContent::Form(form), "application/x-www-form-urlencoded"),
        (AddPetContent::Bytes(ByteStream::from(&b"\xff"[..])), "application/octet-stream"),
    ];
    for (content, media) in all {
        let request = AddPetRequest::new(content.clone());
        let answer = client.add_pet(&request).await;
        // A client that asks for nothing takes all that it can read.
        let takes = Accept::new("application/json, text/csv, text/plain");
        kept.is(&request.with_accept(takes));
        assert_eq!(wire.last().headers()[CONTENT_TYPE], media);
        match (content, answer) {
            (AddPetContent::Json(_), Ok(reply)) => {
                assert_eq!(reply.value.body, AddPetOkContent::Json(pet()));
            }
            (AddPetContent::Xml(_), Ok(reply)) => {
                assert_eq!(reply.value.body, AddPetOkContent::Csv("<pet/>".to_owned()));
                assert_eq!(reply.headers[CONTENT_TYPE], "text/csv");
            }
            (_, Err(Error::Response(reply))) => assert_eq!(reply.status, 400),
            (content, other) => panic!("{content:?}: {other:?}"),
        }
    }
}

mod models {
    use tests::fixtures::several_contents::models;

    pub(super) fn form(id: i64) -> models::AddPetBodyForm {
        models::AddPetBodyForm::new(id)
    }
}

#[tokio::test]
async fn other_media_types_and_character_sets_are_refused() {
    let kept = Kept::default();
    let (_, wire) = ends!(several_contents, kept.clone());
    let post = |media: &str| Request::post("http://localhost/pets").header(CONTENT_TYPE, media);
    for (media, status) in [
        ("application/json", 200),
        ("APPLICATION/JSON;Charset=\"UTF-8\"", 200),
        ("text/json", 200),
        ("application/json; charset=us-ascii", 200),
        ("application/json; charset=utf-16", 415),
        ("application/json; charset=iso-8859-1", 415),
        ("application/problem+json", 415),
        ("application/xml", 200),
        ("application/xml; charset=iso-8859-1", 200),
        ("application/xml; charset=koi8-r", 415),
        ("text/plain", 415),
        ("", 415),
        ("json", 415),
    ] {
        let response = send(&wire, post(media), br#"{"name": "Rex"}"#).await;
        assert_eq!(response.status(), status, "{media}");
        if status == 415 {
            let accepted = response.headers()[ACCEPT].to_str().unwrap();
            assert!(
                accepted.starts_with("application/json, text/json, application/vnd.pet+json"),
                "{accepted}"
            );
        }
    }
    send(&wire, post("application/xml;charset=iso-8859-1"), b"<\xfc>").await;
    kept.is(&several_contents::operations::AddPetRequest::new(
        several_contents::operations::AddPetContent::Xml("<ü>".to_owned()),
    ));
    assert_eq!(send(&wire, post("application/xml"), b"<\xfc>").await.status(), 400);
}

#[tokio::test]
async fn an_answer_is_what_the_caller_takes() {
    let (_, wire) = ends!(several_contents, Kept::default());
    let post = |accept: &str| {
        let request = Request::post("http://localhost/pets").header(ACCEPT, accept);
        request.header(CONTENT_TYPE, "application/json")
    };
    for (accept, status, media) in [
        ("*/*", 200, "application/json"),
        ("", 200, "application/json"),
        ("nonsense", 200, "application/json"),
        ("application/vnd.pet+json", 200, "application/vnd.pet+json"),
        ("application/json;q=0.1, application/vnd.pet+json;q=0.2", 200, "application/vnd.pet+json"),
        ("application/*;q=0.5, application/json;q=0", 200, "application/vnd.pet+json"),
        ("text/*", 200, "application/json"),
        ("image/png, text/html", 406, "application/problem+json"),
        ("*/*;q=0", 406, "application/problem+json"),
    ] {
        let response = send(&wire, post(accept), br#"{"name": "Rex"}"#).await;
        let found =
            (response.status().as_u16(), response.headers()[CONTENT_TYPE].to_str().unwrap());
        assert_eq!(found, (status, media), "{accept}");
    }
}

#[tokio::test]
async fn a_caller_asks_for_one_of_several() {
    use several_contents::operations::*;
    let kept = Kept::default();
    let (client, wire) = ends!(several_contents, kept.clone());
    let request = FindPetRequest::new(1).with_query_accept("x");
    let reply = client.find_pet(&request).await.unwrap();
    assert_eq!(wire.last().headers()[ACCEPT], "image/*, text/html");
    assert_eq!(reply.value.x_id, Some(1));
    let FindPetOkContent::Image(image) = reply.value.body else { panic!() };
    assert_eq!(image.media_type, "image/png");
    assert_eq!(whole(image.content).await, &b"\x89PNG"[..]);
    let request = request.with_accept(Accept::new("text/html"));
    let reply = client.find_pet(&request).await.unwrap();
    kept.is(&request);
    assert_eq!(reply.value.body, FindPetOkContent::Html("<p>".to_owned()));
}

#[tokio::test]
async fn a_body_that_may_be_left_out_is_left_out() {
    use several_contents::operations::*;
    let kept = Kept::default();
    let (client, wire) = ends!(several_contents, kept.clone());
    for request in [
        PutPetRequest::new(1),
        PutPetRequest::new(1).with_body(PutPetContent::Json(9)),
        PutPetRequest::new(1).with_body(PutPetContent::Text(String::new())),
    ] {
        client.put_pet(&request).await.unwrap();
        kept.is(&request);
    }
    let put = Request::put("http://localhost/pets/1").header(CONTENT_TYPE, "application/json");
    assert_eq!(faults(&send(&wire, put, b"10").await), ["body  maximum"]);
}

#[tokio::test]
async fn who_sends_a_body_of_a_range_says_which_it_is() {
    use content_ranges::operations::*;
    let kept = Kept::default();
    let (client, wire) = ends!(content_ranges, kept.clone());
    let request = AddPictureRequest::new(Typed::new("image/png", &b"\x89PNG"[..]));
    let reply = client.add_picture(&request).await.unwrap();
    kept.is(&request);
    assert_eq!(reply.value.body, Typed::new("text/x-size", "4"));
    let wrong = AddPictureRequest::new(Typed::new("text/plain", &b""[..]));
    assert!(matches!(
        client.add_picture(&wrong).await,
        Err(Error::Request(RequestError::MediaType))
    ));
    let request = PutThingRequest::new().with_body(Typed::new("a/b", &b"c"[..]));
    let reply = client.put_thing(&request).await.unwrap();
    kept.is(&request);
    let Typed { media_type, content } = reply.value.body;
    assert_eq!((media_type.as_str(), whole(content).await), ("a/b", Bytes::from("c")));
    client.put_thing(&PutThingRequest::new()).await.unwrap();
    kept.is(&PutThingRequest::new());
    let thing = json!({"a": 1}).as_object().unwrap().clone();
    client.add_thing(&AddThingRequest::new(thing.into_iter().collect())).await.unwrap();
    assert_eq!(wire.last().headers()[CONTENT_TYPE], "application/json");
    let post =
        Request::post("http://localhost/things").header(CONTENT_TYPE, "application/a.b+json");
    assert_eq!(send(&wire, post, b"{}").await.status(), 200);
}
