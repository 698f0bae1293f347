//! A small API → what is emitted for it, read back as Rust.

use proc_macro2::TokenStream;

use super::super::context::Context;
use super::super::items::{Allow, Content, Module};
use super::super::operations_record::Need;
use super::super::tables::Tables;
use super::super::{client, operations, server, servers};
use crate::analyze::analyze;
use crate::config::Config;
use crate::load::Dialect;
use crate::model::{
    Additional, Alternative, Api, Body, Content as ApiContent, ContentKind, Docs, Info, Location,
    Object, Operation, Origin, Parameter, ParameterFormat, Path, PathPart, Response, Role, Scalar,
    Schema, SchemaId, SecurityKind, SecurityScheme, Server, ServerVariable, Shape, Status, Style,
    Tag, Traffic, Type, TypeId, TypeUse,
};
use crate::naming::naming;
use crate::pointer::{FileId, Pointer};

fn at(path: &str) -> Pointer {
    path.split('/').fold(Pointer::root(FileId(0)), |pointer, key| pointer.child(key))
}

/// An API of types 0 (a string), 1 (an integer) and 2 (the component `Ticket`).
fn api(operations: Vec<Operation>) -> Api {
    let inline = |name: &str, shape| Type {
        pointer: at(name),
        schema: SchemaId::new(0),
        origin: Origin::Operation(0, vec![name.to_owned()]),
        shape,
        nullable: false,
        name_hint: None,
        docs: Docs::default(),
    };
    let ticket = Type {
        origin: Origin::Component("Ticket".to_owned()),
        ..inline(
            "ticket",
            Shape::Object(Object { fields: vec![], additional: Additional::Dropped }),
        )
    };
    Api {
        dialect: Dialect::V30,
        info: Info::default(),
        servers: vec![],
        tags: vec![tag("tickets"), tag("unused")],
        schemas: vec![Schema { pointer: at("schema"), keywords: vec![] }],
        files: std::collections::BTreeMap::new(),
        twins: std::collections::BTreeMap::new(),
        types: vec![
            inline("text", Shape::Scalar(Scalar::String)),
            inline("number", Shape::Scalar(Scalar::I64)),
            ticket,
        ],
        operations,
        security_schemes: vec![SecurityScheme {
            pointer: at("token"),
            name: "token".to_owned(),
            kind: SecurityKind::ApiKey { location: Location::Header, name: "X-Token".to_owned() },
            description: None,
            token_url: None,
        }],
        read_only: crate::config::ReadOnly::Refuse,
    }
}

fn tag(name: &str) -> Tag {
    Tag { pointer: at(name), name: name.to_owned(), description: None, traffic: Traffic::Calls }
}

fn value(id: usize) -> TypeUse {
    TypeUse { id: TypeId::new(id), nullable: false, schema: SchemaId::new(0) }
}

fn operation(id: &str, method: &str) -> Operation {
    Operation {
        role: Role::Called,
        pointer: at(id),
        id: id.to_owned(),
        name_hint: None,
        method: method.to_owned(),
        path: Path { template: format!("/{id}"), parts: vec![PathPart::Literal(format!("/{id}"))] },
        tag: 0,
        docs: Docs::default(),
        parameters: vec![],
        body: None,
        responses: vec![response(Status::Code(200), Some(2))],
        security: vec![],
        servers: vec![],
        idempotent: None,
        pages: None,
    }
}

fn response(status: Status, body: Option<usize>) -> Response {
    Response {
        pointer: at(&format!("{status:?}")),
        status,
        description: "What is told.".to_owned(),
        name_hint: None,
        headers: vec![],
        contents: body.map(json).into_iter().collect(),
    }
}

fn json(id: usize) -> ApiContent {
    ApiContent::new(at("content"), "application/json", ContentKind::Json(value(id)))
}

fn query(name: &str, id: usize, need: Need) -> Parameter {
    Parameter {
        pointer: at(name),
        name: name.to_owned(),
        name_hint: None,
        location: Location::Query,
        required: need == Need::Required,
        format: ParameterFormat::Style { style: Style::Form, explode: true, allow_reserved: false },
        value: value(id),
        default: None,
        docs: Docs::default(),
    }
}

fn asks(scheme: usize) -> Alternative {
    Alternative { requirements: vec![(scheme, vec![])] }
}

/// The text of a module, which must be Rust.
fn text(api: &Api, modules: impl Fn(Context<'_>) -> Vec<Module>) -> String {
    let config = Config::default();
    let facts = analyze(api, &config);
    let names = naming(api, &facts, &config, None).value;
    let none = Tables::default();
    let traffic = Traffic::Calls;
    let context =
        Context { api, facts: &facts, names: &names, config: &config, tables: &none, traffic };
    let tables = Tables::new(context);
    let context = Context { tables: &tables, ..context };
    let modules = modules(context);
    modules.iter().map(|module| rust(context, &module.content)).collect()
}

fn rust(context: Context<'_>, content: &Content) -> String {
    let Content::Pieces(pieces) = content else { return String::new() };
    let tokens: TokenStream = pieces.all.iter().map(|piece| piece.tokens(context)).collect();
    prettyplease::unparse(&syn::parse2(tokens).expect("emitted code is Rust"))
}

/// One line, so that the layout does not matter.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn open(id: &str) -> Operation {
    operation(id, "GET")
}

