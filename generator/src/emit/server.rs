//! Operations → the module `server`: a trait for each tag, and the router that serves them.
//!
//! Matching, credentials, limits and rejections are `runtime::server`.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::items::{Allow, Exports, Module, Part, Piece};
use super::security::Caller;
use super::server_dispatch::{dispatch, unimplemented, ways_of};
use super::{docs, operations, server_service};
use crate::model::{Operation, Tag, Traffic};
use crate::naming::Identifier;

/// A tag with the operations that it owns, by their indexes.
pub(super) struct Group<'a> {
    pub(super) index: usize,
    tag: &'a Tag,
    pub(super) operations: Vec<(usize, &'a Operation)>,
}

/// The module `server`; none when there is no operation.
pub(super) fn modules(context: Context<'_>) -> Vec<Module> {
    if context.is_silent() {
        return Vec::new();
    }
    let groups = groups(context);
    let names = groups.iter().map(|group| context.names.tag(group.index));
    let mut pieces = vec![Piece::head(head)];
    for (position, group) in groups.iter().enumerate() {
        let own = context.names.group(group.index);
        pieces.push(of_tag(position, tag_trait).grouped(own.as_str(), own));
        let ways = of_tag(position, ways_of).used_by(Some(&[group.index]));
        pieces.push(ways.grouped("dispatch", own).exporting(Exports::Inner));
    }
    let of_all = |emit: fn(Context<'_>, &[Group<'_>]) -> TokenStream| {
        Piece::head(move |context| emit(context, &self::groups(context)))
    };
    let key = &Identifier::BODY;
    pieces.push(of_all(serving).grouped("routes", key));
    pieces.push(of_all(unimplemented).grouped("unimplemented", key));
    pieces.push(of_all(dispatch).grouped("dispatch", key).exporting(Exports::Inner));
    let docs = match context.traffic {
        Traffic::Calls => "A trait for each tag, and the router that serves who implements them.",
        Traffic::Webhooks => {
            "The trait of those who receive webhooks, and the router that serves them."
        }
        Traffic::Callbacks => {
            "The trait of those who receive callbacks, and the router that serves them."
        }
    };
    let module = Module::new("server", docs, pieces).declaring(names).switched(Part::Server);
    vec![if operations::has_deprecated(context) { module.allow(Allow::Deprecated) } else { module }]
}

fn head(context: Context<'_>) -> TokenStream {
    let service = server_service::tokens(context);
    quote! {
        use super::{operations, runtime};
        pub use super::runtime::server::{Limits, Problem, Rejection, listen};
        #service
    }
}

type Emit = fn(Context<'_>, &Group<'_>) -> TokenStream;

/// Something of a tag, by its position among the groups.
fn of_tag(position: usize, emit: Emit) -> Piece {
    Piece::new(move |context| {
        let groups = groups(context);
        groups.get(position).map(|group| emit(context, group)).unwrap_or_default()
    })
}

