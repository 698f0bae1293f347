//! Media types, base URLs, credentials.

use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderValue};

use serde_json::Value;

use super::super::super::{Location, Part, Schema, Secret, Side};
use super::super::{
    Base, Basic, ByteStream, Credential, Credentials, Parts, Payload, Presentation, RequestError,
    RequestReader, RequestWriter, Requirement, SecurityKind, SecurityScheme, is_media_type,
    query_texts,
};

static HEADER: SecurityScheme = key("header", Location::Header, "X-Key");
static QUERY: SecurityScheme = key("query", Location::Query, "the key");
static COOKIE_KEY: SecurityScheme = key("cookie", Location::Cookie, "key");
static BASIC: SecurityScheme = SecurityScheme { name: "basic", kind: SecurityKind::Basic };
static BEARER: SecurityScheme = SecurityScheme { name: "bearer", kind: SecurityKind::Bearer };
static DIGEST: SecurityScheme =
    SecurityScheme { name: "digest", kind: SecurityKind::Http("Digest") };
static TLS: SecurityScheme = SecurityScheme { name: "tls", kind: SecurityKind::Unseen };

const fn key(name: &'static str, location: Location, wire: &'static str) -> SecurityScheme {
    SecurityScheme { name, kind: SecurityKind::ApiKey { location, name: wire } }
}

const fn requires(scheme: &'static SecurityScheme) -> Requirement {
    Requirement { scheme, scopes: &[] }
}

fn send(
    credentials: &Credentials,
    alternatives: &[&[Requirement]],
) -> Result<http::Request<ByteStream>, RequestError> {
    let mut writer = RequestWriter::new("GET", "/");
    credentials.write(alternatives, &mut writer)?;
    writer.finish(&Base::parse("http://localhost:1").unwrap())
}

#[test]
fn credentials_arrive_as_they_were_sent() {
    let secret = |text: &str| Secret::new(text);
    let basic = Basic { user: "ü".to_owned(), password: secret("a:b") };
    let cases = [
        (&HEADER, Credential::Key(secret("k=1, 2"))),
        (&QUERY, Credential::Key(secret("k+1 &=%ü"))),
        (&COOKIE_KEY, Credential::Key(secret("k=1/2+3=="))),
        (&BASIC, Credential::Basic(basic)),
        (&BEARER, Credential::Token(secret("a.b-c"))),
        (&DIGEST, Credential::Rest(secret("username=\"x\", uri=\"/\""))),
    ];
    for (scheme, credential) in cases {
        let mut credentials = Credentials::default();
        credentials.set(scheme, credential.clone());
        let request = send(&credentials, &[&[requires(scheme)]]).unwrap();
        assert!(!format!("{:?}", request.headers()).contains("k=1"), "{request:?}");
        let query = query_texts(request.uri().query().unwrap_or_default());
        let presentation = Presentation { headers: request.headers(), query: &query };
        assert_eq!(presentation.credential(scheme), Some(credential));
    }
}

