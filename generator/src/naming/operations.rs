//! Operations → the names of their methods, their requests and responses, and the parts of those.

use super::context::{Context, Pin};
use super::identifier::{Case, Identifier};
use super::members::{BUILDING, part};
use super::scope::{Rank, Scope, Wanted, extended};
use super::{ContentNames, contents, status, words};
use crate::model::{Location, Operation, Origin, Parameter, Response, Traffic, Type};

/// The names of one operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationNames {
    /// The method of client and server: `unassign_ticket`.
    pub method: Identifier,
    /// The method that gives the pages of its answer, where there are some.
    pub pages: Identifier,
    /// The method that gives the items on them.
    pub items: Identifier,
    /// The struct of its parameters and body, in module `operations`: `UnassignTicketRequest`.
    pub request: Identifier,
    /// What builds that, where it takes many: `UnassignTicketRequestBuilder`.
    pub builder: Identifier,
    /// The enumeration of its responses, in module `operations`: `UnassignTicketResponse`.
    pub response: Identifier,
    /// The fields of its parameters, in document order.
    pub parameters: Vec<Identifier>,
    /// The field of its body.
    pub body: Identifier,
    /// What its body may be.
    pub contents: ContentNames,
    /// The field of what the caller takes for an answer.
    pub accept: Identifier,
    /// The names of its responses, in document order.
    pub responses: Vec<ResponseNames>,
}

/// The names of one response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseNames {
    /// The variant: `Ok`, `NotFound`, `ClientError` for `4XX`, `Default`.
    pub variant: Identifier,
    /// The struct of body and headers, in module `operations`: `UnassignTicketOk`.
    pub item: Identifier,
    /// What builds that, where it takes many: `UnassignTicketOkBuilder`.
    pub builder: Identifier,
    /// The fields of its headers, in document order.
    pub headers: Vec<Identifier>,
    /// What its body may be.
    pub contents: ContentNames,
}

/// What a client and a service have of their own, or from a trait that everything has.
const METHODS: &[&str] = &[
    "base_url",
    "borrow",
    "borrow_mut",
    "build",
    "builder",
    "clone",
    "clone_from",
    "clone_into",
    "default",
    "drop",
    "fmt",
    "from",
    "into",
    "new",
    "to_owned",
    "try_from",
    "try_into",
    "type_id",
    "with",
];

/// The fields that every response struct may have.
const RESPONSE_FIELDS: &[&str] = &["body", "build", "builder", "new", "status"];

/// What the module `operations` imports.
const TAKEN: &[&str] = &["models", "runtime", "schemas", "servers", "wire"];

/// The names of the methods, which inline types are named after. Each traffic has modules of its own.
pub(super) fn methods(context: &mut Context<'_>) -> Vec<Identifier> {
    Traffic::ALL.into_iter().flat_map(|traffic| methods_of(context, traffic)).collect()
}

fn methods_of(context: &mut Context<'_>, traffic: Traffic) -> Vec<Identifier> {
    let api = context.api;
    let mut wanted = Vec::with_capacity(api.operations.len());
    for (_, one) in api.traffic(traffic) {
        let pinned = context.pin(Pin::Any, &one.pointer, one.name_hint.as_deref());
        let key = context.key("operation", one.key());
        wanted.push(
            Wanted::of_text(key, &one.id, Case::Snake, "operation").at(&one.pointer).pinned(pinned),
        );
    }
    Scope::new(Case::Snake, METHODS).settle(context, &wanted)
}

/// The names of all operations, in document order.
pub(super) fn operations(context: &mut Context<'_>, methods: &[Identifier]) -> Vec<OperationNames> {
    let mut all = Vec::with_capacity(methods.len());
    for traffic in Traffic::ALL {
        let own = context.api.traffic(traffic).map(|(_, one)| one).collect::<Vec<_>>();
        // Those of a traffic stand together, in the order of `ALL`.
        let methods = methods.iter().skip(all.len()).take(own.len()).cloned().collect::<Vec<_>>();
        all.extend(operations_of(context, &own, &methods));
    }
    all
}