/// What a service implements: the traits of all tags.
pub(super) fn bounds(context: Context<'_>, groups: &[Group<'_>]) -> TokenStream {
    let bounds = groups.iter().map(|group| context.names.tag(group.index));
    quote!(#(#bounds)+*)
}

/// The tags that own operations.
fn groups(context: Context<'_>) -> Vec<Group<'_>> {
    let tags = context.api.tags.iter().enumerate().map(|(index, tag)| {
        let operations = context.operations();
        let operations = operations.filter(|(_, one)| one.tag == index).collect();
        Group { index, tag, operations }
    });
    tags.filter(|group: &Group<'_>| !group.operations.is_empty()).collect()
}

/// ```text
/// pub trait Tickets: Service {
///     fn unassign_ticket(
///         &self, request: runtime::Valid<operations::UnassignTicketRequest>, principal: Self::Principal,
///     ) -> impl Future<Output = Result<operations::UnassignTicketResponse, Self::Error>> + Send {
///         let _ = (request, principal);
///         runtime::server::not_implemented("unassignTicket")
///     }
/// }
/// ```
fn tag_trait(context: Context<'_>, group: &Group<'_>) -> TokenStream {
    let name = context.names.tag(group.index);
    let about = match (&group.tag.description, group.tag.name.as_str()) {
        (_, name) if context.traffic != Traffic::Calls => format!("Receives {name}."),
        (Some(description), _) => description.clone(),
        (None, "") => "The operations without a tag.".to_owned(),
        (None, tag) => format!("The operations of the tag {}.", docs::code(tag)),
    };
    let about = docs::attributes(&about);
    let methods =
        group.operations.iter().map(|(index, operation)| method(context, *index, operation));
    let behind = context.behind(Some(&[group.index]));
    // A bound has no `cfg`, so without its feature a tag asks nothing of a service.
    let stand_in = context.without(group.index).map(|without| {
        quote! {
            #without
            #[doc(hidden)]
            pub trait #name: Service {}
            #without
            impl<S: Service> #name for S {}
        }
    });
    quote! {
        #about
        #behind
        pub trait #name: Service { #(#methods)* }
        #stand_in
    }
}

fn method(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let names = context.names.operation(index);
    let (method, request, response) = (&names.method, &names.request, &names.response);
    let (docs, deprecated) = (operations::docs(operation), docs::deprecated(&operation.docs));
    let (principal, unused) = match Caller::of(operation) {
        Caller::Anyone => (TokenStream::new(), quote!(request)),
        Caller::Optional => (
            quote!(, principal: ::core::option::Option<Self::Principal>),
            quote!((request, principal)),
        ),
        Caller::Known => (quote!(, principal: Self::Principal), quote!((request, principal))),
    };
    let id = &operation.id;
    quote! {
        #docs
        #deprecated
        fn #method(
            &self,
            request: runtime::Valid<operations::#request> #principal
        ) -> impl ::core::future::Future<
            Output = ::core::result::Result<operations::#response, Self::Error>,
        > + ::core::marker::Send {
            let _ = #unused;
            runtime::server::not_implemented(#id)
        }
    }
}

/// The table of the routes, and what serves them.
fn serving(context: Context<'_>, groups: &[Group<'_>]) -> TokenStream {
    let bounds = bounds(context, groups);
    let routes = context.operations().map(|(index, operation)| {
        let request = &context.names.operation(index).request;
        let behind = context.behind(Some(&[operation.tag]));
        quote!(#behind runtime::server::Route::of::<operations::#request>())
    });
    let choice = match context.facts.has_rivals(context.traffic) {
        true => quote! {
            let unimplemented = &unimplemented::<S>();
            let choice = runtime::server::Choice { preferred: &[], unimplemented };
        },
        false => quote!(let choice = ::core::default::Default::default();),
    };
    let router = if context.facts.has_rivals(context.traffic) {
        choosing_router(&bounds)
    } else {
        quote! {
            /// The router that serves all operations.
            pub fn router<S: #bounds>(service: S) -> ::axum::Router {
                let choice = ::core::default::Default::default();
                runtime::server::router(Dispatcher(service), ROUTES, choice)
            }
        }
    };
    quote! {
        /// What is served, in the order of the document.
        pub static ROUTES: &[runtime::server::Route] = &[#(#routes),*];

        #router

        /// The router that makes the service of each request: of what axum extracts from its head
        /// and from the state `A`. So state, extensions and extractors reach handlers by `self`.
        pub fn router_extracting<S, A>() -> ::axum::Router<A>
        where
            S: #bounds + ::axum::extract::FromRequestParts<A>,
            A: ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static,
        {
            #choice
            runtime::server::router_extracting(Dispatcher::<S>, ROUTES, choice)
        }
    }
}

/// The routers of a document that has operations which the same request may be meant for.
fn choosing_router(bounds: &TokenStream) -> TokenStream {
    quote! {
        /// The router that serves all operations.
        ///
        /// The document has operations that the same request may be meant for. The first that `S`
        /// implements and whose path parameters fit answers it; [`router_preferring`] says another.
        pub fn router<S: #bounds>(service: S) -> ::axum::Router {
            router_preferring(service, &[])
        }

        /// The same, where these operations, by their operationId, come before others that the
        /// same request may be meant for.
        pub fn router_preferring<S: #bounds>(service: S, preferred: &[&str]) -> ::axum::Router {
            let unimplemented = &unimplemented::<S>();
            let choice = runtime::server::Choice { preferred, unimplemented };
            runtime::server::router(Dispatcher(service), ROUTES, choice)
        }
    }
}
