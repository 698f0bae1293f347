//! Forms of pairs and of parts, with files and without.

use http::Request;
use http::header::CONTENT_TYPE;
use serde_json::json;
use tests::fixtures::{form_body, multipart_files};
use tests::runtime::Valid;
use tests::runtime::client::Error;
use tests::runtime::server::Problem;
use tests::runtime::wire::{File, RequestError};

use super::super::{Kept, Noting};
use super::{faults, send};

service! { form_body:
    add_ticket(AddTicketRequest) -> AddTicketResponse { |_| AddTicketNoContent::new().into() }
    set_counts(SetCountsRequest) -> SetCountsResponse { |_| SetCountsNoContent::new().into() }
    add_parts(AddPartsRequest) -> AddPartsResponse { |_| AddPartsNoContent::new().into() }
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
    let text = std::str::from_utf8(sent.body().whole().unwrap()).unwrap();
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
    let text = std::str::from_utf8(sent.body().whole().unwrap()).unwrap();
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
        "--b b\r\nname=subject\r\n\r\na\r\n--b b--".to_owned(),
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
    let text = String::from_utf8_lossy(wire.last().body().whole().unwrap()).into_owned();
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

#[tokio::test]
async fn parts_have_the_media_types_and_headers_that_are_asked_for() {
    use multipart_files::operations::*;
    let kept = Kept::default();
    let (client, wire) = ends!(multipart_files, kept.clone());
    // The first that the document names, where nobody says another.
    let photo = AddPhotoParts::new(File::new(&b"1"[..]), "t");
    client.add_photo(&AddPhotoRequest::new(photo.clone())).await.unwrap();
    let mut arrived = photo;
    arrived.photo = File::new(&b"1"[..]).with_media_type("image/png");
    kept.is(&AddPhotoRequest::new(arrived));
    let put = |file: File| {
        let mut parts = PutFilesParts::new();
        parts.file = Some(file);
        PutFilesRequest::new().with_body(parts)
    };
    let mut summed = File::new(&b"1"[..]);
    summed.headers.insert("x-sum", "7".parse().unwrap());
    for (file, wanted) in [
        (summed.clone(), vec![]),
        (summed.clone().with_media_type("IMAGE/Gif"), vec![]),
        (summed.with_media_type("video/mp4"), vec!["body /file contentType"]),
        (File::new(&b"1"[..]), vec!["body /file required"]),
        (
            File::new(&b"1"[..]).with_media_type("video/mp4"),
            vec!["body /file contentType", "body /file required"],
        ),
    ] {
        let request = put(file);
        let own = match Valid::new(request.clone()) {
            Ok(_) => Vec::new(),
            Err(invalid) => invalid.violations().iter().map(ToString::to_string).collect(),
        };
        assert_eq!(own.len(), wanted.len(), "{own:?}");
        let answer = client.put_files(&request).await;
        assert_eq!(answer.is_ok(), wanted.is_empty(), "{answer:?}");
        let response = send_again(&wire).await;
        if !wanted.is_empty() {
            assert_eq!((response.status().as_u16(), faults(&response)), (422, own_words(&wanted)));
        }
    }
}

fn own_words(wanted: &[&str]) -> Vec<String> {
    wanted.iter().map(|one| (*one).to_owned()).collect()
}

/// What the server answers to the last request that was sent.
async fn send_again(wire: &Noting) -> http::Response<bytes::Bytes> {
    let last = wire.last();
    let body: &'static [u8] = last.body().whole().unwrap().to_vec().leak();
    let request = Request::put("http://localhost/files");
    send(wire, request.header(CONTENT_TYPE, &last.headers()[CONTENT_TYPE]), body).await
}
