//! The keys of operations and of what they send and answer.

use super::{
    CONTENT, ENCODINGS, EXAMPLES, EXTERNAL, Empty, Form, HEADERS, Key, Kind, Need, PARAMETERS,
    SECURITY, SERVERS, TEXTS, key,
};

const OPERATION_FORM: Form = Form::Object(Kind::Operation);
const STYLES: &[&str] =
    &["form", "simple", "matrix", "label", "spaceDelimited", "pipeDelimited", "deepObject"];
const STYLES_32: &[&str] = &[
    "form",
    "simple",
    "matrix",
    "label",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
];

pub(super) const PATH_ITEM: &[Key] = &[
    key("$ref", Form::Reference(Kind::PathItem)),
    key("summary", Form::Text).unread(),
    key("description", Form::Text).unread(),
    key("get", OPERATION_FORM),
    key("put", OPERATION_FORM),
    key("post", OPERATION_FORM),
    key("delete", OPERATION_FORM),
    key("options", OPERATION_FORM),
    key("head", OPERATION_FORM),
    key("patch", OPERATION_FORM),
    key("trace", OPERATION_FORM),
    key("query", OPERATION_FORM).from32(),
    key("additionalOperations", Form::Map(&OPERATION_FORM)).from32(),
    key("servers", SERVERS),
    key("parameters", PARAMETERS),
];

pub(super) const OPERATION: &[Key] = &[
    key("tags", TEXTS),
    key("summary", Form::Text),
    key("description", Form::Text),
    key("externalDocs", EXTERNAL),
    key("operationId", Form::Text),
    key("parameters", PARAMETERS),
    key("requestBody", Form::Refer(Kind::RequestBody)),
    key("responses", Form::Object(Kind::Responses)).only30().need(Need::Filled(Empty::Object)),
    key("responses", Form::Object(Kind::Responses)).from31(),
    key("callbacks", Form::Map(&Form::Refer(Kind::Callback))),
    key("deprecated", Form::Bool),
    key("security", SECURITY),
    key("servers", SERVERS),
];

pub(super) const PARAMETER: &[Key] = &[
    key("name", Form::Text).until31().required(),
    // A parameter that is the whole query needs none.
    key("name", Form::Text).from32(),
    key("in", Form::Words(&["query", "header", "path", "cookie"])).until31().required(),
    key("in", Form::Words(&["query", "querystring", "header", "path", "cookie"]))
        .from32()
        .required(),
    key("description", Form::Text),
    key("required", Form::Bool),
    key("deprecated", Form::Bool),
    key("allowEmptyValue", Form::Bool),
    key("style", Form::Words(STYLES)).until31(),
    key("style", Form::Words(STYLES_32)).from32(),
    key("explode", Form::Bool),
    key("allowReserved", Form::Bool),
    key("schema", Form::Schema),
    key("example", Form::Any),
    key("examples", EXAMPLES),
    key("content", CONTENT),
];

pub(super) const HEADER: &[Key] = &[
    key("description", Form::Text),
    key("required", Form::Bool),
    key("deprecated", Form::Bool),
    key("allowEmptyValue", Form::Bool).unread(),
    key("style", Form::Words(&["simple"])),
    key("explode", Form::Bool),
    key("allowReserved", Form::Bool).unread(),
    key("schema", Form::Schema),
    key("example", Form::Any),
    key("examples", EXAMPLES),
    key("content", CONTENT),
];

pub(super) const REQUEST_BODY: &[Key] = &[
    key("description", Form::Text),
    key("content", CONTENT).required(),
    key("required", Form::Bool),
];

pub(super) const MEDIA_TYPE: &[Key] = &[
    key("schema", Form::Schema),
    key("itemSchema", Form::Schema).from32(),
    key("example", Form::Any).unread(),
    key("examples", EXAMPLES).unread(),
    key("encoding", ENCODINGS),
    key("prefixEncoding", Form::List(&Form::Object(Kind::Encoding))).from32(),
    key("itemEncoding", Form::Object(Kind::Encoding)).from32(),
];

pub(super) const ENCODING: &[Key] = &[
    key("contentType", Form::Text),
    key("headers", HEADERS),
    key("style", Form::Words(STYLES)),
    key("explode", Form::Bool),
    key("allowReserved", Form::Bool),
    key("encoding", ENCODINGS).from32(),
    key("prefixEncoding", Form::List(&Form::Object(Kind::Encoding))).from32(),
    key("itemEncoding", Form::Object(Kind::Encoding)).from32(),
];

pub(super) const RESPONSE: &[Key] = &[
    key("summary", Form::Text).from32().unread(),
    key("description", Form::Text).until31().need(Need::Forgiven(Empty::Text)),
    key("description", Form::Text).from32(),
    key("headers", HEADERS),
    key("content", CONTENT),
    key("links", Form::Map(&Form::Refer(Kind::Link))),
];

pub(super) const EXAMPLE: &[Key] = &[
    key("summary", Form::Text).unread(),
    key("description", Form::Text).unread(),
    key("value", Form::Any),
    key("dataValue", Form::Any).from32(),
    key("serializedValue", Form::Text).unread().from32(),
    key("externalValue", Form::Text).unread(),
];

pub(super) const LINK: &[Key] = &[
    key("operationRef", Form::Text),
    key("operationId", Form::Text),
    key("parameters", Form::Map(&Form::Any)),
    key("requestBody", Form::Any),
    key("description", Form::Text),
    key("server", Form::Object(Kind::Server)),
];
