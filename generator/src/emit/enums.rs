//! Enumerations → enums that keep the values they do not know.
//!
//! ```text
//! #[non_exhaustive]
//! pub enum Origin { Email, Api, Unknown(UnknownValue) }
//! impl Origin { pub const ALL: &'static [Self]; pub fn as_str(&self) -> &str }
//! // FromStr refuses unknown text, From<String> and From<&str> keep it; Display, AsRef<str>.
//! impl Priority { pub const ALL: &'static [Self]; pub fn value(&self) -> i64 }
//! // From<i64> keeps what is unknown, so TryFrom<i64> cannot refuse it: `from_known` does; Display.
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, raw};
use super::decode::Null;
use super::docs::{self, Prose, code};
use super::{decode, encode};
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
    let wire = if integers { Wire::integer(all) } else { Wire::text(all) };
    let ident = &all.name.ident;
    let item = item(context, all, &wire.unknown);
    let inherent = inherent(all, &wire);
    let Wire { decode, encode, conversions, .. } = wire;
    let read = decode::tokens(ident, Null::Refused, &quote!(#decode(deserializer)));
    // The mode changes nothing: what is unknown is kept, and validation refuses it.
    let write = encode::tokens(ident, &encode);
    quote!(#item #inherent #conversions #read #write)
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

/// What depends on the values being strings or integers.
struct Wire {
    /// The trait of the runtime.
    kind: TokenStream,
    /// The type of the values that are not known.
    unknown: TokenStream,
    /// The type of a value, and what it is called as an argument.
    value: TokenStream,
    argument: TokenStream,
    /// The way from the enum to the value, and from what is unknown.
    getter: TokenStream,
    inner: TokenStream,
    /// The function of the runtime that reads, and how a value is written.
    decode: TokenStream,
    encode: TokenStream,
    /// What comes after `ALL` and the getter.
    more: TokenStream,
    conversions: TokenStream,
}

impl Wire {
    fn text(all: &Enum<'_>) -> Self {
        Self {
            kind: quote!(super::runtime::TextEnum),
            unknown: quote!(super::runtime::UnknownValue),
            value: quote!(&str),
            argument: quote!(text),
            getter: quote!(as_str),
            inner: quote!(as_str),
            decode: quote!(super::runtime::decode_text_enum),
            encode: quote!(serializer.serialize_str(self.as_str())),
            more: TokenStream::new(),
            conversions: conversions_of_text(all),
        }
    }

    fn integer(all: &Enum<'_>) -> Self {
        let name = all.name.ident.bare();
        Self {
            kind: quote!(super::runtime::IntegerEnum),
            unknown: quote!(super::runtime::UnknownInteger),
            value: quote!(i64),
            argument: quote!(value),
            getter: quote!(value),
            inner: quote!(get),
            decode: quote!(super::runtime::decode_integer_enum),
            encode: quote!(serializer.serialize_i64(self.value())),
            more: quote! {
                /// The variant of a value that the document knows.
                ///
                /// # Errors
                /// It does not know the value.
                pub fn from_known(
                    value: i64,
                ) -> ::core::result::Result<Self, super::runtime::UnknownVariant> {
                    <Self as super::runtime::IntegerEnum>::known(value)
                        .ok_or(super::runtime::UnknownVariant::new(#name))
                }
            },
            conversions: conversions_of_integers(all),
        }
    }
}

fn inherent(all: &Enum<'_>, wire: &Wire) -> TokenStream {
    let Wire { kind, unknown, value, argument, getter, inner, more, .. } = wire;
    let ident = &all.name.ident;
    let name = ident.bare();
    let idents = all.variants.iter().map(|(ident, _)| ident);
    let ways = all.variants.iter().map(|(ident, variant)| {
        let value = match &variant.value {
            VariantValue::Text(text) => quote!(#text),
            VariantValue::Integer(number) => integer(*number),
        };
        (quote!(Self::#ident => #value), quote!(#value => Self::#ident))
    });
    let (to, from): (Vec<_>, Vec<_>) = ways.unzip();
    quote! {
        impl #ident {
            /// The values that the document knows, in its order.
            pub const ALL: &'static [Self] = &[#(Self::#idents),*];

            /// The value on the wire.
            #[must_use]
            pub fn #getter(&self) -> #value {
                match self { #(#to,)* Self::Unknown(value) => value.#inner() }
            }

            #more
        }

        impl #kind for #ident {
            const NAME: &'static str = #name;

            fn known(#argument: #value) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match #argument {
                    #(#from,)*
                    _ => return ::core::option::Option::None,
                })
            }

            fn unknown(value: #unknown) -> Self { Self::Unknown(value) }
        }
    }
}

fn conversions_of_text(all: &Enum<'_>) -> TokenStream {
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

fn conversions_of_integers(all: &Enum<'_>) -> TokenStream {
    let ident = &all.name.ident;
    quote! {
        impl ::core::convert::From<i64> for #ident {
            fn from(value: i64) -> Self { super::runtime::integer_enum(value) }
        }

        impl ::core::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.value(), f)
            }
        }
    }
}

/// `-1`, without a suffix.
pub(super) fn integer(value: i64) -> TokenStream {
    raw(&value.to_string())
}