fn secured(id: &str, security: Vec<Alternative>) -> Operation {
    Operation { security, ..operation(id, "GET") }
}

#[test]
fn without_operations_there_are_no_modules() {
    let api = api(vec![]);
    for modules in [operations::modules, server::modules, client::modules, servers::modules] {
        assert_eq!(text(&api, modules), "");
    }
}

#[test]
fn a_parameter_may_have_the_name_of_a_local() {
    let mut list = open("list");
    list.parameters = vec![query("request", 0, Need::Required), query("report", 1, Need::Optional)];
    list.body = Some(Body {
        pointer: at("body"),
        required: false,
        contents: vec![json(2)],
        docs: Docs::default(),
    });
    let text = flat(&text(&api(vec![list]), operations::modules));
    let read = "= ( request.parameter(0), request.optional(1), \
                request.optional_json(&super::runtime::Part::model()), ) else {";
    assert!(text.contains(read), "{text}");
    assert!(text.contains("Self { request, report, body }"), "{text}");
}

#[test]
fn more_than_four_required_parameters_have_a_builder() {
    let with = |count: usize| {
        let mut one = open("many");
        let names = ["a", "b", "c", "d", "e"];
        one.parameters =
            names.iter().take(count).map(|name| query(name, 0, Need::Required)).collect();
        flat(&text(&api(vec![one]), operations::modules))
    };
    assert!(with(4).contains("pub fn new( a: impl"), "{}", with(4));
    assert!(!with(4).contains("ManyRequestBuilder"));
    assert!(with(5).contains("pub fn builder() -> ManyRequestBuilder"));
    assert!(!with(5).contains("impl ManyRequest { /// Makes one"));
    assert!(with(5).contains("self.e.ok_or(super::runtime::MissingField::new(\"e\"))?"));
}

#[test]
fn what_may_be_left_out_makes_a_default() {
    let mut one = open("list");
    one.parameters = vec![query("page", 1, Need::Optional)];
    let optional = flat(&text(&api(vec![one.clone()]), operations::modules));
    let derives = "::core::cmp::PartialEq, ::core::default::Default )] #[non_exhaustive] \
                   pub struct ListRequest";
    assert!(optional.contains(derives), "{optional}");
    one.parameters = vec![query("page", 1, Need::Required)];
    let required = flat(&text(&api(vec![one]), operations::modules));
    assert!(!required.contains("::core::default::Default )] #[non_exhaustive] pub struct ListReq"));
}

#[test]
fn null_is_an_option_only_where_it_can_be_written() {
    let mut one = open("list");
    let mut page = query("page", 1, Need::Required);
    page.value.nullable = true;
    let json = Parameter { format: ParameterFormat::Json, ..page.clone() };
    one.parameters = vec![page];
    assert!(text(&api(vec![one.clone()]), operations::modules).contains("pub page: i64,"));
    one.parameters = vec![json];
    let text = text(&api(vec![one]), operations::modules);
    assert!(text.contains("pub page: ::core::option::Option<i64>,"), "{text}");
}

#[test]
fn a_status_is_tried_before_its_range_and_the_range_before_the_default() {
    let mut one = open("read");
    one.responses = vec![
        response(Status::Default, None),
        response(Status::Range(4), Some(0)),
        response(Status::Code(404), None),
    ];
    let text = flat(&text(&api(vec![one]), operations::modules));
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} in {text}"));
    assert!(at("404 => response.empty(Self::NotFound)") < at("status @ 400..=499 => {"));
    assert!(at("status @ 400..=499 => {") < at("status => {"));
    // Nothing is a success for certain, so the status decides.
    assert!(text.contains("type Success = Self;"), "{text}");
    assert!(text.contains("200..=299 => ::core::result::Result::Ok(self)"), "{text}");
}

