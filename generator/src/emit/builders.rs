//! Objects → builders, which decoding fills as well.
//!
//! ```text
//! pub struct UserBuilder { id: Option<i64>, nick: Option<String> }
//! impl UserBuilder {
//!     pub fn id(mut self, value: i64) -> Self { … }
//!     pub fn build(self) -> Result<User, MissingField> { … }
//! }
//! impl Object for UserBuilder { … }
//! ```

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::context::{Context, raw};
use super::docs;
use super::members::{Member, Rest, Struct};
use super::structs::has_new;

/// The builder, with setters where there is no `new`, and what decoding asks of it.
pub(super) fn tokens(context: Context<'_>, object: &Struct<'_>) -> TokenStream {
    let builder = &object.name.builder;
    let ident = &object.name.ident;
    let fields = object.members.iter().map(|member| {
        let (ident, value) = (member.ident, member.value());
        quote!(#ident: ::core::option::Option<#value>)
    });
    let rest = match &object.rest {
        Rest::Kept(ident, value, _) => {
            quote!(#ident: ::std::collections::BTreeMap<::std::string::String, #value>,)
        }
        Rest::Dropped | Rest::Refused => TokenStream::new(),
    };
    let read = read(context, object);
    if has_new(object) {
        return quote! {
            #[derive(::core::default::Default)]
            struct #builder { #(#fields,)* #rest }
            #read
        };
    }
    let words = format!(" Builds a [`{ident}`].");
    let setters = setters(context, object);
    quote! {
        #[doc = #words]
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::default::Default)]
        pub struct #builder { #(#fields,)* #rest }
        #setters
        #read
    }
}

fn setters(context: Context<'_>, object: &Struct<'_>) -> TokenStream {
    let builder = &object.name.builder;
    let ident = &object.name.ident;
    let setters = object.members.iter().map(|member| setter(context, member));
    let rest = match &object.rest {
        Rest::Kept(ident, value, _) => quote! {
            /// Sets the properties that have no field of their own.
            #[must_use]
            pub fn #ident(
                mut self,
                value: ::std::collections::BTreeMap<::std::string::String, #value>,
            ) -> Self {
                self.#ident = value;
                self
            }
        },
        Rest::Dropped | Rest::Refused => TokenStream::new(),
    };
    quote! {
        impl #builder {
            #(#setters)*
            #rest

            /// Ends it.
            ///
            /// # Errors
            /// A field that must be there was not set.
            pub fn build(self) -> ::core::result::Result<#ident, super::runtime::MissingField> {
                super::runtime::Object::finish(self)
            }
        }
    }
}

fn setter(context: Context<'_>, member: &Member<'_>) -> TokenStream {
    let ident = member.ident;
    let (given, value) = member.given(&quote!(value), context);
    let words = format!(" Sets `{}`.", ident.bare());
    let deprecated = docs::deprecated(&member.field.docs);
    quote! {
        #[doc = #words]
        #deprecated
        #[must_use]
        pub fn #ident(mut self, value: #given) -> Self {
            self.#ident = ::core::option::Option::Some(#value);
            self
        }
    }
}

/// The implementation of `Object`.
fn read(context: Context<'_>, object: &Struct<'_>) -> TokenStream {
    let builder = &object.name.builder;
    let ident = &object.name.ident;
    let text = ident.bare();
    let names = object.members.iter().map(|member| member.field.name.as_str());
    let constant = if object.refuses(context) { quote!(REFUSED) } else { quote!(IGNORED) };
    let others = match object.others.as_slice() {
        [] => TokenStream::new(),
        names => quote!(const #constant: &'static [&'static str] = &[#(#names),*];),
    };
    let unknown = unknown(&object.rest);
    let field = field(object);
    let finish = finish(object);
    quote! {
        impl super::runtime::Object for #builder {
            type Output = #ident;
            const NAME: &'static str = #text;
            const FIELDS: &'static [&'static str] = &[#(#names),*];
            #others
            #unknown
            #field
            #finish
        }
    }
}

fn field(object: &Struct<'_>) -> TokenStream {
    let arms = object.members.iter().enumerate().map(|(index, member)| {
        let index = raw(&index.to_string());
        let ident = member.ident;
        match member.field.required {
            true => quote!(#index => entry.required(&mut self.#ident)),
            false => quote!(#index => entry.optional(&mut self.#ident)),
        }
    });
    let (parameter, body) = match object.members.as_slice() {
        [] => (quote!(_index), quote!(entry.skip())),
        _ => (
            quote!(index),
            quote! {
                match index {
                    #(#arms,)*
                    _ => entry.skip(),
                }
            },
        ),
    };
    quote! {
        fn field<'de, A: ::serde::de::MapAccess<'de>>(
            &mut self,
            #parameter: usize,
            entry: super::runtime::Entry<'_, A>,
        ) -> ::core::result::Result<(), A::Error> { #body }
    }
}

fn unknown(rest: &Rest) -> TokenStream {
    match rest {
        Rest::Dropped => TokenStream::new(),
        Rest::Refused => quote! {
            const UNKNOWN: super::runtime::Unknown = super::runtime::Unknown::Refused;
        },
        Rest::Kept(ident, ..) => quote! {
            const UNKNOWN: super::runtime::Unknown = super::runtime::Unknown::Kept;

            fn unknown<'de, A: ::serde::de::MapAccess<'de>>(
                &mut self,
                name: ::std::string::String,
                entry: super::runtime::Entry<'_, A>,
            ) -> ::core::result::Result<(), A::Error> {
                self.#ident.insert(name, entry.read()?);
                ::core::result::Result::Ok(())
            }
        },
    }
}

fn finish(object: &Struct<'_>) -> TokenStream {
    let ident = &object.name.ident;
    let rest = match &object.rest {
        Rest::Kept(ident, ..) => Some(ident),
        Rest::Dropped | Rest::Refused => None,
    };
    let names = object.members.iter().map(|member| member.ident).chain(rest);
    let missing = match object.required().next() {
        None => TokenStream::new(),
        Some(_) => {
            let patterns = object.members.iter().map(|member| {
                let ident = member.ident;
                match member.field.required {
                    true => quote!(#ident: ::core::option::Option::Some(#ident)),
                    false => ident.to_token_stream(),
                }
            });
            let given = object.required().map(|member| {
                let (ident, name) = (member.ident, &member.field.name);
                quote!((#name, self.#ident.is_some()))
            });
            let rest = rest.into_iter();
            quote! {
                let Self { #(#patterns,)* #(#rest)* } = self else {
                    return ::core::result::Result::Err(
                        super::runtime::MissingField::first(&[#(#given),*])
                    );
                };
            }
        }
    };
    let names = names.map(|name| match missing.is_empty() {
        true => quote!(#name: self.#name),
        false => name.to_token_stream(),
    });
    quote! {
        fn finish(self) -> ::core::result::Result<#ident, super::runtime::MissingField> {
            #missing
            ::core::result::Result::Ok(#ident { #(#names),* })
        }
    }
}
