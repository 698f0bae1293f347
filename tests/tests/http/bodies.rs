//! Bodies: forms, several media types, ranges of them, negotiation.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{Request, Response};
use serde_json::{Value, json};
use tests::fixtures::{content_ranges, form_body, multipart_files, several_contents};
use tests::runtime::Valid;
use tests::runtime::client::{Error, Limits, Transport};
use tests::runtime::server::Problem;
use tests::runtime::wire::{Accept, File, RequestError, Typed};

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

service! { form_body:
    add_ticket(AddTicketRequest) -> AddTicketResponse { |_| AddTicketNoContent::new().into() }
    set_counts(SetCountsRequest) -> SetCountsResponse { |_| SetCountsNoContent::new().into() }
    add_parts(AddPartsRequest) -> AddPartsResponse { |_| AddPartsNoContent::new().into() }
}

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
        AddPictureOk::new(Typed::new("text/x-size", request.body.content.len().to_string())).into()
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
    wire.send(request.body(Bytes::from_static(body)).unwrap(), &Limits::default()).await.unwrap()
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

fn ticket() -> form_body::models::Ticket {
    let value = json!({
        "subject": "a&b= ü", "urgent": true, "tags": ["x", "", "y,z"], "person": {"name": "Ada"},
        "spans": [{"from": 1}, {"to": 2}], "span": {"from": 1, "to": 9}, "codes": [1, 2],
        "extra": "\"7\""
    });
    serde_json::from_value(value).unwrap()
}

#[tokio::test]
async fn a_form_of_pairs_arrives() {
    let kept = Kept::default();
    let (client, wire) = ends!(form_body, kept.clone());
    let request = form_body::operations::AddTicketRequest::new(ticket());
    client.add_ticket(&request).await.unwrap();
    kept.is(&request);
    let sent = wire.last();
    assert_eq!(sent.headers()[CONTENT_TYPE], "application/x-www-form-urlencoded");
    let text = std::str::from_utf8(sent.body()).unwrap();
    assert_eq!(
        text.split('&').collect::<Vec<_>>(),
        [
            "subject=a%26b%3D%20%C3%BC",
            "urgent=true",
            "tags=x",
            "tags=",
            "tags=y%2Cz",
            "person=%7B%22name%22%3A%22Ada%22%7D",
            "spans=%7B%22from%22%3A1%7D",
            "spans=%7B%22to%22%3A2%7D",
            "span%5Bfrom%5D=1",
            "span%5Bto%5D=9",
            "codes=1%7C2",
            "extra=%22%5C%227%5C%22%22",
        ]
    );
}

#[tokio::test]
async fn a_form_of_parts_arrives() {
    let kept = Kept::default();
    let (client, wire) = ends!(form_body, kept.clone());
    let request = form_body::operations::AddPartsRequest::new(ticket());
    client.add_parts(&request).await.unwrap();
    kept.is(&request);
    let sent = wire.last();
    let media = sent.headers()[CONTENT_TYPE].to_str().unwrap();
    assert!(media.starts_with("multipart/form-data; boundary="), "{media}");
    let text = std::str::from_utf8(sent.body()).unwrap();
    assert!(text.contains("name=\"subject\"\r\n\r\na&b= ü\r\n"), "{text}");
    assert!(text.contains("name=\"person\"\r\ncontent-type: application/json\r\n\r\n{"), "{text}");
}

#[tokio::test]
async fn faults_of_a_form_have_pointers() {
    let (_, wire) = ends!(form_body, Kept::default());
    let form = |path: &str| {
        let request = Request::post(format!("http://localhost{path}"));
        request.header(CONTENT_TYPE, "application/x-www-form-urlencoded; charset=UTF-8")
    };
    let body =
        b"urgent=maybe&codes=1|x&person=%7B%22name%22%3A%22%22%7D&other=1&subject=aaaaaaaaaa";
    let response = send(&wire, form("/tickets"), body).await;
    assert_eq!(response.status(), 422);
    let mut found = faults(&response);
    found.sort();
    assert_eq!(
        found,
        [
            "body /codes/1 type",
            "body /other additionalProperties",
            "body /person/name minLength",
            "body /subject maxLength",
            "body /urgent type",
        ]
    );
    let response = send(&wire, form("/tickets"), b"").await;
    assert_eq!(
        (response.status().as_u16(), faults(&response)),
        (422, vec!["body /subject required".to_owned()])
    );
    for (body, fault) in [
        (&b"subject=%zz"[..], "body /subject syntax"),
        (b"subject=a&subject=b", "body /subject syntax"),
        (b"subject=%ff", "body /subject syntax"),
        (b"subject=a&extra=b&extra=c", "body /extra syntax"),
        (b"subject=\xff", "body  syntax"),
    ] {
        let response = send(&wire, form("/tickets"), body).await;
        let found = (response.status().as_u16(), faults(&response));
        assert_eq!(found, (400, vec![fault.to_owned()]), "{body:?}");
    }
}

