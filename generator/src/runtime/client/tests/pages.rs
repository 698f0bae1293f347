//! Answers that continue in others: which requests are made, and where it ends.

use std::future::poll_fn;
use std::pin::pin;

use futures_core::Stream;
use http::HeaderMap;

use super::super::super::wire::tests::example::WhoRequest;
use super::super::links::{self, Next};
use super::super::{BlockingPages, PageError, PageStyle, Paging};
use super::fake::{Answer, Fake, status, with};
use super::*;

const CURSOR: Paging = Paging {
    style: PageStyle::Cursor { parameter: "after", next: "/meta/next" },
    items: Some("/data"),
};
const OFFSET: Paging = Paging {
    style: PageStyle::Offset { parameter: "offset", limit: Some("page") },
    items: Some("/data"),
};
const PAGE: Paging =
    Paging { style: PageStyle::Page { parameter: "page", first: 1 }, items: Some("/data") };
const LINK: Paging = Paging { style: PageStyle::Link, items: None };

async fn next<S: Stream>(stream: &mut std::pin::Pin<&mut S>) -> Option<S::Item> {
    poll_fn(|context| stream.as_mut().poll_next(context)).await
}

fn body(text: &'static str) -> Answer {
    with(200, &[], text)
}

fn linked(target: &str) -> Answer {
    with(200, &[("link", &format!("<{target}>; rel=next"))], "x")
}

fn core(answers: impl IntoIterator<Item = Answer>) -> (Core<Fake>, Fake) {
    let fake = Fake::new(answers);
    (Core::new(fake.clone(), settings("http://localhost/v1")).unwrap(), fake)
}

/// The items or what was wrong, and path and query of the requests.
async fn items(answers: Vec<Answer>, paging: &'static Paging) -> (Vec<String>, Vec<String>) {
    let (core, fake) = core(answers);
    let mut stream = pin!(core.items::<_, i64>(&WhoRequest {}, paging));
    let mut found = Vec::new();
    while let Some(item) = next(&mut stream).await {
        found.push(match item {
            Ok(item) => item.to_string(),
            Err(Error::Page(error)) => format!("{error:?}"),
            Err(error) => error.to_string(),
        });
        assert!(found.len() < 20, "it ends");
    }
    assert!(next(&mut stream).await.is_none(), "it stays at its end");
    let sent = fake.sent().into_iter();
    (found, sent.map(|sent| sent.uri.path_and_query().unwrap().to_string()).collect())
}

#[tokio::test]
async fn cursors_lead_on_until_there_is_none() {
    let first = r#"{"data": [1, 2], "meta": {"next": "a b&c"}}"#;
    let empty = r#"{"data": [], "meta": {"next": 7}}"#;
    for last in [
        "\u{feff}{\"data\": [3]}",
        r#"{"data": [3], "meta": {"next": null}}"#,
        r#"{"data": [3]}"#,
        r#"{"data": [3], "meta": {"next": ""}}"#,
    ] {
        let (found, sent) = items(vec![body(first), body(empty), body(last)], &CURSOR).await;
        assert_eq!(found, ["1", "2", "3"]);
        assert_eq!(sent, ["/v1/who", "/v1/who?after=a%20b%26c", "/v1/who?after=7"]);
    }
}

