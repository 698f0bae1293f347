//! What `tracing` is told: which operation and how it ended, and nothing of what was said.

use std::fmt::{self, Write};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use super::super::super::wire::tests::example::WhoRequest;
use super::fake::{Fake, status};
use super::*;

/// Writes down all that it is told.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<String>>);

struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

impl Told {
    fn line(&self, start: &str, record: impl FnOnce(&mut Fields<'_>)) {
        let mut text = self.0.lock().unwrap();
        text.push_str(start);
        record(&mut Fields(&mut text));
        text.push('\n');
    }
}

impl Subscriber for Told {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.line(span.metadata().name(), |fields| span.record(fields));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.line("record", |fields| values.record(fields));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.line("event", |fields| event.record(fields));
    }

    fn enter(&self, _: &Id) {
        self.line("enter", |_| ());
    }

    fn exit(&self, _: &Id) {
        self.line("exit", |_| ());
    }
}

const START: &str =
    "http_request otel.name=GET /who otel.kind=\"client\" http.request.method=\"GET\"";
const END: &str = " url.template=\"/who\" operation.id=\"who\"\nenter\nexit\nrecord";

#[tokio::test(start_paused = true)]
async fn spans_name_the_operation_and_no_value() {
    let told = Told::default();
    let guard = tracing::subscriber::set_default(told.clone());
    let fake = Fake::new([Err("broken"), status(503), status(200)]);
    let settings = settings("http://localhost/secret").hook(Spans);
    let settings = settings.terms(|terms| terms.retry(RetryPolicy::default()));
    let core = Core::new(fake, settings).unwrap();
    core.call(&WhoRequest {}).await.unwrap();
    drop(guard);
    let text = told.0.lock().unwrap().clone();
    let error = "record otel.status_code=\"ERROR\"\nrecord error.type=";
    let expected = [
        format!("{START}{END} otel.status_code=\"ERROR\"\nrecord error.type=\"transport\"\n"),
        format!(
            "{START} http.request.resend_count=1{END} http.response.status_code=503\n{error}\"503\"\n"
        ),
        format!("{START} http.request.resend_count=2{END} http.response.status_code=200\n"),
    ];
    assert_eq!(text, expected.concat());
    assert!(!text.contains("secret"));
}
