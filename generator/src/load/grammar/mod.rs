//! The grammar of OpenAPI as a table: for every kind of object its keys, what belongs there, and
//! in which versions.
//!
//! [`super::walk`] is the only reader of it. The sections of the specification (3.0.4, 3.1.1,
//! 3.2.0) have the names of the kinds.

mod frame;
mod http;
mod schema;

use super::document::Dialect;
use crate::pointer::Pointer;

/// A kind of object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    OpenApi,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Components,
    Paths,
    PathItem,
    Operation,
    ExternalDocs,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    Tag,
    SecurityScheme,
    OAuthFlows,
    OAuthFlow,
    SecurityRequirement,
    Schema,
    Discriminator,
    Xml,
}

impl Kind {
    /// The keys that objects of this kind have.
    pub(super) fn keys(self) -> &'static [Key] {
        match self {
            Self::OpenApi => frame::OPEN_API,
            Self::Info => frame::INFO,
            Self::Contact => frame::CONTACT,
            Self::License => frame::LICENSE,
            Self::Server => frame::SERVER,
            Self::ServerVariable => frame::SERVER_VARIABLE,
            Self::Components => frame::COMPONENTS,
            Self::PathItem => http::PATH_ITEM,
            Self::Operation => http::OPERATION,
            Self::ExternalDocs => frame::EXTERNAL_DOCS,
            Self::Parameter => http::PARAMETER,
            Self::RequestBody => http::REQUEST_BODY,
            Self::MediaType => http::MEDIA_TYPE,
            Self::Encoding => http::ENCODING,
            Self::Response => http::RESPONSE,
            Self::Example => http::EXAMPLE,
            Self::Link => http::LINK,
            Self::Header => http::HEADER,
            Self::Tag => frame::TAG,
            Self::SecurityScheme => frame::SECURITY_SCHEME,
            Self::OAuthFlows => frame::OAUTH_FLOWS,
            Self::OAuthFlow => frame::OAUTH_FLOW,
            Self::Schema => schema::SCHEMA,
            Self::Discriminator => schema::DISCRIMINATOR,
            Self::Xml => schema::XML,
            // Their keys are patterns.
            Self::Paths | Self::Responses | Self::Callback | Self::SecurityRequirement => &[],
        }
    }

    /// What an object of this kind is called in a sentence.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::OpenApi => "a document",
            Self::Info => "an info object",
            Self::Contact => "a contact",
            Self::License => "a license",
            Self::Server => "a server",
            Self::ServerVariable => "a server variable",
            Self::Components => "the components",
            Self::Paths => "the paths",
            Self::PathItem => "a path item",
            Self::Operation => "an operation",
            Self::ExternalDocs => "external documentation",
            Self::Parameter => "a parameter",
            Self::RequestBody => "a request body",
            Self::MediaType => "a media type",
            Self::Encoding => "an encoding",
            Self::Responses => "responses",
            Self::Response => "a response",
            Self::Callback => "a callback",
            Self::Example => "an example",
            Self::Link => "a link",
            Self::Header => "a header",
            Self::Tag => "a tag",
            Self::SecurityScheme => "a security scheme",
            Self::OAuthFlows => "OAuth flows",
            Self::OAuthFlow => "an OAuth flow",
            Self::SecurityRequirement => "a security requirement",
            Self::Schema => "a schema",
            Self::Discriminator => "a discriminator",
            Self::Xml => "an XML object",
        }
    }
}

/// What stands at a place of a document by the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Natural {
    /// An object of this kind.
    Kind(Kind),
    /// Something that a reference cannot lead to: a list, names, a scalar.
    Other,
    /// The grammar does not say: data, extensions.
    Free,
}

/// What stands at a place, by the way from the root of a document.
pub(super) fn natural(place: &Pointer) -> Natural {
    let mut form = Form::Object(Kind::OpenApi);
    for key in place.keys() {
        form = match form {
            Form::List(inner) | Form::Map(inner) => *inner,
            Form::Any => return Natural::Free,
            _ => match kind_of(form).map(|kind| below(kind, &key)) {
                Some(Some(next)) => next,
                _ => return Natural::Free,
            },
        };
    }
    match kind_of(form) {
        Some(kind) => Natural::Kind(kind),
        None if form == Form::Any => Natural::Free,
        None => Natural::Other,
    }
}

/// The kind of the objects of a form.
fn kind_of(form: Form) -> Option<Kind> {
    match form {
        Form::Object(kind) | Form::Refer(kind) => Some(kind),
        Form::Schema | Form::SchemaOrBool => Some(Kind::Schema),
        _ => None,
    }
}

/// What belongs at a key of a kind, in any version.
fn below(kind: Kind, name: &str) -> Option<Form> {
    match kind {
        _ if name.starts_with("x-") => None,
        Kind::Paths => Some(Form::Object(Kind::PathItem)),
        Kind::Responses => Some(Form::Refer(Kind::Response)),
        Kind::Callback => Some(Form::Refer(Kind::PathItem)),
        Kind::SecurityRequirement => Some(Form::List(&Form::Text)),
        _ => kind.keys().iter().find(|key| key.name == name).map(|key| key.form),
    }
}

