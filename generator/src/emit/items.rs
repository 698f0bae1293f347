//! What emission makes: modules, each with its path below the root of the output, and the other
//! files of a package.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::markdown;
use crate::config::{Layout, Switch};

/// What emission makes.
#[derive(Debug, Clone, Default)]
pub struct Items {
    /// The modules, the root (of an empty path) first, a module before those inside it.
    pub modules: Vec<Module>,
    /// The files of the package that are not Rust, by their path: `Cargo.toml`, `README.md`, `LICENSE`.
    pub others: BTreeMap<String, String>,
}

/// A module of the output.
#[derive(Debug, Clone)]
pub struct Module {
    /// The way from the root: empty for the root itself, `["models"]`, `["runtime", "wire"]`.
    pub path: Vec<String>,
    /// Prose about the module, a line each, safe for rustdoc. Text of the runtime brings its own.
    pub docs: Vec<String>,
    /// Who needs it; everybody when there is none.
    pub switch: Option<Part>,
    /// Who may name it.
    pub visibility: Visibility,
    /// The lints that do not apply to it.
    pub allows: Vec<Allow>,
    /// What is in it.
    pub content: Content,
}

impl Module {
    /// A public module of emitted code at the root; `docs` is CommonMark.
    #[must_use]
    pub fn new(name: &str, docs: impl Into<String>, tokens: TokenStream) -> Self {
        Self {
            path: vec![name.to_owned()],
            docs: markdown::lines(&docs.into()),
            switch: None,
            visibility: Visibility::Public,
            allows: Vec::new(),
            content: Content::Tokens(tokens),
        }
    }

    /// The same, for those only who need a part.
    #[must_use]
    pub fn switched(self, part: Part) -> Self {
        Self { switch: Some(part), ..self }
    }

    /// The same, seen by others.
    #[must_use]
    pub fn visible(self, visibility: Visibility) -> Self {
        Self { visibility, ..self }
    }

    /// The same without a lint.
    #[must_use]
    pub fn allow(mut self, lint: Allow) -> Self {
        self.allows.push(lint);
        self
    }
}

/// What is in a module.
#[derive(Debug, Clone)]
pub enum Content {
    /// Items.
    Tokens(TokenStream),
    /// A file of the runtime as it is.
    Verbatim(&'static str),
    /// A file of the runtime of which parts were left out.
    Text(String),
}

/// Who may name a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Everybody.
    Public,
    /// The module that holds it.
    Private,
}

/// A lint that emitted code may break, since the document decides and not its author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Allow {
    /// Emitted code names what it declares as deprecated.
    Deprecated,
    /// An answer is made once; a box would come and go with the size of its body.
    LargeVariants,
    /// Which tables are used depends on the features.
    DeadCode,
    /// A method is called as the document calls a property or an operation.
    SelfConvention,
    /// A limit of the document may be close to a constant of mathematics.
    ApproxConstant,
}

impl Allow {
    /// The attribute.
    #[must_use]
    pub fn attribute(self) -> TokenStream {
        match self {
            Self::Deprecated => quote! {
                #[allow(deprecated, reason = "what is deprecated is still read and written")]
            },
            Self::LargeVariants => quote! {
                #[allow(
                    clippy::large_enum_variant,
                    reason = "a box would come and go with the size of a body"
                )]
            },
            Self::DeadCode => quote! {
                #[allow(dead_code, reason = "which tables are used depends on the features")]
            },
            Self::SelfConvention => quote! {
                #[allow(
                    clippy::wrong_self_convention,
                    reason = "names are those of the document"
                )]
            },
            Self::ApproxConstant => quote! {
                #[allow(clippy::approx_constant, reason = "the limits are those of the document")]
            },
        }
    }
}

/// The attribute of a crate whose names have letters beyond ASCII: what they look like is asked of
/// whole crates only.
pub(super) fn letters() -> TokenStream {
    quote! {
        #![allow(
            confusable_idents,
            mixed_script_confusables,
            reason = "names are spelled as the document spells them"
        )]
    }
}

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
