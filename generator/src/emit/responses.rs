//! An operation → its answers: an enum of them, a struct for each, how they travel.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::contents::{self, Bodies};
use super::context::{At, Context};
use super::operations_record::{Member, Need, Record, Taken};
use super::{docs, operations, parameters, requests, responses_wire};
use crate::analyze::Direction;
use crate::model::{Content, ContentKind, Header, Operation, Response, Status};
use crate::naming::{Identifier, OperationNames, ResponseNames};

/// A declared response with its names.
#[derive(Clone, Copy)]
pub(super) struct Declared<'a> {
    pub direction: Direction,
    pub method: &'a str,
    pub response: &'a Response,
    pub names: &'a ResponseNames,
}

/// What the value of an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `wire::Empty`.
    Empty,
    /// `wire::Body` of a value of JSON.
    Body,
    /// A struct of its own.
    Own,
}

impl Declared<'_> {
    /// What its value is: what says nothing but a body, or nothing at all, needs no struct of its
    /// own, and a document has thousands of those.
    pub(super) fn form(&self, context: Context<'_>) -> Form {
        if self.tells_status() || !self.response.headers.is_empty() {
            return Form::Own;
        }
        match self.bodies().contents {
            [] => Form::Empty,
            [Content { kind: ContentKind::Json(value), .. }]
                if requests::taken(context, *value) == Taken::Exactly =>
            {
                Form::Body
            }
            _ => Form::Own,
        }
    }

    /// What its body may be.
    pub(super) fn bodies(&self) -> Bodies<'_> {
        Bodies {
            contents: operations::contents(self.method, self.response),
            names: &self.names.contents,
            direction: self.direction,
        }
    }

    /// Whether it has a body.
    pub(super) fn has_body(&self) -> bool {
        !self.bodies().contents.is_empty()
    }

    /// Whether the status is told by the value, as for ranges and `default`.
    pub(super) fn tells_status(&self) -> bool {
        !matches!(self.response.status, Status::Code(_))
    }

    /// Whether it is a success, whatever the status is.
    pub(super) fn is_success(&self) -> bool {
        matches!(self.response.status, Status::Code(200..=299) | Status::Range(2))
    }
}

