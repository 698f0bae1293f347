//! Operations: what is sent and what is answered.

use serde_json::Value;

use super::{Content, Docs, Pages, Role, SchemaId, TypeUse};
use crate::pointer::Pointer;

/// An operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// Where it is written.
    pub pointer: Pointer,
    /// Who sends its requests, and when.
    pub role: Role,
    /// `operationId`, or one made of method and path; no two operations have the same.
    pub id: String,
    /// `x-rust-name`.
    pub name_hint: Option<String>,
    /// The method, in upper case.
    pub method: String,
    /// The path template.
    pub path: Path,
    /// The tag that owns it, by its index in [`super::Api::tags`].
    pub tag: usize,
    /// Prose.
    pub docs: Docs,
    /// The parameters, those of the path item first; names are unique in their location.
    pub parameters: Vec<Parameter>,
    /// The body of the request.
    pub body: Option<Body>,
    /// The responses, in document order.
    pub responses: Vec<Response>,
    /// The alternatives of which one must hold; empty when the operation is open.
    pub security: Vec<Alternative>,
    /// Its own servers; empty when those of the API count.
    pub servers: Vec<Server>,
    /// `x-speccast-idempotent`: whether a request does the same when it is sent twice; the method
    /// says so where this does not.
    pub idempotent: Option<bool>,
    /// `x-speccast-pagination`: how its answer continues in others.
    pub pages: Option<Pages>,
}

impl Operation {
    /// What names of it are kept by: where it is written, or where it is used when what is written
    /// once is used by several operations.
    #[must_use]
    pub fn key(&self) -> &Pointer {
        match &self.role {
            Role::Callback { key, .. } => key,
            Role::Called | Role::Webhook => &self.pointer,
        }
    }

    /// Whether an answer may be one of several things, of which the caller can ask for one.
    #[must_use]
    pub fn is_negotiated(&self) -> bool {
        self.responses.iter().any(|one| one.contents.len() > 1)
    }

    /// The media types of its answers when all is well; none where one such answer has no body.
    #[must_use]
    pub fn offers(&self) -> Vec<&str> {
        let mut media = Vec::new();
        for one in &self.responses {
            if !matches!(one.status, Status::Code(200..=299) | Status::Range(2)) {
                continue;
            }
            let contents = one.bodies(&self.method);
            if contents.is_empty() {
                return Vec::new();
            }
            for one in contents.iter().flat_map(Content::answers) {
                if !media.contains(&one) {
                    media.push(one);
                }
            }
        }
        media
    }
}

/// A path template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// As requests write it: the path, and the query that all of them have, with its `?`.
    pub template: String,
    /// The parts of the path, in order: literal text (slashes included) and parameters.
    pub parts: Vec<PathPart>,
}

impl Path {
    /// What requests can tell apart: the template without the names of its parameters.
    #[must_use]
    pub fn skeleton(&self) -> String {
        let part = |part: &PathPart| match part {
            PathPart::Literal(text) => text.clone(),
            PathPart::Parameter(_) => "{}".to_owned(),
        };
        let query = self.template.split_once('?').map_or("", |(_, query)| query);
        format!("{}?{query}", self.parts.iter().map(part).collect::<String>())
    }
}

/// A part of a path template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathPart {
    /// Text.
    Literal(String),
    /// A parameter, by its name.
    Parameter(String),
}

/// A parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Where it is written.
    pub pointer: Pointer,
    /// The name on the wire.
    pub name: String,
    /// `x-rust-name`.
    pub name_hint: Option<String>,
    /// Where it is sent.
    pub location: Location,
    /// Whether it must be sent.
    pub required: bool,
    /// How its value is written.
    pub format: ParameterFormat,
    /// What its value is.
    pub value: TypeUse,
    /// `default`, as JSON.
    pub default: Option<Value>,
    /// Prose.
    pub docs: Docs,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How the value of a parameter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParameterFormat {
    /// By a style.
    Style {
        /// `style`.
        style: Style,
        /// `explode`.
        explode: bool,
        /// `allowReserved`.
        allow_reserved: bool,
    },
    /// As JSON text (`content`).
    Json,
    /// As the whole query (`in: querystring`).
    WholeQuery(Whole),
}

/// How the whole query is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whole {
    /// As JSON.
    Json,
    /// As it is.
    Text,
}

