//! Enumerations of integers → what they are besides the enum.
//!
//! ```text
//! impl Priority { pub fn value(&self) -> i64; pub fn from_known(i64) -> Result<Self, UnknownVariant> }
//! // From<i64> keeps what is unknown, so TryFrom<i64> cannot refuse it: `from_known` does.
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::decode::Null;
use super::enums::{Enum, integer};
use super::{decode, encode};
use crate::model::VariantValue;

/// What an enumeration of integers is besides the enum.
pub(super) fn tokens(all: &Enum<'_>) -> TokenStream {
    let ident = &all.name.ident;
    let inherent = inherent(all);
    let read = decode::tokens(
        ident,
        Null::Refused,
        &quote!(super::runtime::decode_integer_enum(deserializer)),
    );
    let write = encode::tokens(ident, &quote!(serializer.serialize_i64(self.value())));
    quote! {
        #inherent

        impl ::core::convert::From<i64> for #ident {
            fn from(value: i64) -> Self { super::runtime::integer_enum(value) }
        }

        impl ::core::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.value(), f)
            }
        }

        #read
        #write
    }
}

fn inherent(all: &Enum<'_>) -> TokenStream {
    let ident = &all.name.ident;
    let idents = all.variants.iter().map(|(ident, _)| ident);
    let (to, from): (Vec<_>, Vec<_>) = all
        .variants
        .iter()
        .filter_map(|(ident, variant)| match &variant.value {
            VariantValue::Integer(value) => {
                let value = integer(*value);
                Some((quote!(Self::#ident => #value), quote!(#value => Self::#ident)))
            }
            VariantValue::Text(_) => None,
        })
        .unzip();
    let name = ident.bare();
    quote! {
        impl #ident {
            /// The values that the document knows, in its order.
            pub const ALL: &'static [Self] = &[#(Self::#idents),*];

            /// The value on the wire.
            #[must_use]
            pub fn value(&self) -> i64 {
                match self { #(#to,)* Self::Unknown(value) => value.get() }
            }

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
        }

        impl super::runtime::IntegerEnum for #ident {
            const NAME: &'static str = #name;

            fn known(value: i64) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match value {
                    #(#from,)*
                    _ => return ::core::option::Option::None,
                })
            }

            fn unknown(value: super::runtime::UnknownInteger) -> Self { Self::Unknown(value) }
        }
    }
}