#[test]
fn one_success_among_failures_is_what_a_call_gives() {
    let mut one = open("read");
    one.responses.push(response(Status::Code(404), None));
    let api = api(vec![one]);
    let text_of = |modules: fn(Context<'_>) -> Vec<Module>| flat(&text(&api, modules));
    assert!(text_of(operations::modules).contains("type Success = ReadOk;"));
    let client = text_of(client::modules);
    assert!(client.contains("Reply<operations::ReadOk>"), "{client}");
    assert!(client.contains("Error<operations::ReadResponse>"), "{client}");
}

#[test]
fn an_operation_without_answers_still_is_rust() {
    let one = Operation { responses: vec![], ..open("read") };
    let text = flat(&text(&api(vec![one]), operations::modules));
    assert!(text.contains("pub enum ReadResponse {}"), "{text}");
    assert!(text.contains("match *self {}"), "{text}");
}

#[test]
fn answers_that_have_no_body_in_http_have_none() {
    let head = Operation {
        responses: vec![response(Status::Code(200), Some(0))],
        ..operation("look", "HEAD")
    };
    let empty =
        Operation { responses: vec![response(Status::Code(204), Some(0))], ..open("remove") };
    let text = flat(&text(&api(vec![head, empty]), operations::modules));
    assert!(!text.contains("pub body"), "{text}");
    assert!(!text.contains("ACCEPT"), "{text}");
}

#[test]
fn the_status_of_a_range_is_one_of_it() {
    let one = Operation { responses: vec![response(Status::Range(4), None)], ..open("read") };
    let text = flat(&text(&api(vec![one]), operations::modules));
    assert!(text.contains("response.within(item.status, 4)"), "{text}");
}

#[test]
fn an_operation_may_be_served_elsewhere() {
    let mut one = open("read");
    one.servers = vec![Server {
        pointer: at("server"),
        url: "https://files.example.com".to_owned(),
        description: None,
        variables: vec![],
    }];
    let text = flat(&text(&api(vec![one]), operations::modules));
    assert!(
        text.contains("const SERVER") && text.contains("\"https://files.example.com\""),
        "{text}"
    );
}

#[test]
fn callers_are_known_as_far_as_the_security_says() {
    let api = api(vec![
        secured("known", vec![asks(0)]),
        secured("maybe", vec![asks(0), Alternative::default()]),
        secured("anyone", vec![Alternative::default()]),
    ]);
    let text = flat(&text(&api, server::modules));
    assert!(text.contains(
        "request: runtime::Valid<operations::KnownRequest>, principal: Self::Principal, )"
    ));
    assert!(text.contains("principal: ::core::option::Option<Self::Principal>, )"));
    assert!(text.contains("request: runtime::Valid<operations::AnyoneRequest>, )"), "{text}");
    assert!(text.contains("0 => { call.run_as(") && text.contains("1 => { call.run_maybe("));
    assert!(text.contains("2 => call.run(|request| Tickets::anyone(service, request)),"));
    assert!(text.contains("pub token: ::core::option::Option<runtime::Secret>,"));
}

#[test]
fn an_open_api_knows_no_principal_and_no_credentials() {
    let api = api(vec![open("read")]);
    let server = text(&api, server::modules);
    assert!(server.contains("type Principal = ();"));
    assert!(!server.contains("Credentials") && !server.contains("fn authenticate"), "{server}");
    let client = text(&api, client::modules);
    assert!(!client.contains("Credential") && !client.contains("token"), "{client}");
    assert!(!text(&api, operations::modules).contains("_SCHEME"));
}

#[test]
fn a_tag_without_operations_is_no_trait() {
    let text = text(&api(vec![open("read")]), server::modules);
    assert!(text.contains("pub trait Tickets: Service"));
    assert!(!text.contains("trait Unused"), "{text}");
}

#[test]
fn what_is_deprecated_is_said_where_it_is_called_and_allowed_where_it_is_emitted() {
    let mut one = open("read");
    one.docs.deprecated = true;
    let api = api(vec![one]);
    let config = Config::default();
    let facts = analyze(&api, &config);
    let names = naming(&api, &facts, &config, None).value;
    let tables = Tables::default();
    let traffic = Traffic::Calls;
    let context = Context {
        api: &api,
        facts: &facts,
        names: &names,
        config: &config,
        tables: &tables,
        traffic,
    };
    for modules in [server::modules(context), client::modules(context)] {
        assert!(modules.iter().all(|one| one.allows.contains(&Allow::Deprecated)));
        assert!(modules.iter().all(|one| rust(context, &one.content).contains("#[deprecated]")));
    }
    assert!(operations::modules(context).iter().all(|one| one.allows.is_empty()));
}

#[test]
fn variables_of_a_server_are_fields_and_other_braces_are_text() {
    let mut api = api(vec![open("read")]);
    api.servers = vec![Server {
        pointer: at("server"),
        url: "https://{region}.example.com/{v}".to_owned(),
        description: Some("Production".to_owned()),
        variables: vec![ServerVariable {
            name: "region".to_owned(),
            default: "eu".to_owned(),
            values: vec!["eu".to_owned(), "us".to_owned()],
            description: None,
        }],
    }];
    let servers = flat(&text(&api, servers::modules));
    assert!(servers.contains("pub struct Production"), "{servers}");
    // Only what the document lists can be set.
    assert!(!servers.contains("pub region"), "{servers}");
    assert!(servers.contains("if ![\"eu\", \"us\"].contains(&value.as_str())"), "{servers}");
    assert!(servers.contains("f.write_str(&self.region)?; f.write_str(\".example.com/{v}\")?;"));
    assert!(text(&api, client::modules).contains("Settings::new(\"https://eu.example.com/{v}\")"));
    api.servers.iter_mut().for_each(|one| one.url = "/v1".to_owned());
    let client = text(&api, client::modules);
    assert!(client.contains("Settings::new(\"\")"), "{client}");
}
