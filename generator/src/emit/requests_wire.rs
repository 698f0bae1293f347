//! An operation → how its request is written by clients and read by servers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::Context;
use super::requests::bodies;
use super::{answers, contents, operations, parameters, parts, security, servers};
use crate::model::{Body, Content, ContentKind, Operation};
use crate::naming::OperationNames;

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
    let constants = constants(context, index, operation);
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

fn constants(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let (id, method, path) = (&operation.id, &operation.method, &operation.path.template);
    let security = security::constant(context, operation);
    let parameters = parameters::constant(context, operation);
    let names = context.names.operation(index);
    let body = operation.body.as_ref().map(|body| {
        let media = match bodies(context, names, body).single() {
            Some(one) => {
                let media = &one.media_types;
                quote!(&[#(#media),*])
            }
            None => {
                let name = &names.contents.item;
                quote!(&#name::MEDIA)
            }
        };
        quote!(const BODY: &'static [&'static str] = #media;)
    });
    let streams = streams(operation);
    let file = operation.body.as_ref().and_then(|body| parts::last_file(context, body));
    let file = file.map(|name| {
        quote! {
            const FILE: ::core::option::Option<&'static str> = ::core::option::Option::Some(#name);
        }
    });
    let idempotent = operation.idempotent.map(|one| quote!(const IDEMPOTENT: bool = #one;));
    let answers = answers::constant(context, operation);
    let server = servers::of_operation(operation).map(|url| {
        quote! {
            const SERVER: ::core::option::Option<&'static str> = ::core::option::Option::Some(#url);
        }
    });
    let (accept, offers) = (accept(operation), offers(operation));
    let side = parts::side(context, &quote!(SENT));
    quote! {
        const ID: &'static str = #id;
        const METHOD: &'static str = #method;
        const PATH: &'static str = #path;
        #parameters
        #body
        #streams
        #file
        #security
        #answers
        #accept
        #offers
        #server
        #side
        #idempotent
    }
}

/// The media types of the body that are handed on as they arrive.
fn streams(operation: &Operation) -> Option<TokenStream> {
    let contents = operation.body.iter().flat_map(|body| &body.contents);
    let media: Vec<&String> =
        contents.filter(|one| one.kind.streams()).flat_map(|one| &one.media_types).collect();
    (!media.is_empty()).then(|| quote!(const STREAMS: &'static [&'static str] = &[#(#media),*];))
}

/// What the client reads: of what means the same, the first.
fn accept(operation: &Operation) -> Option<TokenStream> {
    let mut media = Vec::new();
    let bodies = operation.responses.iter();
    for one in bodies.flat_map(|one| operations::contents(&operation.method, one)) {
        let one = one.media_types.first().map_or("", String::as_str);
        if !media.contains(&one) {
            media.push(one);
        }
    }
    let text = media.join(", ");
    (!media.is_empty()).then(|| quote!(const ACCEPT: &'static str = #text;))
}

/// What the server answers when all is well.
fn offers(operation: &Operation) -> Option<TokenStream> {
    let media = operation.offers();
    (!media.is_empty()).then(|| quote!(const OFFERS: &'static [&'static str] = &[#(#media),*];))
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

/// How the body is written, what is wrong with it, and which answers are taken.
fn body(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let names = context.names.operation(index);
    let accept = operation.is_negotiated().then(|| {
        let name = &names.accept;
        quote! {
            fn accept(&self) -> ::core::option::Option<&wire::Accept> { self.#name.as_ref() }
        }
    });
    let Some(body) = &operation.body else { return quote!(#accept) };
    let name = &names.body;
    let report = contents::has_values(&body.contents).then(|| {
        let report = |value: TokenStream| match bodies(context, names, body).single() {
            Some(one) => contents::report(context, name, one, &value),
            None => Some(quote!(#value.report(report))),
        };
        let report = match body.required {
            true if bodies(context, names, body).single().is_none() => {
                let report = report(quote!(self.#name));
                quote!(#report;)
            }
            true => {
                let report = report(quote!(&self.#name));
                quote!(#report;)
            }
            false => {
                let report = report(quote!(body));
                quote!(if let ::core::option::Option::Some(body) = &self.#name { #report; })
            }
        };
        quote!(fn report_body(&self, report: &mut super::runtime::Report) { #report })
    });
    let write = write(context, names, body);
    quote! {
        #accept
        fn write_body(
            &self,
            request: &mut wire::RequestWriter,
        ) -> ::core::result::Result<(), wire::RequestError> {
            #write
        }
        #report
    }
}

/// The call that writes the body.
fn write(context: Context<'_>, names: &OperationNames, body: &Body) -> TokenStream {
    let name = &names.body;
    let written = |value: TokenStream| match bodies(context, names, body).single() {
        Some(one) => contents::write(name, one, &value),
        None => quote!(#value.write(request)),
    };
    let plain = |one: &Content| {
        !one.is_range() && !matches!(one.kind, ContentKind::Form(_) | ContentKind::Parts(_))
    };
    match bodies(context, names, body).single().filter(|one| plain(one)) {
        None if !body.required => {
            let write = written(quote!(body));
            quote! {
                self.#name.as_ref().map_or(::core::result::Result::Ok(()), |body| #write)
            }
        }
        Some(one) if !body.required => {
            let media = one.sent();
            match one.kind {
                ContentKind::Text => quote!(request.optional_text(#media, self.#name.as_deref())),
                ContentKind::Bytes => quote!(request.optional_bytes(#media, self.#name.clone())),
                ContentKind::Items(_, framing) => {
                    let framing = contents::framing(framing);
                    quote!(request.optional_items(#media, #framing, self.#name.as_ref()))
                }
                _ => quote!(request.optional_json(#media, self.#name.as_ref())),
            }
        }
        Some(Content { kind: ContentKind::Bytes, .. }) => written(quote!(self.#name)),
        None if bodies(context, names, body).single().is_none() => written(quote!(self.#name)),
        _ => written(quote!(&self.#name)),
    }
}

/// The call that reads the body.
fn read_body(context: Context<'_>, names: &OperationNames, body: &Body) -> TokenStream {
    let Some(one) = bodies(context, names, body).single() else {
        let item = &names.contents.item;
        return match body.required {
            true => quote!(#item::read(request)),
            false => quote!(request.optional_body(#item::read)),
        };
    };
    let (method, reading) = (contents::method(one), contents::reading(context, &names.body, one));
    match (body.required, one.is_range()) {
        (true, _) => quote!(request.#method(#reading)),
        (false, _) if matches!(one.kind, ContentKind::Parts(_)) => {
            quote!(request.optional_body(|request| request.#method(#reading)))
        }
        (false, true) => quote!(request.optional_body(wire::RequestReader::#method)),
        (false, false) => {
            let method = match one.kind {
                ContentKind::Json(_) => quote!(optional_json),
                ContentKind::Form(_) | ContentKind::Parts(_) => quote!(optional_form),
                ContentKind::Text => quote!(optional_text),
                ContentKind::Bytes => quote!(optional_bytes),
                ContentKind::Items(..) => quote!(optional_items),
            };
            quote!(request.#method(#reading))
        }
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
    fields
        .extend(operation.body.as_ref().map(|body| (&names.body, read_body(context, names, body))));
    fields.extend(operation.is_negotiated().then(|| (&names.accept, quote!(request.accept()))));
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
