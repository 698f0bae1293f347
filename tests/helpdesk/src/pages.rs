//! `GET /openapi.json` and the page that shows it at `/docs`.
//!
//! All of the page is in the binary and served from here, and its policy lets a browser load, run
//! and ask nothing from elsewhere.

use axum::Router;
use axum::http::HeaderMap;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::map_response;
use axum::response::{Html, Response};
use axum::routing::get;
use swagger_ui_dist::{ApiDefinition, OpenApiSource};

/// The document with its overlays; the build script made it.
pub const DOCUMENT: &str = include_str!(concat!(env!("OUT_DIR"), "/openapi.json"));

const PAGE: &str = include_str!("pages/docs.html");
const SCRIPT: &str = include_str!("pages/docs.js");

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The pages.
pub fn router() -> Router {
    let json = [(CONTENT_TYPE, "application/json")];
    let script = [(CONTENT_TYPE, "text/javascript; charset=utf-8")];
    Router::new()
        .route("/openapi.json", get(move || async move { (json, DOCUMENT) }))
        .route("/docs", get(async || Html(PAGE)))
        .route("/docs/docs.js", get(move || async move { (script, SCRIPT) }))
        .merge(viewer())
        .layer(map_response(guarded))
}

/// Swagger UI below `/docs/ui`. The page of its own there has a script in it, which the policy
/// forbids: ours is served instead.
fn viewer() -> Router {
    swagger_ui_dist::generate_routes(ApiDefinition {
        uri_prefix: "/docs/ui",
        api_definition: OpenApiSource::Uri("/openapi.json"),
        title: None,
    })
}

async fn guarded(mut response: Response) -> Response {
    guard(response.headers_mut());
    response
}

fn guard(headers: &mut HeaderMap) {
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
}
