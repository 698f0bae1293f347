//! The server that malformed requests are sent to: `tests/malformed/openapi.yaml`, generated and
//! compiled when the tests are. No handler is written: 501 says that one would have been called.

use axum::http::StatusCode;
use axum::middleware::map_response;
use axum::response::Response;

use crate::runtime::server::Problem;
use api::server::{self, Api, Credentials, Service};

/// What is generated.
pub mod api {
    include!(concat!(env!("OUT_DIR"), "/malformed.rs"));
}

/// Takes `secret` for a token, a key and the password of `user`.
struct Gate;

impl Service for Gate {
    type Principal = ();
    type Error = Problem;

    async fn authenticate(&self, credentials: Credentials) -> Result<(), Problem> {
        let keys = [
            &credentials.bearer,
            &credentials.header_key,
            &credentials.query_key,
            &credentials.cookie_key,
        ];
        let are_keys = keys.into_iter().flatten().all(|key| key.expose() == "secret");
        let is_user = credentials
            .basic
            .is_none_or(|one| one.user == "user" && one.password.expose() == "secret");
        if are_keys && is_user { Ok(()) } else { Err(Problem::new(StatusCode::UNAUTHORIZED)) }
    }
}

impl Api for Gate {}

/// The server: 200 says that a request is valid.
pub fn router() -> axum::Router {
    server::router(Gate).layer(map_response(|mut response: Response| async {
        if response.status() == StatusCode::NOT_IMPLEMENTED {
            response = Response::default();
        }
        response
    }))
}
