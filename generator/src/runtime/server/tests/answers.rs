//! Tests of what is told of answers that a document does not allow.

use std::fmt::{self, Write};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use super::super::*;
use super::{
    CreateTicketCreated, CreateTicketRequest, CreateTicketResponse, Dispatcher, ID, JSON, KEY,
    POST, ROUTES, Service, Tickets, Valid, request, serve_once, text,
};

/// A service that answers with more than it may.
struct Wordy;

impl Service for Wordy {
    type Principal = ();
    type Error = Problem;

    async fn authenticate(&self, _: Presented) -> Result<(), Problem> {
        Ok(())
    }
}

impl Tickets for Wordy {
    async fn create_ticket(
        &self,
        request: Valid<CreateTicketRequest>,
        (): (),
    ) -> Result<CreateTicketResponse, Problem> {
        let mut body = request.into_inner().body;
        body.subject.push_str(" and more");
        Ok(CreateTicketResponse::Created(CreateTicketCreated {
            location: "/".to_owned(),
            remaining: None,
            body,
        }))
    }
}

/// Writes down the events that it is told.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<String>>);

struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

impl Subscriber for Told {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_event()
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut text = self.0.lock().unwrap();
        text.push_str(event.metadata().level().as_str());
        event.record(&mut Fields(&mut text));
        text.push('\n');
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_wrong_answer_is_sent_and_told_without_its_values() {
    let told = Told::default();
    let guard = tracing::subscriber::set_default(told.clone());
    let router = router(Dispatcher(Wordy), ROUTES, Choice::default());
    let sent = request(&[POST, KEY, ID, JSON], "{\"subject\": \"tree\"}");
    let response = serve_once(router, sent).await;
    drop(guard);
    assert_eq!(response.status(), 201);
    assert!(response.extensions().is_empty());
    assert!(text(response).await.contains("tree and more"));
    let told = told.0.lock().unwrap().clone();
    assert_eq!(
        told,
        "WARN message=the answer is not what the document declares operation=\"createTicket\" \
         status=201 pointer=\"/subject\" keyword=\"maxLength\"\n"
    );
}