#[tokio::test]
async fn what_would_not_end_is_an_error() {
    let to = |next| match next {
        "a" => body(r#"{"data": [1], "meta": {"next": "a"}}"#),
        _ => body(r#"{"data": [2], "meta": {"next": "b"}}"#),
    };
    assert_eq!(items(vec![to("a")], &CURSOR).await.0, ["1", "1", "Repeated"]);
    let circle = vec![to("a"), to("b"), to("a"), to("b")];
    assert_eq!(items(circle, &CURSOR).await.0, ["1", "2", "1", "Repeated"]);
    let same = body(r#"{"data": [1]}"#);
    assert_eq!(items(vec![same.clone()], &PAGE).await.0, ["1", "1", "1", "Repeated"]);
    assert_eq!(items(vec![same.clone()], &OFFSET).await.0, ["1", "1", "1", "Repeated"]);
    let twice = vec![same.clone(), same.clone(), body(r#"{"data": [2]}"#), same, body("{}")];
    assert_eq!(items(twice, &PAGE).await.0, ["1", "1", "2", "1"], "a list may say so");
    let odd = body(r#"{"data": [1], "meta": {"next": {}}}"#);
    assert_eq!(items(vec![odd], &CURSOR).await.0, ["1", "Cursor"]);
    assert_eq!(items(vec![body(r#"{"data": 1}"#)], &PAGE).await.0, ["Items"]);
}

#[tokio::test]
async fn pages_and_offsets_end_with_an_empty_page() {
    let pages = || vec![body(r#"{"data": [1, 2]}"#), body(r#"{"data": [3]}"#), body("{}")];
    let (found, sent) = items(pages(), &PAGE).await;
    assert_eq!(found, ["1", "2", "3"]);
    assert_eq!(sent, ["/v1/who", "/v1/who?page=2", "/v1/who?page=3"]);
    let (found, sent) = items(pages(), &OFFSET).await;
    assert_eq!(found, ["1", "2", "3"]);
    assert_eq!(sent, ["/v1/who", "/v1/who?offset=2", "/v1/who?offset=3"]);
}

/// The example has a parameter `page`, whatever it means.
#[tokio::test]
async fn what_the_request_says_is_where_it_begins() {
    let (core, fake) = core([body(r#"{"data": [1, 2, 3]}"#), body(r#"{"data": [4]}"#)]);
    let mut stream = pin!(core.items::<_, i64>(&create(), &OFFSET));
    while next(&mut stream).await.is_some() {}
    let queries = fake.sent().into_iter().map(|sent| sent.uri.query().unwrap().to_owned());
    let queries: Vec<String> = queries.collect();
    assert!(queries[0].starts_with("page=3&tags="), "{queries:?}");
    assert_eq!(queries[1], format!("{}&offset=3", queries[0]));
    assert_eq!(queries.len(), 2, "a page of fewer than three is the last");
    let (core, fake) = self::core([body(r#"{"data": [1]}"#), body("{}")]);
    let mut stream = pin!(core.items::<_, i64>(&create(), &PAGE));
    while next(&mut stream).await.is_some() {}
    let last = fake.sent()[1].clone();
    assert!(last.uri.query().unwrap().ends_with("&page=4") && !last.body.is_empty());
}

#[tokio::test]
async fn a_wrong_item_or_answer_is_told() {
    let wrong = body(r#"{"data": [1, "x", 2]}"#);
    let (found, _) = items(vec![wrong, body("{}")], &PAGE).await;
    assert_eq!((found.len(), found[0].as_str(), found[2].as_str()), (3, "1", "2"));
    assert!(found[1].starts_with("Item("), "{found:?}");
    let (found, sent) = items(vec![body(r#"{"data": [1]}"#), status(500)], &PAGE).await;
    assert_eq!(
        found,
        ["1", "the server answered 500 Internal Server Error, which is not declared"]
    );
    assert_eq!(sent.len(), 2);
}

/// The pages of links, and what was wrong at their end.
async fn follow(answers: Vec<Answer>) -> (Vec<String>, Option<Error<Text>>) {
    let (core, fake) = core(answers);
    let mut stream = pin!(core.pages(&WhoRequest {}, &LINK));
    let mut last = None;
    while let Some(page) = next(&mut stream).await {
        last = page.err();
        assert!(fake.sent().len() < 9, "it ends");
    }
    (fake.sent().into_iter().map(|sent| sent.uri.to_string()).collect(), last)
}

#[tokio::test]
async fn links_are_followed_at_home() {
    let answers = vec![
        linked("?page=2&a=%20"),
        linked("/other/who?page=3#x"),
        linked("http://localhost:80/"),
        body("x"),
    ];
    let (sent, last) = follow(answers).await;
    let urls = [
        "http://localhost/v1/who",
        "http://localhost/v1/who?page=2&a=%20",
        "http://localhost/other/who?page=3",
        "http://localhost/",
    ];
    assert_eq!(sent, urls);
    assert!(last.is_none());
}

#[tokio::test]
async fn links_that_lead_away_are_not() {
    for away in [
        "https://localhost/v1/who?page=2",
        "http://localhost:81/",
        "//evil.example/",
        "http://localhost@evil.example/",
        "http://a:b@localhost/",
        "file:///etc/passwd",
    ] {
        let (sent, last) = follow(vec![linked(away)]).await;
        assert_eq!(sent.len(), 1, "{away}");
        assert!(matches!(last, Some(Error::Page(PageError::Foreign))), "{away}: {last:?}");
    }
    let (sent, last) = follow(vec![linked("http://[")]).await;
    assert!(sent.len() == 1 && matches!(last, Some(Error::Page(PageError::Link))));
    let (sent, last) = follow(vec![linked("/v1/who")]).await;
    assert!(sent.len() == 1 && matches!(last, Some(Error::Page(PageError::Repeated))), "{last:?}");
}

#[test]
fn links_are_read_as_rfc_8288_says() {
    let here = "http://a/b/c".parse().unwrap();
    let read = |line: &str| {
        let mut headers = HeaderMap::new();
        headers.insert("link", line.parse().unwrap());
        links::next(&headers, &here)
    };
    let there = || Next::Here("http://a/b/d".to_owned());
    for line in [
        "<d>; rel=next",
        "<d>;REL=\"prev  NEXT\"",
        "<x>; rel=\"prev\"; title=\"a, <b>; rel=next \\\" \", <d> ; rel = \"next\"",
        " , <x>; rel=last,<d>; title; rel=next; hreflang=de",
        "<x>; rel=next; anchor=\"#foo\", </b/d>; rel=next",
    ] {
        assert_eq!(read(line), there(), "{line}");
    }
    for line in [
        "",
        "<d>",
        "<d>; rel=prev",
        "<d>; rel=prev; rel=next",
        "d; rel=next",
        "<d; rel=next",
        "x <d>; rel=next",
        "<d>; title=\"rel=next",
    ] {
        assert_eq!(read(line), Next::Nowhere, "{line}");
    }
}

#[test]
fn each_page_can_be_waited_for() {
    let (core, fake) = core([body(r#"{"data": [1]}"#), body(r#"{"data": [2]}"#), body("{}")]);
    let mut pages = core.items::<_, i64>(&WhoRequest {}, &PAGE).wait_for_each();
    assert_eq!((fake.sent().len(), pages.next().unwrap().unwrap()), (0, 1));
    assert_eq!(fake.sent().len(), 1, "the second page is not asked for before somebody wants it");
    assert_eq!(pages.map(Result::unwrap).collect::<Vec<_>>(), [2]);
}
