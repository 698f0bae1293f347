// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! Request → route → credentials → body → operation → response: the one way through a server.
//!
//! It is generic over the service, not over operations, so that it is compiled once.

use std::future::Future;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, HttpBody};
use axum::extract::{FromRequestParts, Request, State};
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT, ALLOW, CONTENT_LENGTH, HOST, VARY, WWW_AUTHENTICATE};
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode, Version};
use tokio::time::sleep;

use super::super::wire::{Accept, Presentation, candidates, challenge, query_texts, within};
use super::super::{Location, Report};
use super::answers::WrongAnswer;
use super::body::receive;
use super::call::{Call, Handled};
use super::limits::Limits;
use super::listen::Heard;
use super::presented::Presented;
use super::rejection::{Rejection, allow};
use super::route::{Choice, Found, Match, Route, Table};

/// What generated code does for a service: it ties the routes to the methods.
pub trait Dispatch: Send + Sync + 'static {
    /// Who calls.
    type Principal: Send + 'static;

    /// What is accepted.
    fn limits(&self) -> Limits {
        Limits::default()
    }

    /// How a request is answered that does not reach its handler.
    fn reject(&self, rejection: Rejection) -> Response {
        rejection.into_response()
    }

    /// Who presents these credentials, or how to answer. It is asked once for each alternative of
    /// the operation that the request presents, until one is accepted. Of answers that refuse (4xx)
    /// the last is given; any other is given at once.
    fn authenticate(
        &self,
        presented: Presented,
    ) -> impl Future<Output = Result<Self::Principal, Response>> + Send {
        drop(presented);
        let rejection = Rejection::Unauthorized { challenges: Vec::new() };
        std::future::ready(Err(rejection.into_response()))
    }

    /// Whether what handlers answer is checked.
    fn checks_answers(&self) -> bool {
        false
    }

    /// Told of an answer that the document does not allow; it is sent all the same.
    fn wrong_answer(&self, answer: &WrongAnswer) {
        let _ = answer;
    }

    /// Calls the operation of the route at `index`.
    ///
    /// # Errors
    /// When the request is not what the document says.
    fn dispatch(&self, index: usize, call: Call<Self::Principal>) -> Handled<'_>;
}

/// Who calls, with the error of an authenticator made a response.
///
/// # Errors
/// The response.
pub async fn principal<P, E: IntoResponse>(
    principal: impl Future<Output = Result<P, E>>,
) -> Result<P, Response> {
    principal.await.map_err(IntoResponse::into_response)
}

/// A router that serves the routes. It has them as its fallback: routes that are added to it stand
/// before them, and of two such routers one is nested or made the `fallback_service` of the other
/// (axum merges no two fallbacks).
pub fn router<D: Dispatch>(dispatch: D, routes: &'static [Route], choice: Choice<'_>) -> Router {
    let served = Arc::new((Table::new(routes, choice), dispatch));
    Router::new().fallback(move |request: Request| {
        let served = Arc::clone(&served);
        async move { serve(&served.1, &served.0, request.into_parts()).await }
    })
}

/// The same for a service that is made of each request: `dispatch` gets what axum extracts from its
/// head and from the state of the router. Where that fails, its rejection is the answer.
pub fn router_extracting<D, S, A>(
    dispatch: fn(S) -> D,
    routes: &'static [Route],
    choice: Choice<'_>,
) -> Router<A>
where
    D: Dispatch,
    S: FromRequestParts<A> + Send + 'static,
    A: Clone + Send + Sync + 'static,
{
    let table = Arc::new(Table::new(routes, choice));
    Router::new().fallback(move |State(state): State<A>, request: Request| {
        let table = Arc::clone(&table);
        async move {
            let (mut head, body) = request.into_parts();
            let service = S::from_request_parts(&mut head, &state).await;
            match service.map_err(IntoResponse::into_response) {
                Ok(service) => serve(&dispatch(service), &table, (head, body)).await,
                Err(response) => response,
            }
        }
    })
}

async fn serve<D: Dispatch>(dispatch: &D, table: &Table, request: (Parts, Body)) -> Response {
    let is_head = request.0.method == Method::HEAD;
    let response = match handle(dispatch, table, request).await {
        Ok(response) => response,
        Err(rejection) => dispatch.reject(rejection),
    };
    if is_head { without_body(response) } else { response }
}

async fn handle<D: Dispatch>(
    dispatch: &D,
    table: &Table,
    (head, body): (Parts, Body),
) -> Result<Response, Rejection> {
    let limits = dispatch.limits();
    limits.admit(&head)?;
    has_one_host(&head)?;
    let found = match find(table, &head)? {
        Ok(found) => found,
        Err(response) => return Ok(response),
    };
    let principal = match authenticate(dispatch, found.route, &head).await? {
        Ok(principal) => principal,
        Err(response) => return Ok(response),
    };
    acceptable(found.route, &head)?;
    let body = receive(found.route, &head.headers, body, limits).await;
    let body = body.and_then(|payload| limits.shallow(payload, &head.headers));
    let check = dispatch.checks_answers().then_some(found.route);
    let call = Call { head, path: found.path, body, principal, bound: limits.violations, check };
    let answering = dispatch.dispatch(found.index, call)?;
    let mut response = match limits.handler {
        None => answering.await?,
        Some(limit) => {
            let answer = within(|| sleep(limit), answering).await;
            answer.ok_or(Rejection::Overdue { limit })??
        }
    };
    if found.route.offers.len() > 1 {
        // What is kept of it is for those alone who take the same (RFC 9110, section 12.5.5).
        response.headers_mut().append(VARY, HeaderValue::from_name(ACCEPT));
    }
    if let Some(wrong) = response.extensions_mut().remove::<WrongAnswer>() {
        dispatch.wrong_answer(&wrong);
    }
    Ok(response)
}

