//! An operation → its request: a struct that both sides share, what makes it valid, how it travels.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::contents::{self, Bodies};
use super::context::{At, Context};
use super::defaults::{self, Absent};
use super::docs;
use super::docs::Prose;
use super::limits::sentences;
use super::operations_record::{Member, Need, Record, Taken};
use super::parts;
use crate::model::{
    Body, Keyword, Location, Operation, Parameter, ParameterFormat, TypeUse, Whole,
};
use crate::naming::{Identifier, OperationNames};

/// A request.
///
/// ```text
/// pub struct UnassignTicketRequest { pub organization_id: String, pub pk: i64 }
/// impl Validate for UnassignTicketRequest { … }
/// impl wire::Operation for UnassignTicketRequest { … }
/// ```
pub(super) fn tokens(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let names = context.names.operation(index);
    let place = docs::code(&format!("{} {}", operation.method, operation.path.template));
    let about = format!("A request of {}: {place}.", docs::code(&operation.id));
    let record = Record {
        name: names.request.to_token_stream(),
        builder: names.builder.to_token_stream(),
        docs: said(&about),
        members: members(context, index, operation),
    };
    let definition = record.tokens();
    let defaults = defaults(context, index, operation);
    let part = body_parts(context, index, operation);
    let validate = validate(&names.request);
    let wire = super::requests_wire::tokens(context, index, operation);
    quote! {
        #definition
        #defaults
        #part
        #validate
        #wire
    }
}

fn members(context: Context<'_>, index: usize, operation: &Operation) -> Vec<Member> {
    let names = context.names.operation(index);
    let parameters = operation.parameters.iter().zip(&names.parameters);
    let mut members = parameters
        .map(|(one, name)| {
            let docs = parameter_docs(context, one, name);
            let deprecated = docs::deprecated(&one.docs);
            Member {
                name: name.clone(),
                docs,
                deprecated,
                value: parameter_type(context, one),
                need: one.required.into(),
                taken: taken(context, one.value),
                wire: one.name.clone(),
            }
        })
        .collect::<Vec<_>>();
    members.extend(operation.body.as_ref().map(|body| Member {
        name: names.body.clone(),
        docs: docs::of(&body.docs, &[]),
        deprecated: TokenStream::new(),
        value: bodies(context, names, body).rust_type(context),
        need: body.required.into(),
        taken: bodies(context, names, body).taken(context),
        wire: "body".to_owned(),
    }));
    members.extend(operation.is_negotiated().then(|| Member {
        name: names.accept.clone(),
        docs: said("What is taken for an answer; everything unless something is said."),
        deprecated: TokenStream::new(),
        value: quote!(wire::Accept),
        need: Need::Optional,
        taken: Taken::Exactly,
        wire: "accept".to_owned(),
    }));
    members
}

