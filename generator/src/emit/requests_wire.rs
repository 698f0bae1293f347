//! An operation → how its request is written by clients and read by servers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::Context;
use super::requests::{framing, part};
use super::{answers, operations, parameters, security, servers};
use crate::model::{Body, ContentKind, Operation};

/// ```text
/// impl wire::Operation for UnassignTicketRequest {
///     const ID: &'static str = "unassignTicket";
///     type Response = UnassignTicketResponse;
///     fn parameters(&self, values: &mut wire::ParameterValues<'_>) { … }
///     fn write_body(&self, request: &mut wire::RequestWriter) -> Result<(), wire::RequestError> { … }
///     fn report_body(&self, report: &mut Report) { … }
///     fn read(request: &mut wire::RequestReader<'_>) -> Option<Self> { … }
/// }
/// ```
pub(super) fn tokens(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let names = context.names.operation(index);
    let (name, response) = (&names.request, &names.response);
    let constants = constants(context, operation);
    let parameters = parameters(context, index, operation);
    let (body, read) = (body(context, index, operation), read(context, index, operation));
    quote! {
        impl wire::Operation for #name {
            #constants
            type Response = #response;
            #parameters
            #body
            #read
        }
    }
}

fn constants(context: Context<'_>, operation: &Operation) -> TokenStream {
    let (id, method, path) = (&operation.id, &operation.method, &operation.path.template);
    let security = security::constant(context, operation);
    let parameters = parameters::constant(context, operation);
    let body = operation.body.as_ref().map(|body| {
        let media = &body.content.media_type;
        quote! {
            const BODY: ::core::option::Option<&'static str> = ::core::option::Option::Some(#media);
        }
    });
    let streamed = operation.body.as_ref().map(|body| &body.content);
    let streams = streamed.filter(|one| one.kind.streams()).map(|one| {
        let media = &one.media_type;
        quote!(const STREAMS: &'static [&'static str] = &[#media];)
    });
    let idempotent = operation.idempotent.map(|one| quote!(const IDEMPOTENT: bool = #one;));
    let answers = answers::constant(context, operation);
    let server = servers::of_operation(operation).map(|url| {
        quote! {
            const SERVER: ::core::option::Option<&'static str> = ::core::option::Option::Some(#url);
        }
    });
    let mut media = Vec::new();
    let bodies = operation.responses.iter();
    for (one, _) in bodies.filter_map(|one| operations::body(&operation.method, one)) {
        if !media.contains(&one) {
            media.push(one);
        }
    }
    let accept = (!media.is_empty()).then(|| {
        let media = media.join(", ");
        quote!(const ACCEPT: &'static str = #media;)
    });
    quote! {
        const ID: &'static str = #id;
        const METHOD: &'static str = #method;
        const PATH: &'static str = #path;
        #parameters
        #body
        #streams
        #security
        #answers
        #accept
        #server
        #idempotent
    }
}

/// `values.required(0, &self.owner); values.optional(1, &self.page);`
fn parameters(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let names = context.names.operation(index);
    let parameters = operation.parameters.iter().zip(&names.parameters).enumerate();
    let steps = parameters.map(|(at, (one, name))| {
        let at = Literal::usize_unsuffixed(at);
        let method = if one.required { quote!(required) } else { quote!(optional) };
        quote!(values.#method(#at, &self.#name);)
    });
    if operation.parameters.is_empty() {
        return TokenStream::new();
    }
    quote!(fn parameters(&self, values: &mut wire::ParameterValues<'_>) { #(#steps)* })
}

/// How the body is written, and what is wrong with it.
fn body(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let names = context.names.operation(index);
    let Some(body) = &operation.body else { return TokenStream::new() };
    let (name, media, method) = (&names.body, &body.content.media_type, content_method(body));
    let value = match (body.content.kind, body.required) {
        (ContentKind::Json(_) | ContentKind::Text, true) => quote!(&self.#name),
        (ContentKind::Items(_, how), required) => {
            let how = framing(how);
            let items = if required { quote!(&self.#name) } else { quote!(self.#name.as_ref()) };
            quote!(#how, #items)
        }
        (ContentKind::Json(_), false) => quote!(self.#name.as_ref()),
        (ContentKind::Text, false) => quote!(self.#name.as_deref()),
        (ContentKind::Bytes, _) => quote!(self.#name.clone()),
    };
    // What arrives is checked where it arrives.
    let json = body.content.kind.value().filter(|_| !body.content.kind.streams());
    let report = json.map(|value| {
        let part = part(context, value);
        let report = match body.required {
            true => quote!(wire::report_body(&self.#name, #part, report);),
            false => quote! {
                if let ::core::option::Option::Some(body) = &self.#name {
                    wire::report_body(body, #part, report);
                }
            },
        };
        quote!(fn report_body(&self, report: &mut super::runtime::Report) { #report })
    });
    quote! {
        fn write_body(
            &self,
            request: &mut wire::RequestWriter,
        ) -> ::core::result::Result<(), wire::RequestError> {
            request.#method(#media, #value)
        }
        #report
    }
}

/// The method of the runtime that reads or writes a body.
fn content_method(body: &Body) -> TokenStream {
    match (body.content.kind, body.required) {
        (ContentKind::Json(_), true) => quote!(json),
        (ContentKind::Json(_), false) => quote!(optional_json),
        (ContentKind::Text, true) => quote!(text),
        (ContentKind::Text, false) => quote!(optional_text),
        (ContentKind::Bytes, true) => quote!(bytes),
        (ContentKind::Bytes, false) => quote!(optional_bytes),
        (ContentKind::Items(..), true) => quote!(items),
        (ContentKind::Items(..), false) => quote!(optional_items),
    }
}

/// All is read before any is looked at, so that every fault is told; the values become locals after
/// the last use of `request`, so that a parameter may have that name.
fn read(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let names = context.names.operation(index);
    let mut fields = Vec::new();
    for (at, (one, name)) in operation.parameters.iter().zip(&names.parameters).enumerate() {
        let at = Literal::usize_unsuffixed(at);
        let method = if one.required { quote!(parameter) } else { quote!(optional) };
        fields.push((name, quote!(request.#method(#at))));
    }
    fields.extend(operation.body.as_ref().map(|body| {
        let method = content_method(body);
        let part = body.content.kind.value().map(|value| part(context, value));
        let how = match body.content.kind {
            ContentKind::Items(_, how) => {
                let how = framing(how);
                quote!(#how,)
            }
            _ => TokenStream::new(),
        };
        (&names.body, quote!(request.#method(#how #part)))
    }));
    let (argument, body) = match fields.as_slice() {
        [] => (quote!(_), quote!(::core::option::Option::Some(Self {}))),
        [(name, value)] => {
            (quote!(request), quote!(::core::option::Option::Some(Self { #name: #value? })))
        }
        fields => {
            let names = fields.iter().map(|(name, _)| name).collect::<Vec<_>>();
            let values = fields.iter().map(|(_, value)| value);
            let body = quote! {
                let (#(::core::option::Option::Some(#names)),*) = (#(#values),*) else {
                    return ::core::option::Option::None;
                };
                ::core::option::Option::Some(Self { #(#names),* })
            };
            (quote!(request), body)
        }
    };
    quote! {
        fn read(#argument: &mut wire::RequestReader<'_>) -> ::core::option::Option<Self> { #body }
    }
}