#[test]
fn every_length_of_basic_returns() {
    for length in 0..9 {
        let password = Secret::new("\u{fe}".repeat(length));
        let credential = Credential::Basic(Basic { user: "u".repeat(length), password });
        let mut credentials = Credentials::default();
        credentials.set(&BASIC, credential.clone());
        let request = send(&credentials, &[&[requires(&BASIC)]]).unwrap();
        let presentation = Presentation { headers: request.headers(), query: &[] };
        assert_eq!(presentation.credential(&BASIC), Some(credential));
    }
    let headers = |text| HeaderMap::from_iter([(AUTHORIZATION, HeaderValue::from_static(text))]);
    let aladdin = headers("basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    let presentation = Presentation { headers: &aladdin, query: &[] };
    let (user, password) = ("Aladdin".to_owned(), Secret::new("open sesame"));
    assert_eq!(presentation.credential(&BASIC), Some(Credential::Basic(Basic { user, password })));
    for broken in ["Basic", "Basic ", "Basic A", "Basic QQ==", "Basic Q*==", "Bearer QWE6Yg=="] {
        let headers = headers(broken);
        let presentation = Presentation { headers: &headers, query: &[] };
        assert_eq!(presentation.credential(&BASIC), None, "{broken}");
    }
}

#[test]
fn the_first_complete_alternative_is_sent() {
    let mut credentials = Credentials::default();
    credentials.set(&HEADER, Credential::Key(Secret::new("h")));
    credentials.set(&COOKIE_KEY, Credential::Key(Secret::new("c")));
    let alternatives: &[&[Requirement]] = &[
        &[],
        &[requires(&HEADER), requires(&BEARER)],
        &[requires(&TLS), requires(&COOKIE_KEY)],
        &[requires(&HEADER)],
    ];
    let request = send(&credentials, alternatives).unwrap();
    assert_eq!(request.headers().get(COOKIE).unwrap(), "key=c");
    assert!(!request.headers().contains_key("x-key"));
    let nothing = send(&Credentials::default(), alternatives).unwrap();
    assert!(nothing.headers().is_empty());
}

#[test]
fn a_credential_that_cannot_be_sent_is_not_shown() {
    for (scheme, credential) in [
        (&HEADER, Credential::Key(Secret::new("secret\n"))),
        (&COOKIE_KEY, Credential::Key(Secret::new("secret;"))),
        (&BEARER, Credential::Key(Secret::new("secret"))),
    ] {
        let mut credentials = Credentials::default();
        credentials.set(scheme, credential);
        let error = send(&credentials, &[&[requires(scheme)]]).unwrap_err();
        assert_eq!(error, RequestError::Credential { scheme: scheme.name });
        assert!(!format!("{credentials:?} {error:?} {error}").contains("secret"));
    }
}

#[test]
fn ambiguous_credentials_are_none() {
    let mut headers = HeaderMap::new();
    headers.append("x-key", HeaderValue::from_static("a"));
    headers.append("x-key", HeaderValue::from_static("b"));
    headers.append(COOKIE, HeaderValue::from_static("key=a; key=b"));
    let query = query_texts("the+key=a&the%20key=b");
    let presentation = Presentation { headers: &headers, query: &query };
    for scheme in [&HEADER, &COOKIE_KEY, &QUERY, &TLS] {
        assert_eq!(presentation.credential(scheme), None, "{scheme:?}");
    }
}

#[test]
fn media_types_are_compared_by_what_they_mean() {
    for (sent, expected, same) in [
        ("Application/JSON ; charset=utf-8", "application/json", true),
        ("application/json", "application/json; charset=utf-8", true),
        ("application/vnd.a+json", "application/json", false),
        ("text/plain", "text/*", true),
        ("image/png", "*/*", true),
        ("application/json", "application/json; version=2", false),
        ("application/json;Version=\"2\"", "application/json; version=2", true),
        ("", "*/*", false),
        ("is_active", "is_active", true),
        ("image/png", "*", true),
    ] {
        assert_eq!(is_media_type(sent, expected), same, "{sent} for {expected}");
    }
}

#[test]
fn a_base_is_a_plain_absolute_url() {
    assert_eq!(Base::parse("https://a.example/b//").unwrap().as_str(), "https://a.example/b");
    for wrong in ["", "/v1", "a.example", "ftp://a", "http://u:p@a", "http://a?b=c", "http://a#b"] {
        let error = Base::parse(wrong).unwrap_err();
        assert!(!format!("{error:?}").contains("u:p"), "{wrong}");
    }
}

#[test]
fn bodies_are_missing_empty_or_unread() {
    let headers = HeaderMap::new();
    let anything = Part::<Value> {
        schema: &Schema { keywords: &[] },
        side: Side::Request,
        exact: false,
        conforms: |_| true,
    };
    let read = |body: Payload, read: &dyn Fn(&mut RequestReader<'_>) -> Option<String>| {
        let parts = Parts { path: &[], query: "", headers: &headers, body };
        let mut reader = RequestReader::new(&[], &[], parts);
        let value = read(&mut reader);
        match reader.into_report().into_result() {
            Ok(()) => value.unwrap_or_else(|| "unread".to_owned()),
            Err(invalid) => format!("{} {invalid}", invalid.is_malformed()),
        }
    };
    let present = |text: &'static [u8]| Payload::Present(ByteStream::from(text));
    let json = |reader: &mut RequestReader<'_>| reader.json(&anything).map(|one| one.to_string());
    let maybe_json = |reader: &mut RequestReader<'_>| {
        reader.optional_json(&anything).map(|one| format!("{one:?}"))
    };
    let text = |reader: &mut RequestReader<'_>| reader.text();
    let maybe_text =
        |reader: &mut RequestReader<'_>| reader.optional_text().map(|one| format!("{one:?}"));
    for body in [Payload::Missing, present(b"")] {
        assert_eq!(read(body.clone(), &json), "false body: is required");
        assert_eq!(read(body, &maybe_json), "None");
    }
    assert_eq!(read(present(b"[1]"), &json), "[1]");
    assert!(read(present(b"[1"), &maybe_json).starts_with("true body: is not JSON"));
    assert_eq!(read(Payload::Missing, &text), "false body: is required");
    assert_eq!(read(Payload::Missing, &maybe_text), "None");
    assert_eq!(read(present(b""), &maybe_text), "Some(\"\")");
    assert_eq!(read(present(b"\xff"), &text), "true body: must be UTF-8");
    for read_one in [&json as &dyn Fn(&mut RequestReader<'_>) -> Option<String>, &maybe_text] {
        assert_eq!(read(Payload::Unread, read_one), "unread");
    }
}