fn operations_of(
    context: &mut Context<'_>,
    own: &[&Operation],
    methods: &[Identifier],
) -> Vec<OperationNames> {
    let mut scope = Scope::new(Case::Pascal, TAKEN).folded();
    promises(context, &mut scope, own);
    let requests = items(context, &mut scope, (own, methods), "request");
    let responses = items(context, &mut scope, (own, methods), "response");
    let mut all = Vec::with_capacity(methods.len());
    let heads = methods.iter().zip(requests).zip(responses);
    for (operation, ((method, request), response)) in own.iter().copied().zip(heads) {
        let (parameters, body, accept) = inputs(context, operation);
        let contents = operation.body.as_ref().map_or(&[][..], |body| &body.contents);
        let owner = (&base(method), operation.key(), "body");
        let contents = contents::contents(context, &mut scope, owner, contents);
        let responses = answers(context, &mut scope, operation, method);
        all.push(OperationNames {
            method: method.clone(),
            pages: method.clone(),
            items: method.clone(),
            builder: request.clone(),
            request,
            response,
            parameters,
            body,
            contents,
            accept,
            responses,
        });
    }
    builders(context, &mut scope, &mut all);
    pages(context, (own, methods), &mut all);
    all
}

/// The methods that give pages and items come after those that stand in the document.
fn pages(
    context: &mut Context<'_>,
    (operations, methods): (&[&Operation], &[Identifier]),
    all: &mut [OperationNames],
) {
    let taken: Vec<&str> =
        methods.iter().map(Identifier::bare).chain(METHODS.iter().copied()).collect();
    let mut scope = Scope::new(Case::Snake, &taken);
    for (operation, own) in operations.iter().copied().zip(all) {
        if operation.pages.is_none() {
            continue;
        }
        let of = |what: &str, more: &str| {
            let key = context.key(&format!("operation-{what}"), operation.key());
            let plain = own.method.and(&format!("_{what}"));
            Wanted::made(key, vec![plain, own.method.and(more)]).at(&operation.pointer)
        };
        let wanted = [of("pages", "_page_stream"), of("items", "_item_stream")];
        let mut names = scope.settle(context, &wanted).into_iter();
        own.pages = names.next().unwrap_or(Identifier::NAMELESS);
        own.items = names.next().unwrap_or(Identifier::NAMELESS);
    }
}

/// The builders come last: a name that stands in a document is worth more.
fn builders(context: &mut Context<'_>, scope: &mut Scope, all: &mut [OperationNames]) {
    let of = |built: &Identifier| {
        Wanted::made(String::new(), vec![built.and("Builder"), built.and("Maker")])
    };
    for one in all {
        let items = one.responses.iter().map(|response| of(&response.item));
        let wanted: Vec<Wanted> = std::iter::once(of(&one.request)).chain(items).collect();
        let mut names = scope.settle(context, &wanted).into_iter();
        one.builder = names.next().unwrap_or(Identifier::NAMELESS);
        for (response, name) in one.responses.iter_mut().zip(names) {
            response.builder = name;
        }
    }
}

/// Keeps the names of an earlier run from all whose turn comes before.
fn promises(context: &Context<'_>, scope: &mut Scope, own: &[&Operation]) {
    if !context.has_earlier() {
        return;
    }
    for operation in own {
        let place = operation.key();
        let mut keys = ["request", "response"]
            .map(|kind| context.key(&format!("operation-{kind}"), place))
            .to_vec();
        let item =
            |one: &Response| part(context, ("response-item", place), &status::words(one.status));
        keys.extend(operation.responses.iter().map(item));
        for key in keys {
            if let Some(name) = context.remembered(&key) {
                scope.promise(&name, &key, place);
            }
        }
    }
}

/// The base of the types of an operation.
fn base(method: &Identifier) -> Identifier {
    Identifier::of(Case::Pascal, &words::plain(method.bare()), "operation")
}

fn items(
    context: &mut Context<'_>,
    scope: &mut Scope,
    (own, methods): (&[&Operation], &[Identifier]),
    kind: &str,
) -> Vec<Identifier> {
    let wanted: Vec<Wanted> = own
        .iter()
        .zip(methods)
        .map(|(operation, method)| {
            let key = context.key(&format!("operation-{kind}"), operation.key());
            let plain = extended(&base(method), &words::plain(kind));
            Wanted::made(key, vec![plain.clone(), plain.and("Item")]).at(&operation.pointer)
        })
        .collect();
    scope.settle(context, &wanted)
}

