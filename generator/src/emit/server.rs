//! Operations → the module `server`: a trait for each tag, and the router that serves them.
//!
//! Matching, credentials, limits and rejections are `runtime::server`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::Context;
use super::items::{Allow, Module, Part};
use super::security::{self, Caller};
use super::{docs, operations, server_service};
use crate::model::{Operation, Tag};

/// A tag with the operations that it owns, by their indexes.
struct Group<'a> {
    index: usize,
    tag: &'a Tag,
    operations: Vec<(usize, &'a Operation)>,
}

/// The module `server`; none when there is no operation.
pub(super) fn modules(context: Context<'_>) -> Vec<Module> {
    if context.api.operations.is_empty() {
        return Vec::new();
    }
    let groups = groups(context);
    let service = server_service::tokens(context);
    let traits = groups.iter().map(|group| tag_trait(context, group));
    let bounds = groups.iter().map(|group| context.names.tag(group.index)).collect::<Vec<_>>();
    let bounds = quote!(#(#bounds)+*);
    let serving = serving(context, &bounds);
    let unimplemented = unimplemented(context, &groups, &bounds);
    let dispatch = dispatch(context, &groups, &bounds);
    let tokens = quote! {
        use super::{operations, runtime};
        pub use super::runtime::server::{Limits, Problem, Rejection};
        #service
        #(#traits)*
        #serving
        #unimplemented
        #dispatch
    };
    let docs = "A trait for each tag, and the router that serves who implements them.";
    let module = Module::new("server", docs, tokens).switched(Part::Server);
    vec![if operations::has_deprecated(context) { module.allow(Allow::Deprecated) } else { module }]
}

/// The tags that own operations.
fn groups(context: Context<'_>) -> Vec<Group<'_>> {
    let tags = context.api.tags.iter().enumerate().map(|(index, tag)| {
        let operations = context.api.operations.iter().enumerate();
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
        (Some(description), _) => description.clone(),
        (None, "") => "The operations without a tag.".to_owned(),
        (None, tag) => format!("The operations of the tag {}.", docs::code(tag)),
    };
    let about = docs::attributes(&about);
    let methods =
        group.operations.iter().map(|(index, operation)| method(context, *index, operation));
    quote! {
        #about
        pub trait #name: Service { #(#methods)* }
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
fn serving(context: Context<'_>, bounds: &TokenStream) -> TokenStream {
    let routes = (0..context.api.operations.len()).map(|index| {
        let request = &context.names.operation(index).request;
        quote!(runtime::server::Route::of::<operations::#request>())
    });
    quote! {
        /// What is served, in the order of the document.
        pub static ROUTES: &[runtime::server::Route] = &[#(#routes),*];

        /// The router that serves all operations.
        pub fn router<S: #bounds>(service: S) -> ::axum::Router {
            runtime::server::router(Dispatcher(service), ROUTES)
        }
    }
}

fn unimplemented(context: Context<'_>, groups: &[Group<'_>], bounds: &TokenStream) -> TokenStream {
    let entries = groups.iter().flat_map(|group| {
        let tag = context.names.tag(group.index);
        group.operations.iter().map(move |(index, operation)| {
            let (id, method) = (&operation.id, &context.names.operation(*index).method);
            quote!((#id, runtime::server::is_default(<S as #tag>::#method)))
        })
    });
    quote! {
        /// The operations that `S` leaves unimplemented: they answer 501.
        ///
        /// A test that asserts that there are none keeps a service whole.
        pub fn unimplemented<S: #bounds>() -> ::std::vec::Vec<&'static str> {
            let operations = [#(#entries),*];
            operations
                .into_iter()
                .filter_map(|(id, is_default)| is_default.then_some(id))
                .collect()
        }
    }
}

/// ```text
/// struct Dispatcher<S>(S);
/// impl<S: Tickets> runtime::server::Dispatch for Dispatcher<S> { … }
/// ```
fn dispatch(context: Context<'_>, groups: &[Group<'_>], bounds: &TokenStream) -> TokenStream {
    let mut arms = groups
        .iter()
        .flat_map(|group| group.operations.iter().map(move |one| (group.index, *one)))
        .collect::<Vec<_>>();
    arms.sort_by_key(|(_, (index, _))| *index);
    let arms = arms.into_iter().map(|(tag, (index, operation))| {
        let (tag, method) = (context.names.tag(tag), &context.names.operation(index).method);
        let index = Literal::usize_unsuffixed(index);
        match Caller::of(operation) {
            Caller::Anyone => {
                quote!(#index => call.run(move |request| #tag::#method(service, request)))
            }
            Caller::Optional => quote! {
                #index => call.run_maybe(
                    move |request, principal| #tag::#method(service, request, principal)
                )
            },
            Caller::Known => quote! {
                #index => call.run_as(
                    move |request, principal| #tag::#method(service, request, principal)
                )
            },
        }
    });
    let principal = principal(context);
    quote! {
        struct Dispatcher<S>(S);

        impl<S: #bounds> runtime::server::Dispatch for Dispatcher<S> {
            #principal

            fn limits(&self) -> Limits {
                Service::limits(&self.0)
            }

            fn reject(&self, rejection: Rejection) -> ::axum::response::Response {
                Service::reject(&self.0, rejection)
            }

            fn dispatch<'a>(
                &'a self,
                index: usize,
                call: runtime::server::Call<Self::Principal>,
            ) -> runtime::server::Handled<'a> {
                let service = &self.0;
                match index {
                    #(#arms,)*
                    _ => call.missing(),
                }
            }
        }
    }
}

/// Who calls, and how the service finds out.
fn principal(context: Context<'_>) -> TokenStream {
    if !security::is_asked(context) {
        return quote!(
            type Principal = ();
        );
    }
    quote! {
        type Principal = S::Principal;

        fn authenticate(
            &self,
            presented: runtime::server::Presented,
        ) -> impl ::core::future::Future<
            Output = ::core::result::Result<Self::Principal, ::axum::response::Response>,
        > + ::core::marker::Send {
            let credentials = Credentials::new(presented);
            runtime::server::principal(Service::authenticate(&self.0, credentials))
        }
    }
}
