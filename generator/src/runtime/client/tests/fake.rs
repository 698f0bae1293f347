//! A transport that answers what it is told to, and notes what it was sent and when.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::{Extensions, HeaderMap, Request, Response, StatusCode, Uri};
use tokio::time::Instant;

use super::super::{Attempt, BoxError, ByteStream, Limits, Route, Transport};

/// What was sent.
#[derive(Debug, Clone)]
pub(super) struct Sent {
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    pub(super) extensions: Extensions,
    pub(super) limits: Limits,
    /// After how long, from the first.
    pub(super) after: Duration,
}

/// An answer, or none.
pub(super) type Answer = Result<Response<Bytes>, &'static str>;

/// Answers in order; the last answer is that to everything that follows.
#[derive(Debug, Clone)]
pub(super) struct Fake {
    answers: Arc<Mutex<VecDeque<Answer>>>,
    sent: Arc<Mutex<Vec<(Instant, Sent)>>>,
}

impl Fake {
    pub(super) fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self { answers: Arc::new(Mutex::new(answers.into_iter().collect())), sent: Arc::default() }
    }

    pub(super) fn sent(&self) -> Vec<Sent> {
        self.sent.lock().unwrap().iter().map(|(_, sent)| sent.clone()).collect()
    }
}

impl Transport for Fake {
    type Error = BoxError;

    async fn send(
        &self,
        request: Request<ByteStream>,
        limits: &Limits,
    ) -> Result<Response<ByteStream>, BoxError> {
        let (head, body) = request.into_parts();
        let body = body.whole().cloned().unwrap_or_default();
        let is_call = head.extensions.get::<Route>().is_some();
        assert_eq!(is_call, head.extensions.get::<Attempt>().is_some());
        if !is_call {
            // Whoever asks for a token at the same time has its turn meanwhile.
            tokio::task::yield_now().await;
        }
        let mut sent = self.sent.lock().unwrap();
        let now = Instant::now();
        let after = sent.first().map_or(Duration::ZERO, |(first, _)| now - *first);
        let (uri, headers, extensions) = (head.uri, head.headers, head.extensions);
        sent.push((now, Sent { uri, headers, body, extensions, limits: *limits, after }));
        let mut answers = self.answers.lock().unwrap();
        let answer = if answers.len() > 1 { answers.pop_front() } else { answers.front().cloned() };
        let answer = answer.unwrap_or(Err("nothing to answer"));
        Ok(answer?.map(ByteStream::from))
    }
}

/// An answer without a body.
pub(super) fn status(status: u16) -> Answer {
    with(status, &[], "")
}

/// An answer.
pub(super) fn with(status: u16, headers: &[(&'static str, &str)], body: &'static str) -> Answer {
    let mut response = Response::new(Bytes::from_static(body.as_bytes()));
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    for (name, value) in headers {
        response.headers_mut().append(*name, value.parse().unwrap());
    }
    Ok(response)
}
