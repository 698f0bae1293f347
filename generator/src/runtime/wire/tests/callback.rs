//! Tests of runtime expressions, and of URLs that somebody else says.

use http::{Request, Uri};

use super::super::{Base, ByteStream, Cause, NoUrl, RequestError, RequestWriter};
use super::example::{
    CreateTicketCreated, CreateTicketRequest, CreateTicketResponse, Draft, GetStatusRequest, Text,
};

fn request(subject: &str) -> CreateTicketRequest {
    CreateTicketRequest {
        organization_id: "a/b".to_owned(),
        pk: 7,
        page: Some(2),
        tags: Some(vec!["x".to_owned(), "y z".to_owned()]),
        request_id: "r-1".to_owned(),
        session: None,
        body: Draft { subject: subject.to_owned() },
    }
}

fn answer() -> CreateTicketResponse {
    CreateTicketResponse::Created(CreateTicketCreated {
        location: "https://b.example/9".to_owned(),
        remaining: None,
        body: Draft { subject: "there".to_owned() },
    })
}

/// A text with its expressions filled in from the request and its answer.
fn filled(text: &'static str) -> Result<String, NoUrl> {
    let (request, answer) = (request("https://a.example/x?y=z"), answer());
    Cause::of(&request).answered(&answer).at("https://api.example/v1").filled(text)
}

#[test]
fn an_expression_is_what_it_names() {
    for (text, url) in [
        ("{$method}", "POST"),
        ("{$statusCode}", "201"),
        ("{$url}", "https://api.example/v1/organizations/a%2Fb/tickets/7.json?page=2&tags=x,y%20z"),
        ("{$request.path.organization_id}", "a/b"),
        ("{$request.path.pk}", "7"),
        ("{$request.query.page}", "2"),
        ("{$request.query.tags}", "x,y z"),
        ("{$request.header.X-Request-Id}", "r-1"),
        ("{$request.header.x-request-id}", "r-1"),
        ("{$request.body#/subject}", "https://a.example/x?y=z"),
        ("$request.body#/subject", "https://a.example/x?y=z"),
        ("{$request.body}", r#"{"subject":"https://a.example/x?y=z"}"#),
        ("{$response.header.location}", "https://b.example/9"),
        ("{$response.body#/subject}", "there"),
        ("https://c.example/plain", "https://c.example/plain"),
        ("https://c.example/{open", "https://c.example/{open"),
    ] {
        assert_eq!(filled(text).as_deref(), Ok(url), "{text}");
    }
}

#[test]
fn what_is_not_there_is_told_by_its_name() {
    for (text, expression, reason) in [
        ("{$request.body#/none}/x", "$request.body#/none", "is not there"),
        ("https://c.example/{$request.query.none}", "$request.query.none", "is not there"),
        ("{$response.header.x-remaining}", "$response.header.x-remaining", "is not there"),
        ("{$request.body#}", "$request.body#", "is an array or an object"),
        ("{$request.cookie.session}", "$request.cookie.session", "is no runtime expression"),
        ("{$response.query.x}", "$response.query.x", "is no runtime expression"),
        ("{url}", "url", "is no runtime expression"),
        ("{}", "", "is no runtime expression"),
    ] {
        assert_eq!(filled(text), Err(NoUrl { expression, reason }), "{text}");
    }
    let request = request("x");
    let of = |text| Cause::of(&request).filled(text).unwrap_err().to_string();
    assert_eq!(of("{$statusCode}"), "`$statusCode` needs the answer to the request");
    assert_eq!(of("{$response.body}"), "`$response.body` needs the answer to the request");
    assert_eq!(of("{$url}"), "`$url` needs the base URL that the request was sent to");
    let (status, text) = (GetStatusRequest {}, Text("plain".to_owned()));
    let of = |text: &'static str| Cause::of(&status).filled(text).unwrap_err().reason;
    assert_eq!(of("{$request.body}"), "is not there");
    assert_eq!(of("{$request.body#/a}"), "is in a body that is not JSON");
    let plain = Cause::of(&status).answered(&text);
    assert_eq!(plain.filled("{$response.body}").unwrap(), "plain");
}

#[test]
fn no_value_reaches_beyond_its_place() {
    for value in ["a/b", "../..", "x&y=z", "a?b#c", "%2F", "é ü", "\n", "{$url}", "@evil.example"]
    {
        let request = request(value);
        let url = Cause::of(&request)
            .filled("https://c.example/{$request.body#/subject}/end?of={$request.body#/subject}")
            .unwrap();
        let uri: Uri = url.parse().unwrap();
        assert_eq!(uri.host(), Some("c.example"), "{value}");
        let segments: Vec<&str> = uri.path().split('/').collect();
        assert_eq!((segments.len(), segments[2]), (3, "end"), "{value}");
        let query = super::super::query_texts(uri.query().unwrap());
        assert_eq!(query, [("of".to_owned(), value.to_owned())], "{value}");
    }
}

#[test]
fn a_host_may_be_a_value() {
    let request = request("d.example:8080");
    let url = Cause::of(&request).filled("https://{$request.body#/subject}/{$request.path.pk}");
    assert_eq!(url.unwrap(), "https://d.example:8080/7");
}

fn sent(url: &str) -> Result<Request<ByteStream>, RequestError> {
    let mut writer = RequestWriter::of(&request("x"))?;
    writer.send_to(url)?;
    writer.finish(&Base::parse("http://invalid").unwrap())
}

#[test]
fn a_request_goes_where_it_is_told_with_what_it_says_itself() {
    for (url, uri) in [
        ("https://a.example", "https://a.example/?page=2&tags=x,y%20z"),
        ("https://a.example/?", "https://a.example/?page=2&tags=x,y%20z"),
        ("http://a.example:1/b%20c?d=e", "http://a.example:1/b%20c?d=e&page=2&tags=x,y%20z"),
        ("HTTP://A.example/b", "http://A.example/b?page=2&tags=x,y%20z"),
        ("http://[::1]/b", "http://[::1]/b?page=2&tags=x,y%20z"),
    ] {
        assert_eq!(sent(url).unwrap().uri().to_string(), uri, "{url}");
    }
    assert_eq!(sent("https://a.example").unwrap().headers()["x-request-id"], "r-1");
}

#[test]
fn what_is_no_url_to_send_to_is_refused() {
    for url in [
        "",
        "/a",
        "a.example/b",
        "ftp://a.example/",
        "file:///etc/passwd",
        "http:///a",
        "http://user@a.example/",
        "http://user:word@a.example/",
        "http://a.example/#b",
        "http://a.example/a b",
        "http://a.example/é\n",
    ] {
        assert!(matches!(sent(url), Err(RequestError::Url)), "{url}");
    }
}
