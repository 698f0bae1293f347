//! What the generator would emit for an API of three operations, written by hand.

use serde::ser::SerializeMap;
use serde::{Deserializer, Serialize, Serializer};

use super::super::super::sealed::Sealed;
use super::super::super::{
    Access, Decode, Entry, Format, Keyword, Location, MissingField, Mode, Model, Number, Object,
    Part, Property, Report, Schema, Side, Types, Validate, decode_object, max_length,
};
use super::super::{
    Answer, Declared, HeaderSpec, Operation, Parameter, ParameterFormat, ParameterShape,
    ParameterValues, RequestError, RequestReader, RequestWriter, Requirement, ResponseError,
    ResponseReader, ResponseWriter, SecurityKind, SecurityScheme, Style, report, report_body,
};

pub(crate) static TOKEN: SecurityScheme = SecurityScheme {
    name: "token",
    kind: SecurityKind::ApiKey { location: Location::Header, name: "X-Token" },
};
pub(crate) static BEARER: SecurityScheme =
    SecurityScheme { name: "bearer", kind: SecurityKind::Bearer };

const TEXT: Keyword = Keyword::Type(Types::STRING);
const INTEGER: &[Keyword] = &[
    Keyword::Type(Types::INTEGER),
    Keyword::Format(Format::Int64),
    Keyword::Minimum(Number::Integer(1)),
];
static SUBJECT: Schema = Schema { keywords: &[TEXT, Keyword::MaxLength(5)] };
static DRAFT: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(
            &[
                Property {
                    name: "id",
                    schema: &Schema { keywords: INTEGER },
                    access: Access::ReadOnly,
                },
                Property { name: "subject", schema: &SUBJECT, access: Access::ReadWrite },
            ],
            &[],
        ),
        Keyword::Required(&["subject"]),
    ],
};

/// What is sent of a ticket, and what comes back.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    pub(crate) subject: String,
}

#[derive(Default)]
pub(crate) struct DraftBuilder {
    subject: Option<String>,
}

impl Object for DraftBuilder {
    type Output = Draft;
    const NAME: &'static str = "Draft";
    const FIELDS: &'static [&'static str] = &["subject"];
    const REFUSED: &'static [&'static str] = &["id"];

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match index {
            0 => self.subject = Some(entry.read()?),
            _ => return entry.skip(),
        }
        Ok(())
    }

    fn finish(self) -> Result<Draft, MissingField> {
        Ok(Draft { subject: self.subject.ok_or(MissingField::new("subject"))? })
    }
}

impl Decode for Draft {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D, mode: Mode) -> Result<Self, D::Error> {
        decode_object::<DraftBuilder, D>(deserializer, mode)
    }
}

impl Serialize for Draft {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("subject", &self.subject)?;
        map.end()
    }
}

impl Sealed for Draft {}

impl Model for Draft {
    const SIDE: Side = Side::Request;
    const EXACT: bool = true;

    fn schema() -> &'static Schema {
        &DRAFT
    }

    fn conforms(&self) -> bool {
        max_length(&self.subject, 5)
    }
}

const FORM: ParameterFormat =
    ParameterFormat::Style { style: Style::Form, explode: true, allow_reserved: false };

const JOINED: ParameterFormat =
    ParameterFormat::Style { style: Style::Form, explode: false, allow_reserved: false };

const SIMPLE: ParameterFormat =
    ParameterFormat::Style { style: Style::Simple, explode: false, allow_reserved: false };

const fn parameter(name: &'static str, location: Location) -> Parameter {
    let format = match location {
        Location::Query | Location::Cookie => FORM,
        _ => SIMPLE,
    };
    let schema = &Schema { keywords: &[TEXT] };
    Parameter { name, location, format, required: false, shape: ParameterShape::Text, schema }
}

static CREATE_TICKET: [Parameter; 6] = [
    parameter("organization_id", Location::Path),
    Parameter {
        shape: ParameterShape::Integer,
        schema: &Schema { keywords: INTEGER },
        ..parameter("pk", Location::Path)
    },
    Parameter {
        shape: ParameterShape::Integer,
        schema: &Schema { keywords: INTEGER },
        ..parameter("page", Location::Query)
    },
    Parameter {
        format: JOINED,
        shape: ParameterShape::List(&ParameterShape::Text),
        schema: &Schema { keywords: &[Keyword::Type(Types::ARRAY), Keyword::Items(&SUBJECT)] },
        ..parameter("tags", Location::Query)
    },
    Parameter { required: true, ..parameter("X-Request-Id", Location::Header) },
    parameter("session", Location::Cookie),
];

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CreateTicketRequest {
    pub(crate) organization_id: String,
    pub(crate) pk: i64,
    pub(crate) page: Option<i64>,
    pub(crate) tags: Option<Vec<String>>,
    pub(crate) request_id: String,
    pub(crate) session: Option<String>,
    pub(crate) body: Draft,
}

impl Sealed for CreateTicketRequest {}

impl Validate for CreateTicketRequest {
    fn is_valid(&self) -> bool {
        let mut report = Report::with_bound(1);
        self.report(&mut report);
        report.is_empty()
    }

    fn report(&self, into: &mut Report) {
        report(self, into);
    }
}

