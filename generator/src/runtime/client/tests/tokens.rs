//! Tokens that a client gets by itself. The clock stands still.

use std::time::Duration;

use super::super::super::wire::tests::example::WhoRequest;
use super::super::{Grant, TokenError};
use super::fake::{Answer, Fake, Sent, status, with};
use super::*;

const URL: &str = "https://id.example.com/token?tenant=1";

fn core(grant: Grant, answers: impl IntoIterator<Item = Answer>) -> (Core<Fake>, Fake) {
    let fake = Fake::new(answers);
    let settings = Settings::new("http://localhost").authority(&BEARER, grant.into(), Some(URL));
    (Core::new(fake.clone(), settings).unwrap(), fake)
}

fn grant() -> Grant {
    Grant::client_credentials("desk", "s:cret")
}

fn token(text: &'static str) -> Answer {
    with(200, &[], text)
}

const FIRST: &str = r#"{"access_token": "one", "token_type": "Bearer", "expires_in": 100}"#;
const SECOND: &str = r#"{"access_token": "two", "token_type": "bearer", "expires_in": "100"}"#;

/// What the requests show for themselves.
fn shown(fake: &Fake) -> Vec<String> {
    let text = |sent: &Sent| sent.headers["authorization"].to_str().unwrap().to_owned();
    fake.sent().iter().map(text).collect()
}

#[tokio::test(start_paused = true)]
async fn a_token_is_fetched_once_and_kept() {
    let (core, fake) = core(grant().scope("read").scope("a&b"), [token(FIRST), status(200)]);
    for _ in 0..3 {
        core.with(|terms| terms).call(&WhoRequest {}).await.unwrap();
    }
    // base64 of `desk:s%3Acret`.
    let basic = "Basic ZGVzazpzJTNBY3JldA==";
    assert_eq!(shown(&fake), [basic, "Bearer one", "Bearer one", "Bearer one"]);
    let sent = fake.sent();
    assert_eq!(sent[0].uri, URL);
    assert_eq!(sent[0].body, "grant_type=client_credentials&scope=read%20a%26b");
    assert_eq!(sent[0].headers["content-type"], "application/x-www-form-urlencoded");
    assert!(sent[0].headers["authorization"].is_sensitive());
    assert!(sent[1].headers["authorization"].is_sensitive());
}

#[tokio::test(start_paused = true)]
async fn a_token_is_replaced_before_it_expires() {
    let (core, fake) =
        core(grant(), [token(FIRST), status(200), status(200), token(SECOND), status(200)]);
    core.call(&WhoRequest {}).await.unwrap();
    tokio::time::advance(Duration::from_secs(69)).await;
    core.call(&WhoRequest {}).await.unwrap();
    tokio::time::advance(Duration::from_secs(1)).await;
    core.call(&WhoRequest {}).await.unwrap();
    let shown = shown(&fake);
    assert_eq!(
        (&shown[1..3], shown[4].as_str()),
        (&["Bearer one".to_owned(), "Bearer one".to_owned()][..], "Bearer two")
    );
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_replaced_once() {
    let answers = [token(FIRST), status(401), token(SECOND), status(200)];
    let (core, fake) = core(grant(), answers);
    core.call(&WhoRequest {}).await.unwrap();
    let shown = shown(&fake);
    assert_eq!((shown[1].as_str(), shown[3].as_str()), ("Bearer one", "Bearer two"));
    let (core, fake) = self::core(grant(), [token(FIRST), status(401), token(SECOND), status(401)]);
    let error = core.call(&WhoRequest {}).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), fake.sent().len()), (401, 4));
}

#[tokio::test]
async fn those_who_need_one_at_once_share_it() {
    let (core, fake) = core(grant(), [token(FIRST), status(200)]);
    let call = || core.call(&WhoRequest {});
    let (first, second, third) = tokio::join!(call(), call(), call());
    assert!(first.is_ok() && second.is_ok() && third.is_ok());
    assert_eq!(fake.sent().iter().filter(|sent| sent.uri == URL).count(), 1);
}