#[tokio::test]
async fn broken_parts_are_refused() {
    let (_, wire) = ends!(form_body, Kept::default());
    let parts = || {
        let request = Request::post("http://localhost/parts");
        request.header(CONTENT_TYPE, "multipart/form-data; boundary=\"b b\"")
    };
    let head = "Content-Disposition: form-data; name=subject\r\n";
    let good = "ignored\r\n--b b  \r\ncontent-disposition:form-data; x=\"a;\\\"b\"; name=\"subject\"\r\n\r\na\r\n--b b--\r\nrest";
    assert_eq!(send(&wire, parts(), good.as_bytes()).await.status(), 204);
    for body in [
        String::new(),
        format!("--b b\r\n{head}\r\na"),
        format!("--b b\r\n{head}\r\na\r\n--b b"),
        format!("--b b\r\n{head}\r\na\r\n--b bx\r\n"),
        format!("--b b\r\nname=subject\r\n\r\na\r\n--b b--"),
        "--b b\r\nContent-Type: text/plain\r\n\r\na\r\n--b b--".to_owned(),
        format!("--b b\r\n{head}Content-Type: text/plain; charset=utf-16\r\n\r\na\r\n--b b--"),
    ] {
        let body: &'static [u8] = body.into_bytes().leak();
        assert_eq!(send(&wire, parts(), body).await.status(), 400, "{body:?}");
    }
    let empty = send(&wire, parts(), b"--b b--").await;
    assert_eq!(
        (empty.status().as_u16(), faults(&empty)),
        (422, vec!["body /subject required".to_owned()])
    );
    let bare = Request::post("http://localhost/parts").header(CONTENT_TYPE, "multipart/form-data");
    assert_eq!(send(&wire, bare, good.as_bytes()).await.status(), 400);
}

#[tokio::test]
async fn json_and_forms_of_one_schema_are_one_body() {
    let kept = Kept::default();
    let (client, wire) = ends!(form_body, kept.clone());
    let counts = [("a".to_owned(), 1), ("b c".to_owned(), 9)].into_iter().collect();
    let request = form_body::operations::SetCountsRequest::new().with_body(counts);
    client.set_counts(&request).await.unwrap();
    kept.is(&request);
    assert_eq!(wire.last().headers()[CONTENT_TYPE], "application/json");
    let put = |media: &str| Request::put("http://localhost/counts").header(CONTENT_TYPE, media);
    let form = put("application/x-www-form-urlencoded");
    assert_eq!(send(&wire, form, b"a=1&b+c=9").await.status(), 204);
    kept.is(&request);
    let parts = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; name=\"b c\"\r\n\r\n9\r\n--x--";
    let form = put("multipart/form-data;boundary=x");
    assert_eq!(send(&wire, form, parts.as_bytes()).await.status(), 204);
    kept.is(&request);
    let over = send(&wire, put("application/x-www-form-urlencoded"), b"a=10").await;
    assert_eq!(faults(&over), ["body /a maximum"]);
    for (request, body) in
        [(Request::put("http://localhost/counts"), &b""[..]), (put("application/json"), b"")]
    {
        assert_eq!(send(&wire, request, body).await.status(), 204);
        kept.is(&form_body::operations::SetCountsRequest::new());
    }
    assert_eq!(send(&wire, Request::put("http://localhost/counts"), b"{}").await.status(), 415);
}

#[tokio::test]
async fn what_a_form_cannot_say_is_not_sent() {
    let (client, _) = ends!(form_body, Kept::default());
    let mut ticket = ticket();
    ticket.tags = Some(Vec::new());
    let request = form_body::operations::AddTicketRequest::new(ticket);
    match client.add_ticket(&request).await {
        Err(Error::Request(RequestError::Field { name, .. })) => assert_eq!(name, "tags"),
        other => panic!("{other:?}"),
    }
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
        (AddPetContent::Bytes(Bytes::from_static(b"\xff")), "application/octet-stream"),
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
                accepted.starts_with("application/json, text/json, application/xml"),
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
    let image = FindPetOkContent::Image(Typed::new("image/png", &b"\x89PNG"[..]));
    assert_eq!(reply.value.body, image);
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
    assert_eq!(Some(reply.value.body), request.body);
    client.put_thing(&PutThingRequest::new()).await.unwrap();
    kept.is(&PutThingRequest::new());
    let thing = json!({"a": 1}).as_object().unwrap().clone();
    client.add_thing(&AddThingRequest::new(thing.into_iter().collect())).await.unwrap();
    assert_eq!(wire.last().headers()[CONTENT_TYPE], "application/json");
    let post =
        Request::post("http://localhost/things").header(CONTENT_TYPE, "application/a.b+json");
    assert_eq!(send(&wire, post, b"{}").await.status(), 200);
}

