//! A router for names → one for a single URL, where something else in a request says the name.

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::handler::Handler;
use axum::routing::any_service;
use http::request::Parts;

use super::super::wire::percent_encoded;

/// A router that takes the requests of all paths to the path of one name: many senders of webhooks
/// know one URL, and say in a header which event a request tells of.
///
/// A request without a name keeps its path. Neither the body nor a signature of it is looked at:
/// what says the name is as true as any header.
///
/// ```text
/// let hooks = webhooks::server::router(Receiver);
/// let hooks = runtime::server::routed(hooks, |head| {
///     head.headers.get("x-event")?.to_str().ok().map(str::to_owned)
/// });
/// axum::Router::new().nest("/hook", hooks)
/// ```
pub fn routed(
    router: Router,
    name: impl Fn(&Parts) -> Option<String> + Clone + Send + Sync + 'static,
) -> Router {
    Router::new().fallback(move |request: Request<Body>| {
        let (mut head, body) = request.into_parts();
        if let Some(name) = name(&head) {
            let query = head.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            let path = format!("/{}{query}", percent_encoded(&name));
            // What is encoded is a path, and the query was one.
            head.uri = path.parse().unwrap_or(head.uri);
        }
        Handler::call(any_service(router.clone()), Request::from_parts(head, body), ())
    })
}