impl Operation for CreateTicketRequest {
    const ID: &'static str = "createTicket";
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/organizations/{organization_id}/tickets/{pk}.json";
    const SECURITY: &'static [&'static [Requirement]] =
        &[&[Requirement { scheme: &TOKEN, scopes: &["write"] }]];
    const PARAMETERS: &'static [Parameter] = &CREATE_TICKET;
    const BODY: &'static [&'static str] = &["application/json"];
    const ANSWERS: &'static [Declared] =
        &[Declared { statuses: (201, 201), media_type: "application/json", schema: &DRAFT }];
    const ACCEPT: &'static str = "application/json";
    type Response = CreateTicketResponse;

    fn parameters(&self, values: &mut ParameterValues<'_>) {
        values.required(0, &self.organization_id);
        values.required(1, &self.pk);
        values.optional(2, &self.page);
        values.optional(3, &self.tags);
        values.required(4, &self.request_id);
        values.optional(5, &self.session);
    }

    fn write_body(&self, request: &mut RequestWriter) -> Result<(), RequestError> {
        request.json("application/json", &self.body)
    }

    fn report_body(&self, report: &mut Report) {
        report_body(&self.body, &Part::model(), report);
    }

    fn read(request: &mut RequestReader<'_>) -> Option<Self> {
        let organization_id = request.parameter(0);
        let pk = request.parameter(1);
        let page = request.optional(2);
        let tags = request.optional(3);
        let request_id = request.parameter(4);
        let session = request.optional(5);
        let body = request.json(&Part::model());
        Some(Self {
            organization_id: organization_id?,
            pk: pk?,
            page: page?,
            tags: tags?,
            request_id: request_id?,
            session: session?,
            body: body?,
        })
    }
}

static LOCATION: HeaderSpec = HeaderSpec {
    name: "Location",
    explode: false,
    json: false,
    shape: ParameterShape::Text,
    schema: &Schema { keywords: &[TEXT] },
};
static REMAINING: HeaderSpec = HeaderSpec {
    name: "X-Remaining",
    explode: false,
    json: false,
    shape: ParameterShape::Integer,
    schema: &Schema { keywords: INTEGER },
};

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum CreateTicketResponse {
    Created(CreateTicketCreated),
    ClientError(CreateTicketClientError),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CreateTicketCreated {
    pub(crate) location: String,
    pub(crate) remaining: Option<i64>,
    pub(crate) body: Draft,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CreateTicketClientError {
    pub(crate) status: u16,
    pub(crate) body: serde_json::Value,
}

impl Answer for CreateTicketResponse {
    type Success = CreateTicketCreated;

    fn read(response: &ResponseReader<'_>) -> Result<Option<Self>, ResponseError> {
        Ok(Some(match response.status().as_u16() {
            201 => Self::Created(CreateTicketCreated {
                location: response.header(&LOCATION)?,
                remaining: response.optional_header(&REMAINING)?,
                body: response.json()?,
            }),
            status @ 400..=499 => {
                Self::ClientError(CreateTicketClientError { status, body: response.json()? })
            }
            _ => return Ok(None),
        }))
    }

    fn write(&self, response: &mut ResponseWriter) -> Result<(), ResponseError> {
        match self {
            Self::Created(one) => {
                response.status(201)?;
                response.header(&LOCATION, &one.location)?;
                response.optional_header(&REMAINING, one.remaining.as_ref())?;
                response.json("application/json", &one.body)
            }
            Self::ClientError(one) => {
                response.status(one.status)?;
                response.json("application/problem+json", &one.body)
            }
        }
    }

    fn success(self) -> Result<CreateTicketCreated, Self> {
        match self {
            Self::Created(one) => Ok(one),
            other => Err(other),
        }
    }
}

/// An operation without parameters that answers with a text.
macro_rules! plain {
    ($request:ident, $id:literal, $path:literal, $security:expr) => {
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) struct $request {}

        impl Sealed for $request {}

        impl Validate for $request {
            fn is_valid(&self) -> bool {
                true
            }

            fn report(&self, _: &mut Report) {}
        }

        impl Operation for $request {
            const ID: &'static str = $id;
            const METHOD: &'static str = "GET";
            const PATH: &'static str = $path;
            const SECURITY: &'static [&'static [Requirement]] = $security;
            type Response = Text;

            fn read(_: &mut RequestReader<'_>) -> Option<Self> {
                Some(Self {})
            }
        }
    };
}

plain!(GetStatusRequest, "getStatus", "/status", &[]);
const BY_BEARER: &[Requirement] = &[Requirement::new(&BEARER, &[])];
plain!(WhoRequest, "who", "/who", &[&[], &[Requirement::new(&TOKEN, &[])], BY_BEARER]);

/// A text in a 200.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Text(pub(crate) String);

impl Answer for Text {
    type Success = Self;

    fn read(response: &ResponseReader<'_>) -> Result<Option<Self>, ResponseError> {
        match response.status().as_u16() {
            200 => response.text().map(Self).map(Some),
            _ => Ok(None),
        }
    }

    fn write(&self, response: &mut ResponseWriter) -> Result<(), ResponseError> {
        response.status(200)?;
        response.text("text/plain; charset=utf-8", &self.0)
    }

    fn success(self) -> Result<Self, Self> {
        Ok(self)
    }
}
