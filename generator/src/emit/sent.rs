//! Webhooks and callbacks → the modules `webhooks` and `callbacks`, in each of which is what a crate
//! has for the operations that are called: `operations`, `client`, `server`, `arbitrary`.
//!
//! The same emitters make them. They name the modules beside their own, so those of the crate are
//! imported where they are expected.
//!
//! ```text
//! pub mod callbacks {
//!     use super::{models, operations as calls, runtime, schemas};
//!     pub use runtime::wire::{Callback, Cause, NoUrl};
//!     pub mod operations { … }
//!     #[cfg(feature = "client")]
//!     pub mod client { … }
//!     #[cfg(feature = "server")]
//!     pub mod server { … }
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::items::{Allow, Module, Part, Piece};
use super::{arbitrary, client, models, operations, server, tables};
use crate::model::{Operation, Role, Traffic};

const WEBHOOKS: &str = "What the provider of the API sends to those who subscribed.

It is sent by `client` (feature `client`) and received by `server` (feature `server`): a provider needs the one, a consumer the other. Each webhook is routed at its name, `/newPet`, with the method that the document says; nest the router where you like, and where one URL takes all of them let `runtime::server::routed` choose.

The values are those that the API answers with: read-only properties are among them, write-only ones are not. What is answered is like what is sent to the API. The security of the API itself is not asked for here, only that which the document states for a webhook.

A URL that somebody else gave may lead to where they cannot go themselves: look at it before something is sent there. A `Hook` of the client sees every URL.";

const CALLBACKS: &str = "What the provider of the API sends in consequence of a call.

It is sent by `client` (feature `client`) and received by `server` (feature `server`): a provider needs the one, a consumer the other. `Cause` says where: it fills in the URL that the document gives, from the request of the call and its answer. A callback is routed at the id of the operation that it is a consequence of, its own name, and what its URL has behind the expression that says the place, `/subscribe/onData/event`; other expressions there stand for anything, and its query is not looked at.

The values are those that the API answers with: read-only properties are among them, write-only ones are not. What is answered is like what is sent to the API. The security of the API itself is not asked for here, only that which the document states for a callback.

A URL that somebody else gave may lead to where they cannot go themselves: look at it before something is sent there. A `Hook` of the client sees every URL.";

/// The modules; none for a document without webhooks and callbacks.
pub(super) fn modules(context: Context<'_>) -> Vec<Module> {
    let of = |traffic| {
        let context = context.of(traffic);
        if context.is_silent() {
            return Vec::new();
        }
        let inner = operations::modules(context).into_iter().chain(server::modules(context));
        let inner = inner.chain(client::modules(context)).chain(arbitrary::of_requests(context));
        let inner = inner.map(|module| module.inside(traffic));
        std::iter::once(root(traffic)).chain(inner).collect()
    };
    Traffic::SENT.into_iter().flat_map(of).collect()
}

fn root(traffic: Traffic) -> Module {
    let docs = if traffic == Traffic::Webhooks { WEBHOOKS } else { CALLBACKS };
    let module = Module::new(traffic.name(), docs, vec![Piece::head(head)]);
    module.switched(Part::ClientOrServer).about(traffic)
}

/// The modules that those inside name.
fn head(context: Context<'_>) -> TokenStream {
    let is_there = [
        (models::exists(context), quote!(models)),
        (is_of(context, Traffic::Calls), quote!(operations as calls)),
        (tables::patterns(context).is_some(), quote!(patterns)),
        (true, quote!(runtime)),
        (tables::module(context).is_some(), quote!(schemas)),
        (is_of(context, Traffic::Webhooks), quote!(webhooks)),
    ];
    let named = is_there.into_iter().filter_map(|(is_there, name)| is_there.then_some(name));
    let callback = (context.traffic == Traffic::Callbacks).then(|| {
        quote!(
            pub use super::runtime::wire::{Callback, Cause, NoUrl};
        )
    });
    let allow = Allow::Imports.attribute();
    quote! {
        #callback
        #allow
        use super::{#(#named),*};
    }
}

/// Whether something that is made here is a consequence of a traffic.
fn is_of(context: Context<'_>, traffic: Traffic) -> bool {
    context.operations().any(|(_, one)| parent(context, one).is_some_and(|(_, of)| of == traffic))
}

/// The operation that a callback is of, by its index, and its traffic.
fn parent(context: Context<'_>, operation: &Operation) -> Option<(usize, Traffic)> {
    let Role::Callback { of, .. } = operation.role else { return None };
    Some((of, context.api.operations.get(of)?.role.traffic()))
}

/// Where a callback is sent; nothing for what is none.
///
/// ```text
/// impl wire::Callback for OnDataRequest {
///     type Of = super::calls::SubscribeRequest;
///     const URL: &'static str = "{$request.body#/url}/data";
/// }
/// ```
pub(super) fn place(context: Context<'_>, index: usize, operation: &Operation) -> TokenStream {
    let Role::Callback { url, .. } = &operation.role else { return TokenStream::new() };
    let Some((of, traffic)) = parent(context, operation) else { return TokenStream::new() };
    let name = &context.names.operation(index).request;
    let parent = &context.names.operation(of).request;
    let tag = context.api.operations.get(of).map(|one| one.tag);
    let behind = context.behind(tag.as_ref().map(std::slice::from_ref));
    let module = match traffic {
        Traffic::Webhooks => quote!(super::webhooks::operations),
        Traffic::Calls | Traffic::Callbacks => quote!(super::calls),
    };
    quote! {
        #behind
        impl wire::Callback for #name {
            type Of = #module::#parent;
            const URL: &'static str = #url;
        }
    }
}

#[cfg(test)]
mod tests;
