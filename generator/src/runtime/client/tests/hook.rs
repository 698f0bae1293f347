//! What hooks see, and what they can change.

use std::sync::{Arc, Mutex};

use http::{Extensions, HeaderValue, request, response};

use super::super::super::wire::tests::example::WhoRequest;
use super::fake::{Fake, status};
use super::*;

/// Notes what it sees.
#[derive(Clone, Default)]
pub(super) struct Seen {
    lines: Arc<Mutex<Vec<String>>>,
    name: &'static str,
}

impl Seen {
    pub(super) fn lines(&self) -> Vec<String> {
        self.lines.lock().unwrap().clone()
    }

    fn note(&self, line: &str) {
        self.lines.lock().unwrap().push(format!("{}{line}", self.name));
    }
}

fn route(extensions: &Extensions) -> Route {
    *extensions.get().unwrap()
}

impl Hook for Seen {
    fn before(&self, request: &mut request::Parts) {
        let attempt = request.extensions.get::<Attempt>().unwrap().0;
        self.note(&format!("> {} {attempt}", route(&request.extensions).operation));
        let value = request.headers.get("x-seen").map_or("", |value| value.to_str().unwrap());
        let value = format!("{value}{}", self.name);
        request.headers.insert("x-seen", HeaderValue::from_str(&value).unwrap());
    }

    fn answered(&self, request: &Extensions, response: &mut response::Parts) {
        self.note(&format!("< {} {}", route(request).operation, response.status.as_u16()));
        response.headers.insert("x-answered", HeaderValue::from_static("yes"));
    }

    fn failed(&self, request: &Extensions, _: &BoxError) {
        self.note(&format!("< {} failed", route(request).operation));
    }
}

#[tokio::test(start_paused = true)]
async fn hooks_see_every_attempt_in_order() {
    let fake = Fake::new([Err("broken"), status(503), status(200)]);
    let lines = Arc::default();
    let hook = |name| Seen { lines: Arc::clone(&lines), name };
    let settings = settings("http://localhost").hook(hook("a")).hook(hook("b"));
    let settings = settings.terms(|terms| terms.retry(RetryPolicy::default()));
    let core = Core::new(fake.clone(), settings).unwrap();
    let reply = core.call(&WhoRequest {}).await.unwrap();
    assert_eq!(reply.headers["x-answered"], "yes");
    let expected = [
        "a> who 1",
        "b> who 1",
        "b< who failed",
        "a< who failed",
        "a> who 2",
        "b> who 2",
        "b< who 503",
        "a< who 503",
        "a> who 3",
        "b> who 3",
        "b< who 200",
        "a< who 200",
    ];
    assert_eq!(*lines.lock().unwrap(), expected);
    for sent in fake.sent() {
        assert_eq!(sent.headers["x-seen"], "ab", "each attempt begins with the same request");
        let route = route(&sent.extensions);
        assert_eq!((route.method, route.path), ("GET", "/who"));
    }
}

/// Steps twice, or not before the next time.
struct Clumsy;

impl Hook for Clumsy {
    fn within(&self, _: &Extensions, step: &mut dyn FnMut()) {
        step();
        step();
    }
}

#[tokio::test]
async fn a_step_too_many_does_no_harm() {
    let settings = settings("http://localhost").hook(Clumsy).hook(Clumsy);
    let core = Core::new(Fake::new([status(200)]), settings).unwrap();
    assert!(core.call(&WhoRequest {}).await.is_ok());
}
