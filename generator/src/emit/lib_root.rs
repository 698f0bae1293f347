//! The root of the output: what it is, its lints, what it shows of the runtime.
//!
//! ```text
//! #![forbid(unsafe_code)]
//! pub use runtime::{Invalid, Valid, Validate, Violation};
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::items::{Allow, Content, Gate, Module, Part, Piece, Pieces, Visibility};
use super::{items, markdown, models, runtime};
use crate::config::Shape;
use crate::model::Traffic;

/// The root. The modules below it are declared by `render`, which knows where their text is.
pub(super) fn module(context: Context<'_>) -> Module {
    Module {
        path: Vec::new(),
        docs: docs(context),
        switch: None,
        visibility: Visibility::Public,
        allows: Vec::<Allow>::new(),
        content: Content::Pieces(Box::new(Pieces {
            all: vec![Piece::head(tokens)],
            ..Pieces::default()
        })),
    }
}

fn tokens(context: Context<'_>) -> TokenStream {
    let import = runtime::import(context);
    // Inner attributes belong to a crate; one file of modules is part of somebody else's.
    let attributes = match context.config.layout.shape {
        Shape::Crate => {
            let letters = (!context.names.is_ascii()).then(items::letters);
            let depth = depth(context.facts.circle());
            quote!(#depth #![forbid(unsafe_code)] #letters)
        }
        Shape::Module => quote!(),
    };
    quote! {
        #attributes
        #import
        pub use runtime::{Invalid, Valid, Validate, Violation};
    }
}

/// How deep the compiler has to look through types that hold each other, where that is deeper than
/// it looks by itself: rustdoc asks of each whether it is unwind safe, and a box or a list is
/// several steps.
fn depth(circle: usize) -> Option<TokenStream> {
    const STEPS: usize = 8;
    const DEFAULT: usize = 128;
    let limit = (circle * STEPS).next_power_of_two();
    (limit > DEFAULT).then(|| {
        let limit = limit.to_string();
        quote!(#![recursion_limit = #limit])
    })
}

fn docs(context: Context<'_>) -> Vec<String> {
    let info = &context.api.info;
    let mut paragraphs = vec![info.title.clone()];
    paragraphs.extend(info.summary.clone());
    paragraphs.extend(info.description.clone());
    let mut lines = markdown::lines(&paragraphs.join("\n\n"));
    lines.push(String::new());
    lines.extend(map(context));
    for traffic in Traffic::SENT {
        lines.extend(sent(context.of(traffic)));
    }
    lines
}

/// Sentences about what the provider sends.
fn sent(context: Context<'_>) -> Option<String> {
    let layout = &context.config.layout;
    let name = context.traffic.name();
    let (sends, receives) = match context.is_silent() {
        true => return None,
        false => (Part::Client.gate(layout), Part::Server.gate(layout)),
    };
    let part = |gate: Gate, words: &str, module: &str| match gate {
        Gate::Closed => None,
        Gate::Feature(feature) => {
            Some(format!("{words} with `{name}::{module}` (feature `{feature}`)"))
        }
        _ => Some(format!("{words} with `{name}::{module}`")),
    };
    let parts = [
        part(sends, "its provider sends them", "client"),
        part(receives, "its consumer receives them", "server"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("- `{name}`: the {name} of the API; {}", parts.join(", ")))
}

/// Sentences about the modules, in our own words.
pub(super) fn map(context: Context<'_>) -> Vec<String> {
    let layout = &context.config.layout;
    let mut lines = Vec::new();
    if models::exists(context) {
        lines.push("- [`models`]: the types of the API".to_owned());
    }
    let has_operations = !context.is_silent();
    let switched = |part: Part| match part.gate(layout) {
        _ if part != Part::Arbitrary && !has_operations => None,
        Gate::Closed => None,
        Gate::Open => Some(String::new()),
        Gate::Feature(feature) => Some(format!(" (feature `{feature}`)")),
        Gate::AnyFeature => Some(" (feature `client` or `server`)".to_owned()),
        Gate::AllFeatures => Some(" (features `client` and `server`)".to_owned()),
    };
    let parts = [
        (Part::ClientOrServer, "`operations`: a request and a response for each operation"),
        (Part::Client, "`client`: a client with a method for each operation"),
        (Part::Server, "`server`: a trait for each tag, and a router that serves them"),
        (Part::Arbitrary, "`arbitrary`: values for tests, valid and almost"),
    ];
    lines.extend(
        parts.into_iter().filter_map(|(part, words)| Some(format!("- {words}{}", switched(part)?))),
    );
    lines
}