service! { multipart_files:
    add_photo(AddPhotoRequest) -> AddPhotoResponse { |_| AddPhotoNoContent::new().into() }
    add_note(AddNoteRequest) -> AddNoteResponse { |_| AddNoteNoContent::new().into() }
    put_files(PutFilesRequest) -> PutFilesResponse { |_| PutFilesNoContent::new().into() }
}

/// What a server sees of a file whose sender does not say what it is.
fn plain(content: &'static [u8]) -> File {
    File::new(content).with_media_type("application/octet-stream")
}

#[tokio::test]
async fn files_arrive_with_their_names_and_media_types() {
    use multipart_files::operations::*;
    let kept = Kept::default();
    let (client, wire) = ends!(multipart_files, kept.clone());
    // What looks like the boundary of the client does not end a file.
    let photo =
        File::new(&b"\r\n--b\r\n\xff"[..]).named("a \"b\".png").with_media_type("image/png");
    let mut parts = AddPhotoParts::new(photo.clone(), "Title");
    parts.thumbnails = Some(vec![plain(b"1"), plain(b"between-parts-0")]);
    parts.tags = Some(vec!["x".to_owned(), "y".to_owned()]);
    parts.place = Some(multipart_files::models::AddPhotoBodyPlace::new().with_lat(1.5));
    let request = AddPhotoRequest::new(parts);
    client.add_photo(&request).await.unwrap();
    kept.is(&request);
    let text = String::from_utf8_lossy(wire.last().body()).into_owned();
    assert!(
        text.contains("name=\"tags\"\r\ncontent-type: application/json\r\n\r\n[\"x\",\"y\"]\r\n"),
        "{text}"
    );
    assert!(
        text.contains("name=\"photo\"; filename=\"a %22b%22.png\"\r\ncontent-type: image/png\r\n"),
        "{text}"
    );
}

#[tokio::test]
async fn files_have_limits_and_faults_of_their_own() {
    use multipart_files::operations::*;
    let kept = Kept::default();
    let (_, wire) = ends!(multipart_files, kept.clone());
    let part = |name: &str, text: &str| {
        format!(
            "--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\nX-Note: n\r\n\r\n{text}\r\n"
        )
    };
    let post = |parts: &[String]| {
        let request = Request::post("http://localhost/photos");
        let body: &'static [u8] = format!("{}--x--", parts.concat()).into_bytes().leak();
        (request.header(CONTENT_TYPE, "multipart/form-data; boundary=x"), body)
    };
    let (request, body) = post(&[part("photo", "ab"), part("title", "t")]);
    assert_eq!(send(&wire, request, body).await.status(), 204);
    let mut photo = File::new(&b"ab"[..]);
    photo.headers.insert("x-note", "n".parse().unwrap());
    kept.is(&AddPhotoRequest::new(AddPhotoParts::new(photo, "t")));
    for (parts, wanted) in [
        (vec![part("title", "t"), part("tags", "[]")], "/photo required"),
        (vec![part("photo", "0123456789"), part("title", "t")], "/photo maxLength"),
        (vec![part("photo", "0"), part("photo", "1"), part("title", "t")], "/photo type"),
        (vec![part("photo", "0"), part("title", "too long")], "/title maxLength"),
        (vec![part("photo", "0"), part("title", "t"), part("place", "{")], "/place type"),
        (vec![part("photo", "0"), part("title", "t"), part("id", "1")], "/id readOnly"),
        (
            vec![part("photo", "0"), part("title", "t"), part("thumbnails", "").repeat(3)],
            "/thumbnails maxItems",
        ),
    ] {
        let (request, body) = post(&parts);
        let response = send(&wire, request, body).await;
        let found = (response.status().as_u16(), faults(&response));
        assert_eq!(found, (422, vec![format!("body {wanted}")]));
    }
}

#[tokio::test]
async fn files_may_stand_beside_json_or_be_left_out() {
    use multipart_files::{models::Note, operations::*};
    let kept = Kept::default();
    let (client, _) = ends!(multipart_files, kept.clone());
    let mut parts = AddNoteParts::new().with_text("a");
    parts.file = Some(plain(b"b"));
    for content in [Note::new().with_text("c").into(), AddNoteContent::Multipart(parts)] {
        let request = AddNoteRequest::new().with_body(content);
        client.add_note(&request).await.unwrap();
        kept.is(&request);
    }
    for request in [PutFilesRequest::new(), PutFilesRequest::new().with_body(PutFilesParts::new())]
    {
        client.put_files(&request).await.unwrap();
        kept.is(&request);
    }
}
