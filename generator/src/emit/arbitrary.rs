//! Models and operations → the module `arbitrary`: what of them values for tests are made.
//!
//! How values are made is `runtime::arbitrary`.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::items::{Allow, Gate, Module, Part, Piece};
use super::{operations, security};
use crate::model::Shape;

/// The module `arbitrary`, unless the configuration does without.
///
/// ```text
/// super::runtime::arbitrary::each_model! { Ticket; TicketRequest; }
/// super::runtime::arbitrary::each_request! { UnassignTicketRequest; }
/// ```
pub(super) fn module(context: Context<'_>) -> Option<Module> {
    let layout = &context.config.layout;
    if Part::Arbitrary.gate(layout) == Gate::Closed {
        return None;
    }
    let pieces = vec![Piece::head(of_models), Piece::head(requests), Piece::head(reach)];
    let docs =
        "Values for tests and fuzzers: valid ones, and near misses that break one constraint.";
    let module = Module::new("arbitrary", docs, pieces).switched(Part::Arbitrary);
    let is_deprecated = context.is_deprecated_somewhere() || operations::has_deprecated(context);
    Some(if is_deprecated { module.allow(Allow::Deprecated) } else { module })
}

/// The module `arbitrary` of webhooks or callbacks: without the models, which are those of all.
pub(super) fn of_requests(context: Context<'_>) -> Option<Module> {
    if Part::Arbitrary.gate(&context.config.layout) == Gate::Closed {
        return None;
    }
    let docs = "Requests for tests and fuzzers.";
    let pieces = vec![Piece::head(requests), Piece::head(reach)];
    let module = Module::new("arbitrary", docs, pieces).switched(Part::Arbitrary);
    let is_deprecated = operations::has_deprecated(context);
    Some(if is_deprecated { module.allow(Allow::Deprecated) } else { module })
}

/// The models.
fn of_models(context: Context<'_>) -> TokenStream {
    let names = models(context);
    let import = (!names.is_empty()).then(|| {
        quote!(
            use super::models;
        )
    });
    quote! {
        #import
        pub use super::runtime::arbitrary::{
            ModelVisitor, NearMiss, Unsatisfied, near_misses, near_misses_of, valid, value, value_of,
        };
        super::runtime::arbitrary::each_model! { #(#names;)* }
    }
}

/// The names of the models that are types of their own.
fn models(context: Context<'_>) -> Vec<TokenStream> {
    let own = context.api.types().filter(|(_, one)| !matches!(one.shape, Shape::Alias(_)));
    own.flat_map(|(id, _)| {
        let sides = context.facts.sides(id).iter();
        let behind = context.behind(context.facts.audience(id));
        let names = sides.filter_map(move |side| context.names.type_name(id, *side));
        names.map(move |name| {
            let name = &name.ident;
            quote!(#behind #name)
        })
    })
    .collect()
}

/// The requests, where client or server is compiled.
fn requests(context: Context<'_>) -> TokenStream {
    let gate = Part::ClientOrServer.gate(&context.config.layout);
    if gate == Gate::Closed || context.is_silent() {
        return TokenStream::new();
    }
    let gate = gate.attribute();
    let names = context.operations().map(|(index, operation)| {
        let name = &context.names.operation(index).request;
        let behind = context.behind(Some(&[operation.tag]));
        quote!(#behind #name)
    });
    quote! {
        #gate
        use super::operations;
        #gate
        pub use super::runtime::arbitrary::{RequestVisitor, request};
        #gate
        super::runtime::arbitrary::each_request! { #(#names;)* }
    }
}

/// A service that implements nothing, and who of its operations is reached.
fn reach(context: Context<'_>) -> TokenStream {
    let gate = Part::ClientAndServer.gate(&context.config.layout);
    if gate == Gate::Closed || context.is_silent() {
        return TokenStream::new();
    }
    let gate = gate.attribute();
    let tags = context.api.tags.iter().enumerate();
    let owning = tags.filter(|(index, _)| context.operations().any(|(_, one)| one.tag == *index));
    let tags = owning.map(|(index, _)| {
        let tag = context.names.tag(index);
        let behind = context.behind(Some(&[index]));
        quote!(#gate #behind impl super::server::#tag for Nobody {})
    });
    let principal = security::is_asked(context).then(|| {
        quote! {
            type Principal = ();

            async fn authenticate(
                &self,
                _: super::server::Credentials,
            ) -> ::core::result::Result<(), Idle> {
                ::core::result::Result::Ok(())
            }
        }
    });
    let reaching = match context.facts.has_rivals(context.traffic) {
        false => quote!(Reaching::new(super::server::router(Nobody), bytes)),
        true => quote!(Reaching::each(|id| super::server::router_preferring(Nobody, &[id]), bytes)),
    };
    quote! {
        #gate
        pub use super::runtime::arbitrary::{Idle, Reach, Reaching};

        #gate
        struct Nobody;

        #gate
        impl super::server::Service for Nobody {
            type Error = Idle;
            #principal
        }

        #(#tags)*

        /// Sends each operation a request in memory, made of the bytes, and says which were reached.
        #gate
        pub fn reach(bytes: &[u8]) -> ::std::vec::Vec<Reach> {
            let mut reaching = #reaching;
            each_request(&mut reaching);
            reaching.into_found()
        }
    }
}