/// Who calls; nobody where nobody must. The inner error is the answer of the authenticator.
async fn authenticate<D: Dispatch>(
    dispatch: &D,
    route: &Route,
    head: &Parts,
) -> Result<Result<Option<D::Principal>, Response>, Rejection> {
    if route.security.is_empty() {
        return Ok(Ok(None));
    }
    let mut refusal = None;
    for presented in present(route, head) {
        if presented.alternative().is_empty() {
            return Ok(Ok(None));
        }
        match dispatch.authenticate(presented).await {
            Ok(principal) => return Ok(Ok(Some(principal))),
            Err(response) if response.status().is_client_error() => refusal = Some(response),
            Err(response) => return Ok(Err(response)),
        }
    }
    match refusal {
        Some(response) => Ok(Err(with_challenges(response, route))),
        None => Err(Rejection::Unauthorized { challenges: challenges(route) }),
    }
}

/// One host, and none that cannot be one (RFC 9112, section 3.2). No host at all is let pass unless
/// it is known to be HTTP/1.1: whoever calls a router in memory has none to name.
fn has_one_host(head: &Parts) -> Result<(), Rejection> {
    let mut hosts = head.headers.get_all(HOST).iter();
    let is_host = |host: &HeaderValue| {
        let fits = |byte: &u8| byte.is_ascii_graphic() && !b"/?#@\\,\"<>^`{|}".contains(byte);
        host.as_bytes().iter().all(fits)
    };
    let is_named = head.version == Version::HTTP_11 && head.extensions.get::<Heard>().is_some();
    if hosts.next().map_or(!is_named, is_host) && hosts.next().is_none() {
        return Ok(());
    }
    let mut report = Report::new();
    report.enter_parameter(Location::Header, "Host");
    report.malformed("must be one host");
    report.into_result().map_err(Rejection::Invalid)
}

/// The route of a request; the inner error is the answer to `OPTIONS`.
fn find(table: &Table, head: &Parts) -> Result<Result<Match, Response>, Rejection> {
    let (path, query) = (head.uri.path(), head.uri.query().unwrap_or_default());
    let mut methods = match table.find(head.method.as_str(), path, query) {
        Found::Route(found) => return Ok(Ok(found)),
        Found::Nothing => return Err(Rejection::NotFound),
        Found::Methods(methods) => methods,
    };
    if methods.contains(&"GET") && !methods.contains(&"HEAD") {
        if head.method == Method::HEAD
            && let Found::Route(found) = table.find("GET", path, query)
        {
            return Ok(Ok(found));
        }
        methods.push("HEAD");
    }
    if !methods.contains(&"OPTIONS") {
        methods.push("OPTIONS");
    }
    if head.method == Method::OPTIONS {
        let mut response = StatusCode::NO_CONTENT.into_response();
        response.headers_mut().extend(allow(&methods).map(|value| (ALLOW, value)));
        return Ok(Err(response));
    }
    Err(Rejection::MethodNotAllowed { allowed: methods })
}

/// Whether something that the operation answers is what the request takes (RFC 9110, section
/// 15.5.7).
fn acceptable(route: &Route, head: &Parts) -> Result<(), Rejection> {
    let offered = route.offers;
    let accept = if offered.is_empty() { None } else { Accept::of(&head.headers) };
    match accept {
        Some(accept) if accept.best(offered).is_none() => Err(Rejection::NotAcceptable { offered }),
        _ => Ok(()),
    }
}

/// What the caller presents, for each alternative that holds.
fn present(route: &Route, head: &Parts) -> Vec<Presented> {
    let query = query_texts(head.uri.query().unwrap_or_default());
    let presentation = Presentation { headers: &head.headers, query: &query };
    let find = |scheme: &_| presentation.credential(scheme);
    let held = candidates(route.security, |scheme| find(scheme).is_some());
    held.into_iter().map(|requirements| Presented::new(route.id, requirements, find)).collect()
}

fn challenges(route: &Route) -> Vec<HeaderValue> {
    let mut challenges = Vec::new();
    for requirement in route.security.iter().copied().flatten() {
        if let Some(value) = challenge(requirement.scheme)
            && !challenges.contains(&value)
        {
            challenges.push(value);
        }
    }
    challenges
}

/// A 401 must say how to do better (RFC 9110, section 15.5.2).
fn with_challenges(mut response: Response, route: &Route) -> Response {
    let headers = response.headers();
    if response.status() == StatusCode::UNAUTHORIZED && !headers.contains_key(WWW_AUTHENTICATE) {
        for value in challenges(route) {
            response.headers_mut().append(WWW_AUTHENTICATE, value);
        }
    }
    response
}

/// The answer to `HEAD`: the headers of the answer to `GET`, its length among them.
fn without_body(response: Response) -> Response {
    let (mut head, body) = response.into_parts();
    if let Some(length) = HttpBody::size_hint(&body).exact()
        && length > 0
    {
        head.headers.entry(CONTENT_LENGTH).or_insert(HeaderValue::from(length));
    }
    Response::from_parts(head, Body::empty())
}