/// A style of parameters (OpenAPI 3.0.3, "Style Values").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// `matrix`: `;color=blue`.
    Matrix,
    /// `label`: `.blue`.
    Label,
    /// `form`: `color=blue`.
    Form,
    /// `simple`: `blue`.
    Simple,
    /// `spaceDelimited`: `color=blue%20black`.
    SpaceDelimited,
    /// `pipeDelimited`: `color=blue%7Cblack`.
    PipeDelimited,
    /// `deepObject`: `color[R]=100`.
    DeepObject,
    /// `cookie`: `color=blue; color=black`, as it is.
    Cookie,
}

/// The body of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// Where it is written.
    pub pointer: Pointer,
    /// Whether it must be sent.
    pub required: bool,
    /// What it may be, each in one way; never empty. What is gladly sent stands first.
    pub contents: Vec<Content>,
    /// Prose.
    pub docs: Docs,
}

/// A response.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// Where it is written.
    pub pointer: Pointer,
    /// When it is given.
    pub status: Status,
    /// What it means.
    pub description: String,
    /// `x-rust-name`.
    pub name_hint: Option<String>,
    /// Its headers, `Content-Type` not among them.
    pub headers: Vec<Header>,
    /// What its body may be, each in one way; nothing when it has none.
    pub contents: Vec<Content>,
}

impl Response {
    /// What its body may be: answers to `HEAD` and those with these statuses have none, whatever a
    /// document says (RFC 9110, section 6.4.1).
    #[must_use]
    pub fn bodies(&self, method: &str) -> &[Content] {
        match self.status {
            Status::Code(204 | 205 | 304) => &[],
            _ if method == "HEAD" => &[],
            _ => &self.contents,
        }
    }
}

/// The statuses of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// One status.
    Code(u16),
    /// A range: 4 for `4XX`.
    Range(u16),
    /// `default`: all that the others leave.
    Default,
}

/// How the value of a response header is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeaderFormat {
    /// In the style `simple`.
    Simple {
        /// `explode`.
        explode: bool,
    },
    /// As JSON text (`content`).
    Json,
}

/// A header of a response.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Where it is written.
    pub pointer: Pointer,
    /// Its name.
    pub name: String,
    /// Whether it must be there.
    pub required: bool,
    /// How its value is written.
    pub format: HeaderFormat,
    /// What its value is.
    pub value: TypeUse,
    /// Prose.
    pub docs: Docs,
}

/// A server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Where it is written.
    pub pointer: Pointer,
    /// The URL template.
    pub url: String,
    /// What it is for.
    pub description: Option<String>,
    /// The variables of the template.
    pub variables: Vec<ServerVariable>,
}

/// A variable of a server's URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// Its value unless another is given.
    pub default: String,
    /// The values that it may have; any when empty.
    pub values: Vec<String>,
    /// What it is.
    pub description: Option<String>,
}

/// A security scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityScheme {
    /// Where it is written.
    pub pointer: Pointer,
    /// Its name in the components.
    pub name: String,
    /// How credentials are sent.
    pub kind: SecurityKind,
    /// Prose.
    pub description: Option<String>,
    /// Where a client that has a grant gets tokens (OAuth 2.0): an absolute URL.
    pub token_url: Option<String>,
}

/// How credentials are sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecurityKind {
    /// `apiKey`, in a header, in the query or in a cookie.
    ApiKey {
        /// Where it is sent; never the path.
        location: Location,
        /// The name of header, query parameter or cookie.
        name: String,
    },
    /// `http` of scheme `basic` (RFC 7617).
    Basic,
    /// `http` of scheme `bearer`: a token in `Authorization: Bearer` (RFC 6750).
    Bearer,
    /// Another `http` scheme, by its name: the rest of `Authorization` as it is.
    Http(String),
    /// `oauth2`: a bearer token.
    OAuth2,
    /// `openIdConnect`, by the URL of its provider: a bearer token.
    OpenIdConnect(String),
    /// `mutualTLS`: it is settled below HTTP.
    MutualTls,
    /// Nothing is known of it: it is named and not declared, or its type is not known.
    Unknown,
}

impl SecurityKind {
    /// Whether a request shows its credential.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        !matches!(self, Self::MutualTls | Self::Unknown)
    }
}

/// Schemes that must hold together; without any, nobody needs to say who they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alternative {
    /// The schemes, by their index in [`super::Api::security_schemes`], each with its scopes.
    pub requirements: Vec<(usize, Vec<String>)>,
}

/// The schema of a value where a type is not needed.
impl TypeUse {
    /// The same type at a place with another schema.
    #[must_use]
    pub fn within(self, schema: SchemaId) -> Self {
        Self { schema, ..self }
    }
}
