// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! What each operation is sent and what it answers.

use super::runtime::wire;

pub(super) static TOKEN_SCHEME: wire::SecurityScheme = wire::SecurityScheme {
    name: "token",
    kind: wire::SecurityKind::ApiKey {
        location: super::runtime::Location::Header,
        name: "X-Initdesk-Token",
    },
};

static UNASSIGN_TICKET_PARAMETERS: [wire::Parameter; 2] = [
    wire::Parameter {
        name: "pk",
        location: super::runtime::Location::Path,
        format: wire::ParameterFormat::Style {
            style: wire::Style::Simple,
            explode: false,
            allow_reserved: false,
        },
        required: true,
        shape: wire::ParameterShape::Integer,
        schema: &super::runtime::Schema {
            keywords: &[
                super::runtime::Keyword::Type(super::runtime::Types::INTEGER),
                super::runtime::Keyword::Format(super::runtime::Format::Int64),
            ],
        },
    },
    wire::Parameter {
        name: "organization_id",
        location: super::runtime::Location::Path,
        format: wire::ParameterFormat::Style {
            style: wire::Style::Simple,
            explode: false,
            allow_reserved: false,
        },
        required: true,
        shape: wire::ParameterShape::Text,
        schema: &super::runtime::Schema {
            keywords: &[super::runtime::Keyword::Type(super::runtime::Types::STRING)],
        },
    },
];

/// A request of `unassignTicket`:
/// `POST /organizations/{organization_id}/tickets/{pk}/unassign/`.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct UnassignTicketRequest {
    /// A unique integer value identifying this ticket.
    pub pk: i64,
    pub organization_id: ::std::string::String,
}

impl UnassignTicketRequest {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(
        pk: i64,
        organization_id: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            pk,
            organization_id: organization_id.into(),
        }
    }
}

impl super::runtime::sealed::Sealed for UnassignTicketRequest {}

impl super::runtime::Validate for UnassignTicketRequest {
    fn report(&self, report: &mut super::runtime::Report) {
        wire::report_parameter(&UNASSIGN_TICKET_PARAMETERS[0], &self.pk, report);
        wire::report_parameter(
            &UNASSIGN_TICKET_PARAMETERS[1],
            &self.organization_id,
            report,
        );
    }
}

impl wire::Operation for UnassignTicketRequest {
    const ID: &'static str = "unassignTicket";
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/organizations/{organization_id}/tickets/{pk}/unassign/";
    const PARAMETERS: &'static [wire::Parameter] = &UNASSIGN_TICKET_PARAMETERS;

    const SECURITY: &'static [&'static [wire::Requirement]] = &[
        &[
            wire::Requirement {
                scheme: &TOKEN_SCHEME,
                scopes: &[],
            },
        ],
    ];

    const ACCEPT: &'static str = "application/json, application/problem+json";

    type Response = UnassignTicketResponse;

    fn write(
        &self,
        request: &mut wire::RequestWriter,
    ) -> ::core::result::Result<(), wire::RequestError> {
        request.parameter(&UNASSIGN_TICKET_PARAMETERS[0], &self.pk)?;
        request.parameter(&UNASSIGN_TICKET_PARAMETERS[1], &self.organization_id)?;
        ::core::result::Result::Ok(())
    }

    fn read(request: &mut wire::RequestReader<'_>) -> ::core::option::Option<Self> {
        let (pk, organization_id) = (
            request.parameter(&UNASSIGN_TICKET_PARAMETERS[0]),
            request.parameter(&UNASSIGN_TICKET_PARAMETERS[1]),
        );
        ::core::option::Option::Some(Self {
            pk: pk?,
            organization_id: organization_id?,
        })
    }
}

/// What `unassignTicket` answers.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
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
    ) -> ::core::result::Result<::core::option::Option<Self>, wire::ResponseError> {
        ::core::result::Result::Ok(
            ::core::option::Option::Some(
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
                    _ => return ::core::result::Result::Ok(::core::option::Option::None),
                },
            ),
        )
    }

    fn write(
        &self,
        response: &mut wire::ResponseWriter,
    ) -> ::core::result::Result<(), wire::ResponseError> {
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
        ::core::result::Result::Ok(())
    }

    fn success(self) -> ::core::result::Result<Self::Success, Self> {
        match self {
            Self::Ok(item) => ::core::result::Result::Ok(item),
            other => ::core::result::Result::Err(other),
        }
    }
}

impl ::core::convert::From<UnassignTicketOk> for UnassignTicketResponse {
    fn from(value: UnassignTicketOk) -> Self {
        Self::Ok(value)
    }
}

impl ::core::convert::From<UnassignTicketUnauthorized> for UnassignTicketResponse {
    fn from(value: UnassignTicketUnauthorized) -> Self {
        Self::Unauthorized(value)
    }
}

impl ::core::convert::From<UnassignTicketForbidden> for UnassignTicketResponse {
    fn from(value: UnassignTicketForbidden) -> Self {
        Self::Forbidden(value)
    }
}

impl ::core::convert::From<UnassignTicketNotFound> for UnassignTicketResponse {
    fn from(value: UnassignTicketNotFound) -> Self {
        Self::NotFound(value)
    }
}

impl ::core::convert::From<UnassignTicketTooManyRequests> for UnassignTicketResponse {
    fn from(value: UnassignTicketTooManyRequests) -> Self {
        Self::TooManyRequests(value)
    }
}

/// The ticket.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct UnassignTicketOk {
    pub body: super::models::Ticket,
}

impl UnassignTicketOk {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(body: super::models::Ticket) -> Self {
        Self { body }
    }
}

impl ::core::convert::From<super::models::Ticket> for UnassignTicketOk {
    fn from(body: super::models::Ticket) -> Self {
        Self { body }
    }
}

/// The token is missing.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct UnassignTicketUnauthorized {
    pub body: super::models::Problem,
}

impl UnassignTicketUnauthorized {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(body: super::models::Problem) -> Self {
        Self { body }
    }
}

impl ::core::convert::From<super::models::Problem> for UnassignTicketUnauthorized {
    fn from(body: super::models::Problem) -> Self {
        Self { body }
    }
}

/// The token is invalid or inactive, or belongs to another organization.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct UnassignTicketForbidden {
    pub body: super::models::Problem,
}

impl UnassignTicketForbidden {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(body: super::models::Problem) -> Self {
        Self { body }
    }
}

impl ::core::convert::From<super::models::Problem> for UnassignTicketForbidden {
    fn from(body: super::models::Problem) -> Self {
        Self { body }
    }
}

/// There is no such ticket.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct UnassignTicketNotFound {
    pub body: super::models::Problem,
}

impl UnassignTicketNotFound {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(body: super::models::Problem) -> Self {
        Self { body }
    }
}

impl ::core::convert::From<super::models::Problem> for UnassignTicketNotFound {
    fn from(body: super::models::Problem) -> Self {
        Self { body }
    }
}

/// Too many requests with this token; back off exponentially.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
#[non_exhaustive]
pub struct UnassignTicketTooManyRequests {
    pub body: super::models::Problem,
}

impl UnassignTicketTooManyRequests {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(body: super::models::Problem) -> Self {
        Self { body }
    }
}

impl ::core::convert::From<super::models::Problem> for UnassignTicketTooManyRequests {
    fn from(body: super::models::Problem) -> Self {
        Self { body }
    }
}