#[tokio::test]
async fn those_who_wait_for_one_share_a_failure() {
    let (core, fake) = core(grant(), [Err("broken"), token(FIRST), status(200)]);
    let call = || core.call(&WhoRequest {});
    let ended: [_; 3] = tokio::join!(call(), call(), call()).into();
    for error in ended.map(Result::unwrap_err) {
        let Error::Token(inner) = error else { panic!("{error:?}") };
        assert!(inner.to_string().ends_with("broken"), "{inner}");
    }
    assert_eq!(fake.sent().len(), 1);
    call().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_one_of_the_attempts() {
    let (busy, fine) = (status(503), status(200));
    let answers = [token(FIRST), busy.clone(), status(401), token(SECOND), busy, fine];
    let fake = Fake::new(answers);
    let settings = Settings::new("http://localhost").authority(&BEARER, grant().into(), Some(URL));
    let settings = settings.terms(|terms| terms.retry(RetryPolicy::default()));
    let core = Core::new(fake.clone(), settings).unwrap();
    let error = core.call(&WhoRequest {}).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 503);
    let numbers =
        fake.sent().into_iter().filter_map(|sent| sent.extensions.get::<Attempt>().copied());
    assert_eq!(numbers.collect::<Vec<_>>(), [1, 2, 3].map(Attempt));
}

#[tokio::test(start_paused = true)]
async fn refresh_tokens_rotate() {
    let next = r#"{"access_token": "one", "refresh_token": "r 2", "expires_in": 10}"#;
    let grant = Grant::refresh_token("r1").client("desk", None).leeway(Duration::ZERO);
    let (core, fake) = core(grant, [token(next), status(200), token(SECOND), status(200)]);
    core.call(&WhoRequest {}).await.unwrap();
    tokio::time::advance(Duration::from_secs(10)).await;
    core.call(&WhoRequest {}).await.unwrap();
    let sent = fake.sent();
    assert_eq!(sent[0].body, "grant_type=refresh_token&refresh_token=r1&client_id=desk");
    assert_eq!(sent[2].body, "grant_type=refresh_token&refresh_token=r%202&client_id=desk");
    assert!(!sent[0].headers.contains_key("authorization"));
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    for (answer, code) in [
        (with(400, &[], r#"{"error": "invalid_client", "secret": "s"}"#), Some("invalid_client")),
        (with(400, &[], r#"{"error": "<secret>"}"#), None),
        (with(200, &[], r#"{"access_token": "one", "token_type": "mac"}"#), None),
        (with(500, &[], "secret"), None),
    ] {
        let (core, fake) = core(grant().in_body(), [answer]);
        let error = core.call(&WhoRequest {}).await.unwrap_err();
        let Error::Token(inner) = &error else { panic!("{error:?}") };
        let Some(TokenError::Refused { code: told, .. }) = inner.downcast_ref() else { panic!() };
        assert_eq!((*told, fake.sent().len()), (code, 1));
        assert!(!format!("{error:?} {error} {inner} {core:?}").contains("cret>"));
        let body = "grant_type=client_credentials&client_id=desk&client_secret=s%3Acret";
        assert_eq!(fake.sent()[0].body, body);
    }
    assert!(!format!("{:?}", grant()).contains("s:cret"));
    let nowhere = Settings::new("http://localhost").authority(&BEARER, grant().into(), None);
    let error = Core::new(Fake::new([]), nowhere).unwrap_err();
    assert_eq!(error.to_string(), "no URL grants tokens of `bearer`");
    let given = Settings::new("http://localhost").authority(&BEARER, "t".into(), None);
    let fake = Fake::new([status(200)]);
    Core::new(fake.clone(), given).unwrap().call(&WhoRequest {}).await.unwrap();
    assert_eq!(shown(&fake), ["Bearer t"]);
}