/// The fields of the request: its parameters, its body and what answers it takes, whose names no
/// parameter takes.
fn inputs(
    context: &mut Context<'_>,
    operation: &Operation,
) -> (Vec<Identifier>, Identifier, Identifier) {
    let own = |word: &str| Identifier::of(Case::Snake, &[word.to_owned()], "field");
    let (body, accept) = (own("body"), own("accept"));
    let chosen = operation.is_negotiated().then(|| accept.bare());
    let reserved: Vec<&str> = BUILDING.iter().copied().chain([body.bare()]).chain(chosen).collect();
    let mut wanted = Vec::with_capacity(operation.parameters.len());
    for one in &operation.parameters {
        let inline =
            |held: &Type| held.is_nominal() && !matches!(held.origin, Origin::Component(_));
        let shared = context.api.get(one.value.id).is_some_and(inline);
        let pin = if shared { Pin::Value } else { Pin::Any };
        let pinned = context.pin(pin, &one.pointer, one.name_hint.as_deref());
        let key = part(
            context,
            ("parameter", operation.key()),
            &format!("{} {}", place(one.location), one.name),
        );
        let mut own = Wanted::of_text(key, &one.name, Case::Snake, "parameter")
            .at(&one.pointer)
            .pinned(pinned);
        own.candidates.insert(1, located(one));
        wanted.push(own);
    }
    (Scope::new(Case::Snake, &reserved).settle(context, &wanted), body, accept)
}

fn located(one: &Parameter) -> Identifier {
    let words = [vec![place(one.location).to_owned()], words::plain(&one.name)].concat();
    Identifier::of(Case::Snake, &words, "parameter")
}

fn place(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

fn answers(
    context: &mut Context<'_>,
    scope: &mut Scope,
    operation: &Operation,
    method: &Identifier,
) -> Vec<ResponseNames> {
    let mut wanted = Vec::with_capacity(operation.responses.len());
    for one in &operation.responses {
        let pinned = context.pin(Pin::Any, &one.pointer, one.name_hint.as_deref());
        let key = part(context, ("response", operation.key()), &status::words(one.status));
        let mut own = Wanted::of_text(key, &status::words(one.status), Case::Pascal, "status");
        own.rank = Rank::Lossless;
        wanted.push(own.at(&one.pointer).pinned(pinned));
    }
    let variants = Scope::new(Case::Pascal, &["Unknown"]).settle(context, &wanted);
    let structs: Vec<Wanted> = operation
        .responses
        .iter()
        .zip(&variants)
        .map(|(one, variant)| {
            let key = part(context, ("response-item", operation.key()), &status::words(one.status));
            let plain = base(method).and(variant.bare());
            Wanted::made(key, vec![plain.clone(), plain.and("Item")]).at(&one.pointer)
        })
        .collect();
    let items = scope.settle(context, &structs);
    let mut all = Vec::with_capacity(variants.len());
    for ((one, variant), item) in operation.responses.iter().zip(variants).zip(items) {
        let headers = headers(context, operation, one);
        let what = status::words(one.status);
        let owner = (&item, operation.key(), what.as_str());
        let contents = contents::contents(context, scope, owner, &one.contents);
        all.push(ResponseNames { variant, builder: item.clone(), item, headers, contents });
    }
    all
}

fn headers(
    context: &mut Context<'_>,
    operation: &Operation,
    response: &Response,
) -> Vec<Identifier> {
    let mut wanted = Vec::with_capacity(response.headers.len());
    for one in &response.headers {
        let pinned = context.pin(Pin::Any, &one.pointer, None);
        let owner = format!("{} {}", status::words(response.status), one.name);
        let key = part(context, ("header", operation.key()), &owner);
        wanted.push(
            Wanted::of_text(key, &one.name, Case::Snake, "header").at(&one.pointer).pinned(pinned),
        );
    }
    Scope::new(Case::Snake, RESPONSE_FIELDS).settle(context, &wanted)
}
