//! What goes wrong → an answer: problem details, and nothing of what is inside.

use std::time::Duration;

use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use initdesk_api::runtime::server::NotImplemented;
use initdesk_api::server::Problem;

/// Why an operation did not do what it was asked for.
#[derive(Debug)]
pub enum Failure {
    /// The caller may not, or should not.
    Refused(Problem),
    /// The token was used too often; when it may be used again.
    TooMany(Duration),
    /// The database failed: for the log, not for the caller.
    Database(sqlx::Error),
}

impl Failure {
    /// A refusal with its reason.
    #[must_use]
    pub fn refused(status: StatusCode, why: &str) -> Self {
        Self::Refused(Problem::new(status).with_detail(why))
    }
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<NotImplemented> for Failure {
    fn from(error: NotImplemented) -> Self {
        Self::Refused(error.into())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::Refused(problem) => problem.into_response(),
            Self::TooMany(wait) => too_many(wait),
            Self::Database(error) => {
                tracing::error!(%error, "the database failed");
                Problem::new(StatusCode::INTERNAL_SERVER_ERROR).into_response()
            }
        }
    }
}

fn too_many(wait: Duration) -> Response {
    // Whole seconds, and not one too few.
    let seconds = u64::try_from(wait.as_nanos().div_ceil(1_000_000_000)).unwrap_or(u64::MAX);
    let why = format!("Too many requests with this token; try again in {seconds} s.");
    let problem = Problem::new(StatusCode::TOO_MANY_REQUESTS).with_detail(why);
    let mut response = problem.into_response();
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_told_in_whole_seconds_and_is_long_enough() {
        for (wait, told) in [(1, "1"), (1_000, "1"), (1_001, "2"), (59_999, "60")] {
            let response = Failure::TooMany(Duration::from_millis(wait)).into_response();
            assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
            assert_eq!(response.headers()[RETRY_AFTER], told);
        }
    }

    #[test]
    fn a_failure_of_the_database_is_not_told() {
        let response = Failure::Database(sqlx::Error::PoolClosed).into_response();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    }
}
