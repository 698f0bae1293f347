// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What each operation is sent and what it answers.

use super::{models, runtime, schemas};
use super::runtime::{Location, Report, Schema, Validate};
use super::runtime::wire;

pub(super) static TOKEN_SCHEME: wire::SecurityScheme = wire::SecurityScheme {
    name: "token",
    kind: wire::SecurityKind::ApiKey {
        location: Location::Header,
        name: "X-Initdesk-Token",
    },
};

/// A request of `unassignTicket`:
/// `POST /organizations/{organization_id}/tickets/{pk}/unassign/`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnassignTicketRequest {
    /// A unique integer value identifying this ticket.
    pub pk: i64,
    pub organization_id: String,
}

impl UnassignTicketRequest {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(pk: i64, organization_id: impl Into<String>) -> Self {
        Self {
            pk,
            organization_id: organization_id.into(),
        }
    }
}

impl runtime::sealed::Sealed for UnassignTicketRequest {}

impl Validate for UnassignTicketRequest {
    fn report(&self, report: &mut Report) {
        wire::report(self, report);
    }
}

impl wire::Operation for UnassignTicketRequest {
    const ID: &'static str = "unassignTicket";
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/organizations/{organization_id}/tickets/{pk}/unassign/";

    const PARAMETERS: &'static [wire::Parameter] = &[
        wire::Parameter::path("pk", wire::ParameterShape::Integer, &Schema::INT64),
        wire::Parameter::path(
            "organization_id",
            wire::ParameterShape::Text,
            &Schema::STRING,
        ),
    ];

    const SECURITY: &'static [&'static [wire::Requirement]] = &[
        &[wire::Requirement::new(&TOKEN_SCHEME, &[])],
    ];

    const ANSWERS: &'static [wire::Declared] = &[
        wire::Declared {
            statuses: (200, 200),
            media_type: "application/json",
            schema: &schemas::TICKET,
        },
        wire::Declared {
            statuses: (401, 401),
            media_type: "application/problem+json",
            schema: &schemas::PROBLEM,
        },
        wire::Declared {
            statuses: (403, 403),
            media_type: "application/problem+json",
            schema: &schemas::PROBLEM,
        },
        wire::Declared {
            statuses: (404, 404),
            media_type: "application/problem+json",
            schema: &schemas::PROBLEM,
        },
        wire::Declared {
            statuses: (429, 429),
            media_type: "application/problem+json",
            schema: &schemas::PROBLEM,
        },
    ];

    const ACCEPT: &'static str = "application/json, application/problem+json";
    const OFFERS: &'static [&'static str] = &["application/json"];
    const IDEMPOTENT: bool = true;

    type Response = UnassignTicketResponse;

    fn parameters(&self, values: &mut wire::ParameterValues<'_>) {
        values.required(0, &self.pk);
        values.required(1, &self.organization_id);
    }

    fn read(request: &mut wire::RequestReader<'_>) -> Option<Self> {
        let (Some(pk), Some(organization_id)) = (
            request.parameter(0),
            request.parameter(1),
        ) else {
            return None;
        };
        Some(Self { pk, organization_id })
    }
}

/// What `unassignTicket` answers.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum UnassignTicketResponse {
    /// 200: The ticket.
    Ok(UnassignTicketOk),
    /// 401: The token is missing.
    Unauthorized(UnassignTicketUnauthorized),
    /// 403: The token is invalid or inactive, or belongs to another organization.
    Forbidden(UnassignTicketForbidden),
    /// 404: There is no such ticket.
    NotFound(UnassignTicketNotFound),
    /// 429: Too many requests with this token; back off exponentially.
    TooManyRequests(UnassignTicketTooManyRequests),
}

impl UnassignTicketResponse {
    /// The status.
    pub fn status(&self) -> u16 {
        match self {
            Self::Ok(_) => 200,
            Self::Unauthorized(_) => 401,
            Self::Forbidden(_) => 403,
            Self::NotFound(_) => 404,
            Self::TooManyRequests(_) => 429,
        }
    }
}

impl wire::Answer for UnassignTicketResponse {
    type Success = UnassignTicketOk;

    fn read(
        response: &wire::ResponseReader<'_>,
    ) -> Result<Option<Self>, wire::ResponseError> {
        match response.status().as_u16() {
            200 => response.body(Self::Ok),
            401 => response.body(Self::Unauthorized),
            403 => response.body(Self::Forbidden),
            404 => response.body(Self::NotFound),
            429 => response.body(Self::TooManyRequests),
            _ => Ok(None),
        }
    }

    fn write(
        &self,
        response: &mut wire::ResponseWriter,
    ) -> Result<(), wire::ResponseError> {
        match self {
            Self::Ok(item) => response.body(200, "application/json", item),
            Self::Unauthorized(item) => {
                response.body(401, "application/problem+json", item)
            }
            Self::Forbidden(item) => response.body(403, "application/problem+json", item),
            Self::NotFound(item) => response.body(404, "application/problem+json", item),
            Self::TooManyRequests(item) => {
                response.body(429, "application/problem+json", item)
            }
        }
    }

    fn success(self) -> Result<UnassignTicketOk, Self> {
        match self {
            Self::Ok(item) => Ok(item),
            other => Err(other),
        }
    }
}

impl From<UnassignTicketOk> for UnassignTicketResponse {
    fn from(value: UnassignTicketOk) -> Self {
        Self::Ok(value)
    }
}

/// The ticket.
pub type UnassignTicketOk = wire::Body<models::Ticket>;

/// The token is missing.
pub type UnassignTicketUnauthorized = wire::Body<models::Problem>;

/// The token is invalid or inactive, or belongs to another organization.
pub type UnassignTicketForbidden = wire::Body<models::Problem>;

/// There is no such ticket.
pub type UnassignTicketNotFound = wire::Body<models::Problem>;

/// Too many requests with this token; back off exponentially.
pub type UnassignTicketTooManyRequests = wire::Body<models::Problem>;
