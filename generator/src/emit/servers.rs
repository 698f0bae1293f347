//! The servers of an API → the module `servers`: its base URLs, with their variables as fields.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::docs;
use super::items::{self, Module, Part};
use crate::model::{Operation, Server, ServerVariable};
use crate::naming::{Identifier, ServerNames};

/// A piece of a URL template.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    /// Text.
    Literal(&'a str),
    /// A variable, by its index.
    Variable(usize),
}

/// The module `servers`; none when the API says nothing of where it is served.
pub(super) fn modules(context: Context<'_>) -> Vec<Module> {
    if all(context).is_empty() || context.is_silent() {
        return Vec::new();
    }
    let docs = "Where the API is served.";
    vec![Module::new("servers", docs, vec![items::Piece::head(all)]).switched(Part::Client)]
}

fn all(context: Context<'_>) -> TokenStream {
    let servers = context.api.servers.iter().enumerate();
    let named =
        servers.filter_map(|(index, server)| Some(tokens(server, context.names.server(index)?)));
    named.collect()
}

/// The base URL that a client has unless another is given: that of the first server, when it is
/// whole.
pub(super) fn first(context: Context<'_>) -> Option<String> {
    whole(context.api.servers.first()?)
}

/// The base URL of an operation that has servers of its own: that of the first, when it is whole.
pub(super) fn of_operation(operation: &Operation) -> Option<String> {
    whole(operation.servers.first()?)
}

/// The URL of a server with the defaults of its variables; nothing for a relative one.
fn whole(server: &Server) -> Option<String> {
    let pieces = pieces(server).into_iter().map(|piece| match piece {
        Piece::Literal(text) => text,
        Piece::Variable(index) => {
            server.variables.get(index).map_or("", |variable| variable.default.as_str())
        }
    });
    let url = pieces.collect::<String>();
    let whole = url.starts_with("https://") || url.starts_with("http://");
    whole.then_some(url)
}

/// The template in pieces; a name in braces that is no variable is text.
fn pieces(server: &Server) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = server.url.as_str();
    while let Some((before, variable, after)) = variable(server, rest) {
        if !before.is_empty() {
            pieces.push(Piece::Literal(before));
        }
        pieces.push(Piece::Variable(variable));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Literal(rest));
    }
    pieces
}

/// What stands before the first variable, the variable, and what stands after it.
fn variable<'a>(server: &Server, text: &'a str) -> Option<(&'a str, usize, &'a str)> {
    text.match_indices('{').find_map(|(start, _)| {
        let (before, opened) = text.split_at_checked(start)?;
        let (name, after) = opened.strip_prefix('{')?.split_once('}')?;
        let index = server.variables.iter().position(|one| one.name == name)?;
        Some((before, index, after))
    })
}

/// ```text
/// pub const PRODUCTION: &str = "https://api.example.com";
/// // or, with variables:
/// pub struct Region { pub region: String }
/// impl Default for Region { … }
/// impl Display for Region { … }
/// ```
fn tokens(server: &Server, names: &ServerNames) -> TokenStream {
    let pieces = pieces(server);
    let about = server.description.clone().unwrap_or_default();
    let about = format!("{about}\n\n{}", docs::code(&server.url));
    let about = docs::attributes(&about);
    let name = &names.name;
    if !pieces.iter().any(|piece| matches!(piece, Piece::Variable(_))) {
        let (name, url) = (name.upper(), &server.url);
        return quote!(#about pub const #name: &str = #url;);
    }
    let variables = server.variables.iter().zip(&names.variables).collect::<Vec<_>>();
    let fields = variables.iter().map(|(variable, name)| {
        let docs = variable_docs(variable);
        // What is one of several is set by what knows them.
        let visible = variable.values.is_empty().then(|| quote!(pub));
        quote!(#docs #visible #name: ::std::string::String,)
    });
    let defaults = variables.iter().map(|(variable, name)| {
        let value = &variable.default;
        quote!(#name: ::core::convert::From::from(#value),)
    });
    let setters = variables.iter().map(|(variable, name)| setter(variable, name));
    let writes = pieces.iter().filter_map(|piece| match piece {
        Piece::Literal(text) => Some(quote!(f.write_str(#text)?;)),
        Piece::Variable(index) => {
            let (_, name) = variables.get(*index)?;
            Some(quote!(f.write_str(&self.#name)?;))
        }
    });
    quote! {
        #about
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq, ::core::cmp::Eq)]
        #[non_exhaustive]
        pub struct #name { #(#fields)* }

        impl #name { #(#setters)* }

        impl ::core::default::Default for #name {
            fn default() -> Self { Self { #(#defaults)* } }
        }

        impl ::core::fmt::Display for #name {
            /// The base URL.
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #(#writes)*
                ::core::result::Result::Ok(())
            }
        }
    }
}

fn variable_docs(variable: &ServerVariable) -> TokenStream {
    let mut text = variable.description.clone().unwrap_or_default();
    if !variable.values.is_empty() {
        let values = variable.values.iter().map(|value| docs::code(value));
        let values = values.collect::<Vec<_>>().join(", ");
        text.push_str(&format!("\n\nOne of {values}."));
    }
    docs::attributes(&text)
}

/// A setter; it can fail where the document lists the values.
fn setter(variable: &ServerVariable, name: &Identifier) -> TokenStream {
    let setter = name.prefixed("with_");
    let docs = format!(" The same with `{}`.", name.bare());
    if variable.values.is_empty() {
        return quote! {
            #[doc = #docs]
            #[must_use]
            pub fn #setter(mut self, value: impl ::core::convert::Into<::std::string::String>) -> Self {
                self.#name = value.into();
                self
            }
        };
    }
    let values = &variable.values;
    quote! {
        #[doc = #docs]
        ///
        /// # Errors
        /// The value itself, when it is none of those that the document lists.
        pub fn #setter(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> ::core::result::Result<Self, ::std::string::String> {
            let value = value.into();
            if ![#(#values),*].contains(&value.as_str()) {
                return ::core::result::Result::Err(value);
            }
            self.#name = value;
            ::core::result::Result::Ok(self)
        }
    }
}
