//! An operation → its request: a struct that both sides share, what makes it valid, how it travels.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::conforms::Operand;
use super::context::{At, Context};
use super::defaults::{self, Absent};
use super::docs;
use super::docs::Prose;
use super::limits::sentences;
use super::operations_record::{Member, Record, Taken};
use crate::analyze::Direction;
use crate::model::{
    ContentKind, Framing, Keyword, Location, Operation, Parameter, ParameterFormat, TypeUse, Whole,
};
use crate::naming::Identifier;

/// Where the types of a request are named.
const AT: Direction = Direction::Request;

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
    let part = part_constant(context, index, operation);
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
        value: content_type(context, body.content.kind, AT),
        need: body.required.into(),
        taken: match body.content.kind {
            ContentKind::Json(value) => taken(context, value),
            ContentKind::Text | ContentKind::Bytes | ContentKind::Items(..) => Taken::Into,
        },
        wire: "body".to_owned(),
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
        defaults::method(context, absent, At::beside(AT), &deprecated)
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
    match one.format {
        ParameterFormat::Style { .. } => context.bare_type(one.value.id, At::beside(AT)),
        ParameterFormat::WholeQuery(Whole::Text) => context.bare_type(one.value.id, At::beside(AT)),
        ParameterFormat::Json | ParameterFormat::WholeQuery(Whole::Json) => {
            context.value_type(one.value, At::beside(AT))
        }
    }
}

/// The Rust type of a body.
pub(super) fn content_type(
    context: Context<'_>,
    kind: ContentKind,
    direction: Direction,
) -> TokenStream {
    match kind {
        ContentKind::Json(value) => context.value_type(value, At::beside(direction)),
        ContentKind::Text => quote!(::std::string::String),
        ContentKind::Bytes => quote!(wire::ByteStream),
        ContentKind::Items(value, _) => {
            let value = context.value_type(value, At::beside(direction));
            quote!(wire::Items<#value>)
        }
    }
}

/// Whether a JSON body is a model as it is: then its type knows its schema.
pub(super) fn is_model(context: Context<'_>, value: TypeUse) -> bool {
    let Some(one) = context.api.get(value.id) else { return false };
    let Some((target, behind)) = context.target(value.id) else { return false };
    let named = context.names.type_name(target, context.facts.side(target, AT)).is_some();
    let itself = one.schema == value.schema
        || matches!(
            context.api.schema(value.schema).keywords.as_slice(),
            [Keyword::Reference(schema)] if *schema == one.schema
        );
    named && itself && context.replaced(behind).is_none() && !context.is_optional(value)
}

/// How the items of a body are told apart, as an expression.
pub(super) fn framing(framing: Framing) -> TokenStream {
    match framing {
        Framing::Lines => quote!(wire::Framing::Lines),
        Framing::Sequence => quote!(wire::Framing::Sequence),
        Framing::Events => quote!(wire::Framing::Events),
    }
}

/// What a body must be, where its type does not know.
fn part_constant(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let value = operation.body.as_ref().and_then(|body| body.content.kind.value());
    let Some(value) = value.filter(|value| !is_model(context, *value)) else {
        return TokenStream::new();
    };
    let name = &context.names.operation(index).request;
    let body = context.value_type(value, At::beside(AT));
    let schema = context.schema(value.schema);
    let exact = context.exact(value, AT);
    let condition = context.conforms(value, &Operand::value());
    let conforms = match condition.to_string().as_str() {
        "true" => quote!(|_| true),
        _ => quote!(|value| #condition),
    };
    quote! {
        impl #name {
            const BODY_PART: super::runtime::Part<#body> = super::runtime::Part {
                schema: #schema,
                side: super::runtime::Side::Request,
                exact: #exact,
                conforms: #conforms,
            };
        }
    }
}

/// What a body must be, as an expression.
pub(super) fn part(context: Context<'_>, value: TypeUse) -> TokenStream {
    if is_model(context, value) {
        quote!(&super::runtime::Part::model())
    } else {
        quote!(&Self::BODY_PART)
    }
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