/// A key of a kind of object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    /// The key.
    pub(super) name: &'static str,
    /// What belongs there.
    pub(super) form: Form,
    /// In which versions.
    pub(super) span: Span,
    /// Whether it must be there.
    pub(super) need: Need,
    /// Whether authors still write it in later versions, and mean the same.
    pub(super) outlived: bool,
    /// Whether nothing is generated from it.
    pub(super) unread: bool,
}

/// What belongs somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// A string.
    Text,
    /// A boolean.
    Bool,
    /// An integer that is not negative.
    Size,
    /// A number.
    Number,
    /// Anything: data.
    Any,
    /// One of these strings.
    Words(&'static [&'static str]),
    /// An object of this kind.
    Object(Kind),
    /// An object of this kind, or a reference to one.
    Refer(Kind),
    /// A list.
    List(&'static Form),
    /// An object whose keys are names.
    Map(&'static Form),
    /// A schema; a boolean is one since 3.1.
    Schema,
    /// A schema or a boolean, in every version.
    SchemaOrBool,
    /// The text of a reference to this kind.
    Reference(Kind),
    /// The name of a JSON type, or since 3.1 a list of them.
    Type,
    /// `exclusiveMinimum` and its twin: a boolean in 3.0, a number since.
    Exclusive,
}

/// The versions that have a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    first: Dialect,
    last: Dialect,
}

impl Span {
    /// Whether a version has it.
    pub(super) fn covers(self, dialect: Dialect) -> bool {
        self.first <= dialect && dialect <= self.last
    }

    /// Whether only versions after one have it.
    pub(super) fn begins_after(self, dialect: Dialect) -> bool {
        dialect < self.first && self.first <= self.last
    }

    /// The versions in words.
    pub(super) fn words(self) -> &'static str {
        match (self.first, self.last) {
            (Dialect::V32, Dialect::V30) => "earlier drafts of JSON Schema",
            (Dialect::V30, Dialect::V30) => "OpenAPI 3.0",
            (Dialect::V30, Dialect::V31) => "OpenAPI 3.0 and 3.1",
            (Dialect::V31, _) => "OpenAPI 3.1 and later",
            (Dialect::V32, _) => "OpenAPI 3.2",
            (Dialect::V30, Dialect::V32) => "OpenAPI",
        }
    }
}

/// Whether a key must be there, and what happens where it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// It may be missing.
    Optional,
    /// Its object is nothing without it and is left out.
    Required,
    /// An error; an empty value takes its place.
    Filled(Empty),
    /// A slip so common that it is only a warning; an empty value takes its place.
    Forgiven(Empty),
}

/// A value that takes the place of a missing one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Empty {
    /// `""`.
    Text,
    /// `{}`.
    Object,
    /// An info object with an empty title and an empty version.
    Info,
}

/// A key that may be missing, in all versions.
const fn key(name: &'static str, form: Form) -> Key {
    let span = Span { first: Dialect::V30, last: Dialect::V32 };
    Key { name, form, span, need: Need::Optional, outlived: false, unread: false }
}

impl Key {
    const fn need(mut self, need: Need) -> Self {
        self.need = need;
        self
    }

    const fn unread(mut self) -> Self {
        self.unread = true;
        self
    }

    const fn outlived(mut self) -> Self {
        self.outlived = true;
        self
    }

    const fn required(self) -> Self {
        self.need(Need::Required)
    }

    const fn from31(mut self) -> Self {
        self.span.first = Dialect::V31;
        self
    }

    const fn from32(mut self) -> Self {
        self.span.first = Dialect::V32;
        self
    }

    const fn only30(mut self) -> Self {
        self.span.last = Dialect::V30;
        self
    }

    /// In no version; drafts of JSON Schema before 2020-12 have it.
    const fn draft(mut self) -> Self {
        self.span = Span { first: Dialect::V32, last: Dialect::V30 };
        self.outlived()
    }

    const fn until31(mut self) -> Self {
        self.span.last = Dialect::V31;
        self
    }
}

const TEXTS: Form = Form::List(&Form::Text);
const SERVERS: Form = Form::List(&Form::Object(Kind::Server));
const EXTERNAL: Form = Form::Object(Kind::ExternalDocs);
const SECURITY: Form = Form::List(&Form::Object(Kind::SecurityRequirement));
const PARAMETERS: Form = Form::List(&Form::Refer(Kind::Parameter));
const CONTENT: Form = Form::Map(&Form::Refer(Kind::MediaType));
const EXAMPLES: Form = Form::Map(&Form::Refer(Kind::Example));
const HEADERS: Form = Form::Map(&Form::Refer(Kind::Header));
const ENCODINGS: Form = Form::Map(&Form::Object(Kind::Encoding));