/// What is read instead of absent parameters.
fn defaults(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let names = context.names.operation(index);
    let parameters = operation.parameters.iter().zip(&names.parameters);
    let setter =
        |name: &Identifier| names.parameters.iter().any(|one| one.prefixed("with_") == *name);
    let methods = parameters.filter(|(one, _)| !one.required).filter_map(|(one, ident)| {
        let styled = matches!(
            one.format,
            ParameterFormat::Style { .. } | ParameterFormat::WholeQuery(Whole::Text)
        );
        let nullable = !styled && context.is_optional(one.value);
        let default = one.default.as_ref().filter(|_| !setter(&defaults::name(ident)))?;
        let absent = Absent { ident, value: one.value, nullable, default };
        let deprecated = docs::deprecated(&one.docs);
        defaults::method(context, absent, At::beside(context.sent()), &deprecated)
    });
    let methods: Vec<TokenStream> = methods.collect();
    if methods.is_empty() {
        return TokenStream::new();
    }
    let name = &names.request;
    quote!(impl #name { #(#methods)* })
}

/// A paragraph of ours as documentation.
pub(super) fn said(text: &str) -> TokenStream {
    let mut prose = Prose::default();
    prose.say(text);
    prose.attributes()
}

/// Strings are taken as anything that becomes one.
pub(super) fn taken(context: Context<'_>, value: TypeUse) -> Taken {
    if context.is_text(value.id) && !context.is_optional(value) {
        Taken::Into
    } else {
        Taken::Exactly
    }
}

/// What a reader should know of a parameter: prose, limits, where it is sent when that is not the
/// path or the query.
fn parameter_docs(context: Context<'_>, one: &Parameter, name: &Identifier) -> TokenStream {
    let mut prose = Prose::of(&one.docs);
    prose.example(&one.docs);
    prose.say(&sentences(context, one.value).join(" "));
    if let Some(default) = &one.default {
        prose.say(&format!("Default: {}", docs::code(&default.to_string())));
    }
    let wire = docs::code(&one.name);
    match one.location {
        Location::Header => prose.say(&format!("Header {wire}.")),
        Location::Cookie => prose.say(&format!("Cookie {wire}.")),
        Location::Path | Location::Query if name.as_str() != one.name => {
            prose.say(&format!("On the wire: {wire}"));
        }
        Location::Path | Location::Query => {}
    }
    prose.attributes()
}

/// No style can write null, so only JSON text has it.
fn parameter_type(context: Context<'_>, one: &Parameter) -> TokenStream {
    let at = At::beside(context.sent());
    match one.format {
        ParameterFormat::Style { .. } => context.bare_type(one.value.id, at),
        ParameterFormat::WholeQuery(Whole::Text) => context.bare_type(one.value.id, at),
        ParameterFormat::Json | ParameterFormat::WholeQuery(Whole::Json) => {
            context.value_type(one.value, at)
        }
    }
}

/// The body of a request.
pub(super) fn bodies<'a>(
    context: Context<'_>,
    names: &'a OperationNames,
    body: &'a Body,
) -> Bodies<'a> {
    Bodies { contents: &body.contents, names: &names.contents, direction: context.sent() }
}

/// Whether a JSON body is a model as it is: then its type knows its schema.
pub(super) fn is_model(context: Context<'_>, value: TypeUse) -> bool {
    let Some(one) = context.api.get(value.id) else { return false };
    let Some((target, behind)) = context.target(value.id) else { return false };
    let named =
        context.names.type_name(target, context.facts.side(target, context.sent())).is_some();
    let itself = one.schema == value.schema
        || matches!(
            context.api.schema(value.schema).keywords.as_slice(),
            [Keyword::Reference(schema)] if *schema == one.schema
        );
    named && itself && context.replaced(behind).is_none() && !context.is_optional(value)
}

/// What the type of a body does not know, or what it may be.
fn body_parts(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let Some(body) = &operation.body else { return TokenStream::new() };
    let names = context.names.operation(index);
    let about = format!("The parts of the body of {}.", docs::code(&operation.id));
    let parts = parts::tokens(context, bodies(context, names, body), &about);
    let Some(one) = bodies(context, names, body).single() else {
        let about = format!("What the body of {} may be.", docs::code(&operation.id));
        let all = contents::of_request(context, bodies(context, names, body), &about);
        return quote!(#all #parts);
    };
    let (name, constants) = (&names.request, contents::constants(context, &names.body, one));
    if constants.is_empty() { parts } else { quote!(impl #name { #constants }) }
}

/// ```text
/// impl super::runtime::Validate for UnassignTicketRequest {
///     fn report(&self, report: &mut super::runtime::Report) { wire::report(self, report); }
/// }
/// ```
fn validate(name: &Identifier) -> TokenStream {
    quote! {
        impl super::runtime::sealed::Sealed for #name {}
        impl super::runtime::Validate for #name {
            fn report(&self, report: &mut super::runtime::Report) { wire::report(self, report); }
        }
    }
}
