//! The generated traits → what they do here.

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use initdesk_api::Valid;
use initdesk_api::models::Problem as NotFound;
use initdesk_api::operations::{UnassignTicketOk, UnassignTicketRequest, UnassignTicketResponse};
use initdesk_api::server::{Credentials, Limits, Service, Tickets};

use crate::failure::Failure;
use crate::rate::Rate;
use crate::store::{Caller, Store};

/// The service.
#[derive(Debug)]
pub struct Desk {
    store: Store,
    rate: Rate,
}

impl Desk {
    /// A service on a database.
    #[must_use]
    pub fn new(store: Store, rate: Rate) -> Self {
        Self { store, rate }
    }
}

impl Service for Desk {
    type Principal = Caller;
    type Error = Failure;

    /// Requests that have begun have so long after the end was asked for.
    fn limits(&self) -> Limits {
        Limits::default().with_farewell(Duration::from_secs(10))
    }

    async fn authenticate(&self, credentials: Credentials) -> Result<Caller, Failure> {
        let missing = || Failure::refused(StatusCode::UNAUTHORIZED, "A token is needed.");
        let token = credentials.token.ok_or_else(missing)?;
        let unknown = || Failure::refused(StatusCode::FORBIDDEN, "The token is not valid.");
        let caller = self.store.caller(&token).await?.ok_or_else(unknown)?;
        self.rate.take(&caller.token, Instant::now()).map_err(Failure::TooMany)?;
        Ok(caller)
    }
}

impl Tickets for Desk {
    async fn unassign_ticket(
        &self,
        request: Valid<UnassignTicketRequest>,
        caller: Caller,
    ) -> Result<UnassignTicketResponse, Failure> {
        // The path has the number of an organization as text.
        if request.organization_id != caller.organization.to_string() {
            let why = "The token belongs to another organization.";
            return Err(Failure::refused(StatusCode::FORBIDDEN, why));
        }
        tracing::debug!(ticket = request.pk, token = caller.token, "to unassign");
        Ok(match self.store.unassign(&caller, request.pk).await? {
            Some(ticket) => UnassignTicketOk::new(ticket).into(),
            None => UnassignTicketResponse::NotFound(no_ticket(request.pk).into()),
        })
    }
}

fn no_ticket(id: i64) -> NotFound {
    let status = StatusCode::NOT_FOUND;
    NotFound::new()
        .with_title("Not Found")
        .with_status(status.as_u16().into())
        .with_detail(format!("There is no ticket {id}."))
}
