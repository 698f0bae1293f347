//! Enumerations → enums that keep the values they do not know.
//!
//! ```text
//! #[non_exhaustive]
//! pub enum Origin { Email, Api, Unknown(UnknownValue) }
//! impl Origin { pub const ALL: &'static [Self]; pub fn as_str(&self) -> &str }
//! // FromStr refuses unknown text, From<String> and From<&str> keep it; Display, AsRef<str>.
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, raw};
use super::decode::Null;
use super::docs::{self, Prose, code};
use super::{decode, encode, integers};
use crate::model::{Enumeration, Type, TypeId, Variant, VariantValue};
use crate::naming::{Identifier, TypeName};

/// An enumeration with its names.
#[derive(Debug, Clone)]
pub(super) struct Enum<'a> {
    pub(super) id: TypeId,
    pub(super) one: &'a Type,
    pub(super) name: &'a TypeName,
    /// The variants with their names.
    pub(super) variants: Vec<(&'a Identifier, &'a Variant)>,
}

impl<'a> Enum<'a> {
    pub(super) fn new(
        context: Context<'a>,
        (id, one): (TypeId, &'a Type),
        (name, values): (&'a TypeName, &'a Enumeration),
    ) -> Self {
        let variants = values.variants.iter().enumerate();
        let variants =
            variants.map(|(index, variant)| (context.names.variant(id, index), variant)).collect();
        Self { id, one, name, variants }
    }
}

/// The enum and its traits, `Model` left out.
pub(super) fn tokens(context: Context<'_>, all: &Enum<'_>) -> TokenStream {
    let integers =
        all.variants.iter().any(|(_, one)| matches!(one.value, VariantValue::Integer(_)));
    let unknown = match integers {
        true => quote!(super::runtime::UnknownInteger),
        false => quote!(super::runtime::UnknownValue),
    };
    let item = item(context, all, &unknown);
    let rest = if integers { integers::tokens(all) } else { text(all) };
    quote!(#item #rest)
}

fn item(context: Context<'_>, all: &Enum<'_>, unknown: &TokenStream) -> TokenStream {
    let ident = &all.name.ident;
    let mut prose = Prose::of(&all.one.docs);
    prose.example(&all.one.docs);
    let docs = prose.attributes();
    let deprecated = docs::deprecated(&all.one.docs);
    let derives = context.derives(all.id);
    let variants = all.variants.iter().map(|(ident, variant)| {
        let mut prose = Prose::default();
        prose.markdown(variant.label.as_deref().unwrap_or_default());
        let wire = match &variant.value {
            VariantValue::Text(text) => code(text),
            VariantValue::Integer(number) => format!("`{number}`"),
        };
        prose.say(&format!("On the wire: {wire}"));
        let docs = prose.attributes();
        quote!(#docs #ident)
    });
    quote! {
        #docs
        #deprecated
        #[derive(#(#derives),*)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants,)*
            /// A value that the document does not know.
            Unknown(#unknown),
        }
    }
}

/// What an enumeration of strings is besides the enum.
fn text(all: &Enum<'_>) -> TokenStream {
    let ident = &all.name.ident;
    let inherent = inherent(all);
    let conversions = conversions(all);
    let read = decode::tokens(
        ident,
        Null::Refused,
        &quote!(super::runtime::decode_text_enum(deserializer)),
    );
    // The mode changes nothing: what is unknown is kept, and validation refuses it.
    let write = encode::tokens(ident, &quote!(serializer.serialize_str(self.as_str())));
    quote!(#inherent #conversions #read #write)
}

fn inherent(all: &Enum<'_>) -> TokenStream {
    let ident = &all.name.ident;
    let idents = all.variants.iter().map(|(ident, _)| ident);
    let (to, from): (Vec<_>, Vec<_>) = all
        .variants
        .iter()
        .map(|(ident, variant)| {
            let VariantValue::Text(text) = &variant.value else { return Default::default() };
            (quote!(Self::#ident => #text), quote!(#text => Self::#ident))
        })
        .unzip();
    let name = ident.bare();
    quote! {
        impl #ident {
            /// The values that the document knows, in its order.
            pub const ALL: &'static [Self] = &[#(Self::#idents),*];

            /// The value on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self { #(#to,)* Self::Unknown(value) => value.as_str() }
            }
        }

        impl super::runtime::TextEnum for #ident {
            const NAME: &'static str = #name;

            fn known(text: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match text {
                    #(#from,)*
                    _ => return ::core::option::Option::None,
                })
            }

            fn unknown(value: super::runtime::UnknownValue) -> Self { Self::Unknown(value) }
        }
    }
}

fn conversions(all: &Enum<'_>) -> TokenStream {
    let ident = &all.name.ident;
    let name = ident.bare();
    quote! {
        impl ::core::str::FromStr for #ident {
            type Err = super::runtime::UnknownVariant;

            fn from_str(
                text: &str,
            ) -> ::core::result::Result<Self, super::runtime::UnknownVariant> {
                <Self as super::runtime::TextEnum>::known(text)
                    .ok_or(super::runtime::UnknownVariant::new(#name))
            }
        }

        impl ::core::convert::From<&str> for #ident {
            fn from(text: &str) -> Self { super::runtime::text_enum(text) }
        }

        impl ::core::convert::From<::std::string::String> for #ident {
            fn from(text: ::std::string::String) -> Self { super::runtime::text_enum(&text) }
        }

        impl ::core::convert::AsRef<str> for #ident {
            fn as_ref(&self) -> &str { self.as_str() }
        }

        impl ::core::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
    }
}

/// `-1`, without a suffix.
pub(super) fn integer(value: i64) -> TokenStream {
    raw(&value.to_string())
}
