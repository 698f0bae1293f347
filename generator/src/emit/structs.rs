//! Objects → structs with public fields, and how to make one.
//!
//! ```text
//! #[non_exhaustive]
//! pub struct User {
//!     pub id: i64,
//!     pub nick: Option<String>,
//! }
//! impl User {
//!     pub fn new(id: i64) -> Self { … }
//!     pub fn with_nick(mut self, value: impl Into<String>) -> Self { … }
//! }
//! ```
//!
//! With more than [`NEW`] required fields there is `User::builder()` instead of `new` and `with_…`.

use proc_macro2::TokenStream;
use quote::quote;

use super::constants::constants;
use super::context::{At, Context};
use super::defaults::{self, Absent};
use super::derives;
use super::docs::{self, Prose, code};
use super::limits::sentences;
use super::members::{Member, Rest, Struct, access_sentence};

/// The most parameters of `new`.
pub(super) const NEW: usize = 4;

/// The struct, its constants and its constructor.
pub(super) fn tokens(context: Context<'_>, object: &Struct<'_>) -> TokenStream {
    let ident = &object.name.ident;
    let docs = head(context, object);
    let deprecated = docs::deprecated(&object.one.docs);
    let derives = derived(context, object);
    let fields = object.members.iter().map(|member| field(context, member));
    let rest = match &object.rest {
        Rest::Kept(ident, value, _) => quote! {
            /// The properties that have no field of their own.
            pub #ident: ::std::collections::BTreeMap<::std::string::String, #value>,
        },
        Rest::Dropped | Rest::Refused => TokenStream::new(),
    };
    let constants = constants(context, object);
    let defaults = defaults(context, object);
    let making = if has_new(object) { new(context, object) } else { builder(object) };
    quote! {
        #docs
        #deprecated
        #derives
        #[non_exhaustive]
        pub struct #ident { #(#fields,)* #rest }

        impl #ident { #(#constants)* #making #(#defaults)* }
    }
}

/// Whether a struct is made by `new`; else by its builder.
pub(super) fn has_new(object: &Struct<'_>) -> bool {
    object.required().count() <= NEW
}

fn head(context: Context<'_>, object: &Struct<'_>) -> TokenStream {
    let mut prose = Prose::of(&object.one.docs);
    prose.example(&object.one.docs);
    if let Some(other) = context.twin(object.id, object.side) {
        let ident = &other.ident;
        prose.say(&match object.side {
            crate::analyze::Side::Request => {
                format!("What clients send; what servers answer with is [`{ident}`].")
            }
            _ => format!("What servers answer with; what clients send is [`{ident}`]."),
        });
    }
    prose.attributes()
}

fn derived(context: Context<'_>, object: &Struct<'_>) -> TokenStream {
    let mut derives = context.derives(object.id);
    if object.required().next().is_none() {
        derives::add(&mut derives, quote!(::core::default::Default));
    }
    quote!(#[derive(#(#derives),*)])
}

fn field(context: Context<'_>, member: &Member<'_>) -> TokenStream {
    let field = member.field;
    let mut prose = Prose::of(&field.docs);
    prose.example(&field.docs);
    if let Some(sentence) = access_sentence(field.access) {
        prose.say(sentence);
    }
    prose.say(&sentences(context, field.value).join(" "));
    if let Some(default) = &field.default {
        prose.say(&format!("Default: {}", code(&default.to_string())));
    }
    if member.ident.as_str() != field.name {
        prose.say(&format!("On the wire: {}", code(&field.name)));
    }
    let docs = prose.attributes();
    let deprecated = docs::deprecated(&field.docs);
    let (ident, held) = (member.ident, member.held());
    quote!(#docs #deprecated pub #ident: #held)
}

/// What is read instead of absent fields. A setter that is called the same goes before.
fn defaults(context: Context<'_>, object: &Struct<'_>) -> Vec<TokenStream> {
    let optional = || object.members.iter().filter(|member| !member.field.required);
    let setters = || optional().map(|member| member.ident.prefixed("with_"));
    let mut methods = Vec::new();
    for member in optional().filter(|member| !member.boxed) {
        let Some(default) = &member.field.default else { continue };
        let name = defaults::name(member.ident);
        if has_new(object) && setters().any(|setter| setter == name) {
            continue;
        }
        let Member { ident, nullable, .. } = *member;
        let absent = Absent { ident, value: member.field.value, nullable, default };
        let deprecated = docs::deprecated(&member.field.docs);
        methods.extend(defaults::method(context, absent, At::inside(object.side), &deprecated));
    }
    methods
}

fn builder(object: &Struct<'_>) -> TokenStream {
    let builder = &object.name.builder;
    let words = format!(" Starts one; [`{builder}::build`] ends it.");
    quote! {
        #[doc = #words]
        #[must_use]
        pub fn builder() -> #builder { ::core::default::Default::default() }
    }
}

fn new(context: Context<'_>, object: &Struct<'_>) -> TokenStream {
    let mut parameters = Vec::new();
    let mut values = Vec::new();
    for member in &object.members {
        let ident = member.ident;
        if member.field.required {
            let (given, value) = member.given(&quote!(#ident), context);
            parameters.push(quote!(#ident: #given));
            values.push(shorthand(ident, &value));
        } else {
            values.push(quote!(#ident: ::core::option::Option::None));
        }
    }
    if let Rest::Kept(ident, ..) = &object.rest {
        values.push(quote!(#ident: ::std::collections::BTreeMap::new()));
    }
    let setters = object
        .members
        .iter()
        .filter(|member| !member.field.required)
        .map(|member| setter(context, member));
    let words = match parameters.len() {
        0 => " Makes one without anything in it.",
        _ => " Makes one of what it must have.",
    };
    quote! {
        #[doc = #words]
        #[must_use]
        pub fn new(#(#parameters),*) -> Self { Self { #(#values),* } }
        #(#setters)*
    }
}

/// `id`, or `id: id.into()`.
fn shorthand(ident: &crate::naming::Identifier, value: &TokenStream) -> TokenStream {
    if value.to_string() == ident.as_str() { quote!(#ident) } else { quote!(#ident: #value) }
}

fn setter(context: Context<'_>, member: &Member<'_>) -> TokenStream {
    let ident = member.ident;
    let name = ident.prefixed("with_");
    let (given, value) = member.given(&quote!(value), context);
    let words = format!(" The same with `{}`.", ident.bare());
    let deprecated = docs::deprecated(&member.field.docs);
    quote! {
        #[doc = #words]
        #deprecated
        #[must_use]
        pub fn #name(mut self, value: #given) -> Self {
            self.#ident = ::core::option::Option::Some(#value);
            self
        }
    }
}
