//! The parts of an output that a user may do without, and what switches them on.

use proc_macro2::TokenStream;
use quote::quote;

use crate::config::{Layout, Shape, Switch};

/// The parts that a user of the output may do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The client.
    Client,
    /// The server.
    Server,
    /// What client and server share.
    ClientOrServer,
    /// What needs both.
    ClientAndServer,
    /// What makes values for tests.
    Arbitrary,
    /// What tells `tracing` of the calls of a client, and of the wrong answers of a server.
    Tracing,
    /// What calls without `async`.
    Blocking,
}

/// When something is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// In every build.
    Open,
    /// In no build: it is not generated.
    Closed,
    /// With the feature of this name.
    Feature(&'static str),
    /// With one of the two features.
    AnyFeature,
    /// With both features.
    AllFeatures,
}

impl Part {
    /// When this part is compiled.
    #[must_use]
    pub fn gate(self, layout: &Layout) -> Gate {
        let client = single(layout.client, "client");
        let server = single(layout.server, "server");
        match self {
            Self::Arbitrary => single(layout.arbitrary(), "arbitrary"),
            Self::Tracing => beside(Self::ClientOrServer.gate(layout), layout, "tracing"),
            Self::Blocking => beside(client, layout, "blocking"),
            Self::Client => client,
            Self::Server => server,
            Self::ClientOrServer => match (client, server) {
                (Gate::Open, _) | (_, Gate::Open) => Gate::Open,
                (Gate::Closed, other) | (other, Gate::Closed) => other,
                _ => Gate::AnyFeature,
            },
            Self::ClientAndServer => match (client, server) {
                (Gate::Closed, _) | (_, Gate::Closed) => Gate::Closed,
                (Gate::Open, other) | (other, Gate::Open) => other,
                _ => Gate::AllFeatures,
            },
        }
    }
}

/// When a part of one feature is compiled.
fn single(switch: Switch, feature: &'static str) -> Gate {
    match switch {
        Switch::Feature => Gate::Feature(feature),
        Switch::Always => Gate::Open,
        Switch::Never => Gate::Closed,
    }
}

/// What a package has behind a feature of its own where it has another part. One file of modules has
/// not: its features are those of somebody else.
fn beside(other: Gate, layout: &Layout, feature: &'static str) -> Gate {
    match (other, layout.shape, &layout.runtime) {
        (Gate::Closed, ..) | (_, Shape::Module, _) | (.., Some(_)) => Gate::Closed,
        _ => Gate::Feature(feature),
    }
}

impl Gate {
    /// The attribute that says so; empty when open.
    #[must_use]
    pub fn attribute(self) -> TokenStream {
        match self {
            Self::Open => TokenStream::new(),
            Self::Closed => quote!(#[cfg(any())]),
            Self::Feature(feature) => quote!(#[cfg(feature = #feature)]),
            Self::AnyFeature => quote!(#[cfg(any(feature = "client", feature = "server"))]),
            Self::AllFeatures => quote!(#[cfg(all(feature = "client", feature = "server"))]),
        }
    }
}
