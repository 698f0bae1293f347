// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What each operation is sent and what it answers.

use super::{models, runtime};
use super::runtime::{Location, Report, Schema, Validate};
use super::runtime::wire;
use super::runtime::wire::Operation as _;

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
        wire::report_parameter(&Self::PARAMETERS[0], &self.pk, report);
        wire::report_parameter(&Self::PARAMETERS[1], &self.organization_id, report);
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

    const ACCEPT: &'static str = "application/json, application/problem+json";

    type Response = UnassignTicketResponse;

    fn write(
        &self,
        request: &mut wire::RequestWriter,
    ) -> Result<(), wire::RequestError> {
        request.parameter(&Self::PARAMETERS[0], &self.pk)?;
        request.parameter(&Self::PARAMETERS[1], &self.organization_id)?;
        Ok(())
    }

    fn read(request: &mut wire::RequestReader<'_>) -> Option<Self> {
        let (pk, organization_id) = (
            request.parameter(&Self::PARAMETERS[0]),
            request.parameter(&Self::PARAMETERS[1]),
        );
        Some(Self {
            pk: pk?,
            organization_id: organization_id?,
        })
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
        Ok(
            Some(
                match response.status().as_u16() {
                    200 => {
                        Self::Ok(UnassignTicketOk {
                            body: response.json()?,
                        })
                    }
                    401 => {
                        Self::Unauthorized(UnassignTicketUnauthorized {
                            body: response.json()?,
                        })
                    }
                    403 => {
                        Self::Forbidden(UnassignTicketForbidden {
                            body: response.json()?,
                        })
                    }
                    404 => {
                        Self::NotFound(UnassignTicketNotFound {
                            body: response.json()?,
                        })
                    }
                    429 => {
                        Self::TooManyRequests(UnassignTicketTooManyRequests {
                            body: response.json()?,
                        })
                    }
                    _ => return Ok(None),
                },
            ),
        )
    }

    fn write(
        &self,
        response: &mut wire::ResponseWriter,
    ) -> Result<(), wire::ResponseError> {
        response.status(self.status())?;
        match self {
            Self::Ok(item) => {
                response.json("application/json", &item.body)?;
            }
            Self::Unauthorized(item) => {
                response.json("application/problem+json", &item.body)?;
            }
            Self::Forbidden(item) => {
                response.json("application/problem+json", &item.body)?;
            }
            Self::NotFound(item) => {
                response.json("application/problem+json", &item.body)?;
            }
            Self::TooManyRequests(item) => {
                response.json("application/problem+json", &item.body)?;
            }
        }
        Ok(())
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

impl From<UnassignTicketUnauthorized> for UnassignTicketResponse {
    fn from(value: UnassignTicketUnauthorized) -> Self {
        Self::Unauthorized(value)
    }
}

impl From<UnassignTicketForbidden> for UnassignTicketResponse {
    fn from(value: UnassignTicketForbidden) -> Self {
        Self::Forbidden(value)
    }
}

impl From<UnassignTicketNotFound> for UnassignTicketResponse {
    fn from(value: UnassignTicketNotFound) -> Self {
        Self::NotFound(value)
    }
}

impl From<UnassignTicketTooManyRequests> for UnassignTicketResponse {
    fn from(value: UnassignTicketTooManyRequests) -> Self {
        Self::TooManyRequests(value)
    }
}

/// The ticket.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnassignTicketOk {
    pub body: models::Ticket,
}

impl UnassignTicketOk {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(body: models::Ticket) -> Self {
        Self { body }
    }
}

impl From<models::Ticket> for UnassignTicketOk {
    fn from(body: models::Ticket) -> Self {
        Self { body }
    }
}

/// The token is missing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnassignTicketUnauthorized {
    pub body: models::Problem,
}

impl UnassignTicketUnauthorized {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(body: models::Problem) -> Self {
        Self { body }
    }
}

impl From<models::Problem> for UnassignTicketUnauthorized {
    fn from(body: models::Problem) -> Self {
        Self { body }
    }
}

/// The token is invalid or inactive, or belongs to another organization.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnassignTicketForbidden {
    pub body: models::Problem,
}

impl UnassignTicketForbidden {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(body: models::Problem) -> Self {
        Self { body }
    }
}

impl From<models::Problem> for UnassignTicketForbidden {
    fn from(body: models::Problem) -> Self {
        Self { body }
    }
}

/// There is no such ticket.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnassignTicketNotFound {
    pub body: models::Problem,
}

impl UnassignTicketNotFound {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(body: models::Problem) -> Self {
        Self { body }
    }
}

impl From<models::Problem> for UnassignTicketNotFound {
    fn from(body: models::Problem) -> Self {
        Self { body }
    }
}

/// Too many requests with this token; back off exponentially.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnassignTicketTooManyRequests {
    pub body: models::Problem,
}

impl UnassignTicketTooManyRequests {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(body: models::Problem) -> Self {
        Self { body }
    }
}

impl From<models::Problem> for UnassignTicketTooManyRequests {
    fn from(body: models::Problem) -> Self {
        Self { body }
    }
}
