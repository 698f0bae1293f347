//! A span of `tracing` for every attempt: which operation, how it ended, never a value.

use http::{Extensions, request, response};
use tracing::Span;
use tracing::field::Empty;

use super::super::wire::BoxError;
use super::hook::{Attempt, Hook, Route};

/// A hook that opens a span for every attempt, named and filled as OpenTelemetry does for clients of
/// HTTP where it has names. No URL, header, value or body is in it.
///
/// A client has it when the feature `tracing` is on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spans;

impl Hook for Spans {
    fn before(&self, request: &mut request::Parts) {
        let Some(route) = request.extensions.get::<Route>().copied() else { return };
        let attempt = request.extensions.get::<Attempt>().map_or(1, |attempt| attempt.0);
        let span = tracing::info_span!(
            "http_request",
            otel.name = format_args!("{} {}", route.method, route.path),
            otel.kind = "client",
            otel.status_code = Empty,
            http.request.method = route.method,
            http.request.resend_count = attempt.checked_sub(2).map(|resent| resent + 1),
            http.response.status_code = Empty,
            url.template = route.path,
            operation.id = route.operation,
            error.r#type = Empty,
        );
        request.extensions.insert(span);
    }

    fn answered(&self, request: &Extensions, response: &mut response::Parts) {
        let Some(span) = request.get::<Span>() else { return };
        span.record("http.response.status_code", response.status.as_u16());
        if response.status.is_client_error() || response.status.is_server_error() {
            span.record("otel.status_code", "ERROR");
            span.record("error.type", response.status.as_str());
        }
    }

    fn failed(&self, request: &Extensions, _: &BoxError) {
        let Some(span) = request.get::<Span>() else { return };
        span.record("otel.status_code", "ERROR");
        span.record("error.type", "transport");
    }

    fn within(&self, request: &Extensions, step: &mut dyn FnMut()) {
        match request.get::<Span>() {
            Some(span) => span.in_scope(step),
            None => step(),
        }
    }
}