/// The answers of an operation.
///
/// ```text
/// pub enum ListPetsResponse { Ok(ListPetsOk), NotFound(ListPetsNotFound) }
/// impl ListPetsResponse { pub fn status(&self) -> u16 { … } }
/// impl wire::Answer for ListPetsResponse { … }
/// pub struct ListPetsOk { pub body: super::models::Pets, pub next: Option<String> }
/// pub type ListPetsNotFound = wire::Body<super::models::Fault>;
/// impl From<ListPetsOk> for ListPetsResponse { … }
/// ```
pub(super) fn tokens(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let names = context.names.operation(index);
    let declared = declared(context, operation, names);
    let name = &names.response;
    let about = requests::said(&format!("What {} answers.", docs::code(&operation.id)));
    let variants = declared.iter().map(|one| {
        let (variant, item) = (&one.names.variant, &one.names.item);
        let status = operations::status(one.response);
        let meaning = operations::sentence(&one.response.description);
        let docs = docs::attributes(&match meaning.as_str() {
            "" if one.tells_status() => "Another status.".to_owned(),
            "" => format!("{status}."),
            meaning => format!("{status}: {meaning}"),
        });
        quote!(#docs #variant(#item),)
    });
    let wire = responses_wire::tokens(context, name, &declared);
    let items = declared.iter().map(|one| item(context, *one));
    let success = responses_wire::single_success(&declared).map(|one| &one.names.variant);
    // What shares its type with other answers cannot tell which of them it is.
    let telling = declared
        .iter()
        .filter(|one| success == Some(&one.names.variant) || one.form(context) == Form::Own);
    let conversions = telling.map(|one| {
        let (variant, item) = (&one.names.variant, &one.names.item);
        quote! {
            impl ::core::convert::From<#item> for #name {
                fn from(value: #item) -> Self { Self::#variant(value) }
            }
        }
    });
    quote! {
        #about
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#variants)* }
        #wire
        #(#conversions)*
        #(#items)*
    }
}

/// The type of an answer under its own name.
fn item(context: Context<'_>, one: Declared<'_>) -> TokenStream {
    let (about, name) = (about(one), &one.names.item);
    match one.form(context) {
        Form::Empty => quote!(#about pub type #name = wire::Empty;),
        Form::Body => {
            let value = one.bodies().rust_type(context);
            quote!(#about pub type #name = wire::Body<#value>;)
        }
        Form::Own => record(context, one),
    }
}

fn about(one: Declared<'_>) -> TokenStream {
    docs::attributes(&match operations::sentence(&one.response.description) {
        meaning if meaning.is_empty() => format!("Status {}.", operations::status(one.response)),
        meaning => meaning,
    })
}

/// The struct of a response, its headers, and how its body becomes it.
fn record(context: Context<'_>, one: Declared<'_>) -> TokenStream {
    let (item, name) = (&one.names.item, &one.names.item);
    let mut members = Vec::new();
    if one.tells_status() {
        members.push(status_member(one));
    }
    members.extend(one.has_body().then(|| body_member(context, one.bodies())));
    let headers = one.response.headers.iter().zip(&one.names.headers);
    members.extend(headers.map(|(header, name)| {
        let value = context.bare_type(header.value.id, At::beside(context.answered()));
        Member {
            name: name.clone(),
            docs: header_docs(header),
            deprecated: docs::deprecated(&header.docs),
            value,
            need: header.required.into(),
            taken: requests::taken(context, header.value),
            wire: header.name.clone(),
        }
    }));
    let from = match members.as_slice() {
        [body] if one.has_body() => {
            let value = body.field_type();
            quote! {
                impl ::core::convert::From<#value> for #name {
                    fn from(body: #value) -> Self { Self { body } }
                }
            }
        }
        _ => TokenStream::new(),
    };
    let record = Record {
        name: item.to_token_stream(),
        builder: one.names.builder.to_token_stream(),
        docs: about(one),
        members,
    };
    let (record, table) = (record.tokens(), header_table(context, one));
    let contents = (one.bodies().contents.len() > 1).then(|| {
        let about = format!("What the body of [`{}`] may be.", one.names.item);
        contents::of_response(context, one.bodies(), &about)
    });
    quote!(#table #record #from #contents)
}

fn header_docs(header: &Header) -> TokenStream {
    docs::of(&header.docs, &[format!("Header {}.", docs::code(&header.name))])
}

/// `pub status: u16`, for answers that share a meaning.
fn status_member(one: Declared<'_>) -> Member {
    let about = match one.response.status {
        Status::Range(hundreds) => format!("The status, {hundreds}00 to {hundreds}99."),
        Status::Code(_) | Status::Default => "The status.".to_owned(),
    };
    Member {
        name: Identifier::STATUS,
        docs: requests::said(&about),
        deprecated: TokenStream::new(),
        value: quote!(u16),
        need: Need::Required,
        taken: Taken::Exactly,
        wire: "status".to_owned(),
    }
}

fn body_member(context: Context<'_>, bodies: Bodies<'_>) -> Member {
    Member {
        name: Identifier::BODY,
        docs: TokenStream::new(),
        deprecated: TokenStream::new(),
        value: bodies.rust_type(context),
        need: Need::Required,
        taken: bodies.taken(context),
        wire: "body".to_owned(),
    }
}

/// The table of the headers of a response; nothing where it declares none.
fn header_table(context: Context<'_>, one: Declared<'_>) -> TokenStream {
    let headers = &one.response.headers;
    if headers.is_empty() {
        return TokenStream::new();
    }
    let name = one.names.item.constant("HEADERS");
    let count = Literal::usize_unsuffixed(headers.len());
    let headers = headers.iter().map(|header| parameters::header(context, header));
    quote!(static #name: [wire::HeaderSpec; #count] = [#(#headers),*];)
}

/// The type of what a successful call gives: the struct of the one success, else all answers.
pub(super) fn success_name<'a>(
    context: Context<'_>,
    operation: &'a Operation,
    names: &'a OperationNames,
) -> &'a Identifier {
    responses_wire::single_success(&declared(context, operation, names))
        .map_or(&names.response, |one| &one.names.item)
}

fn declared<'a>(
    context: Context<'_>,
    operation: &'a Operation,
    names: &'a OperationNames,
) -> Vec<Declared<'a>> {
    let (direction, method) = (context.answered(), operation.method.as_str());
    let responses = operation.responses.iter().zip(&names.responses);
    responses.map(|(response, names)| Declared { direction, method, response, names }).collect()
}
