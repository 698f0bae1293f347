//! Tags → the way from a route to the method of a service, tag by tag.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::Context;
use super::security::{self, Caller};
use super::server::{Group, bounds};

/// The ways to the methods of a tag.
pub(super) fn ways_of(context: Context<'_>, group: &Group<'_>) -> TokenStream {
    let (unimplemented, dispatch) = (unimplemented_of(context, group), dispatch_of(context, group));
    quote!(#unimplemented #dispatch)
}

/// ```text
/// pub(super) fn unimplemented_tickets<S: Tickets>(found: &mut Vec<&'static str>) { … }
/// ```
fn unimplemented_of(context: Context<'_>, group: &Group<'_>) -> TokenStream {
    let tag = context.names.tag(group.index);
    let name = context.names.group(group.index).prefixed("unimplemented_");
    let entries = group.operations.iter().map(|(index, operation)| {
        let (id, method) = (&operation.id, &context.names.operation(*index).method);
        quote!((#id, runtime::server::is_default(<S as #tag>::#method)))
    });
    quote! {
        pub(super) fn #name<S: #tag>(found: &mut ::std::vec::Vec<&'static str>) {
            let operations = [#(#entries),*];
            let missing =
                operations.into_iter().filter_map(|(id, is_default)| is_default.then_some(id));
            found.extend(missing);
        }
    }
}

/// The list of what a service leaves out.
pub(super) fn unimplemented(context: Context<'_>, groups: &[Group<'_>]) -> TokenStream {
    let bounds = bounds(context, groups);
    let parts = groups.iter().map(|group| {
        let behind = context.behind(Some(&[group.index]));
        let name = context.names.group(group.index).prefixed("unimplemented_");
        quote!(#behind #name)
    });
    quote! {
        /// The operations that `S` leaves unimplemented: they answer 501.
        ///
        /// A test that asserts that there are none keeps a service whole.
        pub fn unimplemented<S: #bounds>() -> ::std::vec::Vec<&'static str> {
            let mut found = ::std::vec::Vec::new();
            #(#parts::<S>(&mut found);)*
            found
        }
    }
}

/// ```text
/// pub(super) fn dispatch_tickets<'a, S: Tickets>(
///     service: &'a S, index: usize, call: Call<S::Principal>,
/// ) -> ControlFlow<Handled<'a>, Call<S::Principal>> { … }
/// ```
fn dispatch_of(context: Context<'_>, group: &Group<'_>) -> TokenStream {
    let tag = context.names.tag(group.index);
    let name = context.names.group(group.index).prefixed("dispatch_");
    // Those of a traffic stand together.
    let first = context.operations().map(|(index, _)| index).next().unwrap_or_default();
    let arms = group.operations.iter().map(|(index, operation)| {
        let method = &context.names.operation(*index).method;
        // Without the features of other tags, the route of an operation has another index.
        let route = match context.has_features() {
            true => Literal::string(&operation.id),
            false => Literal::usize_unsuffixed(index.saturating_sub(first)),
        };
        let call = match Caller::of(operation) {
            Caller::Anyone => quote!(call.run(|request| #tag::#method(service, request))),
            Caller::Optional => {
                quote!(call.run_maybe(|request, principal| #tag::#method(service, request, principal)))
            }
            Caller::Known => {
                quote!(call.run_as(|request, principal| #tag::#method(service, request, principal)))
            }
        };
        quote!(#route => #call)
    });
    let principal = principal_type(context);
    let route = match context.has_features() {
        true => quote!(ROUTES.get(index).map_or("", |route| route.id)),
        false => quote!(index),
    };
    quote! {
        pub(super) fn #name<'a, S: #tag>(
            service: &'a S,
            index: usize,
            call: runtime::server::Call<#principal>,
        ) -> ::core::ops::ControlFlow<
            runtime::server::Handled<'a>,
            runtime::server::Call<#principal>,
        > {
            ::core::ops::ControlFlow::Break(match #route {
                #(#arms,)*
                _ => return ::core::ops::ControlFlow::Continue(call),
            })
        }
    }
}

fn principal_type(context: Context<'_>) -> TokenStream {
    if security::is_asked(context) { quote!(S::Principal) } else { quote!(()) }
}

/// ```text
/// pub(super) struct Dispatcher<S>(pub(super) S);
/// impl<S: Tickets> runtime::server::Dispatch for Dispatcher<S> { … }
/// ```
pub(super) fn dispatch(context: Context<'_>, groups: &[Group<'_>]) -> TokenStream {
    let bounds = bounds(context, groups);
    let parts = groups.iter().map(|group| {
        let name = context.names.group(group.index).prefixed("dispatch_");
        let behind = context.behind(Some(&[group.index]));
        quote! {
            #behind
            let call = match #name(&self.0, index, call) {
                ::core::ops::ControlFlow::Break(handled) => return handled,
                ::core::ops::ControlFlow::Continue(call) => call,
            };
        }
    });
    let principal = principal(context);
    quote! {
        pub(super) struct Dispatcher<S>(pub(super) S);

        impl<S: #bounds> runtime::server::Dispatch for Dispatcher<S> {
            #principal

            fn limits(&self) -> Limits {
                Service::limits(&self.0)
            }

            fn reject(&self, rejection: Rejection) -> ::axum::response::Response {
                Service::reject(&self.0, rejection)
            }

            fn checks_answers(&self) -> bool {
                Service::checks_answers(&self.0)
            }

            fn wrong_answer(&self, answer: &runtime::server::WrongAnswer) {
                Service::wrong_answer(&self.0, answer);
            }

            fn dispatch<'a>(
                &'a self,
                index: usize,
                call: runtime::server::Call<Self::Principal>,
            ) -> runtime::server::Handled<'a> {
                #(#parts)*
                call.missing()
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
