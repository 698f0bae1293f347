//! The keys of what stands around operations: the document, its components, servers, security.

use super::{EXTERNAL, Empty, Form, Key, Kind, Need, SECURITY, SERVERS, key};

pub(super) const OPEN_API: &[Key] = &[
    key("openapi", Form::Text).required(),
    key("$self", Form::Text).unread().from32(),
    key("info", Form::Object(Kind::Info)).need(Need::Filled(Empty::Info)),
    key("jsonSchemaDialect", Form::Text).unread().from31(),
    key("servers", SERVERS),
    key("paths", Form::Object(Kind::Paths)).only30().need(Need::Forgiven(Empty::Object)),
    key("paths", Form::Object(Kind::Paths)).from31(),
    key("webhooks", Form::Map(&Form::Refer(Kind::PathItem))).from31(),
    key("components", Form::Object(Kind::Components)),
    key("security", SECURITY),
    key("tags", Form::List(&Form::Object(Kind::Tag))),
    key("externalDocs", EXTERNAL).unread(),
];

pub(super) const INFO: &[Key] = &[
    key("title", Form::Text).need(Need::Filled(Empty::Text)),
    key("summary", Form::Text).from31(),
    key("description", Form::Text),
    key("termsOfService", Form::Text).unread(),
    key("contact", Form::Object(Kind::Contact)).unread(),
    key("license", Form::Object(Kind::License)).unread(),
    key("version", Form::Text).need(Need::Filled(Empty::Text)),
];

pub(super) const CONTACT: &[Key] =
    &[key("name", Form::Text), key("url", Form::Text), key("email", Form::Text)];

pub(super) const LICENSE: &[Key] = &[
    key("name", Form::Text).required(),
    key("identifier", Form::Text).from31(),
    key("url", Form::Text),
];

pub(super) const SERVER: &[Key] = &[
    key("url", Form::Text).required(),
    key("description", Form::Text),
    key("name", Form::Text).unread().from32(),
    key("variables", Form::Map(&Form::Object(Kind::ServerVariable))),
];

pub(super) const SERVER_VARIABLE: &[Key] = &[
    key("enum", super::TEXTS),
    key("default", Form::Text).required(),
    key("description", Form::Text),
];

pub(super) const COMPONENTS: &[Key] = &[
    key("schemas", Form::Map(&Form::Schema)),
    key("responses", Form::Map(&Form::Refer(Kind::Response))),
    key("parameters", Form::Map(&Form::Refer(Kind::Parameter))),
    key("examples", super::EXAMPLES),
    key("requestBodies", Form::Map(&Form::Refer(Kind::RequestBody))),
    key("headers", super::HEADERS),
    key("securitySchemes", Form::Map(&Form::Refer(Kind::SecurityScheme))),
    key("links", Form::Map(&Form::Refer(Kind::Link))).unread(),
    key("callbacks", Form::Map(&Form::Refer(Kind::Callback))),
    key("pathItems", Form::Map(&Form::Refer(Kind::PathItem))).from31(),
    key("mediaTypes", Form::Map(&Form::Refer(Kind::MediaType))).from32(),
];

pub(super) const EXTERNAL_DOCS: &[Key] =
    &[key("description", Form::Text), key("url", Form::Text).required()];

pub(super) const TAG: &[Key] = &[
    key("name", Form::Text).required(),
    key("summary", Form::Text).unread().from32(),
    key("description", Form::Text),
    key("externalDocs", EXTERNAL).unread(),
    key("parent", Form::Text).unread().from32(),
    key("kind", Form::Text).unread().from32(),
];

pub(super) const SECURITY_SCHEME: &[Key] = &[
    key("type", Form::Words(&["apiKey", "http", "oauth2", "openIdConnect"])).only30().required(),
    key("type", Form::Words(&["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]))
        .from31()
        .required(),
    key("description", Form::Text),
    key("name", Form::Text),
    key("in", Form::Words(&["query", "header", "cookie"])),
    key("scheme", Form::Text),
    key("bearerFormat", Form::Text).unread(),
    key("flows", Form::Object(Kind::OAuthFlows)).unread(),
    key("openIdConnectUrl", Form::Text).unread(),
    key("oauth2MetadataUrl", Form::Text).unread().from32(),
    key("deprecated", Form::Bool).unread().from32(),
];

pub(super) const OAUTH_FLOWS: &[Key] = &[
    key("implicit", Form::Object(Kind::OAuthFlow)),
    key("password", Form::Object(Kind::OAuthFlow)),
    key("clientCredentials", Form::Object(Kind::OAuthFlow)),
    key("authorizationCode", Form::Object(Kind::OAuthFlow)),
    key("deviceAuthorization", Form::Object(Kind::OAuthFlow)).from32(),
];

pub(super) const OAUTH_FLOW: &[Key] = &[
    key("authorizationUrl", Form::Text),
    key("deviceAuthorizationUrl", Form::Text).from32(),
    key("tokenUrl", Form::Text),
    key("refreshUrl", Form::Text),
    key("scopes", Form::Map(&Form::Text)).need(Need::Forgiven(Empty::Object)),
];
